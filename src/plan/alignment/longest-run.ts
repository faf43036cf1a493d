/** Decides which entries of a list keep their order: the longest run that only rises, so that as few as possible count as moved. */

/** Places of a longest strictly rising subsequence (Schensted 1961; patience sorting, n log n). The same list always gives the same run. */
export function longestRun(values: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = ends[low - 1] as number;
    ends[low] = at;
  });
  const run: number[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at] as number) run.push(at);
  return run.reverse();
}
