/** Decides how the server says no: a status, a stable code, what, and what to do; never a stack. */

import { CommandError, type CommandErrorCode } from "#commands";

/** A refusal, ready to be sent. */
export type Refusal = {
  readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 500 | 503 | 507;
  readonly code: string;
  readonly message: string;
  readonly whatToDo: string;
};

/** The refusal as the answer of a request for JSON. */
export function answerRefusal({ status, code, message, whatToDo }: Refusal): Response {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  return new Response(JSON.stringify({ ok: false, error: { code, message, whatToDo } }), { status, headers });
}

/** What a thrown error means to the one who asked; `undefined` code words are our own mistakes and say nothing of the inside. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof CommandError) {
    return { status: StatusOfCode[error.code], code: error.code, message: sentence(error.message), whatToDo: error.whatToDo };
  }
  if (isStoreError(error)) {
    const status = error.code === "busy" ? 503 : error.code === "disk-full" ? 507 : error.code === "read-only" ? 409 : 500;
    return { status, code: error.code, message: sentence(error.message), whatToDo: error.whatToDo };
  }
  if (error instanceof Error && error.name === "AbortError")
    return { status: 503, code: "interrupted", message: "The work was interrupted.", whatToDo: "Ask again." };
  return {
    status: 500,
    code: "our-mistake",
    message: "Parley made a mistake; it is not yours.",
    whatToDo: "Look in the terminal in which Parley runs: it says there what went wrong. Please report it.",
  };
}

const StatusOfCode = {
  "no-such-item": 404,
  "no-such-file": 404,
  "not-in-the-dossier": 404,
  "ambiguous-id": 400,
  "bad-input": 400,
  "nothing-to-undo": 409,
  "not-possible": 409,
  conflict: 409,
} as const satisfies Record<CommandErrorCode, Refusal["status"]>;

type StoreErrorLike = Error & { readonly code: string; readonly whatToDo: string };

/** Known by its fields, because the surfaces do not import the store. */
function isStoreError(error: unknown): error is StoreErrorLike {
  return (
    error instanceof Error &&
    error.name === "StoreError" &&
    "code" in error &&
    typeof error.code === "string" &&
    "whatToDo" in error &&
    typeof error.whatToDo === "string"
  );
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/u.test(first) ? first : `${first}.`;
}
