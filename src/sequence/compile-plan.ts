/** Decides what a plan says in time: one temporal network for each scenario and each choice between "earlier of" and "later of". */
import type { Problem } from "#record";
import { type Limit, type Link, layNetwork, type NetworkClause, type TemporalNetwork } from "./network/temporal-network.ts";
import { formatAmount } from "./parse-amount.ts";
import type { Amount, Commitment, Duration, PlanLimit, PlanMoment, SequencePlan } from "./plan-shape.ts";
import type { PlanTime } from "./plan-time.ts";
import { SequenceError } from "./sequence-error.ts";

/** One way the plan can go: which conditions hold, and which moment counts where the plan names several. */
export type PlanCase = {
  /** The conditions that hold, in the plan's order. */
  readonly conditions: readonly string[];
  /** For each place with a choice: the moment that counts. */
  readonly choices: readonly { readonly place: string; readonly moment: string }[];
};

export type PlanCases = {
  readonly cases: readonly PlanCase[];
  /** How many there would be without the cap. */
  readonly scenarios: number;
  readonly choices: number;
  readonly complete: boolean;
  readonly problems: readonly Problem[];
};

/** At most so many networks are made of one plan. */
export const CASE_CAP = 64;

/** Which cases a plan has. Conditions that decide nothing make none. */
export function casesOf(plan: SequencePlan): PlanCases {
  const deciding = plan.conditions
    .map(({ id }) => id)
    .filter(
      (id) =>
        plan.commitments.some(({ condition, snapback }) => condition?.id === id || snapback?.condition === id) ||
        plan.limits.some(({ anchor }) => anchor.moments.some(({ of }) => of === id)),
    );
  const scenarios = 2 ** deciding.length;
  const all: PlanCase[] = [];
  let choices = 1;
  let complete = scenarios <= CASE_CAP;
  // Few conditions first: the plan as agreed, then each condition alone, then pairs.
  for (const conditions of subsetsBySize(deciding, CASE_CAP)) {
    const open = choicesOf(plan, new Set(conditions));
    const ways = open.reduce((product, { moments }) => product * moments.length, 1);
    choices = Math.max(choices, ways);
    complete &&= ways <= CASE_CAP - all.length;
    for (const picked of productOf(plan, open, CASE_CAP - all.length)) all.push({ conditions, choices: picked });
    if (all.length < CASE_CAP) continue;
    complete &&= conditions.length === deciding.length;
    break;
  }
  return { cases: all, scenarios, choices, complete, problems: waitingCircles(plan) };
}

/** All sets, smallest first, in the order given; the first `cap`. */
function subsetsBySize(names: readonly string[], cap: number): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [[]];
  for (let index = 0; index < sets.length && sets.length < cap; index++) {
    const set = sets[index] ?? [];
    const last = names.indexOf(set.at(-1) ?? "");
    for (const name of names.slice(last + 1)) if (sets.length < cap) sets.push([...set, name]);
  }
  return sets;
}

type OpenChoice = { readonly place: string; readonly moments: readonly PlanMoment[] };

/** Bounds that hold for one of several moments only: at least after the earlier, at most after the later. */
function choicesOf(plan: SequencePlan, conditions: ReadonlySet<string>): readonly OpenChoice[] {
  return plan.limits.flatMap((limit) => {
    const isOpen =
      (limit.anchor.kind === "earliest" && limit.min !== undefined) || (limit.anchor.kind === "latest" && limit.max !== undefined);
    const moments = limit.anchor.moments.filter((moment) => isPresent(plan, moment, conditions));
    return isOpen && moments.length > 1 ? [{ place: limit.place, moments }] : [];
  });
}

function productOf(plan: SequencePlan, open: readonly OpenChoice[], cap: number): readonly PlanCase["choices"][] {
  let product: PlanCase["choices"][] = [[]];
  for (const { place, moments } of open)
    product = product
      .flatMap((picked) => moments.map((moment) => [...picked, { place, moment: nameOfMoment(plan, moment) }]))
      .slice(0, Math.max(1, cap));
  return product;
}

/** Whether a moment belongs to the plan where these conditions hold. */
function isPresent(plan: SequencePlan, { of, at }: PlanMoment, conditions: ReadonlySet<string>): boolean {
  const commitment = indexOf(plan).get(of);
  if (commitment === undefined) return !plan.conditions.some(({ id }) => id === of) || conditions.has(of);
  if (commitment.condition !== undefined && conditions.has(commitment.condition.id) !== commitment.condition.holds) return false;
  return at !== "snapback" || (commitment.snapback !== undefined && conditions.has(commitment.snapback.condition));
}

