/** Decides the best order of a plan's steps: the larger side's peak exposure lowest, then the next, then the time above tolerance. */
import type { Problem } from "#record";
import { type ExposureProblem, makeExposureProblem } from "./exposure-problem.ts";
import { leastTime, timesAbove } from "./least-time.ts";
import { type LowestPeaks, lowestPeaks, PartsOfLevel, type PeakPart, type PeakProof } from "./lowest-peaks.ts";
import { orderBeyondCap } from "./order-beyond-cap.ts";
import { changeOf, peaksOf } from "./order-problem.ts";
import type { SequencePlan } from "./plan-shape.ts";

/** Where the sides stand after a step. `together` names what is done in the same moment; the exposure is that after all of it. */
export type OrderedStep = {
  readonly step: number;
  readonly id: string;
  readonly together: readonly string[];
  readonly exposure: Readonly<Record<string, number>>;
};

/** Why no order goes below `lowest`. */
export type LevelCertificate = {
  readonly criterion: string;
  /** Sides that keep a ceiling at this level, and the ceiling. */
  readonly ceilings: Readonly<Record<string, number>>;
  readonly reached: number;
  /** No order that keeps the ceilings stays below this threshold. */
  readonly lowest: number;
  readonly proven: boolean;
  readonly method: "trivial" | "bound" | "search" | "implied" | "one side";
  readonly reason: string;
  /** For a bound: the step and the weights it comes from, by side. */
  readonly step?: string;
  readonly weights?: Readonly<Record<string, number>>;
  readonly statesSearched: number;
};

export type PlanOrder = {
  readonly kind: "ordered";
  readonly order: readonly string[];
  readonly exposures: readonly OrderedStep[];
  readonly peaks: Readonly<Record<string, number>>;
  readonly timeAboveTolerance: Readonly<Record<string, number>>;
  readonly timeUnit: "days" | "steps";
  readonly tolerances: Readonly<Record<string, number>>;
  /** True only where every criterion that the plan asks for is proven; time counts where a tolerance is stated. */
  readonly optimal: boolean;
  /** No order's largest peak is lower. */
  readonly lowerBound: number;
  readonly certificate: {
    /** No order stays below this largest peak. */
    readonly threshold: number;
    readonly how: string;
    readonly statesSearched: number;
    readonly levels: readonly LevelCertificate[];
    readonly timeAboveTolerance: { readonly reached: number; readonly lowest: number; readonly proven: boolean };
  };
};

export type OrderedPlan = PlanOrder | { readonly kind: "refused"; readonly problems: readonly Problem[] };

export type OrderOptions = {
  /** Conditions that hold; see `makeExposureProblem`. */
  readonly given?: ReadonlySet<string> | undefined;
  readonly maxStates?: number | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Told how many of the parts are done and which begins; parts that turn out needless are passed over. */
  readonly onPart?: ((done: number, total: number, doing: string) => void) | undefined;
};

/** Ideals met at most for one level where nothing is said. */
export const MostStates = 60_000;
/** Plans with more steps than this get an order with bounds, without a search. */
export const MostSteps = 2000;

/** Orders a plan. Cost: see `lowestPeaks`; 200 steps take well below two seconds on the kinds of plans in bench/sequence-order. */
export function orderPlan(plan: SequencePlan, options: OrderOptions = {}): OrderedPlan {
  const made = makeExposureProblem(plan, options.given);
  if (made.kind === "refused") return made;
  const { exposure } = made;
  if (plan.commitments.length > MostSteps) return beyondCap(exposure);
  const maxStates = options.maxStates ?? MostStates;
  const { onPart = () => {} } = options;
  const parts = exposure.sides.length * PartsOfLevel.length;
  const peaks = lowestPeaks(exposure.problem, {
    maxStates,
    signal: options.signal,
    onPart: (part) => onPart(part.level * PartsOfLevel.length + part.part, parts + 1, partInWords(exposure, part)),
  });
  onPart(parts, parts + 1, "time above tolerance");
  const timed = leastTime(exposure, peaks.ceilings, peaks.order, {
    maxLayer: 1000,
    maxStates: exposure.hasTolerance ? maxStates : Math.floor(maxStates / 4),
    signal: options.signal,
  });
  const timeProven = peaks.isProven && timed.lowest >= timed.time;
  return {
    ...describeOrder(exposure, timed.order),
    optimal: peaks.isProven && (timeProven || !exposure.hasTolerance),
    lowerBound: (peaks.levels[0]?.lowest ?? 0) / exposure.scale,
    certificate: certificateOf(
      exposure,
      { ...peaks, order: timed.order },
      { reached: timed.time, lowest: peaks.isProven ? timed.lowest : 0, proven: timeProven },
    ),
  };
}

/** Exposures, peaks and times of an order of the problem's steps. */
export function describeOrder(
  exposure: ExposureProblem,
  order: readonly number[],
): Omit<PlanOrder, "optimal" | "lowerBound" | "certificate"> {
  const { problem, steps, scale, timeUnit } = exposure;
  const now = Float64Array.from(problem.from);
  const rows: OrderedStep[] = [];
  for (const step of order) {
    for (let side = 0; side < problem.sides; side++) now[side] = (now[side] ?? 0) + changeOf(problem, step, side);
    const [id, ...together] = steps[step] ?? [];
    if (id !== undefined) rows.push({ step: rows.length + 1, id, together, exposure: bySide(exposure, now, scale) });
  }
  return {
    kind: "ordered",
    order: order.flatMap((step) => steps[step] ?? []),
    exposures: rows,
    peaks: bySide(exposure, peaksOf(problem, order), scale),
    timeAboveTolerance: bySide(exposure, timesAbove(exposure, order), 1),
    timeUnit,
    tolerances: bySide(exposure, exposure.tolerances, scale),
  };
}

