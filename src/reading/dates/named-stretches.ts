/** Decides which days the names of the calendar mean from a standpoint: days of the year, months, seasons, weekdays, "last week", "the past three days". */
import type { Unit } from "../rules/calendar-words.ts";
import {
  addMonths,
  civilOf,
  type DayNumber,
  dayNumberOf,
  isoOf,
  isoWeekOf,
  monthAround,
  monthDays,
  weekAround,
  weekdayOf,
  yearDays,
} from "./calendar.ts";
import type { Amount, Meaning } from "./meaning.ts";
import {
  ByHabit,
  ByTense,
  certaintyOf,
  choose,
  Disputed,
  joined,
  Months,
  oneDay,
  pointed,
  type Standpoint,
  type Stretch,
  Sure,
  Unplaced,
  wholeMonth,
  wholeWeek,
  withCertainty,
} from "./stretch.ts";

/** A day that comes once a year; without a year the nearest that fits, at most eight years off (29 February). */
export function yearlyDay(
  year: number | undefined,
  from: Standpoint,
  dayIn: (year: number) => DayNumber | undefined,
  weekday: number | undefined,
): Stretch | undefined {
  if (year !== undefined) {
    const day = dayIn(year);
    if (day === undefined) return undefined;
    return oneDay(day, weekday === undefined || weekday === weekdayOf(day) ? Sure : Unplaced);
  }
  if (from.reference === undefined) return undefined;
  const now = civilOf(from.reference).year;
  const candidates: Stretch[] = [];
  for (let offset = -8; offset <= 8; offset++) {
    const day = dayIn(now + offset);
    if (day !== undefined) candidates.push(oneDay(day, certaintyOf(from.facing)));
  }
  if (weekday === undefined) return choose(candidates, from);
  // The weekday decides the year within a year's reach; where it fits none, one of the two is wrong.
  const fits = candidates.filter(({ days }) => weekdayOf(days.first) === weekday && Math.abs(civilOf(days.first).year - now) <= 1);
  return fits.length > 0 ? choose(fits, { ...from, facing: "open" }) : withCertainty(choose(candidates, from), Unplaced);
}

export function dayOfMonth(day: number, weekday: number | undefined, from: Standpoint): Stretch | undefined {
  if (from.reference === undefined) return undefined;
  const candidates: Stretch[] = [];
  for (let months = -12; months <= 12; months++) {
    const { year, month } = civilOf(monthAround(from.reference, months).first);
    const number = dayNumberOf(year, month, day);
    if (number !== undefined && (weekday === undefined || weekdayOf(number) === weekday))
      candidates.push(oneDay(number, Math.min(ByHabit, certaintyOf(from.facing))));
  }
  return choose(candidates, from);
}

export function monthStretch(meaning: Extract<Meaning, { kind: "month" }>, from: Standpoint): Stretch | undefined {
  if (meaning.year !== undefined) return wholeMonth(meaning.year, meaning.month, Sure);
  if (from.reference === undefined) return undefined;
  const now = civilOf(from.reference).year;
  if (meaning.ofYear !== undefined) return wholeMonth(now + meaning.ofYear, meaning.month, Sure);
  const candidates = [-2, -1, 0, 1, 2].map((offset) => wholeMonth(now + offset, meaning.month, certaintyOf(from.facing)));
  return pointed(candidates, meaning.shift, from);
}

export function partOfYear(
  meaning: { readonly year?: number; readonly ofYear?: number },
  from: Standpoint,
  inYear: (year: number) => Stretch,
): Stretch | undefined {
  if (meaning.year !== undefined) return inYear(meaning.year);
  if (from.reference === undefined) return undefined;
  const now = civilOf(from.reference).year;
  if (meaning.ofYear !== undefined) return inYear(now + meaning.ofYear);
  return withCertainty(
    choose(
      [-1, 0, 1].map((offset) => inYear(now + offset)),
      from,
    ),
    certaintyOf(from.facing),
  );
}

const SeasonMonths = { SP: 3, SU: 6, FA: 9, WI: 12 } as const;

export function seasonStretch(meaning: Extract<Meaning, { kind: "season" }>, from: Standpoint): Stretch | undefined {
  const first = SeasonMonths[meaning.season];
  const inYear = (year: number): Stretch => ({
    days: { first: monthDays(year, first).first, last: monthDays(first === 12 ? year + 1 : year, first === 12 ? 2 : first + 2).last },
    precision: "season",
    value: `${year}-${meaning.season}`,
    isApproximate: true,
    certainty: Sure,
  });
  if (meaning.year !== undefined) return inYear(meaning.year);
  if (from.reference === undefined) return undefined;
  const now = civilOf(from.reference).year;
  return withCertainty(
    pointed(
      [-2, -1, 0, 1].map((offset) => inYear(now + offset)),
      meaning.shift,
      from,
    ),
    certaintyOf(from.facing),
  );
}

