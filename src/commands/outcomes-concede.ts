/** Says how a draft becomes acceptable to all with the fewest or cheapest changes, who gives what, and why fewer will not do. */
import { z } from "zod";
import {
  concessionsIn,
  findConcession,
  isFeasible,
  packageOf,
  shortNumber,
  tellCertificate,
  tellChanges,
  tellGrievance,
  utilitiesOf,
} from "#bargaining";
import type { ValueOf } from "#record";
import { wrapLine } from "#report";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { loadOutcomesModel } from "./load-outcomes-model.ts";
import {
  ArithmeticShape,
  arithmeticOf,
  compileExact,
  EntryBasisShape,
  PackageShape,
  ProblemsShape,
  UtilitiesShape,
  utilitiesInUnits,
  utilitiesInWords,
} from "./outcomes-answer.ts";
import { packageFromWords } from "./package-from-words.ts";

const OptionId = z.union([z.string(), z.number()]);
const Output = z.strictObject({
  draft: PackageShape,
  draftUtilities: UtilitiesShape,
  draftAcceptable: z.boolean(),
  possible: z.boolean().describe("Whether any package at all is acceptable to everybody."),
  cost: z.number().optional().describe("Sum of the costs of changed points; their number where every change costs 1."),
  changes: z
    .array(
      z.strictObject({
        point: z.string(),
        from: OptionId,
        to: OptionId,
        cost: z.number(),
        effect: z.record(z.string(), z.number()).describe("What the change adds to each party's utility; below 0 for whoever concedes."),
      }),
    )
    .optional(),
  package: PackageShape.optional(),
  utilities: UtilitiesShape.optional(),
  concessions: z
    .record(z.string(), z.number())
    .optional()
    .describe("Per party, the utility it gives up on changes that cost it something."),
  certificate: z
    .strictObject({
      kind: z.enum(["weights", "search", "nothing to change"]),
      statement: z.string(),
      weights: z.record(z.string(), z.number()).optional().describe("Per party, for utilities in the model's unit."),
      needed: z.number().optional(),
      mostForLess: z.number().optional(),
      nodes: z.int().optional(),
    })
    .optional(),
  conflict: z
    .array(
      z.strictObject({
        kind: z.enum(["reservation value", "red line", "link"]),
        statement: z.string(),
        parties: z.array(z.string()),
        point: z.string().optional(),
        option: OptionId.optional(),
        basis: EntryBasisShape.optional(),
      }),
    )
    .optional()
    .describe("Where nothing is possible: what excludes each other. Without any one of them some package would be possible."),
  arithmetic: ArithmeticShape,
  problems: ProblemsShape,
});
type Answer = ValueOf<typeof Output>;

export const outcomesConcedeCommand = defineCommand({
  name: "outcomes concede",
  summary: "Find the fewest or cheapest changes that make a draft acceptable to all, with proof; or what excludes every package.",
  example: "outcomes concede examples/strait-of-orsa/outcomes.json",
  effect: "query",
  words: ["files…"],
  overHttp: false,
  atOneGo: true,
  dossier: ({ files }) => (files.length === 0 ? "existing" : "none"),
  input: z.strictObject({
    files: z.array(z.string()).default([]).describe("A model, or a domain and profiles; without files the dossier's model."),
    package: z
      .array(z.string())
      .default([])
      .describe("The draft: point=option where it differs from the model's draft, or one JSON object."),
  }),
  output: Output,
  async run({ files, package: words }, { parley, signal }) {
    const { model, problems } = await loadOutcomesModel(files, parley);
    const compiled = compileExact(model);
    const { game } = compiled;
    const draft = packageFromWords(model, words);
    const costs = model.points.map(({ id }) => model.costs?.[id] ?? 1);
    const found = findConcession(game, draft, costs, { shouldStop: () => signal.aborted });
    const utilities = utilitiesOf(game, draft);
    const about = {
      draft: packageOf(model, draft),
      draftUtilities: utilitiesInUnits(model, game, utilities),
      draftAcceptable: isFeasible(game, draft) && utilities.every((whole, party) => whole >= (game.reservations[party] as number)),
      arithmetic: arithmeticOf(model, compiled),
      problems: [...problems, ...compiled.problems],
    };
    switch (found.kind) {
      case "stopped":
        throw new CommandError(
          "not-possible",
          "the search ended before it was proven",
          "Leave out points that are settled, or run it longer.",
        );
      case "impossible":
        return { ...about, possible: false, conflict: found.conflict.map((one) => tellGrievance(model, game, one)) };
      case "concession": {
        const changes = tellChanges(model, game, draft, found.choice);
        return {
          ...about,
          possible: true,
          cost: found.cost,
          changes,
          package: packageOf(model, found.choice),
          utilities: utilitiesInUnits(model, game, utilitiesOf(game, found.choice)),
          concessions: concessionsIn(model, changes),
          certificate: tellCertificate(model, game, found),
        };
      }
    }
  },
  toText,
});

function toText(answer: Answer): string {
  const head = `The draft gives ${utilitiesInWords(answer.draftUtilities)} and is ${answer.draftAcceptable ? "" : "not "}acceptable to all.`;
  if (answer.conflict !== undefined) {
    return [
      wrapLine(head),
      "",
      "No package is acceptable to all. These exclude each other, and without any one of them some package would be possible:",
      ...answer.conflict.map(({ statement }) => wrapLine(`  ${statement}`)),
    ].join("\n");
  }
  const changes = (answer.changes ?? []).map(({ point, from, to, effect }) =>
    wrapLine(`  ${point}: ${from} → ${to}   (${effectInWords(effect)})`),
  );
  return [
    wrapLine(head),
    "",
    `${changes.length === 0 ? "Nothing has to change." : `Cheapest change (cost ${shortNumber(answer.cost ?? 0)}):`}`,
    ...changes,
    ...(answer.utilities === undefined ? [] : [wrapLine(`  then: ${utilitiesInWords(answer.utilities)}`)]),
    "",
    wrapLine(answer.certificate?.statement ?? ""),
    ...answer.problems.map(({ message }) => wrapLine(`Note: ${message}`)),
  ].join("\n");
}

function effectInWords(effect: Readonly<Record<string, number>>): string {
  return Object.entries(effect)
    .map(([party, change]) => `${party} ${change > 0 ? "+" : ""}${shortNumber(change)}`)
    .join(", ");
}
