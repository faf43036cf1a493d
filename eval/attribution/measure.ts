/**
 * Decides how found attributions are scored against hand-marked ones.
 *
 * Span rules:
 * - A span is a list of pieces. White space at its ends does not count; pieces with only white space between them are one piece.
 * - An end in the middle of a word counts as the edge of that word on both sides: the marks have slips of the mouse ("eports that").
 * - `exact`: all pieces agree to the character. Each distinct span of an article counts once for its role.
 * - `tokens`: words and punctuation marks, each counted once per role and article, whichever attribution holds it.
 * - `all exact`: source, cue and content of one attribution all agree; a source missing on both sides agrees.
 * - `all overlap`: the same with at least one shared character per role; found and marked attributions are paired one to one, most shared characters first.
 * - The form (direct, indirect, mixed) is read off the content in the same way on both sides.
 * - Intervals: 1,000 samples of articles drawn with replacement from a seeded generator, 2.5th to 97.5th percentile of F1.
 */
import { overlaps, type TextRange } from "#record";
import { formOf } from "../../src/reading/attribution/form-of.ts";
import { findQuotations } from "../../src/reading/find-quotations.ts";
import { type GoldAttribution, inOneList } from "../polnear.ts";

export type Role = "source" | "cue" | "content";
export const ROLES: readonly Role[] = ["source", "cue", "content"];

/** Counts behind precision and recall. */
export type Tally = { found: number; marked: number; foundRight: number; markedRight: number };

export type ArticleTally = ReadonlyMap<string, Tally>;

/** Scores one article: one tally for each measure. */
export function tallyArticle(text: string, found: readonly GoldAttribution[], marked: readonly GoldAttribution[]): ArticleTally {
  const tallies = new Map<string, Tally>();
  const foundTidy = found.map((attribution) => tidy(text, attribution));
  const markedTidy = marked.map((attribution) => tidy(text, attribution));
  for (const role of ROLES) {
    const keysOf = (attributions: readonly GoldAttribution[]) =>
      new Set(attributions.map((each) => keyOf(each[role])).filter((key) => key !== ""));
    tallies.set(`${role} exact`, tallySets(keysOf(foundTidy), keysOf(markedTidy)));
    const tokensOf = (attributions: readonly GoldAttribution[]) =>
      tokensIn(
        text,
        attributions.flatMap((each) => each[role]),
      );
    tallies.set(`${role} tokens`, tallySets(tokensOf(foundTidy), tokensOf(markedTidy)));
  }
  const wholeKey = (each: GoldAttribution) => ROLES.map((role) => keyOf(each[role])).join("|");
  tallies.set("all exact", tallySets(new Set(foundTidy.map(wholeKey)), new Set(markedTidy.map(wholeKey))));
  const pairs = pairUp(foundTidy, markedTidy);
  const quotations = quotationRangesIn(text);
  const formOfContent = (each: GoldAttribution) => formOf(text, each.content, quotations);
  for (const form of [undefined, "direct", "indirect", "mixed"] as const) {
    const ofForm = (each: GoldAttribution) => form === undefined || formOfContent(each) === form;
    tallies.set(form === undefined ? "all overlap" : `all overlap, ${form}`, {
      found: foundTidy.filter(ofForm).length,
      marked: markedTidy.filter(ofForm).length,
      foundRight: pairs.filter((pair) => ofForm(pair.found)).length,
      markedRight: pairs.filter((pair) => ofForm(pair.marked)).length,
    });
  }
  return tallies;
}

/** Precision, recall and F1 in percent of one measure over articles, with the bootstrap interval of F1. */
export function summarise(articles: readonly ArticleTally[], measure: string, samples = 1000) {
  const tallies = articles.map((article) => article.get(measure) ?? { found: 0, marked: 0, foundRight: 0, markedRight: 0 });
  const random = seededRandom(20160101);
  const scores: number[] = [];
  for (let sample = 0; sample < samples; sample++)
    scores.push(scoresOf(tallies.map(() => tallies[Math.floor(random() * tallies.length)] ?? ZERO)).f1);
  scores.sort((one, other) => one - other);
  return {
    measure,
    ...scoresOf(tallies),
    low: scores[Math.floor(samples * 0.025)] ?? 0,
    high: scores[Math.floor(samples * 0.975)] ?? 0,
  };
}

