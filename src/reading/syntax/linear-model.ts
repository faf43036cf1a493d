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
