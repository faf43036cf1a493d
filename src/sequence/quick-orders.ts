/** Decides good orders quickly, without a proof: beams and greedy choices with several tastes, from which the search starts. */
import { changeOf, type OrderProblem, successorsOf } from "./order-problem.ts";

/** A step is chosen by what it leaves: calm (lowest worst exposure), large steps first, or a seeded mixture. */
type Taste = { readonly size: number; readonly calm: number; readonly chance: number; readonly ahead: number };

const Tastes: readonly Taste[] = [
  { size: 0, calm: 1, chance: 0, ahead: 0 },
  { size: 1, calm: 0, chance: 0, ahead: 0 },
  { size: 0.5, calm: 1, chance: 0, ahead: 0 },
  { size: 0, calm: 1, chance: 0, ahead: 1 },
  { size: 1, calm: 0.25, chance: 0, ahead: 0.5 },
];

/**
 * A valid order and its height (the highest exposure of the sides without a ceiling), lowest of many tries; undefined where none kept the
 * ceilings. Each try builds one order under a target ceiling and takes, of the steps that fit, the one most to its taste. Cost: tries × steps².
 */
export function quickOrder(
  problem: OrderProblem,
  ceilings: readonly (number | undefined)[],
  target: number,
  tries: number,
): { readonly order: readonly number[]; readonly height: number } | undefined {
  const { count, sides } = problem;
  const random = createSmallRandom(1 + count);
  const after = successorsOf(problem);
  const size = Float64Array.from({ length: count }, (_, step) => {
    let largest = 0;
    for (let side = 0; side < sides; side++) largest = Math.max(largest, changeOf(problem, step, side));
    return largest;
  });
  const ahead = size.slice();
  // The largest step behind a step, told back along the precedences a few times: enough for a taste.
  for (let round = 0; round < 8; round++)
    after.forEach((steps, step) => {
      for (const later of steps) ahead[step] = Math.max(ahead[step] ?? 0, ahead[later] ?? 0);
    });
  let best: { order: readonly number[]; height: number } | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    const taste = Tastes[attempt] ?? { size: random() * 2, calm: random(), chance: random(), ahead: random() };
    const built = build(taste, Math.max(target, 0));
    if (built !== undefined && (best === undefined || built.height < best.height)) best = built;
    if (best !== undefined && best.height <= target) break;
  }
  return best;

  function build(taste: Taste, ceiling: number): { order: readonly number[]; height: number } | undefined {
    const missing = Int32Array.from(problem.before, (steps) => steps.length);
    const done = new Int8Array(count);
    const free = new Set<number>();
    for (let step = 0; step < count; step++) if (missing[step] === 0) free.add(step);
    const now = Float64Array.from(problem.from);
    const order: number[] = [];
    let height = Number.NEGATIVE_INFINITY;
    for (let side = 0; side < sides; side++) if (ceilings[side] === undefined) height = Math.max(height, now[side] ?? 0);
    while (order.length < count) {
      let chosen = -1;
      let chosenScore = Number.POSITIVE_INFINITY;
      let chosenHeight = 0;
      for (const step of free) {
        if (!problem.anyBefore[step]?.every((group) => group.some((one) => done[one] === 1))) continue;
        let worst = Number.NEGATIVE_INFINITY;
        let high = Number.NEGATIVE_INFINITY;
        let fits = true;
        let isSafe = true;
        for (let side = 0; side < sides; side++) {
          const change = changeOf(problem, step, side);
          const value = (now[side] ?? 0) + change;
          const fixed = ceilings[side];
          if (change > 0) isSafe = false;
          if (fixed !== undefined && value > fixed) fits = false;
          if (fixed === undefined && value > high) high = value;
          worst = Math.max(worst, value - (fixed ?? ceiling));
        }
        if (!fits) continue;
        const over = Math.max(0, high - Math.max(ceiling, height));
        const score = isSafe
          ? Number.NEGATIVE_INFINITY
          : over * 1e6 +
            taste.calm * worst -
            taste.size * (size[step] ?? 0) -
            taste.ahead * (ahead[step] ?? 0) +
            (taste.chance === 0 ? 0 : taste.chance * random() * (ceiling + 1));
        if (score >= chosenScore && chosen >= 0) continue;
        chosen = step;
        chosenScore = score;
        chosenHeight = high;
      }
      if (chosen < 0) return undefined;
      order.push(chosen);
      done[chosen] = 1;
      free.delete(chosen);
      height = Math.max(height, chosenHeight);
      for (let side = 0; side < sides; side++) now[side] = (now[side] ?? 0) + changeOf(problem, chosen, side);
      for (const later of after[chosen] ?? []) {
        missing[later] = (missing[later] ?? 0) - 1;
        if (missing[later] === 0) free.add(later);
      }
    }
    return { order, height };
  }
}

/** Mulberry32: small, seeded, good enough for tie-breaking. */
function createSmallRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
