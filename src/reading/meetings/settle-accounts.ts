/** Decides what an account takes from those told before it: its day after "then", its place after "there", the sides of "a series of talks". */
import { type DateMark, dayOf, type TimeSpan } from "#record";
import { isoOf } from "../dates/calendar.ts";
import type { Dateline } from "../dates/find-dateline.ts";
import { dayOfIso } from "../dates/find-reference-day.ts";
import type { MeetingAccount } from "./account.ts";
import { dayOfEntry } from "./day-of-report.ts";

const BareWeekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!.*\b\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:[ap]\.?m|o))(?!:))/i;
const OfWeekdays = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;
const DaysOfWeek = 7;

export type Setting = {
  readonly text: string;
  readonly published: string | undefined;
  readonly dates: readonly DateMark[];
  readonly dateline: Dateline | undefined;
  /** In a daily bulletin, the day of all that it tells. */
  readonly day: TimeSpan | undefined;
};

/** Accounts in the order of the text, each with what the earlier ones settle. Cost: linear in the accounts. */
export function settleAccounts(accounts: readonly MeetingAccount[], setting: Setting): readonly MeetingAccount[] {
  const settled: MeetingAccount[] = [];
  for (const account of accounts) {
    const told = settled.filter(({ weight, status }) => weight === "founding" && status !== "series");
    const placed = withPlace(laidAhead(apartFromLast(account, setting), setting), told, setting);
    if (placed.status === "series" && placed.sides.length < 2) {
      const last = told.at(-1);
      if (last !== undefined && last.sides.length >= 2) settled.push({ ...placed, sides: partiesOnly(last) });
      continue;
    }
    settled.push(onTheDay(alsoThen(afterThen(onTheEve(placed, told), told), told), setting));
  }
  return settled;
}

/** "also spoke with": on the day of the meeting told right before, of somebody who was there. */
function alsoThen(account: MeetingAccount, told: readonly MeetingAccount[]): MeetingAccount {
  const previous = told.at(-1);
  if (account.isAlso !== true || account.time !== undefined || previous?.time === undefined || previous.status !== account.status)
    return account;
  const present = new Set(previous.sides.flatMap(({ actors }) => actors));
  return account.sides.some(({ actors }) => actors.some((actor) => present.has(actor))) ? { ...account, time: previous.time } : account;
}

/** "earlier the same day", "the next morning": another meeting than the one its day is counted from. */
function apartFromLast(account: MeetingAccount, { text, dates }: Setting): MeetingAccount {
  const mark = account.time === undefined ? undefined : dates.find(({ time }) => time === account.time);
  return mark !== undefined && FromAnother.test(text.slice(mark.range.start, mark.range.end)) ? { ...account, isAnother: true } : account;
}

const FromAnother =
  /^(?:earlier|later) (?:on )?(?:the same|that) |^the same (?:day|evening|night|afternoon)$|^the (?:next|following|previous) |^the (?:day|night|evening|morning) (?:before|after)$|\b(?:later|earlier)$/i;

/** "on the eve of the session": the day before the one told last, which began then. */
function onTheEve(account: MeetingAccount, told: readonly MeetingAccount[]): MeetingAccount {
  const first =
    account.isOnEve === true && account.time === undefined
      ? dayOfIso(told.findLast(({ time }) => time !== undefined)?.time?.from)
      : undefined;
  return first === undefined ? account : { ...account, time: dayOf(isoOf(first - 1)) };
}

/** In a running report what has no day of its own is of that day; so is "the afternoon session". */
function onTheDay(account: MeetingAccount, { text, published, dates, day: reported }: Setting): MeetingAccount {
  if (published === undefined || account.status === "series" || account.status === "denied") return account;
  const told = account.time === undefined && account.weight === "founding" ? dayOfEntry(text, dates, account.range.start) : undefined;
  if (told !== undefined) return { ...account, time: told };
  if (reported !== undefined && account.time === undefined && account.weight === "founding" && account.status === "held")
    return { ...account, time: reported };
  const day = published.slice(0, 10);
  if (account.isOfTheDay === true && (account.time === undefined || account.isSeated === true)) return { ...account, time: dayOf(day) };
  if (account.time !== undefined || account.weight !== "founding") return account;
  return isRunningReport(text) ? { ...account, time: dayOf(day) } : account;
}

const FewestEntries = 4;

