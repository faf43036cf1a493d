/** Decides how hand-marked attributions become examples for each question the model is asked. */

import type { TextRange } from "#record";
import type { GoldArticle } from "../../src/commands/gold/read-standoff.ts";
import { newFeatureList } from "../../src/reading/attribution/attribution-model.ts";
import type { SpanQuestion } from "../../src/reading/attribution/choose-span.ts";
import type { CueOutlook } from "../../src/reading/attribution/cue-outlook.ts";
import { type Place, placesOf } from "../../src/reading/attribution/places.ts";
import { shareTokens } from "../../src/reading/attribution/proposal.ts";
import { canBeCue } from "../../src/reading/attribution/propose-by-model.ts";
import { type Asking, askAbout } from "../../src/reading/attribution/span-features.ts";
import { layOutTokens, type TokenRange, type TokenTable } from "../../src/reading/attribution/token-table.ts";
import { addVerdictFeatures, type Candidate } from "../../src/reading/attribution/verdict-features.ts";
import { findQuotations } from "../../src/reading/find-quotations.ts";
import type { ParsedText } from "../../src/reading/parsed-text.ts";

/** An article laid out for questions. */
export type PreparedArticle = { readonly article: GoldArticle; readonly table: TokenTable; readonly places: readonly Place[] };

/** Is this word a cue? */
export type CueExample = { readonly table: TokenTable; readonly place: Place; readonly at: number; readonly isCue: boolean };
/** Which span is it? */
export type SpanExample = { readonly asking: Asking; readonly question: SpanQuestion; readonly answer: TokenRange | undefined };
/** Where does the content stand: 0 after the cue, 1 before, 2 on both sides? */
export type SideExample = { readonly asking: Asking; readonly side: number };
/** Is this candidate marked, and not only inside other content? */
export type VerdictExample = { readonly features: Int32Array; readonly isRight: boolean };

export type Examples = {
  readonly cues: readonly CueExample[];
  readonly spans: readonly SpanExample[];
  readonly sides: readonly SideExample[];
  readonly verdicts: readonly VerdictExample[];
};

export function prepareArticle(article: GoldArticle, parsed: ParsedText): PreparedArticle {
  const table = layOutTokens(parsed, findQuotations(parsed));
  return { article, table, places: placesOf(table) };
}

/** Every word that can be a cue. Words inside marked content are neither cues nor free of cues: the annotators left nested ones out. */
export function collectCues({ article, table, places }: PreparedArticle): readonly CueExample[] {
  const silent = new Uint8Array(table.count);
  for (const { start, end } of [...article.attributions.flatMap((each) => each.content), ...article.setAside]) {
    const range = tokensTouching(table, start, end);
    if (range !== undefined) silent.fill(1, range.first, range.last + 1);
  }
  const heads = cueHeads({ article, table, places });
  const cues: CueExample[] = [];
  for (const place of places) {
    for (let at = place.first; at <= place.last; at++) {
      if ((silent[at] === 1 && !heads.has(at)) || !canBeCue(table, at)) continue;
      cues.push({ table, place, at, isCue: heads.has(at) });
    }
  }
  return cues;
}

function cueHeads({ article, table }: PreparedArticle): ReadonlySet<number> {
  const heads = new Set<number>();
  for (const { cue, content } of article.attributions) {
    const [range] = cue.map((piece) => tokensTouching(table, piece.start, piece.end));
    if (range !== undefined && content.length > 0) heads.add(headOf(table, range));
  }
  return heads;
}

