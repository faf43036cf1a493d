/** Takes in plain text: the text as it stands, with what its front matter says. */
import type { SourceDetails, TextBlock, TextRange } from "#record";
import { parseFrontMatter } from "./front-matter.ts";

/**
 * A tracked change or comment of a word processor, with its place in the text. A deletion stands between two characters, and `words` are
 * what was taken out; the others cover the words they are about, and a comment's `words` are what it says.
 */
export type TextRevision = {
  readonly kind: "insertion" | "deletion" | "moved here" | "moved away" | "comment";
  readonly range: TextRange;
  readonly words: string;
  readonly author?: string;
  readonly date?: string;
};

/** What a format's reader makes of decoded text. */
export type TakenText = {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly details: Partial<SourceDetails>;
  readonly notes: readonly string[];
  readonly revisions?: readonly TextRevision[];
};

/** Reads plain text; its words are not touched, so offsets in the file (after any front matter) are offsets in the source. */
export function takeInText(decoded: string): TakenText {
  const { body, details, unreadDate } = parseFrontMatter(decoded);
  return {
    text: body,
    blocks: [],
    details,
    notes: unreadDate === undefined ? [] : [`The date '${unreadDate}' in the front matter is no date; write it as 2026-02-03.`],
  };
}
