/** Decides how a plan fares when uncertain durations come out one way or another: when milestones are reached, what delays them, what is missed. */
import type { Problem } from "#record";
import { type Distribution, distributionOf, roundDays as round } from "./distribution-of.ts";
import { formatAmount } from "./parse-amount.ts";
import { type PlanEvents, planEvents } from "./plan-events.ts";
import type { Amount, Duration, PlanMoment, SequencePlan } from "./plan-shape.ts";
import { createPlanTime, MinutesPerDay, type PlanTime } from "./plan-time.ts";
import { createSeededRandom, drawDuration, type SeededRandom } from "./seeded-random.ts";

export type SimulatedMilestone = {
  readonly id: string;
  readonly name: string;
  readonly reached: Distribution;
  /** The step whose uncertain duration most often stands on the chain that decides the moment; missing where none does. */
  readonly mostOftenDelayedBy: string | undefined;
  /** Steps by how often they stand on that chain, the first ten; `delayDays` is their mean time beyond the shortest when they do. */
  readonly delayedBy: readonly { readonly step: string; readonly share: number; readonly delayDays: number }[];
};

export type SimulatedDeadline = {
  readonly step: string;
  readonly limit: string;
  readonly clauses: readonly string[];
  readonly place: string;
  readonly missed: number;
  readonly meanOverrunDays: number;
};

export type Simulation = {
  readonly kind: "simulated";
  readonly runs: number;
  readonly seed: number;
  readonly milestones: readonly SimulatedMilestone[];
  readonly deadlines: readonly SimulatedDeadline[];
  /** Share of runs in which anything at all is missed. */
  readonly anyMissed: number;
  readonly snapbacks: readonly { readonly step: string; readonly condition: string; readonly fired: number }[];
  /** By the strategy only: the share of runs in a scenario without one; they are not carried out. */
  readonly withoutStrategy?: number;
  readonly complete: boolean;
};

export type SimulateOptions = {
  readonly runs: number;
  readonly seed: number;
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Told now and then how many runs are done. */
  readonly onRuns?: ((done: number) => void) | undefined;
};

/** Events worked out between two words of progress. */
const EventsPerWord = 20_000_000;

/**
 * Draws every uncertain duration and condition in each run and lets each step start as soon as its minimum limits and dates allow; maximum
 * limits and deadlines are then checked. A party's own duration is its likely one, or its shortest, unless the plan gives it a distribution.
 * Cost: runs × (events + limits); 200 steps × 10,000 runs in well under a second.
 */
