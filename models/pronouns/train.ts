/**
 * Decides the weights by which "he" and "she" are told: learns from GAP `development` and GUM's training documents, writes `models/pronouns/weights.bin`.
 * Usage: node scripts/run-ts.mjs models/pronouns/train.ts [corpus folder] [file to write]
 *
 * Learned in rounds: whom a pronoun may mean hangs on whom the pronouns before it were taken to mean, so each round reads with the weights of the last.
 */
import { writeFileSync } from "node:fs";
import { BYTE_LIMIT, judgeBy, MAGIC, SCALE_UNIT, VERSION } from "../../src/reading/names/pronoun-judge.ts";
import { ModelWriter } from "../training/write-model.ts";
import { choicesOfGap, choicesOfGum } from "./collect-choices.ts";
import { learnJudge } from "./learn-judge.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
const OUT = process.argv[3] ?? "models/pronouns/weights.bin";
const NAME = "pronouns:gap-gum-1";
const BITS = 16;
const READINGS = 2;

let weights: Float32Array = new Float32Array(2);
for (let reading = 0; reading < READINGS; reading++) {
  const judge = judgeBy(NAME, weights);
  const choices = [...choicesOfGap(CORPUS, judge), ...choicesOfGum(CORPUS, judge)];
  console.log(`reading ${reading + 1}: ${choices.length} pronouns`);
  weights = learnJudge(choices, { bits: BITS, passes: 8, rate: 0.03 });
}
const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1 / SCALE_UNIT);
const writer = new ModelWriter(MAGIC, VERSION);
writer.writeName(NAME);
writer.writeCount(Math.round(largest * SCALE_UNIT));
writer.writeCount(BITS);
writer.writeSigned(Int8Array.from(weights, (weight) => Math.round((weight / largest) * BYTE_LIMIT)));
const bytes = writer.toBytes();
writeFileSync(OUT, bytes);
console.log(`wrote ${OUT}: ${bytes.length} bytes`);
