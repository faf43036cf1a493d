/** Decides how found attributions are scored against hand-marked ones: by role and form, exact and overlapping, with intervals. */

/*
 * Span rules:
 * - A span is a list of pieces. White space at its ends does not count; pieces with only white space between them are one piece.
 * - An end in the middle of a word counts as the edge of that word on both sides: the marks have slips of the mouse ("eports that").
 * - `exact`: all pieces agree to the character. Each distinct span of an article counts once for its role. `whole`: source, cue and content of one
 *   attribution all agree; a source missing on both sides agrees.
 * - `overlap`: a span shares a character with one of its role. `whole`: that in every role; found and marked are paired one to one, most shared
 *   characters first.
 * - `tokens`: words and punctuation marks, each counted once per role and article, whichever attribution holds it.
 * - The form (direct, indirect, mixed) is read off the content in the same way on both sides; a found span of one form may be right by a marked one
 *   of another.
 * - `cofenet`: as CofeNet's published scorer counts (Wang et al. 2022): one label a token, so that a token of several roles has the first of cue,
 *   source, content; each unbroken run of one label in one sentence is a span of its own and is right where the marks have the same run.
 * - Intervals: samples of articles drawn with replacement from a seeded generator, 2.5th to 97.5th percentile of F1.
 */
import { overlaps, type TextRange } from "#record";
import { drawSamples } from "./draw-samples.ts";

/** Who says what as ranges of the text; several pieces in the order of the text, none for what is not told. */
export type AttributionSpans = {
  readonly source: readonly TextRange[];
  readonly cue: readonly TextRange[];
  readonly content: readonly TextRange[];
};

export type Role = keyof AttributionSpans;
export type SpeechForm = "direct" | "indirect" | "mixed";
export const ROLES: readonly Role[] = ["source", "cue", "content"];
const FORMS: readonly SpeechForm[] = ["direct", "indirect", "mixed"];

/** What was found, with how certain the reader is of it, 0 to 1. */
export type FoundSpans = AttributionSpans & { readonly certainty: number };

/** One article with what was found and what is marked in it. */
export type ArticleToScore = {
  readonly text: string;
  readonly found: readonly FoundSpans[];
  readonly marked: readonly AttributionSpans[];
  readonly formOf: (content: readonly TextRange[]) => SpeechForm;
  /** Where its sentences end, for CofeNet's way of counting. */
  readonly sentences: readonly TextRange[];
};

/** Shares from 0 to 1; `low` and `high` are the ends of the interval of F1. */
export type Score = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly low: number;
  readonly high: number;
  readonly found: number;
  readonly marked: number;
  readonly foundRight: number;
  readonly markedRight: number;
};

type Whole<T> = Readonly<Record<Role | "whole", T>>;

export type FormScores = {
  readonly exact: Whole<Score>;
  readonly overlap: Whole<Score>;
};

export type AttributionScores = {
  readonly all: FormScores & { readonly tokens: Readonly<Record<Role, Score>> };
  readonly direct: FormScores;
  readonly indirect: FormScores;
  readonly mixed: FormScores;
  readonly cofenet: Readonly<Record<Role, Score>>;
};

/** Precision, recall and F1 of every measure over `articles`. Cost: articles × (attributions squared + samples). */
export function scoreAttributions(
  articles: readonly ArticleToScore[],
  bootstrap: { readonly samples: number; readonly seed: number },
): AttributionScores {
  const tallies = articles.map(tallyArticle);
  const draws = drawSamples(articles.length, bootstrap);
  const score = (measure: string): Score =>
    scoreOf(
      tallies.map((tally) => tally.get(measure) ?? Zero),
      draws,
    );
  const roles = (match: string): Readonly<Record<Role, Score>> => ({
    source: score(`source ${match}`),
    cue: score(`cue ${match}`),
    content: score(`content ${match}`),
  });
  const form = (name: string): FormScores => ({
    exact: { ...roles(`exact ${name}`), whole: score(`whole exact ${name}`) },
    overlap: { ...roles(`overlap ${name}`), whole: score(`whole overlap ${name}`) },
  });
  return {
    all: { ...form("all"), tokens: roles("tokens") },
    direct: form("direct"),
    indirect: form("indirect"),
    mixed: form("mixed"),
    cofenet: roles("cofenet"),
  };
}

/** What was found with a certainty of `from` up to `to`: how many, their mean certainty, and the share that is right (whole, overlapping). */
export type ReliabilityBin = {
  readonly from: number;
  readonly to: number;
  readonly found: number;
  readonly certainty: number;
  readonly right: number;
};

