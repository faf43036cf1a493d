/** Decides what of a record is new: a version for each item that differs from the one that stands, and nothing else. */

import { z } from "zod";
import { type DossierRecord, type Item, type ItemId, ItemIdShape, ItemShape, RecordShape } from "#record";
import { StoreError } from "../errors.ts";
import type { RecordOverview, SaveOutcome } from "../store.ts";
import { cacheVersions, itemHash, stillStanding } from "./caches.ts";
import { checkColumn } from "./coding.ts";
import type { Connection } from "./connection.ts";
import type { Moment, Moments } from "./moments.ts";
import { readAllItems } from "./read-items.ts";

/**
 * Keeps the record made from the log up to `basedOnSeq`, unless the log has moved on. Saving the same record again appends nothing.
 *
 * @throws StoreError `bad-record` where two items share an id or an item is not well formed; nothing is written then.
 */
export function saveRecord(
  connection: Connection,
  moments: Moments,
  record: DossierRecord,
  made: { readonly basedOnSeq: number; readonly maker: string },
): SaveOutcome {
  const { basedOnSeq: seq, maker } = made;
  const packed = pack(record, seq);
  const overview = overviewJson(record);

  return connection.writing((): SaveOutcome => {
    const head = moments.head();
    if (head !== seq) return { kind: "log moved on", head, basedOnSeq: seq };

    const standing = new Map(
      connection
        .all<StandingRow>("SELECT item, hash FROM cached_item WHERE until_seq = ?", stillStanding)
        .map((row) => [row.item, row.hash] as const),
    );
    const differing = packed.filter(({ item, hash }) => standing.get(item.id) !== hash);
    const added = differing.filter(({ item }) => !standing.has(item.id)).length;
    for (const { item } of packed) standing.delete(item.id);
    const removed = [...standing.keys()];

    const save = appendSave(connection, { seq, maker, overview, itemsDiffer: differing.length + removed.length > 0 });
    if (save !== undefined) {
      const append = (item: ItemId, content: string | null) =>
        connection.run("INSERT INTO item_version (save, seq, item, content) VALUES (?, ?, ?, ?)", save, seq, item, content);
      const shown = differing.map(({ item, content, hash }) => ({
        version: append(checkItem(item).id, content),
        seq,
        id: item.id,
        shown: { item, hash },
      }));
      const dropped = removed.map((id) => ({ version: append(id, null), seq, id, shown: undefined }));
      cacheVersions(connection, [...shown, ...dropped]);
    }
    return { kind: "saved", seq, added, changed: differing.length - added, removed: removed.length };
  });
}

type StandingRow = { readonly item: ItemId; readonly hash: string };

/** The record's standing positions, parties and problems at a moment. */
export function readOverview(connection: Connection, { seq }: Moment): RecordOverview | undefined {
  const last = connection.get<{ seq: number; maker: string }>(
    "SELECT seq, maker FROM record_save WHERE seq <= ? ORDER BY save DESC LIMIT 1",
    seq,
  );
  const kept = connection.get<{ overview: string }>(
    "SELECT overview FROM record_save WHERE seq <= ? AND overview IS NOT NULL ORDER BY save DESC LIMIT 1",
    seq,
  );
  if (last === undefined || kept === undefined) return undefined;
  return { ...last, ...checkColumn(OverviewShape, kept.overview, "the record") };
}

/** The record whole, as it was saved last at or before a moment. */
export function readRecord(connection: Connection, moment: Moment): DossierRecord | undefined {
  const overview = readOverview(connection, moment);
  if (overview === undefined) return undefined;
  const { standing, parties, problems } = overview;
  return { items: readAllItems(connection, moment), standing, parties, problems };
}

const OverviewShape = z.strictObject({
  standing: RecordShape.shape.standing,
  parties: z.array(ItemIdShape),
  problems: RecordShape.shape.problems,
});

type PackedItem = { readonly item: Item; readonly content: string; readonly hash: string };

function pack(record: DossierRecord, seq: number): readonly PackedItem[] {
  const ids = new Set<string>();
  for (const { id } of record.items) {
    if (ids.has(id)) throw badRecord("Two items of the record share one id", id);
    ids.add(id);
  }
  const first = record.items[0];
  if (seq === 0 && first !== undefined) throw badRecord("An empty log makes no items", first.id);
  return record.items.map((item) => {
    const content = JSON.stringify(item);
    return { item, content, hash: itemHash(content) };
  });
}

function overviewJson({ standing, parties, problems }: DossierRecord): string {
  const parsed = OverviewShape.safeParse({ standing, parties, problems });
  if (!parsed.success) throw badRecord(`The record is not well formed: ${parsed.error.message}`, "the record");
  return JSON.stringify({ standing, parties, problems });
}

function checkItem(item: Item): Item {
  const parsed = ItemShape.safeParse(item);
  if (parsed.success) return item;
  throw badRecord(`The item is not well formed: ${parsed.error.message}`, item.id);
}

/** Notes that the record was made for `seq`; nothing where the last note says the same already. */
function appendSave(
  connection: Connection,
  save: { readonly seq: number; readonly maker: string; readonly overview: string; readonly itemsDiffer: boolean },
): number | undefined {
  const last = connection.get<{ seq: number; maker: string }>("SELECT seq, maker FROM record_save ORDER BY save DESC LIMIT 1");
  const kept = connection.get<{ overview: string }>(
    "SELECT overview FROM record_save WHERE overview IS NOT NULL ORDER BY save DESC LIMIT 1",
  );
  const overview = kept?.overview === save.overview ? null : save.overview;
  if (!save.itemsDiffer && overview === null && last?.seq === save.seq && last.maker === save.maker) return undefined;
  return connection.run("INSERT INTO record_save (seq, maker, overview) VALUES (?, ?, ?)", save.seq, save.maker, overview);
}

function badRecord(what: string, where: string): StoreError {
  return new StoreError({ code: "bad-record", what, where, whatToDo: "Make the record again from the log." });
}
