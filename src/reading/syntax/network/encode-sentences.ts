/** Decides how sentences go through the two layers: four at a time, in both directions, states written beside each other for each word, in 16 bits. */
import { describeSpellings } from "./describe-spellings.ts";
import { roundUp, type StateWeights } from "./kernels.ts";
import type { Network } from "./load-network.ts";

/** Words in a row: the number of each one's spelling, the spellings, and where the sentences begin (and, last, where they end). */
export type WordRow = {
  readonly spellingOf: Int32Array;
  readonly spellings: readonly string[];
  readonly spaced: readonly boolean[];
  readonly firsts: readonly number[];
};

/** Where the states of the second layer stand in the kernels' memory, `state` places a word with two numbers each, and where memory is free behind. */
export type Encoded = { readonly states: number; readonly free: number };

/** Runs the layers over `row`. Cost: words × state². */
export function encodeSentences(network: Network, row: WordRow): Encoded {
  const { kernels, toFirst, toSecond, recurrent, state } = network;
  const count = row.spellingOf.length;
  const words = roundUp(count, 4);
  const given = network.free;
  kernels.reserve(given + row.spellings.length * toFirst.outputs);
  describeSpellings(network, row.spellings, row.spaced, given);
  const first = given + row.spellings.length * toFirst.outputs;
  const second = first + words * state;
  const between = second + words * state;
  const scratch = between + words * toSecond.outputs;
  const free = scratch + scratchFor(state);
  kernels.reserve(free);
  kernels.numbers().fill(0, first, between);
  const groups = groupsOf(row.firsts);
  const inFirst = (word: number) => given + (row.spellingOf[word] as number) * toFirst.outputs; // Below `count`.
  runLayer(network, groups, [recurrent[0], recurrent[1]], inFirst, first, scratch);
  kernels.multiplyStates(toSecond.weights, toSecond.bias, first, between, words, 2 * state, toSecond.outputs);
  runLayer(network, groups, [recurrent[2], recurrent[3]], (word) => between + word * toSecond.outputs, second, scratch);
  return { states: second, free };
}

type Group = readonly { readonly first: number; readonly length: number }[];

/** Sentences by length, four in a group. */
function groupsOf(firsts: readonly number[]): readonly Group[] {
  const sentences = firsts.slice(0, -1).map((first, place) => ({ first, length: (firsts[place + 1] ?? first) - first }));
  sentences.sort((one, other) => other.length - one.length || one.first - other.first);
  const groups: Group[] = [];
  for (let at = 0; at < sentences.length; at += 4) groups.push(sentences.slice(at, at + 4));
  return groups;
}

/** States (two in a place) and cells of four sequences, the sums of a step, what an ended sequence is given and where it writes. */
function scratchFor(state: number): number {
  return 2 * state + 4 * state + 16 * state + 4 * state + state / 2;
}

function runLayer(
  { kernels, state }: Network,
  groups: readonly Group[],
  weights: readonly [StateWeights, StateWeights],
  inputOf: (word: number) => number,
  to: number,
  scratch: number,
): void {
  const cells = scratch + 2 * state;
  const sums = cells + 4 * state;
  const nothing = sums + 16 * state;
  const nowhere = nothing + 4 * state;
  kernels.numbers().fill(0, nothing, nowhere);
  const inputs = new Int32Array(4);
  const outputs = new Int32Array(4);
  for (const group of groups) {
    const longest = group[0]?.length ?? 0;
    for (let direction = 0; direction < 2; direction++) {
      const weight = weights[direction] as StateWeights; // There are two.
      kernels.numbers().fill(0, scratch, sums);
      for (let step = 0; step < longest; step++) {
        for (let place = 0; place < 4; place++) {
          const sentence = group[place];
          if (sentence === undefined || step >= sentence.length) {
            inputs[place] = nothing;
            outputs[place] = nowhere;
            continue;
          }
          const word = sentence.first + (direction === 0 ? step : sentence.length - 1 - step);
          inputs[place] = inputOf(word) + direction * 4 * state;
          outputs[place] = to + word * state + (direction * state) / 2;
        }
        kernels.step(weight, scratch, cells, sums, state, inputs, outputs);
      }
    }
  }
}
