/** Decides how a draft becomes acceptable to all with the fewest or cheapest changes, and proves that fewer will not do. */
import { findBestPackages, type SearchLimits } from "./best-packages.ts";
import { findConflict, type Grievance } from "./conflict-set.ts";
import { type Choice, type Game, utilitiesOf } from "./game.ts";
import { compareChoices } from "./package-key.ts";
import { greatestCommonDivisor, leastCommonMultiple, parseRational, type Rational, toNumber, Zero } from "./rational.ts";

/** Why no cheaper change will do. */
export type Certificate =
  /**
   * Weigh the parties' utilities like this: the reservation values together are `needed` above the draft, and changes of a lower cost together
   * bring at most `mostForLess`. Anyone can check it by adding up.
   */
  | {
      readonly kind: "weights";
      /** Per party; they multiply whole-number utilities. */
      readonly weights: Float64Array;
      readonly needed: number;
      readonly mostForLess: number;
    }
  /** Every cheaper package was visited or ruled out by a bound. */
  | { readonly kind: "search"; readonly nodes: number }
  /** Nothing needs to change. */
  | { readonly kind: "nothing to change" };

export type Concession =
  | {
      readonly kind: "concession";
      readonly choice: Choice;
      readonly changed: readonly number[];
      readonly cost: number;
      readonly certificate: Certificate;
    }
  /** No package at all is acceptable to everybody; these reservation values, red lines and links exclude each other, and each is needed for it. */
  | { readonly kind: "impossible"; readonly conflict: readonly Grievance[]; readonly nodes: number }
  | { readonly kind: "stopped" };

/**
 * Minimises the cost of points that differ from `draft`, subject to every reservation value, red line and link; then, among packages of that cost,
 * takes the largest sum of utilities, then the earlier package. `costs` per point (numbers of 0 or more). Cost: see `findBestPackages`.
 */
export function findConcession(game: Game, draft: Choice, costs: readonly number[], limits: SearchLimits = {}): Concession {
  const parties = game.parties;
  const unit = unitOf(costs);
  const priced = withCosts(
    game,
    draft,
    costs.map((cost) => Math.round(cost / unit)),
  );
  const slope = Float64Array.from({ length: parties + 1 }, (_, party) => (party < parties ? scaleOf(game, party) : unit));
  const floors = Array.from({ length: parties }, (_, party) => party).filter((party) => Number.isFinite(game.reservations[party]));
  const startFor = (budget: number) =>
    Float64Array.from(slope, (one, party) =>
      party === parties ? budget : Number.isFinite(game.reservations[party]) ? -one * (game.reservations[party] as number) : 0,
    );
  const costOnly = Float64Array.from(slope, (_, party) => Number(party === parties));
  const cheapest = findBestPackages(
    priced,
    { kind: "sum", slope, start: startFor(0), weights: costOnly, floors },
    { ...limits, step: unit },
  );
  const [first] = cheapest.choices;
  if (!cheapest.complete) return { kind: "stopped" };
  if (first === undefined) {
    const conflict = findConflict(game, limits);
    return conflict === undefined ? { kind: "stopped" } : { kind: "impossible", conflict, nodes: cheapest.nodes };
  }
  const cost = costOf(draft, first, costs);
  const sums = costOnly.map((isCost) => 1 - isCost);
  const best = findBestPackages(priced, { kind: "sum", slope, start: startFor(cost), weights: sums, floors: [...floors, parties] }, limits);
  const [choice = first] = [...best.choices].sort((one, other) => sumOf(game, other) - sumOf(game, one) || compareChoices(one, other));
  return {
    kind: "concession",
    choice: [...choice],
    changed: [...choice].flatMap((option, point) => (option === draft[point] ? [] : [point])),
    cost,
    certificate:
      cost === 0 ? { kind: "nothing to change" } : certificateFor(game, draft, costs, cost, cheapest.multipliers, cheapest.nodes),
  };
}

