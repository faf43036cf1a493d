/** Decides how the room refuses a model or a question: a stable code, what is the matter, and what to do. */

export type ConflictErrorCode =
  | "malformed"
  | "no-option"
  | "no-preferences"
  | "unknown-option"
  | "unknown-state"
  | "contradiction"
  | "impossible-option"
  | "no-state"
  | "too-large";

/** The caller's mistake in a model or a question. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
  readonly code: ConflictErrorCode;
  readonly whatToDo: string;

  constructor(code: ConflictErrorCode, what: string, whatToDo: string) {
    super(what);
    this.code = code;
    this.whatToDo = whatToDo;
  }
}
