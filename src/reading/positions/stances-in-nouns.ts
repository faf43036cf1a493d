/** Decides which stances stand in a noun with an owner: "Orsa's refusal to leave the islands", "its demand for a buffer zone". */
import type { LocalActorId } from "#record";
import { type ClauseView, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { readWithSpeaker, stancePhrasesAt } from "../rules/stance-words.ts";
import type { StanceTaken } from "./take-stance.ts";

export type StanceInNoun = {
  readonly stance: StanceTaken;
  readonly owner: LocalActorId;
  readonly range: TokenRange;
  readonly clause: Clause;
};

/** Helpers under which the noun names what may be, not what is: "a Veldish refusal would lead to …". */
const Possible = new Set(["would", "could", "may", "might", "should", "must", "will", "can"]);

/** Every stance noun with an owner that the text holds as so; `taken` are tokens that another stance has read already. */
export function stancesInNouns(view: ClauseView, taken: (token: number) => boolean): readonly StanceInNoun[] {
  return view.sentences.flatMap((sentence, ordinal) => {
    const clauses = view.clausesBySentence[ordinal] ?? [];
    const found: StanceInNoun[] = [];
    for (let at = sentence.firstToken + 1; at < sentence.afterToken - 1; at++) {
      if (taken(at)) continue;
      const phrase = stancePhrasesAt(view.words, at).find(
        ({ rule, complement }) => rule.opensWith === "noun" && !readWithSpeaker.has(rule.id) && complement < sentence.afterToken,
      );
      const owner = phrase === undefined ? undefined : ownerBefore(view, at);
      const clause =
        clauses.find(({ subject }) => subject !== undefined && subject.first <= at && at < subject.after) ??
        clauses.findLast(({ range }) => range.first <= at) ??
        clauses[0];
      if (phrase === undefined || owner === undefined || clause === undefined || !isHeld(view, clause, at)) continue;
      const after = endOfComplement(view, clauses, phrase.complement, sentence.afterToken);
      const { rule, frame, complement } = phrase;
      found.push({
        stance: { rule, stance: rule.stance, strength: rule.strength, frame, at, object: { first: complement, after } },
        owner: owner.actor,
        range: { first: owner.first, after },
        clause,
      });
    }
    return found;
  });
}
const NotHeld = new Set(["if", "unless", "whether", "once", "until"]);

/** False in questions, hypotheses and denials, and where the noun is the subject of what only may happen. */
function isHeld(view: ClauseView, clause: Clause, noun: number): boolean {
  if (isQuestion(view, clause) || isDisowned(view, clause) || NotHeld.has(clause.opener ?? "")) return false;
  return !(Possible.has(clause.verb.modal ?? "") && noun < clause.verb.first);
}

/** The owner right before the noun, up to two qualities between: "Orsa's long refusal", "its demand", "the Veldish refusal"; "any refusal" has none. */
function ownerBefore(
  { words, tokens, mentionOver }: ClauseView,
  noun: number,
): { readonly actor: LocalActorId; readonly first: number } | undefined {
  for (let at = noun - 1; at >= Math.max(0, noun - 4); at--) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const mention = mentionOver.get(at);
    const isGenitive = token.fineTag === "POS" || words[at] === "'s" || words[at] === "'";
    const owner = isGenitive ? mentionOver.get(at - 1) : mention;
    if (
      owner !== undefined &&
      (isGenitive ||
        owner.mention.form === "demonym" ||
        token.fineTag === "PRP$" ||
        ["its", "his", "her", "their"].includes(words[at] ?? ""))
    ) {
      const before = words[owner.tokens.first - 1] ?? "";
      return ["any", "no", "another", "possible"].includes(before) ? undefined : { actor: owner.mention.actor, first: owner.tokens.first };
    }
    if (!isGenitive && token.tag !== "ADJ" && words[at] !== "-" && token.fineTag !== "VBN") return undefined;
  }
  return undefined;
}

/** The complement ends at a stop, or at the verb whose subject it is part of: "Orsa's demand that Tarsia leave | remains …". */
function endOfComplement({ words }: ClauseView, clauses: readonly Clause[], first: number, limit: number): number {
  const verbs = clauses.filter(({ verb, isRelative }) => verb.first > first && !isRelative);
  const opensWithClause = clauses.some(({ range }) => range.first >= first && range.first <= first + 1);
  const stop = verbs[opensWithClause ? 1 : 0]?.verb.first ?? limit;
  let at = first;
  while (at < Math.min(stop, limit) && ![",", ".", ";", ":"].includes(words[at] ?? ".")) at++;
  return Math.max(at, first + 1);
}
