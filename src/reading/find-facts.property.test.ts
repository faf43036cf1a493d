import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark } from "#record";
import { documentOfCase } from "../../test/cases/facts/cast-of-cases.ts";
import { tuningCases } from "../../test/cases/facts/tuning-cases.ts";
import { findAssessments } from "./find-assessments.ts";
import { findContingencies } from "./find-contingencies.ts";
import { findInstruments } from "./find-instruments.ts";
import { findPositions } from "./find-positions.ts";

function factsIn(text: string): readonly Mark[] {
  const document = documentOfCase({ name: "property", text });
  const instruments = findInstruments(document);
  return [...instruments, ...findPositions({ ...document, instruments }), ...findAssessments(document), ...findContingencies(document)];
}

/** Sentences of the cases cut into words and stirred: hostile to rules, yet full of their words. */
const vocabulary = [...new Set(tuningCases.flatMap(({ text }) => text.match(/\S+/g) ?? []))];
const stirred = fc
  .array(fc.constantFrom(...vocabulary, '"', ",", ".", "if", "\n\n"), { minLength: 1, maxLength: 120 })
  .map((words) => words.join(" "));

describe("facts of any text", () => {
  it("stand inside the text, with ids of their own and the same on every run", () => {
    fc.assert(
      fc.property(stirred, (text) => {
        const marks = factsIn(text);
        for (const { range } of marks) {
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
        expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
        expect(factsIn(text)).toEqual(marks);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("are found in one long line in time that grows with its length", () => {
    const line = "Veldland and Tarsia, if the talks fail, would refuse the plan and the plan and ".repeat(1500);
    const marks = factsIn(line);
    expect(marks.length).toBeGreaterThan(0);
  }, 30_000);
});
