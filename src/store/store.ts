/** Decides what a dossier's store promises: an append-only log of commands, what each brought in, and the record made from them, readable as of any moment. */
import type {
  CommandId,
  Decision,
  DecisionAct,
  DossierRecord,
  Item,
  ItemId,
  ItemKind,
  Problem,
  Reading,
  Source,
  SourceDetails,
  SourceId,
  Span,
  Standing,
  StandingPosition,
} from "#record";

/** A plain JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A moment of the dossier: the state after the log's entry with that number; 0 is before the first. Every query takes one and means the
 * head without it. An effect counts at a moment when its command stands in the log up to there and is not undone up to there.
 */
export type AsOf = { readonly asOf?: number | undefined };

/** What a person asked for, as the log keeps it. */
export type NewCommand = {
  /** ISO 8601 instant with zone, from the caller's clock; kept in UTC. */
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  /** The arguments. */
  readonly words: Json;
  /** Takes that command's effects back; undoing an undo brings them back again. Comes without effects. */
  readonly undoes?: CommandId | undefined;
  /** A later batch of the same act (an import of many files): undone together with the command named here. */
  readonly continues?: CommandId | undefined;
};

/**
 * A decision to append. `expectedSeq` is the `changed.seq` of the item as the person saw it (for a merge, the newest of them): if an item it names
 * has changed or was decided upon since, nothing is written and both values come back.
 */
export type NewDecision = { readonly act: DecisionAct; readonly reason?: string | undefined; readonly expectedSeq?: number | undefined };

/** A source's details as they are from now on, whole. `expectedSeq` is the `detailsSeq` the person saw. */
export type NewDetails = { readonly source: SourceId; readonly details: SourceDetails; readonly expectedSeq?: number | undefined };

/**
 * A setting as it is from now on. `was` is the value the person saw, null where none stood: if another stands now, nothing is written and both
 * values come back. Without `was` it replaces whatever stands.
 */
export type NewSetting = { readonly key: string; readonly value: Json; readonly was?: Json | undefined };

/** Everything one command brings into the dossier; written together or not at all. */
export type Effects = {
  readonly sources?: readonly Source[] | undefined;
  readonly details?: readonly NewDetails[] | undefined;
  readonly readings?: readonly Reading[] | undefined;
  readonly decisions?: readonly NewDecision[] | undefined;
  readonly settings?: readonly NewSetting[] | undefined;
};

/** What a write did. Only `written` appended to the log; it is on the disk when the promise resolves. */
export type WriteOutcome =
  | {
      readonly kind: "written";
      readonly command: CommandId;
      readonly seq: number;
      /** What was new. Sources that were there, and readings equal to the one that stands, are not appended again. */
      readonly added: { readonly sources: readonly SourceId[]; readonly readings: readonly SourceId[] };
    }
  /** All of it was there already: nothing was appended. `seq` is the head. */
  | { readonly kind: "unchanged"; readonly seq: number }
  /** Somebody else was faster; both values are given, nothing was appended. */
  | { readonly kind: "conflict"; readonly seq: number; readonly conflicts: readonly Conflict[] }
  /** The command to undo does not count any more, because of `by`. */
  | { readonly kind: "already undone"; readonly seq: number; readonly by: CommandId };

/** What a person wanted to set, and what stands instead of what that person saw. */
export type Conflict =
  | {
      readonly kind: "item";
      readonly item: ItemId;
      readonly expectedSeq: number;
      readonly yours: DecisionAct;
      /** The item as it stands; missing where it is no longer in the record. */
      readonly current: RecordedItem | undefined;
      /** Decisions about it that the record does not show yet. */
      readonly decisions: readonly Decision[];
    }
  | {
      readonly kind: "details";
      readonly source: SourceId;
      readonly expectedSeq: number;
      readonly yours: SourceDetails;
      readonly current: SourceDetails;
      readonly currentSeq: number;
    }
  /** `current` is null where nothing stands any more. */
  | { readonly kind: "setting"; readonly key: string; readonly yours: Json; readonly current: Json };

/** What saving the record did. `log moved on`: commands were appended after the state it was made from; make it again. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly seq: number; readonly added: number; readonly changed: number; readonly removed: number }
  | { readonly kind: "log moved on"; readonly head: number; readonly basedOnSeq: number };

/** A page of a list in its stated order; `total` counts the whole list. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly offset: number };

/** Rows to skip and rows to give; 200 where nothing is said. */
export type Paging = { readonly offset?: number | undefined; readonly limit?: number | undefined };

/** The one thing an id, or the beginning of an id, names. */
export type Found<Id, Value> =
  | { readonly kind: "found"; readonly value: Value }
  | { readonly kind: "ambiguous"; readonly candidates: readonly Id[] }
  | { readonly kind: "missing" };

/** When the dossier learned something: the log entry and its time. */
export type Learned = { readonly seq: number; readonly at: string };

