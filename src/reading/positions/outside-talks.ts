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

/** The two words before each place of its name: "the |aid agency| Helpwell". Cost: the mentions, once for a text. */
function describedAs(view: ClauseView, party: LocalActorId): readonly string[] {
  let described = describedIn.get(view);
  if (described === undefined) {
    described = new Map();
    for (const { mention, tokens } of new Set(view.mentionOver.values())) {
      if (mention.form !== "name") continue;
      const before = view.words.slice(Math.max(0, tokens.first - 2), tokens.first).join(" ");
      described.set(mention.actor, [...(described.get(mention.actor) ?? []), before].slice(0, MostPlaces));
    }
    describedIn.set(view, described);
  }
  return described.get(party) ?? [];
}

const describedIn = new WeakMap<ClauseView, Map<LocalActorId, readonly string[]>>();

/** Who a body is stands where it is told of first. */
const MostPlaces = 8;
