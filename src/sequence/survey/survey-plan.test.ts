import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorTime } from "../../../test/processor-time.ts";
import { findFairer } from "../fairer.ts";
import { orderPlan } from "../order-plan.ts";
import { parsePlan } from "../parse-plan.ts";
import type { PlanFile } from "../plan-shape.ts";
import { editPlan, type PlanEdit, withoutMove } from "./edit-plan.ts";
import { holdStep } from "./move-step.ts";
import { surveyPlan } from "./survey-plan.ts";
import type { TakenRemedy } from "./take-remedy.ts";
import { tellReasons } from "./tell-reasons.ts";

const asked = { today: "2026-04-10", days: 14 };

function survey(file: PlanFile) {
  const found = surveyPlan(file, asked);
  if ("kind" in found) throw new Error(found.problems.map(({ message }) => message).join("; "));
  return found;
}

const exchange: PlanFile = {
  start: "2026-04-01",
  clauses: [
    { id: "2", text: "Belmar withdraws within 20 days of the lift." },
    { id: "3", text: "Averna lifts the blockade at the latest on 10 April." },
  ],
  commitments: [
    {
      id: "lift",
      obligor: "Averna",
      beneficiary: "Belmar",
      cost: 6,
      value: 6,
      duration: "5 days",
      dates: { endNotAfter: "2026-04-10", clause: "3" },
    },
    {
      id: "withdraw",
      obligor: "Belmar",
      beneficiary: "Averna",
      cost: 5,
      value: 5,
      after: ["lift"],
      duration: { kind: "contingent", min: "8 days", max: "15 days" },
      timing: [{ relation: "within", amount: "20 days", anchor: "lift", clause: "2" }],
    },
  ],
  milestones: [{ id: "done", after: ["withdraw"] }],
};

describe("surveying a plan", () => {
  it("gives rows by lane, nature's bounds, deadlines, exposures and a strategy", () => {
    const { survey: found } = survey(exchange);
    expect(found.isControllable).toBe(true);
    expect(found.picture?.lanes.map(({ party }) => party)).toEqual(["Averna", "Belmar"]);
    const withdraw = found.picture?.rows.find(({ id }) => id === "withdraw");
    expect(withdraw?.nature).toEqual({ from: 13 * 1440, to: 20 * 1440 });
    expect(withdraw?.deadline?.minute).toBe(25 * 1440);
    expect(found.picture?.curves).toMatchObject([
      {
        side: "Averna",
        peak: 6,
        peakAt: 5 * 1440,
        points: [
          { minute: 5 * 1440, exposure: 6 },
          { minute: 13 * 1440, exposure: 1 },
        ],
      },
      { side: "Belmar", peak: 0, peakAt: undefined },
    ]);
    expect(found.dated?.peaks).toEqual({ Averna: 6, Belmar: 0 });
    expect(found.strategy).toMatchObject({
      fromStart: true,
      now: { kind: "act", at: "2026-04-01", points: ["lift.start"] },
      reactions: [{ end: "withdraw.end", takesDays: [8, 15], follows: ["done"] }],
      endIfQuick: "2026-04-14",
      endIfSlow: "2026-04-21",
    });
  });

  it("tells the strategy from what is noted as done", () => {
    const begun = editPlan(exchange, [
      { kind: "state", step: "lift", on: "2026-04-02", state: 1 },
      { kind: "state", step: "lift", on: "2026-04-07", state: 3 },
      { kind: "state", step: "withdraw", on: "2026-04-08", state: 1 },
    ]);
    const { strategy, followUp } = survey(begun).survey;
    expect(strategy).toMatchObject({
      fromStart: false,
      asOf: "2026-04-10",
      now: { kind: "act", points: ["done"], waitingFor: ["withdraw.end"] },
    });
    expect(followUp?.counts).toMatchObject({ done: 1, due: 1 });
  });

  it("draws what cannot be kept with its minimum limits, and has an edit for each single change that mends it", () => {
    const broken: PlanFile = { ...exchange, commitments: exchange.commitments.map((one) => ({ ...one, duration: "12 days" })) };
    const { survey: found } = survey(broken);
    expect(found.isConsistent).toBe(false);
    expect(found.picture).toMatchObject({ holds: false });
    const [conflict] = found.conflicts;
    expect(conflict?.touches).toContain("lift");
    expect(conflict?.repairs.map(({ edit }) => edit)).toContainEqual({
      kind: "bound",
      place: "commitments[0].dates",
      part: "max",
      event: "end",
      to: "2026-04-12",
    });
    for (const { edit } of conflict?.repairs ?? [])
      expect(survey(editPlan(broken, edit === undefined ? [] : [edit])).survey.isConsistent).toBe(true);
  });

  it("refuses what is no plan and what has no step, and tells edits of what is not there", () => {
    expect(surveyPlan({ commitments: [{ id: "a", obligor: "A", after: ["nothing"] }] }, asked)).toMatchObject({ kind: "refused" });
    const missing: readonly PlanEdit[] = [
      { kind: "move", step: "nobody", day: 1, as: "not before" },
      { kind: "bound", place: "commitments[9].duration", part: "min", event: undefined, to: "1 day" },
      { kind: "bound", place: "nowhere", part: "min", event: undefined, to: "1 day" },
      { kind: "give up", place: "commitments[0].duration" },
    ];
    for (const edit of missing) expect(() => editPlan(exchange, [edit]), JSON.stringify(edit)).toThrow(/no /u);
  });
});

