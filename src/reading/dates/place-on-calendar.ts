/** Decides which days an expression means, seen from the day of the report, the way its clause faces and the day last mentioned. */
import type { TimeSpan } from "#record";
import { addMonths, type Days, dayNumberOf, easterOf, isoOf, monthDays, weekAround, weekdayOf, yearDays } from "./calendar.ts";
import type { Clock, Meaning } from "./meaning.ts";
import {
  dayOfMonth,
  monthStretch,
  partOfYear,
  runningStretch,
  seasonStretch,
  unitStretch,
  weekdayStretch,
  yearlyDay,
} from "./named-stretches.ts";
import {
  ByHabit,
  ByTense,
  certaintyOf,
  joined,
  Months,
  oneDay,
  type Standpoint,
  type Stretch,
  Sure,
  Unplaced,
  wholeWeek,
  withCertainty,
} from "./stretch.ts";
import { clockText, durationValue } from "./write-timex.ts";

export type Placed = {
  readonly type: "date" | "time" | "duration" | "set";
  readonly value?: string;
  readonly time?: TimeSpan;
  /** How sure the place is, 0 to 1. */
  readonly certainty: number;
};

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
