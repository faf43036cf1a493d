/** Decides what an ordering problem is: steps that change each side's exposure, and what must come before what. */

/** Steps are 0..count-1. Exposures are whole numbers (see `makeExposureProblem`), so that sums are exact in any order. */
export type OrderProblem = {
  readonly count: number;
  readonly sides: number;
  /** Change of side `s` by step `k` at `k * sides + s`: positive where it gives, negative where it receives. */
  readonly changes: Float64Array;
  /** Exposure of each side before the first step. */
  readonly from: Float64Array;
  /** Steps that must all be done before step `k`. */
  readonly before: readonly (readonly number[])[];
  /** Groups of steps of each of which one must be done before step `k`. */
  readonly anyBefore: readonly (readonly (readonly number[])[])[];
};

/** The change of `side` by `step`. */
export function changeOf(problem: OrderProblem, step: number, side: number): number {
  return problem.changes[step * problem.sides + side] ?? 0;
}

/** Direct successors of each step, from `before`. */
export function successorsOf(problem: OrderProblem): readonly (readonly number[])[] {
  const after: number[][] = Array.from({ length: problem.count }, () => []);
  problem.before.forEach((steps, step) => {
    for (const earlier of steps) after[earlier]?.push(step);
  });
  return after;
}

/** The same problem told from its end: orders are read backwards. Only for problems without `anyBefore`. */
export function reverseProblem(problem: OrderProblem): OrderProblem {
  const from = Float64Array.from(problem.from, (start, side) => {
    let sum = start;
    for (let step = 0; step < problem.count; step++) sum += changeOf(problem, step, side);
    return sum;
  });
  return {
    ...problem,
    changes: problem.changes.map((change) => -change),
    from,
    before: successorsOf(problem),
    anyBefore: noGroups(problem.count),
  };
}

/** The problem of the steps that are kept, once `done` have been done; `names[k]` is the former number of step `k`. */
export function subProblem(
  problem: OrderProblem,
  kept: readonly number[],
  done: readonly number[],
): { readonly problem: OrderProblem; readonly names: readonly number[] } {
  const place = new Map(kept.map((step, index) => [step, index]));
  const from = Float64Array.from(problem.from);
  for (const step of done) for (let side = 0; side < problem.sides; side++) from[side] = (from[side] ?? 0) + changeOf(problem, step, side);
  const isDone = new Set(done);
  const changes = new Float64Array(kept.length * problem.sides);
  kept.forEach((step, index) => {
    for (let side = 0; side < problem.sides; side++) changes[index * problem.sides + side] = changeOf(problem, step, side);
  });
  const renumber = (steps: readonly number[]) =>
    steps.flatMap((step) => {
      const index = place.get(step);
      return index === undefined ? [] : [index];
    });
  const before = kept.map((step) => renumber(problem.before[step] ?? []));
  const anyBefore = kept.map((step) =>
    (problem.anyBefore[step] ?? []).filter((group) => !group.some((one) => isDone.has(one))).map((group) => renumber(group)),
  );
  return { problem: { count: kept.length, sides: problem.sides, changes, from, before, anyBefore }, names: kept };
}

/** The problem seen by some sides only. */
export function onlySides(problem: OrderProblem, sides: readonly number[]): OrderProblem {
  const changes = new Float64Array(problem.count * sides.length);
  for (let step = 0; step < problem.count; step++)
    sides.forEach((side, index) => {
      changes[step * sides.length + index] = changeOf(problem, step, side);
    });
  return { ...problem, sides: sides.length, changes, from: Float64Array.from(sides, (side) => problem.from[side] ?? 0) };
}

/** Peaks of an order: the highest exposure of each side, its exposure before the first step counted too. */
export function peaksOf(problem: OrderProblem, order: readonly number[]): Float64Array {
  const now = Float64Array.from(problem.from);
  const peaks = Float64Array.from(problem.from);
  for (const step of order)
    for (let side = 0; side < problem.sides; side++) {
      const exposure = (now[side] ?? 0) + changeOf(problem, step, side);
      now[side] = exposure;
      if (exposure > (peaks[side] ?? 0)) peaks[side] = exposure;
    }
  return peaks;
}

export function hasGroups(problem: OrderProblem): boolean {
  return problem.anyBefore.some((groups) => groups.length > 0);
}

function noGroups(count: number): readonly (readonly (readonly number[])[])[] {
  return Array.from({ length: count }, () => []);
}
