/** Decides which moment of the log an instant of the clock means. */
import { StoreError } from "../errors.ts";
import type { Connection } from "./connection.ts";
import type { Moments } from "./moments.ts";

/** A day without a time means its end, in UTC. */
const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The last moment all of whose entries were made at or before `instant`. Clocks may have gone backwards; what came after an entry that is too
 * late is left out with it.
 */
export function seqAt(connection: Connection, moments: Moments, instant: string): number {
  const written = dayOnly.test(instant) ? `${instant}T23:59:59.999Z` : instant;
  if (Number.isNaN(Date.parse(written))) {
    throw new StoreError({
      code: "bad-query",
      what: `"${instant}" is no instant`,
      where: connection.place,
      whatToDo: "Give a day, or ISO 8601 with a zone, for example 2026-03-01T09:30:00Z.",
    });
  }
  const later = connection.get<{ seq: number | null }>("SELECT min(seq) AS seq FROM command WHERE at > ?", new Date(written).toISOString());
  return later?.seq == null ? moments.head() : later.seq - 1;
}
