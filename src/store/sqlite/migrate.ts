/** Decides whether a file is a dossier this Parley can use, and brings an older one up to the present layout. */
import { StoreError } from "../errors.ts";
import { allMigrations } from "../migrations/all-migrations.ts";
import type { Migration } from "../migrations/migration.ts";
import type { Connection } from "./connection.ts";

/** "Prly" in ASCII: tells a dossier from any other SQLite file. */
export const applicationId = 0x50726c79;

/**
 * Brings the database to the last of `migrations`; an empty one is laid out from nothing. Safe when several processes do it at once.
 *
 * @throws StoreError `not-a-dossier`, `newer-format`, or `older-format` where the file may not be written.
 */
export function migrate(
  connection: Connection,
  { readOnly = false, migrations = allMigrations }: { readonly readOnly?: boolean; readonly migrations?: readonly Migration[] } = {},
): void {
  const present = formatOf(connection);
  const newest = migrations.length;
  if (present > newest) throw newerFormat(connection, present, newest);
  if (present === newest) return;
  if (readOnly) throw olderFormat(connection, present, newest);

  connection.writing(() => {
    // Another process may have been here since.
    for (const migration of migrations.slice(formatOf(connection))) {
      connection.exec(migration.sql);
      connection.run("INSERT INTO migration (number, title, needs) VALUES (?, ?, ?)", migration.number, migration.title, migration.needs);
      connection.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migration.number};`);
    }
  });
}

/**
 * Looks before anything is written: a file of another program is left as it is.
 *
 * @throws StoreError `not-a-dossier`.
 */
export function checkFormat(connection: Connection, { mayBeEmpty }: { readonly mayBeEmpty: boolean }): void {
  if (formatOf(connection) === 0 && !mayBeEmpty) throw notADossier(connection, "The file is empty");
}

/** The number of the last migration the file has seen; 0 for an empty file. */
function formatOf(connection: Connection): number {
  const id = connection.get<{ application_id: number }>("PRAGMA application_id")?.application_id;
  const version = connection.get<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0;
  const tables = connection.get<{ tables: number }>("SELECT count(*) AS tables FROM sqlite_schema")?.tables ?? 0;
  if (tables === 0 && version === 0) return 0;
  if (id === applicationId && version > 0) return version;
  throw notADossier(connection, "The file is a database of some other program, not a Parley dossier");
}

function notADossier(connection: Connection, what: string): StoreError {
  return new StoreError({
    code: "not-a-dossier",
    what,
    where: connection.place,
    whatToDo: "Name a file made by Parley, or another name for a new dossier.",
  });
}

function newerFormat(connection: Connection, present: number, newest: number): StoreError {
  return new StoreError({
    code: "newer-format",
    what: `The dossier needs Parley ${neededVersion(connection)} or later: its format is ${present}, and this Parley knows formats up to ${newest}`,
    where: connection.place,
    whatToDo: "Update Parley on this machine; the file has not been touched.",
  });
}

function neededVersion(connection: Connection): string {
  const row = connection.get<{ needs: string }>("SELECT needs FROM migration ORDER BY number DESC LIMIT 1");
  return row?.needs ?? "of a newer release";
}

function olderFormat(connection: Connection, present: number, newest: number): StoreError {
  return new StoreError({
    code: "older-format",
    what: `The dossier has the older format ${present}, and this Parley reads format ${newest}`,
    where: connection.place,
    whatToDo: "Open it once for writing, which brings it up to date, or use a copy that may be written.",
  });
}
