/** Decides which heads make the best tree: each word one head, one word the root, no circles. */

/**
 * The heads of `count` words with the highest sum of scores among all trees with one root. `scores[dependent × stride + head]`: head 0 is the root,
 * head `h` the word `h - 1`. Answers by word the head's place, from 0, or -1 for the root.
 *
 * The best head of each word where these make a tree, which is nearly always; else Chu and Liu 1965, Edmonds 1967: circles are drawn together
 * to one node each. Cost: count², times the logarithm of count where there are circles.
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

function bestTree(scores: Float32Array, count: number, stride: number): Int32Array {
  // Nodes: 0 is the root, word w is w + 1. `weight[dependent][head]`.
  const weight: Float64Array[] = [new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY)];
  for (let word = 0; word < count; word++) {
    const row = Float64Array.from({ length: count + 1 }, (_, head) => scores[word * stride + head] ?? Number.NEGATIVE_INFINITY);
    row[0] = (row[0] ?? 0) - ROOT_PRICE;
    row[word + 1] = Number.NEGATIVE_INFINITY;
    weight.push(row);
  }
  const heads = drawTogether(weight);
  return Int32Array.from({ length: count }, (_, word) => (heads[word + 1] ?? 0) - 1);
}

/** Heads of the nodes 1 … in the heaviest tree that grows from node 0; -1 for node 0. All circles are drawn together at once. */
function drawTogether(weight: readonly Float64Array[]): Int32Array {
  const heads = Int32Array.from(weight, (row, node) => (node === 0 ? -1 : heaviest(row)));
  const { circleOf, count } = circlesIn(heads);
  if (count === 0) return heads;
  const groupOf = new Int32Array(weight.length);
  let groups = 0;
  for (let node = 0; node < weight.length; node++) if (circleOf[node] === -1) groupOf[node] = groups++;
  for (let node = 0; node < weight.length; node++) if (circleOf[node] !== -1) groupOf[node] = groups + (circleOf[node] ?? 0);
  groups += count;
  // What it gains that a group hangs on another, and by which of its nodes on which.
  const gains = Array.from({ length: groups }, () => new Float64Array(groups).fill(Number.NEGATIVE_INFINITY));
  const lower = gains.map(() => new Int32Array(groups));
  const upper = gains.map(() => new Int32Array(groups));
  for (let node = 1; node < weight.length; node++) {
    const row = weight[node] as Float64Array; // One row a node, here and below one list a group.
    const group = groupOf[node] as number;
    const lost = circleOf[node] === -1 ? 0 : (row[heads[node] as number] as number);
    const best = gains[group] as Float64Array;
    for (let head = 0; head < weight.length; head++) {
      const other = groupOf[head] as number;
      const gain = (row[head] as number) - lost;
      if (other === group || gain <= (best[other] as number)) continue;
      best[other] = gain;
      (lower[group] as Int32Array)[other] = node;
      (upper[group] as Int32Array)[other] = head;
    }
  }
  drawTogether(gains).forEach((other, group) => {
    if (group > 0) heads[lower[group]?.[other] ?? 0] = upper[group]?.[other] ?? 0;
  });
  return heads;
}

function heaviest(row: Float64Array): number {
  let best = 0;
  for (let at = 1; at < row.length; at++) if ((row[at] ?? 0) > (row[best] ?? 0)) best = at;
  return best;
}