export function simulatePlan(
  given: SequencePlan,
  options: SimulateOptions,
): Simulation | { readonly kind: "refused"; readonly problems: readonly Problem[] } {
  const plan = given.milestones.length > 0 ? given : withEnd(given);
  const made = planEvents(plan);
  if (made.kind === "refused") return made;
  const time = createPlanTime(plan);
  const model = compile(plan, made.events, time);
  const random = createSeededRandom(options.seed);
  const count = made.events.events.length;
  const times = new Float64Array(count);
  const cause = new Int32Array(count);
  const tallies = model.milestones.map(() => ({
    times: [] as number[],
    share: new Float64Array(model.draws.length),
    delay: new Float64Array(model.draws.length),
  }));
  const missed = new Float64Array(model.checks.length);
  const overrun = new Float64Array(model.checks.length);
  const fired = new Float64Array(model.snapbacks.length);
  const drawn = new Float64Array(model.draws.length);
  const holds = new Map<string, boolean>();
  let anyMissed = 0;
  let runs = 0;
  const runsPerWord = Math.max(1, Math.floor(EventsPerWord / Math.max(1, count)));
  for (; runs < options.runs && options.signal?.aborted !== true; runs++) {
    for (const { id, probability } of model.conditions) holds.set(id, probability >= 1 || random() < probability);
    const isAbsent = model.absentWhen((id) => holds.get(id) ?? false);
    model.draws.forEach((draw, index) => {
      drawn[index] = draw.draw(random);
    });
    runOnce(isAbsent);
    tally(isAbsent);
    if (runs % runsPerWord === runsPerWord - 1) options.onRuns?.(runs + 1);
  }
  return {
    kind: "simulated",
    runs,
    seed: options.seed,
    milestones: model.milestones.flatMap(({ id, name }, index) => {
      const own = tallies[index];
      return own === undefined || own.times.length === 0 ? [] : [milestoneOf(id, name, own)];
    }),
    deadlines: model.checks
      .map(({ step, limit, clauses, place }, index) => ({
        step,
        limit,
        clauses,
        place,
        missed: (missed[index] ?? 0) / Math.max(1, runs),
        meanOverrunDays: round((overrun[index] ?? 0) / Math.max(1, missed[index] ?? 0) / MinutesPerDay),
      }))
      .sort((left, right) => right.missed - left.missed),
    anyMissed: anyMissed / Math.max(1, runs),
    snapbacks: model.snapbacks.map(({ step, condition }, index) => ({ step, condition, fired: (fired[index] ?? 0) / Math.max(1, runs) })),
    complete: runs === options.runs,
  };

  /** Times of all events, each as early as what it waits for allows; `cause` is the event or the drawn work (as -2 - draw) that decided. */
  function runOnce(isAbsent: (event: number) => boolean): void {
    const { from, shift, draw, firstPush } = model.plain;
    model.order.forEach((event, place) => {
      let at = event.base;
      let by = -1;
      if (!isAbsent(event.number)) {
        const end = firstPush[place + 1] ?? 0;
        for (let push = firstPush[place] ?? 0; push < end; push++) {
          const work = draw[push] ?? -1;
          const anchor = from[push] ?? 0;
          const pushed = isAbsent(anchor)
            ? Number.NEGATIVE_INFINITY
            : (times[anchor] ?? 0) + (work >= 0 ? (drawn[work] ?? 0) : (shift[push] ?? 0));
          if (pushed <= at) continue;
          at = pushed;
          by = work >= 0 ? -2 - work : anchor;
        }
        for (const push of event.pushes) {
          const pushed = push.pushed(times, isAbsent, drawn);
          if (pushed <= at) continue;
          at = pushed;
          by = push.cause(times);
        }
      }
      times[event.number] = at;
      cause[event.number] = by;
    });
  }

  function tally(isAbsent: (event: number) => boolean): void {
    model.milestones.forEach(({ event }, index) => {
      const own = tallies[index];
      if (own === undefined || isAbsent(event)) return;
      own.times.push(times[event] ?? 0);
      for (let at = cause[event] ?? -1; at !== -1; ) {
        if (at >= 0) {
          at = cause[at] ?? -1;
          continue;
        }
        const draw = -2 - at;
        const { from, shortest } = model.draws[draw] ?? { from: -1, shortest: 0 };
        own.share[draw] = (own.share[draw] ?? 0) + 1;
        own.delay[draw] = (own.delay[draw] ?? 0) + (drawn[draw] ?? 0) - shortest;
        at = cause[from] ?? -1;
      }
    });
    let isMissed = false;
    model.checks.forEach((check, index) => {
      if (isAbsent(check.event)) return;
      const late = (times[check.event] ?? 0) - check.latest(times, isAbsent);
      if (late <= 1e-6) return;
      isMissed = true;
      missed[index] = (missed[index] ?? 0) + 1;
      overrun[index] = (overrun[index] ?? 0) + late;
    });
    if (isMissed) anyMissed += 1;
    model.snapbacks.forEach(({ condition }, index) => {
      if (holds.get(condition) === true) fired[index] = (fired[index] ?? 0) + 1;
    });
  }

  function milestoneOf(id: string, name: string, own: (typeof tallies)[number]): SimulatedMilestone {
    const runsReached = own.times.length;
    const steps = model.draws
      .map(({ step, isUncertain }, draw) => ({
        step,
        isUncertain,
        share: (own.share[draw] ?? 0) / runsReached,
        delayDays: round((own.delay[draw] ?? 0) / Math.max(1, own.share[draw] ?? 0) / MinutesPerDay),
      }))
      .filter(({ share, isUncertain }) => isUncertain && share > 0)
      .sort((left, right) => right.share - left.share || right.delayDays - left.delayDays);
    return {
      id,
      name,
      reached: distributionOf(own.times, time),
      mostOftenDelayedBy: steps[0]?.step,
      delayedBy: steps.slice(0, 10).map(({ step, share, delayDays }) => ({ step, share, delayDays })),
    };
  }
}

type Draw = {
  readonly step: string;
  readonly from: number;
  readonly shortest: number;
  readonly isUncertain: boolean;
  readonly draw: (random: SeededRandom) => number;
};
type Push = {
  readonly pushed: (times: Float64Array, isAbsent: (event: number) => boolean, drawn: Float64Array) => number;
  readonly cause: (times: Float64Array) => number;
};
type Check = {
  readonly event: number;
  readonly latest: (times: Float64Array, isAbsent: (event: number) => boolean) => number;
  readonly step: string;
  readonly limit: string;
  readonly clauses: readonly string[];
  readonly place: string;
};

