/** Decides how near two times are to each other, in whole days. */
import type { TimeSpan } from "#record";

/** First and last day as day numbers (1970-01-01 is 0); `exact` where the text names one day. */
export type Days = { readonly from: number; readonly to: number; readonly exact: boolean };

const MillisecondsPerDay = 86_400_000;

/** The days of a time span; undefined for none, or for a date that does not exist. */
export function daysOf(time: TimeSpan | undefined): Days | undefined {
  if (time === undefined) return undefined;
  const from = dayNumber(time.from);
  const to = dayNumber(time.to);
  if (from === undefined || to === undefined) return undefined;
  return { from: Math.min(from, to), to: Math.max(from, to), exact: from === to && !time.approximate };
}

/** The day number of an ISO date or date-time, by the calendar day written in it. */
export function dayNumber(iso: string | undefined): number | undefined {
  const parts = iso === undefined ? null : /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (parts === null) return undefined;
  const milliseconds = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return Number.isNaN(milliseconds) ? undefined : milliseconds / MillisecondsPerDay;
}

/** Days between two spans; 0 where they share a day. */
export function daysApart(one: Days, other: Days): number {
  return Math.max(0, other.from - one.to, one.from - other.to);
}

/** Days between two day numbers; undefined where either is unknown. */
export function daysBetween(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.abs(one - other);
}

/** The time as data for a clash: `2026-02-04`, or `2026-02-01/2026-02-10`. */
export function writeDays(time: TimeSpan): string {
  const from = time.from.slice(0, 10);
  const to = time.to.slice(0, 10);
  return from === to ? from : `${from}/${to}`;
}
