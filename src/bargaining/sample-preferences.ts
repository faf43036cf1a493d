/** Decides how preferences are drawn evenly from all that fit what is known of a party. */
import type { Bounds, Comparison, PreferenceSpace } from "./preference-space.ts";
import type { Random } from "./random.ts";

/** One party's preferences in one draw. */
export type Preferences = {
  readonly weights: Float64Array;
  readonly values: readonly Float64Array[];
  readonly reservation: number | undefined;
};

/** How weights are drawn: sorted exponentials and rejection are exactly uniform, hit-and-run is so in the limit of long walks. */
export type WeightMethod = "exact" | "sorted exponentials" | "rejection" | "hit-and-run";

export type Sampler = {
  readonly method: WeightMethod;
  /** Undefined where no preferences fit after many attempts. */
  readonly draw: () => Preferences | undefined;
};

/** Rejection is given up for hit-and-run where fewer than this part of a trial is accepted. */
const LowestAcceptance = 0.02;
const Trial = 2000;
const MostAttempts = 20_000;
/** Steps of the walk between draws, for each dimension. */
const StepsEach = 8;
const Tiny = 1e-9;

/**
 * Weights are uniform on the simplex cut by bounds and order: a total order alone by sorting normalised exponentials (Rubinstein 1982; Butler, Jia
 * and Dyer 1997), otherwise by rejection from the whole simplex, and where that accepts too rarely by hit-and-run (Smith 1984) with eight steps for
 * each point between draws. Values are uniform between their bounds subject to their order. Comparisons of whole packages reject a draw.
 */
export function createSampler(space: PreferenceSpace, random: Random): Sampler {
  const { method, drawWeights } = weightSampler(space, random);
  const draw = (): Preferences | undefined => {
    for (let attempt = 0; attempt < (space.comparisons.length === 0 ? 1 : MostAttempts); attempt++) {
      const weights = drawWeights();
      const values = drawValues(space, random);
      if (weights === undefined || values === undefined) return undefined;
      if (!space.comparisons.every((comparison) => holds(comparison, weights, values))) continue;
      return { weights, values, reservation: space.reservation === undefined ? undefined : within(space.reservation, random) };
    }
    return undefined;
  };
  return { method, draw };
}

function holds({ better, worse }: Comparison, weights: Float64Array, values: readonly Float64Array[]): boolean {
  const worth = (side: readonly (readonly [number, number])[]): number =>
    side.reduce((sum, [point, option]) => sum + (weights[point] as number) * (values[point]?.[option] as number), 0);
  return worth(better) >= worth(worse) - 1e-12;
}

function within({ from, to }: Bounds, random: Random): number {
  return from === to ? from : from + random() * (to - from);
}

function weightSampler(
  space: PreferenceSpace,
  random: Random,
): { readonly method: WeightMethod; readonly drawWeights: () => Float64Array | undefined } {
  const points = space.weights.length;
  if (!space.addUpToOne) return { method: "exact", drawWeights: () => Float64Array.from(space.weights, ({ from }) => from) };
  const isFree = space.weights.every(({ from, to }) => from === 0 && to === 1);
  const ranking = isFree ? totalOrder(points, space.weightOrder) : undefined;
  if (ranking !== undefined) {
    const drawWeights = (): Float64Array => {
      const sorted = simplexPoint(points, random).sort((one, other) => other - one);
      const weights = new Float64Array(points);
      for (const [rank, point] of ranking.entries()) weights[point] = sorted[rank] as number;
      return weights;
    };
    return { method: "sorted exponentials", drawWeights };
  }
  const fits = (weights: Float64Array): boolean =>
    space.weights.every(({ from, to }, point) => (weights[point] as number) >= from && (weights[point] as number) <= to) &&
    space.weightOrder.every(([more, less]) => (weights[more] as number) >= (weights[less] as number));
  let accepted = 0;
  for (let attempt = 0; attempt < Trial; attempt++) if (fits(simplexPoint(points, random))) accepted++;
  if (accepted >= Trial * LowestAcceptance) {
    const drawWeights = (): Float64Array | undefined => {
      for (let attempt = 0; attempt < MostAttempts; attempt++) {
        const weights = simplexPoint(points, random);
        if (fits(weights)) return weights;
      }
      return undefined;
    };
    return { method: "rejection", drawWeights };
  }
  return { method: "hit-and-run", drawWeights: walker(space, random) };
}

/** A point of the simplex, uniform: exponentials over their sum. */
function simplexPoint(points: number, random: Random): Float64Array {
  const weights = new Float64Array(points);
  let sum = 0;
  for (let point = 0; point < points; point++) {
    const exponential = -Math.log(1 - random());
    weights[point] = exponential;
    sum += exponential;
  }
  for (let point = 0; point < points; point++) weights[point] = (weights[point] as number) / sum;
  return weights;
}

