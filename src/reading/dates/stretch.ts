/** Decides what a stretch of days on the calendar is, how sure it is, and which of several candidates a clause means. */
import type { TimeSpan } from "#record";
import type { Unit } from "../rules/calendar-words.ts";
import { type DayNumber, type Days, isoOf, isoWeekOf, monthDays, twoDigits } from "./calendar.ts";
import type { Facing } from "./face-clause.ts";

/** Where an expression is seen from; a missing day leaves what depends on it unknown. */
export type Standpoint = {
  readonly reference: DayNumber | undefined;
  readonly mentioned: DayNumber | undefined;
  readonly facing: Facing;
};

/** A stretch of days on the calendar with what is known of its making. */
export type Stretch = {
  readonly days: Days;
  readonly precision: TimeSpan["precision"];
  readonly value: string;
  readonly isApproximate: boolean;
  readonly certainty: number;
};

export const Sure = 0.95;
export const ByTense = 0.9;
/** Nothing in the clause decided; reports look back. */
export const ByHabit = 0.75;
/** English speakers differ on "next Friday" and "last Tuesday". */
export const Disputed = 0.6;
export const Unplaced = 0.5;

/** Months in the bigger units. */
export const Months: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

export const certaintyOf = (facing: Facing): number => (facing === "open" ? ByHabit : ByTense);

export function oneDay(day: DayNumber, certainty: number): Stretch {
  return { days: { first: day, last: day }, precision: "day", value: isoOf(day), isApproximate: false, certainty };
}

export function withCertainty(stretch: Stretch | undefined, most: number): Stretch | undefined {
  return stretch === undefined ? undefined : { ...stretch, certainty: Math.min(stretch.certainty, most) };
}

/** Of candidates in order of time, the one the clause looks at: the last up to the reference, the first from it on, else the nearest. */
export function choose(candidates: readonly Stretch[], from: Standpoint): Stretch | undefined {
  const { reference, facing } = from;
  if (reference === undefined) return undefined;
  const behind = candidates.filter((candidate) => candidate.days.first <= reference).pop();
  const ahead = candidates.find((candidate) => candidate.days.last >= reference);
  if (facing === "past") return behind;
  if (facing === "future") return ahead;
  if (behind === undefined || ahead === undefined) return behind ?? ahead;
  return reference - behind.days.last <= ahead.days.first - reference ? behind : ahead;
}

/** `shift` -1: the last that is over; 1: the first to begin; 0: the one of this year, nearest; none: as the clause faces. */
export function pointed(candidates: readonly Stretch[], shift: number | undefined, from: Standpoint): Stretch | undefined {
  const { reference } = from;
  if (reference === undefined) return undefined;
  if (shift === -1) return candidates.filter((candidate) => candidate.days.last < reference).pop();
  if (shift === 1) return candidates.find((candidate) => candidate.days.first > reference);
  return choose(candidates, shift === 0 ? { ...from, facing: "open" } : from);
}

export function wholeMonth(year: number, month: number, certainty: number): Stretch {
  return { days: monthDays(year, month), precision: "month", value: `${year}-${twoDigits(month)}`, isApproximate: false, certainty };
}

export function wholeWeek(days: Days, certainty: number): Stretch {
  return { days, precision: "week", value: isoWeekOf(days.first), isApproximate: false, certainty };
}

export function joined(start: Stretch, end: Stretch): Stretch | undefined {
  if (end.days.last < start.days.first) return undefined;
  return {
    days: { first: start.days.first, last: end.days.last },
    precision: "range",
    value: `${start.value}/${end.value}`,
    isApproximate: start.isApproximate || end.isApproximate,
    certainty: Math.min(start.certainty, end.certainty),
  };
}
