/**
 * Decides the weights for kinds of names and writes `models/names/names.bin`.
 * Usage: node scripts/run-ts.mjs models/names/train.ts [corpus folder]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { MODEL_KINDS } from "../../src/reading/names/name-model.ts";
import { loadSyntaxModels } from "../../src/reading/syntax/load-syntax-models.ts";
import { AveragedPerceptron } from "../training/averaged-perceptron.ts";
import { seededOrder } from "../training/seeded-order.ts";
import { ModelWriter } from "../training/write-model.ts";
import { gumTexts, type NameExample, namesOfGold, namesOfRules, wikigoldTraining } from "./collect-names.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
const BITS = 17;
const ROUNDS = 6;
/** Weights are kept in steps of a tenth. */
const STEPS = 10;
/** Points: how many steps make one point of the rules. */
const SCALE = 60;

const weights = (path: string) => new Uint8Array(readFileSync(`models/${path}`));
const models = loadSyntaxModels({ tagger: weights("tagger/tagger.bin"), parser: weights("parser/parser.bin") });
const gold = [...namesOfGold(gumTexts(`${CORPUS}/gum`, "train"), models), ...namesOfGold(wikigoldTraining(), models)];
const sure = evenly(namesOfRules(`${CORPUS}/polnear/train/text`, models));
console.log(`${gold.length} names of GUM and wikigold, ${sure.length} names the rules are sure of`);
const dev = namesOfGold(gumTexts(`${CORPUS}/gum`, "dev"), models);
// Gold counts for more than what the rules say: it is seen in every round, theirs in a third of the rounds each.
const perceptron = new AveragedPerceptron(MODEL_KINDS.length, BITS);
for (let round = 0; round < ROUNDS; round++) {
  const seen = [...gold, ...sure.filter((_, at) => at % 3 === round % 3)];
  let wrong = 0;
  for (const at of seededOrder(seen.length, round)) {
    const example = seen[at];
    if (example !== undefined && learn(example)) wrong += 1;
  }
  console.log(`round ${round + 1}: ${wrong} of ${seen.length} wrong; dev ${share(dev)}`);
}
const writer = new ModelWriter("PARLEY-NAMES", 1);
writer.writeCount(SCALE);
const size = writer.writeLinearModel(perceptron, STEPS, 1);
const bytes = writer.toBytes();
writeFileSync("models/names/names.bin", bytes);
console.log(`wrote models/names/names.bin: ${bytes.length} bytes, ${size.rows} rows, ${size.entries} weights`);

/** News names persons far more than anything else: at most as many of them as of all other kinds. */
function evenly(examples: readonly NameExample[]): readonly NameExample[] {
  const others = examples.filter(({ kind }) => kind !== 0).length;
  const persons = examples.filter(({ kind }) => kind === 0);
  const step = Math.max(1, Math.floor(persons.length / Math.max(1, others)));
  const kept = new Set(persons.filter((_, at) => at % step === 0));
  return examples.filter((example) => example.kind !== 0 || kept.has(example));
}

/** True where the example was read wrongly and the weights moved. */
function learn({ features, kind }: NameExample): boolean {
  const guess = guessOf(features);
  const isWrong = guess !== kind;
  if (isWrong) perceptron.update(features, features.length, kind, guess);
  perceptron.tick();
  return isWrong;
}

function guessOf(features: Int32Array): number {
  const scores = new Float64Array(MODEL_KINDS.length);
  perceptron.score(features, features.length, scores);
  return scores.indexOf(Math.max(...scores));
}

function share(examples: readonly NameExample[]): string {
  const right = examples.filter(({ features, kind }) => guessOf(features) === kind).length;
  return `${((100 * right) / Math.max(1, examples.length)).toFixed(1)} % of ${examples.length}`;
}
