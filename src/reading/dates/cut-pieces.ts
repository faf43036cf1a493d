/** Decides how a text is cut into the pieces that time expressions are made of, apart from the tokens, so that "3-5", "10:00" and "Jan." are always the same pieces. */
import { countBefore } from "../count-before.ts";
import type { ParsedText, Token } from "../parsed-text.ts";
import type { Meaning } from "./meaning.ts";

/** One piece: a word, a number, a numeric date, a clock reading or a mark; or, after a rule fired, a whole expression. */
export type Piece = {
  readonly start: number;
  readonly end: number;
  /** Lower case, typographic marks mapped to ASCII. */
  readonly lower: string;
  readonly isCapital: boolean;
  /** No white space between this piece and the one before. */
  readonly isGlued: boolean;
  /** Penn tag of the token that begins here, empty where there is none. */
  readonly fineTag: string;
  /** What a rule made of it, and which rules took part, the outermost last. */
  readonly found?: { readonly meaning: Meaning; readonly rules: readonly string[] };
};

// ISO date-times; numeric dates with one separator; clock readings; numbers; words; the possessive; single marks. Each is linear.
const PieceForm =
  /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?|(?<!\d[-/.]?)\d{1,4}([-/.])\d{1,2}\1\d{1,5}(?![\d]|[-/.]\d)|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d+(?:,\d{3}(?!\d))*(?:\.\d{1,9}(?!\d))?|'s(?!\p{L})|\p{L}+(?:'(?!s(?!\p{L}))\p{L}+)?|\S/gu;

const Typographic: ReadonlyMap<string, string> = new Map([
  ["\u2018", "'"],
  ["\u2019", "'"],
  ["\u201c", '"'],
  ["\u201d", '"'],
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["\u2012", "-"],
  ["\u2013", "-"],
  ["\u2014", "-"],
  ["\u2212", "-"],
]);

/** Cuts a stretch of `text`; `tokens`, in order, lend their tags. Cost: the length of the stretch. */
export function cutPieces(text: string, from = 0, to = text.length, tokens: readonly Token[] = []): readonly Piece[] {
  const plain = text.slice(from, to).replace(/[\u2018\u2019\u201c\u201d\u2010-\u2014\u2212]/g, (mark) => Typographic.get(mark) ?? mark);
  const pieces: Piece[] = [];
  let at = firstTokenAt(tokens, from);
  let before = -1;
  for (const match of plain.matchAll(PieceForm)) {
    const start = from + match.index;
    const form = match[0];
    while ((tokens[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const token = tokens[at];
    pieces.push({
      start,
      end: start + form.length,
      lower: form.toLowerCase(),
      isCapital: /^\p{Lu}/u.test(form),
      isGlued: start === before,
      fineTag: token !== undefined && token.start <= start ? token.fineTag : "",
    });
    before = start + form.length;
  }
  return pieces;
}

/** Cuts every paragraph of a parsed text on its own: no expression reaches over a paragraph's end. */
export function cutParagraphs(parsed: ParsedText): readonly (readonly Piece[])[] {
  const paragraphs = parsed.paragraphs.length > 0 ? parsed.paragraphs : [{ start: 0, end: parsed.text.length }];
  return paragraphs.map((paragraph) => cutPieces(parsed.text, paragraph.start, paragraph.end, parsed.tokens));
}

/** Index of the first token that ends after `offset`. */
function firstTokenAt(tokens: readonly Token[], offset: number): number {
  return countBefore(tokens, ({ end }) => end <= offset);
}
