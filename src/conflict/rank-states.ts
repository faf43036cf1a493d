/** Decides how each decision maker orders the states: statements, rankings, payoffs and hand-made comparisons become one rank for each place. */
import { type Bits, hasBit } from "./bits.ts";
import { ConflictError } from "./conflict-error.ts";
import type { Preferences, RankedStatement, StateName } from "./model.ts";
import { patternOf, placesWhere, type Space } from "./space.ts";

/** A rank for each place of the box, from 1; higher is better, equal is equally preferred; 0 where the place is no state. */
export type Ranks = Int32Array;

/** Keys beyond this are made dense before the next statement adds a digit; the result stays below 2 to the 31. */
const LargestKey = 2 ** 29;

/**
 * The order in `preferences` as ranks; `undefined` where it leaves something unknown or tells strengths apart, which ranks cannot hold.
 *
 * Statements count lexicographically: a state that satisfies a more important one is preferred whatever the rest says (Fang, Hipel, Kilgour and
 * Peng 2003, option prioritisation; the same as adding 2 to the power of a statement's place from the end). Cost: the box for each statement.
 *
 * @throws ConflictError where states are missing, named twice or unknown.
 */
export function rankStates(space: Space, maker: string, preferences: Preferences): Ranks | undefined {
  switch (preferences.kind) {
    case "statements":
      if (preferences.statements.some((one) => one.unknown || one.strong)) return undefined;
      return ranksByStatements(space, preferences.statements);
    case "ranking":
      return ranksByGroups(space, maker, preferences.groups);
    case "payoffs":
      return ranksByPayoffs(space, maker, preferences.payoffs);
    case "comparisons":
      return undefined;
  }
}

/** Ranks by prioritised statements, ignoring what is said of their strength. */
export function ranksByStatements(space: Space, statements: readonly RankedStatement[]): Ranks {
  const keys = new Int32Array(space.size);
  const cache = new Map<number, Bits>();
  let highest = 0;
  for (const { statement } of statements) {
    if (highest > LargestKey) highest = makeDense(space, keys, 0);
    highest = highest * 2 + 1;
    const bits = placesWhere(space, statement, cache);
    for (let place = 0; place < space.size; place++)
      keys[place] = ((keys[place] ?? 0) << 1) | (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1);
  }
  makeDense(space, keys, 1);
  return keys;
}

/** Places in the order of the states that a name or a pattern means. */
export function statesNamed(space: Space, name: StateName): readonly number[] {
  if (typeof name === "number") {
    if (!Number.isInteger(name) || name < 1 || name > space.stateCount) {
      throw new ConflictError("unknown-state", `there is no state ${name}`, `States are numbered from 1 to ${space.stateCount}.`);
    }
    return [name - 1];
  }
  if (/^\d+$/u.test(name)) return statesNamed(space, Number(name));
  if (name.length !== space.optionCount || !/^[YN-]*$/u.test(name)) {
    throw new ConflictError(
      "unknown-state",
      `'${name.slice(0, 80)}' is no state`,
      `Give a number from 1 to ${space.stateCount}, or ${space.optionCount} letters Y, N or -, one for each option.`,
    );
  }
  const found: number[] = [];
  for (let state = 0; state < space.stateCount; state++) {
    const pattern = patternOf(space, space.places[state] ?? 0);
    if ([...name].every((letter, at) => letter === "-" || letter === pattern[at])) found.push(state);
  }
  if (found.length === 0)
    throw new ConflictError("unknown-state", `no feasible state is '${name}'`, "Compare it with the infeasible conditions.");
  return found;
}

function ranksByGroups(space: Space, maker: string, groups: readonly (readonly StateName[])[]): Ranks {
  const ranks = new Int32Array(space.size);
  groups.forEach((group, at) => {
    for (const name of group) {
      for (const state of statesNamed(space, name)) {
        const place = space.places[state] ?? 0;
        if (ranks[place] !== 0) {
          throw new ConflictError("contradiction", `the ranking of '${maker}' names state ${state + 1} twice`, "Leave one of the two out.");
        }
        ranks[place] = groups.length - at;
      }
    }
  });
  const missing = space.places.findIndex((place) => ranks[place] === 0);
  if (missing >= 0) {
    const all = space.places.reduce((count, place) => count + (ranks[place] === 0 ? 1 : 0), 0);
    throw new ConflictError(
      "no-preferences",
      `the ranking of '${maker}' leaves out state ${missing + 1} (${patternOf(space, space.places[missing] ?? 0)})${all > 1 ? ` and ${all - 1} more` : ""}`,
      "Rank every feasible state; equally preferred states stand together in one list.",
    );
  }
  return ranks;
}

function ranksByPayoffs(space: Space, maker: string, payoffs: readonly number[]): Ranks {
  if (payoffs.length !== space.stateCount) {
    throw new ConflictError(
      "no-preferences",
      `'${maker}' has ${payoffs.length} payoffs for ${space.stateCount} feasible states`,
      "Give one number for each feasible state, in the order of the states.",
    );
  }
  const values = [...new Set(payoffs)].sort((one, other) => one - other);
  const rankOf = new Map(values.map((value, at) => [value, at + 1]));
  const ranks = new Int32Array(space.size);
  payoffs.forEach((payoff, state) => {
    ranks[space.places[state] ?? 0] = rankOf.get(payoff) ?? 0;
  });
  return ranks;
}

/** Makes the keys of feasible places dense from `first` on, 0 elsewhere; gives the highest. */
function makeDense(space: Space, keys: Int32Array, first: number): number {
  const { feasible } = space;
  let highest = 0;
  for (let place = 0; place < keys.length; place++) if (hasBit(feasible, place)) highest = Math.max(highest, keys[place] ?? 0);
  const dense = denseOrder(keys, feasible, highest);
  let last = 0;
  for (let place = 0; place < keys.length; place++) {
    const key = hasBit(feasible, place) ? dense(keys[place] ?? 0) + first : 0;
    keys[place] = key;
    if (key > last) last = key;
  }
  return last;
}

const TableLimit = 2 ** 24;

function denseOrder(keys: Int32Array, feasible: Bits, highest: number): (key: number) => number {
  if (highest < TableLimit) {
    const table = new Int32Array(highest + 1);
    for (let place = 0; place < keys.length; place++) if (hasBit(feasible, place)) table[keys[place] ?? 0] = 1;
    let next = 0;
    for (let key = 0; key <= highest; key++) if (table[key] === 1) table[key] = next++;
    return (key) => table[key] ?? 0;
  }
  const seen = new Set<number>();
  for (let place = 0; place < keys.length; place++) if (hasBit(feasible, place)) seen.add(keys[place] ?? 0);
  const order = new Map([...seen].sort((one, other) => one - other).map((key, at) => [key, at]));
  return (key) => order.get(key) ?? 0;
}
