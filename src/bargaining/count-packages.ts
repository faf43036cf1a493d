/** Decides how many packages there are that meet all links and, if asked, every reservation value. */
import { type Game, isMet } from "./game.ts";

/** Nodes looked at before counting gives up; it then says nothing rather than something wrong. */
const MostNodes = 1_000_000;

/** How many packages take allowed options only, before links. Exact at any size. */
export function countCombinations(game: Game): bigint {
  return game.allowed.reduce((product, options) => product * BigInt(options.length), 1n);
}

/**
 * Packages that meet all links and give every party at least `floors[party]`; undefined where that takes more than a million steps. Depth first:
 * a branch that can no longer reach a floor is dropped, one that can no longer miss any counts whole. Points in links come first, then those
 * that move utilities most.
 */
export function countPackages(game: Game, floors: Float64Array): bigint | undefined {
  const order = countingOrder(game);
  const { least, most } = restRanges(game, order);
  const products = new Array<bigint>(order.length + 1).fill(1n);
  for (let depth = order.length - 1; depth >= 0; depth--)
    products[depth] = (products[depth + 1] as bigint) * BigInt(game.allowed[order[depth] as number]?.length ?? 0);
  const linked = new Set(game.exclusions.flatMap(({ conditions }) => conditions.map(({ point }) => point)));
  const lastLinked = order.reduce((last, point, depth) => (linked.has(point) ? depth + 1 : last), 0);
  const choice = new Array<number>(order.length).fill(-1);
  const sums = Array.from({ length: order.length + 1 }, () => new Float64Array(game.parties));
  let nodes = 0;
  let total = 0n;
  return visit(0) ? total : undefined;

  function visit(depth: number): boolean {
    if (++nodes > MostNodes) return false;
    const sum = sums[depth] as Float64Array;
    const low = least[depth] as Float64Array;
    const high = most[depth] as Float64Array;
    let isSure = true;
    for (let party = 0; party < game.parties; party++) {
      const floor = floors[party] as number;
      if ((sum[party] as number) + (high[party] as number) < floor) return true;
      if ((sum[party] as number) + (low[party] as number) < floor) isSure = false;
    }
    if (depth >= lastLinked && isSure) {
      total += products[depth] as bigint;
      return true;
    }
    if (depth === order.length) return true;
    const point = order[depth] as number;
    const table = game.contributions[point] as Float64Array;
    const next = sums[depth + 1] as Float64Array;
    for (const option of game.allowed[point] ?? []) {
      choice[point] = option;
      if (depth < lastLinked && game.exclusions.some((exclusion) => isMet(exclusion, choice))) continue;
      for (let party = 0; party < game.parties; party++)
        next[party] = (sum[party] as number) + (table[option * game.parties + party] as number);
      if (!visit(depth + 1)) return false;
    }
    choice[point] = -1;
    return true;
  }
}

/** Linked points first, then the widest spread of utilities. */
function countingOrder(game: Game): readonly number[] {
  const linked = new Set(game.exclusions.flatMap(({ conditions }) => conditions.map(({ point }) => point)));
  const spread = game.contributions.map((table, point) => {
    let sum = 0;
    for (let party = 0; party < game.parties; party++) {
      const values = (game.allowed[point] ?? []).map((option) => table[option * game.parties + party] as number);
      const scale = game.scales[party] ?? { top: 1, bottom: 1 };
      sum += values.length === 0 ? 0 : ((Math.max(...values) - Math.min(...values)) * scale.bottom) / scale.top;
    }
    return sum;
  });
  return [...game.contributions.keys()].sort(
    (one, other) =>
      Number(linked.has(other)) - Number(linked.has(one)) || (spread[other] as number) - (spread[one] as number) || one - other,
  );
}

/** What the points from a depth on can add at least and at most. */
function restRanges(game: Game, order: readonly number[]) {
  const least = [new Float64Array(game.parties)];
  const most = [new Float64Array(game.parties)];
  for (const point of [...order].reverse()) {
    const table = game.contributions[point] as Float64Array;
    const options = game.allowed[point] ?? [];
    const added = (bound: (...values: number[]) => number, rest: Float64Array) =>
      Float64Array.from(rest, (sum, party) => sum + bound(...options.map((option) => table[option * game.parties + party] as number)));
    least.unshift(added(Math.min, least[0] as Float64Array));
    most.unshift(added(Math.max, most[0] as Float64Array));
  }
  return { least, most };
}
