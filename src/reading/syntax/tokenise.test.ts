/** Checks where tokens begin and end. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorTime } from "../../../test/processor-time.ts";
import { plainTextOf } from "./plain-text.ts";
import { type TokenBounds, tokenise } from "./tokenise.ts";

function tokensOf(text: string): readonly string[] {
  const bounds: TokenBounds = { starts: [], ends: [] };
  tokenise({ text, plain: plainTextOf(text), start: 0, end: text.length }, bounds);
  return bounds.starts.map((start, at) => text.slice(start, bounds.ends[at]));
}

function check(text: string, expected: string): void {
  expect(tokensOf(text).join(" ")).toBe(expected);
}

describe("tokens", () => {
  const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
    ["words and marks", "Yes, they met.", "Yes , they met ."],
    ["clitics", "Norland's envoy won't say they'll sign.", "Norland 's envoy wo n't say they 'll sign ."],
    ["typographic apostrophes", "Norland’s envoy can’t.", "Norland ’s envoy ca n’t ."],
    ["plural possessives", "the parties' lawyers", "the parties ' lawyers"],
    ["names with apostrophes", "O'Dell and D’Arcy", "O'Dell and D’Arcy"],
    ["fused words", "It cannot hold", "It can not hold"],
    ["hyphens part words", "a Norland-drafted 12-point plan", "a Norland - drafted 12 - point plan"],
    ["prefixes stay", "non-binding, re-elected, anti-war", "non-binding , re-elected , anti-war"],
    ["Arabic articles stay with a name", "Khalid al-Nahr and El-Sabah", "Khalid al-Nahr and El-Sabah"],
    ["small words with hyphens are no articles", "an as-yet unknown", "an as - yet unknown"],
    ["dashes part clauses", "talks—so far—failed", "talks — so far — failed"],
    [
      "abbreviations",
      "Gen. Orr, Mr. Vale and Ms. Lund of the U.S. met at 5 p.m. today",
      "Gen. Orr , Mr. Vale and Ms. Lund of the U.S. met at 5 p.m. today",
    ],
    ["initials", "J. R. Vale and A.B. Lund", "J. R. Vale and A.B. Lund"],
    ["no full stop in a plain word", "He said no. She left.", "He said no . She left ."],
    ["number signs", "Point No. 5 and art. 7", "Point No. 5 and art. 7"],
    ["figures", "3.5 million, 20,000 and 1,2", "3.5 million , 20,000 and 1 , 2"],
    ["money", "$5,000, €3.5bn and 40%", "$ 5,000 , € 3.5 bn and 40 %"],
    ["times and units", "at 10:30 or 9am, 20km away", "at 10:30 or 9 am , 20 km away"],
    ["dates", "on 2025-03-04 or 4/3/2025", "on 2025-03-04 or 4/3/2025"],
    ["ranges", "2019-2021", "2019 - 2021"],
    ["documents", "Resolution S/2025/114 and A/RES/77/3", "Resolution S/2025/114 and A/RES/77/3"],
    ["alternatives", "and/or", "and / or"],
    [
      "addresses",
      "See https://example.org/a?b=1, or mail press.office@example.org.",
      "See https://example.org/a?b=1 , or mail press.office@example.org .",
    ],
    ["handles", "@NorlandMFA wrote #peace", "@NorlandMFA wrote #peace"],
    ["ellipses", "Well... perhaps… no", "Well ... perhaps … no"],
    ["quotes", "“We agreed,” he said.", "“ We agreed , ” he said ."],
    ["list numbers", "1. Ceasefire", "1. Ceasefire"],
    ["a sentence without a space after it", "It ended.Then", "It ended . Then"],
    ["decades", "in the 1990s and '90s", "in the 1990s and '90s"],
  ];
  for (const [name, text, expected] of cases) test(name, () => check(text, expected));

  test("every visible unit lies in exactly one token, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const bounds: TokenBounds = { starts: [], ends: [] };
        const plain = plainTextOf(text);
        expect(plain.length).toBe(text.length);
        tokenise({ text, plain, start: 0, end: text.length }, bounds);
        let previous = 0;
        bounds.starts.forEach((start, at) => {
          const end = bounds.ends[at] ?? 0;
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(previous, start)).toMatch(/^[\s\p{C}\p{M}]*$/u);
          previous = end;
        });
        expect(previous).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  const hostile: readonly (readonly [name: string, text: string])[] = [
    ["one word of a million letters", "a".repeat(1_000_000)],
    ["quote marks", '"'.repeat(100_000)],
    ["dots between letters", "a.".repeat(300_000)],
    ["hyphens between figures", "1-".repeat(300_000)],
    ["apostrophes", "a'".repeat(300_000)],
    ["at signs", "a@".repeat(300_000)],
    ["commas between figures", "1,".repeat(300_000)],
  ];
  for (const [name, text] of hostile) {
    test(`linear time: ${name}`, () => {
      const spent = processorTime();
      expect(tokensOf(text).join("").length).toBe(text.length);
      expect(spent()).toBeLessThan(5_000);
    });
  }
});