/** A source without its text, for lists. */
export type SourceEntry = {
  readonly id: SourceId;
  readonly textHash: string;
  readonly format: Source["format"];
  readonly details: SourceDetails;
  /** Log entry the details come from; give it back as `expectedSeq` when changing them. */
  readonly detailsSeq: number;
  /** Length of the text in UTF-16 code units. */
  readonly length: number;
  readonly learned: Learned;
  readonly command: CommandId;
  /** The reader whose reading counts; missing while unread. */
  readonly reader: string | undefined;
};

/** `learned` is the order of intake; `published` is newest first, unknown dates last. */
export type SourceQuery = AsOf &
  Paging & {
    readonly order?: "learned" | "published" | undefined;
    /** Only sources that this reader has not read. */
    readonly notReadBy?: string | undefined;
    /** Only sources published by that day (YYYY-MM-DD); a source without a date is kept. */
    readonly publishedBy?: string | undefined;
    readonly ids?: readonly SourceId[] | undefined;
  };

/** A source whole, with the log entry it came with and the one its details come from. */
export type KnownSource = Source & { readonly learned: Learned; readonly detailsSeq: number };

/** A source with the reading that counts. */
export type ReadSource = { readonly source: Source; readonly reading: Reading; readonly learned: Learned };

/** An item of the record with the two log entries that place it: its first version and the version shown. */
export type RecordedItem = { readonly item: Item; readonly learned: Learned; readonly changed: Learned };

/** One version of an item; `item` is missing where the record dropped it at that moment. */
export type ItemVersion = { readonly at: Learned; readonly item: Item | undefined };

/**
 * Which items to list; filters narrow together. Orders: `learned` is kind, then when the dossier first learned of it; `time` is the day it was
 * so or was said, unknown last; `newest` is the latest change first; `day` is the day of `dayOfItem`, unknown last, then as `time`; `newest day`
 * is that day from the latest to the earliest, unknown last, then as `newest`; `most told` is by the number of sources with an account of it, the
 * most first, then as `learned`; `name` is by the first of the words it is found by, letters without case.
 */
export type ItemQuery = AsOf &
  Paging & {
    readonly kinds?: readonly ItemKind[] | undefined;
    readonly standings?: readonly Standing[] | undefined;
    /** The kind's own sort: an actor's kind, a meeting's status, a statement's or instrument's form, a position's stance … */
    readonly varieties?: readonly string[] | undefined;
    readonly ids?: readonly ItemId[] | undefined;
    /** Has an account from this source. */
    readonly source?: SourceId | undefined;
    /** Refers to each of these items, in that field where one is named: `{to: party, field: "party"}`. */
    readonly refersTo?: readonly { readonly to: ItemId; readonly field?: string | undefined }[] | undefined;
    /** Days, both included; an item without a day is left out. */
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    /** By the day of `dayOfItem`: up to that day, before it, or from it on. An item of unknown day is kept by the first two: leaving it out would be a guess. */
    readonly saidBy?: string | undefined;
    readonly saidBefore?: string | undefined;
    readonly saidSince?: string | undefined;
    /** Words to be found in its names or passages; text, never a syntax. */
    readonly words?: string | undefined;
    /** With `words`: also items that refer, in this field, to an item with these words. */
    readonly wordsThrough?: string | undefined;
    /** These stand before all others, in this order; the others follow in `order`. */
    readonly first?: readonly ItemId[] | undefined;
    readonly order?: "learned" | "time" | "newest" | "day" | "newest day" | "most told" | "name" | undefined;
  };

export type ItemCount = { readonly kind: ItemKind; readonly standing: Standing; readonly count: number };

/** The part of the record that is not items. `seq` is the moment it was made for. */
export type RecordOverview = {
  readonly seq: number;
  readonly maker: string;
  readonly standing: readonly StandingPosition[];
  readonly parties: readonly ItemId[];
  readonly problems: DossierRecord["problems"];
};

/** One entry of the log. `undoneBy` is set while it does not count: the undo that took it, or its first batch, back. */
export type LogEntry = {
  readonly seq: number;
  readonly id: CommandId;
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  readonly words: Json;
  readonly undoes: CommandId | undefined;
  readonly continues: CommandId | undefined;
  readonly undoneBy: CommandId | undefined;
  readonly brought: Brought;
};

/** How much a command brought in. */
export type Brought = {
  readonly sources: number;
  readonly details: number;
  readonly readings: number;
  readonly decisions: number;
  readonly settings: number;
};

/** What a command brought in, by name. */
export type BroughtNames = {
  readonly sources: readonly SourceId[];
  readonly details: readonly SourceId[];
  readonly readings: readonly SourceId[];
  readonly decisions: readonly Decision[];
  readonly settings: readonly string[];
};

/** `text` is words as typed: all must occur; a word matches words that begin with it, words in double quotes match exactly and in that order. */
export type SearchQuery = AsOf &
  Paging & {
    readonly text: string;
    /** Passages of sources published by that day, items said by it; where the day is not known they are kept. */
    readonly saidBy?: string | undefined;
  };

