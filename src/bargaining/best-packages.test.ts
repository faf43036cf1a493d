import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { games } from "../../test/bargaining/games.ts";
import { everyPackage } from "../../test/bargaining/twin.ts";
import { findBestPackages } from "./best-packages.ts";
import { findFrontier } from "./frontier.ts";
import { isAcceptable, utilitiesOf } from "./game.ts";
import { SolutionNames, solutionsOn, solveDirectly } from "./solutions.ts";

describe("the best packages without the frontier", () => {
  it("have the values that the whole frontier gives, proven without a gap", () => {
    fc.assert(
      fc.property(games({ parties: [1, 5], points: 6 }), (game) => {
        const frontier = findFrontier(game);
        if (frontier.kind !== "frontier") throw new Error("small games have small frontiers");
        const expected = solutionsOn(game, frontier.points);
        const { solutions, zoneExists, complete } = solveDirectly(game);
        expect(complete).toBe(true);
        expect(zoneExists).toBe(frontier.points.some(({ utilities }) => isAcceptable(game, utilities)));
        for (const name of SolutionNames) {
          const [direct, whole] = [solutions[name], expected[name]];
          expect(direct.kind, name).toBe(whole.kind);
          if (direct.kind === "none" || whole.kind === "none") continue;
          expect(direct.gap).toBe(0);
          expect(direct.value, name).toBeCloseTo(whole.value, 9);
        }
      }),
      { seed: 41, numRuns: 200 },
    );
  });

  it("are all that there are, where they are few", () => {
    fc.assert(
      fc.property(games({ parties: [2, 3], points: 4 }), (game) => {
        const slope = new Float64Array(game.parties).fill(1);
        const start = game.disagreement.map((value) => -value);
        const found = findBestPackages(game, { kind: "smallest", slope, start });
        const least = (choice: ArrayLike<number>) =>
          Math.min(...utilitiesOf(game, Array.from(choice)).map((whole, party) => whole - (game.disagreement[party] as number)));
        const all = everyPackage(game);
        const most = all.reduce((value, choice) => Math.max(value, least(choice)), Number.NEGATIVE_INFINITY);
        expect(found.choices.map((choice) => [...choice].join()).sort()).toEqual(
          all
            .filter((choice) => least(choice) === most)
            .map((choice) => choice.join())
            .sort(),
        );
      }),
      { seed: 42, numRuns: 150 },
    );
  });

  it("say how far they are proven when the search is cut short", () => {
    fc.assert(
      fc.property(games({ parties: [3, 3], points: 6 }), (game) => {
        const slope = new Float64Array(game.parties).fill(1);
        const cut = findBestPackages(game, { kind: "smallest", slope, start: new Float64Array(3) }, { nodes: 2 });
        const whole = findBestPackages(game, { kind: "smallest", slope, start: new Float64Array(3) });
        if (whole.choices.length > 0) expect(cut.bound).toBeGreaterThanOrEqual(whole.value - 1e-6);
        if (!cut.complete && cut.choices.length > 0) expect(cut.bound).toBeGreaterThanOrEqual(cut.value);
      }),
      { seed: 43, numRuns: 100 },
    );
  });
});