/** Whether certainties can be trusted: in each tenth, the share that is right beside the mean certainty. Tenths without any are left out. */
export function reliabilityOf(articles: readonly ArticleToScore[]): readonly ReliabilityBin[] {
  const bins = Array.from({ length: 10 }, () => ({ found: 0, certainty: 0, right: 0 }));
  for (const { text, found, marked } of articles) {
    const tidied = found.map((spans) => tidySpans(text, spans));
    const right = new Set(
      pairSpans(
        tidied,
        marked.map((spans) => tidySpans(text, spans)),
      ).map((pair) => pair.found),
    );
    found.forEach(({ certainty }, at) => {
      const bin = bins[Math.min(9, Math.floor(certainty * 10))];
      const own = tidied[at];
      if (bin === undefined || own === undefined) return;
      bin.found++;
      bin.certainty += certainty;
      if (right.has(own)) bin.right++;
    });
  }
  return bins.flatMap(({ found, certainty, right }, at) =>
    found === 0 ? [] : [{ from: at / 10, to: (at + 1) / 10, found, certainty: certainty / found, right: right / found }],
  );
}

type Tally = { readonly found: number; readonly marked: number; readonly foundRight: number; readonly markedRight: number };
const Zero: Tally = { found: 0, marked: 0, foundRight: 0, markedRight: 0 };

function tallyArticle(article: ArticleToScore): ReadonlyMap<string, Tally> {
  const { text, formOf } = article;
  const tallies = new Map<string, Tally>();
  const found = article.found.map((spans) => tidySpans(text, spans));
  const marked = article.marked.map((spans) => tidySpans(text, spans));
  const pairs = pairSpans(found, marked);
  for (const name of ["all", ...FORMS]) {
    const ofForm = (spans: AttributionSpans): boolean => name === "all" || formOf(spans.content) === name;
    const [foundOfForm, markedOfForm] = [found.filter(ofForm), marked.filter(ofForm)];
    for (const role of ROLES) {
      const keys = (list: readonly AttributionSpans[]) => keySet(list, (spans) => keyOf(spans[role]));
      tallies.set(`${role} exact ${name}`, tallySets(keys(foundOfForm), keys(markedOfForm), keys(found), keys(marked)));
      const touched = (one: AttributionSpans, others: readonly AttributionSpans[]): boolean =>
        others.some((other) => sharedLength(one[role], other[role]) > 0);
      const own = (list: readonly AttributionSpans[]) => distinct(list, (spans) => keyOf(spans[role]));
      tallies.set(`${role} overlap ${name}`, {
        found: own(foundOfForm).length,
        marked: own(markedOfForm).length,
        foundRight: own(foundOfForm).filter((one) => touched(one, marked)).length,
        markedRight: own(markedOfForm).filter((one) => touched(one, found)).length,
      });
    }
    const wholes = (list: readonly AttributionSpans[]) => keySet(list, wholeKeyOf);
    tallies.set(`whole exact ${name}`, tallySets(wholes(foundOfForm), wholes(markedOfForm), wholes(found), wholes(marked)));
    tallies.set(`whole overlap ${name}`, {
      found: foundOfForm.length,
      marked: markedOfForm.length,
      foundRight: pairs.filter((pair) => ofForm(pair.found)).length,
      markedRight: pairs.filter((pair) => ofForm(pair.marked)).length,
    });
  }
  const runsFound = labelledRuns(article, found);
  const runsMarked = labelledRuns(article, marked);
  for (const role of ROLES) {
    const tokens = (list: readonly AttributionSpans[]) =>
      tokensIn(
        text,
        list.flatMap((spans) => spans[role]),
      );
    tallies.set(`${role} tokens`, tallySets(tokens(found), tokens(marked)));
    tallies.set(`${role} cofenet`, tallySets(runsFound[role], runsMarked[role]));
  }
  return tallies;
}

function scoreOf(tallies: readonly Tally[], draws: readonly (readonly number[])[]): Score {
  const f1s = draws.map((draw) => ratesOf(draw.map((place) => tallies[place] ?? Zero)).f1).sort((one, other) => one - other);
  const rates = ratesOf(tallies);
  return { ...rates, low: f1s[Math.floor(f1s.length * 0.025)] ?? rates.f1, high: f1s[Math.floor(f1s.length * 0.975)] ?? rates.f1 };
}

function ratesOf(tallies: readonly Tally[]): Omit<Score, "low" | "high"> {
  let [found, marked, foundRight, markedRight] = [0, 0, 0, 0];
  for (const tally of tallies) {
    found += tally.found;
    marked += tally.marked;
    foundRight += tally.foundRight;
    markedRight += tally.markedRight;
  }
  const precision = found === 0 ? 0 : foundRight / found;
  const recall = marked === 0 ? 0 : markedRight / marked;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    found,
    marked,
    foundRight,
    markedRight,
  };
}

/** White space trimmed, ends moved to the edges of words, pieces joined, for all three roles. */
export function tidySpans(text: string, { source, cue, content }: AttributionSpans): AttributionSpans {
  const whole = (pieces: readonly TextRange[]) =>
    joinPieces(
      text,
      joinPieces(text, pieces).map((piece) => toWordEdges(text, piece)),
    );
  return { source: whole(source), cue: whole(cue), content: whole(content) };
}

/** Trims white space, sorts pieces and joins those with only white space between them. */
export function joinPieces(text: string, pieces: readonly TextRange[]): readonly TextRange[] {
  const list: { start: number; end: number }[] = [];
  for (const piece of [...pieces].sort((one, other) => one.start - other.start)) {
    let { start, end } = piece;
    while (start < end && /\s/.test(text[start] ?? "")) start++;
    while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
    if (start === end) continue;
    const last = list.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === "") last.end = Math.max(last.end, end);
    else list.push({ start, end });
  }
  return list;
}

