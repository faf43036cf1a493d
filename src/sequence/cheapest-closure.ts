/** Decides which set of steps, closed under what must come before, changes a weighted exposure least: a minimum cut. */
import { assert } from "#record";
import { createMomentCuts, type MomentCut } from "./moment-cut.ts";
import { changeOf, type OrderProblem } from "./order-problem.ts";
import { precedenceGraph } from "./precedence-graph.ts";

export type Closure = { readonly weight: number; readonly members: readonly number[] };

/**
 * The closed set of least weight (Picard 1976: a closure of extreme weight is a minimum cut). `weights[k]` is what step `k` adds. Steps outside `among` do not exist. Groups (`anyBefore`) are left out,
 * which can only lower the answer. Of equals the smallest, or the largest where asked. Cost: one maximum flow (Dinic 1970) on the steps.
 */
export function cheapestClosure(
  problem: OrderProblem,
  weights: Float64Array,
  within: {
    readonly among?: readonly number[];
    readonly largest?: boolean;
  } = {},
): Closure {
  const { count } = problem;
  const role = new Int8Array(count).fill(within.among === undefined ? Free : Absent);
  for (const step of within.among ?? []) role[step] = Free;
  const network = createFlow(count + 2);
  const source = count;
  const sink = count + 1;
  let weight = 0;
  for (let step = 0; step < count; step++) {
    const own = weights[step] ?? 0;
    if (role[step] !== Free) continue;
    if (own < 0) network.connect(source, step, -own);
    if (own > 0) network.connect(step, sink, own);
    for (const earlier of problem.before[step] ?? []) if (role[earlier] === Free) network.connect(step, earlier, Number.POSITIVE_INFINITY);
  }
  const chosen = within.largest === true ? network.besideSink(source, sink) : network.sourceSide(source, sink);
  const members: number[] = [];
  for (let step = 0; step < count; step++) {
    if (role[step] === Free && chosen[step] === 1) weight += weights[step] ?? 0;
    if (role[step] === Free && chosen[step] === 1) members.push(step);
  }
  return { weight, members };
}

/** A limit that every order keeps: the ceilings, weighted, are at least `value`. It comes from the moment at which `step` is done. */
export type CeilingBound = { readonly step: number; readonly weights: readonly number[]; readonly value: number };

/** Bounds that are worked out as they are asked for: each next part costs more and is mostly not needed. */
export type CeilingBounds = { readonly parts: number; readonly part: (at: number) => readonly CeilingBound[] };

/**
 * Bounds on ceilings from single steps: around step `x` the exposures stand at some closed set with `x` last, so for weights that sum to 1,
 * sum of weight × ceiling ≥ the least, over such sets, of sum of weight × (the higher of the exposures just before and just after `x`).
 * First a few of the steps that change exposures most, then many, then every step (of up to 300) and the best weights. Cost: a minimum cut for each.
 */
export function ceilingBounds(problem: OrderProblem): CeilingBounds {
  const made: (readonly CeilingBound[])[] = [];
  let makers: readonly BoundMaker[] | undefined;
  return {
    parts: BoundParts,
    part: (at) => {
      makers ??= boundMakers(problem);
      while (made.length <= at) made.push(makers[made.length]?.(made.flat()) ?? []);
      return made[at] ?? [];
    },
  };
}

/** One part of the bounds, from those made before. */
type BoundMaker = (made: readonly CeilingBound[]) => readonly CeilingBound[];
const BoundParts = 5;

function boundMakers(problem: OrderProblem): readonly BoundMaker[] {
  const sizes = Array.from({ length: problem.count }, (_, step) => {
    let size = 0;
    for (let side = 0; side < problem.sides; side++) size = Math.max(size, Math.abs(changeOf(problem, step, side)));
    return { step, size };
  });
  const chosen = sizes.filter(({ size }) => size > 0).sort((left, right) => right.size - left.size || left.step - right.step);
  const all = [...singleWeights(problem.sides), ...pairWeights(problem.sides)];
  const boundsOf = (steps: typeof chosen, weightings: readonly (readonly number[])[]) =>
    steps.flatMap(({ step }) => weightings.map((weights) => boundAt(step, weights)));
  const graph = precedenceGraph(problem.before);
  assert(graph !== undefined, "what must come before what goes in no circle");
  const moments = createMomentCuts(problem, graph);
  let reuse: MomentCut | undefined;
  const boundAt = (step: number, weights: readonly number[]): CeilingBound => {
    reuse = moments.cutAt(step, weights, reuse);
    return { step, weights, value: reuse.value };
  };
  const makers: readonly BoundMaker[] = [
    () => boundsOf(chosen.slice(0, FirstSteps), all),
    () => boundsOf(chosen.slice(FirstSteps, FewSteps), all),
    () => boundsOf(chosen.slice(FewSteps, ManySteps), all),
    () => (chosen.length > MostSingle ? [] : boundsOf(chosen.slice(ManySteps), singleWeights(problem.sides))),
    (made) => sharpened(problem, made, boundAt),
  ];
  assert(makers.length === BoundParts, "the parts of the bounds are as many as are said");
  return makers;
}

