/** Decides which words say a time limit: a list of patterns, each with its id and an example, tried in order; a longer match wins. */
import { amountPattern as A, ordinalPattern as O } from "./amounts.ts";
import { datePattern as D, periodPattern as P } from "./dates.ts";
import type { LimitRelation } from "./time-limit.ts";

/** What a match says. The anchor begins where the pattern ends, unless a group names it. */
export type LimitRule = {
  readonly id: string;
  readonly example: string;
  readonly pattern: RegExp;
  readonly relation: LimitRelation | ((groups: Readonly<Record<string, string | undefined>>) => LimitRelation);
  /** `named`: the group `anchor`; `after`: the words behind the match; `date`: the group `date`; `none`. */
  readonly anchor: "after" | "named" | "date" | "none";
  /** An exact amount or a window lies before the anchor. */
  readonly isBefore?: boolean;
};

const any = (...words: readonly string[]) => `(?:${words.join("|")})`;
const the = "(?:the +|an? +)?";
const space = any(
  "period",
  "term",
  "maximum",
  "time",
  "time-?frame",
  "time limit",
  "deadline",
  "space",
  "interval",
  "delay",
  "window",
  "minimum",
  "total",
  "duration",
);
const within = any(
  `(?:with)?in +(?:${the}(?:${any("agreed", "further", "maximum", "initial", "same")} +)*${space}(?: +period)?(?: +of| +(?:that|which) +(?:shall|does|may|must) +not +exceed| +not +(?:exceeding|to exceed|longer than))?(?: +time)? *(?:of +)?)?(?:${any("no more than", "not more than", "at most", "a maximum of", "up to", "the first", "the next", "the following", "an additional", "a further", "another", "the")} +)?`,
  "no(?:t)? +more +than +",
  "no(?:t)? +longer +than +",
  "inside +(?:of +)?",
);
const noLater = any(
  "(?:by +)?no(?:t)? +later +than",
  "(?:by +)?at +the +latest",
  "(?:by +)?latest",
  "not +exceeding",
  "before +the +expir(?:y|ation) +of",
  "before +the +end +of",
  "before",
);
const noEarlier = any("no(?:t)? +earlier +than", "no(?:t)? +sooner +than", "not +(?:before|until)");
const atLeast = any(
  "at +least",
  "no(?:t)? +less +than",
  "not +fewer +than",
  "no +fewer +than",
  "a +minimum +of",
  "not +later +than",
  "no +later +than",
);
const since = any(
  "after",
  "following",
  "from",
  "of",
  "upon",
  "since",
  "as +of",
  "as +from",
  "starting +(?:from|on|with)",
  "counting +from",
  "counted +from",
  "into",
  "beginning +(?:on|with|from)",
  "commencing +(?:on|from)",
  "subsequent +to",
  "reckoned +from",
  "calculated +from",
);
const ahead = any("before", "prior +to", "ahead +of", "in +advance +of", "preceding", "previous +to");
const border = any(
  "end",
  "beginning",
  "start",
  "commencement",
  "conclusion",
  "expiry",
  "expiration",
  "close",
  "outset",
  "onset",
  "inception",
  "termination",
  "lapse",
  "completion",
  "finish",
);
const period = any("period", "transition", "phase", "stage", "term", "interim");
const rule = (one: Omit<LimitRule, "pattern"> & { readonly pattern: string }): LimitRule => ({
  ...one,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${one.pattern})`, "giu"),
});

export const limitRules: readonly LimitRule[] = [
  rule({
    id: "date",
    example: "by 30 June 2027",
    pattern: `(?<how>on +or +before|on|by|before|no +later +than|not +later +than|no +earlier +than|not +before|not +earlier +than|until|till|from|starting +(?:from|on|at)?|beginning +(?:on|from)|commencing +(?:on|from)?|as +of|as +from|with +effect +from|effective(?: +from| +on| +as +of)?|after|at) +(?<date>${D})`,
    relation: ({ how }) => relationOfDate(how),
    anchor: "date",
  }),
  rule({
    id: "date-period",
    example: "by the end of 2027",
    pattern: `(?<how>by|before|no +later +than|not +later +than|until|till|from|starting +(?:in|from)?|beginning +in|as +of|as +from|after|at|in|during|within) +(?<date>${P})`,
    relation: ({ how }) => relationOfDate(how),
    anchor: "date",
  }),
  rule({
    id: "between-amounts",
    example: "between 30 days and 45 days after the ceasefire",
    pattern: `between +(?<amount>${A}|\\d{1,4}|[a-z-]+) +and +(?<upTo>${A}) +(?:${since}) +`,
    relation: "between",
    anchor: "after",
  }),
  rule({
    id: "d-plus-window",
    example: "between D+30 and D+45",
    pattern:
      "(?:between|from) +(?<anchor>[DTX]) ?\\+ ?(?<count>\\d{1,4})(?: +days?)? +(?:and|to|until) +[DTX] ?\\+ ?(?<upToCount>\\d{1,4})(?: +days?)?(?![\\p{L}\\d])",
    relation: "between",
    anchor: "named",
  }),
  rule({
    id: "d-plus",
    example: "by D+30",
    pattern:
      "(?<how>by|no +later +than|not +later +than|before|on|at|within|from|starting +(?:on|from)|not +before|until)? *(?:the +)?(?<anchor>[DTX]) ?\\+ ?(?<count>\\d{1,4})(?: +(?<unit>days?|hours?|weeks?|months?))?(?![\\p{L}\\d])",
    relation: ({ how }) => relationOfDate(how),
    anchor: "named",
  }),
  rule({
    id: "d-day",
    example: "on D-Day",
    pattern: "(?<how>on|by|no +later +than|before|from|starting +(?:on|from)|until) +(?:the +)?(?<anchor>D-Day)(?![\\p{L}])",
    relation: ({ how }) => relationOfDate(how),
    anchor: "named",
  }),
  rule({
    id: "day-number",
    example: "on day 5 after the withdrawal at the latest",
    pattern: `(?<how>on|by|from|no +later +than|not +later +than|before|starting +(?:on|from)|until|as +of) +(?:the +)?(?<unit>day|week|month|hour) +(?:number +)?(?<count>\\d{1,4})(?: *\\([^)]{1,20}\\))? +(?:${since}) +`,
    relation: ({ how }) => relationOfDate(how),
    anchor: "after",
  }),
  rule({
    id: "nth-day-of-month",
    example: "on the first day of the 27th month of the transition",
    pattern: `(?<how>on|by|from|no +later +than|before|starting +(?:on|from)|until|as +of) +the +(?:${O}) +(?:day|date) +of +the +(?<ordinal>${O}) +(?<unit>day|week|month|year) +(?:${since}) +`,
    relation: ({ how }) => relationOfDate(how),
    anchor: "after",
  }),
  rule({
    id: "nth-day",
    example: "on the 90th day of its term",
    pattern: `(?<how>on|by|from|in|within|no +later +than|not +later +than|before|starting +(?:on|from)|until|as +of) +the +(?<ordinal>${O}) +(?<unit>day|week|month|year) +(?:${since}) +`,
    relation: ({ how }) => relationOfDate(how),
    anchor: "after",
  }),
  rule({
    id: "within-before",
    example: "within six (6) months prior to the holding of elections",
    pattern: `${within}(?<amount>${A}) +(?:immediately +)?(?:${ahead}) +`,
    relation: "within",
    anchor: "after",
    isBefore: true,
  }),
  rule({
    id: "within-after",
    example: "within thirty (30) days of the signing of this Agreement",
    pattern: `${within}(?<amount>${A})(?:[’']s?)?(?: +(?:time|period))?,? +(?:${since}) +`,
    relation: "within",
    anchor: "after",
  }),
  rule({
    id: "no-later-after",
    example: "not later than two (2) months after amendment of the Act",
    pattern: `${noLater} +(?<amount>${A}) +(?:${since}) +`,
    relation: "no later than",
    anchor: "after",
  }),
  rule({
    id: "extends-into",
    example: "up to a maximum of twelve (12) months into the transitional period",
    pattern: `(?:for +)?up +to +(?:a +(?:maximum|period|total) +of +)?(?<amount>${A}) +(?:into|after|following|beyond) +`,
    relation: "no later than",
    anchor: "after",
  }),
  rule({
    id: "no-earlier-after",
    example: "not earlier than ten days after the ceasefire",
    pattern: `${noEarlier} +(?<amount>${A}) +(?:${since}) +`,
    relation: "not before",
    anchor: "after",
  }),
  rule({
    id: "at-least-after",
    example: "at least ten days after the ceasefire",
    pattern: `${any("at +least", "no(?:t)? +less +than", "a +minimum +of")} +(?<amount>${A}) +${any("after", "following", "from", "upon")} +`,
    relation: "not before",
    anchor: "after",
  }),
  rule({
    id: "period-before",
    example: "for a period not less than one (1) month prior to the establishment of the commission",
    pattern: `for +(?:a +(?:period|term|minimum)(?: +of)? +)?(?<how>${atLeast}|not +more +than|no +more +than|up +to|not +exceeding)? *(?<amount>${A}) +(?:${ahead}) +`,
    relation: ({ how }) => lastingOf(how),
    anchor: "after",
  }),
  rule({
    id: "at-least-before",
    example: "at least six (6) months before the end of the transitional period",
    pattern: `${atLeast} +(?<amount>${A}) +(?:in +advance,? +)?(?:${ahead}) +`,
    relation: "before",
    anchor: "after",
  }),
  rule({
    id: "notice",
    example: "with at least fourteen (14) days’ notice",
    pattern: `(?:with|upon|on|giving|given|subject +to|by|after) +(?:(?:giving|a|an) +)*(?:(?:${atLeast}) +)?(?<amount>${A})[’']?(?: +(?:of|in))?(?: +(?:prior|advance|written|previous|formal|in))* +(?:notice|notification|warning)(?![\\p{L}])`,
    relation: "before",
    anchor: "none",
  }),
  rule({
    id: "exactly-before",
    example: "sixty (60) days before the end of the transitional period",
    pattern: `(?<amount>${A}) +(?:immediately +)?(?:${ahead}) +`,
    relation: "on",
    anchor: "after",
    isBefore: true,
  }),
  rule({
    id: "exactly-after",
    example: "eight (8) months after signing of this Agreement",
    pattern: `(?<amount>${A}) +${any("after", "following", "subsequent +to", "upon", "from")} +`,
    relation: "on",
    anchor: "after",
  }),
  rule({
    id: "deadline-thereafter",
    example: "not later than a month thereafter",
    pattern: `(?:${noLater}|(?<within>${within.trimEnd()})) *(?<amount>${A}) +(?<anchor>thereafter|afterwards?|of +that +date)(?![\\p{L}])`,
    relation: ({ within: inside }) => (inside === undefined ? "no later than" : "within"),
    anchor: "named",
  }),
  rule({
    id: "exactly-thereafter",
    example: "ten days thereafter",
    pattern: `(?<amount>${A}) +(?<anchor>thereafter|afterwards|later)(?![\\p{L}])`,
    relation: "on",
    anchor: "named",
  }),
  rule({
    id: "within-alone",
    example: "within sixty (60) days",
    pattern: `${any(
      `(?:with)?in +(?:${the}(?:${any("agreed", "further", "maximum", "initial", "same")} +)*${space}(?: +period)?(?: +of| +(?:that|which) +(?:shall|does|may|must) +not +exceed| +not +(?:exceeding|to exceed|longer than))?(?: +time)? *(?:of +)?)?(?:${any("no more than", "not more than", "at most", "a maximum of", "up to", "the first", "the next", "the following", "an additional", "a further", "another")} +)?`,
    )}(?<amount>${A})`,
    relation: "within",
    anchor: "none",
  }),
  rule({
    id: "shall-not-exceed",
    example: "shall not exceed forty-eight (48) hours",
    pattern: `(?:shall|will|must|may|should|does|is|are)? *not +(?:to +)?(?:exceed(?:ing)?|(?:last|take|be)(?: +(?:for|any))?(?: +(?:longer|more))? +than)(?: +${the}(?:${space}) +of)? +(?<amount>${A})`,
    relation: "for at most",
    anchor: "none",
  }),
  rule({
    id: "no-later-alone",
    example: "no later than 48 hours",
    pattern: `no(?:t)? +later +than +(?<amount>${A})`,
    relation: "no later than",
    anchor: "none",
  }),
  rule({
    id: "lasting",
    example: "for a period of six months",
    pattern: `for +(?:(?:a|an|the) +(?:(?:further|initial|maximum|minimum|additional|renewable|total|fixed|single|continuous) +)*(?:period|term|duration|maximum|minimum|mandate|time|total)(?: +period)?(?: +of)? *,? *)?(?:(?<how>at +least|no(?:t)? +less +than|at +most|no(?:t)? +more +than|up +to|not +exceeding|not +to +exceed|no +longer +than|a +maximum +of|a +minimum +of) +)?(?:the +(?:first|next|following) +)?(?<amount>${A})`,
    relation: ({ how }) => lastingOf(how),
    anchor: "none",
  }),
  rule({
    id: "lasts",
    example: "phase one, lasting 60 days",
    pattern: `(?:lasting|to +last|which +lasts|extending +over|over)(?: +for)?(?: +(?:a|the) +(?:period|term|total) +of)? +(?<amount>${A})`,
    relation: "for",
    anchor: "none",
  }),
  rule({
    id: "after-amount",
    example: "the tariff shall return after ten days",
    pattern: `(?<=(?:shall|will|must|may)(?: +[\\p{L}-]+){1,8} +)after +(?:(?:a|the) +(?:period|lapse|delay) +of +)?(?<amount>${A})(?= *(?:[.,;)]|$))`,
    relation: "not before",
    anchor: "none",
  }),
  rule({
    id: "first-amount-of",
    example: "during the first 100 days of the interim administration",
    pattern: `(?:during|in|over) +the +first +(?<amount>${A}) +(?:of|after|following|from) +`,
    relation: "within",
    anchor: "after",
  }),
  rule({
    id: "no-earlier-alone",
    example: "not earlier than six months",
    pattern: `no(?:t)? +(?:earlier|sooner) +than +(?<amount>${A})`,
    relation: "not before",
    anchor: "none",
  }),
  rule({
    id: "recurring-adverb",
    example: "shall publish accounts annually",
    pattern:
      "(?<=(?:shall|will|must|is to|are to)\\b[^.;:]{1,160})(?<unit>hourly|daily|weekly|fortnightly|monthly|quarterly|annually|semi-?annually|biannually|yearly)(?= *(?:[.,;)]|$|(?:and|to|on|in|by|with|between|until|during|from|or|at)(?![\\p{L}])))",
    relation: "every",
    anchor: "none",
  }),
  rule({
    id: "term-is",
    example: "the term of office shall be thirty-six (36) months",
    pattern: `(?<=(?:term|period|duration|mandate|tenure|phase|stage|transition|length|lifespan|truce|ceasefire|time|process|operation)(?: +[\\p{L}]+){0,8} +(?:shall +(?:be|last|run|have +a +duration +of|continue)|will +(?:be|last|run)|is|lasts?|be)(?: +(?:for|of))? +)(?:(?<how>at +least|no(?:t)? +less +than|at +most|no(?:t)? +more +than|up +to|a +maximum +of|a +minimum +of) +)?(?<amount>${A})(?! +(?:before|prior|after|following|from|upon|old|of +age))`,
    relation: ({ how }) => lastingOf(how),
    anchor: "none",
  }),
  rule({
    id: "period-of",
    example: "the transitional period of thirty-six months",
    pattern: `(?<=(?:period|term|duration|phase|truce|ceasefire|transition|mandate) +(?:of|lasting) +(?:(?:at +(?:least|most)|up +to) +)?)(?<amount>${A})(?! +(?:before|prior|after|following|from|upon|of|into))`,
    relation: "for",
    anchor: "none",
  }),
  rule({
    id: "amount-of-period",
    example: "preceded by eight (8) months of a pre-transitional period",
    pattern: `(?<=\\b(?:by|for|after|with) +)(?<amount>${A}) +of +(?:an?|the) +[\\p{L}-]+(?: +[\\p{L}-]+){0,2} *(?<=${any("period", "phase", "truce", "ceasefire", "transition")})`,
    relation: "for",
    anchor: "none",
  }),
  rule({
    id: "immediately-after",
    example: "immediately upon the signing",
    pattern:
      "(?:immediately|forthwith|instantly|at +once|without +(?:any +)?delay)(?: +[\\p{L}]+(?:ed|en|d|e|t|n)(?: +in +(?:19|20|21)\\d\\d)?)? +(?:upon|after|following) +",
    relation: "immediately",
    anchor: "after",
  }),
  rule({
    id: "border-before",
    example: "before the end of the transitional period",
    pattern: `${any("before", "prior +to", "by", "no(?:t)? +later +than", "not +beyond", "ahead +of")} +(?<anchor>the +(?:very +)?(?:${border}) +of +)`,
    relation: "no later than",
    anchor: "after",
  }),
  rule({
    id: "border-at",
    example: "at the beginning of the transitional period",
    pattern: `(?:at|on|from) +(?<anchor>(?:the +)?(?:very +)?(?:${any("end", "beginning", "start", "commencement", "conclusion", "expiry", "expiration", "close", "outset", "onset", "inception", "termination")}) +of +)`,
    relation: "on",
    anchor: "after",
  }),
  rule({
    id: "border-until",
    example: "until the end of the transitional period",
    pattern: `(?:up +)?(?:until|till|through|up +to) +(?<anchor>the +(?:very +)?(?:${any("end", "conclusion", "expiry", "expiration", "close", "beginning", "start", "commencement", "termination")}) +of +)`,
    relation: "until",
    anchor: "after",
  }),
  rule({
    id: "within-period",
    example: "within the pre-transitional period",
    pattern: `within +(?<anchor>(?:the|said) +(?:[\\p{L}-]+ +){0,3}[\\p{L}-]+[- ][\\p{L}-]*(?<=${period}))(?![\\p{L}])(?! +(?:of|not)\\b)`,
    relation: "within",
    anchor: "named",
  }),
  rule({
    id: "no-later-event",
    example: "no later than the holding of elections",
    pattern: "(?:by +)?no(?:t)? +later +than +(?=the +|its +|their +|this +)",
    relation: "no later than",
    anchor: "after",
  }),
  rule({
    id: "end-of-year",
    example: "by the end of the year",
    pattern:
      "(?<how>by|before|no +later +than|not +later +than|until|at) +(?<anchor>the +end +of +(?:the|this|that|each|every|next|the +(?:current|following|next)) +(?:calendar +|fiscal +|current +)?(?:year|month|week|quarter|day))(?![\\p{L}])",
    relation: ({ how, anchor }) => (/each|every/iu.test(anchor ?? "") ? "every" : relationOfDate(how)),
    anchor: "named",
  }),
  rule({
    id: "every-amount",
    example: "every three (3) months",
    pattern: `(?:(?:at +least['’]? +|not +less +than +)?(?:once|twice|one +time|two +times|three +times) +)?(?:every|each)(?: +(?:other|second))? +(?:(?<amount>${A})|(?<unit>hour|day|week|fortnight|month|quarter|year)(?![\\p{L}]))`,
    relation: "every",
    anchor: "none",
  }),
  rule({
    id: "once-in",
    example: "at least once in six (6) months",
    pattern: `(?:at +least['’]? +|not +less +than +)?(?<times>once|twice|one +time|two +times|three +times|four +times) +(?:in +(?:every +|each +)?|per +|an? +|every +)(?:(?<amount>${A})|(?<unit>hour|day|week|fortnight|month|quarter|year)(?![\\p{L}]))`,
    relation: "every",
    anchor: "none",
  }),
  rule({
    id: "per-unit",
    example: "per annum",
    pattern: "per +(?<unit>annum|year|month|week|day|quarter)(?![\\p{L}])",
    relation: "every",
    anchor: "none",
  }),
  rule({
    id: "recurring-adjective",
    example: "submit monthly written reports; report on it monthly",
    pattern:
      "(?<unit>hourly|daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|semi-?annual(?:ly)?|half-yearly|biannual(?:ly)?|annual(?:ly)?|yearly)(?![\\p{L}])(?:(?= +(?:[\\p{L}]+ +){0,2}(?:reports?|reporting|meetings?|sessions?|briefings?|reviews?|plans?|statements?|updates?|consultations?|assessments?|evaluations?|conferences?|visits?|inspections?|summar(?:y|ies)|instal?ments?|payments?|audits?|basis|bulletins?|programmes?)(?![\\p{L}]))|(?<=(?:meet|report|meets|reports|reviewed|review|convene|published|updated|submitted|issued|paid|held|basis|it|them)(?: +[\\p{L}]+){0,3} +[\\p{L}-]+))",
    relation: "every",
    anchor: "none",
  }),
];

/** The relation that a word before a date says. */
function relationOfDate(how: string | undefined): LimitRelation {
  const said = (how ?? "on").toLowerCase().replace(/ +/gu, " ");
  if (/^(?:by|before|no later than|not later than|on or before|within)$/u.test(said)) return "no later than";
  if (/^(?:until|till)$/u.test(said)) return "until";
  if (/^(?:not before|no earlier than|not earlier than|after)$/u.test(said)) return "not before";
  return "on";
}

function lastingOf(how: string | undefined): LimitRelation {
  const said = (how ?? "").toLowerCase();
  if (/least|less|minimum|fewer/u.test(said)) return "for at least";
  return said === "" ? "for" : "for at most";
}
