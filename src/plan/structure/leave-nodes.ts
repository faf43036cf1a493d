/** Decides which open nodes a new line leaves: by rank, by indentation, or because their list is over. */
import type { DraftLine } from "./describe-lines.ts";
import type { OpenNode } from "./find-place.ts";
import { type GrowingDraft, isEmpty } from "./growing-draft.ts";
import { PlainRank, Ranks } from "./ranks.ts";
import type { Label } from "./read-label.ts";

/** Levels below this are laid beside each other: no real draft goes deeper. */
const DeepestLevel = 48;

/** Leaves everything of this rank or below it, and all lists. */
export function leaveTo(draft: GrowingDraft, rank: number): void {
  draft.left = undefined;
  while (draft.stack.length > 0) {
    const top = draft.stack.at(-1);
    if (top === undefined || (top.rank !== undefined && top.rank < rank)) return;
    if (top.rank === undefined && top.kind === "part" && rank > PlainRank + Ranks.part) return;
    draft.stack.pop();
  }
}

/** Preambular paragraphs inserted after operative ones stand beside them; articles and operative paragraphs are never inside a preamble. */
export function leaveFrom(draft: GrowingDraft, isLeft: (entry: OpenNode) => boolean): void {
  const at = draft.stack.findIndex(isLeft);
  if (at >= 0) draft.stack.length = at;
}

/** A new list stands below the innermost node it is indented under; lists further right than it are over. */
export function leaveShallower(draft: GrowingDraft, line: DraftLine, label: Label): void {
  for (;;) {
    const top = draft.stack.at(-1);
    if (top === undefined || top.rank !== undefined) return;
    const isDeep = draft.stack.length >= DeepestLevel;
    const isOption = top.kind === "option" && label.word === "option";
    const isDone = top.style.startsWith("bullet") && label.word !== "bullet";
    if (!isDeep && !isOption && !isDone && line.indent + 1 >= top.indent) return;
    draft.stack.pop();
  }
}

/** An unnumbered paragraph leaves items and bullets; by indentation it may stay below them. */
export function leaveForParagraph(draft: GrowingDraft, line: DraftLine): void {
  for (;;) {
    const top = draft.stack.at(-1);
    if (top === undefined || top.rank !== undefined || top.kind === "part") return;
    const isUnder = line.indent >= top.indent + 2;
    const isHollow = top.kind === "option" && isEmpty(draft, top.node) && line.indent + 1 >= top.indent;
    const staysBelow = (top.kind === "point" || top.kind === "paragraph") && line.indent >= top.indent && !usesIndentation(draft);
    if (isUnder || isHollow || staysBelow) return;
    draft.left = draft.stack.pop();
  }
}

/** True in texts whose lists are set off by indentation, such as Markdown: there a line at the margin has left them. */
function usesIndentation(draft: GrowingDraft): boolean {
  draft.indented ??= draft.lines.some(({ kind, label, indent }) => kind === "words" && label !== undefined && indent >= 2);
  return draft.indented;
}
