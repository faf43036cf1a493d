/** Decides how a value becomes plain JSON for the log: undefined fields are left out. */
import type { Json } from "#store";

/** `value` as JSON would carry it. */
export function plainJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json; // What JSON.parse returns is JSON.
}
