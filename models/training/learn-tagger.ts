/** Decides how a tagger is learned from tagged sentences; used for the tagger that ships and for tagging the parser's training text. */
import type { WordClasses } from "../../src/reading/syntax/describe-words.ts";
import { loadTagger } from "../../src/reading/syntax/load-syntax-models.ts";
import { contextFeatures, guessWords, MOST_TAG_FEATURES, type TaggerModel, type TaggingState } from "../../src/reading/syntax/tag-words.ts";
import type { WordColumns } from "../../src/reading/syntax/word-columns.ts";
import { AveragedPerceptron } from "./averaged-perceptron.ts";
import { firstsOf, layOutSentences } from "./lay-out-sentences.ts";
import type { GoldSentence } from "./read-treebank.ts";
import { seededOrder } from "./seeded-order.ts";
import { ModelWriter } from "./write-model.ts";

/** Sizes of a tagger. `scale` turns weights into whole steps; steps below `smallest` are dropped; a word is learned until its class leads by `margin`. */
export const TAGGER_SIZES = { bitsAlone: 19, bitsContext: 21, scale: 10, smallest: 14, rounds: 6, rarest: 8, margin: 80 };

export type TaggerTask = { readonly wordClasses: WordClasses; readonly rounds: number; readonly log: (line: string) => void };

/** Learns a tagger and returns its model file. Deterministic. */
export function learnTagger(sentences: readonly GoldSentence[], { wordClasses, rounds, log }: TaggerTask): Uint8Array {
  const names = commonClasses(sentences);
  const classOf = classFinder(names);
  const columns = layOutSentences(sentences, wordClasses);
  const gold = Uint8Array.from(sentences.flatMap((sentence) => sentence.tags.map((tag, at) => classOf(tag, sentence.fineTags[at] ?? ""))));
  const alone = learnAlone(columns, gold, names.length);
  const header = writeHeader(names, wordClasses);
  const aloneSize = header.writeLinearModel(alone, TAGGER_SIZES.scale, TAGGER_SIZES.smallest);
  const guesses = guessWords(columns, readBack(header, alone)).guesses;
  const inContext = learnInContext({ sentences, columns, gold, guesses, classCount: names.length, rounds, log });
  const contextSize = header.writeLinearModel(inContext, TAGGER_SIZES.scale, TAGGER_SIZES.smallest);
  const bytes = header.toBytes();
  log(`${names.length} classes, alone ${JSON.stringify(aloneSize)}, in context ${JSON.stringify(contextSize)}, ${bytes.length} bytes`);
  return bytes;
}

function writeHeader(names: readonly string[], wordClasses: WordClasses): ModelWriter {
  const writer = new ModelWriter("PARLEY-TAGGER", 1);
  writer.writeNames(names.map((name) => name.split(" ")[0] ?? "X"));
  writer.writeNames(names.map((name) => name.split(" ")[1] ?? "FW"));
  writer.writeWordClasses(wordClasses);
  return writer;
}

/** The half-written tagger as reading will see it, rounding included, with an empty model in context. */
function readBack(header: ModelWriter, alone: AveragedPerceptron): TaggerModel {
  const whole = header.copy();
  whole.writeLinearModel(new AveragedPerceptron(alone.classCount, 1), 1, 1);
  return loadTagger(whole.toBytes());
}

function commonClasses(sentences: readonly GoldSentence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    sentence.tags.forEach((tag, at) => {
      const name = `${tag} ${sentence.fineTags[at] ?? ""}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([, count]) => count >= TAGGER_SIZES.rarest)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .map(([name]) => name);
}

/** A pair too rare to learn counts as the commonest pair with its universal tag. */
function classFinder(names: readonly string[]): (tag: string, fineTag: string) => number {
  const numbers = new Map(names.map((name, place) => [name, place]));
  return (tag, fineTag) =>
    numbers.get(`${tag} ${fineTag}`) ??
    Math.max(
      0,
      names.findIndex((name) => name.startsWith(`${tag} `)),
    );
}

function learnAlone(words: WordColumns, classes: Uint8Array, classCount: number): AveragedPerceptron {
  const perceptron = new AveragedPerceptron(classCount, TAGGER_SIZES.bitsAlone, "shrinking");
  for (let round = 0; round < 5; round++) {
    for (const at of seededOrder(classes.length, 100 + round)) {
      const look = words.looks[words.wordOf[at] ?? 0];
      if (look !== undefined) learn(perceptron, look.alone, look.alone.length, classes[at] ?? 0);
    }
  }
  return perceptron;
}

function learn(perceptron: AveragedPerceptron, features: Int32Array, count: number, right: number): number {
  const scores = new Float64Array(perceptron.classCount);
  perceptron.score(features, count, scores);
  const guessed = bestOf(scores);
  const own = scores[right] ?? 0;
  scores[right] = Number.NEGATIVE_INFINITY;
  const rival = bestOf(scores);
  if (own - (scores[rival] ?? 0) < TAGGER_SIZES.margin) perceptron.update(features, count, right, rival);
  perceptron.tick();
  return guessed;
}

/** The place of the highest score; the first of equals. */
export function bestOf(scores: Float64Array): number {
  let best = 0;
  for (let place = 1; place < scores.length; place++) if ((scores[place] as number) > (scores[best] as number)) best = place; // Below the length.
  return best;
}

type ContextTask = {
  readonly sentences: readonly GoldSentence[];
  readonly columns: WordColumns;
  readonly gold: Uint8Array;
  readonly guesses: Uint8Array;
  readonly classCount: number;
  readonly rounds: number;
  readonly log: (line: string) => void;
};

function learnInContext({ sentences, columns, gold, guesses, classCount, rounds, log }: ContextTask): AveragedPerceptron {
  const perceptron = new AveragedPerceptron(classCount, TAGGER_SIZES.bitsContext, "shrinking");
  const firsts = firstsOf(sentences);
  const classes = new Uint8Array(gold.length);
  const features = new Int32Array(MOST_TAG_FEATURES + 32);
  countFeatures();
  for (let round = 0; round < rounds; round++) {
    let right = 0;
    for (const place of seededOrder(sentences.length, round)) {
      const first = firsts[place] ?? 0;
      const after = firsts[place + 1] ?? gold.length;
      const state: TaggingState = { columns, first, after, guesses, classes };
      for (let at = first; at < after; at++) {
        const guessed = learn(perceptron, features, allFeatures(state, at), gold[at] ?? 0);
        classes[at] = guessed;
        if (guessed === gold[at]) right += 1;
      }
    }
    log(`round ${round + 1}: ${((100 * right) / gold.length).toFixed(2)} % right while learning`);
  }
  return perceptron;

  /** Before learning: which features occur more than once where all tags are right. */
  function countFeatures(): void {
    classes.set(gold);
    for (let place = 0; place < sentences.length; place++) {
      const first = firsts[place] ?? 0;
      const after = firsts[place + 1] ?? gold.length;
      for (let at = first; at < after; at++) perceptron.count(features, allFeatures({ columns, first, after, guesses, classes }, at));
    }
  }

  function allFeatures(state: TaggingState, at: number): number {
    let count = contextFeatures(state, at, features);
    for (const feature of columns.looks[columns.wordOf[at] ?? 0]?.alone ?? []) features[count++] = feature;
    return count;
  }
}
