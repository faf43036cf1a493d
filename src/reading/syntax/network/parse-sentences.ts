/** Decides the tags of words and the trees of sentences from the network's answers. */

import { isUpperUnit } from "../characters.ts";
import type { WordColumns } from "../word-columns.ts";
import { isInWordTable, worldlyRowOf } from "./describe-spellings.ts";
import { encodeSentences, type WordRow } from "./encode-sentences.ts";
import { findTree } from "./find-tree.ts";
import { panelsOf, roundUp } from "./kernels.ts";
import { NAME_KINDS, type Network } from "./load-network.ts";

/**
 * For each word: the class of its tags, the index in the document of its head (its own for the head of a sentence), its relation, what speaks for each
 * kind of name.
 */
export type Parse = {
  readonly classes: Uint8Array;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
  readonly nameScores: Float32Array;
};

/**
 * Tags and parses the sentences of a document that begin at `firsts`; a sentence is seen by itself. Cost: words × (state² + words in the sentence);
 * memory for `MOST_WORDS` words at once.
 */
export function parseSentences(columns: WordColumns, firsts: readonly number[], network: Network): Parse {
  const count = columns.forms.length;
  const parse = {
    classes: new Uint8Array(count),
    heads: new Int32Array(count),
    relations: new Uint8Array(count),
    nameScores: new Float32Array(count * NAME_KINDS.length),
  };
  for (let sentence = 0; sentence < firsts.length; ) {
    const from = firsts[sentence] ?? 0;
    let after = sentence + 1;
    while (after < firsts.length && (firsts[after + 1] ?? count) - from <= MOST_WORDS) after++;
    const to = firsts[after] ?? count;
    parseRow(network, rowOf(columns, from, [...firsts.slice(sentence, after), to]), from, parse);
    sentence = after;
  }
  return parse;
}

/** A document is read in portions of whole sentences with so many words together. */
const MOST_WORDS = 2048;

function rowOf({ wordOf, spellings, spaced }: WordColumns, from: number, bounds: readonly number[]): WordRow {
  const to = bounds.at(-1) ?? from;
  const numbers = new Map<number, number>();
  const row = { spellings: [] as string[], spaced: [] as boolean[] };
  const spellingOf = new Int32Array(to - from);
  for (let at = from; at < to; at++) {
    const word = wordOf[at] ?? 0;
    const isSpaced = spaced[at] === 1;
    const key = 2 * word + (isSpaced ? 1 : 0);
    let number = numbers.get(key);
    if (number === undefined) {
      number = row.spellings.length;
      numbers.set(key, number);
      row.spellings.push(spellings[word] ?? "");
      row.spaced.push(isSpaced);
    }
    spellingOf[at - from] = number;
  }
  return { ...row, spellingOf, firsts: bounds.map((bound) => bound - from) };
}

