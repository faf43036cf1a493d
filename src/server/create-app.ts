/** Decides how a request becomes an answer: the guards in order, then the workbench's files, the events, and one route for each command. */

import { Hono } from "hono";
import type { Command, Progress, Run } from "#commands";
import { answerCommand } from "./answer-command.ts";
import { answerEvents } from "./answer-events.ts";
import { type Gate, isSameSecret, refuseForeignHost, refuseForeignPage, refuseStranger } from "./guard-requests.ts";
import { answerRefusal } from "./refusal.ts";
import { type Watch, watchDossier } from "./watch-dossier.ts";
import { answerWebFile, type WebFiles } from "./web-files.ts";

/** What the server is made of. */
export type AppParts = {
  readonly commands: readonly Command[];
  /** What a command is given beside its input. */
  readonly runOf: (effects: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal }) => Run;
  /** Given in the first address; exchanged for the session's cookie. */
  readonly token: string;
  readonly gate: Gate;
  readonly webFiles: WebFiles;
  /** Fires when the server stops; long work then stops at the next safe place. */
  readonly stopping: AbortSignal;
  /** Where our own mistakes are told. */
  readonly reportMistake: (error: unknown) => void;
  /** How often the dossier is asked whether somebody else changed it. */
  readonly lookEveryMs?: number;
  /** The largest body taken, in bytes. */
  readonly largestBody?: number;
};

/** The server without a port: a request in, an answer out. */
export type App = { readonly fetch: (request: Request) => Response | Promise<Response>; readonly watch: Watch };

const LargestBody = 48 * 1024 * 1024; // Files come as base64: room for about 35 MB of documents at once.

/** Nothing but the server's own scripts, styles and answers; a document's words can start nothing. */
const ContentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const SafeHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": ContentPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Builds the server of one run. */
export function createApp(parts: AppParts): App {
  const { commands, gate, token, webFiles, stopping, reportMistake, lookEveryMs = 1000, largestBody = LargestBody } = parts;
  const { store } = parts.runOf({ onProgress: () => {}, signal: stopping }).parley;
  const watch = watchDossier(() => store.dataVersion(), lookEveryMs);
  const commandParts = { runOf: parts.runOf, watch, stopping, reportMistake, largestBody };
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SafeHeaders)) context.res.headers.set(name, value);
  });
  app.use(async ({ req }, next) => {
    const refused =
      refuseForeignHost(req.header("host"), gate) ?? (isLettingIn(req.raw, token) ? undefined : refuseForeignPage(req.raw, gate));
    if (refused !== undefined) return refused;
    return await next();
  });
  app.get("*", async ({ req }, next) => {
    if (isLettingIn(req.raw, token)) return letIn(req.raw, gate);
    return await next();
  });
  app.use(async ({ req }, next) => {
    const refused = refuseStranger(req.raw, gate);
    if (refused !== undefined) return wantsPage(req.raw) ? noEntryPage() : refused;
    return await next();
  });

  app.get("/api/events", ({ req }) => answerEvents(req.raw.signal, watch, stopping));
  for (const command of commands.filter(({ overHttp }) => overHttp)) {
    const method = command.effect === "change" ? "POST" : "GET";
    const path = `/api/${command.name.replaceAll(" ", "/")}`;
    app.on(method, path, ({ req }) => answerCommand(command, req.raw, commandParts));
    app.all(path, () => wrongMethod(command.name, method));
  }
  app.all("/api/*", ({ req }) => unknownRoute(req.path));
  app.get("*", ({ req }) => answerWebFile(req.path, req.raw, webFiles) ?? (webFiles.size === 0 ? notBuiltPage() : unknownRoute(req.path)));
  app.all("*", ({ req }) => wrongMethod(req.path, "GET"));
  app.onError((error) => {
    reportMistake(error);
    return answerRefusal({
      status: 500,
      code: "our-mistake",
      message: "Parley made a mistake.",
      whatToDo: "See the terminal in which it runs.",
    });
  });
  return { fetch: (request) => app.fetch(request), watch };
}

function isLettingIn(request: Request, token: string): boolean {
  const url = new URL(request.url);
  const given = url.searchParams.get("token");
  return request.method === "GET" && !url.pathname.startsWith("/api/") && given !== null && isSameSecret(given, token);
}

/** Gives the browser its cookie and sends it on to the same address without the token, so that no history or screenshot shows it. */
function letIn(request: Request, gate: Gate): Response {
  const url = new URL(request.url);
  url.searchParams.delete("token");
  const query = url.searchParams.toString();
  // A path that begins with two slashes would lead to another host.
  const path = `/${url.pathname.replace(/^\/+/u, "")}`;
  return new Response(null, {
    status: 303,
    headers: {
      location: query === "" ? path : `${path}?${query}`,
      "set-cookie": `${gate.cookieName}=${gate.session}; Path=/; HttpOnly; SameSite=Strict`,
      "cache-control": "no-store",
    },
  });
}

function wantsPage(request: Request): boolean {
  return request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
}

function noEntryPage(): Response {
  return plainPage(403, "This browser has not been let in.\n\nOpen the address that 'parley open' printed, with its token.\n");
}

function notBuiltPage(): Response {
  return plainPage(503, "The workbench has not been built.\n\nRun 'npm run build' in Parley's folder, then open it again.\n");
}

function plainPage(status: number, text: string): Response {
  return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });
}

function unknownRoute(path: string): Response {
  const message = `There is nothing at ${path.slice(0, 100)}.`;
  return answerRefusal({ status: 404, code: "no-such-route", message, whatToDo: "The routes are the commands' names: see 'parley help'." });
}

function wrongMethod(name: string, method: string): Response {
  return answerRefusal({
    status: 405,
    code: "wrong-method",
    message: `'${name.slice(0, 100)}' is asked for with ${method}.`,
    whatToDo: `Use ${method}.`,
  });
}
