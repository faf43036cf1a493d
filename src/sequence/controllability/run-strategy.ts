/** Decides when every point of a controllable network happens if it is carried out by its strategy while nature draws the durations: many runs, fast. */
import { assert } from "#record";
import { adjacencyBy } from "../network/adjacency.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import type { ExecutionRules } from "./plan-execution.ts";

/** Sums of fractions may differ by this; a point taken for hanging that does not hang is only worked out for nothing. */
const Rounding = 1e-6;

/** Carries the network out once; `durations` holds one length for each link, within its bounds. The array that is answered is used again. */
export type StrategyRun = (durations: Float64Array) => Float64Array;

/**
 * The strategy of `planExecution`, laid out for repetition: the times under the longest durations are found once; where a link ends sooner, only
 * the points that hang on it and have not happened are worked out anew. Cost of a run: links² + the rules behind each link that ends early.
 */
export function createStrategyRun(network: TemporalNetwork, { from, to, amount, until }: ExecutionRules): StrategyRun {
  const count = network.points.length;
  const links = network.linkFrom.length;
  const rulesOf = adjacencyBy(from, count);
  const rulesInto = adjacencyBy(to, count);
  const time = new Float64Array(count);
  const isEnded = new Uint8Array(links);
  const isEnd = new Uint8Array(count);
  const inOrder = Int32Array.from({ length: count }, (_, point) => point);
  /** Places in `inOrder` of the points that are worked out anew, and which points those are. */
  const active = new Int32Array(count);
  const isActive = new Uint8Array(count);
  const rank = new Int32Array(count);
  const heldUp = Array.from({ length: links }, () => [] as number[]);
  until.forEach((link, rule) => {
    if (link >= 0) heldUp[link]?.push(rule);
  });
  inOrder.forEach((_, point) => {
    active[point] = point;
    rank[point] = point;
  });
  settle(count);
  const planned = time.slice();
  // In the order of the longest durations nearly every point comes after what it hangs on, so that one pass settles nearly all.
  inOrder.sort((one, other) => (planned[one] as number) - (planned[other] as number));
  inOrder.forEach((point, place) => {
    rank[point] = place;
  });

  return (durations) => {
    time.set(planned);
    isEnded.fill(0);
    isEnd.fill(0);
    for (let spoken = 0; spoken < links; spoken++) {
      let now = Infinity;
      let next = -1;
      // What begins a link that ends next has happened: no earlier word of nature can move it.
      for (let link = 0; link < links; link++) {
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
    return time;
  };

  /** A link has ended at `now` instead of `before`: what lay where it lay because of that, directly or through others, is worked out anew. */
  function bringForward(link: number, before: number, now: number): void {
    let size = 0;
    const take = (rule: number, because: number) => {
      const point = from[rule] as number;
      const at = time[point] as number;
      // Nature speaks first, so a point that lies at `now` has not happened.
      if (at < now || isActive[point] === 1 || isEnd[point] === 1 || at > because - (amount[rule] as number) + Rounding) return;
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
