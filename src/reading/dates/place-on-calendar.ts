/** Decides which days an expression means, seen from the day of the report, the way its clause faces and the day last mentioned. */
import type { TimeSpan } from "#record";
import type { Unit } from "../rules/calendar-words.ts";
import {
  addMonths,
  civilOf,
  type DayNumber,
  type Days,
  dayNumberOf,
  easterOf,
  isoOf,
  isoWeekOf,
  monthAround,
  monthDays,
  twoDigits,
  weekAround,
  weekdayOf,
  yearDays,
} from "./calendar.ts";
import type { Facing } from "./face-clause.ts";
import type { Amount, Clock, Meaning } from "./meaning.ts";

/** Where an expression is seen from; a missing day leaves what depends on it unknown. */
export type Standpoint = {
  readonly reference: DayNumber | undefined;
  readonly mentioned: DayNumber | undefined;
  readonly facing: Facing;
};

export type Placed = {
  readonly type: "date" | "time" | "duration" | "set";
  readonly value?: string;
  readonly time?: TimeSpan;
  /** How sure the place is, 0 to 1. */
  readonly certainty: number;
};

const Sure = 0.95;
const ByTense = 0.9;
/** Nothing in the clause decided; reports look back. */
const ByHabit = 0.75;
/** English speakers differ on "next Friday" and "last Tuesday". */
const Disputed = 0.6;
const Unplaced = 0.5;

/** Lays `meaning` on the calendar. */
export function placeOnCalendar(meaning: Meaning, from: Standpoint): Placed {
  switch (meaning.kind) {
    case "duration":
      return { type: "duration", value: durationValue([meaning.amount, ...(meaning.more ?? [])]), certainty: Sure };
    case "set":
      return { type: "set", value: meaning.value, certainty: Sure };
    case "clock":
      return { type: "time", value: `T${clockText(meaning.clock)}`, certainty: Sure };
    case "moment":
      return placeMoment(meaning.day, meaning.clock, from);
    case "day part":
      return placeDayPart(meaning.part, meaning.of, from);
    case "overnight":
      return placeOvernight(from);
    case "in":
      if (from.facing !== "future") return { type: "duration", value: durationValue([meaning.amount]), certainty: ByTense };
      return placeStretch(stretchOf({ kind: "away", amount: meaning.amount, direction: 1, from: "reference" }, from));
    case "unknown":
      return { type: "date", certainty: Unplaced };
    default:
      return placeStretch(stretchOf(meaning, from));
  }
}

/** A stretch of days on the calendar with what is known of its making. */
type Stretch = {
  readonly days: Days;
  readonly precision: TimeSpan["precision"];
  readonly value: string;
  readonly isApproximate: boolean;
  readonly certainty: number;
};

type StretchMeaning = Exclude<Meaning, { kind: "duration" | "set" | "clock" | "moment" | "day part" | "overnight" | "in" | "unknown" }>;

function placeStretch(stretch: Stretch | undefined): Placed {
  if (stretch === undefined) return { type: "date", certainty: Unplaced };
  const { days, precision, value, isApproximate, certainty } = stretch;
  return { type: "date", value, time: { from: isoOf(days.first), to: isoOf(days.last), precision, approximate: isApproximate }, certainty };
}

