/** Decides a better order near a given one, without a proof: stretches around its highest moment are ordered anew, the rest stays. */
import { type OrderProblem, subProblem } from "./order-problem.ts";
import { quickOrder } from "./quick-orders.ts";
import { searchIdeals } from "./search-ideals.ts";

const Lengths = [20, 40, 60, 80, 120, 200] as const;
/** Where in the stretch the highest moment stands. */
const Places = [0.5, 0.3, 0.7, 0.15, 0.85] as const;
const StatesForStretch = 1000;
/** Rounds without end would follow a plateau. */
const MostRounds = 400;

export type ImproveOptions = {
  readonly ceilings: readonly (number | undefined)[];
  /** A height that is low enough. */
  readonly target: number;
  /** States all stretches together may meet. */
  readonly maxStates: number;
  readonly signal?: { readonly aborted: boolean } | undefined;
};

/**
 * Large-neighbourhood search (Shaw 1998) over orders that keep the fixed ceilings: the stretch that lowers the highest moment, or makes it rarer,
 * is taken. Only for problems without `anyBefore`. Cost: at most `maxStates` ideals and some greedy orders for each stretch.
 */
export function improveOrder(
  problem: OrderProblem,
  start: readonly number[],
  { ceilings, target, maxStates, signal }: ImproveOptions,
): { readonly order: readonly number[]; readonly states: number } {
  let order = start;
  let heights = heightsOf(problem, order, ceilings);
  let states = 0;
  for (let round = 0; round < MostRounds && states < maxStates && signal?.aborted !== true; round++) {
    const top = Math.max(...heights);
    if (top <= target) break;
    const better = betterStretch(heights.indexOf(top), top);
    if (better === undefined) break;
    ({ order, heights } = better);
  }
  return { order, states };

  function betterStretch(at: number, top: number): { order: readonly number[]; heights: Float64Array } | undefined {
    const often = countAt(heights, top);
    for (const length of Lengths)
      for (const place of Places) {
        if (states >= maxStates || signal?.aborted === true) return undefined;
        const from = Math.max(0, Math.round(at - length * place));
        const stretch = order.slice(from, from + length);
        const { problem: inside } = subProblem(problem, stretch, order.slice(0, from));
        const found = orderStretch(inside);
        if (found === undefined) continue;
        const tried = [...order.slice(0, from), ...found.map((step) => stretch[step] ?? step), ...order.slice(from + length)];
        const next = heightsOf(problem, tried, ceilings);
        const height = Math.max(...next);
        if (height < top || (height === top && countAt(next, top) < often)) return { order: tried, heights: next };
      }
    return undefined;
  }

  function orderStretch(inside: OrderProblem): readonly number[] | undefined {
    const found = searchIdeals(inside, { ceilings, lowest: target, maxStates: StatesForStretch, signal });
    states += found.states;
    if (found.kind === "found") return found.order;
    return quickOrder(inside, ceilings, target, 6)?.order;
  }
}

/** After each step the highest exposure of the sides without a ceiling; endless where a ceiling is broken. */
function heightsOf(problem: OrderProblem, order: readonly number[], ceilings: readonly (number | undefined)[]): Float64Array {
  const now = Float64Array.from(problem.from);
  return Float64Array.from(order, (step) => {
    let height = Number.NEGATIVE_INFINITY;
    for (let side = 0; side < problem.sides; side++) {
      const value = (now[side] ?? 0) + (problem.changes[step * problem.sides + side] ?? 0);
      now[side] = value;
      const ceiling = ceilings[side];
      if (ceiling === undefined) height = Math.max(height, value);
      else if (value > ceiling) height = Number.POSITIVE_INFINITY;
    }
    return height;
  });
}

function countAt(heights: Float64Array, height: number): number {
  let count = 0;
  for (const one of heights) if (one === height) count += 1;
  return count;
}
