/** Decides whether every limit can be kept however long nature takes, deciding as one goes; if not, which circle of limits forbids it. */
import { adjacencyBy } from "../network/adjacency.ts";
import { createHeap, emptyHeap, putPoint, takePoint } from "../network/point-heap.ts";
import { settleDistances } from "../network/settle-distances.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import { addEdge, createTrails, type EdgeTable, edgeTableOf, grown, keepTrail, type Trails } from "./edge-table.ts";
import { type CircleStep, type NegativeCircle, traceCircle } from "./trace-circle.ts";

/** What the check worked out on the way; whoever carries the plan out needs it. */
export type Derived = {
  /** The limits, the shortest duration of each link, then limits that follow and hold always. */
  readonly edges: EdgeTable;
  /** How many of the edges stand in the network itself. */
  readonly givenCount: number;
  readonly trails: Trails;
  /** `potential[from] ≤ amount + potential[to]` for every edge: the proof that no circle is negative. */
  readonly potential: Float64Array;
};

export type Controllability =
  | { readonly kind: "controllable"; readonly derived: Derived }
  | { readonly kind: "not-controllable"; readonly circle: NegativeCircle };

/** A search that waits for another link to be worked through. */
type Frame = {
  readonly link: number;
  readonly points: Int32Array;
  readonly distances: Float64Array;
  readonly edges: Int32Array;
  /** The points whose edges were not yet followed. */
  readonly waiting: Int32Array;
};

type Outcome =
  | { readonly kind: "complete" }
  | { readonly kind: "interrupted"; readonly by: number }
  | { readonly kind: "fails"; readonly steps: readonly CircleStep[] };

const UNSEEN = 0;
const UNDER_WAY = 1;
const DONE = 2;

/**
 * The scheme of RUL2021 (Hunsberger and Posenato, AAAI 2022) over the rules of Cairo, Hunsberger and Rizzi (2018). For each link in turn, edges
 * are followed backwards from the uncertain point, shortest first, for as long as the way stays below its uncertainty (upper − lower). Where
 * that ends, an edge to the link's start follows that holds always. The start of another link met on the way is worked through first; to meet
 * one that is itself under way, or the link's own start before its longest duration, closes a negative circle. So does a way from the uncertain
 * point back to itself that is negative at first: a separate search forwards finds it. A potential over all edges, lowered as edges are added,
 * keeps negative lengths out of the searches, and shows a negative circle when it cannot be lowered enough.
 * Cost: points × limits + links² × points + links × points × log points, in practice near the limits around the links.
 */
