/** Decides which stances are about what stands before their clause: relatives, appositions, fronted points. */
import type { Stance } from "#record";
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import { type FramePhrase, framePhrasesAt, type StanceFrame } from "../rules/stance-frames.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";

/** "the fee, which Orsa opposes", "a step the union rejects": the noun before the clause is what the stance is about. */
export function gapFrame(search: FrameSearch, clause: Clause): FrameStance | undefined {
  const { view } = search;
  const { verb, range, subject } = clause;
  if (subject === undefined) return undefined;
  // "the levy it keeps |floating|".
  const main = view.tokens[verb.main]?.lemma === "keep" && view.tokens[verb.main + 1]?.fineTag === "VBG" ? verb.main + 1 : verb.main;
  const phrases = phrasesOver(view, verb.first, main);
  const bareOne = phrases.find(({ rule }) => rule.takes.includes("nothing") && (verb.modal === undefined || rule.ownModal === true));
  const isEnd = bareOne?.rule.id === "frame.answer-later" || goesNowhere(view, bareOne?.after ?? 0, range.after);
  if (bareOne !== undefined && isEnd) return bare(clause, bareOne.rule);
  for (const { rule, at, after } of phrases) {
    if ((rule.onlyAhead === true && verb.modal === undefined) || rule.onlyOnCondition === true || !rule.takes.includes("thing")) continue;
    if (!goesNowhere(view, after, range.after) || rule.id === "frame.need") continue;
    const before = matterBefore(view, subject, verb.modal !== undefined || verb.negated);
    const stance = stanceOfGap(view, clause, rule, { first: at, after });
    if (before === undefined || stance === undefined) continue;
    const { content, ...more } = before;
    if (content.after > content.first && !isMatterOfTalks(view, rule, content, "thing")) return undefined;
    return {
      rule,
      stance,
      at: verb.main,
      clause,
      range: { first: content.after > content.first ? Math.min(content.first, range.first) : range.first, after: range.after },
      content,
      bySpeaker: false,
      ...more,
    };
  }
  return undefined;
}

/** "governorships, |which the government is willing to give|", "a price |the union refuses to pay|": the noun before is what the deed is about. */
export function gapOfDeed({ view }: FrameSearch, clause: Clause): FrameStance | undefined {
  const { verb, range, subject } = clause;
  if (subject === undefined || (verb.modal !== undefined && verb.modal !== "will" && verb.modal !== "would")) return undefined;
  const found = verb.copular || verb.passive ? predicatesFrom(view, verb.first, verb.main) : phrasesOver(view, verb.first, verb.main);
  for (const { rule, at, after } of found) {
    if (!rule.takes.includes("to do") || view.words[after] !== "to" || view.tokens[after + 1]?.fineTag !== "VB") continue;
    if (!goesNowhere(view, after + 2, range.after) || NoDeeds.test(view.words[after + 1] ?? "")) continue;
    const before = matterBefore(view, subject, false);
    const stance = stanceOfGap(view, clause, rule, { first: at, after });
    if (before === undefined || stance === undefined || !isMatterOfTalks(view, rule, before.content, "thing")) continue;
    const words = { first: Math.min(before.content.first, range.first), after: after + 2 };
    return { rule, stance, at: verb.main, clause, range: words, bySpeaker: false, ...before };
  }
  return undefined;
}

/** What everybody is ready or refuses to do. */
const NoDeeds = /^(?:be|have|see|say|know|come|go|talk|comment|speak|discuss|meet)$/u;

/** Predicates behind the verb, and phrases written with it: "is |willing| to", "has |no intention| to". */
function predicatesFrom(view: ClauseView, first: number, main: number): readonly PlacedPhrase[] {
  const found = [...phrasesOver(view, first, main)];
  for (let at = main; at <= main + FarthestPredicate; at++)
    for (const { rule, after } of framePhrasesAt(view.words, at, "predicate")) found.push({ rule, at, after });
  return found;
}

const FarthestPredicate = 3;

