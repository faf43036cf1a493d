/** Scores the facts of a negotiation the reader finds against settled annotations: kind by kind, with the cause of each miss. */
import { existsSync } from "node:fs";
import { z } from "zod";
import { FACT_KINDS, type FactMiss, type FactScores, factsOfReading, missesOfFacts, scoreFacts } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { plainSource } from "./gold/plain-source.ts";
import { type FactArticle, readFacts } from "./gold/read-facts.ts";
import { readGoldTexts } from "./gold/read-gold-texts.ts";

const ScoreShape = z.strictObject({
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  low: z.number().describe("2.5th percentile of F1 over samples of articles."),
  high: z.number().describe("97.5th percentile."),
  found: z.int(),
  marked: z.int(),
  foundRight: z.int(),
  markedRight: z.int(),
});

export const evalFactsCommand = defineCommand({
  name: "eval facts",
  summary: "Score meetings, positions, contingencies, assessments, channels and acts against settled annotations of articles.",
  example: "eval facts gold/facts --misses 20",
  effect: "query",
  words: ["folder"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    folder: z
      .string()
      .describe("Folder with articles/NAME/{article.txt, source.json, gold.json}, and split.json where there is a frozen half."),
    frozen: z.boolean().default(false).describe("Score the frozen half instead of the open one: totals only."),
    misses: z.int().min(0).default(0).describe("How many misses of each kind to show; never of frozen articles."),
    kind: z.enum(FACT_KINDS).optional().describe("Show misses of this kind alone."),
    samples: z.int().min(0).max(10_000).default(1000).describe("Bootstrap samples of articles behind the intervals."),
    seed: z.int().min(0).default(20160101).describe("Seed of the samples."),
  }),
  output: z.strictObject({
    folder: z.string(),
    half: z.enum(["open", "frozen"]),
    articles: z.int(),
    reader: z.string(),
    kinds: z.array(
      z.strictObject({
        kind: z.enum(FACT_KINDS),
        found: ScoreShape.describe("A fact found where one is marked."),
        whole: ScoreShape.describe("With every key field right."),
        fields: z.array(z.strictObject({ field: z.string(), isKey: z.boolean(), right: z.int(), pairs: z.int() })),
      }),
    ),
    misses: z.array(
      z.strictObject({
        article: z.string(),
        kind: z.enum(FACT_KINDS),
        cause: z.string(),
        gold: z.json().optional(),
        found: z.json().optional(),
      }),
    ),
  }),
  async run({ folder, frozen, misses, kind, samples, seed }, running) {
    if (frozen && misses > 0) {
      throw new CommandError(
        "bad-input",
        "the misses of frozen articles are not shown",
        "Leave --misses out, or --frozen: who has seen a frozen article's misses can no longer measure by it.",
      );
    }
    const articles = articlesIn(folder, frozen ? "frozen" : "open");
    const sources = articles.map(({ name, text, published }) => ({ name, source: plainSource(text, published) }));
    const readings = await readGoldTexts(sources, running);
    const toScore = articles.flatMap(({ name, text, facts }, at) => {
      const reading = readings[at];
      return reading === undefined ? [] : [{ name, gold: facts, found: factsOfReading(text, reading) }];
    });
    const all = misses === 0 ? [] : toScore.flatMap(missesOfFacts);
    const shown = FACT_KINDS.filter((one) => kind === undefined || one === kind).flatMap((one) =>
      all.filter((miss) => miss.kind === one).slice(0, misses),
    );
    return {
      folder,
      half: frozen ? ("frozen" as const) : ("open" as const),
      articles: toScore.length,
      reader: await running.parley.reader.version(),
      kinds: scoreFacts(toScore, { samples, seed }).map((scores) => ({ ...scores, fields: [...scores.fields] })),
      misses: shown.map(({ gold, found, ...miss }) => ({
        ...miss,
        ...(gold === undefined ? {} : { gold: asJson(gold) }),
        ...(found === undefined ? {} : { found: asJson(found) }),
      })),
    };
  },
  toText: ({ folder, half, articles, reader, kinds, misses }) =>
    [...misses.flatMap(linesOfMiss), `${articles} articles of ${folder}, the ${half} half, ${reader}`, ...linesOfScores(kinds)].join("\n"),
});

function articlesIn(folder: string, half: "open" | "frozen"): readonly FactArticle[] {
  const whatToDo =
    "Give a folder laid out as eval/facts: articles/NAME/ with article.txt, source.json and gold.json, and split.json beside articles/.";
  if (!existsSync(folder)) throw new CommandError("no-such-file", `'${folder}' cannot be read`, whatToDo);
  try {
    const articles = readFacts(folder, half);
    if (articles.length > 0) return articles;
  } catch (error) {
    throw new CommandError("bad-input", error instanceof Error ? error.message : String(error), whatToDo, error);
  }
  throw new CommandError("bad-input", `'${folder}' has no ${half} article with a gold.json`, whatToDo);
}

function asJson(value: unknown): z.infer<ReturnType<typeof z.json>> {
  return z.json().parse(JSON.parse(JSON.stringify(value)));
}

function linesOfScores(kinds: readonly FactScores[]): readonly string[] {
  const rate = (share: number) => (100 * share).toFixed(1).padStart(6);
  return kinds.flatMap(({ kind, found, whole, fields }) => [
    `${kind.padEnd(14)} whole P ${rate(whole.precision)} R ${rate(whole.recall)} F1 ${rate(whole.f1)} (${rate(whole.low).trim()} to ${rate(whole.high).trim()}); found P ${rate(found.precision)} R ${rate(found.recall)} F1 ${rate(found.f1)}; ${found.found} found, ${found.marked} marked`,
    `${"".padEnd(15)}${fields.map(({ field, isKey, right, pairs }) => `${isKey ? `*${field}` : field} ${right}/${pairs}`).join(", ")}`,
  ]);
}

function linesOfMiss({
  article,
  kind,
  cause,
  gold,
  found,
}: Omit<FactMiss, "gold" | "found"> & Partial<Pick<FactMiss, "gold" | "found">>): readonly string[] {
  return [
    `${kind} · ${cause} · ${article}`,
    ...(gold === undefined ? [] : [`    marked ${JSON.stringify(gold)}`]),
    ...(found === undefined ? [] : [`    found  ${JSON.stringify(found)}`]),
  ];
}
