/** Checks that a point keeps its chain through renumbering, moves, a draft it is missing from, merges and splits. */
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

function units(texts: readonly string[]): readonly AlignUnit[] {
  return texts.map((text, at) => ({ id: `point-${at + 1}`, number: `${at + 1}`, heading: "", text, parents: [] }));
}
