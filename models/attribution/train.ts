/**
 * Decides the weights for attributions: trains on PolNeAR `train`, takes the threshold that is best on `dev`, writes `models/attribution/weights.bin`.
 *
 * Each question is a log-linear model over hashed features: is this word a cue (logistic), and which of the possible spans is its cue, source,
 * content before, content after (softmax over the spans in reach). AdaGrad (Duchi, Hazan and Singer 2011), a few rounds, weights rounded to a byte.
 */
import { writeFileSync } from "node:fs";
import { parseArticle } from "../../eval/attribution/parse-article.ts";
import { type GoldArticle, readPolnear } from "../../eval/polnear.ts";
import {
  type FeatureList,
  MAGIC,
  newFeatureList,
  QUESTIONS,
  type Question,
  SCALE_UNIT,
  scoreOf,
  THRESHOLD_UNIT,
  VERSION,
  type WeightTable,
} from "../../src/reading/attribution/attribution-model.ts";
import { type SpanQuestion, scoreSpans } from "../../src/reading/attribution/choose-span.ts";
import { addCueFeatures } from "../../src/reading/attribution/cue-features.ts";
import { type Place, placesOf } from "../../src/reading/attribution/places.ts";
import { canBeCue } from "../../src/reading/attribution/propose-by-model.ts";
import {
  type Asking,
  addEndFeatures,
  addNoneFeatures,
  addSideFeatures,
  addSpanFeatures,
  addStartFeatures,
  askAbout,
} from "../../src/reading/attribution/span-features.ts";
import { layOutTokens, type TokenRange, type TokenTable } from "../../src/reading/attribution/token-table.ts";
import { findQuotations } from "../../src/reading/find-quotations.ts";
import { seededOrder } from "../training/seeded-order.ts";
import { ModelWriter } from "../training/write-model.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
const OUT = process.argv[3] ?? "models/attribution/weights.bin";
const ROUNDS = Number(process.argv[4] ?? 4);
const NAME = "attribution-polnear-1";
const THRESHOLD = Number(process.argv[5] ?? 0.4);
const BITS: Readonly<Record<Question, number>> = { cue: 19, "cue span": 17, source: 19, side: 16, before: 18, after: 19 };
const LEARNING_RATE = 0.15;
/** Gradients below this are not worth the time. */
const SMALL = 0.002;

type Learner = { readonly weights: Float32Array; readonly squares: Float32Array; readonly mask: number };

const learners = new Map<Question, Learner>(
  QUESTIONS.map((question) => {
    const size = 2 ** BITS[question];
    return [question, { weights: new Float32Array(size), squares: new Float32Array(size).fill(1), mask: size - 1 }];
  }),
);
const scratch = newFeatureList();

type Example = { readonly asking: Asking; readonly question: SpanQuestion; readonly answer: TokenRange | undefined };
type CueExample = { readonly table: TokenTable; readonly place: Place; readonly at: number; readonly isCue: boolean };
type SideExample = { readonly asking: Asking; readonly side: number };

const articles = readPolnear(`${CORPUS}/polnear/train`);
if (articles === undefined) throw new Error(`No PolNeAR at ${CORPUS}/polnear/train: nothing to train on.`);
const started = process.cpuUsage();
const cues: CueExample[] = [];
const spans: Example[] = [];
const sides: SideExample[] = [];
for (const article of articles) collect(article);
say(`${articles.length} articles, ${cues.length} words, ${spans.length} spans`);
for (let round = 0; round < ROUNDS; round++) {
  let loss = 0;
  for (const place of seededOrder(cues.length, round)) loss += learnCue(cues[place]);
  let spanLoss = 0;
  for (const place of seededOrder(spans.length, round)) spanLoss += learnSpan(spans[place]);
  let sideLoss = 0;
  for (const place of seededOrder(sides.length, round)) sideLoss += learnSide(sides[place]);
  say(
    `round ${round + 1}: cue ${(loss / cues.length).toFixed(4)}, spans ${(spanLoss / spans.length).toFixed(4)}, sides ${(sideLoss / sides.length).toFixed(4)}`,
  );
}
writeFileSync(OUT, format());
say(`wrote ${OUT}`);

