/** Decides what each line of a draft is taken alone: blank, markup, a heading, a labelled line or words, with its indentation. */
import { findBracketMarks } from "../brackets/find-bracket-marks.ts";
import { type Line, splitLines } from "./lines.ts";
import { type Label, readLabel } from "./read-label.ts";

export type DraftLine = Line & {
  readonly kind: "blank" | "markup" | "footnote" | "words";
  /** Columns before the first sign; a tab goes to the next multiple of four. */
  readonly indent: number;
  /** Offset of the first sign after indentation and heading marks; of the last sign, exclusive. */
  readonly from: number;
  readonly to: number;
  /** 1 to 6 where Markdown marks a heading. */
  readonly headingLevel: number | undefined;
  readonly label: Label | undefined;
};

/** Describes every line of `text`. Cost: its length. */
export function describeLines(text: string): readonly DraftLine[] {
  const lines = splitLines(text);
  const described: DraftLine[] = [];
  const frontMatterEnd = frontMatterLines(text, lines);
  const markStarts = new Set(findBracketMarks(text).flatMap(({ kind, start }) => (kind === "footnote" ? [start] : [])));
  let inFootnote = false;
  for (const [at, line] of lines.entries()) {
    const { from, to, indent } = trimmed(text, line);
    const base = { start: line.start, end: line.end, indent, from, to, headingLevel: undefined, label: undefined };
    if (at < frontMatterEnd) {
      described.push({ ...base, kind: from < to ? "markup" : "blank" });
      continue;
    }
    if (from >= to) {
      described.push({ ...base, kind: "blank" });
      continue;
    }
    const opening = text.slice(from, Math.min(to, from + 200));
    const isNumberedNote = markStarts.has(from) && /^\[\d{1,3}\][.:)]?\s+\p{L}/u.test(opening);
    if (isNumberedNote || /^\[\^[^\]\s]{1,40}\]:/u.test(opening)) {
      inFootnote = true;
      described.push({ ...base, kind: "footnote" });
      continue;
    }
    // What is indented below a footnote goes on with it.
    inFootnote &&= indent >= 2;
    if (inFootnote) {
      described.push({ ...base, kind: "footnote" });
      continue;
    }
    if (isMarkup(opening, to - from)) {
      described.push({ ...base, kind: "markup" });
      continue;
    }
    const marks = indent <= 3 ? /^(#{1,6})[ \t]+/u.exec(opening) : null;
    const level = marks?.[1]?.length ?? setextLevel(text, lines, at, opening);
    const wordsFrom = from + (marks?.[0].length ?? 0);
    const wordsTo = marks === null ? to : to - (/\s{1,10}#{1,6}$/u.exec(text.slice(Math.max(wordsFrom, to - 16), to))?.[0].length ?? 0);
    described.push({
      ...base,
      kind: "words",
      from: wordsFrom,
      to: wordsTo,
      headingLevel: level,
      label: readLabel(text, wordsFrom, wordsTo, level !== undefined),
    });
  }
  return described;
}

/** Where the signs of a line begin and end, and at which column. */
function trimmed(text: string, line: Line): { readonly from: number; readonly to: number; readonly indent: number } {
  let from = line.start;
  let indent = 0;
  for (; from < line.end; from++) {
    const unit = text[from] ?? "";
    if (unit === "\t") indent = (Math.floor(indent / TabWidth) + 1) * TabWidth;
    else if (/\s|\u200e|\u200f|\ufeff/u.test(unit)) indent++;
    else break;
  }
  let to = line.end;
  while (to > from && /\s/u.test(text[to - 1] ?? "")) to--;
  return { from, to, indent };
}
const TabWidth = 4;

/** Lines of a YAML block at the head, fences included; 0 where there is none. */
function frontMatterLines(text: string, lines: readonly Line[]): number {
  const first = lines[0];
  if (
    first === undefined ||
    text
      .slice(first.start, first.end)
      .replace(/^\ufeff/u, "")
      .trimEnd() !== "---"
  )
    return 0;
  for (let at = 1; at < Math.min(lines.length, LongestFrontMatter); at++) {
    const line = lines[at];
    const words = line === undefined ? "" : text.slice(line.start, Math.min(line.end, line.start + 400));
    if (/^(?:---|\.\.\.)\s*$/u.test(words)) return at + 1;
    if (words.trim() !== "" && !/^(?:[\w.-]+\s*:|\s|- |#)/u.test(words)) return 0;
  }
  return 0;
}
const LongestFrontMatter = 200;

/** Rules, attribute lists, link definitions, comments: signs for a renderer, no words of the draft. */
function isMarkup(opening: string, length: number): boolean {
  if (/^(?:[-*_=~][ \t]*){3,}$/u.test(opening) && length < 200) return true;
  if (/^\{:[^}]*\}$/u.test(opening)) return true;
  if (/^\[[^\]^]{1,80}\]:\s*<?(?:[a-z][a-z0-9+.-]*:|\/|\.{0,2}\/|#|www\.)\S*/iu.test(opening)) return true;
  return /^<!--.*-->$/u.test(opening) || /^(?:[-*+]\s+)?\[?toc\]?$/iu.test(opening);
}

/** An underlined heading: words, then a line of `=` or `-`. */
function setextLevel(text: string, lines: readonly Line[], at: number, opening: string): number | undefined {
  const next = lines[at + 1];
  if (next === undefined || next.end - next.start > 200 || /^[-+*>#]/u.test(opening)) return undefined;
  const underline = text.slice(next.start, next.end).trim();
  if (/^={3,}$/u.test(underline)) return 1;
  return /^-{3,}$/u.test(underline) ? 2 : undefined;
}
