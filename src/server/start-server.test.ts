import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Parley } from "#commands";
import { type RunningServer, startServer } from "./start-server.ts";

/** Sends bytes as they are and gives back the first line of the answer. */
function send(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("data", (bytes) => {
      resolve(bytes.toString("utf8").split("\r\n")[0] ?? "");
      socket.destroy();
    });
    socket.once("error", reject);
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  });
}

describe("a running server", () => {
  // Only these methods of the store are asked by the server itself.
  const parley = { store: { dataVersion: () => Promise.resolve("v1"), head: () => Promise.resolve(0) } } as unknown as Parley;
  let server: RunningServer;
  let port: number;
  beforeAll(async () => {
    server = await startServer({ parley, commands: [], webRoot: "/nonexistent" });
    port = Number(new URL(server.url).port);
  });
  afterAll(() => server.stop());

  it("gives an address on the loopback with a token", () => {
    const url = new URL(server.url);
    expect(url.hostname).toBe("127.0.0.1");
    expect(url.searchParams.get("token")).toMatch(/^[\w-]{32}$/u);
  });

  it.each([
    ["no host", ["GET / HTTP/1.1"]],
    ["an empty host", ["GET / HTTP/1.1", "Host:"]],
    ["an address that names another server", ["GET http://evil.example/ HTTP/1.1", "Host: 127.0.0.1:PORT"]],
    ["an address that names this server, with a foreign host", ["GET http://127.0.0.1:PORT/ HTTP/1.1", "Host: evil.example"]],
    ["a foreign host", ["GET / HTTP/1.1", "Host: evil.example"]],
    ["a trailing dot", ["GET / HTTP/1.1", "Host: 127.0.0.1.:PORT"]],
    ["an old protocol without host", ["GET / HTTP/1.0"]],
  ])("refuses %s", async (_, lines) => {
    expect(
      await send(
        port,
        lines.map((line) => line.replace("PORT", String(port))),
      ),
    ).toContain(" 421 ");
  });

  it("lets in who brings the token, and says what is missing when the workbench was not built", async () => {
    const entered = await fetch(server.url, { redirect: "manual" });
    expect(entered.status).toBe(303);
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining("npm run build")]);
  });

  it("moves on to a free port when the one asked for is taken", async () => {
    const other = await startServer({ parley, port, commands: [], webRoot: "/nonexistent" });
    expect(new URL(other.url).port).not.toBe(String(port));
    await other.stop();
  });

  it("ends with a page still listening", async () => {
    const other = await startServer({ parley, commands: [], webRoot: "/nonexistent" });
    const entered = await fetch(other.url, { redirect: "manual" });
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    const events = await fetch(new URL("/api/events", other.url), { headers: { cookie } });
    expect(events.status).toBe(200);
    await other.stop();
    await events.body?.cancel().catch(() => {});
    await expect(fetch(other.url)).rejects.toThrow();
  });
});
