/** Scores the attributions the reader finds against hand-marked articles, by role and form, with intervals. */
import { z } from "zod";
import { speechFormsOf } from "#reading";
import type { AttributionMark, Doubtful, TextRange } from "#record";
import { attributionScoreLines, doubtfulLines, type FoundSpans, reliabilityLines, reliabilityOf, scoreAttributions } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { plainSource } from "./gold/plain-source.ts";
import { readGoldTexts } from "./gold/read-gold-texts.ts";
import { readPolnear } from "./gold/read-standoff.ts";

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
const RolesShape = z.strictObject({ source: ScoreShape, cue: ScoreShape, content: ScoreShape });
const WholeShape = RolesShape.extend({ whole: ScoreShape.describe("All three roles of one attribution together.") });
const FormShape = z.strictObject({ exact: WholeShape, overlap: WholeShape });

export const evalAttributionCommand = defineCommand({
  name: "eval attribution",
  summary: "Score who says what against hand-marked articles: a folder with text/ and attributions/ (brat standoff, as PolNeAR has it).",
  example: "eval attribution gold/dev",
  effect: "query",
  words: ["folder"],
  overHttp: false,
  dossier: "none",
  input: z.strictObject({
    folder: z.string().describe("Folder with text/NAME.txt and attributions/NAME.ann or NAME_xxxx.ann."),
    samples: z.int().min(0).max(10_000).default(1000).describe("Bootstrap samples of articles behind the intervals."),
    seed: z.int().min(0).default(20160101).describe("Seed of the samples."),
  }),
  output: z.strictObject({
    folder: z.string(),
    articles: z.int(),
    reader: z.string(),
    bootstrap: z.strictObject({ samples: z.int(), seed: z.int() }),
    all: FormShape.extend({ tokens: RolesShape }),
    direct: FormShape,
    indirect: FormShape,
    mixed: FormShape,
    cofenet: RolesShape.describe("Counted as CofeNet's published scorer counts: unbroken runs of one label in one sentence."),
    doubtful: z.int().describe("Passages kept as doubtful: shown to be looked at, no statements."),
    withDoubtful: z
      .strictObject({ all: FormShape, direct: FormShape, indirect: FormShape, mixed: FormShape })
      .describe("These counted as found too."),
    reliability: z
      .array(z.strictObject({ from: z.number(), to: z.number(), found: z.int(), certainty: z.number(), right: z.number() }))
      .describe("In each tenth of certainty: how many were found, their mean certainty, the share that is right (whole, overlapping)."),
  }),
  async run({ folder, samples, seed }, running) {
    const articles = goldIn(folder);
    const sources = articles.map(({ name, text }) => ({ name, source: plainSource(text) }));
    const readings = await readGoldTexts(sources, running);
    const toScore = articles.map(({ text, attributions }, at) => ({
      text,
      // Marks leave out what stands inside other content, so that is not scored.
      found: (readings[at]?.attributions ?? []).filter(({ inside }) => inside === undefined).map(spansOf),
      marked: attributions,
      formOf: speechFormsOf(text),
      sentences: readings[at]?.sentences ?? [],
    }));
    const doubtful = readings.map((reading) => (reading.doubtful ?? []).map(spansOfDoubtful));
    const withDoubtful = toScore.map((article, at) => ({ ...article, found: [...article.found, ...(doubtful[at] ?? [])] }));
    const { all, direct, indirect, mixed } = scoreAttributions(withDoubtful, { samples, seed });
    return {
      folder,
      articles: articles.length,
      reader: await running.parley.reader.version(),
      bootstrap: { samples, seed },
      ...scoreAttributions(toScore, { samples, seed }),
      doubtful: doubtful.flat().length,
      withDoubtful: { all: { exact: all.exact, overlap: all.overlap }, direct, indirect, mixed },
      reliability: [...reliabilityOf(withDoubtful)],
    };
  },
  toText: ({ folder, articles, reader, bootstrap, reliability, doubtful, withDoubtful, ...scores }) =>
    [
      `${articles} articles of ${folder}, ${reader}; intervals from ${bootstrap.samples} samples, seed ${bootstrap.seed}`,
      ...attributionScoreLines(scores),
      ...doubtfulLines(doubtful, withDoubtful),
      ...reliabilityLines(reliability),
    ].join("\n"),
});

function goldIn(folder: string): NonNullable<ReturnType<typeof readPolnear>> {
  const whatToDo = "Give a folder with text/NAME.txt and attributions/NAME.ann (brat: Source, Cue and Content joined by Attribution).";
  const articles = readPolnear(folder);
  if (articles === undefined) throw new CommandError("no-such-file", `there is no folder 'attributions' in '${folder}'`, whatToDo);
  if (articles.length === 0) throw new CommandError("bad-input", `no .ann in '${folder}' has its text`, whatToDo);
  return articles;
}

/** A channel has a range of its own and is no part of the cue, in the reader's marks as in these. */
function spansOf({ source, cue, content, basis }: AttributionMark): FoundSpans {
  return { source: listOf(source), cue: listOf(cue), content, certainty: basis.certainty };
}

function spansOfDoubtful({ source, cue, content, certainty }: Doubtful): FoundSpans {
  return { source: listOf(source), cue: [cue], content, certainty };
}

function listOf(range: TextRange | undefined): readonly TextRange[] {
  return range === undefined ? [] : [range];
}
