/** Decides which of two lists of points are one another's: same heading first, then the most alike, each at most once. */

/** A point as it is compared: its heading in stems (empty for none) and the stems of its words. */
export type Comparable = { readonly heading: string; readonly stems: ReadonlySet<string> };

/** A possible partner; likeness is shared words over all words (Jaccard), and 1 more under the same heading. */
type Candidate = { readonly place: number; readonly likeness: number };

/** So many candidates of a point are kept at a time; the rest are found again when these are taken. */
const MostKept = 16;

/**
 * For places of the first list their places in the second: again and again the most alike pair of those that are left, down to `least`; ties in
 * the order of the first list, then of the second. An index tells who shares words, everyday words are compared as bits, and a point's lesser
 * candidates are only looked for when its better ones are taken. Cost: for each point the length of the other list, and the number of times its
 * rarer words stand in it.
 */
export function pairAlike(first: readonly Comparable[], second: readonly Comparable[], least: number): ReadonlyMap<number, number> {
  const index = indexWords(second);
  const taken = new Uint8Array(second.length);
  const shared = new Int32Array(second.length);
  const kept = first.map(() => ({ candidates: [] as readonly Candidate[], next: 0, isAll: false, sawHeadings: false }));
  const queue = createQueue();
  for (const at of first.keys()) offer(at);
  const pairs = new Map<number, number>();
  for (let best = queue.take(); best !== undefined; best = queue.take()) {
    if (taken[best.place] === 1) offer(best.at);
    else {
      taken[best.place] = 1;
      pairs.set(best.at, best.place);
    }
  }
  return pairs;

  /** Puts a point's best candidate that is still free into the queue, if it has one. */
  function offer(at: number): void {
    const own = kept[at];
    const point = first[at];
    if (own === undefined || point === undefined) return;
    for (;;) {
      const candidate = own.candidates[own.next];
      if (candidate === undefined) {
        if (own.isAll) return;
        refill(own, point);
        continue;
      }
      own.next++;
      if (taken[candidate.place] === 1) continue;
      queue.put({ at, place: candidate.place, likeness: candidate.likeness });
      return;
    }
  }

  function refill(own: (typeof kept)[number], point: Comparable): void {
    own.next = 0;
    // Under the same heading everything is more alike than anything else, unless not one word is shared.
    if (!own.sawHeadings) {
      own.sawHeadings = true;
      own.candidates = underHeading(point);
      if (own.candidates.length > 0 && own.candidates.every(({ likeness }) => likeness > 1)) return;
    }
    const found = sharing(point);
    own.isAll = found.isAll;
    own.candidates = found.best;
  }

  function underHeading(point: Comparable): readonly Candidate[] {
    const places = point.heading === "" ? [] : (index.byHeading.get(point.heading) ?? []);
    return inOrder(places.filter((place) => taken[place] === 0).map((place) => ({ place, likeness: 1 + likenessOf(point, place) })));
  }

  /** The best of everybody left who is alike enough, and whether these are all. */
  function sharing(point: Comparable): { readonly best: readonly Candidate[]; readonly isAll: boolean } {
    const [low, high] = index.masksOf(point);
    for (const stem of point.stems) {
      const places = index.byStem.get(stem);
      for (let at = 0; places !== undefined && at < places.length; at++) {
        const place = places[at] as number;
        shared[place] = (shared[place] as number) + 1;
      }
    }
    const best: Candidate[] = [];
    let count = 0;
    for (let place = 0; place < second.length; place++) {
      const inCommon =
        (shared[place] as number) + bitsIn(low & (index.low[place] as number)) + bitsIn(high & (index.high[place] as number));
      shared[place] = 0;
      if (inCommon === 0 || taken[place] === 1) continue;
      const alike = inCommon / (point.stems.size + (index.sizes[place] as number) - inCommon);
      const likeness = point.heading !== "" && second[place]?.heading === point.heading ? 1 + alike : alike;
      if (likeness < least) continue;
      count++;
      keepBest(best, { place, likeness });
    }
    for (const candidate of underHeading(point)) {
      if (candidate.likeness !== 1) continue;
      count++;
      keepBest(best, candidate);
    }
    return { best, isAll: count <= MostKept };
  }

  function likenessOf(point: Comparable, place: number): number {
    const stems = second[place]?.stems ?? new Set<string>();
    let count = 0;
    for (const stem of point.stems) if (stems.has(stem)) count++;
    const all = point.stems.size + stems.size - count;
    return all === 0 ? 0 : count / all;
  }
}

