/** Decides what of a draft is agreed: what stands outside every bracket, every unresolved option and every stretch whose brackets do not match. */
import type { TextRange } from "#record";
import { findRegions, walkRegions } from "./bracket-regions.ts";
import type { BracketedDraft } from "./bracketed-draft.ts";

export type AgreedText = {
  /** The agreed stretches, exactly as they stand. */
  readonly spans: readonly TextRange[];
  /** Them read together; spaces that the taken-out brackets left doubled are single. */
  readonly text: string;
};

/** The agreed text. Front matter, contents, footnotes, notes and status words are no text of the draft. Cost: near-linear. */
export function agreedText(bracketed: BracketedDraft): AgreedText {
  const spans: TextRange[] = [];
  let covering = 0;
  walkRegions(bracketed.draft.text.length, findRegions(bracketed), {
    text: (range) => {
      const last = spans.at(-1);
      if (covering > 0) return;
      if (last !== undefined && last.end === range.start) spans[spans.length - 1] = { start: last.start, end: range.end };
      else spans.push(range);
    },
    open: () => {
      covering++;
    },
    close: () => {
      covering--;
    },
  });
  const { text } = bracketed.draft;
  const filled = spans.filter(({ start, end }) => text.slice(start, end).trim() !== "");
  return { spans: filled, text: joinPieces(spans.map(({ start, end }) => text.slice(start, end))) };
}

/** Pieces put together: no double space, no space before a comma, no more than one empty line where something was taken out. */
export function joinPieces(pieces: readonly string[]): string {
  const joined: string[] = [];
  let last = "";
  for (const piece of pieces) {
    let next = piece;
    if (/\s$/u.test(last) && /^[ \t]/u.test(next)) next = next.replace(/^[ \t]+/u, "");
    if (/[ \t]$/u.test(last) && /^[,.;:)\]\n\r]/u.test(next)) joined[joined.length - 1] = last.replace(/[ \t]+$/u, "");
    if (next === "") continue;
    joined.push(next);
    last = next;
  }
  return joined
    .join("")
    .replaceAll(/\n[ \t\r]*\n(?:[ \t\r]*\n)+/gu, "\n\n")
    .trim();
}
