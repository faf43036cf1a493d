/** Decides between values that several accounts give: the one most independent reports give, the first learned at a tie. */
import type { Unit } from "./documents.ts";

/** The value most independent reports give; copies of one report speak once. `keyOf` says when two values are one. */
export function mostReported<U extends Unit, Value>(
  units: readonly U[],
  read: (unit: U) => Value | undefined,
  keyOf: (value: Value) => string = String,
): Value | undefined {
  const heard = new Set<string>();
  const values = new Map<string, Value>();
  const keys: string[] = [];
  for (const unit of units) {
    const value = read(unit);
    if (value === undefined) continue;
    const key = keyOf(value);
    if (!values.has(key)) values.set(key, value);
    const voice = `${unit.account.independent} says ${key}`;
    if (heard.has(voice)) continue;
    heard.add(voice);
    keys.push(key);
  }
  const winner = mostFrequent(keys);
  return winner === undefined ? undefined : values.get(winner);
}

/** The value met most often; the first met at a tie. */
export function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: Value | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** The unit of greatest size; the first learned at a tie. */
export function fullest<U>(units: readonly U[], sizeOf: (unit: U) => number): U | undefined {
  let best: U | undefined;
  for (const unit of units) if (best === undefined || sizeOf(unit) > sizeOf(best)) best = unit;
  return best;
}

/** The first value that is known. */
export function firstKnown<U, Value>(units: readonly U[], read: (unit: U) => Value | undefined): Value | undefined {
  for (const unit of units) {
    const value = read(unit);
    if (value !== undefined) return value;
  }
  return undefined;
}
