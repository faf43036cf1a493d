/** The sequence: who does what, when, after what, and who is exposed meanwhile. Values in, findings with reasons out. */

export * from "./check-certificate.ts";
export * from "./check-network.ts";
export { defaultConflictCaps } from "./conflicts/list-conflicts.ts";
export { openWindows } from "./consistency/edit-windows.ts";
export { findWindows } from "./consistency/find-windows.ts";
export { isControllableByMorris } from "./controllability/check-by-morris.ts";
export { checkControllability } from "./controllability/check-controllability.ts";
export * from "./describe-conflict.ts";
export * from "./exposure-problem.ts";
export * from "./fairer.ts";
export * from "./least-time.ts";
export * from "./lowest-peaks.ts";
export * from "./network/temporal-network.ts";
export * from "./order-plan.ts";
export * from "./order-problem.ts";
export * from "./parse-amount.ts";
export * from "./parse-plan.ts";
export * from "./plain-stnu.ts";
export * from "./plan-shape.ts";
export * from "./plan-time.ts";
export * from "./sequence-error.ts";
