/** Decides how low a weighted exposure can stand at the moment of one step, and how much higher with another step forced to either side of it. */
import { changeOf, type OrderProblem } from "./order-problem.ts";
import { isIn, type PrecedenceGraph } from "./precedence-graph.ts";

/**
 * A minimum cut for the moment at which `step` is done: around it stands a closed set with `step` last, and `value` is the least weighted exposure
 * of any such set (the higher of just before and just after). `kept` are the steps of the smallest such set. `lacking` and `spare` are what each
 * step could still take from or give to the flow, `flow` what runs over each precedence.
 */
export type MomentCut = {
  readonly step: number;
  readonly weights: readonly number[];
  value: number;
  readonly lacking: Float64Array;
  readonly spare: Float64Array;
  readonly flow: Float64Array;
  readonly kept: Uint8Array;
};

/** What can be asked of the moments of one problem. Weights are whole numbers, one for each side. */
export type MomentCuts = {
  /** The cut for the moment of a step, in the arrays of `reuse` where it is given. Cost: one maximum flow. */
  readonly cutAt: (step: number, weights: readonly number[], reuse?: MomentCut) => MomentCut;
  /** By how much the value rises, as far as `most`, if `step` is done before that moment; the cut then holds that step. */
  readonly include: (cut: MomentCut, step: number, most: number) => number;
  /** By how much the value rises, as far as `most`, if `step` is done after that moment; the cut is of no use afterwards. */
  readonly exclude: (cut: MomentCut, step: number, most: number) => number;
  /** Work done so far, in steps visited: a measure that is the same on every machine. */
  readonly visits: () => number;
};

