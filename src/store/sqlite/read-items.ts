/** Decides which items of the record a query gives, as of a moment and in which order. */
import { type Item, type ItemId, type ItemKind, ItemShape, type Standing, StandingShape } from "#record";
import type { Found, ItemCount, ItemQuery, ItemVersion, Page, RecordedItem } from "../store.ts";
import { checkColumn } from "./coding.ts";
import type { Bound, Connection } from "./connection.ts";
import { kindsInOrder } from "./describe-item.ts";
import { keepRecent, type Recent } from "./keep-recent.ts";
import type { Moment } from "./moments.ts";
import { pagingOf } from "./paging.ts";
import { matchOf } from "./parse-search.ts";

/** A page of items; the filters narrow in SQL, so that only what is shown is parsed. */
export function readItems(connection: Connection, moment: Moment, query: ItemQuery): Page<RecordedItem> {
  const { offset, limit } = pagingOf(query);
  const { where, bound } = conditionsOf(moment, query);
  const total = connection.get<{ total: number }>(`SELECT count(*) AS total FROM cached_item AS i WHERE ${where}`, ...bound)?.total ?? 0;
  const { first = [], order = "learned" } = query;
  const joins = `${first.length === 0 ? "" : firstJoin} ${order === "most told" ? toldJoin : ""}`;
  const rows = connection.all<ItemRow>(
    `${itemColumns} ${joins} WHERE ${where} ORDER BY ${first.length === 0 ? "" : firstOrder} ${orders[order]} LIMIT ? OFFSET ?`,
    ...(first.length === 0 ? [] : [JSON.stringify(first)]),
    ...bound,
    limit,
    offset,
  );
  return { rows: rows.map((row) => itemOf(connection, row)), total, offset };
}

/** The item of that very id. */
export function readItem(connection: Connection, { seq }: Moment, id: ItemId): RecordedItem | undefined {
  const row = connection.get<ItemRow>(`${itemColumns} WHERE i.item = ? AND i.from_seq <= ? AND i.until_seq > ?`, id, seq, seq);
  return row === undefined ? undefined : itemOf(connection, row);
}

/** The item whose id is `beginning`, or begins so. */
export function findItem(connection: Connection, moment: Moment, beginning: string): Found<ItemId, RecordedItem> {
  const rows = connection.all<{ item: ItemId }>(
    `SELECT item FROM cached_item WHERE item >= ? AND item < ? AND from_seq <= ? AND until_seq > ? ORDER BY item LIMIT ?`,
    beginning,
    `${beginning}\u{10ffff}`,
    moment.seq,
    moment.seq,
    mostCandidates,
  );
  const ids = rows.map((row) => row.item);
  const id = ids.find((candidate) => candidate === beginning) ?? ids[0];
  if (id === undefined || beginning === "") return { kind: "missing" };
  if (id !== beginning && ids.length > 1) return { kind: "ambiguous", candidates: ids };
  const value = readItem(connection, moment, id);
  return value === undefined ? { kind: "missing" } : { kind: "found", value };
}

/** As many as a person would choose from. */
export const mostCandidates = 20;

/** Every version, oldest first; one that was replaced at its own moment never showed and is left out. */
export function readItemVersions(connection: Connection, id: ItemId): readonly ItemVersion[] {
  const rows = connection.all<{ seq: number; at: string; content: string | null }>(
    `SELECT v.seq, c.at, v.content FROM item_version AS v JOIN command AS c ON c.seq = v.seq
     WHERE v.item = ? AND v.version = (SELECT max(same.version) FROM item_version AS same WHERE same.item = v.item AND same.seq = v.seq)
     ORDER BY v.version`,
    id,
  );
  return rows.map(({ seq, at, content }) => ({
    at: { seq, at },
    item: content === null ? undefined : checkColumn(ItemShape, content, id),
  }));
}

