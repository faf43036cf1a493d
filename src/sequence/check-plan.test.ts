import { describe, expect, it } from "vitest";
import { type CheckedPlan, checkPlan } from "./check-plan.ts";
import { bestCase, describeSchedule } from "./describe-plan.ts";
import { parsePlan } from "./parse-plan.ts";

function checked(json: Record<string, unknown>): CheckedPlan {
  const parsed = parsePlan(json);
  if (parsed.kind === "refused") throw new Error(parsed.problems.map(({ message }) => message).join("; "));
  return checkPlan(parsed.plan);
}

/** Each point as `earliest .. latest`, of the case told first. */
function windows(plan: CheckedPlan): Record<string, string> {
  const told = bestCase(plan.cases);
  if (told === undefined) throw new Error("a plan has at least one case");
  return Object.fromEntries(describeSchedule(plan, told).map(({ point, earliest, latest }) => [point, `${earliest} .. ${latest ?? ""}`]));
}

const step = (id: string, more: Record<string, unknown> = {}) => ({ id, obligor: "Norland", beneficiary: "Sudria", ...more });

/** The clauses of the first conflict. */
function clausesOf(plan: CheckedPlan): readonly string[] {
  const failing = plan.cases.find(({ finding }) => finding.conflicts.length > 0);
  return failing?.finding.conflicts[0]?.clauses.map((clause) => failing.network.clauses[clause]?.id ?? "") ?? [];
}

