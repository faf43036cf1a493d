/** Decides whose proposal each word of a draft is, as its own brackets say: the innermost bracket that names a proposer counts. */
import type { BracketedDraft } from "../read-brackets.ts";

const Nobody: readonly string[] = [];

/** Leads from a place of the text to its proposers. Cost: the length of the text times the depth of named brackets, once. */
export function proposalsOfDraft(bracketed: BracketedDraft): (offset: number) => readonly string[] {
  const lists: (readonly string[])[] = [Nobody];
  const known = new Map<string, number>();
  const listAt = new Int32Array(bracketed.draft.text.length);
  const paint = (start: number, end: number, proposers: readonly string[]): void => {
    if (proposers.length === 0) return;
    const key = proposers.join("\n");
    const list = known.get(key) ?? lists.push(proposers) - 1;
    known.set(key, list);
    listAt.fill(list, start, end);
  };
  for (const { range, proposers } of bracketed.nodeStances) paint(range.start, range.end, proposers);
  // Brackets stand in the order of their openings, so an inner one is painted over the one around it.
  for (const bracket of bracketed.brackets) {
    const range = bracket.scope === "node" ? bracket.scopeRange : bracket.range;
    paint(range.start, range.end, bracket.proposers);
  }
  return (offset) => lists[listAt[offset] ?? 0] ?? Nobody;
}
