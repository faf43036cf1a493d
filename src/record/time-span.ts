/** Decides how a moment or a stretch of time is written down; an unknown time is `undefined`, never a guess. */
import { z } from "zod";
import type { ValueOf } from "./shape.ts";

const IsoDay = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * From the first to the last day (both included), ISO 8601 dates, or date-times where the text gives a time.
 * "in early March 2026" is 2026-03-01 to 2026-03-10, precision `part of a month`, approximate.
 */
export const TimeSpanShape = z.strictObject({
  from: z.string().regex(IsoDay).describe("First day, ISO 8601; a date-time where the text gives one."),
  to: z.string().regex(IsoDay).describe("Last day, included."),
  precision: z.enum(["time", "day", "week", "part of a month", "month", "quarter", "season", "year", "range"]),
  approximate: z.boolean().describe("True where the text itself is vague: 'around', 'early', 'in recent days'."),
});
export type TimeSpan = ValueOf<typeof TimeSpanShape>;

/** One whole day, `isoDay` as YYYY-MM-DD. */
export function dayOf(isoDay: string): TimeSpan {
  return { from: isoDay, to: isoDay, precision: "day", approximate: false };
}
