/** Decides how odds become odds that hold: logistic regression on one number by Newton's method (Platt 1999). */
import type { Calibration } from "../../src/reading/attribution/attribution-model.ts";

/** The scale and shift under which what happened is likeliest. `odds` are logarithms. Cost: a dozen passes. */
export function fitCalibration(seen: readonly { readonly odds: number; readonly isRight: boolean }[]): Calibration {
  let [scale, shift] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    // Gradient and curvature of the loss, with a little pull towards "as it is" so that few examples give no extremes.
    let [slopeScale, slopeShift] = [scale - 1, shift];
    let [bendScale, bendShift, bendBoth] = [1, 1, 0];
    for (const { odds, isRight } of seen) {
      const certainty = 1 / (1 + Math.exp(-(scale * odds + shift)));
      const miss = certainty - (isRight ? 1 : 0);
      const bend = certainty * (1 - certainty);
      slopeScale += miss * odds;
      slopeShift += miss;
      bendScale += bend * odds * odds;
      bendShift += bend;
      bendBoth += bend * odds;
    }
    const determinant = bendScale * bendShift - bendBoth * bendBoth;
    scale -= (bendShift * slopeScale - bendBoth * slopeShift) / determinant;
    shift -= (bendScale * slopeShift - bendBoth * slopeScale) / determinant;
  }
  return { scale, shift };
}

const ROUNDS = 12;
