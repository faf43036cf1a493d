/** Decides how trouble in the material is told: a value with what, where and what to do, never an exception. */
import { z } from "zod";
import type { ValueOf } from "./shape.ts";
import { TextRangeShape } from "./span.ts";

export const ProblemShape = z.strictObject({
  code: z.string().describe("Stable word for programs, for example 'no-publication-date'."),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string().describe("What is the matter, in a sentence a user understands."),
  whatToDo: z.string().optional(),
  where: z.string().optional().describe("File or source the problem is in."),
  range: TextRangeShape.optional(),
});
export type Problem = ValueOf<typeof ProblemShape>;
