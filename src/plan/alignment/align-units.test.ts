/** Checks what is said of points that were kept, edited, moved, renumbered, merged, split, dropped and added, and that a person's word stands. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { alignUnits } from "./align-units.ts";
import { longestRun } from "./longest-run.ts";
import type { Alignment, AlignUnit } from "./unit.ts";

const old = units([
  "The strait of Hallow stays open to merchant ships of all flags by day and by night.",
  "Both navies withdraw their patrol boats behind the ten-mile line within three weeks.",
  "A joint pilot office in Port Serrin assigns every tanker a lane and an hour.",
  "Fishing rights in the northern shoals are shared in equal parts, year by year.",
  "Detained crews go home with the first calm weather, at the cost of the detaining side.",
  "Mines laid since the spring are charted, marked and cleared by the side that laid them. The charts are handed to the pilot office within ten days, with the depth and the type of every mine.",
  "An insurance fund of forty million crowns covers hulls and cargo for the first winter.",
]);

test("each change is told by its kind, whatever the numbers", () => {
  const [strait, , office, fishing, crews, mines] = old.map((unit) => unit.text);
  const fresh = units([
    strait,
    "Both navies withdraw their patrol boats and drones behind the twelve-mile line within three weeks.",
    mines?.split(". ")[0],
    "The charts are handed to the pilot office within ten days, with the depth and the type of every mine.",
    `${fishing} ${crews}`,
    "A radio watch in two languages answers calls for help on channel nine.",
    office,
  ]);
  const alignment = alignUnits(old, fresh);
  expect(told(alignment)).toEqual([
    "1>1 kept",
    "2>2 edited",
    "3>7 moved",
    "4>5 merged",
    "5>5 merged",
    "6>3 split",
    "6>4 split",
    "7 dropped",
    "6 added",
  ]);
  expect(alignment.sameInstrument).toBe(true);
});

test("a draft against itself is kept whole; one unit is enough", () => {
  for (const list of [old, old.slice(0, 1), []]) {
    const alignment = alignUnits(list, list);
    expect(alignment.links.map(({ old: one, new: other, kind }) => [one, other, kind])).toEqual(list.map((_, at) => [at, at, "kept"]));
  }
});

test("drafts of different texts are said to be strangers", () => {
  const alignment = alignUnits(
    old,
    units(["Pupils wear grey on Mondays.", "The library closes at six.", "Bicycles are left in the shed."]),
  );
  expect(alignment.links).toEqual([]);
  expect(alignment.sameInstrument).toBe(false);
});

test("what a person said stands, and the rest follows", () => {
  const texts = old.map((unit) => unit.text);
  const [hiium, ghelland] = ["The ministers meet every month in Hiium.", "The ministers meet every month in Ghelland."];
  const [before, after] = [units([...texts, hiium, ghelland]), units([...texts, ghelland, hiium])];
  expect(told(alignUnits(before, after)).slice(-2)).toEqual(["8>9 moved", "9>8 renumbered"]);
  const said = alignUnits(before, after, [{ old: 7, new: 7 }]);
  expect(said.links.slice(-2).map((link) => [link.old, link.new, link.evidence.byPerson])).toEqual([
    [7, 7, true],
    [8, 8, false],
  ]);
  expect(alignUnits(before, after, [{ old: 0, new: undefined }]).dropped).toEqual([0]);
});

test("shuffled, renumbered units find each other, and the same input gives the same answer", () => {
  const permutation = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
  fc.assert(
    fc.property(permutation, (order) => {
      const fresh = units(order.map((at) => old[at]?.text));
      const alignment = alignUnits(old, fresh);
      expect(alignment.links.map((link) => order[link.new])).toEqual(alignment.links.map((link) => link.old));
      expect(alignment.links.length).toBe(7);
      expect(alignUnits(old, fresh)).toEqual(alignment);
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("the longest run is as long as any rising subsequence", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 10 }), (values) => {
      const run = longestRun(values).map((at) => values[at] ?? -1);
      expect(run.every((value, at) => at === 0 || value > (run[at - 1] ?? -1))).toBe(true);
      expect(run.length).toBe(longestByTrial(values));
    }),
    { seed: 4 },
  );
});

function longestByTrial(values: readonly number[]): number {
  let best = 0;
  for (let mask = 0; mask < 2 ** values.length; mask++) {
    const chosen = values.filter((_, at) => (mask >> at) & 1);
    if (chosen.every((value, at) => at === 0 || value > (chosen[at - 1] ?? -1))) best = Math.max(best, chosen.length);
  }
  return best;
}

function units(texts: readonly (string | undefined)[]): readonly AlignUnit[] {
  return texts.map((text = "", at) => ({ id: `point-${at + 1}`, number: `${at + 1}`, heading: "", text, parents: [] }));
}

function told(alignment: Alignment): readonly string[] {
  return [
    ...alignment.links.map((link) => `${link.old + 1}>${link.new + 1} ${link.kind}`),
    ...alignment.dropped.map((place) => `${place + 1} dropped`),
    ...alignment.added.map((place) => `${place + 1} added`),
  ];
}

test("units of one wording stay in their places between units like no other, also where some of them went", () => {
  const open = "[To be completed.]";
  const texts = old.slice(0, 4).flatMap((unit) => [unit.text, open, open, open]);
  const left = texts.filter((_text, at) => at !== 5 && at !== 6);
  const expected = texts.map((_text, at) => (at < 6 ? `${at + 1}>${at + 1} kept` : `${at + 1}>${at - 1} renumbered`));
  expect(told(alignUnits(units(texts), units(left)))).toEqual([
    ...expected.filter((_line, at) => at !== 6 && at !== 7),
    "7 dropped",
    "8 dropped",
  ]);
});

test("units of one wording keep their numbers where nothing else tells them apart and all of them changed", () => {
  const rates = (word: string) =>
    units(Array.from({ length: 60 }, (_, at) => `On goods of line ${at * 7} a ${word} of ${at} crowns is paid at the gate.`));
  expect(told(alignUnits(rates("toll"), rates("duty")))).toEqual(Array.from({ length: 60 }, (_, at) => `${at + 1}>${at + 1} edited`));
});

test("units merged in their order are not called moved", () => {
  const joined = `${old[1]?.text} ${old[2]?.text}`;
  const { links } = alignUnits(old, units([old[0]?.text, joined, ...old.slice(3).map((unit) => unit.text)]));
  expect(links.filter(({ kind }) => kind === "merged")).toHaveLength(2);
  expect(links.filter(({ changes }) => changes.includes("moved"))).toEqual([]);
});
