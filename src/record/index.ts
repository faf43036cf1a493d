/** The words everyone shares: shapes, parsers and ids of the record, no behaviour beyond them. */

export * from "./act-of-stance.ts";
export * from "./assert.ts";
export * from "./decision.ts";
export * from "./ids.ts";
export * from "./items.ts";
export * from "./marks.ts";
export * from "./problem.ts";
export * from "./published-day.ts";
export * from "./shape.ts";
export * from "./source.ts";
export * from "./span.ts";
export * from "./time-span.ts";