describe("scheduling", () => {
  it("finish to start: the next step begins when the one before ends", () => {
    const plan = checked({ start: "2026-04-01", commitments: [step("a", { duration: 10 }), step("b", { duration: 5, after: "a" })] });
    expect(windows(plan)).toEqual({
      "a.start": "2026-04-01 .. ",
      "a.end": "2026-04-11 .. ",
      "b.start": "2026-04-11 .. ",
      "b.end": "2026-04-16 .. ",
    });
  });

  it("start to start, finish to finish and start to finish, each with a lag", () => {
    const plan = checked({
      start: "2026-04-01",
      commitments: [
        step("a", { duration: 10 }),
        step("ss", { duration: 3, after: [{ step: "a", type: "SS", lag: 2 }] }),
        step("ff", { duration: 3, after: [{ step: "a", type: "FF", lag: 2 }] }),
        step("sf", { duration: 3, after: [{ step: "a", type: "SF", lag: 8 }] }),
      ],
    });
    expect(windows(plan)).toMatchObject({
      "ss.start": "2026-04-03 .. ",
      "ff.end": "2026-04-13 .. ",
      "sf.end": "2026-04-09 .. ",
    });
  });

  it("lead: a negative lag lets the next step begin before the end", () => {
    const plan = checked({
      start: "2026-04-01",
      commitments: [step("a", { duration: 10 }), step("b", { duration: 5, after: [{ step: "a", lag: -4 }] })],
    });
    expect(windows(plan)["b.start"]).toBe("2026-04-07 .. ");
  });

  it("maximum lag: what follows must not come too late, and holds back what precedes", () => {
    const plan = checked({
      start: "2026-04-01",
      commitments: [
        step("a", { duration: 1 }),
        step("b", { duration: 1, after: [{ step: "a", maxLag: 5 }], dates: { startNotBefore: "2026-05-01" } }),
      ],
    });
    // b begins on 1 May at the earliest, so a ends on 26 April at the earliest.
    expect(windows(plan)["a.end"]).toBe("2026-04-26 .. ");
  });

  it("start no earlier than, finish no later than, must start on, deadline", () => {
    const plan = checked({
      start: "2026-04-01",
      commitments: [
        step("a", { duration: 2, dates: { startNotBefore: "2026-04-10" } }),
        step("b", { duration: 2, dates: { endNotAfter: "2026-04-20" } }),
        step("c", { duration: 2, dates: { startOn: "2026-04-15T09:00" } }),
      ],
    });
    expect(windows(plan)).toMatchObject({
      "a.start": "2026-04-10 .. ",
      // The 20th counts to its end.
      "b.end": "2026-04-03 .. 2026-04-21",
      "b.start": "2026-04-01 .. 2026-04-19",
      "c.start": "2026-04-15T09:00 .. 2026-04-15T09:00",
    });
  });

  it("working against elapsed days, with a holiday", () => {
    const plan = checked({
      // A Wednesday; Friday 3 April is a holiday.
      start: "2026-04-01",
      calendar: { holidays: ["2026-04-03"] },
      commitments: [
        step("elapsed", { timing: [{ relation: "on", amount: "5 days" }] }),
        step("worked", { timing: [{ relation: "on", amount: "5 working days" }] }),
        step("after", { timing: [{ relation: "on", amount: "1 working day", anchor: "elapsed" }] }),
        step("months", { timing: [{ relation: "on", amount: "1 month", anchor: "elapsed" }] }),
      ],
    });
    expect(windows(plan)).toMatchObject({
      "elapsed.end": "2026-04-06 .. 2026-04-06",
      // 2, 6, 7, 8 and 9 April.
      "worked.end": "2026-04-09 .. 2026-04-09",
      "after.end": "2026-04-07 .. 2026-04-07",
      "months.end": "2026-05-06 .. 2026-05-06",
    });
  });

  it("a chain of working days is counted from where each step really lies", () => {
    const chain = ["a", "b", "c", "d"].map((id, index, all) =>
      step(id, { duration: "3 working days", ...(index === 0 ? {} : { after: all[index - 1] ?? "" }) }),
    );
    const plan = checked({ start: "2026-04-01", commitments: chain, milestones: [{ id: "done", after: "d", notAfter: "2026-05-01" }] });
    expect(plan.dependsOnDates).toBe(true);
    // Wed–Fri, Mon–Wed, Thu–Mon, Tue–Thu: over at the end of Thursday the 16th.
    expect(windows(plan)["d.end"]?.startsWith("2026-04-17")).toBe(true);
  });

  it("48 hours over a change of clocks are 48 hours", () => {
    const plan = checked({
      start: "2026-03-28T12:00",
      calendar: { zone: "Europe/Vienna" },
      commitments: [step("a", { timing: [{ relation: "on", amount: "48 hours" }] })],
    });
    expect(windows(plan)["a.end"]).toBe("2026-03-30T13:00 .. 2026-03-30T13:00");
  });

  it("between, within, together, before, and a milestone", () => {
    const plan = checked({
      commitments: [
        step("x", { timing: [{ relation: "between", min: 30, max: 45 }] }),
        step("y", { timing: [{ relation: "within", amount: "10 days", anchor: "x" }] }),
        step("z", { timing: [{ relation: "together", anchor: "x.end" }] }),
        step("w", { timing: [{ relation: "before", amount: "5 days", anchor: "x" }] }),
      ],
      milestones: [{ id: "all", after: ["x", "y", "z", "w"] }],
    });
    expect(windows(plan)).toMatchObject({
      "x.end": "day 30 .. day 45",
      "y.end": "day 30 .. day 55",
      "z.start": "day 30 .. day 45",
      "w.end": "day 0 .. day 40",
      all: "day 30 .. ",
    });
  });

  it("the later of two, and the earlier of two with a choice for each", () => {
    const plan = checked({
      commitments: [
        step("a", { duration: 10 }),
        step("b", { duration: 20 }),
        step("late", { timing: [{ relation: "not before", amount: 1, anchor: { latestOf: ["a", "b"] } }] }),
        step("soon", { timing: [{ relation: "between", min: 1, max: 2, anchor: { earliestOf: ["a", "b"] } }] }),
      ],
    });
    expect(plan.cases).toHaveLength(2);
    expect(plan.isConsistent).toBe(true);
    expect(windows(plan)["late.start"]).toBe("day 21 .. ");
    expect(windows(plan)["soon.end"]).toBe("day 11 .. ");
  });

  it("fixed dates before and after the start", () => {
    const plan = checked({
      start: "2026-04-01",
      fixedDates: [
        { id: "signing", on: "2026-03-20" },
        { id: "election", on: "2026-06-01" },
      ],
      commitments: [
        step("a", { timing: [{ relation: "not before", amount: 20, anchor: "signing" }] }),
        step("b", { timing: [{ relation: "before", amount: "30 days", anchor: "election" }] }),
      ],
    });
    expect(windows(plan)).toMatchObject({ "a.start": "2026-04-09 .. ", "b.end": "2026-04-01 .. 2026-05-02" });
  });
});

