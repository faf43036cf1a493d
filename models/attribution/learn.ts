/**
 * Decides the weights from examples: log-linear models over hashed features, learned with AdaGrad (Duchi, Hazan and Singer 2011).
 * The weights kept are the mean over the last rounds' passes, which errs less on new texts than the last state.
 */
import {
  addPairs,
  type FeatureList,
  newFeatureList,
  newPairList,
  QUESTIONS,
  type Question,
  scoreOf,
  type WeightTable,
} from "../../src/reading/attribution/attribution-model.ts";
import { scoreSpans } from "../../src/reading/attribution/choose-span.ts";
import { addCueFeatures } from "../../src/reading/attribution/cue-features.ts";
import { addNoneFeatures, addSideFeatures, pairEnd, pairSpan, pairStart } from "../../src/reading/attribution/span-features.ts";
import type { TokenRange } from "../../src/reading/attribution/token-table.ts";
import { seededOrder } from "../training/seeded-order.ts";
import type { CueExample, Examples, SideExample, SpanExample, VerdictExample } from "./collect-examples.ts";

export type LearningOptions = {
  readonly bits: Readonly<Record<Question, number>>;
  readonly rounds: number;
  readonly rate: number;
  /** Share of features left out at each step, so that no single word is relied on. */
  readonly dropout: number;
  /** Cost of every unit of weight at each step. */
  readonly decay: number;
  readonly say: (line: string) => void;
};

type Learner = {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly sums: Float64Array;
  readonly mask: number;
};

/** Gradients below this are not worth the time. */
const SMALL = 0.002;
/** The mean is taken over states at the end of so many parts of each round. */
const PARTS = 4;

/** Learns the questions there are examples for. Deterministic: the order and what is left out come from fixed seeds. */
export function learn(given: Partial<Examples>, options: LearningOptions): Readonly<Record<Question, WeightTable>> {
  const examples: Examples = { cues: [], spans: [], sides: [], verdicts: [], ...given };
  const { bits, rounds, rate, dropout, decay, say } = options;
  const scratch = newFeatureList();
  const pairs = newPairList();
  const learners = new Map<Question, Learner>(
    QUESTIONS.map((question) => {
      const size = 2 ** bits[question];
      return [
        question,
        {
          weights: new Float32Array(size),
          squares: new Float32Array(size).fill(1),
          sums: new Float64Array(size),
          mask: size - 1,
        },
      ];
    }),
  );
  let state = 12345;
  let kept = 0;
  for (let round = 0; round < rounds; round++) {
    let cueLoss = 0;
    let spanLoss = 0;
    let sideLoss = 0;
    let verdictLoss = 0;
    const orders = [examples.cues, examples.spans, examples.sides, examples.verdicts].map((list, place) =>
      seededOrder(list.length, round * 4 + place),
    );
    for (let part = 0; part < PARTS; part++) {
      for (const at of partOf(orders[0], part)) cueLoss += learnCue(examples.cues[at]);
      for (const at of partOf(orders[1], part)) spanLoss += learnSpan(examples.spans[at]);
      for (const at of partOf(orders[2], part)) sideLoss += learnSide(examples.sides[at]);
      for (const at of partOf(orders[3], part)) verdictLoss += learnVerdict(examples.verdicts[at]);
      if (round === 0) continue;
      kept++;
      for (const { weights, sums } of learners.values())
        for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0);
    }
    const mean = (loss: number, list: readonly unknown[]) => (loss / Math.max(1, list.length)).toFixed(4);
    say(
      `round ${round + 1}: cue ${mean(cueLoss, examples.cues)}, spans ${mean(spanLoss, examples.spans)}, sides ${mean(sideLoss, examples.sides)}, verdicts ${mean(verdictLoss, examples.verdicts)}`,
    );
  }
  const meanOf = (question: Question): WeightTable => {
    const { weights, sums } = learnerOf(question);
    return { kind: "learned", table: kept === 0 ? weights : Float32Array.from(sums, (sum) => sum / kept) };
  };
  return {
    cue: meanOf("cue"),
    "cue span": meanOf("cue span"),
    source: meanOf("source"),
    side: meanOf("side"),
    before: meanOf("before"),
    after: meanOf("after"),
    verdict: meanOf("verdict"),
  };

  function learnerOf(question: Question): Learner {
    const learner = learners.get(question);
    if (learner === undefined) throw new Error(`No learner for ${question}.`);
    return learner;
  }

  function tableOf({ weights }: Learner): WeightTable {
    return { kind: "learned", table: weights };
  }

  function leftOut(): boolean {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state < dropout * 4294967296;
  }

  /** Moves every weight of the list against `gradient`. */
  function push({ weights, squares, mask }: Learner, list: FeatureList, gradient: number): void {
    for (let at = 0; at < list.length; at++) {
      if (dropout > 0 && leftOut()) continue;
      const place = (list.ids[at] ?? 0) & mask;
      const weight = weights[place] ?? 0;
      const slope = gradient + decay * weight;
      const square = (squares[place] ?? 1) + slope * slope;
      squares[place] = square;
      weights[place] = weight - (rate * slope) / Math.sqrt(square);
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

  function learnVerdict(example: VerdictExample | undefined): number {
    if (example === undefined) return 0;
    const learner = learnerOf("verdict");
    const list = { ids: example.features, length: example.features.length };
    const certainty = 1 / (1 + Math.exp(-scoreOf(tableOf(learner), list)));
    const gradient = certainty - (example.isRight ? 1 : 0);
    if (Math.abs(gradient) > SMALL) push(learner, list, gradient);
    return -Math.log(Math.max(example.isRight ? certainty : 1 - certainty, 1e-9));
  }

  function learnSpan(example: SpanExample | undefined): number {
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
        pairSpan(asking, range.first, range.last, outsideHeads, pairs);
        addPairs(scratch, pairs);
        starts.set(range.first, (starts.get(range.first) ?? 0) + gradient);
        ends.set(range.last, (ends.get(range.last) ?? 0) + gradient);
      }
      push(learner, scratch, gradient);
    }
    for (const [at, gradient] of starts) pushEndpoint(gradient, () => pairStart(asking, at, pairs));
    for (const [at, gradient] of ends) pushEndpoint(gradient, () => pairEnd(asking, at, pairs));
    return loss;

    function pushEndpoint(gradient: number, pairFeatures: () => void): void {
      if (Math.abs(gradient) < SMALL) return;
      scratch.length = 0;
      pairFeatures();
      addPairs(scratch, pairs);
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
}

function partOf(order: Int32Array | undefined, part: number): Int32Array {
  const length = order?.length ?? 0;
  return order?.subarray(Math.floor((length * part) / PARTS), Math.floor((length * (part + 1)) / PARTS)) ?? new Int32Array(0);
}
