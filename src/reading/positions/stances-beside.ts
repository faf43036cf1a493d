/** Decides which stances stand beside a clause's verb: in a participle after a comma (", demanding the return of …") or in a noun ("its refusal to …"). */
import { type ClauseView, clausesBeside } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { stancePhrasesAt } from "../rules/stance-words.ts";
import type { StanceTaken } from "./take-stance.ts";

export type StanceBeside = { readonly stance: StanceTaken; readonly range: TokenRange };

/** The stances of participles that hang on the clause: the subject of the clause takes them. */
export function stancesOfPhrases(view: ClauseView, clause: Clause): readonly StanceBeside[] {
  const { words, tokens } = view;
  const sentence = view.sentences[clause.sentence];
  if (sentence === undefined || clause.isRelative || clause.verb.passive) return [];
  const next = clausesBeside(view, clause).find((other) => other.verb.main > clause.verb.main && !other.isRelative);
  const limit = next === undefined ? sentence.afterToken : next.range.first;
  const found: StanceBeside[] = [];
  for (let at = clause.verb.main + 2; at < limit - 1; at++) {
    if (words[at - 1] !== "," || tokens[at]?.fineTag !== "VBG") continue;
    const phrase = stancePhrasesAt(words, at).find(
      ({ rule, complement }) => rule.opensWith === "verb" && rule.needsTopic !== true && complement < limit,
    );
    if (phrase === undefined) continue;
    const after = endOfAdjunct(view, phrase.complement, limit);
    found.push({
      stance: {
        rule: phrase.rule,
        stance: phrase.rule.stance,
        strength: phrase.rule.strength,
        frame: phrase.frame,
        at,
        object: { first: phrase.complement, after },
      },
      range: { first: at, after },
    });
  }
  return found;
}

function endOfAdjunct({ words }: ClauseView, first: number, limit: number): number {
  let at = first;
  while (at < limit && ![",", ".", ";", ":"].includes(words[at] ?? ".")) at++;
  return at;
}
