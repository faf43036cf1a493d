/** Decides where a content must stop: at the end of its sentence or quotation, and where the next speaker begins. */

import { isFiniteVerb } from "../verb-tags.ts";
import { isPassiveQuestion } from "./attitude-of.ts";
import { type Proposal, shareTokens } from "./proposal.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** The proposals with their contents kept within bounds; one whose content vanishes is left out. */
export function keepWithin(table: TokenTable, proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.flatMap((proposal, place) => {
    const later = proposals.slice(place + 1, place + 1 + NEARBY);
    const content = proposal.content.flatMap((range) => {
      const within = withinSentence(table, proposal, withinQuotation(table, proposal, range));
      return within === undefined ? [] : [untilNextSpeaker(table, proposal, untilNextClause(table, proposal, within), later)];
    });
    return content.length === 0 ? [] : [{ ...proposal, content }];
  });
}

/** What is said to be said inside a quotation does not reach out of it: in '"I said no," she said' the second "said" is outside. */
function withinQuotation(table: TokenTable, { cue }: Proposal, range: TokenRange): TokenRange | undefined {
  const piece = table.quotationPieces[table.quotation[cue.first] ?? -1];
  if (piece === undefined) return range;
  const first = Math.max(range.first, piece.first);
  const last = Math.min(range.last, piece.last);
  return last < first ? undefined : { first, last };
}

/** Only a quotation carries content over the end of a sentence. */
function withinSentence(table: TokenTable, { cue }: Proposal, range: TokenRange | undefined): TokenRange | undefined {
  if (range === undefined) return undefined;
  const { tokens } = table.parsed;
  const sentenceOf = (at: number) => tokens[at]?.sentence;
  if (sentenceOf(range.first) === sentenceOf(range.last)) return range;
  let { first, last } = range;
  for (let at = range.first; at < range.last; at++) {
    const inside = (table.quotation[at] ?? -1) >= 0 && table.quotation[at] === table.quotation[at + 1];
    if (sentenceOf(at) === sentenceOf(at + 1) || inside || (table.quotation[at + 1] ?? -1) >= 0) continue;
    if (at < cue.first) first = at + 1;
    else {
      last = at;
      break;
    }
  }
  while (last > first && table.punctuation[last] === 1 && (table.quotation[last] ?? -1) < 0) last--;
  return last < first ? undefined : { first, last };
}

/** A semicolon ends what is told in the writer's words: what follows with its own verb may be somebody else's. */
function untilNextClause(table: TokenTable, { cue }: Proposal, range: TokenRange): TokenRange {
  const { tokens } = table.parsed;
  if (range.first <= cue.last) return range;
  for (let at = range.first + 1; at < range.last; at++) {
    if (tokens[at]?.form !== ";" || (table.quotation[at] ?? -1) >= 0) continue;
    for (let rest = at + 1; rest <= range.last; rest++) if (isFiniteVerb(tokens[rest])) return { first: range.first, last: at - 1 };
  }
  return range;
}

/** "agreed that the rules were old, but Holt said that …": the next attribution with its own source ends the one before. */
function untilNextSpeaker(table: TokenTable, proposal: Proposal, range: TokenRange, later: readonly Proposal[]): TokenRange {
  if (range.first <= proposal.cue.last) return range;
  const asked = isPassiveQuestion(table, proposal);
  for (const next of later) {
    const last = shareTokens(range, next.cue) ? endBefore(table, range, next, asked) : undefined;
    if (last !== undefined) return { first: range.first, last };
  }
  return range;
}

/** The last token before `next` and the word that turns to it; undefined where it does not open a clause of its own. */
function endBefore(table: TokenTable, range: TokenRange, { source, cue }: Proposal, isQuestion: boolean): number | undefined {
  const { tokens } = table.parsed;
  if (source === undefined || source.first <= range.first + 1 || source.first > cue.first || (table.quotation[source.first] ?? -1) >= 0)
    return undefined;
  const marked = (at: number) => table.punctuation[at] === 1;
  let last = source.first - 1;
  const turn = tokens[last]?.lower ?? "";
  // After "Asked whether …," the answer begins.
  if (!TURNS.has(turn) && !(LINKS.has(turn) && marked(last - 1)) && !(isQuestion && turn === ",")) return undefined;
  last--;
  while (last > range.first && marked(last) && (table.quotation[last] ?? -1) < 0) last--;
  return last > range.first ? last : undefined;
}

const TURNS = new Set(["but", "while", "whereas", "although", "though", ";"]);
const LINKS = new Set(["and", "as", "with"]);
/** So many following attributions may stand in one content. */
const NEARBY = 6;
