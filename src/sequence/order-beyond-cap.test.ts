import { describe, expect, it } from "vitest";
import { orderBeyondCap } from "./order-beyond-cap.ts";
import { MostSteps, orderPlan } from "./order-plan.ts";
import { peaksOf } from "./order-problem.ts";
import { parsePlan } from "./parse-plan.ts";
import { createSeededRandom } from "./seeded-random.ts";

describe("plans beyond the cap", () => {
  it("get an order that keeps what must come before what, earliest-of included, and a bound that holds for it", () => {
    const random = createSeededRandom(11);
    for (let round = 0; round < 200; round++) {
      const count = 2 + Math.floor(random() * 30);
      const changes = Float64Array.from({ length: count * 2 }, () => Math.floor(random() * 21) - 10);
      const before = Array.from({ length: count }, (_, step) => (step > 0 && random() < 0.5 ? [Math.floor(random() * step)] : []));
      const anyBefore = before.map((_, step) => (step > 2 && random() < 0.3 ? [[step - 1, step - 2]] : []));
      const problem = { count, sides: 2, changes, from: new Float64Array(2), before, anyBefore };
      const { order, lowest } = orderBeyondCap(problem);
      expect(order.toSorted((one, other) => one - other)).toEqual(Array.from({ length: count }, (_, step) => step));
      const at = new Map(order.map((step, place) => [step, place]));
      order.forEach((step, place) => {
        for (const earlier of before[step] ?? []) expect(at.get(earlier)).toBeLessThan(place);
        for (const group of anyBefore[step] ?? []) expect(Math.min(...group.map((one) => at.get(one) ?? count))).toBeLessThan(place);
      });
      expect(lowest).toBeLessThanOrEqual(Math.max(...peaksOf(problem, order)));
    }
  });

  it("are ordered with bounds and never called optimal", () => {
    const parsed = parsePlan({
      commitments: Array.from({ length: MostSteps + 1 }, (_, step) => ({
        id: `s${step}`,
        obligor: step % 2 === 0 ? "Averna" : "Belmar",
        beneficiary: step % 2 === 0 ? "Belmar" : "Averna",
        cost: 1,
        value: 1,
      })),
    });
    if (parsed.kind !== "plan") throw new Error("the plan of this test is well formed");
    const ordered = orderPlan(parsed.plan);
    if (ordered.kind !== "ordered") throw new Error("a long plan is ordered all the same");
    expect(ordered.order).toHaveLength(MostSteps + 1);
    expect(ordered.optimal).toBe(false);
    expect(ordered.peaks).toEqual({ Averna: 1, Belmar: 1 });
    expect(ordered.lowerBound).toBeLessThanOrEqual(1);
    expect(ordered.certificate.how).toContain(String(MostSteps));
  });
});