/** How many items there are of each kind and standing, in the order of the kinds. */
export function countItems(connection: Connection, moment: Moment, query: Pick<ItemQuery, "saidBy">): readonly ItemCount[] {
  const { where, bound } = conditionsOf(moment, { saidBy: query.saidBy });
  const rows = connection.all<{ kind_order: number; standing: string; count: number }>(
    `SELECT i.kind_order, i.standing, count(*) AS count FROM cached_item AS i WHERE ${where} GROUP BY i.kind_order, i.standing`,
    ...bound,
  );
  const counts: ItemCount[] = [];
  for (const [order, kind] of kindsInOrder.entries()) {
    for (const standing of StandingShape.options) {
      const row = rows.find((candidate) => candidate.kind_order === order && candidate.standing === standing);
      if (row !== undefined) counts.push({ kind, standing, count: row.count });
    }
  }
  return counts;
}

/** For each of `items` the clashes about it, in the order of lists. */
export function readClashesAbout(
  connection: Connection,
  moment: Moment,
  items: readonly ItemId[],
  { saidBy }: Pick<ItemQuery, "saidBy">,
): ReadonlyMap<ItemId, readonly ItemId[]> {
  const { where, bound } = conditionsOf(moment, { kinds: ["clash"], saidBy });
  const rows = connection.all<{ about: ItemId; clash: ItemId }>(
    `SELECT r.to_item AS about, i.item AS clash
     FROM json_each(?) AS asked
     CROSS JOIN cached_reference AS r ON r.to_item = asked.value AND r.field = 'items'
     JOIN cached_item AS i ON i.version = r.version
     WHERE ${where} ORDER BY i.rank`,
    JSON.stringify([...new Set(items)]),
    ...bound,
  );
  const clashes = new Map<ItemId, ItemId[]>();
  for (const { about, clash } of rows) {
    const known = clashes.get(about);
    if (known === undefined) clashes.set(about, [clash]);
    else known.push(clash);
  }
  return clashes;
}

/** Every item, in the order of lists. */
export function readAllItems(connection: Connection, { seq }: Moment): readonly Item[] {
  return connection
    .all<{ item: string; content: string }>(
      `SELECT i.item, v.content FROM cached_item AS i JOIN item_version AS v ON v.version = i.version
       WHERE i.from_seq <= ? AND i.until_seq > ? ORDER BY i.kind_order, i.rank`,
      seq,
      seq,
    )
    .map(({ item, content }) => checkColumn(ItemShape, content, item));
}

export type ItemRow = {
  readonly item: string;
  readonly version: number;
  readonly hash: string;
  readonly learned_seq: number;
  readonly learned_at: string;
  readonly changed_seq: number;
  readonly changed_at: string;
};

export const itemColumns = `SELECT i.item, i.version, i.hash, i.learned_seq, learned.at AS learned_at, i.from_seq AS changed_seq, changed.at AS changed_at
  FROM cached_item AS i JOIN command AS learned ON learned.seq = i.learned_seq JOIN command AS changed ON changed.seq = i.from_seq`;

/** Characters of JSON whose items are kept parsed, for each open dossier: some thousands of items. */
const mostKept = 12_000_000;
const parsedItems = new WeakMap<Connection, Recent<Item>>();

/** The item of a row. Its JSON is known by its hash, so that what was parsed and checked once serves again, whatever is written meanwhile. */
export function itemOf(connection: Connection, row: ItemRow): RecordedItem {
  const parsed = parsedItems.get(connection) ?? keepRecent<Item>(mostKept);
  parsedItems.set(connection, parsed);
  const item = parsed.get(row.hash, () => {
    const content = connection.get<{ content: string }>("SELECT content FROM item_version WHERE version = ?", row.version)?.content ?? "";
    return { value: checkColumn(ItemShape, content, row.item), size: content.length };
  });
  return {
    item,
    learned: { seq: row.learned_seq, at: row.learned_at },
    changed: { seq: row.changed_seq, at: row.changed_at },
  };
}

/** The places of the items that stand first; the limit makes it a table of its own, which the engine gives an index. */
const firstJoin = "LEFT JOIN (SELECT value AS item, key AS place FROM json_each(?) LIMIT -1) AS first ON first.item = i.item";
const firstOrder = "first.place IS NULL, first.place,";

