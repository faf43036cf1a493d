/** Decides the lowest ceiling of an order from beginnings of growing length, of which the best are kept: a good order, and a proof where what was dropped was worse. */
import { changeOf, type OrderProblem, successorsOf } from "./order-problem.ts";

export type LayerOptions = {
  /** Ceiling of each side; `undefined` for the sides whose common ceiling is sought. */
  readonly ceilings: readonly (number | undefined)[];
  /** A ceiling below which none is known to exist. */
  readonly lowest: number;
  /** Only orders that stay below this height are sought. */
  readonly below?: number | undefined;
  /** Beginnings of one length that are kept. */
  readonly width: number;
  readonly signal?: { readonly aborted: boolean } | undefined;
};

/**
 * `order` is missing where no beginning was left. `lowest` always holds: no order that keeps the ceilings stays below it (endless where none keeps
 * them). `states` counts the beginnings kept.
 */
export type LayerSearch = { readonly order: readonly number[] | undefined; readonly lowest: number; readonly states: number };

/** Beginnings of one length, all arrays by beginning: which steps are done and which may come next (32 to a word), where the sides stand. */
type Layer = {
  used: number;
  readonly done: Int32Array;
  readonly free: Int32Array;
  readonly exposures: Float64Array;
  /** The highest exposure so far of the sides whose ceiling is sought. */
  readonly heights: Float64Array;
  readonly hashes: Int32Array;
};

/**
 * Beginnings that are equal as sets are one. Kept are the lowest by height, of equals those whose worst-placed side stands lowest; no order
 * through a dropped one stays below its height. A step that leaves nobody worse off is done at once. Only for problems without `anyBefore`.
 * Cost: steps × width × free steps; memory about 30 bytes for each of them, and 6 for each beginning kept.
 */
