/** Reads files and folders into the dossier: takes each in, reads it, keeps it, and brings the record up to date. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type FoundFile, findFiles, parsePublished, readCapped } from "#intake";
import { ProblemShape, type ValueOf } from "#record";
import { defineCommand, type Run } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { type Gazetteer, GazetteerSetting, GazetteerShape } from "./gazetteer.ts";
import { type Kept, KeptShape, keepPrepared, type Prepared, prepareDocument } from "./keep-delivered.ts";
import type { Delivery, Parley } from "./parley.ts";
import { plainJson } from "./plain-json.ts";
import { type ReadingView, ReadingViewShape, viewReading } from "./view-reading.ts";

/** Documents per transaction: enough that the disk is not the limit, few enough that a kill loses seconds of work. */
const BatchSize = 16;

const Input = z.strictObject({
  files: z.array(z.string()).min(1).describe("Files or folders; '-' reads text from standard input."),
  published: z
    .string()
    .optional()
    .describe("Date of publication (YYYY-MM-DD or a date-time with zone) where the person knows better than the files."),
  outlet: z.string().optional().describe("Who published them."),
  title: z.string().optional().describe("Title, for a single file."),
  byline: z.string().optional().describe("Author, for a single file."),
  gazetteer: z.string().optional().describe("JSON file of states and organisations the reader does not know; kept in the dossier."),
  dryRun: z.boolean().default(false).describe("Print what the reader finds, one JSON object for each file; leave the dossier untouched."),
});

const Output = z.strictObject({
  dossier: z.string(),
  results: z.array(KeptShape),
  counts: z.strictObject({ read: z.int(), known: z.int(), refused: z.int() }),
  problems: z.array(ProblemShape),
  readings: z.array(ReadingViewShape).optional().describe("With --dry-run: the whole reading of each file."),
  interrupted: z.boolean(),
});
type ReadAnswer = ValueOf<typeof Output>;
type Files = Awaited<ReturnType<typeof findFiles>>;
type Given = Delivery["given"];

export const readCommand = defineCommand({
  name: "read",
  summary: "Read articles, readouts and drafts into the dossier.",
  example: "read coverage/ --outlet 'The Courier' --published 2026-02-03",
  effect: "change",
  words: ["files…"],
  overHttp: false,
  dossier: ({ dryRun }) => (dryRun ? "none" : "made"),
  input: Input,
  output: Output,
  async run(input, run) {
    const given = givenIn(input);
    if (given.published !== undefined && parsePublished(given.published) === undefined) {
      throw new CommandError(
        "bad-input",
        `'${given.published}' is no date of publication`,
        "Write it as 2026-02-03 or 2026-02-03T09:00:00+01:00.",
      );
    }
    const found = await findFiles(input.files);
    if (found.files.length === 0) {
      const why = found.problems.map((problem) => `${problem.where ?? ""}: ${problem.message}`).join("; ");
      throw new CommandError(
        "no-such-file",
        `there is nothing to read${why === "" ? "" : ` (${why})`}`,
        "Give files or folders with .txt, .md, .html, .docx or .pdf documents.",
      );
    }
    if (found.files.length > 1 && (given.title !== undefined || given.byline !== undefined)) {
      throw new CommandError(
        "bad-input",
        `--title and --byline are said of one document, and there are ${found.files.length}`,
        "Leave them out, or read that file alone.",
      );
    }
    if (input.gazetteer !== undefined) await keepGazetteer(run.parley, await loadGazetteer(input.gazetteer));
    return input.dryRun ? await readDry(found, given, run) : await readInto(found, given, run);
  },
  toText(output) {
    if (output.readings !== undefined) return output.readings.map((reading) => JSON.stringify(reading)).join("\n");
    const { read, known, refused } = output.counts;
    const lines = output.results
      .filter((result) => result.status === "refused")
      .map((result) => `${result.label}: ${result.message ?? "refused"}`);
    for (const { where, message, whatToDo } of output.problems)
      lines.push(`${where === undefined ? "" : `${where}: `}${message}${whatToDo === undefined ? "" : ` ${whatToDo}`}`);
    lines.push(`${read} read, ${known} already there, ${refused} refused. Dossier: ${output.dossier}`);
    const unread = output.results.reduce((sum, result) => sum + (result.unread ?? 0), 0);
    if (unread > 0)
      lines.push(
        `${unread} sentence${unread === 1 ? "" : "s"} with a verb of reporting, meeting or stance gave no mark; 'parley unread' lists them.`,
      );
    if (output.interrupted) lines.push("Interrupted; what is counted above is kept. Run the same command again to go on.");
    return lines.join("\n");
  },
});

