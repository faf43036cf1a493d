/** Checks where sentences end. */
import { describe, expect, test } from "vitest";
import { plainTextOf } from "./plain-text.ts";
import { LONGEST_SENTENCE, splitSentences } from "./split-sentences.ts";
import { type TokenBounds, tokenise } from "./tokenise.ts";

function sentencesOf(text: string): readonly string[] {
  const plain = plainTextOf(text);
  const bounds: TokenBounds = { starts: [], ends: [] };
  tokenise({ text, plain, start: 0, end: text.length }, bounds);
  const firsts = splitSentences(text, plain, bounds, 0, bounds.starts.length);
  return firsts.map((first, place) => text.slice(bounds.starts[first], bounds.ends[(firsts[place + 1] ?? bounds.starts.length) - 1]));
}

function check(text: string): void {
  expect(sentencesOf(text.replaceAll(" | ", " ")).join(" | ")).toBe(text);
}

describe("sentences; a bar stands where one ends", () => {
  const cases: readonly string[] = [
    "The talks ended. | The delegations left.",
    "The U.S. President met Gen. Orr in St. Alban. | He left.",
    "They flew to the U.S. | The envoy stayed.",
    "He spoke at 5 p.m. | The others listened.",
    "Mr. J. R. Vale said no. | Ms. Lund agreed.",
    "It costs 3.5 million. | That is much.",
    "“We agreed.” | He then left.",
    '"We agreed." | "Not I."',
    "“Will it hold?” Norra Vale asked.",
    "“Will it hold?” she asked. | Nobody knew.",
    "Will it hold? | Nobody knew.",
    "He paused ... and went on.",
    "He paused... | Then he went on.",
    "(They met twice.) | It helped.",
    "It was agreed.[3] | Then it was not.",
    "Point No. 5 is open. | Art. 7 is not.",
    "Norland Inc. and Vale Corp. agreed; the rest waited.",
    "The plan: | first, a pause.".replace(" | ", " "),
  ];
  for (const text of cases) test(text, () => check(text));

  test("a sentence is cut at the cap", () => {
    const sentences = sentencesOf("word ".repeat(50_000));
    expect(sentences.length).toBe(Math.ceil(50_000 / LONGEST_SENTENCE));
  });
});
