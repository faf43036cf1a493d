/** Decides which words of a text are times, and which days they mean, read from the day of the report. */
import { type DateMark, markIdOf, type Problem, type Source } from "#record";
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
export function findDates(parsed: ParsedText, source: Source): readonly DateMark[] {
  const reference = findReferenceDay(parsed, source);
  const names = monthsThatAreNames(parsed);
  const marks: DateMark[] = [];
  let mentioned: DayNumber | undefined;
  for (const pieces of cutParagraphs(parsed)) {
    for (const piece of foldExpressions(pieces, rules)) {
      if (piece.found === undefined || isNameInThisText(piece, parsed, names)) continue;
      const { meaning } = piece.found;
      const facing = faceClause(parsed, piece.start, piece.end);
      const placed = placeOnCalendar(meaning, { reference: reference?.day, mentioned, facing });
      marks.push(markOf(piece, placed, source, certaintyOf(placed, meaning, reference)));
      mentioned = dayNamedBy(placed) ?? mentioned;
    }
  }
  return marks;
}

/** What is the matter with the times of a text: no day to count from, dates the calendar does not have, dates with two readings. */
export function findDateProblems(parsed: ParsedText, source: Source): readonly Problem[] {
  const reference = findReferenceDay(parsed, source);
  const problems: Problem[] = [];
  if (source.details.published !== undefined && dayOfIso(source.details.published) === undefined) {
    problems.push({
      code: "unreadable-publication-date",
      severity: "warning",
      message: `The publication date "${source.details.published.slice(0, 40)}" is not a day of the calendar.`,
      whatToDo: "Give the date as YYYY-MM-DD.",
    });
  }
  if (reference === undefined) {
    problems.push({
      code: "no-publication-date",
      severity: "warning",
      message: "The text has no publication date, so words like 'on Sunday' keep no date.",
      whatToDo: "Give the date it was published.",
    });
  } else if (reference.from !== "metadata") {
    problems.push({
      code: "publication-date-from-text",
      severity: "note",
      message: `The publication date was taken from the text's ${reference.from}.`,
      whatToDo: "Give the date it was published if this is not it.",
      ...(reference.range === undefined ? {} : { range: reference.range }),
    });
  }
  for (const pieces of cutParagraphs(parsed)) {
    for (const piece of foldExpressions(pieces, rules)) {
      const problem = problemWith(piece, parsed.text);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return problems;
}

function problemWith(piece: Piece, text: string): Problem | undefined {
  const meaning = piece.found?.meaning;
  if (meaning === undefined) return undefined;
  const range = { start: piece.start, end: piece.end };
  const words = text.slice(piece.start, piece.end);
  if (meaning.kind === "unknown" && meaning.why === "ambiguous") {
    const message = `"${words}" can be read with the day or the month first.`;
    return { code: "ambiguous-date", severity: "note", message, whatToDo: "Correct the date if you know which is meant.", range };
  }
  const isImpossible =
    (meaning.kind === "unknown" && meaning.why === "impossible") ||
    (meaning.kind === "day" &&
      placeOnCalendar({ ...meaning, year: meaning.year ?? LeapYear }, { reference: 0, mentioned: undefined, facing: "open" }).time ===
        undefined);
  return isImpossible ? { code: "impossible-date", severity: "note", message: `The calendar has no "${words}".`, range } : undefined;
}

const LeapYear = 2024;

function markOf(piece: Piece, placed: Placed, source: Source, certainty: number): DateMark {
  const range = { start: piece.start, end: piece.end };
  const ruleNames = piece.found?.rules ?? [];
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

/** The single day an expression names, to which "the next day" can refer. */
function dayNamedBy(placed: Placed): DayNumber | undefined {
  if (placed.time === undefined || (placed.time.precision !== "day" && placed.time.precision !== "time")) return undefined;
  return dayOfIso(placed.time.from);
}

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
function isNameInThisText(piece: Piece, parsed: ParsedText, names: ReadonlySet<string>): boolean {
  const meaning = piece.found?.meaning;
  if (meaning?.kind !== "month" || meaning.year !== undefined || names.size === 0) return false;
  return names.has(parsed.plain.slice(piece.start, piece.end).toLowerCase());
}
