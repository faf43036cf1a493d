import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { models } from "../../test/conflict-models.ts";
import { isTrue, slowGame, slowStability } from "../../test/conflict-twin.ts";
import { slowCoalitions, slowMerged, slowUnknown } from "../../test/conflict-twin-graphs.ts";
import { solveCoalitionsInSteps } from "./coalitions.ts";
import { stableOnGraph } from "./graph-marking.ts";
import { PlainRule, reasonOnGraph, type StabilityRule, StrongRule, UnknownRules } from "./graph-stability.ts";
import {
  type Analysis,
  analyseInSteps,
  type ConceptName,
  ConceptNames,
  type ConflictModel,
  finish,
  parseModel,
  type Statement,
} from "./index.ts";
import { buildStateGraph, type StateGraph } from "./state-graph.ts";

const analyse = (model: ConflictModel): Analysis => finish(analyseInSteps(model));
const hasStates = (model: ConflictModel): boolean => {
  for (let decimal = 0; decimal < 2 ** model.options.length; decimal++)
    if (!model.infeasible.some((one) => isTrue(one, decimal))) return true;
  return false;
};

/** Asked node by node, with reasons, and marked for all at once: the same. */
function stableBothWays(graph: StateGraph, concept: ConceptName, rule: StabilityRule, maker: number): readonly number[] {
  const asked = graph.nodes.flatMap((_, node) => (reasonOnGraph(graph, concept, rule, maker, node).isStable ? [node] : []));
  const marked = finish(stableOnGraph(graph, concept, rule, maker));
  expect([...marked].flatMap((holds, node) => (holds === 1 ? [node] : []))).toEqual(asked);
  return asked;
}

