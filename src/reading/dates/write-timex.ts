/** Decides how a clock reading and a length are written as TIMEX3 values. */
import type { Unit } from "../rules/calendar-words.ts";
import { twoDigits } from "./calendar.ts";
import type { Amount, Clock } from "./meaning.ts";

/** `10:00`, `10:00Z`, `10:00+02:00`. */
export function clockText(clock: Clock): string {
  const zone = clock.zoneMinutes;
  const text = `${twoDigits(clock.hour)}:${twoDigits(clock.minute)}`;
  if (zone === undefined) return text;
  if (zone === 0) return `${text}Z`;
  const minutes = Math.abs(zone);
  return `${text}${zone < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const DateLetters: Readonly<Partial<Record<Unit, readonly [letter: string, times: number]>>> = {
  day: ["D", 1],
  week: ["W", 1],
  fortnight: ["W", 2],
  month: ["M", 1],
  quarter: ["M", 3],
  year: ["Y", 1],
  decade: ["Y", 10],
  century: ["Y", 100],
};
const TimeLetters: Readonly<Partial<Record<Unit, string>>> = { hour: "H", minute: "M", second: "S" };

/** TIMEX3: `P4Y`, `PT48H`, `P1DT6H`; `X` where the text gives no number. */
export function durationValue(amounts: readonly Amount[]): string {
  let days = "";
  let hours = "";
  for (const { count, unit } of amounts) {
    const [letter, times] = DateLetters[unit] ?? [undefined, 1];
    if (letter !== undefined) days += `${count === undefined ? "X" : count * times}${letter}`;
    else hours += `${count ?? "X"}${TimeLetters[unit] ?? "H"}`;
  }
  return `P${days}${hours === "" ? "" : `T${hours}`}`;
}
