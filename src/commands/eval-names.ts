/** Scores the names the reader finds, or whom it takes pronouns for, against marked texts. */
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { buildWorld, findTypedNames } from "#reading";
import type { Reading } from "#record";
import { type NameKind, type NameToScore, type Score, scoreNames, scorePronouns } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { plainSource } from "./gold/plain-source.ts";
import { readGoldTexts } from "./gold/read-gold-texts.ts";
import { type GapRow, type GoldText, parseGap, parseIob, parseRe3d } from "./gold/read-names.ts";
import { loadModels } from "./load-models.ts";

const ScoreShape = z.strictObject({
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  low: z.number().describe("2.5th percentile of F1 over samples of texts."),
  high: z.number().describe("97.5th percentile."),
  found: z.int(),
  marked: z.int(),
  foundRight: z.int(),
  markedRight: z.int(),
});
const KindsShape = z.strictObject({ all: ScoreShape, person: ScoreShape, organisation: ScoreShape, place: ScoreShape });

export const evalNamesCommand = defineCommand({
  name: "eval names",
  summary: "Score names against a marked file (IOB columns, or a folder of re3d), or pronouns against a table as GAP has it.",
  example: "eval names gold/wikigold.conll.txt",
  effect: "query",
  words: ["file"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    file: z.string().describe("IOB columns; a folder with documents.json and entities.json; or a table with Pronoun, A and B."),
    samples: z.int().min(0).max(10_000).default(1000).describe("Bootstrap samples of texts behind the intervals."),
    seed: z.int().min(0).default(20160101).describe("Seed of the samples."),
  }),
  output: z.strictObject({
    file: z.string(),
    form: z.enum(["iob", "re3d", "gap"]),
    texts: z.int(),
    names: z.strictObject({ exact: KindsShape, overlap: KindsShape }).optional(),
    pronouns: z.strictObject({ all: ScoreShape, he: ScoreShape, she: ScoreShape, resolved: z.int() }).optional(),
  }),
  async run({ file, samples, seed }, running) {
    const gold = await goldIn(file);
    const bootstrap = { samples, seed };
    if (gold.form === "gap") {
      const sources = gold.rows.map(({ id, text }) => ({ name: id, source: plainSource(text) }));
      const readings = await readGoldTexts(sources, running);
      const judged = gold.rows.map((row, at) => ({ row, ...judge(row, readings[at]) }));
      const score = (pattern: RegExp) =>
        scorePronouns(
          judged.filter(({ row }) => pattern.test(row.pronoun.word)).map(({ offered }) => offered),
          bootstrap,
        );
      const resolved = judged.filter(({ isResolved }) => isResolved).length;
      return {
        file,
        form: gold.form,
        texts: gold.rows.length,
        pronouns: { all: score(/./), he: score(/^(?:he|him|his)$/i), she: score(/^(?:she|her|hers)$/i), resolved },
      };
    }
    const [models, world] = [loadModels(), buildWorld()];
    const names = gold.texts.map(({ text, names: marked }) => ({
      found: findTypedNames(plainSource(text), { models, world }),
      marked: marked.flatMap((name): readonly NameToScore[] => {
        const kind = KindOf[name.type.toLowerCase()];
        // re3d marks plain nouns as well; a name has a capital.
        const isName = gold.form === "iob" || /\p{Lu}/u.test(text.slice(name.start, name.end));
        return kind === undefined || !isName ? [] : [{ range: { start: name.start, end: name.end }, kind }];
      }),
    }));
    return { file, form: gold.form, texts: names.length, names: scoreNames(names, bootstrap) };
  },
  toText: ({ file, form, texts, names, pronouns }) =>
    [
      `${file} (${form}), ${texts} texts`,
      `${"".padEnd(24)}     P      R     F1   (95 %)              found marked`,
      ...(["exact", "overlap"] as const).flatMap((match) =>
        names === undefined ? [] : Object.entries(names[match]).map(([kind, score]) => lineOf(`${kind} ${match}`, score)),
      ),
      ...(pronouns === undefined ? [] : (["all", "he", "she"] as const).map((which) => lineOf(`pronouns ${which}`, pronouns[which]))),
    ].join("\n"),
});

const KindOf: Readonly<Record<string, NameKind | undefined>> = {
  per: "person",
  person: "person",
  org: "organisation",
  organisation: "organisation",
  organization: "organisation",
  loc: "place",
  gpe: "place",
  location: "place",
  place: "place",
};

type Gold =
  | { readonly form: "iob" | "re3d"; readonly texts: readonly GoldText[] }
  | { readonly form: "gap"; readonly rows: readonly GapRow[] };

async function goldIn(file: string): Promise<Gold> {
  const whatToDo =
    "Give a file of IOB columns (word first, label last), a folder with documents.json and entities.json (re3d), or a table with a line of column names (GAP).";
  try {
    if ((await stat(file)).isDirectory()) {
      const [documents, entities] = await Promise.all(
        ["documents.json", "entities.json"].map((name) => readFile(join(file, name), "utf8")),
      );
      return { form: "re3d", texts: parseRe3d(documents ?? "", entities ?? "") };
    }
    const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
    if (/^ID\tText\tPronoun\t/.test(text)) return { form: "gap", rows: parseGap(text) };
    const texts = parseIob(text, basename(file));
    if (!/\s[BI]-\S+[ \t]*$/m.test(text)) throw new CommandError("bad-input", `'${file}' marks no names`, whatToDo);
    return { form: "iob", texts };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isAbsent) throw new CommandError("no-such-file", `'${file}' cannot be read`, whatToDo, error);
    throw new CommandError(
      "bad-input",
      `'${file}' holds no marked names: ${error instanceof Error ? error.message : String(error)}`,
      whatToDo,
      error,
    );
  }
}

/** Whether the reader's actor behind the pronoun is the one behind name A, behind name B. */
function judge({ pronoun, a, b }: GapRow, reading: Reading | undefined) {
  const mentions = reading?.mentions ?? [];
  const meant = mentions.find(({ range, form }) => range.start === pronoun.start && form === "pronoun")?.actor;
  const offered = [a, b].map(({ name, start, isMeant }) => ({
    isMeant,
    isFound: mentions.some(
      ({ range, form, actor }) => form !== "pronoun" && actor === meant && range.start < start + name.length && start < range.end,
    ),
  }));
  return { offered, isResolved: meant !== undefined };
}

function lineOf(name: string, { precision, recall, f1, low, high, found, marked }: Score): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  const rates = [precision, recall, f1].map((share) => percent(share).padStart(6)).join(" ");
  return `${name.padEnd(24)}${rates}   ${`(${percent(low)} to ${percent(high)})`.padEnd(16)} ${String(found).padStart(7)} ${String(marked).padStart(6)}`;
}
