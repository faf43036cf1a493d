/** Decides how an agreement writes numbers and stretches of time: "thirty (30) days", "(36) thirty-six months", "ninety days (90) days". */
import type { LimitAmount } from "./time-limit.ts";

const Units: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const Tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const Ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  ninetieth: 90,
};
const word = [...Object.keys(Units), ...Object.keys(Tens), "hundred", "thousand"].join("|");
const wordNumber = `(?:${word})(?:(?:[ -]+(?:and[ -]+)?)(?:${word}))*`;
/** In digits, with or without commas between thousands. What no calendar can hold is told when the plan is checked. */
const digits = "(?:\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,9})";
/** A number, with its double in brackets on either side. */
const number = `(?:\\(\\s*${digits}\\s*\\) *${wordNumber}|${wordNumber}(?: *\\( *${digits} *\\))?|${digits}(?: *\\( *${wordNumber} *\\))?|an?(?! (?:period|maximum|minimum|term|further|total))|first(?= +(?:hour|day|week|month|year)(?!s))|one-half|half an?)`;
const kind = "(?:calendar|consecutive|working|business|clear|full|civil|solar|additional|further|more|successive)";
const unit = "(?:hours?|days?|weeks?|fortnights?|months?|quarters?|years?)";

/** Source of a pattern for an amount of time, without groups. */
export const amountPattern = `(?:first +)?${number}(?: +|-)(?:${kind} +)?${unit}(?: *\\( *${digits} *\\)(?: +${unit})?)?(?![\\p{L}])`;
/** A day or month by its place: "90th", "fifth", "twenty-seventh", "27th". */
export const ordinalPattern = `(?:\\d{1,4}(?:st|nd|rd|th)|(?:(?:${Object.keys(Tens).join("|")})-)?(?:${Object.keys(Ordinals).join("|")}))`;

/** Parses what `amountPattern` found; undefined for a number that is none. */
export function readAmount(words: string): LimitAmount | undefined {
  const lower = words.toLowerCase();
  const named = /\b(hour|day|week|fortnight|month|quarter|year)s?\b/u.exec(lower)?.[1];
  if (named === undefined) return undefined;
  const written = lower.slice(0, lower.indexOf(named));
  // "ninety days (90) days": the number in brackets stands behind the unit.
  const bracketed = new RegExp(`\\( *(${digits}) *\\)`, "u").exec(lower)?.[1];
  const plainly = new RegExp(`(?:^|[^\\d(,])(${digits})(?!\\d)`, "u").exec(` ${written}`)?.[1];
  const count = /half/u.test(written) ? 0.5 : Number((plainly ?? bracketed)?.replaceAll(",", "") ?? readWords(written));
  if (!Number.isFinite(count)) return undefined;
  const working = /\b(?:working|business)\b/u.test(lower);
  const times = named === "fortnight" ? 2 : named === "quarter" ? 3 : 1;
  const plain = named === "fortnight" ? "week" : named === "quarter" ? "month" : named;
  // The five names are those of the type, in the singular.
  return { count: count * times, unit: `${plain}s` as LimitAmount["unit"], working, ordinal: false };
}

/** The number behind "90th", "fifth" or "27th"; undefined for other words. */
export function readOrdinal(words: string): number | undefined {
  const digits = /^\d{1,4}/u.exec(words)?.[0];
  if (digits !== undefined) return Number(digits);
  const [tens, ones] = words.toLowerCase().split("-");
  const low = Ordinals[ones ?? tens ?? ""];
  if (low === undefined) return undefined;
  return ones === undefined ? low : (Tens[tens ?? ""] ?? 0) + low;
}

/** "one hundred and fifty" to 150; "a" is 1. */
function readWords(words: string): number {
  let total = 0;
  let group = 0;
  let hasAny = false;
  for (const one of words.split(/[^a-z]+/u)) {
    const value = Units[one] ?? Tens[one];
    if (value !== undefined) group += value;
    else if (one === "hundred") group = Math.max(1, group) * 100;
    else if (one === "thousand") {
      total += Math.max(1, group) * 1000;
      group = 0;
    } else if (one === "a" || one === "an" || one === "first") group = Math.max(group, hasAny ? group : 1);
    else continue;
    hasAny = true;
  }
  return hasAny ? total + group : Number.NaN;
}
