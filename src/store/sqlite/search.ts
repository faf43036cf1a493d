/** Decides which passages and items hold the words searched for, best first, at a cost that common words cannot raise. */
import type { ItemKind, SourceId, Span } from "#record";
import type { ItemHit, PassageHit, SearchPage, SearchQuery } from "../store.ts";
import { foundEnd, foundStart } from "./caches.ts";
import type { Connection } from "./connection.ts";
import type { Moment } from "./moments.ts";
import { pagingOf } from "./paging.ts";
import { matchOf } from "./parse-search.ts";
import { conditionsOf, type ItemRow, itemColumns, itemOf } from "./read-items.ts";

/** Ranking looks at every row it is given: with words in half of 200,000 rows that took a quarter of a second. The newest that count are ranked. */
const mostRanked = 5_000;

/** Passages of the sources that count. */
export function searchPassages(connection: Connection, moment: Moment, query: SearchQuery): SearchPage<PassageHit> {
  const { offset, limit } = pagingOf(query);
  const match = matchOf(query.text);
  if (match === undefined) return { rows: [], total: 0, offset, complete: true, considered: 0 };

  const hits = connection.all<HitRow>(
    `WITH ranked AS MATERIALIZED (
       SELECT w.rowid AS found, bm25(cached_passage_words) AS rank, s.id AS source, s.entry, p.start, p."end"
       FROM cached_passage_words AS w CROSS JOIN cached_passage AS p ON p.passage = w.rowid
       CROSS JOIN source AS s ON s.text = p.text AND ${counts("s")}
         AND NOT EXISTS (SELECT 1 FROM source AS n WHERE n.id = s.id AND n.entry < s.entry AND ${counts("n")})
       WHERE cached_passage_words MATCH :match AND (:saidBy IS NULL OR ${publishedDay} <= :saidBy) ORDER BY w.rowid DESC LIMIT :mostRanked)
     SELECT found, source, start, "end" FROM ranked ORDER BY rank, found DESC, entry`,
    { seq: moment.seq, inactive: moment.inactive, match, mostRanked, saidBy: query.saidBy ?? null },
  );
  const rows = hits.slice(offset, offset + limit).map((hit) => passageHit(connection, match, hit));
  return { rows, total: hits.length, offset, ...consideredOf(hits) };
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

  const { where, bound } = conditionsOf(moment, { kinds: query.kinds, saidBy: query.saidBy });
  const versions = connection.all<{ version: number }>(
    `WITH ranked AS MATERIALIZED (
       SELECT i.version, w.rowid AS found, bm25(cached_item_words) AS rank
       FROM cached_item_words AS w CROSS JOIN cached_item AS i ON i.words = w.rowid
       WHERE cached_item_words MATCH :match AND ${where} ORDER BY w.rowid DESC LIMIT :mostRanked)
     SELECT version FROM ranked ORDER BY rank, found DESC, version`,
    { match, mostRanked },
    ...bound,
  );
  const rows = versions.slice(offset, offset + limit).flatMap(({ version }) => {
    const row = connection.get<ItemRow>(`${itemColumns} WHERE i.version = ?`, version);
    return row === undefined ? [] : [itemOf(connection, row)];
  });
  return { rows, total: versions.length, offset, ...consideredOf(versions) };
}

const counts = (row: string) => `${row}.command <= :seq AND ${row}.command NOT IN (SELECT value FROM json_each(:inactive))`;

/** The day a source was published, from the details that count; nothing where it is not known, which is before every day. */
const publishedDay = `(SELECT coalesce(substr(d.details ->> 'published', 1, 10), '') FROM source_details AS d
  WHERE d.entry = (SELECT max(n.entry) FROM source_details AS n WHERE n.source = s.id AND ${counts("n")}))`;

/** A full measure may have left some out. */
function consideredOf(ranked: readonly unknown[]): { readonly complete: boolean; readonly considered: number } {
  return { complete: ranked.length < mostRanked, considered: ranked.length };
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
