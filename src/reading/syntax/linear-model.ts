/** Decides how a trained linear model is stored in bytes and how its scores are added up. */

/**
 * Which buckets have a row, and which one. Rows stand in the order of their buckets, so the row of a bucket is the number of filled buckets before
 * it: for every 32 buckets one word of bits and one count of all before. A look-up touches eight bytes of a table that stays in the processor's
 * cache, where one number for each bucket would not.
 */
export type BucketIndex = Int32Array;

/** An index of `2 ** bits` buckets; `filled` in rising order. */
export function indexBuckets(bits: number, filled: Int32Array): BucketIndex {
  const index = new Int32Array(2 ** Math.max(0, bits - 5) * 2);
  for (const bucket of filled) index[(bucket >>> 5) << 1] = (index[(bucket >>> 5) << 1] ?? 0) | (1 << (bucket & 31));
  let before = 0;
  for (let word = 0; word < index.length; word += 2) {
    index[word + 1] = before;
    before += countBits(index[word] ?? 0);
  }
  return index;
}

/** The row of a bucket, or -1. */
function rowAt(index: BucketIndex, bucket: number): number {
  const word = (bucket >>> 5) << 1;
  const bits = index[word] as number; // Buckets are below the size that the index was made for.
  if (((bits >>> (bucket & 31)) & 1) === 0) return -1;
  return (index[word + 1] as number) + countBits(bits & ~(-1 << (bucket & 31)));
}

/** How many bits of 32 are set (Warren 2003, "Hacker's Delight", 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Weights of hashed features: a bucket has a row, a row has a weight for some of the classes. */
export type LinearModel = {
  readonly classCount: number;
  /** Features are hashed to this many bits. */
  readonly bits: number;
  readonly rowOf: BucketIndex;
  /** By row: where its entries begin; the next row's beginning is its end. */
  readonly rowStart: Int32Array;
  readonly classOf: Uint8Array;
  readonly weightOf: Int8Array;
};

/** A model of at most `NARROW_CLASSES` classes: every row has a weight for every class. */
export type NarrowModel = {
  readonly classCount: number;
  readonly bits: number;
  readonly rowOf: BucketIndex;
  /** Rows of `NARROW_CLASSES` weights. */
  readonly weights: Int8Array;
};

/** The width of a narrow model's rows. */
export const NARROW_CLASSES = 4;

/** Adds the weights of the feature with hash `feature` to `scores`. */
export function addWeights(model: LinearModel, feature: number, scores: Int32Array): void {
  const row = rowAt(model.rowOf, bucketOf(feature, model.bits));
  if (row < 0) return;
  const { rowStart, classOf, weightOf } = model;
  const end = rowStart[row + 1] as number; // There is a closing entry.
  for (let entry = rowStart[row] as number; entry < end; entry++) {
    (scores[classOf[entry] as number] as number) += weightOf[entry] as number; // Classes are checked below `classCount` on reading.
  }
}

/** Adds the weights of the first `count` of `features` to the three first `scores` of a narrow model. */
export function addNarrowWeights(model: NarrowModel, features: Int32Array, count: number, scores: Int32Array): void {
  const { rowOf, weights, bits } = model;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let place = 0; place < count; place++) {
    const row = rowAt(rowOf, bucketOf(features[place] as number, bits)); // Below `count`.
    if (row < 0) continue;
    const start = row * NARROW_CLASSES;
    first += weights[start] as number; // Rows are whole.
    second += weights[start + 1] as number;
    third += weights[start + 2] as number;
  }
  scores[0] = first;
  scores[1] = second;
  scores[2] = third;
}

/** The bucket of a feature hash among 2 to the `bits`; the trainer must use the same. */
export function bucketOf(feature: number, bits: number): number {
  return Math.imul(feature, 0x85ebca6b) >>> (32 - bits);
}

/** The class with the highest score; the first of equals. */
export function bestClass(scores: Int32Array): number {
  let best = 0;
  let bestScore = scores[0] ?? 0;
  for (let place = 1; place < scores.length; place++) {
    const score = scores[place] as number; // `place` is below the length.
    if (score > bestScore) {
      best = place;
      bestScore = score;
    }
  }
  return best;
}
