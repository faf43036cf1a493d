/** Decides whether a dossier is whole: the file, the layout, the texts against their hashes. */
import { DatabaseSync } from "@photostructure/sqlite";
import type { Problem } from "#record";
import { hashOf, textOf } from "./coding.ts";
import { type Connection, createConnection } from "./connection.ts";
import { migrate } from "./migrate.ts";

/** What is wrong with it; nothing where it is whole. */
export function verify(connection: Connection): readonly Problem[] {
  return [...damageIn(connection), ...brokenReferences(connection), ...alteredLayout(connection), ...alteredTexts(connection)];
}

function damageIn(connection: Connection): readonly Problem[] {
  return connection
    .all<{ integrity_check: string }>("PRAGMA integrity_check")
    .filter((row) => row.integrity_check !== "ok")
    .map((row) => problem(connection, "damaged", `The file is damaged: ${row.integrity_check}.`));
}

function brokenReferences(connection: Connection): readonly Problem[] {
  return connection
    .all<{ table: string }>("PRAGMA foreign_key_check")
    .map((row) => problem(connection, "damaged", `A row of ${row.table} belongs to something that is not there.`));
}

/** A layout that differs may hold triggers that change what is written. */
function alteredLayout(connection: Connection): readonly Problem[] {
  const fresh = createConnection(new DatabaseSync(":memory:"), ":memory:");
  migrate(fresh);
  const isSame = JSON.stringify(layoutOf(fresh)) === JSON.stringify(layoutOf(connection));
  fresh.close();
  return isSame ? [] : [problem(connection, "altered-layout", "The dossier's tables are not laid out as Parley lays them out.")];
}

/** Every table, index and trigger as it was declared, by name. */
export function layoutOf(connection: Connection): readonly { readonly name: string; readonly sql: string }[] {
  return connection
    .all<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC, type, name",
    )
    .map(({ name, sql }) => ({ name, sql }));
}

function alteredTexts(connection: Connection): readonly Problem[] {
  const altered: Problem[] = [];
  for (const { number } of connection.all<{ number: number }>("SELECT number FROM text ORDER BY number")) {
    const stored = connection.get<{ hash: string; body: Uint8Array }>("SELECT hash, body FROM text WHERE number = ?", number);
    if (stored === undefined || hashOf(textOf(stored.body)) === stored.hash) continue;
    altered.push(problem(connection, "altered-text", `The text ${stored.hash.slice(0, 12)} is not the one that was taken in.`));
  }
  return altered;
}

function problem(connection: Connection, code: string, message: string): Problem {
  return { code, severity: "error", message, whatToDo: "Go back to a copy of the dossier.", where: connection.place };
}
