/** Decides how a plan says that its steps are kept in an order that was found. */
import type { PlanFile } from "../plan-shape.ts";

type Step = PlanFile["commitments"][number];
type Timing = NonNullable<Step["timing"]>[number];

/** How a limit that keeps an order begins to speak; by this another order finds it. */
const OrderWords = "Order taken: ";

/** True for a limit that taking an order wrote. */
export function isOfOrder({ words, relation, clause }: Pick<Timing, "words" | "relation" | "clause">): boolean {
  return clause === undefined && relation === "not before" && words?.startsWith(OrderWords) === true;
}

/**
 * Each step ends no sooner than the one before it in `order`; names that are no steps (releases from escrow) are passed over. Several that the
 * order does at once may stand in any order among themselves. Cost: linear.
 */
export function takeOrder(file: PlanFile, order: readonly string[]): PlanFile {
  const steps = new Set(file.commitments.map(({ id }) => id));
  const before = new Map<string, string>();
  const own = order.filter((id) => steps.has(id));
  own.forEach((id, at) => {
    const earlier = own[at - 1];
    if (earlier !== undefined) before.set(id, earlier);
  });
  return {
    ...file,
    commitments: file.commitments.map((step): Step => {
      const { timing: _, ...rest } = step;
      const earlier = before.get(step.id);
      const kept = (step.timing ?? []).filter((one) => !isOfOrder(one));
      const timing: Timing[] =
        earlier === undefined
          ? kept
          : [
              ...kept,
              { event: "end", relation: "not before", anchor: `${earlier}.end`, words: `${OrderWords}${step.id} ends after ${earlier}` },
            ];
      return timing.length === 0 ? rest : { ...rest, timing };
    }),
  };
}
