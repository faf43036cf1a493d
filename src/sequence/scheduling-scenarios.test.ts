import { describe, expect, it } from "vitest";
import { checkPlan } from "./check-plan.ts";
import { followUp } from "./follow-up.ts";
import { parsePlan } from "./parse-plan.ts";
import { planDates } from "./plan-dates.ts";
import type { SequencePlan } from "./plan-shape.ts";
import { simulatePlan } from "./simulate-plan.ts";

function planOf(json: unknown): SequencePlan {
  const parsed = parsePlan(json);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

/** `step start..end` of each step, at its earliest. Day 0 is Monday, 6 April 2026. */
function times(commitments: readonly object[], more: object = {}): readonly string[] {
  const plan = planOf({ start: "2026-04-06", commitments: commitments.map((one) => ({ obligor: "Averna", ...one })), ...more });
  const dates = planDates(plan);
  if (dates.kind === "refused") throw new Error(dates.problems[0]?.message);
  const at = (of: string, which: "start" | "end") => dates.time.format(dates.at({ of, at: which }) ?? 0).slice(5);
  return [
    ...plan.commitments.map(({ id }) => `${id} ${at(id, "start")}..${at(id, "end")}`),
    ...plan.milestones.map(({ id }) => `${id} ${at(id, "end")}`),
  ];
}

const a = { id: "a", duration: 4 };
const b = (more: object) => ({ id: "b", duration: 2, ...more });

describe("scheduling", () => {
  it("finish to start", () => {
    expect(times([a, b({ after: ["a"] })])).toEqual(["a 04-06..04-10", "b 04-10..04-12"]);
  });
  it("start to start", () => {
    expect(times([{ ...a, dates: { startNotBefore: "2026-04-08" } }, b({ after: [{ step: "a", type: "SS" }] })])).toEqual([
      "a 04-08..04-12",
      "b 04-08..04-10",
    ]);
  });
  it("finish to finish", () => {
    expect(times([a, b({ after: [{ step: "a", type: "FF" }] })])).toEqual(["a 04-06..04-10", "b 04-06..04-10"]);
  });
  it("start to finish", () => {
    expect(times([{ ...a, dates: { startNotBefore: "2026-04-20" } }, b({ after: [{ step: "a", type: "SF" }] })])).toEqual([
      "a 04-20..04-24",
      "b 04-06..04-20",
    ]);
  });
  it("a lag", () => {
    expect(times([a, b({ after: [{ step: "a", lag: "3 days" }] })])).toEqual(["a 04-06..04-10", "b 04-13..04-15"]);
  });
  it("a lead", () => {
    expect(times([a, b({ after: [{ step: "a", lag: "-1 day" }] })])).toEqual(["a 04-06..04-10", "b 04-09..04-11"]);
  });
  it("start no earlier than", () => {
    expect(times([{ ...a, dates: { startNotBefore: "2026-05-01" } }])).toEqual(["a 05-01..05-05"]);
  });
  it("finish no later than: kept, and told when it is passed", () => {
    const plan = planOf({ start: "2026-04-06", commitments: [{ ...a, obligor: "Averna", dates: { endNotAfter: "2026-04-09" } }] });
    const on = (day: string) => {
      const found = followUp(plan, day, 7);
      return found.kind === "refused" ? [] : found.steps.map(({ status, daysLeft }) => [status, daysLeft]);
    };
    expect(on("2026-04-07")).toEqual([["due", 2]]);
    expect(on("2026-04-09")).toEqual([["due", 0]]);
    expect(on("2026-04-10")).toEqual([["overdue", -1]]);
  });
  it("must start on", () => {
    expect(times([a, b({ after: ["a"], dates: { startOn: "2026-04-15" } })])).toEqual(["a 04-06..04-10", "b 04-15..04-17"]);
  });
  it("a deadline that uncertain work misses in some runs", () => {
    const plan = planOf({
      start: "2026-04-06",
      commitments: [
        {
          id: "a",
          obligor: "Averna",
          duration: { kind: "contingent", min: 1, max: 5, distribution: "uniform" },
          dates: { endNotAfter: "2026-04-08" },
        },
      ],
    });
    const found = simulatePlan(plan, { runs: 4000, seed: 1 });
    expect(found.kind === "simulated" ? found.deadlines[0]?.missed : undefined).toBeCloseTo(0.5, 1);
  });
  it("working days against elapsed days", () => {
    expect(
      times([
        { id: "worked", duration: "6 working days" },
        { id: "elapsed", duration: "6 days" },
      ]),
    ).toEqual(["worked 04-06..04-14", "elapsed 04-06..04-12"]);
    const calendar = { holidays: ["2026-04-07"], workingDays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
    expect(times([{ id: "worked", duration: "6 working days" }], { calendar })).toEqual(["worked 04-06..04-14"]);
  });
  it("a cycle, named", () => {
    expect(() =>
      times([
        { id: "a", after: ["c"] },
        { id: "b", after: ["a"] },
        { id: "c", after: ["b"] },
      ]),
    ).toThrow(/circle.*(?:a → b → c → a|b → c → a → b|c → a → b → c)/u);
  });
  it("a named conflict: the clauses that cannot hold together, no more of them, with their words, and what mends it", () => {
    const checked = checkPlan(
      planOf({
        start: "2026-04-06",
        clauses: [
          { id: "Art. 2", text: "Belmar withdraws no earlier than 10 days after the lift." },
          { id: "Art. 5", text: "The withdrawal ends within 9 days of the start." },
          { id: "Art. 7", text: "Prisoners are released within 30 days." },
        ],
        commitments: [
          { id: "lift", obligor: "Averna", duration: 2 },
          {
            id: "withdraw",
            obligor: "Belmar",
            timing: [
              { relation: "not before", amount: 10, anchor: "lift", clause: "Art. 2" },
              { relation: "within", amount: 9, clause: "Art. 5" },
            ],
          },
          { id: "release", obligor: "Averna", timing: [{ relation: "within", amount: 30, clause: "Art. 7" }] },
        ],
      }),
    );
    const [found] = checked.cases;
    if (found === undefined) throw new Error("a plan has a case");
    expect(checked.isConsistent).toBe(false);
    const named = found.finding.conflicts.map(({ clauses }) => clauses.map((clause) => found.network.clauses[clause]));
    expect(named).toHaveLength(1);
    expect(named[0]?.map((clause) => clause?.id).filter((id) => id?.startsWith("Art."))).toEqual(["Art. 2", "Art. 5"]);
    expect(named[0]?.map((clause) => clause?.text)).toContain("The withdrawal ends within 9 days of the start.");
  });
  it("a maximum lag, told when it cannot be kept", () => {
    const plan = planOf({
      start: "2026-04-06",
      commitments: [
        { ...a, obligor: "Averna" },
        { id: "slow", obligor: "Belmar", duration: 20 },
        { id: "b", obligor: "Belmar", duration: 2, after: [{ step: "a", maxLag: "3 days" }, "slow"] },
      ],
    });
    const found = simulatePlan(plan, { runs: 10, seed: 1 });
    expect(
      found.kind === "simulated"
        ? found.deadlines.map(({ step, missed, meanOverrunDays, place }) => [step, missed, meanOverrunDays, place])
        : [],
    ).toEqual([["b.start", 1, 13, "commitments[2].after[0]"]]);
  });
  it("an uncertain link: what follows waits for what nature decides", () => {
    const plan = planOf({
      start: "2026-04-06",
      commitments: [
        { id: "ratify", obligor: "Averna", duration: { kind: "contingent", min: 10, max: 30 } },
        { id: "lift", obligor: "Belmar", after: ["ratify"] },
      ],
    });
    const found = simulatePlan(plan, { runs: 2000, seed: 1 });
    const [end] = found.kind === "simulated" ? found.milestones : [];
    expect(end?.mostOftenDelayedBy).toBe("ratify");
    expect((end?.reached.earliest ?? "") >= "2026-04-16" && (end?.reached.latest ?? "9") <= "2026-05-06").toBe(true);
  });
  it("a milestone after several steps", () => {
    expect(times([a, b({})], { milestones: [{ id: "both", after: ["a", "b"] }] })).toEqual([
      "a 04-06..04-10",
      "b 04-06..04-08",
      "both 04-10",
    ]);
  });
  it("the earlier and the later of two", () => {
    const either = b({ after: [{ step: { earliestOf: ["a", "c"] } }] });
    const both = b({ after: [{ step: { latestOf: ["a", "c"] } }] });
    expect(times([a, { id: "c", duration: 9 }, either])[2]).toBe("b 04-10..04-12");
    expect(times([a, { id: "c", duration: 9 }, both])[2]).toBe("b 04-15..04-17");
  });
  it("starts together, exact days and hours", () => {
    expect(
      times([{ ...a, dates: { startNotBefore: "2026-04-08" } }, b({ timing: [{ relation: "together", anchor: "a.start" }] })])[1],
    ).toBe("b 04-08..04-10");
    expect(times([a, b({ timing: [{ relation: "on", event: "start", amount: "5 days", anchor: "a" }] })])[1]).toBe("b 04-15..04-17");
    expect(times([a, b({ timing: [{ relation: "not before", amount: "36 hours", anchor: "a" }] })])[1]).toBe("b 04-11T12:00..04-13T12:00");
  });
});

describe("following a plan up", () => {
  const plan = planOf({
    start: "2026-04-06",
    commitments: [
      {
        id: "truce",
        obligor: "Averna",
        progress: [
          { on: "2026-04-06", state: 2 },
          { on: "2026-04-08", state: 3, evidence: ["M-1"] },
        ],
      },
      {
        id: "withdraw",
        obligor: "Belmar",
        duration: 10,
        after: ["truce"],
        dates: { endNotAfter: "2026-04-20" },
        progress: [{ on: "2026-04-10", state: 1 }],
      },
      { id: "lift", obligor: "Averna", after: ["withdraw"], timing: [{ relation: "within", amount: "30 days", anchor: "withdraw" }] },
      { id: "fund", obligor: "Averna", dates: { startNotBefore: "2026-09-01" } },
    ],
  });
  const on = (day: string) => {
    const found = followUp(plan, day, 14);
    if (found.kind === "refused") throw new Error("it has a start");
    return found;
  };

  it("says what is done with its evidence, what is blocked and by whom, and what is not yet due", () => {
    const { steps, alerts } = on("2026-04-12");
    expect(steps.map(({ id, status }) => `${id} ${status}`)).toEqual(["truce done", "withdraw due", "lift blocked", "fund not yet"]);
    expect(steps[0]).toMatchObject({ state: 3, stateName: "full", since: "2026-04-08", evidence: ["M-1"] });
    expect(steps[2]?.blockedBy).toEqual([{ step: "withdraw", by: "Belmar" }]);
    expect(alerts.map(({ day, step, what }) => `${day} ${step} ${what}`)).toContain("2026-04-20 lift starts");
  });

  it("knows only what was reported by that day, and tells what is overdue", () => {
    expect(on("2026-04-07").steps[0]).toMatchObject({ status: "due", state: 2, stateName: "intermediate" });
    expect(on("2026-04-21").steps[1]).toMatchObject({ status: "overdue", daysLeft: -1, deadline: "2026-04-20" });
  });
});
