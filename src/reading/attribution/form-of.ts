/** Decides whether content is told in the speaker's own words, in the writer's, or in both. */
import type { TextRange } from "#record";

/**
 * `direct` where all words stand between quotation marks, `indirect` where none do, `mixed` otherwise.
 * `quotations` are the ranges of the text's quotations, in order.
 */
export function formOf(text: string, content: readonly TextRange[], quotations: readonly TextRange[]): "direct" | "indirect" | "mixed" {
  let quoted = 0;
  let told = 0;
  for (const piece of content) {
    let at = piece.start;
    for (const quotation of quotations) {
      if (quotation.end <= at || quotation.start >= piece.end) continue;
      told += wordsIn(text, at, quotation.start);
      quoted += wordsIn(text, Math.max(at, quotation.start), Math.min(piece.end, quotation.end));
      at = Math.max(at, quotation.end);
    }
    told += wordsIn(text, at, piece.end);
  }
  if (quoted === 0) return "indirect";
  return told === 0 ? "direct" : "mixed";
}

function wordsIn(text: string, start: number, end: number): number {
  return start >= end ? 0 : (text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
}
