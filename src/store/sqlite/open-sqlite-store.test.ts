/** Decides that a dossier's file can be trusted: opened only when it is one, never changed behind the log's back, whole after every end. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordOf, sampleActor, sampleInstant, sampleReading, sampleSource } from "../../../test/contracts/store-samples.ts";
import { StoreError } from "../errors.ts";
import type { Store } from "../store.ts";
import { isAtLeast, oldestEngine } from "./check-engine.ts";
import { networkMount } from "./check-file.ts";
import { type OpenOptions, openSqliteStore } from "./index.ts";
import { applicationId } from "./migrate.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-store-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

async function filled(path: string): Promise<Store> {
  const store = await openSqliteStore({ path, mode: "new" });
  const source = sampleSource(1);
  await store.write(
    { at: sampleInstant(1), by: "Ann", verb: "read", words: {} },
    {
      sources: [source],
      readings: [sampleReading(source)],
      decisions: [{ act: { kind: "confirm", item: sampleActor("Ilva Maren").id } }],
      settings: [{ key: "name", value: "Orsa" }],
    },
  );
  await store.saveRecord(recordOf([sampleActor("Ilva Maren")]), { basedOnSeq: 1, maker: "1" });
  return store;
}

describe("opening", () => {
  const cases: readonly (readonly [string, StoreError["code"], (at: string) => OpenOptions])[] = [
    ["a folder that is not there", "missing-folder", (at) => ({ path: join(at, "none", "x.parley"), mode: "either" })],
    ["a file that is not there", "missing-file", (at) => ({ path: join(at, "x.parley") })],
    ["a folder", "is-a-directory", (at) => ({ path: at, mode: "either" })],
    ["a new file over another", "file-exists", (at) => ({ path: text(at), mode: "new" })],
    ["a text", "not-a-dossier", (at) => ({ path: text(at) })],
    ["an empty file as a dossier there is", "not-a-dossier", (at) => ({ path: empty(at) })],
    ["a database of another program", "not-a-dossier", (at) => ({ path: foreign(at), mode: "either" })],
    ["a file cut short", "damaged", (at) => ({ path: cut(at) })],
  ];
  test.each(cases)("%s is refused in words", async (_, code, options) => {
    const wanted = options(folder);
    const before = existsSync(wanted.path) && statSync(wanted.path).isFile() ? readFileSync(wanted.path) : undefined;
    const error: unknown = await openSqliteStore(wanted).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(StoreError);
    if (!(error instanceof StoreError)) return;
    expect(error.code).toBe(code);
    expect(error.where).toContain(folder);
    expect(error.whatToDo).toMatch(/^[A-Z].+\.$/);
    if (before !== undefined) expect(readFileSync(wanted.path).equals(before)).toBe(true);
  });

  test("the engine keeps its word: SQLite 3.51.3 or later", () => {
    const row: unknown = new DatabaseSync(":memory:").prepare("SELECT sqlite_version() AS version").get();
    expect(row).toEqual(expect.objectContaining({ version: expect.stringMatching(/^3\.\d+\.\d+$/) }));
    const version = String(Reflect.get(Object(row), "version"));
    expect(isAtLeast(version, oldestEngine)).toBe(true);
    expect(["3.51.2", "3.45.1", "2.99.99", "3.9.30"].filter((old) => isAtLeast(old, oldestEngine))).toEqual([]);
    expect(["3.51.3", "3.52.0", "4.0.0"].filter((good) => isAtLeast(good, oldestEngine))).toHaveLength(3);
  });

  test("a network drive is warned of, a local one is not", async () => {
    expect(networkMount("/mnt/team", 0x6969)).toMatchObject([{ code: "network-mount", severity: "warning", where: "/mnt/team" }]);
    expect(networkMount("/mnt/team", 0xff534d42)[0]?.message).toContain("CIFS");
    expect(networkMount(folder, 0xef53)).toEqual([]);
  });

  test("closing leaves one file, which opens again with everything in it", async () => {
    const path = join(folder, "talks.parley");
    const store = await filled(path);
    await store.close();
    expect(readdirSync(folder)).toEqual(["talks.parley"]);
    const again = await openSqliteStore({ path });
    expect(await again.head()).toBe(1);
    expect((await again.items()).total).toBe(1);
    expect(await again.verify()).toEqual([]);
    await again.close();
  });

  test("a setting that is no longer what the person saw comes back with both values, and nothing is written", async () => {
    const store = await openSqliteStore({ path: join(folder, "settings.parley"), mode: "new" });
    const write = (value: number, was?: number | null) =>
      store.write({ at: sampleInstant(2), by: "Ann", verb: "set", words: {} }, { settings: [{ key: "plan", value, was }] });
    expect(await write(1, null)).toMatchObject({ kind: "written" });
    expect(await write(2, null)).toMatchObject({ kind: "conflict", conflicts: [{ kind: "setting", key: "plan", yours: 2, current: 1 }] });
    expect(await write(2, 1)).toMatchObject({ kind: "written" });
    expect(await write(3)).toMatchObject({ kind: "written" });
    expect((await store.settings()).get("plan")).toBe(3);
    expect(await store.head()).toBe(3);
    await store.close();
  });

  test("read only, everything is answered and nothing written", async () => {
    const path = join(folder, "talks.parley");
    await (await filled(path)).close();
    const store = await openSqliteStore({ path, readOnly: true });
    expect(store.isReadOnly).toBe(true);
    expect((await store.sources()).total).toBe(1);
    expect((await store.searchPassages({ text: "report" })).total).toBe(1);
    await expect(
      store.write({ at: sampleInstant(2), by: "Ann", verb: "x", words: {} }, { settings: [{ key: "a", value: 1 }] }),
    ).rejects.toMatchObject({
      code: "read-only",
    });
    await expect(store.rebuild()).rejects.toMatchObject({ code: "read-only" });
    await store.close();
  });

  // Windows has no such permissions.
  test.skipIf(process.getuid === undefined)("in a folder that may not be written, reading works and writing says why not", async () => {
    const path = join(folder, "talks.parley");
    await (await filled(path)).close();
    chmodSync(path, 0o400);
    chmodSync(folder, 0o500);
    await withoutPrivileges([path, folder], async () => {
      const store = await openSqliteStore({ path, readOnly: true });
      expect((await store.sources()).total).toBe(1);
      await store.close();
      await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: expect.stringMatching(/^(read-only|no-permission)$/) });
      await expect(openSqliteStore({ path: join(folder, "other.parley"), mode: "new" })).rejects.toMatchObject({ code: "no-permission" });
    });
  });

  test("two people see each other's writes, and a third only reads", async () => {
    const path = join(folder, "talks.parley");
    const one = await filled(path);
    const two = await openSqliteStore({ path });
    const three = await openSqliteStore({ path, readOnly: true });
    const version = await three.dataVersion();
    await two.write({ at: sampleInstant(2), by: "Bo", verb: "set", words: {} }, { settings: [{ key: "name", value: "Velim" }] });
    expect(await one.setting("name")).toBe("Velim");
    expect(await three.setting("name")).toBe("Velim");
    expect(await three.dataVersion()).not.toBe(version);
    await Promise.all([one.close(), two.close(), three.close()]);
  });

  test("a copy is a dossier of its own, and never overwrites", async () => {
    const store = await filled(join(folder, "talks.parley"));
    const copy = join(folder, "copy.parley");
    await store.copyTo(copy);
    await expect(store.copyTo(copy)).rejects.toMatchObject({ code: "file-exists" });
    const opened = await openSqliteStore({ path: copy });
    expect(await opened.items()).toEqual(await store.items());
    expect(await opened.verify()).toEqual([]);
    await Promise.all([opened.close(), store.close()]);
  });
});

describe("tampering", () => {
  const tables = [
    "migration",
    "command",
    "text",
    "source",
    "source_details",
    "reading",
    "decision",
    "setting",
    "record_save",
    "item_version",
  ];
  test.each(tables)("%s cannot be changed, emptied or overwritten from outside", async (table) => {
    const path = join(folder, "talks.parley");
    const store = await filled(path);
    await store.close();
    const outside = new DatabaseSync(path);
    const columns = outside
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map((row) => String(row.name));
    const rows = outside.prepare(`SELECT * FROM ${table}`).all();
    expect(rows.length).toBeGreaterThan(0);
    for (const statement of [
      `DELETE FROM ${table}`,
      `UPDATE ${table} SET "${columns.at(-1)}" = "${columns.at(-1)}"`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      `INSERT INTO ${table} SELECT * FROM ${table} WHERE TRUE ON CONFLICT DO UPDATE SET "${columns.at(-1)}" = NULL`,
    ]) {
      expect(() => outside.exec(statement)).toThrow(`${table} is append-only`);
    }
    expect(outside.prepare(`SELECT * FROM ${table}`).all()).toEqual(rows);
    outside.close();
  });

  test("a text changed all the same, or a trigger taken away, is found", async () => {
    const path = join(folder, "talks.parley");
    await (await filled(path)).close();
    const outside = new DatabaseSync(path);
    outside.exec("DROP TRIGGER text_keeps_values; UPDATE text SET body = CAST('Other words.' AS BLOB)");
    outside.close();
    const store = await openSqliteStore({ path });
    expect((await store.verify()).map((problem) => problem.code)).toEqual(["altered-layout", "altered-text"]);
    await store.close();
  });

  test("stored values out of shape are refused, not passed on", async () => {
    const path = join(folder, "talks.parley");
    await (await filled(path)).close();
    const outside = new DatabaseSync(path);
    outside.exec(`INSERT INTO source_details (source, command, details) SELECT id, 1, '{"credit": 7}' FROM source;
      INSERT INTO reading (source, command, reader, hash, coding, body) SELECT id, 1, 'x', 'x', 'json deflate', X'00' FROM source`);
    outside.close();
    const store = await openSqliteStore({ path });
    await expect(store.sources()).rejects.toMatchObject({ code: "damaged" });
    await expect(store.reading(sampleSource(1).id)).rejects.toMatchObject({ code: "damaged" });
    await store.close();
  });
});

/** An administrator may write anywhere: such an account steps down to one that owns these paths and nothing else. */
async function withoutPrivileges(paths: readonly string[], work: () => Promise<void>): Promise<void> {
  const nobody = 65_534;
  const isAdministrator = process.getuid?.() === 0;
  if (isAdministrator) {
    for (const path of paths) chownSync(path, nobody, nobody);
    process.seteuid?.(nobody);
  }
  try {
    await work();
  } finally {
    if (isAdministrator) process.seteuid?.(0);
  }
}

function text(at: string): string {
  const path = join(at, "minutes.txt");
  writeFileSync(path, "Minutes of the meeting. ".repeat(90));
  return path;
}

function empty(at: string): string {
  const path = join(at, "empty.parley");
  writeFileSync(path, "");
  return path;
}

/** A database that some other program made. */
function foreign(at: string): string {
  const path = join(at, "notes.db");
  const database = new DatabaseSync(path);
  database.exec("CREATE TABLE notes (note TEXT)");
  database.close();
  return path;
}

/** A dossier of which only the beginning is left. */
function cut(at: string): string {
  const path = join(at, "cut.parley");
  const whole = new DatabaseSync(path);
  whole.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1; CREATE TABLE a (b); CREATE TABLE c (d)`);
  whole.close();
  truncateSync(path, 4_500);
  return path;
}
