/** Answers in which order the steps of a plan leave no side too far out, with a proof, and what would make it fairer. */
import { z } from "zod";
import { checkCertificate, findFairer, orderPlan } from "#sequence";
import { defineCommand } from "./command.ts";
import { onPlans, planFileField, readPlan, refusal } from "./read-plan.ts";

const BySide = z.record(z.string(), z.number());

const LevelShape = z.strictObject({
  criterion: z.string(),
  ceilings: BySide.describe("Sides that keep a ceiling at this level."),
  reached: z.number(),
  lowest: z.number().describe("No order that keeps the ceilings stays below."),
  proven: z.boolean(),
  method: z.enum(["trivial", "bound", "search", "implied", "one side"]),
  reason: z.string(),
  step: z.string().optional(),
  weights: BySide.optional(),
  statesSearched: z.int(),
});

const RemedyShape = z.strictObject({
  kind: z.enum(["split", "escrow", "guarantee", "verify first"]),
  step: z.string(),
  until: z.string().optional(),
  largestPeak: z.number(),
  fall: z.number().describe("By how much the largest peak falls, at least."),
  suggestion: z.string(),
});

/** With more steps than this a person may wonder how far it is. */
const LongToOrder = 150;

export const sequenceOrderCommand = defineCommand({
  name: "sequence order",
  summary: "Find the order of a plan's steps that leaves no side too far out, proven where it can be.",
  example: "sequence order plan.json",
  effect: "query",
  ...onPlans,
  input: z.strictObject({
    ...planFileField,
    given: z.array(z.string()).optional().describe("Conditions that hold; without it all but those that trigger a snapback."),
    fairer: z.boolean().default(false).describe("Also say which step to split, put in escrow, guarantee or verify first."),
    verify: z.boolean().default(false).describe("Check order and certificate again with separate, slower code."),
    maxStates: z.int().min(1).max(5_000_000).optional().describe("How many sets of steps to look at for each question at most."),
  }),
  output: z.strictObject({
    order: z.array(z.string()).describe("Ids of the steps; `id.released` where a deposit is released from escrow."),
    peaks: BySide.describe("The highest exposure of each side: given less received, irreversible part."),
    timeAboveTolerance: BySide,
    timeUnit: z.enum(["days", "steps"]),
    tolerances: BySide,
    exposures: z.array(
      z.strictObject({
        step: z.int(),
        id: z.string(),
        together: z.array(z.string()).describe("Done in the same moment."),
        exposure: BySide,
      }),
    ),
    optimal: z.boolean().describe("Proven best by every criterion; time above tolerance counts where the plan states a tolerance."),
    lowerBound: z.number().describe("No order has a lower largest peak."),
    certificate: z.strictObject({
      threshold: z.number().describe("No order stays below this largest peak."),
      how: z.string(),
      statesSearched: z.int(),
      levels: z.array(LevelShape),
      timeAboveTolerance: z.strictObject({ reached: z.number(), lowest: z.number(), proven: z.boolean() }),
    }),
    fairer: z.array(RemedyShape).optional(),
    verified: z.array(z.strictObject({ what: z.string(), outcome: z.enum(["confirmed", "refuted", "too large"]) })).optional(),
  }),
  async run({ file, given, fairer, verify, maxStates }, { parley, signal, onProgress }) {
    const { plan } = await readPlan(parley.store, file);
    const conditions = given === undefined ? undefined : new Set(given);
    const isLong = plan.commitments.length > LongToOrder;
    const ordered = orderPlan(plan, {
      given: conditions,
      maxStates,
      signal,
      onPart: (done, total, current) => isLong && onProgress({ done, total, current }),
    });
    if (ordered.kind === "refused") throw refusal(file ?? "the dossier's plan", ordered.problems);
    const { order, peaks, timeAboveTolerance, timeUnit, tolerances, exposures, optimal, lowerBound, certificate } = ordered;
    return {
      order: [...order],
      peaks,
      timeAboveTolerance,
      timeUnit,
      tolerances,
      exposures: exposures.map((one) => ({ ...one, together: [...one.together] })),
      optimal,
      lowerBound,
      certificate: { ...certificate, levels: [...certificate.levels] },
      ...(fairer ? { fairer: [...findFairer(plan, ordered, conditions === undefined ? {} : { given: conditions })] } : {}),
      ...(verify ? { verified: [...checkCertificate(plan, ordered, conditions)] } : {}),
    };
  },
  toText({ peaks, exposures, optimal, lowerBound, certificate, fairer, verified, timeAboveTolerance, timeUnit }) {
    const sides = Object.keys(peaks);
    const width = Math.max(4, ...exposures.map(({ id, together }) => [id, ...together].join(" + ").length));
    const cell = (value: number | string) => String(value).padStart(12);
    return [
      `${"".padEnd(4)} ${"step".padEnd(width)}${sides.map((side) => cell(side.slice(0, 11))).join("")}`,
      ...exposures.map(
        ({ step, id, together, exposure }) =>
          `${String(step).padStart(4)} ${[id, ...together].join(" + ").padEnd(width)}${sides.map((side) => cell(exposure[side] ?? 0)).join("")}`,
      ),
      `${"".padEnd(4)} ${"peak".padEnd(width)}${sides.map((side) => cell(peaks[side] ?? 0)).join("")}`,
      `${"".padEnd(4)} ${`${timeUnit} above tolerance`.padEnd(width)}${sides.map((side) => cell(timeAboveTolerance[side] ?? 0)).join("")}`,
      "",
      optimal
        ? "No order is better: proven."
        : `Not proven best: the largest peak is ${Math.max(0, ...Object.values(peaks))}, and no order goes below ${lowerBound}.`,
      ...certificate.levels.map(
        ({ criterion, reached, lowest, proven, reason }) => `  ${criterion}: ${reached}${proven ? "" : ` (at least ${lowest})`}. ${reason}`,
      ),
      ...(verified === undefined ? [] : ["", "Checked again:", ...verified.map(({ what, outcome }) => `  ${what}: ${outcome}`)]),
      ...(fairer === undefined
        ? []
        : fairer.length === 0
          ? ["", "No single remedy lowers the largest peak."]
          : [
              "",
              "What would make it fairer:",
              ...fairer.map(({ suggestion, largestPeak, fall }) => `  ${suggestion} The largest peak falls by ${fall} to ${largestPeak}.`),
            ]),
    ].join("\n");
  },
});
