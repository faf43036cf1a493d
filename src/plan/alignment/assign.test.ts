/** Checks the assignment against trying every matching. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { assign, type Offer } from "./assign.ts";

test("no other matching gains more", () => {
  const offers = fc.array(fc.record({ row: fc.nat(5), column: fc.nat(5), gain: fc.integer({ min: -2, max: 9 }) }), { maxLength: 20 });
  fc.assert(
    fc.property(offers, (list) => {
      const columns = assign(6, 6, list);
      const chosen = [...columns].filter((column) => column >= 0);
      expect(new Set(chosen).size).toBe(chosen.length);
      const gained = [...columns].reduce((sum, column, row) => sum + (column < 0 ? 0 : bestGain(list, row, column)), 0);
      expect(gained).toBe(bestTotal(list, 0, new Set()));
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test("ends, whatever rounding does to nearly equal gains", () => {
  const gain = fc.constantFrom(0.1, 0.2, 0.1 + 0.2, 0.3, 0.7 + 0.1, 0.8, 1 / 3, 2 / 3);
  const offers = fc.array(fc.record({ row: fc.nat(39), column: fc.nat(39), gain }), { minLength: 200, maxLength: 400 });
  fc.assert(
    fc.property(offers, (list) => {
      const chosen = [...assign(40, 40, list)].filter((column) => column >= 0);
      expect(new Set(chosen).size).toBe(chosen.length);
    }),
    { seed: 12, numRuns: 300 },
  );
});

test("nothing to choose from leaves everyone alone", () => {
  expect([...assign(2, 0, [])]).toEqual([-1, -1]);
  expect([...assign(0, 3, [])]).toEqual([]);
});

function bestGain(list: readonly Offer[], row: number, column: number): number {
  return Math.max(...list.filter((offer) => offer.row === row && offer.column === column).map((offer) => offer.gain));
}

function bestTotal(list: readonly Offer[], row: number, taken: ReadonlySet<number>): number {
  if (row === 6) return 0;
  let best = bestTotal(list, row + 1, taken);
  for (let column = 0; column < 6; column++) {
    const gain = bestGain(list, row, column);
    if (taken.has(column) || gain <= 0) continue;
    best = Math.max(best, gain + bestTotal(list, row + 1, new Set([...taken, column])));
  }
  return best;
}
