/** Decides which bracket signs have no partner, or one only beyond a border, and for which stretches that leaves in doubt whether they are agreed. */
import type { TextRange } from "#record";
import { type DraftText, nodeAt } from "../structure/draft-text.ts";
import { placeOf, type splitLines } from "../structure/lines.ts";
import { type AcrossPair, bracketId, type UnbalancedBracket } from "./bracketed-draft.ts";
import type { BracketTree } from "./scan-brackets.ts";

/** Where the paragraph at `offset` ends: its node's own text, else its line. */
export function blockEnd(draft: DraftText, offset: number): number {
  const node = nodeAt(draft, offset);
  if (node !== undefined && node.own.start <= offset && offset < node.own.end) return node.own.end;
  const line = draft.text.indexOf("\n", offset);
  return Math.max(offset + 1, Math.min(line < 0 ? draft.text.length : line, node?.range.end ?? draft.text.length));
}

export function findUnbalanced(draft: DraftText, tree: BracketTree, lines: ReturnType<typeof splitLines>): readonly UnbalancedBracket[] {
  return tree.strays.map((stray) => ({
    start: stray.start,
    end: stray.end,
    sign: stray.sign,
    ...placeOf(lines, stray.end - 1),
    bracket: stray.bracket === undefined ? undefined : bracketId(stray.bracket),
    node: nodeAt(draft, stray.start)?.id,
    doubtful: stray.bracket === undefined ? upTo(draft, stray) : fromOn(draft, stray),
  }));
}

export function findAcross(draft: DraftText, tree: BracketTree): readonly AcrossPair[] {
  return tree.brackets.flatMap(({ index, opening, closing, isAcross }) =>
    closing === undefined || !isAcross
      ? []
      : [{ bracket: bracketId(index), opening, closing, doubtful: [fromOn(draft, opening), upTo(draft, closing)] }],
  );
}

/** From an opening sign to the end of its paragraph. */
function fromOn(draft: DraftText, { start }: TextRange): TextRange {
  return { start, end: blockEnd(draft, start) };
}

/** From the beginning of its paragraph to a closing sign. */
function upTo(draft: DraftText, { start, end }: TextRange): TextRange {
  const node = nodeAt(draft, start);
  return { start: node !== undefined && node.own.start <= start && start < node.own.end ? node.own.start : start, end };
}
