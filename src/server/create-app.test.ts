import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Command, CommandError, defineCommand, type Parley } from "#commands";
import { type App, createApp } from "./create-app.ts";
import type { WebFiles } from "./web-files.ts";

const Host = "127.0.0.1:7357";
const Cookie = "parley_7357=the-session";
const Page = `http://${Host}`;

const echo = defineCommand({
  name: "echo",
  summary: "Give back what was asked.",
  example: "echo 2",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ count: z.int().max(9).default(1), isLoud: z.boolean().optional(), words: z.array(z.string()).optional() }),
  output: z.looseObject({}),
  run: (input) => Promise.resolve(input),
  toText: () => "",
});
const refuse = defineCommand({
  name: "refuse",
  summary: "Refuse in the way asked for.",
  example: "refuse",
  effect: "query",
  words: [],
  overHttp: true,
  input: z.strictObject({ how: z.string() }),
  output: z.looseObject({}),
  run({ how }) {
    if (how === "bug") throw new Error("secret of the inside");
    if (how === "store") throw Object.assign(new Error("the file is busy"), { name: "StoreError", code: "busy", whatToDo: "Wait." });
    throw new CommandError(how === "gone" ? "no-such-item" : "conflict", "it is so", "Do that.");
  },
  toText: () => "",
});
const set = defineCommand({
  name: "set",
  summary: "Change something.",
  example: "set 1",
  effect: "change",
  words: [],
  overHttp: true,
  terminalOnly: ["file"],
  input: z.strictObject({ value: z.json(), file: z.string().optional() }),
  output: z.looseObject({}),
  run: (input) => Promise.resolve({ changed: typeof input.value }),
  toText: () => "",
});
const save = defineCommand({
  name: "save",
  summary: "Write a file.",
  example: "save",
  effect: "outside",
  words: [],
  overHttp: true,
  terminalOnly: ["file"],
  input: z.strictObject({ out: z.string().optional(), file: z.string().optional() }),
  output: z.looseObject({}),
  run: ({ out }) => Promise.resolve({ wrote: out ?? "nothing" }),
  toText: () => "",
});
const hidden = defineCommand({ ...echo, name: "hidden", overHttp: false } as Parameters<typeof defineCommand>[0]);
const commands: readonly Command[] = [echo, refuse, set, save, hidden];

const webFiles: WebFiles = new Map([
  ["/index.html", { bytes: new TextEncoder().encode("<!doctype html>"), type: "text/html; charset=utf-8", etag: '"page"' }],
  ["/assets/a.js", { bytes: new TextEncoder().encode("1"), type: "text/javascript; charset=utf-8", etag: '"a"' }],
]);

type Wanted = { readonly status: number; readonly code?: string };

type Made = { readonly version?: () => string; readonly mistakes?: unknown[] };

function makeApp({ version = () => "v1", mistakes = [] }: Made = {}): App {
  const store = { dataVersion: () => Promise.resolve(version()), head: () => Promise.resolve(7) };
  // Only these two methods of the store are asked by the server itself.
  const parley = { store } as unknown as Parley;
  return createApp({
    commands,
    runOf: (effects) => ({ parley, ...effects }),
    token: "the-token",
    gate: { hosts: new Set([Host, "localhost:7357"]), session: "the-session", cookieName: "parley_7357" },
    webFiles,
    stopping: new AbortController().signal,
    reportMistake: (error) => mistakes.push(error),
    lookEveryMs: 5,
    largestBody: 1000,
  });
}

/** Asks as the workbench's own page would; `headers` set to undefined are left out. */
async function ask(
  path: string,
  how: { method?: string; body?: string; headers?: Record<string, string | undefined> } = {},
  app = makeApp(),
): Promise<Response> {
  const method = how.method ?? "GET";
  const own: Record<string, string | undefined> = {
    host: Host,
    cookie: Cookie,
    ...(method === "GET" ? {} : { origin: Page, "sec-fetch-site": "same-origin", "content-type": "application/json" }),
    ...how.headers,
  };
  const headers = new Headers();
  for (const [name, value] of Object.entries(own)) if (value !== undefined) headers.set(name, value);
  return await app.fetch(new Request(`${Page}${path}`, { method, headers, ...(how.body === undefined ? {} : { body: how.body }) }));
}

