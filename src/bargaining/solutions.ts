/** Decides which packages of a frontier the named solution concepts choose, by exact comparison. */
import type { FrontierPoint } from "./frontier.ts";
import { type Game, inUnits, isAcceptable } from "./game.ts";
import { compareChoices } from "./package-key.ts";
import { compare, divide, multiply, One, type Rational, rational, Zero } from "./rational.ts";

export const SolutionNames = [
  "nash",
  "kalaiSmorodinsky",
  "kalaiSmorodinskyOverall",
  "egalitarian",
  "utilitarian",
  "utilitarianInZone",
] as const;
export type SolutionName = (typeof SolutionNames)[number];

/** What each solution maximises, in words and symbols. */
export const Formulas: Readonly<Record<SolutionName, string>> = {
  nash: "Nash (1950): the largest product over parties of utility minus reservation value, among packages at or above every reservation value",
  kalaiSmorodinsky:
    "Kalai and Smorodinsky (1975): the largest minimum over parties of (utility − reservation value) / (ideal − reservation value), the ideal being the party's best among packages at or above every reservation value",
  kalaiSmorodinskyOverall:
    "the same maximum-minimum with the ideal being the party's best among all feasible packages, whether or not the others can accept them",
  egalitarian: "Kalai (1977): the largest minimum over parties of utility minus reservation value",
  utilitarian: "the largest sum over parties of utility, among all feasible packages",
  utilitarianInZone: "the largest sum over parties of utility, among packages at or above every reservation value",
};

export const TieBreak =
  "Among packages with the same value: for the maximum-minimum solutions the one with the larger second smallest term, then the third, and so on; then the package that takes the earlier option at the first point in which they differ, points and options in the model's order. `ties` counts the frontier's utility vectors with the same value.";

/** A solution, or why there is none. */
export type Solution =
  | { readonly kind: "solution"; readonly at: FrontierPoint; readonly value: number; readonly ties: number }
  | { readonly kind: "none"; readonly why: string };

/** Numbers closer than this, relative to their size, are compared exactly. */
const Close = 1e-9;

/**
 * All solutions on a whole frontier: each maximum is attained there. Where no package reaches every reservation value, the concepts that ask for it
 * have no solution and say so; where none gives every party a gain, the Nash product is 0 for all of them and chooses none.
 */
export function solutionsOn(game: Game, frontier: readonly FrontierPoint[]): Readonly<Record<SolutionName, Solution>> {
  const zone = frontier.filter(({ utilities }) => isAcceptable(game, utilities));
  const noZone = "no package reaches every party's reservation value";
  const inZone = (solve: () => Solution): Solution => (zone.length === 0 ? { kind: "none", why: noZone } : solve());
  return {
    nash: inZone(() => nash(game, zone)),
    kalaiSmorodinsky: inZone(() => largestMinimum(zone, normalisedGains(game, bestOf(game, zone)))),
    kalaiSmorodinskyOverall: largestMinimum(frontier, normalisedGains(game, bestOf(game, frontier))),
    egalitarian: largestMinimum(frontier, {
      near: ({ utilities }) => Array.from(utilities, (whole, party) => inUnits(game, party, whole - (game.disagreement[party] as number))),
      exact: ({ utilities }) =>
        Array.from(utilities, (whole, party) => exactUnits(game, party, whole - (game.disagreement[party] as number))),
    }),
    utilitarian: largestSum(game, frontier),
    utilitarianInZone: inZone(() => largestSum(game, zone)),
  };
}

/** The best a party gets among `points`, whole numbers. */
export function bestOf(game: Game, points: readonly FrontierPoint[]): Float64Array {
  return Float64Array.from({ length: game.parties }, (_, party) =>
    points.reduce((best, { utilities }) => Math.max(best, utilities[party] as number), Number.NEGATIVE_INFINITY),
  );
}

