/** Decides when every point of a controllable network happens if it is carried out by its strategy while nature draws the durations: many runs, fast. */
import { assert } from "#record";
import { adjacencyBy } from "../network/adjacency.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import type { ExecutionRules } from "./plan-execution.ts";
import { rulesThatBind } from "./rules-that-bind.ts";

/** Sums of fractions may differ by this; a point taken for hanging that does not hang is only worked out for nothing. */
const Rounding = 1e-6;

/** What decided when a point happened: a link of which it is the end, or another point; neither where nothing held it up. */
export type Cause = { readonly kind: "link" | "point"; readonly of: number } | undefined;

export type StrategyRun = {
  /** Carries the network out once; `durations` holds one length for each link, within its bounds. The array that is answered is used again. */
  readonly carryOut: (durations: Float64Array) => Float64Array;
  /** In the run just carried out. */
  readonly causeOf: (point: number) => Cause;
};

/**
 * The strategy of `planExecution`, laid out for repetition. A point that only waits for what has happened is worked out when all that is known.
 * Where what is still expected decides (`rulesThatBind`), the times under the longest durations are found once, and where a link ends sooner the
 * points that hang on it and have not happened are worked out anew. Cost of a run: the rules that can bind; of the foreseen part links² and the
 * rules behind each link that ends early.
 */
export function createStrategyRun(network: TemporalNetwork, given: ExecutionRules): StrategyRun {
  const planned = timesAtLongest(network, given);
  const { rules, foreseen, rest } = rulesThatBind(network, given, planned);
  const { to, amount, until } = rules;
  const rulesOf = adjacencyBy(rules.from, network.points.length);
  const ahead = createForeseenRun(network, rules, foreseen, planned);
  const time = new Float64Array(network.points.length);
  const linkAt = new Int32Array(network.points.length).fill(-1);
  network.linkTo.forEach((point, link) => {
    linkAt[point] = link;
  });
  return { carryOut, causeOf };

  function carryOut(durations: Float64Array): Float64Array {
    ahead(durations, time);
    for (let at = 0; at < rest.length; at++) {
      const point = rest[at] as number;
      const link = linkAt[point] as number;
      if (link >= 0) {
        time[point] = (time[network.linkFrom[link] as number] as number) + (durations[link] as number);
        continue;
      }
      let earliest = 0;
      for (let slot = rulesOf.start[point] as number; slot < (rulesOf.start[point + 1] as number); slot++) {
        const asked = askedBy(rulesOf.edges[slot] as number);
        if (asked > earliest) earliest = asked;
      }
      time[point] = earliest;
    }
    return time;
  }

  /** From when on a rule lets its point happen, once all is over: where it holds until a link ends, not later than that. */
  function askedBy(rule: number): number {
    const asked = (time[to[rule] as number] as number) - (amount[rule] as number);
    const link = until[rule] as number;
    return link < 0 ? asked : Math.min(asked, time[network.linkTo[link] as number] as number);
  }

  function causeOf(point: number): Cause {
    const link = linkAt[point] as number;
    if (link >= 0) return { kind: "link", of: link };
    const at = time[point] as number;
    if (at <= 0) return undefined;
    for (let slot = rulesOf.start[point] as number; slot < (rulesOf.start[point + 1] as number); slot++) {
      const rule = rulesOf.edges[slot] as number;
      const holder = until[rule] as number;
      const end = holder < 0 ? -1 : (network.linkTo[holder] as number);
      if (end >= 0 && Math.abs((time[end] as number) - at) <= Rounding) return { kind: "point", of: end };
      const other = to[rule] as number;
      if (Math.abs((time[other] as number) - (amount[rule] as number) - at) > Rounding) continue;
      if ((time[other] as number) < at || (amount[rule] as number) === 0) return { kind: "point", of: other };
    }
    // Nothing that had happened held it up: it waited for what could still come, until nature spoke.
    for (const end of network.linkTo)
      if (foreseen[point] === 1 && Math.abs((time[end] as number) - at) <= Rounding) return { kind: "point", of: end };
    return undefined;
  }
}

/** When each point happens if every link takes its longest. */
function timesAtLongest(network: TemporalNetwork, { from, to, amount }: ExecutionRules): Float64Array {
  const count = network.points.length;
  const rulesInto = adjacencyBy(to, count);
  const time = new Float64Array(count);
  let waiting = Array.from({ length: count }, (_, point) => point);
  const isWaiting = new Uint8Array(count).fill(1);
  const raised = new Int32Array(count);
  while (waiting.length > 0) {
    const next: number[] = [];
    for (const point of waiting) {
      isWaiting[point] = 0;
      for (let slot = rulesInto.start[point] as number; slot < (rulesInto.start[point + 1] as number); slot++) {
        const rule = rulesInto.edges[slot] as number;
        const other = from[rule] as number;
        const least = (time[point] as number) - (amount[rule] as number);
        if (least <= (time[other] as number)) continue;
        time[other] = least;
        raised[other] = (raised[other] as number) + 1;
        assert((raised[other] as number) <= count + 1, "the strategy of a controllable network always has a time for each point");
        if (isWaiting[other] === 1) continue;
        isWaiting[other] = 1;
        next.push(other);
      }
    }
    waiting = next;
  }
  return time;
}

