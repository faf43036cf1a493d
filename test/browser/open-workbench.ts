/** Decides what the browser tests run against: the built workbench, the real server, a dossier read from files, and a browser that tells what it was asked to load. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { allCommands, openParley, type Parley } from "#commands";
import { type RunningServer, startServer } from "#server";

const Root = fileURLToPath(new URL("../..", import.meta.url));
export const Chromium = process.env["PARLEY_CHROMIUM"] ?? "/usr/bin/chromium";
export const hasChromium = existsSync(Chromium);

export const WaitMs = 20_000; // For a busy machine; a test that passes waits for none of it.

const Quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export type Workbench = {
  readonly parley: Parley;
  readonly server: RunningServer;
  /** Runs a command beside the page, as another process would. */
  readonly run: (name: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /** A page that was let in; `trouble` collects what must not happen: errors, refused loads, dialogs, requests to elsewhere. */
  readonly visit: (path: string, options?: VisitOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
};

export type VisitOptions = { readonly width?: number; readonly dark?: boolean };
export type Visit = {
  readonly page: Page;
  readonly trouble: readonly string[];
  /** Goes on to another address and waits until the page there has its answers. */
  readonly go: (path: string) => Promise<void>;
};

export type WorkbenchOptions = {
  /** Documents to be read first, below the project's root. */
  readonly files?: readonly string[];
  readonly gazetteer?: string;
  /** `development` is React with its own checks, which tells of slips that the shipped build passes over. */
  readonly build: "as shipped" | "development";
};

/** Builds, reads the files into a new dossier, serves it and starts the browser. */
export async function openTestWorkbench({ files = [], gazetteer, build: kind }: WorkbenchOptions): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), "parley-browser-"));
  const webRoot = join(folder, "web");
  buildInto(webRoot, kind);
  const parley = await openParley({ dossier: join(folder, "test.parley"), mode: "either", by: "a reader", lanes: 0 });
  const run = async (name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const command = allCommands.find((one) => one.name === name);
    if (command === undefined) throw new Error(`there is no command ${name}`);
    const answer: unknown = await command.run(command.input.parse(input), {
      parley,
      onProgress: () => {},
      signal: new AbortController().signal,
    });
    return Object(answer); // Every command answers with an object.
  };
  if (files.length > 0) {
    const paths = files.map((file) => join(Root, file));
    await run("read", { files: paths, ...(gazetteer === undefined ? {} : { gazetteer: join(Root, gazetteer) }) });
  }
  const server = await startServer({ parley, webRoot, reportMistake: (error) => console.error(error) });
  const browser = await chromium.launch({ executablePath: Chromium, args: Quiet });
  return {
    parley,
    server,
    run,
    visit: (path, options) => visit(browser, server, path, options),
    async close() {
      await browser.close();
      await server.stop();
      await parley.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Builds in a process of its own, because a test's own environment would leak into what is built. */
function buildInto(webRoot: string, kind: WorkbenchOptions["build"]): void {
  const mode = kind === "development" ? "development" : "production";
  const words = ["build", "web", "--mode", mode, "--outDir", webRoot, "--emptyOutDir", "--logLevel", "error"];
  const vite = join(Root, "node_modules", "vite", "bin", "vite.js");
  const built = spawnSync(process.execPath, [vite, ...words], { cwd: Root, env: { ...process.env, NODE_ENV: mode }, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the workbench could not be built: ${built.stderr}`);
}

/** Runs in the page, as text, because this side has no document. */
const TellRefusals = `document.addEventListener("securitypolicyviolation", (event) =>
  console.error("refused by policy: " + event.violatedDirective + " " + event.blockedURI))`;

async function visit(browser: Browser, server: RunningServer, path: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1440, dark = false } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? "dark" : "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(WaitMs);
  const trouble: string[] = [];
  const own = new URL(server.url).origin;
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith("blob:")) trouble.push(`request: ${request.url()}`);
  });
  await page.addInitScript(TellRefusals);
  const go = async (next: string): Promise<void> => {
    await page.goto(new URL(next, own).href);
    await page.locator("main h1, main .empty, main .failure").first().waitFor();
    await page.locator("main:not(:has(.waiting))").waitFor();
  };
  const first = new URL(path, own);
  first.searchParams.set("token", new URL(server.url).searchParams.get("token") ?? "");
  await go(first.href);
  return { page, trouble, go };
}
