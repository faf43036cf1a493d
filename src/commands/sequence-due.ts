/** Answers how a plan stands on a day: what is done, due, overdue or blocked and by whom, and what comes in the next days. */
import { z } from "zod";
import { followUp } from "#sequence";
import { defineCommand } from "./command.ts";
import { CommandError } from "./commands-error.ts";
import { onPlans, planFileField, readPlan, refusal } from "./read-plan.ts";

const StepShape = z.strictObject({
  id: z.string(),
  act: z.string().optional(),
  obligor: z.string(),
  status: z.enum(["done", "overdue", "due", "open", "blocked", "not yet"]),
  state: z.int().min(0).max(3).describe("0 not initiated, 1 minimal, 2 intermediate, 3 full."),
  stateName: z.enum(["not initiated", "minimal", "intermediate", "full"]),
  since: z.string().optional(),
  evidence: z.array(z.string()),
  history: z.array(z.strictObject({ on: z.string(), state: z.int(), evidence: z.array(z.string()), note: z.string().optional() })),
  start: z.string(),
  end: z.string(),
  deadline: z.string().optional(),
  deadlineFrom: z.string().optional(),
  deadlineWaitsFor: z
    .string()
    .optional()
    .describe("What has not happened, from which the deadline counts: the clock does not run yet, the day is foreseen."),
  daysLeft: z.int().optional().describe("Days until the deadline; below zero where it has passed."),
  blockedBy: z.array(z.strictObject({ step: z.string(), by: z.string() })),
});

export const sequenceDueCommand = defineCommand({
  name: "sequence due",
  summary: "Say what of a plan is done, due, overdue or blocked on a day, by whom, and what comes next.",
  example: "sequence due plan.json --on 2026-04-15",
  effect: "query",
  ...onPlans,
  input: z.strictObject({
    ...planFileField,
    on: z.iso.date().optional().describe("The day, YYYY-MM-DD; today where none is named."),
    days: z.int().min(0).max(3660).default(14).describe("How many days to look ahead."),
  }),
  output: z.strictObject({
    on: z.string(),
    days: z.int(),
    counts: z.record(z.string(), z.int()),
    steps: z.array(StepShape),
    alerts: z.array(
      z.strictObject({ day: z.string(), step: z.string(), obligor: z.string(), what: z.enum(["starts", "deadline", "milestone"]) }),
    ),
  }),
  async run({ file, on, days }, { parley }) {
    const { plan } = await readPlan(parley.store, file);
    const day = on ?? parley.now().slice(0, 10);
    if (Number.isNaN(Date.parse(day))) throw new CommandError("bad-input", `'${day}' is no day`, "Write YYYY-MM-DD.");
    const found = followUp(plan, day, days);
    if (found.kind === "refused") throw refusal(file ?? "the dossier's plan", found.problems);
    return {
      on: day,
      days,
      counts: { ...found.counts },
      steps: found.steps.map(
        ({ act, since, deadline, deadlineFrom, deadlineWaitsFor, daysLeft, evidence, history, blockedBy, ...rest }) => ({
          ...rest,
          ...(act === undefined ? {} : { act }),
          ...(since === undefined ? {} : { since }),
          ...(deadline === undefined ? {} : { deadline }),
          ...(deadlineFrom === undefined ? {} : { deadlineFrom }),
          ...(deadlineWaitsFor === undefined ? {} : { deadlineWaitsFor }),
          ...(daysLeft === undefined ? {} : { daysLeft }),
          evidence: [...evidence],
          history: history.map(({ note, ...entry }) => ({
            ...entry,
            evidence: [...entry.evidence],
            ...(note === undefined ? {} : { note }),
          })),
          blockedBy: [...blockedBy],
        }),
      ),
      alerts: [...found.alerts],
    };
  },
  toText({ on, days, counts, steps, alerts }) {
    const shown = (["overdue", "due", "blocked"] as const).flatMap((status) => {
      const list = steps.filter((step) => step.status === status);
      return list.length === 0
        ? []
        : [
            "",
            `${status}:`,
            ...list.map(({ id, act, obligor, deadline, deadlineWaitsFor, daysLeft, stateName, blockedBy }) => {
              const when =
                deadline === undefined
                  ? ""
                  : `, by ${deadline}${daysLeft === undefined ? "" : deadlineWaitsFor !== undefined ? ` as foreseen, once ${deadlineWaitsFor} has happened` : daysLeft < 0 ? ` (${-daysLeft} days late)` : ` (${daysLeft} days left)`}`;
              const waits = blockedBy.length === 0 ? "" : `; waits for ${blockedBy.map(({ step, by }) => `${step} (${by})`).join(", ")}`;
              return `  ${id}  ${act ?? ""}  ${obligor}, ${stateName}${when}${waits}`;
            }),
          ];
    });
    return [
      `On ${on}: ${Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([status, count]) => `${count} ${status}`)
        .join(", ")}.`,
      ...shown,
      ...(alerts.length === 0 ? ["", `Nothing falls in the next ${days} days.`] : ["", `The next ${days} days:`]),
      ...alerts.map(
        ({ day, step, obligor, what }) =>
          `  ${day}  ${step} ${what === "starts" ? "can start" : what}${obligor === "" ? "" : ` (${obligor})`}`,
      ),
    ].join("\n");
  },
});