/** Carries the foreseen points out; writes when each happens into `time`. */
function createForeseenRun(
  network: TemporalNetwork,
  { from, to, amount, until }: ExecutionRules,
  foreseen: Uint8Array,
  planned: Float64Array,
): (durations: Float64Array, time: Float64Array) => void {
  const count = network.points.length;
  const links = [...network.linkTo.keys()].filter((link) => foreseen[network.linkTo[link] as number] === 1);
  const rulesOf = adjacencyBy(from, count);
  const rulesInto = adjacencyBy(to, count);
  let time: Float64Array = new Float64Array(count);
  const isEnded = new Uint8Array(network.linkTo.length);
  const isEnd = new Uint8Array(count);
  // In the order of the longest durations nearly every point comes after what it hangs on, so that one pass settles nearly all.
  const inOrder = Int32Array.from({ length: count }, (_, point) => point).sort(
    (one, other) => (planned[one] as number) - (planned[other] as number),
  );
  /** Places in `inOrder` of the points that are worked out anew, and which points those are. */
  const active = new Int32Array(count);
  const isActive = new Uint8Array(count);
  const rank = new Int32Array(count);
  inOrder.forEach((point, place) => {
    rank[point] = place;
  });
  const heldUp = Array.from({ length: network.linkTo.length }, () => [] as number[]);
  until.forEach((link, rule) => {
    if (link >= 0 && foreseen[from[rule] as number] === 1) heldUp[link]?.push(rule);
  });

  return (durations, into) => {
    time = into;
    time.set(planned);
    if (links.length === 0) return;
    isEnded.fill(0);
    isEnd.fill(0);
    for (let spoken = 0; spoken < links.length; spoken++) {
      let now = Infinity;
      let next = -1;
      // What begins a link that ends next has happened: no earlier word of nature can move it.
      for (const link of links) {
        if (isEnded[link] === 1) continue;
        const end = (time[network.linkFrom[link] as number] as number) + (durations[link] as number);
        if (end >= now) continue;
        now = end;
        next = link;
      }
      const point = network.linkTo[next] as number;
      const before = time[point] as number;
      isEnded[next] = 1;
      isEnd[point] = 1;
      time[point] = now;
      if (now < before) bringForward(next, before, now);
    }
  };

  /** A link has ended at `now` instead of `before`: what lay where it lay because of that, directly or through others, is worked out anew. */
  function bringForward(link: number, before: number, now: number): void {
    let size = 0;
    const take = (rule: number, because: number) => {
      const point = from[rule] as number;
      const at = time[point] as number;
      // Nature speaks first, so a point that lies at `now` has not happened.
      if (
        foreseen[point] === 0 ||
        at < now ||
        isActive[point] === 1 ||
        isEnd[point] === 1 ||
        at > because - (amount[rule] as number) + Rounding
      )
        return;
      isActive[point] = 1;
      active[size++] = rank[point] as number;
    };
    const takeBehind = (point: number, because: number) => {
      for (let slot = rulesInto.start[point] as number; slot < (rulesInto.start[point + 1] as number); slot++) {
        const rule = rulesInto.edges[slot] as number;
        const holder = until[rule] as number;
        if (holder < 0 || isEnded[holder] === 0) take(rule, because);
      }
    };
    for (const rule of heldUp[link] as readonly number[]) take(rule, time[to[rule] as number] as number);
    takeBehind(network.linkTo[link] as number, before);
    for (let at = 0; at < size; at++) {
      const point = inOrder[active[at] as number] as number;
      takeBehind(point, time[point] as number);
    }
    active.subarray(0, size).sort();
    for (let at = 0; at < size; at++) {
      const point = inOrder[active[at] as number] as number;
      time[point] = now;
      isActive[point] = 0;
    }
    settle(size);
  }

  /** Raises the first `size` active points until every rule is kept. */
  function settle(size: number): void {
    for (let round = 0; round <= count; round++) {
      let isSettled = true;
      for (let at = 0; at < size; at++) {
        const point = inOrder[active[at] as number] as number;
        let earliest = time[point] as number;
        for (let slot = rulesOf.start[point] as number; slot < (rulesOf.start[point + 1] as number); slot++) {
          const rule = rulesOf.edges[slot] as number;
          const link = until[rule] as number;
          if (link >= 0 && isEnded[link] === 1) continue;
          const least = (time[to[rule] as number] as number) - (amount[rule] as number);
          if (least > earliest) earliest = least;
        }
        if (earliest <= (time[point] as number)) continue;
        time[point] = earliest;
        isSettled = false;
      }
      if (isSettled) return;
    }
    assert(false, "the strategy of a controllable network always has a time for each point");
  }
}
