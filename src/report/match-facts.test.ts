import { expect, it } from "vitest";
import { type Facts, matchFacts, wordsF } from "./match-facts.ts";

const text = "Ilse Marrow met Pietr Ansgard and, separately, Dorrin Kadesh on Saturday. Tavara wants the islands back.";
const at = (words: string) => ({ words, start: text.indexOf(words), end: text.indexOf(words) + words.length });
const nothing: Facts = { names: [], meetings: [], positions: [], contingencies: [], assessments: [], channels: [], statements: [] };
const sentence = at("Ilse Marrow met Pietr Ansgard and, separately, Dorrin Kadesh on Saturday");
const meeting = (sides: readonly (readonly string[])[], more = {}) => ({
  words: sentence,
  status: "held",
  format: "separate",
  sides,
  from: "2026-06-13",
  to: "2026-06-13",
  plover: "CONSULT",
  ...more,
});

it("pairs two meetings that rest on the same words by their sides, in whatever order they stand", () => {
  const one = { ...nothing, meetings: [meeting([["Marrow"], ["Ansgard"]]), meeting([["Marrow"], ["Kadesh"]])] };
  const other = { ...nothing, meetings: [meeting([["Kadesh"], ["Marrow"]]), meeting([["Ansgard"], ["Marrow"]])] };
  expect(matchFacts(one, other).meetings.map(({ one, other, isWhole }) => [one, other, isWhole])).toEqual([
    [0, 1, true],
    [1, 0, true],
  ]);
});

it("takes names for the same by the groups of either side, by article, honorific and possessive, and not by half a name", () => {
  const groups = [["Ilse Marrow", "the Tavaran minister"]];
  const one = { ...nothing, names: groups, meetings: [meeting([["the Tavaran minister"], ["Mr Ansgard"]])] };
  const other = { ...nothing, meetings: [meeting([["Ilse Marrow"], ["Ansgard’s"]])] };
  expect(matchFacts(one, other).meetings[0]?.keys).toEqual({ sides: true, date: true, table: true });
  const stranger = { ...nothing, meetings: [meeting([["Ilse"], ["Ansgard"]], { format: "bilateral", to: null })] };
  expect(matchFacts(one, stranger).meetings[0]?.keys).toEqual({ sides: false, date: false, table: false });
});

it("seats every side though one fits two", () => {
  const one = { ...nothing, meetings: [meeting([["Tavara", "Marrow"], ["Tavara"]])] };
  const other = { ...nothing, meetings: [meeting([["Tavara"], ["Marrow"]])] };
  expect(matchFacts(one, other).meetings[0]?.keys["sides"]).toBe(true);
  expect(matchFacts(other, one).meetings[0]?.keys["sides"]).toBe(true);
});

it("keeps a series from what is no series, and pairs nothing that shares less than half of the shorter", () => {
  const one = { ...nothing, meetings: [meeting([["Marrow"]], { status: "series" })] };
  expect(matchFacts(one, { ...nothing, meetings: [meeting([["Marrow"]])] }).meetings).toEqual([]);
  const position = (words: string, point = words) => ({ words: at(words), party: "Tavara", point: at(point), stance: "demands" });
  const wants = { ...nothing, positions: [position("Tavara wants the islands back", "the islands back")] };
  expect(matchFacts(wants, { ...nothing, positions: [position("back")] }).positions).toHaveLength(1);
  expect(matchFacts(wants, { ...nothing, positions: [position("Saturday. Tavara")] }).positions).toEqual([]);
});

it("takes the better of two wordings of a point", () => {
  const gold = { words: at("Tavara wants the islands back"), party: "Tavara", point: at("the islands back"), stance: "demands" };
  const found = { ...gold, point: at("Tavara wants"), pointToo: at("the islands") };
  expect(matchFacts({ ...nothing, positions: [found] }, { ...nothing, positions: [gold] }).positions[0]?.isWhole).toBe(true);
  const { pointToo: _, ...worse } = found;
  expect(matchFacts({ ...nothing, positions: [worse] }, { ...nothing, positions: [gold] }).positions[0]?.keys["point"]).toBe(false);
});

it("measures phrases by the words they share, articles aside", () => {
  expect(wordsF("the islands", "Islands")).toBe(1);
  expect(wordsF("a closed ground", "open sea")).toBe(0);
  expect(wordsF("keep the islands", "the islands back")).toBe(0.5);
  expect(wordsF("the", "a")).toBe(1);
});
