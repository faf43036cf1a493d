/** Decides how fast a large dossier is: 1,000 sources of 5 kB with readings of 60 kB, 100,000 items; every page query is timed. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Item, itemIdOf, type Stance } from "#record";
import type { Store } from "#store";
import { openSqliteStore } from "../../src/store/sqlite/index.ts";
import {
  recordOf,
  sampleActor,
  sampleInstant,
  samplePosition,
  sampleReading,
  sampleSource,
  sampleStatement,
  seededNumbers,
} from "../../test/contracts/store-samples.ts";

const sourceCount = Number(process.env["SOURCES"] ?? 1_000);
const itemCount = Number(process.env["ITEMS"] ?? 100_000);
const batch = 50;
const repeats = 15;

const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
const path = join(folder, "large.parley");
const store = await openSqliteStore({ path, mode: "new" });
await fill(store);
await measureQueries(store);
await store.close();
rmSync(folder, { recursive: true });

async function fill(dossier: Store): Promise<void> {
  const sources = Array.from({ length: sourceCount }, (_, at) => sampleSource(at, { length: 4_900 }));
  const readings = sources.map((source) => sampleReading(source, { rounds: 4 }));
  const megabytes = JSON.stringify(readings).length / 1e6;
  console.log(`${sourceCount} sources of ${sources[0]?.text.length} characters, readings ${megabytes.toFixed(0)} MB of JSON`);
  await timed("write them in batches of 50", async () => {
    for (let at = 0; at < sources.length; at += batch) {
      const effects = { sources: sources.slice(at, at + batch), readings: readings.slice(at, at + batch) };
      await dossier.write({ at: sampleInstant(at), by: "bench", verb: "read", words: { from: at } }, effects);
    }
  });
  console.log(`  file: ${(statSync(path).size / 1e6 + sizeOf(`${path}-wal`) / 1e6).toFixed(0)} MB`);
  const items = sampleItems(sources, itemCount);
  console.log(`${items.length} items, ${(JSON.stringify(items).length / 1e6).toFixed(0)} MB of JSON`);
  const head = await dossier.head();
  await timed("save the record", () => dossier.saveRecord(recordOf(items), { basedOnSeq: head, maker: "bench" }));
  await timed("save it again unchanged", () => dossier.saveRecord(recordOf(items), { basedOnSeq: head, maker: "bench" }));
  await dossier.write({ at: sampleInstant(5_000), by: "bench", verb: "set", words: {} }, { settings: [{ key: "name", value: "Large" }] });
  const changed = items.map((item, at): Item => (at % 10 === 0 ? { ...item, standing: "confirmed" } : item));
  await timed("save it with a tenth changed", () => dossier.saveRecord(recordOf(changed), { basedOnSeq: head + 1, maker: "bench" }));
  console.log(`  file: ${(statSync(path).size / 1e6 + sizeOf(`${path}-wal`) / 1e6).toFixed(0)} MB`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function sampleItems(sources: readonly ReturnType<typeof sampleSource>[], count: number): readonly Item[] {
  const next = seededNumbers(7);
  const actors = Array.from({ length: 600 }, (_, at) => sampleActor(`Delegate ${at}`, { alsoCalled: [`D. ${at}`] }));
  const points = Array.from({ length: 120 }, (_, at) => itemIdOf("T", `point ${at}`));
  const pick = <Value>(list: readonly Value[]) => list[Math.floor(next() ** 2 * list.length)] as Value; // The lists are not empty.
  const stances: readonly Stance[] = ["demands", "accepts", "open", "objects", "rejects"];
  const items: Item[] = [...actors];
  for (let at = 0; items.length < count; at++) {
    const source = pick(sources);
    const day = `2026-03-${String(1 + Math.floor(next() * 28)).padStart(2, "0")}`;
    const time = { from: day, to: day, precision: "day", approximate: false } as const;
    if (at % 3 === 0) {
      const position = samplePosition(`p${at}`, source, pick(actors).id, pick(points));
      items.push({ ...position, stance: pick(stances), time });
    } else {
      const start = Math.floor(next() * 4_000);
      const content = [{ source: source.id, start, end: start + 150 }];
      items.push(sampleStatement(`s${at}`, source, pick(actors).id, { content, saidAt: time, addressee: [pick(actors).id] }));
    }
  }
  return items;
}

async function measureQueries(dossier: Store): Promise<void> {
  const statement = (await dossier.items({ kinds: ["statement"], limit: 1, offset: 1_000 })).rows[0]?.item;
  const source = (await dossier.sources({ limit: 1, offset: 5 })).rows[0];
  if (statement?.kind !== "statement" || source === undefined) throw new Error("the dossier was not filled");
  const speaker = statement.speakers.slice(0, 1).map((to) => ({ to }));
  const before = { asOf: (await dossier.head()) - 1 };
  const queries: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["sources, a page", () => dossier.sources()],
    ["sources, newest first", () => dossier.sources({ order: "published" })],
    ["a source by prefix", () => dossier.source(source.id.slice(0, 14))],
    ["a reading", () => dossier.reading(source.id)],
    ["statements, first page", () => dossier.items({ kinds: ["statement"] })],
    ["statements, page at 60,000", () => dossier.items({ kinds: ["statement"], offset: 60_000 })],
    ["statements by day, page at 30,000", () => dossier.items({ kinds: ["statement"], order: "time", offset: 30_000 })],
    ["all, newest change first", () => dossier.items({ order: "newest" })],
    ["all, as of the moment before", () => dossier.items({ ...before, offset: 50_000 })],
    ["confirmed positions", () => dossier.items({ kinds: ["position"], standings: ["confirmed"] })],
    ["of a frequent speaker", () => dossier.items({ refersTo: speaker })],
    ["of a frequent speaker by day", () => dossier.items({ refersTo: speaker, order: "time" })],
    ["of one source", () => dossier.items({ source: source.id })],
    ["in one week", () => dossier.items({ from: "2026-03-02", to: "2026-03-08", order: "time" })],
    ["with a rare word", () => dossier.items({ words: "Delegate 17" })],
    ["with a common word", () => dossier.items({ words: "clause" })],
    ["an item by id", () => dossier.item(statement.id)],
    ["its versions", () => dossier.itemVersions(statement.id)],
    ["counts", () => dossier.itemCounts()],
    ["log, a page", () => dossier.log({ order: "newest" })],
    ["search passages, rare", () => dossier.searchPassages({ text: "number 77", limit: 20 })],
    ["search passages, two common words", () => dossier.searchPassages({ text: "clause settled", limit: 20 })],
    ["search items, two common words", () => dossier.searchItems({ text: "clause settled", limit: 20 })],
    ["data version", () => dossier.dataVersion()],
  ];
  for (const [name, query] of queries) await timedQuery(name, query);
  await timed("every read source, in order", async () => {
    let characters = 0;
    const started = performance.now();
    for await (const { reading } of dossier.readSources()) characters += JSON.stringify(reading).length;
    const stringified = performance.now() - started;
    console.log(
      `  ${(characters / 1e6).toFixed(0)} MB of JSON, ${(characters / 1e3 / stringified).toFixed(0)} MB/s with writing it out again`,
    );
  });
  await timed("every read source, only read", async () => {
    for await (const { reading } of dossier.readSources()) if (reading.reader === "") throw new Error("a reading without a reader");
  });
  await timed("the record whole", () => dossier.record());
  await timed("rebuild", () => dossier.rebuild());
  await timed("verify", () => dossier.verify());
}

/** Elapsed time and time on the processor: on a busy machine only the second can be compared. */
async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  await work();
  const cpu = process.cpuUsage(cpuBefore);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s (${((cpu.user + cpu.system) / 1e6).toFixed(2)} s of processor time)`);
}

async function timedQuery(name: string, query: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  for (let run = 0; run < repeats; run++) {
    const started = performance.now();
    await query();
    times.push(performance.now() - started);
  }
  const cpu = process.cpuUsage(cpuBefore);
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  const perRun = ((cpu.user + cpu.system) / 1000 / repeats).toFixed(1);
  console.log(`${name.padEnd(36)} p50 ${at(0.5).padStart(7)} ms   worst ${at(1).padStart(7)} ms   processor ${perRun.padStart(6)} ms`);
}
