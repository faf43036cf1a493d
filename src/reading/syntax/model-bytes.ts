/** Decides the byte layout of a model file: little-endian numbers, variable-length counts, names in UTF-8. */
import { indexBuckets, type LinearModel, NARROW_CLASSES, type NarrowModel } from "./linear-model.ts";

/** Thrown when weights are not what their file says; the models ship with Parley, so this is a broken installation. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
}

/** Reads a model file from its start. */
export class ModelReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, magic: string, version: number) {
    this.bytes = bytes;
    const found = String.fromCharCode(...bytes.subarray(0, magic.length));
    this.at = magic.length;
    if (found !== magic) throw new ModelFileError(`This is no ${magic} model file: it begins with ${JSON.stringify(found)}.`);
    const foundVersion = this.readCount();
    if (foundVersion !== version)
      throw new ModelFileError(`The ${magic} model has version ${foundVersion}; this Parley reads version ${version}.`);
  }

  readByte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new ModelFileError("A model file ends early.");
    this.at += 1;
    return byte;
  }

  /** Seven bits a byte, least significant first; the high bit says that more follow. */
  readCount(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.readByte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  readName(): string {
    const length = this.readCount();
    const bytes = this.readBytes(length);
    return String.fromCharCode(...bytes);
  }

  readNames(): readonly string[] {
    return Array.from({ length: this.readCount() }, () => this.readName());
  }

  readBytes(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new ModelFileError("A model file ends early.");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** Keys in rising order as distances, then the coarse and the fine class of each. */
  readWordClasses(): ReadonlyMap<number, number> {
    const count = this.readCount();
    const keys = new Int32Array(count);
    let key = 0;
    for (let place = 0; place < count; place++) {
      key += this.readCount();
      keys[place] = key;
    }
    const coarse = this.readBytes(count);
    const fine = this.readBytes(count);
    const classes = new Map<number, number>();
    keys.forEach((known, place) => {
      classes.set(known, ((coarse[place] ?? 0) << 8) | (fine[place] ?? 0));
    });
    return classes;
  }

  readLinearModel(): LinearModel {
    const classCount = this.readCount();
    const bits = this.readCount();
    const rows = this.readCount();
    const entries = this.readCount();
    if (classCount > 255 || bits > 24) throw new ModelFileError("A model file has impossible sizes.");
    const filledBuckets = new Int32Array(rows);
    const rowStart = new Int32Array(rows + 1);
    let bucket = -1;
    let filled = 0;
    for (let row = 0; row < rows; row++) {
      bucket += this.readCount() + 1;
      if (bucket >= 2 ** bits) throw new ModelFileError("A model file names a bucket that does not exist.");
      filledBuckets[row] = bucket;
      filled += this.readByte();
      rowStart[row + 1] = filled;
    }
    if (filled !== entries) throw new ModelFileError("A model file's rows and entries do not agree.");
    const classOf = this.readBytes(entries).slice();
    if (classOf.some((place) => place >= classCount)) throw new ModelFileError("A model file names a class that does not exist.");
    const weightOf = Int8Array.from(this.readBytes(entries), (byte) => (byte << 24) >> 24);
    const rowOf = indexBuckets(bits, filledBuckets);
    return { classCount, bits, rowOf, rowStart, classOf, weightOf };
  }

  /** Rows as a set of classes in bits and the weights of those classes. */
  readNarrowModel(): NarrowModel {
    const classCount = this.readCount();
    const bits = this.readCount();
    const rows = this.readCount();
    if (classCount > NARROW_CLASSES || bits > 24) throw new ModelFileError("A model file has impossible sizes.");
    const filledBuckets = new Int32Array(rows);
    let bucket = -1;
    for (let row = 0; row < rows; row++) {
      bucket += this.readCount() + 1;
      if (bucket >= 2 ** bits) throw new ModelFileError("A model file names a bucket that does not exist.");
      filledBuckets[row] = bucket;
    }
    const rowOf = indexBuckets(bits, filledBuckets);
    const classSets = this.readBytes(rows);
    const weights = new Int8Array(rows * NARROW_CLASSES);
    for (let row = 0; row < rows; row++) {
      const set = classSets[row] ?? 0;
      for (let place = 0; place < classCount; place++) {
        if (set & (1 << place)) weights[row * NARROW_CLASSES + place] = (this.readByte() << 24) >> 24;
      }
    }
    return { classCount, bits, rowOf, weights };
  }
}
