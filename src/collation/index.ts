/** Collation promises: many readings and a person's decisions in, one record out; the same input always gives the same record. */
export type { DraftStand, ReadStands } from "./clashes-with-drafts.ts";
export { collate, type FindStandingPositions } from "./collate.ts";
export type { CollationInput, LearnedDocument } from "./collation-input.ts";

/** Names the rules of collation; a record made under another version is made again. */
export const CollationVersion = "3";
