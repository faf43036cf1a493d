/** Decides a valid order of a plan too long to be ordered well, and below which largest peak no order goes: bounds, no claim. */
import { changeOf, type OrderProblem, peaksOf } from "./order-problem.ts";

export type BoundedOrder = { readonly order: readonly number[]; readonly lowest: number };

/**
 * Of the steps that are free, one that harms nobody, or else the oldest of the giver that then stands lowest. The bound: where the plan begins and
 * where it ends a side stands in any order. Cost: linear in steps, precedences and sides.
 */
export function orderBeyondCap(problem: OrderProblem): BoundedOrder {
  const { count, sides } = problem;
  const missing = Int32Array.from(
    { length: count },
    (_, step) => (problem.before[step]?.length ?? 0) + (problem.anyBefore[step]?.length ?? 0),
  );
  const after: { readonly step: number; readonly group: number }[][] = Array.from({ length: count }, () => []);
  let groups = 0;
  problem.before.forEach((steps, step) => {
    for (const earlier of steps) after[earlier]?.push({ step, group: -1 });
  });
  problem.anyBefore.forEach((own, step) => {
    for (const members of own) {
      for (const earlier of members) after[earlier]?.push({ step, group: groups });
      groups += 1;
    }
  });
  const isMet = new Uint8Array(groups);
  // One queue for each giver, and one for what harms nobody.
  const queues = Array.from({ length: sides + 1 }, () => ({ steps: [] as number[], head: 0 }));
  const queueOf = (step: number) => {
    let giver = sides;
    let most = 0;
    for (let side = 0; side < sides; side++)
      if (changeOf(problem, step, side) > most) {
        most = changeOf(problem, step, side);
        giver = side;
      }
    return giver;
  };
  const now = Float64Array.from(problem.from);
  const order: number[] = [];
  for (let step = 0; step < count; step++) if (missing[step] === 0) queues[queueOf(step)]?.steps.push(step);
  for (;;) {
    const step = next();
    if (step === undefined) break;
    order.push(step);
    for (let side = 0; side < sides; side++) now[side] = (now[side] as number) + changeOf(problem, step, side);
    for (const { step: later, group } of after[step] ?? []) {
      if (group >= 0 && isMet[group] === 1) continue;
      if (group >= 0) isMet[group] = 1;
      missing[later] = (missing[later] as number) - 1;
      if (missing[later] === 0) queues[queueOf(later)]?.steps.push(later);
    }
  }
  let lowest = 0;
  const start = peaksOf(problem, []);
  for (let side = 0; side < sides; side++) lowest = Math.max(lowest, start[side] as number, now[side] as number);
  return { order, lowest };

  function next(): number | undefined {
    let chosen: (typeof queues)[number] | undefined;
    let best = Number.POSITIVE_INFINITY;
    for (let giver = sides; giver >= 0; giver--) {
      const queue = queues[giver];
      const step = queue?.steps[queue.head];
      if (queue === undefined || step === undefined) continue;
      if (giver === sides) {
        chosen = queue;
        break;
      }
      const height = (now[giver] as number) + changeOf(problem, step, giver);
      if (height >= best) continue;
      best = height;
      chosen = queue;
    }
    return chosen?.steps[chosen.head++];
  }
}
