import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OrderProblem, peaksOf } from "./order-problem.ts";
import { searchIdeals } from "./search-ideals.ts";
import { searchLayers } from "./search-layers.ts";

/** Up to 40 steps, so that sets take two words; few enough free at once that a search meets them all. */
const problems = fc
  .record({
    count: fc.integer({ min: 0, max: 40 }),
    sides: fc.integer({ min: 1, max: 3 }),
    numbers: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 120, maxLength: 120 }),
    from: fc.array(fc.integer({ min: -3, max: 4 }), { minLength: 3, maxLength: 3 }),
    back: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 40, maxLength: 40 }),
    ceilings: fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }), { minLength: 3, maxLength: 3 }),
    lowest: fc.integer({ min: -2, max: 10 }),
  })
  .map(({ count, sides, numbers, from, back, ceilings, lowest }) => {
    const before = Array.from({ length: count }, (_, step) =>
      step < 4 ? [] : [step - 4 + ((back[step] ?? 1) % 4), Math.max(0, step - 6)],
    );
    const problem: OrderProblem = {
      count,
      sides,
      changes: Float64Array.from(numbers.slice(0, count * sides)),
      from: Float64Array.from(from.slice(0, sides)),
      before: before.map((steps) => [...new Set(steps)]),
      anyBefore: before.map(() => []),
    };
    return { problem, ceilings: ceilings.slice(0, sides), lowest };
  });

function heightOf(problem: OrderProblem, order: readonly number[], ceilings: readonly (number | undefined)[], lowest: number): number {
  expect([...order].sort((one, other) => one - other)).toEqual(Array.from({ length: problem.count }, (_, step) => step));
  const place = new Map(order.map((step, at) => [step, at]));
  problem.before.forEach((steps, step) => {
    for (const earlier of steps) expect(place.get(earlier)).toBeLessThan(place.get(step) ?? -1);
  });
  let height = lowest;
  peaksOf(problem, order).forEach((peak, side) => {
    const ceiling = ceilings[side];
    if (ceiling === undefined) height = Math.max(height, peak);
    else expect(peak).toBeLessThanOrEqual(ceiling);
  });
  return height;
}

describe("a search by layers", () => {
  it("finds what the search of sets finds where nothing need be dropped, and knows where there is no order", () => {
    const seen = { found: 0, none: 0 };
    fc.assert(
      fc.property(problems, ({ problem, ceilings, lowest }) => {
        const layers = searchLayers(problem, { ceilings, lowest, width: 20_000 });
        const sets = searchIdeals(problem, { ceilings, lowest, maxStates: 200_000 });
        if (sets.kind === "cap") return;
        if (sets.kind === "none") {
          seen.none++;
          expect(layers).toMatchObject({ order: undefined, lowest: Number.POSITIVE_INFINITY });
          return;
        }
        seen.found++;
        expect(heightOf(problem, layers.order ?? [], ceilings, lowest)).toBe(layers.lowest);
        if (ceilings.includes(undefined)) expect(layers.lowest).toBe(sets.lowest);
      }),
      { seed: 40, numRuns: 600 },
    );
    expect(seen.found).toBeGreaterThan(50);
    expect(seen.none).toBeGreaterThan(50);
  });

  it("where beginnings are dropped, or only lower orders are sought, claims no more than is so", () => {
    let dropped = 0;
    fc.assert(
      fc.property(
        problems,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 30 }),
        ({ problem, ceilings, lowest }, width, below) => {
          const whole = searchLayers(problem, { ceilings, lowest, width: 20_000 });
          const narrow = searchLayers(problem, { ceilings, lowest, width });
          expect(narrow.lowest).toBeLessThanOrEqual(whole.lowest);
          if (narrow.order !== undefined) expect(heightOf(problem, narrow.order, ceilings, lowest)).toBeGreaterThanOrEqual(whole.lowest);
          if (narrow.lowest < whole.lowest) dropped++;
          const lower = searchLayers(problem, { ceilings, lowest, width: 20_000, below });
          if (lower.order !== undefined) expect(heightOf(problem, lower.order, ceilings, lowest)).toBeLessThan(below);
          if (whole.lowest < below) expect(lower.lowest).toBe(whole.lowest);
          else {
            expect(lower.order).toBeUndefined();
            expect(lower.lowest).toBeGreaterThanOrEqual(below);
            expect(lower.lowest).toBeLessThanOrEqual(whole.lowest);
          }
        },
      ),
      { seed: 41, numRuns: 600 },
    );
    expect(dropped).toBeGreaterThan(30);
  });
});
