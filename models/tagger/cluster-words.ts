/** Decides which words behave alike: classes from word pairs in unmarked text, by the exchange algorithm (Martin, Liermann and Ney 1998). */

/** Sentences of words to classes of words; words seen fewer than `rarest` times are left out. */
export function clusterWords(
  sentences: readonly (readonly string[])[],
  options: { readonly classes: number; readonly rarest: number; readonly rounds: number },
): ReadonlyMap<string, number> {
  const { classes, rarest, rounds } = options;
  const vocabulary = commonWords(sentences, rarest);
  const numbers = new Map(vocabulary.map((word, place) => [word, place]));
  const edge = vocabulary.length;
  const other = edge + 1;
  const pairs = countPairs(sentences, (word) => numbers.get(word) ?? other, edge, other + 1);
  // The edge of the sentence and the rare words have classes of their own that no word joins.
  const classCount = classes + 2;
  const classOf = Int32Array.from({ length: other + 1 }, (_, word) => (word >= edge ? classes + (word - edge) : word % classes));
  const joint = new Float64Array(classCount * classCount);
  const total = new Float64Array(classCount);
  const wordTotal = new Float64Array(other + 1);
  pairs.forEach((row, word) => {
    for (const [next, count] of row.right) {
      addTo(joint, (classOf[word] ?? 0) * classCount + (classOf[next] ?? 0), count);
      addTo(wordTotal, word, count);
    }
  });
  for (let word = 0; word <= other; word++) addTo(total, classOf[word] ?? 0, wordTotal[word] ?? 0);

  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let word = 0; word < edge; word++) if (exchange(word)) moved += 1;
    if (moved < edge / 200) break;
  }
  return new Map(vocabulary.map((word, place) => [word, classOf[place] ?? 0]));

  /** Takes `word` out of its class and puts it where the likelihood of the text is highest. */
  function exchange(word: number): boolean {
    const row = pairs[word];
    if (row === undefined) return false;
    const right = byClass(row.right, word);
    const left = byClass(row.left, word);
    const self = row.self;
    const own = classOf[word] ?? 0;
    const size = wordTotal[word] ?? 0;
    move(own, -1);
    let best = own;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < classes; candidate++) {
      let gain = -2 * (xlogx((total[candidate] ?? 0) + size) - xlogx(total[candidate] ?? 0));
      for (const [place, count] of right) {
        if (place === candidate) continue;
        const now = joint[candidate * classCount + place] ?? 0;
        gain += xlogx(now + count) - xlogx(now);
      }
      for (const [place, count] of left) {
        if (place === candidate) continue;
        const now = joint[place * classCount + candidate] ?? 0;
        gain += xlogx(now + count) - xlogx(now);
      }
      const inside = joint[candidate * classCount + candidate] ?? 0;
      const joined = (right.get(candidate) ?? 0) + (left.get(candidate) ?? 0) + self;
      gain += xlogx(inside + joined) - xlogx(inside);
      if (gain > bestGain) {
        bestGain = gain;
        best = candidate;
      }
    }
    move(best, 1);
    classOf[word] = best;
    return best !== own;

    function move(place: number, sign: number): void {
      for (const [next, count] of right) addTo(joint, place * classCount + next, sign * count);
      for (const [previous, count] of left) addTo(joint, previous * classCount + place, sign * count);
      addTo(joint, place * classCount + place, sign * self);
      addTo(total, place, sign * size);
    }
  }

  /** Neighbour counts by class, pairs of the word with itself apart. */
  function byClass(counts: readonly (readonly [number, number])[], word: number): Map<number, number> {
    const found = new Map<number, number>();
    for (const [neighbour, count] of counts) {
      if (neighbour === word) continue;
      const place = classOf[neighbour] ?? 0;
      found.set(place, (found.get(place) ?? 0) + count);
    }
    return found;
  }
}

type Neighbours = {
  readonly right: readonly (readonly [number, number])[];
  readonly left: readonly (readonly [number, number])[];
  readonly self: number;
};

function commonWords(sentences: readonly (readonly string[])[], rarest: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= rarest)
    .sort((one, another) => another[1] - one[1] || (one[0] < another[0] ? -1 : 1))
    .map(([word]) => word);
}

function countPairs(
  sentences: readonly (readonly string[])[],
  numberOf: (word: string) => number,
  edge: number,
  size: number,
): readonly Neighbours[] {
  const right: Map<number, number>[] = Array.from({ length: size }, () => new Map());
  const left: Map<number, number>[] = Array.from({ length: size }, () => new Map());
  for (const sentence of sentences) {
    let previous = edge;
    for (const next of [...sentence.map(numberOf), edge]) {
      const after = right[previous];
      const before = left[next];
      after?.set(next, (after.get(next) ?? 0) + 1);
      before?.set(previous, (before.get(previous) ?? 0) + 1);
      previous = next;
    }
  }
  return right.map((counts, word) => ({ right: [...counts], left: [...(left[word] ?? [])], self: counts.get(word) ?? 0 }));
}

function addTo(counts: Float64Array, place: number, count: number): void {
  counts[place] = (counts[place] ?? 0) + count;
}

function xlogx(count: number): number {
  return count > 0 ? count * Math.log(count) : 0;
}
