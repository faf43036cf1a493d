/** Decides who drafted an instrument, from the words at its name: "US-drafted", "proposed by Norland", "Norland's plan", "Norland circulated a draft". */

import type { LocalActorId } from "#record";
import { actorsOfPhrase, type ClauseView } from "../clauses/clause-view.ts";
import { countBefore } from "../count-before.ts";
import { drafterEndings, drafterParticiples, drafterVerbs } from "../rules/instrument-words.ts";

/** The phrase of an instrument: its first token, its head noun and the first token after it. */
export type InstrumentPlace = { readonly start: number; readonly head: number; readonly after: number };

/** Nouns whose owner or nationality is their drafter: "the Norlandic proposal". An agreement's adjective names its parties instead. */
const Owned = new Set([
  "plan",
  "proposal",
  "proposals",
  "draft",
  "roadmap",
  "initiative",
  "blueprint",
  "formula",
  "offer",
  "text",
  "framework",
]);

/** The drafters the words name; none where they name none. */
export function draftersOf(view: ClauseView, place: InstrumentPlace): readonly LocalActorId[] {
  const found = [...byEnding(view, place), ...byOwner(view, place), ...byParticiple(view, place), ...byVerb(view, place)];
  return found.filter((actor, at) => found.indexOf(actor) === at);
}

function byEnding({ words, mentionOver }: ClauseView, { start, head }: InstrumentPlace): readonly LocalActorId[] {
  for (let at = start + 2; at < head; at++) {
    if (!drafterEndings.includes(words[at] ?? "") || words[at - 1] !== "-") continue;
    const mention = mentionOver.get(at - 2);
    if (mention !== undefined) return [mention.mention.actor];
  }
  return [];
}

/** "Norland's 14-point plan", "his plan", "the Norlandic proposal"; in "the Ukraine plan" the name says what it is about. */
function byOwner({ words, tokens, mentionOver }: ClauseView, { start, head }: InstrumentPlace): readonly LocalActorId[] {
  if (!Owned.has(words[head] ?? "")) return [];
  for (let at = start; at < head; at++) {
    const mention = mentionOver.get(at);
    if (mention === undefined) continue;
    const next = tokens[at + 1];
    const isOwner = next?.fineTag === "POS" || words[at + 1] === "'s" || tokens[at]?.fineTag === "PRP$";
    if (isOwner) return [mention.mention.actor];
    const isNationality =
      (mention.mention.form === "demonym" || /^\p{Lu}{2,4}$/u.test(tokens[at]?.form ?? "")) &&
      words[head] !== "framework" &&
      words[at + 1] !== "-";
    if (isNationality && mention.tokens.after - mention.tokens.first === 1) return [mention.mention.actor];
  }
  return [];
}

/** "a roadmap proposed by Norland", "a plan put forward by Norland and Tarsia", "the draft, drawn up by …". */
function byParticiple(view: ClauseView, { after }: InstrumentPlace): readonly LocalActorId[] {
  const { words, tokens } = view;
  let at = after;
  if (words[at] === ",") at++;
  if (["first", "originally", "initially", "recently"].includes(words[at] ?? "")) at++;
  if (!drafterParticiples.includes(words[at] ?? "")) return [];
  let by = at + 1;
  while (by < at + 4 && words[by] !== "by") by++;
  if (words[by] !== "by") return [];
  let end = by + 1;
  while (
    end < by + 14 &&
    tokens[end] !== undefined &&
    ![".", ";", ",", "in", "on", "at", "to", "last", "this", "that", "which"].includes(words[end] ?? ".") &&
    tokens[end]?.tag !== "VERB" &&
    tokens[end]?.tag !== "AUX"
  )
    end++;
  return actorsOfPhrase(view, { first: by + 1, after: end });
}

/** "Norland proposed a 14-point plan": the subject of a verb of drafting whose object this is. */
function byVerb(view: ClauseView, { start, head }: InstrumentPlace): readonly LocalActorId[] {
  if (view.words[start] === "the" || view.words[start] === "that") return [];
  const clause = (view.clausesBySentence[sentenceOf(view, start)] ?? []).findLast(
    ({ verb, range }) => verb.main < start && range.after > head,
  );
  if (clause?.subject === undefined || clause.verb.passive || start - clause.verb.main > 2) return [];
  const isDrafting = drafterVerbs.includes(view.tokens[clause.verb.main]?.lemma ?? "");
  return isDrafting && !clause.verb.negated ? actorsOfPhrase(view, clause.subject) : [];
}

/** The place in `view.sentences` of the sentence that holds a token. Cost: logarithmic. */
function sentenceOf({ sentences }: ClauseView, token: number): number {
  return countBefore(sentences, ({ afterToken }) => afterToken <= token);
}
