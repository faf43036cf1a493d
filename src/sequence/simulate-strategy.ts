/** Decides how a plan fares that is carried out by its strategy: milestones in many runs with drawn durations, and that no limit is ever broken. */
import type { Problem } from "#record";
import { type CheckedCase, checkPlan } from "./check-plan.ts";
import { planExecution } from "./controllability/plan-execution.ts";
import { type Cause, createStrategyRun, type StrategyRun } from "./controllability/run-strategy.ts";
import { distributionOf, roundDays } from "./distribution-of.ts";
import type { TemporalNetwork } from "./network/temporal-network.ts";
import type { Duration, SequencePlan } from "./plan-shape.ts";
import { MinutesPerDay, type PlanTime } from "./plan-time.ts";
import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";
import { drawOf, type SimulatedMilestone, type SimulateOptions, type Simulation } from "./simulate-plan.ts";

/** Minutes by which sums of fractions may miss a limit. */
const Tolerance = 1e-6;
/** Events worked out between two words of progress. */
const EventsPerWord = 400_000;
/** What is asked of a plan without milestones: when its last step ends. */
const WholePlan = "end of the plan";

/** What is the same in every run of one scenario. */
type Scenario = {
  readonly network: TemporalNetwork;
  readonly run: StrategyRun;
  /** Draws the length of each link. */
  readonly draws: readonly (() => number)[];
  /** What the end of each link is told as. */
  readonly stepOf: readonly string[];
  readonly milestones: readonly { readonly index: number; readonly points: readonly number[] }[];
};

/** What was seen of one milestone. */
type Tally = { readonly moments: number[]; readonly delays: Map<string, { often: number; minutes: number }> };

/**
 * Runs the plan as its strategy says (wait where waiting keeps a limit, go on when nature has spoken). Conditions are drawn in each run, and the
 * run takes the strategy of the scenario that comes about. Refused where nature can force a breach in every scenario: then there is no strategy.
 * `anyMissed` counts runs in which any limit of the plan is broken; it is counted, not assumed. Cost: that of checking the plan, then for each run
 * what `createStrategyRun` says and a look at every limit.
 */