describe("why a step stands where it does", () => {
  it("is told from the plan's start, clause by clause", () => {
    const { shown } = survey(exchange);
    expect(tellReasons(shown, "withdraw")).toMatchObject({
      earliest: [
        { words: "lift.end at least 5 days after lift.start", clause: { id: "commitments[0].duration" } },
        { words: "withdraw.start at least 0 days after lift.end" },
      ],
      latest: [
        { words: "lift.end at most 10 days after start", clause: { id: "3" } },
        { words: "withdraw.end at most 20 days after lift.end", clause: { id: "2" } },
      ],
    });
    expect(tellReasons(shown, "lift")?.earliest).toEqual([]);
    expect(tellReasons(shown, "nobody")).toBeUndefined();
  });
});

describe("editing a plan", () => {
  const changed = (edit: PlanEdit) => editPlan(exchange, [edit]).commitments;

  it("moves a step with a limit of its own, and takes the move back", () => {
    const once = editPlan(exchange, [
      { kind: "move", step: "lift", day: 2, as: "not before" },
      { kind: "move", step: "lift", day: 3, as: "not before" },
    ]);
    expect(once.commitments[0]?.timing).toMatchObject([{ event: "start", relation: "not before", amount: 3, anchor: "start" }]);
    expect(survey(once).survey.schedule.find(({ point }) => point === "lift.start")?.earliest).toBe("2026-04-04");
    expect(withoutMove(once, "lift")).toEqual(exchange);
  });

  it("writes bounds in the words of the plan", () => {
    expect(changed({ kind: "bound", place: "commitments[1].timing[0]", part: "max", event: undefined, to: "30 days" })[1]?.timing).toEqual([
      { relation: "within", amount: "30 days", anchor: "lift", clause: "2" },
    ]);
    expect(changed({ kind: "bound", place: "commitments[1].timing[0]", part: "min", event: undefined, to: "-1 days" })[1]?.timing).toEqual([
      { relation: "between", min: "-1 days", max: "20 days", anchor: "lift", clause: "2" },
    ]);
    expect(changed({ kind: "bound", place: "commitments[1].after[0]", part: "min", event: undefined, to: "2 days" })[1]?.after).toEqual([
      { step: "lift", type: "FS", lag: "2 days" },
    ]);
    expect(changed({ kind: "bound", place: "commitments[0].duration", part: "max", event: undefined, to: "9 days" })[0]?.duration).toEqual({
      kind: "controllable",
      min: "5 days",
      max: "9 days",
    });
    expect(changed({ kind: "relation", place: "commitments[1].timing[0]", to: "no later than" })[1]?.timing?.[0]).toMatchObject({
      relation: "no later than",
      amount: "20 days",
    });
    expect(changed({ kind: "give up", place: "commitments[1].after[0]" })[1]?.after).toEqual([]);
  });

  it("keeps the starts of steps that go together when one of them may differ", () => {
    const together: PlanFile = {
      commitments: [
        { id: "a", obligor: "A", duration: "3 days" },
        { id: "b", obligor: "B", timing: [{ relation: "together", anchor: "a" }] },
      ],
    };
    const edited = editPlan(together, [{ kind: "bound", place: "commitments[1].timing[0]", part: "max", event: undefined, to: "2 days" }]);
    expect(edited.commitments[1]?.timing).toEqual([{ relation: "between", event: "start", anchor: "a.start", min: 0, max: "2 days" }]);
    const parsed = parsePlan(edited);
    expect(parsed.kind === "plan" && parsed.plan.limits[0]?.anchor.moments).toEqual([{ of: "a", at: "start" }]);
  });
});

