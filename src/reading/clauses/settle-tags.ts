/** Decides which tags to overrule before clauses are sought: names that the cast knows, and verbs in -s that were taken for nouns. */
import type { MentionMark } from "#record";
import type { Token } from "../parsed-text.ts";
import { stancePhrasesAt } from "../rules/stance-words.ts";
import { isAdverb } from "../rules/word-phrases.ts";

type Placed = { readonly mention: MentionMark; readonly first: number; readonly after: number };

const NameForms = new Set(["name", "surname", "capital", "seat"]);

/**
 * The tokens with a few tags set right; all other fields stay. Cost: linear.
 *
 * "Veldland/CCONJ would" is a name, because the cast says so; "but objects/NOUN to the timetable" is a verb, because a noun does not go on like that.
 */
export function settleTags(tokens: readonly Token[], mentions: readonly Placed[]): readonly Token[] {
  const named = new Set<number>();
  for (const { mention, first, after } of mentions) {
    if (!NameForms.has(mention.form)) continue;
    for (let at = first; at < after; at++) if (/^\p{Lu}/u.test(tokens[at]?.form ?? "")) named.add(at);
  }
  const words = tokens.map(({ lower }) => lower);
  const withSubject = new Set(
    tokens.filter(({ relation, head, index }) => relation.startsWith("nsubj") && head !== index).map(({ head }) => head),
  );
  const withObject = new Set(tokens.filter(({ relation }) => relation === "obj").map(({ head }) => head));
  return tokens.map((token, at) => {
    if (named.has(at)) return isNominal(token) ? token : { ...token, tag: "PROPN", fineTag: "NNP" };
    if (isFiniteAfterAll(tokens, withSubject, at) || isVerbOfBareSentence(tokens, withObject, at))
      return { ...token, tag: "VERB", fineTag: "VBD" };
    if (isNounAfterAll(tokens, withSubject, at)) return { ...token, tag: "NOUN", fineTag: token.lower.endsWith("s") ? "NNS" : "NN" };
    if (token.tag === "NOUN" && isBareVerbAsked(words, named, at)) return { ...token, tag: "VERB", fineTag: "VB" };
    if (isVerbOfJudging(tokens, at)) return { ...token, tag: "VERB", fineTag: token.lower.endsWith("s") ? "VBZ" : "VBP" };
    if (isPluralsVerb(tokens, at)) return { ...token, tag: "VERB", fineTag: "VBP" };
    if (token.fineTag === "NNS" && isVerbInS(tokens, words, named, at)) return { ...token, tag: "VERB", fineTag: "VBZ" };
    if (token.fineTag === "VBZ" && token.tag === "VERB" && isAfterDeterminer(tokens[at - 1]))
      return { ...token, tag: "NOUN", fineTag: "NNS" };
    return token;
  });
}

const Auxiliaries = new Set(["be", "have", "get"]);

/** A participle without helper that the parse gives a subject of its own is a past tense: "the talks collapsed", "Orsa said". */
function isFiniteAfterAll(tokens: readonly Token[], withSubject: ReadonlySet<number>, at: number): boolean {
  const token = tokens[at];
  if (token?.fineTag !== "VBN" || !token.lower.endsWith("d")) return false;
  if (token.lower !== "said" && (!withSubject.has(at) || token.relation.startsWith("acl"))) return false;
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    if (tokens[before]?.tag === "AUX" || Auxiliaries.has(tokens[before]?.lemma ?? "")) return false;
    if (tokens[before]?.tag !== "ADV" && tokens[before]?.tag !== "PART") break;
  }
  return true;
}

/** "Hald, a close ally of Polk, |opposed| the plan": a participle with an object, set off by a comma, where the sentence has no other verb. */
function isVerbOfBareSentence(tokens: readonly Token[], withObject: ReadonlySet<number>, at: number): boolean {
  const token = tokens[at];
  if (token?.fineTag !== "VBN" || token.relation !== "acl" || !token.lower.endsWith("ed") || !withObject.has(at)) return false;
  if (tokens[at - 1]?.form !== ",") return false;
  return !hasFiniteVerb(tokens, at, { step: -1 }) && !hasFiniteVerb(tokens, at, { step: 1 });
}

/** True where a finite verb stands before (-1) or after (1) a token in its sentence, up to the nearest mark that `until` matches. */
function hasFiniteVerb(tokens: readonly Token[], at: number, { step, until }: { readonly step: -1 | 1; readonly until?: RegExp }): boolean {
  const sentence = tokens[at]?.sentence ?? -1;
  for (let other = at + step; tokens[other]?.sentence === sentence; other += step) {
    if (until?.test(tokens[other]?.form ?? "") === true) return false;
    if (FiniteTags.test(tokens[other]?.fineTag ?? "")) return true;
  }
  return false;
}

