/** Decides what a failure prints and which exit code it has: 2 for the caller's mistake, 1 for everything else. */
import { z } from "zod";
import { WhichDossier } from "./find-dossier.ts";

export type Failure = { readonly code: string; readonly message: string; readonly whatToDo: string; readonly exitCode: 1 | 2 };

/** Store errors that are not the caller's mistake. */
const NotTheCallers = new Set(["damaged", "disk-full", "busy", "engine", "engine-too-old", "id-collision", "closed"]);

/** Tells a failure of `command`: what, and what to do. */
export function failureOf(error: unknown, command: string): Failure {
  if (error instanceof z.ZodError) {
    const what = error.issues.map(
      ({ path, message }) => `${path.length > 0 ? `${path.map(String).map(asTyped).join(".")}: ` : ""}${message}`,
    );
    return { code: "bad-input", message: what.join("; "), whatToDo: `See 'parley help ${command}'.`, exitCode: 2 };
  }
  if (error instanceof WhichDossier) return { code: "which-dossier", message: error.message, whatToDo: "", exitCode: 2 };
  if (error instanceof Error && "code" in error && "whatToDo" in error && typeof error.whatToDo === "string") {
    const code = String(error.code);
    // A store's message says what to do already.
    const whatToDo = error.message.includes(error.whatToDo) ? "" : error.whatToDo;
    return { code, message: error.message, whatToDo, exitCode: NotTheCallers.has(code) ? 1 : 2 };
  }
  if (error instanceof Error && error.name === "AbortError")
    return { code: "interrupted", message: "interrupted before there was an answer", whatToDo: "", exitCode: 1 };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "fault", message: `Parley failed: ${message}`, whatToDo: "Please report this with the command you typed.", exitCode: 1 };
}

/** A field as it is typed: `as-of` for `asOf`. */
function asTyped(field: string): string {
  return field.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
