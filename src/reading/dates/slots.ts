/** Decides what may fill a slot of a date pattern: `<month>`, `<dom>`, `<year>`, `<amount>`, `<date>` … */
import {
  AmbiguousMonths,
  CommonWordMonths,
  DayParts,
  Months,
  NumberWords,
  OrdinalWords,
  Parts,
  Seasons,
  ShortMonths,
  ShortWeekdays,
  TensWords,
  Units,
  Weekdays,
  Zones,
} from "../rules/calendar-words.ts";
import type { Piece } from "./cut-pieces.ts";
import type { Amount, Meaning } from "./meaning.ts";

export type SlotValue = number | string | Meaning;
export type SlotMatch = { readonly value: SlotValue; readonly next: number };
type SlotMatcher = (pieces: readonly Piece[], at: number) => SlotMatch | undefined;

const Dates: ReadonlySet<Meaning["kind"]> = new Set([
  "day",
  "day of month",
  "easter",
  "month",
  "years",
  "quarter",
  "half",
  "season",
  "weekday",
  "unit",
  "part",
  "away",
  "stretch",
  "week of",
  "same",
  "around",
  "moment",
  "day part",
]);
/** Expressions of one day, which a clock reading or a part of a day can join. */
const Days: ReadonlySet<Meaning["kind"]> = new Set(["day", "day of month", "easter", "weekday"]);

