/** Decides how a stretch of a draft falls into plain words and brackets with what stands inside them. */
import type { PlanBracket } from "../../api/answers.ts";

export type BracketPiece =
  | { readonly kind: "words"; readonly start: number; readonly end: number }
  | { readonly kind: "bracket"; readonly start: number; readonly bracket: PlanBracket; readonly inside: readonly BracketPiece[] };

/** Deeper ones are shown as plain words of the one around them, so that no text nests a page to death. */
const DeepestShown = 12;

/**
 * In order the pieces cover the stretch exactly. A bracket that begins or ends outside is cut at the edge; one that crosses another is cut at the
 * other's end. `brackets` stand in the order of their openings. Cost: brackets in the stretch times their depth.
 */
export function cutByBrackets(start: number, end: number, brackets: readonly PlanBracket[], depth = 0): readonly BracketPiece[] {
  const pieces: BracketPiece[] = [];
  let at = start;
  const within = depth >= DeepestShown ? [] : brackets.filter((bracket) => bracket.start < end && bracket.end > start);
  for (const bracket of within) {
    const from = Math.max(bracket.start, start);
    const to = Math.min(bracket.end, end);
    if (from < at || to <= from) continue;
    if (from > at) pieces.push({ kind: "words", start: at, end: from });
    const inner = within.filter((one) => one !== bracket && one.start >= bracket.start && one.start < to && one.depth > bracket.depth);
    pieces.push({ kind: "bracket", start: from, bracket, inside: cutByBrackets(from, to, inner, depth + 1) });
    at = to;
  }
  if (at < end) pieces.push({ kind: "words", start: at, end });
  return pieces;
}

/** Whoever a bracket names, proposers first. */
export function partiesOf({ proposers, supporters, opponents, reserving }: PlanBracket): readonly string[] {
  return [...new Set([...proposers, ...supporters, ...opponents, ...reserving])];
}
