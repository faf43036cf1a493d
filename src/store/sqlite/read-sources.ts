/** Decides which sources count at a moment, with which details and which reading. */
import { z } from "zod";
import {
  assert,
  commandIdOf,
  type Reading,
  type Source,
  type SourceDetails,
  SourceDetailsShape,
  type SourceId,
  SourceShape,
  TextBlockShape,
} from "#record";
import type { Found, KnownSource, Learned, Page, ReadSource, SourceEntry, SourceQuery } from "../store.ts";
import { checkColumn, parseColumn, textOf, unpackReading } from "./coding.ts";
import type { Connection } from "./connection.ts";
import { keepRecent, type Recent } from "./keep-recent.ts";
import type { Moment } from "./moments.ts";
import { pagingOf } from "./paging.ts";
import { mostCandidates } from "./read-items.ts";

/** A page of sources, without their texts. */
export function readSources(connection: Connection, moment: Moment, query: SourceQuery): Page<SourceEntry> {
  const { offset, limit } = pagingOf(query);
  const { notReadBy, publishedBy, ids } = query;
  const conditions = ["TRUE"];
  const bound: string[] = [];
  if (notReadBy !== undefined) {
    conditions.push("reader IS NOT ?");
    bound.push(notReadBy);
  }
  if (publishedBy !== undefined) {
    conditions.push("(details ->> 'published' IS NULL OR substr(details ->> 'published', 1, 10) <= ?)");
    bound.push(publishedBy);
  }
  if (ids !== undefined) {
    conditions.push("id IN (SELECT value FROM json_each(?))");
    bound.push(JSON.stringify(ids));
  }
  const listed = `${standingSources} SELECT * FROM standing WHERE ${conditions.join(" AND ")}`;
  const total = connection.get<{ total: number }>(`SELECT count(*) AS total FROM (${listed})`, namedBounds(moment), ...bound)?.total ?? 0;
  const order = query.order === "published" ? "details ->> 'published' IS NULL, details ->> 'published' DESC, entry" : "entry";
  const rows = connection.all<SourceRow>(`${listed} ORDER BY ${order} LIMIT ? OFFSET ?`, namedBounds(moment), ...bound, limit, offset);
  return { rows: rows.map(entryOf), total, offset };
}

/** The source whose id is `beginning`, or begins so, with its text. */
export function findSource(connection: Connection, moment: Moment, beginning: string): Found<SourceId, KnownSource> {
  if (beginning === "") return { kind: "missing" };
  const named = connection.all<{ id: SourceId }>(
    `${standingSources} SELECT id FROM standing WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`,
    namedBounds(moment),
    beginning,
    `${beginning}\u{10ffff}`,
    mostCandidates,
  );
  const ids = named.map((row) => row.id);
  const id = ids.find((candidate) => candidate === beginning) ?? ids[0];
  if (id === undefined) return { kind: "missing" };
  if (id !== beginning && ids.length > 1) return { kind: "ambiguous", candidates: ids };
  const row = sourceRow(connection, moment, id);
  if (row === undefined) return { kind: "missing" };
  const value = { ...sourceOf(connection, row), learned: { seq: row.command, at: row.at }, detailsSeq: row.details_command };
  return { kind: "found", value };
}

/** Characters of text kept at hand, for each open dossier: about a thousand articles. */
const mostKept = 8_000_000;
const textsAtHand = new WeakMap<Connection, Recent<string | undefined>>();

/** The text of a source that is or was in the dossier; a source's text never changes. */
export function readText(connection: Connection, id: SourceId): string | undefined {
  const texts = textsAtHand.get(connection) ?? keepRecent<string | undefined>(mostKept);
  textsAtHand.set(connection, texts);
  return texts.get(id, () => {
    const stored = connection.get<{ body: Uint8Array }>(
      "SELECT text.body FROM source JOIN text ON text.number = source.text WHERE source.id = ? LIMIT 1",
      id,
    );
    const value = stored === undefined ? undefined : textOf(stored.body);
    return { value, size: value?.length ?? 0 };
  });
}

/** The details that count or counted for a source, oldest first; undone ones are left out. */
export function readDetailsHistory(
  connection: Connection,
  { seq, inactive }: Moment,
  id: SourceId,
): readonly { readonly at: Learned; readonly details: SourceDetails }[] {
  return connection
    .all<{ seq: number; at: string; details: string }>(
      `SELECT c.seq, c.at, d.details FROM source_details AS d JOIN command AS c ON c.seq = d.command
       WHERE d.source = ? AND d.command <= ? AND d.command NOT IN (SELECT value FROM json_each(?)) ORDER BY d.entry`,
      id,
      seq,
      inactive,
    )
    .map(({ seq: learned, at, details }) => ({ at: { seq: learned, at }, details: parseColumn(SourceDetailsShape, details, id) }));
}

