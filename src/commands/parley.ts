/** Decides what every command is given: the dossier, the reader, the clock and the person. */
import type { Delivery, Refusal, TakenIn } from "#intake";
import type { Reading, Source } from "#record";
import type { Store } from "#store";
import type { RecordKeeper } from "./keep-record.ts";

export type { Delivery } from "#intake";

/** Taking in and reading, each in a worker that can be killed; neither rejects for what is wrong with a document. */
export type Reader = {
  /** Version of rules, models and gazetteer; a reading by another version is made again when its document is read again. */
  readonly version: () => Promise<string>;
  readonly takeIn: (delivery: Delivery) => Promise<TakenIn | Refusal>;
  /** A draft of an instrument: its text stays exactly as it is in the file. */
  readonly takeInDraft: (delivery: Delivery) => Promise<TakenIn | Refusal>;
  readonly read: (source: Source) => Promise<{ readonly kind: "reading"; readonly reading: Reading } | Refusal>;
  /** How many documents may be read at once. */
  readonly lanes: number;
  readonly close: () => Promise<void>;
};

/** Everything a command may use. */
export type Parley = {
  readonly store: Store;
  readonly keeper: RecordKeeper;
  readonly reader: Reader;
  /** ISO 8601 instant, UTC. */
  readonly now: () => string;
  /** Who is asking; stands in the log. */
  readonly by: string;
  readonly close: () => Promise<void>;
};
