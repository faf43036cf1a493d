/** Decides a first guess of all dates where lengths depend on them: each step as soon as what it follows allows, or as late as what follows it allows. */
import type { CompiledCase, Follows } from "./compile-plan.ts";
import { adjacencyBy } from "./network/adjacency.ts";

/** A point that is kept at a minute or later. */
export type HeldPoint = { readonly point: number; readonly minute: number };

/** Dates are minutes from the plan's start, by point. */
export type DateFollower = {
  /** The earliest dates, counted from where what comes before lies; points on a circle of waits lie at their own limits. */
  readonly forwards: (held?: HeldPoint) => Float64Array;
  /** The latest dates, none later than `latest`. */
  readonly backwards: (latest: Float64Array, held?: HeldPoint) => Float64Array;
};

/** The length depends on the date that is looked for: so many corrections find it. */
const Corrections = 6;

/** Orders a case once, so that its dates can be followed again and again; what is counted from the same date as before is not counted again. Cost: linear. */
export function createDateFollower({ network, follows }: Pick<CompiledCase, "network" | "follows">): DateFollower {
  const count = network.points.length;
  const into = adjacencyBy(
    Int32Array.from(follows, ({ after }) => after),
    count,
  );
  const out = adjacencyBy(
    Int32Array.from(follows, ({ before }) => before),
    count,
  );
  const order = inOrder();
  const onTheWay = countedOnce(follows);
  const onTheWayBack = countedOnce(follows);
  return {
    forwards(held) {
      const dates = new Float64Array(count);
      for (let limit = 0; limit < network.limitFrom.length; limit++) {
        const from = network.limitFrom[limit] as number;
        if (network.limitTo[limit] === 0) dates[from] = Math.max(dates[from] as number, -(network.limitAmount[limit] as number));
      }
      if (held !== undefined) dates[held.point] = Math.max(dates[held.point] as number, held.minute);
      for (const point of order)
        for (let slot = into.start[point] as number; slot < (into.start[point + 1] as number); slot++) {
          const follow = into.edges[slot] as number;
          const at = dates[(follows[follow] as Follows).before] as number;
          dates[point] = Math.max(dates[point] as number, at + onTheWay(follow, at));
        }
      return dates;
    },
    backwards(latest, held) {
      const dates = latest.slice();
      for (let index = order.length - 1; index >= 0; index--) {
        const point = order[index] as number;
        for (let slot = out.start[point] as number; slot < (out.start[point + 1] as number); slot++) {
          const follow = out.edges[slot] as number;
          const { after } = follows[follow] as Follows;
          let at = dates[point] as number;
          for (let correction = 0; correction < Corrections; correction++) {
            const corrected = Math.min(dates[point] as number, (dates[after] as number) - onTheWayBack(follow, at));
            if (corrected === at) break;
            at = corrected;
          }
          dates[point] = at;
        }
      }
      if (held !== undefined) dates[0] = Math.min(dates[0] as number, (dates[held.point] as number) - held.minute);
      return dates;
    },
  };

  /** Points so that each comes after all it follows; those on a circle are left out. */
  function inOrder(): readonly number[] {
    const open = new Int32Array(count);
    for (const { after } of follows) open[after] = (open[after] as number) + 1;
    const sorted = [...open.keys()].filter((point) => open[point] === 0);
    for (let index = 0; index < sorted.length; index++) {
      const point = sorted[index] as number;
      for (let slot = out.start[point] as number; slot < (out.start[point + 1] as number); slot++) {
        const after = follows[out.edges[slot] as number]?.after ?? 0;
        open[after] = (open[after] as number) - 1;
        if (open[after] === 0) sorted.push(after);
      }
    }
    return sorted;
  }
}

/** How long each takes from a date, counted anew only where the date is another than the last time. */
function countedOnce(follows: readonly Follows[]): (follow: number, at: number) => number {
  const from = new Float64Array(follows.length).fill(NaN);
  const lengths = new Float64Array(follows.length);
  return (follow, at) => {
    if (from[follow] !== at) {
      from[follow] = at;
      lengths[follow] = (follows[follow] as Follows).minutes(at);
    }
    return lengths[follow] as number;
  };
}
