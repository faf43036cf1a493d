/** Decides which packages of a frontier the named solution concepts choose, by exact comparison. */
import { type BestPackages, findBestPackages, type Goal } from "./best-packages.ts";
import type { FrontierPoint } from "./frontier.ts";
import { type Game, inUnits, isAcceptable, utilitiesOf } from "./game.ts";
import { compareChoices } from "./package-key.ts";
import { add, compare, divide, multiply, One, type Rational, rational, Zero } from "./rational.ts";

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
  | {
      readonly kind: "solution";
      readonly at: FrontierPoint;
      readonly value: number;
      readonly ties: number;
      /** No package's value exceeds this one's by more. 0 is proof that none does. */
      readonly gap: number;
    }
  | { readonly kind: "none"; readonly why: string };

const NoZone = "no package reaches every party's reservation value";
const NoGain = "no package gives every party a gain over its reservation value, so the product is 0 for all of them";
const NoFeasible = "no package meets all links and red lines";

/** Numbers closer than this, relative to their size, are compared exactly. */
const Close = 1e-9;

/**
 * All solutions on a whole frontier: each maximum is attained there. Where no package reaches every reservation value, the concepts that ask for it
 * have no solution and say so; where none gives every party a gain, the Nash product is 0 for all of them and chooses none.
 */
export function solutionsOn(game: Game, frontier: readonly FrontierPoint[]): Readonly<Record<SolutionName, Solution>> {
  const zone = frontier.filter(({ utilities }) => isAcceptable(game, utilities));
  const inZone = (solve: () => Solution): Solution => (zone.length === 0 ? { kind: "none", why: NoZone } : solve());
  return {
    nash: inZone(() => nash(game, zone)),
    kalaiSmorodinsky: inZone(() => largestMinimum(zone, normalisedGains(game, bestOf(game, zone)))),
    kalaiSmorodinskyOverall: largestMinimum(frontier, normalisedGains(game, bestOf(game, frontier))),
    egalitarian: largestMinimum(frontier, egalitarianMeasure(game)),
    utilitarian: best(frontier, sumMeasure(game)),
    utilitarianInZone: inZone(() => best(zone, sumMeasure(game))),
  };
}

/** The solutions without the frontier, and what they rest on. */
export type DirectSolutions = {
  readonly solutions: Readonly<Record<SolutionName, Solution>>;
  /** Undefined where the search for an acceptable package stopped early. */
  readonly zoneExists: boolean | undefined;
  /** Each party's best feasible package, whole numbers; undefined where no package is feasible. */
  readonly ideal: Float64Array | undefined;
  readonly complete: boolean;
};

/**
 * The same solutions by branch and bound on packages, for games whose frontier is too large to list; `gap` says how far each is proven. Links and
 * red lines hold. Ties are looked for among the first two thousand packages of the best value. Cost: see `findBestPackages`.
 */
