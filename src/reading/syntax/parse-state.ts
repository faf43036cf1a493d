/** Decides what the parser knows of a half-parsed sentence and how each transition changes it. */

/** The transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). */
export const SHIFT = 0;
/** The word on top of the stack becomes a dependent of the next word. */
export const LEFT = 1;
/** The word on top of the stack becomes a dependent of the word below it. */
export const RIGHT = 2;

/** A sentence being parsed. Words count from 1; 0 stands for "no word". One state is reused for all sentences of a document. */
export type ParseState = {
  length: number;
  /** Stack of words, `stack[0]` unused; the top is `stack[depth]`. */
  readonly stack: Int32Array;
  depth: number;
  /** The next word; `length + 1` when all are shifted. */
  next: number;
  readonly heads: Int32Array;
  /** By word: the relation to its head. */
  readonly relations: Uint8Array;
  /** By word: its outermost and second outermost dependents on each side, so far. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Uint8Array;
  readonly rightCount: Uint8Array;
  /** By word: the relations of its dependents on each side as bits, modulo 30. */
  readonly leftRelations: Int32Array;
  readonly rightRelations: Int32Array;
};

/** A state for sentences of up to `longest` words. */
export function createState(longest: number): ParseState {
  const words = (): Int32Array => new Int32Array(longest + 2);
  const counts = (): Uint8Array => new Uint8Array(longest + 2);
  return {
    length: 0,
    stack: words(),
    depth: 0,
    next: 1,
    heads: words(),
    relations: counts(),
    left1: words(),
    left2: words(),
    right1: words(),
    right2: words(),
    leftCount: counts(),
    rightCount: counts(),
    leftRelations: words(),
    rightRelations: words(),
  };
}

/** Makes `state` the beginning of a sentence of `length` words. */
export function beginSentence(state: ParseState, length: number): void {
  state.length = length;
  state.depth = 0;
  state.next = 1;
  const end = length + 1;
  for (const column of [state.heads, state.left1, state.left2, state.right1, state.right2, state.leftRelations, state.rightRelations])
    column.fill(0, 0, end);
  for (const column of [state.relations, state.leftCount, state.rightCount]) column.fill(0, 0, end);
}

/** True while there is a transition to take: one word stays on the stack, it heads the sentence. */
export function isUnfinished(state: ParseState): boolean {
  return state.next <= state.length || state.depth > 1;
}

/** True where the transition is possible. */
export function isPossible(state: ParseState, transition: number): boolean {
  if (transition === SHIFT) return state.next <= state.length;
  if (transition === LEFT) return state.depth > 0 && state.next <= state.length;
  return state.depth > 1;
}

/** Shifts the next word. */
export function shift(state: ParseState): void {
  state.depth += 1;
  state.stack[state.depth] = state.next;
  state.next += 1;
}

/** Attaches the top of the stack to the next word. */
export function attachLeft(state: ParseState, relation: number): void {
  const dependent = state.stack[state.depth] ?? 0;
  const head = state.next;
  state.depth -= 1;
  state.heads[dependent] = head;
  state.relations[dependent] = relation;
  state.left2[head] = state.left1[head] ?? 0;
  state.left1[head] = dependent;
  state.leftCount[head] = Math.min(9, (state.leftCount[head] ?? 0) + 1);
  state.leftRelations[head] = (state.leftRelations[head] ?? 0) | (1 << (relation % 30));
}

/** Attaches the top of the stack to the word below it. */
export function attachRight(state: ParseState, relation: number): void {
  const dependent = state.stack[state.depth] ?? 0;
  state.depth -= 1;
  const head = state.stack[state.depth] ?? 0;
  state.heads[dependent] = head;
  state.relations[dependent] = relation;
  state.right2[head] = state.right1[head] ?? 0;
  state.right1[head] = dependent;
  state.rightCount[head] = Math.min(9, (state.rightCount[head] ?? 0) + 1);
  state.rightRelations[head] = (state.rightRelations[head] ?? 0) | (1 << (relation % 30));
}
