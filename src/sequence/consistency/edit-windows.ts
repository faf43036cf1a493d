/** Decides what one edit changes in the windows of all points, without working everything out anew. */
import { adjacencyBy } from "../network/adjacency.ts";
import { createHeap, emptyHeap, putPoint, takePoint } from "../network/point-heap.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import { findWindows } from "./find-windows.ts";

/** Windows that follow edits. `towards[p]` is the distance from `p` to the origin (its earliest is the negative), `away[p]` the one back: its latest. */
export type LiveWindows = {
  readonly towards: Float64Array;
  readonly away: Float64Array;
  /** Changes the amount of a limit; Infinity gives the limit up. An edit that leaves no time is refused and changes nothing. */
  readonly change: (limit: number, amount: number) => Edited;
};

export type Edited =
  | { readonly kind: "changed" }
  /** Indices of limits around a circle, with the edited one; with its new amount they add up to less than nothing. */
  | { readonly kind: "inconsistent"; readonly circle: readonly number[] };

/**
 * Opens a network for edits; the circle where it cannot be kept to begin with. A tighter limit spreads shortest first from where it bites; a looser
 * one frees the points that hung on it, which are then measured anew from their neighbours (Ramalingam and Reps 1996; Ramalingam, Song, Joskowicz and
 * Miller 1999 for difference constraints). The distances to the origin are the potential that keeps the searches free of negative lengths.
 * Cost of an edit: limits at the points that change × log of their number.
 */
