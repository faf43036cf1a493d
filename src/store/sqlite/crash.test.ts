/** Decides that an acknowledged write survives a killed process, once, and that processes writing at the same time lose nothing. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleEntry } from "../../../test/contracts/bundle-entry.ts";
import { seededNumbers } from "../../../test/contracts/store-samples.ts";
import type { Store } from "../store.ts";
import { openSqliteStore } from "./index.ts";

const kills = 12;
const processes = 4;
const writesEach = 50;

let bundle: Awaited<ReturnType<typeof bundleEntry>>;
let folder: string;
beforeAll(async () => {
  bundle = await bundleEntry("test/contracts/store-writer.ts");
  folder = mkdtempSync(join(tmpdir(), "parley-crash-"));
});
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true });
});

test(`after ${kills} kills every acknowledged write is there, none twice, and the file is whole`, async () => {
  const path = join(folder, "killed.parley");
  const next = seededNumbers(2026);
  const acknowledged: string[] = [];
  for (let writer = 1; writer <= kills; writer++) {
    const writes = await writeUntilKilled(path, writer, { afterWrites: 1 + Math.floor(next() * 12), thenMs: next() * 12 });
    acknowledged.push(...writes.map((write) => `${writer} ${write}`));
    const store = await openSqliteStore({ path });
    expect(await store.verify()).toEqual([]);
    const kept = await writesIn(store);
    expect(kept.filter((write) => acknowledged.includes(write))).toEqual(acknowledged);
    expect(new Set(kept).size).toBe(kept.length);
    // What was being written when the process died is there whole or not at all.
    expect((await store.sources()).total).toBe(kept.length);
    expect(await store.decisions()).toHaveLength(kept.length);
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(kills);
  await cachesAgree(path);
}, 180_000);

test(`${processes} processes making ${writesEach} writes each at once lose none`, async () => {
  const path = join(folder, "shared.parley");
  const writers = Array.from({ length: processes }, (_, at) => at + 1);
  const outcomes = await Promise.all(writers.map((writer) => writeAll(path, writer)));
  expect(outcomes).toEqual(writers.map(() => ({ code: 0, errors: "" })));
  const store = await openSqliteStore({ path });
  const kept = await writesIn(store);
  const expected = writers.flatMap((writer) => Array.from({ length: writesEach }, (_, at) => `${writer} ${at + 1}`));
  expect(kept.toSorted()).toEqual(expected.toSorted());
  expect((await store.log({ limit: 1_000 })).rows.map((entry) => entry.seq)).toEqual(expected.map((_, at) => at + 1));
  expect((await store.sources()).total).toBe(processes * writesEach);
  expect(await store.verify()).toEqual([]);
  await store.close();
  await cachesAgree(path);
}, 180_000);

/** Starts a writer, and kills it some time after it has acknowledged some writes; gives the numbers it acknowledged. */
function writeUntilKilled(
  path: string,
  writer: number,
  { afterWrites, thenMs }: { readonly afterWrites: number; readonly thenMs: number },
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle.program, path, `${writer}`], { stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    let errors = "";
    const lines = () => printed.split("\n").slice(0, -1);
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      const before = lines().length;
      printed += piece;
      if (before < afterWrites && lines().length >= afterWrites) setTimeout(() => child.kill("SIGKILL"), thenMs);
    });
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      errors += piece;
    });
    child.on("error", reject);
    child.on("close", (_, signal) => {
      if (signal === "SIGKILL") resolve(lines());
      else reject(new Error(`the writer ended by itself: ${errors}`));
    });
  });
}

function writeAll(path: string, writer: number): Promise<{ readonly code: number | null; readonly errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle.program, path, `${writer}`, `${writesEach}`], { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      errors += piece;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, errors }));
  });
}

/** Every write in the log as "writer write", in the order of the log. */
async function writesIn(store: Store): Promise<readonly string[]> {
  const { rows } = await store.log({ limit: 100_000 });
  return rows.map(({ words }) => {
    const { writer, write } = Object(words);
    return `${writer} ${write}`;
  });
}

async function cachesAgree(path: string): Promise<void> {
  const store = await openSqliteStore({ path });
  const answers = async () => [await store.items(), await store.searchPassages({ text: "report" }), await store.itemCounts()];
  const before = await answers();
  await store.rebuild();
  expect(await answers()).toEqual(before);
  await store.close();
}
