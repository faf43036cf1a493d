/** Checks the runs of words that only two units share against a slow search through all of them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { alignUnits } from "./align-units.ts";
import { readSharedRuns } from "./shared-runs.ts";

const rarityOf = (word: number): number => 1 + word / 10;

test("the run is the whole of what stands in one unit of each draft alone", () => {
  const old = [ids(1, 2, 3, 4, 5), ids(9, 9, 9, 8)];
  const fresh = [ids(7, 1, 2, 3, 4, 6), ids(9, 9, 9), ids(8, 9, 9, 9)];
  const runOf = readSharedRuns(old, fresh, rarityOf);
  expect(runOf(0, 0)).toBeCloseTo(4 + 10 / 10);
  // The three nines stand in two of the new units, so they say nothing of either.
  expect([runOf(1, 1), runOf(1, 2), runOf(0, 1)]).toEqual([0, 0, 0]);
});

test("it finds what a slow search through all pairs finds", () => {
  const texts = fc.array(
    fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 14 }).map((words) => Int32Array.from(words)),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(texts, texts, (old, fresh) => {
      const runOf = readSharedRuns(old, fresh, rarityOf);
      old.forEach((_, one) => {
        fresh.forEach((_, other) => {
          const told = runOf(one, other);
          const slow = slowRuns(old, fresh, one, other);
          // A run is reached from the first anchor in it; where a unit repeats itself it may be read beside the longest one, never beyond it.
          expect(told > 0).toBe(slow.length > 0);
          if (told > 0) expect(slow.some((telling) => Math.abs(telling - told) < 1e-9)).toBe(true);
        });
      });
    }),
    { seed: 8, numRuns: 400 },
  );
});

test("a point written anew is told by the words that stayed, with a certainty that says how little that is", () => {
  const kept = [
    "Ferries of both coasts call at Pellworth harbour every morning in summer and twice a week in winter.",
    "A board of five members elected for two years sets the fares and hears complaints about them.",
    "The lighthouse on the western spit is manned by keepers of either coast in turn, month by month.",
    "Herring caught in the sound is weighed at the quay before it is sold to anyone.",
    "Each side repairs its own piers and tells the other of works that close a berth.",
    "Pilots speak both languages and pass an examination held at Orvane in spring.",
  ];
  const before = [
    ...kept,
    "Whoever takes urgent unilateral steps against smuggling of tobacco and spirits informs the other coast within one day and ends them if the board so decides.",
  ];
  const after = [
    ...kept,
    "A fund is set up that pays customs officers who uncover smuggling of tobacco and spirits, freezes the gains of those convicted and publishes a yearly account.",
  ];
  const link = alignUnits(units(before), units(after)).links.find((entry) => entry.old === 6);
  expect(link?.new).toBe(6);
  expect(link?.certainty).toBeLessThan(0.9);
});

/** What each run around an anchor tells that only these two units have, found by trying every pair of places. */
function slowRuns(old: readonly Int32Array[], fresh: readonly Int32Array[], one: number, other: number): readonly number[] {
  const [words, partner] = [[...(old[one] ?? [])], [...(fresh[other] ?? [])]];
  const found: number[] = [];
  for (let from = 0; from + 3 <= words.length; from++) {
    const anchor = words.slice(from, from + 3);
    if (holders(old, anchor) !== 1 || holders(fresh, anchor) !== 1) continue;
    for (let there = 0; there + 3 <= partner.length; there++) {
      if (anchor.some((word, at) => partner[there + at] !== word)) continue;
      for (let back = 0; back <= Math.min(from, there); back++) {
        if (words.slice(from - back, from).some((word, at) => partner[there - back + at] !== word)) continue;
        let end = from + 3;
        while (end < words.length && words[end] === partner[there + end - from]) end++;
        found.push(words.slice(from - back, end).reduce((sum, word) => sum + rarityOf(word), 0));
      }
    }
  }
  return found;
}

function holders(texts: readonly Int32Array[], anchor: readonly number[]): number {
  return texts.filter((text) => [...text.keys()].some((from) => anchor.every((word, at) => text[from + at] === word))).length;
}

function ids(...words: readonly number[]): Int32Array {
  return Int32Array.from(words);
}

function units(texts: readonly string[]): Parameters<typeof alignUnits>[0] {
  return texts.map((text, at) => ({ id: `point-${at + 1}`, number: `${at + 1}`, heading: "", text, parents: [] }));
}
