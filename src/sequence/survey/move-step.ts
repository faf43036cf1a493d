/** Decides what moving one step by hand does to the dates of all others, while it is being moved: only what hangs on it is measured anew. */
import type { CheckedCase } from "../check-plan.ts";
import { compileCase, type FloatingAmount } from "../compile-plan.ts";
import { openWindows } from "../consistency/edit-windows.ts";
import { findWindows } from "../consistency/find-windows.ts";
import { type Critical, findCritical } from "../find-critical.ts";
import { createDateFollower } from "../follow-dates.ts";
import { type TemporalNetwork, withoutUncertainty } from "../network/temporal-network.ts";
import type { SequencePlan } from "../plan-shape.ts";
import { MinutesPerDay, type PlanTime } from "../plan-time.ts";
import { roundsFor } from "../settle-dates.ts";

/** Where a step is moved to, and what comes of it. */
export type Moved =
  /** Everything can still be kept; earliest and latest are minutes from the plan's start, by point. */
  | {
      readonly kind: "held";
      readonly as: "not before" | "free";
      readonly earliest: Float64Array;
      readonly latest: Float64Array;
      /** The critical paths as they are now: two searches over the whole, made only when asked for. */
      readonly findCritical: () => Critical;
    }
  /** It cannot be there: the clauses that stand against it, in the order of the circle. The windows stay as they were. */
  | { readonly kind: "clash"; readonly as: "not before" | "not after"; readonly clauses: readonly number[] };

export type StepMover = {
  /** The step's own earliest day, before it is moved. */
  readonly naturalDay: number;
  /** Moves its start to so many days after the plan's start; undefined in the rare case that only a check of the whole plan can tell. */
  readonly moveTo: (day: number) => Moved | undefined;
};

/** A case of a plan that has no move of the step. */
export type CaseToMove = {
  readonly plan: SequencePlan;
  readonly time: PlanTime;
  readonly shown: Pick<CheckedCase, "scenario" | "network" | "finding">;
};

/**
 * Takes hold of a step; undefined where the case cannot be kept, lacks the step, or has another form on other dates. To be later is to keep the start at
 * the day or after; earlier than it can be, it would have to be no later than the day, and the clauses against that are told. Where working days or
 * months are counted, the dates are found as `checkPlan` finds them: from the same first guess, in the same rounds, but in each of them only the
 * lengths that are counted from another date are counted anew. Cost of a move: what hangs on the step; with such lengths a search over all limits in
 * each round, most often two.
 */
export function holdStep({ plan, time, shown }: CaseToMove, step: string): StepMover | undefined {
  const { network, finding, scenario } = shown;
  const point = network.points.indexOf(`${step}.start`);
  if (point < 0 || finding.windows.kind === "inconsistent") return undefined;
  const first = compileCase(plan, time, scenario);
  if (first.formDependsOnDates) return undefined;
  const isDated = first.floating.length > 0;
  const flat = withoutUncertainty(withTwoLimits(network, point));
  const notBefore = network.limitFrom.length;
  const notAfter = notBefore + 1;
  const early = isDated ? openDated(flat, network.linkFrom.length, first.floating) : openLive(flat);
  const late = isDated ? openDated(flat, network.linkFrom.length, first.floating) : early;
  if (early === undefined || late === undefined) return undefined;
  const follower = createDateFollower(first);
  const fixed = new Set(plan.fixedDates.map(({ id }) => id));
  const counted = [...network.points.keys()].filter((one) => !fixed.has(network.points[one] ?? ""));
  const rounds = roundsFor(network.points.length);
  const natural = earliestOf(early)[point] as number;
  return {
    naturalDay: natural / MinutesPerDay,
    moveTo(day) {
      const minute = Math.round(day * MinutesPerDay);
      const isEarlier = minute < natural;
      const isFree = minute === natural;
      const held = isEarlier || isFree ? undefined : { point, minute };
      const moves = [
        { limit: notBefore, amount: isEarlier || isFree ? Infinity : -minute },
        { limit: notAfter, amount: isEarlier ? minute : Infinity },
      ];
      const as = isEarlier ? "not after" : "not before";
      const circle = settle(early, moves, { guess: () => follower.forwards(held), datesOf: () => earliestOf(early) });
      if (circle !== undefined) return { kind: "clash", as, clauses: clausesOn(flat, circle) };
      if (isEarlier) return undefined;
      const zero = network.origin === 0 ? 0 : -(early.towards()[0] as number);
      const found = {
        kind: "held",
        as: isFree ? "free" : "not before",
        earliest: early.towards().map((distance) => -distance - zero + 0),
        findCritical: () => findCritical({ ...flat, limitAmount: early.amounts.slice() }, counted),
      } as const;
      if (!isDated) return { ...found, latest: early.away().map((distance) => distance - zero) };
      const bounds = latestOf(early);
      const isLateKept =
        settle(late, moves, { guess: () => follower.backwards(bounds, held), datesOf: () => latestOf(late) }) === undefined;
      return { ...found, latest: (isLateKept ? late : early).away().map((distance) => distance - zero) };
    },
  };

  /** Lays the case out with the dates of a first guess, then with those it gave, until they stay; a circle where they cannot be kept. */
  function settle(
    on: LiveCase,
    moves: readonly Change[],
    { guess, datesOf }: { readonly guess: () => Float64Array; readonly datesOf: () => Float64Array },
  ): readonly number[] | undefined {
    if (!isDated) return on.change(moves);
    let dates = guess();
    for (let round = 0; ; round++) {
      const circle = on.change(round === 0 ? moves : [], dates);
      if (circle !== undefined) return circle;
      const found = datesOf();
      if (round >= rounds || found.every((date, at) => date === dates[at])) return undefined;
      dates = found;
    }
  }
}

