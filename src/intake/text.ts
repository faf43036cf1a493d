/** Takes in plain text: the text as it stands, with what its front matter says. */
import type { SourceDetails, TextBlock } from "#record";
import { parseFrontMatter } from "./front-matter.ts";

/** What a format's reader makes of decoded text. */
export type TakenText = {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly details: Partial<SourceDetails>;
  readonly notes: readonly string[];
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
