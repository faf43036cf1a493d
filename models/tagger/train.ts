/** Decides the tagger's weights: trains on GUM and EWT, prints scores on GUM dev, writes `models/tagger/tagger.bin`. */
import { writeFileSync } from "node:fs";
import { bestClass } from "../../src/reading/syntax/linear-model.ts";
import { contextFeatures, MOST_TAG_FEATURES, type TaggingState } from "../../src/reading/syntax/tag-words.ts";
import { numberSpellings, type WordColumns } from "../../src/reading/syntax/word-columns.ts";
import { AveragedPerceptron } from "../training/averaged-perceptron.ts";
import { type GoldSentence, readTreebank } from "../training/read-treebank.ts";
import { seededOrder } from "../training/seeded-order.ts";
import { withHeadlines } from "../training/vary-sentences.ts";
import { ModelWriter } from "../training/write-model.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
const ROUNDS = Number(process.argv[3] ?? 8);
const BITS_ALONE = 19;
const BITS_CONTEXT = 21;
const SCALE = 10;
const SMALLEST_STEP = 2;

const treebank = readTreebank(`${CORPUS}/gum`, [`${CORPUS}/ewt/en_ewt-ud-dev.conllu`]);
const sentences = withHeadlines(treebank.train, 11);
const classNames = commonClasses(treebank.train);
const classNumbers = new Map(classNames.map((name, place) => [name, place]));
const columns = layOut(sentences);
const gold = Uint8Array.from(sentences.flatMap((sentence) => sentence.tags.map((tag, at) => classOf(tag, sentence.fineTags[at] ?? ""))));
const alone = trainAlone(columns, gold);
const guesses = guess(columns);
const inContext = trainInContext();

const writer = new ModelWriter("PARLEY-TAGGER", 1);
writer.writeNames(classNames.map((name) => name.split(" ")[0] ?? "X"));
writer.writeNames(classNames.map((name) => name.split(" ")[1] ?? "FW"));
const aloneSize = writer.writeLinearModel(alone, SCALE, SMALLEST_STEP);
const contextSize = writer.writeLinearModel(inContext, SCALE, SMALLEST_STEP);
const bytes = writer.toBytes();
writeFileSync("models/tagger/tagger.bin", bytes);
console.log({ classes: classNames.length, alone: aloneSize, inContext: contextSize, bytes: bytes.length });

function commonClasses(train: readonly GoldSentence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const sentence of train) {
    sentence.tags.forEach((tag, at) => {
      const name = `${tag} ${sentence.fineTags[at] ?? ""}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([, count]) => count >= 8)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .map(([name]) => name);
}

/** A pair too rare to learn counts as the commonest pair with its universal tag. */
function classOf(tag: string, fineTag: string): number {
  return (
    classNumbers.get(`${tag} ${fineTag}`) ??
    Math.max(
      0,
      classNames.findIndex((name) => name.startsWith(`${tag} `)),
    )
  );
}

function layOut(all: readonly GoldSentence[]): WordColumns {
  const isDash = all.flatMap((sentence) => sentence.isDash);
  const spaced = Uint8Array.from(all.flatMap((sentence) => sentence.spaced.map(Number)));
  return numberSpellings(
    all.flatMap((sentence) => sentence.forms),
    spaced,
    (at) => isDash[at] ?? false,
  );
}

function trainAlone(words: WordColumns, classes: Uint8Array): AveragedPerceptron {
  const perceptron = new AveragedPerceptron(classNames.length, BITS_ALONE);
  for (let round = 0; round < 5; round++) {
    for (const at of seededOrder(classes.length, 100 + round)) {
      const look = words.looks[words.wordOf[at] ?? 0];
      if (look === undefined) continue;
      learn(perceptron, look.alone, look.alone.length, classes[at] ?? 0);
    }
  }
  return perceptron;
}

function learn(perceptron: AveragedPerceptron, features: Int32Array, count: number, right: number): number {
  const scores = new Float64Array(classNames.length);
  perceptron.score(features, count, scores);
  const guessed = bestOf(scores);
  if (guessed !== right) perceptron.update(features, count, right, guessed);
  perceptron.tick();
  return guessed;
}

function bestOf(scores: Float64Array): number {
  return bestClass(Int32Array.from(scores, (score) => Math.round(score * 64)));
}

function guess(words: WordColumns): Uint8Array {
  const averaged = new Map(alone.averaged().map((row) => [row.bucket, row.weights]));
  const ofWord = Uint8Array.from(words.looks, (look) => {
    const scores = new Float64Array(classNames.length);
    for (const feature of look.alone) {
      const weights = averaged.get(Math.imul(feature, 0x85ebca6b) >>> (32 - BITS_ALONE));
      weights?.forEach((weight, place) => {
        scores[place] = (scores[place] ?? 0) + weight;
      });
    }
    return bestOf(scores);
  });
  return Uint8Array.from(words.wordOf, (word) => ofWord[word] ?? 0);
}

function trainInContext(): AveragedPerceptron {
  const perceptron = new AveragedPerceptron(classNames.length, BITS_CONTEXT);
  const firsts: number[] = [];
  let first = 0;
  for (const sentence of sentences) {
    firsts.push(first);
    first += sentence.forms.length;
  }
  const classes = new Uint8Array(gold.length);
  const features = new Int32Array(MOST_TAG_FEATURES + 32);
  for (let round = 0; round < ROUNDS; round++) {
    let right = 0;
    for (const place of seededOrder(sentences.length, round)) {
      const start = firsts[place] ?? 0;
      const after = firsts[place + 1] ?? gold.length;
      const state: TaggingState = { columns, first: start, after, guesses, classes };
      for (let at = start; at < after; at++) {
        let count = contextFeatures(state, at, features);
        for (const feature of columns.looks[columns.wordOf[at] ?? 0]?.alone ?? []) features[count++] = feature;
        const guessed = learn(perceptron, features, count, gold[at] ?? 0);
        classes[at] = guessed;
        if (guessed === gold[at]) right += 1;
      }
    }
    console.log(`round ${round + 1}: ${((100 * right) / gold.length).toFixed(2)} % right while learning`);
  }
  return perceptron;
}
