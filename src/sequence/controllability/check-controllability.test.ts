import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryNetwork, canBePlayed } from "../../../test/networks.ts";
import { layNetwork, type TemporalNetwork } from "../network/temporal-network.ts";
import { parsePlainStnu } from "../plain-stnu.ts";
import { isControllableByMorris } from "./check-by-morris.ts";
import { checkControllability } from "./check-controllability.ts";

const corpus = "../shared/corpus/stnu";

/** The network with only the clauses that a circle rests on. */
function onlyClauses(network: TemporalNetwork, clauses: ReadonlySet<number>): TemporalNetwork {
  const indices = (of: Int32Array) => [...of.keys()];
  return layNetwork({
    ...network,
    origin: undefined,
    limits: indices(network.limitFrom)
      .map((index) => ({
        from: network.limitFrom[index] as number,
        to: network.limitTo[index] as number,
        amount: network.limitAmount[index] as number,
        clause: network.limitClause[index] as number,
      }))
      .filter((limit) => limit.clause < 0 || clauses.has(limit.clause)),
    links: indices(network.linkFrom)
      .map((index) => ({
        from: network.linkFrom[index] as number,
        to: network.linkTo[index] as number,
        lower: network.linkLower[index] as number,
        upper: network.linkUpper[index] as number,
        clause: network.linkClause[index] as number,
      }))
      .filter((link) => clauses.has(link.clause)),
  });
}

/** Both algorithms agree, and a circle is closed, negative, and enough to forbid the plan by itself. */
function agrees(network: TemporalNetwork): boolean {
  const answer = checkControllability(network);
  expect(answer.kind === "controllable").toBe(isControllableByMorris(network));
  if (answer.kind === "controllable") {
    const { edges, potential } = answer.derived;
    for (let edge = 0; edge < edges.count; edge++)
      expect(potential[edges.from[edge] as number]).toBeLessThanOrEqual(
        (edges.amount[edge] as number) + (potential[edges.to[edge] as number] as number),
      );
    return true;
  }
  const { circle } = answer;
  expect(circle.length).toBeLessThan(0);
  expect(circle.parts.reduce((sum, part) => sum + part.amount * part.times, 0)).toBe(circle.length);
  expect(circle.path).toBeDefined();
  circle.path?.forEach((part, index, path) => {
    expect(part.to).toBe(path[(index + 1) % path.length]?.from);
  });
  expect(circle.path?.reduce((sum, part) => sum + part.amount, 0)).toBe(circle.length);
  const clauses = new Set(
    circle.parts.map((part) => (part.kind === "limit" ? network.limitClause[part.index] : network.linkClause[part.index]) as number),
  );
  expect(isControllableByMorris(onlyClauses(network, clauses))).toBe(false);
  return false;
}

describe("dynamic controllability", () => {
  it("is answered alike by both algorithms on 3,000 small dense networks", () => {
    let controllable = 0;
    fc.assert(
      fc.property(arbitraryNetwork({ free: 4, links: 4, limits: 14, reach: 60, longest: 9 }), (network) => {
        if (agrees(network)) controllable++;
      }),
      { numRuns: 3000, seed: 11 },
    );
    expect(controllable).toBeGreaterThan(500);
    expect(controllable).toBeLessThan(2500);
  });

  it("is answered alike by both algorithms on 1,000 networks of up to 40 points", () => {
    let controllable = 0;
    fc.assert(
      fc.property(arbitraryNetwork({ free: 15, links: 12, limits: 60, reach: 200, longest: 20 }), (network) => {
        if (agrees(network)) controllable++;
      }),
      { numRuns: 1000, seed: 12 },
    );
    expect(controllable).toBeGreaterThan(100);
    expect(controllable).toBeLessThan(900);
  });

  it("is what a game against nature says, on 400 tiny networks", () => {
    let controllable = 0;
    fc.assert(
      fc.property(arbitraryNetwork({ free: 1, links: 2, limits: 6, reach: 7, longest: 3 }), (network) => {
        const answer = checkControllability(network).kind === "controllable";
        if (answer) controllable++;
        expect(answer).toBe(canBePlayed(network, 7));
      }),
      { numRuns: 400, seed: 13 },
    );
    expect(controllable).toBeGreaterThan(50);
    expect(controllable).toBeLessThan(350);
  });

  it("answers the 45 networks of the corpus as their names say", () => {
    if (!existsSync(corpus)) {
      console.warn(`${corpus} is absent: its networks were not checked.`);
      return;
    }
    const files = readdirSync(corpus).filter((name) => name.endsWith(".plainStnu"));
    expect(files.length).toBeGreaterThan(40);
    for (const name of files) {
      const answer = checkControllability(parsePlainStnu(readFileSync(join(corpus, name), "utf8")));
      expect(answer.kind, name).toBe(name.startsWith("dc_") ? "controllable" : "not-controllable");
    }
  });

  it("sees a first stretch that is negative before the way comes back to the same uncertain point", () => {
    const network = layNetwork({
      points: ["A", "C", "V"],
      origin: undefined,
      limits: [
        { from: 1, to: 2, amount: -5, clause: 0 },
        { from: 2, to: 1, amount: 6, clause: 1 },
      ],
      links: [{ from: 0, to: 1, lower: 10, upper: 20, clause: 2 }],
      clauses: [],
      scale: 1,
    });
    expect(agrees(network)).toBe(false);
  });
});