function bySide({ sides }: ExposureProblem, numbers: Float64Array, scale: number): Readonly<Record<string, number>> {
  // Adding 0 turns a minus zero into a plain one.
  return Object.fromEntries(sides.map((side, index) => [side, (numbers[index] ?? 0) / scale + 0]));
}

function partInWords({ scale }: ExposureProblem, { level, doing, lowest, peak }: PeakPart): string {
  const known =
    lowest === Number.NEGATIVE_INFINITY ? "" : `, ${lowest / scale} proven${peak === undefined ? "" : `, ${peak / scale} reached`}`;
  return `${criterionAt(level)}: ${doing}${known}`;
}

function criterionAt(level: number): string {
  return ["largest peak", "second peak", "third peak"][level] ?? `peak ${level + 1}`;
}

function certificateOf(
  exposure: ExposureProblem,
  peaks: LowestPeaks,
  time: PlanOrder["certificate"]["timeAboveTolerance"],
): PlanOrder["certificate"] {
  const { scale, sides } = exposure;
  const final = peaksOf(exposure.problem, peaks.order);
  const levels = peaks.levels.map((level, index): LevelCertificate => {
    const ceilings = level.ceilings.flatMap((ceiling, side) =>
      ceiling === undefined ? [] : [[sides[side] ?? "", ceiling / scale] as const],
    );
    // An order found for a later question may be better for this one, where the lowest was not found.
    const isKept = level.ceilings.every((ceiling, side) => ceiling === undefined || (final[side] ?? 0) <= ceiling);
    const free = level.ceilings.flatMap((ceiling, side) => (ceiling === undefined ? [final[side] ?? 0] : []));
    const reached = Math.min(level.peak ?? Number.POSITIVE_INFINITY, isKept ? Math.max(0, ...free) : Number.POSITIVE_INFINITY);
    const proven = level.lowest >= reached;
    return {
      criterion: criterionAt(index),
      ceilings: Object.fromEntries(ceilings),
      reached: reached / scale,
      lowest: Math.min(level.lowest, reached) / scale,
      proven,
      method: level.proof.kind,
      reason: reasonOf(exposure, level.proof, level.lowest / scale),
      ...boundOf(exposure, level.proof),
      statesSearched: level.states,
    };
  });
  const [first] = levels;
  return {
    threshold: first?.lowest ?? 0,
    how: first?.reason ?? "There is nothing to order.",
    statesSearched: peaks.states,
    levels,
    timeAboveTolerance: time,
  };
}

function boundOf({ steps, sides }: ExposureProblem, proof: PeakProof): Pick<LevelCertificate, "step" | "weights"> {
  if (proof.kind !== "bound") return {};
  const weights = Object.fromEntries(sides.map((side, index) => [side, proof.bound.weights[index] ?? 0]));
  return { step: (steps[proof.bound.step] ?? []).join(" + "), weights };
}

function reasonOf({ steps, sides }: ExposureProblem, proof: PeakProof, lowest: number): string {
  switch (proof.kind) {
    case "trivial":
      return `Where the plan begins or ends, a side stands at ${lowest} in any order.`;
    case "bound":
      return `Around the step ${(steps[proof.bound.step] ?? []).join(" + ")} the exposures, weighted, cannot be lower in any order: a minimum cut over all that may be done before it.`;
    case "search":
      return `Every way to ${proof.from === "start" ? "begin" : "end"} an order below ${lowest} was followed and none leads through; the next possible height is ${lowest}.`;
    case "implied":
      return `Below ${lowest} the exposures leave so little room that more and more steps must come before others, until no order is left (where nothing decided, every set of steps that remained was met, or both orders of two steps were followed).`;
    case "one side":
      return `${sides[proof.side] ?? "One side"} taken alone cannot stay lower, whatever the others give and receive.`;
  }
}

/** A plan too long for a search: some order, with what is known of every order. */
function beyondCap(exposure: ExposureProblem): PlanOrder {
  const { order, lowest } = orderBeyondCap(exposure.problem);
  const described = describeOrder(exposure, order);
  const reached = Math.max(0, ...Object.values(described.peaks));
  const lowerBound = lowest / exposure.scale;
  const reason = `More than ${MostSteps} steps are not searched: this is a calm order, not the best. Where the plan begins or ends, a side stands at ${lowerBound} in any order.`;
  const level: LevelCertificate = {
    criterion: "largest peak",
    ceilings: {},
    reached,
    lowest: lowerBound,
    proven: lowerBound >= reached,
    method: "trivial",
    reason,
    statesSearched: 0,
  };
  const time = Object.values(described.timeAboveTolerance).reduce((sum, one) => sum + one, 0);
  return {
    ...described,
    optimal: false,
    lowerBound,
    certificate: {
      threshold: lowerBound,
      how: reason,
      statesSearched: 0,
      levels: [level],
      timeAboveTolerance: { reached: time, lowest: 0, proven: time === 0 },
    },
  };
}
