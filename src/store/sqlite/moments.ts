/** Decides which commands count at a moment of the log: those up to it that are not undone up to it. */
import { commandIdOf } from "#record";
import { StoreError } from "../errors.ts";
import type { AsOf } from "../store.ts";
import type { Connection } from "./connection.ts";

/** A moment, ready for SQL: a row counts where `command <= seq AND command NOT IN (SELECT value FROM json_each(inactive))`. */
export type Moment = {
  readonly seq: number;
  /** The commands that do not count, as a JSON list of numbers. */
  readonly inactive: string;
  /** For each command that does not count, the undo that took it back. */
  readonly undoneBy: ReadonlyMap<number, number>;
};

export type Moments = {
  head(): number;
  /** The moment asked for; the head where none was, or where the log has not come that far. */
  at(moment: AsOf): Moment;
};

/** What is known of a prefix of the log never changes, so the last moments asked for are kept. */
const keptMoments = 16;

export function createMoments(connection: Connection): Moments {
  const kept = new Map<number, Moment>();
  return { head, at };

  function head(): number {
    return connection.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM command")?.seq ?? 0;
  }

  function at({ asOf }: AsOf): Moment {
    if (asOf !== undefined && (!Number.isSafeInteger(asOf) || asOf < 0)) throw badMoment(connection.place, asOf);
    const newest = head();
    const seq = asOf === undefined ? newest : Math.min(asOf, newest);
    const known = kept.get(seq);
    if (known !== undefined) return known;
    const undoneBy = undoneAt(connection, seq);
    const moment = { seq, undoneBy, inactive: JSON.stringify([...undoneBy.keys()].sort((one, other) => one - other)) };
    if (kept.size >= keptMoments) kept.clear();
    kept.set(seq, moment);
    return moment;
  }
}

type Link = { readonly seq: number; readonly undoes: number | null; readonly continues: number | null };

/**
 * For each command that does not count at `seq`, the undo that took it back. An undo is always later than what it undoes, so going from the
 * newest to the oldest every undo is known to count or not before it is applied.
 */
function undoneAt(connection: Connection, seq: number): ReadonlyMap<number, number> {
  const links = connection.all<Link>(
    "SELECT seq, undoes, continues FROM command WHERE (undoes IS NOT NULL OR continues IS NOT NULL) AND seq <= ? ORDER BY seq DESC",
    seq,
  );
  const undoneBy = new Map<number, number>();
  for (const { seq: undo, undoes } of links) {
    if (undoes !== null && !undoneBy.has(undo) && !undoneBy.has(undoes)) undoneBy.set(undoes, undo);
  }
  for (const { seq: batch, continues } of links) {
    const undo = continues === null ? undefined : undoneBy.get(continues);
    if (undo !== undefined && !undoneBy.has(batch)) undoneBy.set(batch, undo);
  }
  return undoneBy;
}

/** `c12` as 12; undefined for what is no command's id. */
export function seqOfCommand(id: string): number | undefined {
  const digits = /^c([1-9]\d{0,14})$/.exec(id)?.[1];
  if (digits === undefined) return undefined;
  const seq = Number(digits);
  return commandIdOf(seq) === id ? seq : undefined;
}

function badMoment(place: string, asOf: number): StoreError {
  return new StoreError({
    code: "bad-query",
    what: `${asOf} is no moment of the log`,
    where: place,
    whatToDo: "Give the number of a log entry, or 0 for the beginning.",
  });
}
