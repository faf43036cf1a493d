import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, type Item, type ItemId, itemIdOf, type MeetingItem } from "#record";
import { dayOfItem, type ItemQuery } from "#store";
import { recordOf, sampleAccount, samplePosition, sampleSource, sampleStatement } from "../../../test/contracts/store-samples.ts";
import { createConnection } from "./connection.ts";
import { openSqliteStore } from "./index.ts";

const source = sampleSource(1);
const days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"] as const;
const dayOrNone = fc.option(fc.constantFrom(...days), { nil: undefined });
const drafts = fc.array(
  fc.record({
    kind: fc.constantFrom("statement", "position", "meeting", "planned"),
    time: dayOrNone,
    published: fc.array(dayOrNone, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 14 },
);

function itemOf(
  { kind, time, published }: { kind: string; time: string | undefined; published: readonly (string | undefined)[] },
  at: number,
): Item {
  const accounts = published.map((day) => ({
    ...sampleAccount(source),
    ...(day === undefined ? {} : { published: `${day}T23:30:00-05:00` }),
  }));
  const when = time === undefined ? undefined : dayOf(time);
  if (kind === "statement")
    return { ...sampleStatement(`s${at}`, source, itemIdOf("A", "a")), accounts, ...(when === undefined ? {} : { saidAt: when }) };
  if (kind === "position")
    return {
      ...samplePosition(`p${at}`, source, itemIdOf("A", "a"), itemIdOf("T", "t")),
      accounts,
      ...(when === undefined ? {} : { time: when }),
    };
  const meeting: MeetingItem = {
    kind: "meeting",
    id: itemIdOf("M", `m${at}`),
    standing: "proposed",
    corrected: [],
    accounts,
    status: kind === "planned" ? "planned" : "held",
    format: "unknown",
    sides: [],
    lead: [],
    agenda: [],
    ...(when === undefined ? {} : { time: when }),
  };
  return meeting;
}

/** Every item is fetched and put in order by what it says itself. */
function slowly(items: readonly Item[], query: ItemQuery): readonly ItemId[] {
  const kept = items.filter((item) => {
    const day = dayOfItem(item);
    const { saidBy, saidBefore, saidSince } = query;
    return (
      (saidBy === undefined || day === undefined || day <= saidBy) &&
      (saidBefore === undefined || day === undefined || day < saidBefore) &&
      (saidSince === undefined || (day !== undefined && day >= saidSince))
    );
  });
  const direction = query.order === "newest day" ? -1 : 1;
  return [...kept]
    .sort((one, other) => {
      const [left, right] = [dayOfItem(one), dayOfItem(other)];
      if (left === right) return 0;
      if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
      return left < right ? -direction : direction;
    })
    .map((item) => item.id);
}

test("lists by day are what sorting and sieving every item gives, also after a rebuild and in a dossier made before days were kept", async () => {
  await fc.assert(
    fc.asyncProperty(drafts, fc.constantFrom(...days), fc.integer({ min: 1, max: 5 }), async (made, day, limit) => {
      const folder = mkdtempSync(join(tmpdir(), "parley-days-"));
      const path = join(folder, "days.parley");
      try {
        let store = await openSqliteStore({ path, mode: "either" });
        await store.write({ at: "2026-03-09T08:00:00Z", by: "Ann Ek", verb: "test", words: {} }, { sources: [source] });
        await store.saveRecord(recordOf(made.map(itemOf)), { basedOnSeq: 1, maker: "collation 1" });
        const check = async () => {
          for (const [order, before] of [
            ["day", "time"],
            ["newest day", "newest"],
          ] as const)
            for (const filter of [{}, { saidBy: day }, { saidBefore: day }, { saidSince: day }]) {
              const all = (await store.items({ order: before })).rows.map(({ item }) => item);
              const expected = slowly(all, { ...filter, order });
              const page = await store.items({ ...filter, order, limit });
              expect(page.rows.map(({ item }) => item.id)).toEqual(expected.slice(0, limit));
              expect(page.total).toBe(expected.length);
              if ("saidBy" in filter)
                expect((await store.itemCounts(filter)).reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
            }
        };
        await check();
        await store.rebuild();
        await check();
        await store.close();
        backToTheFirstLayout(path);
        store = await openSqliteStore({ path });
        await check();
        expect(await store.verify()).toEqual([]);
        await store.close();
      } finally {
        rmSync(folder, { recursive: true });
      }
    }),
    { seed: 5, numRuns: 25 },
  );
});

/** What a dossier of the first layout holds: everything but the days. */
function backToTheFirstLayout(path: string): void {
  const connection = createConnection(new DatabaseSync(path), path);
  const trigger = connection.get<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'migration_keeps_rows'");
  connection.exec(`DROP INDEX cached_item_by_day; ALTER TABLE cached_item DROP COLUMN day; DROP TRIGGER migration_keeps_rows;
    DELETE FROM migration WHERE number > 1; ${trigger?.sql}; PRAGMA user_version = 1;`);
  connection.close();
}
