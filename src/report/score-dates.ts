/** Decides how well found times agree with expected ones: found where they share a character, right where their values agree. */

/*
 * Values agree when
 * - the days agree: any of the listed readings, last day included here, excluded there; a clock reading agrees to the minute;
 * - lengths and sets agree in TIMEX3, units folded (P14D is P2W);
 * - weeks, months and years counted from now: the expected day lies in the whole week, month or year we give ("two weeks ago" says no more);
 * - parts of a day: the day agrees; the hours are the gold's own convention;
 * - a stretch from one date to another: theirs leaves out the end it names, ours takes it in; "the next three days" may begin today or tomorrow;
 * - "within 30 days": theirs is a stretch from now, ours the length;
 * - "since", "until", "before", "after", "by": we mark the date itself, so the stated end agrees ("since" also the start).
 */
import { type DateMark, overlaps, type TextRange } from "#record";

/** `days` are first and last day, both included; open ends are undefined. `clocks` are HH:MM. */
export type ExpectedTime = {
  readonly words: string;
  readonly range: TextRange;
  readonly type: string;
  readonly timex: readonly string[];
  readonly days: readonly { readonly from: string | undefined; readonly to: string | undefined }[];
  readonly clocks: readonly string[];
  readonly isSingleDay: boolean;
  /** The gold itself only says "early", "late", "a few". */
  readonly isVague: boolean;
  readonly isImpossible: boolean;
};

export type DateCaseRead = { readonly expected: readonly ExpectedTime[]; readonly found: readonly DateMark[] };

/** Shares from 0 to 1. `located`: expressions that share a character with something found; `right`: with the right value, too. */
export type DateScore = {
  readonly cases: number;
  readonly casesRight: number;
  readonly expected: number;
  readonly found: number;
  readonly located: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly byType: readonly { readonly type: string; readonly expected: number; readonly located: number; readonly right: number }[];
};

export function scoreDates(cases: readonly DateCaseRead[]): DateScore {
  const byType = new Map<string, { expected: number; located: number; right: number }>();
  const sum = { expected: 0, found: 0, located: 0, right: 0, casesRight: 0 };
  for (const one of cases) {
    const { expected, marks } = marksToScore(one);
    sum.found += marks.length;
    sum.expected += expected.length;
    if (isCaseRight(one)) sum.casesRight++;
    for (const time of expected) {
      const hit = marks.find((mark) => overlaps(mark.range, time.range));
      const tally = byType.get(time.type) ?? { expected: 0, located: 0, right: 0 };
      byType.set(time.type, tally);
      tally.expected++;
      if (hit === undefined) continue;
      sum.located++;
      tally.located++;
      if (!agrees(hit, time)) continue;
      sum.right++;
      tally.right++;
    }
  }
  const precision = sum.found === 0 ? 0 : sum.right / sum.found;
  const recall = sum.expected === 0 ? 0 : sum.right / sum.expected;
  return {
    cases: cases.length,
    ...sum,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    byType: [...byType].map(([type, tally]) => ({ type, ...tally })),
  };
}

/** True where every expected time has its value and nothing else was found. */
export function isCaseRight(one: DateCaseRead): boolean {
  const { expected, marks } = marksToScore(one);
  const isFound = (time: ExpectedTime) =>
    agrees(
      marks.find((mark) => overlaps(mark.range, time.range)),
      time,
    );
  return expected.every(isFound) && marks.every((mark) => expected.some((time) => overlaps(mark.range, time.range)));
}

/** A date the calendar does not have is kept as a passage without a day: not a time found. */
function marksToScore({ expected, found }: DateCaseRead) {
  return { expected, marks: found.filter((mark) => mark.value !== undefined || expected.some((time) => overlaps(mark.range, time.range))) };
}
function agrees(mark: DateMark | undefined, expected: ExpectedTime): boolean {
  if (mark === undefined) return false;
  if (expected.type === "duration" || expected.type === "set")
    return expected.timex.some((timex) => lengthOf(timex) === lengthOf(mark.value ?? ""));
  if (mark.type === "duration" && /^within /i.test(expected.words)) {
    return expected.timex.some((timex) => lengthOf(timex.replace(/^\(.*,(P[^)]*)\)$/, "$1")) === lengthOf(mark.value ?? ""));
  }
  if (expected.isImpossible) return mark.time === undefined;
  if (expected.type === "time") return expected.clocks.some((clock) => mark.value?.includes(`T${clock}`) === true);
  if (expected.days.length === 0 && !expected.isImpossible) return expected.timex.includes(mark.value ?? "");
  const { time } = mark;
  if (time === undefined) return false;
  const from = time.from.slice(0, 10);
  const to = time.to.slice(0, 10);
  if (expected.type === "datetime")
    return expected.clocks.some((clock) => time.from.includes(`T${clock}`)) && expected.days.some((days) => days.from === from);
  return expected.days.some((days) => {
    if (expected.type === "datetimerange") return days.from === from;
    if (days.from === undefined || days.to === undefined) {
      return (
        days.from === from ||
        days.to === to ||
        days.to === from ||
        days.from === to ||
        nextDay(to) === days.from ||
        nextDay(days.to) === from
      );
    }
    if (expected.isSingleDay && time.approximate) return from <= days.from && days.from <= to;
    if (time.approximate && time.precision !== "day" && expected.isVague) return from <= days.to && days.from <= to;
    if (mark.basis.name === "date/stretch")
      return (
        (days.to === to || nextDay(days.to) === to) && (days.from === from || nextDay(from) === days.from || nextDay(days.from) === from)
      );
    // Their stretches leave out the end they name, ours take it in.
    const namedEnd = mark.value?.split("/")[1];
    const isSameEnd = days.to === to || (namedEnd !== undefined && nextDay(days.to)?.startsWith(startOf(namedEnd)) === true);
    return days.from === from && isSameEnd;
  });
}

/** The month a named quarter begins with; other names as they are. */
function startOf(name: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name);
  return quarter === null ? name : `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}`;
}

function nextDay(day: string | undefined): string | undefined {
  return day === undefined ? undefined : new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** TIMEX3 lengths with their units folded. */
function lengthOf(timex: string): string {
  if (timex === "XXXX-WXX-WE") return "P1WE";
  const weeks = /^P(\d+)W$/.exec(timex);
  if (weeks !== null) return `P${Number(weeks[1]) * 7}D`;
  const days = /^PT(\d+)H$/.exec(timex);
  if (days !== null && Number(days[1]) % 24 === 0) return `P${Number(days[1]) / 24}D`;
  const years = /^P(\d+(?:\.\d+)?)Y$/.exec(timex);
  return years === null ? timex : `P${Number(years[1]) * 12}M`;
}
