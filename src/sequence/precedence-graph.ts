/** Decides which steps come before which, directly and through others: lists without what follows anyway, and sets of bits. */

/** Steps 0..count-1. The precedence `at` leads from the step `later[at]` to the step `earlier[at]`; those of step `k` stand from `start[k]` on. */
export type PrecedenceGraph = {
  readonly count: number;
  readonly start: Int32Array;
  readonly earlier: Int32Array;
  readonly later: Int32Array;
  /** Precedences that lead to step `k`: `into[intoStart[k]]` … */
  readonly intoStart: Int32Array;
  readonly into: Int32Array;
  /** 32-bit words of one set; `above` holds for each step all that come before it, `below` all that come after. */
  readonly words: number;
  readonly above: Uint32Array;
  readonly below: Uint32Array;
};

/** Undefined where the precedences go in a circle. Cost: steps × precedences / 32. */
export function precedenceGraph(before: readonly (readonly number[])[]): PrecedenceGraph | undefined {
  const count = before.length;
  const words = Math.max(1, Math.ceil(count / 32));
  const sorted = sortedSteps(before);
  if (sorted === undefined) return undefined;
  const above = new Uint32Array(count * words);
  const below = new Uint32Array(count * words);
  for (const step of sorted)
    for (const earlier of before[step] ?? []) {
      join(above, step, earlier);
      addTo(above, step * words, earlier);
    }
  for (const step of sorted.reverse())
    for (const earlier of before[step] ?? []) {
      join(below, earlier, step);
      addTo(below, earlier * words, step);
    }
  const start = new Int32Array(count + 1);
  const earlier: number[] = [];
  const later: number[] = [];
  before.forEach((steps, step) => {
    const own = [...new Set(steps)];
    for (const one of own)
      if (!own.some((other) => other !== one && isIn(above, other * words, one))) {
        earlier.push(one);
        later.push(step);
      }
    start[step + 1] = earlier.length;
  });
  const intoStart = new Int32Array(count + 1);
  for (const step of earlier) intoStart[step + 1] = (intoStart[step + 1] as number) + 1;
  for (let step = 0; step < count; step++) intoStart[step + 1] = (intoStart[step + 1] as number) + (intoStart[step] as number);
  const fill = intoStart.slice();
  const into = new Int32Array(earlier.length);
  earlier.forEach((step, at) => {
    into[fill[step] as number] = at;
    fill[step] = (fill[step] as number) + 1;
  });
  return { count, start, earlier: Int32Array.from(earlier), later: Int32Array.from(later), intoStart, into, words, above, below };

  function join(sets: Uint32Array, into: number, from: number): void {
    for (let word = 0; word < words; word++)
      sets[into * words + word] = (sets[into * words + word] as number) | (sets[from * words + word] as number);
  }
}

/** Whether `step` is in the set that begins at `base`. */
export function isIn(sets: Uint32Array, base: number, step: number): boolean {
  return ((sets[base + (step >>> 5)] as number) & (1 << (step & 31))) !== 0;
}

function addTo(sets: Uint32Array, base: number, step: number): void {
  sets[base + (step >>> 5)] = (sets[base + (step >>> 5)] as number) | (1 << (step & 31));
}

function sortedSteps(before: readonly (readonly number[])[]): number[] | undefined {
  const after: number[][] = before.map(() => []);
  before.forEach((steps, step) => {
    for (const earlier of steps) after[earlier]?.push(step);
  });
  const missing = before.map((steps) => steps.length);
  const sorted = missing.flatMap((left, step) => (left === 0 ? [step] : []));
  for (let head = 0; head < sorted.length; head++)
    for (const later of after[sorted[head] ?? 0] ?? []) {
      missing[later] = (missing[later] ?? 0) - 1;
      if (missing[later] === 0) sorted.push(later);
    }
  return sorted.length === before.length ? sorted : undefined;
}
