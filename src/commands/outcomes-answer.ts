/** Decides how packages, parties and solutions stand in the answers of the outcomes commands. */
import { z } from "zod";
import { type Compiled, compile, exactPreferences, type Game, inUnits, type Model, optionsOf, shortNumber } from "#bargaining";
import { ProblemShape, type ValueOf } from "#record";
import { CommandError } from "./commands-error.ts";

export const PackageShape = z.record(z.string(), z.union([z.string(), z.number()])).describe("Per point the option taken.");
export const UtilitiesShape = z.record(z.string(), z.number()).describe("Per party, in the model's unit.");
export const CountShape = z
  .union([z.number(), z.string()])
  .describe("A count; as a text where it is too large for a number to hold exactly.");
export const ProblemsShape = z.array(ProblemShape).describe("What is odd about the files or the model, and what was assumed.");

export const ArithmeticShape = z.strictObject({
  kind: z.literal("fixed point"),
  exact: z.boolean().describe("Whether every party's numbers are whole on its scale, so that every comparison is exact."),
  largestError: UtilitiesShape.describe("Per party, the most a package's utility can be off; 0 where exact."),
});

export type Package = ValueOf<typeof PackageShape>;

/** Game and numbers of a model whose preferences are all exact; the caller's error where they are not. */
export function compileExact(model: Model): Compiled {
  const exact = exactPreferences(model);
  if (exact.kind === "exact") return compile(model, exact.preferences);
  const some = exact.unknown.slice(0, 5).join("; ");
  throw new CommandError(
    "not-possible",
    `${exact.unknown.length} numbers are not known exactly: ${some}${exact.unknown.length > 5 ? " …" : ""}`,
    "'parley outcomes robust' says what can be said without them; or enter them.",
  );
}

export function utilitiesInUnits(model: Model, game: Game, utilities: Float64Array): Record<string, number> {
  return Object.fromEntries(model.parties.map(({ id }, party) => [id, inUnits(game, party, utilities[party] as number)]));
}

/** A count as JSON can carry it. */
export function countOf(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);
}

export function arithmeticOf(model: Model, { scales }: Compiled): ValueOf<typeof ArithmeticShape> {
  return {
    kind: "fixed point",
    exact: scales.every(({ exact }) => exact),
    largestError: Object.fromEntries(model.parties.map(({ id }, party) => [id, scales[party]?.largestError ?? 0])),
  };
}

/** Parties and points of a model as every answer names them. */
export const WhoAndWhatFields = {
  model: z.string().optional(),
  parties: z.array(z.strictObject({ id: z.string(), name: z.string().optional(), discount: z.number().optional() })),
  points: z.array(z.strictObject({ id: z.string(), name: z.string().optional(), options: z.array(z.union([z.string(), z.number()])) })),
  reservationValues: z.record(z.string(), z.number().optional()).describe("Per party; missing where none is given."),
};

export function whoAndWhat(model: Model, { game }: Compiled) {
  return {
    ...(model.name === undefined ? {} : { model: model.name }),
    parties: model.parties.map(({ id, name, discount }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      ...(discount === undefined ? {} : { discount }),
    })),
    points: model.points.map((point) => ({
      id: point.id,
      ...(point.name === undefined ? {} : { name: point.name }),
      options: optionsOf(point).map(({ id }) => id),
    })),
    reservationValues: Object.fromEntries(
      model.parties.flatMap(({ id }, party) =>
        Number.isFinite(game.reservations[party]) ? [[id, inUnits(game, party, game.reservations[party] as number)]] : [],
      ),
    ),
  };
}

/** A package in one line: `point: option` for each point. */
export function packageInWords(chosen: Package): string {
  return Object.entries(chosen)
    .map(([point, option]) => `${point}: ${option}`)
    .join("; ");
}

export function utilitiesInWords(utilities: Readonly<Record<string, number>>): string {
  return Object.entries(utilities)
    .map(([party, value]) => `${party} ${shortNumber(value)}`)
    .join("  ");
}

/** What an entry of the model rests on: a source, or somebody's assumption. */
export const EntryBasisShape = z.strictObject({
  kind: z.enum(["source", "assumption"]),
  source: z.string().optional(),
  date: z.string().optional(),
  certainty: z.string().optional(),
  by: z.string().optional(),
  note: z.string().optional(),
});