export function searchLayers(
  problem: OrderProblem,
  { ceilings, lowest, below = Number.POSITIVE_INFINITY, width, signal }: LayerOptions,
): LayerSearch {
  const { count, sides, changes } = problem;
  const words = Math.max(1, Math.ceil(count / 32));
  const needs = needsOf(problem, words);
  const after = successorsOf(problem).map((steps) => Int32Array.from(steps));
  const harmless = harmlessSteps(problem, words);
  const marks = Int32Array.from({ length: count }, (_, step) => mixed(step + 1));
  const children = createChildren(words);
  const parents: Int32Array[] = [];
  const taken: Int32Array[] = [];
  let here = createLayer(1, words, sides);
  let next = createLayer(1, words, sides);
  /** The least height of anything left out. */
  let dropped = below;
  let states = 1;

  if (!begin()) return { order: undefined, lowest: Number.POSITIVE_INFINITY, states: 0 };
  if ((here.heights[0] as number) >= below) return { order: undefined, lowest: below, states: 0 };
  for (let size = 0; size < count; size++) {
    if (signal?.aborted === true) return { order: undefined, lowest, states };
    meetChildren();
    keepBest();
    if (here.used === 0) return { order: undefined, lowest: dropped, states };
    states += here.used;
  }
  const order = new Array<number>(count);
  for (let size = count - 1, at = 0; size >= 0; size--) {
    order[size] = taken[size]?.[at] as number;
    at = parents[size]?.[at] as number;
  }
  return { order, lowest: Math.min(dropped, here.heights[0] as number), states };

  /** The empty beginning; false where a side stands above its ceiling already. */
  function begin(): boolean {
    here.used = 1;
    here.heights[0] = lowest;
    for (let side = 0; side < sides; side++) {
      const start = problem.from[side] as number;
      const fixed = ceilings[side];
      here.exposures[side] = start;
      if (fixed !== undefined && start > fixed) return false;
      if (fixed === undefined && start > (here.heights[0] as number)) here.heights[0] = start;
    }
    problem.before.forEach((steps, step) => {
      if (steps.length === 0) addStep(here.free, 0, step);
    });
    return true;
  }

  /** Every set that is one step larger, once. */
  function meetChildren(): void {
    let most = 0;
    for (let at = 0; at < here.used * words; at++) most += bitsOf(here.free[at] as number);
    children.clear(most, here.done);
    for (let from = 0; from < here.used; from++) {
      const only = harmless === undefined ? -1 : firstCommon(here.free, from * words, harmless);
      if (only >= 0) meetChild(from, only);
      else
        for (let word = 0; word < words; word++)
          for (let rest = here.free[from * words + word] as number; rest !== 0; rest &= rest - 1)
            meetChild(from, word * 32 + 31 - Math.clz32(rest & -rest));
    }
  }

  function meetChild(from: number, step: number): void {
    let height = here.heights[from] as number;
    let worst = Number.NEGATIVE_INFINITY;
    for (let side = 0; side < sides; side++) {
      const value = (here.exposures[from * sides + side] as number) + (changes[step * sides + side] as number);
      const fixed = ceilings[side];
      if (fixed !== undefined && value > fixed) return;
      if (fixed === undefined && value > height) height = value;
      const over = value - (fixed ?? lowest);
      if (over > worst) worst = over;
    }
    if (height < below) children.meet(from, step, (here.hashes[from] as number) ^ (marks[step] as number), height, worst);
  }

  /** The best children become the next layer, and what they came from is kept for the way back. */
  function keepBest(): void {
    const best = children.best(width);
    if (best.droppedHeight < dropped) dropped = best.droppedHeight;
    const { kept } = best;
    if (next.heights.length < kept.length) next = createLayer(Math.min(width, kept.length * 2), words, sides);
    const origin = new Int32Array(kept.length);
    const last = new Int32Array(kept.length);
    for (let into = 0; into < kept.length; into++) {
      const child = kept[into] as number;
      const from = children.from(child);
      const step = children.step(child);
      origin[into] = from;
      last[into] = step;
      next.heights[into] = children.height(child);
      next.hashes[into] = (here.hashes[from] as number) ^ (marks[step] as number);
      for (let side = 0; side < sides; side++)
        next.exposures[into * sides + side] = (here.exposures[from * sides + side] as number) + (changes[step * sides + side] as number);
      const base = into * words;
      for (let word = 0; word < words; word++) {
        next.done[base + word] = here.done[from * words + word] as number;
        next.free[base + word] = here.free[from * words + word] as number;
      }
      addStep(next.done, base, step);
      next.free[base + (step >>> 5)] = (next.free[base + (step >>> 5)] as number) ^ (1 << (step & 31));
      for (const later of after[step] as Int32Array) if (isReady(later, base)) addStep(next.free, base, later);
    }
    next.used = kept.length;
    parents.push(origin);
    taken.push(last);
    [here, next] = [next, here];
  }

  function isReady(step: number, base: number): boolean {
    for (let word = 0; word < words; word++)
      if (((needs[step * words + word] as number) & ~(next.done[base + word] as number)) !== 0) return false;
    return true;
  }
}

