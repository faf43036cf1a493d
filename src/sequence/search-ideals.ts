/** Decides the lowest ceiling under which some order of the steps stays, by a threshold search over order ideals. */
import { assert } from "#record";
import { changeOf, hasGroups, type OrderProblem } from "./order-problem.ts";

/**
 * What a search found. `lowest` always holds: no order stays below that ceiling. `found`: this order reaches it. `improved` (only where asked
 * for): these steps can be done under the ceiling and leave the exposure no higher than before. `none`: no order at all meets the fixed
 * ceilings. `cap`: the number of states allowed was used up.
 */
export type IdealSearch = {
  readonly kind: "found" | "improved" | "none" | "cap";
  readonly lowest: number;
  readonly order: readonly number[];
  readonly states: number;
};

export type IdealSearchOptions = {
  /** Ceiling of each side; `undefined` for the sides whose common ceiling is sought. */
  readonly ceilings: readonly (number | undefined)[];
  /** A ceiling below which none is known to exist. */
  readonly lowest: number;
  readonly maxStates: number;
  /** Do not raise the ceiling: answer `none` with the next ceiling worth trying in `lowest`. */
  readonly isFixed?: boolean;
  /** Stop at a set of steps that leaves the only side no worse off. */
  readonly untilImproved?: boolean;
  readonly signal?: { readonly aborted: boolean } | undefined;
};

/**
 * Walks the lattice of order ideals (sets of steps closed under what must come before) depth first under a ceiling; edges above it wait, and
 * the cheapest of them is the next ceiling once everything below is exhausted. So each ideal is met once, and when the full set is reached
 * every lower ceiling has been refuted. A step that leaves nobody worse off is done as soon as it may be: any order that does it later stays
 * under the same ceilings when it is moved forward. Cost: the ideals under the ceiling × (steps + log states); memory 4 bytes × steps / 32 +
 * 8 × sides each.
 */
