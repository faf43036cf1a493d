/** Decides which limits and durations of a plan are listed for a person to change, each with its words, amounts, relation and clauses. */
import type { BoundPlace } from "../compile-plan.ts";
import { formatAmount } from "../parse-amount.ts";
import type { Amount, Anchor, Duration, PlanFile, PlanLimit, PlanMoment, SequencePlan } from "../plan-shape.ts";
import { isMovedByHand, type TimingRelation } from "./edit-plan.ts";

/** One limit or duration as it is written. `of` is the step, milestone, date or condition that it limits. */
export type ListedLimit = {
  readonly of: string;
  readonly place: string;
  readonly kind: "duration" | "verification" | "after" | "timing" | "date" | "snapback" | "condition";
  /** What it says, in words. */
  readonly words: string;
  /** Only a timing has one that can be chosen. */
  readonly relation: TimingRelation | undefined;
  readonly bounds: readonly {
    readonly part: BoundPlace["part"];
    readonly event: BoundPlace["event"];
    readonly value: string;
    readonly isDay: boolean;
  }[];
  readonly clauses: readonly string[];
  readonly isByHand: boolean;
};

/** Every limit of the plan, in the order of the file's steps, then milestones, conditions and fixed dates. Cost: linear. */
export function listLimits(plan: SequencePlan, file: PlanFile): readonly ListedLimit[] {
  const own = plan.commitments.flatMap(({ id, duration, verification, snapback, place }): ListedLimit[] => [
    { ...ofDuration(id, duration), kind: "duration", words: `takes ${durationWords(duration)}` },
    ...(verification === undefined
      ? []
      : [
          {
            ...ofDuration(id, verification.duration),
            kind: "verification" as const,
            words: `verified by ${verification.by} within ${durationWords(verification.duration)}`,
            clauses: verification.clauses,
          },
        ]),
    ...(snapback === undefined
      ? []
      : [
          {
            of: id,
            place: `${place}.snapback`,
            kind: "snapback" as const,
            words: `taken back within ${formatAmount(snapback.within)} of ${snapback.condition}`,
            relation: undefined,
            bounds: [{ part: "max" as const, event: undefined, value: formatAmount(snapback.within), isDay: false }],
            clauses: snapback.clauses,
            isByHand: false,
          },
        ]),
  ]);
  const limits = plan.limits.map((limit): ListedLimit => {
    const written = timingAt(file, limit.place);
    const isCondition = limit.place.startsWith("conditions[");
    return {
      of: limit.event.of,
      place: limit.place,
      kind: isCondition ? "condition" : limit.orders ? "after" : "timing",
      words: limit.words ?? limitWords(limit),
      relation: written?.relation,
      bounds: [...boundOf("min", limit.min), ...boundOf("max", limit.max)],
      clauses: limit.clauses,
      isByHand: written !== undefined && isMovedByHand(written),
    };
  });
  const dates = plan.dates.map(
    ({ event, notBefore, notAfter, clauses, place }): ListedLimit => ({
      of: event.of,
      place,
      kind: "date",
      words: `${event.at}${notBefore === undefined ? "" : ` not before ${notBefore}`}${notAfter === undefined ? "" : ` not after ${notAfter}`}`,
      relation: undefined,
      bounds: [...dayOf("min", event.at, notBefore), ...dayOf("max", event.at, notAfter)],
      clauses,
      isByHand: false,
    }),
  );
  const fixed = plan.fixedDates.map(
    ({ id, on, clauses, place }): ListedLimit => ({
      of: id,
      place,
      kind: "date",
      words: `on ${on}`,
      relation: undefined,
      bounds: [{ part: "min", event: undefined, value: on, isDay: true }],
      clauses,
      isByHand: false,
    }),
  );
  return [...own, ...limits, ...dates, ...fixed];
}

function ofDuration(of: string, { min, max, clauses, place }: Duration): Omit<ListedLimit, "kind" | "words"> {
  return { of, place, relation: undefined, bounds: [...boundOf("min", min), ...boundOf("max", max)], clauses, isByHand: false };
}

function durationWords({ kind, min, max }: Duration): string {
  const low = formatAmount(min);
  const high = max === undefined ? undefined : formatAmount(max);
  const nature = kind === "contingent" ? ", as nature decides" : "";
  return `${high === undefined ? `${low} or more` : high === low ? low : `${low} to ${high}`}${nature}`;
}

function boundOf(part: "min" | "max", amount: Amount | undefined): ListedLimit["bounds"] {
  return amount === undefined ? [] : [{ part, event: undefined, value: formatAmount(amount), isDay: false }];
}

function dayOf(part: "min" | "max", event: PlanMoment["at"], day: string | undefined): ListedLimit["bounds"] {
  return day === undefined ? [] : [{ part, event, value: day, isDay: true }];
}

/** The timing at a place of the file; undefined where something else stands there. */
function timingAt(file: PlanFile, place: string): NonNullable<PlanFile["commitments"][number]["timing"]>[number] | undefined {
  const [, list, owner, entry] = /^(commitments|milestones)\[(\d+)\]\.timing\[(\d+)\]$/u.exec(place) ?? [];
  const owners = list === "commitments" ? file.commitments : list === "milestones" ? file.milestones : undefined;
  return owners?.[Number(owner)]?.timing?.[Number(entry)];
}

/** A limit in words where the plan has none: `end at most 30 days after lift.end`. */
export function limitWords({ event, anchor, min, max }: PlanLimit): string {
  const low = min === undefined ? undefined : min.count === 0 ? "not before" : `at least ${formatAmount(min)} after`;
  const high = max === undefined ? undefined : max.count === 0 && min?.count === 0 ? "together with" : `at most ${formatAmount(max)} after`;
  const said = high === "together with" ? high : [low, high].filter((part) => part !== undefined).join(" and ");
  return `${event.at} ${said} ${anchorWords(anchor)}`;
}

function anchorWords({ kind, moments }: Anchor): string {
  const names = moments.map(({ of, at }) => (at === "end" ? of : `${of}.${at}`));
  return kind === "one" ? names.join("") : `the ${kind === "earliest" ? "earlier" : "later"} of ${names.join(" and ")}`;
}