const FiniteTags = /^(?:VB[DZP]|MD)$/u;
/** Marks after which a sentence begins anew. */
const Restarts = /^[;:"]$/u;

/** Words of the trade that are tagged as verbs where they are nouns. */
const TradeNouns = new Set(
  "talks guarantees demands calls offers plans strikes attacks claims reports terms progress failure refusal support moves aims forces exchanges".split(
    " ",
  ),
);
const NominalRelations = new Set(["nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "compound"]);

/** "ceasefire talks in Hale", "warned that failure to sign would …": a noun by what stands before it, or by the parse. */
function isNounAfterAll(tokens: readonly Token[], withSubject: ReadonlySet<number>, at: number): boolean {
  const token = tokens[at];
  if (
    token?.tag !== "VERB" ||
    !TradeNouns.has(token.lower) ||
    (token.fineTag !== "VBP" && token.fineTag !== "VBZ" && token.fineTag !== "VB")
  )
    return false;
  const before = tokens[at - 1];
  if (before?.lower === "to") return false;
  if (token.lower === "failure" || token.lower === "refusal") return true;
  const afterNoun = before?.tag === "NOUN" || before?.tag === "ADJ" || before?.fineTag === "POS" || before?.lower === "led";
  return (
    (afterNoun && ["talks", "guarantees", "terms", "forces"].includes(token.lower)) ||
    (NominalRelations.has(token.relation) && !withSubject.has(at))
  );
}

/** "Norland and Orsa |back| the plan", "the heirs |object| to it": a verb in the plural taken for an adverb or a noun, where the sentence has none before it. */
function isPluralsVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (token === undefined || token.tag === "VERB" || (token.lower !== "back" && token.lower !== "object")) return false;
  const goesOn = token.lower === "back" ? next?.tag === "DET" || next?.fineTag === "PRP$" : next?.lower === "to";
  if (!goesOn || (before?.tag !== "PROPN" && before?.fineTag !== "NNS")) return false;
  return !hasFiniteVerb(tokens, at, { step: -1, until: Restarts });
}

/**
 * "The minister |doubts| that …", "the analysts |judge| a vote is near": a verb of judging taken for a noun, after a noun or a name, before what is judged, where the
 * sentence has no verb yet. Cost: the words before it in the sentence, for such words only.
 */
export function isVerbOfJudging(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (token?.tag !== "NOUN" || !JudgingVerbs.has(token.lower) || before === undefined || next === undefined) return false;
  if (before.tag !== "NOUN" && before.tag !== "PROPN") return false;
  if (token.lower.endsWith("s") === before.fineTag.endsWith("S")) return false;
  if (next.lower !== "that" && next.lower !== "whether" && next.tag !== "PROPN" && next.tag !== "DET" && next.tag !== "PRON") return false;
  return !hasFiniteVerb(tokens, at, { step: -1, until: Restarts }) && hasFiniteVerb(tokens, at, { step: 1 });
}

const JudgingVerbs = new Set(
  "doubts doubt fears fear judge judges suspects suspect estimate estimates guess forecasts forecast bets bet".split(" "),
);

/** Acts that are asked for, in the bare form: "demands that Tarsia withdraw". */
const BareVerbs = new Set(
  "withdraw release halt stop hand lift end pull cease return free accept agree recognise recognize open close leave disarm surrender dismantle sign stay give pay allow suspend guarantee resume".split(
    " ",
  ),
);
const AskingWords = /^(?:demand|insist|propos|request|recommend|urg|ask|requir|suggest)/;

/** "demand that Ukraine withdraw": after "that" and a name, with a word of asking before. */
function isBareVerbAsked(words: readonly string[], named: ReadonlySet<number>, at: number): boolean {
  if (!BareVerbs.has(words[at] ?? "") || !named.has(at - 1)) return false;
  let that = at - 1;
  while (that > at - 5 && (named.has(that) || words[that] === "the")) that--;
  return words[that] === "that" && AskingWords.test(words[that - 1] ?? "");
}

function isNominal({ tag }: Token): boolean {
  return tag === "PROPN" || tag === "NOUN" || tag === "ADJ" || tag === "DET" || tag === "ADP";
}

/** "but objects to …", "Tarsia rejects any …": stance words after a name, a conjunction or an adverb, with an object that a noun could not take. */
function isVerbInS(tokens: readonly Token[], words: readonly string[], named: ReadonlySet<number>, at: number): boolean {
  const [phrase] = stancePhrasesAt(words, at);
  if (phrase?.rule.opensWith !== "verb") return false;
  const before = tokens[at - 1];
  const canFollow =
    named.has(at - 1) ||
    before?.tag === "CCONJ" ||
    isAdverb(before?.lower) ||
    before?.lower === "longer" ||
    before?.fineTag === "WP" ||
    before?.fineTag === "WDT" ||
    before?.fineTag === "PRP";
  const next = words[phrase.complement] ?? ".";
  return canFollow && (phrase.afterPhrase > at + 1 || Determiners.has(next) || phrase.frame !== "object");
}
const Determiners = new Set([
  "the",
  "a",
  "an",
  "any",
  "all",
  "its",
  "their",
  "his",
  "her",
  "this",
  "that",
  "these",
  "those",
  "every",
  "no",
  "both",
]);

function isAfterDeterminer(before: Token | undefined): boolean {
  return (
    before !== undefined &&
    (before.fineTag === "PRP$" ||
      before.fineTag === "POS" ||
      (before.fineTag === "DT" && before.lower !== "that" && before.lower !== "this" && before.lower !== "all"))
  );
}
