import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OrderProblem, peaksOf } from "./order-problem.ts";
import { areFew, searchFew } from "./search-few.ts";
import { searchIdeals } from "./search-ideals.ts";

const problems = fc
  .record({
    count: fc.integer({ min: 0, max: 12 }),
    sides: fc.integer({ min: 1, max: 4 }),
    numbers: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 48, maxLength: 48 }),
    from: fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 4, maxLength: 4 }),
    edges: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 24 }),
    groups: fc.array(fc.tuple(fc.nat(11), fc.array(fc.nat(11), { maxLength: 3 })), { maxLength: 3 }),
    ceilings: fc.array(fc.option(fc.integer({ min: -2, max: 25 }), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    lowest: fc.integer({ min: -5, max: 12 }),
  })
  .map(({ count, sides, numbers, from, edges, groups, ceilings, lowest }) => {
    const all = Array.from({ length: count }, (_, step) => step);
    const problem: OrderProblem = {
      count,
      sides,
      changes: Float64Array.from(numbers.slice(0, count * sides)),
      from: Float64Array.from(from.slice(0, sides)),
      before: all.map((step) => edges.flatMap(([one, other]) => (other === step && one < step ? [one] : []))),
      anyBefore: all.map((step) =>
        groups.flatMap(([of, members]) => (of === step && step > 0 ? [[...members, 0].filter((one) => one < step)] : [])),
      ),
    };
    return { problem, ceilings: ceilings.slice(0, sides), lowest };
  });

describe("a search of few steps", () => {
  it("answers what the search of any number of steps answers, and its orders keep every limit", () => {
    const seen = { found: 0, none: 0 };
    fc.assert(
      fc.property(problems, ({ problem, ceilings, lowest }) => {
        const asked = { ceilings, lowest, maxStates: 100_000 };
        const few = searchFew(problem, asked);
        const any = searchIdeals(problem, asked);
        if (few.kind === "cap") return;
        expect([few.kind, few.kind === "none" ? undefined : few.lowest]).toEqual([any.kind, any.kind === "none" ? undefined : any.lowest]);
        if (few.kind === "none") seen.none++;
        if (few.kind !== "found") return;
        seen.found++;
        expect([...few.order].sort((one, other) => one - other)).toEqual(Array.from({ length: problem.count }, (_, step) => step));
        few.order.forEach((step, at) => {
          const done = few.order.slice(0, at);
          expect(problem.before[step]?.every((one) => done.includes(one))).toBe(true);
          expect(problem.anyBefore[step]?.every((group) => group.some((one) => done.includes(one)))).toBe(true);
        });
        peaksOf(problem, few.order).forEach((peak, side) => void expect(peak).toBeLessThanOrEqual(ceilings[side] ?? few.lowest));
      }),
      { seed: 30, numRuns: 4000 },
    );
    expect(Math.min(seen.found, seen.none)).toBeGreaterThan(500);
  });

  it("gives up after the sets allowed, with a ceiling that is true, and leaves nothing behind for the next", () => {
    let capped = 0;
    fc.assert(
      fc.property(problems, fc.integer({ min: 1, max: 12 }), ({ problem, ceilings, lowest }, maxStates) => {
        const short = searchFew(problem, { ceilings, lowest, maxStates });
        const whole = searchFew(problem, { ceilings, lowest, maxStates: 100_000 });
        if (whole.kind === "cap") return;
        expect(short.lowest).toBeLessThanOrEqual(whole.lowest);
        if (short.kind === "cap") capped++;
        else expect([short.kind, short.lowest]).toEqual([whole.kind, whole.lowest]);
      }),
      { seed: 31, numRuns: 2000 },
    );
    expect(capped).toBeGreaterThan(100);
  });

  it("takes thirty steps, and says that it takes no more", () => {
    const problemOf = (count: number): OrderProblem => {
      const lists = Array.from({ length: count }, (_, step) => (step === 0 ? [] : [step - 1]));
      return {
        count,
        sides: 1,
        changes: new Float64Array(count).fill(1),
        from: new Float64Array(1),
        before: lists,
        anyBefore: lists.map(() => []),
      };
    };
    expect([areFew(problemOf(30)), areFew(problemOf(31))]).toEqual([true, false]);
    expect(searchFew(problemOf(30), { ceilings: [undefined], lowest: 0, maxStates: 100 })).toMatchObject({
      kind: "found",
      lowest: 30,
      order: Array.from({ length: 30 }, (_, step) => step),
    });
  });
});