/** A passage of a source with the words found, as spans of the source's text. */
export type PassageHit = { readonly span: Span; readonly found: readonly Span[] };

/** An item whose names or passages hold the words. */
export type ItemHit = RecordedItem;

/**
 * Hits, best first. Where a query meets very many rows only the newest `considered` are ranked and `complete` is false; `total` then is a
 * lower bound.
 */
export type SearchPage<Hit> = Page<Hit> & { readonly complete: boolean; readonly considered: number };

/**
 * A dossier's store. Nothing in it is ever changed or deleted; a person's undo is one more entry. Methods reject with `StoreError` only for
 * the caller's mistakes and for trouble with the file; what may happen between honest people is an outcome.
 */
export type Store = {
  /** Where it is kept: a path, or `:memory:`. */
  readonly place: string;
  readonly isReadOnly: boolean;
  /** What was odd on opening but did not stop it, for example a network mount. */
  readonly problems: readonly Problem[];

  /** The one way in: appends a command with its effects, all or nothing, durable when it resolves. */
  write(command: NewCommand, effects?: Effects): Promise<WriteOutcome>;
  /**
   * Keeps the record made from the log up to `basedOnSeq`: appends a version for each item that differs from the last one. `maker` names the
   * version of the rules that made it.
   */
  saveRecord(record: DossierRecord, made: { readonly basedOnSeq: number; readonly maker: string }): Promise<SaveOutcome>;

  /** Number of the last entry of the log; 0 in a new dossier. */
  head(): Promise<number>;
  /** Changes with every write and every saved record, by any process: for caches and ETags. */
  dataVersion(): Promise<string>;
  /** The last moment all of whose entries were made at or before that instant. */
  seqAt(instant: string): Promise<number>;
  log(query?: AsOf & Paging & { readonly order?: "oldest" | "newest" | undefined }): Promise<Page<LogEntry>>;
  command(id: CommandId): Promise<LogEntry | undefined>;
  /** What a command brought in, by name, whether or not it still counts. */
  broughtBy(id: CommandId): Promise<BroughtNames>;

  sources(query?: SourceQuery): Promise<Page<SourceEntry>>;
  /** A source by its id or the beginning of its id. */
  source(id: string, moment?: AsOf): Promise<Found<SourceId, KnownSource>>;
  /** Every set of details a source has had, oldest first, undone ones left out. */
  detailsHistory(id: SourceId, moment?: AsOf): Promise<readonly { readonly at: Learned; readonly details: SourceDetails }[]>;
  /** The text of a source that is or was in the dossier. */
  text(id: SourceId): Promise<string | undefined>;
  /** The reading of a source that counts: the newest that is not undone. */
  reading(id: SourceId, moment?: AsOf): Promise<Reading | undefined>;
  /** Every source that counts with its reading, in the order of intake: what collation is given. Unread sources are left out. */
  readSources(moment?: AsOf): AsyncIterable<ReadSource>;
  /** Decisions that count, in the order they were made. */
  decisions(moment?: AsOf): Promise<readonly Decision[]>;
  setting(key: string, moment?: AsOf): Promise<Json | undefined>;
  settings(moment?: AsOf): Promise<ReadonlyMap<string, Json>>;

  items(query?: ItemQuery): Promise<Page<RecordedItem>>;
  /** Clashes about each of `items`, in the order of lists; an item in none has no entry. */
  clashesAbout(items: readonly ItemId[], query?: AsOf & Pick<ItemQuery, "saidBy">): Promise<ReadonlyMap<ItemId, readonly ItemId[]>>;
  /** An item by its id or the beginning of its id. */
  item(id: string, moment?: AsOf): Promise<Found<ItemId, RecordedItem>>;
  /** Every version of an item, oldest first. */
  itemVersions(id: ItemId): Promise<readonly ItemVersion[]>;
  itemCounts(query?: AsOf & Pick<ItemQuery, "saidBy">): Promise<readonly ItemCount[]>;
  /** The record's standing positions, parties and problems; undefined before the first record was saved. */
  overview(moment?: AsOf): Promise<RecordOverview | undefined>;
  /** The record whole, as it was saved last at or before that moment. */
  record(moment?: AsOf): Promise<DossierRecord | undefined>;

  searchPassages(query: SearchQuery): Promise<SearchPage<PassageHit>>;
  searchItems(query: SearchQuery & { readonly kinds?: readonly ItemKind[] | undefined }): Promise<SearchPage<ItemHit>>;

  /** Makes every cache again from the append-only tables. */
  rebuild(): Promise<void>;
  /** Looks for damage; an empty list is health. */
  verify(): Promise<readonly Problem[]>;
  /** Writes a whole copy of the dossier to a new file. */
  copyTo(path: string): Promise<void>;
  /** Brings everything into the one file and lets go of it. Closing twice is allowed. */
  close(): Promise<void>;
};
