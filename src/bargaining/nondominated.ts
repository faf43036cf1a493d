/** Decides which of many utility vectors no other one beats: at least as good for every party and better for one. */

/** Utility vectors by column: `columns[party][row]`. */
export type Columns = readonly Float64Array[];

/** Below this many rows comparing each with each is faster than dividing. */
const SmallBlock = 24;
/** Up to this many comparisons two lists are compared row by row. */
const FewComparisons = 400;

/**
 * Rows no other row dominates, in the order given. The rows must be distinct and in descending lexicographic order. One party: the first row.
 * Two: one sweep. Three: a sweep with a staircase kept sorted (Kung, Luccio and Preparata 1975, section 3). Four and more: divide and conquer
 * (the same, section 4; ties split as in Bentley 1980). Cost: rows × log(rows)^(parties − 2), times the staircase's moves for three.
 */
export function nondominatedRows(columns: Columns, rows: number): Int32Array {
  if (rows === 0) return new Int32Array(0);
  switch (columns.length) {
    case 0:
    case 1:
      return Int32Array.of(0);
    case 2:
      return sweepTwo(columns, rows);
    case 3:
      return sweepThree(columns, rows);
    default:
      return divide(columns, rows);
  }
}

function sweepTwo(columns: Columns, rows: number): Int32Array {
  const second = columnOf(columns, 1);
  const kept = new Int32Array(rows);
  let size = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    const value = second[row] as number;
    if (value <= best) continue;
    best = value;
    kept[size++] = row;
  }
  return kept.slice(0, size);
}

/** The staircase holds the second and third values seen, second rising and third falling, none behind another. */
function sweepThree(columns: Columns, rows: number): Int32Array {
  const second = columnOf(columns, 1);
  const third = columnOf(columns, 2);
  const kept = new Int32Array(rows);
  let size = 0;
  let stairX = new Float64Array(1024);
  let stairY = new Float64Array(1024);
  let stairs = 0;
  for (let row = 0; row < rows; row++) {
    const x = second[row] as number;
    const y = third[row] as number;
    // The first step with at least this x has the greatest y of all such steps.
    let low = 0;
    let high = stairs;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stairX[middle] as number) < x) low = middle + 1;
      else high = middle;
    }
    if (low < stairs && (stairY[low] as number) >= y) continue;
    kept[size++] = row;
    // Steps that the new one covers end at `low` (or just behind it, where x is equal) and begin where y still is greater.
    const end = low < stairs && stairX[low] === x ? low + 1 : low;
    let start = end;
    while (start > 0 && (stairY[start - 1] as number) <= y) start--;
    if (stairs + 1 > stairX.length) {
      stairX = grown(stairX);
      stairY = grown(stairY);
    }
    if (end !== start + 1) {
      stairX.copyWithin(start + 1, end, stairs);
      stairY.copyWithin(start + 1, end, stairs);
    }
    stairX[start] = x;
    stairY[start] = y;
    stairs += 1 - (end - start);
  }
  return kept.slice(0, size);
}

