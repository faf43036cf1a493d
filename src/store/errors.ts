/** Decides how a caller learns that the dossier cannot be opened, read or written: one class, a stable code, what, where and what to do. */

/** Stable words for programs. A person reads the message. */
export type StoreErrorCode =
  | "missing-folder"
  | "missing-file"
  | "file-exists"
  | "is-a-directory"
  | "not-a-dossier"
  | "damaged"
  | "newer-format"
  | "older-format"
  | "read-only"
  | "no-permission"
  | "busy"
  | "disk-full"
  | "engine-too-old"
  | "closed"
  | "bad-entry"
  | "bad-source"
  | "bad-reading"
  | "bad-record"
  | "bad-query"
  | "id-collision"
  | "unknown-command"
  | "unknown-source"
  | "append-only"
  | "engine";

/** What went wrong, where, and what to do about it. `where` is the file, or the source, command or item concerned. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;
  readonly where: string;
  readonly whatToDo: string;

  constructor(fields: {
    readonly code: StoreErrorCode;
    readonly what: string;
    readonly where: string;
    readonly whatToDo: string;
    readonly cause?: unknown;
  }) {
    super(`${fields.what} (${fields.where}). ${fields.whatToDo}`, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.code = fields.code;
    this.where = fields.where;
    this.whatToDo = fields.whatToDo;
  }
}
