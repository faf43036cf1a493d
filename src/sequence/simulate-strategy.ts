/** Decides how a plan fares that is carried out by its strategy: milestones in many runs with drawn durations, and that no limit is ever broken. */
import type { Problem } from "#record";
import { type CheckedCase, checkPlan } from "./check-plan.ts";
import { planExecution } from "./controllability/plan-execution.ts";
import { createStrategyRun } from "./controllability/run-strategy.ts";
import { bestCase } from "./describe-plan.ts";
import { distributionOf } from "./distribution-of.ts";
import type { Duration, SequencePlan } from "./plan-shape.ts";
import type { PlanTime } from "./plan-time.ts";
import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";
import { drawOf, type SimulateOptions, type Simulation } from "./simulate-plan.ts";

/** Minutes by which sums of fractions may miss a limit. */
const Tolerance = 1e-6;
/** Events worked out between two words of progress. */
const EventsPerWord = 4_000_000;

/**
 * Runs the plan as its strategy says (wait where waiting keeps a limit, go on when nature has spoken), in the first of its scenarios that can be
 * kept. Refused where nature can force a breach: then there is no strategy. `anyMissed` counts runs in which any limit of the plan is broken; it
 * is counted, not assumed. Cost: that of checking the plan, then for each run what `createStrategyRun` says.
 */
export function simulateStrategy(
  plan: SequencePlan,
  options: SimulateOptions,
): Simulation | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const checked = checkPlan(plan);
  const shown = bestCase(checked.cases);
  if (shown?.finding.derived === undefined) return { kind: "refused", problems: [noStrategy()] };
  const { network, finding } = shown;
  const run = createStrategyRun(network, planExecution(network, shown.finding.derived).rules);
  const random = createSeededRandom(options.seed);
  const draws = drawsOf(plan, shown, checked.time, random);
  const durations = new Float64Array(network.linkFrom.length);
  const milestones = milestonesOf(plan, network.points);
  const reached = milestones.map(() => [] as number[]);
  const runsPerWord = Math.max(1, Math.floor(EventsPerWord / Math.max(1, network.points.length)));
  let broken = 0;
  let runs = 0;
  for (; runs < options.runs && options.signal?.aborted !== true; runs++) {
    draws.forEach((draw, link) => {
      // Whole minutes, like the bounds, so that sums are exact.
      durations[link] = Math.min(network.linkUpper[link] as number, Math.max(network.linkLower[link] as number, Math.round(draw())));
    });
    const times = run(durations);
    const start = times[0] as number;
    milestones.forEach(({ points }, index) => {
      let at = Number.NEGATIVE_INFINITY;
      for (const point of points) at = Math.max(at, times[point] as number);
      reached[index]?.push(checked.time.start + at - start);
    });
    if (breaks(times)) broken += 1;
    if (runs % runsPerWord === runsPerWord - 1) options.onRuns?.(runs + 1);
  }
  return {
    kind: "simulated",
    runs,
    seed: options.seed,
    milestones: milestones.flatMap(({ id, name }, index) => {
      const moments = reached[index] ?? [];
      if (moments.length === 0) return [];
      return [{ id, name, reached: distributionOf(moments, checked.time), mostOftenDelayedBy: undefined, delayedBy: [] }];
    }),
    deadlines: [],
    anyMissed: broken / Math.max(1, runs),
    snapbacks: [],
    complete: runs === options.runs && finding.isControllable,
  };

  function breaks(times: Float64Array): boolean {
    for (let limit = 0; limit < network.limitFrom.length; limit++) {
      const passed = (times[network.limitTo[limit] as number] as number) - (times[network.limitFrom[limit] as number] as number);
      if (passed > (network.limitAmount[limit] as number) + Tolerance) return true;
    }
    return false;
  }

  function noStrategy(): Problem {
    return {
      code: "no-strategy",
      severity: "error",
      message: checked.isConsistent
        ? "nature can force a breach, so there is no strategy that keeps every limit"
        : "the limits contradict each other",
      whatToDo: "See 'parley sequence why' for the clauses, or simulate without the strategy.",
      where: "",
    };
  }
}

/** How the duration of each link is drawn, by the step at whose end (or verification) it stands. */
function drawsOf(plan: SequencePlan, { network }: CheckedCase, time: PlanTime, random: SeededRandom): readonly (() => number)[] {
  const durations = new Map<string, Duration>();
  for (const { id, duration, verification } of plan.commitments) {
    durations.set(`${id}.end`, duration);
    if (verification !== undefined) durations.set(`${id}.verified`, verification.duration);
  }
  return Array.from(network.linkTo, (point, link) => {
    const duration = durations.get(network.points[point] ?? "");
    const low = network.linkLower[link] as number;
    const high = network.linkUpper[link] as number;
    // Nothing is said of how a notified condition is spread: any moment of its window is as likely.
    if (duration === undefined) return () => low + random() * (high - low);
    const { draw } = drawOf(duration, time);
    return () => draw(random);
  });
}

/** The plan's milestones; without any, the end of its last step. */
function milestonesOf(plan: SequencePlan, points: readonly string[]) {
  const placeOf = new Map(points.map((name, point) => [name, point]));
  const find = (names: readonly string[]) => names.flatMap((name) => placeOf.get(name) ?? []);
  const own = plan.milestones.map(({ id, name }) => ({ id, name, points: find([id, `${id}.end`]) }));
  const all = { id: "end of the plan", name: "end of the plan", points: find(plan.commitments.map(({ id }) => `${id}.end`)) };
  return (own.length > 0 ? own : [all]).filter((one) => one.points.length > 0);
}
