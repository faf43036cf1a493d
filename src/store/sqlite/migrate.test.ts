/** Decides that every migration is tested, that they lead to the layout in schema.sql, and which files are refused. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allMigrations } from "../migrations/all-migrations.ts";
import type { Migration } from "../migrations/migration.ts";
import { type Connection, createConnection } from "./connection.ts";
import { openSqliteStore } from "./index.ts";
import { applicationId, migrate } from "./migrate.ts";
import { layoutOf } from "./verify.ts";

const next: Migration = {
  number: allMigrations.length + 1,
  title: "a trial",
  needs: "9.4.2",
  sql: "CREATE TABLE trial (note TEXT) STRICT;",
};

/** For each migration, what it must have brought. One entry each: a migration without one fails the count below. */
const brought: Readonly<Record<number, (connection: Connection) => void>> = {
  1: (connection) => {
    const names = layoutOf(connection).map(({ name }) => name);
    for (const table of ["command", "text", "source", "source_details", "reading", "decision", "setting", "record_save", "item_version"]) {
      expect(names).toContain(table);
      expect(names.filter((name) => name.startsWith(`${table}_keeps_`) || name === `${table}_replaces_nothing`)).toHaveLength(3);
    }
  },
  2: (connection) => {
    const { sql } = layoutOf(connection).find(({ name }) => name === "cached_item") ?? { sql: "" };
    expect(sql).toContain("day TEXT");
  },
};

describe("migrations", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-migrate-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test("are numbered without gaps, name the Parley they need, and each has a test", () => {
    expect(allMigrations.map((migration) => migration.number)).toEqual(allMigrations.map((_, at) => at + 1));
    for (const { needs } of allMigrations) expect(needs).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(brought).map(Number)).toEqual(allMigrations.map((migration) => migration.number));
  });

  test.each(allMigrations.map((migration) => [migration.number, migration.title] as const))("migration %i: %s", (number) => {
    const connection = createConnection(new DatabaseSync(":memory:"), ":memory:");
    migrate(connection, { migrations: allMigrations.slice(0, number) });
    expect(connection.get("PRAGMA user_version")).toEqual(expect.objectContaining({ user_version: number }));
    expect(connection.get("PRAGMA application_id")).toEqual(expect.objectContaining({ application_id: applicationId }));
    expect(connection.all("SELECT * FROM migration")).toHaveLength(number);
    brought[number]?.(connection);
    connection.close();
  });

  test("lead to the layout that schema.sql shows", async () => {
    const connection = createConnection(new DatabaseSync(":memory:"), ":memory:");
    migrate(connection);
    const own = layoutOf(connection).filter(({ name }) => !/_words_[a-z]+$/.test(name));
    const heading =
      "-- The layout after the last migration, to be read; written by src/store/sqlite/migrate.test.ts (vitest run -u). Migrations make it.\n";
    await expect(`${heading}\n${own.map(({ sql }) => `${sql};\n`).join("\n")}`).toMatchFileSnapshot("../schema.sql");
    connection.close();
  });

  test("bring an older file up to date, once, and keep what is in it", () => {
    const path = join(folder, "old.parley");
    const old = createConnection(new DatabaseSync(path), path);
    migrate(old);
    old.run("INSERT INTO record_save (seq, maker) VALUES (0, 'kept')");
    migrate(old, { migrations: [...allMigrations, next] });
    migrate(old, { migrations: [...allMigrations, next] });
    expect(old.all("SELECT needs FROM migration")).toHaveLength(next.number);
    expect(old.get("SELECT maker FROM record_save")).toEqual(expect.objectContaining({ maker: "kept" }));
    old.close();
  });

  test("a step that fails leaves the file as it was", () => {
    const connection = createConnection(new DatabaseSync(":memory:"), ":memory:");
    migrate(connection);
    const before = layoutOf(connection);
    const broken = { ...next, sql: `${next.sql} CREATE TABLE trial (again TEXT);` };
    expect(() => migrate(connection, { migrations: [...allMigrations, broken] })).toThrow(/trial/);
    expect(layoutOf(connection)).toEqual(before);
    expect(connection.get("PRAGMA user_version")).toEqual(expect.objectContaining({ user_version: allMigrations.length }));
    connection.close();
  });

  test("an older Parley refuses a newer dossier and names the version it needs", async () => {
    const path = join(folder, "newer.parley");
    const newer = createConnection(new DatabaseSync(path), path);
    migrate(newer, { migrations: [...allMigrations, next] });
    newer.close();
    for (const readOnly of [false, true]) {
      const refusal = openSqliteStore({ path, readOnly });
      await expect(refusal).rejects.toMatchObject({ code: "newer-format", where: path });
      await expect(refusal).rejects.toThrow("needs Parley 9.4.2 or later");
    }
  });

  test("an older dossier that may not be written is refused with what to do", () => {
    const connection = createConnection(new DatabaseSync(":memory:"), ":memory:");
    migrate(connection);
    expect(() => migrate(connection, { readOnly: true, migrations: [...allMigrations, next] })).toThrow(/Open it once for writing/);
    connection.close();
  });
});
