/** Decides whose means count as power: actors, sides by their noun, whom a pronoun stands for; not "the hotel". */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import { isPluralSide, SIDE_BODIES } from "../rules/side-nouns.ts";
import { aboutWhom } from "./assessors.ts";

/** True where the subject of a clause can have power. */
export function isHolder(view: ClauseView, clause: Clause): boolean {
  const word = view.words[(clause.subject?.after ?? 0) - 1] ?? "";
  return (
    /^(?:they|we|i|he|she|it|you|who|which)$/u.test(word) ||
    [word, word.replace(/s$/u, ""), word.replace(/ies$/u, "y")].some((one) => Forces.has(one) || SIDE_BODIES.has(one)) ||
    isPluralSide(word) ||
    isPeopleNoun(word) ||
    view.tokens[(clause.subject?.after ?? 0) - 1]?.tag === "PROPN" ||
    aboutWhom(view, clause).length > 0
  );
}

const Forces: ReadonlySet<string> = new Set(
  "navy fleet forces force troops garrison brigade rebels guard police side party country nation state neighbour neighbor".split(" "),
);
