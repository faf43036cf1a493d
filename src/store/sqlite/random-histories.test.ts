/** Decides that any history of writes, undos and saved records gives, at every moment, what the slow twin works out from the log. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandIdOf, type DecisionAct, type Item } from "#record";
import { type Effects, type Store, StoreError } from "#store";
import {
  recordOf,
  sampleActor,
  sampleInstant,
  sampleReading,
  sampleSource,
  sampleStatement,
} from "../../../test/contracts/store-samples.ts";
import { StoreTwin } from "../../../test/contracts/store-twin.ts";
import { openSqliteStore } from "./index.ts";

const sources = Array.from({ length: 4 }, (_, at) => sampleSource(at, { length: 60 }));
const actors = ["Ilva Maren", "Osk Redland", "Runa Vost"].map((name) => sampleActor(name));
const few = { maxLength: 2 };
const place = fc.nat({ max: 3 });
const small = fc.nat({ max: 2 });

const effectsArbitrary = fc.record({
  sources: fc.array(fc.record({ at: place, title: small }), few),
  details: fc.array(fc.record({ at: place, title: small }), { maxLength: 1 }),
  readings: fc.array(fc.record({ at: place, reader: small }), few),
  decisions: fc.array(fc.record({ actor: small, confirm: fc.boolean() }), { maxLength: 1 }),
  settings: fc.array(fc.record({ key: fc.constantFrom("name", "order"), value: small }), { maxLength: 1 }),
});
const stepArbitrary = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("write" as const), effects: effectsArbitrary }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("continue" as const), back: fc.nat({ max: 6 }), effects: effectsArbitrary }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("undo" as const), back: fc.nat({ max: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("save" as const), which: fc.array(fc.nat({ max: 5 }), { maxLength: 5 }) }) },
);
type Step = (typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never) & object;
type Drawn = typeof effectsArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

test("a random history answers like its twin at every moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 25 }), async (steps) => {
      const store = await openSqliteStore({ path: ":memory:", mode: "either" });
      const twin = new StoreTwin();
      for (const step of steps) await take(store, twin, step);
      for (let moment = 0; moment <= twin.entries.length; moment++) await compare(store, twin, moment);
      await compareVersions(store, twin);
      const before = await everything(store, twin);
      await store.rebuild();
      expect(await everything(store, twin)).toEqual(before);
      await store.close();
    }),
    { numRuns: 150 },
  );
}, 120_000);

async function take(store: Store, twin: StoreTwin, step: Step): Promise<void> {
  const head = twin.entries.length;
  if (step.kind === "save") {
    const items = itemsOf(step.which);
    const outcome = await store.saveRecord(recordOf(items), { basedOnSeq: head, maker: "1" }).catch(codeOf);
    if (head === 0 && items.length > 0) expect(outcome).toBe("bad-record");
    else {
      expect(outcome).toMatchObject({ kind: "saved" });
      twin.saves.push({ seq: head, items });
    }
    return;
  }
  const back = "back" in step ? Math.max(1, head - step.back) : 0;
  const effects = step.kind === "undo" ? {} : effectsOf(step.effects);
  const command = {
    at: sampleInstant(head),
    by: "Ann",
    verb: step.kind,
    words: [],
    undoes: step.kind === "undo" ? commandIdOf(back) : undefined,
    continues: step.kind === "continue" ? commandIdOf(back) : undefined,
  };
  const outcome = await store.write(command, effects).then((done) => done.kind, codeOf);
  const expected = twin.write({
    ...(step.kind === "undo" ? { undoes: back } : {}),
    ...(step.kind === "continue" ? { continues: back } : {}),
    effects,
  });
  if (expected === "refused") expect(["unknown-command", "unknown-source", "bad-entry"]).toContain(outcome);
  else expect(outcome).toBe(expected);
}

function codeOf(error: unknown): string {
  if (error instanceof StoreError) return error.code;
  throw error;
}

function effectsOf({ sources: added, details, readings, decisions, settings }: Drawn): Effects {
  return {
    sources: added.flatMap(({ at, title }) => titled(at, title)),
    details: details.flatMap(({ at, title }) => titled(at, title).map((source) => ({ source: source.id, details: source.details }))),
    readings: readings.flatMap(({ at, reader }) => titled(at, 0).map((source) => sampleReading(source, { reader: `rules ${reader}` }))),
    decisions: decisions.flatMap(({ actor, confirm }) => {
      const item = actors[actor]?.id;
      const act: DecisionAct | undefined = item === undefined ? undefined : { kind: confirm ? "confirm" : "reject", item };
      return act === undefined ? [] : [{ act }];
    }),
    settings,
  };
}

function titled(at: number, title: number) {
  return sources.slice(at, at + 1).map((source) => ({ ...source, details: { ...source.details, title: `Title ${title}` } }));
}

/** Numbers 0 to 2 are actors as they are, 3 to 5 the same actors with a statement each. */
function itemsOf(which: readonly number[]): readonly Item[] {
  const found = new Map<string, Item>();
  for (const number of which) {
    const actor = actors[number % 3];
    const source = sources[number % 3];
    if (actor === undefined || source === undefined) continue;
    if (number < 3) found.set(actor.id, actor);
    else {
      found.set(actor.id, { ...actor, standing: "confirmed" });
      const statement = sampleStatement(`s${number}`, source, actor.id);
      found.set(statement.id, statement);
    }
  }
  return [...found.values()];
}

async function compare(store: Store, twin: StoreTwin, asOf: number): Promise<void> {
  const listed = (await store.sources({ asOf })).rows;
  expect(listed.map((row) => [row.id, JSON.stringify(row.details)])).toEqual([...twin.sources(asOf)]);
  const readings = new Map<string, string>();
  for await (const { reading } of store.readSources({ asOf })) readings.set(reading.source, JSON.stringify(reading));
  expect(readings).toEqual(twin.readings(asOf));
  const decisions = await store.decisions({ asOf });
  expect(decisions.map(({ act, reason }) => JSON.stringify({ act, reason }))).toEqual(twin.decisions(asOf));
  expect(await store.settings({ asOf })).toEqual(twin.settings(asOf));
  const byId = (one: Item, other: Item) => (one.id < other.id ? -1 : 1);
  const items = (await store.items({ asOf })).rows.map((row) => row.item);
  expect(items.toSorted(byId)).toEqual(twin.items(asOf).toSorted(byId));
  const log = (await store.log({ asOf })).rows;
  expect(log.map((row) => row.undoneBy === undefined)).toEqual(log.map((row) => twin.counts(row.seq, asOf)));
}

async function compareVersions(store: Store, twin: StoreTwin): Promise<void> {
  for (const { id } of actors) {
    const versions = (await store.itemVersions(id)).map(({ item }) => JSON.stringify(item ?? null));
    // A version that was replaced at its own moment by one equal to its forerunner leaves a repetition.
    expect(versions.filter((version, at) => version !== (versions[at - 1] ?? "null"))).toEqual(twin.versions(id));
  }
}

async function everything(store: Store, twin: StoreTwin) {
  const moments = twin.entries.keys();
  return Promise.all([...moments].map(async (asOf) => [await store.items({ asOf }), await store.itemCounts({ asOf })]));
}
