/** Decides in which order the steps come when each ends as its dates say, and how exposed each side is along that order. */
import type { Problem } from "#record";
import { makeExposureProblem } from "../exposure-problem.ts";
import { createHeap, putPoint, takePoint } from "../network/point-heap.ts";
import { describeOrder, type PlanOrder } from "../order-plan.ts";
import { type OrderProblem, successorsOf } from "../order-problem.ts";
import type { SequencePlan } from "../plan-shape.ts";

/** An order with the exposures along it, without any claim that it is a good one. */
export type DatedOrder = Omit<PlanOrder, "optimal" | "lowerBound" | "certificate">;

/**
 * Of the steps that may come next always the one that ends first; in the plan's order where several end together. Told one after the other, so that it
 * can be held against what `orderPlan` finds. Cost: steps and precedences × the logarithm of the steps.
 */
export function orderByDates(
  plan: SequencePlan,
  endOf: (step: string) => number | undefined,
): DatedOrder | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const made = makeExposureProblem(plan);
  if (made.kind === "refused") return made;
  const { asWritten: problem, steps } = made.exposure;
  const minutes = steps.map((names) =>
    Math.max(0, ...names.flatMap((name) => endOf(name.replace(/\.released$/u, "")) ?? endOf(name) ?? [])),
  );
  const order: number[] = [];
  const after = successorsOf(problem);
  const choices = choicesOf(problem);
  const waits = problem.before.map((before, step) => before.length + (problem.anyBefore[step] ?? []).length);
  const chosen = choices.map(() => false);
  const ready = createHeap(problem.count);
  // The place in the plan decides between steps that end together.
  const makeReady = (step: number) => putPoint(ready, step, (minutes[step] ?? 0) * problem.count + step);
  for (let step = 0; step < problem.count; step++) if (waits[step] === 0) makeReady(step);
  const choicesWith: number[][] = Array.from({ length: problem.count }, () => []);
  choices.forEach(({ group }, choice) => {
    for (const one of group) choicesWith[one]?.push(choice);
  });
  for (let next = takePoint(ready); next >= 0; next = takePoint(ready)) {
    order.push(next);
    for (const later of after[next] ?? []) freeOnce(later);
    for (const choice of choicesWith[next] ?? []) {
      if (chosen[choice] === true) continue;
      chosen[choice] = true;
      freeOnce(choices[choice]?.of ?? 0);
    }
  }
  return describeOrder(made.exposure, order);

  function freeOnce(step: number): void {
    waits[step] = (waits[step] ?? 0) - 1;
    if (waits[step] === 0) makeReady(step);
  }
}

/** Each group of steps of which one must be done first, with the step that waits for it. */
function choicesOf({ anyBefore }: OrderProblem): readonly { readonly of: number; readonly group: readonly number[] }[] {
  return anyBefore.flatMap((groups, of) => groups.map((group) => ({ of, group: [...new Set(group)] })));
}
