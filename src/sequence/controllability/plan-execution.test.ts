import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryNetwork } from "../../../test/networks.ts";
import type { TemporalNetwork } from "../network/temporal-network.ts";
import { checkControllability } from "./check-controllability.ts";
import { planExecution } from "./plan-execution.ts";
import { createStrategyRun } from "./run-strategy.ts";

/** Carries a network out against nature, who chooses each duration by `choose`; answers when each point happened. */
function carryOut(network: TemporalNetwork, choose: (link: number) => number): ReadonlyMap<number, number> {
  const answer = checkControllability(network);
  if (answer.kind !== "controllable") throw new Error("only a controllable network is carried out");
  const execution = planExecution(network, answer.derived);
  const happened = new Map<number, number>();
  const ends = new Map<number, number>();
  let now = 0;
  for (let round = 0; round < 4 * network.points.length; round++) {
    const decision = execution.decide(happened, now);
    if (decision.kind === "done") return happened;
    if (decision.kind === "broken") throw new Error(`broken at ${network.points[decision.point]}`);
    for (const link of decision.running)
      if (!ends.has(link)) ends.set(link, (happened.get(network.linkFrom[link] as number) ?? 0) + choose(link));
    const first = Math.min(...decision.running.map((link) => ends.get(link) ?? Infinity));
    // Nature speaks first where both would happen at one moment; whoever acts then knows it.
    if (decision.kind === "wait" || first <= decision.at) {
      now = first;
      for (const link of decision.running) if (ends.get(link) === first) happened.set(network.linkTo[link] as number, first);
    } else {
      now = decision.at;
      for (const point of decision.points) happened.set(point, now);
    }
  }
  throw new Error("the execution does not end");
}

function keepsAll(network: TemporalNetwork, happened: ReadonlyMap<number, number>): void {
  expect(happened.size).toBe(network.points.length);
  network.limitFrom.forEach((from, limit) => {
    const passed = (happened.get(network.limitTo[limit] as number) ?? NaN) - (happened.get(from) ?? NaN);
    expect(passed).toBeLessThanOrEqual(network.limitAmount[limit] as number);
  });
}

describe("many runs of the strategy", () => {
  it("keep every limit, and each is what deciding step by step gives", () => {
    let carried = 0;
    fc.assert(
      fc.property(
        arbitraryNetwork({ free: 5, links: 5, limits: 14, reach: 80, longest: 9 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (network, shares) => {
          const answer = checkControllability(network);
          if (answer.kind !== "controllable") return;
          carried++;
          const run = createStrategyRun(network, planExecution(network, answer.derived).rules);
          for (let game = 0; game < 6; game++) {
            const durations = network.linkLower.map((lower, link) => {
              const share = shares[game * 5 + link] ?? 0;
              const part = share < 0.25 ? 0 : share > 0.75 ? 1 : share;
              return lower + Math.round(part * ((network.linkUpper[link] as number) - lower));
            });
            const times = run.carryOut(durations);
            const happened = new Map(times.entries());
            keepsAll(network, happened);
            expect(happened).toEqual(
              new Map([...carryOut(network, (link) => durations[link] as number)].sort(([one], [other]) => one - other)),
            );
          }
        },
      ),
      { numRuns: 1500, seed: 43 },
    );
    expect(carried).toBeGreaterThan(300);
  });
});

describe("carrying out", () => {
  it("keeps every limit of a controllable network, whatever nature chooses", () => {
    let carried = 0;
    fc.assert(
      fc.property(
        arbitraryNetwork({ free: 5, links: 5, limits: 14, reach: 80, longest: 9 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (network, shares) => {
          if (checkControllability(network).kind !== "controllable") return;
          carried++;
          const span = (link: number) => (network.linkUpper[link] as number) - (network.linkLower[link] as number);
          for (let game = 0; game < 6; game++)
            keepsAll(
              network,
              carryOut(network, (link) => {
                const share = shares[game * 5 + link] ?? 0;
                // Whole durations, and often the very shortest or longest.
                const part = share < 0.25 ? 0 : share > 0.75 ? 1 : share;
                return (network.linkLower[link] as number) + Math.round(part * span(link));
              }),
            );
        },
      ),
      { numRuns: 1500, seed: 41 },
    );
    expect(carried).toBeGreaterThan(300);
  });

  it("waits for nature only as long as it must", () => {
    // Zero may begin; the report comes 2 to 7 after A; X no sooner than 1 before the report and no later than 4 after it.
    const network: TemporalNetwork = {
      points: ["Z", "A", "C", "X"],
      origin: 0,
      limitFrom: Int32Array.of(2, 3, 0, 1, 2, 3),
      limitTo: Int32Array.of(3, 2, 1, 0, 0, 0),
      limitAmount: Float64Array.of(4, 1, 0, 0, 0, 0),
      limitClause: new Int32Array(6).fill(-1),
      linkFrom: Int32Array.of(1),
      linkTo: Int32Array.of(2),
      linkLower: Float64Array.of(2),
      linkUpper: Float64Array.of(7),
      linkClause: Int32Array.of(-1),
      clauses: [],
      scale: 1,
    };
    const answer = checkControllability(network);
    if (answer.kind !== "controllable") throw new Error("the network is controllable");
    const { decide } = planExecution(network, answer.derived);
    expect(decide(new Map(), 0)).toEqual({ kind: "act", at: 0, points: [0, 1], running: [] });
    const begun = new Map([
      [0, 0],
      [1, 0],
    ]);
    expect(decide(begun, 0)).toEqual({ kind: "act", at: 6, points: [3], running: [0] });
    expect(decide(new Map([...begun, [2, 3]]), 3)).toEqual({ kind: "act", at: 3, points: [3], running: [] });
    expect(decide(new Map([...begun, [3, 0.5]]), 1)).toMatchObject({ kind: "broken" });
  });
});
