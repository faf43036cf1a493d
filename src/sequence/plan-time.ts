/** Decides how a plan counts time: civil minutes in its zone, calendar and working days, months, and clocks that are put forward and back. */
import type { Amount, PlanCalendar, SequencePlan } from "./plan-shape.ts";
import { createWorkedDays } from "./worked-days.ts";

export const MinutesPerDay = 1440;
/** Day 0 of a plan without a start: a Monday, so that working days can be counted; shown as `day 0`. */
const AbstractStart = Date.UTC(2001, 0, 1) / 60_000;
/** No calendar closes longer than this; a search for a worked day ends here. */
const LongestClosure = 3660;

/** Moments are minutes since 1970-01-01T00:00 as the wall clock of the plan's zone shows them. */
export type PlanTime = {
  /** Day 0. */
  readonly start: number;
  /** False where the plan has no start: moments are then told as days from day 0. */
  readonly isDated: boolean;
  readonly parse: (iso: string) => number;
  /** `2026-04-01`, with `T09:30` where it is not midnight; `day 12` (and hours) in a plan without start. */
  readonly format: (minute: number) => string;
  /** The moment so much later. The day it is counted from does not count: Monday and 5 working days is the next Monday. */
  readonly add: (minute: number, amount: Amount) => number;
  /** When work of that length ends: 5 working days from Monday morning end on Friday night (Saturday 00:00). Work begins on a worked day. */
  readonly work: (minute: number, amount: Amount) => number;
  /** The same moment, or the morning of the next worked day. */
  readonly nextWorked: (minute: number) => number;
  readonly isWorked: (minute: number) => boolean;
  /** The instant as UTC minutes since 1970; a civil time that a clock change skips counts as the later one. */
  readonly toUtc: (minute: number) => number;
};

/** The clock of a plan. Cost: constant, but that a table of worked days is laid out once as far as it is asked for. */
export function createPlanTime(plan: Pick<SequencePlan, "start" | "calendar">): PlanTime {
  const { calendar, start: startIso } = plan;
  const start = startIso === undefined ? AbstractStart : parse(startIso);
  const isDated = startIso !== undefined;
  const closed = closedDays(calendar);
  const offsets = createOffsets(calendar.zone);
  const workedDays = createWorkedDays(isWorkedDay);

  return { start, isDated, parse, format, add, work, nextWorked, isWorked, toUtc };

  function format(minute: number): string {
    const rounded = Math.round(minute);
    if (!isDated) {
      const hours = Math.round(((rounded - start) % MinutesPerDay) / 60);
      const days = Math.floor((rounded - start) / MinutesPerDay);
      return hours === 0 ? `day ${days}` : `day ${days} + ${(hours + 24) % 24} h`;
    }
    const iso = new Date(rounded * 60_000).toISOString();
    return rounded % MinutesPerDay === 0 ? iso.slice(0, 10) : iso.slice(0, 16);
  }

  function add(minute: number, { count, unit, working }: Amount): number {
    if (unit === "hours") return addHours(minute, count);
    if (unit === "months") return addMonths(minute, count);
    const days = unit === "weeks" && !working ? count * 7 : unit === "weeks" ? count * workedPerWeek(calendar) : count;
    if (!working) return minute + days * MinutesPerDay;
    const whole = Math.trunc(days);
    if (whole === 0) return minute + days * MinutesPerDay;
    const day = Math.floor(minute / MinutesPerDay);
    const many = Math.abs(whole);
    const reach = LongestClosure + many * 8;
    // Where the calendar has no such day, so far that the limits of a plan tell of it.
    const found = whole > 0 ? workedDays.nthAfter(day, many, reach) : workedDays.nthBefore(day, many, reach);
    return minute + ((found ?? day + Math.sign(whole) * reach) - day + days - whole) * MinutesPerDay;
  }

  function work(minute: number, amount: Amount): number {
    if (amount.count === 0) return minute;
    if (!amount.working) return add(minute, amount);
    const at = nextWorked(minute);
    const length = amount.count * (amount.unit === "weeks" ? workedPerWeek(calendar) : 1) * MinutesPerDay;
    const untilMidnight = MinutesPerDay - modulo(at, MinutesPerDay);
    if (length <= untilMidnight) return at + length;
    // The first day is worked to its end; what is left fills whole days and ends on one more.
    const left = length - untilMidnight;
    const day = Math.floor(at / MinutesPerDay);
    const last = Math.ceil(left / MinutesPerDay);
    const reach = LongestClosure + last * 8;
    const found = workedDays.nthAfter(day, last, reach) ?? day + reach;
    return found * MinutesPerDay + left - (last - 1) * MinutesPerDay;
  }

  function nextWorked(minute: number): number {
    if (isWorked(minute)) return minute;
    let at = minute - modulo(minute, MinutesPerDay);
    for (let day = 0; day < LongestClosure && !isWorked(at); day++) at += MinutesPerDay;
    return at;
  }

  function isWorked(minute: number): boolean {
    return isWorkedDay(Math.floor(minute / MinutesPerDay));
  }

  function isWorkedDay(day: number): boolean {
    // 1970-01-01 was a Thursday; weekdays are counted from Monday.
    return calendar.workingDays[modulo(day + 3, 7)] === true && !closed.has(day);
  }

  function addHours(minute: number, hours: number): number {
    const later = minute + hours * 60;
    return isDated ? later + offsets.at(later) - offsets.at(minute) : later;
  }

  function toUtc(minute: number): number {
    return minute - offsets.at(minute);
  }
}

function parse(iso: string): number {
  return Date.parse(`${iso.length > 10 ? iso : `${iso}T00:00`}Z`) / 60_000;
}

/** A month later is the same day of the month, or its last day where it has no such day. A part of a month is counted as that part of 30 days. */
function addMonths(minute: number, count: number): number {
  const whole = Math.trunc(count);
  const date = new Date(minute * 60_000);
  const timeOfDay = modulo(minute, MinutesPerDay);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + whole;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / 60_000;
  return day + timeOfDay + (count - whole) * 30 * MinutesPerDay;
}

function closedDays(calendar: PlanCalendar): ReadonlySet<number> {
  const closed = new Set<number>();
  for (const { from, to } of calendar.holidays) {
    const last = parse(to) / MinutesPerDay;
    for (let day = parse(from) / MinutesPerDay; day <= last && closed.size < 100_000; day++) closed.add(day);
  }
  return closed;
}

function workedPerWeek(calendar: PlanCalendar): number {
  return calendar.workingDays.filter(Boolean).length;
}

/** The zone's distance from UTC in minutes at a civil minute; remembered by the hour. */
function createOffsets(zone: string): { readonly at: (minute: number) => number } {
  if (zone === "UTC") return { at: () => 0 };
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const byHour = new Map<number, number>();
  const offsetOfInstant = (utcMinute: number): number => {
    const hour = Math.floor(utcMinute / 15);
    const known = byHour.get(hour);
    if (known !== undefined) return known;
    const parts = new Map(format.formatToParts(hour * 15 * 60_000).map((part) => [part.type, Number(part.value)]));
    const civil = Date.UTC(
      parts.get("year") ?? 0,
      (parts.get("month") ?? 1) - 1,
      parts.get("day") ?? 1,
      parts.get("hour") ?? 0,
      parts.get("minute") ?? 0,
    );
    const offset = civil / 60_000 - hour * 15;
    byHour.set(hour, offset);
    return offset;
  };
  return {
    at(minute) {
      const guess = offsetOfInstant(minute);
      return offsetOfInstant(minute - guess);
    },
  };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
