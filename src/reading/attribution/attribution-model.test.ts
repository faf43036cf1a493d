import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitCalibration } from "../../../models/attribution/fit-calibration.ts";
import { formatModel } from "../../../models/attribution/format-model.ts";
import {
  addFeature,
  newFeatureList,
  parseAttributionModel,
  QUESTIONS,
  type Question,
  scoreOf,
  type WeightTable,
} from "./attribution-model.ts";

function weightsOf(numbers: readonly number[]): Readonly<Record<Question, WeightTable>> {
  const learned: WeightTable = { kind: "learned", table: Float32Array.from(numbers) };
  return { cue: learned, "cue span": learned, source: learned, side: learned, before: learned, after: learned, verdict: learned };
}

describe("calibration", () => {
  it("finds scale and shift again from what they made, as trying many does", () => {
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296;
    };
    const seen = Array.from({ length: 4000 }, () => {
      const odds = 8 * random() - 4;
      return { odds, isRight: random() < 1 / (1 + Math.exp(-(0.6 * odds - 0.5))) };
    });
    const loss = (scale: number, shift: number) =>
      seen.reduce((sum, { odds, isRight }) => sum + Math.log(1 + Math.exp((isRight ? -1 : 1) * (scale * odds + shift))), 0);
    const { scale, shift } = fitCalibration(seen);
    expect(Math.abs(scale - 0.6)).toBeLessThan(0.08);
    expect(Math.abs(shift + 0.5)).toBeLessThan(0.12);
    for (let tried = 0.3; tried < 1; tried += 0.05)
      for (let moved = -1; moved < 0.2; moved += 0.1) expect(loss(scale, shift)).toBeLessThan(loss(tried, moved) + 1);
  });
});

describe("the stored model", () => {
  it("keeps name, threshold and the signs and sizes of weights to a hundredth of the largest", () => {
    const numbers = [0, 1, -1, 0.5, -0.25, 0.01, 3, -2.5];
    const model = parseAttributionModel(
      formatModel({ name: "attribution:try", threshold: 0.42, calibration: { scale: 0.7, shift: -0.4 }, weights: weightsOf(numbers) }),
    );
    expect([model.name, model.threshold]).toEqual(["attribution:try", 0.42]);
    expect([model.calibration.scale, model.calibration.shift].map((number) => number.toFixed(3))).toEqual(["0.700", "-0.400"]);
    const list = newFeatureList();
    for (const question of QUESTIONS) {
      numbers.forEach((weight, place) => {
        list.length = 0;
        addFeature(list, place);
        expect(Math.abs(scoreOf(model.weights[question], list) - weight)).toBeLessThan(0.03);
      });
    }
  });

  it("adds weights up as a plain sum does, features beyond the table folded back", () => {
    const weight = fc.float({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 16, maxLength: 16 }), fc.array(fc.integer(), { maxLength: 300 }), (numbers, features) => {
        const learned: WeightTable = { kind: "learned", table: Float32Array.from(numbers) };
        const list = newFeatureList();
        for (const feature of features) addFeature(list, feature);
        const slow = features.reduce((sum, feature) => sum + Math.fround(numbers[((feature % 16) + 16) % 16] ?? 0), 0);
        expect(scoreOf(learned, list)).toBeCloseTo(slow, 6);
        const { weights } = parseAttributionModel(
          formatModel({ name: "m", threshold: 0.5, calibration: { scale: 1, shift: 0 }, weights: weightsOf(numbers) }),
        );
        const each = features.reduce((sum, feature) => {
          const alone = newFeatureList();
          addFeature(alone, feature);
          return sum + scoreOf(weights.cue, alone);
        }, 0);
        expect(scoreOf(weights.cue, list)).toBeCloseTo(each, 6);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});