async function check(response: Promise<Response>, wanted: Wanted): Promise<void> {
  const got = await response;
  expect(got.status).toBe(wanted.status);
  if (wanted.code === undefined) return;
  const answer: unknown = await got.json();
  expect(answer).toMatchObject({ ok: false, error: { code: wanted.code, message: expect.any(String), whatToDo: expect.any(String) } });
}

describe("who is let in", () => {
  const foreignHosts = [
    "evil.example",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1.evil:7357",
    "127.0.0.1.evil.example:7357",
    "127.0.0.1:7357.",
    "127.0.0.1.:7357",
    "localhost.:7357",
    "localhost:7357.evil",
    "[::1]:7357",
    "0.0.0.0:7357",
    "2130706433:7357",
    "0x7f.0.0.1:7357",
    "127.1:7357",
    "user@127.0.0.1:7357",
    "127.0.0.1:7357, 127.0.0.1:7357",
    "",
    undefined,
  ];
  it.each(foreignHosts)("refuses the host %s on every kind of route", async (host) => {
    for (const path of ["/", "/?token=the-token", "/api/echo", "/api/events", "/assets/a.js", "/nowhere"]) {
      await check(ask(path, { headers: { host } }), { status: 421, code: "foreign-host" });
    }
    await check(ask("/api/set", { method: "POST", body: '{"value":1}', headers: { host } }), { status: 421, code: "foreign-host" });
  });

  it.each([Host, "localhost:7357", "LOCALHOST:7357"])("knows itself as %s", async (host) => {
    expect((await ask("/api/echo", { headers: { host } })).status).toBe(200);
  });

  it("exchanges the token for a cookie that no script and no other site can use, and takes the token out of the address", async () => {
    const response = await ask("/matrix?token=the-token&asOf=2026-02-03", { headers: { cookie: undefined } });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/matrix?asOf=2026-02-03");
    expect(response.headers.get("set-cookie")).toBe("parley_7357=the-session; Path=/; HttpOnly; SameSite=Strict");
  });

  it("sends nobody to another server with the token", async () => {
    const response = await ask("//evil.example/?token=the-token", { headers: { cookie: undefined } });
    expect(response.headers.get("location")).toBe("/evil.example/");
  });

  it.each(["/", "/api/echo", "/assets/a.js", "/api/events", "/api/nowhere"])("refuses %s without the cookie", async (path) => {
    for (const cookie of [undefined, "parley_7357=", "parley_7357=the-sessioN", "parley_7358=the-session", "other=the-session"]) {
      await check(ask(path, { headers: { cookie } }), { status: 403, code: "no-session" });
    }
  });

  it.each(["wrong", "", "the-tokem", "the-token2"])("does not take '%s' for the token", async (token) => {
    const response = await ask(`/?token=${token}`, { headers: { cookie: undefined } });
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("does not exchange the token on a route of the interface", async () => {
    await check(ask("/api/echo?token=the-token", { headers: { cookie: undefined } }), { status: 403, code: "no-session" });
  });

  it("says it in words where a person looks", async () => {
    const response = await ask("/", { headers: { cookie: undefined, accept: "text/html" } });
    expect(response.status).toBe(403);
    expect(response.headers.get("content-type")).toContain("text/plain");
  });
});

describe("which pages may ask", () => {
  const routes = commands.filter(({ overHttp }) => overHttp).map(({ name }) => name);
  const senders: readonly (readonly [string, Record<string, string | undefined>])[] = [
    [
      "a form of another site",
      { origin: "http://evil.example", "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" },
    ],
    ["a file form", { origin: "http://evil.example", "content-type": "multipart/form-data; boundary=x" }],
    ["plain text", { origin: "http://evil.example", "content-type": "text/plain" }],
    ["JSON of another site", { origin: "http://evil.example" }],
    ["JSON of another port", { origin: "http://127.0.0.1:7358" }],
    ["JSON of https", { origin: `https://${Host}` }],
    ["no origin", { origin: undefined }],
    ["the null origin", { origin: "null" }],
    ["an own origin but a foreign site", { "sec-fetch-site": "cross-site" }],
    ["an own origin but a sister site", { "sec-fetch-site": "same-site" }],
    ["an address typed in", { "sec-fetch-site": "none" }],
  ];
  it.each(senders)("refuses a change by %s on every route", async (_, headers) => {
    for (const name of [...routes, "nowhere"]) {
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        await check(ask(`/api/${name}`, { method, body: '{"value":1}', headers }), { status: 403, code: "foreign-page" });
      }
    }
    await check(ask("/", { method: "POST", body: "{}", headers }), { status: 403, code: "foreign-page" });
  });

  it.each(["cross-site", "same-site"])("refuses to be looked at from a %s page", async (site) => {
    for (const path of ["/api/echo", "/", "/assets/a.js"])
      await check(ask(path, { headers: { "sec-fetch-site": site } }), { status: 403, code: "foreign-page" });
  });

  it.each([
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "text/json",
    "application/jsonp",
    undefined,
  ])("takes no change as %s, even from its own page", async (type) => {
    await check(ask("/api/set", { method: "POST", body: '{"value":1}', headers: { "content-type": type } }), {
      status: 415,
      code: "not-json",
    });
  });

  it.each(["application/json", "application/json; charset=utf-8", "APPLICATION/JSON"])("takes a change as %s", async (type) => {
    const response = await ask("/api/set", { method: "POST", body: '{"value":1}', headers: { "content-type": type } });
    expect(await response.json()).toEqual({ ok: true, value: { changed: "number" } });
  });

  it("offers nothing to other origins and protects every answer", async () => {
    for (const response of [
      await ask("/api/echo"),
      await ask("/"),
      await ask("/api/nowhere"),
      await ask("/", { headers: { host: "evil" } }),
    ]) {
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(response.headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
    expect((await ask("/api/echo", { method: "OPTIONS", headers: { origin: "http://evil.example" } })).status).toBe(403);
  });
});

describe("what is asked", () => {
  it("reads numbers, truths and lists by the command's own shape", async () => {
    const response = await ask("/api/echo?count=3&isLoud=true&words=a&words=b");
    expect(await response.json()).toEqual({ ok: true, value: { count: 3, isLoud: true, words: ["a", "b"] } });
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    ["/api/echo?count=many", /count/],
    ["/api/echo?count=10", /count/],
    ["/api/echo?count=1&count=2", /count/],
    ["/api/echo?isLoud=perhaps", /isLoud/],
    ["/api/echo?unknown=1", /unknown/],
    ["/api/echo?__proto__=1", /__proto__/],
    ["/api/save?out=/tmp/x", /command line/],
    ["/api/save?file=/etc/passwd", /'file'.*command line/],
  ];
  it.each(wrong)("says in a sentence what is wrong with %s", async (path, says) => {
    const response = await ask(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "bad-input", message: expect.stringMatching(says) } });
  });

  const bodies: readonly (readonly [string, string, Wanted])[] = [
    ["no JSON", "{", { status: 400, code: "bad-input" }],
    ["no object", "[]", { status: 400, code: "bad-input" }],
    ["an unknown field", '{"value":1,"more":2}', { status: 400, code: "bad-input" }],
    ["a file of this machine", '{"value":1,"file":"/etc/passwd"}', { status: 400, code: "bad-input" }],
    ["too much", JSON.stringify({ value: "x".repeat(1000) }), { status: 413, code: "too-large" }],
    ["too deep", `{"value":${"[".repeat(300)}${"]".repeat(300)}}`, { status: 400, code: "bad-input" }],
  ];
  it.each(bodies)("refuses a body with %s", async (_, body, wanted) => {
    await check(ask("/api/set", { method: "POST", body }), wanted);
  });

  it("stops reading a body that does not say how long it is", async () => {
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(300).fill(32)) });
    const headers = { host: Host, cookie: Cookie, origin: Page, "content-type": "application/json" };
    // `duplex` is missing from the type of RequestInit; Node needs it for a stream.
    const request = new Request(`${Page}/api/set`, { method: "POST", headers, body, duplex: "half" } as RequestInit);
    await check(Promise.resolve(makeApp().fetch(request)), { status: 413, code: "too-large" });
  });

  it.each([
    ["/api/echo", "POST", "{}", { status: 405, code: "wrong-method" }],
    ["/api/set", "GET", undefined, { status: 405, code: "wrong-method" }],
    ["/api/set", "DELETE", undefined, { status: 405, code: "wrong-method" }],
    ["/api/hidden", "GET", undefined, { status: 404, code: "no-such-route" }],
    ["/api/nowhere", "GET", undefined, { status: 404, code: "no-such-route" }],
    ["/api/../secret", "GET", undefined, { status: 200 }],
    ["/assets/../../package.json", "GET", undefined, { status: 200 }],
    ["/assets/none.js", "GET", undefined, { status: 404 }],
    ["/assets/%2e%2e%2f%2e%2e%2fpackage.json", "GET", undefined, { status: 404 }],
  ] as const)("answers %s by %s", async (path, method, body, wanted) => {
    await check(ask(path, { method, ...(body === undefined ? {} : { body }) }), wanted);
  });

  it.each([
    ["gone", { status: 404, code: "no-such-item" }],
    ["conflict", { status: 409, code: "conflict" }],
    ["store", { status: 503, code: "busy" }],
    ["bug", { status: 500, code: "our-mistake" }],
  ] as const)("passes on a refusal of the kind %s", async (how, wanted) => {
    await check(ask(`/api/refuse?how=${how}`), wanted);
  });

  it("tells a mistake of its own to the terminal and not to the page", async () => {
    const mistakes: unknown[] = [];
    const response = await ask("/api/refuse?how=bug", {}, makeApp({ mistakes }));
    expect(await response.text()).not.toContain("secret");
    expect(mistakes).toHaveLength(1);
  });

  it("gives the page itself for addresses inside the workbench", async () => {
    for (const path of ["/", "/matrix", "/documents/src-1"]) expect((await ask(path)).headers.get("content-type")).toContain("text/html");
    expect((await ask("/assets/a.js")).headers.get("cache-control")).toContain("immutable");
  });
});

describe("how pages stay up to date", () => {
  it("answers a query that nothing changed since with its version alone", async () => {
    let version = "v1";
    const app = makeApp({ version: () => version });
    const etag = (await ask("/api/echo", {}, app)).headers.get("etag") ?? "";
    expect((await ask("/api/echo", { headers: { "if-none-match": etag } }, app)).status).toBe(304);
    version = "v2";
    const fresh = await ask("/api/echo", { headers: { "if-none-match": etag } }, app);
    expect([fresh.status, fresh.headers.get("parley-seq")]).toEqual([200, "7"]);
  });

  it("tells a listening page when the dossier changed, whoever changed it", async () => {
    let version = "v1";
    const response = await ask("/api/events", {}, makeApp({ version: () => version }));
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    const hearUntil = async (words: string): Promise<void> => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? "";
    };
    await hearUntil('data: {"version":"v1"}');
    version = "v2";
    await hearUntil('data: {"version":"v2"}');
    expect(heard.match(/event: version/gu)).toHaveLength(2);
    await reader?.cancel();
  });
});
