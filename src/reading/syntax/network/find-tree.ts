/** Decides which heads make the best tree: each word one head, one word the root, no circles. */

/**
 * The heads of `count` words with the highest sum of scores among all trees with one root. `scores[dependent × stride + head]`: head 0 is the root,
 * head `h` the word `h - 1`. Answers by word the head's place, from 0, or -1 for the root.
 *
 * The best head of each word where these make a tree, which is nearly always; else Chu and Liu 1965, Edmonds 1967: circles are drawn together
 * to one node each. Cost: count². At most 32,766 words.
 */
export function findTree(scores: Float32Array, count: number, stride: number): Int32Array {
  const heads = new Int32Array(count);
  let roots = 0;
  for (let word = 0; word < count; word++) {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let head = 0; head <= count; head++) {
      const score = scores[word * stride + head] as number; // Inside the row.
      if (head === word + 1 || score <= bestScore) continue;
      best = head;
      bestScore = score;
    }
    heads[word] = best - 1;
    if (best === 0) roots += 1;
  }
  if (roots === 1 && circlesIn(heads).count === 0) return heads;
  return bestTree(scores, count, stride);
}

/** For each place the number of the circle it is part of, from 0, or -1; and how many circles there are. */
function circlesIn(heads: ArrayLike<number>): { readonly circleOf: Int32Array; readonly count: number } {
  const seenIn = new Int32Array(heads.length).fill(-1);
  const circleOf = new Int32Array(heads.length).fill(-1);
  let count = 0;
  for (let start = 0; start < heads.length; start++) {
    let at = start;
    while (at >= 0 && seenIn[at] === -1) {
      seenIn[at] = start;
      at = heads[at] ?? -1;
    }
    if (at < 0 || seenIn[at] !== start) continue;
    for (let next = at; circleOf[next] === -1; next = heads[next] ?? -1) circleOf[next] = count;
    count += 1;
  }
  return { circleOf, count };
}

/** With so much taken off, a second root is never worth it. */
const ROOT_PRICE = 1e6;

/**
 * Tarjan 1977 for dense graphs: a path grows from head to head; where it closes, its circle becomes one node, which takes the place of one of its
 * nodes in the matrix.
 */
function bestTree(scores: Float32Array, count: number, stride: number): Int32Array {
  const forest = new Forest(scores, count, stride);
  for (let start = 1; start <= count; start++) forest.growFrom(start);
  return forest.heads();
}

const Unseen = 0;
const OnPath = 1;
const Done = 2;

/** Places of the matrix hold nodes: 0 the root, then words, and in the place of one of its nodes a circle drawn together. */
class Forest {
  readonly #count: number;
  readonly #places: number;
  /** What it gains that the node at a place (row) hangs on that at another (column), and between which words. */
  readonly #gain: Float64Array;
  readonly #lower: Int16Array;
  readonly #upper: Int16Array;
  readonly #stateOf: Uint8Array;
  /** Places that still hold a node. */
  #live: readonly number[];
  readonly #nodeAt: Int32Array;
  /** By node: the circle it is part of, -1 for none; the word of it that hangs on a head, and the head. */
  readonly #circleOf: Int32Array;
  readonly #lowerOf: Int16Array;
  readonly #upperOf: Int16Array;
  #nodes: number;

  constructor(scores: Float32Array, count: number, stride: number) {
    const places = count + 1;
    this.#count = count;
    this.#places = places;
    this.#gain = new Float64Array(places * places);
    this.#lower = new Int16Array(places * places);
    this.#upper = new Int16Array(places * places);
    for (let word = 1; word < places; word++) {
      for (let head = 0; head < places; head++) {
        const at = word * places + head;
        this.#gain[at] = (scores[(word - 1) * stride + head] as number) - (head === 0 ? ROOT_PRICE : 0); // Inside the row.
        this.#lower[at] = word;
        this.#upper[at] = head;
      }
    }
    this.#stateOf = new Uint8Array(places);
    this.#stateOf[0] = Done;
    this.#live = Array.from({ length: places }, (_, place) => place);
    this.#nodeAt = Int32Array.from(this.#live);
    this.#circleOf = new Int32Array(2 * places).fill(-1);
    this.#lowerOf = new Int16Array(2 * places);
    this.#upperOf = new Int16Array(2 * places);
    this.#nodes = places;
  }

  growFrom(start: number): void {
    if (this.#stateOf[start] !== Unseen || !this.#live.includes(start)) return;
    const path = [start];
    this.#stateOf[start] = OnPath;
    for (;;) {
      const place = path.at(-1) as number; // The path is never empty.
      const head = this.#hang(place);
      if (this.#stateOf[head] === Done) break;
      if (this.#stateOf[head] === Unseen) {
        this.#stateOf[head] = OnPath;
        path.push(head);
      } else {
        this.#drawTogether(path.splice(path.indexOf(head) + 1), head);
      }
    }
    for (const place of path) this.#stateOf[place] = Done;
  }

  /** Hangs the node at a place where it gains most; answers the place of that head. */
  #hang(place: number): number {
    let best = -1;
    for (const other of this.#live) {
      if (other !== place && (best === -1 || this.#gainOf(place, other) > this.#gainOf(place, best))) best = other;
    }
    const node = this.#nodeAt[place] as number; // Here and below: one for each place or node there is.
    this.#lowerOf[node] = this.#lower[place * this.#places + best] as number;
    this.#upperOf[node] = this.#upper[place * this.#places + best] as number;
    return best;
  }

  #gainOf(place: number, head: number): number {
    return this.#gain[place * this.#places + head] as number;
  }

  /** Makes one node of the circle of `kept` and `others`, each of which hangs on the next and the last of which on `kept`. */
  #drawTogether(others: readonly number[], kept: number): void {
    const circle = [kept, ...others];
    this.#live = this.#live.filter((place) => !others.includes(place));
    circle.forEach((place, at) => {
      this.#circleOf[this.#nodeAt[place] as number] = this.#nodes;
      const lost = this.#gainOf(place, circle[(at + 1) % circle.length] as number);
      for (const other of this.#live) {
        if (other === kept) continue;
        const row = place * this.#places + other;
        this.#gain[row] = (this.#gain[row] as number) - lost;
        if (place === kept) continue;
        this.#keepBetter(kept * this.#places + other, row);
        this.#keepBetter(other * this.#places + kept, other * this.#places + place);
      }
    });
    this.#nodeAt[kept] = this.#nodes;
    this.#nodes += 1;
  }

  #keepBetter(kept: number, other: number): void {
    if ((this.#gain[other] as number) <= (this.#gain[kept] as number)) return;
    this.#gain[kept] = this.#gain[other] as number;
    this.#lower[kept] = this.#lower[other] as number;
    this.#upper[kept] = this.#upper[other] as number;
  }

  /** Opens the circles again, the last first: where one hangs, its word there hangs, the others stay as they are. */
  heads(): Int32Array {
    for (let circle = this.#nodes - 1; circle >= this.#places; circle--) {
      let part = this.#lowerOf[circle] as number;
      while (this.#circleOf[part] !== circle) part = this.#circleOf[part] as number;
      this.#lowerOf[part] = this.#lowerOf[circle] as number;
      this.#upperOf[part] = this.#upperOf[circle] as number;
    }
    return Int32Array.from({ length: this.#count }, (_, word) => (this.#upperOf[word + 1] as number) - 1);
  }
}
