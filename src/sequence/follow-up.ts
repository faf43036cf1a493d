/** Decides how a plan stands on a day: what is done, due, overdue or blocked, by whom, and what comes in the next days. */
import type { Problem } from "#record";
import { byStep } from "./by-step.ts";
import { deadlineOf, type Known, planDates } from "./plan-dates.ts";
import type { Commitment, PlanMoment, ProgressEntry, SequencePlan } from "./plan-shape.ts";
import { createPlanTime, MinutesPerDay } from "./plan-time.ts";

/** The scale of the Peace Accords Matrix (Joshi, Quinn and Regan 2015). */
export const ImplementationStates = ["not initiated", "minimal", "intermediate", "full"] as const;

/**
 * `done`: full. `overdue`: its deadline has passed; a deadline after something runs from when that has happened, not from when it might have. `blocked`: it waits for steps that are not done. `due`: it can go on and its deadline, or the
 * end foreseen, lies within the days looked ahead. `open`: it can go on and is not due yet. `not yet`: its own earliest start lies later.
 */
export type FollowUpStatus = "done" | "overdue" | "due" | "open" | "blocked" | "not yet";

export type FollowedStep = {
  readonly id: string;
  readonly act: string | undefined;
  readonly obligor: string;
  readonly status: FollowUpStatus;
  readonly state: 0 | 1 | 2 | 3;
  readonly stateName: (typeof ImplementationStates)[number];
  readonly since: string | undefined;
  readonly evidence: readonly string[];
  readonly history: readonly ProgressEntry[];
  /** Foreseen with what is known on the day. */
  readonly start: string;
  readonly end: string;
  readonly deadline: string | undefined;
  readonly deadlineFrom: string | undefined;
  /** Where the deadline counts from something that has not happened: what that is. The clock does not run yet, and the day is only foreseen. */
  readonly deadlineWaitsFor: string | undefined;
  readonly daysLeft: number | undefined;
  /** A deadline that lies days away but is blocked is still told: see `blockedBy`. */
  readonly blockedBy: readonly { readonly step: string; readonly by: string }[];
};

export type FollowUp = {
  readonly kind: "follow-up";
  readonly on: string;
  readonly days: number;
  readonly steps: readonly FollowedStep[];
  readonly counts: Readonly<Record<FollowUpStatus, number>>;
  readonly alerts: readonly {
    readonly day: string;
    readonly step: string;
    readonly obligor: string;
    readonly what: "starts" | "deadline" | "milestone";
  }[];
};

