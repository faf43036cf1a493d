/** Decides what of a text may reach a terminal: words, not the control characters by which a document could move its cursor or retitle it. */

/** `text` with control characters (all but tab and line end) and marks that turn the direction of writing shown as `\u{…}`. */
export function printable(text: string): string {
  return text.replaceAll(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`);
}