/** The stance after denial and helper verbs; a denial that belongs to the phrase is none. */
function stanceOfGap({ words }: ClauseView, { verb }: Clause, rule: StanceFrame, phrase: TokenRange): Stance | undefined {
  const ownsDenial = words.slice(phrase.first, phrase.after).some((word) => /^(?:not|n't|no|never|neither)$/u.test(word));
  if (verb.negated && !ownsDenial) return verb.perfect ? (rule.deniedPerfect ?? rule.denied) : rule.denied;
  if (ownsDenial || verb.modal === undefined || verb.modal === "will" || verb.modal === "would") return rule.stance;
  return verb.modal === "can" || verb.modal === "could" || verb.modal === "might" || verb.modal === "may" ? rule.possible : undefined;
}

/** What the stance is about, and whose it is where the subject was taken together with it; `apposedTo` where a light noun takes up what stands before it. */
type MatterBefore = Pick<FrameStance, "content" | "holder" | "apposedTo">;

/**
 * What stands before the subject: "the fee|, which| Orsa", "a step |the union|", "longer shifts, |something the union|"; with `isFronted` also
 * "|That| we cannot accept", left empty for the caller to fill.
 */
function matterBefore(view: ClauseView, subject: TokenRange, isFronted: boolean): MatterBefore | undefined {
  const { words } = view;
  const name = nameAtEnd(view, subject);
  const first = name?.first ?? subject.first;
  const more = name === undefined ? {} : { holder: name };
  const opener = words[first - 1] ?? "";
  const nothing = { first, after: first };
  if (/^(?:that|this|those|these)$/u.test(opener) && opensHere(view, first - 2)) return { ...more, content: nothing };
  const last = opener === "which" || opener === "that" ? first - 2 : first - 1;
  const content = antecedentOf(view, words[last] === "," || words[last] === "to" ? last - 1 : last);
  if (content === undefined) return undefined;
  if (isLight(view, content) && words[content.first - 1] === ",") {
    const apposed = antecedentOf(view, content.first - 2);
    return { ...more, content: nothing, ...(apposed === undefined ? {} : { apposedTo: apposed }) };
  }
  if (words[content.first] === "something") return undefined;
  // "A longer lease| we could discuss": no other words of the sentence before it.
  if (isFronted && opener !== "which" && opener !== "that" && !opensHere(view, content.first - 1)) return undefined;
  return { ...more, content };
}

/** "a price |Tarsia| is not willing to pay": a name that was taken together with the noun before it; "union leader Marr" is one. */
function nameAtEnd({ mentionOver, words, tokens }: ClauseView, { first, after }: TokenRange): TokenRange | undefined {
  const mention = mentionOver.get(after - 1);
  if (mention === undefined || mention.mention.form !== "name" || mention.tokens.first <= first || mention.tokens.after !== after)
    return undefined;
  const start = tokens[mention.tokens.first - 1]?.tag === "DET" ? mention.tokens.first - 1 : mention.tokens.first;
  const before = start > first ? tokens[start - 1] : undefined;
  const isPointing = /^(?:something|this|that|those|these)$/u.test(before?.lower ?? "");
  const isMatter = isPointing || (before?.tag === "NOUN" && !isPeopleNoun(words[start - 1] ?? ""));
  return isMatter ? { first: start, after } : undefined;
}

/** Nothing of the sentence, or of what is said, stands before. */
function opensHere({ words, tokens }: ClauseView, before: number): boolean {
  return before < 0 || tokens[before]?.sentence !== tokens[before + 1]?.sentence || /^["':;]$/u.test(words[before] ?? "");
}

/** "an idea", "something", "a claim": a noun that only takes up what was told. */
function isLight({ words, tokens }: ClauseView, { first, after }: TokenRange): boolean {
  const isBare = after - first <= 2 && (after - first === 1 || tokens[first]?.tag === "DET");
  return isBare && LightNouns.has(words[after - 1] ?? "");
}

const LightNouns: ReadonlySet<string> = new Set(
  "idea something claim demand proposal suggestion request step move condition notion plan offer concession term figure point prospect possibility option solution arrangement measure".split(
    " ",
  ),
);

type PlacedPhrase = FramePhrase & { readonly at: number };

/** Phrases that begin between two tokens and reach past the second, the longest first. */
function phrasesOver({ words }: ClauseView, first: number, main: number): readonly PlacedPhrase[] {
  const found: PlacedPhrase[] = [];
  for (let at = first; at <= main; at++)
    for (const phrase of framePhrasesAt(words, at, "verb")) if (phrase.after > main) found.push({ ...phrase, at });
  return found.sort((one, other) => other.after - one.after);
}

/** Nothing follows that the words could be about. */
function goesNowhere({ words, tokens }: ClauseView, after: number, limit: number): boolean {
  const next = words[after] ?? ".";
  // "the smelter it has been asking for |is| costly".
  return after >= limit || /^[,.;:"]$/u.test(next) || GapFollowers.has(next) || /^(?:VB[DZP]|MD)$/u.test(tokens[after]?.fineTag ?? "");
}

const GapFollowers: ReadonlySet<string> = new Set(["for", "since", "until", "on", "in", "at", "so", "as", "but", "and", "outright", "too"]);

/** A stance whose matter was told before: the content is left empty for the caller to fill. */
export function bare(clause: Clause, rule: StanceFrame): FrameStance {
  const { verb, range } = clause;
  return { rule, stance: rule.stance, at: verb.main, clause, range, content: { first: verb.main, after: verb.main }, bySpeaker: false };
}

/** The noun phrase that ends at `last`, up to the stop or verb before it; none where a name stands there. */
function antecedentOf({ tokens }: ClauseView, last: number): TokenRange | undefined {
  const end = tokens[last];
  if (end === undefined || (end.tag !== "NOUN" && end.tag !== "NUM" && end.lower !== "something")) return undefined;
  let first = last;
  while (last - first < LongestAntecedent) {
    const token = tokens[first - 1];
    if (token === undefined || token.sentence !== end.sentence) break;
    const isInside =
      ["NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP"].includes(token.tag) ||
      token.fineTag === "POS" ||
      token.fineTag === "PRP$" ||
      token.fineTag === "HYPH";
    if (!isInside) break;
    first--;
  }
  while (first < last && (tokens[first]?.tag === "ADP" || tokens[first]?.fineTag === "POS")) first++;
  return { first, after: last + 1 };
}

const LongestAntecedent = 14;
