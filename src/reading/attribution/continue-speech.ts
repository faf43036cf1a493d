/** Decides whose words a quotation is that stands alone: it goes on with what the speaker before it said. */
import { attitudeOf } from "./attitude-of.ts";
import { type Proposal, shareTokens } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/**
 * Adds quotations that make up whole sentences, and that no attribution holds, to the attribution before them: in the same paragraph,
 * or in paragraphs that follow one another without other words between. `proposals` stand in the order of their cues.
 */
export function continueSpeech(table: TokenTable, proposals: readonly Proposal[]): readonly Proposal[] {
  const extra = new Map<Proposal, TokenRange[]>();
  const spoken = proposals.filter((proposal) => attitudeOf(table, proposal) === undefined);
  const lastEnd = new Map<Proposal, number>(spoken.map((proposal) => [proposal, endOf(proposal)]));
  let next = 0;
  let passed = 0;
  let speaker: Proposal | undefined;
  for (const piece of table.quotationPieces) {
    for (; next < spoken.length && (spoken[next]?.cue.first ?? 0) < piece.first; next++) speaker = spoken[next];
    while (passed < proposals.length && (proposals[passed]?.cue.first ?? 0) < piece.first) passed++;
    if (speaker === undefined || isHeld(piece)) continue;
    const end = lastEnd.get(speaker) ?? 0;
    if (piece.first <= end || !standsAlone(table, piece) || !followsOn(table, { end, piece, isQuoted: holdsQuotation(table, speaker) }))
      continue;
    extra.set(speaker, [...(extra.get(speaker) ?? []), piece]);
    lastEnd.set(speaker, piece.last);
  }
  if (extra.size === 0) return proposals;
  return proposals.map((proposal) => ({ ...proposal, content: [...proposal.content, ...(extra.get(proposal) ?? [])] }));

  function isHeld(piece: TokenRange): boolean {
    return proposals
      .slice(Math.max(0, passed - NEARBY), passed + NEARBY)
      .some(({ cue, content }) => shareTokens(cue, piece) || content.some((range) => shareTokens(range, piece)));
  }
}

/** How many attributions before and after a quotation are asked whether they hold it. */
const NEARBY = 12;

function endOf({ cue, source, content }: Proposal): number {
  return Math.max(cue.last, source?.last ?? 0, ...content.map((range) => range.last));
}

function holdsQuotation(table: TokenTable, { content }: Proposal): boolean {
  return content.some((range) => (table.quotation[range.last] ?? -1) >= 0 || (table.quotation[range.first] ?? -1) >= 0);
}

/** True where the quotation begins with a sentence and ends with one, and is more than a title. */
function standsAlone(table: TokenTable, piece: TokenRange): boolean {
  const { tokens, sentences } = table.parsed;
  const first = sentences[tokens[piece.first]?.sentence ?? -1];
  const last = sentences[tokens[piece.last]?.sentence ?? -1];
  if (first === undefined || last === undefined || piece.last - piece.first < SHORTEST) return false;
  return first.firstToken === piece.first && last.afterToken - 1 - piece.last <= 1;
}

/** Quotation marks and at least three words. */
const SHORTEST = 4;

type Following = { readonly end: number; readonly piece: TokenRange; readonly isQuoted: boolean };

/**
 * True where nothing but the end of a sentence stands between: in this paragraph, or from the end of one to the start of the next where the speaker was
 * quoted before.
 */
function followsOn(table: TokenTable, { end, piece, isQuoted }: Following): boolean {
  const { tokens, sentences } = table.parsed;
  for (let at = end + 1; at < piece.first; at++) if (table.punctuation[at] === 0) return false;
  const from = sentences[tokens[end]?.sentence ?? -1]?.paragraph ?? -1;
  const to = sentences[tokens[piece.first]?.sentence ?? -1]?.paragraph ?? -1;
  return to - from <= (isQuoted ? 1 : 0);
}
