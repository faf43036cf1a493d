/** Decides where a sequence plan comes from: a JSON file, or the plan kept in the dossier; a plan that cannot be used is refused with its places. */
import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import type { Problem } from "#record";
import { type ParsedPlan, type PlanFile, PlanFileShape, parsePlan, type SequencePlan } from "#sequence";
import type { Store } from "#store";
import { CommandError } from "./commands-error.ts";

/** The setting of a dossier that holds its plan, as written. */
export const PlanSetting = "sequence plan";
const LargestFile = 100 * 1024 * 1024;
/** A slip in a longer text is told without its line. */
const LargestToLocate = 4 * 1024 * 1024;
/** Problems told at once; more are counted. */
const MostTold = 8;

/** The field of every command that works on a plan: a file, or the dossier's own. Only the command line may name files. */
export const planFileField = {
  file: z.string().optional().describe("A plan as JSON; the dossier's plan where none is named."),
};

/** What each of these commands declares beside its own: the file as its first word, and a dossier only where no file is named. */
export const onPlans = {
  words: ["file"],
  overHttp: true,
  terminalOnly: ["file"],
  dossier: ({ file }: { readonly file?: unknown }) => (file === undefined ? ("existing" as const) : ("none" as const)),
};

/** A plan with what is doubtful about it. */
export type ReadPlan = { readonly plan: SequencePlan; readonly written: PlanFile; readonly problems: readonly Problem[] };

/** Reads a plan from `file`, or from the dossier where no file is named. */
export async function readPlan(store: Store, file: string | undefined): Promise<ReadPlan> {
  if (file !== undefined) return usePlan(parseJson(await readTextFile(file), file), file);
  const kept = await store.setting(PlanSetting);
  if (kept === undefined)
    throw new CommandError(
      "not-in-the-dossier",
      "the dossier has no sequence plan",
      "Name a file, or bring a plan in with 'parley sequence import FILE'.",
    );
  return usePlan(kept, "the dossier's plan");
}

/** Parses what JSON gave; `name` stands in the messages. */
export function usePlan(json: unknown, name: string): ReadPlan {
  const parsed = parsePlan(json);
  if (parsed.kind === "refused") throw refusal(name, parsed.problems);
  const written = PlanFileShape.parse(json);
  return { plan: parsed.plan, written, problems: parsed.problems };
}

/** What parsing found, as the caller's mistake. */
export function refusal(name: string, problems: Extract<ParsedPlan, { kind: "refused" }>["problems"]): CommandError {
  const [first] = problems;
  const told = problems
    .slice(0, MostTold)
    .map((problem) =>
      problem.where === undefined || problem.message.includes(problem.where) ? problem.message : `${problem.where}: ${problem.message}`,
    );
  const rest = problems.length > MostTold ? [`and ${problems.length - MostTold} more`] : [];
  return new CommandError("bad-input", `'${name}' cannot be used: ${[...told, ...rest].join("; ")}`, first?.whatToDo ?? "Mend the plan.");
}

/** The text of a file, a byte order mark left out; what is not UTF-8 is refused. */
export async function readTextFile(path: string): Promise<string> {
  const about = await stat(path).catch((error: unknown) => {
    throw new CommandError("no-such-file", `there is no '${path}'`, "Give the path of a file.", error);
  });
  if (!about.isFile()) throw new CommandError("bad-input", `'${path}' is no file`, "Give the path of a file.");
  if (about.size > LargestFile)
    throw new CommandError("bad-input", `'${path}' is larger than ${LargestFile / 1024 / 1024} MB`, "Split the plan.");
  const bytes = await readFile(path);
  if (!isUtf8(bytes))
    throw new CommandError(
      "bad-input",
      `'${path}' is not UTF-8: letters in it would be lost`,
      "Save it as UTF-8 (in a spreadsheet: CSV UTF-8).",
    );
  return new TextDecoder().decode(bytes);
}

/** The JSON in `text`; a slip is told with its line. */
export function parseJson(text: string, name: string): unknown {
  if (text.trim() === "") throw new CommandError("bad-input", `'${name}' is empty`, "Write a plan: see 'docs/guide/sequence.md'.");
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = text.length > LargestToLocate ? undefined : text.slice(0, lengthOfSoundStart(text)).split("\n").length;
    throw new CommandError(
      "bad-input",
      `'${name}' is no JSON${line === undefined ? "" : ` (line ${line})`}: ${error.message}`,
      "Mend the file.",
      error,
    );
  }
}

/** How far `text` could still become JSON: a start is sound where the parser only misses what would follow. */
function lengthOfSoundStart(text: string): number {
  let sound = 0;
  let broken = text.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isSoundStart(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}

function isSoundStart(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return /end of JSON|Unterminated/u.test(error.message) || Number(/position (\d+)/u.exec(error.message)?.[1]) >= start.length;
  }
}
