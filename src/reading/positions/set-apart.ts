/** Decides which stances stand in sentences turned round: "what Orsa wants is a pier", "among its demands is a pier", "no pier, no pact", "let them pay and we sign". */
import type { LocalActorId } from "#record";
import { insideQuotation, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { frameCalled, framePhrasesAt } from "../rules/stance-frames.ts";
import type { FrameSearch } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";
import type { StanceBesideVerb } from "./more-frames.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** "What Orsa |wants| is a pier", "all the union |asks for| is a vote": the verb's thing stands after the "is". Cost: the words of two clauses. */
export function frameOfCleft({ view }: FrameSearch, inner: Clause, next: Clause | undefined): StanceBesideVerb | undefined {
  const { verb, subject } = inner;
  const opener = view.words[(subject ?? inner.range).first - 1] ?? "";
  if (next === undefined || !next.verb.copular || next.verb.negated || (opener !== "what" && opener !== "all")) return undefined;
  if (verb.passive || subject === undefined || isQuestion(view, inner) || isDisowned(view, inner)) return undefined;
  for (let at = verb.first; at <= verb.main; at++) {
    for (const { rule, after } of framePhrasesAt(view.words, at, "verb")) {
      if (after <= verb.main || after < next.verb.first || after > next.verb.first || !rule.takes.includes("thing")) continue;
      const ownsDenial = view.words.slice(at, after).some((word) => /^(?:not|n't|no|never)$/u.test(word));
      const stance = verb.negated && !ownsDenial ? rule.denied : rule.stance;
      const first = next.verb.main + (view.words[next.verb.main + 1] === "for" ? 2 : 1);
      const content = { first, after: next.range.after };
      if (stance === undefined || content.after <= first || !isMatterOfTalks(view, rule, content, "thing")) return undefined;
      return {
        rule,
        stance,
        at: verb.main,
        clause: inner,
        range: { first: inner.range.first, after: content.after },
        content,
        bySpeaker: false,
      };
    }
  }
  return undefined;
}

const demands = frameCalled("frame.insist-that");
const closed = frameCalled("frame.closed");
const commits = frameCalled("frame.commit");
const Listing = words("demands conditions requests requirements priorities terms aims goals wishes grievances");

/** "|Among Orsa's demands| is a pier", "Orsa's red lines include the base", "top of its list is a pier": a noun of stance with an owner, and what it holds. */
export function frameOfListing({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range } = clause;
  if (verb.negated || verb.modal !== undefined || isDisowned(view, clause)) return undefined;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  if (!verb.copular && lemma !== "include" && lemma !== "remain") return undefined;
  const first = view.sentences[clause.sentence]?.firstToken ?? range.first;
  let owner: LocalActorId | undefined;
  let noun: number | undefined;
  for (let at = Math.max(first, verb.first - FarthestNoun); at < verb.first; at++) {
    const mention = view.mentionOver.get(at);
    const isOwning =
      view.tokens[at]?.fineTag === "PRP$" ||
      view.tokens[mention?.tokens.after ?? -1]?.fineTag === "POS" ||
      view.tokens[at]?.fineTag === "POS";
    if (mention !== undefined && isOwning) owner = mention.mention.actor;
    if (/^[,;:]$/u.test(view.words[at] ?? "")) owner = undefined;
    const isList = view.words[at] === "list" && view.words[at - 1] !== "a";
    const isLine = /^lines?$/u.test(view.words[at] ?? "") && view.words[at - 1] === "red";
    if (owner !== undefined && (Listing.has(view.words[at] ?? "") || view.words[at] === "price" || isList || isLine)) noun = at;
  }
  if (noun === undefined || owner === undefined || noun < verb.first - NearestNoun) return undefined;
  const isInverted = verb.copular && noun === verb.first - 1 && /^(?:among|top|first|high|chief)$/u.test(view.words[first] ?? "");
  const isPlain = lemma === "include" || view.words[noun] === "price";
  if (!isInverted && !isPlain) return undefined;
  const content = { first: verb.main + 1, after: range.after };
  const isLine = /^lines?$/u.test(view.words[noun] ?? "");
  const rule = isLine ? closed : demands;
  if (content.after <= content.first || !isMatterOfTalks(view, rule, content, "thing")) return undefined;
  return {
    rule,
    stance: isLine ? "rejects" : "demands",
    at: verb.main,
    clause,
    range: { first: Math.min(first, range.first), after: range.after },
    content,
    owner,
    bySpeaker: false,
  };
}

const FarthestNoun = 8;
const NearestNoun = 2;

/** "No pier, no pact", said by a side: it demands the first. Cost: linear in the sentence. */
export function frameOfNoNo({ view }: FrameSearch, clauses: readonly Clause[], first: number, after: number): readonly StanceBesideVerb[] {
  const { words: lower, tokens } = view;
  const opens = insideQuotation(view, first);
  const comma = lower.indexOf(",", opens);
  if (lower[opens] !== "no" || comma < 0 || comma > opens + LongestNo || comma >= after - 2) return [];
  if (lower[comma + 1] !== "no" || tokens[comma + 2]?.tag !== "NOUN" || !/^[.,!;"]$/u.test(lower[comma + 3] ?? ".")) return [];
  const content = { first: opens + 1, after: comma };
  const isNoun =
    content.after > content.first &&
    tokens.slice(content.first, comma).every(({ tag }) => tag === "NOUN" || tag === "ADJ" || tag === "PROPN");
  const clause = clauses[0];
  if (!isNoun || clause === undefined || view.spokenIn.get(opens) === undefined) return [];
  return [{ rule: demands, stance: "demands", at: opens, clause, range: { first: opens, after: comma + 3 }, content, bySpeaker: true }];
}

const LongestNo = 5;

const Asking = words(
  "let give bring show drop open pay return free release withdraw put meet add raise lower cut find send sign pull lift scrap offer guarantee",
);

/** "|Let them open the mine and| we pay the arrears tomorrow", said by a side: a deed of one's own for one of the other's. */
export function frameOfBargain({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, subject, range } = clause;
  if (subject === undefined || verb.negated || verb.copular || verb.passive || verb.perfect) return undefined;
  if (!/^(?:we|i)$/u.test(view.words[subject.first] ?? "") || subject.after - subject.first !== 1) return undefined;
  if (verb.modal !== undefined && verb.modal !== "will" && verb.modal !== "can") return undefined;
  if (view.words[subject.first - 1] !== "and" || view.spokenIn.get(verb.main) === undefined) return undefined;
  let first = view.sentences[clause.sentence]?.firstToken ?? range.first;
  if (view.words[first] === '"') first++;
  const isAsked = Asking.has(view.words[first] ?? "") && first < subject.first - 2;
  const isNow = /^VBP?$/u.test(view.tokens[verb.main]?.fineTag ?? "");
  if (!isAsked || !isNow) return undefined;
  return {
    rule: commits,
    stance: "accepts with conditions",
    at: verb.main,
    clause,
    range: { first, after: range.after },
    content: { first: verb.main, after: range.after },
    bySpeaker: true,
  };
}
