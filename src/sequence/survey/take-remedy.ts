/** Decides how a plan is written once a remedy is taken: a step split, put in escrow, guaranteed, or held back in part until something is verified. */
import { parseAmount } from "../parse-amount.ts";
import type { PlanFile } from "../plan-shape.ts";
import { SequenceError } from "../sequence-error.ts";

/** A remedy as `findFairer` names it. */
export type TakenRemedy = {
  readonly kind: "split" | "escrow" | "guarantee" | "verify first";
  readonly step: string;
  /** What the deposit or the verified part waits for. */
  readonly until?: string | undefined;
};

type Step = PlanFile["commitments"][number];
type Worth = NonNullable<Step["cost"]>;
type Written = NonNullable<Step["duration"]>;
type WrittenAmount = Exclude<Written, { readonly min: unknown }>;

/** What a split gives first, a guarantee makes good, and a verification holds back. */
const Half = 0.5;

/** The plan with the remedy; throws `SequenceError` for a step it does not have. */
export function takeRemedy(file: PlanFile, { kind, step: id, until }: TakenRemedy): PlanFile {
  const names = new Set(file.commitments.map((one) => one.id));
  for (const name of until === undefined ? [id] : [id, until])
    if (!names.has(name)) throw new SequenceError("unknown-name", `the plan has no step '${name}'`, "Name one of its steps.");
  return { ...file, commitments: file.commitments.flatMap((one) => (one.id === id ? taken(one) : [one])) };

  function taken(step: Step): readonly Step[] {
    switch (kind) {
      case "split":
        return halves(step, names);
      case "guarantee":
        return [{ ...step, guarantee: { by: "a guarantor", ...step.guarantee, share: Math.max(Half, step.guarantee?.share ?? 0) } }];
      case "escrow":
        return [{ ...step, escrow: { holder: "a holder both accept", share: 1, releasedAfter: until ?? id } }];
      case "verify first":
        return [{ ...step, escrow: { holder: "the verifier", share: Half, releasedAfter: until ?? id } }];
    }
  }
}

/** The second half keeps the id, so that what waits for it still does; the first stands before it and waits for the same. */
function halves(step: Step, names: ReadonlySet<string>): readonly Step[] {
  let first = `${step.id} (first half)`;
  for (let count = 2; names.has(first); count++) first = `${step.id} (first half ${count})`;
  const { id, act, obligor, beneficiary, beneficiaries, clause, point, after, condition, reversibility, guarantee } = step;
  const shared = { obligor, beneficiary, beneficiaries, clause, point, after, condition, reversibility, guarantee };
  const half = {
    ...(step.duration === undefined ? {} : { duration: halfOf(step.duration) }),
    ...(step.cost === undefined ? {} : { cost: halfWorth(step.cost) }),
    ...(step.value === undefined ? {} : { value: halfValue(step.value) }),
  };
  const present = Object.fromEntries(Object.entries(shared).filter(([, value]) => value !== undefined)) as Pick<Step, "obligor">;
  const earlier = after === undefined ? [] : typeof after === "string" ? [after] : after;
  return [
    { ...present, id: first, ...(act === undefined ? {} : { act: `${act} (first half)` }), ...half },
    { ...step, id, ...half, after: [...earlier, first] },
  ];
}

function halfOf(duration: Written): Written {
  if (typeof duration !== "object" || !("min" in duration)) return halfAmount(duration as WrittenAmount);
  return {
    ...duration,
    min: halfAmount(duration.min),
    ...(duration.max === undefined ? {} : { max: halfAmount(duration.max) }),
    ...(duration.likely === undefined ? {} : { likely: halfAmount(duration.likely) }),
    ...(duration.samples === undefined ? {} : { samples: duration.samples.map((days) => days * Half) }),
  };
}

/** Working days stay whole, and half a month is told in days. */
function halfAmount(amount: WrittenAmount): WrittenAmount {
  const parsed = parseAmount(amount);
  if (parsed === undefined) return amount;
  const { count, unit, working } = parsed;
  if (working) return { count: Math.ceil(count * Half), unit, days: "working" };
  return unit === "months" ? { count: count * 15, unit: "days", days: "calendar" } : { count: count * Half, unit, days: "calendar" };
}

function halfWorth(worth: Worth): Worth {
  return typeof worth === "number" ? worth * Half : { ...worth, amount: worth.amount * Half };
}

function halfValue(value: NonNullable<Step["value"]>): NonNullable<Step["value"]> {
  if (typeof value === "number" || typeof value["amount"] === "number") return halfWorth(value as Worth);
  return Object.fromEntries(Object.entries(value as Record<string, Worth>).map(([party, worth]) => [party, halfWorth(worth)]));
}
