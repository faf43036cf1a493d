/** Decides where a text is cut for showing: at the blocks that intake found, else at empty lines; no character is lost between two cuts. */
import type { TextBlock } from "#record";

/** `start` to `end` is shown; up to `next` belongs to it (the white space after it). */
export type Paragraph = { readonly start: number; readonly end: number; readonly next: number; readonly kind: TextBlock["kind"] };

export function cutIntoParagraphs(text: string, blocks: readonly TextBlock[]): readonly Paragraph[] {
  const ranges = blocks.length > 0 ? fillGaps(text, blocks) : atEmptyLines(text, 0, text.length);
  return ranges.map((range, at) => ({ ...range, next: ranges[at + 1]?.start ?? text.length }));
}

type Cut = Omit<Paragraph, "next">;

/** Blocks with the text that lies between them, so that nothing of the source stays unseen. */
function fillGaps(text: string, blocks: readonly TextBlock[]): readonly Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (const { kind, range } of blocks) {
    if (range.start > from) cuts.push(...atEmptyLines(text, from, range.start));
    if (range.end > range.start) cuts.push({ kind, start: range.start, end: range.end });
    from = Math.max(from, range.end);
  }
  cuts.push(...atEmptyLines(text, from, text.length));
  return cuts;
}

function atEmptyLines(text: string, from: number, to: number): readonly Cut[] {
  const cuts: Cut[] = [];
  let start = from;
  while (start < to) {
    const found = text.indexOf("\n\n", start);
    const end = found === -1 || found > to ? to : found;
    if (text.slice(start, end).trim() !== "") cuts.push({ kind: "paragraph", start, end });
    start = end + 2;
  }
  return cuts;
}
