/** Decides which point comes next: a binary heap of points by key, with keys that may fall while a point waits. */

export type PointHeap = {
  /** How many points wait. */
  size: number;
  readonly items: Int32Array;
  readonly keys: Float64Array;
  /** Where each point stands in `items`; −1 where it does not wait. */
  readonly places: Int32Array;
};

/** An empty heap for points 0 to `pointCount − 1`. */
export function createHeap(pointCount: number): PointHeap {
  return {
    size: 0,
    items: new Int32Array(pointCount),
    keys: new Float64Array(pointCount),
    places: new Int32Array(pointCount).fill(-1),
  };
}

/** Puts a point in, or moves it forward where its key fell; a key that did not fall is left as it was. Cost: log of the size. */
export function putPoint(heap: PointHeap, point: number, key: number): void {
  const { items, keys, places } = heap;
  let place = places[point] as number;
  if (place < 0) place = heap.size++;
  else if (key >= (keys[point] as number)) return;
  keys[point] = key;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = items[above] as number;
    if ((keys[other] as number) <= key) break;
    items[place] = other;
    places[other] = place;
    place = above;
  }
  items[place] = point;
  places[point] = place;
}

/** Takes out the point with the lowest key; −1 where none waits. Cost: log of the size. */
export function takePoint(heap: PointHeap): number {
  if (heap.size === 0) return -1;
  const { items, keys, places } = heap;
  const first = items[0] as number;
  places[first] = -1;
  const size = --heap.size;
  if (size === 0) return first;
  const last = items[size] as number;
  const key = keys[last] as number;
  let place = 0;
  for (let below = 1; below < size; below = 2 * place + 1) {
    if (below + 1 < size && (keys[items[below + 1] as number] as number) < (keys[items[below] as number] as number)) below++;
    const other = items[below] as number;
    if ((keys[other] as number) >= key) break;
    items[place] = other;
    places[other] = place;
    place = below;
  }
  items[place] = last;
  places[last] = place;
  return first;
}

/** Takes out everything. Cost: the size. */
export function emptyHeap(heap: PointHeap): void {
  for (let place = 0; place < heap.size; place++) heap.places[heap.items[place] as number] = -1;
  heap.size = 0;
}