/** Turns an article's marks into examples. Words inside marked content are neither cues nor free of cues: the annotators left nested ones out. */
function collect(article: GoldArticle): void {
  const parsed = parseArticle(article);
  const table = layOutTokens(parsed, findQuotations(parsed));
  const places = placesOf(table);
  const silent = new Uint8Array(table.count);
  const isCue = new Uint8Array(table.count);
  for (const { start, end } of [...article.attributions.flatMap((each) => each.content), ...article.setAside]) {
    const range = tokensTouching(table, start, end);
    if (range !== undefined) silent.fill(1, range.first, range.last + 1);
  }
  for (const { source, cue, content } of article.attributions) {
    const [cueRange] = cue.map((piece) => tokensTouching(table, piece.start, piece.end));
    if (cueRange === undefined) continue;
    const head = headOf(table, cueRange);
    const place = places[table.parsed.tokens[head]?.sentence ?? -1];
    if (place === undefined || content.length === 0) continue;
    isCue[head] = 1;
    const ask = (around: TokenRange, known: TokenRange | undefined) => askAbout(table, place, head, around, known);
    spans.push({ asking: ask({ first: head, last: head }, undefined), question: "cue span", answer: cueRange });
    const sourceRange = hullOf(source.map((piece) => tokensTouching(table, piece.start, piece.end)));
    spans.push({ asking: ask(cueRange, undefined), question: "source", answer: sourceRange });
    const asking = ask(cueRange, sourceRange);
    const ranges = content.map((piece) => tokensTouching(table, piece.start, piece.end)).filter((range) => range !== undefined);
    const inParagraph = ranges.filter((range) => range.first >= place.paragraphFirst && range.last <= place.paragraphLast);
    const before = nearRun(inParagraph.filter((range) => range.last < cueRange.first).toReversed());
    const after = nearRun(inParagraph.filter((range) => range.first > cueRange.last));
    if (before === undefined && after === undefined) continue;
    sides.push({ asking, side: before === undefined ? 0 : after === undefined ? 1 : 2 });
    if (before !== undefined) spans.push({ asking, question: "before", answer: before });
    if (after !== undefined) spans.push({ asking, question: "after", answer: after });
  }
  for (const place of places) {
    for (let at = place.first; at <= place.last; at++) {
      if ((silent[at] === 1 && isCue[at] === 0) || !canBeCue(table, at)) continue;
      cues.push({ table, place, at, isCue: isCue[at] === 1 });
    }
  }
}

/** Joins pieces that lie at most two tokens apart, from the first on. */
function nearRun(ranges: readonly TokenRange[]): TokenRange | undefined {
  let run = ranges[0];
  for (const range of ranges.slice(1)) {
    if (run === undefined) break;
    const gap = range.first > run.last ? range.first - run.last : run.first - range.last;
    if (gap > 3) break;
    run = { first: Math.min(run.first, range.first), last: Math.max(run.last, range.last) };
  }
  return run;
}

function hullOf(ranges: readonly (TokenRange | undefined)[]): TokenRange | undefined {
  const present = ranges.filter((range) => range !== undefined);
  if (present.length === 0) return undefined;
  return { first: Math.min(...present.map((range) => range.first)), last: Math.max(...present.map((range) => range.last)) };
}

/** The tokens that share a character with the stretch. */
function tokensTouching({ parsed: { tokens } }: TokenTable, start: number, end: number): TokenRange | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last + 1 < tokens.length && (tokens[last + 1]?.start ?? end) < end) last++;
  return last < low ? undefined : { first: low, last };
}

/** The word of a cue that hangs on something outside it, a verb before others. */
function headOf(table: TokenTable, { first, last }: TokenRange): number {
  const tops: number[] = [];
  for (let at = first; at <= last; at++) {
    const above = table.head[at] ?? at;
    if (table.punctuation[at] === 0 && (above < first || above > last || above === at)) tops.push(at);
  }
  const isVerb = (at: number) => table.parsed.tokens[at]?.tag === "VERB";
  return tops.find(isVerb) ?? tops[0] ?? first;
}

function learnerOf(question: Question): Learner {
  const learner = learners.get(question);
  if (learner === undefined) throw new Error(`No learner for ${question}.`);
  return learner;
}

function tableOf({ weights }: Learner): WeightTable {
  return { table: weights, scale: 1 };
}

/** Moves every weight of the list against `gradient`. */
function push({ weights, squares, mask }: Learner, list: FeatureList, gradient: number): void {
  for (let at = 0; at < list.length; at++) {
    const place = (list.ids[at] ?? 0) & mask;
    const square = (squares[place] ?? 1) + gradient * gradient;
    squares[place] = square;
    weights[place] = (weights[place] ?? 0) - (LEARNING_RATE * gradient) / Math.sqrt(square);
  }
}

