/** Decides the order that keeps the highest exposure of a single side lowest, by taking off both ends what leaves it no worse. */
import { cheapestClosure } from "./cheapest-closure.ts";
import { changeOf, hasGroups, type OrderProblem, reverseProblem, subProblem, successorsOf } from "./order-problem.ts";
import { quickOrder } from "./quick-orders.ts";
import { searchIdeals } from "./search-ideals.ts";

/** `lowest` always holds; where it is below the order's peak, the states allowed did not suffice and optimality is not claimed. */
export type OneSideOrder = { readonly lowest: number; readonly order: readonly number[] | undefined; readonly states: number };

type Signal = { readonly aborted: boolean } | undefined;
type Passage = { readonly kind: "found"; readonly order: readonly number[] } | { readonly kind: "none" } | { readonly kind: "cap" };
type Search = { readonly ceiling: number; readonly room: { left: number }; readonly signal: Signal };

/** Most states for one connected part that is neither a series nor a step. */
const MostForOnePart = 4000;

/**
 * Minimises the peak of one running sum under precedences: a ceiling is sought by halving, and each is decided by `passUnder`. Cost: on
 * series-parallel plans polynomial, about steps² minimum cuts for each ceiling tried; the general problem is NP-hard (Abdel-Wahab and Kameda
 * 1978), hence `maxStates` for what is not series-parallel.
 */
export function orderOneSide(problem: OrderProblem, lowestKnown: number, maxStates: number, signal?: Signal): OneSideOrder {
  let lowest = Math.max(lowestKnown, problem.from[0] ?? 0, endOf(problem));
  const room = { left: maxStates };
  const states = () => maxStates - room.left;
  if (hasGroups(problem)) {
    const found = searchIdeals(problem, { ceilings: [undefined], lowest, maxStates, signal });
    return { lowest: found.lowest, order: found.kind === "found" ? found.order : undefined, states: found.states };
  }
  const quick = quickOrder(problem, [undefined], lowest, 8);
  let order = quick?.order;
  let highest = quick?.height ?? Number.POSITIVE_INFINITY;
  let low = lowest;
  let ceiling = lowest;
  while (low < highest) {
    const passage = passUnder(problem, { ceiling, room, signal });
    if (passage.kind === "found") {
      order = passage.order;
      highest = ceiling;
    } else {
      low = ceiling + 1;
      // Where a ceiling was given up on, higher ones are still tried, but nothing is proven any more.
      if (passage.kind === "none" && lowest === ceiling) lowest = low;
      else if (passage.kind === "none") lowest = Math.max(lowest, low);
    }
    ceiling = Math.floor((low + highest) / 2);
  }
  return { lowest, order, states: states() };
}

/**
 * An order under the ceiling, or `none` where there is none. Steps that can be done under the ceiling and leave the sum no higher may be done
 * first without loss, down to the closed part of them that lowers it most: sums are modular and no closed part of that part is lower, so doing
 * it first lowers every later sum of any order. The same holds from the end. If an order exists, one of the two ends has such steps: the whole
 * order itself, read from the end that is not lower. So where neither has, there is none. On series-parallel plans this is the argument of Abdel-Wahab and
 * Kameda's humps.
 */
function passUnder(problem: OrderProblem, search: Search): Passage {
  if ((problem.from[0] ?? 0) > search.ceiling || endOf(problem) > search.ceiling) return { kind: "none" };
  const head: number[] = [];
  const tail: number[] = [];
  let rest = problem;
  let names: readonly number[] = Array.from({ length: problem.count }, (_, step) => step);
  while (rest.count > 0) {
    const ahead = lowerFrom(rest, search);
    if (ahead.kind === "found") {
      head.push(...ahead.order.map((step) => names[step] ?? step));
      takeOff(ahead.order, ahead.order);
      continue;
    }
    const behind = lowerFrom(reverseProblem(rest), search);
    if (behind.kind === "found") {
      tail.unshift(...behind.order.map((step) => names[step] ?? step).reverse());
      takeOff(behind.order, []);
      continue;
    }
    return ahead.kind === "cap" || behind.kind === "cap" ? { kind: "cap" } : { kind: "none" };
  }
  return { kind: "found", order: [...head, ...tail] };

  function takeOff(steps: readonly number[], done: readonly number[]): void {
    const gone = new Set(steps);
    const kept = Array.from({ length: rest.count }, (_, step) => step).filter((step) => !gone.has(step));
    names = kept.map((step) => names[step] ?? step);
    rest = subProblem(rest, kept, done).problem;
  }
}

/**
 * Steps from the start that leave the sum no higher, reached under the ceiling, trimmed to the part that lowers it most; `none` where no such
 * steps exist. It suffices to look inside the largest cheapest closure (any such steps, cut down to it, still do it), and there inside one
 * connected part (of two unrelated parts one alone does it).
 */
function lowerFrom(problem: OrderProblem, search: Search): Passage {
  const cheapest = cheapestClosure(problem, changesOf(problem), { largest: true });
  let isCapped = false;
  for (const part of connectedParts(problem, cheapest.members)) {
    const { problem: sub } = subProblem(problem, part, []);
    const found = lowerInPart(sub, search);
    if (found.kind === "found") return { kind: "found", order: trimmed(sub, found.order).map((step) => part[step] ?? step) };
    if (found.kind === "cap") isCapped = true;
  }
  return { kind: isCapped ? "cap" : "none" };
}

