/** Decides how intake refuses bytes it cannot make into a source: what is wrong and what to do. */

export type RefusalCode =
  | "empty"
  | "not-text"
  | "too-large"
  | "too-long"
  | "too-deep"
  | "too-many-elements"
  | "no-text"
  | "unreadable"
  | "unknown-format"
  | "bad-date";

/** Why a document was not taken in. */
export type Refusal = { readonly kind: "refused"; readonly code: RefusalCode; readonly message: string; readonly whatToDo: string };

/** Makes a refusal. */
export function refuse(code: RefusalCode, message: string, whatToDo: string): Refusal {
  return { kind: "refused", code, message, whatToDo };
}
