/** Says what one package is worth to each party, who cannot accept it and why, and how far it is from the frontier. */
import { z } from "zod";
import { findFrontier, packageOf, shortNumber, tellPackage, utilitiesOf } from "#bargaining";
import type { ValueOf } from "#record";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { loadOutcomesModel } from "./load-outcomes-model.ts";
import {
  ArithmeticShape,
  arithmeticOf,
  compileExact,
  EntryBasisShape,
  PackageShape,
  ProblemsShape,
  packageInWords,
  UtilitiesShape,
  utilitiesInUnits,
  utilitiesInWords,
} from "./outcomes-answer.ts";
import { packageFromWords } from "./package-from-words.ts";

const Output = z.strictObject({
  package: PackageShape,
  utilities: UtilitiesShape,
  feasible: z.boolean().describe("Whether it crosses no red line and meets every link."),
  acceptableToAll: z.boolean(),
  parties: z.array(
    z.strictObject({
      party: z.string(),
      utility: z.number(),
      reservationValue: z.number().optional(),
      gain: z.number().optional().describe("Utility minus reservation value."),
      acceptable: z.boolean(),
      redLinesCrossed: z.array(z.strictObject({ point: z.string(), option: z.union([z.string(), z.number()]), basis: EntryBasisShape })),
      byPoint: z.record(z.string(), z.number()).describe("What each point's option adds to the utility."),
    }),
  ),
  brokenLinks: z.array(z.string()),
  distance: z.strictObject({
    onFrontier: z.boolean().optional().describe("Missing where it could not be decided."),
    everybodyCouldGain: z.number().describe("The most that every party could gain at once; 0 or less where somebody must lose."),
    sumToGain: z.number().describe("How much the sum of utilities can rise without a loss for anybody."),
    betterPackage: PackageShape.optional().describe("At least as good for everybody, and best in sum."),
    betterUtilities: UtilitiesShape.optional(),
    euclidean: z.number().optional().describe("To the nearest frontier point; missing where the frontier is too large to list."),
  }),
  arithmetic: ArithmeticShape,
  problems: ProblemsShape,
});
type Answer = ValueOf<typeof Output>;

/** The frontier is only listed for the Euclidean distance, so less work is spent on it. */
const RowsForDistance = 200_000;

export const outcomesPackageCommand = defineCommand({
  name: "outcomes package",
  summary: "Show what a package is worth to each party, who cannot accept it, and how far it is from the frontier.",
  example: "outcomes package examples/strait-of-orsa/outcomes.json --package 'withdrawal=120 days'",
  effect: "query",
  words: ["files…"],
  overHttp: false,
  atOneGo: true,
  dossier: ({ files }) => (files.length === 0 ? "existing" : "none"),
  input: z.strictObject({
    files: z.array(z.string()).default([]).describe("A model, or a domain and profiles; without files the dossier's model."),
    package: z.array(z.string()).default([]).describe("point=option for each point that differs from the draft, or one JSON object."),
  }),
  output: Output,
  async run({ files, package: words }, { parley, signal }) {
    const { model, problems } = await loadOutcomesModel(files, parley);
    const compiled = compileExact(model);
    const { game } = compiled;
    const choice = packageFromWords(model, words);
    const shouldStop = (): boolean => signal.aborted;
    const mostRows = game.parties <= 4 ? RowsForDistance : 15_000;
    const frontier = findFrontier(game, { rows: mostRows, shouldStop });
    const story = tellPackage(model, game, choice, frontier.kind === "frontier" ? frontier.points : undefined, { shouldStop });
    const { onFrontier, better, euclidean, everybodyCouldGain, sumToGain } = story.distance;
    return {
      package: packageOf(model, choice),
      utilities: utilitiesInUnits(model, game, utilitiesOf(game, choice)),
      feasible: story.feasible,
      acceptableToAll: story.acceptableToAll,
      parties: story.parties,
      brokenLinks: story.brokenLinks,
      distance: {
        ...(onFrontier === undefined ? {} : { onFrontier }),
        everybodyCouldGain,
        sumToGain,
        ...(better === undefined
          ? {}
          : { betterPackage: packageOf(model, better), betterUtilities: utilitiesInUnits(model, game, utilitiesOf(game, better)) }),
        ...(euclidean === undefined ? {} : { euclidean }),
      },
      arithmetic: arithmeticOf(model, compiled),
      problems: [...problems, ...compiled.problems],
    };
  },
  toText,
});

function toText(answer: Answer): string {
  const { distance } = answer;
  const place =
    distance.onFrontier === true
      ? "It is on the frontier: no package is at least as good for all and better for one."
      : distance.betterPackage === undefined
        ? "It is not feasible, so it is not on the frontier."
        : `It is not on the frontier. Better for somebody and worse for nobody: ${packageInWords(distance.betterPackage)} (${utilitiesInWords(distance.betterUtilities ?? {})}).`;
  return [
    wrapLine(packageInWords(answer.package)),
    "",
    ...answer.parties.map((one) => {
      const floor = one.reservationValue === undefined ? "" : `, no deal is worth ${shortNumber(one.reservationValue)}`;
      const lines = one.redLinesCrossed.map(({ point, option }) => `; crosses its red line '${option}' on '${point}'`).join("");
      return wrapLine(`${one.party}: ${shortNumber(one.utility)}${floor}: ${one.acceptable ? "acceptable" : "not acceptable"}${lines}`);
    }),
    ...answer.brokenLinks.map((link) => wrapLine(`Breaks: ${link}`)),
    "",
    wrapLine(place),
    ...answer.problems.map(({ message }) => wrapLine(`Note: ${message}`)),
  ].join("\n");
}
