/** Decides what every command is given: the dossier, the reader's resources, the clock and the person. */
import type { Reading, Source, SourceDetails } from "#record";
import type { Store } from "#store";
import type { RecordKeeper } from "./keep-record.ts";

/** What a person said about a document beside its bytes; it beats what the document says of itself. */
export type GivenDetails = Partial<Pick<SourceDetails, "published" | "outlet" | "title" | "byline">>;

/** Bytes to be read, with the name they came under. */
export type Delivery = { readonly label: string; readonly bytes: Uint8Array; readonly given: GivenDetails };

/** What became of a delivery: a source with its reading, or a refusal with its reason. */
export type Delivered =
  | { readonly kind: "read"; readonly source: Source; readonly reading: Reading }
  | { readonly kind: "refused"; readonly code: string; readonly message: string; readonly whatToDo: string };

/** Reads bytes in a worker that can be killed, within caps; never rejects for what is wrong with the bytes. */
export type ReadDelivery = (delivery: Delivery) => Promise<Delivered>;

/** Reads a source again whose text the dossier already holds, with other details. */
export type ReadSourceAgain = (source: Source) => Promise<Reading>;

/** Everything a command may use. */
export type Parley = {
  readonly store: Store;
  readonly keeper: RecordKeeper;
  readonly readDelivery: ReadDelivery;
  readonly readAgain: ReadSourceAgain;
  /** How many deliveries may be read at once. */
  readonly lanes: number;
  /** ISO 8601 instant, UTC. */
  readonly now: () => string;
  /** Who is asking; stands in the log. */
  readonly by: string;
  readonly close: () => Promise<void>;
};
