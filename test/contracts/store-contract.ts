/** Decides what every store must do, whatever it keeps the dossier in: run by each implementation's tests. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CommandId, exactText, type Item, type ItemId, itemIdOf, type Source, type SourceId } from "#record";
import { type Effects, type ItemQuery, type NewCommand, type Store, StoreError, type StoreErrorCode, type WriteOutcome } from "#store";
import {
  recordOf,
  sampleActor,
  sampleInstant,
  samplePosition,
  sampleReading,
  sampleSource,
  sampleStatement,
  sourceOf,
} from "./store-samples.ts";

/** Runs the suite; `open` gives a new, empty, writable store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    const one = sampleSource(1);
    const two = sampleSource(2);
    const maren = sampleActor("Ilva Maren");
    const berrick = sampleActor("Tomas Berrick");

    async function write(effects: Effects, more: Partial<NewCommand> = {}): Promise<WriteOutcome> {
      const minute = (await store.head()) + 1;
      return store.write({ at: sampleInstant(minute), by: "Ann Ek", verb: "test", words: {}, ...more }, effects);
    }

    async function written(
      effects: Effects,
      more: Partial<NewCommand> = {},
    ): Promise<{ readonly command: CommandId; readonly seq: number }> {
      const outcome = await write(effects, more);
      if (outcome.kind !== "written") throw new Error(`expected the write to be written, not ${outcome.kind}`);
      return outcome;
    }

    async function undo(undoes: CommandId): Promise<WriteOutcome> {
      return write({}, { verb: "undo", undoes });
    }

    async function save(items: Parameters<typeof recordOf>[0], more: Parameters<typeof recordOf>[1] = {}) {
      return store.saveRecord(recordOf(items, more), { basedOnSeq: await store.head(), maker: "collation 1" });
    }

    async function ids(query: ItemQuery = {}): Promise<readonly ItemId[]> {
      return (await store.items(query)).rows.map((row) => row.item.id);
    }

    async function sourceIds(asOf?: number): Promise<readonly SourceId[]> {
      return (await store.sources({ asOf })).rows.map((row) => row.id);
    }

    describe("writing", () => {
      test("a new dossier is empty and answers every question", async () => {
        expect(await store.head()).toBe(0);
        expect(await store.seqAt("2026-03-01")).toBe(0);
        expect((await store.log()).rows).toEqual([]);
        expect(await sourceIds()).toEqual([]);
        expect(await ids()).toEqual([]);
        expect(await store.decisions()).toEqual([]);
        expect(await store.overview()).toBeUndefined();
        expect(await store.record()).toBeUndefined();
        expect(await store.item("S-")).toEqual({ kind: "missing" });
        expect(await store.source("src-")).toEqual({ kind: "missing" });
        expect((await store.searchPassages({ text: "orsa" })).rows).toEqual([]);
        expect(await store.verify()).toEqual([]);
      });

      test("a text comes back exactly, whatever is in it", async () => {
        const texts = ["\u{feff}Marked.\r\nTwo\u2028three", "שלום 👩‍🚀 e\u0301 \u0001 \t", "{\"a\": 'b'} -- ; DROP TABLE text", " "];
        await written({ sources: texts.map((text) => sourceOf(text)) });
        for (const text of texts) expect(await store.text(sourceOf(text).id)).toBe(text);
        expect(await store.text("src-none" as SourceId)).toBeUndefined(); // A name nothing has.
      });

      test("a source comes back whole, and the same one again adds nothing", async () => {
        const source: Source = { ...one, blocks: [{ kind: "paragraph", range: { start: 0, end: 5 } }] };
        const outcome = await write({ sources: [source, source] });
        expect(outcome).toEqual({ kind: "written", command: "c1", seq: 1, added: { sources: [source.id], readings: [] } });
        expect(await store.source(source.id)).toEqual({
          kind: "found",
          value: { ...source, learned: { seq: 1, at: sampleInstant(1) }, detailsSeq: 1 },
        });
        expect(await write({ sources: [source] })).toEqual({ kind: "unchanged", seq: 1 });
        expect(await store.head()).toBe(1);
      });

      test("the same text from two outlets is two sources", async () => {
        const again = sampleSource(1, { outlet: "The Velim Post" });
        await written({ sources: [one, again] });
        expect(await sourceIds()).toEqual([one.id, again.id]);
        expect(await store.source(one.id.slice(0, 10))).toEqual({ kind: "ambiguous", candidates: [one.id, again.id].sort() });
        expect(await store.source(one.id)).toMatchObject({ kind: "found", value: { id: one.id } });
      });

      test("a reading that differs is appended, the newest counts, undoing brings the earlier back", async () => {
        const first = sampleReading(one, { reader: "rules 1" });
        const second = sampleReading(one, { reader: "rules 2" });
        await written({ sources: [one, two], readings: [first] });
        expect((await store.sources({ notReadBy: "rules 1" })).rows.map((row) => row.id)).toEqual([two.id]);
        expect(await write({ readings: [first] })).toMatchObject({ kind: "unchanged" });
        const reread = await written({ readings: [second] });
        expect(await store.reading(one.id)).toEqual(second);
        expect(await store.reading(one.id, { asOf: 1 })).toEqual(first);
        await undo(reread.command);
        expect(await store.reading(one.id)).toEqual(first);
        expect(await store.reading(two.id)).toBeUndefined();
        expect(await write({ readings: [first] })).toMatchObject({ kind: "unchanged" });
        expect(await write({ readings: [second] })).toMatchObject({ kind: "written", added: { readings: [one.id] } });
      });

      test("read sources come in the order of intake, with details and reading as of the moment", async () => {
        await written({ sources: [two], readings: [sampleReading(two)] });
        await written({ sources: [one] });
        await written({ readings: [sampleReading(one)], details: [{ source: two.id, details: { ...two.details, title: "Corrected" } }] });
        const readAt = async (asOf?: number) => {
          const titles: string[] = [];
          for await (const { source, reading } of store.readSources({ asOf })) {
            expect(reading.source).toBe(source.id);
            titles.push(source.details.title ?? "");
          }
          return titles;
        };
        expect(await readAt()).toEqual(["Corrected", "Report 1"]);
        expect(await readAt(2)).toEqual(["Report 2"]);
        expect(await readAt(0)).toEqual([]);
      });

      test("undo takes back everything a command brought, undoing the undo brings it again", async () => {
        const add = await written({ sources: [one], readings: [sampleReading(one)], settings: [{ key: "name", value: "Orsa talks" }] });
        const undone = await undo(add.command);
        expect(undone).toMatchObject({ kind: "written", seq: 2 });
        expect(await sourceIds()).toEqual([]);
        expect(await store.setting("name")).toBeUndefined();
        expect(await sourceIds(1)).toEqual([one.id]);
        expect(await store.text(one.id)).toBe(one.text);
        expect(await undo(add.command)).toEqual({ kind: "already undone", seq: 2, by: "c2" });
        await undo("c2" as CommandId); // Known from above.
        expect(await sourceIds()).toEqual([one.id]);
        expect(await store.setting("name")).toBe("Orsa talks");
        await undo(add.command);
        expect(await sourceIds()).toEqual([]);
        expect(await write({ sources: [one] })).toMatchObject({ kind: "written", added: { sources: [one.id] } });
        expect(await sourceIds()).toEqual([one.id]);
        expect((await store.log()).rows.map((row) => row.undoneBy)).toEqual(["c4", "c3", undefined, undefined, undefined]);
      });

      test("batches of one act are undone together", async () => {
        const first = await written({ sources: [one] });
        await written({ sources: [two] }, { continues: first.command });
        await undo(first.command);
        expect(await sourceIds()).toEqual([]);
        expect((await store.log()).rows.map((row) => row.undoneBy)).toEqual(["c3", "c3", undefined]);
        await undo("c3" as CommandId); // Known from above.
        expect(await sourceIds()).toEqual([one.id, two.id]);
        await refused("bad-entry", () => write({ settings: [{ key: "name", value: 1 }] }, { continues: "c2" as CommandId })); // Itself a later batch.
      });

      test("sources published by a day, and those without a date", async () => {
        const undated = sourceOf("Words without a date.");
        await written({ sources: [one, two, undated] });
        const [first, second] = [one, two].map((source) => source.details.published ?? "");
        const listed = async (publishedBy: string | undefined) => (await store.sources({ publishedBy })).rows.map((row) => row.id);
        expect(await listed(undefined)).toEqual([one.id, two.id, undated.id]);
        expect(await listed(second)).toEqual([one.id, two.id, undated.id]);
        expect(await listed(first)).toEqual([one.id, undated.id]);
        expect(await store.sources({ publishedBy: "1999-01-01" })).toMatchObject({ total: 1 });
      });

      test("details have versions, and two people changing them at once both hear of it", async () => {
        await written({ sources: [one] });
        const mine = { ...one.details, published: "2026-03-03" };
        const yours = { ...one.details, published: "2026-03-04" };
        await written({ details: [{ source: one.id, details: mine, expectedSeq: 1 }] });
        expect(await write({ details: [{ source: one.id, details: yours, expectedSeq: 1 }] })).toEqual({
          kind: "conflict",
          seq: 2,
          conflicts: [{ kind: "details", source: one.id, expectedSeq: 1, yours, current: mine, currentSeq: 2 }],
        });
        expect(await write({ details: [{ source: one.id, details: mine, expectedSeq: 2 }] })).toMatchObject({ kind: "unchanged" });
        await written({ details: [{ source: one.id, details: yours, expectedSeq: 2 }] });
        expect((await store.detailsHistory(one.id)).map(({ at, details }) => [at.seq, details.published])).toEqual([
          [1, one.details.published],
          [2, "2026-03-03"],
          [3, "2026-03-04"],
        ]);
        expect((await store.sources({ asOf: 2 })).rows[0]).toMatchObject({ detailsSeq: 2, details: { published: "2026-03-03" } });
        await undo("c3" as CommandId); // Known from above.
        expect((await store.sources()).rows[0]).toMatchObject({ detailsSeq: 2, details: { published: "2026-03-03" } });
      });

      test("settings keep the last value that counts", async () => {
        await written({
          settings: [
            { key: "party order", value: [maren.id, berrick.id] },
            { key: "name", value: { text: "Orsa" } },
          ],
        });
        expect(await write({ settings: [{ key: "name", value: { text: "Orsa" } }] })).toMatchObject({ kind: "unchanged" });
        await written({ settings: [{ key: "name", value: null }] });
        expect([...(await store.settings())]).toEqual([
          ["name", null],
          ["party order", [maren.id, berrick.id]],
        ]);
        expect(await store.setting("name", { asOf: 1 })).toEqual({ text: "Orsa" });
      });

      const commands: readonly (readonly [string, StoreErrorCode, (() => Effects) | undefined, Partial<NewCommand>])[] = [
        ["an instant without a zone", "bad-entry", undefined, { at: "2026-03-01T08:00:00" }],
        ["an instant that is none", "bad-entry", undefined, { at: "2026-13-41T08:00:00Z" }],
        ["nobody's command", "bad-entry", undefined, { by: " " }],
        ["an undo of what is not in the log", "unknown-command", () => ({}), { undoes: "c99" as CommandId }],
        ["an undo of what is no command", "unknown-command", () => ({}), { undoes: "c01" as CommandId }],
        ["an undo with effects", "bad-entry", undefined, { undoes: "c1" as CommandId }],
        ["a text with another's hash", "bad-source", () => ({ sources: [{ ...two, text: "Other words." }] }), {}],
        ["half a character", "bad-source", () => ({ sources: [sourceOf("Broken \ud83d here")] }), {}],
        ["two texts under one id", "id-collision", () => ({ sources: [{ ...two, id: one.id }] }), {}],
        ["a reading of no source", "unknown-source", () => ({ readings: [sampleReading(two)] }), {}],
        ["details of no source", "unknown-source", () => ({ details: [{ source: two.id, details: two.details }] }), {}],
        ["a reading out of shape", "bad-reading", () => ({ readings: [{ ...sampleReading(one), source: "" as SourceId }] }), {}],
        ["a merge of one", "bad-entry", () => ({ decisions: [{ act: { kind: "merge", items: [maren.id] } }] }), {}],
        ["a nameless setting", "bad-entry", () => ({ settings: [{ key: "", value: 1 }] }), {}],
      ];
      test.each(commands)("%s is refused, and nothing of it written", async (_, code, effects, more) => {
        await written({ sources: [one] });
        const wanted = effects?.() ?? { settings: [{ key: "name", value: "x" }] };
        await refused(code, () =>
          write({ ...wanted, ...("undoes" in more ? {} : { settings: wanted.settings ?? [{ key: "also", value: 1 }] }) }, more),
        );
        expect(await store.head()).toBe(1);
        expect((await store.settings()).size).toBe(0);
      });
    });

    describe("the log", () => {
      test("lists commands either way, by page, as of a moment", async () => {
        const add = await written({ sources: [one], readings: [sampleReading(one)] }, { words: { files: ["a.txt"] }, verb: "read" });
        await written({ decisions: [{ act: { kind: "confirm", item: maren.id }, reason: "Seen." }] });
        await undo(add.command);
        const { rows, total } = await store.log({ order: "newest", limit: 2 });
        expect(total).toBe(3);
        expect(rows.map((row) => row.id)).toEqual(["c3", "c2"]);
        expect(await store.command(add.command)).toEqual({
          seq: 1,
          id: "c1",
          at: sampleInstant(1),
          by: "Ann Ek",
          verb: "read",
          words: { files: ["a.txt"] },
          undoes: undefined,
          continues: undefined,
          undoneBy: "c3",
          brought: { sources: 1, details: 1, readings: 1, decisions: 0, settings: 0 },
        });
        expect((await store.log({ asOf: 2 })).rows.map((row) => row.undoneBy)).toEqual([undefined, undefined]);
        expect(await store.broughtBy(add.command)).toMatchObject({ sources: [one.id], readings: [one.id], decisions: [] });
        expect(await store.broughtBy("c2" as CommandId)).toMatchObject({ decisions: [{ reason: "Seen.", by: "Ann Ek", command: "c2" }] });
        expect(await store.command("c9" as CommandId)).toBeUndefined();
        await refused("unknown-command", () => store.broughtBy("c9" as CommandId));
      });

      test("an instant means the last moment before which nothing later was made", async () => {
        const clock = ["2026-03-01T10:00:00+02:00", "2026-03-01T09:00:00Z", "2026-03-01T08:30:00Z", "2026-03-02T00:00:00Z"];
        for (const [at, instant] of clock.entries()) await written({ settings: [{ key: "n", value: at }] }, { at: instant });
        const moments = ["2026-03-01T07:59:59Z", "2026-03-01T08:00:00Z", "2026-03-01T08:45:00Z", "2026-03-01T10:00:00+01:00", "2026-03-01"];
        expect(await Promise.all(moments.map((instant) => store.seqAt(instant)))).toEqual([0, 1, 1, 3, 3]);
        expect(await store.seqAt("2027-01-01")).toBe(4);
        await refused("bad-query", () => store.seqAt("yesterday"));
        await refused("bad-query", () => store.sources({ asOf: -1 }));
      });

      test("the data version changes with every write and every saved record, and only then", async () => {
        const versions = [await store.dataVersion()];
        await written({ sources: [one] });
        versions.push(await store.dataVersion());
        await save([maren]);
        versions.push(await store.dataVersion());
        await save([maren]);
        await write({ sources: [one] });
        expect(await store.dataVersion()).toBe(versions.at(-1));
        expect(new Set(versions).size).toBe(3);
      });
    });

    describe("the record", () => {
      test("only what differs is appended, and every moment keeps its state", async () => {
        const renamed = { ...maren, alsoCalled: ["Maren"] };
        await written({ settings: [{ key: "n", value: 1 }] });
        expect(await save([maren, berrick])).toEqual({ kind: "saved", seq: 1, added: 2, changed: 0, removed: 0 });
        expect(await save([maren, berrick])).toEqual({ kind: "saved", seq: 1, added: 0, changed: 0, removed: 0 });
        await written({ settings: [{ key: "n", value: 2 }] });
        expect(await save([renamed])).toEqual({ kind: "saved", seq: 2, added: 0, changed: 1, removed: 1 });
        await written({ settings: [{ key: "n", value: 3 }] });
        await written({ settings: [{ key: "n", value: 4 }] });
        expect(await save([renamed, berrick])).toMatchObject({ added: 1, changed: 0, removed: 0 });

        expect(await ids({ asOf: 0 })).toEqual([]);
        expect(await ids({ asOf: 1 })).toEqual([maren.id, berrick.id]);
        expect(await ids({ asOf: 2 })).toEqual([maren.id]);
        expect(await ids({ asOf: 3 })).toEqual([maren.id]);
        expect(await ids()).toEqual([maren.id, berrick.id]);
        expect(await store.item(maren.id)).toEqual({
          kind: "found",
          value: { item: renamed, learned: { seq: 1, at: sampleInstant(1) }, changed: { seq: 2, at: sampleInstant(2) } },
        });
        expect(await store.item(maren.id, { asOf: 1 })).toMatchObject({ value: { item: maren } });
        expect(await store.item(berrick.id, { asOf: 3 })).toEqual({ kind: "missing" });
        expect((await store.itemVersions(berrick.id)).map(({ at, item }) => [at.seq, item?.id])).toEqual([
          [1, berrick.id],
          [2, undefined],
          [4, berrick.id],
        ]);
        expect(await store.record({ asOf: 1 })).toEqual(recordOf([maren, berrick]));
        expect((await store.overview())?.seq).toBe(4);
        expect((await store.overview({ asOf: 3 }))?.seq).toBe(2);
      });

      test("a record made from an older log is not kept", async () => {
        await written({ settings: [{ key: "n", value: 1 }] });
        await written({ settings: [{ key: "n", value: 2 }] });
        const outcome = await store.saveRecord(recordOf([maren]), { basedOnSeq: 1, maker: "collation 1" });
        expect(outcome).toEqual({ kind: "log moved on", head: 2, basedOnSeq: 1 });
        expect(await ids()).toEqual([]);
      });

      test("a newer maker may make another record for the same moment", async () => {
        await written({ settings: [{ key: "n", value: 1 }] });
        await save([maren]);
        const second = await store.saveRecord(recordOf([berrick]), { basedOnSeq: 1, maker: "collation 2" });
        expect(second).toMatchObject({ added: 1, removed: 1 });
        expect(await ids({ asOf: 1 })).toEqual([berrick.id]);
        expect(await store.overview()).toMatchObject({ maker: "collation 2" });
        expect((await store.itemVersions(maren.id)).map(({ item }) => item)).toEqual([undefined]);
      });

      test("standing positions, parties and problems are kept with it", async () => {
        await written({ sources: [one] });
        const party = sampleActor("Arvenia", { actorKind: "state" });
        const position = samplePosition("p", one, party.id, itemIdOf("T", "line"));
        const more = {
          parties: [party.id],
          standing: [
            { party: party.id, point: position.point, stance: "demands", current: position.id, history: [position.id], contested: false },
          ],
          problems: [{ code: "clash", message: "Two days.", items: [position.id] }],
        } as const;
        await save([party, position], more);
        await written({ sources: [two] });
        await save([party, position]);
        expect(await store.record({ asOf: 1 })).toEqual(recordOf([party, position], more));
        expect(await store.overview()).toEqual({ seq: 2, maker: "collation 1", standing: [], parties: [], problems: [] });
      });

      test("two items under one id, or one out of shape, are refused", async () => {
        await written({ settings: [{ key: "n", value: 1 }] });
        await refused("bad-record", () => save([maren, maren]));
        await refused("bad-record", () => save([{ ...maren, id: "" as ItemId }]));
        expect(await ids()).toEqual([]);
      });

      test("a decision about an item that changed, or was decided upon since, is a conflict", async () => {
        await written({ settings: [{ key: "n", value: 1 }] });
        await save([maren, berrick]);
        const confirm = { act: { kind: "confirm", item: maren.id }, expectedSeq: 1 } as const;
        const merge = { act: { kind: "merge", items: [berrick.id, maren.id] }, expectedSeq: 1 } as const;
        const first = await written({ decisions: [confirm] });
        const decided = await write({ decisions: [merge] });
        expect(decided).toMatchObject({
          kind: "conflict",
          conflicts: [
            { kind: "item", item: maren.id, yours: merge.act, current: { item: maren }, decisions: [{ command: first.command }] },
          ],
        });
        const confirmed = { ...maren, standing: "confirmed" } as const;
        await save([confirmed, berrick]);
        expect(await write({ decisions: [merge] })).toMatchObject({
          kind: "conflict",
          conflicts: [{ item: maren.id, current: { item: confirmed, changed: { seq: 2 } }, decisions: [] }],
        });
        expect(await write({ decisions: [{ ...merge, expectedSeq: 2 }] })).toMatchObject({ kind: "written" });
        expect((await store.decisions()).map((decision) => [decision.command, decision.act.kind])).toEqual([
          ["c2", "confirm"],
          ["c3", "merge"],
        ]);
        await save([berrick]);
        const gone = { act: { kind: "reject", item: maren.id }, expectedSeq: 3 } as const;
        expect(await write({ decisions: [gone] })).toMatchObject({ kind: "conflict", conflicts: [{ current: undefined }] });
        expect(await write({ decisions: [{ act: gone.act }] })).toMatchObject({ kind: "written" });
      });
    });

    describe("finding items", () => {
      const party = sampleActor("Arvenia", { actorKind: "state" });
      const held = sampleStatement("s1", one, maren.id, { standing: "confirmed", saidAt: day("2026-03-05") });
      const earlier = sampleStatement("s2", two, berrick.id, { form: "direct", saidAt: day("2026-03-02"), addressee: [maren.id] });
      const undated = sampleStatement("s3", two, berrick.id);
      const position = samplePosition("p1", one, party.id, itemIdOf("T", "line"));
      const all = [maren, berrick, party, held, earlier, undated, position];
      beforeEach(async () => {
        await written({ sources: [one, two] });
        await save(all);
      });

      const queries: readonly (readonly [string, ItemQuery, readonly { readonly id: ItemId }[]])[] = [
        ["all, in the order of the kinds", {}, all],
        ["one kind", { kinds: ["statement"] }, [held, earlier, undated]],
        ["no kind", { kinds: [] }, []],
        ["confirmed", { standings: ["confirmed"] }, [held]],
        ["direct words", { varieties: ["direct"] }, [earlier]],
        ["states and demands", { varieties: ["state", "demands"] }, [party, position]],
        ["from one source", { source: one.id }, [held, position]],
        ["referring to an actor in any field", { refersTo: [{ to: maren.id }] }, [held, earlier]],
        ["referring to an actor as speaker", { refersTo: [{ to: maren.id, field: "speakers" }] }, [held]],
        ["referring to two", { refersTo: [{ to: maren.id }, { to: berrick.id }] }, [earlier]],
        ["by the day", { kinds: ["statement"], order: "time" }, [earlier, held, undated]],
        ["by the day it stands under", { kinds: ["statement"], order: "day" }, [earlier, held, undated]],
        ["latest day first, unknown last", { kinds: ["statement"], order: "newest day" }, [held, earlier, undated]],
        ["said by a day, or nobody knows when", { kinds: ["statement"], saidBy: "2026-03-02" }, [earlier, undated]],
        ["said before a day, or nobody knows when", { kinds: ["statement"], saidBefore: "2026-03-05" }, [earlier, undated]],
        ["said since a day", { kinds: ["statement"], saidSince: "2026-03-03" }, [held]],
        ["from a day on", { from: "2026-03-03" }, [held]],
        ["up to a day", { to: "2026-03-02" }, [earlier]],
        ["by id", { ids: [position.id, maren.id] }, [maren, position]],
        ["by words of a name", { words: "ilva" }, [maren]],
        ["by words of a passage", { words: '"report number 2"', kinds: ["statement"] }, [earlier, undated]],
        ["by words, also of what it refers to", { words: "ilva", wordsThrough: "speakers" }, [maren, held]],
        ["by words, through a field that does not lead there", { words: "ilva", wordsThrough: "party" }, [maren]],
        [
          "some first, in the order they are named",
          { kinds: ["statement"], first: [undated.id, maren.id, held.id] },
          [undated, held, earlier],
        ],
        [
          "most told first",
          { kinds: ["actor", "statement"], order: "most told", first: [party.id] },
          [party, held, earlier, undated, maren, berrick],
        ],
        ["by name", { kinds: ["actor"], order: "name" }, [party, maren, berrick]],
        ["by words that are a syntax elsewhere", { words: 'maren" OR words:* NEAR(' }, []],
        ["before the dossier knew them", { asOf: 0 }, []],
      ];
      test.each(queries)("%s", async (_, query, expected) => {
        expect(await ids(query)).toEqual(expected.map((item) => item.id));
        expect((await store.items(query)).total).toBe(expected.length);
      });

      test("pages do not overlap and leave nothing out", async () => {
        for (const order of ["learned", "time", "newest", "day", "newest day", "most told", "name"] as const) {
          const pages: ItemId[] = [];
          for (let offset = 0; offset < all.length; offset += 2) pages.push(...(await ids({ order, offset, limit: 2 })));
          expect(pages).toEqual(await ids({ order }));
          expect(new Set(pages).size).toBe(all.length);
        }
        expect(await store.items({ offset: 100 })).toEqual({ rows: [], total: all.length, offset: 100 });
        await refused("bad-query", () => store.items({ limit: -1 }));
        await refused("bad-query", () => store.items({ offset: 0.5 }));
      });

      test("an item is found by the beginning of its id, where that is enough", async () => {
        expect(await store.item(held.id)).toMatchObject({ kind: "found", value: { item: held } });
        expect(await store.item(position.id.slice(0, 4))).toMatchObject({ kind: "found", value: { item: position } });
        expect(await store.item("S-")).toEqual({ kind: "ambiguous", candidates: [held.id, earlier.id, undated.id].sort() });
        expect(await store.item("")).toEqual({ kind: "missing" });
        expect(await store.item("Z-")).toEqual({ kind: "missing" });
      });

      test("clashes are found from what they are about", async () => {
        const clash = (key: string, items: readonly ItemId[]): Item => ({
          id: itemIdOf("X", key),
          kind: "clash",
          standing: "proposed",
          corrected: [],
          accounts: [],
          about: "content",
          items,
          sides: [
            { says: "one", accounts: [] },
            { says: "another", accounts: [] },
          ],
        });
        const [first, second] = [clash("c1", [held.id, earlier.id]), clash("c2", [held.id, undated.id])];
        await written({ settings: [{ key: "n", value: 1 }] });
        await save([...all, first, second]);
        const asked = [held.id, undated.id, undated.id, maren.id];
        expect(await store.clashesAbout(asked)).toEqual(
          new Map([
            [held.id, [first.id, second.id]],
            [undated.id, [second.id]],
          ]),
        );
        expect(await store.clashesAbout(asked, { asOf: 1 })).toEqual(new Map());
      });

      test("counts by kind and standing", async () => {
        expect(await store.itemCounts()).toEqual([
          { kind: "actor", standing: "proposed", count: 3 },
          { kind: "statement", standing: "proposed", count: 2 },
          { kind: "statement", standing: "confirmed", count: 1 },
          { kind: "position", standing: "proposed", count: 1 },
        ]);
        expect(await store.itemCounts({ asOf: 0 })).toEqual([]);
        expect(await store.itemCounts({ saidBy: "2026-03-02" })).toEqual([
          { kind: "actor", standing: "proposed", count: 3 },
          { kind: "statement", standing: "proposed", count: 2 },
          { kind: "position", standing: "proposed", count: 1 },
        ]);
      });

      test("rebuilding the caches changes no answer", async () => {
        await written({ settings: [{ key: "n", value: 1 }] });
        await save([berrick, { ...held, standing: "rejected" }, earlier]);
        const answers = async () => ({
          now: await store.items(),
          before: await store.items({ asOf: 1 }),
          byActor: await store.items({ refersTo: [{ to: berrick.id }] }),
          counts: await store.itemCounts(),
          words: await store.searchItems({ text: "report" }),
          passages: await store.searchPassages({ text: "clause" }),
        });
        const before = await answers();
        await store.rebuild();
        expect(await answers()).toEqual(before);
        expect(before.byActor.total).toBe(1);
        expect(before.passages.total).toBeGreaterThan(0);
      });
    });

    describe("searching", () => {
      const text =
        "Ilva Maren praised the cease-fire in Orsa.\n\nThe Café Réunion talks were 'held' 👩‍🚀 again in Orsa; Orsa agreed AND left.";
      const source = sourceOf(text);
      beforeEach(async () => {
        await written({ sources: [source] });
      });

      async function found(typed: string): Promise<readonly string[]> {
        const { rows } = await store.searchPassages({ text: typed });
        return rows.flatMap((hit) => hit.found.map((span) => exactText(text, span)));
      }

      const searches: readonly (readonly [string, readonly string[]])[] = [
        ["maren", ["Maren"]],
        ["praise maren", ["Maren", "praised"]],
        ["cafe reunion", ["Café", "Réunion"]],
        ['"orsa agreed"', ["Orsa agreed"]],
        ['"agreed orsa"', []],
        ["cease-fire", ["cease-fire"]],
        ["ag", []],
        ["agr", ["agreed"]],
        ["AND agreed", ["agreed", "AND"]],
        ["words:maren", []],
        ["NOT maren", []],
        ['"maren', ["Maren"]],
        ["maren)", ["Maren"]],
        ["maren*", ["Maren"]],
        ["", []],
        ["   ", []],
        ["* ( \" ' ; --", []],
        ["👩‍🚀", []],
        ["held' OR 1=1 --", []],
      ];
      test.each(searches)("%s", async (typed, expected) => {
        expect([...(await found(typed))].sort()).toEqual([...expected].sort());
      });

      test("a hit is a passage of the source, and counts only while the source does", async () => {
        const { rows, total, complete } = await store.searchPassages({ text: "réunion" });
        expect({ total, complete }).toEqual({ total: 1, complete: true });
        expect(rows.map((hit) => exactText(text, hit.span))).toEqual([text.slice(text.indexOf("The Café"))]);
        await undo("c1" as CommandId); // Known from above.
        expect((await store.searchPassages({ text: "réunion" })).total).toBe(0);
        expect((await store.searchPassages({ text: "réunion", asOf: 1 })).total).toBe(1);
        expect((await store.searchPassages({ text: "réunion", asOf: 0 })).total).toBe(0);
      });

      test("items are searched as they stand, or stood", async () => {
        await save([maren]);
        await written({ settings: [{ key: "n", value: 1 }] });
        await save([{ ...maren, name: "Ilva Quill" }, berrick]);
        const names = async (typed: string, asOf?: number) =>
          (await store.searchItems({ text: typed, asOf })).rows.map((row) => row.item.id);
        expect(await names("quill")).toEqual([maren.id]);
        expect(await names("maren")).toEqual([]);
        expect(await names("maren", 1)).toEqual([maren.id]);
        expect((await store.searchItems({ text: "berrick", kinds: ["statement"] })).rows).toEqual([]);
      });

      test("where very many passages match, it is said that not all were ranked", async () => {
        const many = sourceOf(Array.from({ length: 5_100 }, (_, at) => `Customs post ${at} in Orsa.`).join("\n"));
        await written({ sources: [many] });
        const page = await store.searchPassages({ text: "customs", limit: 10 });
        expect(page).toMatchObject({ complete: false, considered: 5_000, total: 5_000 });
        expect(page.rows).toHaveLength(10);
        expect(await store.searchPassages({ text: '"post 5099"' })).toMatchObject({ complete: true, total: 1 });
        // What came later does not stand in the way of an earlier moment.
        expect(await store.searchPassages({ text: "orsa", asOf: 1 })).toMatchObject({ complete: true, total: 2 });
      });
    });

    test("after closing, everything is refused in words", async () => {
      await store.close();
      await store.close();
      await refused("closed", () => store.head());
      await refused("closed", () => write({ sources: [one] }));
      await refused("closed", () => store.items());
    });
  });
}

function day(iso: string) {
  return { from: iso, to: iso, precision: "day", approximate: false } as const;
}

async function refused(code: StoreErrorCode, work: () => Promise<unknown>): Promise<void> {
  const outcome = await work().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(StoreError);
  expect(outcome).toMatchObject({ code });
}
