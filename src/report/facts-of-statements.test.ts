import { expect, it } from "vitest";
import { readInTalks } from "../../test/read-in-talks.ts";
import { factsOfReading } from "./facts-of-reading.ts";

const statementsOf = (passage: string): readonly string[] => {
  const { text, reading } = readInTalks(passage);
  return factsOfReading(text, reading).statements.map(({ plover, words }) => `${plover} · ${words.words}`);
};

it("a stance told beside the words is an act of its party", () => {
  const told = statementsOf("The Tarsian delegation rejected the toll. The minister, Olga Prent, said it was late.");
  expect(told.some((line) => line.startsWith("REJECT"))).toBe(true);
});

it("a stance in the same words as an act that was read is told once", () => {
  const told = statementsOf("The minister, Olga Prent, said Tarsia would never accept the toll.");
  expect(told.filter((line) => line.startsWith("REJECT"))).toHaveLength(1);
});

it("two acts in one report are told as two", () => {
  const told = statementsOf("Olga Prent, the Tarsian minister, said Tarsia accepted the quota and rejected the toll.");
  expect(told.map((line) => line.split(" · ")[0]).sort()).toEqual(["AGREE", "REJECT"]);
});

it("a meeting is told among the meetings", () => {
  const told = statementsOf(
    "The Tarsian minister, Olga Prent, met the Lodemark envoy, Pietr Ansgard, on Monday and they discussed the toll.",
  );
  expect(told.filter((line) => line.startsWith("CONSULT"))).toEqual([]);
});
