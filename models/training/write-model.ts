/** Decides how trained weights become the bytes that `src/reading/syntax/model-bytes.ts` reads. */
import type { AveragedPerceptron } from "./averaged-perceptron.ts";

/** Collects the bytes of a model file. */
export class ModelWriter {
  private bytes: number[] = [];

  constructor(magic: string, version: number) {
    for (const letter of magic) this.bytes.push(letter.charCodeAt(0));
    this.writeCount(version);
  }

  /** A writer that has written the same so far. */
  copy(): ModelWriter {
    const copy = new ModelWriter("", 0);
    copy.bytes = [...this.bytes];
    return copy;
  }

  writeCount(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  writeNames(names: readonly string[]): void {
    this.writeCount(names.length);
    for (const name of names) {
      this.writeCount(name.length);
      for (const letter of name) this.bytes.push(letter.charCodeAt(0));
    }
  }

  /** Word classes by key; where two spellings share a key the first stays. */
  writeWordClasses(wordClasses: ReadonlyMap<number, number>): void {
    const sorted = [...wordClasses].sort(([one], [other]) => one - other);
    this.writeCount(sorted.length);
    let previous = 0;
    for (const [key] of sorted) {
      this.writeCount(key - previous);
      previous = key;
    }
    for (const [, found] of sorted) this.bytes.push(found >> 8);
    for (const [, found] of sorted) this.bytes.push(found & 0xff);
  }

  /** Weights times `scale`, rounded to a signed byte; what rounds to less than `smallest` steps is left out. */
  writeLinearModel(perceptron: AveragedPerceptron, scale: number, smallest: number): { readonly rows: number; readonly entries: number } {
    const rows = perceptron
      .averaged()
      .map(({ bucket, weights }) => ({ bucket, entries: quantised(weights, scale, smallest) }))
      .filter(({ entries }) => entries.length > 0);
    const entries = rows.reduce((sum, row) => sum + row.entries.length, 0);
    this.writeCount(perceptron.classCount);
    this.writeCount(perceptron.bits);
    this.writeCount(rows.length);
    this.writeCount(entries);
    let bucket = -1;
    for (const row of rows) {
      this.writeCount(row.bucket - bucket - 1);
      this.bytes.push(row.entries.length);
      bucket = row.bucket;
    }
    for (const row of rows) for (const entry of row.entries) this.bytes.push(entry.place);
    for (const row of rows) for (const entry of row.entries) this.bytes.push(entry.weight & 0xff);
    return { rows: rows.length, entries };
  }

  /** As `writeLinearModel`, for at most four classes: a set of classes for each row instead of a name for each weight. */
  writeNarrowModel(perceptron: AveragedPerceptron, scale: number, smallest: number): { readonly rows: number; readonly entries: number } {
    const rows = perceptron
      .averaged()
      .map(({ bucket, weights }) => ({ bucket, entries: quantised(weights, scale, smallest) }))
      .filter(({ entries }) => entries.length > 0);
    this.writeCount(perceptron.classCount);
    this.writeCount(perceptron.bits);
    this.writeCount(rows.length);
    let bucket = -1;
    for (const row of rows) {
      this.writeCount(row.bucket - bucket - 1);
      bucket = row.bucket;
    }
    for (const row of rows) this.bytes.push(row.entries.reduce((set, entry) => set | (1 << entry.place), 0));
    for (const row of rows) for (const entry of row.entries) this.bytes.push(entry.weight & 0xff);
    return { rows: rows.length, entries: rows.reduce((sum, row) => sum + row.entries.length, 0) };
  }

  toBytes(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

function quantised(weights: Float64Array, scale: number, smallest: number): readonly { readonly place: number; readonly weight: number }[] {
  const entries: { place: number; weight: number }[] = [];
  weights.forEach((weight, place) => {
    const step = Math.max(-127, Math.min(127, Math.round(weight * scale)));
    if (Math.abs(step) >= smallest) entries.push({ place, weight: step });
  });
  return entries;
}
