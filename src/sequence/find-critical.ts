/** Decides which points hold up the end: those that cannot slip without it slipping too, and the paths they form. */
import { findWindows } from "./consistency/find-windows.ts";
import type { TemporalNetwork } from "./network/temporal-network.ts";

export type Critical = {
  /** The earliest moment at which every point can have happened. */
  readonly end: number;
  /** How far each point may slip without moving that end; Infinity only in an inconsistent network, which must not be passed. */
  readonly float: Float64Array;
  /** Points from the origin to the end, each held by the one before it; all of them, up to the cap. */
  readonly paths: readonly (readonly number[])[];
  readonly complete: boolean;
};

/** More paths than this are not listed. */
const PATH_CAP = 100;
/** The search for paths ends after so many steps. */
const STEP_CAP = 200_000;

/**
 * The critical path method over limits of both kinds (Kelley and Walker 1959, with maximum lags): latest dates against the earliest end of all; critical is what
 * has no room between. `counted` says which points the end is the end of. Cost: two searches, and the paths. The network must be consistent, have an
 * origin, and see links as limits.
 */
export function findCritical(flat: TemporalNetwork, counted: readonly number[]): Critical {
  const windows = findWindows(flat);
  const count = flat.points.length;
  const origin = flat.origin ?? 0;
  if (windows.kind === "inconsistent") return { end: 0, float: new Float64Array(count).fill(Infinity), paths: [], complete: true };
  const { earliest } = windows;
  const end = counted.reduce((latest, point) => Math.max(latest, earliest[point] as number), 0);
  const bounded = findWindows({
    ...flat,
    limitFrom: Int32Array.from([...flat.limitFrom, ...counted.map(() => origin)]),
    limitTo: Int32Array.from([...flat.limitTo, ...counted]),
    limitAmount: Float64Array.from([...flat.limitAmount, ...counted.map(() => end)]),
    limitClause: Int32Array.from([...flat.limitClause, ...counted.map(() => -1)]),
  });
  if (bounded.kind === "inconsistent") return { end, float: new Float64Array(count).fill(Infinity), paths: [], complete: true };
  const float = bounded.latest.map((latest, point) => latest - (earliest[point] as number));

  // A limit holds its `from` where it leaves it no earlier time: from the end backwards these form the paths.
  const holders: number[][] = Array.from({ length: count }, () => []);
  for (let limit = 0; limit < flat.limitFrom.length; limit++) {
    const from = flat.limitFrom[limit] as number;
    const to = flat.limitTo[limit] as number;
    if ((earliest[from] as number) !== (earliest[to] as number) - (flat.limitAmount[limit] as number)) continue;
    if (from !== to && !holders[from]?.includes(to)) holders[from]?.push(to);
  }
  const paths: number[][] = [];
  let steps = 0;
  let complete = true;
  const last = counted.filter((point) => (earliest[point] as number) === end && end > 0);
  // What another last point is held by ends no path of its own.
  const isHeld = new Set(
    last.flatMap((point) => (holders[point] ?? []).filter((other) => last.includes(other) && !(holders[other] ?? []).includes(point))),
  );
  for (const point of last) if (!isHeld.has(point)) walk(point);
  return { end, float, paths, complete };

  /** Depth first backwards; an explicit stack, since a path may be as long as the plan. */
  function walk(root: number): void {
    const path = [root];
    const onPath = new Set(path);
    const next = [0];
    while (path.length > 0) {
      if (steps++ > STEP_CAP || paths.length >= PATH_CAP) {
        complete = false;
        return;
      }
      const point = path.at(-1) ?? origin;
      const before = holders[point] ?? [];
      const at = next.at(-1) ?? 0;
      if (point === origin) paths.push([...path].reverse());
      if (point === origin || at >= before.length) {
        onPath.delete(point);
        path.pop();
        next.pop();
        continue;
      }
      next[next.length - 1] = at + 1;
      const other = before[at] ?? origin;
      if (onPath.has(other)) continue;
      path.push(other);
      onPath.add(other);
      next.push(0);
    }
  }
}