function stretchOf(meaning: Meaning, from: Standpoint): Stretch | undefined {
  if (!isStretchMeaning(meaning)) return meaning.kind === "day part" && meaning.of !== undefined ? stretchOf(meaning.of, from) : undefined;
  switch (meaning.kind) {
    case "day":
      return yearlyDay(meaning.year, from, (year) => dayNumberOf(year, meaning.month, meaning.day), meaning.weekday);
    case "easter":
      return yearlyDay(meaning.year, from, (year) => easterOf(year) + meaning.offset, undefined);
    case "day of month":
      return dayOfMonth(meaning.day, meaning.weekday, from);
    case "month":
      return monthStretch(meaning, from);
    case "years":
      return {
        days: yearDays(meaning.from, meaning.to),
        precision: meaning.from === meaning.to ? "year" : "range",
        value: meaning.name,
        isApproximate: false,
        certainty: Sure,
      };
    case "quarter":
      return partOfYear(meaning, from, (year) => ({
        days: { first: monthDays(year, meaning.quarter * 3 - 2).first, last: monthDays(year, meaning.quarter * 3).last },
        precision: "quarter",
        value: `${year}-Q${meaning.quarter}`,
        isApproximate: false,
        certainty: Sure,
      }));
    case "half":
      return partOfYear(meaning, from, (year) => ({
        days: { first: monthDays(year, meaning.half * 6 - 5).first, last: monthDays(year, meaning.half * 6).last },
        precision: "range",
        value: `${year}-H${meaning.half}`,
        isApproximate: false,
        certainty: Sure,
      }));
    case "season":
      return seasonStretch(meaning, from);
    case "weekday":
      return weekdayStretch(meaning, from);
    case "unit":
      return unitStretch(meaning.unit, meaning.shift, from);
    case "part":
      return partStretch(meaning, from);
    case "away":
      return awayStretch(meaning, from);
    case "stretch":
      return runningStretch(meaning.amount, meaning.direction, from);
    case "since":
      return sinceStretch(meaning.from, from);
    case "range":
      return rangeStretch(meaning.from, meaning.to, from);
    case "day of unit": {
      const month = stretchOf(meaning.of, from);
      const day = month === undefined ? undefined : month.days.first + meaning.day - 1;
      return month === undefined || day === undefined || day > month.days.last ? undefined : oneDay(day, month.certainty);
    }
    case "edge":
      return edgeStretch(meaning, from);
    case "nth weekday":
      return nthWeekday(meaning, from);
    case "week of":
      return weekOf(meaning.of, from);
    case "same":
      return from.mentioned === undefined
        ? undefined
        : withCertainty(unitStretch(meaning.unit, meaning.shift, { ...from, reference: from.mentioned }), ByHabit);
    case "around": {
      const inner = stretchOf(meaning.of, from);
      return inner === undefined ? undefined : { ...inner, isApproximate: true };
    }
  }
}

function isStretchMeaning(meaning: Meaning): meaning is StretchMeaning {
  return !["duration", "set", "clock", "moment", "day part", "overnight", "in", "unknown"].includes(meaning.kind);
}

function oneDay(day: DayNumber, certainty: number): Stretch {
  return { days: { first: day, last: day }, precision: "day", value: isoOf(day), isApproximate: false, certainty };
}

function withCertainty(stretch: Stretch | undefined, most: number): Stretch | undefined {
  return stretch === undefined ? undefined : { ...stretch, certainty: Math.min(stretch.certainty, most) };
}

const certaintyOf = (facing: Facing): number => (facing === "open" ? ByHabit : ByTense);

/** Of candidates in order of time, the one the clause looks at: the last up to the reference, the first from it on, else the nearest. */
function choose(candidates: readonly Stretch[], from: Standpoint): Stretch | undefined {
  const { reference, facing } = from;
  if (reference === undefined) return undefined;
  const behind = candidates.filter((candidate) => candidate.days.first <= reference).pop();
  const ahead = candidates.find((candidate) => candidate.days.last >= reference);
  if (facing === "past") return behind;
  if (facing === "future") return ahead;
  if (behind === undefined || ahead === undefined) return behind ?? ahead;
  return reference - behind.days.last <= ahead.days.first - reference ? behind : ahead;
}

