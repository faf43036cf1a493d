/**
 * Decides the weights for attributions: trains on PolNeAR `train` and writes `models/attribution/weights.bin`.
 * Usage: node scripts/run-ts.mjs models/attribution/train.ts [corpus folder] [file to write]
 */
import { writeFileSync } from "node:fs";
import { parseArticle } from "../../eval/attribution/parse-article.ts";
import { readPolnear } from "../../src/commands/gold/read-standoff.ts";
import { QUESTIONS, type Question } from "../../src/reading/attribution/attribution-model.ts";
import { collectExamples, type Examples } from "./collect-examples.ts";
import { formatModel } from "./format-model.ts";
import { learn } from "./learn.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
const OUT = process.argv[3] ?? "models/attribution/weights.bin";
const NAME = "attribution:polnear-2";
/** Best F1 of exact cues on `dev`. */
const THRESHOLD = 0.55;
const BITS: Readonly<Record<Question, number>> = { cue: 19, "cue span": 17, source: 19, side: 16, before: 18, after: 19 };
const ROUNDS = 3;
const RATE = 0.15;

const articles = readPolnear(`${CORPUS}/polnear/train`);
if (articles === undefined) throw new Error(`No PolNeAR at ${CORPUS}/polnear/train: nothing to train on.`);
const started = process.cpuUsage();
const say = (line: string) => console.log(`${(process.cpuUsage(started).user / 1e6).toFixed(0).padStart(4)} s  ${line}`);
const examples: Examples = { cues: [], spans: [], sides: [] };
for (const article of articles) collectExamples(article, parseArticle(article), examples);
say(`${articles.length} articles, ${examples.cues.length} words, ${examples.spans.length} spans`);
const weights = learn(examples, { bits: BITS, rounds: ROUNDS, rate: RATE, dropout: 0, decay: 0, say });
const bytes = formatModel({ name: NAME, threshold: THRESHOLD, weights });
writeFileSync(OUT, bytes);
say(`wrote ${OUT}: ${bytes.length} bytes, ${QUESTIONS.length} tables`);
