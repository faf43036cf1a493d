/** Takes documents in: bytes to sources with clean text, within caps. Getting is not understanding. */
export { Caps } from "./caps.ts";
export { type FoundFile, findFiles, readCapped } from "./find-files.ts";
export { parsePublished } from "./parse-published.ts";
export type { Refusal } from "./refusal.ts";
export { type Delivery, type TakenIn, takeIn, takeInAny, takeInDraft } from "./take-in.ts";
export type { TextRevision } from "./text.ts";
export { createWorkerPool, type WorkerCaps, type WorkerPool, type WorkOutcome } from "./worker-pool.ts";
