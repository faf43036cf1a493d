/** Decides how a dossier's file is opened and used: checked, brought up to date, and then one method of the contract after another. */
import { resolve } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import type { Problem } from "#record";
import { StoreError } from "../errors.ts";
import type { AsOf, ReadSource, Store } from "../store.ts";
import { rebuildCaches } from "./caches.ts";
import { checkEngine } from "./check-engine.ts";
import { checkFile, type OpenMode } from "./check-file.ts";
import { type Connection, createConnection, inWords } from "./connection.ts";
import { checkFormat, migrate } from "./migrate.ts";
import { createMoments, type Moment } from "./moments.ts";
import { readDecisions, readSettings } from "./read-decisions.ts";
import { countItems, findItem, readClashesAbout, readItems, readItemVersions } from "./read-items.ts";
import { readBroughtNames, readCommand, readLog } from "./read-log.ts";
import { findSource, listReadSources, readDetailsHistory, readReading, readReadSource, readSources, readText } from "./read-sources.ts";
import { readOverview, readRecord, saveRecord } from "./save-record.ts";
import { searchItems, searchPassages } from "./search.ts";
import { seqAt } from "./seq-at.ts";
import { verify } from "./verify.ts";
import { writeCommand } from "./write-command.ts";

/** `path` is a file, or `:memory:` for a dossier that ends with the process. */
export type OpenOptions = {
  readonly path: string;
  /** `new`: the file must not exist. `existing` (what holds where nothing is said): it must. `either`: made where it is missing. */
  readonly mode?: OpenMode | undefined;
  readonly readOnly?: boolean | undefined;
};

/** How long another program may hold the file before a write gives up. */
const patienceMs = 15_000;

/**
 * Opens the dossier at `path`.
 *
 * @throws StoreError saying what is the matter with the file and what to do.
 * @example const store = await openSqliteStore({ path: "talks.parley", mode: "either" });
 */
export async function openSqliteStore({ path, mode = "existing", readOnly = false }: OpenOptions): Promise<Store> {
  const place = path === ":memory:" ? path : resolve(path);
  const problems = path === ":memory:" ? [] : checkFile(path, mode);
  const connection = createConnection(
    inWords(place, () => new DatabaseSync(place, { readOnly, timeout: patienceMs, defensive: true })),
    place,
  );
  try {
    connection.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;");
    checkEngine(connection);
    checkFormat(connection, { mayBeEmpty: place === ":memory:" || mode !== "existing" });
    if (!readOnly) prepareForWriting(connection);
    migrate(connection, { readOnly });
    return storeOver(connection, { readOnly, problems });
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Write-ahead logging lets others read while one writes; `FULL` puts every commit on the disk before it is acknowledged. */
function prepareForWriting(connection: Connection): void {
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
}

function storeOver(
  connection: Connection,
  { readOnly, problems }: { readonly readOnly: boolean; readonly problems: readonly Problem[] },
): Store {
  const { place } = connection;
  const moments = createMoments(connection);
  /** Reads on one unchanging view, at the moment asked for. */
  const at = async <Result>(moment: AsOf | undefined, read: (moment: Moment) => Result): Promise<Result> =>
    connection.reading(() => read(moments.at(moment ?? {})));

  return {
    place,
    isReadOnly: readOnly,
    problems,

    write: async (command, effects = {}) => writeCommand(connection, moments, command, effects),
    saveRecord: async (record, made) => saveRecord(connection, moments, record, made),

    head: async () => moments.head(),
    dataVersion: async () => dataVersion(connection),
    seqAt: async (instant) => seqAt(connection, moments, instant),
    log: (query = {}) => at(query, (moment) => readLog(connection, moment, query)),
    command: (id) => at({}, (moment) => readCommand(connection, moment, id)),
    broughtBy: (id) => at({}, () => readBroughtNames(connection, id)),

    sources: (query = {}) => at(query, (moment) => readSources(connection, moment, query)),
    source: (id, asOf) => at(asOf, (moment) => findSource(connection, moment, id)),
    detailsHistory: (id, asOf) => at(asOf, (moment) => readDetailsHistory(connection, moment, id)),
    text: (id) => at({}, () => readText(connection, id)),
    reading: (id, asOf) => at(asOf, (moment) => readReading(connection, moment, id)),
    readSources: (asOf = {}) => eachReadSource(connection, moments.at(asOf)),
    decisions: (asOf) => at(asOf, (moment) => readDecisions(connection, moment).map(({ decision }) => decision)),
    setting: (key, asOf) => at(asOf, (moment) => readSettings(connection, moment).get(key)),
    settings: (asOf) => at(asOf, (moment) => readSettings(connection, moment)),

    items: (query = {}) => at(query, (moment) => readItems(connection, moment, query)),
    clashesAbout: (items, query = {}) => at(query, (moment) => readClashesAbout(connection, moment, items, query)),
    item: (id, asOf) => at(asOf, (moment) => findItem(connection, moment, id)),
    itemVersions: (id) => at({}, () => readItemVersions(connection, id)),
    itemCounts: (query = {}) => at(query, (moment) => countItems(connection, moment, query)),
    overview: (asOf) => at(asOf, (moment) => readOverview(connection, moment)),
    record: (asOf) => at(asOf, (moment) => readRecord(connection, moment)),

    searchPassages: (query) => at(query, (moment) => searchPassages(connection, moment, query)),
    searchItems: (query) => at(query, (moment) => searchItems(connection, moment, query)),

    rebuild: async () => connection.writing(() => rebuildCaches(connection)),
    verify: async () => verify(connection),
    copyTo: async (path) => copyTo(connection, path),
    close: async () => close(connection, readOnly),
  };
}

/** The log's head and the last record saved: what any query's answer depends on. */
function dataVersion(connection: Connection): string {
  const row = connection.get<{ version: string }>(
    "SELECT (SELECT coalesce(max(seq), 0) FROM command) || '-' || (SELECT coalesce(max(save), 0) FROM record_save) AS version",
  );
  return row?.version ?? "0-0";
}

async function* eachReadSource(connection: Connection, moment: Moment): AsyncGenerator<ReadSource> {
  for (const id of connection.reading(() => listReadSources(connection, moment))) {
    const readSource = connection.reading(() => readReadSource(connection, moment, id));
    if (readSource !== undefined) yield readSource;
  }
}

function copyTo(connection: Connection, path: string): void {
  const place = resolve(path);
  checkFile(place, "new");
  connection.run("VACUUM INTO ?", place);
}

/**
 * Leaves the one file, which can be copied, or read where nothing may be written. While others have it open the write-ahead log stays, and
 * the last of them to close takes it along.
 */
function close(connection: Connection, readOnly: boolean): void {
  if (!connection.isOpen()) return;
  if (!readOnly) {
    connection.exec("PRAGMA busy_timeout = 0;");
    try {
      connection.exec("PRAGMA journal_mode = DELETE;");
    } catch (error) {
      if (!(error instanceof StoreError && error.code === "busy")) throw error;
      connection.exec("PRAGMA wal_checkpoint(TRUNCATE);");
    }
  }
  connection.close();
}
