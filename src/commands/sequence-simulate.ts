/** Answers how a plan fares when uncertain durations come out one way or another: milestones, what delays them, what is missed. */
import { z } from "zod";
import { simulatePlan, simulateStrategy } from "#sequence";
import { defineCommand } from "./command.ts";
import { onPlans, planFileField, readPlan, refusal } from "./read-plan.ts";

const Moment = z.string();
const ReachedShape = z.strictObject({
  earliest: Moment,
  p5: Moment,
  p10: Moment,
  p25: Moment,
  median: Moment,
  p75: Moment,
  p80: Moment,
  p90: Moment,
  p95: Moment,
  latest: Moment,
  meanDays: z.number().describe("Mean, in days from the plan's start."),
  deviationDays: z.number(),
});

export const sequenceSimulateCommand = defineCommand({
  name: "sequence simulate",
  summary: "Run a plan many times with drawn durations: when milestones are reached, what delays them, what is missed.",
  example: "sequence simulate plan.json --runs 10000 --seed 1",
  effect: "query",
  ...onPlans,
  input: z.strictObject({
    ...planFileField,
    runs: z.int().min(1).max(1_000_000).default(10_000).describe("How many runs."),
    seed: z.int().default(1).describe("The same seed gives the same answer."),
    strategy: z
      .boolean()
      .default(false)
      .describe("Carry the plan out by its strategy (wait where that keeps a limit) instead of starting each step as early as it can."),
  }),
  output: z.strictObject({
    runs: z.int(),
    seed: z.int(),
    complete: z.boolean().describe("False where it was interrupted."),
    milestones: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        reached: ReachedShape,
        mostOftenDelayedBy: z.string().optional(),
        delayedBy: z.array(z.strictObject({ step: z.string(), share: z.number(), delayDays: z.number() })),
      }),
    ),
    deadlines: z.array(
      z.strictObject({
        step: z.string(),
        limit: z.string(),
        clauses: z.array(z.string()),
        place: z.string(),
        missed: z.number().describe("Share of the runs."),
        meanOverrunDays: z.number().describe("Where it is missed."),
      }),
    ),
    anyMissed: z.number().describe("Share of the runs in which any limit is broken."),
    byStrategy: z.boolean(),
    withoutStrategy: z
      .number()
      .optional()
      .describe("By the strategy: share of the runs in a scenario in which nature can force a breach; they are not carried out."),
    snapbacks: z.array(z.strictObject({ step: z.string(), condition: z.string(), fired: z.number() })),
  }),
  async run({ file, runs, seed, strategy }, { parley, signal, onProgress }) {
    const { plan } = await readPlan(parley.store, file);
    const options = { runs, seed, signal, onRuns: (done: number) => onProgress({ done, total: runs, current: undefined }) };
    const simulated = strategy ? simulateStrategy(plan, options) : simulatePlan(plan, options);
    if (simulated.kind === "refused") throw refusal(file ?? "the dossier's plan", simulated.problems);
    const { milestones, deadlines, snapbacks, anyMissed, complete } = simulated;
    return {
      runs: simulated.runs,
      seed,
      complete,
      milestones: milestones.map(({ mostOftenDelayedBy, delayedBy, ...rest }) => ({
        ...rest,
        ...(mostOftenDelayedBy === undefined ? {} : { mostOftenDelayedBy }),
        delayedBy: [...delayedBy],
      })),
      deadlines: deadlines.map((one) => ({ ...one, clauses: [...one.clauses] })),
      anyMissed,
      snapbacks: [...snapbacks],
      byStrategy: strategy,
      ...(simulated.withoutStrategy === undefined ? {} : { withoutStrategy: simulated.withoutStrategy }),
    };
  },
  toText({ runs, seed, milestones, deadlines, snapbacks, anyMissed, complete, byStrategy, withoutStrategy }) {
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    return [
      `${runs} runs, seed ${seed}${complete ? "" : " (interrupted)"}.`,
      ...milestones.flatMap(({ name, reached, mostOftenDelayedBy, delayedBy }) => [
        "",
        `${name}: half of the runs by ${reached.median}, 80 % by ${reached.p80}, 95 % by ${reached.p95} (${reached.earliest} to ${reached.latest}).`,
        ...(mostOftenDelayedBy === undefined ? [] : [`  Most often delayed by ${mostOftenDelayedBy}.`]),
        ...delayedBy
          .slice(0, 5)
          .map(({ step, share, delayDays }) => `  ${percent(share).padStart(8)}  ${step} (then ${delayDays} days beyond its shortest)`),
      ]),
      ...(byStrategy ? ["", `By the strategy a limit is broken in ${percent(anyMissed)} of the runs.`] : []),
      ...(withoutStrategy === undefined || withoutStrategy === 0
        ? []
        : [
            `In ${percent(withoutStrategy)} of the runs conditions come about under which there is no strategy; they were not carried out.`,
          ]),
      ...(deadlines.length === 0 ? [] : ["", `Something is missed in ${percent(anyMissed)} of the runs.`]),
      ...deadlines
        .filter(({ missed }) => missed > 0)
        .map(
          ({ step, limit, missed, meanOverrunDays }) =>
            `  ${percent(missed).padStart(8)}  ${step}: ${limit} (late by ${meanOverrunDays} days)`,
        ),
      ...snapbacks.map(({ step, condition, fired }) => `  ${percent(fired).padStart(8)}  ${step} is taken back (${condition})`),
    ].join("\n");
  },
});