/** Every slot by name. A slot matches from `at` on and says where it ends. */
export const Slots: Readonly<Record<string, SlotMatcher>> = {
  month: (pieces, at) => word(pieces, at, Months, (piece) => piece.isCapital || !CommonWordMonths.has(piece.lower)),
  plainmonth: (pieces, at) => word(pieces, at, Months, (piece) => !AmbiguousMonths.has(piece.lower)),
  shortmonth: (pieces, at) => {
    const found = word(pieces, at, ShortMonths, (piece) => piece.isCapital || piece.lower !== "may");
    if (found === undefined) return undefined;
    const dot = pieces[found.next];
    return dot?.lower === "." && dot.isGlued ? { ...found, next: found.next + 1 } : found;
  },
  weekday: (pieces, at) => word(pieces, at, Weekdays),
  shortweekday: (pieces, at) => {
    const found = word(pieces, at, ShortWeekdays);
    if (found === undefined) return undefined;
    const dot = pieces[found.next];
    return dot?.lower === "." && dot.isGlued ? { ...found, next: found.next + 1 } : found;
  },
  unit: (pieces, at) => wordText(pieces, at, (lower) => Units.has(lower)),
  oneunit: (pieces, at) => wordText(pieces, at, (lower) => Units.get(lower) === lower),
  units: (pieces, at) => wordText(pieces, at, (lower) => Units.has(lower) && lower.endsWith("s")),
  season: (pieces, at) => wordText(pieces, at, (lower) => Seasons.has(lower)),
  part: (pieces, at) => wordText(pieces, at, (lower) => Parts.has(lower)),
  daypart: (pieces, at) => wordText(pieces, at, (lower) => DayParts.has(lower)),
  zone: (pieces, at) => zone(pieces, at),
  dom: (pieces, at) => {
    const digits = plainNumber(pieces[at], 2);
    if (digits === undefined || digits < 1 || digits > 31) return undefined;
    return { value: digits, next: suffixAt(pieces, at + 1) ? at + 2 : at + 1 };
  },
  numeralordinal: (pieces, at) => {
    const digits = plainNumber(pieces[at], 2);
    return digits !== undefined && suffixAt(pieces, at + 1) ? { value: digits, next: at + 2 } : undefined;
  },
  ordinal: (pieces, at) => {
    const named = word(pieces, at, OrdinalWords);
    if (named !== undefined) return named;
    const tens = pieces[at]?.found === undefined ? TensWords.get(pieces[at]?.lower ?? "") : undefined;
    if (tens !== undefined) {
      const unitAt = pieces[at + 1]?.lower === "-" ? at + 2 : at + 1;
      const unit = word(pieces, unitAt, OrdinalWords);
      if (unit !== undefined && typeof unit.value === "number" && unit.value < 10) return { value: tens + unit.value, next: unit.next };
    }
    if (pieces[at]?.lower === "thirtieth") return { value: 30, next: at + 1 };
    const digits = plainNumber(pieces[at], 2);
    return digits !== undefined && suffixAt(pieces, at + 1) ? { value: digits, next: at + 2 } : undefined;
  },
  year: (pieces, at) => {
    const piece = pieces[at];
    if (piece?.lower.length !== 4) return undefined;
    const digits = plainNumber(piece, 4);
    return digits !== undefined && digits >= 1000 && digits <= 2999 ? { value: digits, next: at + 1 } : undefined;
  },
  modernyear: (pieces, at) => {
    const piece = pieces[at];
    if (piece?.lower.length !== 4) return undefined;
    const digits = plainNumber(piece, 4);
    return digits !== undefined && digits >= 1800 && digits <= 2099 ? { value: digits, next: at + 1 } : undefined;
  },
  longnumber: (pieces, at) => (/^\d{5,9}$/.test(pieces[at]?.lower ?? "") ? { value: Number(pieces[at]?.lower), next: at + 1 } : undefined),
  twodigits: (pieces, at) => (/^\d\d$/.test(pieces[at]?.lower ?? "") ? { value: Number(pieces[at]?.lower), next: at + 1 } : undefined),
  number: (pieces, at) => smallNumber(pieces, at),
  numericdate: (pieces, at) => wordText(pieces, at, (lower) => /^\d{1,4}([-/.])\d{1,2}\1\d{1,5}$/.test(lower)),
  isomoment: (pieces, at) => wordText(pieces, at, (lower) => /^\d{4}-\d\d-\d\dt/.test(lower)),
  reading: (pieces, at) => clockReading(pieces, at),
  militaryreading: (pieces, at) => {
    const lower = pieces[at]?.lower ?? "";
    if (!/^[0-2]\d[0-5]\d$/.test(lower) || Number(lower) >= 2400) return undefined;
    return { value: { kind: "clock", clock: { hour: Number(lower.slice(0, 2)), minute: Number(lower.slice(2)) } }, next: at + 1 };
  },
  amount: (pieces, at) => amount(pieces, at),
  date: (pieces, at) => found(pieces, at, (kind) => Dates.has(kind)),
  daydate: (pieces, at) => found(pieces, at, (kind) => Days.has(kind)),
  dayorsame: (pieces, at) => found(pieces, at, (kind, meaning) => Days.has(kind) || isDayUnit(meaning)),
  duration: (pieces, at) => found(pieces, at, (kind) => kind === "duration"),
  clock: (pieces, at) => found(pieces, at, (kind) => kind === "clock"),
  dayparts: (pieces, at) => found(pieces, at, (kind) => kind === "day part"),
  stretchofdays: (pieces, at) => found(pieces, at, (kind, meaning) => isStretch(kind, meaning)),
};

function word(
  pieces: readonly Piece[],
  at: number,
  words: ReadonlyMap<string, number>,
  accepts: (piece: Piece) => boolean = () => true,
): SlotMatch | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.found !== undefined) return undefined;
  const value = words.get(piece.lower);
  return value !== undefined && accepts(piece) ? { value, next: at + 1 } : undefined;
}

function wordText(pieces: readonly Piece[], at: number, accepts: (lower: string) => boolean): SlotMatch | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.found !== undefined || !accepts(piece.lower)) return undefined;
  return { value: piece.lower, next: at + 1 };
}

function found(pieces: readonly Piece[], at: number, accepts: (kind: Meaning["kind"], meaning: Meaning) => boolean): SlotMatch | undefined {
  const meaning = pieces[at]?.found?.meaning;
  return meaning !== undefined && accepts(meaning.kind, meaning) ? { value: meaning, next: at + 1 } : undefined;
}

function isDayUnit(meaning: Meaning): boolean {
  return (
    (meaning.kind === "unit" && meaning.unit === "day") ||
    (meaning.kind === "away" && meaning.amount.unit === "day") ||
    (meaning.kind === "same" && meaning.unit === "day")
  );
}