/** How many sources tell of each version. */
const toldJoin = "LEFT JOIN (SELECT version, count(*) AS sources FROM cached_account GROUP BY version) AS told ON told.version = i.version";

/** Every order ends in one that leaves nothing open, so that pages never overlap. */
const orders = {
  learned: "i.kind_order, i.rank",
  time: "i.from_day IS NULL, i.from_day, i.to_day, i.kind_order, i.rank",
  newest: "i.from_seq DESC, i.kind_order, i.rank",
  day: "i.day IS NULL, i.day, i.from_day IS NULL, i.from_day, i.to_day, i.kind_order, i.rank",
  "newest day": "i.day IS NULL, i.day DESC, i.from_seq DESC, i.kind_order, i.rank",
  "most told": "coalesce(told.sources, 0) DESC, i.kind_order, i.rank",
  name: "(SELECT w.words FROM cached_item_words AS w WHERE w.rowid = i.words) COLLATE NOCASE, i.kind_order, i.rank",
} as const;

/** The filters of a query as SQL; lists go in as JSON, so that the statement stays the same for any length. */
export function conditionsOf({ seq }: Moment, query: ItemQuery): { readonly where: string; readonly bound: readonly Bound[] } {
  const conditions: string[] = [];
  const bound: Bound[] = [];
  const add = (condition: string, ...values: readonly Bound[]) => {
    conditions.push(condition);
    bound.push(...values);
  };
  const among = "IN (SELECT value FROM json_each(?))";

  add("i.from_seq <= ? AND i.until_seq > ?", seq, seq);
  if (query.kinds !== undefined)
    add(`i.kind_order ${among}`, JSON.stringify(query.kinds.map((kind: ItemKind) => kindsInOrder.indexOf(kind))));
  if (query.standings !== undefined) add(`i.standing ${among}`, JSON.stringify(query.standings satisfies readonly Standing[]));
  if (query.varieties !== undefined) add(`i.variety ${among}`, JSON.stringify(query.varieties));
  if (query.ids !== undefined) add(`i.item ${among}`, JSON.stringify(query.ids));
  if (query.source !== undefined) add("i.version IN (SELECT version FROM cached_account WHERE source = ?)", query.source);
  for (const { to, field } of query.refersTo ?? []) {
    if (field === undefined) add("i.version IN (SELECT version FROM cached_reference WHERE to_item = ?)", to);
    else add("i.version IN (SELECT version FROM cached_reference WHERE to_item = ? AND field = ?)", to, field);
  }
  if (query.from !== undefined) add("i.to_day >= ?", query.from.slice(0, isoDayLength));
  if (query.to !== undefined) add("i.from_day <= ?", query.to.slice(0, isoDayLength));
  if (query.saidBy !== undefined) add("(i.day IS NULL OR i.day <= ?)", query.saidBy.slice(0, isoDayLength));
  if (query.saidBefore !== undefined) add("(i.day IS NULL OR i.day < ?)", query.saidBefore.slice(0, isoDayLength));
  if (query.saidSince !== undefined) add("i.day >= ?", query.saidSince.slice(0, isoDayLength));
  const match = query.words === undefined ? undefined : matchOf(query.words);
  const matching = "IN (SELECT rowid FROM cached_item_words WHERE cached_item_words MATCH ?)";
  if (match !== undefined && query.wordsThrough === undefined) add(`i.words ${matching}`, match);
  if (match !== undefined && query.wordsThrough !== undefined) {
    add(
      `(i.words ${matching} OR i.version IN (SELECT r.version FROM cached_item AS named JOIN cached_reference AS r ON r.to_item = named.item
         WHERE r.field = ? AND named.from_seq <= ? AND named.until_seq > ? AND named.words ${matching}))`,
      match,
      query.wordsThrough,
      seq,
      seq,
      match,
    );
  }
  return { where: conditions.join(" AND "), bound };
}

const isoDayLength = "2026-01-31".length;