/** For the strongest steps of two sides, the weights between which the bound is highest: it is concave in them, so thirds close in on it. */
function sharpened(
  problem: OrderProblem,
  bounds: readonly CeilingBound[],
  boundAt: (step: number, weights: readonly number[]) => CeilingBound,
): readonly CeilingBound[] {
  if (problem.sides !== 2) return [];
  const strongest = [...new Map([...bounds].sort((left, right) => left.value - right.value).map((bound) => [bound.step, bound])).values()];
  return strongest.slice(-MostSharpened).flatMap(({ step }) => {
    let low = 0;
    let high = 1;
    const found: CeilingBound[] = [];
    for (let round = 0; round < 8; round++) {
      const [early, late] = [low + (high - low) / 3, high - (high - low) / 3].map((share) => boundAt(step, [share, 1 - share]));
      if (early === undefined || late === undefined) break;
      found.push(early, late);
      if (early.value < late.value) low = early.weights[0] ?? low;
      else high = late.weights[0] ?? high;
    }
    return found;
  });
}

/** Steps asked first, second and third; on short plans the first are often all that is needed. */
const FirstSteps = 4;
const FewSteps = 12;
const ManySteps = 48;
/** Up to so many steps each is asked for its bound; on larger plans a minimum cut takes too long for that. */
const MostSingle = 300;
/** Steps whose weights are sought more finely. */
const MostSharpened = 6;

const Absent = 0;
const Free = 1;

function singleWeights(sides: number): readonly (readonly number[])[] {
  return Array.from({ length: sides }, (_, side) => Array.from({ length: sides }, (_unused, other) => (other === side ? 1 : 0)));
}

function pairWeights(sides: number): readonly (readonly number[])[] {
  const pairs: number[][] = [];
  for (let one = 0; one < Math.min(sides, 4); one++)
    for (let other = one + 1; other < Math.min(sides, 4); other++)
      for (const share of [0.5, 0.25, 0.75]) {
        const weights: number[] = Array.from({ length: sides }, () => 0);
        weights[one] = share;
        weights[other] = 1 - share;
        pairs.push(weights);
      }
  return pairs;
}

/** A flow network that is filled once and cut once. */
function createFlow(nodes: number) {
  const targets: number[] = [];
  const room: number[] = [];
  const edges: number[][] = Array.from({ length: nodes }, () => []);
  const level = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const Least = 1e-9;

  return {
    connect(from: number, to: number, capacity: number): void {
      edges[from]?.push(targets.length);
      targets.push(to);
      room.push(capacity);
      edges[to]?.push(targets.length);
      targets.push(from);
      room.push(0);
    },
    /** Fills the network; the nodes still reachable from the source then are its side of a minimum cut. */
    sourceSide(source: number, sink: number): Int8Array {
      while (reach(source, sink)) {
        next.fill(0);
        while (push(source, sink, Number.POSITIVE_INFINITY) > Least);
      }
      return Int8Array.from(level, (depth) => (depth >= 0 ? 1 : 0));
    },
    /** The same with the largest source side: the nodes from which the sink cannot be reached any more. */
    besideSink(source: number, sink: number): Int8Array {
      this.sourceSide(source, sink);
      const side = new Int8Array(nodes).fill(1);
      side[sink] = 0;
      const queue = [sink];
      for (let head = 0; head < queue.length; head++)
        for (const edge of edges[queue[head] ?? 0] ?? []) {
          const from = targets[edge] ?? 0;
          if ((room[edge ^ 1] ?? 0) <= Least || side[from] === 0) continue;
          side[from] = 0;
          queue.push(from);
        }
      return side;
    },
  };

  function reach(source: number, sink: number): boolean {
    level.fill(-1);
    level[source] = 0;
    const queue = [source];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] ?? 0;
      for (const edge of edges[node] ?? []) {
        const to = targets[edge] ?? 0;
        if ((room[edge] ?? 0) <= Least || (level[to] ?? 0) >= 0) continue;
        level[to] = (level[node] ?? 0) + 1;
        queue.push(to);
      }
    }
    return (level[sink] ?? -1) >= 0;
  }

  function push(node: number, sink: number, most: number): number {
    if (node === sink) return most;
    const own = edges[node] ?? [];
    for (; (next[node] ?? 0) < own.length; next[node] = (next[node] ?? 0) + 1) {
      const edge = own[next[node] ?? 0] ?? 0;
      const to = targets[edge] ?? 0;
      if ((room[edge] ?? 0) <= Least || level[to] !== (level[node] ?? 0) + 1) continue;
      const sent = push(to, sink, Math.min(most, room[edge] ?? 0));
      if (sent <= Least) continue;
      room[edge] = (room[edge] ?? 0) - sent;
      room[edge ^ 1] = (room[edge ^ 1] ?? 0) + sent;
      return sent;
    }
    return 0;
  }
}
