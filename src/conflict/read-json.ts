/** Decides how foreign JSON is read field by field, so that a refusal names the field. */
import { ConflictError } from "./conflict-error.ts";
import type { Direction } from "./model.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Longest list taken from a file; beyond it the file is not a model. */
const LongestList = 2 ** 22;
const LongestName = 500;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as it may stand in a message: short, on one line. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export function refuse(where: string, expected: string, got: unknown): ConflictError {
  return new ConflictError(
    "malformed",
    `${where} should be ${expected}, and is ${show(got)}`,
    "Correct it in the file; docs/guide/conflict.md shows the forms.",
  );
}

export function listAt(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse(where, "a list", value);
  if (value.length > LongestList) throw refuse(where, `a list of at most ${LongestList} entries`, value.length);
  return value;
}

export function recordAt(value: unknown, where: string): JsonRecord {
  if (!isRecord(value)) throw refuse(where, "an object", value);
  return value;
}

export function nameAt(value: unknown, where: string): string {
  if (typeof value !== "string" || value.trim() === "") throw refuse(where, "a name", value);
  if (value.length > LongestName) throw refuse(where, `a name of at most ${LongestName} characters`, value);
  return value;
}

export function integerAt(value: unknown, where: string, from: number, to: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < from || value > to)
    throw refuse(where, `a whole number from ${from} to ${to}`, value);
  return value;
}

const Directions: Readonly<Record<string, Direction>> = {
  both: "both",
  fwd: "forward",
  forward: "forward",
  back: "backward",
  backward: "backward",
  bwd: "backward",
  none: "fixed",
  fixed: "fixed",
};

export function directionAt(value: unknown, where: string): Direction {
  if (value === undefined) return "both";
  const direction = typeof value === "string" && Object.hasOwn(Directions, value) ? Directions[value] : undefined;
  if (direction === undefined) throw refuse(where, "both, forward (fwd), backward (back) or fixed", value);
  return direction;
}
