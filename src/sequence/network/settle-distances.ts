/** Decides the shortest distances over edges of any sign, or names a circle of edges that adds up to less than nothing. */
import type { Adjacency } from "./adjacency.ts";

/** Edges leave the labelled point `p` through `adjacency` and end at `far[edge]`; `amount[edge]` is their length. */
export type Reach = {
  readonly adjacency: Adjacency;
  readonly far: Int32Array;
  readonly amount: Float64Array;
};

export type Settled =
  /** `by[p]` is the edge that gave `p` its last distance; −1 where it kept its first. */
  | { readonly kind: "settled"; readonly by: Int32Array }
  /** Edges in the order they are walked back; their lengths add up to less than nothing. */
  | { readonly kind: "negative-circle"; readonly edges: readonly number[] };

/**
 * Lowers `distance` until no edge shortens anything (Goldberg and Radzik 1993: each pass scans the labelled points in topological order of the
 * edges that shorten). A circle among the edges that gave the distances is a negative one; it is looked for each time as many edges were
 * scanned as there are, so a network that cannot settle is found long before the bound. Cost: at most points × edges; near the edges on
 * networks of plans. `distance` holds the labels to begin with: 0 at the sources, Infinity elsewhere.
 */
export function settleDistances({ adjacency, far, amount }: Reach, distance: Float64Array): Settled {
  const { start, edges } = adjacency;
  const count = distance.length;
  const by = new Int32Array(count).fill(-1);
  const near = new Int32Array(count).fill(-1);
  // 0: not in this pass, 1: found by the search, 2: waits to be scanned.
  const state = new Uint8Array(count);
  const isLabelled = new Uint8Array(count);
  const cursor = new Int32Array(count);
  const path = new Int32Array(count);
  const order = new Int32Array(count);
  let labelled = new Int32Array(count);
  let next = new Int32Array(count);
  let labelledCount = 0;
  for (let point = 0; point < count; point++)
    if (distance[point] !== Infinity) {
      labelled[labelledCount++] = point;
      isLabelled[point] = 1;
    }

  const patience = count + edges.length;
  let scanned = 0;
  while (labelledCount > 0) {
    let found = 0;
    for (let index = 0; index < labelledCount; index++) {
      isLabelled[labelled[index] as number] = 0;
      if (state[labelled[index] as number] === 0) found = searchFrom(labelled[index] as number, found);
    }
    let nextCount = 0;
    // The search leaves the order reversed: what it finished last comes first.
    for (let index = found - 1; index >= 0; index--) {
      const point = order[index] as number;
      state[point] = 0;
      const base = distance[point] as number;
      const end = start[point + 1] as number;
      for (let slot = start[point] as number; slot < end; slot++) {
        const edge = edges[slot] as number;
        const other = far[edge] as number;
        const length = base + (amount[edge] as number);
        if (length >= (distance[other] as number)) continue;
        distance[other] = length;
        by[other] = edge;
        near[other] = point;
        if (state[other] === 0 && isLabelled[other] === 0) {
          isLabelled[other] = 1;
          next[nextCount++] = other;
        }
      }
      scanned += end - (start[point] as number) + 1;
    }
    if (scanned >= patience) {
      scanned = 0;
      const circle = findCircle();
      if (circle !== undefined) return { kind: "negative-circle", edges: circle };
    }
    [labelled, next] = [next, labelled];
    labelledCount = nextCount;
  }
  return { kind: "settled", by };

  /** Depth first over the edges that shorten; writes points into `order` as they finish, and answers how many stand there. */
  function searchFrom(root: number, finished: number): number {
    let depth = 0;
    path[0] = root;
    state[root] = 1;
    cursor[root] = start[root] as number;
    while (depth >= 0) {
      const point = path[depth] as number;
      const end = start[point + 1] as number;
      const base = distance[point] as number;
      let slot = cursor[point] as number;
      let deeper = -1;
      for (; slot < end; slot++) {
        const edge = edges[slot] as number;
        const other = far[edge] as number;
        if (state[other] === 0 && base + (amount[edge] as number) < (distance[other] as number)) {
          deeper = other;
          slot++;
          break;
        }
      }
      cursor[point] = slot;
      if (deeper >= 0) {
        state[deeper] = 1;
        cursor[deeper] = start[deeper] as number;
        path[++depth] = deeper;
      } else {
        order[finished++] = point;
        depth--;
      }
    }
    return finished;
  }

  /** A circle among the edges that gave the distances, if there is one. */
  function findCircle(): readonly number[] | undefined {
    const visit = new Int32Array(count);
    for (let root = 0; root < count; root++) {
      let point = root;
      while (point >= 0 && visit[point] === 0) {
        visit[point] = root + 1;
        point = near[point] as number;
      }
      if (point < 0 || visit[point] !== root + 1) continue;
      const circle: number[] = [];
      const first = point;
      do {
        circle.push(by[point] as number);
        point = near[point] as number;
      } while (point !== first);
      return circle;
    }
    return undefined;
  }
}
