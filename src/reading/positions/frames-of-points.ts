/** Decides which stances are told of the point itself: "every second year would do", "the clause stays", "no deal without X", "about sugar but not about steel". */
import { type ClauseView, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Token } from "../parsed-text.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import { frameCalled, framePhrasesAt } from "../rules/stance-frames.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";
import type { StanceBesideVerb } from "./more-frames.ts";
import { isToldOfPoint } from "./point-of-talks.ts";

const OfVerbs: ReadonlySet<string> = new Set(["frame.would-do", "frame.stays", "frame.falls-short", "frame.worth"]);
/** Words of a point that name behind them whose stance they tell. */
const OfWhom: ReadonlySet<string> = new Set(["frame.backed-by", "frame.opposed-by", "frame.spurned-by"]);

/** "The plan |has the backing of Orsa|", "ran into opposition from the union": told of the point, the holder stands behind. */
export function frameOfReception({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (subject === undefined || verb.modal !== undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  if (isSomebody(view, subject) || isPeopleNoun(view.words[subject.after - 1] ?? "")) return undefined;
  const found = framePhrasesAt(view.words, verb.main, "of the point").find(({ rule }) => OfWhom.has(rule.id));
  const stance = found === undefined ? undefined : verb.negated ? found.rule.denied : found.rule.stance;
  if (found === undefined || stance === undefined || !isMatterOfTalks(view, found.rule, subject, "thing")) return undefined;
  const holder = { first: found.after, after: Math.max(found.after + 1, endOfPhrase(view, found.after, range.after)) };
  return { rule: found.rule, stance, at: verb.main, clause, range, content: subject, holder, bySpeaker: false };
}

/** "A written promise would do", "the clause stays", said by a side: the subject is the point. Cost: the words of the verb. */
export function frameOfPointsVerb({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  const isStaying = view.tokens[verb.main]?.lemma === "stay";
  if (subject === undefined || verb.passive || verb.perfect || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  if (verb.copular && !isStaying) return undefined;
  if (view.spokenIn.get(verb.main) === undefined || isSomebody(view, subject)) return undefined;
  for (let at = verb.first; at <= verb.main; at++) {
    const found = framePhrasesAt(view.words, at, "of the point").find(({ rule, after }) => OfVerbs.has(rule.id) && after > verb.main);
    if (found === undefined || !endsThere(view, found.after, range.after)) continue;
    const ownsDenial = /^(?:not|n't)$/u.test(view.words[at] ?? "");
    const stance = verb.negated && !ownsDenial ? found.rule.denied : found.rule.stance;
    // "They come home|, or| the buses stay": what the others risk.
    if (stance === undefined || view.words[subject.first - 1] === "or") return undefined;
    const point = wholeOf(view, subject);
    if (!isToldOfPoint(view, found.rule, point, view.words[found.after - 1] ?? "")) return undefined;
    // "The valves stay shut until the debt is paid": what is kept until a thing is done is given up on that condition.
    const isUntil = isStaying && (conditionOf.has(clause) || /^(?:until|unless)$/u.test(view.words[found.after] ?? ""));
    // "|only| a full refund would do", "nothing short of |a full refund| would do".
    const isLeast = found.rule.id === "frame.would-do" && /^(?:only|than|of|but)$/u.test(view.words[point.first - 1] ?? "");
    if (isLeast) return { rule: found.rule, stance: "demands", at: verb.main, clause, range, content: point, bySpeaker: true };
    if (isUntil)
      return {
        rule: found.rule,
        stance: "accepts with conditions",
        at: verb.main,
        clause,
        range,
        content: { first: subject.first, after: found.after },
        bySpeaker: true,
      };
    return { rule: found.rule, stance, at: verb.main, clause, range, content: point, bySpeaker: true };
  }
  return undefined;
}

/** "|Every second| Sunday": with what stands before the noun. */
function wholeOf({ tokens }: ClauseView, { first, after }: TokenRange): TokenRange {
  let opens = first;
  while (["DET", "ADJ", "NUM", "NOUN"].includes(tokens[opens - 1]?.tag ?? "") && tokens[opens - 1]?.sentence === tokens[first]?.sentence)
    opens--;
  return { first: opens, after };
}

/** "We", "the minister", "the union": whoever does or stays is no point. */
function isSomebody({ words, mentionOver }: ClauseView, { first, after }: TokenRange): boolean {
  if (after - first === 1 && /^(?:i|we|you|he|she|they|there|who|what|everything|nothing|nobody)$/u.test(words[first] ?? "")) return true;
  const mention = mentionOver.get(after - 1)?.mention;
  return mention !== undefined && mention.form !== "pronoun";
}

function endsThere({ words, tokens }: ClauseView, after: number, limit: number): boolean {
  return after >= limit || /^[,.;:"!]$/u.test(words[after] ?? ".") || ["SCONJ", "CCONJ", "ADP", "ADV"].includes(tokens[after]?.tag ?? "");
}

const rejection = frameCalled("frame.refuse-to");

/** "would rather walk out than |sign a contract|", "will go into opposition rather than |renegotiate|": what one would sooner not do. */
export function frameOfPreference({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (subject === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  const { words, tokens } = view;
  const limit = view.sentences[clause.sentence]?.afterToken ?? range.after;
  for (let at = range.first; at < Math.min(limit, verb.main + FarthestThan) - 1; at++) {
    if (/^[.;:]$/u.test(words[at] ?? ".")) return undefined;
    if (words[at] !== "than" || !isAct(tokens[at + 1], tokens[at + 2])) continue;
    const isRather = words.slice(Math.max(range.first, verb.first - 2), at).some((word) => word === "rather" || word === "sooner");
    if (!isRather || !/^(?:will|would|'ll|'d)$/u.test(verb.modal ?? words[verb.first] ?? "")) return undefined;
    const content = { first: at + 1, after: endOfPhrase(view, at + 1, limit) };
    return {
      rule: rejection,
      stance: "rejects",
      at,
      clause,
      range: { first: range.first, after: content.after },
      content,
      bySpeaker: false,
    };
  }
  return undefined;
}

const FarthestThan = 14;

/** "than |sign| a contract", "than |renegotiate|.": a bare verb, also where it was taken for a noun; to wait is to do nothing. */
function isAct(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined || token.lower !== token.lemma || token.lemma === "wait") return false;
  if (token.tag === "VERB") return true;
  return token.tag === "NOUN" && (next?.tag === "DET" || next?.fineTag === "PRP$");
}

const withoutFrame = frameCalled("frame.no-without");

/** "There is no deal without proof of life", said by a side: it demands what must not be missing. Cost: linear in the sentence. */
export function framesWithout(
  { view }: FrameSearch,
  clauses: readonly Clause[],
  first: number,
  after: number,
): readonly StanceBesideVerb[] {
  const { words, tokens } = view;
  for (let at = first; at < after - 3; at++) {
    if (words[at] !== "no" || tokens[at - 1]?.tag === "ADP") continue;
    const without = words.indexOf("without", at + 2);
    if (without < 0 || without > at + FarthestWithout || without >= after - 1) continue;
    if (!tokens.slice(at + 1, without).every(({ tag }) => tag === "NOUN" || tag === "ADJ")) continue;
    // "There is no |smoke| without fire": only what talks are to bring can be made to hang on something.
    if (!framePhrasesAt(["no", words[without - 1] ?? "", "without"], 0, "noun").some(({ rule }) => rule === withoutFrame)) continue;
    const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
    if (clause === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return [];
    const content = { first: without + 1, after: endOfPhrase(view, without + 1, after) };
    return [{ rule: withoutFrame, stance: "demands", at, clause, range: { first: at, after: content.after }, content, bySpeaker: true }];
  }
  return [];
}

const FarthestWithout = 5;

/** "ready to talk about sugar |but not about steel|": the other half is refused by the same. */
export function frameOfOtherHalf(
  { view }: FrameSearch,
  { clause, content, stance, rule, holder, bySpeaker }: FrameStance,
  limit: number,
): FrameStance | undefined {
  if (stance !== "accepts" && stance !== "open") return undefined;
  const { words, tokens } = view;
  for (let at = content.first + 1; at < limit - 2; at++) {
    if (/^[.;:]$/u.test(words[at] ?? ".")) return undefined;
    if (words[at] !== "but" || words[at + 1] !== "not") continue;
    const first = tokens[at + 2]?.tag === "ADP" ? at + 3 : at + 2;
    if (!["NOUN", "DET", "NUM", "PROPN"].includes(tokens[first]?.tag ?? "") && tokens[first]?.fineTag !== "PRP$") return undefined;
    const after = endOfPhrase(view, first, limit);
    return {
      rule,
      stance: "rejects",
      at: at + 1,
      clause,
      range: { first: at + 1, after },
      content: { first, after },
      bySpeaker,
      ...(holder === undefined ? {} : { holder }),
    };
  }
  return undefined;
}

function endOfPhrase({ words, tokens }: ClauseView, first: number, limit: number): number {
  let at = first + 1;
  while (at < limit && !/^[,.;:"!?]$/u.test(words[at] ?? ".") && !/^(?:VB[DZP]|MD)$/u.test(tokens[at]?.fineTag ?? "")) at++;
  return at;
}
