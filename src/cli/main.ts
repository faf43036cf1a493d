/** Runs the program in a real terminal: words, streams, signals and the exit code. */
import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import { allCommands } from "#commands";
import { buildProgram } from "./build-program.ts";
import { printable } from "./printable.ts";
import { terminalCommands } from "./surface-commands.ts";

const manifest: { readonly version: string } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const interruption = new AbortController();
// The first interruption asks long work to stop at a safe place; the second ends the program at once.
const interrupt = (): void => interruption.abort();
process.once("SIGINT", interrupt);
process.once("SIGTERM", interrupt);
// A reader that goes away early (`parley list … | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const program = buildProgram(terminalCommands(allCommands), manifest.version, {
  // What is written to a file or a pipe stays word for word; a terminal gets no control characters of a document.
  out: (text) => process.stdout.write(process.stdout.isTTY ? printable(text) : text),
  err: process.stderr,
  environment: process.env,
  folder: process.cwd(),
  signal: interruption.signal,
  // Without a listener the system ends the program on the first interruption.
  letInterruptionsEnd: () => process.off("SIGINT", interrupt),
  clock: () => performance.now(),
  setExitCode: (code) => {
    process.exitCode = code;
  },
});

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has printed what is wrong; help asked for is no mistake.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
// All is done but for what a reader has not taken yet. A pipe that nobody reads would never end; now an interruption ends the program.
process.off("SIGINT", interrupt);
process.off("SIGTERM", interrupt);
