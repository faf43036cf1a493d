/** Decides what a date written in digits means, and when it stays open. */
import type { Meaning } from "./meaning.ts";

/** "45/13/2020", "2026-03-04", "3.4.2026", "3/4/2026": year first, or the one order the calendar allows; dots put the day first. */
export function readNumericDate(written: string): Meaning | undefined {
  const parts = written.split(/[-/.]/);
  const [one, two, three] = parts.map(Number);
  const [firstLength, , lastLength] = parts.map((part) => part.length);
  if (one === undefined || two === undefined || three === undefined || firstLength === undefined || lastLength === undefined)
    return undefined;
  if (firstLength === 4) return lastLength > 2 ? undefined : { kind: "day", year: one, month: two, day: three };
  if (firstLength > 2 || lastLength === 1 || lastLength === 3) return undefined;
  // Two-digit years are told from version numbers and sections by the slash.
  if (lastLength === 2 && !written.includes("/")) return undefined;
  if (lastLength > 4) return { kind: "unknown", why: "impossible" };
  const year = lastLength === 2 ? 2000 + three : three;
  if (written.includes(".")) return { kind: "day", year, month: two, day: one };
  if (one === two) return { kind: "day", year, month: one, day: two };
  if (one > 12 && two > 12) return { kind: "unknown", why: "impossible" };
  if (one > 12) return { kind: "day", year, month: two, day: one };
  if (two > 12) return { kind: "day", year, month: one, day: two };
  return { kind: "unknown", why: "ambiguous" };
}

/** "2026-03-03T10:00Z", lower case. */
export function readIsoMoment(written: string): Meaning | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)t(\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(z|([+-])(\d\d):?(\d\d))?$/.exec(written);
  if (match === null) return undefined;
  const at = (group: number): number => Number(match[group]);
  if (at(4) > 23 || at(5) > 59) return { kind: "unknown", why: "impossible" };
  const zone = match[6] === undefined ? {} : { zoneMinutes: match[6] === "z" ? 0 : (at(8) * 60 + at(9)) * (match[7] === "-" ? -1 : 1) };
  return { kind: "moment", day: { kind: "day", year: at(1), month: at(2), day: at(3) }, clock: { hour: at(4), minute: at(5), ...zone } };
}
