/** Decides what a plan looks like in time: a lane for each party, a row for each step with its window, what ties them, and the exposures beneath. */
import type { Critical } from "../find-critical.ts";
import { formatAmount } from "../parse-amount.ts";
import { deadlineOf } from "../plan-dates.ts";
import type { Commitment, PlanMoment, SequencePlan } from "../plan-shape.ts";
import { MinutesPerDay, type PlanTime } from "../plan-time.ts";
import { curveExposures, type ExposureCurve } from "./curve-exposures.ts";

/** Minutes from the plan's start; `late` is missing where nothing limits the moment. */
export type Window = { readonly early: number; readonly late: number | undefined };

/** What is known of a moment: when it may be, and whether the end of the plan hangs on it. */
export type KnownMoment = Window & { readonly isCritical: boolean };

/** The last minute in which an end is in time, by the clause that says it first. `isForeseen`: it is counted from something that has no day yet. */
export type PictureDeadline = { readonly minute: number; readonly words: string; readonly isForeseen: boolean };

export type PictureRow = {
  readonly id: string;
  readonly label: string;
  readonly lane: number;
  readonly start: KnownMoment;
  readonly end: KnownMoment;
  /** Where nature decides how long it takes: the shortest and longest end, counted from the earliest start. */
  readonly nature: { readonly from: number; readonly to: number } | undefined;
  readonly verified: Window | undefined;
  readonly snapback: { readonly condition: string; readonly words: string; readonly window: Window | undefined } | undefined;
  readonly deadline: PictureDeadline | undefined;
  readonly clauses: readonly string[];
  /** The window in words, in the plan's calendar; a latest moment at midnight says so. */
  readonly told: {
    readonly start: string;
    readonly startLatest: string | undefined;
    readonly end: string;
    readonly endLatest: string | undefined;
    readonly slackDays: number | undefined;
  };
};

export type PictureMark = {
  readonly id: string;
  readonly name: string;
  readonly kind: "milestone" | "fixed date";
  readonly at: KnownMoment;
  readonly deadline: PictureDeadline | undefined;
};

/** A tie between two rows or marks: `isWait` where the one may not come before the other, otherwise it only may not come too late. */
export type PictureLink = {
  readonly from: { readonly of: string; readonly minute: number };
  readonly to: { readonly of: string; readonly minute: number };
  readonly isWait: boolean;
  readonly isCritical: boolean;
  readonly place: string;
  readonly clauses: readonly string[];
};

/** With which ends the exposures are drawn: as early as each step can end, or as late as it may (as early where nothing limits it). */
export type CurveEnds = "earliest" | "latest";

export type PlanPicture = {
  /** False where the plan cannot be kept: the dates are then those of its minimum limits alone. */
  readonly holds: boolean;
  readonly isDated: boolean;
  /** Minutes since 1970 of minute 0, on the plan's wall clock. */
  readonly zero: number;
  /** The last minute that the picture needs to show. */
  readonly end: number;
  readonly lanes: readonly { readonly party: string; readonly name: string }[];
  readonly rows: readonly PictureRow[];
  /** Steps that are not part of the scenario shown. */
  readonly absent: readonly string[];
  readonly marks: readonly PictureMark[];
  readonly links: readonly PictureLink[];
  readonly curves: readonly ExposureCurve[];
  readonly curveEnds: CurveEnds;
};

/** When each moment may be: by the names of the network's points, or undefined for a moment that is not there. */
export type MomentsOfPlan = (point: string) => KnownMoment | undefined;

