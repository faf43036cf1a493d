import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { models } from "../../test/conflict-models.ts";
import { isTrue, slowGame, slowStability } from "../../test/conflict-twin.ts";
import {
  ConceptNames,
  type ConflictModel,
  createExplainer,
  decimalOf,
  type Game,
  hasBit,
  improvementsOf,
  isEquilibrium,
  movesOf,
  parseModel,
  prepareGame,
  solveGame,
} from "./index.ts";

function gameOf(model: ConflictModel): Game {
  const game = prepareGame(model);
  if (game === undefined) throw new Error("the model orders all states");
  return game;
}

type Expected = {
  readonly name: string;
  readonly states: readonly { readonly dec: number }[];
  readonly decisionMakers: readonly {
    readonly nUnilateralMoves: number;
    readonly nUnilateralImprovements: number;
    readonly payoffs: readonly number[];
  }[];
  readonly textbook: {
    readonly equilibria: Readonly<Record<string, readonly number[]>>;
    readonly stableStatesPerDM: Readonly<Record<string, readonly (readonly number[])[]>>;
  };
  readonly model: unknown;
};

describe("the twelve graph models", () => {
  const file: { readonly models: readonly Expected[] } = JSON.parse(readFileSync("test/cases/conflict/graph-models.json", "utf8"));
  const forms = [
    ["with listed states and payoffs", (one: Expected): unknown => one],
    ["from the statements beside them", (one: Expected): unknown => one.model],
  ] as const;

  for (const [form, take] of forms) {
    it(`are solved in every cell, ${form}`, () => {
      expect(file.models).toHaveLength(12);
      for (const expected of file.models) {
        const game = gameOf(parseModel(take(expected), expected.name));
        const solution = solveGame(game);
        const places = [...game.space.places];
        expect(places.map((place) => decimalOf(game.space, place))).toEqual(expected.states.map((state) => state.dec));
        for (const [at, maker] of expected.decisionMakers.entries()) {
          expect(places.map((place) => game.players[at]?.ranks[place])).toEqual(maker.payoffs);
          expect(places.flatMap((place) => movesOf(game, at, place))).toHaveLength(maker.nUnilateralMoves);
          expect(places.flatMap((place) => improvementsOf(game, at, place))).toHaveLength(maker.nUnilateralImprovements);
        }
        for (const concept of ConceptNames) {
          const stable = solution.holds.get(concept)?.map((bits) => places.flatMap((place, at) => (hasBit(bits, place) ? [at + 1] : [])));
          expect(stable, `${expected.name} ${concept}`).toEqual(expected.textbook.stableStatesPerDM[concept]);
          const equilibria = places.flatMap((place, at) => (isEquilibrium(solution, concept, place) ? [at + 1] : []));
          expect(equilibria, `${expected.name} ${concept}`).toEqual(expected.textbook.equilibria[concept]);
        }
      }
    });
  }
});

const feasibleModels = (mostOptions: number): fc.Arbitrary<ConflictModel> =>
  models(mostOptions).filter((model) => {
    for (let decimal = 0; decimal < 2 ** model.options.length; decimal++)
      if (!model.infeasible.some((one) => isTrue(one, decimal))) return true;
    return false;
  });

