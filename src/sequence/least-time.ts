/** Decides, among the orders with the lowest peaks, one whose sides stand above their tolerance for the shortest time. */
import { changeOf, type OrderProblem } from "./order-problem.ts";

export type TimeProblem = { readonly problem: OrderProblem; readonly durations: Float64Array; readonly tolerances: Float64Array };

export type LeastTime = { readonly time: number; readonly lowest: number; readonly order: readonly number[]; readonly states: number };

/** Time above tolerance of each side: while a step goes on, its sides stand where the steps before it left them. */
export function timesAbove({ problem, durations, tolerances }: TimeProblem, order: readonly number[]): Float64Array {
  const now = Float64Array.from(problem.from);
  const times = new Float64Array(problem.sides);
  for (const step of order)
    for (let side = 0; side < problem.sides; side++) {
      if ((now[side] ?? 0) > (tolerances[side] ?? 0)) times[side] = (times[side] ?? 0) + (durations[step] ?? 0);
      now[side] = (now[side] ?? 0) + changeOf(problem, step, side);
    }
  return times;
}

/**
 * Dynamic programming over order ideals by size, within one of the given rows of ceilings; `known` is an order within one of them. Sums the
 * times of all sides. Where a layer outgrows `maxLayer` its worst states are dropped, and `lowest` is then the least that a dropped one had.
 * Cost: ideals within the ceilings × steps.
 */
export function leastTime(
  given: TimeProblem,
  rows: readonly (readonly number[])[],
  known: readonly number[],
  limits: { readonly maxLayer: number; readonly maxStates: number; readonly signal?: { readonly aborted: boolean } | undefined },
): LeastTime {
  let best = { time: sum(timesAbove(given, known)), order: known };
  let lowest = best.time;
  let states = 0;
  for (const ceilings of rows) {
    if (best.time === 0) return { ...best, lowest: 0, states };
    const found = throughLayers(given, ceilings, best.time, { ...limits, maxStates: limits.maxStates - states });
    states += found.states;
    if (found.order !== undefined && found.time < best.time) best = { time: found.time, order: found.order };
    lowest = Math.min(lowest, found.lowest);
  }
  return { ...best, lowest: Math.min(lowest, best.time), states };
}

type LayerState = { readonly set: Uint32Array; readonly exposure: Float64Array; time: number; from: LayerState | undefined; step: number };

function throughLayers(
  { problem, durations, tolerances }: TimeProblem,
  ceilings: readonly number[],
  below: number,
  {
    maxLayer,
    maxStates,
    signal,
  }: { readonly maxLayer: number; readonly maxStates: number; readonly signal?: { readonly aborted: boolean } | undefined },
): { time: number; lowest: number; order: readonly number[] | undefined; states: number } {
  const { count, sides } = problem;
  const words = Math.max(1, Math.ceil(count / 32));
  let lowest = Number.POSITIVE_INFINITY;
  let states = 1;
  let layer: LayerState[] = [
    { set: new Uint32Array(words), exposure: Float64Array.from(problem.from), time: 0, from: undefined, step: -1 },
  ];
  for (let size = 0; size < count; size++) {
    const next = new Map<string, LayerState>();
    for (const state of layer) {
      let above = 0;
      for (let side = 0; side < sides; side++) if ((state.exposure[side] ?? 0) > (tolerances[side] ?? 0)) above += 1;
      for (let step = 0; step < count; step++) {
        if (!isFree(problem, state.set, step)) continue;
        const time = state.time + above * (durations[step] ?? 0);
        if (time >= below) continue;
        const exposure = new Float64Array(sides);
        let keeps = true;
        for (let side = 0; side < sides && keeps; side++) {
          const value = (state.exposure[side] ?? 0) + changeOf(problem, step, side);
          exposure[side] = value;
          keeps = value <= (ceilings[side] ?? 0);
        }
        if (!keeps) continue;
        const set = state.set.slice();
        set[step >>> 5] = (set[step >>> 5] ?? 0) | (1 << (step & 31));
        const key = set.join(" ");
        const met = next.get(key);
        if (met === undefined) next.set(key, { set, exposure, time, from: state, step });
        else if (time < met.time) {
          met.time = time;
          met.from = state;
          met.step = step;
        }
      }
    }
    states += next.size;
    layer = [...next.values()];
    const room = states >= maxStates || signal?.aborted === true ? Math.min(maxLayer, 16) : maxLayer;
    if (layer.length > room) {
      layer.sort((left, right) => left.time - right.time);
      lowest = Math.min(lowest, layer[room]?.time ?? lowest);
      layer.length = room;
    }
  }
  const [last] = layer;
  if (last === undefined) return { time: Number.POSITIVE_INFINITY, lowest: Math.min(lowest, below), order: undefined, states };
  const order: number[] = [];
  for (let state: LayerState | undefined = last; state !== undefined && state.step >= 0; state = state.from) order.push(state.step);
  return { time: last.time, lowest: Math.min(lowest, last.time), order: order.reverse(), states };
}

function isFree(problem: OrderProblem, set: Uint32Array, step: number): boolean {
  if (has(set, step)) return false;
  for (const earlier of problem.before[step] ?? []) if (!has(set, earlier)) return false;
  for (const group of problem.anyBefore[step] ?? []) if (!group.some((one) => has(set, one))) return false;
  return true;
}

function has(set: Uint32Array, step: number): boolean {
  return ((set[step >>> 5] ?? 0) & (1 << (step & 31))) !== 0;
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, one) => total + one, 0);
}
