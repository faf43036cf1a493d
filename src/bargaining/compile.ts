/** Decides how a model becomes whole numbers: each party gets the smallest scale on which all its contributions are whole. */
import { assert, type Problem } from "#record";
import type { Condition, Exclusion, Game } from "./game.ts";
import { amountOf, type Model, optionsOf } from "./model.ts";
import { note } from "./parse-model.ts";
import {
  ceiling,
  divide,
  greatestCommonDivisor,
  leastCommonMultiple,
  multiply,
  parseRational,
  type Rational,
  rational,
  roundedQuotient,
  toNumber,
  Zero,
} from "./rational.ts";

/** Contribution and reservation value of every party as fractions: `contributions[party][point][option]`. */
export type ExactPreferences = {
  readonly contributions: readonly (readonly (readonly Rational[])[])[];
  /** Undefined where no value of no deal is given. */
  readonly reservations: readonly (Rational | undefined)[];
};

/** What an answer is computed on, and how its numbers relate to the model's. */
export type Compiled = {
  readonly game: Game;
  readonly problems: readonly Problem[];
  /** Per party: whole numbers per unit, whether every number could be kept exactly, and the largest error of a package's utility where not. */
  readonly scales: readonly { readonly exact: boolean; readonly largestError: number }[];
};

/** Sums of whole numbers stay below this, so that double arithmetic on them is exact. */
const LargestSum = 1n << 53n;

/** The parties' preferences where every weight, value and reservation value is one number; else what is missing. */
export function exactPreferences(
  model: Model,
): { readonly kind: "exact"; readonly preferences: ExactPreferences } | { readonly kind: "open"; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const exact = (amount: Parameters<typeof amountOf>[0], what: string): Rational => {
    const said = amountOf(amount);
    const from = said === undefined ? undefined : parseRational(said.from);
    if (said === undefined || from === undefined || said.from !== said.to) unknown.push(what);
    return from ?? Zero;
  };
  const contributions = model.parties.map((party) =>
    model.points.map((point) => {
      const weight = exact(party.weights?.[point.id], `${party.id}: weight of '${point.id}'`);
      if (weight.top === 0n) return optionsOf(point).map(() => Zero);
      return optionsOf(point).map(({ id }) => {
        const value = exact(party.values?.[point.id]?.[String(id)], `${party.id}: value of '${String(id)}' on '${point.id}'`);
        return multiply(weight, value);
      });
    }),
  );
  const reservations = model.parties.map((party) => {
    if (party.reservationValue === undefined) return undefined;
    return exact(party.reservationValue, `${party.id}: reservation value`);
  });
  return unknown.length > 0 ? { kind: "open", unknown } : { kind: "exact", preferences: { contributions, reservations } };
}

/**
 * Whole numbers for a model with these preferences. A party's scale is the least common denominator of its contributions and reservation value,
 * divided by what they all share; where sums on that scale would pass 2^53, the scale is the largest power of ten that keeps them below, each
 * contribution is rounded to the nearest whole number (halves away from zero), and `exact` is false with the largest error. A reservation value
 * that is not whole on the scale is rounded up, so that no package counts as acceptable that is not.
 */
export function compile(model: Model, preferences: ExactPreferences): Compiled {
  const parties = model.parties.length;
  const optionCounts = model.points.map((point) => optionsOf(point).length);
  const contributions = optionCounts.map((count) => new Float64Array(count * parties));
  const reservations = new Float64Array(parties).fill(Number.NEGATIVE_INFINITY);
  const disagreement = new Float64Array(parties);
  const scales = preferences.contributions.map((table, party) => {
    const reservation = preferences.reservations[party];
    const scale = scaleFor(table, reservation);
    for (const [point, options] of table.entries()) {
      for (const [option, value] of options.entries())
        (contributions[point] as Float64Array)[option * parties + party] = Number(
          roundedQuotient(value.top * scale.top, value.bottom * scale.bottom),
        );
    }
    if (reservation !== undefined) reservations[party] = Number(ceiling(multiply(reservation, scale)));
    return {
      top: Number(scale.top),
      bottom: Number(scale.bottom),
      exact: scale.exact,
      largestError: scale.exact ? 0 : (0.5 * table.length) / toNumber(scale),
    };
  });
  const allowed = allowedOptions(model);
  const game: Game = {
    parties,
    contributions,
    allowed,
    exclusions: exclusionsOf(model),
    reservations,
    disagreement,
    scales,
  };
  const problems: Problem[] = [];
  for (const [party, { id }] of model.parties.entries()) {
    if (preferences.reservations[party] !== undefined) {
      disagreement[party] = reservations[party] as number;
      continue;
    }
    disagreement[party] = lowestSum(game, party);
    problems.push(
      note(
        "no-reservation-value",
        `no reservation value is given for party '${id}': every package counts as acceptable to it, and its gain is measured from its lowest utility`,
        model.name ?? "the model",
        "Enter what no deal is worth to it.",
      ),
    );
  }
  return { game, problems, scales };
}

