/** Decides whose proposal each word of a draft is, as its own brackets say: the innermost bracket that names a proposer counts. */
import type { TextRange } from "#record";
import type { BracketedDraft } from "../brackets/bracketed-draft.ts";

/** Who proposed what stands at a place. The same object for the same bracket, so that proposals can be told apart by identity. */
export type Proposal = {
  readonly by: readonly string[];
  /** The words proposed, without the bracket's signs and names; spaces and marks at their ends left out. Missing where nobody is named. */
  readonly words: TextRange | undefined;
  /** Whether the words are more than a small word such as 'the', which stands in any sentence: a figure, or four letters. */
  readonly isTelling: boolean;
};

export const NoProposal: Proposal = { by: [], words: undefined, isTelling: false };

/** Leads from a place of the text to the proposal it stands in. Cost: the length of the text times the depth of named brackets, once. */
export function proposalsOfDraft({ draft, brackets, nodeStances }: BracketedDraft): (offset: number) => Proposal {
  const proposals: Proposal[] = [NoProposal];
  const proposalAt = new Int32Array(draft.text.length);
  const paint = ({ start, end }: TextRange, by: readonly string[], words: TextRange): void => {
    if (by.length === 0) return;
    const inner = innerWords(draft.text, words);
    const isTelling = inner.end - inner.start >= 4 || /\d/u.test(draft.text.slice(inner.start, inner.end));
    proposalAt.fill(proposals.push({ by, words: inner, isTelling }) - 1, start, end);
  };
  for (const { range, proposers } of nodeStances) paint(range, proposers, range);
  // Brackets stand in the order of their openings, so an inner one is painted over the one around it.
  for (const { scope, scopeRange, range, content, proposers } of brackets) {
    if (scope === "node") paint(scopeRange, proposers, scopeRange);
    else paint(range, proposers, content);
  }
  return (offset) => proposals[proposalAt[offset] ?? 0] ?? NoProposal;
}

/** Without spaces, markup and punctuation at both ends. */
function innerWords(text: string, { start, end }: TextRange): TextRange {
  let [from, to] = [start, end];
  while (from < to && !IsWord.test(text[from] ?? "")) from++;
  while (to > from && !IsWord.test(text[to - 1] ?? "")) to--;
  return { start: from, end: to };
}
const IsWord = /[^\s\p{Pc}\p{Pd}\p{Po}*]/u;