export function searchIdeals(problem: OrderProblem, options: IdealSearchOptions): IdealSearch {
  const { count, sides } = problem;
  const { ceilings, maxStates, signal } = options;
  const words = Math.max(1, Math.ceil(count / 32));
  const states = createStates(words, sides, Math.min(maxStates, 4096));
  const before = flatBefore(problem);
  const free = new Int32Array(count);
  const safeSteps = Int8Array.from({ length: count }, (_, step) => (isSafe(step) ? 1 : 0));
  const order = stepOrder(problem);
  const scratch = new Uint32Array(words);
  const exposure = new Float64Array(sides);
  const hasAnyGroups = hasGroups(problem);
  const waiting = createHeap();
  const stack: number[] = [];

  const rootExposure = problem.from;
  for (let side = 0; side < sides; side++) {
    const ceiling = ceilings[side];
    if (ceiling !== undefined && (rootExposure[side] ?? 0) > ceiling)
      return { kind: "none", lowest: Number.POSITIVE_INFINITY, order: [], states: 0 };
  }
  let ceiling = Math.max(options.lowest, heightOf(rootExposure));
  if (count === 0) return { kind: "found", lowest: ceiling, order: [], states: 1 };
  stack.push(states.add(scratch, rootExposure, -1, -1));

  for (;;) {
    const state = stack.pop();
    if (state === undefined) {
      const next = waiting.lowest();
      if (next === undefined) return { kind: "none", lowest: Number.POSITIVE_INFINITY, order: [], states: states.count() };
      if (options.isFixed === true && next > ceiling) return { kind: "none", lowest: next, order: [], states: states.count() };
      ceiling = Math.max(ceiling, next);
      for (let again = waiting.takeUpTo(ceiling); again !== undefined; again = waiting.takeUpTo(ceiling)) stack.push(again);
      continue;
    }
    if (signal?.aborted === true) return { kind: "cap", lowest: ceiling, order: [], states: states.count() };
    const end = expand(state);
    if (end !== undefined) return end;
    if (states.count() >= maxStates) return { kind: "cap", lowest: ceiling, order: [], states: states.count() };
  }

  /** Meets each ideal one step further; the most promising is looked at first. */
  function expand(state: number): IdealSearch | undefined {
    let freeCount = states.free(state, before, free);
    if (hasAnyGroups) freeCount = keepGrouped(state, freeCount);
    let first = 0;
    for (let at = 0; at < freeCount; at++)
      if (safeSteps[free[at] ?? 0] === 1) {
        first = at;
        freeCount = at + 1;
        break;
      }
    const children: { readonly at: number; readonly height: number; readonly step: number }[] = [];
    let cheapestAbove = Number.POSITIVE_INFINITY;
    for (let at = first; at < freeCount; at++) {
      const step = free[at] ?? 0;
      let allowed = true;
      for (let side = 0; side < sides; side++) {
        const value = states.exposure(state, side) + changeOf(problem, step, side);
        exposure[side] = value;
        const fixed = ceilings[side];
        if (fixed !== undefined && value > fixed) allowed = false;
      }
      if (!allowed) continue;
      const height = heightOf(exposure);
      if (height > ceiling) {
        if (height < cheapestAbove) cheapestAbove = height;
        continue;
      }
      states.copy(state, scratch);
      scratch[step >>> 5] = (scratch[step >>> 5] ?? 0) | (1 << (step & 31));
      const child = states.add(scratch, exposure, state, step);
      if (child < 0) continue; // Met before.
      if (states.size(child) === count) return { kind: "found", lowest: ceiling, order: states.path(child), states: states.count() };
      if (options.untilImproved === true && (exposure[0] ?? 0) <= (rootExposure[0] ?? 0))
        return { kind: "improved", lowest: ceiling, order: states.path(child), states: states.count() };
      children.push({ at: child, height: promise(exposure), step });
    }
    if (cheapestAbove !== Number.POSITIVE_INFINITY) waiting.add(cheapestAbove, state);
    // The last one pushed is looked at first.
    children.sort((left, right) => right.height - left.height || (order[left.step] ?? 0) - (order[right.step] ?? 0));
    for (const child of children) stack.push(child.at);
    return undefined;
  }

  /** Drops steps of which a group has nothing done yet; answers how many are left. */
  function keepGrouped(state: number, freeCount: number): number {
    let kept = 0;
    for (let at = 0; at < freeCount; at++) {
      const step = free[at] ?? 0;
      if (problem.anyBefore[step]?.every((group) => group.some((one) => states.has(state, one))) === false) continue;
      free[kept++] = step;
    }
    return kept;
  }

  function isSafe(step: number): boolean {
    for (let side = 0; side < sides; side++) if (changeOf(problem, step, side) > 0) return false;
    return true;
  }

  /** The highest exposure among the sides whose ceiling is sought. */
  function heightOf(exposures: Float64Array): number {
    let height = Number.NEGATIVE_INFINITY;
    for (let side = 0; side < sides; side++)
      if (ceilings[side] === undefined && (exposures[side] ?? 0) > height) height = exposures[side] ?? 0;
    return height;
  }

  /** Lower is looked at first: the share of its ceiling that the worst-placed side uses. */
  function promise(exposures: Float64Array): number {
    let worst = Number.NEGATIVE_INFINITY;
    for (let side = 0; side < sides; side++) worst = Math.max(worst, (exposures[side] ?? 0) - (ceilings[side] ?? ceiling));
    return worst;
  }
}

/** Large steps first: while small ones are left, they still find room. */
function stepOrder(problem: OrderProblem): Float64Array {
  return Float64Array.from({ length: problem.count }, (_, step) => {
    let size = 0;
    for (let side = 0; side < problem.sides; side++) size = Math.max(size, Math.abs(changeOf(problem, step, side)));
    return size;
  });
}

/** What must come before each step, one list after the other: those of step `k` from `start[k]` to `start[k + 1]`. */
type FlatBefore = { readonly start: Int32Array; readonly steps: Int32Array };

function flatBefore({ before }: OrderProblem): FlatBefore {
  const start = new Int32Array(before.length + 1);
  before.forEach((steps, step) => {
    start[step + 1] = (start[step] ?? 0) + steps.length;
  });
  return { start, steps: Int32Array.from(before.flat()) };
}

