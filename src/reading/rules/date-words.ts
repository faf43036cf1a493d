/** Decides which ways of writing a time are known, each with the sentence it is for and the look-alike it leaves alone. */
import { cutPieces } from "../dates/cut-pieces.ts";
import {
  countsTime,
  countsWhatFollows,
  endsItsClause,
  isAtLast,
  isClearlyMonth,
  isClearlyYear,
  isLedIntoMonth,
  isNameWithDay,
  isNoun,
  isWord,
} from "../dates/guards.ts";
import { type DateRule, type Filled, foldExpressions, type Surroundings } from "../dates/match-rules.ts";
import type { Amount, Clock, Meaning, Shift } from "../dates/meaning.ts";
import { readIsoMoment, readNumericDate } from "../dates/read-numerals.ts";
import { type DayPart, DayParts, FixedDays, Units } from "./calendar-words.ts";
import type { RuleArea } from "./rule.ts";

const Impossible: Meaning = { kind: "unknown", why: "impossible" };
const Vague: Meaning = { kind: "unknown", why: "vague" };

const TimexUnits: Readonly<Record<string, string>> = {
  second: "PT1S",
  minute: "PT1M",
  hour: "PT1H",
  day: "P1D",
  week: "P1W",
  month: "P1M",
  quarter: "P3M",
  year: "P1Y",
  decade: "P10Y",
  century: "P100Y",
  weekend: "XXXX-WXX-WE",
  weekday: "XXXX-WXX-1/XXXX-WXX-5",
};
const SetAdverbs: Readonly<Record<string, string>> = {
  hourly: "PT1H",
  daily: "P1D",
  nightly: "P1D",
  weekly: "P1W",
  biweekly: "P2W",
  fortnightly: "P2W",
  monthly: "P1M",
  quarterly: "P3M",
  yearly: "P1Y",
  annually: "P1Y",
  annual: "P1Y",
  biennial: "P2Y",
  semiannual: "P6M",
  semiannually: "P6M",
};
/** "Bi-weekly" is read as every second week, as in most reports; "semi-annual" can only be twice a year. */
const SetCompounds: Readonly<Record<string, string>> = {
  "bi-weekly": "P2W",
  "bi-monthly": "P2M",
  "semi-annual": "P6M",
  "semi-annually": "P6M",
  "semi-yearly": "P6M",
};

const namedDays = [...FixedDays.keys(), "easter", "easter sunday", "easter monday", "good friday"];
const asPattern = (name: string): string => name.replaceAll("'s", " 's").replace("s' ", "s ' ");

