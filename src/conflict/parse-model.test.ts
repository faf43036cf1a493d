import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseInSteps, buildStateGraph, ConflictError, finish, parseModel, parseModelFile, surveyInSteps } from "./index.ts";
import { weighThreats } from "./threats.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const read = (path: string): Json => JSON.parse(readFileSync(path, "utf8"));
const cases: readonly Json[] = [
  read("examples/conflict/cuban-missile-crisis.json"),
  read("examples/conflict/elmira-groundwater.json"),
  read("examples/strait-of-orsa/conflict.json"),
  ...["random-0", "random-7"].flatMap((name): Json[] => {
    const file = read("test/cases/conflict/graph-models.json");
    const list = typeof file === "object" && file !== null && !Array.isArray(file) ? file["models"] : undefined;
    const found = Array.isArray(list)
      ? list.find((one) => typeof one === "object" && one !== null && !Array.isArray(one) && one["name"] === name)
      : undefined;
    return typeof found === "object" && found !== null && !Array.isArray(found) ? [found, found["model"] ?? null] : [];
  }),
];

/** Every place inside a value, as the keys that lead there. */
function placesIn(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function changed(value: Json, path: readonly string[], to: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to ?? null;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    if (name !== key) return [[name, inner]];
    if (rest.length === 0) return to === undefined ? [] : [[name, to]];
    return [[name, changed(inner, rest, to)]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

describe("a damaged model file", () => {
  it("is solved or refused with what to do, whatever stands in one of its places", () => {
    const oddities: readonly (Json | undefined)[] = [
      undefined,
      null,
      "",
      "Y",
      "7",
      -1,
      0,
      3,
      1.5,
      1e9,
      true,
      [],
      {},
      [[]],
      [1, 2],
      { compound: true },
      { members: [] },
      "not",
      "YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY",
    ];
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(cases.length - 1), fc.nat(), fc.nat(oddities.length - 1), (which, where, what) => {
        const original = cases[which] ?? null;
        const places = placesIn(original);
        const damaged = changed(original, places[where % places.length] ?? [], oddities[what]);
        try {
          for (const model of parseModelFile(damaged, "damaged").models) {
            finish(surveyInSteps(model));
            weighThreats(buildStateGraph(model));
          }
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
          expect(error.message.length).toBeGreaterThan(10);
          expect(error.whatToDo.length).toBeGreaterThan(10);
          refused++;
        }
      }),
      { numRuns: 1500, seed: 15 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});

describe("the forms of model files", () => {
  it("read if and iff as GMCR+ writes them: as alternatives", () => {
    const file = (statement: Json): Json => ({
      options: ["a", "b"].map((name) => ({ name, permittedDirection: "both" })),
      decisionMakers: [
        { name: "Ostrel", options: [0], preferences: [statement] },
        { name: "Vesmar", options: [1], preferences: [[[1, "Y"]]] },
      ],
      infeasibles: [],
    });
    const payoffs = (statement: Json): readonly number[] | undefined =>
      finish(analyseInSteps(parseModel(file(statement), "f"))).decisionMakers[0]?.payoffs;
    // a if b, then a iff b; states NN, YN, NY, YY.
    expect(
      payoffs({
        compound: true,
        members: [
          [
            [1, "Y"],
            [0, "Y"],
          ],
          [
            [1, "N"],
            [0, "Y"],
          ],
          [
            [1, "N"],
            [0, "N"],
          ],
        ],
      }),
    ).toEqual([2, 2, 1, 2]);
    expect(
      payoffs({
        compound: true,
        members: [
          [
            [1, "Y"],
            [0, "Y"],
          ],
          [
            [1, "N"],
            [0, "N"],
          ],
        ],
      }),
    ).toEqual([2, 1, 1, 2]);
  });

  it("keep a directed option directed, under each of its names", () => {
    for (const [word, moves] of [
      ["fwd", 1],
      ["forward", 1],
      ["back", 1],
      ["both", 2],
      ["fixed", 0],
    ] as const) {
      const model = parseModel(
        {
          options: [{ name: "a", permittedDirection: word }],
          decisionMakers: [{ name: "A", options: [0], preferences: [[[0, "Y"]]] }],
          infeasibles: [],
        },
        "one",
      );
      expect(finish(analyseInSteps(model)).decisionMakers[0]?.nUnilateralMoves, word).toBe(moves);
    }
  });
});
