/** Decides which decisions and settings count at a moment. */
import { commandIdOf, type Decision, DecisionActShape } from "#record";
import type { Json } from "../store.ts";
import { checkColumn } from "./coding.ts";
import type { Connection } from "./connection.ts";
import type { Moment } from "./moments.ts";

type DecisionRow = {
  readonly command: number;
  readonly ordinal: number;
  readonly act: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
};

const decisionColumns =
  'SELECT d.command, d.ordinal, d.act, d.reason, c."by", c.at FROM decision AS d JOIN command AS c ON c.seq = d.command';

/** Decisions that count, in the order they were made, from those after the command `after`. */
export function readDecisions(
  connection: Connection,
  { seq, inactive }: Moment,
  { after = 0 }: { readonly after?: number } = {},
): readonly { readonly seq: number; readonly decision: Decision }[] {
  return connection
    .all<DecisionRow>(
      `${decisionColumns} WHERE d.command > ? AND d.command <= ? AND d.command NOT IN (SELECT value FROM json_each(?))
       ORDER BY d.command, d.ordinal`,
      after,
      seq,
      inactive,
    )
    .map((row) => ({ seq: row.command, decision: decisionOf(row) }));
}

/** The decisions one command brought, whether or not they count. */
export function readDecisionsOf(connection: Connection, command: number): readonly Decision[] {
  return connection.all<DecisionRow>(`${decisionColumns} WHERE d.command = ? ORDER BY d.ordinal`, command).map(decisionOf);
}

function decisionOf(row: DecisionRow): Decision {
  const command = commandIdOf(row.command);
  return {
    command,
    ordinal: row.ordinal,
    by: row.by,
    at: row.at,
    ...(row.reason === null ? {} : { reason: row.reason }),
    act: checkColumn(DecisionActShape, row.act, command),
  };
}

/** The value of each setting that counts, in the order of the keys. */
export function readSettings(connection: Connection, { seq, inactive }: Moment): ReadonlyMap<string, Json> {
  const rows = connection.all<{ key: string; value: string }>(
    `SELECT key, value, max(entry) FROM setting WHERE command <= ? AND command NOT IN (SELECT value FROM json_each(?))
     GROUP BY key ORDER BY key`,
    seq,
    inactive,
  );
  return new Map(rows.map(({ key, value }) => [key, parseJson(value)]));
}

/** The JSON text of the setting that counts; undefined where none does. */
export function readSetting(connection: Connection, { seq, inactive }: Moment, key: string): string | undefined {
  return connection.get<{ value: string }>(
    `SELECT value FROM setting WHERE key = ? AND command <= ? AND command NOT IN (SELECT value FROM json_each(?))
     ORDER BY entry DESC LIMIT 1`,
    key,
    seq,
    inactive,
  )?.value;
}

/** JSON of our own writing, of any shape. */
export function parseJson(json: string): Json {
  return JSON.parse(json) as Json; // JSON.parse gives nothing but JSON.
}
