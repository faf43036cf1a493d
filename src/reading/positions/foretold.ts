/** Decides where somebody else only foretells what a party could do: "Orsa could embrace the treaty, but only if …, Graham said". */
import type { LocalActorId } from "#record";
import { attributionAt, type ClauseView, partyOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";

const Possible: ReadonlySet<string> = new Set(["could", "might", "may"]);

/**
 * True where the clause says what `party` could do and the one who says so is named and stands elsewhere: of another side, or of none and in no office. Who has
 * an office and no known side may be the party's own. Cost: the speakers of one attribution.
 */
export function isForetoldByAnother(view: ClauseView, { verb }: Clause, party: LocalActorId): boolean {
  if (!Possible.has(verb.modal ?? "")) return false;
  const speakers = attributionAt(view, verb.main)?.speakers ?? [];
  return speakers.length > 0 && speakers.every((speaker) => isElsewhere(view, speaker, party));
}

function isElsewhere(view: ClauseView, speaker: LocalActorId, party: LocalActorId): boolean {
  const actor = view.actors.get(speaker);
  const side = partyOf(view, speaker);
  if (actor === undefined || side === undefined || side === party) return false;
  if (side !== speaker) return actor.kind === "person";
  return actor.kind === "person" && actor.roles.length === 0;
}
