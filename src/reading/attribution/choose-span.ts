/** Decides which words are the cue, the source or the content: every possible span in reach is scored and the best one taken. */
import {
  type FeatureList,
  newFeatureList,
  newPairList,
  type PairList,
  scoreOf,
  scoreOfPairs,
  type WeightTable,
} from "./attribution-model.ts";
import { type Asking, addNoneFeatures, pairEnd, pairSpan, pairStart } from "./span-features.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

export type SpanQuestion = "cue span" | "source" | "before" | "after";

/** A possible answer with its score; `range` is undefined for "there is none". */
export type ScoredSpan = { readonly range: TokenRange | undefined; readonly outsideHeads: number; readonly score: number };

/** The best span and how certain it is among all that were looked at, 0 to 1. */
export function chooseSpan(
  asking: Asking,
  question: SpanQuestion,
  weights: WeightTable,
): { range: TokenRange | undefined; certainty: number } {
  let count = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  let bestFirst = -1;
  let bestLast = -1;
  visitSpans(asking, question, weights, undefined, (first, last, _, score) => {
    scores[count] = score;
    count++;
    if (score <= bestScore) return;
    bestScore = score;
    bestFirst = first;
    bestLast = last;
  });
  if (count === 0) return { range: undefined, certainty: 0 };
  let sum = 0;
  for (let at = 0; at < count; at++) sum += Math.exp((scores[at] as number) - bestScore); // Below `count`.
  return { range: bestFirst < 0 ? undefined : { first: bestFirst, last: bestLast }, certainty: 1 / sum };
}

/** All spans in reach with their scores; those that `must` needs are among them. For learning. */
export function scoreSpans(asking: Asking, question: SpanQuestion, weights: WeightTable, must?: TokenRange): readonly ScoredSpan[] {
  const spans: ScoredSpan[] = [];
  visitSpans(asking, question, weights, must, (first, last, outsideHeads, score) => {
    spans.push({ range: first < 0 ? undefined : { first, last }, outsideHeads, score });
  });
  return spans;
}

/** Is told of a span; one that begins at -1 stands for "there is none". */
type SpanVisitor = (first: number, last: number, outsideHeads: number, score: number) => void;

/**
 * Scores the spans in reach. Only the best `BREADTH` beginnings and ends by their own scores are combined (and those of `must`, for training),
 * and only `GLANCED` of them are looked at closely, so the cost of a question is about the tokens in reach plus `BREADTH` squared.
 */
function visitSpans(asking: Asking, question: SpanQuestion, weights: WeightTable, must: TokenRange | undefined, visit: SpanVisitor): void {
  const reach = reachOf(asking, question);
  const starts = bestEndpoints(asking, -1, reach.starts, weights, must?.first);
  const ends = bestEndpoints(asking, 1, reach.ends, weights, must?.last);
  for (const start of starts) {
    let outsideHeads = 0;
    let at = start.at;
    for (const end of ends) {
      if (end.at < start.at) continue;
      if (end.at - start.at > reach.longest) break;
      for (; at <= end.at; at++) outsideHeads += changeInOutsideHeads(asking.table, start.at, at);
      if (!reach.allows(start.at, end.at)) continue;
      pairSpan(asking, start.at, end.at, outsideHeads, pairs);
      visit(start.at, end.at, outsideHeads, start.score + end.score + scoreOfPairs(weights, pairs));
    }
  }
  if (question !== "source") return;
  scratch.length = 0;
  addNoneFeatures(asking, scratch);
  visit(-1, -1, 0, scoreOf(weights, scratch));
}

/** How many beginnings and ends are combined. */
const BREADTH = 6;
/** How many beginnings and ends are looked at closely: those that look likeliest at a glance. */
const GLANCED = 16;
const scratch: FeatureList = newFeatureList();
const pairs: PairList = newPairList();
const scores = new Float64Array((BREADTH + 1) ** 2 + 1);

type Endpoint = { readonly at: number; readonly score: number };