type Scale = Rational & { readonly exact: boolean };

function scaleFor(table: readonly (readonly Rational[])[], reservation: Rational | undefined): Scale {
  const values = [...table.flat(), ...(reservation === undefined ? [] : [reservation])];
  const denominator = values.reduce((common, { bottom }) => leastCommonMultiple(common, bottom), 1n);
  const shared = values.reduce((common, value) => greatestCommonDivisor(common, (value.top * denominator) / value.bottom), 0n);
  const exactScale = rational(denominator, shared === 0n ? 1n : shared);
  const largest = [...table.map(largestOf), ...(reservation === undefined ? [] : [magnitude(reservation)])];
  const most = largest.reduce(
    (sum, value) => ({ top: sum.top * value.bottom + value.top * sum.bottom, bottom: sum.bottom * value.bottom }),
    Zero,
  );
  if (ceiling(multiply(rational(most.top, most.bottom), exactScale)) < LargestSum) return { ...exactScale, exact: true };
  // At least 1 unit of room is left for each contribution's rounding.
  const room = divide({ top: LargestSum - BigInt(2 * values.length), bottom: 1n }, rational(most.top, most.bottom));
  let power = 0n;
  while (10n ** (power + 1n) * room.bottom <= room.top) power++;
  assert(power > 0n, "the largest utility is small enough for a scale");
  return { top: 10n ** power, bottom: 1n, exact: false };
}

function largestOf(options: readonly Rational[]): Rational {
  return options.map(magnitude).reduce((most, value) => (value.top * most.bottom > most.top * value.bottom ? value : most), Zero);
}

function magnitude({ top, bottom }: Rational): Rational {
  return { top: top < 0n ? -top : top, bottom };
}

function lowestSum(game: Game, party: number): number {
  let sum = 0;
  for (const [point, table] of game.contributions.entries()) {
    const values = (game.allowed[point] ?? []).map((option) => table[option * game.parties + party] as number);
    sum += values.length === 0 ? 0 : Math.min(...values);
  }
  return sum;
}

function allowedOptions(model: Model): readonly (readonly number[])[] {
  const forbidden = new Set(
    model.parties.flatMap(({ redLines = [] }) => redLines.map(({ point, option }) => JSON.stringify([point, String(option)]))),
  );
  return model.points.map((point) =>
    optionsOf(point).flatMap(({ id }, option) => (forbidden.has(JSON.stringify([point.id, String(id)])) ? [] : [option])),
  );
}

/** Links as forbidden combinations: `if A only with B` forbids A with each option that B does not name. */
export function exclusionsOf(model: Model): readonly Exclusion[] {
  const exclusions: Exclusion[] = [];
  for (const [link, entry] of (model.links ?? []).entries()) {
    if ("never" in entry) {
      exclusions.push({ conditions: conditionsOf(model, entry.never), link });
      continue;
    }
    const given = conditionsOf(model, entry.if);
    for (const { point, options } of conditionsOf(model, entry.onlyWith)) {
      const count = optionsOf(model.points[point] as Model["points"][number]).length;
      const others = new Set(Array.from({ length: count }, (_, option) => option).filter((option) => !options.has(option)));
      const same = given.find((condition) => condition.point === point);
      // A link of a point with itself only forbids options of that point.
      const conditions =
        same === undefined
          ? [...given, { point, options: others }]
          : given.map((condition) =>
              condition.point === point
                ? { point, options: new Set([...condition.options].filter((option) => others.has(option))) }
                : condition,
            );
      if (conditions.every((condition) => condition.options.size > 0)) exclusions.push({ conditions, link });
    }
  }
  return exclusions;
}

function conditionsOf(model: Model, side: Readonly<Record<string, unknown>>): readonly Condition[] {
  return Object.entries(side).map(([id, taken]) => {
    const point = model.points.findIndex((one) => one.id === id);
    const names = new Set((Array.isArray(taken) ? taken : [taken]).map(String));
    const options = optionsOf(model.points[point] as Model["points"][number]);
    return { point, options: new Set(options.flatMap((option, at) => (names.has(String(option.id)) ? [at] : []))) };
  });
}