function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((one, other) => (isBetter(one, other) ? -1 : 1));
}

function isBetter(one: Candidate, other: Candidate): boolean {
  return one.likeness > other.likeness || (one.likeness === other.likeness && one.place < other.place);
}

/** Puts a candidate where it belongs among the best, of which no more than `MostKept` stay. */
function keepBest(best: Candidate[], candidate: Candidate): void {
  const worst = best[MostKept - 1];
  if (worst !== undefined && !isBetter(candidate, worst)) return;
  let at = Math.min(best.length, MostKept - 1);
  for (; at > 0; at--) {
    const above = best[at - 1];
    if (above === undefined || !isBetter(candidate, above)) break;
    best[at] = above;
  }
  best[at] = candidate;
}

/** Everyday words, at most this many, are compared as bits; the others by who has them. */
const MostEveryday = 62;
/** A word in so large a share of the points is an everyday one. */
const EverydayShare = 1 / 16;

type WordIndex = {
  readonly byStem: ReadonlyMap<string, Int32Array>;
  readonly byHeading: ReadonlyMap<string, readonly number[]>;
  /** How many words each point has, and its everyday ones as bits. */
  readonly sizes: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly masksOf: (point: Comparable) => readonly [low: number, high: number];
};

function indexWords(points: readonly Comparable[]): WordIndex {
  const byStem = new Map<string, number[]>();
  const byHeading = new Map<string, number[]>();
  points.forEach(({ stems, heading }, place) => {
    for (const stem of stems) add(byStem, stem, place);
    if (heading !== "") add(byHeading, heading, place);
  });
  const everyday = [...byStem]
    .filter(([, places]) => places.length > 16 && places.length > points.length * EverydayShare)
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, MostEveryday)
    .map(([stem]) => stem);
  const bitOf = new Map(everyday.map((stem, bit) => [stem, bit]));
  for (const stem of everyday) byStem.delete(stem);
  const masksOf = ({ stems }: Comparable): readonly [number, number] => {
    let [low, high] = [0, 0];
    for (const stem of stems) {
      const bit = bitOf.get(stem);
      if (bit === undefined) continue;
      if (bit < 31) low |= 1 << bit;
      else high |= 1 << (bit - 31);
    }
    return [low, high];
  };
  const masks = points.map(masksOf);
  return {
    byStem: new Map([...byStem].map(([stem, places]) => [stem, Int32Array.from(places)])),
    byHeading,
    sizes: Int32Array.from(points, ({ stems }) => stems.size),
    low: Int32Array.from(masks, ([low]) => low),
    high: Int32Array.from(masks, ([, high]) => high),
    masksOf,
  };
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function add(index: Map<string, number[]>, key: string, place: number): void {
  const places = index.get(key);
  if (places === undefined) index.set(key, [place]);
  else places.push(place);
}

type Entry = { readonly at: number; readonly place: number; readonly likeness: number };

/** A heap of pairs, the most alike first; each point of the first list stands in it at most once. */
function createQueue(): { readonly put: (entry: Entry) => void; readonly take: () => Entry | undefined } {
  const heap: Entry[] = [];
  return { put, take };

  function put(entry: Entry): void {
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
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
      const left = 2 * at + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const isRight = other !== undefined && isBefore(other, one);
      const child = isRight && other !== undefined ? other : one;
      if (!isBefore(child, last)) break;
      heap[at] = child;
      at = isRight ? left + 1 : left;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.likeness > other.likeness || (one.likeness === other.likeness && one.at < other.at);
}
