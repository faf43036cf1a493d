/** Decides how a trained linear model is stored in bytes and how its scores are added up. */

/** Weights of hashed features: a bucket has a row, a row has a weight for some of the classes. */
export type LinearModel = {
  readonly classCount: number;
  /** Features are hashed to this many bits. */
  readonly bits: number;
  /** By bucket: 0 for no weights, otherwise one more than the place of its row. */
  readonly rowOf: Int32Array;
  /** By row: where its entries begin; the next row's beginning is its end. */
  readonly rowStart: Int32Array;
  readonly classOf: Uint8Array;
  readonly weightOf: Int8Array;
};

/** A model of at most `NARROW_CLASSES` classes: every row has a weight for every class. */
export type NarrowModel = {
  readonly classCount: number;
  readonly bits: number;
  /** By bucket: 0 for no weights, otherwise one more than the place of its row. */
  readonly rowOf: Int32Array;
  /** Rows of `NARROW_CLASSES` weights. */
  readonly weights: Int8Array;
};

/** The width of a narrow model's rows. */
export const NARROW_CLASSES = 4;

/** Adds the weights of the feature with hash `feature` to `scores`. */
export function addWeights(model: LinearModel, feature: number, scores: Int32Array): void {
  const row = model.rowOf[Math.imul(feature, 0x85ebca6b) >>> (32 - model.bits)] as number; // The shift keeps the index below the length.
  if (row === 0) return;
  const { rowStart, classOf, weightOf } = model;
  const end = rowStart[row] as number; // Rows are numbered from 1 and have a closing entry.
  for (let entry = rowStart[row - 1] as number; entry < end; entry++) {
    (scores[classOf[entry] as number] as number) += weightOf[entry] as number; // Classes are checked below `classCount` on reading.
  }
}

/** Adds the weights of the first `count` of `features` to the three first `scores` of a narrow model. */
export function addNarrowWeights(model: NarrowModel, features: Int32Array, count: number, scores: Int32Array): void {
  const { rowOf, weights } = model;
  const shift = 32 - model.bits;
  let first = 0;
  let second = 0;
  let third = 0;
  for (let place = 0; place < count; place++) {
    const row = rowOf[Math.imul(features[place] as number, 0x85ebca6b) >>> shift] as number; // Below `count`; the shift keeps the index below the length.
    if (row === 0) continue;
    const start = (row - 1) * NARROW_CLASSES;
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