export function weekdayStretch(meaning: Extract<Meaning, { kind: "weekday" }>, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  const inWeek = (weeks: number): DayNumber => weekAround(reference, weeks).first + meaning.weekday - 1;
  const back = (7 + weekdayOf(reference) - meaning.weekday) % 7;
  const ahead = (7 + meaning.weekday - weekdayOf(reference)) % 7;
  if (meaning.side === "past") return oneDay(reference - (back === 0 ? 7 : back), Sure);
  if (meaning.side === "coming") return oneDay(reference + (ahead === 0 ? 7 : ahead), Sure);
  if (meaning.shift === 0) {
    const day = inWeek(0);
    return oneDay(day < reference && from.facing === "future" ? day + 7 : day, ByTense);
  }
  if (meaning.shift !== undefined) {
    // At the weekend "last Tuesday" is the one just gone: the week is felt to be over.
    const isOver = meaning.shift === -1 && weekdayOf(reference) >= 6 && back >= 3;
    const day = isOver ? reference - back : inWeek(meaning.shift);
    return oneDay(day, Math.abs(day - reference) > 7 ? Disputed : ByTense);
  }
  return from.facing === "future" ? oneDay(reference + ahead, ByTense) : oneDay(reference - back, certaintyOf(from.facing));
}

export function unitStretch(unit: Unit, shift: number | undefined, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  if (unit === "day") return oneDay(reference + (shift ?? 0), Sure);
  if (unit === "week") return wholeWeek(weekAround(reference, shift ?? 0), Sure);
  if (unit === "weekend") return weekend(shift, from);
  const { year } = civilOf(addMonths(reference, (shift ?? 0) * (Months[unit] ?? 0)));
  if (unit === "month") {
    const { month } = civilOf(monthAround(reference, shift ?? 0).first);
    return wholeMonth(civilOf(monthAround(reference, shift ?? 0).first).year, month, Sure);
  }
  if (unit === "quarter") {
    const quarter = Math.floor((civilOf(monthAround(reference, (shift ?? 0) * 3).first).month - 1) / 3) + 1;
    const of = civilOf(monthAround(reference, (shift ?? 0) * 3).first).year;
    const days = { first: monthDays(of, quarter * 3 - 2).first, last: monthDays(of, quarter * 3).last };
    return { days, precision: "quarter", value: `${of}-Q${quarter}`, isApproximate: false, certainty: Sure };
  }
  const length = unit === "year" ? 1 : unit === "decade" ? 10 : unit === "century" ? 100 : 0;
  if (length === 0) return undefined;
  const first = Math.floor(year / length) * length;
  return {
    days: yearDays(first, first + length - 1),
    precision: length === 1 ? "year" : "range",
    value: String(first / length),
    isApproximate: false,
    certainty: Sure,
  };
}

/** On the days after it, a report's weekend is the one just gone unless the clause looks ahead; early in the week also without a verb. */
function weekend(shift: number | undefined, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  const isToday = weekdayOf(reference) >= 6;
  const bare = isToday || from.facing === "future" ? 0 : from.facing === "past" || weekdayOf(reference) <= 2 ? -1 : 0;
  const week = weekAround(reference, shift ?? bare);
  const days = { first: week.first + 5, last: week.last };
  return {
    days,
    precision: "range",
    value: `${isoWeekOf(days.first)}-WE`,
    isApproximate: false,
    certainty: shift === undefined ? certaintyOf(from.facing) : Sure,
  };
}

/** "Recent days" and "recent weeks" are read as a week and as five; of more the text says too little. */
const RoughDays: Readonly<Partial<Record<Unit, number>>> = { day: 7, week: 35 };

export function runningStretch(amount: Amount, direction: -1 | 1, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  const { count, unit } = amount;
  if (unit === "quarter" && count !== undefined && count <= 400) return wholeQuarters(count, direction, from);
  const inMonths = Months[unit];
  const days =
    count === undefined
      ? RoughDays[unit]
      : unit === "week"
        ? count * 7
        : unit === "fortnight"
          ? count * 14
          : unit === "day"
            ? count
            : unit === "hour"
              ? Math.ceil(count / 24)
              : undefined;
  const monthsAway = inMonths === undefined || count === undefined || count > 5000 ? undefined : Math.round(count * inMonths) * direction;
  if (days === undefined && monthsAway === undefined) return undefined;
  const other = monthsAway === undefined ? reference + Math.round(days ?? 0) * direction : addMonths(reference, monthsAway);
  if (Math.abs(other) > 800_000) return undefined;
  const span = direction < 0 ? { first: other, last: reference } : { first: reference, last: other };
  return {
    days: span,
    precision: "range",
    value: `${isoOf(span.first)}/${isoOf(span.last)}`,
    isApproximate: amount.isRough || count === undefined,
    certainty: ByTense,
  };
}

/** "The last two quarters" are whole ones: those before the present one, or those after it. */
function wholeQuarters(count: number, direction: -1 | 1, from: Standpoint): Stretch | undefined {
  const first = unitStretch("quarter", direction < 0 ? -count : 1, from);
  const last = unitStretch("quarter", direction < 0 ? -1 : count, from);
  return first === undefined || last === undefined || !Number.isInteger(count) ? undefined : withCertainty(joined(first, last), ByTense);
}
