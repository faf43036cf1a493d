/** Decides which packages no other package beats for all parties at once: the exact Pareto frontier, by merging point after point. */
import type { Exclusion, Game } from "./game.ts";
import { nondominatedRows } from "./nondominated.ts";
import { choiceOfKey, type KeyPlan, planKeys } from "./package-key.ts";
import { orderOfPoints } from "./point-order.ts";

/** One utility vector of the frontier: the first package that gives it and how many packages do. */
export type FrontierPoint = {
  readonly choice: readonly number[];
  /** Whole-number utilities, one per party. */
  readonly utilities: Float64Array;
  readonly packages: number;
};

export type Frontier =
  | { readonly kind: "frontier"; readonly points: readonly FrontierPoint[] }
  /** The work grew beyond the limit, or the caller asked to stop: nothing is passed off as a frontier. */
  | { readonly kind: "stopped"; readonly why: "too many" | "cancelled"; readonly mergedPoints: number; readonly rows: number };

export type FrontierLimits = {
  /** Rows of one merge, before dominated ones go; beyond it the computation stops and says so. */
  readonly rows?: number | undefined;
  /** Called once a merged point; true stops the work. */
  readonly shouldStop?: ((mergedPoints: number, points: number, rows: number) => boolean) | undefined;
};

/** Rows kept while merging: utilities by party, then the key's blocks, then the number of packages. */
type Rows = { readonly columns: readonly Float64Array[]; readonly size: number };

/**
 * Nemhauser and Ullmann (1969): the packages of the first k points that matter are those whose partial utilities no other partial beats; the next
 * point shifts that list once per option, and the merged lists are cleaned again. With links, partial packages are kept apart by which links they
 * have half met, and only compared among equals. Vectors that are equal are kept once, with the number of packages and the first of them in the
 * model's order. Cost: the sum over points of rows × options × log; see `nondominatedRows`. Order: best for the first party first.
 */
export function findFrontier(game: Game, limits: FrontierLimits = {}): Frontier {
  const { rows: mostRows = limitFor(game.parties), shouldStop } = limits;
  const keys = planKeys(game);
  const order = orderOfPoints(game);
  const rules = roundsOf(game, order);
  const width = game.parties + keys.blocks + 1;
  let groups = new Map<string, Rows>([["", startRow(width)]]);
  for (const [round, point] of order.entries()) {
    const lists = shiftedLists(game, keys, groups, point, rules[round] ?? []);
    const rows = [...lists.values()].reduce((sum, group) => sum + group.reduce((all, list) => all + list.from.size, 0), 0);
    if (rows > mostRows) return { kind: "stopped", why: "too many", mergedPoints: round, rows };
    if (shouldStop?.(round, order.length, rows) === true) return { kind: "stopped", why: "cancelled", mergedPoints: round, rows };
    groups = new Map([...lists].map(([open, group]) => [open, cleanedMerge(group, game.parties, width)]));
  }
  const last = groups.get("");
  return { kind: "frontier", points: last === undefined ? [] : pointsOf(game, keys, last) };
}

/** Per number of parties, what an ordinary machine bears in a few seconds; dividing gets dearer with every party. */
const MostRows = [8_000_000, 8_000_000, 8_000_000, 4_000_000, 1_500_000, 250_000, 70_000, 30_000, 15_000];

function limitFor(parties: number): number {
  return MostRows[Math.min(parties, MostRows.length - 1)] as number;
}

function startRow(width: number): Rows {
  const columns = Array.from({ length: width }, () => new Float64Array(1));
  (columns[width - 1] as Float64Array)[0] = 1;
  return { columns, size: 1 };
}

/** What taking a point's option does to an exclusion that names the point. */
type Round = { readonly id: number; readonly options: ReadonlySet<number>; readonly isFirst: boolean; readonly isLast: boolean };

/** Per merged point the exclusions that name it. */
function roundsOf(game: Game, order: readonly number[]): readonly (readonly Round[])[] {
  const place = new Map(order.map((point, at) => [point, at]));
  const rounds: Round[][] = order.map(() => []);
  for (const [id, exclusion] of game.exclusions.entries()) {
    const inOrder = conditionsInOrder(exclusion, place);
    for (const [at, { options, round }] of inOrder.entries())
      rounds[round]?.push({ id, options, isFirst: at === 0, isLast: at === inOrder.length - 1 });
  }
  return rounds;
}

function conditionsInOrder(exclusion: Exclusion, place: ReadonlyMap<number, number>) {
  return exclusion.conditions
    .map(({ point, options }) => ({ options, round: place.get(point) ?? 0 }))
    .sort((one, other) => one.round - other.round);
}

/** A list of rows and what is added to each of their columns. */
type Shifted = { readonly from: Rows; readonly shift: Float64Array };

/** Each group's rows once per option, put together by the links they then have half met. */
function shiftedLists(
  game: Game,
  keys: KeyPlan,
  groups: ReadonlyMap<string, Rows>,
  point: number,
  rounds: readonly Round[],
): ReadonlyMap<string, readonly Shifted[]> {
  const lists = new Map<string, Shifted[]>();
  const contributions = game.contributions[point] ?? new Float64Array(0);
  for (const [open, from] of groups) {
    for (const option of game.allowed[point] ?? []) {
      const next = openAfter(open, option, rounds);
      if (next === undefined) continue;
      const shift = new Float64Array(from.columns.length);
      for (let party = 0; party < game.parties; party++) shift[party] = contributions[option * game.parties + party] as number;
      shift[game.parties + (keys.block[point] as number)] = option * (keys.stride[point] as number);
      const list = lists.get(next);
      if (list === undefined) lists.set(next, [{ from, shift }]);
      else list.push({ from, shift });
    }
  }
  return lists;
}

