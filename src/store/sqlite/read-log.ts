/** Decides how the log is told: every command, what it brought, and whether it still counts. */
import { type CommandId, commandIdOf, type SourceId } from "#record";
import { StoreError } from "../errors.ts";
import type { BroughtNames, LogEntry, Page, Paging } from "../store.ts";
import type { Connection } from "./connection.ts";
import { type Moment, seqOfCommand } from "./moments.ts";
import { pagingOf } from "./paging.ts";
import { parseJson, readDecisionsOf } from "./read-decisions.ts";

/** The log up to a moment; an entry is marked undone where it does not count at that moment. */
export function readLog(
  connection: Connection,
  moment: Moment,
  query: Paging & { readonly order?: "oldest" | "newest" | undefined },
): Page<LogEntry> {
  const { offset, limit } = pagingOf(query);
  const direction = query.order === "newest" ? "DESC" : "ASC";
  const rows = connection.all<EntryRow>(
    `${entryColumns} WHERE seq <= ? ORDER BY seq ${direction} LIMIT ? OFFSET ?`,
    moment.seq,
    limit,
    offset,
  );
  return { rows: rows.map((row) => entryOf(row, moment)), total: moment.seq, offset };
}

/** One entry of the log. */
export function readCommand(connection: Connection, moment: Moment, id: CommandId): LogEntry | undefined {
  const row = connection.get<EntryRow>(`${entryColumns} WHERE seq = ?`, seqOfCommand(id) ?? 0);
  return row === undefined ? undefined : entryOf(row, moment);
}

/** What a command brought in, by name. */
export function readBroughtNames(connection: Connection, id: CommandId): BroughtNames {
  const seq = seqOfCommand(id);
  if (seq === undefined || connection.get("SELECT 1 FROM command WHERE seq = ?", seq) === undefined) {
    throw new StoreError({ code: "unknown-command", what: "The log has no such command", where: id, whatToDo: "Look it up in the log." });
  }
  const names = <Name>(table: string, column: string) =>
    connection.all<{ name: Name }>(`SELECT ${column} AS name FROM ${table} WHERE command = ? ORDER BY entry`, seq).map(({ name }) => name);
  return {
    sources: names<SourceId>("source", "id"),
    details: names<SourceId>("source_details", "source"),
    readings: names<SourceId>("reading", "source"),
    decisions: readDecisionsOf(connection, seq),
    settings: names<string>("setting", "key"),
  };
}

type EntryRow = {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  readonly words: string;
  readonly undoes: number | null;
  readonly continues: number | null;
  readonly sources: number;
  readonly details: number;
  readonly readings: number;
  readonly decisions: number;
  readonly settings: number;
};

const entryColumns = `SELECT seq, at, "by", verb, words, undoes, continues,
  (SELECT count(*) FROM source WHERE command = seq) AS sources,
  (SELECT count(*) FROM source_details WHERE command = seq) AS details,
  (SELECT count(*) FROM reading WHERE command = seq) AS readings,
  (SELECT count(*) FROM decision WHERE command = seq) AS decisions,
  (SELECT count(*) FROM setting WHERE command = seq) AS settings
  FROM command`;

function entryOf(row: EntryRow, moment: Moment): LogEntry {
  const { seq, at, by, verb, sources, details, readings, decisions, settings } = row;
  const undoneBy = moment.undoneBy.get(seq);
  return {
    seq,
    id: commandIdOf(seq),
    at,
    by,
    verb,
    words: parseJson(row.words),
    undoes: row.undoes === null ? undefined : commandIdOf(row.undoes),
    continues: row.continues === null ? undefined : commandIdOf(row.continues),
    undoneBy: undoneBy === undefined ? undefined : commandIdOf(undoneBy),
    brought: { sources, details, readings, decisions, settings },
  };
}
