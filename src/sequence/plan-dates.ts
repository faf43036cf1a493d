/** Decides when each moment of a plan comes at the earliest, by its minimum limits, dates and what has already been done. */
import type { Problem } from "#record";
import { planEvents } from "./plan-events.ts";
import type { Amount, PlanMoment, SequencePlan } from "./plan-shape.ts";
import { createPlanTime, MinutesPerDay, type PlanTime } from "./plan-time.ts";

/** `at` gives a moment in the plan's minutes (see `createPlanTime`); undefined for a moment the plan does not have. */
export type PlanDates = { readonly kind: "dates"; readonly time: PlanTime; readonly at: (moment: PlanMoment) => number | undefined };

/** What is known to have happened: the day a step began and the day it was done. */
export type Known = ReadonlyMap<string, { readonly begun?: number | undefined; readonly done?: number | undefined }>;

/** Each duration is its likely one, or its shortest. A known moment stands as it is; what else steps have to do comes on `today` or later. Cost: linear. */
export function planDates(
  plan: SequencePlan,
  known: Known = new Map(),
  today = Number.NEGATIVE_INFINITY,
): PlanDates | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const made = planEvents(plan);
  if (made.kind === "refused") return made;
  const { events, order, eventOf } = made.events;
  const time = createPlanTime(plan);
  const shortest = new Map(plan.commitments.map((one) => [one.id, one.duration.min]));
  const times = new Float64Array(events.length).fill(time.start);
  for (const { event: moment, notBefore } of plan.dates) {
    const event = eventOf(moment);
    if (event !== undefined && notBefore !== undefined) times[event] = Math.max(times[event] ?? 0, time.parse(notBefore));
  }
  for (const number of order) {
    const event = events[number];
    if (event === undefined) continue;
    const happened = event.moments.flatMap(
      ({ of, at }) => (at === "start" ? known.get(of)?.begun : at === "end" ? known.get(of)?.done : undefined) ?? [],
    );
    if (happened.length > 0 || event.on !== undefined) {
      times[number] = event.on === undefined ? Math.max(...happened) : time.parse(event.on);
      continue;
    }
    let at = times[number] ?? time.start;
    if (event.moments.some(({ of }) => shortest.has(of))) at = Math.max(at, today);
    for (const { kind, events: anchors, amount } of event.waits) {
      const from = anchors.map((one) => times[one] ?? time.start);
      at = Math.max(at, time.add(kind === "earliest" ? Math.min(...from) : Math.max(...from), amount));
    }
    for (const { from, duration } of event.works) at = Math.max(at, time.work(times[from] ?? time.start, duration.likely ?? duration.min));
    const startsWork = event.moments.some(({ of, at: which }) => which === "start" && isWorking(shortest.get(of)));
    times[number] = startsWork ? time.nextWorked(at) : at;
  }
  return {
    kind: "dates",
    time,
    at: (moment) => {
      const event = eventOf(moment);
      return event === undefined ? undefined : times[event];
    },
  };
}

function isWorking(amount: Amount | undefined): boolean {
  return amount?.working === true && amount.count > 0;
}

/** The last minute of a deadline: a day without a time lasts until it ends. */
export function deadlineOf(day: string, time: PlanTime): number {
  return time.parse(day) + (day.length > 10 ? 0 : MinutesPerDay);
}
