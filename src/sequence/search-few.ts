/** Decides the lowest ceiling of an ordering problem of few steps: the threshold search over order ideals with each set of steps in one number. */
import type { OrderProblem } from "./order-problem.ts";
import type { IdealSearch, IdealSearchOptions } from "./search-ideals.ts";

/** Sets of so many steps fit into the bits of a whole number; of so many sides exposures are kept beside each set. */
const MostSteps = 30;
const MostSides = 4;
/** Sets that one search may meet at most. */
const MostSets = 2048;
/** Places of the table of sets met, a power of two and well above their number. */
const Places = 8192;
const PlaceBits = 13;

/** Room that every search uses anew: what one leaves behind the next overwrites or, in the table of sets, tells by its stamp. */
const needs = new Int32Array(MostSteps);
const follows = new Int32Array(MostSteps);
const sizes = new Float64Array(MostSteps);
const sets = new Int32Array(MostSets);
const frees = new Int32Array(MostSets);
const parents = new Int32Array(MostSets);
const steps = new Int32Array(MostSets);
const above = new Float64Array(MostSets);
const exposures = new Float64Array(MostSets * MostSides);
const waiting = new Int32Array(MostSets);
const again = new Int32Array(MostSets);
const keys = new Int32Array(Places);
const stamps = new Int32Array(Places);
/** At each depth the state there, and the steps still to be tried with what speaks against each. */
const path = new Int32Array(MostSteps + 1);
const open = new Int32Array(MostSteps + 1);
const tries = new Int32Array((MostSteps + 1) * MostSteps);
const against = new Float64Array((MostSteps + 1) * MostSteps);
let stamp = 0;

/** Whether `searchFew` can take a problem. */
export function areFew({ count, sides }: OrderProblem): boolean {
  return count <= MostSteps && sides <= MostSides;
}

/**
 * What `searchIdeals` answers, for problems of at most 30 steps: an ideal is met when the walk stands on it, and those from which a step leads
 * above the ceiling wait for the next. Nothing is made anew but the answer. Cost: ideals under the ceiling × free steps.
 */
