import fc from "fast-check";
import { expect, it } from "vitest";
import type { PlanBracket } from "../../api/answers.ts";
import { type BracketPiece, cutByBrackets } from "./cut-by-brackets.ts";

const bracket = (start: number, end: number, depth: number): PlanBracket => ({
  id: `b${start}`,
  start,
  end,
  content: { start: start + 1, end: end - 1 },
  closed: true,
  depth,
  kind: "optional",
  proposers: [],
  opponents: [],
  supporters: [],
  reserving: [],
});

function spread(pieces: readonly BracketPiece[]): readonly (readonly [number, number])[] {
  return pieces.flatMap((piece) => (piece.kind === "words" ? [[piece.start, piece.end] as const] : spread(piece.inside)));
}

it("nests a bracket in the one around it", () => {
  const pieces = cutByBrackets(0, 20, [bracket(2, 12, 1), bracket(4, 8, 2), bracket(14, 18, 1)]);
  expect(pieces.map(({ kind, start }) => [kind, start])).toEqual([
    ["words", 0],
    ["bracket", 2],
    ["words", 12],
    ["bracket", 14],
    ["words", 18],
  ]);
  expect(pieces[1]).toMatchObject({
    inside: [
      { kind: "words", end: 4 },
      { kind: "bracket", start: 4 },
      { start: 8, end: 12 },
    ],
  });
});

it("covers every stretch exactly, whatever the brackets", () => {
  const brackets = fc
    .array(fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 40 }), depth: fc.integer({ min: 1, max: 20 }) }), {
      maxLength: 30,
    })
    .map((list) =>
      list.sort((one, other) => one.start - other.start).map(({ start, length, depth }) => bracket(start, start + length, depth)),
    );
  fc.assert(
    fc.property(brackets, fc.nat(50), fc.nat(50), (list, from, length) => {
      let at = from;
      for (const [start, end] of spread(cutByBrackets(from, from + length, list))) {
        expect(start).toBe(at);
        at = end;
      }
      expect(at).toBe(from + length);
    }),
    { seed: 7, numRuns: 300 },
  );
});
