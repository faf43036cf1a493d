/** Decides how a command refuses what the caller asked: a stable code, what, and what to do. */

export type CommandErrorCode =
  | "no-such-item"
  | "ambiguous-id"
  | "no-such-file"
  | "nothing-to-undo"
  | "not-possible"
  | "bad-input"
  | "conflict"
  | "not-in-the-dossier";

/** The caller's mistake; the surfaces turn it into exit code 2 or a 4xx answer. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: CommandErrorCode;
  readonly whatToDo: string;

  constructor(code: CommandErrorCode, what: string, whatToDo: string, cause?: unknown) {
    super(what, cause === undefined ? undefined : { cause });
    this.code = code;
    this.whatToDo = whatToDo;
  }
}