const indices = new WeakMap<SequencePlan, ReadonlyMap<string, Commitment>>();
/** Commitments by id; kept beside the plan, since a plan does not change. */
function indexOf(plan: SequencePlan): ReadonlyMap<string, Commitment> {
  const known = indices.get(plan);
  if (known !== undefined) return known;
  const index = new Map(plan.commitments.map((commitment) => [commitment.id, commitment]));
  indices.set(plan, index);
  return index;
}

/** What a moment is called in answers: a milestone, date or condition by its id, a step by id and moment. */
function nameOfMoment(plan: SequencePlan, { of, at }: PlanMoment): string {
  return indexOf(plan).has(of) ? `${of}.${at}` : of;
}

/** Where a point is taken to lie, in minutes from the plan's start, when working days and months after it are counted. */
export type Lies = (point: number) => number;

/** `after` comes at least `minutes(t)` after `before`, where `before` lies at t; written at `place`. */
export type Follows = {
  readonly before: number;
  readonly after: number;
  readonly minutes: (at: number) => number;
  readonly place: string;
};

/** Where an amount of the network stands in the plan: the lower or the upper bound written at `place`, of a step's start or end where it is a date. */
export type BoundPlace = { readonly place: string; readonly part: "min" | "max"; readonly event: PlanMoment["at"] | undefined };

/** An amount of the network whose length depends on where `point` lies: `sign × minutes(lies(point))`. */
export type FloatingAmount = {
  readonly of: "limit" | "link's lower" | "link's upper";
  /** Of the limit or the link. */
  readonly index: number;
  readonly sign: 1 | -1;
  readonly point: number;
  readonly minutes: (at: number) => number;
};

/** A case laid out, with what follows what however long it takes from a given date. */
export type CompiledCase = {
  readonly network: TemporalNetwork;
  readonly follows: readonly Follows[];
  /** For each limit of the network where it was written; undefined for what belongs to the form, and beyond the end of the list. */
  readonly limitPlaces: readonly (BoundPlace | undefined)[];
  /** For each link the place of its duration. */
  readonly linkPlaces: readonly string[];
  readonly floating: readonly FloatingAmount[];
  /** True where it depends on dates whether nature has a choice at all: other dates then need another network, not only other amounts. */
  readonly formDependsOnDates: boolean;
};

/** The same network with amounts counted from other dates. Only where its form does not depend on them. Cost: linear. */
export function layAgain({ network, floating }: Pick<CompiledCase, "network" | "floating">, lies: Lies): TemporalNetwork {
  const limitAmount = network.limitAmount.slice();
  const linkLower = network.linkLower.slice();
  const linkUpper = network.linkUpper.slice();
  const of = { limit: limitAmount, "link's lower": linkLower, "link's upper": linkUpper };
  for (const one of floating) of[one.of][one.index] = one.sign * one.minutes(lies(one.point));
  return { ...network, limitAmount, linkLower, linkUpper };
}

/** True where the length depends on the date it is counted from. */
export function isFloating({ count, unit, working }: Amount, plan: SequencePlan): boolean {
  if (count === 0) return false;
  if (unit === "months" || working) return true;
  return unit === "hours" && plan.start !== undefined && plan.calendar.zone !== "UTC";
}

/**
 * Lays one case of a plan into a network. Amounts are minutes of the plan's wall clock; point 0 is the plan's start. Hours, days and weeks are the same from every moment;
 * working days and months are counted from where `lies` says the moment lies, so a caller that needs exact dates compiles again with the dates it found.
 */
