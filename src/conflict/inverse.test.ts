import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { models } from "../../test/conflict-models.ts";
import { isTrue, slowGame, slowStability } from "../../test/conflict-twin.ts";
import { buildStateGraph, ConceptNames, type ConflictModel, improvementsIn, movesIn, prepareGame, reachFrom } from "./index.ts";
import { conditionsFor } from "./inverse.ts";

const hasStates = (model: ConflictModel): boolean => {
  for (let decimal = 0; decimal < 2 ** model.options.length; decimal++)
    if (!model.infeasible.some((one) => isTrue(one, decimal))) return true;
  return false;
};

describe("inverse conditions", () => {
  it("are met by exactly those preferences under which the state holds", () => {
    const cases = models(4)
      .filter(hasStates)
      .chain((model) => {
        const { states } = slowGame(model);
        return fc.record({
          model: fc.constant(model),
          node: fc.nat(states.length - 1),
          payoffs: fc.array(fc.array(fc.nat(4), { minLength: states.length, maxLength: states.length }), { minLength: 4, maxLength: 4 }),
        });
      });
    fc.assert(
      fc.property(cases, ({ model, node, payoffs }) => {
        const graph = buildStateGraph(model);
        for (const concept of ConceptNames) {
          for (const { maker, clauses, isMet, fewestChanges } of conditionsFor(graph, concept, node)) {
            const given = slowStability(slowGame(model))[concept]?.[maker]?.includes(node);
            expect(isMet, `${concept} as given`).toBe(given);
            expect(fewestChanges === undefined || (fewestChanges.length === 0) === given).toBe(true);
            for (const values of payoffs) {
              const changed: ConflictModel = {
                ...model,
                decisionMakers: model.decisionMakers.map((one, at) =>
                  at === maker ? { ...one, preferences: { kind: "payoffs", payoffs: values } } : one,
                ),
              };
              const holds = slowStability(slowGame(changed))[concept]?.[maker]?.includes(node);
              const isSo = clauses.every(({ alternatives }) =>
                alternatives.some((states) => states.every((state) => (values[state] ?? 0) <= (values[node] ?? 0))),
              );
              expect(isSo, concept).toBe(holds);
            }
          }
        }
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});

describe("paths", () => {
  it("are legal, shortest first, and reach what closure reaches", () => {
    fc.assert(
      fc.property(models(5).filter(hasStates), (model) => {
        const game = prepareGame(model);
        if (game === undefined) throw new Error("the model orders all states");
        for (const steps of [movesIn(game), improvementsIn(game)]) {
          const [start = 0] = game.space.places;
          const { nodes, pathTo } = reachFrom(steps, start);
          const closure = new Set<number>([start]);
          for (const node of closure)
            for (let maker = 0; maker < steps.makers; maker++) for (const to of steps.stepsOf(maker, node)) closure.add(to);
          expect(new Set([start, ...nodes])).toEqual(closure);
          let longest = 0;
          for (const node of nodes) {
            const path = pathTo(node);
            expect(path.length).toBeGreaterThanOrEqual(longest);
            longest = path.length;
            let there = start;
            let last = -1;
            for (const step of path) {
              expect(step.by).not.toBe(last);
              expect(steps.stepsOf(step.by, there)).toContain(step.to);
              there = step.to;
              last = step.by;
            }
            expect(there).toBe(node);
          }
        }
      }),
      { numRuns: 100, seed: 14 },
    );
  });
});
