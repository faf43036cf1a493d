/** Decides which words of two texts stay: as many as any edit can keep, or nearly so where the texts are too long and too different. */

import { commonWords, fitsTable } from "./common-words.ts";

/** A run of equal words: `length` words from `old` in the one text and from `new` in the other. */
export type Run = { readonly old: number; readonly new: number; readonly length: number };

export type ShortestEdit = {
  /** Rising in both texts; what lies between is deleted and inserted. */
  readonly runs: readonly Run[];
  /** False where the search was cut short and a shorter edit may exist. */
  readonly optimal: boolean;
};

/** Steps any search for a middle may take before it is content with what it found: 1,000 differences cost about a million steps. */
const MostSteps = 2_000_000;
/** Steps beyond those in one edit, for whichever searches come first: about a second, enough for 15,000 differences in one stretch. */
const SpareSteps = 150_000_000;

/**
 * The longest common subsequence of two lists of word ids, as runs. Words that the other text lacks are set aside first, which changes nothing
 * about what can be kept; parts that fit a table are solved there, whatever their differences (rows × columns / 32). Longer parts are cut in two
 * where a search from either end meets (Myers 1986, divide and conquer; words × differences), and where that would take more than `mostSteps` and
 * `spareSteps` are used up, at stretches of words that occur once in each (Bram Cohen's patience cuts), or at the farthest point reached. The answer then says that it may
 * not be optimal.
 */
export function findShortestEdit(
  old: Int32Array,
  fresh: Int32Array,
  {
    mostSteps = MostSteps,
    spareSteps = SpareSteps,
    fits = fitsTable,
  }: { readonly mostSteps?: number; readonly spareSteps?: number; readonly fits?: (rows: number, columns: number) => boolean } = {},
): ShortestEdit {
  const inNew = new Set(fresh);
  const inOld = new Set(old);
  const oldPlaces = placesWhere(old, inNew);
  const newPlaces = placesWhere(fresh, inOld);
  const one = oldPlaces.map((place) => old[place] as number);
  const other = newPlaces.map((place) => fresh[place] as number);
  const size = one.length + other.length + 3;
  const forward = new Int32Array(2 * size);
  const backward = new Int32Array(2 * size);
  const kept: number[] = [];
  let optimal = true;
  let spare = spareSteps;
  // A stack instead of recursion: texts are long, and cuts may be uneven.
  const stack: { readonly oldFrom: number; readonly oldTo: number; readonly newFrom: number; readonly newTo: number }[] = [
    { oldFrom: 0, oldTo: one.length, newFrom: 0, newTo: other.length },
  ];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    let { oldFrom, oldTo, newFrom, newTo } = part;
    while (oldFrom < oldTo && newFrom < newTo && one[oldFrom] === other[newFrom]) kept.push(oldFrom++, newFrom++);
    while (oldFrom < oldTo && newFrom < newTo && one[oldTo - 1] === other[newTo - 1]) kept.push(--oldTo, --newTo);
    if (oldFrom === oldTo || newFrom === newTo) continue;
    if (fits(oldTo - oldFrom, newTo - newFrom)) {
      const common = commonWords(one.subarray(oldFrom, oldTo), other.subarray(newFrom, newTo));
      for (let at = 0; at < common.length; at += 2) kept.push(oldFrom + (common[at] as number), newFrom + (common[at + 1] as number));
      continue;
    }
    const cuts = cutPart(oldFrom, oldTo, newFrom, newTo);
    let [oldStart, newStart] = [oldFrom, newFrom];
    for (const cut of [...cuts, { old: oldTo, new: newTo }]) {
      stack.push({ oldFrom: oldStart, oldTo: cut.old, newFrom: newStart, newTo: cut.new });
      [oldStart, newStart] = [cut.old, cut.new];
    }
  }
  return { runs: toRuns(kept, oldPlaces, newPlaces), optimal };

  /** Points, rising in both texts, through which the edit of this part shall go; at least one, and none at a corner. */
  function cutPart(
    oldFrom: number,
    oldTo: number,
    newFrom: number,
    newTo: number,
  ): readonly { readonly old: number; readonly new: number }[] {
    const middle = findMiddle(
      one,
      other,
      { oldFrom, oldTo, newFrom, newTo },
      { forward, backward, offset: size, mostSteps: mostSteps + spare },
    );
    spare -= Math.min(spare, middle.steps);
    if (middle.found) return [middle];
    optimal = false;
    const cuts = uniqueCuts(one, other, { oldFrom, oldTo, newFrom, newTo });
    return cuts.length > 0 ? cuts : [middle];
  }
}

type Part = { readonly oldFrom: number; readonly oldTo: number; readonly newFrom: number; readonly newTo: number };

/**
 * The point where a search from the start and one from the end meet (Myers 1986, section 4b), or, past `mostSteps`, the farthest point reached
 * from the start. The two texts of the part differ in their first and in their last word.
 */
