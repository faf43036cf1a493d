import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanFile } from "../plan-shape.ts";
import { editDates, openEdits } from "./edit-dates.ts";
import { editPlan, type PlanEdit, TimingRelations } from "./edit-plan.ts";
import { momentsOfNetwork, picturePlan } from "./picture-plan.ts";
import { surveyPlan } from "./survey-plan.ts";

const asked = { today: "2026-04-10", days: 30 };
const units = ["days", "working days", "weeks", "months", "hours"] as const;

const plans = fc
  .record({
    start: fc.constantFrom("2026-03-20", "2026-12-20T09:30"),
    holidays: fc.constantFrom([], ["2026-04-03", "2026-04-06"]),
    isPlain: fc.boolean(),
    steps: fc.array(
      fc.record({
        lasts: fc.integer({ min: 1, max: 9 }),
        unit: fc.constantFrom(...units),
        isNature: fc.boolean(),
        earlier: fc.nat(8),
        within: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
        clause: fc.boolean(),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  })
  .map(({ start, holidays, isPlain, steps }): PlanFile => {
    const amount = (count: number, unit: string) => `${count} ${isPlain ? "days" : unit}`;
    return {
      start,
      calendar: { holidays: [...holidays] },
      clauses: [{ id: "Article 1", text: "The first." }],
      commitments: steps.map(({ lasts, unit, isNature, earlier, within, clause }, index) => ({
        id: `s${index}`,
        obligor: index % 2 === 0 ? "Averna" : "Belmar",
        beneficiary: index % 2 === 0 ? "Belmar" : "Averna",
        cost: lasts,
        value: 2,
        duration: isNature ? { kind: "contingent" as const, min: amount(1, unit), max: amount(lasts, unit) } : amount(lasts, unit),
        after: index === 0 ? [] : [`s${earlier % index}`],
        timing:
          within === undefined
            ? []
            : [
                {
                  relation: "no later than" as const,
                  amount: amount(within, unit),
                  anchor: index === 0 ? "start" : `s${earlier % index}.start`,
                },
              ],
        ...(clause ? { clause: "Article 1" } : {}),
      })),
      milestones: [{ id: "half way", after: ["s1"], timing: [{ relation: "within", amount: "30 days", anchor: "s0" }] }],
      fixedDates: [{ id: "election", on: "2026-06-01" }],
    };
  });

const edits = fc.array(
  fc.record({
    step: fc.nat(8),
    what: fc.constantFrom("shortest", "longest", "lag", "limit", "relation", "give up", "give up after", "move", "milestone"),
    count: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom(...units),
    relation: fc.constantFrom(...TimingRelations),
  }),
  { minLength: 1, maxLength: 4 },
);
type Written = typeof edits extends fc.Arbitrary<readonly (infer Value)[]> ? Value : never;

function editOf({ step, what, count, unit, relation }: Written, file: PlanFile): PlanEdit | undefined {
  const index = step % file.commitments.length;
  const place = `commitments[${index}]`;
  const owner = file.commitments[index];
  const hasTiming = (owner?.timing ?? []).length > 0;
  const hasAfter = Array.isArray(owner?.after) && owner.after.length > 0;
  const bound = { kind: "bound", event: undefined, to: `${count} ${unit}` } as const;
  switch (what) {
    case "shortest":
      return { ...bound, place: `${place}.duration`, part: "min" };
    case "longest":
      return { ...bound, place: `${place}.duration`, part: "max" };
    case "lag":
      return hasAfter ? { ...bound, place: `${place}.after[0]`, part: "min" } : undefined;
    case "limit":
      return hasTiming ? { ...bound, place: `${place}.timing[0]`, part: "max" } : undefined;
    case "relation":
      return hasTiming ? { kind: "relation", place: `${place}.timing[0]`, to: relation } : undefined;
    case "give up":
      return hasTiming ? { kind: "give up", place: `${place}.timing[0]` } : undefined;
    case "give up after":
      return hasAfter ? { kind: "give up", place: `${place}.after[0]` } : undefined;
    case "move":
      return { kind: "move", step: owner?.id ?? "", day: count, as: "not before" };
    case "milestone":
      return { ...bound, place: "milestones[0].timing[0]", part: "max" };
  }
}

describe("dates after an edit, at once", () => {
  it("are those of the edited plan surveyed as a whole, edit after edit, and so is what is drawn", () => {
    const seen = { held: 0, clash: 0, dated: 0, refused: 0, untold: 0 };
    fc.assert(
      fc.property(plans, edits, (start, list) => {
        const first = surveyPlan(start, asked);
        if ("kind" in first) throw new Error("the plan is well formed");
        let live = openEdits(first, start);
        for (const written of list) {
          if (live === undefined) return;
          const edit = editOf(written, live.file);
          if (edit === undefined) continue;
          const whole = surveyPlan(editPlan(live.file, [edit]), asked);
          const now = editDates(live, edit);
          if (now === undefined) seen.untold++;
          if ("kind" in whole) {
            seen.refused++;
            expect(now).toBeUndefined();
            return;
          }
          if (now === undefined) return;
          const { schedule } = whole.shown;
          expect(now.live.file).toEqual(editPlan(live.file, [edit]));
          expect(now.dates === undefined).toBe(schedule === undefined);
          seen[schedule === undefined ? "clash" : "held"]++;
          if (schedule !== undefined && whole.dependsOnDates) seen.dated++;
          if (now.dates !== undefined) {
            expect([...now.dates.earliest]).toEqual([...(schedule?.earliest ?? [])]);
            expect([...now.dates.latest]).toEqual([...(schedule?.latest ?? [])]);
            expect([...now.dates.critical.float]).toEqual([...(schedule?.critical.float ?? [])]);
            const { points } = now.live.compiled.network;
            const drawn = picturePlan(now.live.plan, now.live.time, { holds: true, at: momentsOfNetwork(points, now.dates) });
            expect(drawn).toEqual(whole.survey.picture);
          }
          live = now.live;
        }
      }),
      { seed: 16, numRuns: 300 },
    );
    expect(seen.held).toBeGreaterThan(120);
    expect(seen.clash).toBeGreaterThan(20);
    expect(seen.dated).toBeGreaterThan(40);
    // Durations of which the shortest is longer than the longest, and units of nature's that differ.
    expect(seen.refused).toBeGreaterThan(5);
  });

  it("are left to a survey where an edit is not of one step, or the plan has several cases", () => {
    const file: PlanFile = {
      start: "2026-04-01",
      conditions: [{ id: "breach" }],
      commitments: [
        { id: "a", obligor: "Averna" },
        { id: "b", obligor: "Belmar", after: ["a"] },
      ],
    };
    const found = surveyPlan(file, asked);
    const live = "kind" in found ? undefined : openEdits(found, file);
    if (live === undefined) throw new Error("the plan has one case");
    expect(editDates(live, { kind: "order", order: ["a", "b"] })).toBeUndefined();
    expect(editDates(live, { kind: "bound", place: "conditions[0]", part: "max", event: undefined, to: "3 days" })).toBeUndefined();
    const forked: PlanFile = { ...file, commitments: [...file.commitments, { id: "c", obligor: "Averna", condition: "breach" }] };
    const cases = surveyPlan(forked, asked);
    expect("kind" in cases ? "refused" : openEdits(cases, forked)).toBeUndefined();
  });
});
