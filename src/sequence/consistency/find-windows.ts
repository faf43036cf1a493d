/** Decides when each point can happen at the earliest and at the latest, or which circle of limits leaves no time at all. */
import { adjacencyBy } from "../network/adjacency.ts";
import { settleDistances } from "../network/settle-distances.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";

export type Windows =
  | {
      readonly kind: "consistent";
      /** Amounts after the origin; the earliest keep every limit together. */
      readonly earliest: Float64Array;
      /** Amounts after the origin; Infinity where nothing limits the point. The latest finite ones keep every limit together. */
      readonly latest: Float64Array;
      /** The limit that holds each point to its earliest; −1 for the origin. */
      readonly heldBy: Int32Array;
      /** The limit that holds each point to its latest; −1 for the origin and where there is none. */
      readonly boundBy: Int32Array;
    }
  /** Indices of limits around a circle, in order; their amounts add up to less than nothing. */
  | { readonly kind: "inconsistent"; readonly circle: readonly number[] };

/**
 * Shortest distances to and from the origin over the limits alone (Dechter, Meiri and Pearl 1991, section 3). Links are not seen: pass the network
 * through `withoutUncertainty` first. Without an origin every point counts as one that may come first. Cost: at most points × limits.
 */
export function findWindows(network: TemporalNetwork): Windows {
  const count = network.points.length;
  const to = new Float64Array(count);
  if (network.origin !== undefined) to.fill(Infinity)[network.origin] = 0;
  const towards = settleDistances(
    { adjacency: adjacencyBy(network.limitTo, count), far: network.limitFrom, amount: network.limitAmount },
    to,
  );
  if (towards.kind === "negative-circle") return { kind: "inconsistent", circle: towards.edges };
  const from = new Float64Array(count).fill(Infinity);
  let boundBy: Int32Array = new Int32Array(count).fill(-1);
  if (network.origin !== undefined) {
    from[network.origin] = 0;
    const away = settleDistances(
      { adjacency: adjacencyBy(network.limitFrom, count), far: network.limitTo, amount: network.limitAmount },
      from,
    );
    // Every point reaches the origin, so a circle would have been met on the way there already.
    if (away.kind === "negative-circle") return { kind: "inconsistent", circle: [...away.edges].reverse() };
    boundBy = away.by;
  }
  return {
    kind: "consistent",
    earliest: to.map((distance) => (distance === 0 ? 0 : -distance)),
    latest: from,
    heldBy: towards.by,
    boundBy,
  };
}

/** True where the limits can be kept together; links are not seen. */
export function isConsistent(network: TemporalNetwork): boolean {
  return negativeCircleOf(network) === undefined;
}

/** Limits around a circle that add up to less than nothing; undefined where there is none. Does not need an origin. */
export function negativeCircleOf(network: TemporalNetwork): readonly number[] | undefined {
  const count = network.points.length;
  const settled = settleDistances(
    { adjacency: adjacencyBy(network.limitTo, count), far: network.limitFrom, amount: network.limitAmount },
    new Float64Array(count),
  );
  return settled.kind === "negative-circle" ? settled.edges : undefined;
}
