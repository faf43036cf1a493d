/** Decides which lines are a table of contents: labels in a row with no text between them, which all come again further down, or page numbers behind dots. */
import type { DraftLine } from "./describe-lines.ts";

/** Fewer labelled lines than this are no table. */
const LeastEntries = 3;
/** Share of the entries that must come again below. */
const ShareRepeated = 0.7;
/** An entry is a heading, not a sentence. */
const LongestEntry = 160;

/** For each line whether it belongs to a table of contents. Cost: the number of lines. */
export function findContents(text: string, lines: readonly DraftLine[]): readonly boolean[] {
  const isContents = lines.map((line) => line.kind === "words" && hasPageNumber(text, line));
  const laterKeys = keysFromTheEnd(lines);
  for (let at = 0; at < lines.length; ) {
    if (keyOf(lines[at]) === undefined) {
      at++;
      continue;
    }
    const run = runFrom(text, lines, at);
    if (run.entries.length >= LeastEntries) {
      const again = run.entries.filter((entry) => (laterKeys.get(keyOf(lines[entry]) ?? "") ?? -1) >= run.end);
      const isBare = run.entries.some((entry) => lines[entry]?.label?.word !== "count");
      if (
        again.length >= run.entries.length * ShareRepeated &&
        hasSiblings(text, lines, run.entries) &&
        (isBare || introduced(text, lines, at))
      )
        for (let line = at; line < run.end; line++) if (lines[line]?.kind === "words") isContents[line] = true;
    }
    at = Math.max(run.end, at + 1);
  }
  // The heading above belongs to it.
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.kind !== "words" || !isContentsHeading(text, line)) continue;
    const ahead = [1, 2, 3, 4, 5].map((step) => at + step).find((index) => lines[index]?.kind === "words");
    isContents[at] = ahead === undefined || isContents[ahead] === true || lines[at + 1]?.kind === "markup";
  }
  return isContents;
}

/** "Article 5 Scope ........ 12", "Scope\t12": dots or a gap before a page number. */
function hasPageNumber(text: string, line: DraftLine): boolean {
  if (line.to - line.from > LongestEntry) return false;
  const words = text.slice(line.from, line.to);
  return /(?:\.{4,}|(?:\. ){3,}|…{2,}|\t| {4,})\s*(?:\d{1,4}|[ivxl]{1,6})$/u.test(words) && /\p{L}/u.test(words);
}

function isContentsHeading(text: string, line: DraftLine): boolean {
  return /^[*_]{0,3}(?:table of contents|contents|index|table des matières|inhalt(?:sverzeichnis)?|índice|содержание|المحتويات)[*_]{0,3}:?$/iu.test(
    text.slice(line.from, Math.min(line.to, line.from + 60)),
  );
}

/** True where a heading such as "Contents" stands just above. */
function introduced(text: string, lines: readonly DraftLine[], at: number): boolean {
  for (let above = at - 1, seen = 0; above >= 0 && seen < 4; above--) {
    const line = lines[above];
    if (line === undefined || line.kind === "blank") continue;
    if (line.kind === "words" && isContentsHeading(text, line)) return true;
    seen++;
  }
  return false;
}

/** Labelled headings in a row: at most one short unlabelled line (a title on its own line) between two of them. */
function runFrom(text: string, lines: readonly DraftLine[], start: number): { readonly entries: readonly number[]; readonly end: number } {
  const entries: number[] = [];
  let titles = 0;
  let at = start;
  let end = start;
  const keys = new Set<string>();
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.kind === "markup" || line.kind === "footnote") break;
    if (line.kind === "blank") continue;
    const isShort = line.to - line.from <= LongestEntry && !/[.;:,]$/u.test(text.slice(Math.max(line.from, line.to - 1), line.to));
    const key = keyOf(line);
    if (key !== undefined && (isShort || line.label?.end === line.to)) {
      // The first label that comes a second time is where the text itself begins.
      if (keys.has(key) && line.label?.word !== "count") break;
      keys.add(key);
      entries.push(at);
      titles = 0;
      end = at + 1;
      continue;
    }
    if (!isShort || key !== undefined || ++titles > 2 || entries.length === 0) break;
    const entry = lines[entries.at(-1) ?? -1];
    if (titles === 1 && entry?.label?.end === entry?.to) end = at + 1; // A number on one line, its title on the next.
  }
  return { entries, end: entries.length === 0 ? start : end };
}

/** A table names several parts, or several articles; a title, a chapter, a section and an article under each other are headings of the text. */
function hasSiblings(text: string, lines: readonly DraftLine[], entries: readonly number[]): boolean {
  const words = entries.flatMap((entry) => {
    const line = lines[entry];
    return line === undefined ? [] : [/^\P{L}*(\p{L}*)/u.exec(text.slice(line.from, line.from + 40))?.[1]?.toLowerCase()];
  });
  return new Set(words).size < words.length;
}

function keyOf(line: DraftLine | undefined): string | undefined {
  const label = line?.label;
  if (label === undefined || label.word === "bullet" || label.word === "option") return undefined;
  if (label.word === "count" && !label.style.startsWith("dotted") && label.style !== "1." && label.style !== "A.") return undefined;
  return `${label.style} ${label.number ?? ""}`;
}

/** The last line on which each label stands. */
function keysFromTheEnd(lines: readonly DraftLine[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [at, line] of lines.entries()) {
    const key = keyOf(line);
    if (key !== undefined) last.set(key, at);
  }
  return last;
}
