/** Checks the pairing of points against a slow one that compares everybody with everybody. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { processorTime } from "../../test/processor-time.ts";
import { type Comparable, pairAlike } from "./pair-alike.ts";
import { likeness } from "./words.ts";

test("it pairs as comparing everybody with everybody does", () => {
  const point = fc.record({
    heading: fc.constantFrom("", "", "aid", "mines", "fee"),
    stems: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 7 }).map((words) => new Set(words.map(String))),
  });
  const list = fc.array(point, { maxLength: 60 });
  fc.assert(
    fc.property(list, list, (first, second) => {
      expect([...pairAlike(first, second, 0.4)].sort(byPlace)).toEqual([...slowPairs(first, second, 0.4)].sort(byPlace));
    }),
    { seed: 6, numRuns: 500 },
  );
});

test("two thousand points that are all much alike take no second each", () => {
  const points = (draft: number): readonly Comparable[] =>
    Array.from({ length: 2000 }, (_, at) => ({
      heading: "",
      stems: new Set([...Array.from({ length: 40 }, (_, word) => `common${word}`), `own${at}`, `near${at % 50}`, `draft${draft}`]),
    }));
  const spent = processorTime();
  const pairs = pairAlike(points(1), points(2), 0.4);
  expect([...pairs].every(([at, place]) => at === place) && pairs.size === 2000).toBe(true);
  // Comparing all four million pairs set by set takes over ten times as long.
  expect(spent()).toBeLessThan(20_000);
});

function slowPairs(first: readonly Comparable[], second: readonly Comparable[], least: number): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const candidates = first.flatMap((one, at) =>
    second.map((other, place) => {
      const alike = likeness(one.stems, other.stems);
      return { at, place, likeness: one.heading !== "" && one.heading === other.heading ? 1 + alike : alike };
    }),
  );
  for (const { at, place, likeness: alike } of candidates.sort((one, other) => other.likeness - one.likeness)) {
    if (alike < least || pairs.has(at) || taken.has(place)) continue;
    pairs.set(at, place);
    taken.add(place);
  }
  return pairs;
}

function byPlace(one: readonly [number, number], other: readonly [number, number]): number {
  return one[0] - other[0];
}
