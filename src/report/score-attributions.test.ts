import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextRange } from "#record";
import { attributionScoreLines } from "./attribution-score-lines.ts";
import { type AttributionSpans, type FoundSpans, joinPieces, ROLES, reliabilityOf, scoreAttributions } from "./score-attributions.ts";

const Text = "Lena Marsk said the talks were useful, and Kelmara hopes that they go on. Oru denied it.";
const bootstrap = { samples: 50, seed: 7 };

function spansOf(source: string, cue: string, ...content: readonly string[]): AttributionSpans {
  const rangesOf = (words: readonly string[]): readonly TextRange[] =>
    words.filter((one) => one !== "").map((one) => ({ start: Text.indexOf(one), end: Text.indexOf(one) + one.length }));
  return { source: rangesOf([source]), cue: rangesOf([cue]), content: rangesOf(content) };
}

function scoresOf(found: readonly AttributionSpans[], marked: readonly AttributionSpans[]) {
  const sentences = [
    { start: 0, end: 73 },
    { start: 74, end: Text.length },
  ];
  return scoreAttributions(
    [{ text: Text, found: found.map((one) => ({ ...one, certainty: 0.7 })), marked, formOf: () => "indirect", sentences }],
    bootstrap,
  );
}

const Marked = [
  spansOf("Lena Marsk", "said", "the talks were useful"),
  spansOf("Kelmara", "hopes", "that they go on"),
  spansOf("Oru", "denied", "it."),
];

describe("scoring attributions", () => {
  it("is all right where the same is found, and nothing where nothing is", () => {
    const { all, direct, cofenet } = scoresOf(Marked, Marked);
    for (const role of [...ROLES, "whole"] as const)
      expect([all.exact[role].f1, all.overlap[role].f1, all.exact[role].low]).toEqual([1, 1, 1]);
    expect([cofenet.content.f1, direct.exact.whole.marked]).toEqual([1, 0]);
    expect(scoresOf([], Marked).all.exact.cue).toMatchObject({ precision: 0, recall: 0, f1: 0, found: 0, marked: 3 });
  });

  it("counts another end as overlap only, and a wrong speaker against the whole", () => {
    const { all, indirect } = scoresOf(
      [spansOf("Marsk", "said", "the talks were useful, and"), spansOf("Lena Marsk", "hopes", "that they go on")],
      Marked,
    );
    expect(all.exact.content).toMatchObject({ precision: 1 / 2, recall: 1 / 3 });
    expect(all.overlap.content).toMatchObject({ precision: 1, recall: 2 / 3 });
    expect(all.overlap.whole).toMatchObject({ precision: 1 / 2, recall: 1 / 3 });
    expect(all.exact.whole.foundRight).toBe(0);
    expect(indirect).toEqual({ exact: all.exact, overlap: all.overlap });
  });

  it("forgives ends inside a word and white space, never a further word", () => {
    const slip = { source: [{ start: 0, end: 10 }], cue: [{ start: 11, end: 16 }], content: [{ start: 17, end: 37 }] };
    expect(scoresOf([slip], Marked).all.exact.whole.foundRight).toBe(1);
  });

  it("says which share of what was found with some certainty is right", () => {
    const found = [0.61, 0.68, 0.95].map((certainty, at) => ({ ...(Marked[at] ?? Marked[0]), certainty }) as FoundSpans);
    const [first, ...others] = Marked;
    const bins = reliabilityOf([{ text: Text, found, marked: others, formOf: () => "direct", sentences: [] }]);
    expect(first).toBeDefined();
    expect(bins.map(({ from, found: count, right }) => [from, count, right])).toEqual([
      [0.6, 2, 0.5],
      [0.9, 1, 1],
    ]);
  });

  it("prints a line a measure", () => {
    expect(attributionScoreLines(scoresOf(Marked, Marked)).find((line) => line.startsWith("whole exact"))).toMatch(
      /100\.0 +100\.0 +100\.0 +\(100\.0 to 100\.0\)/,
    );
  });

  it("agrees with counting by hand on random spans", () => {
    const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length }));
    const spans = fc.record({
      source: fc.array(range, { maxLength: 1 }),
      cue: fc.array(range, { maxLength: 1 }),
      content: fc.array(range, { maxLength: 2 }),
    });
    const text = "x ".repeat(45);
    const even = ({ start, end }: TextRange) => ({ start: start - (start % 2), end: end - (end % 2) + 1 });
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), fc.array(spans, { maxLength: 6 }), (found, marked) => {
        const onWords = (list: readonly AttributionSpans[]) =>
          list.map((one) => ({ source: one.source.map(even), cue: one.cue.map(even), content: one.content.map(even) }));
        const [ours, theirs] = [onWords(found), onWords(marked)];
        const { all } = scoreAttributions(
          [{ text, found: ours.map((one) => ({ ...one, certainty: 1 })), marked: theirs, formOf: () => "direct", sentences: [] }],
          bootstrap,
        );
        for (const role of ROLES) {
          const words = (list: readonly AttributionSpans[]) =>
            new Set(list.map((one) => wordsOf(text, joinPieces(text, one[role]))).filter((key) => key !== ""));
          const right = [...words(ours)].filter((key) => words(theirs).has(key)).length;
          expect(all.exact[role]).toMatchObject({
            found: words(ours).size,
            marked: words(theirs).size,
            foundRight: right,
            markedRight: right,
          });
          const letters = (list: readonly AttributionSpans[]) => new Set(list.flatMap((one) => lettersIn(text, one[role])));
          const shared = [...letters(ours)].filter((at) => letters(theirs).has(at)).length;
          expect(all.tokens[role]).toMatchObject({ found: letters(ours).size, marked: letters(theirs).size, foundRight: shared });
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

/** The slow twin of a span's key: its words one by one, a stroke between pieces. */
function wordsOf(text: string, pieces: readonly TextRange[]): string {
  return pieces.map((piece) => lettersIn(text, [piece]).join(" ")).join("|");
}

function lettersIn(text: string, pieces: readonly TextRange[]): readonly number[] {
  return [...text].flatMap((letter, at) => (letter !== " " && pieces.some(({ start, end }) => start <= at && at < end) ? [at] : []));
}