export const rules: readonly DateRule[] = [
  {
    id: "date/iso-moment",
    stage: 1,
    written: ["<isomoment>"],
    reason: "A date-time in ISO 8601 is a moment, with its zone where it has one.",
    example: "Issued 2026-03-03T10:00:00Z by the secretariat.",
    counterExample: "Part number 2026-03T is missing.",
    meaning: (slots) => readIsoMoment(slots.text("isomoment")),
  },
  {
    id: "date/numeric",
    stage: 1,
    written: ["<numericdate>"],
    reason: "Digits with one separator are a date where only one order of day and month is possible; 3/4/2026 stays open.",
    example: "Signed on 22/12/2025 in two copies.",
    counterExample: "Version 1.2.3 of the text was lost.",
    meaning: (slots) => readNumericDate(slots.text("numericdate")),
  },
  {
    id: "date/day-month",
    stage: 1,
    written: [
      "the? <dom> of? <month> ,? <year>?",
      "the? <dom> of? <shortmonth> ,? <year>?",
      "the? <ordinal> of <month> ,? <year>?",
      "the? <ordinal> of <shortmonth> ,? <year>?",
      "<month> the? <ordinal> ,? <year>?",
      "<shortmonth> the? <ordinal> ,? <year>?",
      "the? <dom> of? <month> in|of <year>",
      "the? <ordinal> of <month> in|of <year>",
      "the? <ordinal> day of <month> ,? <year>?",
      "<month> the? <dom> in|of <year>",
      "<month> , <dom> ,? <year>?",
      "<month> the? <dom> ,? <year>?",
      "<shortmonth> <dom> ,? <year>?",
      "<dom> - <month> - <year>",
      "<dom> - <shortmonth> - <year>",
      "<dom> / <shortmonth> / <year>",
      "<dom> . <month> ,? <year>?",
      "<dom> . <shortmonth> ,? <year>?",
    ],
    reason: "A day with its month is a date; without a year the clause says which way to look.",
    example: "They met on 3 March 2026 and again on Dec. 6.",
    counterExample: "In March 20 people came to the hall.",
    meaning: (slots, around) => {
      if (
        slots.has("year")
          ? around.after?.lower === "-" && around.after.isGlued && isWord(around.afterThat?.lower)
          : countsWhatFollows(around)
      )
        return undefined;
      if (/^[$€£]$/.test(around.before?.lower ?? "")) return undefined;
      const month = slots.number(slots.has("month") ? "month" : "shortmonth");
      return { kind: "day", month, day: slots.number(slots.has("dom") ? "dom" : "ordinal"), ...yearIn(slots) };
    },
  },
  {
    id: "date/impossible-year",
    stage: 1,
    written: ["<dom> <month> <longnumber>", "<month> <dom> ,? <longnumber>", "<month> <longnumber>"],
    reason: "A year of five digits is no year: the expression is kept, without a place on the calendar.",
    example: "The seal read 3 March 99999.",
    counterExample: "The seal read 3 March 1999.",
    meaning: (_, around) => (isWord(around.after?.lower) ? undefined : Impossible),
  },
  {
    id: "date/days-of-pointed-month",
    stage: 1,
    written: ["from|between <a:dom> -|to|and|through|until|till <b:dom> of? this|next|last month"],
    reason: "Two days of this, last or next month are a stretch.",
    example: "Both chambers sit from 4 to 22 of next month.",
    counterExample: "Between 4 and 22 ships wait.",
    meaning: (slots, around) => {
      const month: Meaning = { kind: "unit", unit: "month", shift: pointedBy(around) };
      const from = slots.number("a");
      const to = slots.number("b");
      if (from >= to) return undefined;
      return { kind: "range", from: { kind: "day of unit", day: from, of: month }, to: { kind: "day of unit", day: to, of: month } };
    },
  },
  {
    id: "date/day-range",
    stage: 1,
    written: [
      "from|between? <a:dom> -|to|and|through|until|till <b:dom> of? <month> ,? <year>?",
      "from|between? <a:dom> -|to|and|through|until|till <b:dom> of? <shortmonth> ,? <year>?",
      "from|between? <month> <a:dom> -|to|and|through|until|till <b:dom> ,? <year>?",
      "from|between? <shortmonth> <a:dom> -|to|and|through|until|till <b:dom> ,? <year>?",
      "from|between? the? <a:ordinal> to|and|through|until|till the? <b:ordinal> of <month> ,? <year>?",
      "from|between? <month> the? <a:ordinal> to|through|until|till the? <b:ordinal> ,? <year>?",
    ],
    reason: "Two days of one month with their month once are a stretch.",
    example: "The round ran between 3 and 5 March.",
    counterExample: "Points 3 to 5 were left open.",
    meaning: (slots, around) => {
      const month = slots.number(slots.has("month") ? "month" : "shortmonth");
      const from = slots.number("a");
      const to = slots.number("b");
      if (from >= to || (!slots.has("year") && countsWhatFollows(around))) return undefined;
      return {
        kind: "range",
        from: { kind: "day", month, day: from, ...yearIn(slots) },
        to: { kind: "day", month, day: to, ...yearIn(slots) },
      };
    },
  },
  {
    id: "date/two-days",
    stage: 1,
    written: [
      "<first:weekday> <a:dom> and|to|until|- <second:weekday> <b:dom> <month> ,? <year>?",
      "<first:weekday> ,? <month> <a:dom> ,? and|to|until|- <second:weekday> ,? <b:dom> ,? <year>?",
    ],
    reason: "Two days with their weekdays and the month once are a stretch.",
    example: "They sat on Thursday 5 and Friday 6 February 2026.",
    counterExample: "They sat on Thursday and Friday.",
    meaning: (slots) => {
      const month = slots.number("month");
      const from = slots.number("a");
      const to = slots.number("b");
      if (from >= to) return undefined;
      return {
        kind: "range",
        from: { kind: "day", month, day: from, weekday: slots.number("first"), ...yearIn(slots) },
        to: { kind: "day", month, day: to, weekday: slots.number("second"), ...yearIn(slots) },
      };
    },
  },
  {
    id: "date/day-of-month",
    stage: 1,
    written: ["the <numeralordinal>"],
    reason: "'The 15th' after a preposition of time is a day of the month that fits.",
    example: "They will reconvene on the 15th.",
    counterExample: "On the 15th floor the lights stayed on.",
    meaning: (slots, around) => {
      const isTime = /^(?:on|by|until|till|since|from|before|after|,)$/.test(around.before?.lower ?? "") || isWeekOf(around);
      const after = around.after?.lower;
      const isAlone = after !== "-" && (!isWord(after) || /^(?:and|or|at|in|to|but|when|the|for|with)$/.test(after ?? ""));
      const day = slots.number("numeralordinal");
      return isTime && isAlone && day >= 1 && day <= 31 ? { kind: "day of month", day } : undefined;
    },
  },
  {
    id: "date/month",
    stage: 1,
    written: ["<month>", "the month of <month>"],
    reason: "A month by name; the names that are also verbs, modals or given names need a preposition or an article with a noun.",
    example: "The corridor closed in March.",
    counterExample: "They may march on the capital.",
    meaning: (slots, around) =>
      isClearlyMonth(around) || around.words.length > 1 ? { kind: "month", month: slots.number("month") } : undefined,
  },
  {
    id: "date/short-month",
    stage: 1,
    written: ["<shortmonth>"],
    reason: "A short month name stands for its month after a preposition of time, with a capital.",
    example: "Both desks expect a text by Sept. at the latest.",
    counterExample: "The court named Jan Havel.",
    meaning: (slots, around) =>
      around.words[0] !== "may" &&
      around.isCapital &&
      isLedIntoMonth(around.before) &&
      around.after?.isCapital !== true &&
      !/^\d/.test(around.after?.lower ?? "")
        ? { kind: "month", month: slots.number("shortmonth") }
        : undefined,
  },
  {
    id: "date/numbered-month",
    stage: 2,
    written: ["the <ordinal> month of <y:stretchofdays>"],
    reason: "A month by its number in a year.",
    example: "A review falls in the ninth month of next year.",
    counterExample: "It is the ninth month of the war.",
    meaning: (slots) => {
      const year = slots.meaning("y");
      const month = slots.number("ordinal");
      if (month > 12) return undefined;
      if (year.kind === "years" && year.from === year.to) return { kind: "month", month, year: year.from };
      if (year.kind !== "unit" || year.unit !== "year") return undefined;
      return { kind: "month", month, ofYear: year.shift === 1 ? 1 : year.shift === -1 ? -1 : 0 };
    },
  },
  {
    id: "date/month-year",
    stage: 1,
    written: [
      "<month> of|in? ,? <year>",
      "<shortmonth> ,? <year>",
      "<year> ,? <month>",
      "<year> ,? <shortmonth>",
      "<month> of? the? same|this|last|next year",
    ],
    reason: "A month with its year.",
    example: "The truce of March 2024 held.",
    counterExample: "The march of 2,024 people was quiet.",
    meaning: (slots, around) => {
      const month = slots.number(slots.has("month") ? "month" : "shortmonth");
      if (slots.has("year")) return countsWhatFollows(around) ? undefined : { kind: "month", month, year: slots.number("year") };
      if (around.words.includes("same")) return undefined;
      return { kind: "month", month, ofYear: pointedBy(around) };
    },
  },
  {
    id: "date/shifted-month",
    stage: 1,
    written: ["last|past <month>", "next|coming <month>", "this <month>", "last|next|this <shortmonth>"],
    reason: "'Last March' is the last one that is over, 'next March' the first to begin.",
    example: "The law was passed last May.",
    counterExample: "At last March came.",
    meaning: (slots, around) =>
      isAtLast(around)
        ? undefined
        : { kind: "month", month: slots.number(slots.has("month") ? "month" : "shortmonth"), shift: pointedBy(around) },
  },
  {
    id: "date/month-range",
    stage: 1,
    written: [
      "from|between? <a:month> -|to|through|until|and <b:month> of|in? ,? <year>?",
      "from|between <a:shortmonth> -|to|through|until|and <b:shortmonth> of|in? ,? <year>?",
      "from|between <a:shortmonth> -|to|through|until|and <b:month> of|in? ,? <year>?",
    ],
    reason: "Two months in a row of words are a stretch.",
    example: "The blockade lasted from May to July 2024.",
    counterExample: "April and June were sisters.",
    meaning: (slots, around) => {
      const isLed = /^(?:from|between)$/.test(around.words[0] ?? "") || isLedIntoMonth(around.before) || slots.has("year");
      const months = (12 + slots.number("b") - slots.number("a")) % 12;
      // "In March and June" names two months; "in March and April" is a stretch.
      if (!isLed || months === 0 || (around.words.includes("and") && around.words[0] !== "between" && months !== 1)) return undefined;
      return {
        kind: "range",
        from: { kind: "month", month: slots.number("a"), ...yearIn(slots) },
        to: { kind: "month", month: slots.number("b"), ...yearIn(slots) },
      };
    },
  },
  {
    id: "date/year",
    stage: 1,
    written: ["<modernyear>", "the year <modernyear>"],
    reason: "Four digits are a year after a preposition of time, in brackets, or between an article and a noun.",
    example: "The strait has been closed since 2014.",
    counterExample: "The camp holds 2014 people.",
    meaning: (slots, around) => (around.words.length > 1 || isClearlyYear(around) ? wholeYear(slots.number("modernyear")) : undefined),
  },
  {
    id: "date/year-range",
    stage: 1,
    written: [
      "from|between <a:modernyear> -|to|and|through|until|till <b:modernyear>",
      "<a:modernyear> -|to|through|until|till <b:modernyear>",
      "<a:modernyear> - <twodigits>",
    ],
    reason: "Two years with a dash or 'to' are a stretch.",
    example: "The 2014-2018 mandate lapsed.",
    counterExample: "Call 2014-99 for the desk.",
    meaning: (slots, around) => {
      const from = slots.number("a");
      const to = slots.has("b") ? slots.number("b") : Math.floor(from / 100) * 100 + slots.number("twodigits");
      const isInside = around.before?.lower === "-" || (around.after?.lower === "-" && around.after.isGlued);
      if (isInside || to <= from || (!slots.has("b") && to - from > 10)) return undefined;
      return { kind: "range", from: wholeYear(from), to: wholeYear(to) };
    },
  },
  {
    id: "date/decade",
    stage: 1,
    written: [
      "the? <modernyear> s",
      "the? <modernyear> 's",
      "the ' <twodigits> s",
      "the? <twodigits> s|'s",
      "the? twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties",
    ],
    reason: "'The 1990s' are ten years; 'the nineties' and 'the 70s' are those of the last century after a preposition of time.",
    example: "The pipeline was laid in the 1990s.",
    counterExample: "The 1995 accord stands.",
    meaning: (slots, around) => {
      if (around.after?.isGlued === true && isWord(around.after.lower)) return undefined;
      const from = firstYearOfDecade(slots, around);
      if (from === undefined) return undefined;
      return from % 10 === 0 ? { kind: "years", from, to: from + 9, name: String(from / 10) } : undefined;
    },
  },
  {
    id: "date/century",
    stage: 1,
    written: ["the? <ordinal> -? century"],
    reason: "A numbered century is a hundred years.",
    example: "The border was drawn in the 19th century.",
    counterExample: "It took half a century.",
    meaning: (slots) => {
      const ordinal = slots.number("ordinal");
      if (ordinal < 11 || ordinal > 29) return undefined;
      return { kind: "years", from: (ordinal - 1) * 100, to: (ordinal - 1) * 100 + 99, name: String(ordinal - 1) };
    },
  },
  {
    id: "date/quarter",
    stage: 1,
    written: [
      "the? <ordinal> -? quarter of? <modernyear>",
      "the? <ordinal> -? quarter of the|this|last|next year",
      "q <dom> of|-? <modernyear>?",
      "q <dom> of? the|this|last|next year",
      "<modernyear> -? q <dom>",
    ],
    reason: "A numbered quarter with its year.",
    example: "Exports fell in the third quarter of 2025.",
    counterExample: "The third quarter of the town is calm.",
    meaning: (slots, around) => {
      const quarter = slots.number(slots.has("ordinal") ? "ordinal" : "dom");
      if (quarter > 4) return undefined;
      return around.words.includes("year") && !slots.has("modernyear")
        ? { kind: "quarter", quarter, ofYear: pointedBy(around) }
        : { kind: "quarter", quarter, ...yearIn(slots, "modernyear") };
    },
  },
  {
    id: "date/half-year",
    stage: 1,
    written: [
      "the? <ordinal> half of <modernyear>",
      "<modernyear> -? h <dom>",
      "h <dom> of? <modernyear>",
      "the? <ordinal> half of the|this|last|next year",
    ],
    reason: "The first or second half of a year.",
    example: "Two rounds fell in the first half of 2026.",
    counterExample: "The second half of the text is blank.",
    meaning: (slots, around) => {
      const half = slots.number(slots.has("ordinal") ? "ordinal" : "dom");
      if (half > 2) return undefined;
      return slots.has("modernyear")
        ? { kind: "half", half, year: slots.number("modernyear") }
        : { kind: "half", half, ofYear: pointedBy(around) };
    },
  },
  {
    id: "date/season",
    stage: 1,
    written: [
      "the? <season> of <modernyear>",
      "<season> <modernyear>",
      "last|past|this|next|coming <season>",
      "this past|coming <season>",
      "the <season>",
    ],
    reason: "A season with a year or a pointer, or with its article after a preposition of time.",
    example: "The grain was released last spring.",
    counterExample: "By the fall of the city it was over.",
    meaning: (slots, around) => {
      const season = slots.season();
      if (slots.has("modernyear")) return { kind: "season", season, year: slots.number("modernyear") };
      if (around.words[0] !== "the") return { kind: "season", season, shift: pointedBy(around) };
      const isTime = /^(?:in|during|over|by|since|until|through|for|of|early|late)$/.test(around.before?.lower ?? "");
      return isTime && around.after?.lower !== "of" && !isNoun(around.after) ? { kind: "season", season } : undefined;
    },
  },
  {
    id: "date/named-day",
    stage: 1,
    written: namedDays.map(asPattern).flatMap((name) => [`${name} of? ,? <modernyear>`, `last|next|this ${name}`, name]),
    reason: "Days with a name and a fixed or computable place.",
    example: "The truce held over Christmas Day.",
    counterExample: "The Good Friday Agreement was signed.",
    meaning: (slots, around) => {
      if (isNameWithDay(around) || (around.after?.isCapital === true && around.after.fineTag.startsWith("NNP"))) return undefined;
      const name = namedDays
        .filter((known) => around.words.join(" ").includes(asPattern(known)))
        .reduce((one, other) => (other.length > one.length ? other : one), "");
      return namedDay(name, yearIn(slots, "modernyear"));
    },
  },
  {
    id: "date/weekday",
    stage: 1,
    written: ["<weekday>"],
    reason: "A report means the last such day up to its own, unless the clause looks ahead.",
    example: "The two sides met on Saturday.",
    counterExample: "It ran in the Sunday Times.",
    meaning: (slots, around) => (isNameWithDay(around) ? undefined : { kind: "weekday", weekday: slots.number("weekday") }),
  },
  {
    id: "date/shifted-weekday",
    stage: 1,
    written: [
      "last|previous|next|this <weekday>",
      "<weekday> of|in? last|this|next week",
      "last|this|next week on? <weekday>",
      "last|this|next week 's <weekday>",
      "last|this|next week on? <shortweekday>",
    ],
    reason: "'Last' and 'next' set a weekday off from the one of the present week.",
    example: "The draft was handed over last Friday.",
    counterExample: "At last Friday's crowd went home.",
    meaning: (slots, around) =>
      isAtLast(around) || isNameWithDay(around)
        ? undefined
        : {
            kind: "weekday",
            weekday: slots.number(slots.has("weekday") ? "weekday" : "shortweekday"),
            shift: pointedBy(around),
          },
  },
  {
    id: "date/weekdays-of-pointed-week",
    stage: 1,
    written: [
      "last|this|next week ,? from|between <a:weekday> to|and|through|until|till <b:weekday>",
      "last|this|next week ,? from|between <a:shortweekday> to|and|through|until|till <b:shortweekday>",
    ],
    reason: "Two weekdays of last, this or next week are a stretch.",
    example: "The committee sits next week from Tuesday to Friday.",
    counterExample: "It sits next week; Tuesday is free.",
    meaning: (slots, around) => {
      const from = slots.number("a");
      const to = slots.number("b");
      if (from >= to) return undefined;
      const inWeek = (day: number): Meaning => ({
        kind: "away",
        amount: { count: day - 1, unit: "day", isRough: false },
        direction: 1,
        from: mondayOf(pointedBy(around)),
      });
      return { kind: "range", from: inWeek(from), to: inWeek(to) };
    },
  },
  {
    id: "date/near-weekday",
    stage: 1,
    written: ["this past|last <weekday>", "past <weekday>", "this? coming|upcoming|next? <weekday>", "the? coming <weekday>"],
    reason: "'This past Sunday' is the nearest behind, 'the coming Sunday' the nearest ahead.",
    example: "They spoke this past Sunday.",
    counterExample: "They spoke past one another.",
    meaning: (slots, around) => {
      const isBehind = around.words.includes("past") || around.words.includes("last");
      if (!isBehind && !around.words.some((word) => /^(?:coming|upcoming|next)$/.test(word))) return undefined;
      if (around.words[0] === "next") return undefined;
      return { kind: "weekday", weekday: slots.number("weekday"), side: isBehind ? "past" : "coming" };
    },
  },
  {
    id: "date/near-day",
    stage: 1,
    written: ["today", "yesterday", "tomorrow", "the? day before yesterday", "the? day after tomorrow"],
    reason: "Days counted from the day of the report.",
    example: "The convoy left yesterday.",
    counterExample: "The day before, nobody spoke.",
    meaning: (_, around) => {
      // "USA Today" is a newspaper.
      if (around.isCapital && around.before?.isCapital === true && isWord(around.before.lower)) return undefined;
      const base = { today: 0, yesterday: -1, tomorrow: 1 }[around.words[around.words.length - 1] ?? ""] ?? 0;
      return { kind: "unit", unit: "day", shift: around.words.length > 1 ? base * 2 : base };
    },
  },
  {
    id: "date/part-of-near-day",
    stage: 1,
    written: ["tonight", "last night|evening", "this morning|afternoon|evening", "overnight"],
    reason: "Parts of the day of the report and of the night before it.",
    example: "Shelling went on last night.",
    counterExample: "It was the last knight of the order.",
    meaning: (_, around) => {
      const last = around.words[around.words.length - 1] ?? "";
      if (last === "overnight") return isNoun(around.after) && around.after?.fineTag === "NN" ? undefined : { kind: "overnight" };
      const part: DayPart = last === "tonight" ? "NI" : (DayParts.get(last) ?? "NI");
      return { kind: "day part", part, of: { kind: "unit", unit: "day", shift: around.words[0] === "last" ? -1 : 0 } };
    },
  },
  {
    id: "date/same-day-again",
    stage: 1,
    written: ["earlier|later today", "earlier|later in the day", "earlier|later that day"],
    reason: "Another hour of the same day.",
    example: "The envoy spoke later today.",
    counterExample: "The envoy spoke later.",
    meaning: (_, around) => {
      if (around.words.includes("that")) return { kind: "same", unit: "day", shift: 0 };
      return around.words.includes("today") ? { kind: "unit", unit: "day", shift: 0 } : { kind: "same", unit: "day", shift: 0 };
    },
  },
  {
    id: "date/shifted-unit",
    stage: 1,
    written: ["this|current|last|next|coming|upcoming <oneunit>", "the current|coming <oneunit>", "this past|coming <oneunit>"],
    reason: "The calendar's week, month, quarter or year before, of, or after the report.",
    example: "The border was sealed last month.",
    counterExample: "It was the last month of the truce.",
    meaning: (slots, around) => {
      if (isAtLast(around) || !isCalendarUnit(slots.unit("oneunit"))) return undefined;
      const isOrdinary = /^(?:the|its|their|his|her|'s|our)$/.test(around.before?.lower ?? "") || around.after?.lower === "of";
      if (isOrdinary && !around.words.includes("current")) return undefined;
      if (slots.unit("oneunit") === "weekend" && around.words.includes("this") && around.words.length === 2)
        return { kind: "unit", unit: "weekend" };
      return { kind: "unit", unit: slots.unit("oneunit"), shift: pointedBy(around) };
    },
  },
  {
    id: "date/next-but-one",
    stage: 1,
    written: ["the? <oneunit> after next", "the? <oneunit> before last"],
    reason: "Two whole weeks, months or years off.",
    example: "A round is planned for the week after next.",
    counterExample: "A round is planned for next week.",
    meaning: (slots, around) =>
      isCalendarUnit(slots.unit("oneunit"))
        ? { kind: "unit", unit: slots.unit("oneunit"), shift: around.words.includes("next") ? 2 : -2 }
        : undefined,
  },
  {
    id: "date/the-weekend",
    stage: 1,
    written: ["the weekend"],
    reason: "The weekend just gone, or the one to come where the clause looks ahead.",
    example: "Negotiators worked over the weekend.",
    counterExample: "A weekend is short.",
    meaning: (_, around) =>
      /^(?:at|over|on|during|of|this|in|before|after|by|for|through|throughout|until|since|into)$/.test(around.before?.lower ?? "")
        ? { kind: "unit", unit: "weekend" }
        : undefined,
  },
  {
    id: "date/mentioned-unit",
    stage: 1,
    written: [
      "the? previous|preceding <oneunit>",
      "the? following|next <oneunit>",
      "the previous|preceding|following|next morning|afternoon|evening|night",
      "the morning|afternoon|evening|night before|after",
    ],
    reason: "Counted from the day last mentioned, not from the report.",
    example: "The following day the guns fell silent.",
    counterExample: "The following text is final.",
    meaning: (slots, around) => {
      const isLater = around.words.some((word) => /^(?:next|following|after)$/.test(word));
      if (!slots.has("oneunit")) {
        // "the night before the vote" is tied to another day, "the morning after pill" to none.
        const isTied = /^(?:before|after)$/.test(around.words.at(-1) ?? "") && !endsItsClause(around);
        return isTied || around.after?.lower === "-" ? undefined : { kind: "same", unit: "day", shift: isLater ? 1 : -1 };
      }
      const unit = slots.unit("oneunit");
      const isNext = around.words.includes("next");
      // "In the next decade" is the calendar's; "over the next decade" is ten years from now.
      if (isNext && unit === "decade") {
        return around.before?.lower === "in"
          ? { kind: "unit", unit, shift: 1 }
          : { kind: "stretch", amount: { count: 1, unit, isRough: true }, direction: 1 };
      }
      if (unit === "second" || unit === "minute" || unit === "hour" || unit === "decade" || unit === "century") return undefined;
      if (around.words[0] !== "the" && !(isNext && unit === "day")) return undefined;
      if (isNext && unit !== "day") return { kind: "stretch", amount: { count: 1, unit, isRough: false }, direction: 1 };
      return { kind: "same", unit, shift: isLater ? 1 : -1 };
    },
  },
  {
    id: "date/same-unit",
    stage: 1,
    written: [
      "that <oneunit>",
      "the? same <oneunit>",
      "that|same night|morning|afternoon|evening",
      "the same night|morning|afternoon|evening",
    ],
    reason: "'That day' and 'the same week' return to the day last mentioned.",
    example: "That day no ship sailed.",
    counterExample: "He said that days are short.",
    meaning: (slots, around) => {
      const unit = slots.has("oneunit") ? slots.unit("oneunit") : "day";
      if (!["day", "week", "weekend", "month", "year"].includes(unit) || around.after?.lower === "-") return undefined;
      return { kind: "same", unit, shift: 0 };
    },
  },
  {
    id: "date/ago",
    stage: 1,
    written: ["about|around|roughly|nearly|almost|some|over? <amount> ago", "<units> ago", "more than <amount> ago"],
    reason: "Counted back from the report: days exactly, weeks and more as whole weeks, months or years.",
    example: "The ceasefire collapsed two weeks ago.",
    counterExample: "The ceasefire lasted two weeks.",
    meaning: (slots, around) => {
      if (!slots.has("amount")) return Vague;
      const amount = slots.amount();
      return { kind: "away", amount: { ...amount, isRough: amount.isRough || around.words.length > 4 }, direction: -1, from: "reference" };
    },
  },
  {
    id: "date/from-now",
    stage: 1,
    written: ["<amount> from now|today", "<amount> hence", "in <amount> ' time", "in <amount> 's time"],
    reason: "Counted forward from the report.",
    example: "The mandate ends three weeks from now.",
    counterExample: "Three weeks from the first round it ended.",
    meaning: (slots) => ({ kind: "away", amount: slots.amount(), direction: 1, from: "reference" }),
  },
  {
    id: "date/in-amount",
    stage: 1,
    written: ["in about|around|roughly|just? <amount>"],
    reason: "'Will meet in two weeks' is a date; 'the third meeting in two weeks' is a length.",
    example: "They will meet again in two weeks.",
    counterExample: "They will meet again within reach.",
    meaning: (slots) => (slots.amount().unit === "second" ? undefined : { kind: "in", amount: slots.amount() }),
  },
  {
    id: "date/stretch",
    stage: 1,
    written: [
      "the? last|past|previous|preceding <amount>",
      "the? last|past|recent|previous <units>",
      "the past <oneunit>",
      "recent|coming <units>",
      "the? next|coming|following <amount>",
      "the coming|next|following <units>",
      "these|those past|last <amount>",
      "the? <number> last|past|previous|next|coming|upcoming|following <units>",
    ],
    reason: "A stretch that ends or begins with the report.",
    example: "Three convoys passed in the last two weeks.",
    counterExample: "It was the last of two convoys.",
    meaning: (slots, around) => stretchMeaning(slots, around),
  },
  {
    id: "date/clock",
    stage: 1,
    written: [
      "<reading> <zone>?",
      "<reading> local|eastern|central|pacific|moscow time",
      "<reading> ( <zone> )",
      "<militaryreading> <zone>",
      "<militaryreading> hours <zone>?",
    ],
    reason: "A clock reading needs a zone, a.m. or p.m., or a preposition of time before it.",
    example: "The session opened at 10:00 GMT.",
    counterExample: "The vote stood 10:12 against.",
    meaning: (slots, around) => clockMeaning(slots, around),
  },
  {
    id: "date/duration",
    stage: 1,
    written: [
      "<amount>",
      "<number> - <oneunit> - old|long",
      "<number> - <oneunit>",
      "<number> <oneunit> - old|long",
      "<amount> and <more:amount>",
      "half - <oneunit>",
      "half a|an <oneunit>",
    ],
    reason: "A number of units of time is a length, not a date.",
    example: "Prisoners are to be freed within 48 hours.",
    counterExample: "A second round of talks opened.",
    meaning: (slots, around) => durationMeaning(slots, around),
  },
  {
    id: "date/unit-long",
    stage: 1,
    written: ["<oneunit> - long", "daylong|weeklong|monthlong|yearlong", "<units> - long|old"],
    reason: "'Month-long' is one month; 'weeks-long' is weeks, of no number.",
    example: "A month-long truce was offered.",
    counterExample: "It was a long month.",
    meaning: (slots, around) => {
      if (slots.has("units")) return { kind: "duration", amount: { count: undefined, unit: slots.unit("units"), isRough: true } };
      const unit = Units.get(slots.has("oneunit") ? slots.text("oneunit") : (around.words[0] ?? "").replace(/long$/, ""));
      return unit === undefined ? undefined : { kind: "duration", amount: { count: 1, unit, isRough: false } };
    },
  },
  {
    id: "date/set",
    stage: 1,
    written: [
      "every|each <weekday>",
      "every|each <oneunit>",
      "every|each morning|afternoon|evening|night",
      "everyday",
      "<weekday> mornings|afternoons|evenings|nights",
      "every other|second <oneunit>",
      "every other|second <weekday>",
      "every <amount>",
      "bi - weekly|monthly",
      "semi - annual|annually|yearly",
      "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays",
      "once|twice <per:number>? times? a|per|each|every <oneunit>",
      "<per:number> times a|per|each|every <oneunit>",
    ],
    reason: "A time that comes again and again.",
    example: "The commission meets every Tuesday.",
    counterExample: "The commission met on Tuesday.",
    meaning: (slots, around) => setMeaning(slots, around),
  },
  {
    id: "date/whole-unit",
    stage: 1,
    written: ["all day|night|week|month|year|weekend"],
    reason: "'All week' is as long as a week.",
    example: "They talked all week.",
    counterExample: "All weeks are long.",
    meaning: (_, around) => {
      const unit = Units.get(around.words[1] ?? "");
      return unit === undefined || unit === "weekend" ? undefined : { kind: "duration", amount: { count: 1, unit, isRough: false } };
    },
  },
  {
    id: "date/edge",
    stage: 2,
    written: ["the? first|last|final|opening|closing <duration> of <stretchofdays>"],
    reason: "So many weeks or months at the start or the end of a stretch.",
    example: "It fell in the last four months of 2021.",
    counterExample: "It fell in the last four months.",
    meaning: (slots, around) => {
      const isStart = around.words.includes("first") || around.words.includes("opening");
      return { kind: "edge", amount: slots.amount(), side: isStart ? "start" : "end", of: slots.meaning("stretchofdays") };
    },
  },
  {
    id: "date/day-of-named-month",
    stage: 2,
    written: ["the? <numeralordinal> of? <m:stretchofdays>"],
    reason: "A day of this, last, next or that month.",
    example: "They reconvene on the 20th of next month.",
    counterExample: "They reconvene next month.",
    meaning: (slots) => {
      const month = slots.meaning("m");
      const isMonth = (month.kind === "unit" || month.kind === "same") && month.unit === "month";
      return isMonth ? { kind: "day of unit", day: slots.number("numeralordinal"), of: month } : undefined;
    },
  },
  {
    id: "date/nth-weekday",
    stage: 2,
    written: ["the? <ordinal> <w:date> of|in <stretchofdays>", "the? last <w:date> of|in <stretchofdays>"],
    reason: "A weekday counted within its month.",
    example: "The council sits on the first Friday of July 2026.",
    counterExample: "The first Friday was calm.",
    meaning: (slots) => {
      const weekday = slots.meaning("w");
      const of = slots.meaning("stretchofdays");
      if (weekday.kind !== "weekday" || weekday.shift !== undefined) return undefined;
      if (of.kind !== "month" && !(of.kind === "unit" && of.unit === "month")) return undefined;
      return { kind: "nth weekday", nth: slots.has("ordinal") ? slots.number("ordinal") : -1, weekday: weekday.weekday, of };
    },
  },
  {
    id: "date/set-adverb",
    stage: 1,
    written: [Object.keys(SetAdverbs).join("|")],
    reason: "'Weekly', 'daily' and the like say how often.",
    example: "Monitors file a weekly report.",
    counterExample: "He writes for the Daily Courier.",
    meaning: (_, around) => {
      const value = SetAdverbs[around.words[0] ?? ""];
      // "bi-monthly" and "semi-annual" say something else.
      if (around.before?.lower === "-") return undefined;
      const isName = around.after?.isCapital === true || around.before?.isCapital === true;
      return value === undefined || isName ? undefined : { kind: "set", value };
    },
  },
  {
    id: "date/weekday-and-day",
    stage: 2,
    written: [
      "<w:date> ,? the? <d:date>",
      "<w:date> ( <d:date> )",
      "<shortweekday> ,? the? <d:date>",
      "<w:date> ,? the <dom>",
      "<w:date> ,? the <ordinal>",
      "<d:date> ,? <shortweekday>",
    ],
    reason: "A weekday beside a date is the same day twice.",
    example: "They signed on Tuesday, 3 March 2026.",
    counterExample: "They signed on Tuesday, and on 3 March they met.",
    meaning: (slots) => weekdayWithDay(slots),
  },
  {
    id: "date/part",
    stage: 2,
    written: [
      "the? early|late|mid|earlier|later -? in? <stretchofdays>",
      "the? beginning|start|middle|midpoint|end|close|opening of the? <stretchofdays>",
      "the? beginning|start|middle|midpoint|end|close of the <oneunit>",
      "earlier|later|early|late in the <oneunit>",
      "the? beginning|start|end of <oneunit>",
      "the? <oneunit> 's end",
      "<oneunit> - end",
      "the? end - <stretchofdays>",
    ],
    reason: "'Early March' is its first ten days, 'late last year' its last four months, 'earlier this week' what is over of it.",
    example: "A draft was seen in early March 2026.",
    counterExample: "An early draft was seen.",
    meaning: (slots, around) => partMeaning(slots, around),
  },
  {
    id: "date/part-of-day",
    stage: 2,
    written: [
      "<dayorsame> at|in? the? early|late? <daypart>",
      "the? <daypart> of the? <dayorsame>",
      "early|late|earlier|later on? <dayorsame>",
      "overnight on|into? <dayorsame>",
    ],
    reason: "Morning, evening or night of a day.",
    example: "The delegation left on Tuesday evening.",
    counterExample: "The evening was calm.",
    meaning: (slots, around) => partOfDay(slots, around),
  },
  {
    id: "date/counted-from",
    stage: 2,
    written: [
      "<duration> before|after|from|following|since <date>",
      "<duration> prior to <date>",
      "the? day|week|month|year before|after|following <date>",
    ],
    reason: "Counted from a date that stands beside it.",
    example: "It came two days after Saturday's session.",
    counterExample: "It came two days after the session.",
    meaning: (slots, around) => countedFrom(slots, around),
  },
  {
    id: "date/within",
    stage: 2,
    written: [
      "within|inside|under <duration> from|of|after|following <date>",
      "less than <duration> from|after <date>",
      "within|inside <away:date>",
      "less than <away:date>",
    ],
    reason: "'Within two weeks from today' is every day up to then.",
    example: "The lists follow within two weeks of 3 March 2026.",
    counterExample: "The lists follow within two weeks.",
    meaning: (slots) => {
      const away: Meaning = slots.has("away")
        ? slots.meaning("away")
        : { kind: "away", amount: slots.amount(), direction: 1, from: slots.meaning("date") };
      if (away.kind !== "away" || away.direction < 0 || away.amount.count === undefined) return undefined;
      const from: Meaning | undefined =
        typeof away.from === "object" ? away.from : away.from === "reference" ? { kind: "unit", unit: "day", shift: 0 } : undefined;
      if (from === undefined || from.kind === "stretch" || from.kind === "away") return undefined;
      return { kind: "range", from, to: { ...away, from } };
    },
  },
  {
    id: "date/counted-from-mentioned",
    stage: 2,
    written: [
      "<duration> later|earlier|before|after|afterwards|afterward|previously|prior",
      "the? day|week|month|year before|after|earlier|later",
    ],
    reason: "Counted from the day last mentioned; where it counts from an event, the day is not known.",
    example: "Two days later the envoy returned.",
    counterExample: "Two days of talks followed.",
    meaning: (slots, around) => countedFromMentioned(slots, around),
  },
  {
    id: "date/week-of",
    stage: 2,
    written: ["the? week|weekend of|commencing|beginning|starting on? the? <daydate>"],
    reason: "The week that holds a day.",
    example: "A round is planned for the week of 9 March.",
    counterExample: "A week of talks ended.",
    meaning: (slots, around) =>
      around.words.includes("weekend")
        ? { kind: "range", from: slots.meaning("daydate"), to: slots.meaning("daydate") }
        : { kind: "week of", of: slots.meaning("daydate") },
  },
  {
    id: "date/late-part-of-day",
    stage: 3,
    written: ["early|late|earlier|later on? <dayparts>", "<dayparts> local time"],
    reason: "'Late on Tuesday evening' is still Tuesday evening.",
    example: "They parted late on Tuesday evening.",
    counterExample: "They parted in the late evening.",
    meaning: (slots) => slots.meaning("dayparts"),
  },
  {
    id: "date/moment",
    stage: 3,
    written: [
      "<clock> ,? on? <dayorsame>",
      "<dayorsame> ,? at|around|about|by|from? <clock>",
      "<clock> ,? on? <dayparts>",
      "<dayparts> ,? at|around|about? <clock>",
      "<clock> ,? on <shortweekday>",
    ],
    reason: "A clock reading beside a day is a moment.",
    example: "The gates open at 10:00 GMT on 3 March 2026.",
    counterExample: "The gates open at 10:00 GMT.",
    meaning: (slots) => {
      const day: Meaning = slots.has("shortweekday")
        ? { kind: "weekday", weekday: slots.number("shortweekday") }
        : slots.meaning(slots.has("dayparts") ? "dayparts" : "dayorsame");
      const within = day.kind === "day part" ? day.of : day;
      return within === undefined ? undefined : { kind: "moment", day: within, clock: slots.clock("clock") };
    },
  },
  {
    id: "date/around",
    stage: 3,
    written: ["around|about|circa|approximately|roughly <date>"],
    reason: "The text itself is vague about the day.",
    example: "The cargo left around 3 March 2026.",
    counterExample: "The cargo moved around the cape.",
    meaning: (slots, around) => {
      const of = slots.meaning("date");
      if (
        !["day", "month", "years", "part"].includes(of.kind) ||
        /^(?:talks|talk|rally|centered|centred)$/.test(around.before?.lower ?? "")
      )
        return undefined;
      return around.words[0] === "about" && of.kind !== "day" ? undefined : { kind: "around", of };
    },
  },
  {
    id: "date/range",
    stage: 4,
    written: [
      "from <from:date> to|until|till|through|- <to:date>",
      "between <from:date> and <to:date>",
      "<from:date> to|through|until|till|- <to:date>",
    ],
    reason: "From one date to another.",
    example: "The truce ran from 30 January to 2 February 2026.",
    counterExample: "The talks moved from Tuesday's hall to the annex.",
    meaning: (slots, around) => rangeMeaning(slots, around),
  },
  {
    id: "date/since",
    stage: 4,
    written: ["since <date>"],
    reason: "From a date to the day of the report.",
    example: "No ship has passed since Sunday.",
    counterExample: "No ship has passed since the blockade.",
    meaning: (slots) => {
      const from = slots.meaning("date");
      return from.kind === "stretch" ? undefined : { kind: "since", from };
    },
  },
];

export const dateArea: RuleArea = {
  area: "date-words",
  rules,
  matches: (ruleId, text) => foldExpressions(cutPieces(text), rules).some((piece) => piece.found?.rules.includes(ruleId) === true),
};

/** "the week of the 18th". */
function isWeekOf(around: Surroundings): boolean {
  return around.before?.lower === "of" && around.beforeThat?.lower === "week";
}

function yearIn(slots: Filled, name = "year"): { readonly year?: number } {
  return slots.has(name) ? { year: slots.number(name) } : {};
}

/** 1990 for "the 1990s", "the '90s", "in the 90s" and "the nineties"; undefined where two digits or a word may be an age, a score or a temperature. */
function firstYearOfDecade(slots: Filled, around: Surroundings): number | undefined {
  if (slots.has("modernyear")) return slots.number("modernyear");
  if (around.words.includes("'")) return 1900 + slots.number("twodigits");
  const isOfTime = /^(?:in|since|of|from|during|until|till|by|early|late|mid|-)$/.test(around.before?.lower ?? "");
  if (!isOfTime || isNoun(around.after)) return undefined;
  if (slots.has("twodigits")) return slots.number("twodigits") < 20 ? undefined : 1900 + slots.number("twodigits");
  const word = around.words[around.words.length - 1] ?? "";
  return 1920 + 10 * ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].indexOf(word);
}

