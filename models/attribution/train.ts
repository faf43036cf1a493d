/**
 * Decides the weights for attributions: trains on PolNeAR `train` and writes `models/attribution/weights.bin`.
 * Usage: node scripts/run-ts.mjs models/attribution/train.ts [corpus folder] [file to write]
 */
import { writeFileSync } from "node:fs";
import { parseArticle } from "../../eval/attribution/parse-article.ts";
import { readPolnear } from "../../src/commands/gold/read-standoff.ts";
import { QUESTIONS, type Question } from "../../src/reading/attribution/attribution-model.ts";
import { prepareArticle } from "./collect-examples.ts";
import { formatModel } from "./format-model.ts";
import { learnAttributions } from "./learn-attributions.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
const OUT = process.argv[3] ?? "models/attribution/weights.bin";
const NAME = "attribution:polnear-3";
/** Best F1 of whole attributions in cross-validation on `train`. */
const THRESHOLD = 0.42;
const BITS: Readonly<Record<Question, number>> = { cue: 20, "cue span": 18, source: 19, side: 17, before: 19, after: 20, verdict: 18 };
const PARTS = 3;

const articles = readPolnear(`${CORPUS}/polnear/train`);
if (articles === undefined) throw new Error(`No PolNeAR at ${CORPUS}/polnear/train: nothing to train on.`);
const started = process.cpuUsage();
const say = (line: string) => console.log(`${(process.cpuUsage(started).user / 1e6).toFixed(0).padStart(4)} s  ${line}`);
const prepared = articles.map((article) => prepareArticle(article, parseArticle(article)));
say(`${articles.length} articles`);
const { weights, calibration } = learnAttributions(prepared, {
  parts: PARTS,
  leastTrusted: THRESHOLD,
  bits: BITS,
  cues: { rounds: 3, rate: 0.15, dropout: 0, decay: 0 },
  spans: { rounds: 3, rate: 0.15, dropout: 0, decay: 0 },
  spansAgain: { rounds: 2, rate: 0.15, dropout: 0, decay: 0 },
  verdicts: { rounds: 4, rate: 0.15, dropout: 0, decay: 0 },
  say,
});
const bytes = formatModel({ name: NAME, threshold: THRESHOLD, calibration, weights });
writeFileSync(OUT, bytes);
say(`calibration: odds × ${calibration.scale.toFixed(3)} + ${calibration.shift.toFixed(3)}`);
say(`wrote ${OUT}: ${bytes.length} bytes, ${QUESTIONS.length} tables`);
