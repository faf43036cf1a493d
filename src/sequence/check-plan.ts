/** Decides what is told of a plan in time: each case checked, each step with its window, its slack and whether it is critical. */
import type { Problem } from "#record";
import { checkNetwork, type NetworkFinding } from "./check-network.ts";
import { type CompiledCase, casesOf, compileCase, isFloating, type Lies, layAgain, type PlanCase, type PlanCases } from "./compile-plan.ts";
import { type ConflictCaps, defaultConflictCaps } from "./conflicts/list-conflicts.ts";
import { findWindows } from "./consistency/find-windows.ts";
import { findCritical } from "./find-critical.ts";
import { createDateFollower } from "./follow-dates.ts";
import { type TemporalNetwork, withoutUncertainty } from "./network/temporal-network.ts";
import type { Amount, SequencePlan } from "./plan-shape.ts";
import { createPlanTime, type PlanTime } from "./plan-time.ts";
import { type CaseSchedule, fromStart, settleEarly, settleLate } from "./settle-dates.ts";

/** One case of a plan with what was found. */
export type CheckedCase = {
  readonly scenario: PlanCase;
  readonly network: TemporalNetwork;
  readonly finding: NetworkFinding;
  /** Minutes from the plan's start; absent where the case is inconsistent. */
  readonly schedule: CaseSchedule | undefined;
};

export type CheckedPlan = {
  readonly cases: readonly CheckedCase[];
  readonly scenarios: number;
  /** False where there are more cases than the cap. */
  readonly complete: boolean;
  /** Each scenario has a choice of moments with which it can be kept. */
  readonly isConsistent: boolean;
  readonly isControllable: boolean;
  readonly time: PlanTime;
  /** True where working days or months are counted from moments that may move. */
  readonly dependsOnDates: boolean;
  readonly problems: readonly Problem[];
};

/** What is done for a case, one after the other: the parts in which progress is told. */
const StagesOfCase = ["earliest dates", "limits and what nature may choose", "latest dates", "critical path"] as const;
/**
 * Checks every case of a plan, up to 64. Working days and months have no fixed length, so each case is laid out again with the dates found before, until
 * they stay: the earliest dates are then exact, and so are the latest, which are found the same way from the other side. `onCase` is told of each
 * part of each case, and may throw to end the work. Cost: cases × (rounds + one check).
 */
export function checkPlan(
  plan: SequencePlan,
  {
    caps = defaultConflictCaps,
    onCase = () => {},
  }: { readonly caps?: ConflictCaps; readonly onCase?: (done: number, total: number, doing: string) => void } = {},
): CheckedPlan {
  const time = createPlanTime(plan);
  const { cases, scenarios, complete, problems: found }: PlanCases = casesOf(plan);
  const dependsOnDates = amountsOf(plan).some((amount) => isFloating(amount, plan));
  const problems: Problem[] = [...found];
  const parts = cases.length * StagesOfCase.length;
  const checked = cases.map((scenario, index) =>
    checkCase(scenario, (stage) => onCase(index * StagesOfCase.length + stage, parts, StagesOfCase[stage] ?? "")),
  );
  onCase(parts, parts, "");
  const byScenario = new Map<string, CheckedCase[]>();
  for (const one of checked) {
    const key = one.scenario.conditions.join("\n");
    byScenario.set(key, [...(byScenario.get(key) ?? []), one]);
  }
  const everyScenario = (holds: (one: CheckedCase) => boolean) => [...byScenario.values()].every((list) => list.some(holds));
  return {
    cases: checked,
    scenarios,
    complete,
    isConsistent: everyScenario(({ finding }) => finding.isConsistent),
    isControllable: everyScenario(({ finding }) => finding.isControllable),
    time,
    dependsOnDates,
    problems,
  };

  function checkCase(scenario: PlanCase, onStage: (stage: number) => void): CheckedCase {
    onStage(0);
    const first = compileCase(plan, time, scenario);
    const follower = createDateFollower(first);
    const layAt = laidAt(first, scenario);
    const early = dependsOnDates ? settleEarly(follower, layAt, tellSwing) : first.network;
    onStage(1);
    const finding = checkNetwork(early, caps);
    if (finding.windows.kind === "inconsistent") return { scenario, network: early, finding, schedule: undefined };
    const flat = withoutUncertainty(early);
    onStage(2);
    const { earliest } = finding.windows;
    const bounds = findWindows(dependsOnDates ? settleLate(follower, layAt, { flat, windows: finding.windows, onSwing: tellSwing }) : flat);
    const latest = bounds.kind === "consistent" ? bounds.latest : finding.windows.latest;
    onStage(3);
    const fixed = new Set(plan.fixedDates.map(({ id }) => id));
    const counted = [...early.points.entries()].filter(([, name]) => !fixed.has(name)).map(([point]) => point);
    return { scenario, network: early, finding, schedule: fromStart(early, { earliest, latest, critical: findCritical(flat, counted) }) };
  }

  function laidAt(first: CompiledCase, scenario: PlanCase): (lies: Lies) => TemporalNetwork {
    return (lies) => (first.formDependsOnDates ? compileCase(plan, time, scenario, lies).network : layAgain(first, lies));
  }

  function tellSwing(): void {
    if (problems.some(({ code }) => code === "dates-do-not-settle")) return;
    problems.push({
      code: "dates-do-not-settle",
      severity: "warning",
      message: "working days or months make some dates swing; the last ones found are told",
      whatToDo: "Count these limits in calendar days, or from fixed moments.",
    });
  }
}

/** Every stretch of time in a plan. */
function amountsOf(plan: SequencePlan): readonly Amount[] {
  const durations = plan.commitments.flatMap(({ duration, verification }) => [
    duration,
    ...(verification === undefined ? [] : [verification.duration]),
  ]);
  return [
    ...durations.flatMap(({ min, max }) => [min, ...(max === undefined ? [] : [max])]),
    ...plan.limits.flatMap(({ min, max }) => [...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max])]),
    ...plan.commitments.flatMap(({ snapback }) => (snapback === undefined ? [] : [snapback.within])),
  ];
}