/** The children of a layer; equal sets are one, by the way on which the height is lowest. */
function createChildren(words: number) {
  let count = 0;
  let parents = new Int32Array(0);
  let steps = new Int32Array(0);
  let heights = new Float64Array(0);
  let scores = new Float64Array(0);
  let places = new Int32Array(0);
  let done: Int32Array = new Int32Array(0);
  let shift = 32;

  return {
    from: (child: number) => parents[child] as number,
    step: (child: number) => steps[child] as number,
    height: (child: number) => heights[child] as number,
    clear(most: number, sets: Int32Array): void {
      count = 0;
      done = sets;
      if (parents.length < most) {
        parents = new Int32Array(most * 2);
        steps = new Int32Array(most * 2);
        heights = new Float64Array(most * 2);
        scores = new Float64Array(most * 2);
      }
      let bits = 4;
      while (2 ** bits < most * 2) bits += 1;
      shift = 32 - bits;
      if (places.length < 2 ** bits) places = new Int32Array(2 ** bits);
      places.fill(-1, 0, 2 ** bits);
    },
    meet(from: number, step: number, hash: number, height: number, worst: number): void {
      const last = 2 ** (32 - shift) - 1;
      let place = Math.imul(hash, 0x9e3779b1) >>> shift;
      for (let child = places[place] as number; child >= 0; child = places[place] as number) {
        if (isSame(from, step, parents[child] as number, steps[child] as number)) {
          if (height >= (heights[child] as number)) return;
          write(child, from, step, height, worst);
          return;
        }
        place = (place + 1) & last;
      }
      places[place] = count;
      write(count++, from, step, height, worst);
    },
    /** As many children as are allowed, in the order in which they were met, and the least height of those that are left out. */
    best(width: number): { readonly kept: Int32Array; readonly droppedHeight: number } {
      if (count <= width) return { kept: Int32Array.from({ length: count }, (_, child) => child), droppedHeight: Number.POSITIVE_INFINITY };
      const limit = scores.slice(0, count).sort()[width - 1] as number;
      let equal = width;
      for (let child = 0; child < count; child++) if ((scores[child] as number) < limit) equal -= 1;
      const kept = new Int32Array(width);
      let used = 0;
      let droppedHeight = Number.POSITIVE_INFINITY;
      for (let child = 0; child < count; child++) {
        const score = scores[child] as number;
        if (score < limit || (score === limit && equal-- > 0)) kept[used++] = child;
        else if ((heights[child] as number) < droppedHeight) droppedHeight = heights[child] as number;
      }
      return { kept, droppedHeight };
    },
  };

  function write(child: number, from: number, step: number, height: number, worst: number): void {
    parents[child] = from;
    steps[child] = step;
    heights[child] = height;
    // Height first: exposures are whole numbers, and far below this many.
    scores[child] = height * HeightFirst + worst;
  }

  function isSame(one: number, oneStep: number, other: number, otherStep: number): boolean {
    for (let word = 0; word < words; word++) {
      const left = (done[one * words + word] as number) | (oneStep >>> 5 === word ? 1 << (oneStep & 31) : 0);
      const right = (done[other * words + word] as number) | (otherStep >>> 5 === word ? 1 << (otherStep & 31) : 0);
      if (left !== right) return false;
    }
    return true;
  }
}

const HeightFirst = 2 ** 24;

function createLayer(capacity: number, words: number, sides: number): Layer {
  return {
    used: 0,
    done: new Int32Array(capacity * words),
    free: new Int32Array(capacity * words),
    exposures: new Float64Array(capacity * sides),
    heights: new Float64Array(capacity),
    hashes: new Int32Array(capacity),
  };
}

function needsOf({ before, count }: OrderProblem, words: number): Int32Array {
  const needs = new Int32Array(count * words);
  before.forEach((steps, step) => {
    for (const earlier of steps) addStep(needs, step * words, earlier);
  });
  return needs;
}

/** Steps that leave nobody worse off; undefined where there are none. */
function harmlessSteps(problem: OrderProblem, words: number): Int32Array | undefined {
  const found = new Int32Array(words);
  let isAny = false;
  for (let step = 0; step < problem.count; step++) {
    let isHarmless = true;
    for (let side = 0; side < problem.sides; side++) if (changeOf(problem, step, side) > 0) isHarmless = false;
    if (!isHarmless) continue;
    addStep(found, 0, step);
    isAny = true;
  }
  return isAny ? found : undefined;
}

function addStep(sets: Int32Array, base: number, step: number): void {
  sets[base + (step >>> 5)] = (sets[base + (step >>> 5)] as number) | (1 << (step & 31));
}

/** The first step that stands in both sets, or -1. */
function firstCommon(sets: Int32Array, base: number, other: Int32Array): number {
  for (let word = 0; word < other.length; word++) {
    const common = (sets[base + word] as number) & (other[word] as number);
    if (common !== 0) return word * 32 + 31 - Math.clz32(common & -common);
  }
  return -1;
}

function bitsOf(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** A number whose bits have little to do with those of its neighbours (the end of MurmurHash3, Appleby 2011). */
function mixed(number: number): number {
  let hash = Math.imul(number, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