describe("solving without matrices", () => {
  it("agrees with the slow twin on random models, in every cell and with every reason", () => {
    fc.assert(
      fc.property(feasibleModels(6), (model) => {
        const game = gameOf(model);
        const slow = slowGame(model);
        const places = [...game.space.places];
        expect(places.map((place) => decimalOf(game.space, place))).toEqual(slow.states);
        const solution = solveGame(game);
        const explain = createExplainer(game);
        const expected = slowStability(slow);
        for (const concept of ConceptNames) {
          for (const focal of game.players.keys()) {
            const bits = solution.holds.get(concept)?.[focal];
            if (bits === undefined) throw new Error("each concept is solved for each decision maker");
            const stable = places.flatMap((place, at) => (hasBit(bits, place) ? [at] : []));
            expect(stable, `${concept} for ${focal}`).toEqual(expected[concept]?.[focal]);
            for (const place of places) expect(explain(concept, focal, place).isStable, `${concept} ${focal}`).toBe(hasBit(bits, place));
          }
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it("gives sanctions that are legal sequences and end no better", () => {
    fc.assert(
      fc.property(feasibleModels(6), (model) => {
        const game = gameOf(model);
        const explain = createExplainer(game);
        for (const focal of game.players.keys()) {
          for (const place of game.space.places) {
            for (const concept of ["GMR", "SEQ"] as const) {
              for (const { to, sanction } of explain(concept, focal, place).improvements) {
                if (sanction === undefined) continue;
                let there = to;
                let last = focal;
                for (const move of sanction.moves) {
                  expect(move.by).not.toBe(last);
                  const possible = concept === "SEQ" ? improvementsOf(game, move.by, there) : movesOf(game, move.by, there);
                  expect(possible).toContain(move.to);
                  there = move.to;
                  last = move.by;
                }
                expect(there).toBe(sanction.to);
                const { ranks } = game.players[focal] ?? { ranks: new Int32Array() };
                expect(ranks[there]).toBeLessThanOrEqual(ranks[place] ?? -1);
              }
            }
          }
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("keeps the known relations: Nash within all, SMR within GMR, SSEQ within SMR and SEQ, SEQ within GMR", () => {
    fc.assert(
      fc.property(feasibleModels(7), (model) => {
        const game = gameOf(model);
        const { holds } = solveGame(game);
        const within = (inner: (typeof ConceptNames)[number], outer: (typeof ConceptNames)[number]): void => {
          for (const focal of game.players.keys()) {
            const [inside, outside] = [holds.get(inner)?.[focal], holds.get(outer)?.[focal]];
            if (inside === undefined || outside === undefined) throw new Error("solved");
            for (const place of game.space.places)
              if (hasBit(inside, place)) expect(hasBit(outside, place), `${inner} within ${outer}`).toBe(true);
          }
        };
        for (const outer of ConceptNames) within("Nash", outer);
        within("SMR", "GMR");
        within("SEQ", "GMR");
        within("SSEQ", "SEQ");
        within("SSEQ", "SMR");
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it("lets a decision maker move again in a sanction, only not twice in succession", () => {
    // After D1 takes a, D2 takes b, only then D3 has a reason to take c, and only then D2 can take d, which D1 dislikes most.
    const model = parseModel(
      {
        options: ["a", "b", "c", "d"].map((name) => ({ name, permittedDirection: "both" })),
        decisionMakers: [
          { name: "D1", options: [0], preferences: [[[3, "N"]], [[0, "Y"]]] },
          { name: "D2", options: [1, 3], preferences: [[[3, "Y"]], [[1, "Y"]]] },
          {
            name: "D3",
            options: [2],
            preferences: [
              [
                [1, "Y"],
                [2, "Y"],
              ],
            ],
          },
        ],
        infeasibles: [
          [
            [3, "Y"],
            [2, "N"],
          ],
          [
            [3, "Y"],
            [1, "N"],
          ],
        ],
      },
      "again",
    );
    const game = gameOf(model);
    const [start = -1] = game.space.places;
    const { isStable, improvements } = createExplainer(game)("SEQ", 0, start);
    expect(isStable).toBe(true);
    expect(improvements.map(({ sanction }) => sanction?.moves.map((move) => game.model.decisionMakers[move.by]?.name))).toEqual([
      ["D2", "D3", "D2"],
    ]);
    expect(hasBit(solveGame(game).holds.get("SEQ")?.[0] ?? new Uint32Array(1), start)).toBe(true);
  });

  it("tests every combination of the others' improvements, not those of one opponent alone", () => {
    // D1 loses only where D2 and D3 both act at the same time.
    const model = parseModel(
      {
        options: ["a", "b", "c"].map((name) => ({ name, permittedDirection: "both" })),
        decisionMakers: [
          {
            name: "D1",
            options: [0],
            preferences: [
              {
                compound: true,
                members: [[[1, "N"]], [[2, "N"]]],
              },
              [[0, "Y"]],
            ],
          },
          { name: "D2", options: [1], preferences: [[[1, "Y"]]] },
          { name: "D3", options: [2], preferences: [[[2, "Y"]]] },
        ],
        infeasibles: [],
      },
      "both",
    );
    const game = gameOf(model);
    const [start = -1] = game.space.places;
    const { isStable, improvements } = createExplainer(game)("SIM", 0, start);
    expect(isStable).toBe(true);
    expect(improvements[0]?.sanction?.moves.map((move) => move.by)).toEqual([1, 2]);
  });
});
