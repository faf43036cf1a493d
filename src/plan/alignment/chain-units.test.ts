/** Checks that a point keeps its chain through renumbering, moves, a draft it is missing from, merges and splits. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { chainUnits } from "./chain-units.ts";
import type { AlignUnit } from "./unit.ts";

const strait = "The strait of Hallow stays open to merchant ships of all flags by day and by night.";
const navies = "Both navies withdraw their patrol boats behind the ten-mile line within three weeks.";
const pilots = "A joint pilot office in Port Serrin assigns every tanker a lane and an hour.";
const crews = "Detained crews go home with the first calm weather, at the cost of the detaining side.";
const fund = "An insurance fund of forty million crowns covers hulls and cargo for the first winter.";

test("one chain a point, through any number of drafts", () => {
  const { chains } = chainUnits([
    units([strait, navies, pilots, crews]),
    units([navies.replace("ten", "twelve"), strait, crews]),
    units([fund, navies.replace("ten", "twelve"), `${strait} ${crews}`, pilots]),
  ]);
  expect(chains.map(({ places }) => places)).toEqual([
    [0, 1, 2],
    [1, 0, 1],
    [2, undefined, 3],
    [3, 2, undefined],
    [undefined, undefined, 0],
  ]);
  expect(chains[0]?.merged).toEqual([{ chain: 3, draft: 2 }]);
});

test("what a person said between two drafts stands, and later drafts follow", () => {
  const drafts = [units([strait, navies]), units([navies, strait]), units([strait, navies])];
  expect(chainUnits(drafts).chains.map(({ places }) => places)).toEqual([
    [0, 1, 0],
    [1, 0, 1],
  ]);
  const { chains } = chainUnits(drafts, [[{ old: 0, new: 0 }]]);
  expect(chains[0]?.places).toEqual([0, 0, 1]);
});

test("no drafts, one draft, empty drafts", () => {
  expect(chainUnits([]).chains).toEqual([]);
  expect(chainUnits([units([strait])]).chains.map(({ places }) => places)).toEqual([[0]]);
  expect(chainUnits([[], units([strait]), []]).chains.map(({ places }) => places)).toEqual([[undefined, 0, undefined]]);
});

test("a word about drafts with another between them is heeded where the lines are most alike, and the rest follows", () => {
  const drafts = [units([strait, navies, pilots]), units([pilots, strait, navies]), units([crews, strait, navies])];
  const before = chainUnits(drafts).chains.map(({ places }) => places);
  expect(before).toEqual([
    [0, 1, 1],
    [1, 2, 2],
    [2, 0, undefined],
    [undefined, undefined, 0],
  ]);
  const { chains, unheeded } = chainUnits(drafts, [], [{ from: 0, to: 2, old: 2, new: 0 }]);
  expect(unheeded).toEqual([]);
  expect(chains.map(({ places }) => places)).toEqual([
    [0, 1, 1],
    [1, 2, 2],
    [2, 0, 0],
  ]);
});

test("a point that a person leads over drafts that lack it goes on; one that is no return begins anew", () => {
  const drafts = [units([strait, navies]), units([strait]), units([strait, fund]), units([strait, navies])];
  const led = chainUnits(drafts, [], [{ from: 0, to: 2, old: 1, new: 1 }]);
  expect(led.chains[1]?.places.slice(0, 3)).toEqual([1, undefined, 1]);
  const back = chainUnits(drafts).chains.find(({ places }) => places[0] === 1);
  expect(back?.places[3]).toBe(1);
  const cut = chainUnits(drafts, [], [{ from: 0, to: 3, old: undefined, new: 1 }]);
  expect(cut.chains.find(({ places }) => places[3] === 1)?.places).toEqual([undefined, undefined, undefined, 1]);
  expect(cut.unheeded).toEqual([]);
});

test("what cannot hold together with what was said of neighbours is named, not followed", () => {
  const drafts = [units([strait, navies]), units([strait, navies]), units([strait, navies])];
  const apart = chainUnits(
    drafts,
    [
      [{ old: 0, new: 0 }],
      [
        { old: 0, new: 0 },
        { old: 1, new: 1 },
      ],
    ],
    [{ from: 0, to: 2, old: 0, new: 1 }],
  );
  expect(apart.unheeded).toEqual([{ from: 0, to: 2, old: 0, new: 1 }]);
  expect(apart.chains.map(({ places }) => places)).toEqual([
    [0, 0, 0],
    [1, 1, 1],
  ]);
});

test("whatever is said, each unit is in one chain, neighbours' words stand, and a far word holds or is named", () => {
  const pool = [strait, navies, pilots, crews, fund];
  const draft = fc.subarray(pool, { minLength: 1 }).chain((texts) => fc.shuffledSubarray(texts, { minLength: texts.length }));
  const place = fc.option(fc.nat(4), { nil: undefined, freq: 4 });
  fc.assert(
    fc.property(
      fc.array(draft, { minLength: 3, maxLength: 5 }),
      fc.array(fc.record({ from: fc.nat(2), gap: fc.integer({ min: 2, max: 4 }), old: place, new: place }), { maxLength: 3 }),
      fc.option(fc.record({ old: fc.nat(4), new: fc.nat(4) }), { nil: undefined }),
      (texts, wishes, near) => {
        const drafts = texts.map((list) => units(list));
        const has = (at: number, one: number | undefined): boolean => one === undefined || one < (drafts[at]?.length ?? 0);
        const far = wishes
          .map(({ from, gap, old, new: fresh }) => ({ from, to: from + gap, old, new: fresh }))
          .filter((link) => link.to < drafts.length && (link.old ?? link.new) !== undefined)
          .filter((link) => has(link.from, link.old) && has(link.to, link.new));
        const said = near !== undefined && has(0, near.old) && has(1, near.new) ? [[near]] : [];
        const { chains, unheeded } = chainUnits(drafts, said, far);
        drafts.forEach((list, at) => {
          expect(chains.flatMap(({ places }) => places[at] ?? []).sort((one, other) => one - other)).toEqual(list.map((_, unit) => unit));
        });
        const [[word] = []] = said;
        if (word !== undefined) expect(chains.find(({ places }) => places[0] === word.old)?.places[1]).toBe(word.new);
        for (const link of far) {
          if (unheeded.includes(link)) continue;
          const line = chains.find(({ places }) => link.old !== undefined && places[link.from] === link.old);
          const other = chains.find(({ places }) => link.new !== undefined && places[link.to] === link.new);
          if (link.old !== undefined && link.new !== undefined) expect(line).toBe(other);
          else if (link.old !== undefined) expect(line?.places[link.to]).toBeUndefined();
          else expect(other?.places[link.from]).toBeUndefined();
        }
        // One word alone can always be followed.
        if (far.length === 1 && said.length === 0) expect(unheeded).toEqual([]);
      },
    ),
    { seed: 11, numRuns: 250 },
  );
});

function units(texts: readonly string[]): readonly AlignUnit[] {
  return texts.map((text, at) => ({ id: `point-${at + 1}`, number: `${at + 1}`, heading: "", text, parents: [] }));
}
