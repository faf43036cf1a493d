/** Decides how days are counted: the proleptic Gregorian calendar as plain numbers, without a clock or a time zone. */

/** A day as the number of days since 1970-01-01. */
export type DayNumber = number & { readonly __unit?: "days since 1970-01-01" };

/** First and last day of a stretch, both included. */
export type Days = { readonly first: DayNumber; readonly last: DayNumber };

const MonthLengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const FirstYear = 1000;
export const LastYear = 2999;

/** The day of `year`, `month` (1 to 12) and `day`; undefined where the calendar has no such day or the year is outside 1000 to 2999. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber | undefined {
  if (year < FirstYear || year > LastYear || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return civilToDays(year, month, day);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeap(year)) return 29;
  return MonthLengths[month - 1] ?? 0;
}

export type CivilDay = { readonly year: number; readonly month: number; readonly day: number };

/** The inverse of `dayNumberOf` (Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`). */
export function civilOf(number: DayNumber): CivilDay {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** `YYYY-MM-DD`. */
export function isoOf(number: DayNumber): string {
  const { year, month, day } = civilOf(number);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(number: DayNumber): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The same day of the month `months` later; the last day of the month where it has no such day. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilOf(number);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return civilToDays(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The whole month `months` after the one that holds `number`. */
export function monthAround(number: DayNumber, months = 0): Days {
  const { year, month } = civilOf(addMonths(number, months));
  return monthDays(year, month);
}

export function monthDays(year: number, month: number): Days {
  return { first: civilToDays(year, month, 1), last: civilToDays(year, month, daysInMonth(year, month)) };
}

export function yearDays(from: number, to = from): Days {
  return { first: civilToDays(from, 1, 1), last: civilToDays(to, 12, 31) };
}

/** The ISO week (Monday to Sunday) that holds `number`, `weeks` later. */
export function weekAround(number: DayNumber, weeks = 0): Days {
  const first = number - (weekdayOf(number) - 1) + weeks * 7;
  return { first, last: first + 6 };
}

/** `2025-W52`: the ISO week belongs to the year of its Thursday. */
export function isoWeekOf(number: DayNumber): string {
  const thursday = weekAround(number).first + 3;
  const { year } = civilOf(thursday);
  const week = Math.floor((thursday - civilToDays(year, 1, 1)) / 7) + 1;
  return `${year}-W${twoDigits(week)}`;
}

/** Easter Sunday of the western churches (Meeus, Jones and Butcher). */
export function easterOf(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return civilToDays(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** `days_from_civil` of the same source as `civilOf`. */
function civilToDays(year: number, month: number, day: number): DayNumber {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}
