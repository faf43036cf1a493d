/** Decides in which order the steps come when each ends as its dates say, and how exposed each side is along that order. */
import type { Problem } from "#record";
import { makeExposureProblem } from "../exposure-problem.ts";
import { describeOrder, type PlanOrder } from "../order-plan.ts";
import { successorsOf } from "../order-problem.ts";
import type { SequencePlan } from "../plan-shape.ts";

/** An order with the exposures along it, without any claim that it is a good one. */
export type DatedOrder = Omit<PlanOrder, "optimal" | "lowerBound" | "certificate">;

/**
 * Of the steps that may come next always the one that ends first; in the plan's order where several end together. Told one after the other, so that it
 * can be held against what `orderPlan` finds. Cost: steps squared.
 */
export function orderByDates(
  plan: SequencePlan,
  endOf: (step: string) => number | undefined,
): DatedOrder | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const made = makeExposureProblem(plan);
  if (made.kind === "refused") return made;
  const { problem, steps } = made.exposure;
  const minutes = steps.map((names) =>
    Math.max(0, ...names.flatMap((name) => endOf(name.replace(/\.released$/u, "")) ?? endOf(name) ?? [])),
  );
  const after = successorsOf(problem);
  const waits = problem.before.map((before) => before.length);
  const done = new Set<number>();
  const order: number[] = [];
  while (order.length < problem.count) {
    let next: number | undefined;
    for (let step = 0; step < problem.count; step++) {
      if (done.has(step) || waits[step] !== 0) continue;
      if (!(problem.anyBefore[step] ?? []).every((group) => group.some((one) => done.has(one)))) continue;
      if (next === undefined || (minutes[step] ?? 0) < (minutes[next] ?? 0)) next = step;
    }
    // `makeExposureProblem` refuses plans in which steps wait for each other.
    if (next === undefined) break;
    done.add(next);
    order.push(next);
    for (const later of after[next] ?? []) waits[later] = (waits[later] ?? 0) - 1;
  }
  return describeOrder(made.exposure, order);
}
