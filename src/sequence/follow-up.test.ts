import { describe, expect, it } from "vitest";
import { followUp } from "./follow-up.ts";
import { parsePlan } from "./parse-plan.ts";
import type { PlanFile } from "./plan-shape.ts";

function follow(file: PlanFile, on: string) {
  const parsed = parsePlan(file);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  const found = followUp(parsed.plan, on, 14);
  if (found.kind === "refused") throw new Error("it has a start");
  return found;
}

describe("deadlines on a day", () => {
  const truce = (progress: Readonly<Record<string, { on: string; state: 0 | 1 | 2 | 3 }[]>> = {}): PlanFile => ({
    start: "2026-04-01",
    commitments: [
      { id: "one", obligor: "Averna", progress: progress["one"] ?? [] },
      {
        id: "other",
        obligor: "Belmar",
        timing: [{ relation: "together", event: "end", anchor: "one.end" }],
        progress: progress["other"] ?? [],
      },
      { id: "list", obligor: "Averna", timing: [{ relation: "within", amount: "7 days", anchor: "start" }] },
      { id: "return", obligor: "Belmar", timing: [{ relation: "together", event: "end", anchor: "list.end" }] },
    ],
  });
  const told = (file: PlanFile, on: string) =>
    follow(file, on).steps.map(({ id, status, deadline, daysLeft }) => [id, status, deadline, daysLeft]);

  it("make neither side late by what both have left undone, and are the same for both", () => {
    expect(told(truce(), "2026-04-20")).toEqual([
      ["one", "due", undefined, undefined],
      ["other", "due", undefined, undefined],
      ["list", "overdue", "2026-04-08", -12],
      ["return", "overdue", "2026-04-08", -12],
    ]);
  });

  it("come to one side on the day the other has done its part, whichever that is", () => {
    const done = [{ on: "2026-04-10", state: 3 as const }];
    for (const [first, second] of [
      ["one", "other"],
      ["other", "one"],
    ] as const) {
      const { steps } = follow(truce({ [first]: done }), "2026-04-12");
      expect(steps.find(({ id }) => id === first)?.status).toBe("done");
      expect(steps.find(({ id }) => id === second)).toMatchObject({ status: "overdue", deadline: "2026-04-10", daysLeft: -2 });
    }
  });

  it("run from when something has happened; until then they are foreseen, and nothing that is not done is foreseen for a day gone by", () => {
    const file = (state: 0 | 3): PlanFile => ({
      start: "2026-04-01",
      commitments: [
        { id: "monitors", obligor: "Carda", duration: "5 days", progress: [{ on: "2026-04-20", state }] },
        {
          id: "leave",
          obligor: "Averna",
          duration: "3 days",
          after: ["monitors"],
          timing: [{ relation: "within", amount: "10 days", anchor: "monitors" }],
        },
      ],
    });
    const early = follow(file(0), "2026-05-01");
    expect(early.steps[1]).toMatchObject({ status: "blocked", deadline: "2026-05-16", deadlineWaitsFor: "monitors" });
    expect(early.steps.map(({ start, end }) => [start, end])).toEqual([
      ["2026-05-01", "2026-05-06"],
      ["2026-05-06", "2026-05-09"],
    ]);
    expect(early.alerts.map(({ day, step, what }) => `${day} ${step} ${what}`)).toEqual([
      "2026-05-01 monitors starts",
      "2026-05-06 leave starts",
    ]);
    expect(follow(file(3), "2026-05-01").steps[1]).toMatchObject({
      status: "overdue",
      deadline: "2026-04-30",
      deadlineWaitsFor: undefined,
      daysLeft: -1,
    });
  });
});
