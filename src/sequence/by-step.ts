/** Decides which limits belong to which step: one look-up instead of a search for each. */
import type { PlanMoment } from "./plan-shape.ts";

/** Limits (or dates) by the step, milestone or condition that they limit, in their order. */
export function byStep<Limit extends { readonly event: PlanMoment }>(limits: readonly Limit[]): (id: string) => readonly Limit[] {
  const lists = new Map<string, Limit[]>();
  for (const limit of limits) {
    const list = lists.get(limit.event.of);
    if (list === undefined) lists.set(limit.event.of, [limit]);
    else list.push(limit);
  }
  return (id) => lists.get(id) ?? [];
}
