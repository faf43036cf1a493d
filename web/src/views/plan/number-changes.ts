/** Decides what counts as one change when a redline is walked: words that went and came at one place, numbered from 1 over the whole draft. */
import type { RedlineSegment, RedlineViewBlock } from "#report";

/** A stretch that stayed, or one change with its number. */
export type Piece =
  | { readonly kind: "same"; readonly text: string }
  | { readonly kind: "change"; readonly mark: number; readonly segments: readonly RedlineSegment[] };

/** A block as it is shown. `mark` numbers a unit that only moved. A unit that moved is told against what it was, where that is known. */
export type NumberedBlock = { readonly block: RedlineViewBlock; readonly mark: number | undefined; readonly pieces: readonly Piece[] };

export type NumberedChanges = { readonly blocks: readonly NumberedBlock[]; readonly count: number };

/** A unit that moved away is told where it came to, so that nothing is counted twice. Cost: linear. */
export function numberChanges(blocks: readonly RedlineViewBlock[]): NumberedChanges {
  let count = 0;
  const numbered = blocks.map((block): NumberedBlock => {
    if (block.kind === "moved away") return { block, mark: undefined, pieces: [] };
    const pieces: Piece[] = [];
    for (const segment of block.against.length > 0 ? block.against : block.segments) {
      const last = pieces.at(-1);
      if (segment.kind === "same") pieces.push({ kind: "same", text: segment.text });
      else if (last?.kind === "change") pieces[pieces.length - 1] = { ...last, segments: [...last.segments, segment] };
      else pieces.push({ kind: "change", mark: ++count, segments: [segment] });
    }
    const onlyMoved = block.kind === "moved here" && pieces.every(({ kind }) => kind === "same");
    return { block, mark: onlyMoved ? ++count : undefined, pieces };
  });
  return { blocks: numbered, count };
}

/** A change in words, for a reader who hears it. */
export function changeInWords(changes: NumberedChanges, mark: number | undefined): string {
  for (const { block, mark: own, pieces } of changes.blocks) {
    const where = block.title === "" ? "between the points" : `in ${block.title}`;
    if (own !== undefined && own === mark) return `${where}, ${block.note ?? "moved"}`;
    for (const piece of pieces) {
      if (piece.kind === "change" && piece.mark === mark)
        return `${where}, ${piece.segments.map(({ kind, text, by }) => `${kind}${by === undefined ? "" : `, proposed by ${by.join(", ")}`}: ${shortened(text)}`).join("; ")}`;
    }
  }
  return "";
}

const LongestTold = 200; // Characters; the whole words stand at the change itself, which has the focus.

function shortened(text: string): string {
  const words = text.replaceAll(/\s+/gu, " ").trim();
  return words.length > LongestTold ? `${words.slice(0, LongestTold)} …` : words;
}
