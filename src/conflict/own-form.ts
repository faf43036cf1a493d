/** Decides the form of Parley's own conflict model file; the published schema is made from it. */
import { z } from "zod";
import type { ValueOf } from "#record";

const Pair = z.tuple([z.int().nonnegative(), z.enum(["Y", "N"])]);
const StatementShape = z.union([
  z.string().min(1).max(20_000).describe("Text, for example: Withdraw and not 'Air strike'; Blockade if Escalate."),
  z.array(Pair).min(1).describe("All of these options stand so; places count from 0, as in GMCR+ files."),
  z
    .strictObject({ compound: z.literal(true).optional(), members: z.array(z.array(Pair).min(1)).min(1) })
    .describe("One of the members holds."),
]);
export type StatementFile = ValueOf<typeof StatementShape>;

const StateShape = z
  .union([z.int().positive(), z.string().regex(/^[YN-]+$/u)])
  .describe("The number of a state, from 1 in the order of its decimal, or a pattern of Y, N and -.");

const PreferencesShape = z.union([
  z.strictObject({
    statements: z
      .array(
        z.union([
          StatementShape,
          z.strictObject({
            statement: StatementShape,
            unknown: z.boolean().default(false).describe("Nobody knows whether this matters to the decision maker."),
            strong: z.boolean().default(false).describe("States it separates are strongly preferred."),
          }),
        ]),
      )
      .max(200)
      .describe("Most important first."),
  }),
  z.strictObject({
    ranking: z
      .array(z.union([StateShape, z.array(StateShape).min(1)]))
      .min(1)
      .describe("Best first; a list inside holds equally preferred states."),
  }),
  z.strictObject({ payoffs: z.array(z.number()).min(1).describe("A number for each feasible state; only the order counts.") }),
  z.strictObject({
    comparisons: z
      .array(
        z.union([
          z.strictObject({ better: StateShape, worse: StateShape, strong: z.boolean().default(false) }),
          z.strictObject({ equal: z.array(StateShape).min(2) }),
        ]),
      )
      .min(1)
      .describe("By hand; what neither stands here nor follows is unknown."),
  }),
]);
export type PreferencesFile = ValueOf<typeof PreferencesShape>;

const OptionName = z.union([z.string().min(1), z.int().positive()]);

export const ConflictFileShape = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal("parley-conflict"),
  version: z.literal(1),
  name: z.string().min(1).max(500).optional(),
  note: z.string().optional(),
  references: z.array(z.string()).default([]).describe("Where the model comes from."),
  options: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        direction: z
          .enum(["both", "forward", "backward", "fixed"])
          .default("both")
          .describe("forward: can only be taken up; backward: only be given up."),
        note: z.string().optional(),
        contingency: z.string().optional().describe("Id of the contingency in the record this option stands for."),
      }),
    )
    .min(1),
  decisionMakers: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        note: z.string().optional(),
        options: z.array(OptionName).describe("Names of its options, or their numbers from 1."),
        preferences: PreferencesShape.optional(),
        view: z
          .strictObject({
            unseen: z.array(StatementShape).default([]).describe("States it does not see."),
            preferences: z
              .record(z.string(), PreferencesShape)
              .default({})
              .describe("What it takes for the preferences of others, by name."),
          })
          .optional()
          .describe("How it sees the conflict, where that differs (hypergame)."),
      }),
    )
    .min(1)
    .max(30),
  infeasible: z.array(StatementShape).default([]).describe("A state for which one of these is true cannot be."),
  countsAsOne: z.array(StatementShape).default([]).describe("States for which one of these is true count as one state."),
  states: z
    .array(z.string().regex(/^[YN]+$/u))
    .min(1)
    .optional()
    .describe("Where given, exactly these are the states: a pattern of Y and N each, first option first."),
  statusQuo: StateShape.optional(),
  threats: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        name: z.string().min(1),
        by: z.string().describe("The decision maker who would act."),
        response: z.record(z.string(), z.enum(["Y", "N"])).describe("What it would do: option to Y or N."),
        trigger: StatementShape.optional().describe("When; always where nothing is said."),
      }),
    )
    .default([]),
});
export type ConflictFile = ValueOf<typeof ConflictFileShape>;
