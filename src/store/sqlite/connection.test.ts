/** Decides that what the engine refuses is told in words, and that a refused write leaves no trace. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleInstant, sampleSource } from "../../../test/contracts/store-samples.ts";
import { StoreError, type StoreErrorCode } from "../errors.ts";
import { type Connection, createConnection } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { createMoments } from "./moments.ts";
import { writeCommand } from "./write-command.ts";

let folder: string;
let path: string;
let connection: Connection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-connection-"));
  path = join(folder, "talks.parley");
  connection = createConnection(new DatabaseSync(path), path);
  migrate(connection);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const refusals: readonly (readonly [string, StoreErrorCode, () => void])[] = [
  ["a full disk", "disk-full", () => connection.exec(`PRAGMA max_page_count = ${pages()}`)],
  ["another writer that does not end", "busy", () => hold()],
  ["a file turned read-only", "read-only", () => connection.exec("PRAGMA query_only = ON")],
  ["a closed dossier", "closed", () => connection.close()],
];
test.each(refusals)("%s is told, and nothing is written", (_, code, provoke) => {
  provoke();
  expect(refusalOf(() => write(connection))).toMatchObject({ code, where: path });
  const later = createConnection(new DatabaseSync(path), path);
  expect(later.all("SELECT seq FROM command UNION ALL SELECT number FROM text UNION ALL SELECT passage FROM cached_passage")).toEqual([]);
  later.close();
});

test("what the engine says in an unknown way is passed on with its message and cause", () => {
  const refusal = refusalOf(() => connection.exec("SELECT 1 FROM nowhere"));
  expect(refusal.code).toBe("engine");
  expect(refusal.message).toContain("nowhere");
  expect(refusal.cause).toBeInstanceOf(Error);
});

test("after a refusal the next write goes through", () => {
  connection.exec(`PRAGMA max_page_count = ${pages()}`);
  expect(refusalOf(() => write(connection)).code).toBe("disk-full");
  connection.exec("PRAGMA max_page_count = 1000000");
  expect(write(connection)).toMatchObject({ kind: "written", seq: 1 });
});

function write(to: Connection) {
  const command = { at: sampleInstant(1), by: "Ann", verb: "read", words: {} };
  return writeCommand(to, createMoments(to), command, { sources: [sampleSource(1, { length: 200_000 })] });
}

function pages(): number {
  return connection.get<{ page_count: number }>("PRAGMA page_count")?.page_count ?? 0;
}

/** Another process's lock, without the process; it ends with the test. */
function hold(): void {
  const other = new DatabaseSync(path);
  other.exec("BEGIN IMMEDIATE");
}

function refusalOf(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
