/** Decides which stretches of a text stand between quotation marks, over paragraphs too, and which marks are only apostrophes. */
import type { TextRange } from "#record";
import type { ParsedText } from "./parsed-text.ts";

/** One quotation with its marks. `pieces` has one range per paragraph it runs through; `closed` is false where the closing mark is missing. */
export type Quotation = {
  readonly pieces: readonly TextRange[];
  /** 0 for a quotation in the running text, 1 for one inside another. */
  readonly level: number;
  readonly closed: boolean;
};

/**
 * Finds quotations paragraph by paragraph in one pass. An opening mark without its closing mark reaches to the end of its paragraph at most;
 * it goes on in the next paragraph only where that one begins with an opening mark again, as long speech is set.
 *
 * @example findQuotations(parseText('"We agree," she said.', syntax)) // one quotation, 0 to 11
 */
export function findQuotations(parsed: Pick<ParsedText, "text" | "paragraphs">): readonly Quotation[] {
  const found: Quotation[] = [];
  let running: readonly TextRange[] | undefined;
  for (const paragraph of parsed.paragraphs) {
    const { quotations, unclosed } = quotationsOfParagraph(parsed.text, paragraph);
    const first = quotations[0];
    const goesOn = running !== undefined && first !== undefined && first.level === 0 && startsAt(parsed.text, paragraph, first);
    if (running !== undefined && !goesOn) found.push({ pieces: running, level: 0, closed: false });
    const before = goesOn ? (running ?? []) : [];
    running = undefined;
    for (const quotation of quotations) {
      const pieces = quotation === first ? [...before, ...quotation.pieces] : quotation.pieces;
      if (quotation === unclosed) running = pieces;
      else found.push({ ...quotation, pieces });
    }
  }
  if (running !== undefined) found.push({ pieces: running, level: 0, closed: false });
  return found.sort((one, other) => startOf(one) - startOf(other) || one.level - other.level);
}

/** Where a quotation begins. */
export function startOf(quotation: Quotation): number {
  return quotation.pieces[0]?.start ?? 0;
}

function startsAt(text: string, paragraph: TextRange, quotation: Quotation): boolean {
  return text.slice(paragraph.start, startOf(quotation)).trim() === "";
}

type Turn = "open" | "close" | "either";
type QuoteMark = { readonly start: number; readonly end: number; readonly sort: "double" | "single"; readonly turn: Turn };
type OpenQuote = { readonly mark: QuoteMark; readonly level: number };

/** Pairs the marks of one paragraph. `unclosed` is the outer quotation that the paragraph leaves open, if it does. */
function quotationsOfParagraph(text: string, paragraph: TextRange): { quotations: readonly Quotation[]; unclosed: Quotation | undefined } {
  const quotations: Quotation[] = [];
  const open: OpenQuote[] = [];
  let unclosed: Quotation | undefined;
  for (const mark of marksOf(text, paragraph)) {
    const top = open.at(-1);
    const fits = top?.mark.sort === mark.sort;
    if (mark.turn === "close" || (mark.turn === "either" && fits)) closeAt(mark);
    else if (fits) {
      // The closing mark was forgotten: the new opening mark ends the old quotation.
      open.pop();
      if (mark.sort === "double") quotations.push({ pieces: [trimmed(text, top.mark.start, mark.start)], level: top.level, closed: false });
      open.push({ mark, level: open.length });
    } else if (open.length < DEEPEST) open.push({ mark, level: open.length });
  }
  const left = open.find(({ mark }) => mark.sort === "double");
  if (left !== undefined) {
    unclosed = { pieces: [trimmed(text, left.mark.start, paragraph.end)], level: 0, closed: false };
    quotations.push(unclosed);
  }
  quotations.sort((one, other) => startOf(one) - startOf(other));
  return { quotations, unclosed };

  /** Closes the innermost open quotation of the mark's sort; single ones left open inside it were apostrophes. */
  function closeAt(mark: QuoteMark): void {
    const at = open.findLastIndex((candidate) => candidate.mark.sort === mark.sort);
    const opener = open[at];
    if (opener === undefined) return;
    open.length = at;
    if (mark.end - opener.mark.start <= 2) return;
    quotations.push({ pieces: [{ start: opener.mark.start, end: mark.end }], level: at, closed: true });
  }
}

/** Quotations within quotations within quotations are not told apart. */
const DEEPEST = 3;

const OPENING = /[\s([{<\u2014\u2013\-/:;,.\u2026]/;
const ENDING = /[\s)\]}>\u2014\u2013\-/:;,.?!\u2026]/;
const LETTER = /[\p{L}\p{N}]/u;
/** Words that begin with an apostrophe, and years: '90s. */
const ELISION = /^(?:\d0s|em|n|til|tis|twas|cause|bout|round|cept)(?![\p{L}\p{N}])/iu;

/** Lists the quotation marks of a paragraph, apostrophes left out. */
function marksOf(text: string, { start, end }: TextRange): readonly QuoteMark[] {
  const marks: QuoteMark[] = [];
  for (let at = start; at < end; at++) {
    const length = lengthOfMark(text, at);
    if (length === 0) continue;
    const mark = markAt(text, at, at + length);
    if (mark !== undefined) marks.push(mark);
    at += length - 1;
  }
  return marks;
}

/** 0 where no quotation mark begins; 2 for marks typed as two signs, `` and ''. */
function lengthOfMark(text: string, at: number): number {
  const sign = text[at];
  if (sign === undefined || !`"'\`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f`.includes(sign)) return 0;
  if (sign === "`" || sign === "'" || sign === "\u2018" || sign === "\u2019") return text[at + 1] === sign ? 2 : 1;
  return 1;
}

function markAt(text: string, start: number, end: number): QuoteMark | undefined {
  const sign = text[start] ?? "";
  const sort = end - start === 2 || !"'`\u2018\u2019\u201a\u201b".includes(sign) ? "double" : "single";
  if ("\u201c\u201e\u201f\u00ab".includes(sign) || (sort === "double" && "`\u2018".includes(sign)))
    return { start, end, sort, turn: "open" };
  if ("\u201d\u00bb".includes(sign) || (sort === "double" && sign === "\u2019")) return { start, end, sort, turn: "close" };
  const before = text[start - 1];
  const after = text[end];
  const opens = before === undefined || OPENING.test(before) || isQuoteSign(before);
  const closes = after === undefined || ENDING.test(after) || isQuoteSign(after);
  if (sort === "double") return { start, end, sort, turn: opens === closes ? "either" : opens ? "open" : "close" };
  return singleMarkAt();

  /** A single mark opens before a word and closes after one; between letters, and in '90s and dogs' it is an apostrophe. */
  function singleMarkAt(): QuoteMark | undefined {
    if (
      after !== undefined &&
      LETTER.test(after) &&
      opens &&
      before !== "." &&
      !ELISION.test(text.slice(end, end + 8)) &&
      sign !== "\u2019"
    )
      return { start, end, sort, turn: "open" };
    if (before !== undefined && !/\s/.test(before) && closes) return { start, end, sort, turn: "close" };
    return undefined;
  }
}

function isQuoteSign(sign: string): boolean {
  return `"'\`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f`.includes(sign);
}

function trimmed(text: string, start: number, end: number): TextRange {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? "")) last--;
  return { start, end: last };
}
