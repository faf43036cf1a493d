/** Decides how the caches follow from the append-only tables; written along with each append and by a rebuild through the same functions. */
import { type Item, ItemShape, type Span } from "#record";
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
  const textAt = createTextReader(connection);
  for (const { version } of connection.all<{ version: number }>("SELECT version FROM item_version ORDER BY version")) {
    const stored = connection.get<{ item: string; seq: number; content: string | null }>(
      "SELECT item, seq, content FROM item_version WHERE version = ?",
      version,
    );
    if (stored === undefined) continue;
    const { item, seq, content } = stored;
    if (content === null) cacheRemoval(connection, { item, seq });
    else cacheVersion(connection, { version, seq, item: checkColumn(ItemShape, content, item), hash: hashOf(content), textAt });
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

export type NewVersion = {
  readonly version: number;
  readonly seq: number;
  readonly item: Item;
  /** Hash of the item's JSON as stored. */
  readonly hash: string;
  readonly textAt: (span: Span) => string;
};

type Before = { readonly rank: number; readonly learned_seq: number; readonly words: number };

/** Makes a new version the one that stands. */
export function cacheVersion(connection: Connection, { version, seq, item, hash, textAt }: NewVersion): void {
  const before = connection.get<Before>(
    "SELECT rank, learned_seq, words FROM cached_item WHERE item = ? ORDER BY version DESC LIMIT 1",
    item.id,
  );
  cacheRemoval(connection, { item: item.id, seq });
  const days = daysOf(item);
  connection.run(
    `INSERT INTO cached_item (kind_order, rank, version, item, from_seq, until_seq, standing, variety, from_day, to_day, learned_seq, words, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    cacheWords(connection, { version, words: searchable(wordsOf(item, textAt)), before: before?.words }),
    hash,
  );
  for (const { field, to } of referencesIn(item)) {
    connection.run("INSERT INTO cached_reference (to_item, field, version) VALUES (?, ?, ?)", to, field, version);
  }
  for (const source of new Set(item.accounts.map((account) => account.source))) {
    connection.run("INSERT INTO cached_account (source, version) VALUES (?, ?)", source, version);
  }
}

/** Ends the standing of an item's last version. */
export function cacheRemoval(connection: Connection, { item, seq }: { readonly item: string; readonly seq: number }): void {
  connection.run("UPDATE cached_item SET until_seq = ? WHERE item = ? AND until_seq = ?", seq, item, stillStanding);
}

/** Versions that share their words share one row of the index, named by the first of them. */
function cacheWords(
  connection: Connection,
  { version, words, before }: { readonly version: number; readonly words: string; readonly before: number | undefined },
): number {
  if (before !== undefined) {
    const kept = connection.get<{ words: string }>("SELECT words FROM cached_item_words WHERE rowid = ?", before);
    if (kept?.words === words) return before;
  }
  connection.run("INSERT INTO cached_item_words (rowid, words) VALUES (?, ?)", version, words);
  return version;
}

/** Texts kept at hand while items are indexed: accounts of one source come close together. */
const textsAtHand = 256;

/** Gives the exact words of spans; nothing for a source the dossier does not know. */
export function createTextReader(connection: Connection): (span: Span) => string {
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
