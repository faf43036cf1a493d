/** Decides which words two short lists have in common at the most, exactly and without regard to how different they are. */

/** Whether the table for lists of these lengths is small enough to be kept: 32 MB at the most. */
export function fitsTable(rows: number, columns: number): boolean {
  return columns * ((rows + 31) >>> 5) <= 8_000_000;
}

/**
 * A longest common subsequence as alternating places (old, new), from the end to the beginning: the bit-parallel table of Hyyrö (2004), one row
 * of 32 columns a step, kept whole and walked back. Cost: rows × columns / 32 in time and memory; ask `fitsTable` first.
 */
export function commonWords(old: Int32Array, fresh: Int32Array): readonly number[] {
  const width = (old.length + 31) >>> 5;
  const masks = new Map<number, Uint32Array>();
  old.forEach((id, at) => {
    let mask = masks.get(id);
    if (mask === undefined) {
      mask = new Uint32Array(width);
      masks.set(id, mask);
    }
    mask[at >>> 5] = (mask[at >>> 5] as number) | (1 << (at & 31));
  });
  // Row `at` tells, for every column, by a cleared bit that one more word is in common there; row 0 is before the first word.
  const table = new Uint32Array((fresh.length + 1) * width).fill(0xffffffff);
  for (let at = 0; at < fresh.length; at++) {
    const mask = masks.get(fresh[at] as number);
    const above = at * width;
    const row = above + width;
    if (mask === undefined) {
      table.copyWithin(row, above, row);
      continue;
    }
    let carry = 0;
    for (let word = 0; word < width; word++) {
      const bits = table[above + word] as number;
      const hits = (bits & (mask[word] as number)) >>> 0;
      const sum = bits + hits + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      table[row + word] = sum | (bits & ~hits);
    }
  }
  const places: number[] = [];
  let column = old.length;
  let row = fresh.length;
  const isSet = (line: number, place: number): boolean => (((table[line * width + (place >>> 5)] as number) >>> (place & 31)) & 1) === 1;
  while (row > 0 && column > 0) {
    if (isSet(row, column - 1)) column--;
    else if (!isSet(row - 1, column - 1)) row--;
    else places.push(--column, --row);
  }
  return places;
}
