import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { games, randomFrom } from "../../test/bargaining/games.ts";
import { dominates, everyPackage } from "../../test/bargaining/twin.ts";
import { findConcession } from "./concede.ts";
import { findConflict, isPossible } from "./conflict-set.ts";
import { distanceToFrontier } from "./distance.ts";
import { findFrontier } from "./frontier.ts";
import { type Game, isAcceptable, isFeasible, utilitiesOf } from "./game.ts";

const draftFor = (game: Game, seed: number): number[] => {
  const random = randomFrom(seed);
  return game.contributions.map((table) => Math.floor(random() * (table.length / game.parties)));
};
const changes = (one: readonly number[], other: readonly number[], costs: readonly number[]): number =>
  one.reduce((sum, option, point) => sum + (option === other[point] ? 0 : (costs[point] as number)), 0);

describe("the cheapest concession", () => {
  it("costs what looking at every package says, and its certificate adds up", () => {
    fc.assert(
      fc.property(games({ parties: [1, 4] }), fc.integer({ min: 1, max: 1e6 }), fc.boolean(), (game, seed, isUniform) => {
        const draft = draftFor(game, seed);
        const random = randomFrom(seed);
        const costs = draft.map(() => (isUniform ? 1 : Math.floor(random() * 5) / 2));
        const acceptable = everyPackage(game).filter((choice) => isAcceptable(game, utilitiesOf(game, choice)));
        const found = findConcession(game, draft, costs);
        if (acceptable.length === 0) {
          expect(found.kind).toBe("impossible");
          return;
        }
        expect(found.kind).toBe("concession");
        if (found.kind !== "concession") return;
        const least = Math.min(...acceptable.map((choice) => changes(choice, draft, costs)));
        expect(found.cost).toBeCloseTo(least, 9);
        expect(changes([...found.choice], draft, costs)).toBeCloseTo(least, 9);
        expect(isFeasible(game, found.choice) && isAcceptable(game, utilitiesOf(game, found.choice))).toBe(true);
        if (found.certificate.kind !== "weights") return;
        const { weights, needed, mostForLess } = found.certificate;
        const worth = (choice: readonly number[]) =>
          utilitiesOf(game, choice).reduce((sum, whole, party) => sum + whole * (weights[party] as number), 0);
        for (const choice of everyPackage(game))
          if (changes(choice, draft, costs) < least - 1e-9) expect(worth(choice) - worth(draft)).toBeLessThanOrEqual(mostForLess + 1e-6);
        expect(needed).toBeGreaterThan(mostForLess);
      }),
      { seed: 51, numRuns: 150 },
    );
  });
});

describe("a minimal conflict set", () => {
  it("excludes every package, and none of its members can be left out", () => {
    let conflicts = 0;
    fc.assert(
      fc.property(games({ parties: [1, 4], points: 4 }), (game) => {
        const some = everyPackage(game).some((choice) => isAcceptable(game, utilitiesOf(game, choice)));
        const conflict = findConflict(game);
        if (some) {
          expect(conflict).toBeUndefined();
          return;
        }
        expect(conflict).toBeDefined();
        if (conflict === undefined) return;
        conflicts++;
        expect(isPossible(game, conflict)).toBe(false);
        for (const one of conflict)
          expect(
            isPossible(
              game,
              conflict.filter((other) => other !== one),
            ),
          ).toBe(true);
      }),
      { seed: 52, numRuns: 150 },
    );
    expect(conflicts).toBeGreaterThan(15);
  });
});

describe("the distance to the frontier", () => {
  it("is zero exactly where no package dominates", () => {
    fc.assert(
      fc.property(games({ parties: [1, 4], points: 4 }), fc.integer({ min: 1, max: 1e6 }), (game, seed) => {
        const all = everyPackage(game);
        if (all.length === 0) return;
        const choice = all[seed % all.length] as number[];
        const utilities = utilitiesOf(game, choice);
        const found = findFrontier(game);
        const distance = distanceToFrontier(game, choice, found.kind === "frontier" ? found.points : undefined);
        const dominated = all.filter((other) => dominates(utilitiesOf(game, other), utilities));
        expect(distance.isOnFrontier).toBe(dominated.length === 0);
        const gain = (other: readonly number[], party: number) =>
          ((utilitiesOf(game, other)[party] as number) - (utilities[party] as number)) / (game.scales[party]?.top ?? 1);
        const parties = [...utilities.keys()];
        const sums = dominated.map((other) => parties.reduce((sum, party) => sum + gain(other, party), 0));
        expect(distance.sumToGain).toBeCloseTo(Math.max(0, ...sums), 9);
        expect(distance.everybodyCouldGain).toBeCloseTo(
          Math.max(...all.map((other) => Math.min(...parties.map((party) => gain(other, party))))),
          9,
        );
        expect((distance.euclidean ?? 0) === 0).toBe(dominated.length === 0);
      }),
      { seed: 53, numRuns: 150 },
    );
  });
});
