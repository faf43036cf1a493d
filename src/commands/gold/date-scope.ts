/** Decides which of the assistant's date cases are in scope for news, and says for each kind left out why. Kinds, never single cases. */
import type { DateCase } from "./read-date-cases.ts";

const Reasons: readonly (readonly [reason: string, isOut: (testCase: DateCase) => boolean])[] = [
  ["left out by the cases' own authors", ({ isByDesignUnsupported }) => isByDesignUnsupported],
  [
    "hours of an appointment (a range of clock readings): reports give days",
    ({ expected }) => expected.some(({ type }) => type === "timerange" || type === "datetimerange"),
  ],
  ["a zone alone", ({ expected }) => expected.some(({ type }) => type === "timezone")],
  ["comparison signs (>= 2019)", ({ text }) => /[<>=]/.test(text)],
  [
    "a bare number for a day or an hour ('on 15', 'at 7', 'two thirty'): an appointment's shorthand",
    ({ expected }) =>
      expected.some(
        ({ words, type }) => /^(?:the )?\d{1,2}(?:st|nd|rd|th)?$/.test(words) || (/^(?:date|time)/.test(type) && isShorthand(words)),
      ),
  ],
  [
    "a weekday with a bare number ('Mon 13th')",
    ({ expected }) =>
      expected.some(({ words }) =>
        /^\w+day,? (?:the )?\d{1,2}(?:st|nd|rd|th)?\b|^(?:mon|tues?|wed|thu|thur|thurs|fri|sat|sun),? (?:the )?\d{1,2}/i.test(words),
      ),
  ],
  [
    "day and month in digits without a year (11/20), or with two readings (3/4/2018): unknown here by design",
    ({ expected }) =>
      expected.some(({ words }) =>
        /\b\d{1,2}[/.-]\d{1,2}\b(?![/.-]\d)|\b(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/-](?:\d{4}|\d{2})\b/.test(words),
      ),
  ],
  [
    "a month without its day in digits (2016-05, 5/2016)",
    ({ expected }) => expected.some(({ words }) => /\b\d{1,2} ?[/.-] ?\d{4}\b|\b\d{4} ?[/.-] ?\d{1,2}\b(?![/.-])/.test(words)),
  ],
  [
    "years in words or two digits ('nineteen ninety six', 'cy18', \"'18\")",
    ({ expected }) =>
      expected.some(({ words }) =>
        /\b(?:nineteen|eighteen|two thousand|thousands?|hundred|noughties|seventies|twenty (?:ten|eleven|twelve|\w+teen|twenty))\b|\b(?:cy|fy|sy)\s?'?\d\d|'\d\d\b/i.test(
          words,
        ),
      ),
  ],
  [
    "fiscal and school years, week numbers",
    ({ expected }) =>
      expected.some(({ words }) =>
        /\b(?:fiscal|fy|cy|sy|school|calendar year|week (?:number )?(?:\d+|one|two|three)|w\d\d?)\b|\bweeks? of (?:the )?(?:year|month|\d{4})|\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:week|month|day|weekend|year)\b/i.test(
          words,
        ),
      ),
  ],
  [
    "holidays of one country or faith beyond Christmas, New Year and Easter",
    ({ expected }) =>
      expected.some(({ words }) =>
        /thanksgiving|halloween|mother|father|labou?r|memorial|independence|martin|mlk|columbus|veteran|president|patrick|valentine|earth day|teacher|children|girls|youth|army|treeplanting|singles|black friday|cyber|fool|ramadan|eid|sacrifice|diwali|juneteenth|yuandan|spring festival|lantern|dragon|mid-autumn|chongyang|qingming|cinco|guy fawkes|groundhog|inauguration|women|may day|easter|christmas|new year/i.test(
          words,
        ),
      ),
  ],
  [
    "shorthand of messages (EOD, asap, tmr, 11ish, 'this week or next')",
    ({ expected }) =>
      expected.some(({ words }) =>
        /\b(?:eod|eom|eoy|asap|tmr|tmrw|now|right now|rest of|ytd|year to date|\d+ish|same time|noonish|w\/c|otd|rest|dinner|lunch|breakfast|lunchtime)\b|ish\b|to date/i.test(
          words,
        ),
      ),
  ],
  [
    "seconds and fractions of them",
    ({ expected }) => expected.some(({ words, type }) => type === "duration" && /\bsec(?:ond)?s?\b|\d\.\d/.test(words)),
  ],
  [
    "several lengths joined ('2 years 1 month 21 days later')",
    ({ expected }) =>
      expected.some(({ words }) => /\d+ \w+ \d+ \w+s?\b.*\d|\b(?:years?|months?) (?:and )?\d+ (?:months?|days?)\b/i.test(words)),
  ],
  [
    "words glued to digits or to each other (mar3, 20161016, 2016nov)",
    ({ expected }) =>
      expected.some(({ words }) => /[a-z]{3,}\d|\b\d{6,8}\b|\d{4}[a-z]/i.test(words) && !/\b\d+(?:st|nd|rd|th|s|am|pm)\b/i.test(words)),
  ],
  [
    "digits and month names joined by marks (Oct-2, 2/Nov, 23-2020-September)",
    ({ expected }) => expected.some(({ words }) => /[a-z]{3,}[-/]\d|\d[-/][a-z]{3,}/i.test(words)),
  ],
  [
    "vague counts read as three ('a few', 'several', 'some'): unknown here",
    ({ expected }) => expected.some(({ words }) => /\b(?:few|several|some)\b/i.test(words)),
  ],
  [
    "minutes and hours from now",
    ({ expected }) => expected.some(({ words, type }) => type === "datetime" && /\b(?:minutes?|mins?|hours?|hrs?|seconds?)\b/i.test(words)),
  ],
  [
    "'that week', 'the same month', 'the following week': counted here from the day last mentioned",
    ({ expected }) => expected.some(({ words }) => /\b(?:that|same|following|previous)\b/i.test(words)),
  ],
  [
    "'the day', 'the week', 'the month', 'the year' alone",
    ({ expected }) => expected.some(({ words }) => /^the (?:day|week|month|year)$/i.test(words)),
  ],
  [
    "'may', 'march' or 'august' in lower case",
    ({ expected, text }) =>
      expected.some(({ words, range }) => /^(?:may|march|august)$/i.test(words) && /^[a-z]/.test(text.slice(range.start, range.end))),
  ],
  [
    "clock readings as dictated or clipped ('nine thirty', 'at 9a', 'at seven', 'mid night', 'tonight around 7')",
    ({ expected }) => expected.some(({ words, type }) => /time/.test(type) && isDictated(words)),
  ],
  [
    "days of the month as dictated, without a month or clipped ('the fifteen', 'from 4 to 22 this month', 'jan twenty two')",
    ({ expected }) => expected.some(({ words, type }) => /^date/.test(type) && isClipped(words)),
  ],
  [
    "now, at present, my day, any day",
    ({ expected }) => expected.some(({ words, timex }) => timex.includes("PRESENT_REF") || /^(?:my \w+|any \w+|this day)$/i.test(words)),
  ],
  [
    "clipped units (3h, 10D, 2W) and business days",
    ({ expected }) => expected.some(({ words }) => /\b\d+[a-z]\b|business day|workweek|working (?:week|day)/i.test(words)),
  ],
  [
    "one time in two expressions ('every day at 7:13', '3pm each day', 'for 3 days from Monday')",
    ({ expected }) =>
      expected.some(
        ({ words, type }) =>
          (type === "set" && /\d/.test(words) && /\b(?:every|each)|everyday/i.test(words)) ||
          /^for \d|starting|\bfor \d+ \w+,? (?:from|starting)/i.test(words),
      ),
  ],
  ["no day of reference given", ({ reference, expected }) => reference === undefined && expected.length > 0],
];