/** Everything that is the same in each run, worked out once. */
function compile(plan: SequencePlan, { events, order, eventOf }: PlanEvents, time: PlanTime) {
  const draws: Draw[] = [];
  const earliestDates = new Float64Array(events.length).fill(time.start);
  const checks: Check[] = [];
  for (const { event: moment, notBefore, notAfter, clauses, place } of plan.dates) {
    const event = eventOf(moment);
    if (event === undefined) continue;
    if (notBefore !== undefined) earliestDates[event] = Math.max(earliestDates[event] ?? 0, time.parse(notBefore));
    if (notAfter === undefined) continue;
    // A day without a time is kept until it ends.
    const latest = time.parse(notAfter) + (notAfter.length > 10 ? 0 : MinutesPerDay);
    checks.push({ event, latest: () => latest, step: nameOf(moment), limit: `no later than ${notAfter}`, clauses, place });
  }
  for (const limit of plan.limits) {
    const event = eventOf(limit.event);
    const anchors = limit.anchor.moments.flatMap((one) => eventOf(one) ?? []);
    if (event === undefined || limit.max === undefined || anchors.length < limit.anchor.moments.length) continue;
    const add = adderOf(limit.max, time);
    const { kind } = limit.anchor;
    checks.push({
      event,
      latest: (times, isAbsent) => add(pick(kind, anchors, times, isAbsent, Number.POSITIVE_INFINITY)),
      step: nameOf(limit.event),
      limit:
        limit.words ??
        `at most ${formatAmount(limit.max)} after ${limit.anchor.moments.map(nameOf).join(kind === "one" ? "" : `, ${kind} of `)}`,
      clauses: limit.clauses,
      place: limit.place,
    });
  }
  // Most pushes are a shift or drawn work from one event: kept in plain arrays, those of an event from `firstPush` on.
  const plain = { from: [] as number[], shift: [] as number[], draw: [] as number[], firstPush: [] as number[] };
  const addPlain = (from: number, shift: number, draw: number) => {
    plain.from.push(from);
    plain.shift.push(shift);
    plain.draw.push(draw);
  };
  const compiled = order.map((number) => {
    const event = events[number];
    const isFixed = event?.on !== undefined;
    const pushes: Push[] = [];
    plain.firstPush.push(plain.from.length);
    for (const { kind, events: anchors, amount } of event?.waits ?? []) {
      const [only = 0] = anchors;
      const shift = plainMinutes(amount);
      if (anchors.length === 1 && shift !== undefined) {
        if (!isFixed) addPlain(only, shift, -1);
        continue;
      }
      const add = adderOf(amount, time);
      pushes.push({
        pushed: (times, isAbsent) =>
          add(
            anchors.length === 1
              ? isAbsent(only)
                ? Number.NEGATIVE_INFINITY
                : (times[only] ?? 0)
              : pick(kind, anchors, times, isAbsent, Number.NEGATIVE_INFINITY),
          ),
        cause: (times) => anchors.find((one) => times[one] === pick(kind, anchors, times, () => false, 0)) ?? only,
      });
    }
    for (const { step, from, duration } of event?.works ?? []) {
      const index = draws.length;
      const { draw, shortest, isUncertain } = drawOf(duration, time);
      draws.push({ step, from, draw, shortest, isUncertain });
      if (!duration.min.working) {
        if (!isFixed) addPlain(from, 0, index);
        continue;
      }
      pushes.push({
        pushed: (times, _, drawn) =>
          time.work(times[from] ?? 0, { count: (drawn[index] ?? 0) / MinutesPerDay, unit: "days", working: true }),
        cause: () => -2 - index,
      });
    }
    const base = event?.on === undefined ? (earliestDates[number] ?? time.start) : time.parse(event.on);
    // A fixed date lies where it lies, whatever comes before it.
    return { number, pushes: isFixed ? [] : pushes, base };
  });
  plain.firstPush.push(plain.from.length);
  const snapbacks = plan.commitments.flatMap(({ id, snapback }) =>
    snapback === undefined ? [] : [{ step: id, condition: snapback.condition }],
  );
  const triggers = new Set(snapbacks.map(({ condition }) => condition));
  const conditions = plan.conditions.map(({ id, probability }) => ({ id, probability: probability ?? (triggers.has(id) ? 0 : 1) }));
  const milestones = plan.milestones.flatMap(({ id, name }) => {
    const event = eventOf({ of: id, at: "end" });
    return event === undefined ? [] : [{ id, name, event }];
  });
  return { order: compiled, plain, draws, checks, snapbacks, conditions, milestones, absentWhen };

  /** Which events do not happen, given the conditions that hold. */
  function absentWhen(holds: (id: string) => boolean): (event: number) => boolean {
    if (conditions.every(({ probability }) => probability >= 1) && plan.commitments.every(({ condition }) => condition?.holds !== false))
      return () => false;
    const absent = new Set<number>();
    for (const { id } of plan.conditions) if (!holds(id)) absent.add(eventOf({ of: id, at: "end" }) ?? -1);
    for (const { id, condition } of plan.commitments)
      if (condition !== undefined && holds(condition.id) !== condition.holds)
        for (const at of ["start", "end", "verified"] as const) {
          const event = eventOf({ of: id, at });
          if (event !== undefined && events[event]?.moments.every(({ of }) => of === id)) absent.add(event);
        }
    return (event) => absent.has(event);
  }
}

