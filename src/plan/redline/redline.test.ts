/** Checks that both texts can be had back from every layer, and that changes read as a person would cut them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cutWords, type Vocabulary } from "./cut-words.ts";
import { editWords, wordsWithin } from "./edit-words.ts";
import { groupChanges } from "./group-changes.ts";
import { newTextOf, oldTextOf, type Segment } from "./segments.ts";

const text = fc
  .array(
    fc.constantFrom("the", "Parties", "shall", "not", ",", ".", "[", "]", "two", "two’s", "\n", "  ", " ", "水", "دولة", "e\u0301", "😀"),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

test("old and new text can be had back from the exact and from the readable layer", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: "binary" })), fc.oneof(text, fc.string({ unit: "binary" })), (old, fresh) => {
      const exact = redline(old, fresh);
      expect(oldTextOf(exact, old)).toBe(old);
      expect(newTextOf(exact, fresh)).toBe(fresh);
      const readable = groupChanges(exact, old);
      expect(oldTextOf(readable, old)).toBe(old);
      expect(newTextOf(readable, fresh)).toBe(fresh);
      for (const segment of [...exact, ...readable]) {
        if (segment.kind === "same") {
          expect(old.slice(segment.old.start, segment.old.end)).toBe(fresh.slice(segment.new.start, segment.new.end));
        }
      }
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test.each([
  ["a word for a word", "The Parties shall meet.", "The Parties should meet.", "The Parties {-shall-}{+should+} meet."],
  ["a word left out", "not later than two months", "later than two months", "{-not -}later than two months"],
  ["only white space", "a b", "a  b", "a {+ +}b"],
  ["an inserted sentence is one piece", "They meet. They talk.", "They meet. They eat. They talk.", "They meet. {+They eat. +}They talk."],
])("%s", (_, old, fresh, expected) => {
  expect(show(redline(old, fresh), old, fresh)).toBe(expected);
});

test("confetti is joined into phrases", () => {
  const old = "shall report to the Council on the results of the review";
  const fresh = "should inform the Assembly of the outcome of the audit";
  expect(show(groupChanges(redline(old, fresh), old), old, fresh)).toBe(
    "{-shall report to the Council on the results of the review-}{+should inform the Assembly of the outcome of the audit+}",
  );
});

function redline(old: string, fresh: string): readonly Segment[] {
  const vocabulary: Vocabulary = new Map();
  const [one, other] = [cutWords(old, vocabulary), cutWords(fresh, vocabulary)];
  return editWords(wordsWithin(one, 0, old.length), wordsWithin(other, 0, fresh.length)).segments;
}

function show(segments: readonly Segment[], old: string, fresh: string): string {
  return segments
    .map((segment) => {
      if (segment.kind === "same") return old.slice(segment.old.start, segment.old.end);
      if (segment.kind === "deleted") return `{-${old.slice(segment.old.start, segment.old.end)}-}`;
      return `{+${fresh.slice(segment.new.start, segment.new.end)}+}`;
    })
    .join("");
}