describe("contradictions of a plan", () => {
  it("are named by clause, minimal, with the least change", () => {
    const plan = checked({
      clauses: [
        { id: "4.1", text: "Withdrawal is completed within 20 days of signing." },
        { id: "4.2", text: "Verification takes 15 days and follows withdrawal." },
        { id: "7", text: "Prisoners are released within 30 days of signing, after verification." },
        { id: "9", text: "The joint commission meets." },
      ],
      commitments: [
        step("withdrawal", { duration: { min: 18, clause: "4.1" }, timing: [{ relation: "within", amount: "20 days", clause: "4.1" }] }),
        step("inspection", { duration: { min: 15, max: 15, clause: "4.2" }, after: [{ step: "withdrawal", clause: "4.2" }] }),
        step("release", {
          after: [{ step: "inspection", clause: "7" }],
          timing: [{ relation: "within", amount: "30 days", clause: "7" }],
        }),
        step("meeting", { clause: "9", duration: 3 }),
      ],
    });
    expect(plan.isConsistent).toBe(false);
    expect(clausesOf(plan)).toEqual(["4.1", "4.2", "7"].toSorted());
    const conflict = plan.cases[0]?.finding.conflicts[0];
    // 18 + 15 − 30 days too little time.
    expect(conflict?.repairs[0]?.by).toBe(3 * 1440);
  });

  it("a circle of waiting steps is told, and with durations it is a contradiction", () => {
    const instant = checked({ commitments: [step("a", { after: "b" }), step("b", { after: "a" })] });
    expect(instant.problems[0]?.message).toContain("a, b");
    const lasting = checked({ commitments: [step("a", { duration: 1, after: "b" }), step("b", { duration: 1, after: "a" })] });
    expect(lasting.isConsistent).toBe(false);
  });
});

describe("uncertain durations of a plan", () => {
  const ratified = (within: string) => ({
    commitments: [
      step("ratification", { duration: { kind: "contingent", min: 10, max: 40 } }),
      step("entry", { timing: [{ relation: "within", amount: within, clause: "5" }], after: "ratification" }),
    ],
  });

  it("are kept against nature or not", () => {
    expect(checked(ratified("40 days")).isControllable).toBe(true);
    const short = checked(ratified("30 days"));
    expect(short.isConsistent).toBe(true);
    expect(short.isControllable).toBe(false);
    expect(short.cases[0]?.finding.conflicts[0]?.repairs[0]?.by).toBe(10 * 1440);
  });

  it("a snapback makes one network for each scenario", () => {
    const plan = checked({
      conditions: [{ id: "breach", after: "relief", within: "60 days" }],
      commitments: [
        step("relief", { duration: 1, snapback: { condition: "breach", within: "30 days" } }),
        step("remedy", { condition: "breach", timing: [{ relation: "within", amount: "10 days", anchor: "breach" }] }),
      ],
    });
    expect(plan.cases.map(({ scenario }) => scenario.conditions)).toEqual([[], ["breach"]]);
    expect(plan.isControllable).toBe(true);
    expect(plan.cases[1]?.network.points).toContain("relief.snapback");
    expect(plan.cases[0]?.network.points).not.toContain("remedy.start");
  });

  it("more conditions than 6 are said not to be gone through all", () => {
    const ids = Array.from({ length: 8 }, (_, index) => `c${index}`);
    const plan = checked({
      conditions: ids.map((id) => ({ id })),
      commitments: ids.map((id) => step(`s-${id}`, { condition: id })),
    });
    expect(plan.cases).toHaveLength(64);
    expect(plan.complete).toBe(false);
    expect(plan.scenarios).toBe(256);
  });
});

describe("the critical paths", () => {
  it("are all found, and what has room is not on them", () => {
    const plan = checked({
      commitments: [
        step("a", { duration: 5 }),
        step("b", { duration: 5 }),
        step("c", { duration: 2 }),
        step("d", { duration: 3, after: ["a", "b", "c"] }),
      ],
    });
    const told = plan.cases[0];
    const names = told?.schedule?.critical.paths.map((path) => path.map((point) => told.network.points[point]).join(" "));
    expect(names?.toSorted()).toEqual(["start a.start a.end d.start d.end", "start b.start b.end d.start d.end"]);
    const slack = told === undefined ? [] : describeSchedule(plan, told).filter(({ critical }) => !critical);
    expect(slack.map(({ point, floatDays }) => `${point} ${floatDays}`)).toEqual(["c.start 3", "c.end 3"]);
  });

  it("tells how far it is within each scenario, and ends when it is told to", () => {
    const parsed = parsePlan({
      conditions: [{ id: "strike" }],
      commitments: [
        { id: "open", obligor: "Averna" },
        { id: "repair", obligor: "Averna", condition: "strike" },
      ],
    });
    if (parsed.kind !== "plan") throw new Error("the plan of this test is well formed");
    const told: string[] = [];
    checkPlan(parsed.plan, { onCase: (done, total, doing) => told.push(`${done} of ${total} ${doing}`) });
    expect(told).toHaveLength(9);
    expect([told[0], told[3], told[8]]).toEqual(["0 of 8 earliest dates", "3 of 8 critical path", "8 of 8 "]);
    const stop = (done: number) => {
      if (done === 2) throw new Error("enough");
    };
    expect(() => checkPlan(parsed.plan, { onCase: stop })).toThrow("enough");
  });
});
