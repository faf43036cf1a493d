/** Decides which nouns of a sentence tell of a meeting, or point at one told elsewhere, and what each tells. */
import type { MeetingMark } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount } from "./account.ts";
import { endingOn, isAnEnd, isOfDays } from "./days-of-talks.ts";
import { eachApart } from "./each-apart.ts";
import { chairOf, withChair } from "./find-chair.ts";
import { rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { isOfTheTable, partnersOf, sidesOf } from "./noun-sides.ts";
import { isNoMeeting, isNounUse, isOfOthers } from "./noun-uses.ts";
import { agendaFrom } from "./read-agenda.ts";
import type { Mood } from "./read-mood.ts";
import { readNounHead } from "./read-noun-head.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readTail, type TailContext } from "./read-tail.ts";
import { verbAround } from "./read-verb-around.ts";
import { dayBeforeAfter } from "./verb-uses.ts";

const Nouns: ReadonlySet<MeetingFrame> = new Set(["noun"]);

const SeriesFrames: ReadonlySet<MeetingFrame> = new Set(["series"]);

/** Nouns that count as meetings only with sides, an event verb or a number of their own. */
const WeakNouns =
  /^(?:sessions?|conference|calls?|conversations?|discussions|rounds?|encounters?|consultations|talk|get|sit|gatherings?|sittings?|huddle|parley|hearings?|exchanges?|dialogue|dinners?|lunch(?:es)?|breakfasts?|suppers?|tea|coffee|meal|audiences?|bilateral|trilateral|plenary|(?:video|tele)conferences?|conclave|powwow|confab|chats?|rendezvous|appointment|roundtable|retreat|ministerial|workshop|barbecue|picnic|banquet|reception|contacts?|face|one|tete|head)$/;

/** Nouns that are a meeting only as what somebody held, had or cancelled. */
const NeverAlone =
  /^(?:exchanges?|dialogue|chats?|contacts?|visits?|reception|trips?|workshop|retreat|hearings?|tea|coffee|bargaining|mediation|conciliation)$/;

const NearHost = 4;

const Focusing = /^(?:focused|focussed|centred|centered|dealt|touched|concentrated|covered|addressed|focuses|centres|centers|deals)$/;

/** The accounts that nouns give, in order. */
export function findNounAccounts(sentence: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const { units, words } = sentence;
  const accounts: MeetingAccount[] = [];
  let rows: readonly ParticipantRow[] | undefined;
  for (let at = 0; at < units.length; at++) {
    const cue = meetingRuleAt(words, at, Nouns);
    if (cue === undefined || !isNounUse(units, at)) continue;
    if (/^rounds?$/.test(words[at] ?? "") && isRoundOf(words, at + 1)) continue;
    if (isNoMeeting(units, at) || isOfOthers(units, cue.after)) continue;
    rows ??= rowsIn(units, context.people);
    const account = readNoun(sentence, { at, after: cue.after }, context, rows);
    if (account !== undefined) accounts.push(...eachApart(account).flatMap((one) => insteadOf(one, context)));
  }
  return accounts;
}

/** "a round |of talks|" is told by "talks"; "a round |of the same kind|" by itself. */
function isRoundOf(words: readonly string[], of: number): boolean {
  return (
    words[of] === "of" && !/^(?:(?:the same|this|that|its|a similar) (?:kind|sort|type))\b/.test(words.slice(of + 1, of + 4).join(" "))
  );
}

function readNoun(
  sentence: SentenceUnits,
  { at, after }: { readonly at: number; readonly after: number },
  context: TailContext,
  rows: readonly ParticipantRow[],
): MeetingAccount | undefined {
  const { units, words } = sentence;
  const head = readNounHead(sentence, at, context);
  const isSeries = seriesBefore(words, head.first, at);
  const isJourney = /^(?:visits?|trips?)$/.test(words[at] ?? "");
  const tail = readTail(context, after, { takesObject: false, isNoun: true, ...(isJourney ? { isJourney } : {}) });
  const verb = verbAround(sentence, head.first, tail, rows, context);
  const more = verb?.after === undefined ? undefined : readTail(context, verb.after, { takesObject: false, isNoun: false });
  const chair = chairOf(sentence, verb, tail, rows, context);
  const named = withChair(sidesOf(head, tail, more, verb, context, rows), chair);
  // "two rounds of talks on Sunday and Monday" are those of two days, not a series.
  const series = isSeries !== undefined && isOfDays(tail.time?.time) && (named.length >= 2 || context.table.isLaid) ? undefined : isSeries;
  // "a trip to the dentist": to nobody at the table.
  const isElsewhere =
    isJourney &&
    words[after] === "to" &&
    tail.place === undefined &&
    !units.slice(after + 1, after + NearHost).some(({ kind }) => kind === "actor");
  const partners = isElsewhere
    ? undefined
    : partnersOf(head, tail, verb, { noun: words[at] ?? "", people: context.people, table: context.table });
  const isTable =
    partners === undefined && series === undefined && isOfTheTable(named, { head, tail, more, verb, noun: words[at] ?? "" }, context);
  const isChaired = named.length === 0 && chair.length > 0 && head.determiner === "the" && context.table.sides().length >= 2;
  const isOfAll = head.format === "plenary" || words[at] === "plenary";
  const seats = isOfAll && context.table.largest().length > 2 ? context.table.largest() : context.table.sides();
  const sides = partners ?? (isTable ? withChair(seats, chair) : named);
  const planned = tail.isArranged ? tail.time?.time : undefined;
  const route = verb?.kind === "light" && verb.rule === "meeting/travel" && verb.route !== undefined ? verb.route : undefined;
  const told =
    planned ??
    tail.time?.time ??
    head.time ??
    (verb?.kind === "called off" ? undefined : more?.time?.time) ??
    route?.time ??
    verb?.timeBefore ??
    (named.length >= 2 ? dayBeforeAfter(units, head.first - 1) : undefined);
  const time =
    head.days !== undefined && (tail.isEnding || (verb !== undefined && isAnEnd(verb, units))) ? endingOn(told, head.days) : told;
  const place = tail.place ?? more?.place ?? route?.place ?? head.place;
  const agenda = [...tail.agenda, ...focus(context, tail.after)];
  const isPlural = /s$/.test(words[at] ?? "") && words[at] !== "talks" && words[at] !== "negotiations";
  const base = {
    lead: tail.lead,
    sides,
    agenda,
    isPlural,
    ...(isTable ? { isSeated: true } : {}),
    ...(planned !== undefined && verb?.kind === "event" && verb.mood === "held" ? { wasArranged: true } : {}),
    ...(verb?.isNow === true && verb.kind === "called off" ? { isDue: true } : {}),
    ...(verb?.kind === "called off" && words.slice(head.first, at).some((word) => /^(?:earlier|previous)$/.test(word))
      ? { isPast: true }
      : {}),
    ...(verb?.kind === "event" && (verb.mood === "negated" || verb.mood === "cancelled") && verb.isNow !== true ? { isPast: true } : {}),
    ...(head.determiner === "a" && named.length >= 2 ? { isIndefinite: true } : {}),
    ...(words.slice(Math.max(0, head.first - FarthestAlso), head.first).includes("also") || verb?.joined !== undefined
      ? { isAlso: true }
      : {}),
    ...(head.hasDayPart === true ? { isOfTheDay: true } : {}),
    isThen: false,
    isAnother: head.isAnother || (head.determiner === "a" && sides.length < 2),
    ...(head.ordinal === undefined ? {} : { ordinal: head.ordinal }),
    ...(head.isSeparate || tail.isSeparate ? { jointly: false } : tail.isJoint || head.isJoint ? { jointly: true } : {}),
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
    ...(place !== undefined
      ? {}
      : tail.isThere
        ? { placeSaid: "there" as const }
        : isInTheCity(units, at)
          ? { placeSaid: "in the city" as const }
          : {}),
  };
  const isCall = /^(?:calls?|videoconference|teleconference)$/.test(words[at] ?? "") || tail.isByPhone;
  // "in a separate call" is a call; "separate calls" were made one by one.
  const format = isCall && !(head.isSeparate && /s$/.test(words[at] ?? "")) ? "call" : head.format;
  // "The meeting was chaired by A": A sat at the one told last.
  if (isChaired && time === undefined)
    return {
      ...base,
      sides: chair,
      isChair: true,
      weight: "reference",
      range: rangeOf(units, head.first, at),
      rule: "meeting/noun",
      certainty: 0.65,
      status: "held",
      format,
    };
  // "a series of dinners" with nobody named is nobody's.
  if (series !== undefined && sides.length < 2 && WeakNouns.test(words[at] ?? "") && !/^(?:rounds?|sessions?)$/.test(words[at] ?? ""))
    return undefined;
  if (series !== undefined) {
    const range = { start: units[series]?.start ?? 0, end: Math.max(tail.end, units[at]?.end ?? 0) };
    return { ...base, weight: "founding", range, rule: "meeting/series", certainty: 0.85, status: "series", format };
  }
  if (head.determiner === "no" || head.isPossible) {
    const isSaidNo = head.determiner === "no" && isSaid(context, units[at]?.start ?? 0);
    const isNothing = isSaidNo && (verb?.kind === "event" || isThere(units, head.first));
    const seated = sides.length >= 2 ? sides : isNothing ? context.table.sides() : [];
    if ((verb?.kind !== "denied" && !isNothing) || seated.length < 2) return undefined;
    const range = { start: units[head.first]?.start ?? 0, end: Math.max(tail.end, more?.end ?? 0, units[at]?.end ?? 0) };
    return { ...base, sides: seated, weight: "founding", range, rule: "meeting/deny", certainty: 0.75, status: "denied", format };
  }
  const verbEnd = verb?.after === undefined ? 0 : (units[verb.after - 1]?.end ?? 0);
  const moreEnd = verb?.kind === "called off" ? verbEnd : Math.max(more?.end ?? 0, verbEnd);
  const range = { start: units[head.first]?.start ?? 0, end: Math.max(tail.end, moreEnd, units[at]?.end ?? 0) };
  if (verb?.kind === "wished") return undefined;
  if (verb !== undefined && verb.kind !== "none") {
    const status =
      verb.kind === "called off" || verb.rule === "meeting/cancel"
        ? "cancelled"
        : verb.kind === "denied"
          ? "denied"
          : verb.kind === "event" && verb.mood === "negated"
            ? isSaid(context, units[at]?.start ?? 0)
              ? "denied"
              : "cancelled"
            : moodStatus(verb.mood, planned !== undefined, time !== undefined);
    const isTold = sides.length >= 2 || (head.ordinal !== undefined && (time !== undefined || place !== undefined));
    if (status !== undefined && isTold) {
      const start = verb.start === undefined ? range.start : Math.min(range.start, verb.start);
      if (isTable && time === undefined && place === undefined && status !== "cancelled") return undefined;
      return {
        ...base,
        weight: "founding",
        range: { start, end: range.end },
        rule: verb.rule,
        certainty: isTable ? 0.6 : sides.length >= 2 ? 0.85 : 0.7,
        status,
        format: format === "unknown" && head.isSeparate ? "separate" : format,
      };
    }
  }
  if (planned !== undefined && sides.length >= 2) {
    return { ...base, weight: "founding", range, rule: "meeting/noun", certainty: 0.75, status: "planned", format };
  }
  if (tail.isHeld && time !== undefined && sides.length >= 2)
    return { ...base, weight: "founding", range, rule: "meeting/take-place", certainty: 0.7, status: "held", format };
  const hasContent =
    sides.length > 0 ||
    time !== undefined ||
    place !== undefined ||
    agenda.length > 0 ||
    head.ordinal !== undefined ||
    format !== "unknown";
  if (!hasContent || (WeakNouns.test(words[at] ?? "") && sides.length < 2 && time === undefined)) return undefined;
  // One meeting with its people stands on its own if nothing else in the text is it; loose talks need a day.
  const isOne = /^(?:meeting|summit|call|conversation|session|round)$/.test(words[at] ?? "");
  const standsAlone =
    !NeverAlone.test(words[at] ?? "") &&
    sides.length >= 2 &&
    ((time !== undefined && (!isTable || (isOfDays(time) && (head.time !== undefined || tail.agenda.length === 0)))) ||
      (isOne && !isTable && tail.rows.length > 0));
  return { ...base, weight: "reference", standsAlone, range, rule: "meeting/noun", certainty: 0.65, status: "held", format };
}

/** Inside what somebody is said to say. */
function isSaid({ attributions }: TailContext, offset: number): boolean {
  return attributions.some(({ content }) => content.some(({ start, end }) => start <= offset && offset < end));
}

/** "has been put off |to Friday|": the meeting that takes its place. */
function insteadOf(account: MeetingAccount, { units }: TailContext): readonly MeetingAccount[] {
  if (account.status !== "cancelled") return [account];
  const after = units.findIndex(({ start }) => start >= account.range.end);
  for (let at = after; after >= 0 && at < after + FarthestAlso; at++) {
    const time = units[at + 1]?.date;
    if (/^(?:planned|scheduled|due|set|arranged|in)$/.test(units[at - 1]?.lower ?? "")) break;
    if (/^(?:to|until|till|for)$/.test(units[at]?.lower ?? "") && time?.time !== undefined && time.type !== "duration")
      return [
        account,
        { ...account, status: "planned", time: time.time, isAnother: true, range: { start: account.range.start, end: time.range.end } },
      ];
    if (/^[.;]$/.test(units[at]?.lower ?? ".")) break;
  }
  return [account];
}

/** "there had been |no meeting|". */
function isThere(units: readonly Unit[], first: number): boolean {
  return (
    units.slice(Math.max(0, first - 4), first).some(({ lower }) => lower === "there") &&
    !/^(?:could|can|should|may|might|must)$/.test(units[first - 2]?.lower ?? "") &&
    /^(?:be|have)$/.test(units[first - 1]?.lemma ?? "")
  );
}

const FarthestAlso = 6;

/** "talks in the port city", "the talks here": the place is the one the dispatch was sent from. */
function isInTheCity(units: readonly Unit[], at: number): boolean {
  if (units[at + 1]?.lower !== "in" || units[at + 2]?.lower !== "the") return false;
  const noun = units.slice(at + 3, at + 6).findLastIndex((unit) => /^(?:city|town|capital|port)$/.test(unit.lower));
  // "in the capital of Halvern", "in the capital, Orsa": another place is named.
  return noun >= 0 && /^(?:\.|after|before|on|said|<time>)?$/.test(units[at + 4 + noun]?.lower ?? "");
}

/** Where "the latest in a series of" or "several rounds of" begins, when it stands right before the noun's phrase. */
function seriesBefore(words: readonly string[], first: number, at: number): number | undefined {
  for (let start = Math.max(0, first - 4); start < at; start++) {
    const found = meetingRuleAt(words, start, SeriesFrames);
    if (found === undefined || found.after > at) continue;
    let from = start;
    while (
      from > 0 &&
      /^(?:a|an|the|latest|in|several|many|long|new|first|last|recent|most|of|past|previous|two|three|four|five)$/.test(
        words[from - 1] ?? "",
      )
    )
      from--;
    while (from < start && /^(?:in|of)$/.test(words[from] ?? "")) from++;
    return from;
  }
  return undefined;
}

function moodStatus(mood: Mood, isArranged: boolean, isPlaced: boolean): MeetingMark["status"] | undefined {
  if (mood === "would") return isPlaced ? "planned" : undefined;
  if (mood === "thought" || mood === "negated") return undefined;
  return isArranged && mood === "held" ? "planned" : mood;
}

function rangeOf(units: readonly Unit[], first: number, last: number): { readonly start: number; readonly end: number } {
  return { start: units[first]?.start ?? 0, end: units[last]?.end ?? 0 };
}

/** "The meeting focused on four key points: …". */
function focus(context: TailContext, at: number): MeetingAccount["agenda"] {
  const { units } = context;
  for (let here = at; here < at + 4; here++) {
    const unit = units[here];
    if (unit === undefined || /^[.;:,]$/.test(unit.lower)) return [];
    if (!Focusing.test(unit.lower)) continue;
    let matter = here + 1;
    while (/^(?:on|with|upon|around|mainly|largely|especially|primarily|mostly)$/.test(units[matter]?.lower ?? "")) matter++;
    return agendaFrom(context.text, units, matter, context.attributions);
  }
  return [];
}
