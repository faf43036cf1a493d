/** Decides the weights of a pair's measures: a logistic model fitted to given pairs, and thresholds that score best on them. */
import { chooseLinks, type LinkModel } from "../../src/plan/alignment/choose-links.ts";
import { damped, type MeasuredPair, type Measures } from "../../src/plan/alignment/measure-pairs.ts";
import { type PairWeights, type PassageLimits, thresholds } from "../../src/plan/alignment/pair-weights.ts";

/** Strength of the pull towards nought, the same for every measure but the base. */
const Ridge = 3;
const LeastOdds = [-1.5, -1, -0.5];
const Limits: readonly PassageLimits[] = [0.1, 0.13, 0.16].flatMap((near) => [0.25, 0.33].map((oneWay) => ({ near, oneWay, far: 0.55 })));

export type Judged = {
  readonly isGold: (old: number, fresh: number) => boolean;
  readonly inMerge: (old: number, fresh: number) => boolean;
};

/**
 * Fits on the old units that `mayUse` allows; thresholds are those with the best F1 there, the first of equals. What has to do with runs of words
 * stays as `score-perturbed.ts` suggests: the treaties have too few articles written anew.
 */
export function fitModel(
  measures: Measures,
  judged: Judged,
  goldCount: (old: number) => number,
  mayUse: (old: number) => boolean,
): LinkModel {
  // Partners in merges and splits are left out: the model is asked for the one partner of a unit.
  const train = measures.pairs.filter(
    (pair) => mayUse(pair.old) && !(judged.isGold(pair.old, pair.new) && judged.inMerge(pair.old, pair.new)),
  );
  const truth = train.map((pair) => (judged.isGold(pair.old, pair.new) ? 1 : 0));
  const [likeness = 0, neighbours = 0, distinct = 0, passages = 0, base = 0] = fitLogistic(train.map(featuresOf), truth);
  const weights: PairWeights = { likeness, neighbours, distinct, passages, run: 0, base };
  const runWeights = fitWithRun(train, truth);
  let best: { readonly model: LinkModel; readonly f1: number } | undefined;
  for (const leastOdds of LeastOdds) {
    for (const limits of Limits) {
      const model: LinkModel = { weights, runWeights, thresholds: { ...thresholds, leastOdds }, limits };
      const links = chooseLinks(measures, [], model).filter((link) => mayUse(link.old));
      const right = links.filter((link) => judged.isGold(link.old, link.new)).length;
      const gold = measures.old.reduce((sum, _, old) => sum + (mayUse(old) ? goldCount(old) : 0), 0);
      const f1 = (2 * right) / (links.length + gold);
      if (best === undefined || f1 > best.f1) best = { model, f1 };
    }
  }
  if (best === undefined) throw new Error("there is nothing to fit");
  return best.model;
}

function featuresOf(pair: MeasuredPair): readonly number[] {
  return [damped(pair.likeness), pair.neighbours, pair.distinct, Math.sqrt(pair.passages), 1];
}

function fitWithRun(train: readonly MeasuredPair[], truth: readonly number[]): PairWeights {
  const rows = train.map((pair) => [Math.log1p(pair.run), ...featuresOf(pair)]);
  const [run = 0, likeness = 0, neighbours = 0, distinct = 0, passages = 0, base = 0] = fitLogistic(rows, truth);
  return { likeness, neighbours, distinct, passages, run, base };
}

/** Newton's method on the penalised likelihood; the last feature is the base and is not penalised. */
function fitLogistic(rows: readonly (readonly number[])[], truth: readonly number[]): readonly number[] {
  const size = rows[0]?.length ?? 0;
  let weights: number[] = new Array(size).fill(0);
  for (let round = 0; round < 60; round++) {
    const gradient: number[] = new Array(size).fill(0);
    const hessian: number[][] = Array.from({ length: size }, () => new Array(size).fill(0));
    rows.forEach((row, at) => {
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, feature) => sum + value * (weights[feature] ?? 0), 0)));
      row.forEach((value, one) => {
        gradient[one] = (gradient[one] ?? 0) + ((truth[at] ?? 0) - chance) * value;
        row.forEach((factor, other) => {
          const line = hessian[one] ?? [];
          line[other] = (line[other] ?? 0) + chance * (1 - chance) * value * factor;
        });
      });
    });
    for (let feature = 0; feature < size - 1; feature++) {
      gradient[feature] = (gradient[feature] ?? 0) - Ridge * (weights[feature] ?? 0);
      const line = hessian[feature] ?? [];
      line[feature] = (line[feature] ?? 0) + Ridge;
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, feature) => weight + (step[feature] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return weights;
}

/** Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let row = column; row < rows.length; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const [top, here] = [rows[pivot] ?? [], rows[column] ?? []];
    rows[pivot] = here;
    rows[column] = top;
    for (let row = 0; row < rows.length; row++) {
      if (row === column) continue;
      const line = rows[row] ?? [];
      const factor = (line[column] ?? 0) / (top[column] ?? 1);
      for (let at = column; at < line.length; at++) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}
