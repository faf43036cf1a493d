/** Decides how days and moments are written: ISO days, because every reader can sort and quote them; an unknown one is said to be unknown. */
import type { TimeSpan } from "#record";

/** The day of an ISO date or date-time, as its outlet wrote it. */
export function dayOfIso(iso: string | undefined): string {
  return iso === undefined ? "date unknown" : iso.slice(0, 10);
}

/** Day and minute of an instant, in the reader's own zone. */
export function momentInWords(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** "2026-02-04", "about 2026-02-01 to 2026-02-10". */
export function spanInWords(time: TimeSpan | undefined): string {
  if (time === undefined) return "unknown";
  const from = time.precision === "time" ? time.from.replace("T", " ").slice(0, 16) : time.from.slice(0, 10);
  const to = time.to.slice(0, 10);
  const words = from.slice(0, 10) === to ? from : `${from} to ${to}`;
  return `${time.approximate ? "about " : ""}${words}`;
}