function parseRow(network: Network, row: WordRow, from: number, parse: Parse): void {
  const { kernels, answers, arc, label, arcs, labels, state, tags } = network;
  const words = row.spellingOf.length;
  const padded = roundUp(words, 4);
  const encoded = encodeSentences(network, row);
  const answered = encoded.free;
  const dependents = answered + padded * answers.outputs;
  const asked = dependents + padded * arcs;
  const bent = asked + padded * arc.outputs;
  const labelled = bent + padded * labels;
  const scratch = labelled + padded * label.outputs;
  kernels.reserve(scratch);
  kernels.multiplyStates(answers.weights, answers.bias, encoded.states, answered, padded, 2 * state, answers.outputs);
  let numbers = kernels.numbers();
  const ofDependent = tags.length;
  const ofHead = ofDependent + arcs;
  const labelOfDependent = ofHead + arcs;
  const labelOfHead = labelOfDependent + labels;
  const kinds = labelOfHead + labels;
  const strange = row.spellings.map((spelling) => isStrange(network, spelling));
  for (let word = 0; word < words; word++) {
    const answer = answered + word * answers.outputs;
    const out = strange[row.spellingOf[word] as number] === true ? network.isOut.tagOfStrange : NOTHING_OUT; // One spelling a word, here and below.
    parse.classes[from + word] = largest(numbers, answer, tags.length, out);
    parse.nameScores.set(numbers.subarray(answer + kinds, answer + kinds + NAME_KINDS.length), (from + word) * NAME_KINDS.length);
    for (let at = 0; at < arcs; at++) numbers[dependents + word * arcs + at] = Math.max(0, numbers[answer + ofDependent + at] as number);
  }
  kernels.multiply(arc.weights, arc.bias, dependents, asked, padded, arcs, arc.outputs);
  for (let sentence = 0; sentence + 1 < row.firsts.length; sentence++) {
    const first = row.firsts[sentence] ?? 0;
    const length = (row.firsts[sentence + 1] ?? first) - first;
    const heads = findTree(arcScores(network, first, length, answered + ofHead, asked, scratch), length, roundUp(length + 1, 8));
    numbers = kernels.numbers(); // Scoring may have made the memory larger.
    for (let word = 0; word < length; word++) {
      const head = heads[word] as number; // One a word.
      parse.heads[from + first + word] = from + first + (head < 0 ? word : head);
      const own = answered + (first + word) * answers.outputs + labelOfDependent;
      const above = answered + (first + head) * answers.outputs + labelOfHead;
      for (let at = 0; at < labels; at++) {
        const sum = (numbers[own + at] as number) + (head < 0 ? (network.rootOfLabel[at] as number) : (numbers[above + at] as number));
        numbers[bent + (first + word) * labels + at] = Math.max(0, sum);
      }
    }
  }
  kernels.multiply(label.weights, label.bias, bent, labelled, padded, labels, label.outputs);
  const root = network.relations.indexOf("root");
  for (let word = 0; word < words; word++) {
    const isRoot = parse.heads[from + word] === from + word;
    const out = strange[row.spellingOf[word] as number] === true ? network.isOut.relationOfStrange : network.isOut.relation;
    parse.relations[from + word] = isRoot ? root : largest(numbers, labelled + word * label.outputs, network.relations.length, out);
  }
}

/** Scores of all heads of all words of a sentence: rows of `length + 1` numbers, rounded up to eight; the first is the root's. */
function arcScores(network: Network, first: number, length: number, heads: number, asked: number, scratch: number): Float32Array {
  const { kernels, arcs, arc, answers, rootAsHead } = network;
  const width = roundUp(length + 1, 8);
  const rows = roundUp(length, 4);
  const queries = scratch;
  const panels = queries + rows * arcs;
  const bias = panels + width * arcs;
  const scores = bias + width;
  kernels.reserve(scores + rows * width);
  const numbers = kernels.numbers();
  const asHeads = new Float32Array((length + 1) * arcs);
  asHeads.set(rootAsHead);
  for (let word = 0; word < length; word++) {
    const answer = heads + (first + word) * answers.outputs;
    for (let at = 0; at < arcs; at++) asHeads[(word + 1) * arcs + at] = Math.max(0, numbers[answer + at] as number);
    numbers.copyWithin(queries + word * arcs, asked + (first + word) * arc.outputs, asked + (first + word) * arc.outputs + arcs);
  }
  numbers.set(panelsOf(asHeads, length + 1, arcs), panels);
  numbers.fill(0, bias, bias + width);
  kernels.multiply(panels, bias, queries, scores, rows, arcs, width);
  return numbers.subarray(scores, scores + rows * width);
}

/** The place of the largest of `count` numbers from `start` on that is not out. */
function largest(numbers: Float32Array, start: number, count: number, isOut: Uint8Array): number {
  let best = -1;
  for (let at = 0; at < count; at++) {
    if (isOut[at] !== 1 && (best < 0 || (numbers[start + at] as number) > (numbers[start + best] as number))) best = at; // The caller's rows hold `count`.
  }
  return best;
}

/** A word with a capital that was never seen: the small words of the language are all known, so it is none of them, nor an adverb but for one in -ly. */
function isStrange(network: Network, spelling: string): boolean {
  return (
    isUpperUnit(spelling.charCodeAt(0)) &&
    spelling.length > 2 &&
    !spelling.endsWith("ly") &&
    worldlyRowOf(network, spelling) === 0 &&
    !isInWordTable(network, spelling)
  );
}

const NOTHING_OUT = new Uint8Array();
