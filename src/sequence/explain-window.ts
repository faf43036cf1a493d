/** Decides why a point cannot happen earlier or later: the chain of limits from the origin that holds it. */
import { findWindows } from "./consistency/find-windows.ts";
import { type TemporalNetwork, withoutUncertainty } from "./network/temporal-network.ts";

/** A limit of a chain: `later` happens at least (or at most) `amount` after `before`. */
export type ChainStep = { readonly before: number; readonly after: number; readonly amount: number; readonly clause: number };

export type WindowReasons = {
  readonly earliest: number;
  readonly latest: number;
  /** From the origin on: each step at least so much after the one before. */
  readonly earliestBecause: readonly ChainStep[];
  /** From the origin on: each step at most so much after the one before. Empty where nothing limits the point. */
  readonly latestBecause: readonly ChainStep[];
};

/** The chains that hold a point; undefined where the network cannot be kept. Links count as limits. Cost: two searches. */
export function explainWindow(network: TemporalNetwork, point: number): WindowReasons | undefined {
  const flat = withoutUncertainty(network);
  const windows = findWindows(flat);
  if (windows.kind === "inconsistent") return undefined;
  const earliestBecause: ChainStep[] = [];
  for (let at = point, limit = windows.heldBy[at] as number; limit >= 0; limit = windows.heldBy[at] as number) {
    const before = flat.limitTo[limit] as number;
    earliestBecause.unshift({ before, after: at, amount: -(flat.limitAmount[limit] as number), clause: flat.limitClause[limit] as number });
    at = before;
  }
  const latestBecause: ChainStep[] = [];
  for (let at = point, limit = windows.boundBy[at] as number; limit >= 0; limit = windows.boundBy[at] as number) {
    const before = flat.limitFrom[limit] as number;
    latestBecause.unshift({ before, after: at, amount: flat.limitAmount[limit] as number, clause: flat.limitClause[limit] as number });
    at = before;
  }
  return { earliest: windows.earliest[point] as number, latest: windows.latest[point] as number, earliestBecause, latestBecause };
}
