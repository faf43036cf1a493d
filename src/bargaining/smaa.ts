/** Decides in which share of all preferences that fit what is known a package is acceptable, on the frontier, or the Nash point. */
import type { Choice } from "./game.ts";
import { nondominatedRows } from "./nondominated.ts";
import type { PreferenceSpace } from "./preference-space.ts";
import { randomOf } from "./random.ts";
import { createSampler, type Preferences, type WeightMethod } from "./sample-preferences.ts";

/** Shares of draws; with so many draws a share's standard error is √(share × (1 − share) / draws). */
export type Shares = {
  /** Per party. */
  readonly acceptable: Float64Array;
  readonly acceptableToAll: number;
  /** No other package looked at beats it. */
  readonly onFrontier: number;
  /** It has the largest product of gains among packages looked at that are acceptable to all. */
  readonly nash: number;
};

/** One unknown number and how much the answer hangs on it. */
export type Unknown = {
  readonly party: number;
  readonly kind: "weight" | "value" | "reservation value";
  readonly point: number | undefined;
  readonly option: number | undefined;
  /** Bits by which knowing the number is expected to narrow down which package is the Nash point (none counts as one more). */
  readonly bits: number;
  /** Part of the variance of "this package is acceptable to all" that the number explains, for the reference package. */
  readonly explains: number;
};

export type Robustness =
  | {
      readonly kind: "shares";
      readonly draws: number;
      readonly methods: readonly WeightMethod[];
      readonly shares: readonly Shares[];
      /** Draws in which no package looked at gives every party a gain. */
      readonly withoutNash: number;
      /** Bits of uncertainty about the Nash point. */
      readonly uncertainty: number;
      /** Most informative first. */
      readonly unknowns: readonly Unknown[];
    }
  /** No preferences were found that fit what is said of this party. */
  | { readonly kind: "contradiction"; readonly party: number }
  | { readonly kind: "stopped"; readonly draws: number };

/** Quantiles into which an unknown's drawn values are sorted to see what it explains. */
const Bins = 8;

export type SmaaOptions = {
  readonly draws: number;
  readonly seed: number;
  /** Which of the packages the unknowns' variance is told for. */
  readonly reference?: number | undefined;
  readonly shouldStop?: ((done: number) => boolean) | undefined;
};

/**
 * Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998) for several parties. `packages` are the packages looked at;
 * "on the frontier" and "Nash" are meant among them. Gains are measured from the drawn reservation value, and where none is given from the party's
 * lowest possible utility in that draw. Knowing a number is valued by its mutual information with the Nash point, from eight quantile bins, less the
 * bias of Miller and Madow (1955). Same seed, same answer. Cost: draws × packages × (points × parties + log packages).
 */
export function findShares(spaces: readonly PreferenceSpace[], packages: readonly Choice[], options: SmaaOptions): Robustness {
  const { draws, seed, reference = 0, shouldStop } = options;
  const parties = spaces.length;
  const samplers = spaces.map((space, party) => createSampler(space, randomOf(seed + 7919 * (party + 1))));
  const count = packages.length;
  const acceptable = packages.map(() => new Float64Array(parties));
  const toAll = new Float64Array(count);
  const frontier = new Float64Array(count);
  const nash = new Float64Array(count);
  const winners = new Int32Array(draws);
  const isReferenceFine = new Uint8Array(draws);
  const unknowns = unknownsOf(spaces);
  const seen = unknowns.map(() => new Float64Array(draws));
  const utilities = Array.from({ length: parties }, () => new Float64Array(count));
  for (let draw = 0; draw < draws; draw++) {
    if ((draw & 63) === 0 && shouldStop?.(draw) === true) return { kind: "stopped", draws: draw };
    const drawn: Preferences[] = [];
    for (const [party, sampler] of samplers.entries()) {
      const preferences = sampler.draw();
      if (preferences === undefined) return { kind: "contradiction", party };
      drawn.push(preferences);
    }
    for (const [at, unknown] of unknowns.entries())
      (seen[at] as Float64Array)[draw] = valueIn(drawn[unknown.party] as Preferences, unknown);
    const floors = drawn.map((preferences, party) => {
      fill(utilities[party] as Float64Array, preferences, packages);
      return preferences.reservation;
    });
    const bases = floors.map((floor, party) => floor ?? lowestOf(drawn[party] as Preferences));
    winners[draw] = -1;
    let most = 0;
    for (let at = 0; at < count; at++) {
      let isFine = true;
      let product = 1;
      for (let party = 0; party < parties; party++) {
        const utility = (utilities[party] as Float64Array)[at] as number;
        const floor = floors[party];
        if (floor === undefined || utility >= floor - 1e-12)
          (acceptable[at] as Float64Array)[party] = ((acceptable[at] as Float64Array)[party] as number) + 1;
        else isFine = false;
        product *= utility - (bases[party] as number);
      }
      if (!isFine) continue;
      toAll[at] = (toAll[at] as number) + 1;
      if (at === reference) isReferenceFine[draw] = 1;
      if (product > most + 1e-15) {
        most = product;
        winners[draw] = at;
      }
    }
    const winner = winners[draw] as number;
    if (winner >= 0) nash[winner] = (nash[winner] as number) + 1;
    countFrontier(utilities, count, frontier);
  }
  const withoutNash = winners.reduce((sum, winner) => sum + Number(winner < 0), 0);
  return {
    kind: "shares",
    draws,
    methods: samplers.map(({ method }) => method),
    shares: packages.map((_, at) => ({
      acceptable: (acceptable[at] as Float64Array).map((hits) => hits / draws),
      acceptableToAll: (toAll[at] as number) / draws,
      onFrontier: (frontier[at] as number) / draws,
      nash: (nash[at] as number) / draws,
    })),
    withoutNash: withoutNash / draws,
    uncertainty: entropyOf([...winners]),
    unknowns: unknowns
      .map((unknown, at) => ({ ...unknown, ...informationOf(seen[at] as Float64Array, winners, isReferenceFine) }))
      .sort((one, other) => other.bits - one.bits || other.explains - one.explains),
  };
}

