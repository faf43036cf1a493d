/** Scores the PLOVER types the reader gives against gold records: of the sentence as a whole, and as its statements and meetings carry them. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { typeOfText } from "#reading";
import { type PloverType, PloverTypeShape, type Reading, type ValueOf } from "#record";
import { scoreTypes } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { plainSource } from "./gold/plain-source.ts";
import { readGoldTexts } from "./gold/read-gold-texts.ts";
import { type PloverRecord, parsePlover } from "./gold/read-plover.ts";
import { loadModels } from "./load-models.ts";

const ScoreShape = z.strictObject({
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  low: z.number().describe("2.5th percentile of F1 over samples of records."),
  high: z.number().describe("97.5th percentile."),
  found: z.int(),
  marked: z.int(),
  foundRight: z.int(),
  markedRight: z.int(),
});
const TypeScoresShape = z.strictObject({
  all: ScoreShape,
  byType: z.array(ScoreShape.extend({ type: PloverTypeShape })),
  confusions: z.array(z.strictObject({ marked: PloverTypeShape, found: z.union([PloverTypeShape, z.literal("none")]), records: z.int() })),
});
const HalfShape = z.strictObject({
  records: z.int(),
  sentence: TypeScoresShape.describe("One type for the record's sentence, whether or not a mark carries it."),
  carried: z
    .strictObject({ records: z.int().describe("Records with a statement or meeting that carries a type."), right: z.int() })
    .describe("What the marks of the whole reader carry: right where one of them has the marked type."),
});

export const evalPloverCommand = defineCommand({
  name: "eval plover",
  summary: "Score the types of political acts against PLOVER's gold records, the half the rules were made on and the other.",
  example: "eval plover gold/gold_standard_records",
  effect: "query",
  words: ["folder"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    folder: z.string().describe("Folder with one JSON list of records (id, event, text), or that file."),
    samples: z.int().min(0).max(10_000).default(1000).describe("Bootstrap samples of records behind the intervals."),
    seed: z.int().min(0).default(20160101).describe("Seed of the samples."),
  }),
  output: z.strictObject({ folder: z.string(), lookedAt: HalfShape, notLookedAt: HalfShape }),
  async run({ folder, samples, seed }, running) {
    const records = await recordsIn(folder);
    const sources = records.map(({ id, text }) => ({ name: id, source: plainSource(text) }));
    const readings = await readGoldTexts(sources, running);
    const models = loadModels();
    const read = records.map((record, at) => ({
      record,
      found: typeOfText(plainSource(record.text), models),
      carried: typesCarried(readings[at]),
    }));
    const half = (which: PloverRecord["half"]) => {
      const own = read.filter(({ record }) => record.half === which);
      const sentence = scoreTypes(
        own.map(({ record, found }) => ({ marked: record.type, found })),
        { samples, seed },
      );
      const carrying = own.filter(({ carried }) => carried.length > 0);
      const right = carrying.filter(({ record, carried }) => carried.includes(record.type)).length;
      return { records: own.length, sentence, carried: { records: carrying.length, right } };
    };
    return { folder, lookedAt: half("looked at"), notLookedAt: half("not looked at") };
  },
  toText: ({ folder, lookedAt, notLookedAt }) =>
    [folder, ...linesOf("the half the rules were made on", lookedAt), ...linesOf("the half that was only counted", notLookedAt)].join("\n"),
});

function typesCarried(reading: Reading | undefined): readonly PloverType[] {
  return [...(reading?.attributions ?? []), ...(reading?.meetings ?? [])].flatMap(({ plover }) => plover?.type ?? []);
}

function linesOf(name: string, { records, sentence, carried }: ValueOf<typeof HalfShape>): readonly string[] {
  const rate = (share: number) => (100 * share).toFixed(1).padStart(6);
  const line = (type: string, { precision, recall, f1, low, high, found, marked }: ValueOf<typeof ScoreShape>) =>
    `  ${type.padEnd(14)}${rate(precision)} ${rate(recall)} ${rate(f1)}   ${`(${rate(low).trim()} to ${rate(high).trim()})`.padEnd(16)} ${String(found).padStart(6)} ${String(marked).padStart(6)}`;
  const taken = sentence.confusions.slice(0, 10).map(({ marked, found, records: count }) => `${marked} as ${found} ${count}`);
  return [
    "",
    `${records} records, ${name}`,
    `  ${"".padEnd(14)}     P      R     F1   (95 %)            found marked`,
    line("all", sentence.all),
    ...sentence.byType.map((score) => line(score.type, score)),
    `  read otherwise: ${taken.join(", ")}`,
    `  carried by a statement or meeting: ${carried.records} records, ${carried.right} of them with the marked type`,
  ];
}

async function recordsIn(folder: string): Promise<readonly PloverRecord[]> {
  const whatToDo = "Give the folder of PLOVER's gold records, or the file: a JSON list of records with id, event and text.";
  try {
    const file = (await stat(folder)).isDirectory() ? await onlyListIn(folder) : folder;
    if (file === undefined) throw new CommandError("no-such-file", `there is no JSON list in '${folder}'`, whatToDo);
    const records = parsePlover(await readFile(file, "utf8"));
    if (records.length === 0) throw new CommandError("bad-input", `'${file}' holds no record with a type and a text`, whatToDo);
    return records;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isAbsent) throw new CommandError("no-such-file", `'${folder}' cannot be read`, whatToDo, error);
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new CommandError("bad-input", `'${folder}' holds no PLOVER records: ${why.slice(0, 300)}`, whatToDo, error);
  }
}

/** The first file of the folder, by name, that begins with a list. */
async function onlyListIn(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => /[.](?:txt|json)$/u.test(name)).sort();
  for (const name of names) if ((await readFile(join(folder, name), "utf8")).trimStart().startsWith("[")) return join(folder, name);
  return undefined;
}
