import { expect, it } from "vitest";
import type { Source } from "#record";
import { syntaxModelsForTests } from "../../test/models.ts";
import { readInTalks } from "../../test/read-in-talks.ts";
import { findJudges } from "./find-judges.ts";
import { parseText } from "./parse-text.ts";

const models = syntaxModelsForTests();

function parse(text: string) {
  return parseText({ id: "src-test" as Source["id"], text, textHash: "", format: "text", details: { credit: [] }, blocks: [] }, models);
}

it.each([
  ["Few in the town expect a rescue.", ["Few in the town"]],
  ["Parents' groups doubt the strike will happen.", ["Parents' groups"]],
  ["Brokers here put the odds of a deal at one in three.", ["Brokers here"]],
  ["The envoys are optimistic that a text is near.", ["The envoys"]],
  ["Its president is against it, and people who know her believe she will prevail.", ["people who know her"]],
  ["The chair put the map on the table.", []],
  ["The envoy gave the driver a coin.", []],
])("%s", (text, expected) => {
  expect(findJudges(parse(text)).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

it("makes those who judge people without a name, where nobody known judges", () => {
  const { reading } = readInTalks("Few in the town expect a rescue. The ferry came at noon.");
  expect(reading.actors.filter(({ kind }) => kind === "unnamed").map(({ name }) => name)).toEqual(["Few in the town"]);
});
