/** Decides what to do next while a controllable network is carried out: what may happen now, and until when to wait for nature. */
import { adjacencyBy } from "../network/adjacency.ts";
import { createHeap, emptyHeap, putPoint, takePoint } from "../network/point-heap.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import type { Derived } from "./check-controllability.ts";

/** "Wait for the end of a link, but not longer than so much after its start": `point` may not happen before either. */
export type HoldUp = { readonly point: number; readonly link: number; readonly atLeast: number };

export type Decision =
  /** Unless nature speaks before `at`, these points happen then. */
  | { readonly kind: "act"; readonly at: number; readonly points: readonly number[]; readonly running: readonly number[] }
  /** Nothing to do until one of these links ends. */
  | { readonly kind: "wait"; readonly running: readonly number[] }
  | { readonly kind: "done" }
  /** What has happened breaks a limit, or leaves no way to keep one. */
  | { readonly kind: "broken"; readonly point: number };

export type Foreseen = { readonly kind: "foreseen"; readonly times: Float64Array };

export type Execution = {
  /** `happened` holds the time of every point that has happened; `now` is not before any of them. */
  readonly decide: (happened: ReadonlyMap<number, number>, now: number) => Decision;
  /** When each point is to happen if every running or future duration takes its longest. It holds until nature speaks. */
  readonly foresee: (happened: ReadonlyMap<number, number>, now: number) => Foreseen | Extract<Decision, { readonly kind: "broken" }>;
  /** What is next by what was foreseen, though more of it may have happened since. */
  readonly nextOf: (foreseen: Foreseen, happened: ReadonlyMap<number, number>) => Decision;
  readonly waits: readonly HoldUp[];
  readonly rules: ExecutionRules;
};

/** What an execution keeps: `from` happens at least −amount after `to`; where `until` is a link, only as long as that link has not ended. */
export type ExecutionRules = {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly amount: Float64Array;
  readonly until: Int32Array;
};

/**
 * Early execution after Hunsberger (2013, "Fast-Ex"): each point happens as soon as it may if every running or future duration took its longest;
 * when nature speaks sooner, what was held up by that duration alone comes forward. That keeps every limit in a controllable network once the
 * limits that follow from the shortest durations are added (forwards from each link's end, while the way is not negative) and the waits that pass
 * a shortest duration are kept. Cost: links × one search to begin with; one search over the network for each decision.
 */
