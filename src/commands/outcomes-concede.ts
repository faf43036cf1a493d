/** Says how a draft becomes acceptable to all with the fewest or cheapest changes, who gives what, and why fewer will not do. */
import { z } from "zod";
import { findConcession, type Game, type Grievance, inUnits, isFeasible, type Model, optionsOf, utilitiesOf } from "#bargaining";
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
  entryOf,
  linkInWords,
  PackageShape,
  ProblemsShape,
  packageOf,
  shortNumber,
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
        return { ...about, possible: false, conflict: found.conflict.map((one) => grievanceAnswer(model, game, one)) };
      case "concession": {
        const changes = found.changed.map((point) => changeAnswer(model, game, draft, found.choice, point, costs));
        return {
          ...about,
          possible: true,
          cost: found.cost,
          changes,
          package: packageOf(model, found.choice),
          utilities: utilitiesInUnits(model, game, utilitiesOf(game, found.choice)),
          concessions: Object.fromEntries(
            model.parties.map(({ id }) => [id, changes.reduce((sum, { effect }) => sum + Math.max(0, -(effect[id] ?? 0)), 0)]),
          ),
          certificate: certificateAnswer(model, game, found.certificate, found.cost),
        };
      }
    }
  },
  toText,
});

function changeAnswer(
  model: Model,
  game: Game,
  draft: readonly number[],
  choice: ArrayLike<number>,
  point: number,
  costs: readonly number[],
): NonNullable<Answer["changes"]>[number] {
  const options = optionsOf(model.points[point] as Model["points"][number]);
  const table = game.contributions[point] as Float64Array;
  const worth = (option: number, party: number): number => table[option * game.parties + party] as number;
  return {
    point: model.points[point]?.id ?? "",
    from: options[draft[point] as number]?.id ?? "",
    to: options[choice[point] as number]?.id ?? "",
    cost: costs[point] as number,
    effect: Object.fromEntries(
      model.parties.map(({ id }, party) => [
        id,
        inUnits(game, party, worth(choice[point] as number, party) - worth(draft[point] as number, party)),
      ]),
    ),
  };
}

function certificateAnswer(
  model: Model,
  game: Game,
  certificate: Extract<ReturnType<typeof findConcession>, { kind: "concession" }>["certificate"],
  cost: number,
): NonNullable<Answer["certificate"]> {
  switch (certificate.kind) {
    case "nothing to change":
      return { kind: certificate.kind, statement: "The draft is acceptable to everybody as it is." };
    case "search":
      return {
        kind: certificate.kind,
        statement: `Every package that costs less than ${shortNumber(cost)} was ruled out, by a bound or by looking at it (${certificate.nodes} steps).`,
        nodes: certificate.nodes,
      };
    case "weights": {
      const { needed, mostForLess } = certificate;
      return {
        kind: certificate.kind,
        statement: `Weigh the parties' utilities by 'weights'. The reservation values of the parties weighed lie ${shortNumber(needed)} above the draft in sum; changes that cost less than ${shortNumber(cost)} add at most ${shortNumber(mostForLess)}. So one party at least stays below its reservation value.`,
        weights: Object.fromEntries(
          model.parties.map(({ id }, party) => {
            const { top, bottom } = game.scales[party] ?? { top: 1, bottom: 1 };
            return [id, ((certificate.weights[party] as number) * top) / bottom];
          }),
        ),
        needed,
        mostForLess,
      };
    }
  }
}

function grievanceAnswer(model: Model, game: Game, one: Grievance): NonNullable<Answer["conflict"]>[number] {
  switch (one.kind) {
    case "reservation value": {
      const party = model.parties[one.party]?.id ?? "";
      const value = inUnits(game, one.party, game.reservations[one.party] as number);
      return { kind: one.kind, statement: `${party} needs at least ${shortNumber(value)}`, parties: [party] };
    }
    case "red line": {
      const point = model.points[one.point] as Model["points"][number];
      const option = optionsOf(point)[one.option]?.id ?? "";
      const lines = model.parties.flatMap(({ id, redLines = [] }) =>
        redLines.filter((line) => line.point === point.id && String(line.option) === String(option)).map((line) => ({ id, line })),
      );
      const parties = [...new Set(lines.map(({ id }) => id))];
      return {
        kind: one.kind,
        statement: `${parties.join(" and ")} can never take '${option}' on '${point.id}'`,
        parties,
        point: point.id,
        option,
        ...(lines[0] === undefined ? {} : { basis: entryOf(lines[0].line) }),
      };
    }
    case "link":
      return { kind: one.kind, statement: linkInWords(model, one.link), parties: [] };
  }
}

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
