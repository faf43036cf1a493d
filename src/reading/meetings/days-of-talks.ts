/** Decides on which days talks of several days were: "ended two days of talks on Thursday" began on Wednesday. */
import type { MeetingAccount } from "./account.ts";
import type { Unit } from "./lay-out-units.ts";
import type { VerbAround } from "./read-verb-around.ts";

const LongestRun = 8;

const MillisecondsOfDay = 86_400_000;

/** A day or a few. */
export function isOfDays(time: MeetingAccount["time"]): boolean {
  if (time === undefined) return false;
  return (Date.parse(time.to.slice(0, 10)) - Date.parse(time.from.slice(0, 10))) / MillisecondsOfDay < LongestRun;
}

/** What came to its end on the day told. */
export function isAnEnd({ rule, after, start }: VerbAround, units: readonly Unit[]): boolean {
  const verb = after === undefined ? units.find((unit) => unit.start === start) : units[after - 1];
  return (
    rule !== "meeting/plan" &&
    /^(?:break|end|wrap|conclude|finish|complete|close|emerge|adjourn|collapse|off|up|down)/.test(verb?.lemma || (verb?.lower ?? ""))
  );
}

const MillisecondsOfADay = 86_400_000;

/** "ended two days of talks on Thursday": Wednesday and Thursday. */
export function endingOn(time: MeetingAccount["time"], days: number): MeetingAccount["time"] {
  if (time === undefined || time.from.slice(0, 10) !== time.to.slice(0, 10) || days < 2 || days > LongestRun) return time;
  const first = new Date(Date.parse(time.from.slice(0, 10)) - (days - 1) * MillisecondsOfADay);
  return { ...time, from: first.toISOString().slice(0, 10), to: time.to.slice(0, 10) };
}