/** The reading of a source that counts. */
export function readReading(connection: Connection, moment: Moment, id: SourceId): Reading | undefined {
  const row = sourceRow(connection, moment, id);
  return row?.reading == null ? undefined : readingOf(connection, row.reading, id);
}

/** Numbers of the rows that make up the read sources at a moment. The rows themselves never change, so they can be fetched later, one by one. */
export function listReadSources(connection: Connection, moment: Moment): readonly SourceId[] {
  return connection
    .all<{ id: SourceId }>(`${standingSources} SELECT id FROM standing WHERE reading IS NOT NULL ORDER BY entry`, namedBounds(moment))
    .map((row) => row.id);
}

/** One source with the reading that counts. */
export function readReadSource(connection: Connection, moment: Moment, id: SourceId): ReadSource | undefined {
  const row = sourceRow(connection, moment, id);
  if (row?.reading == null) return undefined;
  return {
    source: sourceOf(connection, row),
    reading: readingOf(connection, row.reading, id),
    learned: { seq: row.command, at: row.at },
  };
}

type SourceRow = {
  readonly entry: number;
  readonly id: SourceId;
  readonly command: number;
  readonly at: string;
  readonly text: number;
  readonly hash: string;
  readonly length: number;
  readonly format: string;
  readonly details: string;
  readonly details_command: number;
  readonly reader: string | null;
  readonly reading: number | null;
};

const counts = (row: string) => `${row}.command <= :seq AND ${row}.command NOT IN (SELECT value FROM json_each(:inactive))`;

/** The first row that counts of every source, with the newest details and reading that count. */
const standingSelect = (narrowed: string) => `
  SELECT s.entry, s.id, s.command, c.at, s.text, t.hash, t.length, s.format, d.details, d.command AS details_command, r.reader, r.entry AS reading
  FROM source AS s JOIN text AS t ON t.number = s.text JOIN command AS c ON c.seq = s.command
  JOIN source_details AS d ON d.entry = (SELECT max(n.entry) FROM source_details AS n WHERE n.source = s.id AND ${counts("n")})
  LEFT JOIN reading AS r ON r.entry = (SELECT max(n.entry) FROM reading AS n WHERE n.source = s.id AND ${counts("n")})
  WHERE ${narrowed} AND ${counts("s")}
    AND NOT EXISTS (SELECT 1 FROM source AS n WHERE n.id = s.id AND n.entry < s.entry AND ${counts("n")})`;
const standingSources = `WITH standing AS (${standingSelect("TRUE")})`;
const oneStandingSource = standingSelect("s.id = ?");

function sourceRow(connection: Connection, moment: Moment, id: SourceId): SourceRow | undefined {
  return connection.get<SourceRow>(oneStandingSource, namedBounds(moment), id);
}

function namedBounds({ seq, inactive }: Moment): { readonly seq: number; readonly inactive: string } {
  return { seq, inactive };
}

function entryOf(row: SourceRow): SourceEntry {
  return {
    id: row.id,
    textHash: row.hash,
    format: SourceShape.shape.format.parse(row.format),
    details: parseColumn(SourceDetailsShape, row.details, row.id),
    detailsSeq: row.details_command,
    length: row.length,
    learned: { seq: row.command, at: row.at },
    command: commandIdOf(row.command),
    reader: row.reader ?? undefined,
  };
}

function sourceOf(connection: Connection, row: SourceRow): Source {
  const stored = connection.get<{ body: Uint8Array; blocks: string }>(
    "SELECT text.body, source.blocks FROM source JOIN text ON text.number = source.text WHERE source.entry = ?",
    row.entry,
  );
  assert(stored !== undefined, `the row ${row.entry} of a source stays`);
  return {
    id: row.id,
    text: textOf(stored.body),
    textHash: row.hash,
    format: SourceShape.shape.format.parse(row.format),
    details: parseColumn(SourceDetailsShape, row.details, row.id),
    blocks: checkColumn(TextBlocksShape, stored.blocks, row.id),
  };
}

const TextBlocksShape = z.array(TextBlockShape);

function readingOf(connection: Connection, entry: number, source: SourceId): Reading {
  const stored = connection.get<{ coding: string; body: Uint8Array }>("SELECT coding, body FROM reading WHERE entry = ?", entry);
  assert(stored !== undefined, `the row ${entry} of a reading stays`);
  return unpackReading(stored, source);
}
