/** Decides which rules of an execution can ever decide when a point happens, and which points happen simply after others. */
import { adjacencyBy } from "../network/adjacency.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import type { ExecutionRules } from "./plan-execution.ts";

/**
 * `rules` are those that can bind. `foreseen[p]` is 1 where what is expected of the future can decide when `p`, or something that `p` decides,
 * happens; `rest` are the other points, each after all that it hangs on.
 */
export type BindingRules = { readonly rules: ExecutionRules; readonly foreseen: Uint8Array; readonly rest: Int32Array };

/**
 * A rule never binds if it asks no more, even when everything takes its longest (`latest`, the times then), than what its point has to wait for
 * even when everything takes its shortest; of two rules alike the weaker is left out. A rule that asks something of a point before what it is
 * counted from has happened looks ahead; so may rules that go in a circle. Cost: rules × a few rounds.
 */
export function rulesThatBind(network: TemporalNetwork, given: ExecutionRules, latest: Float64Array): BindingRules {
  const count = network.points.length;
  const rules = keepStrongest(given, earliestWith(network, given), latest);
  const { from, to, amount, until } = rules;
  const waitsFor: number[][] = Array.from({ length: count }, () => []);
  from.forEach((point, rule) => {
    const link = until[rule] as number;
    waitsFor[point]?.push(to[rule] as number);
    if (link >= 0 && network.linkTo[link] !== point)
      waitsFor[point]?.push(network.linkTo[link] as number, network.linkFrom[link] as number);
  });
  network.linkTo.forEach((point, link) => {
    waitsFor[point]?.push(network.linkFrom[link] as number);
  });
  const foreseen = new Uint8Array(count);
  const stack: number[] = [];
  const isEnd = new Uint8Array(count);
  for (const point of network.linkTo) isEnd[point] = 1;
  from.forEach((point, rule) => {
    // A link's end happens when nature says; what else is asked of it follows by itself.
    if ((amount[rule] as number) > 0 && isEnd[point] === 0) stack.push(point, to[rule] as number);
  });
  const { order, circular } = inOrder(waitsFor);
  stack.push(...circular);
  for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
    if (foreseen[point] === 1) continue;
    foreseen[point] = 1;
    stack.push(...(waitsFor[point] ?? []));
  }
  return { rules, foreseen, rest: Int32Array.from(order.filter((point) => foreseen[point] === 0)) };
}

/** When each point happens at the earliest, judged by rules that look back and always hold. */
function earliestWith(network: TemporalNetwork, { from, to, amount, until }: ExecutionRules): Float64Array {
  const count = network.points.length;
  const earliest = new Float64Array(count);
  const isEnd = new Uint8Array(count);
  for (const point of network.linkTo) isEnd[point] = 1;
  for (let round = 0, changed = true; changed && round <= count; round++) {
    changed = false;
    const raise = (point: number, time: number) => {
      if (time <= (earliest[point] as number)) return;
      earliest[point] = time;
      changed = true;
    };
    from.forEach((point, rule) => {
      if ((until[rule] as number) < 0 && (amount[rule] as number) <= 0 && isEnd[point] === 0)
        raise(point, (earliest[to[rule] as number] as number) - (amount[rule] as number));
    });
    network.linkTo.forEach((point, link) => {
      raise(point, (earliest[network.linkFrom[link] as number] as number) + (network.linkLower[link] as number));
    });
  }
  return earliest;
}

function keepStrongest({ from, to, amount, until }: ExecutionRules, earliest: Float64Array, latest: Float64Array): ExecutionRules {
  const strongest = new Map<number, number>();
  const count = earliest.length;
  const kept: number[] = [];
  const rulesOf: number[][] = Array.from({ length: count }, () => []);
  from.forEach((point, rule) => {
    const link = until[rule] as number;
    const atMost = (latest[to[rule] as number] as number) - (amount[rule] as number);
    // The earliest times rest on rules that look back: of those the ones just reached stay.
    const looksBack = link < 0 && (amount[rule] as number) <= 0;
    if (looksBack ? atMost < (earliest[point] as number) : atMost <= (earliest[point] as number)) return;
    const key = ((link + 1) * count + point) * count + (to[rule] as number);
    const known = strongest.get(key);
    if (known !== undefined && (amount[known] as number) <= (amount[rule] as number)) return;
    strongest.set(key, rule);
  });
  for (const rule of strongest.values()) rulesOf[from[rule] as number]?.push(rule);
  kept.push(...[...strongest.values()].filter(canBind));
  kept.sort((one, other) => one - other);
  const pick = (numbers: Int32Array) => Int32Array.from(kept, (rule) => numbers[rule] as number);
  return { from: pick(from), to: pick(to), amount: Float64Array.from(kept, (rule) => amount[rule] as number), until: pick(until) };

  /**
   * Whether a rule that looks ahead can decide anything. It cannot where all that can hold up what it is counted from either is this very point or
   * holds up this point as long: as with the limit of a step that takes a fixed time.
   */
  function canBind(rule: number): boolean {
    const point = from[rule] as number;
    const ahead = amount[rule] as number;
    if ((until[rule] as number) >= 0 || ahead <= 0) return true;
    return !(rulesOf[to[rule] as number] ?? []).every((other) => {
      const cause = to[other] as number;
      const lag = (amount[other] as number) + ahead;
      if (cause === point) return lag >= 0;
      if ((latest[cause] as number) - lag <= (earliest[point] as number)) return true;
      return (rulesOf[point] ?? []).some(
        (own) => to[own] === cause && (until[own] as number) < 0 && (amount[own] as number) <= Math.min(0, lag),
      );
    });
  }
}

/** Points each after all it waits for; `circular` are those that wait for themselves through others, and what waits for them. */
function inOrder(waitsFor: readonly (readonly number[])[]): { readonly order: readonly number[]; readonly circular: readonly number[] } {
  const count = waitsFor.length;
  const pairs = waitsFor.flatMap((points, after) => points.map((before) => [before, after] as const));
  const out = adjacencyBy(
    Int32Array.from(pairs, ([before]) => before),
    count,
  );
  const open = Int32Array.from(waitsFor, (points) => points.length);
  const order: number[] = [];
  for (let point = 0; point < count; point++) if (open[point] === 0) order.push(point);
  for (let head = 0; head < order.length; head++) {
    const point = order[head] as number;
    for (let slot = out.start[point] as number; slot < (out.start[point + 1] as number); slot++) {
      const after = pairs[out.edges[slot] as number]?.[1] ?? 0;
      open[after] = (open[after] as number) - 1;
      if (open[after] === 0) order.push(after);
    }
  }
  return { order, circular: [...open.keys()].filter((point) => (open[point] as number) > 0) };
}
