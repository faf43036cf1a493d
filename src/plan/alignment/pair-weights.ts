/** Decides how much each measure of a pair counts: weights fitted by `eval/plan-alignment/fit.ts`, which says how they were chosen. */
import { damped, type MeasuredPair } from "./measure-pairs.ts";

/** Weights of a logistic model of whether two units stand for each other. */
export type PairWeights = {
  readonly likeness: number;
  readonly neighbours: number;
  readonly distinct: number;
  readonly passages: number;
  readonly base: number;
  /** Pairs less certain than this stay apart. */
  readonly leastOdds: number;
  /** The same for units that nothing else claimed, weighed among themselves. */
  readonly leftoverOdds: number;
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

export const pairWeights: PairWeights = {
  likeness: 0.83,
  neighbours: 1.33,
  distinct: 2.89,
  passages: 1.13,
  base: -0.75,
  leastOdds: -1.5,
  leftoverOdds: 1,
};
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
    AgreementWeight * (pair.number + pair.heading)
  );
}

/** A probability from the logarithm of odds. */
export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
