/** Decides which words of a text are times, and which days they mean, read from the day of the report. */
import { type DateMark, markIdOf, type Problem, type Source, type TextRange } from "#record";
import type { DayNumber } from "./dates/calendar.ts";
import { cutParagraphs, type Piece } from "./dates/cut-pieces.ts";
import { faceClause } from "./dates/face-clause.ts";
import { dayOfIso, findReferenceDay, type ReferenceDay } from "./dates/find-reference-day.ts";
import { foldExpressions } from "./dates/match-rules.ts";
import type { Meaning } from "./dates/meaning.ts";
import { type Placed, placeOnCalendar } from "./dates/place-on-calendar.ts";
import type { ParsedText } from "./parsed-text.ts";
import { AmbiguousMonths } from "./rules/calendar-words.ts";
import { rules } from "./rules/date-words.ts";

export { type Dateline, datelineOf } from "./dates/find-dateline.ts";

/**
 * Every time expression in order. Relative ones are counted from `source.details.published` (its date in its own zone), else from a date line
 * or dateline that gives a whole date, with less certainty; without any their `time` stays undefined. Linear in the text.
 *
 * @example findDates(parsed, source) // "on Saturday" in a report of Monday 2025-12-22: value "2025-12-20"
 */
export function findDates(
  parsed: ParsedText,
  source: Source,
  times: readonly TimeExpression[] = findTimeExpressions(parsed),
): readonly DateMark[] {
  const reference = findReferenceDay(parsed, source);
  const names = monthsThatAreNames(parsed);
  const marks: DateMark[] = [];
  let told: DayNumber | undefined;
  let named: DayNumber | undefined;
  for (const time of times) {
    if (isNameInThisText(time, parsed, names)) continue;
    const { meaning } = time.found;
    const facing = faceClause(parsed, time.start, time.end);
    // "the next day" goes back to the day something was told of, "that month" to any that was named.
    const mentioned = isOfLonger(meaning) ? named : told;
    const placed = placeOnCalendar(meaning, { reference: reference?.day, mentioned, facing });
    marks.push(markOf(time, placed, source, certaintyOf(placed, meaning, reference)));
    const day = dayNamedBy(placed);
    named = day ?? named;
    if (!isAside(time, parsed)) told = day ?? told;
  }
  return marks;
}

/** A stretch of the text that a rule takes for a time. */
export type TimeExpression = Piece & Required<Pick<Piece, "found">>;

/** What the rules take for times, in order, before it is asked which days are meant. */
export function findTimeExpressions(parsed: ParsedText): readonly TimeExpression[] {
  return cutParagraphs(parsed).flatMap((pieces) => foldExpressions(pieces, rules).filter(isExpression));
}

function isExpression(piece: Piece): piece is TimeExpression {
  return piece.found !== undefined;
}

/**
 * What is the matter with the times of a text, at most one problem of each kind: an unreadable publication date, one taken from the text,
 * dates the calendar does not have, dates with two readings. That no day of publication is known is said by `noteGaps`.
 */
export function findDateProblems(
  parsed: ParsedText,
  source: Source,
  times: readonly TimeExpression[] = findTimeExpressions(parsed),
): readonly Problem[] {
  const impossible: TextRange[] = [];
  const ambiguous: TextRange[] = [];
  for (const { start, end, found } of times) {
    const { meaning } = found;
    if (meaning.kind === "unknown" && meaning.why === "ambiguous") ambiguous.push({ start, end });
    else if (isImpossible(meaning)) impossible.push({ start, end });
  }
  return [
    ...problemsOfReference(parsed, source),
    ...problemOf(
      impossible,
      "impossible-date",
      (words, more) => `The calendar has no "${words}"${more}; it is kept without a day.`,
      parsed,
    ),
    ...problemOf(
      ambiguous,
      "ambiguous-date",
      (words, more) => `"${words}"${more} can be read with the day or the month first; it is kept without a day.`,
      parsed,
    ),
  ];
}

function problemsOfReference(parsed: ParsedText, source: Source): readonly Problem[] {
  const { published } = source.details;
  const problems: Problem[] = [];
  if (published !== undefined && dayOfIso(published) === undefined) {
    problems.push({
      code: "unreadable-publication-date",
      severity: "warning",
      message: `The publication date "${published.slice(0, 40)}" is not a day of the calendar.`,
      whatToDo: "Give the date as YYYY-MM-DD.",
    });
  }
  const reference = findReferenceDay(parsed, source);
  if (reference?.range !== undefined) {
    problems.push({
      code: "publication-date-from-text",
      severity: "note",
      message: `Days such as 'on Sunday' were counted from the text's own ${reference.from}.`,
      whatToDo: "Give the date it was published if this is not it.",
      range: reference.range,
    });
  }
  return problems;
}

