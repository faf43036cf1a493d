/** Keeps a dossier: what the store promises and how it refuses. Implementations stand in `sqlite/`; only `commands/open-parley.ts` opens one. */
export * from "./day-of-item.ts";
export * from "./errors.ts";
export * from "./store.ts";
