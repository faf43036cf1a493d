/** Decides where a clause judges a point: "dairy is not on the table", "a later date is fine with the union", "called the offer too little". */
import { actorsOfPhrase, type ClauseView } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { framePhrasesAt, type StanceFrame } from "../rules/stance-frames.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { isPointOfTalks, isToldOfPoint } from "./point-of-talks.ts";

/** "Dairy is not on the table", "anything under 14 would be unjust": the subject is the point, whoever speaks holds the stance. */
export function judgementOfPoint(search: FrameSearch, clause: Clause): FrameStance | undefined {
  const { view } = search;
  const { verb, range, subject } = clause;
  // "They come home|, or| the buses stay where they are": what the others risk.
  if (subject === undefined || isPersonal(view, subject) || view.words[subject.first - 1] === "or") return undefined;
  if (verb.modal === "may" || verb.modal === "might" || verb.modal === "should" || verb.modal === "must") return undefined;
  const first = verb.first;
  // "as far as we can go" has a clause of its own in it.
  const limit = view.sentences[clause.sentence]?.afterToken ?? range.after;
  const phrase = judgementIn(view, first, limit, Math.min(verb.main + FarthestJudgement, range.after - 1));
  const viewer = viewerOf(view, clause) ?? (phrase === undefined ? undefined : viewerBehind(view, phrase, limit));
  if (viewer === undefined && view.spokenIn.get(verb.main) === undefined) return undefined;
  if (phrase !== undefined) {
    const { written, at } = phrase;
    const holdsDenial = written.slice(at, phrase.after).includes("not") || written.slice(at, phrase.after).includes("no");
    const stance = verb.negated && !holdsDenial ? phrase.rule.denied : phrase.rule.stance;
    const next = view.words[view.words[phrase.end] === '"' ? phrase.end + 1 : phrase.end] ?? ".";
    if (/^(?:bit|deal|number|amount|way|share)$/u.test(next)) return undefined;
    if (stance === undefined || (["it", "that", "this"].includes(view.words[subject.first] ?? "") && (next === "to" || next === "that")))
      return undefined;
    // "Sleep is vital", "the king stays".
    const point = { first: Math.min(range.first, subject.first), after: subject.after };
    if (OfAnything.has(phrase.rule.id) && !isToldOfPoint(view, phrase.rule, point, view.words[phrase.end - 1] ?? "")) return undefined;
    const after = Math.max(range.after, phrase.end);
    return {
      rule: phrase.rule,
      stance,
      at: verb.main,
      clause,
      range: { first: range.first, after },
      content: subject,
      bySpeaker: viewer === undefined,
      ...(viewer === undefined ? {} : { holder: viewer }),
    };
  }
  return undefined;
}

/** "|For the union|, the night shift is a red line": in whose eyes. */
function viewerOf({ words }: ClauseView, { range, subject }: Clause): TokenRange | undefined {
  const comma = (subject ?? range).first - 1;
  if (words[comma] !== ",") return undefined;
  for (let at = comma - 1; at > comma - 6; at--) {
    if (words[at] === "for") return at < comma - 1 ? { first: at + 1, after: comma } : undefined;
    if (/^[.,;:]$/u.test(words[at] ?? ".")) return undefined;
  }
  return undefined;
}

