/** Decides how the edges at each point are found: one flat list of edges, cut by point. */

/** The edges of point `p` are `edges[start[p]]` to `edges[start[p + 1] - 1]`, in the order they were given. */
export type Adjacency = { readonly start: Int32Array; readonly edges: Int32Array };

/** Sorts edges by the point `ends` names for each (counting sort). Cost: points + edges. */
export function adjacencyBy(ends: Int32Array, pointCount: number, edgeCount = ends.length): Adjacency {
  const start = new Int32Array(pointCount + 1);
  for (let edge = 0; edge < edgeCount; edge++) start[(ends[edge] as number) + 1] = (start[(ends[edge] as number) + 1] as number) + 1;
  for (let point = 0; point < pointCount; point++) start[point + 1] = (start[point + 1] as number) + (start[point] as number);
  const next = start.slice(0, pointCount);
  const edges = new Int32Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const point = ends[edge] as number;
    const slot = next[point] as number;
    edges[slot] = edge;
    next[point] = slot + 1;
  }
  return { start, edges };
}
