import { describe, expect, it } from "vitest";
import { readInTalks } from "../../../test/read-in-talks.ts";

function termsIn(passage: string): readonly string[] {
  const { text, reading } = readInTalks(passage);
  const told = (ranges: readonly { readonly start: number; readonly end: number }[]) =>
    ranges.map(({ start, end }) => text.slice(start, end)).join(" + ");
  return reading.contingencies.map(({ trigger, response }) => `${told(trigger)} -> ${told(response)}`);
}

describe("terms without a word of condition", () => {
  const check = (passage: string, expected: readonly string[]): void => {
    it(passage, () => expect(termsIn(passage)).toEqual(expected));
  };
  // An order and what follows once it is obeyed.
  check('"Pay the fine and the ferries will sail," said Olga Prent.', ["Pay the fine -> the ferries will sail"]);
  check("Lift the ban; then we can talk about prices, the importers replied.", ["Lift the ban -> we can talk about prices"]);
  // What fails is told by the sentence before, demand or none.
  check("A third round opens on Monday. Failing that, the council would close the quay.", [
    "Failing that -> the council would close the quay",
  ]);
  // What a thing would bring.
  check("A withdrawal from the heights would bring relief, said Olga Prent.", ["A withdrawal from the heights -> relief"]);
  check("They would sign tomorrow were parliament to amend it, said Olga Prent.", ["parliament to amend it -> They would sign tomorrow"]);
  // Two things told one after the other, a judgement, a fixed saying and a list are no terms.
  check('"No law, no money," said Olga Prent.', ["No law -> no money"]);
  check('"No plan, no order and no need," said Olga Prent.', []);
  check("They paid the fine and the ferries sailed.", []);
  check('"I would be astonished if they did not sign," said Olga Prent.', []);
  check('"We will keep the quay shut as long as it takes," said Olga Prent.', []);
});