describe("the state graph", () => {
  it("gives the same as solving line by line, where nothing is merged or unknown", () => {
    fc.assert(
      fc.property(models(5).filter(hasStates), (model) => {
        const graph = buildStateGraph(model);
        const expected = slowStability(slowGame(model));
        for (const concept of ConceptNames)
          for (const maker of model.decisionMakers.keys())
            expect(stableBothWays(graph, concept, PlainRule, maker), `${concept} ${maker}`).toEqual(expected[concept]?.[maker]);
      }),
      { numRuns: 100, seed: 9 },
    );
  });

  it("keeps who moved last where states count as one", () => {
    fc.assert(
      fc.property(
        models(5)
          .filter(hasStates)
          .chain((model) =>
            fc.nat(model.options.length - 1).map((option): ConflictModel => ({ ...model, countsAsOne: [{ kind: "option", option }] })),
          ),
        (model) => {
          const graph = buildStateGraph(model);
          const { members, stability } = slowMerged(model);
          expect(graph.nodes.map((node) => node.members)).toEqual(members);
          for (const concept of ["Nash", "GMR", "SMR", "SEQ", "SSEQ"] as const)
            for (const maker of model.decisionMakers.keys())
              expect(stableBothWays(graph, concept, PlainRule, maker), `${concept} ${maker}`).toEqual(stability[concept]?.[maker]);
        },
      ),
      { numRuns: 150, seed: 10 },
    );
  });

  it("takes unknown preferences in four ways, and strengths, as the slow twin does", () => {
    const marked = models(4)
      .filter(hasStates)
      .chain((model) =>
        fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 30, maxLength: 30 }).map((marks): ConflictModel => {
          let next = 0;
          return {
            ...model,
            decisionMakers: model.decisionMakers.map((maker) => ({
              ...maker,
              preferences:
                maker.preferences.kind === "statements"
                  ? {
                      kind: "statements",
                      statements: maker.preferences.statements.map((one) => {
                        const [unknown, strong] = marks[next++ % marks.length] ?? [false, false];
                        return { ...one, unknown: unknown && strong, strong };
                      }),
                    }
                  : maker.preferences,
            })),
          };
        }),
      );
    fc.assert(
      fc.property(marked, (model) => {
        const graph = buildStateGraph(model);
        const twin = slowUnknown(model);
        for (const [name, rule] of [...Object.entries(UnknownRules), ["strong", StrongRule] as const])
          for (const concept of ["Nash", "GMR", "SMR", "SEQ"] as const)
            for (const maker of model.decisionMakers.keys())
              expect(stableBothWays(graph, concept, rule, maker), `${name} ${concept} ${maker}`).toEqual(twin(name, concept, maker));
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

describe("coalitions", () => {
  it("hold at the states given for the twelve graph models", () => {
    type Expected = {
      readonly name: string;
      readonly coalitional: { readonly universalEquilibria: Readonly<Record<string, readonly number[]>> };
    };
    const file: { readonly models: readonly Expected[] } = JSON.parse(readFileSync("test/cases/conflict/graph-models.json", "utf8"));
    for (const expected of file.models) {
      expect(analyse(parseModel(expected, expected.name)).coalitional?.universalEquilibria, expected.name).toMatchObject(
        expected.coalitional.universalEquilibria,
      );
    }
  });

  it("agree with the slow twin on random models", () => {
    fc.assert(
      fc.property(models(5).filter(hasStates), (model) => {
        const { coalitions } = finish(solveCoalitionsInSteps(buildStateGraph(model)));
        const expected = slowCoalitions(slowGame(model));
        expect(coalitions).toHaveLength(2 ** model.decisionMakers.length - 1);
        for (const { members, stable } of coalitions) expect(stable, members.join(" ")).toEqual(expected(members));
      }),
      { numRuns: 60, seed: 12 },
    );
  });
});

describe("preferences", () => {
  const twoOptions = (preferences: unknown): unknown => ({
    format: "parley-conflict",
    version: 1,
    options: [{ name: "stay" }, { name: "go" }],
    decisionMakers: [
      { name: "Ostrel", options: ["stay"], preferences },
      { name: "Vesmar", options: ["go"], preferences: { statements: ["stay", "not go"] } },
    ],
  });

  it("entered by hand leave open what neither is said nor follows", () => {
    const model = parseModel(
      twoOptions({
        comparisons: [{ better: "YY", worse: "NY", strong: true }, { better: "NY", worse: "NN" }, { equal: ["YN", "NN"] }],
      }),
      "hand",
    );
    const graph = buildStateGraph(model);
    // States in order: NN, YN, NY, YY.
    expect(graph.relation(0, 0, 3)).toBe(2);
    expect(graph.relation(0, 3, 1)).toBe(-2);
    expect(graph.relation(0, 1, 0)).toBe(0);
    expect(graph.relation(0, 1, 2)).toBe(1);
    const partial = buildStateGraph(parseModel(twoOptions({ comparisons: [{ better: "YY", worse: "NY" }] }), "hand"));
    expect(partial.relation(0, 0, 1)).toBe("unknown");
    const answers = analyse(parseModel(twoOptions({ comparisons: [{ better: "YY", worse: "NY" }] }), "hand")).unknownPreferences;
    expect(answers?.b.stableStatesPerDM.Nash?.[0]).toEqual([1, 2, 4]);
    expect(answers?.a.stableStatesPerDM.Nash?.[0]).toEqual([4]);
  });

  it("that go round in a circle are refused with the shortest one", () => {
    const circle = {
      comparisons: [{ better: 1, worse: 2 }, { better: 2, worse: 3 }, { better: 3, worse: 4 }, { better: 4, worse: 1 }, { equal: [3, 1] }],
    };
    expect(() => analyse(parseModel(twoOptions(circle), "circle"))).toThrow(/state \d over state \d over state \d(?: over state \d)?$/u);
  });

  it("are read from text with if and iff", () => {
    const statements = ["go if stay", "stay iff not go", "not (stay or go)", "1 & -2"];
    const model = parseModel(twoOptions({ statements }), "text");
    const [maker] = model.decisionMakers;
    if (maker?.preferences.kind !== "statements") throw new Error("statements");
    const truth = maker.preferences.statements.map(({ statement }: { readonly statement: Statement }) =>
      [0, 1, 2, 3].map((decimal) => isTrue(statement, decimal)),
    );
    expect(truth).toEqual([
      [true, false, true, true],
      [false, true, true, false],
      [true, false, false, false],
      [false, true, false, false],
    ]);
    expect(() => parseModel(twoOptions({ statements: ["stay and"] }), "text")).toThrow(/ends where an option is expected/u);
    expect(() => parseModel(twoOptions({ statements: ["stya"] }), "text")).toThrow(/there is no option 'stya'/u);
    expect(() => parseModel(twoOptions({ statements: ["(".repeat(400)] }), "text")).toThrow(/nested too deeply/u);
  });
});

describe("the historical examples", () => {
  const example = (name: string): Analysis => analyse(parseModel(JSON.parse(readFileSync(`examples/conflict/${name}.json`, "utf8")), name));

  it("find the published equilibria of the Elmira dispute, and that two parties together leave the fifth state", () => {
    const { equilibria, coalitional, states } = example("elmira-groundwater");
    expect(states).toHaveLength(9);
    for (const concept of ["Nash", "SEQ"] as const) expect(equilibria[concept]).toEqual([5, 8, 9]);
    for (const concept of ["GMR", "SMR"] as const) expect(equilibria[concept]).toEqual([1, 4, 5, 8, 9]);
    const together = coalitional?.coalitions.find(({ members }) => members.length === 2 && !members.includes("Local Government"));
    expect(together?.stable.CNash).not.toContain(5);
    expect(together?.stable.CNash).toContain(8);
  });

  it("find the two resolutions of the missile crisis", () => {
    const { equilibria, states } = example("cuban-missile-crisis");
    expect(equilibria.SEQ?.map((state) => states[state - 1]?.yn)).toEqual(["NNYN", "NYYN"]);
  });
});

describe("a hypergame", () => {
  it("solves each view, and keeps what holds for everybody in its own", () => {
    const model = parseModel(
      {
        options: ["a", "b"].map((name) => ({ name, permittedDirection: "both" })),
        decisionMakers: [
          {
            name: "Ostrel",
            options: [0],
            preferences: [[[0, "Y"]]],
            misperceptions: [
              [
                [0, "Y"],
                [1, "N"],
              ],
            ],
          },
          { name: "Vesmar", options: [1], preferences: [[[1, "N"]]] },
        ],
        infeasibles: [],
        useManualPreferenceRanking: false,
      },
      "views",
    );
    const { hypergame, equilibria } = analyse(model);
    expect(equilibria.Nash).toEqual([2]);
    expect(hypergame?.views.map((view) => view.unseen)).toEqual([[2], []]);
    // Ostrel does not see that it could act alone, so it stays where nobody acts; Vesmar likes that too.
    expect(hypergame?.equilibria.Nash).toEqual([1]);
  });
});

describe("the order told of a graph", () => {
  it("is the one that was given, best first", () => {
    const { decisionMakers } = analyse(parseModel(JSON.parse(readFileSync("examples/conflict/elmira-groundwater.json", "utf8")), "elmira"));
    expect(decisionMakers[0]?.ranking).toEqual([7, 3, 4, 8, 5, 1, 2, 6, 9]);
    expect(decisionMakers[1]?.ranking).toEqual([1, 4, 8, 5, 9, 3, 7, 2, 6]);
    expect(decisionMakers[2]?.payoffs).toEqual([6, 2, 8, 3, 7, 4, 9, 5, 1]);
  });
});
