/** Checks the shortest edit against the textbook table of common subsequences. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { findShortestEdit, type Run } from "./shortest-edit.ts";

const words = fc.array(fc.nat(4), { maxLength: 80 }).map((list) => Int32Array.from(list));

const never = (): boolean => false;

test("keeps as many words as any edit can", () => {
  fc.assert(
    fc.property(words, words, (old, fresh) => {
      const [byTable, bySearch] = [findShortestEdit(old, fresh), findShortestEdit(old, fresh, { fits: never })];
      expect(keptBy(bySearch.runs)).toBe(keptBy(byTable.runs));
      expectToHold(bySearch.runs, old, fresh);
      const { runs, optimal } = byTable;
      expectToHold(runs, old, fresh);
      expect(optimal).toBe(true);
      expect(keptBy(runs)).toBe(longestCommon(old, fresh));
    }),
    { seed: 5, numRuns: 3000 },
  );
});

test("holds, and says that it may be longer than need be, where the search is cut short", () => {
  fc.assert(
    fc.property(words, words, fc.nat(30), (old, fresh, steps) => {
      const { runs, optimal } = findShortestEdit(old, fresh, { mostSteps: steps, spareSteps: steps % 3 === 0 ? 20 : 0, fits: never });
      expectToHold(runs, old, fresh);
      if (optimal) expect(keptBy(runs)).toBe(longestCommon(old, fresh));
    }),
    { seed: 6, numRuns: 3000 },
  );
});

function expectToHold(runs: readonly Run[], old: Int32Array, fresh: Int32Array): void {
  let [oldEnd, newEnd] = [0, 0];
  for (const run of runs) {
    expect(run.old >= oldEnd && run.new >= newEnd && run.length > 0).toBe(true);
    expect([...old.subarray(run.old, run.old + run.length)]).toEqual([...fresh.subarray(run.new, run.new + run.length)]);
    [oldEnd, newEnd] = [run.old + run.length, run.new + run.length];
  }
}

function keptBy(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0);
}

function longestCommon(old: Int32Array, fresh: Int32Array): number {
  let above = new Array<number>(fresh.length + 1).fill(0);
  for (const word of old) {
    const row = [0];
    fresh.forEach((other, at) => {
      row.push(word === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    });
    above = row;
  }
  return above.at(-1) ?? 0;
}