export function checkControllability(network: TemporalNetwork): Controllability {
  const count = network.points.length;
  const links = network.linkFrom.length;
  const edges = edgeTableOf(network);
  const givenCount = edges.count;
  const lowerEdges = givenCount - links;
  const into = adjacencyBy(edges.to, count, givenCount);
  const potential = new Float64Array(count);
  const trails = createTrails(links);
  const settled = settleDistances({ adjacency: into, far: edges.from, amount: edges.amount }, potential);
  if (settled.kind === "negative-circle") return fail(settled.edges.map((edge) => ({ kind: "edge", edge })));

  // Derived edges at each point, as chains from the newest to the oldest.
  const newestInto = new Int32Array(count).fill(-1);
  let olderInto: Int32Array = new Int32Array(256);
  const startsAt = adjacencyBy(network.linkFrom, count);

  // The search under way: distance to the link's end, the next edge towards it, the points touched, those whose edges are still to follow.
  const distance = new Float64Array(count).fill(Infinity);
  const next = new Int32Array(count).fill(-1);
  const touched = new Int32Array(count);
  let touchedCount = 0;
  const heap = createHeap(count);
  const status = new Uint8Array(links);
  const comesBack = new Uint8Array(links);
  const frames: Frame[] = [];

  // Lowering the potential: what it is to become, and through which edge.
  const lower = new Float64Array(count).fill(Infinity);
  const lowerBy = new Int32Array(count).fill(-1);
  const falling = createHeap(count);

  for (let root = 0; root < links; root++) {
    if (status[root] !== UNSEEN) continue;
    begin(root);
    for (let link: number | undefined = root; link !== undefined; ) {
      const outcome = search(link);
      if (outcome.kind === "fails") return fail(outcome.steps);
      if (outcome.kind === "interrupted") {
        suspend(link);
        link = outcome.by;
        begin(link);
        continue;
      }
      const steps = finish(link);
      if (steps !== undefined) return fail(steps);
      link = resume();
    }
  }
  return { kind: "controllable", derived: { edges, givenCount, trails, potential } };

  function fail(steps: readonly CircleStep[]): Controllability {
    return { kind: "not-controllable", circle: traceCircle(network, { edges, givenCount, trails }, steps) };
  }

  function begin(link: number): void {
    status[link] = UNDER_WAY;
    const end = network.linkTo[link] as number;
    touched[touchedCount++] = end;
    distance[end] = 0;
    next[end] = -1;
    if (uncertaintyOf(link) > 0) putPoint(heap, end, -(potential[end] as number));
  }

  function uncertaintyOf(link: number): number {
    return (network.linkUpper[link] as number) - (network.linkLower[link] as number);
  }

  /** Follows edges backwards from the link's end until all that lies within its uncertainty is known, or another link must come first. */
  function search(link: number): Outcome {
    const uncertainty = uncertaintyOf(link);
    for (let point = takePoint(heap); point >= 0; point = takePoint(heap)) {
      const here = distance[point] as number;
      const slots = startsAt.start[point + 1] as number;
      for (let slot = startsAt.start[point] as number; slot < slots; slot++) {
        const other = startsAt.edges[slot] as number;
        if (status[other] === DONE) continue;
        if (status[other] === UNDER_WAY) return { kind: "fails", steps: circleOfSearches(link, other) };
        putPoint(heap, point, here - (potential[point] as number));
        return { kind: "interrupted", by: other };
      }
      const end = into.start[point + 1] as number;
      for (let slot = into.start[point] as number; slot < end; slot++) {
        const edge = into.edges[slot] as number;
        if (edge !== lowerEdges + link && follow(link, edge, here, uncertainty)) return { kind: "fails", steps: circleOf(link) };
      }
      for (let edge = newestInto[point] as number; edge >= 0; edge = olderInto[edge - givenCount] as number)
        if (follow(link, edge, here, uncertainty)) return { kind: "fails", steps: circleOf(link) };
    }
    return { kind: "complete" };
  }

  /** Takes one edge backwards; true where that reaches the link's own start in less than its longest duration. */
  function follow(link: number, edge: number, here: number, uncertainty: number): boolean {
    const point = edges.from[edge] as number;
    const value = here + (edges.amount[edge] as number);
    if (point === network.linkTo[link]) {
      if (value < uncertainty) comesBack[link] = 1;
      return false;
    }
    const known = distance[point] as number;
    if (value >= known) return false;
    if (known === Infinity) touched[touchedCount++] = point;
    distance[point] = value;
    next[point] = edge;
    if (point === network.linkFrom[link] && value < (network.linkUpper[link] as number)) return true;
    if (value < uncertainty) putPoint(heap, point, value - (potential[point] as number));
    return false;
  }

  function suspend(link: number): void {
    const points = touched.slice(0, touchedCount);
    frames.push({
      link,
      points,
      distances: Float64Array.from(points, (point) => distance[point] as number),
      edges: Int32Array.from(points, (point) => next[point] as number),
      waiting: heap.items.slice(0, heap.size),
    });
    emptyHeap(heap);
    for (const point of points) distance[point] = Infinity;
    touchedCount = 0;
  }

  /** Takes up the search that waited last. The potential may have changed meanwhile, so what is still to follow is sorted anew. */
  function resume(): number | undefined {
    const frame = frames.pop();
    if (frame === undefined) return undefined;
    touched.set(frame.points);
    touchedCount = frame.points.length;
    for (let index = 0; index < touchedCount; index++) {
      const point = frame.points[index] as number;
      distance[point] = frame.distances[index] as number;
      next[point] = frame.edges[index] as number;
    }
    for (const point of frame.waiting) putPoint(heap, point, (distance[point] as number) - (potential[point] as number));
    return frame.link;
  }

  /** Turns what the search found into edges that hold always; answers a negative circle where there is one. */
  function finish(link: number): readonly CircleStep[] | undefined {
    const uncertainty = uncertaintyOf(link);
    trails.start[link] = trails.count;
    for (let index = 0; index < touchedCount; index++) {
      const point = touched[index] as number;
      if ((distance[point] as number) < uncertainty) keepTrail(trails, point, next[point] as number, distance[point] as number);
    }
    trails.end[link] = trails.count;
    const loop = comesBack[link] === 1 ? loopOf(link, uncertainty) : undefined;
    if (loop !== undefined) return loop;

    const start = network.linkFrom[link] as number;
    const oldest = edges.count;
    for (let index = 0; index < touchedCount; index++) {
      const point = touched[index] as number;
      const value = distance[point] as number;
      distance[point] = Infinity;
      if (value < uncertainty) continue;
      const amount = value - (network.linkUpper[link] as number);
      const edge = addEdge(edges, { from: point, to: start, amount, link, first: next[point] as number });
      if (edge - givenCount === olderInto.length) olderInto = grown(olderInto);
      olderInto[edge - givenCount] = newestInto[start] as number;
      newestInto[start] = edge;
    }
    touchedCount = 0;
    status[link] = DONE;
    return lowerPotential(start, oldest);
  }

  /**
   * Lowers the potential so that the edges from `oldest` on fit it too (all of them end at `start`). Each point is lowered once, the one that
   * falls deepest first; if `start` itself would have to fall, there is a negative circle through it.
   */
  function lowerPotential(start: number, oldest: number): readonly CircleStep[] | undefined {
    for (let edge = oldest; edge < edges.count; edge++) propose(edge, (potential[start] as number) + (edges.amount[edge] as number));
    for (let point = takePoint(falling); point >= 0; point = takePoint(falling)) {
      const level = lower[point] as number;
      potential[point] = level;
      lower[point] = Infinity;
      const end = into.start[point + 1] as number;
      for (let slot = into.start[point] as number; slot < end; slot++) {
        const edge = into.edges[slot] as number;
        if (propose(edge, level + (edges.amount[edge] as number))) return circleThrough(edge, start);
      }
      for (let edge = newestInto[point] as number; edge >= 0; edge = olderInto[edge - givenCount] as number)
        if (propose(edge, level + (edges.amount[edge] as number))) return circleThrough(edge, start);
    }
    return undefined;

    function propose(edge: number, level: number): boolean {
      const point = edges.from[edge] as number;
      const old = potential[point] as number;
      if (level >= old || level >= (lower[point] as number)) return false;
      if (point === start) return true;
      lower[point] = level;
      lowerBy[point] = edge;
      putPoint(falling, point, level - old);
      return false;
    }
  }

  /** The edge that would lower `start`, then the edges that lowered each point after it, back to `start`. */
  function circleThrough(closing: number, start: number): readonly CircleStep[] {
    const steps: CircleStep[] = [{ kind: "edge", edge: closing }];
    for (let point = edges.to[closing] as number; point !== start; ) {
      const edge = lowerBy[point] as number;
      steps.push({ kind: "edge", edge });
      point = edges.to[edge] as number;
    }
    return steps;
  }

  /** From the link's own start on to its end, and back by its longest duration. */
  function circleOf(link: number): readonly CircleStep[] {
    return wayBack(network.linkFrom[link] as number, link, (point) => next[point] as number);
  }

  /** The searches that wait for each other: each leads from the start of the one it called to its own. */
  function circleOfSearches(link: number, met: number): readonly CircleStep[] {
    const steps: CircleStep[] = [...wayBack(network.linkFrom[met] as number, link, (point) => next[point] as number)];
    let caller = link;
    for (let depth = frames.length - 1; caller !== met; depth--) {
      const frame = frames[depth] as Frame;
      const nextOf = new Map<number, number>();
      frame.points.forEach((point, index) => {
        nextOf.set(point, frame.edges[index] as number);
      });
      steps.push(...wayBack(network.linkFrom[caller] as number, frame.link, (point) => nextOf.get(point) ?? -1));
      caller = frame.link;
    }
    return steps;
  }

  function wayBack(from: number, link: number, nextOf: (point: number) => number): readonly CircleStep[] {
    const steps: CircleStep[] = [];
    for (let point = from; point !== network.linkTo[link]; ) {
      const edge = nextOf(point);
      steps.push({ kind: "edge", edge });
      point = edges.to[edge] as number;
    }
    steps.push({ kind: "upper", link });
    return steps;
  }

  /**
   * A way from the link's end back to itself within its uncertainty is harmless unless it is negative at first: then the shortest duration and
   * that first stretch bind the link's start, and the rest closes a circle. Dijkstra forwards, among the points within the uncertainty.
   */
  function loopOf(link: number, uncertainty: number): readonly CircleStep[] | undefined {
    const inside: number[] = [];
    for (let slot = trails.start[link] as number; slot < trails.count; slot++) {
      const point = trails.point[slot] as number;
      for (let at = into.start[point] as number; at < (into.start[point + 1] as number); at++) keepInside(into.edges[at] as number);
      for (let edge = newestInto[point] as number; edge >= 0; edge = olderInto[edge - givenCount] as number) keepInside(edge);
    }
    const outOf = adjacencyBy(
      Int32Array.from(inside, (edge) => edges.from[edge] as number),
      count,
    );
    const end = network.linkTo[link] as number;
    const forward = new Map<number, number>([[end, 0]]);
    const via = new Map<number, number>();
    putPoint(heap, end, potential[end] as number);
    for (let point = takePoint(heap); point >= 0; point = takePoint(heap)) {
      const here = forward.get(point) ?? 0;
      if (here < 0) {
        emptyHeap(heap);
        return loopThrough(link, point, via);
      }
      for (let slot = outOf.start[point] as number; slot < (outOf.start[point + 1] as number); slot++) {
        const edge = inside[outOf.edges[slot] as number] as number;
        const other = edges.to[edge] as number;
        const value = here + (edges.amount[edge] as number);
        if (value >= (forward.get(other) ?? Infinity)) continue;
        forward.set(other, value);
        via.set(other, edge);
        putPoint(heap, other, value + (potential[other] as number));
      }
    }
    return undefined;

    function keepInside(edge: number): void {
      if ((distance[edges.from[edge] as number] as number) < uncertainty) inside.push(edge);
    }
  }

  /** The shortest duration, forwards to `point`, on to the end, and back by the longest duration. */
  function loopThrough(link: number, point: number, via: ReadonlyMap<number, number>): readonly CircleStep[] {
    const forwards: CircleStep[] = [];
    for (let at = point; at !== network.linkTo[link]; ) {
      const edge = via.get(at) as number;
      forwards.push({ kind: "edge", edge });
      at = edges.from[edge] as number;
    }
    return [{ kind: "edge", edge: lowerEdges + link }, ...forwards.reverse(), ...wayBack(point, link, (at) => next[at] as number)];
  }
}
