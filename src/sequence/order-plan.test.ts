import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeExchange } from "../../bench/sequence-order/instances.ts";
import { checkCertificate } from "./check-certificate.ts";
import { makeExposureProblem } from "./exposure-problem.ts";
import { findFairer } from "./fairer.ts";
import { timesAbove } from "./least-time.ts";
import { orderPlan, type PlanOrder } from "./order-plan.ts";
import { peaksOf } from "./order-problem.ts";
import { parsePlan } from "./parse-plan.ts";
import type { SequencePlan } from "./plan-shape.ts";

function planOf(json: unknown): SequencePlan {
  const parsed = parsePlan(json);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

function ordered(json: unknown): PlanOrder {
  const found = orderPlan(planOf(json));
  if (found.kind === "refused") throw new Error(JSON.stringify(found.problems));
  return found;
}

const gives = (id: string, cost: number, value: number, more: object = {}) => ({
  id,
  obligor: "Averna",
  beneficiary: "Belmar",
  cost,
  value,
  ...more,
});
const answers = (id: string, cost: number, value: number, more: object = {}) => ({
  id,
  obligor: "Belmar",
  beneficiary: "Averna",
  cost,
  value,
  ...more,
});

describe("the best order of a plan", () => {
  it("alternates so that neither side is out further than one step needs", () => {
    const found = ordered({ commitments: [gives("a1", 4, 4), gives("a2", 4, 4), answers("b1", 4, 4), answers("b2", 4, 4)] });
    expect(found.peaks).toEqual({ Averna: 4, Belmar: 0 });
    expect(found.order).toEqual(["a1", "b1", "a2", "b2"]);
    expect(found.optimal).toBe(true);
    expect(found.exposures.map(({ exposure }) => exposure["Averna"])).toEqual([4, 0, 4, 0]);
  });

  it("counts the irreversible part only, less what a guarantor makes good, and what lies in escrow when it is released", () => {
    expect(ordered({ commitments: [gives("a", 8, 6, { reversibility: 0.25 })] }).exposures[0]?.exposure).toEqual({
      Averna: 6,
      Belmar: -4.5,
    });
    const guarded = ordered({ commitments: [gives("a", 8, 6, { guarantee: { by: "Corvin", share: 0.5 } })] });
    expect(guarded.exposures[0]?.exposure).toEqual({ Averna: 4, Belmar: -6 });
    const escrow = { holder: "Corvin", releasedAfter: "b" };
    const deposited = ordered({ commitments: [gives("a", 8, 8, { escrow }), answers("b", 8, 8, { after: ["a"] })] });
    expect(deposited.order).toEqual(["a", "b", "a.released"]);
    expect(deposited.peaks).toEqual({ Averna: 0, Belmar: 8 });
  });

  it("does what is together in one moment, and waits for one of several or for all", () => {
    const timing = [{ relation: "together", anchor: "a" }];
    const together = ordered({ commitments: [gives("a", 5, 5), answers("b", 5, 5, { timing })] });
    expect(together.peaks).toEqual({ Averna: 0, Belmar: 0 });
    expect(together.exposures).toEqual([{ step: 1, id: "a", together: ["b"], exposure: { Averna: 0, Belmar: 0 } }]);
    const either = ordered({
      commitments: [gives("a", 9, 0), gives("c", 2, 0), answers("b", 1, 20, { after: [{ step: { earliestOf: ["a", "c"] } }] })],
    });
    expect(either.order).toEqual(["c", "b", "a"]);
    const all = ordered({
      commitments: [gives("a", 9, 0), gives("c", 2, 0), answers("b", 1, 20, { after: [{ step: { latestOf: ["a", "c"] } }] })],
    });
    expect(all.order.at(-1)).toBe("b");
  });

  it("keeps precedences that run through a milestone or are said as a time limit", () => {
    const { order } = ordered({
      commitments: [
        gives("a", 3, 3, { after: ["signed"] }),
        answers("b", 1, 9),
        answers("c", 1, 9, { timing: [{ relation: "within", amount: "30 days", anchor: "a" }] }),
      ],
      milestones: [{ id: "signed", after: ["b"] }],
    });
    expect(order).toEqual(["b", "a", "c"]);
  });

  it("names the circle where steps wait for each other", () => {
    const found = orderPlan(
      planOf({ commitments: [gives("a", 1, 1, { after: ["c"] }), gives("b", 1, 1, { after: ["a"] }), gives("c", 1, 1, { after: ["b"] })] }),
    );
    expect(found.kind === "refused" ? found.problems[0]?.message : "").toMatch(/a → b → c → a|b → c → a → b|c → a → b → c/u);
  });

  it("tells part by part how far it is, and of each peak what the order that is given reaches, also where nothing is proven", () => {
    let unproven = 0;
    for (const seed of [143, 151]) {
      const { count, before, changes } = makeExchange("layers", 200, seed);
      const commitments = Array.from({ length: count }, (_, at) => {
        const [averna = 0, belmar = 0] = changes.subarray(2 * at, 2 * at + 2);
        const after = before[at]?.map((one) => `s${one}`) ?? [];
        return averna > 0 ? gives(`s${at}`, averna, -belmar, { after }) : answers(`s${at}`, belmar, -averna, { after });
      });
      const parts: number[] = [];
      const found = orderPlan(planOf({ commitments }), {
        maxStates: 1,
        onPart: (done, total, doing) => {
          expect(done).toBeLessThan(total);
          parts.push(done);
          if (done === total - 1) expect(doing).toBe("time above tolerance");
        },
      });
      if (found.kind === "refused") throw new Error("it can be ordered");
      expect(parts).toEqual([...parts].sort((one, other) => one - other));
      expect(parts.at(-1)).toBe(8);
      const { levels } = found.certificate;
      const peaks = Object.values(found.peaks).sort((one, other) => other - one);
      if (!found.optimal) unproven++;
      expect(levels[0]?.reached).toBe(peaks[0]);
      for (const { reached, lowest, proven } of levels) expect([lowest <= reached, lowest === reached]).toEqual([true, proven]);
    }
    expect(unproven).toBeGreaterThan(0);
  });

  it("says what would make it fairer, and by how much", () => {
    const plan = planOf({ commitments: [gives("a", 8, 8), answers("b", 8, 8, { after: ["a"] })] });
    const found = orderPlan(plan);
    if (found.kind === "refused") throw new Error("it can be ordered");
    const remedies = findFairer(plan, found);
    expect(remedies.find(({ kind }) => kind === "guarantee")).toMatchObject({ step: "a", largestPeak: 4, fall: 4 });
    expect(remedies.find(({ kind, until }) => kind === "verify first" && until === "b")).toMatchObject({ largestPeak: 4 });
  });
});

const plans = fc
  .array(
    fc.record({
      gives: fc.boolean(),
      cost: fc.integer({ min: 0, max: 9 }),
      value: fc.integer({ min: 0, max: 9 }),
      duration: fc.integer({ min: 0, max: 3 }),
      after: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((steps) => fc.record({ steps: fc.constant(steps), tolerance: fc.integer({ min: 0, max: 6 }) }))
  .map(({ steps, tolerance }) => ({
    tolerance,
    commitments: steps.map((step, index) => ({
      id: `s${index}`,
      obligor: step.gives ? "Averna" : "Belmar",
      beneficiary: step.gives ? "Belmar" : "Averna",
      cost: step.cost,
      value: step.value,
      duration: step.duration,
      after: [...new Set(step.after.filter((one) => one < index))].map((one) => `s${one}`),
    })),
  }));

/** Peaks sorted, then the sum of times: the best over every order. */
function bruteForce(plan: SequencePlan): readonly number[] {
  const made = makeExposureProblem(plan);
  if (made.kind === "refused") throw new Error("it can be ordered");
  const { exposure } = made;
  const { problem } = exposure;
  let best: readonly number[] | undefined;
  const walk = (order: readonly number[]) => {
    if (order.length < problem.count) {
      for (let step = 0; step < problem.count; step++)
        if (!order.includes(step) && problem.before[step]?.every((one) => order.includes(one))) walk([...order, step]);
      return;
    }
    const peaks = [...peaksOf(problem, order)].sort((left, right) => right - left);
    const score = [...peaks, timesAbove(exposure, order).reduce((sum, one) => sum + one, 0)];
    const at = best === undefined ? 0 : score.findIndex((value, index) => value !== best?.[index]);
    if (best === undefined || (at >= 0 && (score[at] ?? 0) < (best[at] ?? 0))) best = score;
  };
  walk([]);
  return best ?? [];
}

describe("orders against every order", () => {
  it("are best by peaks and then by time, and their certificates hold when checked by other code", () => {
    fc.assert(
      fc.property(plans, (json) => {
        const plan = planOf(json);
        const found = orderPlan(plan);
        if (found.kind === "refused") throw new Error("it can be ordered");
        const peaks = Object.values(found.peaks).sort((left, right) => right - left);
        const time = Object.values(found.timeAboveTolerance).reduce((sum, one) => sum + one, 0);
        expect([...peaks, time]).toEqual(bruteForce(plan));
        expect(found.optimal).toBe(true);
        for (const { what, outcome } of checkCertificate(plan, found)) expect([what, outcome]).toEqual([what, "confirmed"]);
      }),
      { seed: 2015, numRuns: 300 },
    );
  });

  it("are not claimed where amounts cannot be summed exactly: such plans are refused", () => {
    const amounts = (cost: number, fine: number) =>
      orderPlan(
        planOf({
          commitments: [
            { id: "a", obligor: "Averna", beneficiary: "Belmar", cost, value: fine },
            { id: "b", obligor: "Belmar", beneficiary: "Averna", cost: fine, value: cost },
          ],
        }),
      );
    for (const refused of [amounts(9.5e9, 0.111111), amounts(1e308, 1), amounts(9e15, 1)]) {
      if (refused.kind !== "refused") throw new Error("it was ordered");
      expect(refused.problems.map(({ code }) => code)).toEqual(["amounts-too-large"]);
    }
    expect(amounts(4e9, 0.1).kind).not.toBe("refused");
  });

  it("are caught by the check when the order or the threshold is not true", () => {
    const plan = planOf({ commitments: [gives("a", 4, 4), answers("b", 4, 4, { after: ["a"] })] });
    const found = orderPlan(plan);
    if (found.kind === "refused") throw new Error("it can be ordered");
    const refuted = (claim: PlanOrder) =>
      checkCertificate(plan, claim)
        .filter(({ outcome }) => outcome === "refuted")
        .map(({ what }) => what);
    expect(refuted(found)).toEqual([]);
    expect(refuted({ ...found, order: ["b", "a"] })).toContain("no step comes before what it waits for");
    expect(refuted({ ...found, order: ["a"] })).toContain("every step stands in the order once");
    expect(refuted({ ...found, peaks: { Averna: 3, Belmar: 0 } })).toContain("the peaks are those of the order");
    const [level] = found.certificate.levels;
    if (level === undefined) throw new Error("there is a level");
    expect(refuted({ ...found, certificate: { ...found.certificate, levels: [{ ...level, lowest: 5 }] } })).toEqual([
      "no order stays below 5",
    ]);
  });
});