/** The exclusions half met after taking `option`, as a text to group by; undefined where one is met whole. */
function openAfter(open: string, option: number, rounds: readonly Round[]): string | undefined {
  if (rounds.length === 0) return open;
  const ids = new Set(open === "" ? [] : open.split(" ").map(Number));
  for (const { id, options, isFirst, isLast } of rounds) {
    const stillMet = (isFirst || ids.has(id)) && options.has(option);
    if (stillMet && isLast) return undefined;
    if (stillMet) ids.add(id);
    else ids.delete(id);
  }
  return [...ids].sort((one, other) => one - other).join(" ");
}

function cleanedMerge(lists: readonly Shifted[], parties: number, width: number): Rows {
  const all = merge(lists, parties, width);
  const kept = nondominatedRows(all.columns.slice(0, parties), all.size);
  const columns = all.columns.map((column) => {
    const smaller = new Float64Array(kept.length);
    for (let row = 0; row < kept.length; row++) smaller[row] = column[kept[row] as number] as number;
    return smaller;
  });
  return { columns, size: kept.length };
}

/** Merges sorted lists into one in descending lexicographic order of utilities; equal vectors become one row with the smaller key. */
function merge(lists: readonly Shifted[], parties: number, width: number): Rows {
  const most = lists.reduce((sum, { from }) => sum + from.size, 0);
  const columns = Array.from({ length: width }, () => new Float64Array(most));
  const counts = width - 1;
  const heads = new Float64Array(lists.length * width);
  const at = new Int32Array(lists.length);
  const heap: number[] = [];
  for (const [list, { from }] of lists.entries()) {
    if (from.size === 0) continue;
    load(list);
    heap.push(list);
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!isBefore(heap[child] as number, heap[parent] as number)) break;
      swap(child, parent);
      child = parent;
    }
  }
  let size = 0;
  while (heap.length > 0) {
    const list = heap[0] as number;
    take(list);
    at[list] = (at[list] as number) + 1;
    if ((at[list] as number) < (lists[list] as Shifted).from.size) load(list);
    else {
      const last = heap.pop() as number;
      if (heap.length === 0) break;
      if (last !== list) heap[0] = last;
    }
    sink();
  }
  return { columns: columns.map((column) => column.subarray(0, size)), size };

  function load(list: number): void {
    const { from, shift } = lists[list] as Shifted;
    const row = at[list] as number;
    for (let column = 0; column < width; column++)
      heads[list * width + column] = ((from.columns[column] as Float64Array)[row] as number) + (shift[column] as number);
  }

  /** Greater utilities first, compared party by party; equal ones by list, so that the order is stable. */
  function isBefore(one: number, other: number): boolean {
    const first = one * width;
    const second = other * width;
    for (let party = 0; party < parties; party++) {
      const difference = (heads[first + party] as number) - (heads[second + party] as number);
      if (difference !== 0) return difference > 0;
    }
    return one < other;
  }

  function swap(one: number, other: number): void {
    const held = heap[one] as number;
    heap[one] = heap[other] as number;
    heap[other] = held;
  }

  function sink(): void {
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && isBefore(heap[right] as number, heap[left] as number) ? right : left;
      if (!isBefore(heap[child] as number, heap[parent] as number)) return;
      swap(child, parent);
      parent = child;
    }
  }

  function take(list: number): void {
    const head = list * width;
    if (size > 0 && isEqualToLast(head)) {
      const last = size - 1;
      if (isSmallerKey(head, last))
        for (let column = parties; column < counts; column++) (columns[column] as Float64Array)[last] = heads[head + column] as number;
      const count = columns[counts] as Float64Array;
      count[last] = (count[last] as number) + (heads[head + counts] as number);
      return;
    }
    for (let column = 0; column < width; column++) (columns[column] as Float64Array)[size] = heads[head + column] as number;
    size++;
  }

  function isEqualToLast(head: number): boolean {
    for (let party = 0; party < parties; party++) if ((columns[party] as Float64Array)[size - 1] !== heads[head + party]) return false;
    return true;
  }

  function isSmallerKey(head: number, row: number): boolean {
    for (let column = parties; column < counts; column++) {
      const difference = (heads[head + column] as number) - ((columns[column] as Float64Array)[row] as number);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }
}

function pointsOf(game: Game, keys: KeyPlan, rows: Rows): readonly FrontierPoint[] {
  const keyColumns = rows.columns.slice(game.parties, game.parties + keys.blocks);
  const counts = rows.columns[rows.columns.length - 1] as Float64Array;
  return Array.from({ length: rows.size }, (_, row) => ({
    choice: choiceOfKey(keys, keyColumns, row),
    utilities: Float64Array.from({ length: game.parties }, (__, party) => (rows.columns[party] as Float64Array)[row] as number),
    packages: counts[row] as number,
  }));
}
