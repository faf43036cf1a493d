/** Decides a good order by keeping the best few hundred beginnings of each length; no proof, but often the lowest peak. */
import { changeOf, type OrderProblem, successorsOf } from "./order-problem.ts";

type Beginning = {
  readonly set: Uint32Array;
  readonly free: readonly number[];
  readonly exposure: Float64Array;
  readonly height: number;
  readonly now: number;
  readonly from: Beginning | undefined;
  readonly step: number;
};

/**
 * Beginnings are ranked by their height so far (the highest exposure of the sides without a ceiling, at least `target`), then by where the worst
 * side stands. Cost: steps × width × free steps.
 */
export function beamOrder(
  problem: OrderProblem,
  ceilings: readonly (number | undefined)[],
  target: number,
  width: number,
  signal?: { readonly aborted: boolean },
): readonly number[] | undefined {
  const { count, sides } = problem;
  const after = successorsOf(problem);
  const words = Math.max(1, Math.ceil(count / 32));
  const first = problem.before.flatMap((steps, step) => (steps.length === 0 ? [step] : []));
  let layer: Beginning[] = [
    {
      set: new Uint32Array(words),
      free: first,
      exposure: Float64Array.from(problem.from),
      height: target,
      now: 0,
      from: undefined,
      step: -1,
    },
  ];
  for (let size = 0; size < count; size++) {
    if (signal?.aborted === true) return undefined;
    const next = new Map<string, Omit<Beginning, "free">>();
    for (const one of layer)
      for (const step of one.free) {
        const exposure = new Float64Array(sides);
        let height = one.height;
        let now = Number.NEGATIVE_INFINITY;
        let fits = true;
        for (let side = 0; side < sides; side++) {
          const value = (one.exposure[side] ?? 0) + changeOf(problem, step, side);
          exposure[side] = value;
          const ceiling = ceilings[side];
          if (ceiling !== undefined && value > ceiling) fits = false;
          if (ceiling === undefined && value > height) height = value;
          now = Math.max(now, value - (ceiling ?? target));
        }
        if (!fits) continue;
        const set = one.set.slice();
        set[step >>> 5] = (set[step >>> 5] ?? 0) | (1 << (step & 31));
        const key = String.fromCharCode(...new Uint16Array(set.buffer));
        const met = next.get(key);
        if (met === undefined || height < met.height) next.set(key, { set, exposure, height, now, from: one, step });
      }
    layer = [...next.values()]
      .sort((left, right) => left.height - right.height || left.now - right.now)
      .slice(0, width)
      .map((one) => ({ ...one, free: freeAfter(one) }));
  }
  const [best] = layer;
  if (best === undefined) return undefined;
  const order: number[] = [];
  for (let one: Beginning | undefined = best; one !== undefined && one.step >= 0; one = one.from) order.push(one.step);
  return order.reverse();

  function freeAfter({ set, from, step }: Omit<Beginning, "free">): readonly number[] {
    const has = (one: number) => ((set[one >>> 5] ?? 0) & (1 << (one & 31))) !== 0;
    const freed = (after[step] ?? []).filter((later) => problem.before[later]?.every(has));
    return [...(from?.free ?? []).filter((one) => one !== step), ...freed];
  }
}