function problemOf(
  ranges: readonly TextRange[],
  code: string,
  message: (words: string, more: string) => string,
  { text }: ParsedText,
): readonly Problem[] {
  const [first] = ranges;
  if (first === undefined) return [];
  const more = ranges.length === 1 ? "" : ` (and ${ranges.length - 1} more)`;
  return [{ code, severity: "note", message: message(text.slice(first.start, first.end), more), range: first }];
}

function isImpossible(meaning: Meaning): boolean {
  if (meaning.kind === "unknown") return meaning.why === "impossible";
  if (meaning.kind !== "day") return false;
  const day: Meaning = { ...meaning, year: meaning.year ?? LeapYear };
  return placeOnCalendar(day, { reference: undefined, mentioned: undefined, facing: "open" }).time === undefined;
}

/** A year in which every day of the calendar exists. */
const LeapYear = 2024;

function markOf({ start, end, found }: TimeExpression, placed: Placed, source: Source, certainty: number): DateMark {
  const range = { start, end };
  const ruleNames = found.rules;
  return {
    id: markIdOf(source.id, "date", range),
    range,
    basis: { kind: "rule", name: ruleNames[ruleNames.length - 1] ?? "date", certainty },
    kind: "date",
    type: placed.type,
    ...(placed.value === undefined ? {} : { value: placed.value }),
    ...(placed.time === undefined ? {} : { time: placed.time }),
  };
}

/** What is counted from a day that the text itself gave is as sure as that day. */
function certaintyOf(placed: Placed, meaning: Meaning, reference: ReferenceDay | undefined): number {
  const isAbsolute =
    "year" in meaning || meaning.kind === "years" || meaning.kind === "duration" || meaning.kind === "set" || meaning.kind === "clock";
  const factor = isAbsolute ? 1 : (reference?.certainty ?? 1);
  return Math.round(placed.certainty * factor * 100) / 100;
}

/** "That month", "the previous year", "the 14th of that month". */
function isOfLonger(meaning: Meaning): boolean {
  if (meaning.kind === "same") return meaning.unit !== "day";
  return "of" in meaning && meaning.of !== undefined && isOfLonger(meaning.of);
}

/** "the collision |of| 9 March", "a letter |dated| 3 August", "the share due |from| 1 May": told of something else, which "the next day" does not go back to. */
function isAside({ start, end }: TimeExpression, { plain }: ParsedText): boolean {
  const before = plain.slice(Math.max(0, start - LongestLead), start);
  if (/\b(?:night|evening|morning|afternoon|day|eve|weekend|week) of (?:the )?$/i.test(before)) return false;
  return /\b(?:of|dated|since|until|till|by|from) (?:the )?$/i.test(before) || /^(?:since|until|till|by) /i.test(plain.slice(start, end));
}

const LongestLead = 24;

/** The single day an expression names, or the last of a few, to which "the next day" can refer. */
function dayNamedBy({ time }: Placed): DayNumber | undefined {
  const [first, last] = [dayOfIso(time?.from ?? ""), dayOfIso(time?.to ?? "")];
  if (time?.precision === "day" || time?.precision === "time") return first;
  return time?.precision === "range" && first !== undefined && last !== undefined && last - first <= LongestVisit ? last : undefined;
}

/** Days of a visit or of one round of talks, at most. */
const LongestVisit = 7;

/** Month names that this text uses for people: "Ms May", "April Lund". */
function monthsThatAreNames(parsed: ParsedText): ReadonlySet<string> {
  const names = new Set<string>();
  for (const token of parsed.tokens) {
    if (!AmbiguousMonths.has(token.lower) || !/^\p{Lu}\p{Ll}/u.test(token.form)) continue;
    const before = parsed.tokens[token.index - 1];
    const after = parsed.tokens[token.index + 1];
    const isNamed = (other: typeof before): boolean =>
      other !== undefined && other.sentence === token.sentence && other.tag === "PROPN" && /^\p{Lu}\p{Ll}+$/u.test(other.form);
    const isTitled =
      before !== undefined && /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|minister|president|senator|general)\.?$/.test(before.lower);
    const isFirstName =
      isNamed(after) && after?.fineTag === "NNP" && before?.tag !== "ADP" && before?.tag !== "DET" && before?.tag !== "ADJ";
    const isSurname = isNamed(before) && before !== undefined && before.fineTag === "NNP" && !/day$/.test(before.lower);
    if (isTitled || isSurname || isFirstName) names.add(token.lower);
  }
  return names;
}

/** True for a bare month that is a person elsewhere in the text. */
function isNameInThisText({ start, end, found }: TimeExpression, parsed: ParsedText, names: ReadonlySet<string>): boolean {
  const { meaning } = found;
  if (meaning.kind !== "month" || meaning.year !== undefined || names.size === 0) return false;
  return names.has(parsed.plain.slice(start, end).toLowerCase());
}