function toWordEdges(text: string, { start, end }: TextRange): TextRange {
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? "");
  let [from, to] = [start, end];
  while (from > 0 && isWord(from) && isWord(from - 1)) from--;
  while (to < text.length && isWord(to) && isWord(to - 1)) to++;
  return { start: from, end: to };
}

/** One string for one span, equal only where the spans are; empty for none. */
export function keyOf(pieces: readonly TextRange[]): string {
  return pieces.map((piece) => `${piece.start}-${piece.end}`).join(";");
}

function wholeKeyOf(spans: AttributionSpans): string {
  return ROLES.map((role) => keyOf(spans[role])).join("|");
}

function keySet(list: readonly AttributionSpans[], key: (spans: AttributionSpans) => string): ReadonlySet<string> {
  return new Set(list.map(key).filter((one) => one !== ""));
}

function distinct(list: readonly AttributionSpans[], key: (spans: AttributionSpans) => string): readonly AttributionSpans[] {
  const first = new Map<string, AttributionSpans>();
  for (const spans of list) if (key(spans) !== "" && !first.has(key(spans))) first.set(key(spans), spans);
  return [...first.values()];
}

/** What was found is right where it is in `allMarked`; what is marked is right where it is in `allFound`. */
function tallySets(
  found: ReadonlySet<string>,
  marked: ReadonlySet<string>,
  allFound: ReadonlySet<string> = found,
  allMarked: ReadonlySet<string> = marked,
): Tally {
  let [foundRight, markedRight] = [0, 0];
  for (const key of found) if (allMarked.has(key)) foundRight++;
  for (const key of marked) if (allFound.has(key)) markedRight++;
  return { found: found.size, marked: marked.size, foundRight, markedRight };
}

const TOKEN = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

function tokensIn(text: string, pieces: readonly TextRange[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const { start, end } of pieces) for (const match of text.slice(start, end).matchAll(TOKEN)) tokens.add(`${start + match.index}`);
  return tokens;
}

/** The unbroken runs of one label in one sentence, by role, each as `first-last` character of its tokens' starts. */
function labelledRuns({ text, sentences }: ArticleToScore, list: readonly AttributionSpans[]): Readonly<Record<Role, ReadonlySet<string>>> {
  const runs = { source: new Set<string>(), cue: new Set<string>(), content: new Set<string>() };
  const labels = new Map<string, Role>();
  for (const role of ["content", "source", "cue"] as const)
    for (const token of tokensIn(
      text,
      list.flatMap((spans) => spans[role]),
    ))
      labels.set(token, role);
  const beginnings = new Set(list.flatMap((spans) => ROLES.flatMap((role) => spans[role].map((piece) => `${role} ${piece.start}`))));
  for (const { start, end } of sentences) {
    let run: { role: Role; first: number; last: number } | undefined;
    const close = () => {
      if (run !== undefined) runs[run.role].add(`${run.first}-${run.last}`);
      run = undefined;
    };
    for (const match of text.slice(start, end).matchAll(TOKEN)) {
      const at = start + match.index;
      const role = labels.get(`${at}`);
      if (run !== undefined && (role !== run.role || beginnings.has(`${role} ${at}`))) close();
      if (role === undefined) continue;
      run = run === undefined ? { role, first: at, last: at } : { ...run, last: at };
    }
    close();
  }
  return runs;
}

export type SpanPair = { readonly found: AttributionSpans; readonly marked: AttributionSpans };

/** Pairs attributions that overlap in every role, one to one, largest shared stretch first. */
export function pairSpans(found: readonly AttributionSpans[], marked: readonly AttributionSpans[]): readonly SpanPair[] {
  const candidates: (SpanPair & { readonly shared: number })[] = [];
  for (const one of found) {
    for (const other of marked) {
      const shares = ROLES.map((role) => (one[role].length + other[role].length === 0 ? undefined : sharedLength(one[role], other[role])));
      if (shares.includes(0)) continue;
      candidates.push({ found: one, marked: other, shared: shares.reduce((sum: number, share) => sum + (share ?? 0), 0) });
    }
  }
  candidates.sort((one, other) => other.shared - one.shared);
  const taken = new Set<AttributionSpans>();
  const pairs: SpanPair[] = [];
  for (const candidate of candidates) {
    if (taken.has(candidate.found) || taken.has(candidate.marked)) continue;
    taken.add(candidate.found).add(candidate.marked);
    pairs.push({ found: candidate.found, marked: candidate.marked });
  }
  return pairs;
}

function sharedLength(one: readonly TextRange[], other: readonly TextRange[]): number {
  let shared = 0;
  for (const piece of one)
    for (const candidate of other)
      if (overlaps(piece, candidate)) shared += Math.min(piece.end, candidate.end) - Math.max(piece.start, candidate.start);
  return shared;
}
