/** Decides where in an ordered list a place of the text falls: how many of the list come before it. */

/** How many at the front of the list pass the test, where none passes after one that fails. Cost: logarithmic. */
export function countBefore<T extends object>(ordered: readonly T[], isBefore: (one: T) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(ordered[middle] as T))
      low = middle + 1; // The middle is a place of the list.
    else high = middle;
  }
  return low;
}
