/** Decides by how much a single bound would have to give way for the whole network to hold, and which bounds cannot mend it alone. */
import { findWindows } from "../consistency/find-windows.ts";
import { checkControllability } from "../controllability/check-controllability.ts";
import { adjacencyBy } from "../network/adjacency.ts";
import { amountOf, type Bound, withAmount } from "../network/keep-clauses.ts";
import { settleDistances } from "../network/settle-distances.ts";
import { type TemporalNetwork, withoutUncertainty } from "../network/temporal-network.ts";

/** A bound that mends everything by itself when it changes at least so much. */
export type Repair = { readonly bound: Bound; readonly was: number; readonly becomes: number; readonly by: number };

/**
 * For each bound, the least change of it alone that lets all limits be kept together, cheapest first; bounds that cannot are left out.
 * Exact: without the limit `a → b`, its amount must be at least the length of the shortest way from b to a, taken negative. A link counts as two
 * limits, which give way by widening. Cost: one search for each bound.
 */
export function repairsOfConsistency(network: TemporalNetwork, bounds: readonly Bound[]): readonly Repair[] {
  const flat = withoutUncertainty(network);
  const limits = network.limitFrom.length;
  return bounds
    .flatMap((bound) => {
      const limit = bound.kind === "limit" ? bound.index : limits + 2 * bound.index + (bound.kind === "upper" ? 0 : 1);
      const needed = leastAmount(flat, limit);
      const by = needed === undefined ? 0 : needed - (flat.limitAmount[limit] as number);
      if (needed === undefined || by <= 0) return [];
      const becomes = bound.kind === "lower" ? -needed : needed;
      // A shortest duration below nothing is no duration.
      return bound.kind === "lower" && becomes < 0 ? [] : [{ bound, was: amountOf(network, bound), becomes, by }];
    })
    .toSorted((one, other) => one.by - other.by);
}

/** The least amount of a limit with which the others can be kept; undefined where they contradict each other without it. */
function leastAmount(flat: TemporalNetwork, limit: number): number | undefined {
  const without = { ...flat, limitAmount: flat.limitAmount.with(limit, Infinity) };
  if (findWindows(without).kind === "inconsistent") return undefined;
  const count = flat.points.length;
  const distance = new Float64Array(count).fill(Infinity);
  distance[flat.limitTo[limit] as number] = 0;
  const settled = settleDistances(
    { adjacency: adjacencyBy(flat.limitFrom, count), far: flat.limitTo, amount: without.limitAmount },
    distance,
  );
  if (settled.kind === "negative-circle") return undefined;
  return -(distance[flat.limitFrom[limit] as number] as number);
}

/**
 * For each bound, the least whole change of it alone that makes the network dynamically controllable, cheapest first. A limit is raised; what nature
 * may choose is narrowed, from either end. What can be kept can still be kept with a looser limit or a narrower choice, so the least
 * change is found by doubling and halving. Cost: about twice the logarithm of the change in checks, for each bound.
 */
export function repairsOfControllability(network: TemporalNetwork, bounds: readonly Bound[]): readonly Repair[] {
  const holds = (bound: Bound, amount: number) => checkControllability(withAmount(network, bound, amount)).kind === "controllable";
  return bounds
    .flatMap((bound) => {
      const was = amountOf(network, bound);
      const sign = bound.kind === "upper" ? -1 : 1;
      const most =
        bound.kind === "limit" ? Infinity : (network.linkUpper[bound.index] as number) - (network.linkLower[bound.index] as number);
      if (most === 0 || !holds(bound, was + sign * most)) return [];
      let enough = 1;
      while (enough < most && !holds(bound, was + sign * enough)) enough *= 2;
      let by = Math.min(enough, most);
      for (let tooLittle = Math.floor(enough / 2); by - tooLittle > 1; ) {
        const middle = Math.floor((tooLittle + by) / 2);
        if (holds(bound, was + sign * middle)) by = middle;
        else tooLittle = middle;
      }
      return [{ bound, was, becomes: was + sign * by, by }];
    })
    .toSorted((one, other) => one.by - other.by);
}