function learnCue(example: CueExample | undefined): number {
  if (example === undefined) return 0;
  const learner = learnerOf("cue");
  scratch.length = 0;
  addCueFeatures(example.table, example.at, example.place, scratch);
  const certainty = 1 / (1 + Math.exp(-scoreOf(tableOf(learner), scratch)));
  const gradient = certainty - (example.isCue ? 1 : 0);
  if (Math.abs(gradient) > SMALL) push(learner, scratch, gradient);
  return -Math.log(Math.max(example.isCue ? certainty : 1 - certainty, 1e-9));
}

function learnSpan(example: Example | undefined): number {
  if (example === undefined) return 0;
  const { asking, question, answer } = example;
  const learner = learnerOf(question);
  const scored = scoreSpans(asking, question, tableOf(learner), answer);
  const isAnswer = (range: TokenRange | undefined) => range?.first === answer?.first && range?.last === answer?.last;
  if (!scored.some((span) => isAnswer(span.range))) return 0;
  const highest = scored.reduce((most, span) => Math.max(most, span.score), Number.NEGATIVE_INFINITY);
  const sum = scored.reduce((total, span) => total + Math.exp(span.score - highest), 0);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let loss = 0;
  for (const { range, outsideHeads, score } of scored) {
    const certainty = Math.exp(score - highest) / sum;
    const right = isAnswer(range);
    if (right) loss = -Math.log(Math.max(certainty, 1e-9));
    const gradient = certainty - (right ? 1 : 0);
    if (Math.abs(gradient) < SMALL) continue;
    scratch.length = 0;
    if (range === undefined) addNoneFeatures(asking, scratch);
    else {
      addSpanFeatures(asking, range.first, range.last, outsideHeads, scratch);
      starts.set(range.first, (starts.get(range.first) ?? 0) + gradient);
      ends.set(range.last, (ends.get(range.last) ?? 0) + gradient);
    }
    push(learner, scratch, gradient);
  }
  for (const [at, gradient] of starts) pushEndpoint(gradient, () => addStartFeatures(asking, at, scratch));
  for (const [at, gradient] of ends) pushEndpoint(gradient, () => addEndFeatures(asking, at, scratch));
  return loss;

  function pushEndpoint(gradient: number, addFeatures: () => void): void {
    if (Math.abs(gradient) < SMALL) return;
    scratch.length = 0;
    addFeatures();
    push(learner, scratch, gradient);
  }
}

function learnSide(example: SideExample | undefined): number {
  if (example === undefined) return 0;
  const learner = learnerOf("side");
  const scores = [0, 1, 2].map((side) => {
    scratch.length = 0;
    addSideFeatures(example.asking, side, scratch);
    return scoreOf(tableOf(learner), scratch);
  });
  const highest = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0);
  scores.forEach((score, side) => {
    const gradient = Math.exp(score - highest) / sum - (side === example.side ? 1 : 0);
    if (Math.abs(gradient) < SMALL) return;
    scratch.length = 0;
    addSideFeatures(example.asking, side, scratch);
    push(learner, scratch, gradient);
  });
  return -Math.log(Math.max(Math.exp((scores[example.side] ?? 0) - highest) / sum, 1e-9));
}

function format(): Uint8Array {
  const writer = new ModelWriter(MAGIC, VERSION);
  writer.writeNames([NAME]);
  writer.writeCount(Math.round(THRESHOLD * THRESHOLD_UNIT));
  const tables: Int8Array[] = [];
  for (const question of QUESTIONS) {
    const { weights } = learnerOf(question);
    const scale = Math.max(1, Math.round((largestOf(weights) / 127) * SCALE_UNIT)) / SCALE_UNIT;
    tables.push(Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))));
    writer.writeCount(Math.round(scale * SCALE_UNIT));
    writer.writeCount(BITS[question]);
  }
  const head = writer.toBytes();
  const bytes = new Uint8Array(head.length + tables.reduce((sum, table) => sum + table.length, 0));
  bytes.set(head);
  let at = head.length;
  for (const table of tables) {
    bytes.set(new Uint8Array(table.buffer), at);
    at += table.length;
  }
  return bytes;
}

/** Nearly the largest weight: the few beyond it are cut, so that the rest keep their differences. */
function largestOf(weights: Float32Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
}

function say(line: string): void {
  console.log(`${(process.cpuUsage(started).user / 1e6).toFixed(0)} s  ${line}`);
}