/** Lines that begin with a time of day: a live blog. */
function isRunningReport(text: string): boolean {
  return (text.match(/^\d{1,2}[:.]\d{2}\b/gmu)?.length ?? 0) >= FewestEntries;
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
function laidAhead(account: MeetingAccount, { text, published, dates }: Pick<Setting, "text" | "published" | "dates">): MeetingAccount {
  const { time } = account;
  const ahead = inNextYear(account, { text, published, dates });
  if (ahead !== undefined) return { ...account, time: ahead };
  if (
    account.wasArranged === true &&
    account.status === "planned" &&
    time !== undefined &&
    published !== undefined &&
    time.to.slice(0, 10) < published.slice(0, 10)
  )
    return { ...account, status: "held" };
  const before = account.isPast === true ? inYearBefore(account, { text, published, dates }) : undefined;
  if (before !== undefined) return { ...account, time: before };
  if (account.status === "held" || account.isPast === true) return laidBack(account, { text, published, dates });
  const isAhead = account.status === "planned" || account.isDue === true;
  if (!isAhead || time === undefined || published === undefined || time.precision !== "day") return account;
  const day = dayOfIso(time.from);
  const today = dayOfIso(published);
  const mark = dates.find((date) => date.time === time);
  if (day === undefined || today === undefined || mark === undefined || day >= today || today - day >= DaysOfWeek) return account;
  if (!BareWeekday.test(text.slice(mark.range.start, mark.range.end))) return account;
  const next = isoOf(day + DaysOfWeek);
  return { ...account, time: { ...time, from: next, to: next } };
}

/** A bare "Wednesday" of a meeting that was, or was not, held is the last one. */
function laidBack(account: MeetingAccount, { text, published, dates }: Pick<Setting, "text" | "published" | "dates">): MeetingAccount {
  const { time } = account;
  const day = dayOfIso(time?.from);
  const lastDay = dayOfIso(time?.to);
  const today = published === undefined ? undefined : dayOfIso(published);
  const mark = dates.find((date) => date.time === time);
  if (time === undefined || day === undefined || lastDay === undefined || today === undefined || mark === undefined) return account;
  const words = text.slice(mark.range.start, mark.range.end);
  // "from Monday to Wednesday", "3 a.m. on Thursday": the day of the week stands inside.
  const isOfWeek = time.precision === "day" ? BareWeekday.test(words) : OfWeekdays.test(words) && !Month.test(words);
  if (lastDay <= today || lastDay - today >= DaysOfWeek || lastDay - day >= DaysOfWeek || !isOfWeek) return account;
  const span = { from: isoOf(day - DaysOfWeek), to: isoOf(lastDay - DaysOfWeek) };
  return { ...account, time: time.precision === "time" ? { ...time, ...span, precision: "day" } : { ...time, ...span } };
}

/** "on January 7" of a planned meeting told in December is that of the next year. */
function inNextYear(
  { status, time, isDue }: MeetingAccount,
  { text, published, dates }: Pick<Setting, "text" | "published" | "dates">,
): MeetingAccount["time"] {
  if (
    !(status === "planned" || isDue === true) ||
    time === undefined ||
    published === undefined ||
    !/^(?:day|range|month)$/.test(time.precision) ||
    time.to.slice(0, 10) >= published.slice(0, 10)
  )
    return undefined;
  const mark = dates.find((date) => date.time === time);
  const words = mark === undefined ? "" : text.slice(mark.range.start, mark.range.end);
  if (!(time.precision === "month" ? Month : MonthAndDay).test(words) || /\d{4}/.test(words)) return undefined;
  const later = (iso: string): string => `${Number(iso.slice(0, 4)) + 1}${iso.slice(4)}`;
  const next = later(time.from);
  return next.slice(0, 10) > published.slice(0, 10) ? { ...time, from: next, to: later(time.to) } : undefined;
}

/** "an earlier trip, planned for mid-February" told in March is that of the same year, though what is planned was taken to lie ahead. */
function inYearBefore(
  { time }: MeetingAccount,
  { text, published, dates }: Pick<Setting, "text" | "published" | "dates">,
): MeetingAccount["time"] {
  if (time === undefined || published === undefined || time.from.slice(0, 10) <= published.slice(0, 10)) return undefined;
  const mark = dates.find((date) => date.time === time);
  const words = mark === undefined ? "" : text.slice(mark.range.start, mark.range.end);
  if (!Month.test(words) || /\d{4}/.test(words)) return undefined;
  const earlier = (iso: string): string => `${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`;
  return { ...time, from: earlier(time.from), to: earlier(time.to) };
}

const Month = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)/i;

const MonthAndDay =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)/i;

/** The powers behind the sides; a series is between them, whoever sat there. */
function partiesOnly({ sides }: MeetingAccount): MeetingAccount["sides"] {
  return sides.map((side) => (side.for === undefined ? side : { actors: [side.for], for: side.for }));
}
