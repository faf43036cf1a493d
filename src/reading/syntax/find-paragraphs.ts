/** Decides where paragraphs begin and end and which of them are headings, list items or credits. */
import type { TextBlock, TextRange } from "#record";
import type { Paragraph } from "../parsed-text.ts";

/** The paragraphs of `plain` in order: by `blocks` where intake knew them, by layout in what they leave uncovered. */
export function findParagraphs(plain: string, blocks: readonly TextBlock[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let covered = 0;
  for (const block of blocks) {
    const start = Math.max(block.range.start, covered);
    const end = Math.min(block.range.end, plain.length);
    if (end <= start) continue;
    pushByLayout(plain, { start: covered, end: start }, paragraphs);
    pushTrimmed(plain, { start, end }, paragraphs, KIND_OF_BLOCK[block.kind]);
    covered = end;
  }
  pushByLayout(plain, { start: covered, end: plain.length }, paragraphs);
  return paragraphs.map((paragraph, place) => withLayoutKind(plain, paragraph, place, paragraphs));
}

/** `guess` leaves the kind to the layout. */
type KnownKind = Paragraph["kind"];

const KIND_OF_BLOCK: Readonly<Record<TextBlock["kind"], KnownKind>> = {
  heading: "heading",
  paragraph: "body",
  "list item": "list item",
  "table row": "list item",
  caption: "body",
};

/** Blank lines part paragraphs; single line ends do too, unless the lines look like prose wrapped to a width. */
function pushByLayout(plain: string, range: TextRange, paragraphs: Paragraph[]): void {
  const lines = linesOf(plain, range);
  let first = 0;
  while (first < lines.length) {
    let after = first;
    while (after < lines.length && !isBlank(lines[after])) after += 1;
    const group = lines.slice(first, after);
    if (isWrapped(plain, group)) pushTrimmed(plain, { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 }, paragraphs, "body");
    else for (const line of group) pushTrimmed(plain, line, paragraphs, "body");
    first = after + 1;
  }
}

/** The lines of `range` without surrounding blanks; a blank line has length 0. */
function linesOf(plain: string, range: TextRange): readonly TextRange[] {
  const lines: TextRange[] = [];
  let start = range.start;
  while (start < range.end) {
    const found = plain.indexOf("\n", start);
    const end = found < 0 || found > range.end ? range.end : found;
    lines.push(trimmed(plain, { start, end }));
    start = end + 1;
  }
  return lines;
}

/** Several lines of like, moderate length, one of which ends in the middle of a sentence. */
function isWrapped(plain: string, lines: readonly TextRange[]): boolean {
  if (lines.length < 2) return false;
  const lengths = lines.map((line) => line.end - line.start);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest < NARROWEST_WRAP || longest > WIDEST_WRAP) return false;
  let midSentence = 0;
  for (let place = 0; place + 1 < lines.length; place++) {
    const line = lines[place];
    const next = lines[place + 1];
    if (line === undefined || next === undefined) continue;
    if (line.end - line.start < longest * SHORTEST_WRAPPED_SHARE || LIST_OPENING.test(plain.slice(next.start, next.start + 8)))
      return false;
    if (!SENTENCE_END.test(plain.slice(Math.max(line.start, line.end - 2), line.end))) midSentence += 1;
  }
  return midSentence * 2 >= lines.length - 1;
}

function pushTrimmed(plain: string, range: TextRange, paragraphs: Paragraph[], kind: KnownKind): void {
  const { start, end } = trimmed(plain, range);
  if (end > start) paragraphs.push({ start, end, kind });
}

function trimmed(plain: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && BLANKS.has(plain.charAt(start))) start += 1;
  while (end > start && BLANKS.has(plain.charAt(end - 1))) end -= 1;
  return { start, end };
}

function isBlank(line: TextRange | undefined): boolean {
  return line === undefined || line.end === line.start;
}

function withLayoutKind(plain: string, paragraph: Paragraph, place: number, all: readonly Paragraph[]): Paragraph {
  if (paragraph.kind !== "body" || paragraph.end - paragraph.start > LONGEST_HEADING) return isListItem(plain, paragraph);
  const words = plain.slice(paragraph.start, paragraph.end);
  const isNearEdge = place < CREDIT_PARAGRAPHS || place >= all.length - CREDIT_PARAGRAPHS;
  if (isNearEdge && all.length > 1 && isCredit(words)) return { ...paragraph, kind: "credit" };
  if (LIST_OPENING.test(words)) return { ...paragraph, kind: "list item" };
  if (isHeading(words, all[place + 1])) return { ...paragraph, kind: "heading" };
  return paragraph;
}

function isListItem(plain: string, paragraph: Paragraph): Paragraph {
  if (paragraph.kind !== "body") return paragraph;
  return LIST_OPENING.test(plain.slice(paragraph.start, paragraph.start + 8)) ? { ...paragraph, kind: "list item" } : paragraph;
}

/** "with DPA and Reuters", "By Ana Lund", "(AP, AFP)", "Reporting by …; editing by …". */
function isCredit(words: string): boolean {
  if (words.length > LONGEST_CREDIT) return false;
  if (AGENCY_LINE.test(words) || EDITORIAL_OPENING.test(words)) return true;
  if (!NAMES_OPENING.test(words)) return false;
  const rest = words.split(/[\s,;/()]+/).slice(1);
  return rest.length > 0 && rest.every((word) => word === "" || SMALL_CREDIT_WORDS.has(word) || /^\p{Lu}/u.test(word));
}

/** A short line without an end mark, with a longer paragraph to come, that starts with a capital, figure or quote. */
function isHeading(words: string, next: Paragraph | undefined): boolean {
  if (next === undefined || next.kind === "credit") return false;
  if (SENTENCE_END.test(words.slice(-2)) || /[,;:]$/.test(words)) return false;
  return /^["'(\d\p{Lu}]/u.test(words);
}

const BLANKS: ReadonlySet<string> = new Set([" ", "\t", "\r", "\n", "\f", "\v"]);
const SENTENCE_END = /[.!?\u2026]["')\]]?$/;
const LIST_OPENING = /^(?:[-*\u2022\u2023\u25aa\u25cf\u25e6\u00b7] |\d{1,3}[.)] |\((?:\d{1,2}|[a-z]|[ivx]{1,4})\) |[a-z]\) )/;
const NAMES_OPENING = /^\(?(?:[Ww]ith|[Bb]y|BY|[Ff]rom|[Ss]ources?:|[Pp]hotos?:) \p{Lu}/u;
const SMALL_CREDIT_WORDS: ReadonlySet<string> = new Set([
  "and",
  "in",
  "for",
  "of",
  "the",
  "at",
  "agencies",
  "wires",
  "by",
  "&",
  "reporting",
]);
const EDITORIAL_OPENING =
  /^[-(\s]*(?:[Aa]dditional )?(?:[Rr]eporting|[Ee]diting|[Ee]dited|[Ww]riting|[Ww]ritten|[Cc]ompiled|[Rr]eported|[Tt]ranslat(?:ion|ed)) (?:by|from) /;
const AGENCY_LINE = /^[-(\s]*\p{Lu}[\p{Lu}\d]{1,7}(?:(?:\/|, ?| and | & )\p{Lu}[\p{L}\d]{1,12}){0,5}[)\s]*$/u;

const NARROWEST_WRAP = 40;
const WIDEST_WRAP = 100;
const SHORTEST_WRAPPED_SHARE = 0.6;
const LONGEST_HEADING = 160;
const LONGEST_CREDIT = 160;
const CREDIT_PARAGRAPHS = 3;
