/** Decides what a negative circle rests on: limits and durations of the network, each with how often the circle passes it. */
import type { TemporalNetwork } from "../network/temporal-network.ts";
import type { EdgeTable, Trails } from "./edge-table.ts";

/** A step of a circle: an edge of the table, or the longest duration of a link walked back from its end to its start. */
export type CircleStep = { readonly kind: "edge"; readonly edge: number } | { readonly kind: "upper"; readonly link: number };

/** What one part of a circle is: a limit, or a link taken at its shortest (forwards) or longest (backwards) duration. */
export type CirclePart = {
  readonly kind: "limit" | "lower" | "upper";
  /** Index of the limit or of the link. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
};

export type NegativeCircle = {
  /** Each part once, in the order first met, with how often the circle passes it. */
  readonly parts: readonly (CirclePart & { readonly times: number })[];
  /** The sum of all amounts, each as often as it is passed: below zero. */
  readonly length: number;
  /** The whole walk in order; undefined where it has more than `PATH_CAP` steps, which happens since a path may be passed many times. */
  readonly path: readonly CirclePart[] | undefined;
};

const PATH_CAP = 2000;

/**
 * Replaces each derived edge of a circle by the path it stands for. A derived edge rests only on older ones, so the counts are worked out from
 * the newest down: the walk itself may be exponentially long, the counts are not. Cost: edges × path length.
 */
export function traceCircle(
  network: TemporalNetwork,
  { edges, givenCount, trails }: { readonly edges: EdgeTable; readonly givenCount: number; readonly trails: Trails },
  steps: readonly CircleStep[],
): NegativeCircle {
  const limits = network.limitFrom.length;
  const trailOf = new Map<number, ReadonlyMap<number, number>>();
  const timesOf = new Map<string, { readonly step: CircleStep; times: number }>();
  const newestFirst: number[] = [];
  const derivedTimes = new Map<number, number>();
  for (const step of steps) count(step, 1);
  for (let edge = takeNewest(); edge !== undefined; edge = takeNewest()) {
    const times = derivedTimes.get(edge) ?? 0;
    for (const step of pathOf(edge)) count(step, times);
  }
  const parts = [...timesOf.values()].map(({ step, times }) => ({ ...partOf(step), times }));
  return { parts, length: parts.reduce((sum, part) => sum + part.amount * part.times, 0), path: wholePath() };

  function count(step: CircleStep, times: number): void {
    if (step.kind === "edge" && step.edge >= givenCount) {
      if (!derivedTimes.has(step.edge)) newestFirst.push(step.edge);
      derivedTimes.set(step.edge, (derivedTimes.get(step.edge) ?? 0) + times);
      return;
    }
    const key = step.kind === "edge" ? `edge ${step.edge}` : `upper ${step.link}`;
    const counted = timesOf.get(key);
    if (counted === undefined) timesOf.set(key, { step, times });
    else counted.times += times;
  }

  function takeNewest(): number | undefined {
    let best = -1;
    for (let index = 0; index < newestFirst.length; index++)
      if (best < 0 || (newestFirst[index] as number) > (newestFirst[best] as number)) best = index;
    return best < 0 ? undefined : newestFirst.splice(best, 1)[0];
  }

  /** The path that a derived edge stands for: on to the link's end, then back to its start. */
  function pathOf(derived: number): readonly CircleStep[] {
    const link = edges.link[derived] as number;
    const trail = trailOfLink(link);
    const path: CircleStep[] = [];
    for (let edge = edges.first[derived] as number; edge >= 0; edge = trail.get(edges.to[edge] as number) ?? -1)
      path.push({ kind: "edge", edge });
    path.push({ kind: "upper", link });
    return path;
  }

  function trailOfLink(link: number): ReadonlyMap<number, number> {
    const known = trailOf.get(link);
    if (known !== undefined) return known;
    const trail = new Map<number, number>();
    for (let slot = trails.start[link] as number; slot < (trails.end[link] as number); slot++)
      trail.set(trails.point[slot] as number, trails.edge[slot] as number);
    trailOf.set(link, trail);
    return trail;
  }

  function partOf(step: CircleStep): CirclePart {
    if (step.kind === "upper")
      return {
        kind: "upper",
        index: step.link,
        from: network.linkTo[step.link] as number,
        to: network.linkFrom[step.link] as number,
        amount: -(network.linkUpper[step.link] as number),
      };
    return {
      kind: step.edge < limits ? "limit" : "lower",
      index: step.edge < limits ? step.edge : step.edge - limits,
      from: edges.from[step.edge] as number,
      to: edges.to[step.edge] as number,
      amount: edges.amount[step.edge] as number,
    };
  }

  function wholePath(): readonly CirclePart[] | undefined {
    const path: CirclePart[] = [];
    const waiting = [...steps].reverse();
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      if (step.kind === "edge" && step.edge >= givenCount) waiting.push(...[...pathOf(step.edge)].reverse());
      else if (path.length === PATH_CAP) return undefined;
      else path.push(partOf(step));
    }
    return path;
  }
}