/** Something with a start, a middle and an end. */
function isStretch(kind: Meaning["kind"], meaning: Meaning): boolean {
  if (meaning.kind === "unit") return meaning.unit !== "day";
  if (meaning.kind === "same") return meaning.unit === "month";
  return ["month", "years", "quarter", "half", "season", "week of"].includes(kind);
}

/** A whole number written in at most `digits` digits. */
function plainNumber(piece: Piece | undefined, digits: number): number | undefined {
  if (piece === undefined || piece.found !== undefined || piece.lower.length > digits || !/^\d+$/.test(piece.lower)) return undefined;
  return Number(piece.lower);
}

function suffixAt(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  return piece?.isGlued === true && /^(?:st|nd|rd|th)$/.test(piece.lower);
}

/** "3", "1,200", "2.5", "twelve", "twenty-two", "a hundred". */
function smallNumber(pieces: readonly Piece[], at: number): SlotMatch | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.found !== undefined) return undefined;
  if (/^\d{1,3}(?:,\d{3})*(?:\.\d{1,3})?$|^\d{4}$/.test(piece.lower))
    return { value: Number(piece.lower.replaceAll(",", "")), next: at + 1 };
  const named = NumberWords.get(piece.lower);
  if (named !== undefined) return { value: named, next: at + 1 };
  const tens = TensWords.get(piece.lower);
  if (tens === undefined) return undefined;
  const digitAt = pieces[at + 1]?.lower === "-" ? at + 2 : at + 1;
  const digit = NumberWords.get(pieces[digitAt]?.lower ?? "");
  return digit !== undefined && digit > 0 && digit < 10 ? { value: tens + digit, next: digitAt + 1 } : { value: tens, next: at + 1 };
}

const VagueCounts: readonly (readonly string[])[] = [
  "a few",
  "a couple of",
  "a couple",
  "several",
  "few",
  "many",
  "some",
  "couple of",
  "a number of",
].map((phrase) => phrase.split(" "));

/** "three days", "48 hours", "a week", "two and a half years", "a couple of months", "several weeks". */
function amount(pieces: readonly Piece[], at: number): SlotMatch | undefined {
  for (const phrase of VagueCounts) {
    if (!phrase.every((text, offset) => pieces[at + offset]?.lower === text)) continue;
    const more = pieces[at + phrase.length]?.lower === "more" ? 1 : 0;
    const unit = unitAt(pieces, at + phrase.length + more);
    if (unit === undefined) continue;
    const count = phrase.includes("couple") ? 2 : undefined;
    return { value: { kind: "duration", amount: { count, unit, isRough: true } }, next: at + phrase.length + more + 1 };
  }
  if (/^(?:a|an|one|another)$/.test(pieces[at]?.lower ?? "")) {
    const half = pieces[at + 1]?.lower === "half" ? 1 : 0;
    const unit = unitAt(pieces, at + 1 + half);
    const also = fractionAt(pieces, at + 2);
    if (unit !== undefined && half === 0 && also !== undefined) {
      return { value: { kind: "duration", amount: { count: 1 + also.value, unit, isRough: false } }, next: also.next };
    }
    if (unit !== undefined && (half === 0 || pieces[at]?.lower === "one")) {
      return { value: { kind: "duration", amount: { count: half === 1 ? 0.5 : 1, unit, isRough: false } }, next: at + 2 + half };
    }
  }
  if (pieces[at]?.lower === "half") {
    const article = /^(?:a|an)$/.test(pieces[at + 1]?.lower ?? "") ? 1 : 0;
    const unit = unitAt(pieces, at + 1 + article);
    if (unit !== undefined && article === 1)
      return { value: { kind: "duration", amount: { count: 0.5, unit, isRough: false } }, next: at + 3 };
  }
  const alone = Fractions.get(pieces[at]?.lower ?? "");
  const ofUnit = unitAt(pieces, at + 1);
  if (alone !== undefined && ofUnit !== undefined)
    return { value: { kind: "duration", amount: { count: alone, unit: ofUnit, isRough: false } }, next: at + 2 };
  const number = smallNumber(pieces, at);
  if (number === undefined || typeof number.value !== "number") return undefined;
  const fraction = fractionAt(pieces, number.next);
  const unitPlace = fraction?.next ?? number.next;
  const more = /^(?:more|full|whole|straight|consecutive|working|long|business|calendar)$/.test(pieces[unitPlace]?.lower ?? "") ? 1 : 0;
  const unit = unitAt(pieces, unitPlace + more);
  // "twenty second" is an ordinal.
  const after = fractionAt(pieces, unitPlace + more + 1);
  if (unit !== undefined && fraction === undefined && after !== undefined) {
    return { value: { kind: "duration", amount: { count: number.value + after.value, unit, isRough: false } }, next: after.next };
  }
  if (unit === undefined || (unit === "second" && pieces[unitPlace + more]?.lower === "second")) return undefined;
  return {
    value: { kind: "duration", amount: { count: number.value + (fraction?.value ?? 0), unit, isRough: false } },
    next: unitPlace + more + 1,
  };
}

