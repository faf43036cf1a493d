import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { games } from "../../test/bargaining/games.ts";
import { everyPackage } from "../../test/bargaining/twin.ts";
import { findFrontier } from "./frontier.ts";
import { type Game, isAcceptable, utilitiesOf } from "./game.ts";
import { solutionsOn } from "./solutions.ts";

const frontierOf = (game: Game) => {
  const found = findFrontier(game);
  if (found.kind !== "frontier") throw new Error("the frontier is small");
  return found.points;
};

/** Utility over the reservation value in the model's unit. */
const gainsOf = (game: Game, choice: readonly number[]): readonly number[] =>
  Array.from(utilitiesOf(game, choice), (whole, party) => (whole - (game.disagreement[party] as number)) / (game.scales[party]?.top ?? 1));

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

describe("solution points", () => {
  it("reach the largest value any package reaches", () => {
    fc.assert(
      fc.property(games({ parties: [1, 4] }), (game) => {
        const solutions = solutionsOn(game, frontierOf(game));
        const all = everyPackage(game);
        const zone = all.filter((choice) => isAcceptable(game, utilitiesOf(game, choice)));
        const check = (name: keyof typeof solutions, from: readonly number[][], value: (choice: readonly number[]) => number) => {
          const solution = solutions[name];
          const most = largest(from.map(value));
          if (from.length === 0 || (name === "nash" && most <= 0)) {
            expect(solution.kind).toBe("none");
            return;
          }
          expect(solution.kind).toBe("solution");
          if (solution.kind !== "solution") return;
          expect(solution.value).toBeCloseTo(most, 9);
          expect(value(solution.at.choice)).toBeCloseTo(most, 9);
        };
        const sum = (choice: readonly number[]) =>
          utilitiesOf(game, choice).reduce((total, whole, party) => total + whole / (game.scales[party]?.top ?? 1), 0);
        check("nash", zone, (choice) => gainsOf(game, choice).reduce((product, gain) => product * gain, 1));
        check("egalitarian", all, (choice) => Math.min(...gainsOf(game, choice)));
        check("utilitarian", all, sum);
        check("utilitarianInZone", zone, sum);
        for (const [name, from] of [
          ["kalaiSmorodinsky", zone],
          ["kalaiSmorodinskyOverall", all],
        ] as const) {
          const spans = Array.from({ length: game.parties }, (_, party) =>
            largest(from.map((choice) => gainsOf(game, choice)[party] as number)),
          );
          check(name, from, (choice) =>
            Math.min(...gainsOf(game, choice).map((gain, party) => ((spans[party] as number) > 0 ? gain / (spans[party] as number) : 1))),
          );
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("break ties by the earlier option, and count them", () => {
    // Two points, each party cares for one of them alike: taking either first is the same to both.
    const game: Game = {
      parties: 2,
      contributions: [Float64Array.of(1, 0, 0, 1), Float64Array.of(1, 0, 0, 1)],
      allowed: [
        [0, 1],
        [0, 1],
      ],
      exclusions: [],
      reservations: new Float64Array(2),
      disagreement: new Float64Array(2),
      scales: [
        { top: 1, bottom: 1 },
        { top: 1, bottom: 1 },
      ],
    };
    const points = frontierOf(game);
    expect(points.map(({ packages }) => packages)).toEqual([1, 2, 1]);
    const { nash, utilitarian } = solutionsOn(game, points);
    expect(nash).toMatchObject({ kind: "solution", value: 1, ties: 1, at: { choice: [0, 1] } });
    expect(utilitarian).toMatchObject({ kind: "solution", value: 2, ties: 3, at: { choice: [0, 0] } });
  });

  it("say when no package gives everybody a gain, or reaches every reservation value", () => {
    const game: Game = {
      parties: 2,
      contributions: [Float64Array.of(1, 0, 0, 1)],
      allowed: [[0, 1]],
      exclusions: [],
      reservations: new Float64Array(2),
      disagreement: new Float64Array(2),
      scales: [
        { top: 1, bottom: 1 },
        { top: 1, bottom: 1 },
      ],
    };
    expect(solutionsOn(game, frontierOf(game)).nash).toMatchObject({ kind: "none", why: expect.stringContaining("a gain") });
    const strict = { ...game, reservations: Float64Array.of(1, 1), disagreement: Float64Array.of(1, 1) };
    const solutions = solutionsOn(strict, frontierOf(strict));
    expect(solutions.nash).toMatchObject({ kind: "none", why: expect.stringContaining("reservation value") });
    expect(solutions.egalitarian).toMatchObject({ kind: "solution", value: -1 });
  });
});