/** A day that comes once a year; without a year the nearest that fits, at most eight years off (29 February). */
function yearlyDay(
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

function dayOfMonth(day: number, weekday: number | undefined, from: Standpoint): Stretch | undefined {
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

function wholeMonth(year: number, month: number, certainty: number): Stretch {
  return { days: monthDays(year, month), precision: "month", value: `${year}-${twoDigits(month)}`, isApproximate: false, certainty };
}

function monthStretch(meaning: Extract<Meaning, { kind: "month" }>, from: Standpoint): Stretch | undefined {
  if (meaning.year !== undefined) return wholeMonth(meaning.year, meaning.month, Sure);
  if (from.reference === undefined) return undefined;
  const now = civilOf(from.reference).year;
  if (meaning.ofYear !== undefined) return wholeMonth(now + meaning.ofYear, meaning.month, Sure);
  const candidates = [-2, -1, 0, 1, 2].map((offset) => wholeMonth(now + offset, meaning.month, certaintyOf(from.facing)));
  return pointed(candidates, meaning.shift, from);
}

/** `shift` -1: the last that is over; 1: the first to begin; 0: the one of this year, nearest; none: as the clause faces. */
function pointed(candidates: readonly Stretch[], shift: number | undefined, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  if (shift === -1) return candidates.filter((candidate) => candidate.days.last < reference).pop();
  if (shift === 1) return candidates.find((candidate) => candidate.days.first > reference);
  return choose(candidates, shift === 0 ? { ...from, facing: "open" } : from);
}

function partOfYear(
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

function seasonStretch(meaning: Extract<Meaning, { kind: "season" }>, from: Standpoint): Stretch | undefined {
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

function weekdayStretch(meaning: Extract<Meaning, { kind: "weekday" }>, from: Standpoint): Stretch | undefined {
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

const Months: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

function unitStretch(unit: Unit, shift: number | undefined, from: Standpoint): Stretch | undefined {
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

function wholeWeek(days: Days, certainty: number): Stretch {
  return { days, precision: "week", value: isoWeekOf(days.first), isApproximate: false, certainty };
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

/** Thirds of the stretch, cut as people speak: early March is 1 to 10, early in the week Monday to Wednesday, early 2024 January to April. */
function partStretch(meaning: Extract<Meaning, { kind: "part" }>, from: Standpoint): Stretch | undefined {
  const whole = stretchOf(meaning.of, from);
  if (whole === undefined) return undefined;
  const { reference } = from;
  const holdsReference = reference !== undefined && whole.days.first <= reference && reference <= whole.days.last;
  const made = (days: Days, isApproximate = true): Stretch => ({
    ...whole,
    days,
    precision: whole.precision === "month" ? "part of a month" : "range",
    isApproximate,
  });
  if (meaning.part === "earlier" && holdsReference) {
    return made({ first: whole.days.first, last: Math.max(whole.days.first, reference - 1) });
  }
  if (meaning.part === "later" && holdsReference) return made({ first: Math.min(whole.days.last, reference), last: whole.days.last });
  const [firstCut, secondCut] = cutsOf(whole);
  if (meaning.part === "early" || meaning.part === "start" || meaning.part === "earlier")
    return made({ first: whole.days.first, last: firstCut });
  if (meaning.part === "middle") return made({ first: firstCut + 1, last: secondCut });
  return made({ first: secondCut + 1, last: whole.days.last });
}

/** Last day of the first third and last day of the second. */
function cutsOf(whole: Stretch): readonly [number, number] {
  const { first, last } = whole.days;
  if (whole.precision === "week") return [first + 2, first + 4];
  const length = last - first + 1;
  if (whole.precision === "month") return [first + 9, first + 19];
  const months = Math.round(length / 30.44);
  const cutAfter = (count: number): number => addMonths(first, count) - 1;
  return [cutAfter(Math.round(months / 3)), cutAfter(Math.round((months * 2) / 3))];
}

/** Days count exactly; weeks, months and years counted from a report stay whole weeks, months and years, since that is all the text says. */
function awayStretch(meaning: Extract<Meaning, { kind: "away" }>, from: Standpoint): Stretch | undefined {
  const { count, unit, isRough } = meaning.amount;
  if (count === undefined || meaning.from === "event" || count > 5000) return undefined;
  const isCounted = typeof meaning.from === "object";
  const origin = typeof meaning.from === "object" ? stretchOf(meaning.from, from) : undefined;
  const base =
    meaning.from === "reference"
      ? from.reference
      : meaning.from === "mentioned"
        ? from.mentioned
        : meaning.direction < 0
          ? origin?.days.first
          : origin?.days.last;
  if (base === undefined) return undefined;
  const isExact = Number.isInteger(count) && !isRough && isCounted && origin?.precision === "day";
  const certainty = meaning.from === "mentioned" ? ByHabit : Math.min(ByTense, origin?.certainty ?? Sure);
  const inMonths = Months[unit];
  if (inMonths !== undefined) {
    const day = addMonths(base, Math.round(count * inMonths) * meaning.direction);
    if (Math.abs(day) > 800_000) return undefined;
    if (isExact) return oneDay(day, certainty);
    const whole = unitStretch(unit === "decade" || unit === "century" ? "decade" : unit === "quarter" ? "month" : unit, 0, {
      ...from,
      reference: day,
    });
    return whole === undefined ? undefined : { ...whole, isApproximate: true, certainty };
  }
  const days =
    unit === "week" || unit === "weekend"
      ? count * 7
      : unit === "fortnight"
        ? count * 14
        : unit === "day"
          ? count
          : unit === "hour"
            ? count / 24
            : undefined;
  if (days === undefined) return undefined;
  const day = base + Math.round(days) * meaning.direction;
  if (unit === "week" && !isExact && meaning.from !== "mentioned") return { ...wholeWeek(weekAround(day), certainty), isApproximate: true };
  return { ...oneDay(day, certainty), isApproximate: isRough || unit === "week" || unit === "hour" };
}

/** "Recent days" and "recent weeks" are read as a week and as five; of more the text says too little. */
const RoughDays: Readonly<Partial<Record<Unit, number>>> = { day: 7, week: 35 };

function runningStretch(amount: Amount, direction: -1 | 1, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  const { count, unit } = amount;
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

function sinceStretch(since: Meaning, from: Standpoint): Stretch | undefined {
  if (from.reference === undefined) return undefined;
  const start = stretchOf(since, { ...from, facing: "past" });
  if (start === undefined || start.days.first > from.reference) return undefined;
  return {
    days: { first: start.days.first, last: from.reference },
    precision: "range",
    value: `${start.value}/${isoOf(from.reference)}`,
    isApproximate: start.isApproximate || start.precision !== "day",
    certainty: Math.min(start.certainty, ByTense),
  };
}

/** A year given once serves both ends. Without one, looking ahead the end is placed first and the start is the last before it; else the other way round. */
function rangeStretch(first: Meaning, second: Meaning, from: Standpoint): Stretch | undefined {
  const lent = lendYear(first, second);
  if (isOpenYear(lent) && isOpenYear(second)) return openRange(lent, second, from);
  const start = stretchOf(lent, from);
  const end = stretchOf(
    second,
    isOpenYear(second) && start !== undefined ? { ...from, reference: start.days.first, facing: "future" } : from,
  );
  return start === undefined || end === undefined ? undefined : joined(start, end);
}

function openRange(first: Meaning, second: Meaning, from: Standpoint): Stretch | undefined {
  if (from.facing === "future") {
    const end = stretchOf(second, from);
    const start = end === undefined ? undefined : stretchOf(first, { ...from, reference: end.days.last, facing: "past" });
    return start === undefined || end === undefined ? undefined : joined(start, end);
  }
  const start = stretchOf(first, { ...from, facing: "past" });
  const end = start === undefined ? undefined : stretchOf(second, { ...from, reference: start.days.first, facing: "future" });
  if (start === undefined || end === undefined) return undefined;
  return withCertainty(joined(start, end), certaintyOf(from.facing));
}

/** A weekday, or a day or month whose year the text leaves to the reader. */
function isOpenYear(meaning: Meaning): boolean {
  if (meaning.kind === "weekday") return meaning.shift === undefined && meaning.side === undefined;
  if (meaning.kind === "month") return meaning.year === undefined && meaning.ofYear === undefined && meaning.shift === undefined;
  return meaning.kind === "day" && meaning.year === undefined;
}

function lendYear(meaning: Meaning, lender: Meaning): Meaning {
  if ((meaning.kind !== "day" && meaning.kind !== "month") || meaning.year !== undefined) return meaning;
  if ((lender.kind !== "day" && lender.kind !== "month") || lender.year === undefined) return meaning;
  const isOverNewYear = meaning.month > lender.month;
  return { ...meaning, year: isOverNewYear ? lender.year - 1 : lender.year };
}

function joined(start: Stretch, end: Stretch): Stretch | undefined {
  if (end.days.last < start.days.first) return undefined;
  return {
    days: { first: start.days.first, last: end.days.last },
    precision: "range",
    value: `${start.value}/${end.value}`,
    isApproximate: start.isApproximate || end.isApproximate,
    certainty: Math.min(start.certainty, end.certainty),
  };
}

/** So many days, weeks, months or years at one end of a stretch; undefined where they are more than it has. */
function edgeStretch(meaning: Extract<Meaning, { kind: "edge" }>, from: Standpoint): Stretch | undefined {
  const whole = stretchOf(meaning.of, from);
  const { count, unit, isRough } = meaning.amount;
  const isBig = Months[unit] !== undefined;
  const size = isBig ? (Months[unit] ?? 0) : unit === "week" ? 7 : unit === "day" ? 1 : 0;
  if (whole === undefined || count === undefined || size === 0 || count > 5000) return undefined;
  const { first, last } = whole.days;
  const steps = Math.round(count * size);
  const days =
    meaning.side === "start"
      ? { first, last: (isBig ? addMonths(first, steps) : first + steps) - 1 }
      : { first: isBig ? addMonths(last + 1, -steps) : last + 1 - steps, last };
  if (days.first < first || days.last > last || days.last < days.first) return undefined;
  return { ...whole, days, precision: "range", value: `${isoOf(days.first)}/${isoOf(days.last)}`, isApproximate: isRough };
}

/** A weekday counted from the start of its month, or -1 from its end. */
function nthWeekday(meaning: Extract<Meaning, { kind: "nth weekday" }>, from: Standpoint): Stretch | undefined {
  const month = stretchOf(meaning.of, from);
  if (month === undefined) return undefined;
  const { first, last } = month.days;
  const fromStart = first + ((7 + meaning.weekday - weekdayOf(first)) % 7) + (meaning.nth - 1) * 7;
  const fromEnd = last - ((7 + weekdayOf(last) - meaning.weekday) % 7);
  const day = meaning.nth === -1 ? fromEnd : fromStart;
  return day > last ? undefined : oneDay(day, month.certainty);
}

function weekOf(of: Meaning, from: Standpoint): Stretch | undefined {
  const day = stretchOf(of, from);
  return day === undefined ? undefined : wholeWeek(weekAround(day.days.first), day.certainty);
}

function placeMoment(of: Meaning, clock: Clock, from: Standpoint): Placed {
  const day = stretchOf(of, from);
  if (day === undefined || day.precision !== "day") return { type: "time", value: `T${clockText(clock)}`, certainty: Unplaced };
  const at = `${isoOf(day.days.first)}T${clockText(clock)}`;
  return {
    type: "time",
    value: at,
    time: { from: at, to: at, precision: "time", approximate: day.isApproximate },
    certainty: day.certainty,
  };
}

function placeDayPart(part: string, of: Meaning | undefined, from: Standpoint): Placed {
  const day = of === undefined ? undefined : stretchOf(of, from);
  if (day === undefined || day.precision !== "day") return { type: "time", certainty: Unplaced };
  return {
    type: "time",
    value: `${day.value}T${part}`,
    time: { from: day.value, to: day.value, precision: "day", approximate: false },
    certainty: day.certainty,
  };
}

/** The night before the report, or the night to come where the clause looks ahead. */
function placeOvernight(from: Standpoint): Placed {
  if (from.reference === undefined) return { type: "time", certainty: Unplaced };
  const first = from.facing === "future" ? from.reference : from.reference - 1;
  return {
    type: "time",
    value: `${isoOf(first)}TNI`,
    time: { from: isoOf(first), to: isoOf(first + 1), precision: "range", approximate: true },
    certainty: certaintyOf(from.facing),
  };
}

function clockText(clock: Clock): string {
  const zone = clock.zoneMinutes;
  const text = `${twoDigits(clock.hour)}:${twoDigits(clock.minute)}`;
  if (zone === undefined) return text;
  if (zone === 0) return `${text}Z`;
  const minutes = Math.abs(zone);
  return `${text}${zone < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const DateLetters: Readonly<Partial<Record<Unit, readonly [letter: string, times: number]>>> = {
  day: ["D", 1],
  week: ["W", 1],
  fortnight: ["W", 2],
  month: ["M", 1],
  quarter: ["M", 3],
  year: ["Y", 1],
  decade: ["Y", 10],
  century: ["Y", 100],
};
const TimeLetters: Readonly<Partial<Record<Unit, string>>> = { hour: "H", minute: "M", second: "S" };

/** TIMEX3: `P4Y`, `PT48H`, `P1DT6H`; `X` where the text gives no number. */
function durationValue(amounts: readonly Amount[]): string {
  let days = "";
  let hours = "";
  for (const { count, unit } of amounts) {
    const [letter, times] = DateLetters[unit] ?? [undefined, 1];
    if (letter !== undefined) days += `${count === undefined ? "X" : count * times}${letter}`;
    else hours += `${count ?? "X"}${TimeLetters[unit] ?? "H"}`;
  }
  return `P${days}${hours === "" ? "" : `T${hours}`}`;
}
