/** Decides where and when a dispatch says it was written: "ORSA, 3 March 2026 (Agency) -" at the head of the text. */
import type { TextRange } from "#record";
import type { ParsedText } from "../parsed-text.ts";
import { rules } from "../rules/date-words.ts";
import { cutPieces } from "./cut-pieces.ts";
import { foldExpressions } from "./match-rules.ts";
import type { Meaning } from "./meaning.ts";

/** `place` in the text's own letters; `meaning` where the dateline carries a date. */
export type Dateline = {
  readonly range: TextRange;
  readonly place: string;
  readonly placeRange: TextRange;
  readonly date?: { readonly range: TextRange; readonly meaning: Meaning };
};

/** A dateline ends within so many characters of its paragraph's start. */
const LongestDateline = 110;
const ParagraphsSearched = 6;

// PLACE[, Region][, date][ (Agency)] followed by a dash; upper-case places need no date, others do.
const DatelineForm =
  /^\s{0,8}(\p{Lu}[\p{L}.'\u2019-]*(?: (?:\p{Lu}[\p{L}.'\u2019-]*|de|la|al|el|of|the)){0,4}(?:, \p{Lu}[\p{L}. ]{1,24})?)((?:,? [^()\u2013\u2014-]{3,28})?)((?: ?\([^()]{2,30}\))?) ?(?:\u2013|\u2014|--?)\s/u;

/** The dateline of a text, from its first paragraphs; undefined where there is none. */
export function datelineOf(parsed: ParsedText): Dateline | undefined {
  for (const paragraph of parsed.paragraphs.slice(0, ParagraphsSearched)) {
    const head = parsed.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LongestDateline));
    const found = readDateline(head, paragraph.start);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readDateline(head: string, offset: number): Dateline | undefined {
  const match = DatelineForm.exec(head);
  if (match === null) return undefined;
  const whole = match[0];
  const dated = dateWithin(whole, offset);
  const end = dated === undefined ? offset + whole.length : dated.range.start;
  const written = (match[1] ?? "").trim();
  const placeStart = offset + head.indexOf(written);
  const place = head.slice(placeStart - offset, Math.min(placeStart + written.length, end) - offset).replace(/[\s,(]+$/, "");
  const isShouted = /^[\p{Lu}\s.,'\u2019-]+$/u.test(place.split(",")[0] ?? "") && /\p{Lu}{3}/u.test(place);
  const hasAgency = (match[3] ?? "") !== "";
  if (place === "" || (!isShouted && dated === undefined && !hasAgency)) return undefined;
  return {
    range: { start: placeStart, end: offset + whole.trimEnd().length },
    place,
    placeRange: { start: placeStart, end: placeStart + place.length },
    ...(dated === undefined ? {} : { date: dated }),
  };
}

function dateWithin(whole: string, offset: number): Dateline["date"] {
  for (const piece of foldExpressions(cutPieces(whole), rules)) {
    if (piece.found !== undefined && /^(?:day|weekday)$/.test(piece.found.meaning.kind)) {
      return { range: { start: offset + piece.start, end: offset + piece.end }, meaning: piece.found.meaning };
    }
  }
  return undefined;
}
