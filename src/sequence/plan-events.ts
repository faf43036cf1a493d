/** Decides which moments a plan has, what each waits for, and in which order they can be worked out. */
import type { Problem } from "#record";
import type { Amount, Duration, PlanLimit, PlanMoment, SequencePlan } from "./plan-shape.ts";

/** Something an event waits for: at least `amount` after one, the earliest or the latest of other events. */
export type Wait = { readonly kind: "one" | "earliest" | "latest"; readonly events: readonly number[]; readonly amount: Amount };

/** Work that ends with an event and begins with the event `from`. */
export type Work = { readonly step: string; readonly from: number; readonly duration: Duration };

/** Moments that happen at once: usually one; several where the plan puts them together. */
export type PlanEvent = {
  readonly moments: readonly PlanMoment[];
  readonly waits: readonly Wait[];
  readonly works: readonly Work[];
  readonly on: string | undefined;
};

export type PlanEvents = {
  readonly events: readonly PlanEvent[];
  /** Event numbers, each after all it waits for. */
  readonly order: readonly number[];
  /** The event of a moment; undefined for one that the plan as hoped for does not have (a snapback). */
  readonly eventOf: (moment: PlanMoment) => number | undefined;
};

export type MadeEvents =
  | { readonly kind: "events"; readonly events: PlanEvents }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * Minimum limits push an event; a maximum that lies before its anchor pushes the anchor. Other maxima push nothing: they are for the reader of
 * the times to check. A circle of waits is refused. Cost: linear.
 */
export function planEvents(plan: SequencePlan): MadeEvents {
  const moments: PlanMoment[] = [{ of: "start", at: "end" }];
  for (const { id, verification } of plan.commitments) {
    moments.push({ of: id, at: "start" }, { of: id, at: "end" });
    if (verification !== undefined) moments.push({ of: id, at: "verified" });
  }
  for (const { id } of [...plan.milestones, ...plan.conditions, ...plan.fixedDates]) moments.push({ of: id, at: "end" });
  const placeOf = new Map(moments.map(({ of, at }, place) => [`${at} ${of}`, place]));
  // A step without verification counts as verified when it ends.
  const find = ({ of, at }: PlanMoment) => placeOf.get(`${at} ${of}`) ?? (at === "verified" ? placeOf.get(`end ${of}`) : undefined);

  const eventOfPlace = joinMoments(plan, moments.length, find);
  const eventOf = (moment: PlanMoment) => {
    const place = find(moment);
    return place === undefined ? undefined : eventOfPlace[place];
  };
  const count = 1 + eventOfPlace.reduce((most, event) => Math.max(most, event), 0);
  const parts = Array.from({ length: count }, () => ({
    moments: [] as PlanMoment[],
    waits: [] as Wait[],
    works: [] as Work[],
    on: undefined as string | undefined,
  }));
  moments.forEach((moment, place) => void parts[eventOfPlace[place] ?? 0]?.moments.push(moment));
  for (const limit of plan.limits) addWaits(limit, eventOf, (event, wait) => void parts[event]?.waits.push(wait));
  for (const one of plan.commitments) {
    const start = eventOf({ of: one.id, at: "start" }) ?? 0;
    const end = eventOf({ of: one.id, at: "end" }) ?? 0;
    parts[end]?.works.push({ step: one.id, from: start, duration: one.duration });
    if (one.verification === undefined) continue;
    parts[eventOf({ of: one.id, at: "verified" }) ?? 0]?.works.push({
      step: `${one.id} (verification)`,
      from: end,
      duration: one.verification.duration,
    });
  }
  for (const { id, on } of plan.fixedDates) {
    const event = parts[eventOf({ of: id, at: "end" }) ?? 0];
    if (event !== undefined) event.on = on;
  }
  return inOrder(parts, eventOf);
}

/** Moments that exact limits of nothing put together share one event; numbered in the plan's order. */
function joinMoments(plan: SequencePlan, count: number, find: (moment: PlanMoment) => number | undefined): readonly number[] {
  const root = Array.from({ length: count }, (_, place) => place);
  const rootOf = (place: number): number => {
    let at = place;
    for (let up = root[at] ?? at; up !== at; up = root[at] ?? at) at = up;
    return at;
  };
  for (const { event, anchor, min, max } of plan.limits) {
    if (anchor.kind !== "one" || min?.count !== 0 || max?.count !== 0 || anchor.moments[0] === undefined) continue;
    const one = find(event);
    const other = find(anchor.moments[0]);
    if (one === undefined || other === undefined) continue;
    const [low, high] = [rootOf(one), rootOf(other)].sort((left, right) => left - right);
    if (low !== undefined && high !== undefined) root[high] = low;
  }
  const numbers = new Map<number, number>();
  return root.map((_, place) => {
    const own = rootOf(place);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}

function addWaits(limit: PlanLimit, eventOf: (moment: PlanMoment) => number | undefined, wait: (event: number, wait: Wait) => void): void {
  const { event: moment, anchor, min, max } = limit;
  const event = eventOf(moment);
  const anchors = anchor.moments.flatMap((one) => eventOf(one) ?? []);
  if (event === undefined || anchors.length < anchor.moments.length) return;
  if (min?.count === 0 && max?.count === 0 && anchors.length === 1 && anchors[0] === event) return;
  if (min !== undefined) wait(event, { kind: anchor.kind, events: anchors, amount: min });
  else if (max !== undefined && max.count <= 0 && anchor.kind !== "latest")
    for (const one of anchors) wait(one, { kind: "one", events: [event], amount: { ...max, count: 0 - max.count } });
}

/** Kahn's order. What is left over waits for itself; a circle in it is named. */
function inOrder(events: readonly PlanEvent[], eventOf: PlanEvents["eventOf"]): MadeEvents {
  const before = events.map(({ waits, works }) => [
    ...new Set([...waits.flatMap((wait) => wait.events), ...works.map(({ from }) => from)]),
  ]);
  const after: number[][] = events.map(() => []);
  before.forEach((list, event) => {
    for (const one of list) after[one]?.push(event);
  });
  const missing = before.map((list) => list.length);
  const order = missing.flatMap((left, event) => (left === 0 ? [event] : []));
  for (let head = 0; head < order.length; head++)
    for (const later of after[order[head] ?? 0] ?? []) {
      missing[later] = (missing[later] ?? 0) - 1;
      if (missing[later] === 0) order.push(later);
    }
  if (order.length === events.length) return { kind: "events", events: { events, order, eventOf } };
  const left = new Set(missing.flatMap((count, event) => (count > 0 ? [event] : [])));
  const circle: number[] = [];
  for (let at = [...left][0] ?? 0; !circle.includes(at); ) {
    circle.push(at);
    at = before[at]?.find((one) => left.has(one)) ?? at;
    if (circle.includes(at)) circle.splice(0, circle.indexOf(at));
    if (circle[0] === at) break;
  }
  const names = [...new Set(circle.reverse().map((event) => events[event]?.moments[0]?.of ?? ""))];
  const problem: Problem = {
    code: "cycle",
    severity: "error",
    message: `these wait for each other in a circle: ${[...names.slice(0, 12), names.length > 12 ? `… (${names.length})` : (names[0] ?? "")].join(" → ")}`,
    whatToDo: "Take out one of these limits, or see 'parley sequence check' for the clauses that contradict each other.",
    where: names[0] ?? "",
  };
  return { kind: "refused", problems: [problem] };
}
