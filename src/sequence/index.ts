/** The sequence: who does what, when, after what, and who is exposed meanwhile. Values in, findings with reasons out. */
export * from "./parse-amount.ts";
export * from "./parse-plan.ts";
export * from "./plan-shape.ts";
