/** Decides dynamic controllability a second way, slower and simpler, so that two independent answers can be compared. */
import type { TemporalNetwork } from "../network/temporal-network.ts";

type Edge = { readonly from: number; readonly to: number; readonly amount: number; readonly lowerOf: number; readonly upperOf: number };

/**
 * Morris 2014 ("Dynamic controllability and dispatchability relationships", CPAIOR): each link is split into its shortest duration, which is
 * certain, and the uncertain rest; from every point with a negative edge into it, edges are followed backwards until the way is no longer
 * negative, and an edge is added there. A point met again while its own search is under way closes a negative circle. The searches wait for each other on
 * an explicit stack. Cost: points cubed.
 */
export function isControllableByMorris(network: TemporalNetwork): boolean {
  const { pointCount, edges } = normalForm(network);
  const into: Edge[][] = Array.from({ length: pointCount }, () => []);
  for (const edge of edges) into[edge.to]?.push(edge);
  const edgesInto = (point: number): Edge[] => into[point] ?? [];
  const state = new Map<number, "under-way" | "done">();

  type Search = {
    readonly source: number;
    readonly distance: Map<number, number>;
    readonly done: Set<number>;
    readonly barred: Map<number, number>;
  };
  const stack: Search[] = [];
  const negative = edges.filter((edge) => edge.amount < 0).map((edge) => edge.to);

  for (const root of new Set(negative)) {
    if (!open(root)) return false;
    for (let search = stack.at(-1); search !== undefined; search = stack.at(-1)) {
      const outcome = step(search);
      if (outcome === "fails") return false;
      if (outcome === "complete") {
        state.set(search.source, "done");
        stack.pop();
      }
    }
  }
  return true;

  /** Starts the search from a point; false where it is already under way. */
  function open(source: number): boolean {
    if (state.get(source) === "done") return true;
    if (state.get(source) === "under-way") return false;
    state.set(source, "under-way");
    const distance = new Map<number, number>();
    const barred = new Map<number, number>();
    for (const edge of edgesInto(source))
      if (edge.amount < (distance.get(edge.from) ?? 0)) {
        distance.set(edge.from, edge.amount);
        barred.set(edge.from, edge.upperOf);
      }
    stack.push({ source, distance, done: new Set(), barred });
    return true;
  }

  /** Settles the nearest point of a search; where that point has negative edges of its own, its search comes first. */
  function step({ source, distance, done, barred }: Search): "fails" | "complete" | "goes-on" {
    const point = nearest(distance, done);
    if (point === undefined) return "complete";
    const here = distance.get(point) ?? 0;
    if (here >= 0) {
      done.add(point);
      edgesInto(source).push({ from: point, to: source, amount: here, lowerOf: -1, upperOf: -1 });
      return "goes-on";
    }
    if (edgesInto(point).some((edge) => edge.amount < 0) && state.get(point) !== "done") return open(point) ? "goes-on" : "fails";
    done.add(point);
    for (const edge of edgesInto(point)) {
      // The shortest duration of a link does not precede its own longest one.
      if (edge.amount < 0 || (edge.lowerOf >= 0 && edge.lowerOf === barred.get(point))) continue;
      const value = here + edge.amount;
      if (value >= (distance.get(edge.from) ?? Infinity)) continue;
      distance.set(edge.from, value);
      done.delete(edge.from);
      barred.set(edge.from, barred.get(point) ?? -1);
    }
    return "goes-on";
  }
}

function nearest(distance: ReadonlyMap<number, number>, done: ReadonlySet<number>): number | undefined {
  let best: number | undefined;
  for (const [point, value] of distance) if (!done.has(point) && (best === undefined || value < (distance.get(best) ?? 0))) best = point;
  return best;
}

/** A link `start → end` within [lower, upper] becomes `start → middle` of exactly `lower` and an uncertain `middle → end` within [0, upper − lower]. */
function normalForm(network: TemporalNetwork): { readonly pointCount: number; readonly edges: readonly Edge[] } {
  const edges: Edge[] = [];
  const certain = (from: number, to: number, amount: number) => edges.push({ from, to, amount, lowerOf: -1, upperOf: -1 });
  network.limitFrom.forEach((from, limit) => {
    certain(from, network.limitTo[limit] as number, network.limitAmount[limit] as number);
  });
  let pointCount = network.points.length;
  network.linkFrom.forEach((from, link) => {
    const to = network.linkTo[link] as number;
    const lower = network.linkLower[link] as number;
    const upper = network.linkUpper[link] as number;
    const middle = pointCount++;
    certain(from, middle, lower);
    certain(middle, from, -lower);
    if (upper === lower) {
      certain(middle, to, 0);
      certain(to, middle, 0);
      return;
    }
    edges.push({ from: middle, to, amount: 0, lowerOf: link, upperOf: -1 });
    edges.push({ from: to, to: middle, amount: lower - upper, lowerOf: -1, upperOf: link });
  });
  return { pointCount, edges };
}
