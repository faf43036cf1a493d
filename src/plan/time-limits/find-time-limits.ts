/** Finds the time limits of a draft: clause by clause, which words limit, what they are counted from, what they limit and for whom. */
import type { TextRange } from "#record";
import { amountPattern, readAmount, readOrdinal } from "./amounts.ts";
import { endOfAnchor } from "./anchor-words.ts";
import { type Clause, cutClauses } from "./clauses.ts";
import { readDate } from "./dates.ts";
import { findAct, subjectOfLead } from "./find-act.ts";
import { type LimitRule, limitRules } from "./limit-rules.ts";
import type { LimitAmount, LimitAnchor, TimeLimit } from "./time-limit.ts";

type Span = { readonly start: number; readonly end: number };
/** A limit within its clause; offsets count from the clause's start. */
type Found = Pick<TimeLimit, "relation" | "amount" | "upTo" | "rule"> & {
  readonly span: Span;
  readonly anchor: (Span & Pick<LimitAnchor, "date" | "of">) | undefined;
};

/** Time limits in the order of the text. Reads English; text in other languages gives none. Cost: linear in the text times the number of rules. */
export function findTimeLimits(text: string): readonly TimeLimit[] {
  const steps = timeLimitsOf(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same clause by clause, so that whoever asks can tell how far it is and stop. */
export function* timeLimitsOf(text: string): Generator<{ readonly done: number; readonly total: number }, readonly TimeLimit[]> {
  const clauses = cutClauses(text);
  const limits: TimeLimit[] = [];
  for (const [at, clause] of clauses.entries()) {
    yield { done: at, total: clauses.length };
    if (isPreamble(clause, clauses)) continue;
    for (const found of limitsOf(clause)) limits.push(describe(found, clause, clauses[at + 1], clauses));
  }
  return limits;
}

/** Words without which no rule applies; most clauses have none of them. */
const AnyLimit =
  /\b(?:hours?|days?|weeks?|fortnights?|months?|quarters?|years?|annum|annual(?:ly)?|monthly|weekly|daily|quarterly|yearly|hourly|bi-?weekly|fortnightly|bi-?monthly|semi-?annual(?:ly)?|biannual(?:ly)?|half-yearly|end|beginning|start|commencement|conclusion|expiry|expiration|close|outset|onset|inception|termination|completion|period|transition|phase|stage|immediately|forthwith|instantly|directly|once|delay|later|earlier|sooner|whichever|(?:19|20|21)\d\d)\b|\b[DTX] ?\+|D-Day/iu;
const Conditional =
  /(?:^|[,;(]\s*|\band\s+)(?:in the (?:unlikely )?event (?:that|of)|in case(?: of)?|if|should|unless|provided that|where)\b/giu;
const Narrative =
  /\b(?:signed|dated|concluded|initialed|initialled|held|adopted|issued|made|reached|committed|occurred|began|came|entered into force|effected|stood|as appointed|as at|stipulated|set out|contained|agreed|done|became|approved|established|mentioned|defined|published|happened|existed|took place)(?: +(?:into|to|in|at|by|effect|force|\p{Lu}[\p{L}]*,?))* *$/u;
const Recital =
  /^(?:recalling|recogni[sz]ing|acknowledging|reaffirming|affirming|mindful|considering|noting|convinced|determined to|deeply|cognizant|conscious|whereas|bearing in mind|desiring|desirous|pursuant to the (?:decision|resolution)|having (?:regard|met|agreed|considered|noted)|emphasi[sz]ing|stressing|welcoming|concerned|aware|inspired|guided by|taking (?:note|into account)|in view of|expressing|committed to|resolved to|condemning|encouraged)\b(?![^.;]*\b(?:shall|must)\b)/iu;
const Obliging =
  /\b(?:shall|will|must|may|should|agree|agrees|undertake|undertakes|commit|commits|pledge|pledges|is to|are to|to be|has to|have to)\b/iu;

/** A recital tells why; it lays nothing down. */
function isPreamble({ words, lead }: Clause, clauses: readonly Clause[]): boolean {
  return Recital.test(words) || (lead !== undefined && Recital.test(clauses[lead]?.words ?? ""));
}

function limitsOf(clause: Clause): readonly Found[] {
  const { words } = clause;
  if (!AnyLimit.test(words)) return [];
  const all = limitRules.flatMap((rule) => matchesOf(rule, words));
  const kept = withoutOverlaps([...whicheverOf(words), ...all, ...immediateOf(words)])
    .filter((one) => isObligation(one, words))
    .sort((left, right) => left.span.start - right.span.start);
  return withSharedAnchor(joinAlternatives(kept, words), words);
}

function matchesOf(rule: LimitRule, words: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of words.matchAll(rule.pattern)) {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const said = amountOf(groups, rule.isBefore === true) ?? bareAmount(groups);
    // "day 2 of" counts the first day as 1, "day 2 after" does not.
    const amount = said === undefined ? undefined : { ...said, ordinal: said.ordinal && /\bof +$/u.test(match[0]) };
    if (amount === undefined && (groups["amount"] ?? groups["count"] ?? groups["ordinal"]) !== undefined) continue;
    const upTo =
      groups["upTo"] === undefined
        ? groups["upToCount"] === undefined
          ? undefined
          : plain(Number(groups["upToCount"]), "days")
        : readAmount(groups["upTo"]);
    const end = match.index + match[0].length;
    const anchor = anchorOf(rule, match, words);
    if ((rule.anchor === "after" || rule.anchor === "date") && anchor === undefined) continue;
    const last = Math.max(end, anchor?.end ?? end);
    const latest = /^,? *at +the +latest/iu.exec(words.slice(last, last + 20));
    const relation = typeof rule.relation === "string" ? rule.relation : rule.relation(groups);
    found.push({
      span: { start: match.index, end: (latest === null ? last : last + latest[0].length) - trailing(words.slice(match.index, last)) },
      relation: latest === null ? relation : "no later than",
      amount,
      upTo,
      anchor: anchor ?? (relation === "every" || relation.startsWith("for") ? undefined : statedBefore(words, match.index)),
      rule: rule.id,
    });
  }
  return found;
}

function trailing(words: string): number {
  return words.length - words.trimEnd().length;
}

function plain(count: number, unit: LimitAmount["unit"]): LimitAmount {
  return { count, unit, working: false, ordinal: false };
}

const Recurrences: Readonly<Record<string, readonly [number, LimitAmount["unit"]]>> = {
  hour: [1, "hours"],
  hourly: [1, "hours"],
  day: [1, "days"],
  daily: [1, "days"],
  week: [1, "weeks"],
  weekly: [1, "weeks"],
  fortnight: [2, "weeks"],
  fortnightly: [2, "weeks"],
  biweekly: [2, "weeks"],
  month: [1, "months"],
  monthly: [1, "months"],
  bimonthly: [2, "months"],
  quarter: [3, "months"],
  quarterly: [3, "months"],
  semiannual: [6, "months"],
  semiannually: [6, "months"],
  halfyearly: [6, "months"],
  biannual: [6, "months"],
  biannually: [6, "months"],
  year: [1, "years"],
  yearly: [1, "years"],
  annum: [1, "years"],
  annual: [1, "years"],
  annually: [1, "years"],
};

function amountOf(groups: Readonly<Record<string, string | undefined>>, isBefore: boolean): LimitAmount | undefined {
  const {
    amount: said,
    count,
    ordinal,
    unit = "days",
  } = groups as Readonly<Record<"amount" | "count" | "ordinal" | "unit", string | undefined>>;
  if (said !== undefined) {
    const read = readAmount(said);
    return read === undefined || !isBefore ? read : { ...read, count: -read.count };
  }
  const [times, name] = Recurrences[unit.toLowerCase().replace(/-/gu, "").replace(/s$/u, "")] ?? [1, "days" as const];
  if (count !== undefined) return { count: Number(count), unit: name, working: false, ordinal: groups["anchor"] === undefined };
  if (ordinal !== undefined) {
    const place = readOrdinal(ordinal);
    return place === undefined ? undefined : { count: place, unit: name, working: false, ordinal: true };
  }
  return groups["unit"] === undefined ? undefined : plain(times, name);
}

/** "between 30 and 45 days": the first number has the unit of the second. */
function bareAmount({ amount, upTo }: Readonly<Record<string, string | undefined>>): LimitAmount | undefined {
  const high = upTo === undefined ? undefined : readAmount(upTo);
  const low = amount === undefined || high === undefined ? undefined : readAmount(`${amount} ${high.unit}`);
  return low === undefined || high === undefined ? undefined : { ...low, working: high.working };
}

function anchorOf(rule: LimitRule, match: RegExpExecArray, words: string): Found["anchor"] {
  const end = match.index + match[0].length;
  const groups = match.groups ?? {};
  switch (rule.anchor) {
    case "none":
      return undefined;
    case "named": {
      const named = groups["anchor"] ?? "";
      const start = match.index + match[0].lastIndexOf(named);
      return { start, end: start + named.trimEnd().length, date: undefined, of: undefined };
    }
    case "date": {
      const said = groups["date"] ?? "";
      const start = match.index + match[0].lastIndexOf(said);
      const date = readDate(said);
      return date === undefined ? undefined : { start, end: start + said.trimEnd().length, date, of: undefined };
    }
    case "after": {
      const border = groups["anchor"];
      const start = border === undefined ? end : match.index + match[0].lastIndexOf(border);
      const stop = endOfAnchor(words, end);
      return stop <= end ? undefined : { start, end: stop, date: undefined, of: undefined };
    }
  }
}

/** An event named before the limit in the same clause: "Upon the signing …, the commission shall be formed within fifteen days". */
function statedBefore(words: string, to: number): Found["anchor"] {
  let last: Found["anchor"];
  for (const match of words
    .slice(0, to)
    .matchAll(
      /(?:^|[,;(]\s*|\b(?:shall|will|must)\s+)(?:immediately\s+)?(?:upon|after|following|on|from|as of)\s+(?=the\b|its\b|their\b|receipt|completion|signature|\p{Ll}+ing\b)/giu,
    )) {
    const start = match.index + match[0].length;
    const end = endOfAnchor(words.slice(0, to), start);
    if (end > start) last = { start, end, date: undefined, of: undefined };
  }
  return last;
}

/** The longest of overlapping matches, of equal ones the earlier rule; "immediately …" may run over another limit. */
function withoutOverlaps(all: readonly Found[]): readonly Found[] {
  const byLength = all
    .map((one, order) => ({ one, order }))
    .sort((left, right) => length(right.one) - length(left.one) || left.order - right.order);
  const kept: Found[] = [];
  for (const { one } of byLength)
    if (!kept.some((other) => one.span.start < other.span.end && other.span.start < one.span.end && !isInside(one, other))) kept.push(one);
  return kept;

  function length({ span }: Found): number {
    return span.end - span.start;
  }

  function isInside(one: Found, other: Found): boolean {
    return (
      (other.rule === "immediately-after" && one.anchor?.date !== undefined) ||
      (one.rule === "immediately-after" && other.anchor?.date !== undefined)
    );
  }
}

/** Leaves out what a clause tells, defines or supposes rather than lays down. */
function isObligation({ span, rule, anchor }: Found, words: string): boolean {
  const before = words.slice(0, span.start);
  if (isInCondition(words, span)) return false;
  if (/\bas (?:[\p{L}]+ ){0,4}$/u.test(before) && rule.startsWith("border")) return false;
  const isDated = rule === "date" || rule === "date-period";
  // "committed from May through the end of the year": the second border belongs to the first.
  const told = before.replace(/\b(?:from|between|since) [^,;]{3,40}$/u, "");
  if (
    (isDated || rule.startsWith("border")) &&
    Narrative.test(told) &&
    !/\b(?:be|is|are|been) +[\p{L}]+(?: +(?:into|to|in|at|by))? *$/iu.test(told)
  )
    return false;
  if (isDated) {
    if (
      /^(?:in|as|at|from|during|after|since)\b/iu.test(words.slice(span.start, span.end)) &&
      rule === "date-period" &&
      !Obliging.test(before)
    )
      return false;
    if (
      /\b(?:act|law|constitution|agreement|resolution|memorandum|decree|protocol|declaration|accord|treaty|points|principles|no\.?)(?: +[\p{L}]+){0,2} *$/iu.test(
        before,
      ) &&
      !/^(?:by|before|no|not|until|starting)/iu.test(words.slice(span.start))
    )
      return false;
    if (
      !Obliging.test(words) &&
      !/^(?:starting|beginning|commencing|by|until|no|not|with effect|effective)/iu.test(words.slice(span.start)) &&
      !/^\P{L}*\p{L}+/u.test(before)
    )
      return false;
  }
  if (rule === "border-at" && /^from/iu.test(words.slice(span.start)) && !/\bstarting *$/iu.test(before)) return false;
  if (rule === "no-later-event" && anchor !== undefined && anchor.end - anchor.start < 8) return false;
  if (rule === "exactly-after" && /\b(?:than|least|most|for|of) *$/iu.test(before)) return false;
  return true;
}

/** True inside "in the event that …," or "if …,": what is supposed is not laid down. The limit of what follows the comma is. */
function isInCondition(words: string, span: Span): boolean {
  for (const match of words.matchAll(Conditional)) {
    const from = match.index;
    if (from > span.start) break;
    const main =
      /,\s*(?:then\s+)?(?:the|an?|this|that|such|it|they|each|all|\p{Lu})[^,;]{0,200}?\b(?:shall|will|must|may|is to|are to|should)\b/u.exec(
        words.slice(from + match[0].length),
      );
    const end = main === null ? words.length : from + match[0].length + main.index;
    const hasModal = /\b(?:shall|will|must|may)\b/u.test(words.slice(from, span.start));
    if (span.end <= end && !hasModal && from > -1) return main !== null || from > 0;
  }
  return false;
}

/** "After receiving a report, the assembly shall immediately debate it": the event stands first, the hurry at the verb. */
function immediateOf(words: string): readonly Found[] {
  const match = /^(?:after|upon|following|on|once) +(?=the\b|its\b|their\b|a\b|an\b|\p{L}+)/iu.exec(words);
  if (match === null) return [];
  const start = match[0].length;
  const end = endOfAnchor(words, start);
  const hurry =
    /,[^.;]*\b(?:shall|will|must) +(?:then +)?(?:immediately|forthwith|at once|without delay)(?! +(?:upon|after|following))/iu.exec(
      words.slice(end),
    );
  if (end <= start || hurry === null || hurry.index > 80) return [];
  return [
    {
      span: { start: 0, end },
      relation: "immediately",
      amount: undefined,
      upTo: undefined,
      anchor: { start, end, date: undefined, of: undefined },
      rule: "immediately-fronted",
    },
  ];
}

const Whichever = new RegExp(
  `(?:(?<within>within +)|(?<by>(?:by +)?no(?:t)? +later +than +|by +))?(?:(?<amount>${amountPattern}) +(?:after|of|following|from|upon)|on|upon|at|by|from|after) +(?<anchor>(?:(?!shall|will|must)[^,;:]){3,120}?,? +or +(?:(?!shall|will|must)[^,;:]){3,120}?),? +whichever +[^,;:.]{0,30}?(?<which>first|earlier|earliest|sooner|soonest|last|later|latest)(?![\\p{L}])`,
  "giu",
);

/** "on X, or on Y, whichever is earlier": one limit with several anchors. */
function whicheverOf(words: string): readonly Found[] {
  if (!/whichever/iu.test(words)) return [];
  const found: Found[] = [];
  for (const match of words.matchAll(Whichever)) {
    const { anchor = "", which = "", amount, within, by } = match.groups ?? {};
    const start = match.index + match[0].lastIndexOf(anchor);
    found.push({
      span: { start: match.index, end: match.index + match[0].length },
      relation: within !== undefined ? "within" : by !== undefined ? "no later than" : "on",
      amount: amount === undefined ? undefined : readAmount(amount),
      upTo: undefined,
      anchor: { start, end: start + anchor.length, date: undefined, of: /^la/iu.test(which) ? "latest" : "earliest" },
      rule: "whichever",
    });
  }
  return found;
}

/** "until the end of X or until the end of Y": one limit with two anchors. */
function joinAlternatives(all: readonly Found[], words: string): readonly Found[] {
  const joined: Found[] = [];
  for (const one of all) {
    const last = joined.at(-1);
    const isOther =
      last?.anchor !== undefined &&
      one.anchor !== undefined &&
      last.relation === one.relation &&
      last.amount === undefined &&
      one.amount === undefined &&
      /^,? +or +$/u.test(words.slice(last.span.end, one.span.start));
    if (!isOther) joined.push(one);
    else
      joined[joined.length - 1] = {
        ...last,
        span: { start: last.span.start, end: one.span.end },
        anchor: { start: last.anchor.start, end: one.anchor.end, date: undefined, of: "earliest" },
      };
  }
  return joined;
}

/** "not earlier than six months and not later than nine months after …": what stands close before another limit is counted from the same. */
function withSharedAnchor(all: readonly Found[], words: string): readonly Found[] {
  return all.map((one, at) => {
    const next = all[at + 1];
    const counts = one.relation === "within" || one.relation === "not before" || one.relation === "no later than";
    if (one.anchor !== undefined || !counts || next?.anchor === undefined || next.anchor.date !== undefined) return one;
    return /^,? *(?:and|but|or)? *$/u.test(words.slice(one.span.end, next.span.start)) ? { ...one, anchor: next.anchor } : one;
  });
}

function describe(found: Found, clause: Clause, next: Clause | undefined, clauses: readonly Clause[]): TimeLimit {
  const { words, start: base } = clause;
  const range = ({ start, end }: Span): TextRange => ({ start: base + start, end: base + end });
  const opens = words.endsWith(":");
  const { verb, act, obligor, beneficiary } = findAct(words, adverbial(found, words), opens ? next?.words : undefined);
  const isBeyond = verb !== undefined && verb.start >= words.length;
  const event =
    verb === undefined
      ? undefined
      : isBeyond && next !== undefined
        ? { start: next.start + verb.start - words.length, end: next.start + verb.end - words.length }
        : range(verb);
  const lead = clause.lead === undefined ? undefined : clauses[clause.lead];
  const fromLead = obligor === undefined && lead !== undefined && isListItem(words) ? subjectOfLead(lead.words) : undefined;
  const who =
    obligor !== undefined
      ? range(obligor)
      : fromLead !== undefined && lead !== undefined
        ? { start: lead.start + fromLead.start, end: lead.start + fromLead.end }
        : undefined;
  const condition = conditionOf(words);
  return {
    range: range(found.span),
    clause: { start: clause.start, end: clause.end },
    relation: found.relation,
    amount: found.amount,
    upTo: found.upTo,
    anchor: found.anchor === undefined ? undefined : { range: range(found.anchor), date: found.anchor.date, of: found.anchor.of },
    event,
    act: act === undefined ? undefined : range(act),
    obligor: who,
    beneficiary: beneficiary === undefined ? undefined : range(beneficiary),
    condition: condition === undefined ? undefined : range(condition),
    isSnapback:
      condition !== undefined &&
      /\b(?:revert|snap ?back|reinstat|re-impos|reimpos|suspend|resum|withdraw|revok|terminat|lapse|null and void|rescind|cancel|return to|cease to apply)/iu.test(
        words,
      ),
    rule: found.rule,
  };
}

/** "immediately replaced upon the election": the verb may stand inside the limit, so only what follows it bounds the search. */
function adverbial({ rule, span, anchor }: Found, words: string): Span {
  // "the term shall be three years": the verb is the word before the amount.
  const last = rule === "term-is" ? /([\p{L}]+)(?: +(?:for|of))? +$/u.exec(words.slice(0, span.start)) : null;
  if (last !== null) return { start: last.index, end: last.index };
  if (rule !== "immediately-after" || anchor === undefined) return span;
  const link = words.slice(span.start, anchor.start).search(/(?:upon|after|following|on) +$/iu);
  const between = words.slice(span.start, span.start + Math.max(0, link)).trim();
  return / /u.test(between) ? { start: span.start + link, end: span.end } : span;
}

function isListItem(words: string): boolean {
  return !/\b(?:shall|will|must)\b/iu.test(words) || /^\p{Ll}/u.test(words);
}

function conditionOf(words: string): Span | undefined {
  const match =
    /(?:^|[,;(]\s*)((?:in the (?:unlikely )?event (?:that|of)|in case(?: of)?|if|should|unless|provided that|subject to)\b[^,;]{3,300})/iu.exec(
      words,
    );
  const said = match?.[1];
  if (match === null || said === undefined) return undefined;
  const start = match.index + match[0].length - said.length;
  return { start, end: start + said.trimEnd().length };
}
