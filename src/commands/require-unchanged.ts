/** Decides whether what a person edited is still what the dossier keeps. */
import type { Json, Store } from "#store";
import { CommandError } from "./commands-error.ts";

/**
 * Refuses where `key` no longer holds `was` (JSON text; empty for nothing kept; undefined asks for no check). Gives what it holds, null for nothing,
 * so that the write can insist on it; undefined where no check was asked for.
 */
export async function requireUnchanged(store: Store, key: string, was: string | undefined): Promise<Json | undefined> {
  if (was === undefined) return undefined;
  const kept = await store.setting(key);
  if (canonical(kept) === canonical(was === "" ? undefined : parsed(was))) return kept ?? null;
  throw new CommandError(
    "conflict",
    "another model was kept since this one was opened",
    "Save yours as a file, look at the one that is kept now, and make your changes there.",
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError(
      "bad-input",
      `'was' is not JSON: ${error.message}`,
      "Give the kept model as it was answered, or leave it out.",
      error,
    );
  }
}

/** The same text for the same content, in whatever order its fields stand. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === "object" && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : one,
    ) ?? ""
  );
}

/** The answer to a change of `what` that somebody else made between reading and writing. */
export function keptMeanwhile(what: string): CommandError {
  return new CommandError(
    "conflict",
    `somebody else changed ${what} at the same moment`,
    "Nothing of yours was written. Look at what stands now, then run the command again.",
  );
}