/** The Monday of last, this or next week. */
function mondayOf(shift: Shift): Meaning {
  return {
    kind: "edge",
    amount: { count: 1, unit: "day", isRough: false },
    side: "start",
    of: { kind: "unit", unit: "week", shift },
  };
}

function wholeYear(year: number): Meaning {
  return { kind: "years", from: year, to: year, name: String(year) };
}

/** Where the words point: "last", "past" back, "next", "coming" ahead, else here. */
function pointedBy(around: Surroundings): Shift {
  if (around.words.some((word) => word === "last" || word === "past" || word === "previous")) return -1;
  return around.words.some((word) => word === "next" || word === "coming" || word === "upcoming") ? 1 : 0;
}

function isCalendarUnit(unit: string): boolean {
  return ["week", "weekend", "month", "quarter", "year", "decade", "century"].includes(unit);
}

function namedDay(name: string, year: { readonly year?: number }): Meaning | undefined {
  const offset = { easter: 0, "easter sunday": 0, "easter monday": 1, "good friday": -2 }[name];
  if (offset !== undefined) return { kind: "easter", offset, ...year };
  const fixed = FixedDays.get(name);
  return fixed === undefined ? undefined : { kind: "day", month: fixed[0], day: fixed[1], ...year };
}

function stretchMeaning(slots: Filled, around: Surroundings): Meaning | undefined {
  if (isAtLast(around) || around.after?.lower === "of") return undefined;
  // "It will last two hours": the verb.
  const isVerb =
    around.words[0] === "last" &&
    /^(?:will|would|could|should|may|might|must|can|to|not|n't|'ll|\p{L}{1,8}n't)$/u.test(around.before?.lower ?? "");
  if (isVerb) return undefined;
  const isAhead = around.words.some((word) => /^(?:next|coming|following)$/.test(word));
  const direction = isAhead ? 1 : -1;
  if (slots.has("amount")) {
    const amount = slots.amount();
    // "The last one hour" is rare, "the last a week" impossible: an article here belongs to something else.
    return around.words.some((word) => word === "a" || word === "an") ? undefined : { kind: "stretch", amount, direction };
  }
  if (slots.has("number")) {
    const isNext = around.words.includes("upcoming") || isAhead;
    return {
      kind: "stretch",
      amount: { count: slots.number("number"), unit: slots.unit("units"), isRough: false },
      direction: isNext ? 1 : -1,
    };
  }
  if (slots.has("oneunit")) return { kind: "stretch", amount: { count: 1, unit: slots.unit("oneunit"), isRough: false }, direction };
  const isPlain = around.words.some((word) => word === "last" || word === "past" || word === "previous") && around.words[0] !== "the";
  return isPlain ? undefined : { kind: "stretch", amount: { count: undefined, unit: slots.unit("units"), isRough: true }, direction };
}

function clockMeaning(slots: Filled, around: Surroundings): Meaning | undefined {
  const { hour, minute } = slots.clock(slots.has("reading") ? "reading" : "militaryreading");
  const isBare = !slots.has("zone") && around.words.length === 1 && /^\d/.test(around.words[0] ?? "");
  if (isBare && !/^(?:at|by|until|till|from|to|between|around|about|after|before|-|,|since|and|on|\()$/.test(around.before?.lower ?? ""))
    return undefined;
  const clock: Clock = slots.has("zone") ? { hour, minute, zoneMinutes: slots.number("zone") } : { hour, minute };
  return { kind: "clock", clock };
}

function durationMeaning(slots: Filled, around: Surroundings): Meaning | undefined {
  if (slots.has("number")) {
    const unit = slots.unit("oneunit");
    const isOrdinal = unit === "second" || unit === "quarter";
    return isOrdinal ? undefined : { kind: "duration", amount: { count: slots.number("number"), unit, isRough: false } };
  }
  if (!slots.has("amount")) {
    const unit = slots.unit("oneunit");
    return unit === "second" || unit === "quarter" ? undefined : { kind: "duration", amount: { count: 0.5, unit, isRough: false } };
  }
  const amount = slots.amount();
  if (!countsTime(amount, around)) return undefined;
  if (!slots.has("more"))
    return amount.count === undefined && !/^(?:a|several)$/.test(around.words[0] ?? "") ? undefined : { kind: "duration", amount };
  const more = slots.meaning("more");
  return more.kind === "duration" && more.amount.unit !== amount.unit ? { kind: "duration", amount, more: [more.amount] } : undefined;
}

function setMeaning(slots: Filled, around: Surroundings): Meaning | undefined {
  const parts = { mornings: "MO", afternoons: "AF", evenings: "EV", nights: "NI" }[around.words[1] ?? ""];
  if (parts !== undefined && slots.has("weekday")) return { kind: "set", value: `XXXX-WXX-${slots.number("weekday")}T${parts}` };
  const compound = SetCompounds[around.words.filter((word) => word !== "-").join("-")];
  if (compound !== undefined) return { kind: "set", value: compound };
  if (around.words[0] === "everyday") return { kind: "set", value: "P1D" };
  const isOther = around.words.includes("other") || around.words.includes("second");
  if (slots.has("weekday")) return { kind: "set", value: `XXXX-WXX-${slots.number("weekday")}` };
  if (slots.has("amount")) {
    const { count, unit } = slots.amount();
    return count === undefined ? undefined : { kind: "set", value: timexOf(count, unit) };
  }
  if (slots.has("oneunit")) {
    const value = TimexUnits[slots.text("oneunit")];
    return value === undefined ? undefined : { kind: "set", value: isOther ? value.replace("1", "2") : value };
  }
  const last = around.words[around.words.length - 1] ?? "";
  const part = DayParts.get(last);
  if (part !== undefined) return { kind: "set", value: `T${part}` };
  const plural = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"].indexOf(last);
  if (plural >= 0) return { kind: "set", value: `XXXX-WXX-${plural + 1}` };
  return { kind: "set", value: last === "weekends" ? "XXXX-WXX-WE" : "XXXX-WXX-1/XXXX-WXX-5" };
}

function timexOf(count: number, unit: Amount["unit"]): string {
  return (TimexUnits[unit] ?? "P1D").replace(/\d+/, (one) => String(Number(one) * count));
}

function weekdayWithDay(slots: Filled): Meaning | undefined {
  const day = slots.has("d") ? slots.meaning("d") : undefined;
  if (slots.has("shortweekday")) {
    return day !== undefined && (day.kind === "day" || day.kind === "day of month")
      ? { ...day, weekday: slots.number("shortweekday") }
      : undefined;
  }
  const weekday = slots.meaning("w");
  if (weekday.kind !== "weekday") return undefined;
  if (slots.has("dom") || slots.has("ordinal")) {
    return { kind: "day of month", day: slots.number(slots.has("dom") ? "dom" : "ordinal"), weekday: weekday.weekday };
  }
  return day !== undefined && (day.kind === "day" || day.kind === "day of month") && day.weekday === undefined
    ? { ...day, weekday: weekday.weekday }
    : undefined;
}

const PartWords: Readonly<Record<string, "early" | "middle" | "late" | "start" | "end" | "earlier" | "later">> = {
  early: "early",
  late: "late",
  mid: "middle",
  middle: "middle",
  midpoint: "middle",
  earlier: "earlier",
  later: "later",
  beginning: "start",
  start: "start",
  opening: "start",
  end: "end",
  close: "end",
};

function partMeaning(slots: Filled, around: Surroundings): Meaning | undefined {
  const word = around.words.find((lower) => PartWords[lower] !== undefined);
  const part = word === undefined ? undefined : PartWords[word];
  if (part === undefined) return undefined;
  if (slots.has("stretchofdays")) return { kind: "part", part, of: slots.meaning("stretchofdays") };
  const unit = slots.unit("oneunit");
  return isCalendarUnit(unit) && unit !== "weekend" ? { kind: "part", part, of: { kind: "unit", unit, shift: 0 } } : undefined;
}

function partOfDay(slots: Filled, around: Surroundings): Meaning | undefined {
  const of = slots.meaning("dayorsame");
  if (slots.has("daypart")) return { kind: "day part", part: slots.dayPart(), of };
  const first = around.words[0];
  // "Late on Tuesday evening" is for the next stage.
  if (DayParts.has(around.after?.lower ?? "")) return undefined;
  if (first === "overnight") return { kind: "day part", part: "NI", of };
  return first === "early" || first === "late" ? { kind: "day part", part: first === "early" ? "MO" : "EV", of } : of;
}

function countedFrom(slots: Filled, around: Surroundings): Meaning | undefined {
  const date = slots.meaning("date");
  if (date.kind === "stretch" || date.kind === "away") return undefined;
  const isBack = around.words.includes("before") || around.words.includes("prior");
  if (around.words.includes("since")) return undefined;
  const unit = slots.has("duration") ? undefined : around.words.map((word) => Units.get(word)).find((known) => known !== undefined);
  const amount: Amount | undefined = slots.has("duration")
    ? slots.amount()
    : unit === undefined
      ? undefined
      : { count: 1, unit, isRough: false };
  return amount === undefined ? undefined : { kind: "away", amount, direction: isBack ? -1 : 1, from: date };
}

function countedFromMentioned(slots: Filled, around: Surroundings): Meaning | undefined {
  const last = around.words[around.words.length - 1] ?? "";
  const isBack = /^(?:before|earlier|previously|prior)$/.test(last);
  const unit = slots.has("duration") ? undefined : around.words.map((word) => Units.get(word)).find((known) => known !== undefined);
  const amount: Amount | undefined = slots.has("duration")
    ? slots.amount()
    : unit === undefined
      ? undefined
      : { count: 1, unit, isRough: false };
  if (amount === undefined || around.after?.lower === "than") return undefined;
  if (around.words[0] !== "the" && !slots.has("duration") && around.words.length > 2) return undefined;
  if (!slots.has("duration") && around.words[0] !== "the") return undefined;
  const isTied = (last === "before" || last === "after" || last === "prior") && !endsItsClause(around);
  return { kind: "away", amount, direction: isBack ? -1 : 1, from: isTied ? "event" : "mentioned" };
}

function rangeMeaning(slots: Filled, around: Surroundings): Meaning | undefined {
  const from = slots.meaning("from");
  const to = slots.meaning("to");
  const canBound = (meaning: Meaning): boolean => !["stretch", "around"].includes(meaning.kind);
  if (!canBound(from) || !canBound(to)) return undefined;
  const isLed = /^(?:from|between)$/.test(around.words[0] ?? "");
  if (!isLed && from.kind !== to.kind && to.kind !== "day" && to.kind !== "month") return undefined;
  // "Postponed from Friday to Sunday" names two days, not a stretch.
  if (/^(?:postponed|moved|shifted|delayed|rescheduled|changed|deferred)$/.test(around.before?.lower ?? "")) return undefined;
  return { kind: "range", from, to };
}
