/** Decides how trained weights become the bytes that `src/reading/syntax/model-bytes.ts` reads. */
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
    for (const name of names) this.writeName(name);
  }

  writeName(name: string): void {
    this.writeCount(name.length);
    for (const letter of name) this.bytes.push(letter.charCodeAt(0));
  }

  /** Numbers of 32 bits. */
  writeFloats(values: readonly number[]): void {
    for (const byte of new Uint8Array(Float32Array.from(values).buffer)) this.bytes.push(byte);
  }

  writeSigned(values: Int8Array): void {
    for (const value of values) this.bytes.push(value & 0xff);
  }

  toBytes(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}