/** Sets of steps closed under what comes before are closures of the graph (Picard 1976); ways are sought shortest first (Edmonds and Karp 1972). */
export function createMomentCuts(problem: OrderProblem, graph: PrecedenceGraph): MomentCuts {
  const { count, words, start, earlier, later, intoStart, into } = graph;
  const steps = new Int32Array(count);
  const via = new Int32Array(count);
  const seen = new Int32Array(count);
  const weighted = new Map<readonly number[], Float64Array>();
  let stamp = 0;
  let visits = 0;
  return { cutAt, include: (cut, step, most) => send(cut, step, Number.POSITIVE_INFINITY, most), exclude, visits: () => visits };

  function cutAt(step: number, weights: readonly number[], reuse?: MomentCut): MomentCut {
    const lacking = reuse?.lacking.fill(0) ?? new Float64Array(count);
    const spare = reuse?.spare.fill(0) ?? new Float64Array(count);
    const kept = reuse?.kept.fill(0) ?? new Uint8Array(count);
    const flow = reuse?.flow.fill(0) ?? new Float64Array(earlier.length);
    const changes = weightedChanges(weights);
    let value = 0;
    for (let side = 0; side < problem.sides; side++)
      value += (weights[side] ?? 0) * ((problem.from[side] ?? 0) + Math.max(0, -changeOf(problem, step, side)));
    for (let one = 0; one < count; one++) {
      const own = changes[one] as number;
      if (one === step || isIn(graph.above, step * words, one)) {
        value += own;
        kept[one] = 1;
      } else if (own > 0) lacking[one] = own;
      else if (own < 0 && !isIn(graph.below, step * words, one)) {
        spare[one] = -own;
        value += own;
      }
    }
    const cut: MomentCut = { step, weights, value, lacking, spare, flow, kept };
    for (let one = 0; one < count; one++) {
      const own = spare[one] as number;
      if (own === 0 || kept[one] === 1) continue;
      spare[one] = own - send(cut, one, own, Number.POSITIVE_INFINITY);
    }
    return cut;
  }

  /** The exposures of all sides, weighted, that each step changes. */
  function weightedChanges(weights: readonly number[]): Float64Array {
    const known = weighted.get(weights);
    if (known !== undefined) return known;
    const changes = new Float64Array(count);
    const { sides } = problem;
    for (let side = 0; side < sides; side++) {
      const weight = weights[side] ?? 0;
      if (weight === 0) continue;
      for (let step = 0; step < count; step++)
        changes[step] = (changes[step] as number) + weight * (problem.changes[step * sides + side] as number);
    }
    weighted.set(weights, changes);
    return changes;
  }

  /** Sends what `source` brings on to where it is lacking, at most `cap`; ends once more than `most` was sent. */
  function send(cut: MomentCut, source: number, cap: number, most: number): number {
    const { lacking, flow, kept } = cut;
    let sent = 0;
    for (;;) {
      stamp += 1;
      let size = 1;
      let found = -1;
      steps[0] = source;
      seen[source] = stamp;
      for (let head = 0; head < size; head++) {
        const one = steps[head] as number;
        if ((lacking[one] as number) > 0) {
          found = one;
          break;
        }
        for (let at = start[one] as number; at < (start[one + 1] as number); at++) {
          const next = earlier[at] as number;
          if (seen[next] === stamp || kept[next] === 1) continue;
          seen[next] = stamp;
          via[next] = at * 2;
          steps[size++] = next;
        }
        for (let slot = intoStart[one] as number; slot < (intoStart[one + 1] as number); slot++) {
          const at = into[slot] as number;
          const next = later[at] as number;
          if ((flow[at] as number) <= 0 || seen[next] === stamp || kept[next] === 1) continue;
          seen[next] = stamp;
          via[next] = at * 2 + 1;
          steps[size++] = next;
        }
      }
      visits += size;
      if (found < 0) {
        for (let at = 0; at < size; at++) kept[steps[at] as number] = 1;
        return sent;
      }
      let amount = Math.min(cap - sent, lacking[found] as number);
      for (let at = found; at !== source; ) {
        const edge = via[at] as number;
        const isBack = (edge & 1) === 1;
        if (isBack) amount = Math.min(amount, flow[edge >> 1] as number);
        at = (isBack ? earlier : later)[edge >> 1] as number;
      }
      lacking[found] = (lacking[found] as number) - amount;
      for (let at = found; at !== source; ) {
        const edge = via[at] as number;
        const isBack = (edge & 1) === 1;
        flow[edge >> 1] = (flow[edge >> 1] as number) + (isBack ? -amount : amount);
        at = (isBack ? earlier : later)[edge >> 1] as number;
      }
      sent += amount;
      cut.value += amount;
      if (sent > most || sent >= cap) return sent;
    }
  }

  /** What `target` and all that comes after it brought is taken back from where it went. */
  function exclude(cut: MomentCut, target: number, most: number): number {
    const { spare, flow, kept } = cut;
    let sent = 0;
    for (;;) {
      stamp += 1;
      let size = 1;
      let found = -1;
      steps[0] = target;
      seen[target] = stamp;
      for (let head = 0; head < size; head++) {
        const one = steps[head] as number;
        if ((spare[one] as number) > 0) {
          found = one;
          break;
        }
        for (let slot = intoStart[one] as number; slot < (intoStart[one + 1] as number); slot++) {
          const at = into[slot] as number;
          const next = later[at] as number;
          if (seen[next] === stamp || kept[next] === 0) continue;
          seen[next] = stamp;
          via[next] = at * 2;
          steps[size++] = next;
        }
        for (let at = start[one] as number; at < (start[one + 1] as number); at++) {
          const next = earlier[at] as number;
          if ((flow[at] as number) <= 0 || seen[next] === stamp || kept[next] === 0) continue;
          seen[next] = stamp;
          via[next] = at * 2 + 1;
          steps[size++] = next;
        }
      }
      visits += size;
      if (found < 0) return sent;
      let amount = spare[found] as number;
      for (let at = found; at !== target; ) {
        const edge = via[at] as number;
        const isBack = (edge & 1) === 1;
        if (isBack) amount = Math.min(amount, flow[edge >> 1] as number);
        at = (isBack ? later : earlier)[edge >> 1] as number;
      }
      spare[found] = (spare[found] as number) - amount;
      for (let at = found; at !== target; ) {
        const edge = via[at] as number;
        const isBack = (edge & 1) === 1;
        flow[edge >> 1] = (flow[edge >> 1] as number) + (isBack ? -amount : amount);
        at = (isBack ? later : earlier)[edge >> 1] as number;
      }
      sent += amount;
      if (sent > most) return sent;
    }
  }
}

/** Makes `into` (of the same step and graph) a copy of `from`. */
export function copyCut(from: MomentCut, into: MomentCut): void {
  into.value = from.value;
  into.lacking.set(from.lacking);
  into.spare.set(from.spare);
  into.flow.set(from.flow);
  into.kept.set(from.kept);
}

/** A copy of its own. */
export function cloneCut(cut: MomentCut): MomentCut {
  const { lacking, spare, flow, kept } = cut;
  return { ...cut, lacking: lacking.slice(), spare: spare.slice(), flow: flow.slice(), kept: kept.slice() };
}