/** The likeliest beginnings (`direction` -1) or ends (1) among `candidates`, in the order of the text; `must` is always among them. */
function bestEndpoints(
  asking: Asking,
  direction: 1 | -1,
  candidates: readonly number[],
  weights: WeightTable,
  must: number | undefined,
): readonly Endpoint[] {
  let closer = candidates;
  if (candidates.length > GLANCED) {
    glanced.count = 0;
    for (const at of candidates) insertByScore(glanced, at, endpointScore(asking, at, direction, weights, true), GLANCED);
    closer = Array.from(glanced.places.subarray(0, glanced.count)).sort((one, other) => one - other);
  }
  best.count = 0;
  for (const at of closer) insertByScore(best, at, endpointScore(asking, at, direction, weights, false), BREADTH);
  const kept: Endpoint[] = [];
  for (let rank = 0; rank < best.count; rank++) kept.push({ at: best.places[rank] ?? 0, score: best.scores[rank] ?? 0 });
  if (must !== undefined && candidates.includes(must) && !kept.some(({ at }) => at === must))
    kept.push({ at: must, score: endpointScore(asking, must, direction, weights, false) });
  return kept.sort((one, other) => one.at - other.at);
}

function endpointScore(asking: Asking, at: number, direction: 1 | -1, weights: WeightTable, glance: boolean): number {
  if (direction < 0) pairStart(asking, at, pairs, glance);
  else pairEnd(asking, at, pairs, glance);
  return scoreOfPairs(weights, pairs);
}

/** The best tokens so far with their scores, in falling order. */
type Ranking = { count: number; readonly places: Int32Array; readonly scores: Float64Array };
const newRanking = (most: number): Ranking => ({ count: 0, places: new Int32Array(most), scores: new Float64Array(most) });
const glanced = newRanking(GLANCED);
const best = newRanking(BREADTH);

/** Keeps the best `most`, the earlier of equals first. */
function insertByScore(ranking: Ranking, at: number, score: number, most: number): void {
  const { places, scores: kept } = ranking;
  let rank = ranking.count;
  if (rank === most) {
    if (score <= (kept[most - 1] ?? 0)) return;
    rank--;
  } else ranking.count++;
  while (rank > 0 && (kept[rank - 1] ?? 0) < score) {
    kept[rank] = kept[rank - 1] ?? 0;
    places[rank] = places[rank - 1] ?? 0;
    rank--;
  }
  kept[rank] = score;
  places[rank] = at;
}

/** How the number of tokens with their head outside changes when token `at` joins the span that begins at `first`. */
function changeInOutsideHeads({ head, childrenFrom, children }: TokenTable, first: number, at: number): number {
  const above = head[at] ?? at;
  let change = above >= first && above < at ? 0 : 1;
  const from = childrenFrom[at] ?? 0;
  const after = Math.min(childrenFrom[at + 1] ?? 0, from + MOST_CHILDREN);
  for (let slot = from; slot < after; slot++) {
    const child = children[slot] ?? 0;
    if (child >= at) break;
    if (child >= first) change--;
  }
  return change;
}

/** Beyond so many children a tree is a broken parse. */
const MOST_CHILDREN = 64;

type Reach = {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly longest: number;
  readonly allows: (first: number, last: number) => boolean;
};

/** Where each question may look. */
export function reachOf(asking: Asking, question: SpanQuestion): Reach {
  const { place, head, cue, source, table } = asking;
  if (question === "cue span") {
    return {
      starts: upTo(Math.max(place.first, head - CUE_REACH), head),
      ends: upTo(head, Math.min(place.last, head + CUE_REACH)),
      longest: 2 * CUE_REACH,
      allows: () => true,
    };
  }
  const from = Math.max(place.first, cue.first - WINDOW);
  const to = Math.min(place.last, cue.last + WINDOW);
  if (question === "source") {
    const outsideCue = [...upTo(clauseStart(table, from, cue.first), cue.first - 1), ...upTo(cue.last + 1, to)];
    return {
      starts: outsideCue.filter((at) => table.punctuation[at] === 0),
      ends: outsideCue,
      longest: LONGEST_SOURCE,
      allows: (first, last) => last < cue.first || first > cue.last,
    };
  }
  const clear = (first: number, last: number) => source === undefined || last < source.first || first > source.last;
  const outsideSource = (at: number) => source === undefined || at < source.first || at > source.last;
  const starts = (at: number) => opensSpan(table, at);
  const ends = (at: number) => closesSpan(table, at);
  if (question === "before") {
    const inSentence = upTo(from, cue.first - 1).filter(outsideSource);
    const earlier = sentencesBefore(asking);
    return {
      starts: [...earlier.starts, ...inSentence.filter(starts)],
      ends: [...earlier.ends, ...inSentence.filter(ends)],
      longest: LONGEST_CONTENT,
      allows: clear,
    };
  }
  const inSentence = upTo(cue.last + 1, to).filter(outsideSource);
  const later = sentencesAfter(asking);
  return {
    starts: [...inSentence.filter(starts), ...later.starts],
    ends: [...inSentence.filter(ends), ...later.ends],
    longest: LONGEST_CONTENT,
    allows: clear,
  };
}

