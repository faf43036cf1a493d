/** Decides how a checked plan is told: dates in the plan's calendar, stretches of time in days and hours, steps in the plan's order. */
import type { CheckedCase, CheckedPlan } from "./check-plan.ts";
import type { Units } from "./describe-conflict.ts";
import type { PlanTime } from "./plan-time.ts";

/** One moment of a plan with its window. Days count from the plan's start. */
export type ToldMoment = {
  readonly point: string;
  readonly earliest: string;
  /** Missing where nothing limits it. */
  readonly latest: string | undefined;
  readonly earliestDay: number;
  readonly latestDay: number | undefined;
  /** How far it may slip without breaking a limit. */
  readonly slackDays: number | undefined;
  /** How far it may slip without moving the earliest end of the whole plan. */
  readonly floatDays: number;
  readonly critical: boolean;
};

const MinutesPerDay = 1440;
/** Dates further out are told as days. */
const LastMinute = 4_000_000_000;

/** Minutes said as a person would, and given as days. */
export const planUnits: Units = { toNumber: daysOfMinutes, say: sayMinutes };

/** `2 days 3 hours`; minutes only where there are some. */
export function sayMinutes(minutes: number): string {
  const whole = Math.abs(Math.round(minutes));
  const parts = [
    [Math.floor(whole / MinutesPerDay), "day"],
    [Math.floor((whole % MinutesPerDay) / 60), "hour"],
    [whole % 60, "minute"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return `${minutes < 0 ? "−" : ""}${said.length === 0 ? "0 days" : said.join(" ")}`;
}

function daysOfMinutes(minutes: number): number {
  // Whole minutes are 6.9e-4 of a day; the sixth decimal is below half a second.
  return Math.round((minutes / MinutesPerDay) * 1e6) / 1e6;
}

/** A moment in minutes from the start, as a date of the plan. */
export function sayMoment(time: PlanTime, minutes: number): string {
  return Math.abs(minutes) > LastMinute ? `day ${Math.round(minutes / MinutesPerDay)}` : time.format(time.start + minutes);
}

/** The windows of a case, in the plan's order; none where it is inconsistent. */
export function describeSchedule({ time }: CheckedPlan, { network, schedule }: CheckedCase): readonly ToldMoment[] {
  if (schedule === undefined) return [];
  return network.points.flatMap((point, index) => {
    if (point === "start" || index === network.origin) return [];
    const early = schedule.earliest[index] as number;
    const late = schedule.latest[index] as number;
    const float = schedule.critical.float[index] as number;
    const isBounded = late !== Infinity;
    return [
      {
        point,
        earliest: sayMoment(time, early),
        latest: isBounded ? sayMoment(time, late) : undefined,
        earliestDay: daysOfMinutes(early),
        latestDay: isBounded ? daysOfMinutes(late) : undefined,
        slackDays: isBounded ? daysOfMinutes(late - early) : undefined,
        floatDays: daysOfMinutes(float),
        critical: float === 0,
      },
    ];
  });
}

/** The case that is told first: of the given ones the first that is controllable, or consistent, or the first of all. */
export function bestCase(cases: readonly CheckedCase[]): CheckedCase | undefined {
  return cases.find(({ finding }) => finding.isControllable) ?? cases.find(({ finding }) => finding.isConsistent) ?? cases[0];
}

/** The plan as agreed, where it can be kept; otherwise the first scenario that cannot be, with its best choice. */
export function caseToShow(checked: Pick<CheckedPlan, "cases">): CheckedCase | undefined {
  const scenarios = [...new Set(checked.cases.map(({ scenario }) => scenario.conditions.join("\n")))].map((key) =>
    bestCase(checked.cases.filter(({ scenario }) => scenario.conditions.join("\n") === key)),
  );
  return (
    scenarios.find((one) => one?.finding.isConsistent === false) ??
    scenarios.find((one) => one?.finding.isControllable === false) ??
    scenarios[0]
  );
}