/** "is fine |with the union|", "is a red line |for Orsa|": who stands behind the words of judging. */
function viewerBehind(view: ClauseView, { rule, end }: Judgement, limit: number): TokenRange | undefined {
  const { words, tokens } = view;
  const joint = /^(?:with|by|to|for)$/u;
  const first = joint.test(words[end - 1] ?? "") ? end : joint.test(words[end] ?? "") ? end + 1 : undefined;
  if (first === undefined || !OfSomebody.has(rule.id)) return undefined;
  let after = first;
  while (after < limit && !/^[.,;:"]$/u.test(words[after] ?? ".") && !["VERB", "AUX", "SCONJ", "ADP"].includes(tokens[after]?.tag ?? ""))
    after++;
  return actorsOfPhrase(view, { first, after }).length > 0 ? { first, after } : undefined;
}

/** Judgements that tell whose they are behind them; "too high for Norland" does not. */
const OfSomebody: ReadonlySet<string> = new Set(["frame.welcome", "frame.closed", "frame.least", "frame.sound"]);

const FarthestJudgement = 4;
/** Judgements that any talk passes on anything. */
const OfAnything: ReadonlySet<string> = new Set([
  "frame.least",
  "frame.limit",
  "frame.would-do",
  "frame.stays",
  "frame.over",
  "frame.feasible",
  "frame.sound",
]);
const Being: ReadonlySet<string> = new Set(["be", "been", "being"]);

type Judgement = {
  readonly rule: StanceFrame;
  readonly written: readonly string[];
  readonly at: number;
  readonly after: number;
  readonly end: number;
};

/** The first phrase that judges a point, begun up to `last`; "n't" is read as "not", "be" is passed over: "will not |be| put on the table". */
function judgementIn(view: ClauseView, first: number, limit: number, last: number): Judgement | undefined {
  const places: number[] = [];
  for (let at = first; at < limit; at++) if (!Being.has(view.words[at] ?? "") && view.words[at] !== '"') places.push(at);
  const written = places.map((place) => (view.words[place] === "n't" ? "not" : (view.words[place] ?? "")));
  for (let at = 0; at < written.length && (places[at] ?? limit) <= last; at++) {
    const [found] = framePhrasesAt(written, at, "of the point");
    if (found !== undefined) return { rule: found.rule, written, at, after: found.after, end: (places[found.after - 1] ?? limit - 1) + 1 };
  }
  return undefined;
}

/** Verbs by which one says what one thinks of a thing: "called the plan unfair", "described the offer as too little", "finds 2030 too early". */
export const JudgingVerbs: ReadonlySet<string> = new Set([
  "call",
  "describe",
  "brand",
  "label",
  "term",
  "deem",
  "consider",
  "find",
  "regard",
  "see",
  "think",
  "rate",
  "judge",
]);

/** The judgement a clause's subject passes on its object. */
export function judgementOfObject({ view }: FrameSearch, clause: Clause): FrameStance | undefined {
  const { verb, range } = clause;
  if (!JudgingVerbs.has(view.tokens[verb.main]?.lemma ?? "") || verb.passive || (verb.negated && verb.modal !== undefined))
    return undefined;
  const judgement = judgementIn(view, verb.main + 2, range.after, range.after);
  if (judgement === undefined) return undefined;
  let after = verb.main + 1;
  while (
    after < judgement.end &&
    view.words[after] !== "as" &&
    view.words[after] !== '"' &&
    framePhrasesAt(view.words, after, "of the point").length === 0
  )
    after++;
  const content = { first: verb.main + 1, after };
  // "did not consider the term acceptable".
  const stance = verb.negated ? judgement.rule.denied : judgement.rule.stance;
  if (stance === undefined || after === verb.main + 1 || after - verb.main > LongestJudged || view.words[content.first] === "for")
    return undefined;
  if (OfAnything.has(judgement.rule.id) && !isPointOfTalks(view, content, { isDefinite: true })) return undefined;
  return { rule: judgement.rule, stance, at: verb.main, clause, range, content, bySpeaker: false };
}

const LongestJudged = 14;

/** "We", "the minister": whoever is judged is no point. */
function isPersonal({ words, mentionOver, actors }: ClauseView, { first, after }: TokenRange): boolean {
  if (after - first === 1 && /^(?:i|we|you|he|she|they|there|who|what|everything|nothing)$/u.test(words[first] ?? "")) return true;
  const meant = mentionOver.get(after - 1)?.mention;
  return meant !== undefined && meant.form !== "pronoun" && actors.get(meant.actor) !== undefined;
}
