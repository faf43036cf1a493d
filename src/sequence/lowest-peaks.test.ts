import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { improveOrder } from "./improve-order.ts";
import { lowestPeaks } from "./lowest-peaks.ts";
import { type OrderProblem, peaksOf } from "./order-problem.ts";
import { createSeededRandom } from "./seeded-random.ts";

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

  it("at ten steps, the largest is that of walking through all sets of steps", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const problem = tenSteps(seed);
      const found = lowestPeaks(problem, { maxStates: 100_000 });
      expect(found.isProven).toBe(true);
      expect(found.levels[0]?.peak).toBe(lowestBySets(problem));
    }
  });
});

describe("an order made better by stretches", () => {
  it("keeps what comes before what, and is never worse", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const problem = tenSteps(seed);
      const start = Array.from({ length: problem.count }, (_, step) => step);
      const ceilings = [undefined, undefined];
      const { order } = improveOrder(problem, start, { ceilings, target: 0, maxStates: 5000 });
      expect([...order].sort((one, other) => one - other)).toEqual(start);
      order.forEach((step, at) => {
        for (const earlier of problem.before[step] ?? []) expect(order.indexOf(earlier)).toBeLessThan(at);
      });
      expect(Math.max(...peaksOf(problem, order))).toBeLessThanOrEqual(Math.max(...peaksOf(problem, start)));
      expect(Math.max(...peaksOf(problem, order))).toBeGreaterThanOrEqual(lowestBySets(problem));
    }
  });
});

/** Ten reciprocal steps of two sides, each after some earlier ones. */
function tenSteps(seed: number): OrderProblem {
  const random = createSeededRandom(seed);
  const whole = (most: number) => Math.floor(random() * most);
  const changes = new Float64Array(20);
  const before: number[][] = [];
  for (let step = 0; step < 10; step++) {
    const giver = whole(2);
    changes[step * 2 + giver] = 1 + whole(12);
    changes[step * 2 + 1 - giver] = -(1 + whole(12));
    before.push(step === 0 || random() < 0.4 ? [] : [...new Set([whole(step), whole(step)])]);
  }
  return { count: 10, sides: 2, changes, from: new Float64Array(2), before, anyBefore: before.map(() => []) };
}

/** The lowest largest peak, by the lowest height at which each set of steps can be reached. */
function lowestBySets({ count, sides, changes, before }: OrderProblem): number {
  const heights = new Float64Array(1 << count).fill(Number.POSITIVE_INFINITY);
  heights[0] = 0;
  for (let set = 0; set < heights.length; set++) {
    for (let step = 0; step < count; step++) {
      if ((set & (1 << step)) !== 0 || !before[step]?.every((one) => (set & (1 << one)) !== 0)) continue;
      const next = set | (1 << step);
      let height = heights[set] ?? 0;
      for (let side = 0; side < sides; side++) {
        let sum = 0;
        for (let one = 0; one < count; one++) if ((next & (1 << one)) !== 0) sum += changes[one * sides + side] ?? 0;
        height = Math.max(height, sum);
      }
      heights[next] = Math.min(heights[next] ?? 0, height);
    }
  }
  return heights.at(-1) ?? Number.NaN;
}
