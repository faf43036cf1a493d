import { describe, expect, it } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { createSeededRandom, drawDuration } from "./seeded-random.ts";
import { type Simulation, simulatePlan } from "./simulate-plan.ts";

function simulate(json: unknown, runs = 4000, seed = 7): Simulation {
  const parsed = parsePlan(json);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  const simulated = simulatePlan(parsed.plan, { runs, seed });
  if (simulated.kind === "refused") throw new Error(JSON.stringify(simulated.problems));
  return simulated;
}

const uncertain = (min: number, max: number, likely?: number) => ({
  kind: "contingent",
  min,
  max,
  ...(likely === undefined ? {} : { likely }),
});

describe("drawn durations", () => {
  const mean = (draw: (random: () => number) => number) => {
    const random = createSeededRandom(3);
    let sum = 0;
    for (let run = 0; run < 40_000; run++) sum += draw(random);
    return sum / 40_000;
  };

  it("have the means of their distributions and stay within their bounds", () => {
    const bounds = { low: 2, likely: 3, high: 10 };
    expect(mean((random) => drawDuration(random, "triangular", bounds, []))).toBeCloseTo(5, 1);
    expect(mean((random) => drawDuration(random, "uniform", bounds, []))).toBeCloseTo(6, 1);
    expect(mean((random) => drawDuration(random, "samples", bounds, [1, 2, 6]))).toBeCloseTo(3, 1);
    const random = createSeededRandom(5);
    const drawn = Array.from({ length: 20_000 }, () => drawDuration(random, "log-normal", { low: 0, likely: 3, high: 1e9 }, []));
    expect(drawn.filter((one) => one < 3).length / 20_000).toBeCloseTo(0.5, 1);
    for (const distribution of ["triangular", "uniform", "log-normal"] as const)
      for (let run = 0; run < 2000; run++) {
        const one = drawDuration(random, distribution, bounds, []);
        expect(one).toBeGreaterThanOrEqual(2);
        expect(one).toBeLessThanOrEqual(10);
      }
  });

  it("come the same from the same seed, and differ from another", () => {
    const first = createSeededRandom(1);
    const again = createSeededRandom(1);
    const other = createSeededRandom(2);
    const draws = Array.from({ length: 50 }, () => first());
    expect(draws).toEqual(Array.from({ length: 50 }, () => again()));
    expect(draws).not.toEqual(Array.from({ length: 50 }, () => other()));
  });
});

describe("a simulated plan", () => {
  const chain = {
    start: "2026-04-01",
    commitments: [
      { id: "ratify", obligor: "Averna", duration: uncertain(10, 40) },
      { id: "inspect", obligor: "Belmar", duration: uncertain(1, 3) },
      { id: "lift", obligor: "Belmar", duration: 5, after: ["ratify", "inspect"], dates: { endNotAfter: "2026-05-05" } },
    ],
    milestones: [{ id: "done", after: ["lift"] }],
  };

  it("says when a milestone is reached, what delays it, and how often a deadline is missed", () => {
    const { milestones, deadlines, anyMissed } = simulate(chain);
    const [done] = milestones;
    expect(done?.mostOftenDelayedBy).toBe("ratify");
    expect(done?.delayedBy).toHaveLength(1);
    expect(done?.reached.meanDays).toBeCloseTo(30, 0);
    // Missed when ratification takes more than 30 of 10 to 40 days: half of a symmetric triangle lies above 25, two ninths above 30.
    expect(deadlines[0]?.step).toBe("lift");
    expect(deadlines[0]?.missed).toBeCloseTo(2 / 9, 1);
    expect(anyMissed).toBe(deadlines[0]?.missed);
  });

  it("is the same for the same seed", () => {
    expect(simulate(chain, 500, 3)).toEqual(simulate(chain, 500, 3));
    expect(simulate(chain, 500, 3)).not.toEqual(simulate(chain, 500, 4));
  });

  it("is the plain forward pass where nothing is uncertain", () => {
    const { milestones } = simulate({
      start: "2026-04-06",
      commitments: [
        { id: "a", obligor: "A", duration: "5 working days" },
        { id: "b", obligor: "B", duration: "2 days", after: [{ step: "a", lag: "1 month" }] },
      ],
    });
    expect(milestones[0]?.reached).toMatchObject({ earliest: "2026-05-13", median: "2026-05-13", latest: "2026-05-13" });
    expect(milestones[0]?.mostOftenDelayedBy).toBeUndefined();
  });

  it("counts maximum limits, conditions and snapbacks by how often they come about", () => {
    const { deadlines, snapbacks, milestones } = simulate({
      start: "2026-04-01",
      conditions: [
        { id: "breach", probability: 0.25 },
        { id: "vote", probability: 0.5 },
      ],
      commitments: [
        { id: "lift", obligor: "A", snapback: { condition: "breach", within: "30 days" } },
        { id: "inspect", obligor: "B", duration: uncertain(1, 9), timing: [{ relation: "within", amount: "5 days", anchor: "lift" }] },
        { id: "extra", obligor: "B", duration: 100, condition: "vote" },
      ],
      milestones: [{ id: "done", after: ["inspect", "extra"] }],
    });
    expect(snapbacks).toEqual([{ step: "lift", condition: "breach", fired: expect.closeTo(0.25, 1) }]);
    expect(deadlines.find(({ step }) => step === "inspect")?.missed).toBeCloseTo(0.5, 1);
    expect(milestones[0]?.reached.p90).toBe("2026-07-10");
    expect(milestones[0]?.reached.p10).toMatch(/^2026-04-0/u);
  });
});