/** How a point is judged: roughly in numbers, exactly in fractions; both lists compare element by element. */
type Measure = {
  readonly near: (point: FrontierPoint) => readonly number[];
  readonly exact: (point: FrontierPoint) => readonly Rational[];
};

function nash(game: Game, zone: readonly FrontierPoint[]): Solution {
  const solution = best(zone, {
    near: ({ utilities }) => [
      utilities.reduce((product, whole, party) => product * inUnits(game, party, whole - (game.disagreement[party] as number)), 1),
    ],
    exact: ({ utilities }) => [
      Array.from(utilities, (whole, party) => exactUnits(game, party, whole - (game.disagreement[party] as number))).reduce(multiply, One),
    ],
  });
  if (solution.kind === "solution" && solution.value <= 0)
    return { kind: "none", why: "no package gives every party a gain over its reservation value, so the product is 0 for all of them" };
  return solution;
}

function normalisedGains(game: Game, ideal: Float64Array): Measure {
  const span = ideal.map((most, party) => most - (game.disagreement[party] as number));
  const gain = (utilities: Float64Array, party: number): number => (utilities[party] as number) - (game.disagreement[party] as number);
  // A party that can gain nothing anywhere has all it can have.
  return {
    near: ({ utilities }) =>
      Array.from(utilities, (_, party) => ((span[party] as number) > 0 ? gain(utilities, party) / (span[party] as number) : 1)),
    exact: ({ utilities }) =>
      Array.from(utilities, (_, party) =>
        (span[party] as number) > 0 ? rational(BigInt(gain(utilities, party)), BigInt(span[party] as number)) : One,
      ),
  };
}

function largestSum(game: Game, points: readonly FrontierPoint[]): Solution {
  return best(points, {
    near: ({ utilities }) => [utilities.reduce((sum, whole, party) => sum + inUnits(game, party, whole), 0)],
    exact: ({ utilities }) => [
      Array.from(utilities, (whole, party) => exactUnits(game, party, whole)).reduce(
        (sum, value) => rational(sum.top * value.bottom + value.top * sum.bottom, sum.bottom * value.bottom),
        Zero,
      ),
    ],
  });
}

/** The largest minimum; equal minima are compared by the next smallest, and so on (Sen's leximin). */
function largestMinimum(points: readonly FrontierPoint[], { near, exact }: Measure): Solution {
  return best(points, {
    near: (point) => [...near(point)].sort((one, other) => one - other),
    exact: (point) => [...exact(point)].sort(compare),
  });
}

function best(points: readonly FrontierPoint[], { near, exact }: Measure): Solution {
  if (points.length === 0) return { kind: "none", why: "no package meets all links and red lines" };
  let most = Number.NEGATIVE_INFINITY;
  const measured = points.map((point) => {
    const [value = 0] = near(point);
    if (value > most) most = value;
    return { point, value };
  });
  const margin = Close * Math.max(Math.abs(most), 1e-300);
  const candidates = measured
    .filter(({ value }) => value >= most - margin)
    .map(({ point, value }) => ({ point, value, terms: exact(point) }));
  candidates.sort((one, other) => compareTerms(other.terms, one.terms) || compareChoices(one.point.choice, other.point.choice));
  const [first] = candidates;
  if (first === undefined) return { kind: "none", why: "no package meets all links and red lines" };
  const ties = candidates.filter(({ terms }) => compare(terms[0] ?? Zero, first.terms[0] ?? Zero) === 0).length;
  return { kind: "solution", at: first.point, value: first.value, ties };
}

function compareTerms(one: readonly Rational[], other: readonly Rational[]): number {
  for (const [at, term] of one.entries()) {
    const order = compare(term, other[at] ?? Zero);
    if (order !== 0) return order;
  }
  return 0;
}

function exactUnits(game: Game, party: number, whole: number): Rational {
  const { top, bottom } = game.scales[party] ?? { top: 1, bottom: 1 };
  return divide(rational(BigInt(whole) * BigInt(bottom), 1n), rational(BigInt(top), 1n));
}