/** A plan without milestones is asked when its last step ends. */
function withEnd(plan: SequencePlan): SequencePlan {
  const id = "end of the plan";
  const limits = plan.commitments.map((one) => ({
    event: { of: id, at: "end" as const },
    anchor: { kind: "one" as const, moments: [{ of: one.id, at: "end" as const }] },
    min: { count: 0, unit: "days" as const, working: false },
    max: undefined,
    clauses: [],
    orders: true,
    place: one.place,
    words: undefined,
  }));
  return { ...plan, milestones: [{ id, name: id, clauses: [], place: "" }], limits: [...plan.limits, ...limits] };
}

function pick(
  kind: "one" | "earliest" | "latest",
  events: readonly number[],
  times: Float64Array,
  isAbsent: (event: number) => boolean,
  none: number,
): number {
  let picked: number | undefined;
  for (const event of events) {
    if (isAbsent(event)) continue;
    const at = times[event] ?? 0;
    if (picked === undefined || (kind === "earliest" ? at < picked : at > picked)) picked = at;
  }
  return picked ?? none;
}

/** `time.add` for one amount; what moves by whole days is remembered by the day it is counted from. */
function adderOf(amount: Amount, time: PlanTime): (minute: number) => number {
  const minutes = plainMinutes(amount);
  if (minutes !== undefined) return (minute) => minute + minutes;
  if (amount.unit === "hours") return (minute) => time.add(minute, amount);
  const shifts = new Map<number, number>();
  return (minute) => {
    if (!Number.isFinite(minute)) return minute;
    const day = Math.floor(minute / MinutesPerDay);
    const known = shifts.get(day);
    if (known !== undefined) return minute + known;
    const shift = time.add(day * MinutesPerDay, amount) - day * MinutesPerDay;
    shifts.set(day, shift);
    return minute + shift;
  };
}

/** The minutes of an amount of calendar days or weeks; what else there is depends on the day it is counted from. */
function plainMinutes({ count, unit, working }: Amount): number | undefined {
  if (working || (unit !== "days" && unit !== "weeks")) return undefined;
  return count * (unit === "weeks" ? 7 : 1) * MinutesPerDay;
}

/** How a duration is drawn, in minutes (of worked time where it counts working days). */
export function drawOf(duration: Duration, time: PlanTime): Pick<Draw, "draw" | "shortest" | "isUncertain"> {
  const minutes = (amount: Amount) =>
    amount.working ? amount.count * (amount.unit === "weeks" ? 5 : 1) * MinutesPerDay : time.add(time.start, amount) - time.start;
  const low = minutes(duration.min);
  const high = duration.max === undefined ? low : Math.max(low, minutes(duration.max));
  const isDrawn = duration.kind === "contingent" || duration.distribution !== undefined;
  const given = duration.likely === undefined ? undefined : minutes(duration.likely);
  if (!isDrawn) {
    const fixed = given ?? low;
    return { draw: () => fixed, shortest: low, isUncertain: false };
  }
  const likely = Math.min(high, Math.max(low, given ?? (low + high) / 2));
  const samples = duration.samples.map((days) => days * MinutesPerDay);
  const shortest =
    duration.distribution === "samples" ? samples.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY) : low;
  return { draw: (random) => drawDuration(random, duration.distribution, { low, likely, high }, samples), shortest, isUncertain: true };
}

function nameOf({ of, at }: PlanMoment): string {
  return at === "end" ? of : `${of}.${at}`;
}