/** Ideals met so far: bits, exposures, and how each was reached; equal bits are stored once. */
function createStates(words: number, sides: number, expected: number) {
  let capacity = Math.max(64, expected);
  let bits = new Uint32Array(capacity * words);
  let exposures = new Float64Array(capacity * sides);
  let parents = new Int32Array(capacity);
  let steps = new Int32Array(capacity);
  let sizes = new Int32Array(capacity);
  let used = 0;
  let slots = new Int32Array(capacity * 4).fill(-1);

  return {
    count: () => used,
    size: (state: number) => sizes[state] ?? 0,
    exposure: (state: number, side: number) => exposures[state * sides + side] ?? 0,
    has: (state: number, step: number) => ((bits[state * words + (step >>> 5)] ?? 0) & (1 << (step & 31))) !== 0,
    /** Writes the steps that may be done next into `into`, in order, and answers how many. */
    free(state: number, { start, steps }: FlatBefore, into: Int32Array): number {
      const base = state * words;
      const last = start.length - 1;
      let found = 0;
      for (let word = 0; word < words; word++) {
        let left = ~(bits[base + word] as number);
        while (left !== 0) {
          const step = word * 32 + 31 - Math.clz32(left & -left);
          left &= left - 1;
          if (step >= last) break;
          let at = start[step] as number;
          const end = start[step + 1] as number;
          for (; at < end; at++) {
            const earlier = steps[at] as number;
            if (((bits[base + (earlier >>> 5)] as number) & (1 << (earlier & 31))) === 0) break;
          }
          if (at === end) into[found++] = step;
        }
      }
      return found;
    },
    copy(state: number, into: Uint32Array): void {
      for (let word = 0; word < words; word++) into[word] = bits[state * words + word] ?? 0;
    },
    /** The new state's number, or -1 where the same set was met before. */
    add(set: Uint32Array, exposure: Float64Array, parent: number, step: number): number {
      let slot = hashOf(set) % slots.length;
      for (;;) {
        const state = slots[slot] ?? -1;
        if (state < 0) break;
        if (isSame(state, set)) return -1;
        slot = slot + 1 === slots.length ? 0 : slot + 1;
      }
      if (used === capacity) {
        grow();
        return this.add(set, exposure, parent, step);
      }
      const state = used++;
      slots[slot] = state;
      for (let word = 0; word < words; word++) bits[state * words + word] = set[word] ?? 0;
      for (let side = 0; side < sides; side++) exposures[state * sides + side] = exposure[side] ?? 0;
      parents[state] = parent;
      steps[state] = step;
      sizes[state] = parent < 0 ? 0 : (sizes[parent] ?? 0) + 1;
      return state;
    },
    path(state: number): readonly number[] {
      const path: number[] = [];
      for (let at = state; at >= 0 && (steps[at] ?? -1) >= 0; at = parents[at] ?? -1) path.push(steps[at] ?? 0);
      return path.reverse();
    },
  };

  function isSame(state: number, set: Uint32Array): boolean {
    for (let word = 0; word < words; word++) if (bits[state * words + word] !== set[word]) return false;
    return true;
  }

  function grow(): void {
    capacity *= 2;
    bits = enlarged(bits, new Uint32Array(capacity * words));
    exposures = enlarged(exposures, new Float64Array(capacity * sides));
    parents = enlarged(parents, new Int32Array(capacity));
    steps = enlarged(steps, new Int32Array(capacity));
    sizes = enlarged(sizes, new Int32Array(capacity));
    slots = new Int32Array(capacity * 4).fill(-1);
    for (let state = 0; state < used; state++) {
      let slot = hashOf(bits.subarray(state * words, state * words + words)) % slots.length;
      while ((slots[slot] ?? -1) >= 0) slot = slot + 1 === slots.length ? 0 : slot + 1;
      slots[slot] = state;
    }
  }
}

function enlarged<Numbers extends Uint32Array | Int32Array | Float64Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/** FNV-like mixing of the words; sets are compared whole, so a collision costs time and never truth. */
function hashOf(set: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (const word of set) {
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** States by the ceiling under which they lead further; binary heap, lowest first, equal ones in the order they came. */
function createHeap() {
  const heights: number[] = [];
  const states: number[] = [];
  const swap = (one: number, other: number) => {
    const height = heights[one] ?? 0;
    const state = states[one] ?? 0;
    heights[one] = heights[other] ?? 0;
    states[one] = states[other] ?? 0;
    heights[other] = height;
    states[other] = state;
  };
  return {
    lowest: () => heights[0],
    add(height: number, state: number): void {
      heights.push(height);
      states.push(state);
      for (let at = heights.length - 1; at > 0; ) {
        const up = (at - 1) >> 1;
        if ((heights[up] ?? 0) <= (heights[at] ?? 0)) break;
        swap(at, up);
        at = up;
      }
    },
    takeUpTo(ceiling: number): number | undefined {
      const [height] = heights;
      const [state] = states;
      if (height === undefined || state === undefined || height > ceiling) return undefined;
      const last = heights.length - 1;
      swap(0, last);
      heights.pop();
      states.pop();
      for (let at = 0; ; ) {
        const left = at * 2 + 1;
        if (left >= last) break;
        const right = left + 1;
        const lower = right < last && (heights[right] ?? 0) < (heights[left] ?? 0) ? right : left;
        if ((heights[at] ?? 0) <= (heights[lower] ?? 0)) break;
        swap(at, lower);
        at = lower;
      }
      assert(heights.length === last, "the heap lost exactly its lowest entry");
      return state;
    },
  };
}