export function compileCase(plan: SequencePlan, time: PlanTime, scenario: PlanCase, lies: Lies = () => 0): CompiledCase {
  const conditions = new Set(scenario.conditions);
  const pickedAt = new Map(scenario.choices.map(({ place, moment }) => [place, moment]));
  const points: string[] = ["start"];
  const pointOf = new Map<string, number>([["start", 0]]);
  const limits: Limit[] = [];
  const links: Link[] = [];
  const limitPlaces: (BoundPlace | undefined)[] = [];
  const linkPlaces: string[] = [];
  const follows: Follows[] = [];
  const floating: FloatingAmount[] = [];
  let formDependsOnDates = false;
  const clauses: NetworkClause[] = [];
  const clauseOf = new Map<string, number>();
  const textOf = new Map(plan.clauses.map(({ id, text }) => [id, text]));
  // The plan's own clauses come first, in its order.
  plan.clauses.forEach(({ id, text, reference }, index) => {
    if (clauseOf.has(id)) return;
    clauseOf.set(id, clauses.push({ id, text, place: reference ?? `clauses[${index}]` }) - 1);
  });
  const addPoint = (name: string): number => {
    const index = points.push(name) - 1;
    pointOf.set(name, index);
    return index;
  };
  const present = plan.commitments.filter(({ condition }) => condition === undefined || conditions.has(condition.id) === condition.holds);
  const steps = new Set(present.map(({ id }) => id));

  for (const one of present) {
    addPoint(`${one.id}.start`);
    addPoint(`${one.id}.end`);
    if (one.verification !== undefined) addPoint(`${one.id}.verified`);
    if (one.snapback !== undefined && conditions.has(one.snapback.condition)) addPoint(`${one.id}.snapback`);
  }
  for (const { id } of plan.milestones) addPoint(id);
  for (const { id } of plan.fixedDates) addPoint(id);
  for (const { id } of plan.conditions) if (conditions.has(id)) addPoint(id);

  for (const one of present) addCommitment(one);
  for (const { id, on, clauses: ids, place } of plan.fixedDates) {
    const clause = clauseFor(ids, place, `${id} is on ${on}`);
    const at = time.parse(on) - time.start;
    addLimit(0, pointOf.get(id) ?? 0, at, clause, { place, part: "max", event: undefined });
    addLimit(pointOf.get(id) ?? 0, 0, -at, clause, { place, part: "min", event: undefined });
  }
  for (const limit of plan.limits) addPlanLimit(limit);
  for (const { event, notBefore, notAfter, clauses: ids, place } of plan.dates) {
    const point = findPoint(event);
    if (point === undefined) continue;
    const clause = clauseFor(ids, place, dateText(plan, event, notBefore, notAfter));
    if (notBefore !== undefined) addLimit(point, 0, -(time.parse(notBefore) - time.start), clause, { place, part: "min", event: event.at });
    if (notAfter !== undefined) addLimit(0, point, endOf(notAfter) - time.start, clause, { place, part: "max", event: event.at });
  }
  return { network: layPlan(), follows, limitPlaces, linkPlaces, floating, formDependsOnDates };

  function addLimit(...[from, to, amount, clause, place]: [number, number, number, number, BoundPlace | undefined]): void {
    limits.push({ from, to, amount, clause });
    limitPlaces.push(place);
  }

  /** Remembers how the amount laid next is counted, where that depends on dates. */
  function noteFloating(of: FloatingAmount["of"], sign: 1 | -1, { point, amount, count }: Counted): void {
    if (!isFloating(amount, plan)) return;
    floating.push({ of, index: of === "limit" ? limits.length : links.length, sign, point, minutes: (at) => count(at, amount) });
  }

  function addCommitment(one: Commitment): void {
    const start = pointOf.get(`${one.id}.start`) ?? 0;
    const end = pointOf.get(`${one.id}.end`) ?? 0;
    addDuration(one.duration, start, end, `${one.id} takes`);
    const verified = pointOf.get(`${one.id}.verified`);
    if (one.verification !== undefined && verified !== undefined)
      addDuration(one.verification.duration, end, verified, `verification of ${one.id} takes`);
    const snapback = pointOf.get(`${one.id}.snapback`);
    const condition = one.snapback === undefined ? undefined : pointOf.get(one.snapback.condition);
    if (one.snapback === undefined || snapback === undefined || condition === undefined) return;
    const text = `${one.id} is taken back within ${formatAmount(one.snapback.within)} of ${one.snapback.condition}`;
    const clause = clauseFor(one.snapback.clauses, `${one.place}.snapback`, text);
    addLimit(snapback, condition, 0, clause, undefined);
    noteFloating("limit", 1, { point: condition, amount: one.snapback.within, count: after });
    addLimit(condition, snapback, after(lies(condition), one.snapback.within), clause, {
      place: `${one.place}.snapback`,
      part: "max",
      event: undefined,
    });
    // What is taken back was given before.
    addLimit(snapback, end, 0, -1, undefined);
  }

  /** A duration between two points: nature's is a link, a party's is two limits. */
  function addDuration({ kind, min, max, clauses: ids, place }: Duration, from: number, to: number, words: string): void {
    const lower = lasting(lies(from), min);
    follows.push({ before: from, after: to, minutes: (at) => Math.round(time.work(time.start + at, min) - time.start - at), place });
    const upper = max === undefined ? Infinity : lasting(lies(from), max);
    // Done in a moment: nothing that a clause could give up.
    const isMoment = lower === 0 && upper === 0;
    const text = `${words} ${formatAmount(min)}${max === undefined ? " or more" : upper === lower ? "" : ` to ${formatAmount(max)}`}${kind === "contingent" ? ", as nature decides" : ""}`;
    const clause = isMoment ? -1 : clauseFor(ids, place, text);
    if (kind === "contingent" && max !== undefined && (min.unit !== max.unit || min.working !== max.working))
      formDependsOnDates ||= isFloating(min, plan) || isFloating(max, plan);
    if (kind === "contingent" && upper > lower) {
      noteFloating("link's lower", 1, { point: from, amount: min, count: lasting });
      if (max !== undefined) noteFloating("link's upper", 1, { point: from, amount: max, count: lasting });
      links.push({ from, to, lower, upper, clause });
      linkPlaces.push(place);
      return;
    }
    noteFloating("limit", -1, { point: from, amount: min, count: lasting });
    addLimit(to, from, -lower, clause, { place, part: "min", event: undefined });
    if (max === undefined) return;
    noteFloating("limit", 1, { point: from, amount: max, count: lasting });
    addLimit(from, to, upper, clause, { place, part: "max", event: undefined });
  }

  function addPlanLimit(limit: PlanLimit): void {
    const event = findPoint(limit.event);
    if (event === undefined) return;
    const anchors = limit.anchor.moments.flatMap((moment) => {
      const point = findPoint(moment);
      return point === undefined ? [] : [{ point, name: nameOfMoment(plan, moment) }];
    });
    if (anchors.length === 0) return;
    const clause = clauseFor(limit.clauses, limit.place, limit.words ?? limitText(plan, limit));
    const picked = pickedAt.get(limit.place);
    const chosen = anchors.filter(({ name }) => name === picked);
    const one = chosen.length > 0 ? chosen : anchors.slice(0, 1);
    const { min, max, anchor } = limit;
    // When a condition is notified is nature's choice within its time.
    const [only] = anchors;
    if (conditions.has(limit.event.of) && max !== undefined && only !== undefined && anchors.length === 1) {
      const upper = after(lies(only.point), max);
      if (upper > 0) {
        noteFloating("link's upper", 1, { point: only.point, amount: max, count: after });
        links.push({ from: only.point, to: event, lower: 0, upper, clause });
        linkPlaces.push(limit.place);
        return;
      }
    }
    if (min !== undefined) {
      for (const { point } of anchor.kind === "earliest" ? one : anchors) {
        noteFloating("limit", -1, { point, amount: min, count: after });
        addLimit(event, point, -after(lies(point), min), clause, { place: limit.place, part: "min", event: undefined });
        const { place } = limit;
        follows.push({ before: point, after: event, minutes: (at) => Math.round(time.add(time.start + at, min) - time.start - at), place });
      }
    }
    if (max !== undefined) {
      for (const { point } of anchor.kind === "latest" ? one : anchors) {
        noteFloating("limit", 1, { point, amount: max, count: after });
        addLimit(point, event, after(lies(point), max), clause, { place: limit.place, part: "max", event: undefined });
      }
    }
  }

  function findPoint({ of, at }: PlanMoment): number | undefined {
    if (!steps.has(of)) return pointOf.get(of);
    return pointOf.get(`${of}.${at}`) ?? (at === "verified" ? pointOf.get(`${of}.end`) : undefined);
  }

  /** Minutes from a moment, itself in minutes from the plan's start, until so much later. */
  function after(moment: number, amount: Amount): number {
    const at = time.start + moment;
    return counted(time.add(at, amount) - at, amount);
  }

  function lasting(moment: number, amount: Amount): number {
    const at = time.start + moment;
    return counted(time.work(at, amount) - at, amount);
  }

  function counted(minutes: number, amount: Amount): number {
    if (Number.isFinite(minutes)) return Math.round(minutes);
    throw new SequenceError(
      "out-of-range",
      `${formatAmount(amount)} lead beyond what a calendar can count`,
      "Use shorter stretches of time.",
    );
  }

  /** A day counts to its end. */
  function endOf(iso: string): number {
    return time.parse(iso) + (iso.length > 10 ? 0 : 1440);
  }

  function clauseFor(ids: readonly string[], place: string, words: string): number {
    const key = ids.length === 0 ? place : ids.join(" + ");
    const known = clauseOf.get(key);
    if (known !== undefined) return known;
    const text = ids.length === 0 ? words : ids.map((id) => textOf.get(id) ?? words).join(" + ");
    const index = clauses.push({ id: key, text, place }) - 1;
    clauseOf.set(key, index);
    return index;
  }

  function layPlan(): TemporalNetwork {
    const earliest = Math.min(0, ...plan.fixedDates.map(({ on }) => time.parse(on) - time.start));
    const dates = new Set(plan.fixedDates.map(({ id }) => pointOf.get(id)));
    // Nothing on the plan happens before its start; a fixed date may lie earlier, and then a point for it comes first of all.
    const own: Limit[] =
      earliest === 0 ? [] : points.flatMap((_, from) => (from === 0 || dates.has(from) ? [] : [{ from, to: 0, amount: 0, clause: -1 }]));
    if (earliest === 0) return layNetwork({ points, origin: 0, limits, links, clauses, scale: 1 });
    const first = points.push("(earliest date)") - 1;
    const pinned: readonly Limit[] = [
      { from: first, to: 0, amount: -earliest, clause: -1 },
      { from: 0, to: first, amount: earliest, clause: -1 },
    ];
    return layNetwork({ points, origin: first, limits: [...limits, ...own, ...pinned], links, clauses, scale: 1 });
  }
}

