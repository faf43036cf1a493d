/** Decides what moving one step by hand does to the dates of all others, while it is being moved: one limit changes, and only what hangs on it is measured anew. */
import type { CheckedCase } from "../check-plan.ts";
import { openWindows } from "../consistency/edit-windows.ts";
import { type Critical, findCritical } from "../find-critical.ts";
import { type TemporalNetwork, withoutUncertainty } from "../network/temporal-network.ts";
import { MinutesPerDay } from "../plan-time.ts";

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
  /** Moves its start to so many days after the plan's start. Cost: what hangs on the step. */
  readonly moveTo: (day: number) => Moved;
};

/**
 * Takes hold of a step in a case of a plan that has no move of it; undefined where the case cannot be kept or lacks the step. To be later is to keep
 * the start at the day or after; earlier than it can be, it would have to be no later than the day, and the clauses against that are told.
 */
export function holdStep(
  { network, finding }: Pick<CheckedCase, "network" | "finding">,
  step: string,
  fixedDates: ReadonlySet<string> = new Set(),
): StepMover | undefined {
  const point = network.points.indexOf(`${step}.start`);
  if (point < 0 || finding.windows.kind === "inconsistent") return undefined;
  const flat = withoutUncertainty(network);
  const held = withTwoLimits(flat, point);
  const opened = openWindows(held);
  if (opened.kind === "inconsistent") return undefined;
  const { live } = opened;
  const notBefore = flat.limitFrom.length;
  const notAfter = notBefore + 1;
  const start = () => -(live.towards[0] as number);
  const counted = [...network.points.keys()].filter((one) => !fixedDates.has(network.points[one] ?? ""));
  const natural = -(live.towards[point] as number) - start();
  return {
    naturalDay: natural / MinutesPerDay,
    moveTo(day) {
      const minute = Math.round(day * MinutesPerDay);
      if (minute < natural) {
        live.change(notBefore, Infinity);
        const edited = live.change(notAfter, minute);
        live.change(notAfter, Infinity);
        // It is earlier than the earliest, so there is always a circle.
        return { kind: "clash", as: "not after", clauses: edited.kind === "inconsistent" ? clausesOn(held, edited.circle) : [] };
      }
      const edited = live.change(notBefore, minute === natural ? Infinity : -minute);
      if (edited.kind === "inconsistent") return { kind: "clash", as: "not before", clauses: clausesOn(held, edited.circle) };
      const zero = start();
      return {
        kind: "held",
        as: minute === natural ? "free" : "not before",
        earliest: live.towards.map((distance) => -distance - zero + 0),
        latest: live.away.map((distance) => distance - zero),
        findCritical: () =>
          findCritical({ ...held, limitAmount: held.limitAmount.with(notBefore, minute === natural ? Infinity : -minute) }, counted),
      };
    },
  };
}

/** The network with a limit for each way to move the point, counted from the plan's start, that limit nothing yet. */
function withTwoLimits(flat: TemporalNetwork, point: number): TemporalNetwork {
  return {
    ...flat,
    limitFrom: Int32Array.from([...flat.limitFrom, point, 0]),
    limitTo: Int32Array.from([...flat.limitTo, 0, point]),
    limitAmount: Float64Array.from([...flat.limitAmount, Infinity, Infinity]),
    limitClause: Int32Array.from([...flat.limitClause, -1, -1]),
  };
}

function clausesOn(network: TemporalNetwork, circle: readonly number[]): readonly number[] {
  return [...new Set(circle.map((limit) => network.limitClause[limit] as number))].filter((clause) => clause >= 0);
}
