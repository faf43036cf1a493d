/** Decides what an account takes from those told before it: its day after "then", its place after "there", the sides of "a series of talks". */
import type { DateMark } from "#record";
import { isoOf } from "../dates/calendar.ts";
import type { Dateline } from "../dates/find-dateline.ts";
import { dayOfIso } from "../dates/find-reference-day.ts";
import type { MeetingAccount } from "./account.ts";

const BareWeekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;
const DaysOfWeek = 7;

export type Setting = {
  readonly text: string;
  readonly published: string | undefined;
  readonly dates: readonly DateMark[];
  readonly dateline: Dateline | undefined;
};

/** Accounts in the order of the text, each with what the earlier ones settle. Cost: linear in the accounts. */
export function settleAccounts(accounts: readonly MeetingAccount[], setting: Setting): readonly MeetingAccount[] {
  const settled: MeetingAccount[] = [];
  for (const account of accounts) {
    const told = settled.filter(({ weight, status }) => weight === "founding" && status !== "series");
    const placed = withPlace(laidAhead(account, setting), told, setting);
    if (placed.status === "series" && placed.sides.length < 2) {
      const last = told.at(-1);
      if (last !== undefined && last.sides.length >= 2) settled.push({ ...placed, sides: partiesOnly(last) });
      continue;
    }
    settled.push(afterThen(placed, told));
  }
  return settled;
}

/** One that begins with "then" follows the one before it and shares its day. */
function afterThen(account: MeetingAccount, told: readonly MeetingAccount[]): MeetingAccount {
  const previous = told.filter((other) => other.status === account.status).at(-1);
  if (!account.isThen || account.after !== undefined || previous === undefined) return account;
  return { ...account, after: previous, ...(account.time === undefined && previous.time !== undefined ? { time: previous.time } : {}) };
}

/** "there" is where the meeting told before was; "in the port city" is where the dispatch was written. */
function withPlace(account: MeetingAccount, told: readonly MeetingAccount[], { dateline }: Setting): MeetingAccount {
  if (account.place !== undefined || account.placeSaid === undefined) return account;
  if (account.placeSaid === "there") {
    const last = told.at(-1)?.place;
    return last === undefined ? account : { ...account, place: last };
  }
  if (dateline === undefined) return account;
  const [town = dateline.place] = dateline.place.split(",");
  const range = { start: dateline.placeRange.start, end: dateline.placeRange.start + town.length };
  return { ...account, place: { name: inTitleCase(town.trim()), is: "implied", range } };
}

/** "BERGEN" as "Bergen"; what is not all capitals stays. */
function inTitleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(^|[\s'-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** A bare "Wednesday" of a planned meeting is the next one. */
function laidAhead(account: MeetingAccount, { text, published, dates }: Setting): MeetingAccount {
  const { time } = account;
  if (account.status !== "planned" || time === undefined || published === undefined || time.precision !== "day") return account;
  const day = dayOfIso(time.from);
  const today = dayOfIso(published);
  const mark = dates.find((date) => date.time === time);
  if (day === undefined || today === undefined || mark === undefined || day >= today || today - day >= DaysOfWeek) return account;
  if (!BareWeekday.test(text.slice(mark.range.start, mark.range.end))) return account;
  const next = isoOf(day + DaysOfWeek);
  return { ...account, time: { ...time, from: next, to: next } };
}

/** The powers behind the sides; a series is between them, whoever sat there. */
function partiesOnly({ sides }: MeetingAccount): MeetingAccount["sides"] {
  return sides.map((side) => (side.for === undefined ? side : { actors: [side.for], for: side.for }));
}
