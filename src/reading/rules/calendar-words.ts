/** Decides what the single words of the calendar mean: months, weekdays, units, seasons, parts, numbers, named days. */

/** Month names; `ambiguous` ones are also verbs, modals or given names and need more than themselves to be a date. */
export const Months: ReadonlyMap<string, number> = new Map(
  "january february march april may june july august september october november december".split(" ").map((name, at) => [name, at + 1]),
);
export const AmbiguousMonths: ReadonlySet<string> = new Set(["march", "april", "may", "june", "august"]);
/** Of these, words of their own in lower case. */
export const CommonWordMonths: ReadonlySet<string> = new Set(["march", "may", "august"]);

/** Short month names; they count only beside a day or a year. */
export const ShortMonths: ReadonlyMap<string, number> = new Map([
  ...[..."jan feb mar apr may jun jul aug sep oct nov dec".split(" ").entries()].map(([at, name]) => [name, at + 1] as const),
  ["sept", 9],
]);

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export const Weekdays: ReadonlyMap<string, number> = new Map(
  "monday tuesday wednesday thursday friday saturday sunday".split(" ").map((name, at) => [name, at + 1]),
);
export const ShortWeekdays: ReadonlyMap<string, number> = new Map([
  ["mon", 1],
  ["tue", 2],
  ["tues", 2],
  ["wed", 3],
  ["weds", 3],
  ["thu", 4],
  ["thur", 4],
  ["thurs", 4],
  ["fri", 5],
  ["sat", 6],
  ["sun", 7],
]);

export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "weekday"
  | "week"
  | "fortnight"
  | "weekend"
  | "month"
  | "quarter"
  | "year"
  | "decade"
  | "century";

export const Units: ReadonlyMap<string, Unit> = new Map(
  (
    [
      ["second", "seconds secs"],
      ["minute", "minutes mins min"],
      ["hour", "hours hrs hr"],
      ["day", "days night nights"],
      ["weekday", "weekdays"],
      ["week", "weeks"],
      ["fortnight", "fortnights"],
      ["weekend", "weekends"],
      ["month", "months"],
      ["quarter", "quarters"],
      ["year", "years"],
      ["decade", "decades"],
      ["century", "centuries"],
    ] as const
  ).flatMap(([unit, others]) => [[unit, unit] as const, ...others.split(" ").map((word) => [word, unit] as const)]),
);

/** TIMEX3 names; the months each begins and ends with count for the northern half of the world and are marked approximate. */
export type Season = "SP" | "SU" | "FA" | "WI";
export const Seasons: ReadonlyMap<string, Season> = new Map([
  ["spring", "SP"],
  ["springtime", "SP"],
  ["summer", "SU"],
  ["summertime", "SU"],
  ["autumn", "FA"],
  ["fall", "FA"],
  ["winter", "WI"],
  ["wintertime", "WI"],
]);

/** Where in a stretch: `earlier` and `later` are bounded by the day of reference. */
export type Part = "early" | "middle" | "late" | "start" | "end" | "earlier" | "later";
export const Parts: ReadonlyMap<string, Part> = new Map([
  ["early", "early"],
  ["late", "late"],
  ["mid", "middle"],
  ["earlier", "earlier"],
  ["later", "later"],
  ["beginning", "start"],
  ["start", "start"],
  ["opening", "start"],
  ["middle", "middle"],
  ["midpoint", "middle"],
  ["end", "end"],
  ["close", "end"],
]);

/** TIMEX3 names of the parts of a day. */
export type DayPart = "MO" | "MI" | "AF" | "EV" | "NI";
export const DayParts: ReadonlyMap<string, DayPart> = new Map([
  ["morning", "MO"],
  ["dawn", "MO"],
  ["daybreak", "MO"],
  ["midday", "MI"],
  ["lunchtime", "MI"],
  ["afternoon", "AF"],
  ["evening", "EV"],
  ["dusk", "EV"],
  ["night", "NI"],
]);

export const NumberWords: ReadonlyMap<string, number> = new Map([
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, at) => [word, at] as const),
]);
export const TensWords: ReadonlyMap<string, number> = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, (at + 2) * 10]),
);
export const OrdinalWords: ReadonlyMap<string, number> = new Map(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    .split(" ")
    .map((word, at) => [word, at + 1]),
);

/** Offsets from UTC in minutes; only zones with one meaning in English news. */
export const Zones: ReadonlyMap<string, number> = new Map([
  ["gmt", 0],
  ["utc", 0],
  ["z", 0],
  ["cet", 60],
  ["cest", 120],
  ["eet", 120],
  ["eest", 180],
  ["msk", 180],
  ["est", -300],
  ["edt", -240],
  ["cdt", -300],
  ["mdt", -360],
  ["pst", -480],
  ["pdt", -420],
  ["jst", 540],
  ["aest", 600],
]);

/** Named days that fall on one date every year: month and day. */
export const FixedDays: ReadonlyMap<string, readonly [month: number, day: number]> = new Map([
  ["christmas day", [12, 25]],
  ["christmas eve", [12, 24]],
  ["christmas", [12, 25]],
  ["boxing day", [12, 26]],
  ["new year's day", [1, 1]],
  ["new year's eve", [12, 31]],
  ["new year's", [1, 1]],
  ["new year", [1, 1]],
  ["valentine's day", [2, 14]],
  ["may day", [5, 1]],
  ["international workers' day", [5, 1]],
  ["human rights day", [12, 10]],
  ["united nations day", [10, 24]],
  ["halloween", [10, 31]],
  ["all saints' day", [11, 1]],
  ["armistice day", [11, 11]],
]);
