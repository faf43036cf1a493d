import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, parseAmount } from "./parse-amount.ts";
import { parsePlan } from "./parse-plan.ts";

function planOf(json: unknown) {
  const parsed = parsePlan(json);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}

function refusal(json: unknown): readonly string[] {
  const parsed = parsePlan(json);
  return parsed.kind === "plan" ? [] : parsed.problems.map((problem) => `${problem.code} at ${problem.where}`);
}

const a = { id: "a", obligor: "Averna", beneficiary: "Belmar", cost: 3, value: 2 };

describe("a sequence plan", () => {
  it("needs no more than commitments with id, obligor, beneficiary, cost, value and what they come after", () => {
    const { plan, problems } = planOf({ commitments: [a, { ...a, id: "b", obligor: "Belmar", beneficiary: "Averna", after: ["a"] }] });
    expect(problems).toEqual([]);
    expect(plan.parties.map((party) => party.id)).toEqual(["Averna", "Belmar"]);
    expect(plan.commitments[0]?.values.get("Belmar")?.amount).toBe(2);
    expect(plan.limits).toEqual([
      {
        event: { of: "b", at: "start" },
        anchor: { kind: "one", moments: [{ of: "a", at: "end" }] },
        min: { count: 0, unit: "days", working: false },
        max: undefined,
        clauses: [],
        orders: true,
        place: "commitments[1].after[0]",
        words: undefined,
      },
    ]);
  });

  it("reads each way to limit a step in time", () => {
    const timing = [
      { relation: "within", amount: "48 hours", anchor: "a" },
      { relation: "no later than", amount: "30 days", anchor: "a" },
      { relation: "not before", anchor: "a" },
      { relation: "on", amount: 5, anchor: "a" },
      { relation: "together", anchor: "a" },
      { relation: "between", min: "30 days", max: "45 days", anchor: { latestOf: ["a", "start"] } },
    ];
    const { plan } = planOf({ commitments: [a, { ...a, id: "b", timing }] });
    const bounds = plan.limits.map(({ event, min, max }) => `${event.at} ${min?.count ?? ""}..${max?.count ?? ""}`);
    expect(bounds).toEqual(["end 0..48", "end ..30", "start 0..", "end 5..5", "start 0..0", "end 30..45"]);
  });

  it("tells each slip with its place", () => {
    expect(refusal({ commitments: [{ ...a, obligor: undefined }] })).toEqual(["missing-field at commitments[0].obligor"]);
    expect(refusal({ commitments: [{ ...a, after: ["zz"] }] })).toEqual(["unknown-anchor at commitments[0].after[0].step"]);
    expect(refusal({ commitments: [a, a] })).toEqual(["duplicate-id at commitments[1].id"]);
    expect(refusal({ commitments: [{ ...a, duration: -1 }] })).toEqual(["negative-duration at commitments[0].duration"]);
    expect(refusal({ start: "2026-02-30", commitments: [] })).toEqual(["no-such-date at start"]);
    expect(refusal({ calendar: { zone: "Nowhere/Land", workingDays: [] }, commitments: [] })).toEqual([
      "no-working-day at calendar.workingDays",
      "unknown-zone at calendar.zone",
    ]);
    expect(refusal({ commitments: [{ ...a, duration: { kind: "contingent", min: 1 } }] })).toEqual([
      "no-upper-bound at commitments[0].duration",
    ]);
    expect(refusal(undefined)).toHaveLength(1);
    expect(refusal([])).toHaveLength(1);
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(["plan", "refused"]).toContain(parsePlan({ commitments: [json], milestones: [json] }).kind);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe("an amount of time", () => {
  it("is read in words, as ISO 8601 and as a number of days", () => {
    const said = ["48 hours", "5 working days", "3 months", "P30D", "PT48H", "-2 days", "1 year", "30-day", "soon", ""].map((text) => {
      const amount = parseAmount(text);
      return amount === undefined ? "no" : formatAmount(amount);
    });
    expect(said).toEqual(["48 hours", "5 working days", "3 months", "30 days", "48 hours", "-2 days", "12 months", "30 days", "no", "no"]);
    expect(parseAmount(2.5)).toEqual({ count: 2.5, unit: "days", working: false });
  });
});
