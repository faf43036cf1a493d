/** Decides how much each measure of a pair counts: weights fitted by `eval/plan-alignment/fit.ts`, which says how they were chosen. */
import { damped, type MeasuredPair } from "./measure-pairs.ts";

/** Weights of a logistic model of whether two units stand for each other. */
export type PairWeights = {
  readonly likeness: number;
  readonly neighbours: number;
  readonly distinct: number;
  readonly passages: number;
  readonly run: number;
  readonly base: number;
};

/** From which evidence on a pair is taken; odds are logarithms. */
export type Thresholds = {
  readonly leastOdds: number;
  /** For units that nothing else claimed, weighed among themselves. */
  readonly leftoverOdds: number;
  /** For what is then still left, told by a run of words that only these two share, and how telling this has to be. */
  readonly runOdds: number;
  readonly tellingRun: number;
};

/** When a passage that went elsewhere makes a merge or a split, as shares of the unit it fills. */
export type PassageLimits = {
  /** Beside a partner of either unit, or among neighbours that went the same way. */
  readonly near: number;
  /** The same where the text is found in one direction only: taken up by a passage that owes more to another unit. */
  readonly oneWay: number;
  /** Anywhere else. */
  readonly far: number;
};

export const pairWeights: PairWeights = { likeness: 0.83, neighbours: 1.33, distinct: 2.89, passages: 1.13, run: 0, base: -0.75 };

/**
 * The same measures and the run of words that only these two share, for units that found no partner by the others: on units that did, the run tells
 * what likeness told already.
 */
export const runWeights: PairWeights = { likeness: 0.79, neighbours: 1.26, distinct: 2.19, passages: 0.43, run: 0.88, base: -2.19 };

/**
 * The first two suit the pairs of the two treaties best. What has to do with runs was chosen on articles rewritten at random, where a pair told
 * by a run of 8 or more was right in two cases of three, by a lesser one in one of five: such a run is a phrase of the trade.
 */
export const thresholds: Thresholds = { leastOdds: -1.5, leftoverOdds: 1, runOdds: -2, tellingRun: 8 };
export const passageLimits: PassageLimits = { near: 0.13, oneWay: 0.25, far: 0.55 };

/** How much agreement in number and heading counts; half, because it is learnt from the very pairs it then judges. */
const AgreementWeight = 0.5;

/** Logarithm of the odds that a pair is a true one. */
export function oddsOf(pair: MeasuredPair, weights: PairWeights): number {
  return (
    weights.base +
    weights.likeness * damped(pair.likeness) +
    weights.neighbours * pair.neighbours +
    weights.distinct * pair.distinct +
    weights.passages * Math.sqrt(pair.passages) +
    weights.run * Math.log1p(pair.run) +
    AgreementWeight * (pair.number + pair.heading)
  );
}

/** A probability from the logarithm of odds. */
export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
