import { expect, it } from "vitest";
import { readingModelsForTests } from "../../test/models.ts";
import { readInTalks } from "../../test/read-in-talks.ts";
import { plainSource } from "../commands/gold/plain-source.ts";
import { findJudges } from "./find-judges.ts";
import { parseText } from "./parse-text.ts";

const { syntax } = readingModelsForTests();

it.each([
  ["Few in the town expect a rescue.", ["Few in the town"]],
  ["Parents' groups doubt the strike will happen.", ["Parents' groups"]],
  ["Brokers here put the odds of a deal at one in three.", ["Brokers here"]],
  ["The envoys are optimistic that a text is near.", ["The envoys"]],
  ["Its president is against it, and people who know her believe she will prevail.", ["people who know her"]],
  ["The chair put the map on the table.", []],
  ["The envoy gave the driver a coin.", []],
])("%s", (text, expected) => {
  expect(findJudges(parseText(plainSource(text, "2031-03-12"), syntax)).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

it("makes those who judge people without a name, where nobody known judges", () => {
  const { reading } = readInTalks("Few in the town expect a rescue. The ferry came at noon.");
  expect(reading.actors.filter(({ kind }) => kind === "unnamed").map(({ name }) => name)).toEqual(["Few in the town"]);
});