function costOf(draft: Choice, choice: Choice, costs: readonly number[]): number {
  return [...choice].reduce((sum, option, point) => sum + (option === draft[point] ? 0 : (costs[point] as number)), 0);
}

function scaleOf(game: Game, party: number): number {
  const { top, bottom } = game.scales[party] ?? { top: 1, bottom: 1 };
  return bottom / top;
}

function sumOf(game: Game, choice: Choice): number {
  return utilitiesOf(game, choice).reduce((sum, whole, party) => sum + whole * scaleOf(game, party), 0);
}

/** The game with one more party that bears the cost of every change, in whole units. */
function withCosts(game: Game, draft: Choice, costs: readonly number[]): Game {
  const parties = game.parties;
  return {
    ...game,
    parties: parties + 1,
    contributions: game.contributions.map((table, point) => {
      const options = table.length / parties;
      return Float64Array.from({ length: options * (parties + 1) }, (_, at) => {
        const option = Math.floor(at / (parties + 1));
        const party = at % (parties + 1);
        if (party < parties) return table[option * parties + party] as number;
        return option === draft[point] ? 0 : -(costs[point] as number);
      });
    }),
    scales: [...game.scales, { top: 1, bottom: 1 }],
  };
}

/** The largest number of which all costs are multiples. */
function unitOf(costs: readonly number[]): number {
  const exact = costs.map((cost): Rational => parseRational(cost) ?? Zero).filter(({ top }) => top !== 0n);
  if (exact.length === 0) return 1;
  const under = exact.reduce((common, { bottom }) => leastCommonMultiple(common, bottom), 1n);
  const shared = exact.reduce((common, { top, bottom }) => greatestCommonDivisor(common, (top * under) / bottom), 0n);
  return toNumber({ top: shared, bottom: under });
}

/** Adds up what cheaper changes could bring at most under the multipliers; where that is too little, the weights prove it. */
function certificateFor(
  game: Game,
  draft: Choice,
  costs: readonly number[],
  cost: number,
  multipliers: Float64Array,
  nodes: number,
): Certificate {
  const weights = Float64Array.from({ length: game.parties }, (_, party) =>
    Number.isFinite(game.reservations[party]) ? (multipliers[party] as number) * scaleOf(game, party) : 0,
  );
  const worth = (utilities: Float64Array): number => utilities.reduce((sum, whole, party) => sum + whole * (weights[party] as number), 0);
  const needed = weights.reduce(
    (sum, weight, party) => sum + (weight === 0 ? 0 : weight * (game.reservations[party] as number)),
    -worth(utilitiesOf(game, draft)),
  );
  const gains = game.contributions.map((table, point) => {
    const value = (option: number): number =>
      weights.reduce((sum, weight, party) => sum + weight * (table[option * game.parties + party] as number), 0);
    const most = (game.allowed[point] ?? []).reduce((highest, option) => Math.max(highest, value(option)), Number.NEGATIVE_INFINITY);
    return { gain: Math.max(0, most - value(draft[point] as number)), price: costs[point] as number };
  });
  const mostForLess = mostWithin(gains, cost - unitOf(costs) / 2);
  return needed > mostForLess + 1e-9 * Math.max(1, Math.abs(needed))
    ? { kind: "weights", weights, needed, mostForLess }
    : { kind: "search", nodes };
}

/** At most what points with these gains bring within a budget; exact where all prices are equal, else the fractional bound. */
function mostWithin(gains: readonly { readonly gain: number; readonly price: number }[], budget: number): number {
  const free = gains.filter(({ price }) => price === 0).reduce((sum, { gain }) => sum + gain, 0);
  const priced = gains.filter(({ price }) => price > 0).sort((one, other) => other.gain / other.price - one.gain / one.price);
  const isUniform = priced.every(({ price }) => price === priced[0]?.price);
  let left = budget;
  let sum = free;
  for (const { gain, price } of priced) {
    if (price <= left) sum += gain;
    else {
      if (!isUniform) sum += gain * (left / price);
      break;
    }
    left -= price;
  }
  return sum;
}