type Change = { readonly limit: number; readonly amount: number };

/** Windows that follow changes, with the amounts they stand for. */
type LiveCase = {
  readonly towards: () => Float64Array;
  readonly away: () => Float64Array;
  readonly amounts: Float64Array;
  /** Makes changes, and counts what depends on dates anew; a circle where that leaves no time. */
  readonly change: (changes: readonly Change[], dates?: Float64Array) => readonly number[] | undefined;
};

/** Lengths are the same on all dates: one limit changes at a time, and only what hangs on it is measured. */
function openLive(flat: TemporalNetwork): LiveCase | undefined {
  const opened = openWindows(flat);
  if (opened.kind === "inconsistent") return undefined;
  const { live } = opened;
  const amounts = flat.limitAmount.slice();
  return {
    towards: () => live.towards,
    away: () => live.away,
    amounts,
    change(changes) {
      // What becomes looser goes first, so that what stood in the way is out of it.
      for (const { limit, amount } of changes.toSorted((one, other) => other.amount - one.amount)) {
        if (amount === amounts[limit]) continue;
        const edited = live.change(limit, amount);
        if (edited.kind === "inconsistent") return edited.circle;
        amounts[limit] = amount;
      }
      return undefined;
    },
  };
}

/** With one date many lengths change: those alone are counted anew, but then one search over all is quicker than one for each of them. */
function openDated(flat: TemporalNetwork, links: number, floating: readonly FloatingAmount[]): LiveCase {
  const amounts = flat.limitAmount.slice();
  const limits = Int32Array.from(floating, (one) => limitOf(one, flat.limitFrom.length - 2 * links));
  const countedFrom = new Float64Array(floating.length).fill(NaN);
  let windows = findWindows(flat);
  return {
    towards: () => (windows.kind === "consistent" ? windows.earliest.map((time) => -time) : new Float64Array(flat.points.length)),
    away: () => (windows.kind === "consistent" ? windows.latest : new Float64Array(flat.points.length)),
    amounts,
    change(changes, dates) {
      let isChanged = windows.kind === "inconsistent";
      const put = (limit: number, amount: number): void => {
        isChanged ||= amounts[limit] !== amount;
        amounts[limit] = amount;
      };
      for (const { limit, amount } of changes) put(limit, amount);
      if (dates !== undefined)
        for (let index = 0; index < floating.length; index++) {
          const { point, sign, of, minutes } = floating[index] as FloatingAmount;
          const at = dates[point] as number;
          if (countedFrom[index] === at) continue;
          countedFrom[index] = at;
          put(limits[index] as number, (of === "link's lower" ? -sign : sign) * minutes(at));
        }
      if (isChanged) windows = findWindows({ ...flat, limitAmount: amounts });
      return windows.kind === "inconsistent" ? windows.circle : undefined;
    },
  };
}

/** Minutes from the plan's start, which is point 0. */
function earliestOf({ towards }: LiveCase): Float64Array {
  const distances = towards();
  const start = -(distances[0] as number);
  return distances.map((distance) => -distance - start + 0);
}

/** As late as possible, or as early where nothing limits a point. */
function latestOf({ towards, away }: LiveCase): Float64Array {
  const distances = towards();
  const start = -(distances[0] as number);
  return away().map((distance, point) => (distance === Infinity ? -(distances[point] as number) : distance) - start + 0);
}

/** Where the amount stands among the limits, once links are limits: each link's longest, then its shortest duration follow the `own` limits. */
function limitOf({ of, index }: FloatingAmount, own: number): number {
  return of === "limit" ? index : own + 2 * index + (of === "link's lower" ? 1 : 0);
}

/** The network with a limit for each way to move the point, counted from the plan's start, that limit nothing yet. */
function withTwoLimits(network: TemporalNetwork, point: number): TemporalNetwork {
  return {
    ...network,
    limitFrom: Int32Array.from([...network.limitFrom, point, 0]),
    limitTo: Int32Array.from([...network.limitTo, 0, point]),
    limitAmount: Float64Array.from([...network.limitAmount, Infinity, Infinity]),
    limitClause: Int32Array.from([...network.limitClause, -1, -1]),
  };
}

function clausesOn(network: TemporalNetwork, circle: readonly number[]): readonly number[] {
  return [...new Set(circle.map((limit) => network.limitClause[limit] as number))].filter((clause) => clause >= 0);
}