describe("exposures as late as steps may end", () => {
  it("count each step where its limits let it end last, and where nothing limits it as early as it can", () => {
    const file: PlanFile = {
      start: "2026-04-01",
      commitments: [
        {
          id: "give",
          obligor: "Averna",
          beneficiary: "Belmar",
          cost: 4,
          value: 4,
          duration: "5 days",
          dates: { endNotAfter: "2026-04-30" },
        },
        { id: "answer", obligor: "Belmar", beneficiary: "Averna", cost: 3, value: 3, duration: "2 days" },
      ],
    };
    const averna = (curveEnds: "earliest" | "latest") => {
      const found = surveyPlan(file, { ...asked, curveEnds });
      if ("kind" in found) throw new Error("the plan is well formed");
      const { picture, dated } = found.survey;
      expect(picture?.curveEnds).toBe(curveEnds);
      return { points: picture?.curves.find(({ side }) => side === "Averna")?.points, order: dated?.order };
    };
    expect(averna("earliest").points).toEqual([
      { minute: 2 * 1440, exposure: -3 },
      { minute: 5 * 1440, exposure: 1 },
    ]);
    expect(averna("latest").points).toEqual([
      { minute: 2 * 1440, exposure: -3 },
      { minute: 30 * 1440, exposure: 1 },
    ]);
    expect(averna("latest").order).toEqual(["answer", "give"]);
  });
});