/** The same for a connected part: a step, a series (its first section must be passed whole before the next begins), or something to search. */
function lowerInPart(problem: OrderProblem, search: Search): Passage {
  const { ceiling, room, signal } = search;
  const from = problem.from[0] ?? 0;
  if (signal?.aborted === true) return { kind: "cap" };
  if (problem.count === 1) return changeOf(problem, 0, 0) <= 0 ? { kind: "found", order: [0] } : { kind: "none" };
  const section = firstSection(problem);
  if (section === undefined) {
    if (room.left <= 0) return { kind: "cap" };
    const maxStates = Math.min(MostForOnePart, room.left);
    const found = searchIdeals(problem, { ceilings: [undefined], lowest: ceiling, maxStates, isFixed: true, untilImproved: true, signal });
    room.left -= found.states;
    if (found.kind === "cap") return { kind: "cap" };
    return found.kind === "none" ? { kind: "none" } : { kind: "found", order: found.order };
  }
  const inside = subProblem(problem, section, []).problem;
  const early = lowerFrom(inside, search);
  if (early.kind === "found") return { kind: "found", order: early.order.map((step) => section[step] ?? step) };
  const whole = passUnder(inside, search);
  if (whole.kind !== "found") return early.kind === "cap" && whole.kind === "none" ? { kind: "none" } : whole;
  const path = whole.order.map((step) => section[step] ?? step);
  const isDone = new Set(path);
  for (;;) {
    const kept = Array.from({ length: problem.count }, (_, step) => step).filter((step) => !isDone.has(step));
    const { problem: rest } = subProblem(problem, kept, path);
    if ((rest.from[0] ?? 0) <= from) return { kind: "found", order: path };
    const further = lowerFrom(rest, search);
    if (further.kind !== "found") return further;
    for (const step of further.order) {
      const named = kept[step] ?? step;
      path.push(named);
      isDone.add(named);
    }
  }
}

/** Of a path from the start, the closed part that lowers the sum most, in the path's order. */
function trimmed(problem: OrderProblem, path: readonly number[]): readonly number[] {
  const weights = changesOf(problem);
  const best = cheapestClosure(problem, weights, { among: path });
  const pathWeight = path.reduce((sum, step) => sum + (weights[step] ?? 0), 0);
  if (best.weight >= pathWeight) return path;
  const members = new Set(best.members);
  return path.filter((step) => members.has(step));
}

/** The first steps that all come before all others, as few as possible; undefined where there are none. Cost: steps² / 32 × precedences. */
function firstSection(problem: OrderProblem): readonly number[] | undefined {
  const { count } = problem;
  const words = Math.ceil(count / 32);
  const ancestors = new Uint32Array(count * words);
  const after = successorsOf(problem);
  const missing = problem.before.map((steps) => steps.length);
  const queue = missing.flatMap((left, step) => (left === 0 ? [step] : []));
  for (let head = 0; head < queue.length; head++) {
    const step = queue[head] ?? 0;
    for (const later of after[step] ?? []) {
      for (let word = 0; word < words; word++)
        ancestors[later * words + word] = (ancestors[later * words + word] ?? 0) | (ancestors[step * words + word] ?? 0);
      ancestors[later * words + (step >>> 5)] = (ancestors[later * words + (step >>> 5)] ?? 0) | (1 << (step & 31));
      missing[later] = (missing[later] ?? 0) - 1;
      if (missing[later] === 0) queue.push(later);
    }
  }
  const above = new Int32Array(count);
  const below = new Int32Array(count);
  for (let step = 0; step < count; step++)
    for (let other = 0; other < count; other++)
      if (((ancestors[step * words + (other >>> 5)] ?? 0) & (1 << (other & 31))) !== 0) {
        above[step] = (above[step] ?? 0) + 1;
        below[other] = (below[other] ?? 0) + 1;
      }
  const sorted = Array.from({ length: count }, (_, step) => step).sort((left, right) => (above[left] ?? 0) - (above[right] ?? 0));
  // Ordered pairs across the cut; a cut at `size` is a section where all size × rest pairs are ordered.
  let pairs = 0;
  for (let size = 1; size < count; size++) {
    const step = sorted[size - 1] ?? 0;
    pairs += (below[step] ?? 0) - (above[step] ?? 0);
    if (pairs === size * (count - size)) return sorted.slice(0, size);
  }
  return undefined;
}

/** The members, parted so that no precedence crosses; parts in the order of their first step. */
function connectedParts(problem: OrderProblem, members: readonly number[]): readonly (readonly number[])[] {
  const root = new Int32Array(problem.count).fill(-1);
  for (const step of members) root[step] = step;
  const find = (step: number): number => {
    let at = step;
    while ((root[at] ?? at) !== at) {
      root[at] = root[root[at] ?? at] ?? at;
      at = root[at] ?? at;
    }
    return at;
  };
  for (const step of members)
    for (const earlier of problem.before[step] ?? []) if ((root[earlier] ?? -1) >= 0) root[find(step)] = find(earlier);
  const parts = new Map<number, number[]>();
  for (const step of members) {
    const part = parts.get(find(step));
    if (part === undefined) parts.set(find(step), [step]);
    else part.push(step);
  }
  return [...parts.values()];
}

function changesOf(problem: OrderProblem): Float64Array {
  return Float64Array.from({ length: problem.count }, (_, step) => changeOf(problem, step, 0));
}

function endOf(problem: OrderProblem): number {
  let sum = problem.from[0] ?? 0;
  for (let step = 0; step < problem.count; step++) sum += changeOf(problem, step, 0);
  return sum;
}