/** Steps in the plan's order; alerts by day. A plan without a start has no days, and is refused. Cost: linear. */
export function followUp(
  plan: SequencePlan,
  on: string,
  days: number,
): FollowUp | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  if (plan.start === undefined) return { kind: "refused", problems: [noStart] };
  const time = createPlanTime(plan);
  const today = time.parse(on);
  const entries = new Map(plan.commitments.map((one) => [one.id, one.progress.filter((entry) => entry.on <= on)]));
  const known: Known = new Map(
    [...entries].map(([id, list]) => {
      const begun = list.find(({ state }) => state > 0)?.on;
      const last = list.at(-1);
      const done = last?.state === 3 ? list.find(({ state }) => state === 3)?.on : undefined;
      return [id, { begun: begun === undefined ? undefined : time.parse(begun), done: done === undefined ? undefined : time.parse(done) }];
    }),
  );
  const dates = planDates(plan, known, today);
  if (dates.kind === "refused") return dates;
  const limitsOf = byStep(plan.limits);
  const stateOf = (id: string) => entries.get(id)?.at(-1)?.state ?? 0;
  const obligors = new Map(plan.commitments.map((one) => [one.id, one.obligor]));
  const waits = new Map<string, PlanMoment[]>();
  for (const { event, anchor, min, orders } of plan.limits) {
    if (min === undefined || (min.count < 0 && !orders) || event.at !== "start" || anchor.kind === "earliest") continue;
    const list = waits.get(event.of);
    if (list === undefined) waits.set(event.of, [...anchor.moments]);
    else list.push(...anchor.moments);
  }
  const deadlines = deadlinesOf();
  const steps = plan.commitments.map(follow);
  const counts: Record<FollowUpStatus, number> = { done: 0, overdue: 0, due: 0, open: 0, blocked: 0, "not yet": 0 };
  for (const { status } of steps) counts[status] += 1;
  const until = today + days * MinutesPerDay;
  const alerts: { day: string; step: string; obligor: string; what: "starts" | "deadline" | "milestone" }[] = [];
  const alert = (minute: number | undefined, step: string, obligor: string, what: "starts" | "deadline" | "milestone") => {
    if (minute !== undefined && minute >= today && minute <= until)
      alerts.push({ day: time.format(minute).slice(0, 10), step, obligor, what });
  };
  for (const { id, obligor } of plan.commitments) {
    if (stateOf(id) === 0) alert(dates.at({ of: id, at: "start" }), id, obligor, "starts");
    if (stateOf(id) < 3) alert(deadlines.get(id)?.minute, id, obligor, "deadline");
  }
  for (const { id } of plan.milestones) alert(dates.at({ of: id, at: "end" }), id, "", "milestone");
  alerts.sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  return { kind: "follow-up", on, days, steps, counts, alerts };

  function follow(one: Commitment): FollowedStep {
    const history = entries.get(one.id) ?? [];
    const last = history.at(-1);
    const state = last?.state ?? 0;
    const start = dates.kind === "dates" ? (dates.at({ of: one.id, at: "start" }) ?? time.start) : time.start;
    const end = dates.kind === "dates" ? (dates.at({ of: one.id, at: "end" }) ?? time.start) : time.start;
    const deadline = deadlines.get(one.id);
    const blockedBy = state === 0 ? blockersOf(one.id, new Set()) : [];
    const soon = today + days * MinutesPerDay;
    const status: FollowUpStatus =
      state === 3
        ? "done"
        : deadline !== undefined && deadline.waitsFor === undefined && deadline.minute <= today
          ? "overdue"
          : blockedBy.length > 0
            ? "blocked"
            : state === 0 && start > soon
              ? "not yet"
              : Math.min(deadline?.minute ?? Number.POSITIVE_INFINITY, Math.max(end, start)) <= soon
                ? "due"
                : "open";
    return {
      id: one.id,
      act: one.act,
      obligor: one.obligor,
      status,
      state,
      stateName: ImplementationStates[state],
      since: last?.on,
      evidence: last?.evidence ?? [],
      history,
      start: time.format(start),
      end: time.format(end),
      // A day without a time lasts until it ends: told as that day.
      deadline: deadline?.told,
      deadlineFrom: deadline?.from,
      deadlineWaitsFor: deadline?.waitsFor,
      daysLeft: deadline === undefined ? undefined : Math.ceil((deadline.minute - today) / MinutesPerDay) - (deadline.isDay ? 1 : 0),
      blockedBy,
    };
  }

  /** Steps that are not done and that this one waits for, through milestones too. */
  function blockersOf(id: string, seen: Set<string>): readonly { readonly step: string; readonly by: string }[] {
    if (seen.has(id)) return [];
    seen.add(id);
    return (waits.get(id) ?? []).flatMap(({ of, at }) => {
      const by = obligors.get(of);
      if (by === undefined) return milestoneWaits(of, seen);
      const isThere = at === "start" ? stateOf(of) > 0 : stateOf(of) === 3;
      return isThere ? [] : [{ step: of, by }];
    });
  }

  function milestoneWaits(id: string, seen: Set<string>): readonly { readonly step: string; readonly by: string }[] {
    return limitsOf(id)
      .filter(({ min, anchor }) => min !== undefined && anchor.kind !== "earliest")
      .flatMap(({ anchor }) => anchor.moments)
      .flatMap(({ of }) => {
        const by = obligors.get(of);
        if (by !== undefined) return stateOf(of) === 3 ? [] : [{ step: of, by }];
        return blockersOf(of, seen);
      });
  }

  /** The earliest of a step's absolute and relative deadlines for its end; steps that end together have one deadline. */
  function deadlinesOf(): ReadonlyMap<string, Deadline> {
    const found = new Map<string, Deadline>();
    const add = (id: string, deadline: Deadline) => {
      const other = found.get(id);
      if (other === undefined || isSooner(deadline, other)) found.set(id, deadline);
    };
    for (const { event, notAfter, place } of plan.dates)
      if (event.at === "end" && notAfter !== undefined)
        add(event.of, {
          minute: deadlineOf(notAfter, time),
          told: notAfter,
          from: place,
          isDay: notAfter.length <= 10,
          waitsFor: undefined,
        });
    if (dates.kind !== "dates") return found;
    const together: (readonly [string, string])[] = [];
    for (const { event, anchor, min, max, place, words } of plan.limits) {
      if (event.at !== "end" || max === undefined || !obligors.has(event.of)) continue;
      const [moment] = anchor.moments;
      if (min?.count === 0 && max.count === 0 && anchor.moments.length === 1 && moment?.at === "end" && obligors.has(moment.of)) {
        together.push([event.of, moment.of]);
        // Once one side has done its part, the other's is due that day; before, neither is late by what the other has not done.
        for (const [one, other] of [
          [event.of, moment.of],
          [moment.of, event.of],
        ] as const) {
          const done = stateOf(other) === 3 ? dates.at({ of: other, at: "end" }) : undefined;
          if (done === undefined) continue;
          const isDay = done % MinutesPerDay === 0;
          const minute = done + (isDay ? MinutesPerDay : 0);
          add(one, { minute, told: time.format(done), from: words ?? place, isDay, waitsFor: undefined });
        }
        continue;
      }
      const anchors = anchor.moments.flatMap((one) => anchorAt(one) ?? []);
      if (anchors.length < anchor.moments.length) continue;
      const from = anchors.reduce((one, other) => (one.minute <= other.minute === (anchor.kind === "earliest") ? one : other));
      const limit = time.add(from.minute, max);
      const isDay = limit % MinutesPerDay === 0;
      const told = { told: time.format(limit), from: words ?? place, isDay, waitsFor: from.waitsFor };
      add(event.of, { minute: limit + (isDay ? MinutesPerDay : 0), ...told });
    }
    // As many rounds as a chain of steps that end together may be long.
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const [one, other] of [...together, ...together.map(([first, second]) => [second, first] as const)]) {
        const deadline = found.get(one);
        if (deadline === undefined || found.get(other) === deadline) continue;
        add(other, deadline);
        isChanged ||= found.get(other) === deadline;
      }
    }
    return found;
  }

  /** When what a deadline counts from has happened, or is foreseen: not before today. */
  function anchorAt(moment: PlanMoment): { readonly minute: number; readonly waitsFor: string | undefined } | undefined {
    const minute = dates.kind === "dates" ? dates.at(moment) : undefined;
    if (minute === undefined || hasHappened(moment)) return minute === undefined ? undefined : { minute, waitsFor: undefined };
    return { minute: Math.max(minute, today), waitsFor: moment.of };
  }

  function hasHappened({ of, at }: PlanMoment): boolean {
    if (obligors.has(of)) return at === "start" ? stateOf(of) > 0 : stateOf(of) === 3;
    if (plan.conditions.some(({ id }) => id === of)) return false;
    return !plan.milestones.some(({ id }) => id === of) || milestoneWaits(of, new Set()).length === 0;
  }
}

type Deadline = {
  readonly minute: number;
  readonly told: string;
  readonly from: string;
  readonly isDay: boolean;
  /** What has not happened, from which it would count. */
  readonly waitsFor: string | undefined;
};

/** A deadline that runs comes before one that is only foreseen on the same day. */
function isSooner(one: Deadline, other: Deadline): boolean {
  if (one.minute !== other.minute) return one.minute < other.minute;
  return one.waitsFor === undefined && other.waitsFor !== undefined;
}

const noStart: Problem = {
  code: "no-start",
  severity: "error",
  message: "the plan has no start, so nothing in it has a day",
  whatToDo: 'Write "start": "2026-04-01" (the day of signature) into the plan.',
  where: "start",
};