/** An amount with the point it is counted from and how. */
type Counted = { readonly point: number; readonly amount: Amount; readonly count: (moment: number, amount: Amount) => number };

/** A limit as a sentence, where the plan has no words for it. */
function limitText(plan: SequencePlan, { event, anchor, min, max, orders }: PlanLimit): string {
  const name = (moment: PlanMoment) => nameOfMoment(plan, moment);
  const anchorText =
    anchor.kind === "one"
      ? anchor.moments.map(name).join("")
      : `the ${anchor.kind === "earliest" ? "earlier" : "later"} of ${anchor.moments.map(name).join(" and ")}`;
  const amounts = [
    ...(min === undefined
      ? []
      : [min.count === 0 ? (orders || max === undefined ? "not before" : "") : `at least ${formatAmount(min)} after`]),
    ...(max === undefined ? [] : [`at most ${formatAmount(max)} after`]),
  ].filter((part) => part !== "");
  return `${name(event)} ${amounts.join(" and ")} ${anchorText}`;
}

function dateText(plan: SequencePlan, event: PlanMoment, notBefore: string | undefined, notAfter: string | undefined): string {
  const name = nameOfMoment(plan, event);
  if (notBefore !== undefined && notBefore === notAfter) return `${name} on ${notBefore}`;
  return [
    name,
    ...(notBefore === undefined ? [] : [`not before ${notBefore}`]),
    ...(notAfter === undefined ? [] : [`not after ${notAfter}`]),
  ].join(" ");
}

