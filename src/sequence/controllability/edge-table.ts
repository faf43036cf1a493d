/** Decides how edges and trails are kept while a check works: growing arrays, the given edges first. */
import type { TemporalNetwork } from "../network/temporal-network.ts";

/** Edges `from → to`: the network's limits, then the shortest duration of each link, then what was derived. */
export type EdgeTable = {
  count: number;
  from: Int32Array;
  to: Int32Array;
  amount: Float64Array;
  /** For a derived edge: the link whose uncertainty it bypasses; −1 for a given one. */
  link: Int32Array;
  /** For a derived edge: the first edge of the path that it stands for; −1 where the path is empty. */
  first: Int32Array;
};

/** For each link: the points from which its end lies within its uncertainty, with the distance to the end and the next edge towards it. */
export type Trails = {
  count: number;
  point: Int32Array;
  edge: Int32Array;
  distance: Float64Array;
  /** The stretch of each link in the three arrays. */
  readonly start: Int32Array;
  readonly end: Int32Array;
};

/** The edges that hold whatever nature does: every limit, and each link's shortest duration, since nature may choose it. */
export function edgeTableOf(network: TemporalNetwork): EdgeTable {
  const limits = network.limitFrom.length;
  const given = limits + network.linkFrom.length;
  const room = given + 256;
  const edges: EdgeTable = {
    count: given,
    from: new Int32Array(room),
    to: new Int32Array(room),
    amount: new Float64Array(room),
    link: new Int32Array(room).fill(-1),
    first: new Int32Array(room).fill(-1),
  };
  edges.from.set(network.limitFrom);
  edges.to.set(network.limitTo);
  edges.amount.set(network.limitAmount);
  edges.from.set(network.linkFrom, limits);
  edges.to.set(network.linkTo, limits);
  edges.amount.set(network.linkLower, limits);
  return edges;
}

/** One more edge; answers its index. */
export function addEdge(
  edges: EdgeTable,
  edge: { readonly from: number; readonly to: number; readonly amount: number; readonly link: number; readonly first: number },
): number {
  if (edges.count === edges.from.length) {
    edges.from = grown(edges.from);
    edges.to = grown(edges.to);
    edges.amount = grownReal(edges.amount);
    edges.link = grown(edges.link);
    edges.first = grown(edges.first);
  }
  const index = edges.count++;
  edges.from[index] = edge.from;
  edges.to[index] = edge.to;
  edges.amount[index] = edge.amount;
  edges.link[index] = edge.link;
  edges.first[index] = edge.first;
  return index;
}

/** Room for the trails of so many links. */
export function createTrails(links: number): Trails {
  return {
    count: 0,
    point: new Int32Array(64),
    edge: new Int32Array(64),
    distance: new Float64Array(64),
    start: new Int32Array(links),
    end: new Int32Array(links),
  };
}

/** One more point on the trail of the link at work. */
export function keepTrail(trails: Trails, point: number, edge: number, distance: number): void {
  if (trails.count === trails.point.length) {
    trails.point = grown(trails.point);
    trails.edge = grown(trails.edge);
    trails.distance = grownReal(trails.distance);
  }
  const index = trails.count++;
  trails.point[index] = point;
  trails.edge[index] = edge;
  trails.distance[index] = distance;
}

/** The same numbers with room for as many again. */
export function grown(numbers: Int32Array): Int32Array {
  const wider = new Int32Array(2 * numbers.length);
  wider.set(numbers);
  return wider;
}

function grownReal(numbers: Float64Array): Float64Array {
  const wider = new Float64Array(2 * numbers.length);
  wider.set(numbers);
  return wider;
}
