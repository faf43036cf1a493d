/** Decides how weights of hashed features are learned: an averaged perceptron whose rows exist only where it once erred. */
import { bucketOf } from "../../src/reading/syntax/linear-model.ts";

/** Weights under training. Averaging is lazy: `later` sums each change times the step at which it was made. */
export class AveragedPerceptron {
  readonly classCount: number;
  readonly bits: number;
  private readonly rowOf: Int32Array;
  private readonly weights: Float32Array[] = [];
  private readonly later: Float64Array[] = [];
  private step = 1;

  constructor(classCount: number, bits: number) {
    this.classCount = classCount;
    this.bits = bits;
    this.rowOf = new Int32Array(2 ** bits);
  }

  /** Adds the weights of `features` to `scores`. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    for (let place = 0; place < count; place++) {
      const row = this.rowOf[bucketOf(features[place] ?? 0, this.bits)] ?? 0;
      const weights = row === 0 ? undefined : this.weights[row - 1];
      if (weights === undefined) continue;
      for (let at = 0; at < this.classCount; at++) scores[at] = (scores[at] ?? 0) + (weights[at] ?? 0);
    }
  }

  /** Moves the weights of `features` towards `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number, size = 1): void {
    for (let place = 0; place < count; place++) {
      const bucket = bucketOf(features[place] ?? 0, this.bits);
      let row = this.rowOf[bucket] ?? 0;
      if (row === 0) {
        this.weights.push(new Float32Array(this.classCount));
        this.later.push(new Float64Array(this.classCount));
        row = this.weights.length;
        this.rowOf[bucket] = row;
      }
      this.change(row - 1, right, size);
      this.change(row - 1, wrong, -size);
    }
  }

  private change(row: number, place: number, size: number): void {
    const weights = this.weights[row];
    const later = this.later[row];
    if (weights === undefined || later === undefined) return;
    weights[place] = (weights[place] ?? 0) + size;
    later[place] = (later[place] ?? 0) + size * this.step;
  }

  /** One more example has been seen. */
  tick(): void {
    this.step += 1;
  }

  /** The averaged weights of every row that has any, by bucket in order. */
  averaged(): { readonly bucket: number; readonly weights: Float64Array }[] {
    const rows: { bucket: number; weights: Float64Array }[] = [];
    for (let bucket = 0; bucket < this.rowOf.length; bucket++) {
      const row = (this.rowOf[bucket] ?? 0) - 1;
      const weights = this.weights[row];
      const later = this.later[row];
      if (weights === undefined || later === undefined) continue;
      rows.push({ bucket, weights: Float64Array.from(weights, (weight, place) => weight - (later[place] ?? 0) / this.step) });
    }
    return rows;
  }
}
