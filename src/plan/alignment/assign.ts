/** Decides which old unit goes with which new one when each may have one partner: the assignment with the greatest total gain. */

/** A pair that may be chosen; pairs without gain are never chosen. */
export type Offer = { readonly row: number; readonly column: number; readonly gain: number };

/**
 * Exact maximum-weight matching on sparse offers: shortest augmenting paths with potentials (Jonker and Volgenant 1987), one Dijkstra search a row,
 * where every row also has a private way out of gain 0. Gives the column of each row, -1 where it stays alone.
 * Cost: rows × (offers reached × log); a search ends at the first free column, so it stays local when most rows agree on their partner.
 */
export function assign(rowCount: number, columnCount: number, offers: readonly Offer[]): Int32Array {
  const byRow: Offer[][] = Array.from({ length: rowCount }, () => []);
  for (const offer of offers) if (offer.gain > 0) byRow[offer.row]?.push(offer);
  // Columns beyond `columnCount` are the rows' private ways out.
  const size = columnCount + rowCount;
  const rowOf = new Int32Array(size).fill(-1);
  const columnOf = new Int32Array(rowCount).fill(-1);
  const price = new Float64Array(size);
  const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(size).fill(-1);
  const settled = new Uint8Array(size);

  for (let start = 0; start < rowCount; start++) {
    const touched: number[] = [];
    const queue = createQueue();
    let row = start;
    let base = 0;
    let end = -1;
    for (;;) {
      reach(row, base);
      let next = queue.take();
      while (next !== undefined && (settled[next.column] === 1 || next.distance > (distance[next.column] as number))) next = queue.take();
      if (next === undefined) break;
      settled[next.column] = 1;
      if (rowOf[next.column] === -1) {
        end = next.column;
        break;
      }
      row = rowOf[next.column] as number;
      base = next.distance;
    }
    const length = distance[end] as number;
    for (const column of touched) {
      if (settled[column] === 1) price[column] = (price[column] as number) + (distance[column] as number) - length;
    }
    for (let column = end; column !== -1; ) {
      const holder = cameFrom[column] as number;
      const before = columnOf[holder] as number;
      rowOf[column] = holder;
      columnOf[holder] = column;
      column = holder === start ? -1 : before;
    }
    for (const column of touched) {
      distance[column] = Number.POSITIVE_INFINITY;
      settled[column] = 0;
    }

    /** Offers every column of `from` at the cost of getting to `from` and moving on; costs are reduced by what `from` now pays. */
    function reach(from: number, before: number): void {
      const held = columnOf[from] as number;
      const pays = held === -1 ? 0 : cost(from, held) - (price[held] as number);
      const offer = (column: number, gain: number): void => {
        // A settled column is done: rounding may make a way to it look shorter by a hair, and its path would then bite its own tail.
        if (column === held || settled[column] === 1) return;
        const through = before + (-gain - (price[column] as number)) - pays;
        if (through >= (distance[column] as number)) return;
        if (distance[column] === Number.POSITIVE_INFINITY) touched.push(column);
        distance[column] = through;
        cameFrom[column] = from;
        queue.put({ column, distance: through });
      };
      for (const { column, gain } of byRow[from] ?? []) offer(column, gain);
      offer(columnCount + from, 0);
    }
  }
  return columnOf.map((column) => (column >= columnCount ? -1 : column));

  function cost(row: number, column: number): number {
    if (column >= columnCount) return 0;
    let best = 0;
    for (const offer of byRow[row] ?? []) if (offer.column === column && offer.gain > best) best = offer.gain;
    return -best;
  }
}

type Entry = { readonly column: number; readonly distance: number };

/** A heap of columns by distance, ties by column so that equal matchings always come out the same. */
function createQueue(): { readonly put: (entry: Entry) => void; readonly take: () => Entry | undefined } {
  const heap: Entry[] = [];
  return { put, take };

  function put(entry: Entry): void {
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  function take(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      let smallest = left;
      if (right !== undefined && before(right, left)) {
        child++;
        smallest = right;
      }
      if (!before(smallest, last)) break;
      heap[at] = smallest;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function before(one: Entry, other: Entry): boolean {
  return one.distance < other.distance || (one.distance === other.distance && one.column < other.column);
}
