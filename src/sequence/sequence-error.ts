/** Decides how the sequence refuses what it is given: a stable code, what and where, and what to do. */

export type SequenceErrorCode = "malformed" | "out-of-range" | "unknown-name" | "too-large";

/** The caller's mistake: a file or plan that cannot be read as what it claims to be. */
export class SequenceError extends Error {
  override readonly name = "SequenceError";
  readonly code: SequenceErrorCode;
  readonly whatToDo: string;

  constructor(code: SequenceErrorCode, what: string, whatToDo: string) {
    super(what);
    this.code = code;
    this.whatToDo = whatToDo;
  }
}
