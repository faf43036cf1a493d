/** Decides which contradiction rests on the fewest clauses: the negative circle with the fewest limits that somebody could give up. */
import { adjacencyBy } from "../network/adjacency.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";

export type SmallestCircle = {
  /** Limits in order around the circle. */
  readonly circle: readonly number[];
  /** False where the search was ended by `work`, so that a smaller one may exist. */
  readonly complete: boolean;
};

/**
 * Every negative circle has a point from which all partial sums are negative, so from each point only negative ways are followed, one more clause
 * at a time; the first that comes back is a smallest from there, and each later point is searched only for fewer. Limits of no clause count
 * nothing. `known` is any negative circle. Cost: points × limits × length of the smallest, ended after `work` steps.
 */
export function smallestCircle(network: TemporalNetwork, known: readonly number[], work = 10_000_000): SmallestCircle {
  const count = network.points.length;
  const { limitFrom, limitTo, limitAmount, limitClause } = network;
  const out = adjacencyBy(limitFrom, count);
  const costOf = (limit: number) => ((limitClause[limit] as number) < 0 ? 0 : 1);
  let best = known;
  let fewest = known.reduce((sum, limit) => sum + costOf(limit), 0);
  let steps = 0;

  // Best sums by the number of clauses used, for the source at hand: layer by layer, with the limit that led there.
  type Label = { readonly point: number; readonly sum: number; readonly limit: number; readonly before: Label | undefined };
  for (let source = 0; source < count && fewest > 1; source++) {
    const bestSum = new Map<number, number>();
    let layer: Label[] = [{ point: source, sum: 0, limit: -1, before: undefined }];
    for (let used = 0; used < fewest && layer.length > 0; used++) {
      const next = new Map<number, Label>();
      // Labels of this layer may grow by limits that cost nothing.
      for (let index = 0; index < layer.length; index++) {
        const label = layer[index] as Label;
        if (label.before !== undefined && label.sum > (bestSum.get(label.point) ?? 0)) continue;
        for (let slot = out.start[label.point] as number; slot < (out.start[label.point + 1] as number); slot++) {
          steps++;
          const limit = out.edges[slot] as number;
          const cost = costOf(limit);
          const sum = label.sum + (limitAmount[limit] as number);
          if (sum >= 0 || used + cost >= fewest) continue;
          const point = limitTo[limit] as number;
          const reached: Label = { point, sum, limit, before: label };
          if (point === source) {
            best = walkOf(reached);
            fewest = used + cost;
            continue;
          }
          if (sum >= (bestSum.get(point) ?? 0) || sum >= (next.get(point)?.sum ?? 0)) continue;
          if (cost === 0) {
            bestSum.set(point, sum);
            layer.push(reached);
          } else next.set(point, reached);
        }
        if (steps > work) return { circle: best, complete: false };
      }
      layer = [...next.values()];
      for (const label of layer) bestSum.set(label.point, Math.min(label.sum, bestSum.get(label.point) ?? 0));
    }
  }
  return { circle: best, complete: true };

  function walkOf(end: Label): readonly number[] {
    const limits: number[] = [];
    for (let label: Label | undefined = end; label?.before !== undefined; label = label.before) limits.push(label.limit);
    return limits.reverse();
  }
}
