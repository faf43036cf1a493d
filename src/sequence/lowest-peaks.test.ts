import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowestPeaks } from "./lowest-peaks.ts";
import { type OrderProblem, peaksOf } from "./order-problem.ts";

const byDescent = (peaks: Iterable<number>) => [...peaks].sort((left, right) => right - left);

function isEarlier(one: readonly number[], other: readonly number[]): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return (one[at] ?? 0) < (other[at] ?? 0);
  return false;
}

/** Every order, one after the other. */
function bruteForce(problem: OrderProblem): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  const order: number[] = [];
  const done = new Set<number>();
  const walk = () => {
    if (order.length === problem.count) {
      const peaks = byDescent(peaksOf(problem, order));
      if (best === undefined || isEarlier(peaks, best)) best = peaks;
      return;
    }
    for (let step = 0; step < problem.count; step++) {
      if (done.has(step) || !problem.before[step]?.every((one) => done.has(one))) continue;
      if (!problem.anyBefore[step]?.every((group) => group.some((one) => done.has(one)))) continue;
      done.add(step);
      order.push(step);
      walk();
      order.pop();
      done.delete(step);
    }
  };
  walk();
  return best;
}

const problems = fc
  .record({
    count: fc.integer({ min: 1, max: 7 }),
    sides: fc.integer({ min: 1, max: 3 }),
    numbers: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 21, maxLength: 21 }),
    reciprocal: fc.boolean(),
    edges: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 8 }),
    group: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  })
  .map(({ count, sides, numbers, reciprocal, edges, group }): OrderProblem => {
    const changes = new Float64Array(count * sides);
    for (let at = 0; at < changes.length; at++) changes[at] = numbers[at] ?? 0;
    if (reciprocal && sides > 1) for (let step = 0; step < count; step++) changes[step * sides + 1] = -(changes[step * sides] ?? 0);
    const before = Array.from({ length: count }, (_, step) => [
      ...new Set(edges.filter(([from, to]) => to === step && from < step).map(([from]) => from)),
    ]);
    const members = group.filter((one) => one < count - 1);
    const anyBefore = Array.from({ length: count }, (_, step) => (step === count - 1 && members.length > 0 ? [members] : []));
    return { count, sides, changes, from: new Float64Array(sides), before, anyBefore };
  });

describe("the lowest peaks", () => {
  it("are those of trying every order, and the order given keeps them", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const found = lowestPeaks(problem, { maxStates: 100_000 });
        expect(found.isProven).toBe(true);
        const peaks = byDescent(peaksOf(problem, found.order));
        expect(peaks).toEqual(bruteForce(problem));
        expect(found.levels.map((level) => level.peak)).toEqual(peaks);
      }),
      { seed: 1978, numRuns: 1500 },
    );
  });

  it("are bounded, never claimed, where the states allowed do not suffice", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const found = lowestPeaks(problem, { maxStates: 3 });
        const best = bruteForce(problem) ?? [];
        expect(found.levels[0]?.lowest).toBeLessThanOrEqual(best[0] ?? 0);
        if (found.isProven) expect(byDescent(peaksOf(problem, found.order))).toEqual(best);
      }),
      { seed: 1979, numRuns: 500 },
    );
  });
});