/** "and a half", "and half", "and a quarter", "½": what is added to a whole number. */
function fractionAt(pieces: readonly Piece[], at: number): { readonly value: number; readonly next: number } | undefined {
  const sign = Fractions.get(pieces[at]?.lower ?? "");
  if (sign !== undefined && pieces[at]?.isGlued === true) return { value: sign, next: at + 1 };
  if (pieces[at]?.lower !== "and") return undefined;
  const article = pieces[at + 1]?.lower === "a" ? 1 : 0;
  const value = { half: 0.5, quarter: article === 1 ? 0.25 : undefined }[pieces[at + 1 + article]?.lower ?? ""];
  return value === undefined ? undefined : { value, next: at + 2 + article };
}

const Fractions: ReadonlyMap<string, number> = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
]);

function unitAt(pieces: readonly Piece[], at: number): Amount["unit"] | undefined {
  const piece = pieces[at];
  return piece === undefined || piece.found !== undefined ? undefined : Units.get(piece.lower);
}

/** "10:00", "10 a.m.", "8.30pm", "noon", "midnight", "10 o'clock". */
function clockReading(pieces: readonly Piece[], at: number): SlotMatch | undefined {
  const piece = pieces[at];
  if (piece === undefined || piece.found !== undefined) return undefined;
  const clockAt = (hour: number, minute: number, next: number): SlotMatch | undefined =>
    hour < 24 && minute < 60 ? { value: { kind: "clock", clock: { hour, minute } }, next } : undefined;
  if (piece.lower === "noon" || piece.lower === "midday") return clockAt(12, 0, at + 1);
  if (piece.lower === "midnight") return clockAt(0, 0, at + 1);
  const written = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?$/.exec(piece.lower);
  if (written === null) return undefined;
  const hour = Number(written[1]);
  const minute = Number(written[2] ?? 0);
  const half = halfOfDay(pieces, at + 1);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    return clockAt((hour % 12) + (half.isAfternoon ? 12 : 0), minute, half.next);
  }
  if (pieces[at + 1]?.lower === "o'clock") return hour <= 12 ? clockAt(hour, minute, at + 2) : undefined;
  return piece.lower.includes(":") ? clockAt(hour, minute, at + 1) : undefined;
}

function halfOfDay(pieces: readonly Piece[], at: number): { readonly isAfternoon: boolean; readonly next: number } | undefined {
  const lower = pieces[at]?.lower ?? "";
  if (lower === "am" || lower === "pm") {
    // "10 am" and "10am" alike; "am" alone never follows a number otherwise.
    return { isAfternoon: lower === "pm", next: at + 1 };
  }
  if ((lower !== "a" && lower !== "p") || pieces[at + 1]?.lower !== "." || pieces[at + 2]?.lower !== "m") return undefined;
  return { isAfternoon: lower === "p", next: pieces[at + 3]?.lower === "." && pieces[at + 3]?.isGlued === true ? at + 4 : at + 3 };
}

function zone(pieces: readonly Piece[], at: number): SlotMatch | undefined {
  const named = word(pieces, at, Zones);
  if (named !== undefined) return named;
  // "local time" names a zone the text does not give as a number.
  return undefined;
}
