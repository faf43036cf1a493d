/** Decides which stretch of days the timeline shows and how it is moved and zoomed; days are counted in UTC, so that none is ever 23 hours. */
import { utcDay } from "d3-time";
import type { TimelineEntry } from "../../api/answers.ts";

/** First and last day, both shown. */
export type DayRange = { readonly from: string; readonly to: string };

/** The day under which an entry stands: the text's own time where it gives one (a planned meeting stands on the day it is planned for). */
export function shownDay(entry: TimelineEntry): string | undefined {
  return entry.time?.from.slice(0, 10) ?? entry.day;
}

/** From the first to the last day of all entries, with one free day on both sides; undefined where no entry has a day. */
export function rangeOfEntries(entries: readonly TimelineEntry[]): DayRange | undefined {
  const days = entries
    .flatMap((entry) => [shownDay(entry), entry.time?.to.slice(0, 10), entry.published?.slice(0, 10)])
    .filter((day) => day !== undefined)
    .sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { from: addDays(first, -1), to: addDays(last, 1) };
}

/**
 * The days in which the coverage was published, with a tenth more on both sides: what the texts say of far years does not press the rest
 * together; it stays in the table, and one key shows all days.
 */
export function rangeOfCoverage(entries: readonly TimelineEntry[]): DayRange | undefined {
  const days = entries.flatMap(({ published }) => (published === undefined ? [] : [published.slice(0, 10)])).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const more = Math.max(2, Math.round(daysBetween(first, last) / 10));
  return { from: addDays(first, -more), to: addDays(last, more) };
}

/** Half a window earlier (-1) or later (1). */
export function moved(range: DayRange, direction: -1 | 1): DayRange {
  const step = direction * Math.max(1, Math.round(daysBetween(range.from, range.to) / 2));
  return { from: addDays(range.from, step), to: addDays(range.to, step) };
}

/** The middle half. */
export function narrowed(range: DayRange): DayRange {
  const quarter = Math.floor(daysBetween(range.from, range.to) / 4);
  return { from: addDays(range.from, quarter), to: addDays(range.to, -quarter) };
}

/** Twice as wide around the same middle. */
export function widened(range: DayRange): DayRange {
  const half = Math.max(1, Math.round(daysBetween(range.from, range.to) / 2));
  return { from: addDays(range.from, -half), to: addDays(range.to, half) };
}

/** How many days later `to` is. */
export function daysBetween(from: string, to: string): number {
  return utcDay.count(instantOf(from), instantOf(to));
}

/** The day so many days later. */
export function addDays(day: string, count: number): string {
  return utcDay.offset(instantOf(day), count).toISOString().slice(0, 10);
}

/** The first instant of a day. */
export function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
