/** Decides the shapes in which contradictions and windows of a sequence are answered, and how they read in a terminal. */
import { z } from "zod";
import type { ValueOf } from "#record";
import type { ToldConflict } from "#sequence";

const RepairShape = z.strictObject({
  clause: z.string(),
  bound: z.enum(["limit", "shortest duration", "longest duration"]),
  from: z.string(),
  to: z.string(),
  was: z.number(),
  becomes: z.number(),
  by: z.number(),
  text: z.string(),
});

export const ConflictShape = z.strictObject({
  kind: z
    .enum(["negative-cycle", "semi-reducible-negative-cycle"])
    .describe("A negative cycle contradicts itself whatever nature does; a semi-reducible one lets nature force a breach."),
  length: z.number().describe("Sum of the weights around the cycle, below zero; in days where the file is a plan."),
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      weight: z.number().describe("to − from is at most this."),
      type: z.enum(["ordinary", "lower-case", "upper-case", "contingent-lower-bound", "contingent-upper-bound", "implied"]),
      times: z.number().describe("How often the cycle passes it."),
      clause: z.string().optional(),
    }),
  ),
  cycle: z.array(z.string()).optional().describe("The points around the cycle, in order."),
  clauses: z.array(z.strictObject({ id: z.string(), text: z.string(), place: z.string() })),
  minimal: z.literal(true).describe("Leaving out any one of the clauses lets the others be kept; each was tried."),
  cheapestRelaxation: RepairShape.optional().describe("The smallest change of a single bound that mends everything."),
  cheapestAlone: RepairShape.optional().describe(
    "Where no single change mends everything: the smallest that mends this one, while others remain.",
  ),
  relaxations: z.array(RepairShape).describe("Every bound of the cycle that alone can mend everything, cheapest first."),
  relaxationsComplete: z.boolean().describe("False where the network is so large that not every bound was tried."),
});

export type ShownConflict = ValueOf<typeof ConflictShape>;

/** A told conflict in the shape of the answer. */
export function showConflict({ repairs, repairsAlone, areRepairsComplete, cycle, edges, ...rest }: ToldConflict): ShownConflict {
  const [cheapest] = repairs;
  const [alone] = repairsAlone;
  return {
    ...rest,
    edges: edges.map(({ clause, ...edge }) => (clause === undefined ? edge : { ...edge, clause })),
    minimal: true,
    ...(cycle === undefined ? {} : { cycle }),
    ...(cheapest === undefined ? {} : { cheapestRelaxation: cheapest }),
    ...(alone === undefined ? {} : { cheapestAlone: alone }),
    relaxations: repairs,
    relaxationsComplete: areRepairsComplete,
  };
}

/** A conflict for a terminal: the clauses, the circle, and what would mend it. `unit` stands after amounts. */
export function conflictLines(
  { kind, length, clauses, edges, cheapestRelaxation, cheapestAlone, relaxationsComplete }: ShownConflict,
  unit: string,
): readonly string[] {
  const count = `${clauses.length} clause${clauses.length === 1 ? "" : "s"}`;
  return [
    kind === "negative-cycle"
      ? `${count} cannot hold together: ${-length}${unit} too little time.`
      : `With ${count} nature can force a breach: ${-length}${unit} too little time.`,
    ...clauses.map(({ id, text, place }) => `  ${id}  ${text}  (${place})`),
    "  The circle, each at most so much after the one before (negative: at least so much before it):",
    ...edges.map(
      ({ from, to, weight, type, times }) =>
        `    ${from} → ${to}  ${weight}${unit}${type === "ordinary" || type === "implied" ? "" : `  ${type}`}${times === 1 ? "" : `  × ${times}`}`,
    ),
    cheapestRelaxation === undefined && !relaxationsComplete
      ? "  Whether one change mends everything was not sought for every bound: the network is too large for that."
      : cheapestRelaxation === undefined
        ? `  No change of a single bound mends everything${cheapestAlone === undefined ? "" : `; this contradiction goes, while others remain, with ${cheapestAlone.text} (${cheapestAlone.clause})`}.`
        : `  The smallest single change that mends everything: ${cheapestRelaxation.text} (${cheapestRelaxation.clause}).`,
  ];
}

export const MomentShape = z.strictObject({
  point: z.string(),
  earliest: z.string(),
  latest: z.string().optional().describe("Missing where nothing limits it."),
  earliestDay: z.number().describe("Days from the plan's start."),
  latestDay: z.number().optional(),
  slackDays: z.number().optional().describe("How far it may slip without breaking a limit."),
  floatDays: z.number().describe("How far it may slip without moving the earliest end of the plan."),
  critical: z.boolean(),
});
