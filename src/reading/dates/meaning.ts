/** Decides what a time expression can mean before it is laid on the calendar: small terms that nest. */
import type { DayPart, Part, Season, Unit } from "../rules/calendar-words.ts";

/** Which way an expression points: 0 this, -1 last, 1 next. */
export type Shift = -1 | 0 | 1;

export type Clock = { readonly hour: number; readonly minute: number; readonly zoneMinutes?: number };

/** How much of a unit; `undefined` where the text gives no number ("weeks"). */
export type Amount = { readonly count: number | undefined; readonly unit: Unit; readonly isRough: boolean };

export type Meaning =
  /** 3 March 2026; without a year the calendar decides by the way the clause faces. */
  | { readonly kind: "day"; readonly year?: number; readonly month: number; readonly day: number; readonly weekday?: number }
  /** The 15th, of the month that fits. */
  | { readonly kind: "day of month"; readonly day: number; readonly weekday?: number }
  | { readonly kind: "easter"; readonly year?: number; readonly offset: number }
  | { readonly kind: "month"; readonly month: number; readonly year?: number; readonly ofYear?: Shift; readonly shift?: Shift }
  | { readonly kind: "years"; readonly from: number; readonly to: number; readonly name: string }
  | { readonly kind: "quarter"; readonly quarter: number; readonly year?: number; readonly ofYear?: Shift }
  | { readonly kind: "half"; readonly half: number; readonly year?: number; readonly ofYear?: Shift }
  | { readonly kind: "season"; readonly season: Season; readonly year?: number; readonly shift?: Shift }
  /** Without `shift` the clause decides; `past` is "this past Sunday", `coming` "this coming Sunday". */
  | { readonly kind: "weekday"; readonly weekday: number; readonly shift?: Shift; readonly side?: "past" | "coming" }
  /** Day, week, weekend, month … at a distance from now: today is day 0, last week is week -1. Without `shift` the clause decides. */
  | { readonly kind: "unit"; readonly unit: Unit; readonly shift?: number }
  | { readonly kind: "part"; readonly part: Part; readonly of: Meaning }
  /** Two weeks ago, three days later, two weeks before the vote. */
  | {
      readonly kind: "away";
      readonly amount: Amount;
      readonly direction: -1 | 1;
      readonly from: "reference" | "mentioned" | "event" | Meaning;
    }
  /** The last three days, the coming weeks. */
  | { readonly kind: "stretch"; readonly amount: Amount; readonly direction: -1 | 1 }
  /** In two weeks: a date where the clause looks ahead, else how long. */
  | { readonly kind: "in"; readonly amount: Amount }
  | { readonly kind: "since"; readonly from: Meaning }
  | { readonly kind: "range"; readonly from: Meaning; readonly to: Meaning }
  /** The first Friday of July; -1 is the last. */
  | { readonly kind: "nth weekday"; readonly nth: number; readonly weekday: number; readonly of: Meaning }
  /** The 20th of next month. */
  | { readonly kind: "day of unit"; readonly day: number; readonly of: Meaning }
  /** The last four months of 2021. */
  | { readonly kind: "edge"; readonly amount: Amount; readonly side: "start" | "end"; readonly of: Meaning }
  | { readonly kind: "week of"; readonly of: Meaning }
  /** That day, the same week: the stretch around the day last mentioned. */
  | { readonly kind: "same"; readonly unit: Unit; readonly shift: Shift }
  | { readonly kind: "around"; readonly of: Meaning }
  | { readonly kind: "clock"; readonly clock: Clock }
  | { readonly kind: "day part"; readonly part: DayPart; readonly of?: Meaning }
  | { readonly kind: "overnight" }
  | { readonly kind: "moment"; readonly day: Meaning; readonly clock: Clock }
  | { readonly kind: "duration"; readonly amount: Amount; readonly more?: readonly Amount[] }
  | { readonly kind: "set"; readonly value: string }
  /** Clearly a time, with no place on the calendar that the text gives: 31 February, 3/4/2026, "a few weeks ago". */
  | { readonly kind: "unknown"; readonly why: "impossible" | "ambiguous" | "vague" };