function findMiddle(
  one: Int32Array | readonly number[],
  other: Int32Array | readonly number[],
  { oldFrom, oldTo, newFrom, newTo }: Part,
  { forward, backward, offset, mostSteps }: { forward: Int32Array; backward: Int32Array; offset: number; mostSteps: number },
): { readonly found: boolean; readonly old: number; readonly new: number; readonly steps: number } {
  const rows = oldTo - oldFrom;
  const columns = newTo - newFrom;
  const delta = rows - columns;
  const odd = (delta & 1) !== 0;
  const most = (rows + columns + 1) >> 1;
  forward[offset + 1] = 0;
  backward[offset + 1] = 0;
  let steps = 0;
  for (let depth = 0; depth <= most; depth++) {
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const down =
        diagonal === -depth ||
        (diagonal !== depth && (forward[offset + diagonal - 1] as number) < (forward[offset + diagonal + 1] as number));
      let row = down ? (forward[offset + diagonal + 1] as number) : (forward[offset + diagonal - 1] as number) + 1;
      let column = row - diagonal;
      const startRow = row;
      while (row < rows && column < columns && column >= 0 && one[oldFrom + row] === other[newFrom + column]) {
        row++;
        column++;
      }
      steps += row - startRow + 1;
      forward[offset + diagonal] = row;
      const mirrored = delta - diagonal;
      if (odd && mirrored >= -(depth - 1) && mirrored <= depth - 1 && row + (backward[offset + mirrored] as number) >= rows) {
        return { found: true, old: oldFrom + row, new: newFrom + column, steps };
      }
    }
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const down =
        diagonal === -depth ||
        (diagonal !== depth && (backward[offset + diagonal - 1] as number) < (backward[offset + diagonal + 1] as number));
      let row = down ? (backward[offset + diagonal + 1] as number) : (backward[offset + diagonal - 1] as number) + 1;
      let column = row - diagonal;
      const startRow = row;
      while (row < rows && column < columns && column >= 0 && one[oldTo - 1 - row] === other[newTo - 1 - column]) {
        row++;
        column++;
      }
      steps += row - startRow + 1;
      backward[offset + diagonal] = row;
      const mirrored = delta - diagonal;
      if (!odd && mirrored >= -depth && mirrored <= depth && row + (forward[offset + mirrored] as number) >= rows) {
        return { found: true, old: oldTo - row, new: newTo - column, steps };
      }
    }
    if (steps > mostSteps) return farthest(depth);
  }
  return farthest(most);

  function farthest(depth: number): { readonly found: boolean; readonly old: number; readonly new: number; readonly steps: number } {
    let best = { old: 1, new: 0 };
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const row = Math.min(rows, forward[offset + diagonal] as number);
      const column = Math.min(columns, row - diagonal);
      if (column >= 0 && row + column > best.old + best.new && row + column < rows + columns) best = { old: row, new: column };
    }
    return { found: false, old: oldFrom + best.old, new: newFrom + best.new, steps };
  }
}

/** So many words in a row that occur once in each text are a place to cut. */
const CutLength = 4;

/** The longest rising chain of stretches that occur exactly once in both texts, as cut points; in order. */
function uniqueCuts(
  one: Int32Array,
  other: Int32Array,
  { oldFrom, oldTo, newFrom, newTo }: Part,
): readonly { readonly old: number; readonly new: number }[] {
  const oldOnce = stretchesOnce(one, oldFrom, oldTo);
  const newOnce = stretchesOnce(other, newFrom, newTo);
  const pairs: { readonly old: number; readonly new: number }[] = [];
  for (const [key, place] of oldOnce) {
    const match = newOnce.get(key);
    if (place >= 0 && match !== undefined && match >= 0) pairs.push({ old: place, new: match });
  }
  pairs.sort((left, right) => left.old - right.old);
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach((pair, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as { new: number }).new < pair.new) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = ends[low - 1] as number;
    ends[low] = at;
  });
  const chain: { readonly old: number; readonly new: number }[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] as number) chain.push(pairs[at] as { old: number; new: number });
  return chain.reverse().filter((cut) => cut.old > oldFrom || cut.new > newFrom);
}

/** Where each stretch of words begins that occurs once; -1 for one that occurs again. */
function stretchesOnce(ids: Int32Array, from: number, to: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at + CutLength <= to; at++) {
    const key = ids.subarray(at, at + CutLength).join(" ");
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

function placesWhere(ids: Int32Array, allowed: ReadonlySet<number>): Int32Array {
  const places: number[] = [];
  ids.forEach((id, at) => {
    if (allowed.has(id)) places.push(at);
  });
  return Int32Array.from(places);
}

/** Kept pairs in any order, as runs of neighbours in both texts. */
function toRuns(kept: readonly number[], oldPlaces: Int32Array, newPlaces: Int32Array): readonly Run[] {
  const partner = new Int32Array(oldPlaces.length).fill(-1);
  for (let at = 0; at < kept.length; at += 2) partner[kept[at] as number] = kept[at + 1] as number;
  const runs: { old: number; new: number; length: number }[] = [];
  partner.forEach((match, at) => {
    if (match < 0) return;
    const old = oldPlaces[at] as number;
    const fresh = newPlaces[match] as number;
    const last = runs.at(-1);
    if (last !== undefined && last.old + last.length === old && last.new + last.length === fresh) last.length++;
    else runs.push({ old, new: fresh, length: 1 });
  });
  return runs;
}
