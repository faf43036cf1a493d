/** Decides the judge's weights from choices: the right candidates together are to be as likely as can be; AdaGrad (Duchi, Hazan and Singer 2011), the mean of the states. */
import { seededOrder } from "../training/seeded-order.ts";
import type { Choice } from "./collect-choices.ts";

export type JudgeOptions = { readonly bits: number; readonly passes: number; readonly rate: number };

/** Learns `2 ** bits` weights. Deterministic. */
export function learnJudge(choices: readonly Choice[], { bits, passes, rate }: JudgeOptions): Float32Array {
  const size = 2 ** bits;
  const mask = size - 1;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1);
  const sums = new Float64Array(size);
  let kept = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const at of seededOrder(choices.length, pass)) learnFrom(choices[at]);
    if (pass < passes / 2) continue;
    kept++;
    for (let at = 0; at < size; at++) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0);
  }
  return Float32Array.from(sums, (sum) => sum / kept);

  function learnFrom(choice: Choice | undefined): void {
    if (choice === undefined || !choice.isRight.includes(true) || !choice.isRight.includes(false)) return;
    const scores = choice.candidates.map((features) => features.reduce((sum, feature) => sum + (weights[feature & mask] ?? 0), 0));
    const highest = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - highest));
    const all = shares.reduce((sum, share) => sum + share, 0);
    const right = shares.reduce((sum, share, place) => sum + (choice.isRight[place] === true ? share : 0), 0);
    choice.candidates.forEach((features, place) => {
      const share = shares[place] ?? 0;
      const gradient = share / all - (choice.isRight[place] === true ? share / right : 0);
      for (const feature of features) {
        const spot = feature & mask;
        const square = (squares[spot] ?? 1) + gradient * gradient;
        squares[spot] = square;
        weights[spot] = (weights[spot] ?? 0) - (rate * gradient) / Math.sqrt(square);
      }
    });
  }
}
