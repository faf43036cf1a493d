/** Decides what a person can decide about the record, and how that is kept: who, when, why, what. */
import { z } from "zod";
import { CommandIdShape, ItemIdShape, MarkIdShape } from "./ids.ts";
import type { ValueOf } from "./shape.ts";

/** What was decided. `correct` sets fields of one item; `merge` joins items into the first; `split` takes accounts (by mark) out of an item into a new one. */
export const DecisionActShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("confirm"), item: ItemIdShape }),
  z.strictObject({ kind: z.literal("reject"), item: ItemIdShape }),
  z.strictObject({ kind: z.literal("correct"), item: ItemIdShape, fields: z.record(z.string(), z.json()) }),
  z.strictObject({ kind: z.literal("merge"), items: z.array(ItemIdShape).min(2) }),
  z.strictObject({ kind: z.literal("split"), item: ItemIdShape, marks: z.array(MarkIdShape).min(1), name: z.string().optional() }),
]);
export type DecisionAct = ValueOf<typeof DecisionActShape>;

/** One decision with its provenance. `at` is ISO 8601 with zone; `command` is the log entry it came with (a bulk act has many decisions in one command). */
export const DecisionShape = z.strictObject({
  command: CommandIdShape,
  ordinal: z.int().nonnegative(),
  by: z.string(),
  at: z.string(),
  reason: z.string().optional(),
  act: DecisionActShape,
});
export type Decision = ValueOf<typeof DecisionShape>;
