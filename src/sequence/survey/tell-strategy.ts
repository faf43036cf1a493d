/** Decides how the strategy of a controllable plan is told: what may start now, what to wait for, and what follows when nature has spoken. */
import type { CheckedCase } from "../check-plan.ts";
import { type Decision, type Execution, planExecution } from "../controllability/plan-execution.ts";
import { sayMoment } from "../describe-plan.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import type { SequencePlan } from "../plan-shape.ts";
import { MinutesPerDay, type PlanTime } from "../plan-time.ts";

/** What to do at a moment. `points` are moments of the plan: `release.start`. */
export type ToldDecision = {
  readonly kind: Decision["kind"];
  readonly at: string | undefined;
  readonly points: readonly string[];
  /** What nature may decide before; then ask again. */
  readonly waitingFor: readonly string[];
};

export type Strategy = {
  readonly asOf: string;
  /** True where nothing is noted as begun, so that the strategy is told from the plan's first day. */
  readonly fromStart: boolean;
  readonly now: ToldDecision;
  /** For each uncertain duration: what happens in the moment it ends, if all take their longest, and what is held up until then. */
  readonly reactions: readonly {
    readonly end: string;
    readonly takesDays: readonly [shortest: number, longest: number];
    readonly follows: readonly string[];
    readonly heldUp: readonly { readonly point: string; readonly untilDays: number }[];
  }[];
  /** When everything has happened if nature is quick, and if she is slow. */
  readonly endIfQuick: string | undefined;
  readonly endIfSlow: string | undefined;
};

/** Beyond so much work (links × points) the strategy is not told unasked. */
const MostWork = 400_000;

/**
 * Undefined where the case is not controllable, or the plan too large. What has happened is taken from the states noted in the plan, up to `today`.
 * Cost: one search for each moment in which nature speaks, twice, and one look at all points for each moment.
 */
export function tellStrategy(
  plan: SequencePlan,
  time: PlanTime,
  { scenario, network, finding }: CheckedCase,
  today: string,
): Strategy | undefined {
  const { derived, windows } = finding;
  if (derived === undefined || windows.kind === "inconsistent") return undefined;
  if (network.linkFrom.length * network.points.length > MostWork) return undefined;
  const execution = planExecution(network, derived);
  const indexOf = new Map(network.points.map((point, index) => [point, index]));
  const standing = new Map<number, number>([[0, 0]]);
  if (network.origin !== undefined && network.origin !== 0) standing.set(network.origin, -(windows.earliest[0] ?? 0));
  const fixed = plan.fixedDates.flatMap(({ id, on }) => {
    const point = indexOf.get(id);
    return point === undefined ? [] : [{ point, at: time.parse(on) - time.start }];
  });
  const noted = notedMoments(plan, time, indexOf, today);
  const fromStart = noted.size === 0;
  const now = fromStart ? 0 : Math.max(0, time.parse(today) - time.start, ...noted.values());
  const happened = new Map([...standing, ...noted, ...fixed.filter(({ at }) => at <= now).map(({ point, at }) => [point, at] as const)]);
  const begin = { network, execution, fixed, happened, now };
  const slow = walk(begin, "linkUpper");
  const quick = walk(begin, "linkLower");
  const name = (point: number) => network.points[point] ?? "";
  return {
    asOf: sayMoment(time, now),
    fromStart,
    now: told(execution.decide(happened, now)),
    reactions: [...network.linkTo.keys()].map((link) => ({
      end: name(network.linkTo[link] as number),
      takesDays: [days(network.linkLower[link] as number), days(network.linkUpper[link] as number)],
      follows: (slow.after.get(link) ?? []).map(name),
      heldUp: execution.waits
        .filter((wait) => wait.link === link && name(wait.point) !== "start")
        .map(({ point, atLeast }) => ({ point: name(point), untilDays: days(atLeast) })),
    })),
    endIfQuick: quick.end === undefined ? undefined : sayMoment(time, quick.end),
    endIfSlow: slow.end === undefined ? undefined : sayMoment(time, slow.end),
  };

  function told(decision: Decision): ToldDecision {
    return {
      kind: decision.kind,
      at: decision.kind === "act" ? sayMoment(time, decision.at) : undefined,
      points: (decision.kind === "act" ? decision.points : decision.kind === "broken" ? [decision.point] : [])
        .map(name)
        .filter((point) => !scenario.conditions.includes(point)),
      waitingFor: "running" in decision ? decision.running.map((link) => name(network.linkTo[link] as number)) : [],
    };
  }
}