/** Splits by order (so by the first party), cleans both halves, then removes from the lower what the upper dominates in the other parties. */
function divide(columns: Columns, rows: number): Int32Array {
  const isBeaten = new Uint8Array(rows);
  const second = columnOf(columns, 1);
  cleaned(0, rows);
  const kept = new Int32Array(rows);
  let size = 0;
  for (let row = 0; row < rows; row++) if (isBeaten[row] === 0) kept[size++] = row;
  return kept.slice(0, size);

  /** The rows of `from..to` that stand, by the second party's value, best first. */
  function cleaned(from: number, to: number): Int32Array {
    if (to - from <= SmallBlock) return cleanedBlock(from, to);
    const middle = (from + to) >> 1;
    const upper = cleaned(from, middle);
    const lower = cleaned(middle, to);
    removeBeaten(upper, lower, columns.length - 1);
    return merged(upper, lower);
  }

  function cleanedBlock(from: number, to: number): Int32Array {
    const standing: number[] = [];
    for (let row = from; row < to; row++) {
      let stands = true;
      for (const other of standing) {
        if (beats(other, row, columns.length - 1)) {
          stands = false;
          break;
        }
      }
      if (stands) standing.push(row);
      else isBeaten[row] = 1;
    }
    standing.sort((one, other) => (second[other] as number) - (second[one] as number));
    return Int32Array.from(standing);
  }

  function merged(one: Int32Array, other: Int32Array): Int32Array {
    const all = new Int32Array(one.length + other.length);
    let size = 0;
    let at = 0;
    for (let index = 0; index < other.length; index++) {
      const row = other[index] as number;
      if (isBeaten[row] === 1) continue;
      const value = second[row] as number;
      while (at < one.length && (second[one[at] as number] as number) >= value) all[size++] = one[at++] as number;
      all[size++] = row;
    }
    while (at < one.length) all[size++] = one[at++] as number;
    return all.subarray(0, size);
  }

  /** Marks rows of `lower` that a row of `upper` equals or exceeds in parties 1 to `last`. Both lists run by the second party, best first. */
  function removeBeaten(upper: Int32Array, lower: Int32Array, last: number): void {
    if (upper.length === 0 || lower.length === 0) return;
    if (upper.length * lower.length <= FewComparisons) {
      removeOneByOne(upper, lower, last);
      return;
    }
    if (last === 2) {
      removeBySweep(upper, lower);
      return;
    }
    const column = columnOf(columns, last);
    const split = splitValue(column, upper, lower);
    if (split === undefined) {
      removeBeaten(upper, lower, last - 1);
      return;
    }
    const upperHigh = upper.filter((row) => (column[row] as number) >= split);
    const lowerHigh = lower.filter((row) => (column[row] as number) >= split);
    const upperLow = upper.filter((row) => (column[row] as number) < split);
    const lowerLow = lower.filter((row) => (column[row] as number) < split);
    removeBeaten(upperHigh, lowerHigh, last);
    removeBeaten(upperHigh, lowerLow, last - 1);
    removeBeaten(
      upperLow,
      lowerLow.filter((row) => isBeaten[row] === 0),
      last,
    );
  }

  function removeOneByOne(upper: Int32Array, lower: Int32Array, last: number): void {
    for (let index = 0; index < lower.length; index++) {
      const row = lower[index] as number;
      if (isBeaten[row] === 1) continue;
      const value = second[row] as number;
      for (let above = 0; above < upper.length; above++) {
        const other = upper[above] as number;
        if ((second[other] as number) < value) break;
        if (!beats(other, row, last)) continue;
        isBeaten[row] = 1;
        break;
      }
    }
  }

  function removeBySweep(upper: Int32Array, lower: Int32Array): void {
    const third = columnOf(columns, 2);
    let best = Number.NEGATIVE_INFINITY;
    let at = 0;
    for (let index = 0; index < lower.length; index++) {
      const row = lower[index] as number;
      const value = second[row] as number;
      for (; at < upper.length; at++) {
        const other = upper[at] as number;
        if ((second[other] as number) < value) break;
        if ((third[other] as number) > best) best = third[other] as number;
      }
      if ((third[row] as number) <= best) isBeaten[row] = 1;
    }
  }

  function beats(other: number, row: number, last: number): boolean {
    for (let party = last; party >= 1; party--) {
      const column = columns[party] as Float64Array;
      if ((column[other] as number) < (column[row] as number)) return false;
    }
    return true;
  }
}

/** A value that leaves rows on both sides: about the median; undefined where all rows are equal. */
function splitValue(column: Float64Array, upper: Int32Array, lower: Int32Array): number | undefined {
  const sample: number[] = [];
  for (const list of [upper, lower]) {
    const step = Math.max(1, Math.floor(list.length / 16));
    for (let at = 0; at < list.length; at += step) sample.push(column[list[at] as number] as number);
  }
  sample.sort((one, other) => one - other);
  const middle = sample[sample.length >> 1] as number;
  let least = middle;
  let next = Number.POSITIVE_INFINITY;
  for (const list of [upper, lower]) {
    for (let at = 0; at < list.length; at++) {
      const value = column[list[at] as number] as number;
      if (value < least) least = value;
      if (value > middle && value < next) next = value;
    }
  }
  if (least < middle) return middle;
  return next === Number.POSITIVE_INFINITY ? undefined : next;
}

function columnOf(columns: Columns, party: number): Float64Array {
  return columns[party] as Float64Array;
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