export function searchFew(
  { count, sides, changes, from, before, anyBefore }: OrderProblem,
  { ceilings, lowest, maxStates }: Pick<IdealSearchOptions, "ceilings" | "lowest" | "maxStates">,
): IdealSearch {
  const full = (1 << count) - 1;
  const most = Math.min(maxStates, MostSets);
  let harmless = 0;
  let grouped = 0;
  let free = 0;
  follows.fill(0, 0, count);
  for (let step = 0; step < count; step++) {
    const bit = 1 << step;
    let mask = 0;
    for (const earlier of before[step] as readonly number[]) {
      mask |= 1 << earlier;
      follows[earlier] = (follows[earlier] as number) | bit;
    }
    needs[step] = mask;
    if (mask === 0) free |= bit;
    if ((anyBefore[step] as readonly unknown[]).length > 0) grouped |= bit;
    let most = Number.NEGATIVE_INFINITY;
    let size = 0;
    for (let side = 0; side < sides; side++) {
      const change = changes[step * sides + side] as number;
      if (change > most) most = change;
      if (change > size) size = change;
      else if (-change > size) size = -change;
    }
    if (most <= 0) harmless |= bit;
    sizes[step] = size;
  }
  let ceiling = lowest;
  for (let side = 0; side < sides; side++) {
    const fixed = ceilings[side];
    const start = from[side] as number;
    exposures[side] = start;
    if (fixed === undefined) ceiling = Math.max(ceiling, start);
    else if (start > fixed) return { kind: "none", lowest: Number.POSITIVE_INFINITY, order: [], states: 0 };
  }
  if (count === 0) return { kind: "found", lowest: ceiling, order: [], states: 1 };
  stamp = (stamp + 1) | 0;
  sets[0] = 0;
  frees[0] = free;
  parents[0] = -1;
  let used = 1;
  let waits = 0;
  let repeats = 1;
  again[0] = 0;
  for (;;) {
    while (repeats > 0) {
      enter(0, again[--repeats] as number);
      for (let depth = 0; depth >= 0; ) {
        const left = open[depth] as number;
        if (left === 0) {
          depth -= 1;
          continue;
        }
        const state = path[depth] as number;
        const step = take(depth, left);
        const bit = 1 << step;
        const set = (sets[state] as number) | bit;
        if (isMet(set)) continue;
        if (used >= most) return { kind: "cap", lowest: ceiling, order: [], states: used };
        const next = used++;
        sets[next] = set;
        parents[next] = state;
        steps[next] = step;
        if (set === full) return { kind: "found", lowest: ceiling, order: orderTo(next), states: used };
        for (let side = 0; side < sides; side++)
          exposures[next * sides + side] = (exposures[state * sides + side] as number) + (changes[step * sides + side] as number);
        let freed = (frees[state] as number) ^ bit;
        for (let rest = follows[step] as number; rest !== 0; rest &= rest - 1) {
          const later = 31 - Math.clz32(rest & -rest);
          if (((needs[later] as number) & ~set) === 0) freed |= 1 << later;
        }
        frees[next] = freed;
        depth += 1;
        enter(depth, next);
      }
    }
    let height = Number.POSITIVE_INFINITY;
    for (let at = 0; at < waits; at++) height = Math.min(height, above[waiting[at] as number] as number);
    if (height === Number.POSITIVE_INFINITY) return { kind: "none", lowest: height, order: [], states: used };
    ceiling = height;
    let kept = 0;
    for (let at = 0; at < waits; at++) {
      const state = waiting[at] as number;
      if ((above[state] as number) <= ceiling) again[repeats++] = state;
      else waiting[kept++] = state;
    }
    waits = kept;
  }

  /** Notes which steps may be tried at a state. */
  function enter(depth: number, state: number): void {
    let rest = frees[state] as number;
    if ((rest & grouped) !== 0) rest = withoutWaiting(rest, sets[state] as number);
    if ((rest & harmless) !== 0) rest = rest & harmless & -(rest & harmless);
    const base = depth * MostSteps;
    let found = 0;
    let cheapest = Number.POSITIVE_INFINITY;
    for (; rest !== 0; rest &= rest - 1) {
      const step = 31 - Math.clz32(rest & -rest);
      let height = Number.NEGATIVE_INFINITY;
      let worst = Number.NEGATIVE_INFINITY;
      for (let side = 0; side < sides; side++) {
        const value = (exposures[state * sides + side] as number) + (changes[step * sides + side] as number);
        const fixed = ceilings[side];
        if (fixed === undefined) {
          if (value > height) height = value;
        } else if (value - fixed > worst) worst = value - fixed;
      }
      if (worst > 0) continue;
      if (height > ceiling) {
        if (height < cheapest) cheapest = height;
        continue;
      }
      if (height - ceiling > worst) worst = height - ceiling;
      tries[base + found] = step;
      against[base + found++] = worst;
    }
    above[state] = cheapest;
    if (cheapest !== Number.POSITIVE_INFINITY) waiting[waits++] = state;
    path[depth] = state;
    open[depth] = found;
  }

  /** Of the steps of which a group has something to wait for, those go out of which one group has nothing done. */
  function withoutWaiting(some: number, set: number): number {
    let kept = some;
    for (let rest = some & grouped; rest !== 0; rest &= rest - 1) {
      const step = 31 - Math.clz32(rest & -rest);
      if (anyBefore[step]?.every((group) => group.some((one) => (set & (1 << one)) !== 0)) === false) kept ^= 1 << step;
    }
    return kept;
  }
}

/** Takes out the step that leaves the worst-placed side lowest; of equals the largest, for which there may be no room later. */
function take(depth: number, left: number): number {
  const base = depth * MostSteps;
  let best = base;
  for (let at = base + 1; at < base + left; at++) {
    const less = (against[at] as number) - (against[best] as number);
    if (less < 0 || (less === 0 && (sizes[tries[at] as number] as number) > (sizes[tries[best] as number] as number))) best = at;
  }
  const step = tries[best] as number;
  const last = base + left - 1;
  tries[best] = tries[last] as number;
  against[best] = against[last] as number;
  open[depth] = left - 1;
  return step;
}

/** Whether a set was met before; it counts as met from now on. */
function isMet(set: number): boolean {
  let place = Math.imul(set, 0x9e3779b1) >>> (32 - PlaceBits);
  while (stamps[place] === stamp) {
    if (keys[place] === set) return true;
    place = (place + 1) & (Places - 1);
  }
  stamps[place] = stamp;
  keys[place] = set;
  return false;
}

function orderTo(state: number): readonly number[] {
  let length = 0;
  for (let at = state; at > 0; at = parents[at] as number) length += 1;
  const order = new Array<number>(length);
  for (let at = state; at > 0; at = parents[at] as number) order[--length] = steps[at] as number;
  return order;
}
