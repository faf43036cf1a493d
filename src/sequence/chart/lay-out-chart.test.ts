import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../parse-plan.ts";
import type { PlanFile } from "../plan-shape.ts";
import { surveyPlan } from "../survey/survey-plan.ts";
import { drawChart, drawPicture } from "./draw-chart.ts";
import { layOutChart } from "./lay-out-chart.ts";
import { ticksOf } from "./time-ticks.ts";

const file: PlanFile = {
  start: "2026-04-01",
  parties: ["Averna", "Belmar"],
  commitments: [
    { id: "lift", obligor: "Averna", beneficiary: "Belmar", cost: 4, value: 3, duration: "10 days", dates: { endNotAfter: "2026-04-20" } },
    { id: "answer", obligor: "Belmar", cost: 2, after: ["lift"], duration: { kind: "contingent", min: "5 days", max: "15 days" } },
  ],
  milestones: [{ id: "done", after: ["answer"] }],
};

function pictureOf(plan: PlanFile) {
  const found = surveyPlan(plan, { today: "2026-04-05", days: 14 });
  if ("kind" in found || found.survey.picture === undefined) throw new Error("the plan has no picture");
  return found.survey.picture;
}

describe("laying out a chart", () => {
  it("puts bars, deadlines, today and exposures on one axis", () => {
    const layout = layOutChart(pictureOf(file), { width: 1000, labels: "beside", today: 4 * 1440 });
    const pixelsPerDay = 1440 / layout.minutesPerPixel;
    const [lift, answer] = layout.rows;
    expect(lift?.bar.width).toBeCloseTo(10 * pixelsPerDay, 0);
    expect(lift?.deadline).toBeCloseTo(layout.left + 20 * pixelsPerDay, 0);
    expect(answer?.bar.x).toBeCloseTo(layout.left + 10 * pixelsPerDay, 0);
    expect(answer?.hatched?.width).toBeCloseTo(10 * pixelsPerDay, 0);
    expect(layout.today).toBeCloseTo(layout.left + 4 * pixelsPerDay, 0);
    expect(layout.curves[0]?.corners[0]?.x).toBeCloseTo(layout.left + 10 * pixelsPerDay, 0);
    expect(layout.lanes.map(({ name }) => name)).toEqual(["Averna", "Belmar", "Milestones and fixed dates"]);
    expect(layout.links).toHaveLength(2);
  });

  it("tells a deadline that is counted from what has no day yet from one that is fixed", () => {
    const within = (anchor: string) => [{ relation: "within" as const, amount: "9 days", anchor }];
    const picture = pictureOf({
      start: "2026-04-01",
      commitments: [
        { id: "lift", obligor: "Averna", dates: { endNotAfter: "2026-04-30" } },
        { id: "answer", obligor: "Belmar", after: ["lift"], timing: within("lift") },
        { id: "sign", obligor: "Belmar", timing: within("start") },
      ],
      milestones: [{ id: "done", after: ["answer"], timing: within("answer") }],
    });
    const told = [...picture.rows, ...picture.marks].map(({ id, deadline }) => [id, deadline?.isForeseen]);
    expect(told).toEqual([
      ["lift", false],
      ["answer", true],
      ["sign", false],
      ["done", true],
    ]);
    const drawn = drawPicture(picture, { title: "x" });
    expect(drawn.match(/class="deadline foreseen"/gu)).toHaveLength(2);
    expect(drawn).toContain("broken: counted from what has no day yet");
  });

  it("keeps everything inside at any width, and no number is missing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 3000 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }),
        (width, narrow, durations) => {
          const plan: PlanFile = {
            ...(narrow ? {} : { start: "2026-04-01" }),
            commitments: durations.map((duration, index) => ({
              id: `s${index}`,
              obligor: `P${index % 3}`,
              duration,
              cost: index,
              after: index > 0 ? [`s${index - 1}`] : [],
            })),
          };
          const layout = layOutChart(pictureOf(plan), { width, labels: narrow ? "above" : "beside" });
          expect(JSON.stringify(layout)).not.toMatch(/null|NaN/u);
          for (const { bar, y } of layout.rows) {
            expect(bar.x).toBeGreaterThanOrEqual(layout.left);
            expect(bar.x + bar.width).toBeLessThanOrEqual(width + 1);
            expect(y).toBeLessThan(layout.rowsEnd);
          }
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  });

  it("marks as many days as there is room for, the year only where it is new", () => {
    const zero = Date.UTC(2026, 10, 16) / 60_000;
    const texts = (days: number, most: number, isDated = true) =>
      ticksOf({ zero, end: days * 1440, isDated }, most).map(({ text }) => text);
    expect(texts(3, 8)).toEqual(["2026-11-16", "11-17", "11-18", "11-19"]);
    expect(texts(60, 5)).toEqual(["2026-11-16", "11-30", "12-14", "12-28", "2027-01-11"]);
    expect(texts(200, 8)).toEqual(["2026-12-01", "2027-01-01", "02-01", "03-01", "04-01", "05-01", "06-01"]);
    expect(texts(30, 5, false)).toEqual(["day 0", "day 7", "day 14", "day 21", "day 28"]);
  });

  it("draws names as text, and says of a circle that nothing has a date", () => {
    const named = parsePlan({ commitments: [{ id: "a", act: "</text><script>alert(1)</script>", obligor: "<A>" }] });
    const drawn = named.kind === "plan" ? drawChart(named.plan) : undefined;
    expect(drawn?.kind === "text" && drawn.text).toContain("&lt;/text&gt;&lt;script&gt;");
    const circle = parsePlan({
      commitments: [
        { id: "a", obligor: "A", duration: 1, after: ["b"] },
        { id: "b", obligor: "A", duration: 1, after: ["a"] },
      ],
    });
    expect(circle.kind === "plan" && drawChart(circle.plan)).toMatchObject({ kind: "refused", problems: [{ code: "nothing-to-draw" }] });
  });
});
