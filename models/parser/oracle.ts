/** Decides what each transition costs: how many arcs of the right tree it puts out of reach (Goldberg and Nivre 2013, arc-hybrid). */
import { isPossible, LEFT, type ParseState, RIGHT, SHIFT } from "../../src/reading/syntax/parse-state.ts";

/** The right tree of a sentence; words count from 1, the head of the sentence has head 0. */
export type GoldTree = { readonly heads: Int32Array; readonly relations: Uint8Array; readonly children: readonly (readonly number[])[] };

/** The cost of `transition`; infinite where it is not possible. */
export function costOf(state: ParseState, gold: GoldTree, transition: number): number {
  if (!isPossible(state, transition)) return Number.POSITIVE_INFINITY;
  if (transition === SHIFT) return costOfShift(state, gold);
  const top = state.stack[state.depth] ?? 0;
  const goldHead = gold.heads[top] ?? 0;
  let cost = childrenFrom(gold, top, state.next);
  if (transition === LEFT) {
    if (goldHead === 0) cost += state.depth === 1 ? 1 : 0;
    else if (goldHead !== state.next && (goldHead > state.next || (state.depth > 1 && goldHead === state.stack[state.depth - 1])))
      cost += 1;
    return cost;
  }
  return cost + (goldHead >= state.next ? 1 : 0);
}

function costOfShift(state: ParseState, gold: GoldTree): number {
  const next = state.next;
  const goldHead = gold.heads[next] ?? 0;
  let cost = 0;
  if (goldHead === 0) cost += state.depth > 0 ? 1 : 0;
  for (let place = 1; place <= state.depth; place++) {
    const word = state.stack[place] ?? 0;
    if (gold.heads[word] === next) cost += 1;
    if (word === goldHead && place < state.depth) cost += 1;
  }
  return cost;
}

/** How many right dependents of `word` still wait at `next` or later. */
function childrenFrom(gold: GoldTree, word: number, next: number): number {
  let count = 0;
  for (const child of gold.children[word] ?? []) if (child >= next) count += 1;
  return count;
}

export { LEFT, RIGHT, SHIFT };