/** Lays out what there is to draw; nothing is placed in pixels here. Cost: linear in steps and limits. */
export function picturePlan(
  plan: SequencePlan,
  time: PlanTime,
  { holds, at, curveEnds = "earliest" }: { readonly holds: boolean; readonly at: MomentsOfPlan; readonly curveEnds?: CurveEnds },
): PlanPicture {
  const parties = plan.parties.filter(({ id }) => plan.commitments.some(({ obligor }) => obligor === id));
  const laneOf = new Map(parties.map(({ id }, lane) => [id, lane]));
  const known = (moment: PlanMoment): KnownMoment | undefined =>
    moment.of === "start"
      ? Zero
      : (at(`${moment.of}.${moment.at}`) ?? (moment.at === "verified" ? at(`${moment.of}.end`) : undefined) ?? at(moment.of));
  const deadlines = deadlinesOf(plan, time, { known, holds });
  const present = plan.commitments.flatMap((one) => {
    const start = known({ of: one.id, at: "start" });
    const end = known({ of: one.id, at: "end" });
    return start === undefined || end === undefined ? [] : [{ one, start, end }];
  });
  const rows = present.map(({ one, start, end }) => rowOf(one, start, end)).sort((left, right) => left.lane - right.lane);
  const marks: PictureMark[] = [
    ...plan.milestones.map(({ id, name }) => ({ id, name, kind: "milestone" as const })),
    ...plan.fixedDates.map(({ id, name }) => ({ id, name, kind: "fixed date" as const })),
  ].flatMap((mark) => {
    const moment = at(mark.id);
    return moment === undefined ? [] : [{ ...mark, at: moment, deadline: deadlines.get(mark.id) }];
  });
  const curves = curveExposures(plan, (step) => endOf(at(`${step}.end`), curveEnds));
  return {
    holds,
    isDated: time.isDated,
    zero: time.start,
    end: lastMinute(rows, marks),
    lanes: parties.map(({ id, name }) => ({ party: id, name })),
    rows,
    absent: plan.commitments.map(({ id }) => id).filter((id) => !present.some(({ one }) => one.id === id)),
    marks,
    links: linksOf(plan, known),
    curves,
    curveEnds,
  };

  function latest({ late }: Window): string | undefined {
    if (late === undefined) return undefined;
    const text = time.format(time.start + late);
    return time.isDated && text.length === 10 ? `${text} 00:00` : text;
  }

  function rowOf(one: Commitment, start: KnownMoment, end: KnownMoment): PictureRow {
    const { duration, snapback } = one;
    const verified = one.verification === undefined ? undefined : at(`${one.id}.verified`);
    const from = time.start + start.early;
    return {
      id: one.id,
      label: one.act ?? one.id,
      lane: laneOf.get(one.obligor) ?? 0,
      start,
      end,
      nature:
        duration.kind === "contingent" && duration.max !== undefined
          ? { from: time.work(from, duration.min) - time.start, to: time.work(from, duration.max) - time.start }
          : undefined,
      verified: verified === undefined ? undefined : { early: verified.early, late: verified.late },
      snapback:
        snapback === undefined
          ? undefined
          : {
              condition: snapback.condition,
              words: `taken back within ${formatAmount(snapback.within)} of ${snapback.condition}`,
              window: at(`${one.id}.snapback`),
            },
      deadline: deadlines.get(one.id),
      clauses: one.clauses,
      told: {
        start: time.format(time.start + start.early),
        startLatest: latest(start),
        end: time.format(time.start + end.early),
        endLatest: latest(end),
        slackDays: end.late === undefined ? undefined : Math.round(((end.late - end.early) / MinutesPerDay) * 100) / 100,
      },
    };
  }
}

const Zero: KnownMoment = { early: 0, late: 0, isCritical: false };

/** Moments from the windows of a network, by the names of its points. Minutes count from the plan's start. */
export function momentsOfNetwork(
  points: readonly string[],
  {
    earliest,
    latest,
    critical,
  }: { readonly earliest: Float64Array; readonly latest: Float64Array; readonly critical: Critical | undefined },
): MomentsOfPlan {
  const indexOf = new Map(points.map((point, index) => [point, index]));
  return (point) => {
    const index = indexOf.get(point);
    if (index === undefined) return undefined;
    const late = latest[index] ?? Infinity;
    return {
      early: earliest[index] ?? 0,
      late: late === Infinity ? undefined : late,
      isCritical: critical !== undefined && critical.float[index] === 0,
    };
  };
}

