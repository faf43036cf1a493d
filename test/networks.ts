import fc from "fast-check";
import { layNetwork, type TemporalNetwork } from "../src/sequence/network/temporal-network.ts";

/** How large the networks are that `arbitraryNetwork` draws. */
type Sizes = { readonly free: number; readonly links: number; readonly limits: number; readonly reach: number; readonly longest: number };

/** Small dense networks with an origin, every other point within `reach` of it: about half of them cannot be kept. */
export function arbitraryNetwork({ free, links, limits, reach, longest }: Sizes): fc.Arbitrary<TemporalNetwork> {
  return fc
    .record({
      freeCount: fc.integer({ min: 0, max: free }),
      durations: fc.array(fc.record({ lower: fc.integer({ min: 1, max: longest }), more: fc.integer({ min: 0, max: longest }) }), {
        minLength: 1,
        maxLength: links,
      }),
      drawn: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), amount: fc.integer({ min: -longest, max: 2 * longest }) }), {
        maxLength: limits,
      }),
    })
    .map(({ freeCount, durations, drawn }) => {
      const points = [
        "Z",
        ...durations.flatMap((_, index) => [`A${index}`, `C${index}`]),
        ...Array.from({ length: freeCount }, (_, index) => `X${index}`),
      ];
      const others = points.length - 1;
      return layNetwork({
        points,
        origin: 0,
        limits: [
          ...points.slice(1).map((_, index) => ({ from: 0, to: index + 1, amount: reach, clause: index })),
          ...drawn
            .map(({ from, to, amount }) => ({ from: 1 + (from % others), to: 1 + (to % others), amount }))
            .filter(({ from, to }) => from !== to)
            .map((limit, index) => ({ ...limit, clause: others + index })),
        ],
        links: durations.map(({ lower, more }, index) => ({
          from: 1 + 2 * index,
          to: 2 + 2 * index,
          lower,
          upper: lower + more,
          clause: others + drawn.length + index,
        })),
        clauses: Array.from({ length: others + drawn.length + durations.length }, (_, index) => ({
          id: `clause-${index}`,
          text: "",
          place: "",
        })),
        scale: 1,
      });
    });
}

/** Plays the network out hour by hour against every choice of nature; true where somebody can always keep the limits. For tiny networks only. */
export function canBePlayed(network: TemporalNetwork, horizon: number): boolean {
  const count = network.points.length;
  const linkEndingAt = new Map(Array.from(network.linkTo, (point, link) => [point, link]));
  const known = new Map<string, boolean>();
  const first = new Array<number>(count).fill(-1);
  first[network.origin ?? 0] = 0;
  return natureMoves(first, 0);

  /** Nature chooses which running durations end now; those at their longest must. */
  function natureMoves(times: readonly number[], now: number): boolean {
    if (now > horizon) return times.every((time) => time >= 0);
    const key = `${now}:${times.join()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const must: number[] = [];
    const may: number[] = [];
    for (let link = 0; link < network.linkFrom.length; link++) {
      const started = times[network.linkFrom[link] as number] as number;
      if (started < 0 || (times[network.linkTo[link] as number] as number) >= 0) continue;
      const elapsed = now - started;
      if (elapsed >= (network.linkUpper[link] as number)) must.push(network.linkTo[link] as number);
      else if (elapsed >= (network.linkLower[link] as number)) may.push(network.linkTo[link] as number);
    }
    const wins = subsetsOf(may).every((chosen) => weMove(happened(times, [...must, ...chosen], now), now));
    known.set(key, wins);
    return wins;
  }

  function weMove(times: readonly number[], now: number): boolean {
    if (isBroken(times, now)) return false;
    const ours = times.flatMap((time, point) => (time < 0 && !linkEndingAt.has(point) ? [point] : []));
    return subsetsOf(ours).some((chosen) => {
      const next = happened(times, chosen, now);
      return !isBroken(next, now) && natureMoves(next, now + 1);
    });
  }

  /** True where a limit between two past points is broken, or one whose time for the second point has run out. */
  function isBroken(times: readonly number[], now: number): boolean {
    for (let limit = 0; limit < network.limitFrom.length; limit++) {
      const from = times[network.limitFrom[limit] as number] as number;
      const to = times[network.limitTo[limit] as number] as number;
      const amount = network.limitAmount[limit] as number;
      if (to >= 0 && from >= 0 && to - from > amount) return true;
      // `from` is still to come, at `now` or later: what must come that long before it can be too late only if `to` has passed it.
      if (to < 0 && from >= 0 && now - from > amount) return true;
    }
    return false;
  }
}

function happened(times: readonly number[], points: readonly number[], now: number): readonly number[] {
  const next = [...times];
  for (const point of points) next[point] = now;
  return next;
}

function subsetsOf(points: readonly number[]): readonly (readonly number[])[] {
  return points.reduce<readonly (readonly number[])[]>((sets, point) => sets.flatMap((set) => [set, [...set, point]]), [[]]);
}