/** Content opens with a word, a quotation or a bracket, not with a comma. */
function opensSpan({ punctuation, quotation, quotationPieces, parsed }: TokenTable, at: number): boolean {
  if (punctuation[at] === 0) return true;
  return quotationPieces[quotation[at] ?? -1]?.first === at || !NoOpening.has(parsed.tokens[at]?.form ?? "");
}

/** Content does not close with an article, a possessive, "and", or what opens a quotation or a bracket. */
function closesSpan({ quotation, quotationPieces, parsed }: TokenTable, at: number): boolean {
  const piece = quotationPieces[quotation[at] ?? -1];
  if (piece !== undefined && piece.first === at && piece.last > at) return false;
  return !NoClosing.has(parsed.tokens[at]?.lower ?? "");
}

const NoOpening: ReadonlySet<string> = new Set([",", ".", ";", ":", "!", "?", ")", "]", "}", "--", "-"]);
const NoClosing: ReadonlySet<string> = new Set([
  "the",
  "a",
  "an",
  "his",
  "its",
  "their",
  "our",
  "my",
  "your",
  "and",
  "or",
  "but",
  "(",
  "[",
  "{",
]);

/** A semicolon outside quotations parts the source of what follows from all before it. */
function clauseStart({ parsed: { tokens }, quotation }: TokenTable, from: number, before: number): number {
  for (let at = before - 1; at >= from; at--) if (tokens[at]?.form === ";" && (quotation[at] ?? -1) < 0) return at + 1;
  return from;
}

const CUE_REACH = 8;
/** How far from the cue a sentence is looked at, in tokens. */
const WINDOW = 120;
const LONGEST_SOURCE = 50;
const LONGEST_CONTENT = 400;
/** How many neighbouring sentences of the paragraph content may reach into. */
const NEIGHBOURS = 8;

function upTo(first: number, last: number): number[] {
  const list: number[] = [];
  for (let at = first; at <= last; at++) list.push(at);
  return list;
}

/** Content before the cue may begin with an earlier sentence of the paragraph, and end there where the cue's sentence begins with source or cue. */
function sentencesBefore({ table, place }: Asking): { starts: readonly number[]; ends: readonly number[] } {
  const { sentences } = table.parsed;
  const starts: number[] = [];
  for (let index = place.sentence - 1; index >= Math.max(0, place.sentence - NEIGHBOURS); index--) {
    const sentence = sentences[index];
    if (sentence === undefined || sentence.firstToken < place.paragraphFirst) break;
    const opening = table.quotationPieces[table.quotation[sentence.afterToken - 1] ?? -1]?.first ?? -1;
    if (opening > sentence.firstToken) starts.unshift(opening);
    starts.unshift(sentence.firstToken);
  }
  const previous = sentences[place.sentence - 1];
  const ends = previous !== undefined && previous.firstToken >= place.paragraphFirst ? [previous.afterToken - 1] : [];
  return { starts, ends };
}

/** Content after the cue may go on through later sentences of the paragraph, or begin with the next quotation there. */
function sentencesAfter({ table, place }: Asking): { starts: readonly number[]; ends: readonly number[] } {
  const { sentences } = table.parsed;
  const starts: number[] = [];
  const ends: number[] = [];
  for (let index = place.sentence + 1; index <= place.sentence + NEIGHBOURS; index++) {
    const sentence = sentences[index];
    if (sentence === undefined || sentence.firstToken > place.paragraphLast) break;
    if (starts.length === 0) starts.push(sentence.firstToken);
    const closing = table.quotationPieces[table.quotation[sentence.firstToken] ?? -1]?.last ?? -1;
    if (closing > sentence.firstToken && closing < sentence.afterToken - 1) ends.push(closing);
    let last = sentence.afterToken - 1;
    if (last > sentence.firstToken && table.punctuation[last] === 1 && (table.quotation[last] ?? -1) < 0) {
      ends.push(last - 1);
      last = sentence.afterToken - 1;
    }
    ends.push(last);
  }
  return { starts, ends: [...new Set(ends)].sort((one, other) => one - other) };
}