export function planExecution(network: TemporalNetwork, { edges, givenCount, trails, potential }: Derived): Execution {
  const count = network.points.length;
  const links = network.linkFrom.length;
  const lowerEdges = givenCount - links;
  // `from` happens at least −amount after `to`; `link` ≥ 0: only until that link has ended.
  const from: number[] = [];
  const to: number[] = [];
  const amount: number[] = [];
  const until: number[] = [];
  const add = (...[a, b, length, link]: [number, number, number, number]) => {
    from.push(a);
    to.push(b);
    amount.push(length);
    until.push(link);
  };
  for (let edge = 0; edge < edges.count; edge++)
    if (edge < lowerEdges || edge >= givenCount)
      add(edges.from[edge] as number, edges.to[edge] as number, edges.amount[edge] as number, -1);
  const waits: HoldUp[] = [];
  for (let link = 0; link < links; link++) {
    const start = network.linkFrom[link] as number;
    const upper = network.linkUpper[link] as number;
    add(network.linkTo[link] as number, start, -upper, link);
    for (let slot = trails.start[link] as number; slot < (trails.end[link] as number); slot++) {
      const edge = trails.edge[slot] as number;
      const point = trails.point[slot] as number;
      const length = (trails.distance[slot] as number) - upper;
      if (edge >= lowerEdges && edge < givenCount) add(point, start, length, link);
      if (edge >= 0) waits.push({ point, link, atLeast: -length });
    }
  }
  addBypasses();
  const into = adjacencyBy(Int32Array.from(to), count);
  const linkEndingAt = new Int32Array(count).fill(-1);
  for (let link = 0; link < links; link++) linkEndingAt[network.linkTo[link] as number] = link;
  const rules = { from: Int32Array.from(from), to: Int32Array.from(to), amount: Float64Array.from(amount), until: Int32Array.from(until) };
  return { decide, foresee, nextOf, waits, rules };

  /** Limits that follow because a link may take its shortest duration. */
  function addBypasses(): void {
    const out = adjacencyBy(edges.from, count, edges.count);
    const distance = new Float64Array(count).fill(Infinity);
    const heap = createHeap(count);
    for (let link = 0; link < links; link++) {
      const touched: number[] = [network.linkTo[link] as number];
      distance[network.linkTo[link] as number] = 0;
      putPoint(heap, network.linkTo[link] as number, potential[network.linkTo[link] as number] as number);
      for (let point = takePoint(heap); point >= 0; point = takePoint(heap)) {
        const here = distance[point] as number;
        if (here < 0) {
          add(network.linkFrom[link] as number, point, (network.linkLower[link] as number) + here, -1);
          continue;
        }
        for (let slot = out.start[point] as number; slot < (out.start[point + 1] as number); slot++) {
          const edge = out.edges[slot] as number;
          const other = edges.to[edge] as number;
          const value = here + (edges.amount[edge] as number);
          if (value >= (distance[other] as number)) continue;
          if (distance[other] === Infinity) touched.push(other);
          distance[other] = value;
          putPoint(heap, other, value + (potential[other] as number));
        }
      }
      emptyHeap(heap);
      for (const point of touched) distance[point] = Infinity;
    }
  }

  function decide(happened: ReadonlyMap<number, number>, now: number): Decision {
    const foreseen = foresee(happened, now);
    return foreseen.kind === "broken" ? foreseen : nextOf(foreseen, happened);
  }

  function foresee(happened: ReadonlyMap<number, number>, now: number): ReturnType<Execution["foresee"]> {
    const earliest = new Float64Array(count).fill(now);
    for (const [point, time] of happened) earliest[point] = time;
    const raised = new Int32Array(count);
    const isWaiting = new Uint8Array(count).fill(1);
    let waiting = Array.from({ length: count }, (_, point) => point);
    while (waiting.length > 0) {
      const next: number[] = [];
      for (const point of waiting) {
        isWaiting[point] = 0;
        const here = earliest[point] as number;
        for (let slot = into.start[point] as number; slot < (into.start[point + 1] as number); slot++) {
          const edge = into.edges[slot] as number;
          const link = until[edge] as number;
          if (link >= 0 && happened.has(network.linkTo[link] as number)) continue;
          const other = from[edge] as number;
          const time = here - (amount[edge] as number);
          if (time <= (earliest[other] as number)) continue;
          // A point of the past cannot move; nor can one that is raised more often than there are points.
          raised[other] = (raised[other] as number) + 1;
          if (happened.has(other) || (raised[other] as number) > count) return { kind: "broken", point: other };
          earliest[other] = time;
          if (isWaiting[other] === 0) {
            isWaiting[other] = 1;
            next.push(other);
          }
        }
      }
      waiting = next;
    }
    return { kind: "foreseen", times: earliest };
  }

  function nextOf({ times }: Foreseen, happened: ReadonlyMap<number, number>): Decision {
    const running: number[] = [];
    for (let link = 0; link < links; link++)
      if (happened.has(network.linkFrom[link] as number) && !happened.has(network.linkTo[link] as number)) running.push(link);
    let at = Infinity;
    let points: number[] = [];
    for (let point = 0; point < count; point++) {
      if (happened.has(point) || (linkEndingAt[point] as number) >= 0) continue;
      const time = times[point] as number;
      if (time < at) {
        at = time;
        points = [];
      }
      if (time === at) points.push(point);
    }
    if (points.length > 0) return { kind: "act", at, points, running };
    return running.length > 0 ? { kind: "wait", running } : { kind: "done" };
  }
}
