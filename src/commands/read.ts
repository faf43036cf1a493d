/** Reads files and folders into the dossier: takes each in, reads it, keeps it, and brings the record up to date. */

import { z } from "zod";
import { type FoundFile, findFiles, readCapped } from "#intake";
import { ProblemShape, type ValueOf } from "#record";
import { defineCommand, type Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { type Kept, KeptShape, keepDelivered } from "./keep-delivered.ts";
import type { Delivered, GivenDetails, Parley } from "./parley.ts";
import { type ReadingView, ReadingViewShape, viewReading } from "./view-reading.ts";

/** Documents per transaction: large enough that the disk is not the limit, small enough that a kill loses seconds of work. */
const BatchSize = 16;

const Input = z.strictObject({
  files: z.array(z.string()).min(1).describe("Files or folders; '-' reads pasted text from standard input."),
  published: z.string().optional().describe("Date of publication (YYYY-MM-DD or a date-time with zone) where the files do not say."),
  outlet: z.string().optional().describe("Who published them, where the files do not say."),
  title: z.string().optional().describe("Title, for a single file."),
  byline: z.string().optional().describe("Author, for a single file."),
  dryRun: z.boolean().default(false).describe("Print what the reader finds; leave the dossier untouched."),
});

const Output = z.strictObject({
  dossier: z.string(),
  results: z.array(KeptShape),
  counts: z.strictObject({ read: z.int(), known: z.int(), refused: z.int() }),
  problems: z.array(ProblemShape),
  readings: z.array(ReadingViewShape).optional().describe("With --dry-run: the whole reading of each file."),
  interrupted: z.boolean(),
});

export const readCommand = defineCommand({
  name: "read",
  summary: "Read articles, readouts and drafts into the dossier.",
  example: "read coverage/ --outlet 'The Orsa Courier' --published 2026-02-03",
  effect: "change",
  words: ["files…"],
  overHttp: false,
  input: Input,
  output: Output,
  async run(input, run) {
    const given: GivenDetails = pick(input);
    const found = await findFiles(input.files);
    if (found.files.length === 0) {
      const why = found.problems.map((problem) => `${problem.where ?? ""}: ${problem.message}`).join("; ");
      throw new CommandError(
        "no-such-file",
        `nothing to read${why === "" ? "" : ` (${why})`}`,
        "Give files or folders with .txt, .md or .html documents.",
      );
    }
    return input.dryRun ? await readDry(found, given, run) : await readInto(found, given, run);
  },
  toText(output) {
    if (output.readings !== undefined) return output.readings.map((reading) => JSON.stringify(reading)).join("\n");
    const { read, known, refused } = output.counts;
    const lines = output.results
      .filter((result) => result.status === "refused")
      .map((result) => `${result.label}: ${result.message ?? "refused"}`);
    for (const problem of output.problems) lines.push(`${problem.where === undefined ? "" : `${problem.where}: `}${problem.message}`);
    lines.push(`${read} read, ${known} already there, ${refused} refused. Dossier: ${output.dossier}`);
    if (output.interrupted) lines.push("Interrupted; everything counted above is kept. Run the same command again to go on.");
    return lines.join("\n");
  },
});

type Files = Awaited<ReturnType<typeof findFiles>>;
type ReadAnswer = ValueOf<typeof Output>;

async function readInto(found: Files, given: GivenDetails, run: Run): Promise<ReadAnswer> {
  const { parley } = run;
  const results: Kept[] = [];
  let continues: Kept["command"];
  const words = { files: found.files.length, first: found.files[0]?.label ?? "", ...given };
  for (let at = 0; at < found.files.length && !run.signal.aborted; at += BatchSize) {
    const batch = found.files.slice(at, at + BatchSize);
    const delivered = await readBatch(batch, given, run, at, found.files.length);
    const kept = await keepDelivered(parley, delivered, { verb: "read", words, continues });
    continues ??= kept.find((one) => one.command !== undefined)?.command;
    results.push(...kept);
  }
  run.onProgress({ done: results.length, total: found.files.length, current: "bringing the record up to date" });
  await parley.keeper.bringUpToDate();
  return answer(parley, results, found, run.signal.aborted && results.length < found.files.length);
}

async function readDry(found: Files, given: GivenDetails, run: Run): Promise<ReadAnswer> {
  const readings: ReadingView[] = [];
  const results: Kept[] = [];
  for (let at = 0; at < found.files.length && !run.signal.aborted; at += BatchSize) {
    const batch = await readBatch(found.files.slice(at, at + BatchSize), given, run, at, found.files.length);
    for (const { label, delivered } of batch) {
      if (delivered.kind === "read") readings.push(viewReading(label, delivered.source, delivered.reading));
      results.push(
        delivered.kind === "read"
          ? { label, status: "read", source: delivered.source.id }
          : { label, status: "refused", code: delivered.code, message: `${delivered.message} ${delivered.whatToDo}` },
      );
    }
  }
  return { ...answer(run.parley, results, found, run.signal.aborted), readings };
}

/** Reads the files of a batch side by side, in as many lanes as there are workers; answers stand in the order of the files. */
async function readBatch(
  files: readonly FoundFile[],
  given: GivenDetails,
  run: Run,
  before: number,
  total: number,
): Promise<readonly { readonly label: string; readonly delivered: Delivered }[]> {
  const answers: { label: string; delivered: Delivered }[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at];
      if (file === undefined) return;
      const bytes = await readCapped(file);
      const delivered: Delivered =
        bytes.kind === "bytes"
          ? await run.parley.readDelivery({ label: file.label, bytes: bytes.bytes, given })
          : { kind: "refused", code: bytes.code, message: bytes.message, whatToDo: bytes.whatToDo };
      answers[at] = { label: file.label, delivered };
      done++;
      const note = delivered.kind === "refused" ? `${file.label}: ${delivered.message}` : undefined;
      run.onProgress({ done: before + done, total, current: file.label, ...(note === undefined ? {} : { note }) });
    }
  };
  await Promise.all(Array.from({ length: run.parley.lanes }, lane));
  return answers;
}

function answer(parley: Parley, results: readonly Kept[], found: Files, interrupted: boolean): ReadAnswer {
  const count = (status: Kept["status"]): number => results.filter((result) => result.status === status).length;
  return {
    dossier: parley.store.place,
    results,
    counts: { read: count("read"), known: count("known"), refused: count("refused") },
    problems: found.problems,
    interrupted,
  };
}

function pick(input: GivenDetails): GivenDetails {
  const { published, outlet, title, byline } = input;
  return {
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
  };
}