async function readInto(found: Files, given: Given, run: Run): Promise<ReadAnswer> {
  const { parley } = run;
  const results: Kept[] = [];
  let continues: Kept["command"];
  const words = plainJson({ files: found.files.length, first: found.files[0]?.label ?? "", ...given });
  for (let at = 0; at < found.files.length && !run.signal.aborted; at += BatchSize) {
    const batch = await eachInLanes(found.files.slice(at, at + BatchSize), run, { before: at, total: found.files.length }, async (file) => {
      const bytes = await readCapped(file);
      if (bytes.kind === "refused") return { kind: "refused", label: file.label, refusal: bytes };
      return await prepareDocument(parley, { label: file.label, bytes: bytes.bytes, given });
    });
    const kept = await keepPrepared(parley, batch, { verb: "read", words, continues });
    continues ??= kept.find((one) => one.command !== undefined)?.command;
    results.push(...kept);
  }
  run.onProgress({ done: results.length, total: found.files.length, current: "bringing the record up to date" });
  await parley.keeper.bringUpToDate();
  return answer(parley, results, found, results.length < found.files.length);
}

/** Reads without a dossier: every file on its own, known or not. */
async function readDry(found: Files, given: Given, run: Run): Promise<ReadAnswer> {
  const { reader } = run.parley;
  const readings: ReadingView[] = [];
  const results: Kept[] = [];
  for (let at = 0; at < found.files.length && !run.signal.aborted; at += BatchSize) {
    const batch = await eachInLanes(
      found.files.slice(at, at + BatchSize),
      run,
      { before: at, total: found.files.length },
      async ({ label, ...file }) => {
        const bytes = await readCapped({ label, ...file });
        const taken = bytes.kind === "refused" ? bytes : await reader.takeIn({ label, bytes: bytes.bytes, given });
        if (taken.kind === "refused") return { kind: "refused", label, refusal: taken };
        const read = await reader.read(taken.source);
        if (read.kind === "refused") return { kind: "refused", label, refusal: read };
        const reading = { ...read.reading, problems: [...taken.problems, ...read.reading.problems] };
        return { kind: "new", label, taken, source: taken.source, reading };
      },
    );
    for (const one of batch) {
      if (one.kind === "new") {
        readings.push(viewReading(one.label, one.source, one.reading));
        results.push({ label: one.label, status: "read", source: one.source.id });
      } else if (one.kind === "refused") {
        results.push({
          label: one.label,
          status: "refused",
          code: one.refusal.code,
          message: `${one.refusal.message} ${one.refusal.whatToDo}`,
        });
      }
    }
  }
  return { ...answer(run.parley, results, found, results.length < found.files.length), readings };
}

/** Prepares `files` side by side, in as many lanes as the reader has; results stand in the order of the files. */
async function eachInLanes(
  files: readonly FoundFile[],
  run: Run,
  { before, total }: { readonly before: number; readonly total: number },
  prepare: (file: FoundFile) => Promise<Prepared>,
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  let next = 0;
  let done = before;
  const lane = async (): Promise<void> => {
    for (let file = files[next]; file !== undefined; file = files[next]) {
      const at = next++;
      const one = await prepare(file);
      prepared[at] = one;
      done++;
      const note = one.kind === "refused" ? `${one.label}: ${one.refusal.message}` : undefined;
      run.onProgress({ done, total, current: file.label, ...(note === undefined ? {} : { note }) });
    }
  };
  await Promise.all(Array.from({ length: run.parley.reader.lanes }, lane));
  return prepared;
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

function givenIn({ published, outlet, title, byline }: Given): Given {
  return {
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
  };
}

async function loadGazetteer(path: string): Promise<Gazetteer> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new CommandError("no-such-file", `the gazetteer '${path}' could not be read`, "Check the path.", error);
  });
  try {
    return GazetteerShape.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    throw new CommandError(
      "bad-input",
      `the gazetteer '${path}' cannot be used: ${why}`,
      'It is JSON like {"states": [{"name": "…", "demonyms": ["…"], "capitals": ["…"]}], "organisations": []}.',
      error,
    );
  }
}

async function keepGazetteer(parley: Parley, gazetteer: Gazetteer): Promise<void> {
  const kept = await parley.store.setting(GazetteerSetting);
  if (JSON.stringify(kept) === JSON.stringify(gazetteer)) return;
  await parley.store.write(
    { at: parley.now(), by: parley.by, verb: "set gazetteer", words: {} },
    { settings: [{ key: GazetteerSetting, value: plainJson(gazetteer) }] },
  );
}
