/** Decides where no bracket reaches over: the beginnings of articles, annexes, parts, of the preamble and of notes. */
import type { DraftText } from "../structure/draft-text.ts";

export function bordersOf(draft: DraftText): readonly number[] {
  const borders: number[] = [];
  let insideArticle = -1;
  for (const node of draft.nodes) {
    if (node.kind === "article") insideArticle = node.range.end;
    const isBorder =
      node.kind === "article" ||
      node.kind === "annex" ||
      node.kind === "part" ||
      node.kind === "preamble" ||
      node.kind === "note" ||
      (node.kind === "heading" && node.range.start >= insideArticle);
    if (isBorder) borders.push(node.range.start);
  }
  return borders.sort((one, other) => one - other);
}
