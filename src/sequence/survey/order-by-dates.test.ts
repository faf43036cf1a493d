import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../parse-plan.ts";
import type { PlanFile } from "../plan-shape.ts";
import { orderByDates } from "./order-by-dates.ts";

const randomSteps = fc.array(fc.record({ end: fc.nat(6), after: fc.array(fc.nat(11), { maxLength: 3 }), afterAny: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});

describe("the order of the dates", () => {
  it("is that of always taking, of the steps that may come next, the one that ends first", () => {
    let choices = 0;
    fc.assert(
      fc.property(randomSteps, (steps) => {
        const earlier = steps.map(({ after }, index) => [...new Set(after)].filter((other) => other < index));
        const isChoice = steps.map(({ afterAny }, index) => afterAny && (earlier[index]?.length ?? 0) > 1);
        choices += isChoice.filter(Boolean).length;
        const file: PlanFile = {
          commitments: steps.map((_, index) => {
            const names = earlier[index]?.map((other) => `s${other}`) ?? [];
            const own = {
              id: `s${index}`,
              obligor: index % 2 === 0 ? "A" : "B",
              beneficiary: index % 2 === 0 ? "B" : "A",
              cost: 1,
              value: 1,
            };
            return isChoice[index] === true
              ? { ...own, timing: [{ relation: "not before" as const, amount: 0, anchor: { earliestOf: names } }] }
              : { ...own, after: names };
          }),
        };
        const parsed = parsePlan(file);
        if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
        const found = orderByDates(parsed.plan, (step) => steps[Number(step.slice(1))]?.end);
        const done = new Set<number>();
        while (done.size < steps.length) {
          const ready = [...steps.keys()].filter((step) => {
            const before = earlier[step] ?? [];
            return (
              !done.has(step) && (isChoice[step] === true ? before.some((one) => done.has(one)) : before.every((one) => done.has(one)))
            );
          });
          done.add(ready.reduce((best, step) => ((steps[step]?.end ?? 0) < (steps[best]?.end ?? 0) ? step : best)));
        }
        expect(found.kind === "ordered" && found.order).toEqual([...done].map((step) => `s${step}`));
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(choices).toBeGreaterThan(50);
  });
});
