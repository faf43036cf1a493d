/** Decides which passages and items hold the words searched for, best first, at a cost that common words cannot raise. */
import type { ItemKind, SourceId, Span } from "#record";
import type { ItemHit, PassageHit, SearchPage, SearchQuery } from "../store.ts";
import { foundEnd, foundStart } from "./caches.ts";
import type { Connection } from "./connection.ts";
import type { Moment } from "./moments.ts";
import { pagingOf } from "./paging.ts";
import { matchOf } from "./parse-search.ts";
import { conditionsOf, type ItemRow, itemColumns, itemOf } from "./read-items.ts";

/** Ranking looks at every row that matches: with words in half of 200,000 rows that took a quarter of a second, with this cap some ten milliseconds. */
const mostRanked = 5_000;

/** Passages of the sources that count. */
export function searchPassages(connection: Connection, moment: Moment, query: SearchQuery): SearchPage<PassageHit> {
  const { offset, limit } = pagingOf(query);
  const match = matchOf(query.text);
  if (match === undefined) return { rows: [], total: 0, offset, complete: true, considered: 0 };

  const hits = connection.all<HitRow>(
    `${rankedRows("cached_passage_words")}
     SELECT ranked.found, s.id AS source, p.start, p."end"
     FROM ranked JOIN cached_passage AS p ON p.passage = ranked.found
     JOIN source AS s ON s.text = p.text AND ${counts("s")}
       AND NOT EXISTS (SELECT 1 FROM source AS n WHERE n.id = s.id AND n.entry < s.entry AND ${counts("n")})
     ORDER BY ranked.rank, ranked.found DESC, s.entry`,
    { seq: moment.seq, inactive: moment.inactive, match, mostRanked },
  );
  const rows = hits.slice(offset, offset + limit).map((hit) => passageHit(connection, match, hit));
  return { rows, total: hits.length, offset, ...consideredOf(connection, "cached_passage_words", match) };
}

/** Items of the record at a moment. */
export function searchItems(
  connection: Connection,
  moment: Moment,
  query: SearchQuery & { readonly kinds?: readonly ItemKind[] | undefined },
): SearchPage<ItemHit> {
  const { offset, limit } = pagingOf(query);
  const match = matchOf(query.text);
  if (match === undefined) return { rows: [], total: 0, offset, complete: true, considered: 0 };

  const { where, bound } = conditionsOf(moment, { kinds: query.kinds });
  const versions = connection.all<{ version: number }>(
    `${rankedRows("cached_item_words")}
     SELECT i.version FROM ranked JOIN cached_item AS i ON i.words = ranked.found
     WHERE ${where} ORDER BY ranked.rank, ranked.found DESC, i.version`,
    { match, mostRanked },
    ...bound,
  );
  const rows = versions.slice(offset, offset + limit).flatMap(({ version }) => {
    const row = connection.get<ItemRow>(`${itemColumns} WHERE i.version = ?`, version);
    return row === undefined ? [] : [itemOf(row)];
  });
  return { rows, total: versions.length, offset, ...consideredOf(connection, "cached_item_words", match) };
}

type WordsTable = "cached_passage_words" | "cached_item_words";

/** The newest rows that match, each with its rank; materialised, so that nothing else is ranked. */
const rankedRows = (table: WordsTable) => `WITH ranked AS MATERIALIZED (
  SELECT rowid AS found, bm25(${table}) AS rank FROM ${table} WHERE ${table} MATCH :match ORDER BY rowid DESC LIMIT :mostRanked
)`;

const counts = (row: string) => `${row}.command <= :seq AND ${row}.command NOT IN (SELECT value FROM json_each(:inactive))`;

function consideredOf(
  connection: Connection,
  table: WordsTable,
  match: string,
): { readonly complete: boolean; readonly considered: number } {
  const beyond = connection.get<{ matching: number }>(
    `SELECT count(*) AS matching FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? LIMIT ?)`,
    match,
    mostRanked + 1,
  );
  const matching = beyond?.matching ?? 0;
  return { complete: matching <= mostRanked, considered: Math.min(matching, mostRanked) };
}

type HitRow = { readonly found: number; readonly source: SourceId; readonly start: number; readonly end: number };

function passageHit(connection: Connection, match: string, { found, source, start, end }: HitRow): PassageHit {
  const shown = connection.get<{ words: string }>(
    `SELECT highlight(cached_passage_words, 0, ?, ?) AS words FROM cached_passage_words WHERE cached_passage_words MATCH ? AND rowid = ?`,
    foundStart,
    foundEnd,
    match,
    found,
  );
  return { span: { source, start, end }, found: foundIn(shown?.words ?? "", source, start) };
}

/** The places between the marks that `highlight` put around the words found, counted in the source's text. */
function foundIn(words: string, source: SourceId, offset: number): readonly Span[] {
  const found: Span[] = [];
  let length = 0;
  for (const [at, piece] of words.split(foundStart).entries()) {
    const [inside = "", ...after] = at === 0 ? ["", piece] : piece.split(foundEnd);
    if (inside !== "") found.push({ source, start: offset + length, end: offset + length + inside.length });
    length += inside.length + after.join("").length;
  }
  return found;
}
