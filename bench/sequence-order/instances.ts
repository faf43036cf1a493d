/** Decides which plans the measurements of ordering use: seeded, of several kinds, as ordering problems. */
import type { OrderProblem } from "#sequence";

export const kinds = ["two chains", "layers", "sparse", "dense", "no precedences", "exchange of equals", "strands", "phases"] as const;
export type Kind = (typeof kinds)[number];

/** A reciprocal plan of two sides: each step costs its obligor 1 to 20 and is worth 1 to 20 to the other side (the same in an exchange of equals). */
export function makeExchange(kind: Kind, count: number, seed: number): OrderProblem {
  const random = mulberry32(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const changes = new Float64Array(count * 2);
  const before: number[][] = Array.from({ length: count }, () => []);
  for (let step = 0; step < count; step++) {
    const giver = kind === "two chains" ? (step < count / 2 ? 0 : 1) : whole(0, 1);
    const cost = whole(1, 20);
    const value = kind === "exchange of equals" ? cost : whole(1, 20);
    changes[step * 2 + giver] = cost;
    changes[step * 2 + 1 - giver] = -value;
  }
  const link = (from: number, to: number) => {
    if (from < to && !before[to]?.includes(from)) before[to]?.push(from);
  };
  const half = Math.floor(count / 2);
  for (let step = 1; step < count; step++) {
    switch (kind) {
      case "two chains":
        if (step !== half) link(step - 1, step);
        break;
      case "layers":
        for (let one = 0; one < 2; one++) link(Math.max(0, Math.floor(step / 10) * 10 - whole(1, 10)), step);
        break;
      case "sparse":
        if (random() < 0.7) link(whole(0, step - 1), step);
        break;
      case "dense":
        for (let one = 0; one < 3; one++) link(Math.max(0, step - whole(1, 12)), step);
        break;
      case "exchange of equals":
        if (random() < 0.5) link(Math.max(0, step - whole(1, 30)), step);
        break;
      case "strands":
        // Twenty strands side by side, now and then one waits for another.
        if (step >= 20) link(step - 20, step);
        if (step >= 20 && random() < 0.25) link(step - whole(1, 20), step);
        break;
      case "phases":
        // Phases of 25, each begun and ended by a single step; inside each step waits for an earlier one half of the time.
        if (step % 25 === 0) for (let one = step - 25; one < step; one++) link(Math.max(0, one), step);
        else link(Math.floor(step / 25) * 25 + (random() < 0.5 ? 0 : whole(0, (step % 25) - 1)), step);
        break;
      case "no precedences":
        break;
    }
  }
  if (kind === "two chains")
    for (let one = 0; one < count / 20; one++) {
      const from = whole(0, half - 1);
      const to = whole(half, count - 1);
      if (to - half >= from - 5) before[to]?.push(from);
    }
  return { count, sides: 2, changes, from: new Float64Array(2), before, anyBefore: before.map(() => []) };
}

/** A plan of one side made by joining parts in series and in parallel at random, with its parse tree. */
export type SeriesParallel =
  | { readonly kind: "step"; readonly step: number }
  | { readonly kind: "series" | "parallel"; readonly parts: readonly SeriesParallel[] };

export function makeSeriesParallel(count: number, seed: number): { readonly problem: OrderProblem; readonly tree: SeriesParallel } {
  const random = mulberry32(seed);
  const changes = Float64Array.from({ length: count }, () => Math.floor(random() * 41) - 20);
  const before: number[][] = Array.from({ length: count }, () => []);
  const tree = part(0, count, random() < 0.5);
  return { problem: { count, sides: 1, changes, from: new Float64Array(1), before, anyBefore: before.map(() => []) }, tree };

  /** Steps from..to-1; `isSeries` alternates with the depth. */
  function part(from: number, to: number, isSeries: boolean): SeriesParallel {
    if (to - from === 1) return { kind: "step", step: from };
    const pieces = Math.min(to - from, 2 + Math.floor(random() * 4));
    const cuts = [from, ...Array.from({ length: pieces - 1 }, () => from + 1 + Math.floor(random() * (to - from - 1))), to].sort(
      (a, b) => a - b,
    );
    const parts: SeriesParallel[] = [];
    for (let at = 1; at < cuts.length; at++) {
      const low = cuts[at - 1] ?? from;
      const high = cuts[at] ?? to;
      if (high > low) parts.push(part(low, high, !isSeries));
    }
    if (isSeries)
      for (let at = 1; at < parts.length; at++) {
        const ends = edgeSteps(parts[at - 1], "last");
        for (const step of edgeSteps(parts[at], "first")) before[step]?.push(...ends);
      }
    return { kind: isSeries ? "series" : "parallel", parts };
  }
}

function edgeSteps(tree: SeriesParallel | undefined, which: "first" | "last"): readonly number[] {
  if (tree === undefined) return [];
  if (tree.kind === "step") return [tree.step];
  if (tree.kind === "parallel") return tree.parts.flatMap((part) => edgeSteps(part, which));
  return edgeSteps(tree.parts.at(which === "first" ? 0 : -1), which);
}

export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
