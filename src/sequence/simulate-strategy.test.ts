import { describe, expect, it } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { simulatePlan } from "./simulate-plan.ts";
import { simulateStrategy } from "./simulate-strategy.ts";

function planOf(file: unknown) {
  const parsed = parsePlan(file);
  if (parsed.kind !== "plan") throw new Error("the plan of this test is well formed");
  return parsed.plan;
}

function simulate(file: unknown, runs = 4000) {
  const simulated = simulateStrategy(planOf(file), { runs, seed: 7 });
  if (simulated.kind !== "simulated") throw new Error("the plan of this test has a strategy");
  return simulated;
}

const uncertain = (min: number, likely: number, max: number) => ({ kind: "contingent", min, likely, max });

describe("runs by the strategy", () => {
  const chain = {
    start: "2026-04-01",
    commitments: [
      { id: "ratify", obligor: "Averna", duration: uncertain(10, 20, 40), verification: { by: "Mission", duration: uncertain(1, 2, 5) } },
      { id: "inspect", obligor: "Belmar", duration: uncertain(1, 2, 12) },
      { id: "lift", obligor: "Belmar", duration: 5, after: ["ratify.verified", "inspect"] },
    ],
    milestones: [{ id: "done", after: ["lift"] }],
  };

  it("tell where nothing has to wait what starting as early as possible tells", () => {
    const [done] = simulate(chain).milestones;
    const early = simulatePlan(planOf(chain), { runs: 4000, seed: 8 });
    const plain = early.kind === "simulated" ? early.milestones[0] : undefined;
    expect(done?.mostOftenDelayedBy).toBe(plain?.mostOftenDelayedBy);
    expect(done?.reached.meanDays).toBeCloseTo(plain?.reached.meanDays ?? Number.NaN, 0);
    for (const { step, share, delayDays } of plain?.delayedBy ?? []) {
      const own = done?.delayedBy.find((one) => one.step === step);
      expect(own?.share ?? 0).toBeCloseTo(share, 1);
      if (share > 0.1) expect(own?.delayDays).toBeCloseTo(delayDays, 0);
    }
    expect(done?.delayedBy.map(({ step }) => step)).toEqual(expect.arrayContaining(["ratify", "ratify (verification)"]));
  });

  it("name what was waited for, where waiting keeps a limit", () => {
    // The convoy may leave at most 2 days before the report, which nobody can hasten: so it waits for the report or for its last day.
    const { milestones, anyMissed } = simulate({
      start: "2026-04-01",
      commitments: [
        { id: "report", obligor: "Mission", duration: uncertain(3, 6, 9) },
        {
          id: "convoy",
          obligor: "Averna",
          duration: 1,
          timing: [{ event: "start", relation: "between", min: "-2 days", max: "30 days", anchor: "report" }],
        },
      ],
      milestones: [{ id: "arrived", after: ["convoy"] }],
    });
    expect(anyMissed).toBe(0);
    expect(milestones[0]?.mostOftenDelayedBy).toBe("report");
    expect(milestones[0]?.reached.latest).toBe("2026-04-09");
  });

  it("draw the conditions, count what is taken back and take each scenario by its own strategy", () => {
    const { snapbacks, milestones, withoutStrategy, anyMissed } = simulate({
      start: "2026-04-01",
      conditions: [
        { id: "breach", probability: 0.25, within: "10 days" },
        { id: "vote", probability: 0.5 },
      ],
      commitments: [
        { id: "lift", obligor: "Averna", snapback: { condition: "breach", within: "30 days" } },
        { id: "extra", obligor: "Belmar", duration: 100, condition: "vote" },
      ],
      milestones: [{ id: "done", after: ["lift", "extra"] }],
    });
    expect(snapbacks).toEqual([{ step: "lift", condition: "breach", fired: expect.closeTo(0.25, 1) }]);
    expect(milestones[0]?.reached.p90).toBe("2026-07-10");
    expect(milestones[0]?.reached.p10).toMatch(/^2026-04-0/u);
    expect({ withoutStrategy, anyMissed }).toEqual({ withoutStrategy: 0, anyMissed: 0 });
  });

  it("say how often conditions come about under which there is no strategy", () => {
    const { withoutStrategy, milestones } = simulate({
      start: "2026-04-01",
      conditions: [{ id: "strike", probability: 0.3 }],
      commitments: [
        {
          id: "repair",
          obligor: "Averna",
          duration: uncertain(1, 3, 9),
          condition: "strike",
          timing: [{ relation: "within", amount: "5 days" }],
        },
        { id: "open", obligor: "Belmar", duration: 2 },
      ],
    });
    expect(withoutStrategy).toBeCloseTo(0.3, 1);
    expect(milestones[0]?.reached.latest).toBe("2026-04-03");
  });
});
