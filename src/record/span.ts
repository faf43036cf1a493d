/** Decides what it means to point at words: offset pairs into an exact text, in UTF-16 code units. */
import { z } from "zod";
import { SourceIdShape } from "./ids.ts";
import type { ValueOf } from "./shape.ts";

/** A stretch of the text at hand: `start` inclusive, `end` exclusive, UTF-16 code units. */
export const TextRangeShape = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type TextRange = ValueOf<typeof TextRangeShape>;

/** A stretch of one source's text. */
export const SpanShape = z.strictObject({
  source: SourceIdShape,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Span = ValueOf<typeof SpanShape>;

/** The words at `range`. */
export function exactText(text: string, range: TextRange): string {
  return text.slice(range.start, range.end);
}

/** The smallest range that holds all of `ranges`; undefined for none. */
export function envelopeOf(ranges: readonly TextRange[]): TextRange | undefined {
  if (ranges.length === 0) return undefined;
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const range of ranges) {
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return { start, end };
}

/** True where the two ranges share at least one character. */
export function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** True where `outer` holds all of `inner`. */
export function covers(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