function fill(into: Float64Array, { weights, values }: Preferences, packages: readonly Choice[]): void {
  const worth = values.map((options, point) => options.map((value) => value * (weights[point] as number)));
  for (let at = 0; at < packages.length; at++) {
    const choice = packages[at] as Choice;
    let sum = 0;
    for (let point = 0; point < worth.length; point++) sum += (worth[point] as Float64Array)[choice[point] as number] as number;
    into[at] = sum;
  }
}

function lowestOf({ weights, values }: Preferences): number {
  return values.reduce((sum, options, point) => sum + (weights[point] as number) * Math.min(...options), 0);
}

/** Adds 1 to each package that no other beats; packages with equal utilities stand or fall together. */
function countFrontier(utilities: readonly Float64Array[], count: number, frontier: Float64Array): void {
  // Rounding keeps sums that differ only in their last digits together.
  const columns = utilities.map((column) => column.map((value) => Math.round(value * 1e12)));
  const order = Int32Array.from({ length: count }, (_, at) => at).sort((one, other) => {
    for (const column of columns) {
      const difference = (column[other] as number) - (column[one] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const firsts: number[] = [];
  for (let at = 0; at < count; at++) {
    const row = order[at] as number;
    const before = firsts.at(-1);
    if (before === undefined || columns.some((column) => column[row] !== column[order[before] as number])) firsts.push(at);
  }
  const distinct = columns.map((column) => Float64Array.from(firsts, (at) => column[order[at] as number] as number));
  for (const row of nondominatedRows(distinct, firsts.length)) {
    const end = firsts[row + 1] ?? count;
    for (let at = firsts[row] as number; at < end; at++) {
      const index = order[at] as number;
      frontier[index] = (frontier[index] as number) + 1;
    }
  }
}

type UnknownName = Omit<Unknown, "bits" | "explains">;

function unknownsOf(spaces: readonly PreferenceSpace[]): readonly UnknownName[] {
  return spaces.flatMap((space, party): UnknownName[] => [
    ...space.weights.flatMap(({ from, to }, point): UnknownName[] =>
      from === to ? [] : [{ party, kind: "weight", point, option: undefined }],
    ),
    ...space.values.flatMap((options, point) =>
      options.flatMap(({ from, to }, option): UnknownName[] => (from === to ? [] : [{ party, kind: "value", point, option }])),
    ),
    ...(space.reservation === undefined || space.reservation.from === space.reservation.to
      ? []
      : [{ party, kind: "reservation value" as const, point: undefined, option: undefined }]),
  ]);
}

function valueIn({ weights, values, reservation }: Preferences, { kind, point = 0, option = 0 }: UnknownName): number {
  switch (kind) {
    case "weight":
      return weights[point] as number;
    case "value":
      return values[point]?.[option] as number;
    case "reservation value":
      return reservation ?? 0;
  }
}

/** Mutual information with the winner in bits, and the correlation ratio with the reference package's acceptability. */
function informationOf(seen: Float64Array, winners: Int32Array, isFine: Uint8Array): { readonly bits: number; readonly explains: number } {
  const draws = seen.length;
  const order = Int32Array.from({ length: draws }, (_, at) => at).sort((one, other) => (seen[one] as number) - (seen[other] as number));
  const whole = entropyOf([...winners]);
  const mean = isFine.reduce((sum, fine) => sum + fine, 0) / draws;
  let within = 0;
  let between = 0;
  for (let bin = 0; bin < Bins; bin++) {
    const members = order.subarray(Math.floor((bin * draws) / Bins), Math.floor(((bin + 1) * draws) / Bins));
    if (members.length === 0) continue;
    within += (members.length / draws) * entropyOf(Array.from(members, (at) => winners[at] as number));
    const share = members.reduce((sum, at) => sum + (isFine[at] as number), 0) / members.length;
    between += (members.length / draws) * (share - mean) ** 2;
  }
  const variance = mean * (1 - mean);
  // Bins alone explain (bins − 1) / draws of any variance by chance.
  const explains = variance === 0 ? 0 : Math.max(0, between / variance - (Bins - 1) / draws);
  return { bits: Math.max(0, whole - within), explains };
}

/** Entropy in bits with Miller and Madow's correction. */
function entropyOf(outcomes: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  if (outcomes.length === 0) return 0;
  const raw = [...counts.values()].reduce((sum, count) => sum - (count / outcomes.length) * Math.log2(count / outcomes.length), 0);
  return raw + (counts.size - 1) / (2 * outcomes.length * Math.LN2);
}