describe("moving a step by hand", () => {
  const units = ["days", "working days", "weeks", "months", "hours", "working weeks"] as const;
  const randomPlan = fc.record({
    start: fc.constantFrom("2026-03-20", "2026-04-01", "2026-12-20T09:30"),
    zone: fc.constantFrom("UTC", "Europe/Vienna"),
    holidays: fc.constantFrom([], ["2026-04-03", "2026-04-06"], [{ from: "2026-03-30", to: "2026-04-17" }]),
    durations: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(3), fc.boolean()), { minLength: 3, maxLength: 9 }),
    links: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 5, max: 40 }), fc.nat(3)), { maxLength: 8 }),
    kinds: fc.array(fc.constantFrom(...units), { minLength: 4, maxLength: 4 }),
    deadline: fc.option(fc.integer({ min: 20, max: 60 })),
    step: fc.nat(8),
    days: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
  });
  type RandomPlan = typeof randomPlan extends fc.Arbitrary<infer Value> ? Value : never;

  function fileOf({ start, zone, holidays, durations, links, kinds, deadline }: RandomPlan, all?: "days"): PlanFile {
    const count = durations.length;
    const words = (amount: number, kind: number) => `${amount} ${all ?? kinds[kind % kinds.length] ?? "days"}`;
    return {
      start,
      calendar: { zone, holidays: [...holidays] },
      commitments: durations.map(([duration, kind, isNature], index) => ({
        id: `s${index}`,
        obligor: index % 2 === 0 ? "A" : "B",
        duration:
          isNature && duration > 1
            ? { kind: "contingent" as const, min: words(1, kind), max: words(duration, kind) }
            : words(duration, kind),
        after: index > 0 && index % 3 !== 0 ? [`s${index - 1}`] : [],
        timing: links
          .filter(([later, earlier]) => later % count === index && earlier % count < index)
          .map(([, earlier, amount, kind_]) => ({
            relation: "no later than" as const,
            amount: words(amount, kind_),
            anchor: `s${earlier % count}.start`,
          })),
        ...(deadline !== null && index === count - 1
          ? { dates: { endNotAfter: new Date(Date.parse("2026-04-01") + deadline * 86_400_000).toISOString().slice(0, 10) } }
          : {}),
      })),
    };
  }

  /** How often a move held, clashed and could not be told but by a check of the whole. */
  function follow(all: "days" | undefined, options: { readonly numRuns: number; readonly seed: number }) {
    const seen = { held: 0, clash: 0, untold: 0, dated: 0 };
    fc.assert(
      fc.property(randomPlan, (random) => {
        const file = fileOf(random, all);
        const found = survey(file);
        const id = `s${random.step % random.durations.length}`;
        const mover = holdStep(found, id);
        if (mover === undefined) return;
        for (const day of random.days) {
          const moved = mover.moveTo(day);
          if (moved === undefined) {
            seen.untold++;
            continue;
          }
          const { schedule } = survey(editPlan(file, [{ kind: "move", step: id, day, as: moved.as }])).shown;
          seen[moved.kind]++;
          if (found.dependsOnDates) seen.dated++;
          expect(moved.kind, `${id} to ${day}`).toBe(schedule === undefined ? "clash" : "held");
          if (moved.kind === "clash") expect(moved.clauses.length + (moved.as === "not after" ? 1 : 0)).toBeGreaterThan(0);
          else {
            expect([...moved.earliest]).toEqual([...(schedule?.earliest ?? [])]);
            expect([...moved.latest]).toEqual([...(schedule?.latest ?? [])]);
            expect([...moved.findCritical().float]).toEqual([...(schedule?.critical.float ?? [])]);
          }
        }
      }),
      options,
    );
    return seen;
  }

  it("gives the dates that the edited plan has when it is checked anew, and clashes exactly where that does", () => {
    const { held, clash, untold, dated } = follow("days", { numRuns: 200, seed: 5 });
    expect(held).toBeGreaterThan(100);
    expect(clash).toBeGreaterThan(25);
    expect([untold, dated]).toEqual([0, 0]);
  });

  it("gives them also where working days, months and clocks that change make lengths depend on dates", () => {
    const { held, clash, untold, dated } = follow(undefined, { numRuns: 300, seed: 7 });
    expect(held).toBeGreaterThan(150);
    expect(clash).toBeGreaterThan(50);
    expect(dated).toBeGreaterThan(150);
    expect(untold).toBeLessThan(10);
  });

  it("is quick enough to follow a hand: 1,000 steps on working days", () => {
    const file: PlanFile = {
      start: "2026-04-01",
      commitments: Array.from({ length: 1000 }, (_, index) => ({
        id: `s${index}`,
        obligor: index % 2 === 0 ? "A" : "B",
        duration: "3 working days",
        after: index >= 5 ? [`s${index - 5}`] : [],
      })),
    };
    const mover = holdStep(survey(file), "s3");
    const spent = processorTime();
    for (let day = 5; day < 105; day++) expect(mover?.moveTo(day)?.kind).toBe("held");
    // Some milliseconds each; the bound is for a slow machine.
    expect(spent() / 100).toBeLessThan(60);
  });
});

