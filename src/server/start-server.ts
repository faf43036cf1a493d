/** Decides how the workbench is served on this machine: one loopback port, one token for this run, and a clean end. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { allCommands, type Command, type Parley } from "#commands";
import { createApp } from "./create-app.ts";
import { type Gate, refuseForeignHost } from "./guard-requests.ts";
import { loadWebFiles } from "./web-files.ts";

/** Where the workbench is to be found, and how it is ended. */
export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

export type ServerOptions = {
  readonly parley: Parley;
  /** 0 takes any free one; where it is taken by another program, a free one is taken too. */
  readonly port?: number;
  readonly openBrowser?: boolean;
  readonly commands?: readonly Command[];
  /** Folder of the built workbench. */
  readonly webRoot?: string;
  readonly reportMistake?: (error: unknown) => void;
};

const Loopback = "127.0.0.1";
const RequestMs = 60_000; // A body that takes longer is not coming from a browser on this machine.

/** Serves until stopped; the address holds the token that lets a browser in. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { parley, port = 0, openBrowser = false, commands = allCommands, webRoot = builtWorkbench(), reportMistake = () => {} } = options;
  const server = createServer({ requireHostHeader: false, requestTimeout: RequestMs });
  const bound = await listen(server, port).catch((error: unknown) => {
    if (port !== 0 && isTaken(error)) return listen(server, 0);
    throw error;
  });
  const token = randomBytes(24).toString("base64url");
  const gate: Gate = {
    hosts: new Set([`${Loopback}:${bound}`, `localhost:${bound}`]),
    session: randomBytes(32).toString("base64url"),
    // Cookies do not know ports: two dossiers open at once must not overwrite each other's.
    cookieName: `parley_${bound}`,
  };
  const stopping = new AbortController();
  const webFiles = await loadWebFiles(webRoot);
  const app = createApp({
    commands,
    runOf: (effects) => ({ parley, ...effects }),
    token,
    gate,
    webFiles,
    stopping: stopping.signal,
    reportMistake,
  });
  const answer = getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (refuseBeforeParsing(request, response, gate)) return;
    void answer(request, response);
  });
  const url = `http://${Loopback}:${bound}/?token=${token}`;
  if (openBrowser) showInBrowser(url);
  return { url, stop };

  async function stop(): Promise<void> {
    stopping.abort();
    app.watch.stop();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }
}

/** Where the build puts the workbench, seen from the source as well as from what was built. */
function builtWorkbench(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.endsWith(".ts") ? "../../dist/web" : "../web", here));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: Loopback, port }, () => {
      server.off("error", reject);
      // A server listening on a port has an address with one.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** Stops what would not even become a request: a foreign or missing Host, or an address that names another server. */
function refuseBeforeParsing(request: IncomingMessage, response: ServerResponse, gate: Gate): boolean {
  const refused = refuseForeignHost(request.url?.startsWith("/") ? request.headers.host : undefined, gate);
  if (refused === undefined) return false;
  response.writeHead(refused.status, { ...Object.fromEntries(refused.headers), connection: "close" });
  void refused.text().then((text) => response.end(text));
  return true;
}

function showInBrowser(url: string): void {
  const [program, ...words] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const child = spawn(program ?? "xdg-open", [...words, url], { stdio: "ignore", detached: true });
  child.on("error", () => {}); // No browser here: the address stands in the terminal.
  child.unref();
}
