/** Builds the command line from the list of commands: words, options, help and examples come from each command's own declaration. */

import { Argument, Option, Command as Program } from "commander";
import { type Command, dossierNeedOf, openParley, type Progress } from "#commands";
import { wrapLine } from "#report";
import { type CommandField, fieldsOf, wordOf } from "./command-fields.ts";
import { ExitCodesInWords, exitCodeOf } from "./exit-codes.ts";
import { failureOf } from "./fail.ts";
import { findDossier } from "./find-dossier.ts";
import { printable } from "./printable.ts";
import { createProgressLine } from "./progress.ts";

/** What the program touches outside itself. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown };
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Leaves interruptions to the system, for a command that could not hear them. */
  readonly letInterruptionsEnd?: () => void;
  readonly clock: () => number;
  readonly setExitCode: (code: number) => void;
};

type GlobalOptions = { readonly dossier?: string; readonly json?: boolean; readonly by?: string };

/** The program, ready to parse words. */
export function buildProgram(commands: readonly Command[], version: string, terminal: Terminal): Program {
  const program = new Program("parley")
    .description(
      "Reads the public record of a negotiation: who met whom, who said what, where each party stands, each line with its words.",
    )
    .version(version)
    // Options after a command's name are that command's own; so a group and its commands may share a flag.
    .enablePositionalOptions()
    .showHelpAfterError("(See 'parley help' for what there is.)")
    .configureOutput({ writeOut: terminal.out, writeErr: (text) => terminal.err.write(text) })
    .exitOverride();
  for (const command of commands) addCommand(program, command, terminal);
  for (const group of program.commands) if (group.description() === "") group.description(groupInWords(group));
  program.addHelpText(
    "after",
    `\n${wrapLine(ExitCodesInWords, { indent: "" })}\nA dossier is one file; name it with --dossier or PARLEY_DOSSIER.`,
  );
  return program;
}

function addCommand(program: Program, command: Command, terminal: Terminal): void {
  const fields = fieldsOf(command);
  const wordNames = command.words.map((word) => word.replace(/…$/u, ""));
  const sub = placeFor(program, command.name).description(command.summary);
  for (const [at, word] of command.words.entries()) {
    const field = fields.find((one) => one.name === wordNames[at]);
    const argument = new Argument(wordOf(word, fields), field?.description);
    if (field?.choices !== undefined) argument.choices(field.choices);
    sub.addArgument(argument);
  }
  for (const field of fields) if (!wordNames.includes(field.name)) sub.addOption(optionOf(field));
  sub.option("--dossier <file>", "the dossier (a .parley file)");
  sub.option("--json", "print JSON");
  sub.option("--by <name>", "who is asking, for the log");
  sub.addHelpText("after", `\nExample:\n  parley ${command.example}`);
  sub.exitOverride();
  sub.action(async (...words: unknown[]) => {
    const values = words.slice(0, wordNames.length);
    const options = sub.opts<GlobalOptions & Record<string, unknown>>();
    const input = inputOf(fields, wordNames, values, options);
    terminal.setExitCode(await runCommand(command, input, options, terminal));
  });
}

/** Where a command of that name stands: below the program, or below the first of its two words. */
function placeFor(program: Program, name: string): Program {
  const [first = name, second] = name.split(" ");
  const standing = program.commands.find((one) => one.name() === first);
  if (second === undefined) return standing ?? program.command(first);
  const group = standing ?? program.command(first).exitOverride();
  return group.enablePositionalOptions().command(second);
}

/** What a group offers: "Has add, show, diff." */
function groupInWords(group: Program): string {
  return `Has ${group.commands.map((command) => command.name()).join(", ")}; see 'parley ${group.name()} --help'.`;
}

function optionOf(field: CommandField): Option {
  const shown = field.type === "switch" ? field.flag : field.type === "list" ? `${field.flag} <values...>` : `${field.flag} <value>`;
  const option = new Option(shown, field.description);
  if (field.choices !== undefined) option.choices(field.choices);
  return option;
}

/** The command's input from words and options; numbers are parsed, everything else is left to the command's own shape. */
function inputOf(
  fields: readonly CommandField[],
  wordNames: readonly string[],
  values: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const at = wordNames.indexOf(field.name);
    const value = at >= 0 ? values[at] : optionValue(field, options);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    // An empty text is no number: Number("") would be 0.
    input[field.name] = field.type === "number" && typeof value === "string" ? (value.trim() === "" ? Number.NaN : Number(value)) : value;
  }
  return input;
}

function optionValue(field: CommandField, options: Readonly<Record<string, unknown>>): unknown {
  const name = field.flag.slice(2).replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  // Commander keeps `--no-browser` as `browser: false`.
  if (field.flag.startsWith("--no-")) return options[name.slice(2, 3).toLowerCase() + name.slice(3)] === false;
  return options[name];
}

/** Runs one command and prints its answer or its failure; returns the exit code. */
async function runCommand(
  command: Command,
  rawInput: Record<string, unknown>,
  options: GlobalOptions,
  terminal: Terminal,
): Promise<number> {
  const progress = createProgressLine(terminal.err, terminal.clock);
  try {
    const input = command.input.parse(rawInput);
    const isDry = rawInput["dryRun"] === true;
    const need = dossierNeedOf(command, input);
    const dossier = need === "none" ? ":memory:" : findDossier(options.dossier, terminal.environment, terminal.folder);
    const mode = need === "existing" ? "existing" : "either";
    const parley = await openParley({ dossier, mode, ...(options.by === undefined ? {} : { by: options.by }) });
    try {
      if (command.effect === "query" && need !== "none") await parley.keeper.bringUpToDate();
      const onProgress = (step: Progress): void => progress.report(step);
      if (command.atOneGo === true) terminal.letInterruptionsEnd?.();
      const answer = await command.run(input, { parley, onProgress, signal: terminal.signal });
      progress.end();
      terminal.out(`${options.json === true && !isDry ? JSON.stringify(answer) : command.toText(answer)}\n`);
      return exitCodeOf(answer);
    } finally {
      await parley.close();
    }
  } catch (error) {
    progress.end();
    const failure = failureOf(error, command.name);
    const { code, message, whatToDo } = failure;
    if (options.json === true) terminal.out(`${JSON.stringify({ error: { code, message, whatToDo } })}\n`);
    // A refusal may repeat words of the file it refuses.
    terminal.err.write(printable(`parley ${command.name}: ${message}${whatToDo === "" ? "" : `\n${whatToDo}`}\n`));
    if (terminal.environment["PARLEY_TRACE"] !== undefined && error instanceof Error) terminal.err.write(`${error.stack}\n`);
    return failure.exitCode;
  }
}
