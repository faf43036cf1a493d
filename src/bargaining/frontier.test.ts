import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { games, randomFrom } from "../../test/bargaining/games.ts";
import { dominates, everyPackage, frontierByEnumeration } from "../../test/bargaining/twin.ts";
import { countCombinations, countPackages } from "./count-packages.ts";
import { findFrontier } from "./frontier.ts";
import { isAcceptable, utilitiesOf } from "./game.ts";
import { nondominatedRows } from "./nondominated.ts";

const Seed = 20260301;

describe("the frontier by merging", () => {
  it("is what comparing every package with every other gives, with counts and first packages", () => {
    fc.assert(
      fc.property(games(), (game) => {
        const found = findFrontier(game);
        expect(found.kind).toBe("frontier");
        if (found.kind !== "frontier") return;
        expect(
          found.points.map(({ choice, utilities, packages }) => ({ choice: [...choice], utilities: [...utilities], packages })),
        ).toEqual(
          frontierByEnumeration(game).map(({ choice, utilities, packages }) => ({
            choice: [...choice],
            utilities: [...utilities],
            packages,
          })),
        );
      }),
      { seed: Seed, numRuns: 600 },
    );
  });

  it("carries packages of forty points, whose keys need several blocks", () => {
    const random = randomFrom(7);
    const sizes = Array.from({ length: 40 }, () => 4);
    const game = {
      parties: 2,
      contributions: sizes.map((size) => Float64Array.from({ length: size * 2 }, () => Math.floor(random() * 1000))),
      allowed: sizes.map(() => [0, 1, 2, 3]),
      exclusions: [],
      reservations: new Float64Array(2),
      disagreement: new Float64Array(2),
      scales: [1, 2].map(() => ({ top: 1, bottom: 1 })),
    };
    const found = findFrontier(game);
    expect(found.kind).toBe("frontier");
    if (found.kind !== "frontier") return;
    for (const { choice, utilities } of found.points) expect([...utilitiesOf(game, choice)]).toEqual([...utilities]);
    const totals = found.points.map(({ utilities }) => (utilities[0] as number) + (utilities[1] as number));
    const greatest = game.contributions.reduce(
      (sum, table) => sum + Math.max(...[0, 1, 2, 3].map((option) => (table[2 * option] as number) + (table[2 * option + 1] as number))),
      0,
    );
    expect(Math.max(...totals)).toBe(greatest);
  });

  it("says that it stopped, at a limit or when asked", () => {
    const random = randomFrom(3);
    const contributions = Array.from({ length: 8 }, () => Float64Array.from({ length: 4 * 4 }, () => Math.floor(random() * 1000)));
    const game = {
      parties: 4,
      contributions,
      allowed: contributions.map(() => [0, 1, 2, 3]),
      exclusions: [],
      reservations: new Float64Array(4),
      disagreement: new Float64Array(4),
      scales: contributions.map(() => ({ top: 1, bottom: 1 })),
    };
    expect(findFrontier(game, { rows: 100 })).toMatchObject({ kind: "stopped", why: "too many" });
    expect(findFrontier(game, { shouldStop: (done) => done === 3 })).toMatchObject({ kind: "stopped", why: "cancelled", mergedPoints: 3 });
  });
});

describe("rows no other dominates", () => {
  it("are the same by sweep, staircase or division as by comparing all, for one to seven parties", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(4, 30, 100_000),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (parties, count, grain, seed) => {
          const random = randomFrom(seed);
          const texts = new Set(
            Array.from({ length: count }, () => Array.from({ length: parties }, () => Math.floor(random() * grain)).join(" ")),
          );
          const vectors = [...texts]
            .map((text) => Float64Array.from(text.split(" ").map(Number)))
            .sort((one, other) => {
              for (const [at, value] of one.entries()) if (value !== other[at]) return (other[at] as number) - value;
              return 0;
            });
          const columns = Array.from({ length: parties }, (_, party) => Float64Array.from(vectors, (vector) => vector[party] as number));
          const expected = vectors.flatMap((vector, row) => (vectors.some((other) => dominates(other, vector)) ? [] : [row]));
          expect([...nondominatedRows(columns, vectors.length)]).toEqual(expected);
        },
      ),
      { seed: Seed, numRuns: 250 },
    );
  });
});

describe("counting", () => {
  it("agrees with enumeration, with and without reservation values", () => {
    fc.assert(
      fc.property(games(), (game) => {
        const all = everyPackage(game);
        expect(countPackages(game, new Float64Array(game.parties).fill(Number.NEGATIVE_INFINITY))).toBe(BigInt(all.length));
        const acceptable = all.filter((choice) => isAcceptable(game, utilitiesOf(game, choice)));
        expect(countPackages(game, game.reservations)).toBe(BigInt(acceptable.length));
        expect(countCombinations(game)).toBeGreaterThanOrEqual(BigInt(all.length));
      }),
      { seed: Seed, numRuns: 300 },
    );
  });
});
