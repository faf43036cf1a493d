/** Decides what collation is given: the documents in the order the dossier learned them, and the decisions that stand. */
import type { Decision, ItemId, Reading, Source } from "#record";

/** One document with what was read in it, and when the dossier learned it. */
export type LearnedDocument = {
  readonly source: Source;
  readonly reading: Reading;
  readonly learnedSeq: number;
  readonly learnedAt: string;
};

/** Everything the record is made from; the same input always makes the same record. */
export type CollationInput = {
  /** In the order the dossier learned them. */
  readonly documents: readonly LearnedDocument[];
  /** Decisions that were not undone, in the order of the log. */
  readonly decisions: readonly Decision[];
  /** The order a person gave the parties; the others follow by first appearance. */
  readonly partyOrder?: readonly ItemId[];
};
