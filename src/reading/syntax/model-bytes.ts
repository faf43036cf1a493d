/** Decides the byte layout of a model file: little-endian numbers, variable-length counts, names in UTF-8. */

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
}
