/** Decides how the caches follow from the append-only tables; written along with each append and by a rebuild through the same functions. */
import { type Item, type ItemId, ItemShape, type Span } from "#record";
import { dayOfItem } from "../day-of-item.ts";
import { checkColumn, hashOf, textOf } from "./coding.ts";
import type { Connection } from "./connection.ts";
import { daysOf, kindsInOrder, varietyOf, wordsOf } from "./describe-item.ts";
import { referencesIn } from "./find-in-item.ts";
import { splitPassages } from "./split-passages.ts";

/** Until when the version that stands now stands. */
export const stillStanding = Number.MAX_SAFE_INTEGER;

/** Makes every cache again; called inside a write. */
export function rebuildCaches(connection: Connection): void {
  for (const cache of ["item", "reference", "account", "passage", "passage_words", "item_words"]) {
    connection.run(`DELETE FROM cached_${cache}`);
  }
  for (const { number } of connection.all<{ number: number }>("SELECT number FROM text ORDER BY number")) {
    const stored = connection.get<{ body: Uint8Array }>("SELECT body FROM text WHERE number = ?", number);
    if (stored !== undefined) cachePassages(connection, number, textOf(stored.body));
  }
  for (let last = 0; ; ) {
    const stored = connection.all<StoredVersion>(
      "SELECT version, seq, item, content FROM item_version WHERE version > ? ORDER BY version LIMIT ?",
      last,
      batchSize,
    );
    cacheVersions(connection, stored.map(versionOf));
    const newest = stored.at(-1);
    if (newest === undefined) return;
    last = newest.version;
  }
}

/** Makes a text searchable, passage by passage. */
export function cachePassages(connection: Connection, text: number, words: string): void {
  for (const { start, end } of splitPassages(words)) {
    const passage = connection.run('INSERT INTO cached_passage (text, start, "end") VALUES (?, ?, ?)', text, start, end);
    connection.run("INSERT INTO cached_passage_words (rowid, words) VALUES (?, ?)", passage, searchable(words.slice(start, end)));
  }
}

/** Around the words found when a passage is shown; taken out of what is indexed, one character for one, so that offsets hold. */
export const foundStart = "\u0001";
export const foundEnd = "\u0002";

function searchable(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the characters meant; the null would end the text for the engine.
  return words.replace(/[\u0000-\u0002]/g, " ");
}

type StoredVersion = { readonly version: number; readonly seq: number; readonly item: ItemId; readonly content: string | null };

function versionOf({ version, seq, item: id, content }: StoredVersion): NewVersion {
  const shown = content === null ? undefined : { item: checkColumn(ItemShape, content, id), hash: itemHash(content) };
  return { version, seq, id, shown };
}

/** A row of `item_version`; nothing is shown where the record dropped the item. */
export type NewVersion = {
  readonly version: number;
  readonly seq: number;
  readonly id: ItemId;
  readonly shown: { readonly item: Item; readonly hash: string } | undefined;
};

/** Versions indexed at a time: bounds the memory their words take. */
const batchSize = 5_000;

/**
 * Makes new versions the ones that stand, in the order given. The words are written last: the engine's full-text index is put in order
 * before every statement that could be taken back by itself, which for words and rows in turn costs ten times as much.
 */
export function cacheVersions(connection: Connection, versions: readonly NewVersion[]): void {
  const textAt = createTextReader(connection);
  for (let at = 0; at < versions.length; at += batchSize) {
    const newWords = new Map<number, string>();
    for (const version of versions.slice(at, at + batchSize)) cacheVersion(connection, version, { newWords, textAt });
    for (const [number, words] of newWords) {
      connection.run("INSERT INTO cached_item_words (rowid, words) VALUES (?, ?)", number, words);
    }
  }
}

type Before = { readonly rank: number; readonly learned_seq: number; readonly words: number };
type Indexing = { readonly newWords: Map<number, string>; readonly textAt: (span: Span) => string };

function cacheVersion(connection: Connection, { version, seq, id, shown }: NewVersion, { newWords, textAt }: Indexing): void {
  const before = connection.get<Before>(
    "SELECT rank, learned_seq, words FROM cached_item WHERE item = ? ORDER BY version DESC LIMIT 1",
    id,
  );
  if (before !== undefined) {
    connection.run("UPDATE cached_item SET until_seq = ? WHERE item = ? AND until_seq = ?", seq, id, stillStanding);
  }
  if (shown === undefined) return;

  const { item, hash } = shown;
  const words = searchable(wordsOf(item, textAt));
  const isSaidAlready = before !== undefined && wordsAt(connection, newWords, before.words) === words;
  if (!isSaidAlready) newWords.set(version, words);
  const days = daysOf(item);
  connection.run(
    `INSERT INTO cached_item (kind_order, rank, version, item, from_seq, until_seq, standing, variety, from_day, to_day, learned_seq, words, hash, day)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    kindsInOrder.indexOf(item.kind),
    before?.rank ?? version,
    version,
    item.id,
    seq,
    stillStanding,
    item.standing,
    varietyOf(item),
    days.from,
    days.to,
    before?.learned_seq ?? seq,
    isSaidAlready ? before.words : version,
    hash,
    dayOfItem(item) ?? null,
  );
  for (const { field, to } of referencesIn(item)) {
    connection.run("INSERT INTO cached_reference (to_item, field, version) VALUES (?, ?, ?)", to, field, version);
  }
  for (const source of new Set(item.accounts.map((account) => account.source))) {
    connection.run("INSERT INTO cached_account (source, version) VALUES (?, ?)", source, version);
  }
}

/** Tells whether an item's JSON is the one that stands: 128 bits of its SHA-256. */
export function itemHash(content: string): string {
  return hashOf(content).slice(0, 32);
}

/** Versions that share their words share one row of the index, named by the first of them. */
function wordsAt(connection: Connection, newWords: ReadonlyMap<number, string>, number: number): string | undefined {
  const kept = newWords.get(number);
  return kept ?? connection.get<{ words: string }>("SELECT words FROM cached_item_words WHERE rowid = ?", number)?.words;
}

/** Texts kept at hand while items are indexed: accounts of one source come close together. */
const textsAtHand = 2_000;

/** Gives the exact words of spans; nothing for a source the dossier does not know. */
function createTextReader(connection: Connection): (span: Span) => string {
  const texts = new Map<string, string>();
  return ({ source, start, end }) => {
    let text = texts.get(source);
    if (text === undefined) {
      const stored = connection.get<{ body: Uint8Array }>(
        "SELECT text.body FROM source JOIN text ON text.number = source.text WHERE source.id = ? LIMIT 1",
        source,
      );
      text = stored === undefined ? "" : textOf(stored.body);
      if (texts.size >= textsAtHand) texts.clear();
      texts.set(source, text);
    }
    return text.slice(start, end);
  };
}
