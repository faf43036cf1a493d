/** Decides the part of speech of every token: an averaged perceptron over hashed features, from left to right. */
import type { WordClasses, WordLook } from "./describe-words.ts";
import { mixHash } from "./hash-features.ts";
import { addWeights, bestClass, type LinearModel } from "./linear-model.ts";
import type { WordColumns } from "./word-columns.ts";

/** The tagger's weights. A class is a universal tag and a Penn tag together. */
export type TaggerModel = {
  readonly tags: readonly string[];
  readonly fineTags: readonly string[];
  readonly wordClasses: WordClasses;
  /** Sees the word alone; its guess for the words to come is a feature of `inContext`. */
  readonly alone: LinearModel;
  readonly inContext: LinearModel;
};

/** What is known of a sentence while it is tagged. */
export type TaggingState = {
  readonly columns: WordColumns;
  readonly first: number;
  readonly after: number;
  /** By token: the class the word alone would get. */
  readonly guesses: Uint8Array;
  /** By token: the class given; filled from left to right. */
  readonly classes: Uint8Array;
};

/** The most features one token can have in context. */
export const MOST_TAG_FEATURES = 64;

/**
 * Tags the tokens of a document, sentence by sentence: the class of each token (Collins 2002, greedy). Cost: tokens × features.
 * `sentenceStarts` are the first tokens of the sentences in order.
 */
export function tagWords(columns: WordColumns, sentenceStarts: readonly number[], model: TaggerModel): Uint8Array {
  const count = columns.forms.length;
  const classes = new Uint8Array(count);
  const { guesses, scoresOfWord } = guessWords(columns, model);
  const scores = new Int32Array(model.tags.length);
  const features = new Int32Array(MOST_TAG_FEATURES);
  for (let place = 0; place < sentenceStarts.length; place++) {
    const first = sentenceStarts[place] ?? 0;
    const after = sentenceStarts[place + 1] ?? count;
    const state: TaggingState = { columns, first, after, guesses, classes };
    for (let at = first; at < after; at++) {
      scores.set(scoresOfWord(columns.wordOf[at] ?? 0));
      const found = contextFeatures(state, at, features);
      for (let feature = 0; feature < found; feature++) addWeights(model.inContext, features[feature] as number, scores); // Below `found`.
      classes[at] = bestClass(scores);
    }
  }
  return classes;
}

/** By token: the class its spelling alone gets; by spelling: what the model in context adds for it. */
export type WordGuesses = { readonly guesses: Uint8Array; readonly scoresOfWord: (word: number) => Int32Array };

/** The guess for every token from its spelling alone, and what the model in context adds for a spelling, worked out once. Also the trainer's. */
export function guessWords(columns: WordColumns, model: TaggerModel): WordGuesses {
  const known = knownTo(model);
  const words = columns.looks.map((look) => {
    const kept = known.get(look);
    if (kept !== undefined) return kept;
    const found = { guess: bestClass(sumAlone(model.alone, look)), scores: sumAlone(model.inContext, look) };
    known.set(look, found);
    return found;
  });
  const guesses = new Uint8Array(columns.wordOf.length);
  for (let at = 0; at < guesses.length; at++) guesses[at] = words[columns.wordOf[at] ?? 0]?.guess ?? 0;
  const nothing = new Int32Array(model.tags.length);
  return { guesses, scoresOfWord: (word) => words[word]?.scores ?? nothing };
}

type WordAlone = { readonly guess: number; readonly scores: Int32Array };

const knownWords = new WeakMap<TaggerModel, WeakMap<WordLook, WordAlone>>();

/** What the model says of words alone, kept as long as their looks are. */
function knownTo(model: TaggerModel): WeakMap<WordLook, WordAlone> {
  const known = knownWords.get(model) ?? new WeakMap<WordLook, WordAlone>();
  knownWords.set(model, known);
  return known;
}

function sumAlone(model: LinearModel, look: WordLook): Int32Array {
  const scores = new Int32Array(model.classCount);
  for (const feature of look.alone) addWeights(model, feature, scores);
  return scores;
}

