/** Decides which day a date in an agreement names: "the 15th of February, 2015", "June 30, 2027", "the end of 2015", "in 2016". */

const Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const month = `(?:${Months.join("|")}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const year = "(?:1[89]|20|21)\\d\\d";
const clock =
  "(?:\\d{1,2}[.:]\\d{2} *(?:[ap]\\.?m\\.?|hours|hrs)?|midnight|noon|\\d{4} hours)(?: *\\([^)]{1,40}\\))?(?:,? +(?:on|of)(?: +the)?)? +";

/** A date, without groups: with or without a clock time before it. */
export const datePattern = `(?:${clock})?(?:(?:the +)?\\d{1,2}(?:st|nd|rd|th)?(?: +day)?(?: +of)? +${month},? +${year}|${month} +\\d{1,2}(?:st|nd|rd|th)?,? +${year}|${year}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]${year})`;
/** The end, the beginning or the whole of a month or year. */
export const periodPattern = `(?:the +(?:end|close|beginning|start|middle) +of +(?:${month},? +)?(?:the +(?:calendar +)?year +)?${year}|${month},? +${year}|(?:the +(?:calendar +)?year +)?${year})(?![\\d/-])`;

/** `2015-02-15` for a day; the last day for "the end of", the first for "the beginning of"; `2016` or `2016-05` for a whole year or month. */
export function readDate(words: string): string | undefined {
  const lower = words.toLowerCase();
  const iso = /\d{4}-\d{2}-\d{2}/u.exec(lower)?.[0];
  if (iso !== undefined) return iso;
  const numbers = /(\d{1,2})[./](\d{1,2})[./](\d{4})/u.exec(lower);
  if (numbers !== null) return day(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const yearOf = new RegExp(`${year}(?!.*${year})`, "u").exec(lower)?.[0];
  if (yearOf === undefined) return undefined;
  const monthWord = new RegExp(`\\b${month}`, "u").exec(lower)?.[0];
  const monthOf = monthWord === undefined ? undefined : Months.findIndex((name) => name.startsWith(monthWord.slice(0, 3))) + 1;
  const border = /\b(?:end|close)\b/u.test(lower) ? "end" : /\b(?:beginning|start)\b/u.test(lower) ? "start" : undefined;
  if (monthOf === undefined) return border === "end" ? `${yearOf}-12-31` : border === "start" ? `${yearOf}-01-01` : yearOf;
  const near = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: +day)?(?: +of)? +${month}|${month} +(\\d{1,2})(?:st|nd|rd|th)?\\b`, "u").exec(
    lower,
  );
  const dayOf = Number(near?.[1] ?? near?.[2] ?? Number.NaN);
  if (Number.isFinite(dayOf) && border === undefined) return day(Number(yearOf), monthOf, dayOf);
  const padded = String(monthOf).padStart(2, "0");
  if (border === "end") return lastDayOf(`${yearOf}-${padded}`);
  return border === "start" ? `${yearOf}-${padded}-01` : `${yearOf}-${padded}`;
}

/** The last day of a whole year or month: `2028-02` gives `2028-02-29`. */
export function lastDayOf(period: string): string {
  const [yearOf = "", monthOf = "12"] = period.split("-");
  return `${yearOf}-${monthOf}-${new Date(Date.UTC(Number(yearOf), Number(monthOf), 0)).getUTCDate()}`;
}

/** False for what a text may say and no calendar has: `2027-04-31`. */
export function isCalendarDay(date: string): boolean {
  return date <= lastDayOf(date.slice(0, 7)) && date >= `${date.slice(0, 7)}-01`;
}

function day(yearOf: number, monthOf: number, dayOf: number): string | undefined {
  if (monthOf < 1 || monthOf > 12 || dayOf < 1 || dayOf > 31) return undefined;
  return `${yearOf}-${String(monthOf).padStart(2, "0")}-${String(dayOf).padStart(2, "0")}`;
}
