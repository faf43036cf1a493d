/** Decides what would make a sequence fairer: which step to split, put in escrow, guarantee or verify first, and by how much the largest peak falls. */
import { daysOf, makeExposureProblem } from "./exposure-problem.ts";
import { lowestLargestPeak } from "./lowest-peaks.ts";
import type { PlanOrder } from "./order-plan.ts";
import type { Commitment, PlanLimit, SequencePlan } from "./plan-shape.ts";

/** `largestPeak` is reached by an order that was found, so the fall is at least `fall`. */
export type Remedy = {
  readonly kind: "split" | "escrow" | "guarantee" | "verify first";
  readonly step: string;
  /** What the deposit or the verified part waits for. */
  readonly until?: string;
  readonly largestPeak: number;
  readonly fall: number;
  readonly suggestion: string;
};

/** Half is what a split gives first, a guarantee makes good, and a verification holds back. */
const Half = 0.5;

/**
 * Tries each remedy on the costliest steps that the exposed side has done when its peak is reached, and orders the changed plan again. Cost: up to
 * `most` × 6 orderings with little room.
 */
export function findFairer(
  plan: SequencePlan,
  found: PlanOrder,
  options: { readonly most?: number; readonly maxStates?: number; readonly given?: ReadonlySet<string> } = {},
): readonly Remedy[] {
  const most = options.most ?? 6;
  const largest = Math.max(0, ...Object.values(found.peaks));
  if (largest === 0) return [];
  const side = Object.keys(found.peaks).find((name) => found.peaks[name] === largest) ?? "";
  const at = found.exposures.findIndex(({ exposure }) => exposure[side] === largest);
  const done = new Set(found.exposures.slice(0, at + 1).flatMap(({ id, together }) => [id, ...together]));
  const costly = plan.commitments
    .filter((one) => one.obligor === side && done.has(one.id) && one.cost.amount > 0)
    .sort((left, right) => right.cost.amount - left.cost.amount)
    .slice(0, most);
  const remedies = costly.flatMap((one) => [
    tried(splitStep(plan, one), { kind: "split", step: one.id, suggestion: `Do '${one.id}' in two halves.` }),
    tried(changed(plan, one.id, { guarantee: { by: "a guarantor", share: Math.max(Half, one.guarantee?.share ?? 0) } }), {
      kind: "guarantee",
      step: one.id,
      suggestion: `Let a third party make good half of what '${one.id}' costs if nothing follows.`,
    }),
    ...answersTo(plan, one).flatMap((answer) => [
      tried(changed(plan, one.id, { escrow: { holder: "a holder both accept", share: 1, releasedAfter: [answer.id] } }), {
        kind: "escrow",
        step: one.id,
        until: answer.id,
        suggestion: `Put '${one.id}' in escrow until '${answer.id}' is done.`,
      }),
      tried(changed(plan, one.id, { escrow: { holder: "the verifier", share: Half, releasedAfter: [answer.id] } }), {
        kind: "verify first",
        step: one.id,
        until: answer.id,
        suggestion: `Hold half of '${one.id}' back until '${answer.id}' is verified.`,
      }),
    ]),
  ]);
  return remedies
    .filter((remedy): remedy is Remedy => remedy !== undefined && remedy.fall > 0)
    .sort((left, right) => right.fall - left.fall);

  function tried(variant: SequencePlan, remedy: Omit<Remedy, "largestPeak" | "fall">): Remedy | undefined {
    const made = makeExposureProblem(variant, options.given);
    if (made.kind === "refused") return undefined; // For example a deposit that waits for a step that waits for it.
    const level = lowestLargestPeak(made.exposure.problem, { maxStates: options.maxStates ?? 2000 });
    if (level.peak === undefined) return undefined;
    const largestPeak = level.peak / made.exposure.scale;
    return { ...remedy, largestPeak, fall: largest - largestPeak };
  }
}

/** The other sides' steps worth most to the obligor: what a deposit would wait for. */
function answersTo(plan: SequencePlan, step: Commitment): readonly Commitment[] {
  const worth = (one: Commitment) => one.values.get(step.obligor)?.amount ?? 0;
  return plan.commitments
    .filter((one) => one.obligor !== step.obligor && worth(one) > 0)
    .sort((left, right) => worth(right) - worth(left))
    .slice(0, 2);
}

function changed(plan: SequencePlan, id: string, fields: Partial<Commitment>): SequencePlan {
  return { ...plan, commitments: plan.commitments.map((one) => (one.id === id ? { ...one, ...fields } : one)) };
}

/** The step keeps its id for the second half, so that what waits for it still does; the first half stands before it and waits for the same. */
function splitStep(plan: SequencePlan, step: Commitment): SequencePlan {
  const values = new Map([...step.values].map(([party, worth]) => [party, { ...worth, amount: worth.amount * Half }]));
  const half = { ...step, cost: { ...step.cost, amount: step.cost.amount * Half }, values };
  const firstId = `${step.id} (first half)`;
  const first: Commitment = { ...half, id: firstId };
  const after: PlanLimit = {
    event: { of: step.id, at: "start" },
    anchor: { kind: "one", moments: [{ of: firstId, at: "end" }] },
    min: { count: 0, unit: "days", working: false },
    max: undefined,
    clauses: [],
    orders: true,
    place: step.place,
    words: undefined,
  };
  const own = plan.limits.filter(
    (limit) =>
      limit.event.of === step.id &&
      limit.event.at === "start" &&
      limit.orders &&
      daysOf(limit.min ?? after.min ?? { count: 0, unit: "days", working: false }) >= 0,
  );
  return {
    ...plan,
    commitments: plan.commitments.flatMap((one) => (one.id === step.id ? [first, half] : [one])),
    limits: [...plan.limits, ...own.map((limit) => ({ ...limit, event: { of: firstId, at: "start" as const } })), after],
  };
}
