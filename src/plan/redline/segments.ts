/** Decides how a change is told: as stretches of the old and the new text, which together give both texts back exactly. */

/** Half-open stretch of a text, in UTF-16 code units. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * A stretch that stayed (in both texts), went (in the old) or came (in the new). `moved` names the passage that went here and came elsewhere, or
 * the other way round. In order, the old stretches cover the old text and the new ones the new text, without gap.
 */
export type Segment =
  | { readonly kind: "same"; readonly old: Stretch; readonly new: Stretch }
  | { readonly kind: "deleted"; readonly old: Stretch; readonly moved?: number }
  | { readonly kind: "inserted"; readonly new: Stretch; readonly moved?: number };

/** The old text of a redline: what stayed and what went. */
export function oldTextOf(segments: readonly Segment[], text: string): string {
  return segments.map((segment) => (segment.kind === "inserted" ? "" : text.slice(segment.old.start, segment.old.end))).join("");
}

/** The new text of a redline: what stayed and what came. */
export function newTextOf(segments: readonly Segment[], text: string): string {
  return segments.map((segment) => (segment.kind === "deleted" ? "" : text.slice(segment.new.start, segment.new.end))).join("");
}
