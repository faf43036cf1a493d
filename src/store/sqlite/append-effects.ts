/** Decides what of a write is new to the dossier, and appends just that. */
import type { Reading, Source, SourceId } from "#record";
import { cachePassages } from "./caches.ts";
import { type CheckedWrite, refused } from "./check-write.ts";
import type { PackedReading } from "./coding.ts";
import type { Connection } from "./connection.ts";
import type { Moment } from "./moments.ts";
import { readSetting } from "./read-decisions.ts";

/** What the steps share. */
type Appending = {
  readonly connection: Connection;
  /** The state before this write. */
  readonly moment: Moment;
  /** Appends the command with the first effect that is new, and gives its number. */
  readonly begin: () => number;
};

/**
 * Appends the effects that are not there yet, in an order in which later ones may speak of earlier ones; gives the sources and readings that
 * were new. Texts are made searchable last, see `cacheVersions`.
 *
 * @throws StoreError `id-collision` or `unknown-source`.
 */
export function appendEffects(
  appending: Appending,
  { sources, details, readings, decisions, settings }: CheckedWrite,
): { readonly sources: readonly SourceId[]; readonly readings: readonly SourceId[] } {
  const newTexts = new Map<number, string>();
  const addedSources = sources.filter((source) => appendSource(appending, source, newTexts)).map((source) => source.id);
  for (const change of details) appendDetails(appending, change.source, JSON.stringify(change.details));
  const addedReadings = readings.filter((read) => appendReading(appending, read)).map(({ reading }) => reading.source);
  for (const [ordinal, { act, reason }] of decisions.entries()) {
    appending.connection.run(
      "INSERT INTO decision (command, ordinal, act, reason) VALUES (?, ?, ?, ?)",
      appending.begin(),
      ordinal,
      JSON.stringify(act),
      reason ?? null,
    );
  }
  for (const { key, value } of settings) appendSetting(appending, key, value);
  for (const [number, text] of newTexts) cachePassages(appending.connection, number, text);
  return { sources: addedSources, readings: addedReadings };
}

/** Appends the source unless it is there and counts. */
function appendSource({ connection, moment, begin }: Appending, source: Source, newTexts: Map<number, string>): boolean {
  const known = connection.all<{ hash: string; command: number }>(
    "SELECT text.hash, source.command FROM source JOIN text ON text.number = source.text WHERE source.id = ?",
    source.id,
  );
  if (known.some((row) => row.hash !== source.textHash)) {
    throw refused("id-collision", "Two different texts would have the same id", source.id, "Change the outlet's name of one of them.");
  }
  if (known.some((row) => !moment.undoneBy.has(row.command))) return false;
  const seq = begin();
  connection.run(
    "INSERT INTO source (id, command, text, format, blocks) VALUES (?, ?, ?, ?, ?)",
    source.id,
    seq,
    textNumber(connection, source, newTexts),
    source.format,
    JSON.stringify(source.blocks),
  );
  connection.run("INSERT INTO source_details (source, command, details) VALUES (?, ?, ?)", source.id, seq, JSON.stringify(source.details));
  return true;
}

function textNumber(connection: Connection, source: Source, newTexts: Map<number, string>): number {
  const known = connection.get<{ number: number }>("SELECT number FROM text WHERE hash = ?", source.textHash);
  if (known !== undefined) return known.number;
  const number = connection.run(
    "INSERT INTO text (hash, length, body) VALUES (?, ?, ?)",
    source.textHash,
    source.text.length,
    Buffer.from(source.text, "utf8"),
  );
  newTexts.set(number, source.text);
  return number;
}

/** Appends the details unless they equal those that count. */
function appendDetails({ connection, moment, begin }: Appending, source: SourceId, details: string): void {
  checkKnown(connection, moment, source);
  const standing = connection.get<{ details: string }>(
    "SELECT details FROM source_details WHERE source = ? AND command NOT IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT 1",
    source,
    moment.inactive,
  );
  if (standing?.details === details) return;
  connection.run("INSERT INTO source_details (source, command, details) VALUES (?, ?, ?)", source, begin(), details);
}

/** Appends the reading unless it equals the one that counts. */
function appendReading(
  { connection, moment, begin }: Appending,
  { reading, packed }: { readonly reading: Reading; readonly packed: PackedReading },
): boolean {
  checkKnown(connection, moment, reading.source);
  const standing = connection.get<{ hash: string }>(
    "SELECT hash FROM reading WHERE source = ? AND command NOT IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT 1",
    reading.source,
    moment.inactive,
  );
  if (standing?.hash === packed.hash) return false;
  connection.run(
    "INSERT INTO reading (source, command, reader, hash, coding, body) VALUES (?, ?, ?, ?, ?, ?)",
    reading.source,
    begin(),
    reading.reader,
    packed.hash,
    packed.coding,
    packed.body,
  );
  return true;
}

/** What is said about a source that is not there, or no longer counts, would never be seen. */
function checkKnown(connection: Connection, moment: Moment, source: SourceId): void {
  const known = connection.get(
    "SELECT 1 FROM source WHERE id = ? AND command NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
    source,
    moment.inactive,
  );
  if (known === undefined) throw refused("unknown-source", "The dossier has no such source", source, "Take the source in first.");
}

/** Appends the setting unless it equals the one that counts. */
function appendSetting({ connection, moment, begin }: Appending, key: string, value: string): void {
  if (readSetting(connection, moment, key) !== value)
    connection.run("INSERT INTO setting (key, command, value) VALUES (?, ?, ?)", key, begin(), value);
}
