/** Decides what the later stages of reading are given: the source and everything the earlier stages found. */
import type { AttributionMark, DateMark, Source } from "#record";
import type { Cast } from "./cast.ts";
import type { ParsedText } from "./parsed-text.ts";

/** A document after actors, dates and attributions are known. */
export type DocumentSoFar = {
  readonly source: Source;
  readonly parsed: ParsedText;
  readonly cast: Cast;
  readonly dates: readonly DateMark[];
  readonly attributions: readonly AttributionMark[];
};
