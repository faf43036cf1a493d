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
  const spans = scoreSpans(asking, question, weights);
  let best = spans[0];
  for (const span of spans) if (best === undefined || span.score > best.score) best = span;
  if (best === undefined) return { range: undefined, certainty: 0 };
  let sum = 0;
  for (const span of spans) sum += Math.exp(span.score - best.score);
  return { range: best.range, certainty: 1 / sum };
}

/**
 * Scores the spans in reach. Only the best `BREADTH` beginnings and ends by their own scores are combined (and those of `must`, for training),
 * so the cost of a question is about the tokens in reach plus `BREADTH` squared.
 */
export function scoreSpans(asking: Asking, question: SpanQuestion, weights: WeightTable, must?: TokenRange): readonly ScoredSpan[] {
  const reach = reachOf(asking, question);
  const starts = bestEndpoints(reach.starts, weights, (at) => pairStart(asking, at, pairs), must?.first);
  const ends = bestEndpoints(reach.ends, weights, (at) => pairEnd(asking, at, pairs), must?.last);
  const spans: ScoredSpan[] = [];
  for (const start of starts) {
    let outsideHeads = 0;
    let at = start.at;
    for (const end of ends) {
      if (end.at < start.at) continue;
      if (end.at - start.at > reach.longest) break;
      for (; at <= end.at; at++) outsideHeads += changeInOutsideHeads(asking.table, start.at, at);
      if (!reach.allows(start.at, end.at)) continue;
      pairSpan(asking, start.at, end.at, outsideHeads, pairs);
      const range = { first: start.at, last: end.at };
      spans.push({ range, outsideHeads, score: start.score + end.score + scoreOfPairs(weights, pairs) });
    }
  }
  if (question === "source") {
    scratch.length = 0;
    addNoneFeatures(asking, scratch);
    spans.push({ range: undefined, outsideHeads: 0, score: scoreOf(weights, scratch) });
  }
  return spans;
}

/** How many beginnings and ends are combined. */
const BREADTH = 8;
const scratch: FeatureList = newFeatureList();
const pairs: PairList = newPairList();

type Endpoint = { readonly at: number; readonly score: number };

function bestEndpoints(
  candidates: readonly number[],
  weights: WeightTable,
  pairFeatures: (at: number) => void,
  must: number | undefined,
): readonly Endpoint[] {
  const endpoints = candidates.map((at) => {
    pairFeatures(at);
    return { at, score: scoreOfPairs(weights, pairs) };
  });
  if (endpoints.length <= BREADTH) return endpoints;
  const kept = endpoints.toSorted((one, other) => other.score - one.score).slice(0, BREADTH);
  const missing =
    must === undefined || kept.some((endpoint) => endpoint.at === must) ? undefined : endpoints.find((endpoint) => endpoint.at === must);
  if (missing !== undefined) kept.push(missing);
  return kept.sort((one, other) => one.at - other.at);
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
  if (question === "before") {
    const inSentence = upTo(from, cue.first - 1).filter(outsideSource);
    const earlier = sentencesBefore(asking);
    return { starts: [...earlier.starts, ...inSentence], ends: [...earlier.ends, ...inSentence], longest: LONGEST_CONTENT, allows: clear };
  }
  const inSentence = upTo(cue.last + 1, to).filter(outsideSource);
  const later = sentencesAfter(asking);
  return { starts: [...inSentence, ...later.starts], ends: [...inSentence, ...later.ends], longest: LONGEST_CONTENT, allows: clear };
}

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
