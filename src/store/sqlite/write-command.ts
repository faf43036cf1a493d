/** Decides what one write appends: the command, and of its effects those that are not there yet, all or nothing. */
import {
  type CommandId,
  commandIdOf,
  DecisionActShape,
  type Reading,
  ReadingShape,
  type Source,
  SourceDetailsShape,
  type SourceId,
  SourceShape,
} from "#record";
import { StoreError, type StoreErrorCode } from "../errors.ts";
import type { Conflict, Effects, NewCommand, WriteOutcome } from "../store.ts";
import { cachePassages } from "./caches.ts";
import { hashOf, type PackedReading, packReading } from "./coding.ts";
import type { Connection } from "./connection.ts";
import { findConflicts } from "./find-conflicts.ts";
import { type Moment, type Moments, seqOfCommand } from "./moments.ts";

/** What the writing steps share. `begin` appends the command with the first effect that is new, and gives its number. */
type Writing = {
  readonly connection: Connection;
  readonly moment: Moment;
  readonly begin: () => number;
  /** Texts the dossier did not hold, by number; made searchable last, see `cacheVersions`. */
  readonly newTexts: Map<number, string>;
};

/**
 * Appends `command` with `effects`; durable when it returns.
 *
 * @throws StoreError `bad-entry`, `bad-source`, `bad-reading`, `id-collision`, `unknown-source` or `unknown-command`; nothing is written then.
 */
export function writeCommand(connection: Connection, moments: Moments, command: NewCommand, effects: Effects): WriteOutcome {
  const entry = checkEntry(connection, command, effects);
  const sources = (effects.sources ?? []).map(checkSource);
  // Packed before the lock is taken: compressing is the longest part of a write.
  const readings = (effects.readings ?? []).map((reading) => ({ reading: checkReading(reading), packed: packReading(reading) }));
  const details = (effects.details ?? []).map((change) => ({ ...change, details: checkDetails(change.details, change.source) }));
  const decisions = (effects.decisions ?? []).map(checkDecision);

  return connection.writing((): WriteOutcome => {
    const moment = moments.at({});
    if (entry.undoes !== null) return undo(connection, moment, { ...entry, undoes: entry.undoes });
    if (entry.continues !== null) checkContinued(connection, moment, entry.continues);
    const conflicts: readonly Conflict[] = findConflicts(connection, moments, { details, decisions });
    if (conflicts.length > 0) return { kind: "conflict", seq: moment.seq, conflicts };

    let appended: number | undefined;
    const begin = () => {
      appended ??= appendEntry(connection, moment, entry);
      return appended;
    };
    const writing: Writing = { connection, moment, begin, newTexts: new Map() };
    const addedSources = sources.filter((source) => appendSource(writing, source)).map((source) => source.id);
    for (const change of details) appendDetails(writing, change.source, JSON.stringify(change.details));
    const addedReadings = readings.filter((read) => appendReading(writing, read)).map(({ reading }) => reading.source);
    for (const [ordinal, { act, reason }] of decisions.entries()) {
      connection.run(
        "INSERT INTO decision (command, ordinal, act, reason) VALUES (?, ?, ?, ?)",
        begin(),
        ordinal,
        JSON.stringify(act),
        reason ?? null,
      );
    }
    for (const { key, value } of effects.settings ?? []) appendSetting(writing, key, JSON.stringify(value));

    for (const [number, text] of writing.newTexts) cachePassages(connection, number, text);

    if (appended === undefined) return { kind: "unchanged", seq: moment.seq };
    return { kind: "written", command: commandIdOf(appended), seq: appended, added: { sources: addedSources, readings: addedReadings } };
  });
}

type Entry = {
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  readonly words: string;
  readonly undoes: number | null;
  readonly continues: number | null;
};

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

function checkEntry(connection: Connection, command: NewCommand, effects: Effects): Entry {
  const { at, by, verb, words, undoes, continues } = command;
  if (!isoInstant.test(at) || Number.isNaN(Date.parse(at))) {
    throw refused("bad-entry", `"${at}" is no instant`, verb, "Give ISO 8601 with a zone, for example 2026-03-01T09:30:00Z.");
  }
  for (const [field, value] of [
    ["by", by],
    ["verb", verb],
  ]) {
    if (value === undefined || value.trim() === "" || value.includes("\0")) {
      throw refused("bad-entry", `A log entry needs a "${field}"`, verb, "Say who asks for what.");
    }
  }
  const isEmpty = Object.values(effects).every((list: readonly unknown[] | undefined) => (list ?? []).length === 0);
  if (undoes !== undefined && (!isEmpty || continues !== undefined)) {
    throw refused("bad-entry", "An undo comes without effects", undoes, "Undo in one command and change in another.");
  }
  return {
    at: new Date(at).toISOString(),
    by,
    verb,
    words: JSON.stringify(words),
    undoes: undoes === undefined ? null : knownCommand(connection, undoes),
    continues: continues === undefined ? null : knownCommand(connection, continues),
  };
}

