/** Decides who cannot be a party where a text is not about talks: firms that turn down films, aid bodies that press for access. */
import type { LocalActorId } from "#record";
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Point } from "./name-point.ts";

/** Bodies that ask of parties what they have no part in. */
const Onlookers =
  /\b(?:oxfam|amnesty|greenpeace|unicef|unhcr|red (?:cross|crescent)|rights watch|sans fronti[eè]res|without borders|save the children|crisis group|reporters|charity|charities|aid (?:agency|agencies|group|groups)|rights (?:group|groups)|foundation|institute|university|news|post|times|journal|radio|television|tv)\b/iu;

/** True for a body without a state behind it that is no party to what the point is about. */
export function isOutside(view: ClauseView, party: LocalActorId, { known }: Point): boolean {
  const actor = view.actors.get(party);
  if (actor?.kind !== "organisation") return false;
  return !known || [actor.name, ...actor.alsoCalled, ...describedAs(view, party)].some((name) => Onlookers.test(name));
}

/** The two words before each place of its name: "the |aid agency| Helpwell". */
function describedAs({ words, mentionOver }: ClauseView, party: LocalActorId): readonly string[] {
  return [...mentionOver.values()]
    .filter(({ mention }) => mention.actor === party)
    .map(({ tokens: { first } }) => words.slice(Math.max(0, first - 2), first).join(" "));
}