/** Steps that wait for each other by `after` alone. In time they may still coincide, so this is a warning. Cost: steps + limits. */
function waitingCircles(plan: SequencePlan): readonly Problem[] {
  const ids = [...plan.commitments, ...plan.milestones].map(({ id }) => id);
  const indexOfId = new Map(ids.map((id, index) => [id, index]));
  const before: { readonly step: number; readonly place: string }[][] = ids.map(() => []);
  for (const { event, anchor, orders, place, min } of plan.limits) {
    const step = indexOfId.get(event.of);
    const [moment] = anchor.moments;
    const other = indexOfId.get(moment?.of ?? "");
    if (!orders || step === undefined || other === undefined || anchor.moments.length !== 1 || (min?.count ?? -1) < 0) continue;
    if (event.at === "start" && moment?.at !== "start") before[step]?.push({ step: other, place });
  }
  const state = new Uint8Array(ids.length);
  const path: { readonly step: number; next: number; readonly place: string }[] = [];
  for (let root = 0; root < ids.length; root++) {
    if (state[root] !== 0) continue;
    path.push({ step: root, next: 0, place: "" });
    state[root] = 1;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const earlier = before[top.step]?.[top.next++];
      if (earlier === undefined) {
        state[top.step] = 2;
        path.pop();
      } else if (state[earlier.step] === 1) {
        const circle = path.slice(path.findIndex(({ step }) => step === earlier.step));
        const places = [...circle.slice(1).map(({ place }) => place), earlier.place];
        return [
          {
            code: "steps-wait-for-each-other",
            severity: "warning",
            message: `these steps wait for each other: ${circle.map(({ step }) => ids[step]).join(", ")} (${places.join(", ")})`,
            whatToDo: "Take one of these entries out, unless the steps are meant to happen in one moment.",
            where: places[0] ?? "",
          },
        ];
      } else if (state[earlier.step] === 0) {
        state[earlier.step] = 1;
        path.push({ step: earlier.step, next: 0, place: earlier.place });
      }
    }
  }
  return [];
}
