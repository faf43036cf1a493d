/** Decides where somebody else only foretells what a party could do: "Orsa could embrace the treaty, but only if …, Graham said". */
import type { AttributionMark, LocalActorId } from "#record";
import { attributionAt, type ClauseView, partyOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";

const Possible: ReadonlySet<string> = new Set(["could", "might", "may"]);

/**
 * True where the clause says what `party` could do and the one who says so is named and stands elsewhere: of another side, or of none and in no office. Who has
 * an office and no known side may be the party's own. Cost: the words of its sentence, for what could be done only.
 */
export function isForetoldByAnother(view: ClauseView, clause: Clause, party: LocalActorId): boolean {
  const { verb } = clause;
  if (!Possible.has(verb.modal ?? "")) return false;
  const speakers = (attributionAt(view, verb.main) ?? closingTagAfter(view, clause))?.speakers ?? [];
  return speakers.length > 0 && speakers.every((speaker) => isElsewhere(view, speaker, party));
}

/** "…, but only if it can be won over, |Brill told reporters|.": who speaks at the end of a sentence speaks all of it, where only its last clause was given to them. */
function closingTagAfter(view: ClauseView, clause: Clause): AttributionMark | undefined {
  const sentence = view.sentences[clause.sentence];
  if (sentence === undefined) return undefined;
  for (let later = sentence.afterToken - 1; later > clause.verb.main; later--) {
    const said = view.spokenIn.get(later);
    const ends = said?.content.at(-1)?.end ?? Number.POSITIVE_INFINITY;
    if (said?.cue !== undefined && said.cue.start >= ends && said.cue.start < sentence.end) return said;
  }
  return undefined;
}

function isElsewhere(view: ClauseView, speaker: LocalActorId, party: LocalActorId): boolean {
  const actor = view.actors.get(speaker);
  const side = partyOf(view, speaker);
  if (actor === undefined || side === undefined || side === party) return false;
  if (side !== speaker) return actor.kind === "person";
  return actor.kind === "person" && actor.roles.length === 0;
}