/** The one ranking that an order allows, heaviest first; undefined where it leaves a choice or holds equalities. */
function totalOrder(points: number, order: readonly (readonly [number, number])[]): readonly number[] | undefined {
  const above = Array.from({ length: points }, () => new Set<number>());
  for (const [more, less] of order) above[less]?.add(more);
  const ranking: number[] = [];
  const isPlaced = new Set<number>();
  while (ranking.length < points) {
    const next = [...above.keys()].filter((point) => !isPlaced.has(point) && [...(above[point] ?? [])].every((one) => isPlaced.has(one)));
    if (next.length !== 1) return undefined;
    ranking.push(next[0] as number);
    isPlaced.add(next[0] as number);
  }
  return ranking;
}

/** Constraints `coefficients · w ≥ least`. */
type HalfSpace = { readonly terms: readonly (readonly [number, number])[]; readonly least: number };

/**
 * Hit-and-run on the weights that fit. Equalities (`as important as`, exact weights) are kept by walking only along directions that leave them
 * alone: such points share one coordinate of the walk.
 */
function walker(space: PreferenceSpace, random: Random): () => Float64Array | undefined {
  const points = space.weights.length;
  const groups = equalGroups(space);
  const halfSpaces: HalfSpace[] = [
    ...space.weights.flatMap(({ from, to }, point): HalfSpace[] => [
      { terms: [[point, 1]], least: from },
      { terms: [[point, -1]], least: -to },
    ]),
    ...space.weightOrder.map(
      ([more, less]): HalfSpace => ({
        terms: [
          [more, 1],
          [less, -1],
        ],
        least: 0,
      }),
    ),
  ];
  const directions = directionsOf(space, groups);
  let current = startPoint(space, halfSpaces, groups);
  let isWarm = false;
  return () => {
    if (current === undefined) return undefined;
    const steps = Math.max(1, directions.length) * StepsEach * (isWarm ? 1 : 20);
    isWarm = true;
    for (let step = 0; step < steps && directions.length > 0; step++) current = walked(current, directions, halfSpaces, random);
    return Float64Array.from(current);
  };

  function walked(at: Float64Array, axes: readonly Float64Array[], walls: readonly HalfSpace[], draw: Random): Float64Array {
    const along = new Float64Array(points);
    for (const axis of axes) {
      const length = normal(draw);
      for (let point = 0; point < points; point++) along[point] = (along[point] as number) + length * (axis[point] as number);
    }
    let back = Number.NEGATIVE_INFINITY;
    let forth = Number.POSITIVE_INFINITY;
    for (const { terms, least } of walls) {
      let speed = 0;
      let room = -least;
      for (const [point, coefficient] of terms) {
        speed += coefficient * (along[point] as number);
        room += coefficient * (at[point] as number);
      }
      if (Math.abs(speed) < 1e-14) continue;
      const bound = -Math.max(0, room) / speed;
      if (speed > 0) back = Math.max(back, bound);
      else forth = Math.min(forth, bound);
    }
    if (!(forth > back) || !Number.isFinite(forth) || !Number.isFinite(back)) return at;
    const length = back + draw() * (forth - back);
    return at.map((weight, point) => weight + length * (along[point] as number));
  }
}

/** Points whose weights are equal stand in one group; those that are exact in none. */
function equalGroups(space: PreferenceSpace): readonly (readonly number[])[] {
  const isEqual = (one: number, other: number): boolean =>
    space.weightOrder.some(([more, less]) => more === one && less === other) &&
    space.weightOrder.some(([more, less]) => more === other && less === one);
  const groups: number[][] = [];
  for (const point of space.weights.keys()) {
    const group = groups.find((members) => members.some((member) => isEqual(member, point)));
    if (group === undefined) groups.push([point]);
    else group.push(point);
  }
  return groups.filter((members) => members.every((point) => space.weights[point]?.from !== space.weights[point]?.to));
}

/** An orthonormal basis (Gram–Schmidt) of the moves that keep the sum and the equalities, in coordinates one a group. */
function directionsOf(space: PreferenceSpace, groups: readonly (readonly number[])[]): readonly Float64Array[] {
  const points = space.weights.length;
  const units = groups.map((members) =>
    Float64Array.from({ length: points }, (_, point) => (members.includes(point) ? 1 / Math.sqrt(members.length) : 0)),
  );
  const kept: Float64Array[] = [];
  const sum = Float64Array.from({ length: points }, (_, point) => (groups.some((members) => members.includes(point)) ? 1 : 0));
  const blocked = [normalised(sum)];
  for (const unit of units) {
    let rest = unit;
    for (const axis of [...blocked, ...kept]) {
      const share = rest.reduce((total, value, point) => total + value * (axis[point] as number), 0);
      rest = rest.map((value, point) => value - share * (axis[point] as number));
    }
    const size = Math.sqrt(rest.reduce((total, value) => total + value * value, 0));
    if (size > 1e-9) kept.push(rest.map((value) => value / size));
  }
  return kept;
}

