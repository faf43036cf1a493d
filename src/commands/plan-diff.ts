/** Shows every changed word between two drafts, inside points that correspond whatever their numbers. */
import { z } from "zod";
import { ProblemShape, TextRangeShape } from "#record";
import { RedlineViewShape, redlineText } from "#report";
import { defineCommand } from "./command.ts";
import { areFiles } from "./compare-named-drafts.ts";
import { asOfFields } from "./moments.ts";
import { redlineNamedDrafts } from "./redline-named-drafts.ts";

const Output = z.strictObject({
  ...RedlineViewShape.shape,
  moved: z.array(z.strictObject({ move: z.int(), text: z.string(), oldSpan: TextRangeShape, newSpan: TextRangeShape })),
  cost: z.strictObject({
    aligned: z.int().describe("Words deleted and inserted inside units that stand for each other."),
    all: z.int(),
    optimal: z.boolean().describe("True where no shorter edit exists inside any block."),
  }),
  similarity: z.number(),
  sameInstrument: z.boolean(),
  problems: z.array(ProblemShape),
});

export const planDiffCommand = defineCommand({
  name: "plan diff",
  summary: "Show every changed word between two drafts, with moved text shown as moved.",
  example: "plan diff draft-2.md draft-3.md",
  effect: "query",
  words: ["drafts…"],
  overHttp: false,
  dossier: ({ drafts }) => (areFiles(drafts) ? "none" : "existing"),
  input: z.strictObject({
    drafts: z
      .array(z.string())
      .min(2)
      .describe("The earlier and the later draft, as files or ids; with --layer attributed also the drafts between them, in order."),
    layer: z
      .enum(["exact", "readable", "attributed"])
      .default("readable")
      .describe("exact: the fewest changed words; readable: whole phrases; attributed: also in which draft, and whose proposal."),
    relink: z.array(z.string()).default([]).describe("Links you know better, as OLD=NEW; may be given several times."),
    ...asOfFields,
  }),
  output: Output,
  async run(input, run) {
    const { view, comparison, redline, problems } = await redlineNamedDrafts(input, run, input);
    return {
      ...view,
      moved: redline.moved.map(({ old, new: fresh }, move) => ({
        move,
        text: comparison.new.text.slice(fresh.start, fresh.end),
        oldSpan: old,
        newSpan: fresh,
      })),
      cost: { ...redline.cost, optimal: redline.optimal },
      similarity: Math.round(comparison.alignment.similarity * 1000) / 1000,
      sameInstrument: comparison.alignment.sameInstrument,
      problems: [...problems],
    };
  },
  toText: (answer) => [redlineText(answer), ...answer.problems.map(({ message }) => message)].join("\n"),
});
