/** Decides what a writing process does in the store's crash tests: words: path, its number, how many writes (0: until it is killed). */
import { writeSync } from "node:fs";
import { openSqliteStore } from "../../src/store/sqlite/index.ts";
import { recordOf, sampleActor, sampleInstant, sampleReading, sampleSource } from "./store-samples.ts";

const [path = "", writer = "0", wanted = "0"] = process.argv.slice(2);
const writes = Number(wanted) === 0 ? Number.POSITIVE_INFINITY : Number(wanted);
const store = await openSqliteStore({ path, mode: "either" });
for (let write = 1; write <= writes; write++) {
  const source = sampleSource(Number(writer) * 1_000_000 + write, { length: 300 });
  const outcome = await store.write(
    { at: sampleInstant(write), by: `writer ${writer}`, verb: "read", words: { writer, write } },
    { sources: [source], readings: [sampleReading(source)], decisions: [{ act: { kind: "confirm", item: sampleActor(writer).id } }] },
  );
  if (outcome.kind !== "written") throw new Error(`expected to write, not ${outcome.kind}`);
  // Only now, after the promise has resolved, is the write acknowledged.
  writeSync(1, `${write}\n`);
  if (write % 3 === 0) {
    await store.saveRecord(recordOf([sampleActor(writer, { alsoCalled: [`${write}`] })]), { basedOnSeq: outcome.seq, maker: "1" });
  }
}
await store.close();