/** Outer quotations, every line a paragraph. */
export function quotationRangesIn(text: string): readonly TextRange[] {
  const paragraphs: { start: number; end: number; kind: "body" }[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) paragraphs.push({ start: line.index, end: line.index + line[0].length, kind: "body" });
  return findQuotations({ text, paragraphs })
    .filter((quotation) => quotation.level === 0)
    .flatMap((quotation) => quotation.pieces);
}

const ZERO: Tally = { found: 0, marked: 0, foundRight: 0, markedRight: 0 };

function scoresOf(tallies: readonly Tally[]) {
  const sum = { ...ZERO };
  for (const tally of tallies) {
    sum.found += tally.found;
    sum.marked += tally.marked;
    sum.foundRight += tally.foundRight;
    sum.markedRight += tally.markedRight;
  }
  const precision = sum.found === 0 ? 0 : (100 * sum.foundRight) / sum.found;
  const recall = sum.marked === 0 ? 0 : (100 * sum.markedRight) / sum.marked;
  return { ...sum, precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** White space trimmed, ends moved to the edges of words, pieces joined, for all three roles. */
export function tidy(text: string, attribution: GoldAttribution): GoldAttribution {
  const whole = (pieces: readonly TextRange[]) =>
    inOneList(
      text,
      inOneList(text, pieces).map((piece) => toWordEdges(text, piece)),
    );
  return { source: whole(attribution.source), cue: whole(attribution.cue), content: whole(attribution.content) };
}

function toWordEdges(text: string, { start, end }: TextRange): TextRange {
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? "");
  let [from, to] = [start, end];
  while (from > 0 && isWord(from) && isWord(from - 1)) from--;
  while (to < text.length && isWord(to) && isWord(to - 1)) to++;
  return { start: from, end: to };
}

/** One string for one span, equal only where the spans are. */
export function keyOf(pieces: readonly TextRange[]): string {
  return pieces.map((piece) => `${piece.start}-${piece.end}`).join(";");
}

function tallySets(found: ReadonlySet<string>, marked: ReadonlySet<string>): Tally {
  let right = 0;
  for (const key of found) if (marked.has(key)) right++;
  return { found: found.size, marked: marked.size, foundRight: right, markedRight: right };
}

function tokensIn(text: string, pieces: readonly TextRange[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const piece of pieces) {
    for (const match of text.slice(piece.start, piece.end).matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu))
      tokens.add(`${piece.start + match.index}`);
  }
  return tokens;
}

export type Pair = { readonly found: GoldAttribution; readonly marked: GoldAttribution };

/** Pairs attributions that overlap in every role, one to one, largest shared stretch first. */
export function pairUp(found: readonly GoldAttribution[], marked: readonly GoldAttribution[]): readonly Pair[] {
  const candidates: { found: GoldAttribution; marked: GoldAttribution; shared: number }[] = [];
  for (const one of found) {
    for (const other of marked) {
      const agrees = ROLES.every(
        (role) => (one[role].length === 0 && other[role].length === 0) || sharedLength(one[role], other[role]) > 0,
      );
      if (agrees)
        candidates.push({ found: one, marked: other, shared: ROLES.reduce((sum, role) => sum + sharedLength(one[role], other[role]), 0) });
    }
  }
  candidates.sort((one, other) => other.shared - one.shared);
  const taken = new Set<GoldAttribution>();
  const pairs: Pair[] = [];
  for (const candidate of candidates) {
    if (taken.has(candidate.found) || taken.has(candidate.marked)) continue;
    taken.add(candidate.found).add(candidate.marked);
    pairs.push({ found: candidate.found, marked: candidate.marked });
  }
  return pairs;
}

function sharedLength(one: readonly TextRange[], other: readonly TextRange[]): number {
  let shared = 0;
  for (const piece of one) {
    for (const candidate of other) {
      if (overlaps(piece, candidate)) shared += Math.min(piece.end, candidate.end) - Math.max(piece.start, candidate.start);
    }
  }
  return shared;
}

/** mulberry32 (public domain): the same seed draws the same samples. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
