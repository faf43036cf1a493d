/** Decides where a speaker takes a point off the table: "the fee is not negotiable, the minister said". */
import type { AttributionMark, LocalActorId } from "#record";
import { attributionAt, type ClauseView, partyOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { stanceWordsAt } from "../rules/stance-words.ts";
import { isAdverb } from "../rules/word-phrases.ts";

export type ClosedPoint = {
  readonly rule: string;
  readonly stance: "rejects" | "open";
  readonly speaker: LocalActorId;
  readonly party: LocalActorId;
  readonly attribution: AttributionMark;
};

/** The speaker who says that the clause's subject is closed, or open, to negotiation; `undefined` where the clause says neither or nobody of a known side speaks. */
export function closedPointOf(view: ClauseView, clause: Clause): ClosedPoint | undefined {
  const { verb, subject, range } = clause;
  const attribution = attributionAt(view, verb.main);
  if (attribution === undefined || subject === undefined || !verb.copular) return undefined;
  let at = verb.main + 1;
  let denied = verb.negated;
  while (at < range.after && (isAdverb(view.words[at]) || NotYet.has(view.words[at] ?? ""))) {
    if (view.words[at] === "not" || view.words[at] === "n't") denied = true;
    at++;
  }
  const rule = stanceWordsAt(view.words, at).find(({ rule: { id } }) => id === "stance.negotiable" || id === "stance.closed")?.rule;
  if (rule === undefined || (denied && rule.id === "stance.closed")) return undefined;
  const isClosed = rule.id === "stance.closed" || denied;
  for (const speaker of attribution.speakers) {
    const party = partyOf(view, speaker);
    if (party !== undefined) return { rule: rule.id, stance: isClosed ? "rejects" : "open", speaker, party, attribution };
  }
  return undefined;
}
const NotYet = new Set(["not", "n't", '"', "yet"]);