/** What the plan's states say has begun and been done by the day, as points of the network. */
function notedMoments(
  plan: SequencePlan,
  time: PlanTime,
  indexOf: ReadonlyMap<string, number>,
  today: string,
): ReadonlyMap<number, number> {
  const noted = new Map<number, number>();
  const note = (name: string, on: string | undefined) => {
    const point = indexOf.get(name);
    if (point !== undefined && on !== undefined) noted.set(point, time.parse(on) - time.start);
  };
  for (const { id, progress } of plan.commitments) {
    const entries = progress.filter(({ on }) => on <= today);
    note(`${id}.start`, entries.find(({ state }) => state > 0)?.on);
    note(`${id}.end`, entries.at(-1)?.state === 3 ? entries.find(({ state }) => state === 3)?.on : undefined);
  }
  return noted;
}

type Begin = {
  readonly network: TemporalNetwork;
  readonly execution: Execution;
  readonly fixed: readonly { readonly point: number; readonly at: number }[];
  readonly happened: ReadonlyMap<number, number>;
  readonly now: number;
};

/** Follows the strategy to its end with every uncertain duration at one of its bounds; what happens in the moment a link ends stands in `after`. */
function walk(
  { network, execution, fixed, ...begin }: Begin,
  bound: "linkLower" | "linkUpper",
): { readonly end: number | undefined; readonly after: ReadonlyMap<number, readonly number[]> } {
  const happened = new Map(begin.happened);
  const after = new Map<number, number[]>();
  let now = begin.now;
  let spoke: { readonly links: readonly number[]; readonly at: number } | undefined;
  let foreseen = execution.foresee(happened, now);
  // Where nature has no say, everything comes as foreseen.
  if (network.linkFrom.length === 0) return { end: foreseen.kind === "broken" ? undefined : foreseen.times.reduce(largest), after };
  // Each round happens at least one point.
  for (let round = 0; round <= network.points.length; round++) {
    if (foreseen.kind === "broken") return { end: undefined, after };
    const decision = execution.nextOf(foreseen, happened);
    if (decision.kind === "done") return { end: Math.max(...happened.values()), after };
    if (decision.kind === "broken") return { end: undefined, after };
    const ends = decision.running.map((link) => ({
      link,
      at: Math.max(now, (happened.get(network.linkFrom[link] as number) ?? now) + (network[bound][link] as number)),
    }));
    const outside = fixed.filter(({ point }) => !happened.has(point));
    const actsAt = decision.kind === "act" ? decision.at : Infinity;
    const next = Math.min(actsAt, ...ends.map(({ at }) => at), ...outside.map(({ at }) => at));
    if (next === Infinity) return { end: undefined, after };
    const spoken = ends.filter(({ at }) => at === next);
    if (decision.kind === "act" && actsAt === next && spoken.length === 0) {
      for (const point of decision.points) happened.set(point, next);
      if (spoke?.at === next) for (const link of spoke.links) after.set(link, [...(after.get(link) ?? []), ...decision.points]);
    } else {
      for (const { link } of spoken) happened.set(network.linkTo[link] as number, next);
      for (const { point, at } of outside) if (at === next) happened.set(point, at);
      spoke = { links: [...(spoke?.at === next ? spoke.links : []), ...spoken.map(({ link }) => link)], at: next };
      foreseen = execution.foresee(happened, next);
    }
    now = next;
  }
  return { end: undefined, after };
}

function largest(one: number, other: number): number {
  return Math.max(one, other);
}

function days(minutes: number): number {
  return Math.round((minutes / MinutesPerDay) * 1e6) / 1e6;
}
