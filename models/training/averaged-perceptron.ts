/** Decides how weights of hashed features are learned: an averaged perceptron, its steps whole or shrinking for what changes often. */
import { bucketOf } from "../../src/reading/syntax/linear-model.ts";

/**
 * Weights under training; a row exists only where there was an update. Shrinking steps go down with the root of a weight's updates (AdaGrad: Duchi,
 * Hazan and Singer 2011, for gradients of size one). Averaging is lazy: `later` sums each change times the step at which it was made.
 */
export class AveragedPerceptron {
  readonly classCount: number;
  readonly bits: number;
  private readonly rowOf: Int32Array;
  private weights: Float32Array;
  private later: Float64Array;
  private changes: Float32Array | undefined;
  private seen: Uint8Array | undefined;
  private rows = 0;
  private step = 1;

  constructor(classCount: number, bits: number, steps: "whole" | "shrinking" = "whole") {
    this.classCount = classCount;
    this.bits = bits;
    this.rowOf = new Int32Array(2 ** bits);
    this.weights = new Float32Array(FIRST_ROWS * classCount);
    this.later = new Float64Array(FIRST_ROWS * classCount);
    if (steps === "shrinking") this.changes = new Float32Array(FIRST_ROWS * classCount);
  }

  /** Counts `features`; from the first call on, features counted fewer than `RAREST` times get no weights. */
  count(features: Int32Array, count: number): void {
    this.seen ??= new Uint8Array(this.rowOf.length);
    for (let place = 0; place < count; place++) {
      const bucket = bucketOf(features[place] ?? 0, this.bits);
      this.seen[bucket] = Math.min(255, (this.seen[bucket] ?? 0) + 1);
    }
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
      const bucket = bucketOf(features[place] ?? 0, this.bits);
      if (this.seen !== undefined && (this.seen[bucket] ?? 0) < RAREST) continue;
      const start = this.rowFor(bucket) * this.classCount;
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
      if (this.changes !== undefined) {
        const changes = new Float32Array(this.changes.length * 2);
        changes.set(this.changes);
        this.changes = changes;
      }
    }
    return this.rows - 1;
  }

  private change(at: number, size: number): void {
    const moved = size / Math.sqrt(this.countChange(at));
    this.weights[at] = (this.weights[at] ?? 0) + moved;
    this.later[at] = (this.later[at] ?? 0) + moved * this.step;
  }

  /** How often the weight has been changed, this time included; always 1 where steps are whole. */
  private countChange(at: number): number {
    if (this.changes === undefined) return 1;
    const changes = (this.changes[at] ?? 0) + 1;
    this.changes[at] = changes;
    return changes;
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

const RAREST = 2;
const FIRST_ROWS = 4096;