/** Why the case is out of scope; undefined where it is in. */
export function outOfScope(testCase: DateCase): string | undefined {
  return Reasons.find(([, isOut]) => isOut(testCase))?.[0];
}

/** Clock readings without minutes, a.m. or zone: "at 7", "seven thirty", "half past ten". */
function isShorthand(words: string): boolean {
  return /^(?:at |by |around |about )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:o'clock|thirty|fifteen|twenty|ten|forty|in the \w+))?$|\b(?:half|quarter|past|to \w+ o'clock)\b/i.test(
    words,
  );
}

const Spoken = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

function isDictated(words: string): boolean {
  return (
    new RegExp(`\\b(?:${Spoken})[ -](?:thirty|fifteen|twenty|ten|forty|oh|a ?m|p ?m|am|pm|o'?clock|oclock)|at (?:${Spoken})\\b`, "i").test(
      words,
    ) ||
    /\d ?[ap]\b(?!\.)|\bmid night\b|(?:around|at|circa|,|^) ?\d{1,2}(?:$| )(?! ?(?:a|p|:|GMT))|oclock|\bin the (?:morning|afternoon|evening)|\b\d{3,4} [ap]\.?m|^end of|the end of (?:the )?(?:to|sun|mon|day)|for \d+:\d+/i.test(
      words,
    )
  );
}

function isClipped(words: string): boolean {
  return (
    (/^(?:from |between )?(?:the )?\d{1,2} ?(?:to|-|and|till?|until|through) ?\d{1,2}(?: (?:in|of) )?/i.test(words) &&
      !/[a-z]{3,}\.? \d|\d (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(words)) ||
    /\bthe (?:fifteen|thirty|twenty)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (?:twenty|thirty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\b(?!-)|\bof \d\d$|^the (?:second|twenty second)$|^from \d{1,2} to [a-z]/i.test(
      words,
    )
  );
}