/** The spans of every marked attribution, asked one after the other as in reading. */
export function collectSpans({ article, table, places }: PreparedArticle, outlook: CueOutlook): Pick<Examples, "spans" | "sides"> {
  const surroundings = { table, outlook };
  const spans: SpanExample[] = [];
  const sides: SideExample[] = [];
  for (const { source, cue, content } of article.attributions) {
    const [cueRange] = cue.map((piece) => tokensTouching(table, piece.start, piece.end));
    if (cueRange === undefined) continue;
    const head = headOf(table, cueRange);
    const place = places[table.parsed.tokens[head]?.sentence ?? -1];
    if (place === undefined || content.length === 0) continue;
    const ask = (around: TokenRange, known: TokenRange | undefined) => askAbout(surroundings, place, head, around, known);
    spans.push({ asking: ask({ first: head, last: head }, undefined), question: "cue span", answer: cueRange });
    const sourceRange = hullOf(source.map((piece) => tokensTouching(table, piece.start, piece.end)));
    spans.push({ asking: ask(cueRange, undefined), question: "source", answer: sourceRange });
    const asking = ask(cueRange, sourceRange);
    const ranges = content.map((piece) => tokensTouching(table, piece.start, piece.end)).filter((range) => range !== undefined);
    const near = ranges.filter((range) => range.first >= place.paragraphFirst && range.last <= place.paragraphLast);
    const before = nearRun(near.filter((range) => range.last < cueRange.first).toReversed());
    const after = nearRun(near.filter((range) => range.first > cueRange.last));
    if (before === undefined && after === undefined) continue;
    sides.push({ asking, side: before === undefined ? 0 : after === undefined ? 1 : 2 });
    if (before !== undefined) spans.push({ asking, question: "before", answer: before });
    if (after !== undefined) spans.push({ asking, question: "after", answer: after });
  }
  return { spans, sides };
}

/** Every candidate of a first look, right where its head is that of a marked cue. */
export function collectVerdicts(prepared: PreparedArticle, candidates: readonly Candidate[]): readonly VerdictExample[] {
  const heads = cueHeads(prepared);
  const features = newFeatureList();
  return candidates.map((candidate) => {
    features.length = 0;
    addVerdictFeatures(prepared.table, candidate, candidates, features);
    return { features: features.ids.slice(0, features.length), isRight: heads.has(candidate.head) };
  });
}

/** Whether a candidate overlaps a marked attribution in cue, source (or both have none) and content. */
export function rightWholes({ article, table }: PreparedArticle): (candidate: Candidate) => boolean {
  const rangesOf = (pieces: readonly TextRange[]) =>
    pieces.map((piece) => tokensTouching(table, piece.start, piece.end)).filter((range) => range !== undefined);
  const marked = article.attributions.map(({ source, cue, content }) => ({
    source: rangesOf(source),
    cue: rangesOf(cue),
    content: rangesOf(content),
  }));
  const share = (ranges: readonly TokenRange[], others: readonly TokenRange[]) =>
    (ranges.length === 0 && others.length === 0) || ranges.some((range) => others.some((other) => shareTokens(range, other)));
  return ({ cue, source, content }) =>
    marked.some(
      (each) => share([cue], each.cue) && share(source === undefined ? [] : [source], each.source) && share(content, each.content),
    );
}

/** Joins pieces that lie close together, from the first on. */
function nearRun(ranges: readonly TokenRange[]): TokenRange | undefined {
  let run = ranges[0];
  for (const range of ranges.slice(1)) {
    if (run === undefined) break;
    const gap = range.first > run.last ? range.first - run.last : run.first - range.last;
    if (gap > WIDEST_GAP) break;
    run = { first: Math.min(run.first, range.first), last: Math.max(run.last, range.last) };
  }
  return run;
}

/** Pieces at most so many tokens apart are taken as one. */
const WIDEST_GAP = 3;

function hullOf(ranges: readonly (TokenRange | undefined)[]): TokenRange | undefined {
  const present = ranges.filter((range) => range !== undefined);
  if (present.length === 0) return undefined;
  return { first: Math.min(...present.map((range) => range.first)), last: Math.max(...present.map((range) => range.last)) };
}

/** The tokens that share a character with the stretch. */
function tokensTouching({ parsed: { tokens } }: TokenTable, start: number, end: number): TokenRange | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last + 1 < tokens.length && (tokens[last + 1]?.start ?? end) < end) last++;
  return last < low ? undefined : { first: low, last };
}

/** The word of a cue that hangs on something outside it, a verb before others. */
function headOf(table: TokenTable, { first, last }: TokenRange): number {
  const tops: number[] = [];
  for (let at = first; at <= last; at++) {
    const above = table.head[at] ?? at;
    if (table.punctuation[at] === 0 && (above < first || above > last || above === at)) tops.push(at);
  }
  return tops.find((at) => table.parsed.tokens[at]?.tag === "VERB") ?? tops[0] ?? first;
}
