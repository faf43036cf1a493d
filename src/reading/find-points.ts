/** Decides which texts are themselves a draft of a plan, and what its numbered points are. */
import { markIdOf, type PointMark, type Source, type TextRange } from "#record";
import type { ParsedText } from "./parsed-text.ts";
import { topicIn } from "./rules/points.ts";

/** A line that opens with a number: where it begins, the number, and where its words begin. */
type Opening = { readonly start: number; readonly number: number; readonly wordsFrom: number };

const OpeningPattern =
  /^[ \t>*_#-]*(?:(?:point|article|paragraph|section|clause|item)\s+)?(\d{1,3})(?:\s*[.):–—-]+(?=\s|\*|_|$)|(?=[ \t]*$))[*_]*[ \t]*/i;
const DraftWords =
  /\b(?:plan|draft|proposal|framework|agreement|accord|accords|roadmap|road map|non-paper|treaty|protocol|memorandum|package|declaration|points?|text|terms|principles)\b/i;

const FewestPoints = 3;
/** Numbered points fill a draft; an article that lists three takeaways is none. */
const SmallestShare = 0.5;
const LongestHeading = 80;
const LongestName = 60;

/**
 * The points of `source` where it is a draft: at least three, numbered from 1 without a gap, filling half of the text, in a text that calls itself
 * a plan, draft or agreement. Items inside a point are part of it. Linear in the text; how deeper structure is read is `plan`'s matter.
 *
 * @example findPoints(source, parsed).map(({ number, name }) => [number, name]); // [["1", "Ceasefire"], …]
 */
export function findPoints(source: Source, { text }: ParsedText): readonly PointMark[] {
  const openings = inSequence(openingsOf(text));
  const [first] = openings;
  if (first === undefined || openings.length < FewestPoints) return [];
  const isFilled = text.trimEnd().length - first.start >= SmallestShare * text.trimEnd().length;
  const says = `${source.details.title ?? ""}\n${text.slice(0, first.start)}`;
  if (!isFilled || !DraftWords.test(says)) return [];
  return openings.map((opening, at) => markOf(source, text, opening, openings[at + 1]?.start ?? text.length));
}

function openingsOf(text: string): readonly Opening[] {
  const openings: Opening[] = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const match = OpeningPattern.exec(text.slice(start, Math.min(end, start + LongestHeading)));
    if (match?.[1] !== undefined) openings.push({ start, number: Number(match[1]), wordsFrom: start + match[0].length });
    start = end + 1;
  }
  return openings;
}

/** The openings that count 1, 2, 3 …: a lower number inside a point is an item of it; the count ends where nothing goes on. */
function inSequence(openings: readonly Opening[]): readonly Opening[] {
  const counted: Opening[] = [];
  for (const opening of openings) if (opening.number === counted.length + 1) counted.push(opening);
  return counted;
}

/** A point whose place is known from elsewhere: its number as written, and its heading where it has one. */
export type KnownPoint = {
  readonly range: TextRange;
  readonly number: string;
  readonly wordsFrom: number;
  readonly heading: TextRange | undefined;
};

/** The marks of points that are known to be there, as `findPoints` would write them. */
export function markKnownPoints(source: Source, points: readonly KnownPoint[]): readonly PointMark[] {
  return points.map(({ range, number, wordsFrom, heading }) => {
    const words = trimmed(source.text, { start: Math.min(wordsFrom, range.end), end: range.end });
    return writeMark(source, { range: trimmed(source.text, range), words, number, heading: heading ?? headingOf(source.text, words) });
  });
}

function markOf(source: Source, text: string, { start, number, wordsFrom }: Opening, before: number): PointMark {
  const range = trimmed(text, { start, end: before });
  const words = trimmed(text, { start: Math.min(wordsFrom, range.end), end: range.end });
  return writeMark(source, { range, words, number: String(number), heading: headingOf(text, words) });
}

type Found = {
  readonly range: TextRange;
  readonly words: TextRange;
  readonly number: string;
  readonly heading: TextRange | undefined;
};

function writeMark(source: Source, { range, words, number, heading }: Found): PointMark {
  const { text } = source;
  const name = heading === undefined ? nameWithoutHeading(text.slice(words.start, words.end)) : text.slice(heading.start, heading.end);
  const headingTopic = heading === undefined ? undefined : topicIn(name)?.topic;
  const topics = new Set([headingTopic, topicIn(text.slice(words.start, words.end))?.topic].filter((topic) => topic !== undefined));
  return {
    id: markIdOf(source.id, "point", range),
    kind: "point",
    range,
    basis: { kind: "rule", name: "points/numbered", certainty: heading === undefined ? 0.8 : 0.9 },
    number,
    name,
    ...(heading === undefined ? {} : { heading }),
    ...(headingTopic === undefined ? {} : { headingTopic }),
    topics: [...topics],
  };
}

/** A short opening of its own: "Ceasefire. The truce …", "Withdrawal: …", or the rest of the line where the words go on below. */
function headingOf(text: string, words: TextRange): TextRange | undefined {
  const opening = text.slice(words.start, Math.min(words.end, words.start + LongestHeading));
  const match = /^[*_]*([^.:\n[\]]{2,60}?)[*_]*(?:[.:][*_]*(?=\s)|\n|\s[–—]\s)/u.exec(opening);
  const found = match?.[1]?.trim();
  if (found === undefined || match === null || found.split(/\s+/u).length > 7 || /\b(?:shall|will|must|may|is|are)\b/i.test(found))
    return undefined;
  const from = words.start + opening.indexOf(found);
  return { start: from, end: from + found.length };
}

/** The topic the words name, else their beginning, cut at a word. */
function nameWithoutHeading(words: string): string {
  const line = (words.split("\n", 1)[0] ?? "").trim();
  if (line.length <= LongestName) return line.replace(/[.;:,]+$/u, "");
  const cut = line.slice(0, LongestName);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  let to = end;
  while (to > from && /\s/u.test(text[to - 1] ?? "")) to--;
  while (from < to && /\s/u.test(text[from] ?? "")) from++;
  return { start: from, end: to };
}
