/** Decides which stances are about what stands before their clause: relatives, appositions, fronted points. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { type FramePhrase, framePhrasesAt, type StanceFrame } from "../rules/stance-frames.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";

/** "the fee, which Orsa opposes", "a step the union rejects": the noun before the clause is what the stance is about. */
export function gapFrame(search: FrameSearch, clause: Clause): FrameStance | undefined {
  const { view } = search;
  const { verb, range, subject } = clause;
  if (subject === undefined || verb.modal !== undefined) return undefined;
  const bareOne = phrasesOver(view, verb.first, verb.main).find(({ rule }) => rule.takes.includes("nothing"));
  if (bareOne !== undefined && goesNowhere(view, bareOne.after, range.after)) return bare(clause, bareOne.rule);
  if (verb.negated) return undefined;
  for (const { rule, after } of framePhrasesAt(view.words, verb.main, "verb")) {
    if (rule.onlyAhead === true || rule.onlyOnCondition === true || !rule.takes.includes("thing")) continue;
    if (!goesNowhere(view, after, range.after) || rule.id === "frame.need") continue;
    const opener = view.words[subject.first - 1] ?? "";
    const last = opener === "which" || opener === "that" ? subject.first - 2 : subject.first - 1;
    const content = antecedentOf(view, view.words[last] === "," || view.words[last] === "to" ? last - 1 : last);
    if (content === undefined || !isMatterOfTalks(view, rule, content, "thing")) return undefined;
    return {
      rule,
      stance: rule.stance,
      at: verb.main,
      clause,
      range: { first: Math.min(content.first, range.first), after: range.after },
      content,
      bySpeaker: false,
    };
  }
  return undefined;
}

/** Phrases that begin between two tokens and reach past the second, the longest first. */
function phrasesOver({ words }: ClauseView, first: number, main: number): readonly FramePhrase[] {
  const found: FramePhrase[] = [];
  for (let at = first; at <= main; at++)
    for (const phrase of framePhrasesAt(words, at, "verb")) if (phrase.after > main) found.push(phrase);
  return found.sort((one, other) => other.after - one.after);
}

/** Nothing follows that the words could be about. */
function goesNowhere({ words }: ClauseView, after: number, limit: number): boolean {
  const next = words[after] ?? ".";
  return after >= limit || /^[,.;:"]$/u.test(next) || GapFollowers.has(next);
}

const GapFollowers: ReadonlySet<string> = new Set(["for", "since", "until", "on", "in", "at", "so", "as", "but", "and", "outright", "too"]);

/** A stance whose matter was told before: the content is left empty for the caller to fill. */
function bare(clause: Clause, rule: StanceFrame): FrameStance {
  const { verb, range } = clause;
  return { rule, stance: rule.stance, at: verb.main, clause, range, content: { first: verb.main, after: verb.main }, bySpeaker: false };
}

/** The noun phrase that ends at `last`, up to the stop or verb before it; none where a name stands there. */
function antecedentOf({ tokens }: ClauseView, last: number): TokenRange | undefined {
  const end = tokens[last];
  if (end === undefined || (end.tag !== "NOUN" && end.tag !== "NUM")) return undefined;
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