export function simulateStrategy(
  plan: SequencePlan,
  options: SimulateOptions,
): Simulation | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const checked = checkPlan(plan);
  if (!checked.cases.some(({ finding }) => finding.derived !== undefined)) return { kind: "refused", problems: [noStrategy()] };
  const random = createSeededRandom(options.seed);
  const told = plan.milestones.length > 0 ? plan.milestones.map(({ id, name }) => ({ id, name })) : [{ id: WholePlan, name: WholePlan }];
  const tallies = told.map((): Tally => ({ moments: [], delays: new Map() }));
  const snapbacks = plan.commitments.flatMap(({ id, snapback }) =>
    snapback === undefined ? [] : [{ step: id, condition: snapback.condition, often: 0 }],
  );
  const triggers = new Set(snapbacks.map(({ condition }) => condition));
  const conditions = plan.conditions.map(({ id, probability }) => ({ id, probability: probability ?? (triggers.has(id) ? 0 : 1) }));
  const decides = new Set(checked.cases.flatMap(({ scenario }) => scenario.conditions));
  const scenarios = new Map<string, Scenario | undefined>();
  const runsPerWord = Math.max(1, Math.floor(EventsPerWord / Math.max(1, checked.cases[0]?.network.points.length ?? 1)));
  let broken = 0;
  let without = 0;
  let runs = 0;
  for (; runs < options.runs && options.signal?.aborted !== true; runs++) {
    const holds = conditions.filter(({ probability }) => probability >= 1 || random() < probability).map(({ id }) => id);
    for (const one of snapbacks) if (holds.includes(one.condition)) one.often += 1;
    const scenario = scenarioOf(holds.filter((id) => decides.has(id)));
    if (scenario === undefined) without += 1;
    else if (runOnce(scenario)) broken += 1;
    if (runs % runsPerWord === runsPerWord - 1) options.onRuns?.(runs + 1);
  }
  const share = (count: number) => count / Math.max(1, runs);
  return {
    kind: "simulated",
    runs,
    seed: options.seed,
    milestones: told.flatMap(({ id, name }, index) => {
      const tally = tallies[index];
      return tally === undefined || tally.moments.length === 0 ? [] : [{ id, name, ...tellTally(tally) }];
    }),
    deadlines: [],
    anyMissed: share(broken),
    withoutStrategy: share(without),
    snapbacks: snapbacks.map(({ step, condition, often }) => ({ step, condition, fired: share(often) })),
    complete: runs === options.runs && checked.complete,
  };

  /** The strategy for the conditions that hold; undefined where there is none. */
  function scenarioOf(holds: readonly string[]): Scenario | undefined {
    const key = holds.join("\n");
    if (!scenarios.has(key)) {
      const found = checked.cases.find(({ scenario, finding }) => scenario.conditions.join("\n") === key && finding.derived !== undefined);
      scenarios.set(key, found === undefined ? undefined : prepare(found));
    }
    return scenarios.get(key);
  }

  function prepare(one: CheckedCase): Scenario | undefined {
    const { network, finding } = one;
    if (finding.derived === undefined) return undefined;
    const placeOf = new Map(network.points.map((name, point) => [name, point]));
    const find = (names: readonly string[]) => names.flatMap((name) => placeOf.get(name) ?? []);
    const ends = find(plan.commitments.map(({ id }) => `${id}.end`));
    return {
      network,
      run: createStrategyRun(network, planExecution(network, finding.derived).rules),
      draws: drawsOf(plan, one, checked.time, random),
      stepOf: Array.from(network.linkTo, (point) => tellEnd(network.points[point] ?? "")),
      milestones: told.map(({ id }, index) => ({ index, points: plan.milestones.length > 0 ? find([id, `${id}.end`]) : ends })),
    };
  }

  /** Whether a limit was broken. */
  function runOnce({ network, run, draws, stepOf, milestones }: Scenario): boolean {
    const durations = new Float64Array(network.linkFrom.length);
    for (let link = 0; link < durations.length; link++)
      // Whole minutes, like the bounds, so that sums are exact.
      durations[link] = Math.min(
        network.linkUpper[link] as number,
        Math.max(network.linkLower[link] as number, Math.round(draws[link]?.() ?? 0)),
      );
    const times = run.carryOut(durations);
    for (const { index, points } of milestones) {
      const tally = tallies[index];
      if (tally === undefined || points.length === 0) continue;
      let last = points[0] as number;
      for (const point of points) if ((times[point] as number) > (times[last] as number)) last = point;
      tally.moments.push(checked.time.start + (times[last] as number) - (times[0] as number));
      let at: number | undefined = last;
      for (let turn = 0; at !== undefined && turn <= 2 * network.points.length; turn++) {
        const cause: Cause = run.causeOf(at);
        at = cause === undefined ? undefined : cause.kind === "point" ? cause.of : (network.linkFrom[cause.of] as number);
        if (cause?.kind === "link")
          delayed(tally, stepOf[cause.of] ?? "", (durations[cause.of] as number) - (network.linkLower[cause.of] as number));
      }
    }
    for (let limit = 0; limit < network.limitFrom.length; limit++) {
      const passed = (times[network.limitTo[limit] as number] as number) - (times[network.limitFrom[limit] as number] as number);
      if (passed > (network.limitAmount[limit] as number) + Tolerance) return true;
    }
    return false;
  }

  function tellTally({ moments, delays }: Tally): Pick<SimulatedMilestone, "reached" | "mostOftenDelayedBy" | "delayedBy"> {
    const steps = [...delays]
      .map(([step, { often, minutes }]) => ({
        step,
        share: often / moments.length,
        delayDays: roundDays(minutes / often / MinutesPerDay),
      }))
      .sort((one, other) => other.share - one.share || other.delayDays - one.delayDays);
    return { reached: distributionOf(moments, checked.time), mostOftenDelayedBy: steps[0]?.step, delayedBy: steps.slice(0, 10) };
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

function delayed({ delays }: Tally, step: string, minutes: number): void {
  const known = delays.get(step);
  if (known === undefined) delays.set(step, { often: 1, minutes });
  else {
    known.often += 1;
    known.minutes += minutes;
  }
}

/** The end of a link as a person would call it. */
function tellEnd(point: string): string {
  if (point.endsWith(".end")) return point.slice(0, -".end".length);
  return point.endsWith(".verified") ? `${point.slice(0, -".verified".length)} (verification)` : point;
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