function knownCommand(connection: Connection, id: CommandId): number {
  const seq = seqOfCommand(id);
  const known = seq !== undefined && connection.get("SELECT 1 FROM command WHERE seq = ?", seq) !== undefined;
  if (seq !== undefined && known) return seq;
  throw refused("unknown-command", "The log has no such command", id, "Look it up in the log.");
}

function checkContinued(connection: Connection, moment: Moment, continued: number): void {
  const first = connection.get<{ continues: number | null }>("SELECT continues FROM command WHERE seq = ?", continued);
  if (first?.continues === null && !moment.undoneBy.has(continued)) return;
  throw refused(
    "bad-entry",
    "Only a command that counts and is itself the first batch can be continued",
    commandIdOf(continued),
    "Continue the first batch, or begin a command of its own.",
  );
}

function undo(connection: Connection, moment: Moment, entry: Entry & { readonly undoes: number }): WriteOutcome {
  const by = moment.undoneBy.get(entry.undoes);
  if (by !== undefined) return { kind: "already undone", seq: moment.seq, by: commandIdOf(by) };
  const seq = appendEntry(connection, moment, entry);
  return { kind: "written", command: commandIdOf(seq), seq, added: { sources: [], readings: [] } };
}

function appendEntry(connection: Connection, moment: Moment, entry: Entry): number {
  return connection.run(
    'INSERT INTO command (seq, at, "by", verb, words, undoes, continues) VALUES (?, ?, ?, ?, ?, ?, ?)',
    moment.seq + 1,
    entry.at,
    entry.by,
    entry.verb,
    entry.words,
    entry.undoes,
    entry.continues,
  );
}

function checkSource(source: Source): Source {
  const parsed = SourceShape.safeParse(source);
  if (!parsed.success)
    throw refused("bad-source", `The source is not well formed: ${parsed.error.message}`, source.id, "Take it in again.");
  const bytes = Buffer.from(source.text, "utf8");
  if (bytes.toString("utf8") !== source.text) {
    throw refused("bad-source", "The text holds half characters that no file can hold", source.id, "Replace them before making spans.");
  }
  if (hashOf(source.text) !== source.textHash) {
    throw refused("bad-source", "The text does not have the hash it comes with", source.id, "Hash the text that is handed over.");
  }
  return source;
}

/** Appends the source unless it is there and counts. */
function appendSource({ connection, moment, begin, newTexts }: Writing, source: Source): boolean {
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
  connection.run(
    "INSERT INTO source_details (source, command, details) VALUES (?, ?, ?)",
    source.id,
    seq,
    JSON.stringify(SourceDetailsShape.parse(source.details)),
  );
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

function checkDetails(details: Source["details"], source: SourceId): Source["details"] {
  const parsed = SourceDetailsShape.safeParse(details);
  if (parsed.success) return parsed.data;
  throw refused(
    "bad-source",
    `The details are not well formed: ${parsed.error.message}`,
    source,
    "Give them whole, in the shape of a source.",
  );
}

function appendDetails({ connection, moment, begin }: Writing, source: SourceId, details: string): void {
  checkKnown(connection, moment, source);
  const standing = connection.get<{ details: string }>(
    `SELECT details FROM source_details WHERE source = ? AND command NOT IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT 1`,
    source,
    moment.inactive,
  );
  if (standing?.details === details) return;
  connection.run("INSERT INTO source_details (source, command, details) VALUES (?, ?, ?)", source, begin(), details);
}

function checkReading(reading: Reading): Reading {
  const parsed = ReadingShape.safeParse(reading);
  if (parsed.success) return reading;
  throw refused("bad-reading", `The reading is not well formed: ${parsed.error.message}`, reading.source, "Read the source again.");
}

/** Appends the reading unless it equals the one that counts. */
function appendReading(
  { connection, moment, begin }: Writing,
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

type CheckedDecision = NonNullable<Effects["decisions"]>[number];

function checkDecision(decision: CheckedDecision): CheckedDecision {
  const parsed = DecisionActShape.safeParse(decision.act);
  if (parsed.success) return decision;
  throw refused(
    "bad-entry",
    `The decision is not well formed: ${parsed.error.message}`,
    decision.act.kind,
    "Name the item and what is decided.",
  );
}

function appendSetting({ connection, moment, begin }: Writing, key: string, value: string): void {
  if (key === "" || key.includes("\0")) throw refused("bad-entry", "A setting needs a name", key, "Name what is set.");
  const standing = connection.get<{ value: string }>(
    "SELECT value FROM setting WHERE key = ? AND command NOT IN (SELECT value FROM json_each(?)) ORDER BY entry DESC LIMIT 1",
    key,
    moment.inactive,
  );
  if (standing?.value === value) return;
  connection.run("INSERT INTO setting (key, command, value) VALUES (?, ?, ?)", key, begin(), value);
}

function refused(code: StoreErrorCode, what: string, where: string, whatToDo: string): StoreError {
  return new StoreError({ code, what, where, whatToDo });
}