export function openWindows(
  network: TemporalNetwork,
): { readonly kind: "open"; readonly live: LiveWindows } | { readonly kind: "inconsistent"; readonly circle: readonly number[] } {
  const first = findWindows(network);
  if (first.kind === "inconsistent") return first;
  const { limitFrom, limitTo } = network;
  const amounts = network.limitAmount.slice();
  const count = network.points.length;
  const into = adjacencyBy(limitTo, count);
  const out = adjacencyBy(limitFrom, count);
  const isFree = network.origin === undefined;
  const towards = first.earliest.map((time) => -time);
  const away = first.latest.slice();
  const towardsBy = first.heldBy.slice();
  const awayBy = isFree ? new Int32Array(count).fill(-1) : holdersOf(away);
  const heap = createHeap(count);
  const better = new Float64Array(count).fill(Infinity);
  const betterBy = new Int32Array(count).fill(-1);
  const isAffected = new Uint8Array(count);
  const orderOf = new Float64Array(count);

  return { kind: "open", live: { towards, away, change } };

  function change(limit: number, amount: number): Edited {
    const old = amounts[limit] as number;
    amounts[limit] = amount;
    if (amount < old) {
      const circle = tightenTowards(limit);
      if (circle !== undefined) {
        amounts[limit] = old;
        return { kind: "inconsistent", circle };
      }
      if (!isFree) tightenAway(limit);
    } else if (amount > old) {
      loosen(limit, { distance: towards, by: towardsBy, near: limitFrom, far: limitTo, into, out, sign: -1 });
      if (!isFree) loosen(limit, { distance: away, by: awayBy, near: limitTo, far: limitFrom, into: out, out: into, sign: 1 });
    }
    return { kind: "changed" };
  }

  /** Lowers the distances to the origin; a circle, and everything as before, where the edited limit would lower itself. */
  function tightenTowards(limit: number): readonly number[] | undefined {
    const head = limitTo[limit] as number;
    const undo: { readonly point: number; readonly distance: number; readonly by: number }[] = [];
    let closing = propose(limit, towards[head] as number) ? limit : -1;
    for (let point = closing < 0 ? takePoint(heap) : -1; point >= 0; point = takePoint(heap)) {
      undo.push({ point, distance: towards[point] as number, by: towardsBy[point] as number });
      towards[point] = better[point] as number;
      towardsBy[point] = betterBy[point] as number;
      better[point] = Infinity;
      for (let slot = into.start[point] as number; slot < (into.start[point + 1] as number); slot++)
        if (propose(into.edges[slot] as number, towards[point] as number)) closing = into.edges[slot] as number;
      if (closing >= 0) break;
    }
    if (closing < 0) return undefined;
    const circle = [closing];
    for (let point = limitTo[closing] as number; point !== head; ) {
      const edge = betterBy[point] as number;
      circle.push(edge);
      point = limitTo[edge] as number;
    }
    for (let place = 0; place < heap.size; place++) better[heap.items[place] as number] = Infinity;
    emptyHeap(heap);
    for (const { point, distance, by } of undo.reverse()) {
      towards[point] = distance;
      towardsBy[point] = by;
    }
    return circle;

    /** True where the way would lower the head of the edited limit itself. */
    function propose(edge: number, distance: number): boolean {
      const point = limitFrom[edge] as number;
      const value = distance + (amounts[edge] as number);
      if (value >= (towards[point] as number) || value >= (better[point] as number)) return false;
      if (point === head) return true;
      better[point] = value;
      betterBy[point] = edge;
      putPoint(heap, point, value - (towards[point] as number));
      return false;
    }
  }

  function tightenAway(limit: number): void {
    const tail = limitFrom[limit] as number;
    propose(limit, away[tail] as number);
    for (let point = takePoint(heap); point >= 0; point = takePoint(heap))
      for (let slot = out.start[point] as number; slot < (out.start[point + 1] as number); slot++)
        propose(out.edges[slot] as number, away[point] as number);

    function propose(edge: number, distance: number): void {
      const point = limitTo[edge] as number;
      const value = distance + (amounts[edge] as number);
      if (value >= (away[point] as number)) return;
      away[point] = value;
      awayBy[point] = edge;
      putPoint(heap, point, value + (towards[point] as number));
    }
  }

  /** One of the two trees of shortest ways, seen from its root: `near` is the end of an edge that hangs on the other. */
  type Tree = {
    readonly distance: Float64Array;
    readonly by: Int32Array;
    readonly near: Int32Array;
    readonly far: Int32Array;
    readonly into: typeof into;
    readonly out: typeof into;
    /** How the potential enters the order of the search: −1 towards the origin, 1 away from it. */
    readonly sign: 1 | -1;
  };

  /** Measures anew the points that hung on a limit which has become looser. */
  function loosen(limit: number, { distance, by, near, far, into: children, out: parents, sign }: Tree): void {
    const top = near[limit] as number;
    if (by[top] !== limit) return;
    const affected = [top];
    isAffected[top] = 1;
    for (let index = 0; index < affected.length; index++) {
      const point = affected[index] as number;
      for (let slot = children.start[point] as number; slot < (children.start[point + 1] as number); slot++) {
        const edge = children.edges[slot] as number;
        const child = near[edge] as number;
        if (by[child] !== edge || isAffected[child] === 1) continue;
        isAffected[child] = 1;
        affected.push(child);
      }
    }
    // Towards the origin the old distances order the search; away from it the new distances towards it do.
    for (const point of affected) {
      orderOf[point] = sign === -1 ? -(distance[point] as number) : (towards[point] as number);
      distance[point] = isFree ? 0 : Infinity;
      by[point] = -1;
    }
    for (const point of affected) {
      for (let slot = parents.start[point] as number; slot < (parents.start[point + 1] as number); slot++) {
        const edge = parents.edges[slot] as number;
        const parent = far[edge] as number;
        if (isAffected[parent] === 0) take(edge, distance[parent] as number);
      }
      if (distance[point] !== Infinity) putPoint(heap, point, (distance[point] as number) + (orderOf[point] as number));
    }
    for (let point = takePoint(heap); point >= 0; point = takePoint(heap)) {
      isAffected[point] = 0;
      for (let slot = children.start[point] as number; slot < (children.start[point + 1] as number); slot++) {
        const edge = children.edges[slot] as number;
        const child = near[edge] as number;
        if (isAffected[child] === 1 && take(edge, distance[point] as number))
          putPoint(heap, child, (distance[child] as number) + (orderOf[child] as number));
      }
    }
    for (const point of affected) isAffected[point] = 0;

    function take(edge: number, from: number): boolean {
      const point = near[edge] as number;
      const value = from + (amounts[edge] as number);
      if (value >= (distance[point] as number)) return false;
      distance[point] = value;
      by[point] = edge;
      return true;
    }
  }

  /** A limit through which each point has its distance from the origin, in a tree: a fresh search would give the same distances. */
  function holdersOf(distances: Float64Array): Int32Array {
    const by = new Int32Array(count).fill(-1);
    const seen = new Uint8Array(count);
    const waiting = [network.origin ?? 0];
    seen[network.origin ?? 0] = 1;
    for (let point = waiting.pop(); point !== undefined; point = waiting.pop())
      for (let slot = out.start[point] as number; slot < (out.start[point + 1] as number); slot++) {
        const edge = out.edges[slot] as number;
        const other = limitTo[edge] as number;
        if (seen[other] === 1 || (distances[point] as number) + (amounts[edge] as number) !== distances[other]) continue;
        seen[other] = 1;
        by[other] = edge;
        waiting.push(other);
      }
    return by;
  }
}