/** Writes the features of token `at` that depend on its neighbours to `out`; returns how many. Shared with the trainer. */
export function contextFeatures(state: TaggingState, at: number, out: Int32Array): number {
  const { columns, first, after, guesses, classes } = state;
  const here = lookAt(columns, at, first, after);
  const before = lookAt(columns, at - 1, first, after);
  const before2 = lookAt(columns, at - 2, first, after);
  const next = lookAt(columns, at + 1, first, after);
  const next2 = lookAt(columns, at + 2, first, after);
  const tag1 = at - 1 >= first ? (classes[at - 1] ?? 0) : EDGE;
  const tag2 = at - 2 >= first ? (classes[at - 2] ?? 0) : EDGE;
  const guess0 = guesses[at] ?? 0;
  const guess1 = at + 1 < after ? (guesses[at + 1] ?? 0) : EDGE;
  const guess2 = at + 2 < after ? (guesses[at + 2] ?? 0) : EDGE;
  const spacing = (columns.spaced[at] ?? 0) * 2 + (at + 1 < after ? (columns.spaced[at + 1] ?? 0) : 1);
  let count = 0;
  out[count++] = mixHash(1, tag1);
  out[count++] = mixHash(mixHash(2, tag1), tag2);
  out[count++] = mixHash(mixHash(3, tag1), here.lower);
  out[count++] = mixHash(mixHash(4, tag1), here.suffix3);
  out[count++] = mixHash(mixHash(5, tag1), guess1);
  out[count++] = mixHash(mixHash(6, tag1), next.lower);
  out[count++] = mixHash(mixHash(mixHash(7, tag1), guess0), guess1);
  out[count++] = mixHash(mixHash(mixHash(8, tag1), tag2), guess0);
  out[count++] = mixHash(9, before.lower);
  out[count++] = mixHash(10, before2.lower);
  out[count++] = mixHash(11, next.lower);
  out[count++] = mixHash(12, next2.lower);
  out[count++] = mixHash(mixHash(13, before.lower), here.lower);
  out[count++] = mixHash(mixHash(14, here.lower), next.lower);
  out[count++] = mixHash(mixHash(15, before.lower), next.lower);
  out[count++] = mixHash(mixHash(16, here.lower), guess1);
  out[count++] = mixHash(17, guess1);
  out[count++] = mixHash(mixHash(18, guess0), guess1);
  out[count++] = mixHash(mixHash(mixHash(19, guess0), guess1), guess2);
  out[count++] = mixHash(20, before.suffix3);
  out[count++] = mixHash(21, next.suffix3);
  out[count++] = mixHash(mixHash(22, next.shape), here.shape);
  out[count++] = mixHash(mixHash(23, before.shape), here.shape);
  out[count++] = mixHash(mixHash(24, here.lower), spacing);
  out[count++] = mixHash(mixHash(25, here.shape), at === first ? 1 : 0);
  out[count++] = mixHash(mixHash(26, guess0), at === first ? 1 : 0);
  out[count++] = mixHash(mixHash(27, next.lower), next2.lower);
  out[count++] = mixHash(mixHash(28, before2.lower), before.lower);
  out[count++] = mixHash(mixHash(29, tag2), here.lower);
  out[count++] = mixHash(mixHash(30, here.suffix2), guess1);
  out[count++] = mixHash(31, before.fine);
  out[count++] = mixHash(32, next.fine);
  out[count++] = mixHash(33, next2.fine);
  out[count++] = mixHash(34, before2.fine);
  out[count++] = mixHash(mixHash(35, before.fine), here.fine);
  out[count++] = mixHash(mixHash(36, here.fine), next.fine);
  out[count++] = mixHash(mixHash(37, tag1), here.fine);
  out[count++] = mixHash(mixHash(38, tag1), next.fine);
  out[count++] = mixHash(mixHash(39, mixHash(tag1, here.coarse)), next.coarse);
  out[count++] = mixHash(mixHash(40, mixHash(before.coarse, here.coarse)), next.coarse);
  out[count++] = mixHash(mixHash(41, before.fine), next.fine);
  out[count++] = mixHash(mixHash(42, here.lower), next.coarse);
  out[count++] = mixHash(mixHash(43, here.lower), before.coarse);
  out[count++] = mixHash(mixHash(44, mixHash(tag2, tag1)), here.fine);
  return count;
}

function lookAt(columns: WordColumns, at: number, first: number, after: number): WordLook {
  if (at < first || at >= after) return OUTSIDE;
  return columns.looks[columns.wordOf[at] ?? 0] ?? OUTSIDE;
}

const EDGE = 254;

/** Stands for what lies before and after the sentence. */
const OUTSIDE: WordLook = {
  lower: 0x5bd1e995,
  suffix2: 0x5bd1e995,
  suffix3: 0x5bd1e995,
  shape: 0x5bd1e995,
  coarse: EDGE,
  fine: EDGE + 1,
  alone: new Int32Array(0),
};
