/** Decides from which day a text is to be read: its publication date in its own zone, else a date line or dateline that gives a whole date. */
import type { Source, TextRange } from "#record";
import type { ParsedText } from "../parsed-text.ts";
import { rules } from "../rules/date-words.ts";
import { type DayNumber, dayNumberOf } from "./calendar.ts";
import { cutPieces } from "./cut-pieces.ts";
import { datelineOf } from "./find-dateline.ts";
import { foldExpressions } from "./match-rules.ts";
import type { Meaning } from "./meaning.ts";

/** `certainty` multiplies that of every expression counted from the day. */
export type ReferenceDay = {
  readonly day: DayNumber;
  readonly from: "metadata" | "date line" | "dateline";
  readonly certainty: number;
  readonly range?: TextRange;
};

const ParagraphsSearched = 6;
const LongestDateLine = 80;

/** The day of the report; undefined where neither metadata nor text gives a whole date. */
export function findReferenceDay(parsed: ParsedText, source: Source): ReferenceDay | undefined {
  const published = dayOfIso(source.details.published);
  if (published !== undefined) return { day: published, from: "metadata", certainty: 1 };
  for (const paragraph of parsed.paragraphs.slice(0, ParagraphsSearched)) {
    if (paragraph.end - paragraph.start > LongestDateLine) continue;
    const line = parsed.text.slice(paragraph.start, paragraph.end);
    const found = dateLine(line);
    if (found !== undefined)
      return { day: found, from: "date line", certainty: 0.9, range: { start: paragraph.start, end: paragraph.end } };
  }
  const dateline = datelineOf(parsed);
  const day = dateline?.date === undefined ? undefined : wholeDay(dateline.date.meaning);
  return day === undefined || dateline === undefined ? undefined : { day, from: "dateline", certainty: 0.8, range: dateline.range };
}

/** The date part of an ISO date or date-time: the day in its own zone. */
export function dayOfIso(iso: string | undefined): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(iso ?? "");
  return match === null ? undefined : dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A line that holds one whole date and else only words like "Published", a byline, a time or a place. */
function dateLine(line: string): DayNumber | undefined {
  const pieces = foldExpressions(cutPieces(line), rules);
  const dates = pieces.flatMap((piece) => {
    const meaning = piece.found?.meaning;
    return meaning === undefined ? [] : [wholeDay(meaning.kind === "moment" ? meaning.day : meaning)];
  });
  const days = dates.filter((day) => day !== undefined);
  const [day] = days;
  if (day === undefined || days.some((other) => other !== day)) return undefined;
  const rest = pieces.filter((piece) => piece.found === undefined && /^\p{L}/u.test(piece.lower));
  const isLabelled = /^(?:published|posted|updated|issued|released|date|dated|first|last|by|on)$/.test(rest[0]?.lower ?? "published");
  return isLabelled || (rest.length <= 3 && rest.every((piece) => piece.isCapital)) ? day : undefined;
}

function wholeDay(meaning: Meaning): DayNumber | undefined {
  return meaning.kind === "day" && meaning.year !== undefined ? dayNumberOf(meaning.year, meaning.month, meaning.day) : undefined;
}