describe("taking what was found", () => {
  /** Four gifts each way, so that the order of the dates leaves one side far out. */
  const gifts: PlanFile = {
    start: "2026-04-01",
    commitments: Array.from({ length: 8 }, (_, at) => ({
      id: `gift ${at + 1}`,
      obligor: at < 4 ? "Averna" : "Belmar",
      beneficiary: at < 4 ? "Belmar" : "Averna",
      cost: 2 + (at % 4),
      value: { [at < 4 ? "Belmar" : "Averna"]: 3 },
      duration: at % 2 === 0 ? 4 + at : { kind: "contingent" as const, min: 2, max: "6 days", likely: 3 },
      after: at % 4 === 0 ? [] : [`gift ${at}`],
    })),
  };

  function ordered(file: PlanFile) {
    const parsed = parsePlan(file);
    if (parsed.kind !== "plan") throw new Error("the plan is well formed");
    const found = orderPlan(parsed.plan);
    if (found.kind !== "ordered") throw new Error("the plan can be ordered");
    return { plan: parsed.plan, found };
  }

  it("an order: the dates then follow it, the peaks are those that were told, and another order takes its place", () => {
    const { found } = ordered(gifts);
    const largest = (peaks: Readonly<Record<string, number>>) => Math.max(...Object.values(peaks));
    expect(largest(survey(gifts).survey.dated?.peaks ?? {})).toBeGreaterThan(largest(found.peaks));
    const taken = editPlan(gifts, [{ kind: "order", order: found.order }]);
    const { survey: after } = survey(taken);
    expect(after.isControllable).toBe(true);
    expect(after.dated?.order).toEqual(found.order);
    expect(after.dated?.peaks).toEqual(found.peaks);
    const ends = found.order.map((id) => after.picture?.rows.find((row) => row.id === id)?.end.early ?? Number.NaN);
    expect(ends).toEqual(ends.toSorted((one, other) => one - other));
    const again = editPlan(taken, [
      { kind: "order", order: found.order.toReversed() },
      { kind: "order", order: found.order },
    ]);
    expect(again).toEqual(taken);
  });

  it("a remedy: the largest peak is what was told", () => {
    const { plan, found } = ordered(gifts);
    const remedies: (TakenRemedy & { readonly largestPeak: number })[] = [...findFairer(plan, found)];
    expect(remedies.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["split", "guarantee"]));
    remedies.push({ kind: "verify first", step: "gift 2", until: "gift 5", largestPeak: Number.POSITIVE_INFINITY });
    remedies.push({ kind: "escrow", step: "gift 2", until: "gift 5", largestPeak: Number.POSITIVE_INFINITY });
    for (const remedy of remedies) {
      const { found: after } = ordered(editPlan(gifts, [{ kind: "remedy", remedy }]));
      expect(Math.max(...Object.values(after.peaks))).toBeLessThanOrEqual(remedy.largestPeak + 1e-9);
    }
    expect(() => editPlan(gifts, [{ kind: "remedy", remedy: { kind: "split", step: "gift 9" } }])).toThrow("no step 'gift 9'");
  });

  it("a split: both halves together take as long, and cost and are worth as much", () => {
    const step = gifts.commitments[1];
    const halves = editPlan(gifts, [{ kind: "remedy", remedy: { kind: "split", step: "gift 2" } }]).commitments.slice(1, 3);
    expect(halves.map(({ id }) => id)).toEqual(["gift 2 (first half)", "gift 2"]);
    expect(halves.map(({ cost }) => cost)).toEqual([1.5, 1.5]);
    expect(halves.map(({ value }) => value)).toEqual([{ Belmar: 1.5 }, { Belmar: 1.5 }]);
    const half = (count: number) => ({ count, unit: "days", days: "calendar" });
    for (const { duration } of halves) expect(duration).toEqual({ kind: "contingent", min: half(1), max: half(3), likely: half(1.5) });
    expect(halves[1]?.after).toEqual([...(Array.isArray(step?.after) ? step.after : []), "gift 2 (first half)"]);
  });
});
