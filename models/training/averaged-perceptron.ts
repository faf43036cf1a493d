/** Decides how weights of hashed features are learned: an averaged perceptron whose rows exist only where it once erred. */
import { bucketOf } from "../../src/reading/syntax/linear-model.ts";

/** Weights under training. Averaging is lazy: `later` sums each change times the step at which it was made. */
export class AveragedPerceptron {
  readonly classCount: number;
  readonly bits: number;
  private readonly rowOf: Int32Array;
  private weights: Float32Array;
  private later: Float64Array;
  private rows = 0;
  private step = 1;

  constructor(classCount: number, bits: number) {
    this.classCount = classCount;
    this.bits = bits;
    this.rowOf = new Int32Array(2 ** bits);
    this.weights = new Float32Array(FIRST_ROWS * classCount);
    this.later = new Float64Array(FIRST_ROWS * classCount);
  }

  /** Adds the weights of `features` to `scores`. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { rowOf, weights, classCount, bits } = this;
    for (let place = 0; place < count; place++) {
      const row = rowOf[bucketOf(features[place] as number, bits)] as number; // Both indices are below the lengths.
      if (row === 0) continue;
      const start = (row - 1) * classCount;
      for (let at = 0; at < classCount; at++) (scores[at] as number) += weights[start + at] as number; // Rows are whole.
    }
  }

  /** Moves the weights of `features` towards `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number, size = 1): void {
    for (let place = 0; place < count; place++) {
      const start = this.rowFor(bucketOf(features[place] ?? 0, this.bits)) * this.classCount;
      this.change(start + right, size);
      this.change(start + wrong, -size);
    }
  }

  private rowFor(bucket: number): number {
    const known = this.rowOf[bucket] ?? 0;
    if (known > 0) return known - 1;
    this.rows += 1;
    this.rowOf[bucket] = this.rows;
    if (this.rows * this.classCount > this.weights.length) {
      const weights = new Float32Array(this.weights.length * 2);
      weights.set(this.weights);
      this.weights = weights;
      const later = new Float64Array(this.later.length * 2);
      later.set(this.later);
      this.later = later;
    }
    return this.rows - 1;
  }

  private change(at: number, size: number): void {
    this.weights[at] = (this.weights[at] ?? 0) + size;
    this.later[at] = (this.later[at] ?? 0) + size * this.step;
  }

  /** One more example has been seen. */
  tick(): void {
    this.step += 1;
  }

  /** The averaged weights of every row that has any, by bucket in order. */
  averaged(): { readonly bucket: number; readonly weights: Float64Array }[] {
    const found: { bucket: number; weights: Float64Array }[] = [];
    for (let bucket = 0; bucket < this.rowOf.length; bucket++) {
      const row = (this.rowOf[bucket] ?? 0) - 1;
      if (row < 0) continue;
      const start = row * this.classCount;
      found.push({
        bucket,
        weights: Float64Array.from(
          { length: this.classCount },
          (_, at) => (this.weights[start + at] ?? 0) - (this.later[start + at] ?? 0) / this.step,
        ),
      });
    }
    return found;
  }
}

const FIRST_ROWS = 4096;
