import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { implyPrecedences, momentsOf } from "./imply-precedences.ts";
import { keepCeilings } from "./keep-ceilings.ts";
import { type OrderProblem, peaksOf, reverseProblem } from "./order-problem.ts";

const Weightings = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
] as const;

/** Every order that keeps the ceilings. */
function keptOrders(problem: OrderProblem, ceilings: readonly number[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  const walk = (order: readonly number[]) => {
    if (peaksOf(problem, order).some((peak, side) => peak > (ceilings[side] ?? 0))) return;
    if (order.length === problem.count) kept.push(order);
    for (let step = 0; step < problem.count; step++)
      if (!order.includes(step) && problem.before[step]?.every((one) => order.includes(one))) walk([...order, step]);
  };
  walk([]);
  return kept;
}

const questions = fc
  .record({
    count: fc.integer({ min: 1, max: 7 }),
    numbers: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 }),
    givers: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    edges: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 8 }),
    ceilings: fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 })),
  })
  .map(({ count, numbers, givers, edges, ceilings }) => {
    const changes = new Float64Array(count * 2);
    for (let step = 0; step < count; step++) {
      const giver = givers[step] === true ? 1 : 0;
      changes[step * 2 + giver] = numbers[step * 2] ?? 0;
      changes[step * 2 + 1 - giver] = -(numbers[step * 2 + 1] ?? 0);
    }
    const before = Array.from({ length: count }, (_, step) => [
      ...new Set(edges.filter(([from, to]) => to === step && from < step).map(([from]) => from)),
    ]);
    const problem: OrderProblem = { count, sides: 2, changes, from: new Float64Array(2), before, anyBefore: before.map(() => []) };
    return { problem, ceilings };
  });

describe("keeping ceilings", () => {
  it("finds an order where trying every order finds one, and refutes where none does", () => {
    fc.assert(
      fc.property(questions, fc.boolean(), ({ problem, ceilings }, isReversed) => {
        const asked = isReversed ? reverseProblem(problem) : problem;
        const answer = keepCeilings(asked, ceilings, { moments: momentsOf(problem, Weightings)(ceilings), maxStates: 10_000 });
        expect(answer.kind).toBe(keptOrders(problem, ceilings).length > 0 ? "found" : "none");
        if (answer.kind !== "found") return;
        const order = isReversed ? answer.order.toReversed() : answer.order;
        expect(keptOrders(problem, ceilings).some((one) => one.join() === order.join())).toBe(true);
      }),
      { seed: 2003, numRuns: 1500 },
    );
  });

  it("implies only what every order under the ceilings keeps", () => {
    let added = 0;
    fc.assert(
      fc.property(questions, ({ problem, ceilings }) => {
        const orders = keptOrders(problem, ceilings);
        const implied = implyPrecedences(problem, ceilings, momentsOf(problem, Weightings)(ceilings), 1_000_000);
        if (implied === undefined) expect(orders).toEqual([]);
        implied?.problem.before.forEach((earlier, later) => {
          added += earlier.length - (problem.before[later]?.length ?? 0);
          for (const order of orders) for (const one of earlier) expect(order.indexOf(one)).toBeLessThan(order.indexOf(later));
        });
      }),
      { seed: 2004, numRuns: 1500 },
    );
    expect(added).toBeGreaterThan(500);
  });

  it("claims nothing when the states allowed are used up", () => {
    // Ten equal exchanges each way: under the ceiling of a single gift they must alternate, and with one state nothing is found.
    const count = 20;
    const changes = Float64Array.from({ length: count * 2 }, (_, at) => ((at >> 1) % 2 === at % 2 ? 3 : -3));
    const before = Array.from({ length: count }, () => []);
    const problem: OrderProblem = { count, sides: 2, changes, from: new Float64Array(2), before, anyBefore: before };
    const moments = momentsOf(problem, Weightings)([3, 3]);
    expect(keepCeilings(problem, [3, 3], { moments, maxStates: 1 }).kind).toBe("cap");
    expect(keepCeilings(problem, [3, 3], { moments, maxStates: 10_000 }).kind).toBe("found");
  });
});
