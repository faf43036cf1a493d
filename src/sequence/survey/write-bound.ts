/** Decides how one bound of a written plan is changed: an amount of time, or a day, at the place where the plan says it. */
import type { BoundPlace } from "../compile-plan.ts";
import type { PlanFile } from "../plan-shape.ts";
import { SequenceError } from "../sequence-error.ts";

/** `to` is a stretch of time, or a day where the place holds days. */
export type WrittenBound = { readonly kind: "bound"; readonly to: string } & BoundPlace;

type Step = PlanFile["commitments"][number];
type Milestone = NonNullable<PlanFile["milestones"]>[number];
type Timing = NonNullable<Step["timing"]>[number];
type After = Exclude<NonNullable<Step["after"]>, string>[number];
type Dates = NonNullable<Step["dates"]>;
type Duration = NonNullable<Step["duration"]>;
type Change = { readonly part: "min" | "max"; readonly event: BoundPlace["event"]; readonly to: string };

/** The plan with that bound. Throws `SequenceError` where the plan has no such place. Cost: linear in the plan. */
export function writeBound(file: PlanFile, { place, part, event, to }: WrittenBound): PlanFile {
  const [, list = "", owner = "", rest = ""] = /^(\w+)\[(\d+)\]\.?(.*)$/u.exec(place) ?? [];
  const index = Number(owner);
  const change: Change = { part, event, to };
  switch (list) {
    case "commitments":
      return { ...file, commitments: at(file.commitments, index, place, (step) => writeStep(step, rest, place, change)) };
    case "milestones":
      return { ...file, milestones: at(file.milestones ?? [], index, place, (one) => writeMilestone(one, rest, place, change)) };
    case "conditions":
      return { ...file, conditions: at(file.conditions ?? [], index, place, (one) => ({ ...one, within: to })) };
    case "fixedDates":
      return { ...file, fixedDates: at(file.fixedDates ?? [], index, place, (one) => ({ ...one, on: to })) };
    default:
      throw noPlace(place);
  }
}

function writeStep(step: Step, rest: string, place: string, change: Change): Step {
  switch (rest) {
    case "duration":
      return { ...step, duration: writeDuration(step.duration, change) };
    case "verification.duration":
      if (step.verification === undefined) throw noPlace(place);
      return { ...step, verification: { ...step.verification, duration: writeDuration(step.verification.duration, change) } };
    case "snapback":
      if (step.snapback === undefined) throw noPlace(place);
      return { ...step, snapback: { ...step.snapback, within: change.to } };
    case "dates":
      return { ...step, dates: writeDates(step.dates ?? {}, change) };
    default:
      return writeListed(step, rest, place, change);
  }
}

function writeMilestone(one: Milestone, rest: string, place: string, change: Change): Milestone {
  return rest === "notAfter" ? { ...one, notAfter: change.to } : writeListed(one, rest, place, change);
}

function writeListed<Owner extends Pick<Step, "after" | "timing">>(one: Owner, rest: string, place: string, change: Change): Owner {
  const [, kind, entry = ""] = /^(after|timing)\[(\d+)\]$/u.exec(rest) ?? [];
  if (kind === "after") {
    const list = typeof one.after === "string" ? [one.after] : (one.after ?? []);
    return { ...one, after: at(list, Number(entry), place, (after) => writeAfter(after, change)) };
  }
  if (kind === "timing") return { ...one, timing: at(one.timing ?? [], Number(entry), place, (timing) => writeTiming(timing, change)) };
  throw noPlace(place);
}

function writeAfter(after: After, { part, to }: Change): After {
  const written = typeof after === "string" ? { step: after, type: "FS" as const } : after;
  return part === "min" ? { ...written, lag: to } : { ...written, maxLag: to };
}

function writeDuration(old: Duration | undefined, { part, to }: Change): Duration {
  if (typeof old === "object" && "min" in old) return { ...old, [part]: to };
  const fixed = old ?? 0;
  return { kind: "controllable", min: part === "min" ? to : fixed, max: part === "max" ? to : fixed };
}

function writeDates(old: Dates, { part, event, to }: Change): Dates {
  const { startOn, endOn, ...rest } = old;
  if (event === "start")
    return {
      ...(startOn === undefined ? rest : { ...rest, startNotBefore: startOn, startNotAfter: startOn }),
      ...(endOn === undefined ? {} : { endOn }),
      [part === "min" ? "startNotBefore" : "startNotAfter"]: to,
    };
  return {
    ...(endOn === undefined ? rest : { ...rest, endNotBefore: endOn, endNotAfter: endOn }),
    ...(startOn === undefined ? {} : { startOn }),
    [part === "min" ? "endNotBefore" : "endNotAfter"]: to,
  };
}

/** A relation that says one amount for both bounds becomes `between` when one of them changes. */
function writeTiming(timing: Timing, { part, to }: Change): Timing {
  const { amount = 0, min, max, ...rest } = timing;
  const between = (low: Timing["min"], high: Timing["max"]): Timing => ({
    ...withoutDefaults(rest),
    relation: "between",
    min: part === "min" ? to : low,
    max: part === "max" ? to : high,
  });
  switch (timing.relation) {
    case "within":
      return part === "max" ? { ...timing, amount: to } : between(0, amount);
    case "no later than":
    case "not before":
      return { ...timing, amount: to };
    case "before":
      return { ...rest, relation: "no later than", amount: to };
    case "on":
      return between(amount, amount);
    case "together":
      return between(0, 0);
    case "between":
      return between(min, max);
  }
}

/** `together` means two starts where nothing is said, other relations two ends; so that the words stay true, they are written out. */
function withoutDefaults(timing: Omit<Timing, "amount" | "min" | "max">): Omit<Timing, "amount" | "min" | "max"> {
  if (timing.relation !== "together") return timing;
  const { anchor } = timing;
  const isPlain = typeof anchor === "string" && anchor !== "start" && !/\.(?:start|end|verified|snapback)$/u.test(anchor);
  return { ...timing, event: timing.event ?? "start", anchor: isPlain ? `${anchor}.start` : anchor };
}

function at<Entry>(list: readonly Entry[], index: number, place: string, change: (entry: Entry) => Entry): Entry[] {
  if (list[index] === undefined) throw noPlace(place);
  return list.map((entry, here) => (here === index ? change(entry) : entry));
}

function noPlace(place: string): SequenceError {
  return new SequenceError(
    "unknown-name",
    `no bound can be changed at '${place}'`,
    "Name a place of the plan, as 'sequence why' tells it.",
  );
}