function normalised(vector: Float64Array): Float64Array {
  const size = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / size);
}

/** A point that fits, away from the walls where it can be: the mean of many points found by projecting onto broken constraints (Agmon 1954). */
function startPoint(space: PreferenceSpace, walls: readonly HalfSpace[], groups: readonly (readonly number[])[]): Float64Array | undefined {
  const points = space.weights.length;
  const isMovable = new Set(groups.flat());
  const found: Float64Array[] = [];
  for (const start of [0, 0.3, 0.7, 1]) {
    const weights = Float64Array.from(space.weights, ({ from, to }) => from + start * (Math.min(1, to) - from));
    for (let round = 0; round < 4000; round++) {
      let worst = 0;
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const share = isMovable.size === 0 ? 0 : (1 - sum) / isMovable.size;
      worst = Math.abs(1 - sum);
      for (const point of isMovable) weights[point] = (weights[point] as number) + share;
      for (const { terms, least } of walls) {
        const value = terms.reduce((total, [point, coefficient]) => total + coefficient * (weights[point] as number), 0);
        const missing = least - value;
        if (missing <= 0) continue;
        const free = terms.filter(([point]) => isMovable.has(point));
        worst = Math.max(worst, missing);
        for (const [point, coefficient] of free) weights[point] = (weights[point] as number) + (coefficient * missing) / free.length;
      }
      if (worst < Tiny) {
        found.push(weights);
        break;
      }
    }
  }
  if (found.length === 0) return undefined;
  return Float64Array.from({ length: points }, (_, point) => found.reduce((sum, one) => sum + (one[point] as number), 0) / found.length);
}

/** Box and Muller 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function drawValues(space: PreferenceSpace, random: Random): readonly Float64Array[] | undefined {
  const values: Float64Array[] = [];
  for (const [point, bounds] of space.values.entries()) {
    const drawn = drawPoint(bounds, space.valueOrder[point] ?? [], random);
    if (drawn === undefined) return undefined;
    values.push(drawn);
  }
  return values;
}

/** Uniform in the box cut by the order: by sorting where the order is total and the bounds are alike, else by rejection, else by Gibbs steps. */
function drawPoint(bounds: readonly Bounds[], order: readonly (readonly [number, number])[], random: Random): Float64Array | undefined {
  const fits = (values: Float64Array): boolean => order.every(([more, less]) => (values[more] as number) >= (values[less] as number));
  if (order.length === 0) return Float64Array.from(bounds, (one) => within(one, random));
  const [first] = bounds;
  if (first !== undefined && bounds.every(({ from, to }) => from === first.from && to === first.to)) {
    const ranking = totalOrder(bounds.length, order);
    if (ranking !== undefined) {
      const sorted = Float64Array.from(bounds, (one) => within(one, random)).sort((one, other) => other - one);
      const values = new Float64Array(bounds.length);
      for (const [rank, option] of ranking.entries()) values[option] = sorted[rank] as number;
      return values;
    }
  }
  for (let attempt = 0; attempt < 500; attempt++) {
    const values = Float64Array.from(bounds, (one) => within(one, random));
    if (fits(values)) return values;
  }
  return gibbs(bounds, order, random, fits);
}

function gibbs(
  bounds: readonly Bounds[],
  order: readonly (readonly [number, number])[],
  random: Random,
  fits: (values: Float64Array) => boolean,
): Float64Array | undefined {
  // Raising each lower bound to those below it, and so on, gives the least point that fits.
  const values = Float64Array.from(bounds, ({ from }) => from);
  for (let round = 0; round <= bounds.length; round++)
    for (const [more, less] of order) values[more] = Math.max(values[more] as number, values[less] as number);
  if (!fits(values) || values.some((value, option) => value > (bounds[option]?.to ?? 1) + 1e-12)) return undefined;
  for (let sweep = 0; sweep < 60; sweep++) {
    for (const [option, { from, to }] of bounds.entries()) {
      let low = from;
      let high = to;
      for (const [more, less] of order) {
        if (more === option) low = Math.max(low, values[less] as number);
        if (less === option) high = Math.min(high, values[more] as number);
      }
      values[option] = low + random() * Math.max(0, high - low);
    }
  }
  return values;
}