export function solveDirectly(game: Game, limits: Parameters<typeof findBestPackages>[2] = {}): DirectSolutions {
  const inverse = Float64Array.from(game.scales, ({ top, bottom }) => bottom / top);
  const gains = { slope: inverse, start: inverse.map((slope, party) => -slope * (game.disagreement[party] as number)) };
  const everyone = Array.from({ length: game.parties }, (_, party) => party);
  const floors = everyone.filter((party) => Number.isFinite(game.reservations[party]));
  const searches: BestPackages[] = [];
  const search = (goal: Goal): BestPackages => {
    const found = findBestPackages(game, goal, limits);
    searches.push(found);
    return found;
  };
  const bestFor = (party: number, within: readonly number[]): number | undefined => {
    const weights = Float64Array.from(everyone, (one) => Number(one === party));
    const { choices } = search({ kind: "sum", ...gains, weights, floors: within });
    const values = choices.map((choice) => utilitiesOf(game, choice)[party] as number);
    return values.length === 0 ? undefined : Math.max(...values);
  };
  const goalSum = (within: readonly number[]): Goal => ({
    kind: "sum",
    ...gains,
    weights: new Float64Array(game.parties).fill(1),
    floors: within,
  });
  const smallest = search({ kind: "smallest", ...gains });
  const egalitarian = pick(game, smallest, egalitarianMeasure(game), largestMinimum);
  const ideals = everyone.map((party) => bestFor(party, []));
  const ideal = ideals.includes(undefined) ? undefined : Float64Array.from(ideals as readonly number[]);
  const hasZone = smallest.choices.some((choice) => isAcceptable(game, utilitiesOf(game, choice)));
  const zoneExists = hasZone ? true : smallest.complete ? false : undefined;
  const none = (why: string): Solution => ({ kind: "none", why });
  const noZone = none(zoneExists === undefined ? "the search stopped before a package above every reservation value was found" : NoZone);
  const zoneIdeals = hasZone ? everyone.map((party) => bestFor(party, floors)) : [];
  const normalised = (best: Float64Array, flat: number): { readonly goal: Goal; readonly measure: Measure } => {
    // A party that can gain nothing has all it can have: its term is 1, and far below 0 for less where that is outside the zone.
    const span = best.map((most, party) => most - (game.disagreement[party] as number));
    return {
      goal: {
        kind: "smallest",
        slope: span.map((wide) => (wide > 0 ? 1 / wide : flat)),
        start: span.map((wide, party) =>
          wide > 0 ? -(game.disagreement[party] as number) / wide : 1 - flat * (game.disagreement[party] as number),
        ),
      },
      measure: normalisedGains(game, best),
    };
  };
  const kalaiSmorodinsky = (best: Float64Array | undefined, flat: number): Solution => {
    if (best === undefined) return none(NoFeasible);
    const { goal, measure } = normalised(best, flat);
    return pick(game, search(goal), measure, largestMinimum);
  };
  const zoneIdeal = hasZone && !zoneIdeals.includes(undefined) ? Float64Array.from(zoneIdeals as readonly number[]) : undefined;
  const solutions = {
    nash: hasZone ? nashDirectly(game, search({ kind: "product", ...gains })) : noZone,
    kalaiSmorodinsky: zoneIdeal === undefined ? noZone : kalaiSmorodinsky(zoneIdeal, 4),
    kalaiSmorodinskyOverall: kalaiSmorodinsky(ideal, 0),
    egalitarian,
    utilitarian: pick(game, search(goalSum([])), sumMeasure(game), best),
    utilitarianInZone: hasZone ? pick(game, search(goalSum(floors)), sumMeasure(game), best) : noZone,
  };
  return { solutions, zoneExists, ideal, complete: searches.every(({ complete }) => complete) };
}

function nashDirectly(game: Game, found: BestPackages): Solution {
  if (found.choices.length === 0 && found.complete) return { kind: "none", why: NoGain };
  return pick(game, found, nashMeasure(game), best);
}

/** Chooses exactly among the packages a search kept. */
function pick(
  game: Game,
  found: BestPackages,
  measure: Measure,
  choose: (points: readonly FrontierPoint[], measure: Measure) => Solution,
): Solution {
  const points = found.choices.map((choice) => ({ choice: [...choice], utilities: utilitiesOf(game, choice), packages: 1 }));
  if (points.length === 0) return choose([], measure);
  const chosen = choose(points, measure);
  return chosen.kind === "none" ? chosen : { ...chosen, gap: found.complete ? 0 : Math.max(0, found.bound - chosen.value) };
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
  const solution = best(zone, nashMeasure(game));
  if (solution.kind === "solution" && solution.value <= 0) return { kind: "none", why: NoGain };
  return solution;
}

function nashMeasure(game: Game): Measure {
  const gains = egalitarianMeasure(game);
  return {
    near: (point) => [gains.near(point).reduce((product, gain) => product * gain, 1)],
    exact: (point) => [gains.exact(point).reduce(multiply, One)],
  };
}

/** Utility minus what gains are measured from. */
function egalitarianMeasure(game: Game): Measure {
  const gain = (whole: number, party: number): number => whole - (game.disagreement[party] as number);
  return {
    near: ({ utilities }) => Array.from(utilities, (whole, party) => inUnits(game, party, gain(whole, party))),
    exact: ({ utilities }) => Array.from(utilities, (whole, party) => exactUnits(game, party, gain(whole, party))),
  };
}

function sumMeasure(game: Game): Measure {
  return {
    near: ({ utilities }) => [utilities.reduce((sum, whole, party) => sum + inUnits(game, party, whole), 0)],
    exact: ({ utilities }) => [Array.from(utilities, (whole, party) => exactUnits(game, party, whole)).reduce(add, Zero)],
  };
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

/** The largest minimum; equal minima are compared by the next smallest, and so on (Sen's leximin). */
function largestMinimum(points: readonly FrontierPoint[], { near, exact }: Measure): Solution {
  return best(points, {
    near: (point) => [...near(point)].sort((one, other) => one - other),
    exact: (point) => [...exact(point)].sort(compare),
  });
}

function best(points: readonly FrontierPoint[], { near, exact }: Measure): Solution {
  if (points.length === 0) return { kind: "none", why: NoFeasible };
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
  if (first === undefined) return { kind: "none", why: NoFeasible };
  const ties = candidates.filter(({ terms }) => compare(terms[0] ?? Zero, first.terms[0] ?? Zero) === 0).length;
  return { kind: "solution", at: first.point, value: first.value, ties, gap: 0 };
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