/** When a step ends for its exposure; undefined where it is not part of the scenario. */
export function endOf(end: { readonly early: number; readonly late: number | undefined } | undefined, ends: CurveEnds): number | undefined {
  return ends === "latest" ? (end?.late ?? end?.early) : end?.early;
}

/** The earliest last minute of each step's end, from days and from limits after what comes earliest. */
function deadlinesOf(
  plan: SequencePlan,
  time: PlanTime,
  { known, holds }: { readonly known: (moment: PlanMoment) => KnownMoment | undefined; readonly holds: boolean },
): ReadonlyMap<string, PictureDeadline> {
  const fixed = new Set(["start", ...plan.fixedDates.map(({ id }) => id)]);
  const found = new Map<string, PictureDeadline>();
  const add = (id: string, deadline: PictureDeadline) => {
    const other = found.get(id);
    if (other === undefined || deadline.minute < other.minute) found.set(id, deadline);
  };
  for (const { event, notAfter } of plan.dates)
    if (event.at === "end" && notAfter !== undefined)
      add(event.of, { minute: deadlineOf(notAfter, time) - time.start, words: `not after ${notAfter}`, isForeseen: false });
  for (const { event, anchor, min, max, words } of plan.limits) {
    // What happens in one moment with something else has no deadline of its own.
    if (event.at !== "end" || max === undefined || (min?.count === 0 && max.count === 0)) continue;
    const anchors = anchor.moments.flatMap((moment) => known(moment) ?? []);
    if (anchors.length === 0 || anchors.length < anchor.moments.length) continue;
    const days = anchors.map(({ early }) => early);
    const from = anchor.kind === "earliest" ? Math.min(...days) : Math.max(...days);
    add(event.of, {
      minute: time.add(time.start + from, max) - time.start,
      words: words ?? `at most ${formatAmount(max)} after ${anchor.moments.map(({ of }) => of).join(", ")}`,
      // Where not everything can be kept there are no windows, and no day of a step is certain.
      isForeseen: holds ? anchors.some(({ early, late }) => early !== late) : anchor.moments.some(({ of }) => !fixed.has(of)),
    });
  }
  return found;
}

function linksOf(plan: SequencePlan, known: (moment: PlanMoment) => KnownMoment | undefined): readonly PictureLink[] {
  return plan.limits.flatMap(({ event, anchor, min, max, orders, place, clauses }) => {
    const to = known(event);
    if (to === undefined || event.of === "start") return [];
    return anchor.moments.flatMap((moment) => {
      const from = known(moment);
      if (from === undefined || moment.of === "start" || moment.of === event.of) return [];
      return [
        {
          from: { of: moment.of, minute: from.early },
          to: { of: event.of, minute: to.early },
          isWait: min !== undefined && (orders || min.count >= 0 || max === undefined),
          isCritical: min !== undefined && from.isCritical && to.isCritical,
          place,
          clauses,
        },
      ];
    });
  });
}

/** Everything in the picture, and a day more; what nothing limits ends nowhere and does not count. */
function lastMinute(rows: readonly PictureRow[], marks: readonly PictureMark[]): number {
  const minutes = [
    ...rows.flatMap(({ end, start, nature, verified, deadline, snapback }) => [
      end.early,
      end.late ?? 0,
      start.late ?? 0,
      nature?.to ?? 0,
      verified?.late ?? verified?.early ?? 0,
      deadline?.minute ?? 0,
      snapback?.window?.late ?? 0,
    ]),
    ...marks.flatMap(({ at, deadline }) => [at.early, at.late ?? 0, deadline?.minute ?? 0]),
  ];
  return minutes.reduce((most, minute) => Math.max(most, minute), 0) + MinutesPerDay;
}
