/** Decides which verbs of a sentence tell of a meeting, and what each tells. */
import type { MeetingMark } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount, Side } from "./account.ts";
import { sidesAgainst, sidesAmong } from "./build-sides.ts";
import { eachApart } from "./each-apart.ts";
import { goBetween } from "./find-go-between.ts";
import { findSubject, rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { auxiliariesOf, isDeniedAround, type Mood, moodOf } from "./read-mood.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readTail, type Tail, type TailContext } from "./read-tail.ts";
import { hostedBy, isOfSport, isSummons, metBefore, sidesByTable, sidesFor, subjectByParse } from "./verb-sides.ts";
import {
  dayBeforeAfter,
  dayOfJourney,
  hasWhatItNeeds,
  isConversation,
  isGatheredIn,
  isGathering,
  isOneCalledIn,
  isOtherUse,
  isVerbUse,
  timeBefore,
} from "./verb-uses.ts";

/** Last words of phrases whose partner follows bare: "phoned", "sat across from". */
const TakesObject = /^(?:phone[ds]?|phoning|telephone[ds]?|telephoning|rang|ringing|up|from|opposite|to|by|beside|alongside)$/;

const VerbFrames: ReadonlySet<MeetingFrame> = new Set(["meet", "with", "receive", "between", "gather"]);

/** The accounts that verbs give, in order; "met A and then separately with B" gives two. */
export function findVerbAccounts(sentence: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const { units, words } = sentence;
  const accounts: MeetingAccount[] = [];
  let rows: readonly ParticipantRow[] | undefined;
  for (let at = 0; at < units.length; at++) {
    const cue = meetingRuleAt(words, at, VerbFrames);
    if (cue === undefined || cue.rule.id === "meeting/again-with" || !isVerbUse(units, at, cue.rule.frame)) continue;
    const mood = moodOf(units, at);

    rows ??= rowsIn(units, context.people);
    const subject = findSubject(units, at, rows) ?? subjectByParse(context, at, rows);
    const frame = cue.rule.frame;
    // "sat down with" ends in the preposition that the tail must see.
    const tailStart = /^(?:with|between|through|via|<time>)$/.test(words[cue.after - 1] ?? "") ? cue.after - 1 : cue.after;
    const tail = readTail(context, tailStart, {
      takesObject: frame === "meet" || frame === "receive" || frame === "gather" || TakesObject.test(words[cue.after - 1] ?? ""),
      isObjectLate: frame === "receive" || frame === "gather",
      isNoun: false,
    });
    const isLaidAhead = /^meeting\/(?:adjourn|asked-back)$/.test(cue.rule.id) && mood === "held";
    const hosted = hostedBy(frame, { units, at, after: cue.after }, subject, rows, context);
    const isCalledIn = frame === "gather" && isSummons(context, at) && isOneCalledIn(tail, context);
    const isAhead = (frame === "gather" && hosted === undefined && !isCalledIn) || cue.rule.id === "meeting/see";
    const ahead = isAhead ? aheadOf(mood, units[Math.max(at, cue.after - 1)]) : mood;
    const status = isLaidAhead ? "planned" : statusOf(ahead, sentence, at, tail, context);
    if (status === undefined) continue;
    // "to get both parties together" is also said of votes: a text about talks must name the day.
    if (frame === "gather" && units[at]?.lemma === "get" && !(context.table.isLaid && tail.time !== undefined)) continue;
    if (frame === "gather" && hosted === undefined && !isCalledIn && !isGathering(units, at, cue.after, tail)) continue;
    if (frame === "gather" && hosted !== undefined && !isGatheredIn(units, at, tail)) continue;
    const named = hosted ?? metBefore(frame, subject, tail, rows, context) ?? sidesFor(frame, subject, tail, context, { at, rows });
    const isNamed = named !== undefined && named.length >= 2 && !isOfSport(subject, units);
    const seated = isNamed ? named : sidesByTable(cue.rule, { at, subject, tail, named }, context);
    if (seated === undefined || seated.length < 2) continue;
    const isApart = cue.rule.id === "meeting/rooms-apart";
    const sides = isApart ? [...seated, ...goBetween(units, cue.after, seated, rows, context.people)] : seated;
    if (cue.rule.id === "meeting/speak" && !isConversation(sides, { units, at }, tail, context)) continue;
    if (isOtherUse({ text: context.text, units, at, after: cue.after }, cue.rule, tail)) continue;
    if (!hasWhatItNeeds(cue.rule.needs, sides, tail, mood === "under way" || timeBefore(units, at).time !== undefined, context)) continue;
    const isSeries = status === "held" && tellsHowOften(context, at, tail.after);
    const isLaterThatDay = tail.time === undefined && opensLaterThatDay(words, at);
    const isAlone = !tail.isSeparate && objectsAlone(units, at, tail, subject);
    const previous = precedingAccount(accounts, units, at);
    const account: MeetingAccount = {
      weight: "founding",
      range: { start: units[rangeStart(units, at)]?.start ?? 0, end: tail.end },
      rule: cue.rule.id,
      certainty: certaintyOf(mood, cue.rule.id, sides),
      status: isSeries ? "series" : status,
      format: isAlone ? "separate" : formatOf(cue.rule.id, sentence, at, tail),
      sides,
      lead: tail.lead,
      ...jointness(tail),
      ...(isSeries ? {} : tail.time?.time === undefined ? dayAround(units, at) : { time: tail.time.time }),
      ...(tail.place === undefined ? {} : { place: tail.place }),
      ...(tail.isThere && tail.place === undefined ? { placeSaid: "there" as const } : {}),
      agenda: tail.agenda,
      ...(isNamed ? {} : { isByTable: true }),
      // "had been due to meet on Friday": a day that is over.
      ...(status === "cancelled" ? { isPast: true } : {}),
      isAnother:
        tail.isAgain ||
        isLaterThatDay ||
        /^(?:again|then|later|last)$/.test(words[at - 1] ?? "") ||
        words.slice(at, cue.after).includes("again"),
      isPlural: false,
      ...(words.slice(Math.max(0, at - 2), at + 2).includes("also") ? { isAlso: true } : {}),
      ...(isOnEve(words, at) ? { isOnEve: true, isAnother: true } : {}),
      isThen: /^(?:then|later|afterwards)$/.test(words[at - 1] ?? "") || isLaterThatDay,
      // "is now seeing": while the report is written.
      ...(status === "under way" && cue.rule.needs !== undefined ? { isOfTheDay: true } : {}),
      ...(previous === undefined ? {} : { after: previous }),
    };
    const more = tail.then === undefined || subject === undefined ? [] : accountsThen(context, tail, subject, account);
    // "met A on Thursday and, separately, B on Saturday": each was met apart from the other; "and then" only puts them in order.
    // "Both delegations met the envoy in turn": it is the envoy who met each.
    const ownSides = subject === undefined ? 1 : sidesAmong([subject], context.people).length;
    const metBy = ownSides > 1 && ownSides === sides.length - 1 ? "last" : "first";
    const isInTurn = more.some(({ format }) => format === "separate") && !tail.isThenSaid;
    accounts.push(...eachApart(isInTurn ? { ...account, format: "separate", jointly: false } : account, metBy), ...more);
  }
  return accounts;
}

function dayAround(units: readonly Unit[], at: number): Pick<MeetingAccount, "time"> {
  const time = timeBefore(units, at).time ?? dayBeforeAfter(units, at - 1) ?? dayOfJourney(units, at) ?? sinceWhen(units, at);
  return time === undefined ? {} : { time };
}

/** "|In the evening| the two dined", "|Afterwards| she saw B": at the head of the sentence. */
function opensLaterThatDay(words: readonly string[], at: number): boolean {
  const opening = words.slice(0, Math.min(at, 4)).join(" ");
  return /^(?:in the (?:afternoon|evening)\b|over (?:lunch|dinner|supper|drinks) afterwards|afterwards?\b|later\b|at night\b)/.test(
    opening,
  );
}

/** "|on the eve of the session| they were received". */
function isOnEve(words: readonly string[], at: number): boolean {
  const eve = words.indexOf("eve");
  return eve > 0 && eve < at && words[eve + 1] === "of" && MeetingsAhead.test(words.slice(eve + 2, eve + 5).join(" "));
}

const MeetingsAhead =
  /^(?:the |their )?(?:[\p{L}-]+ )?(?:talks|meeting|session|summit|round|conference|negotiations|consultations|visit)\b/u;

/** "|Since Sunday| she has been walking between them": from then until the report. */
function sinceWhen(units: readonly Unit[], at: number): MeetingMark["time"] {
  const auxiliaries = auxiliariesOf(units, at);
  const isGoingOn =
    units[at]?.fineTag === "VBG" &&
    auxiliaries.some(({ lower }) => /^(?:has|have|'s|'ve)$/.test(lower)) &&
    auxiliaries.some(({ lower }) => lower === "been");
  const marks = isGoingOn ? units.filter(({ date }) => date?.time?.precision === "range" && date.basis.name === "date/since") : [];
  return marks.length === 1 ? marks[0]?.date?.time : undefined;
}

/** "has met the junta |four times| since New Year". */
function tellsHowOften({ units, text }: TailContext, from: number, after: number): boolean {
  for (let at = from + 1; at < Math.min(units.length, after + FarthestCount); at++) {
    const lower = units[at]?.lower ?? ".";
    if (/^[.;:]$/.test(lower)) return false;
    const { kind, start, end } = units[at] ?? { kind: "word", start: 0, end: 0 };
    if (kind === "time" && /\b(?:times|twice)$/.test(text.slice(start, end))) return true;
    if (lower === "twice" || lower === "repeatedly") return true;
    if (lower === "times" && (units[at - 1]?.fineTag === "CD" || /^(?:several|many|dozen)$/.test(units[at - 1]?.lower ?? ""))) return true;
  }
  return false;
}

const FarthestCount = 7;

/** "met with the operator alone": apart from the others. Two who dine alone are by themselves together. */
function objectsAlone(units: readonly Unit[], at: number, tail: Tail, subject: ParticipantRow | undefined): boolean {
  const row = tail.rows[0]?.row;
  const after = row?.after ?? at + 1;
  if (subject === undefined || subject.participants.length > 1 || (row?.participants.length ?? 1) > 1) return false;
  const isPassive = auxiliariesOf(units, at).some(({ lemma }) => lemma === "be");
  if (row === undefined && !isPassive) return false;
  const next = units[after]?.lower ?? "";
  return next === "alone" || (next === "by" && /^(?:themselves|itself|himself|herself)$/.test(units[after + 1]?.lower ?? ""));
}

/** "and then separately with the delegation of C": the same people, the same day, another meeting. */
function accountsThen(context: TailContext, before: Tail, subject: ParticipantRow, account: MeetingAccount): readonly MeetingAccount[] {
  const { units } = context;
  const start = before.then ?? before.after;
  const tail = readTail(context, start, { takesObject: true, isNoun: false });
  const objects = tail.rows.map(({ row }) => row);
  if (objects.length === 0) return [];
  const sides = sidesAgainst(subject, objects, context.people);
  if (sides.length < 2) return [];
  const isSeparate =
    tail.isSeparate ||
    units.slice(before.after, start).some((unit) => /^separate/.test(unit.lower)) ||
    (before.isInTurn && tail.time !== undefined);
  let first = before.after;
  while (/^(?:,|and)$/.test(units[first]?.lower ?? "")) first++;
  const time = tail.time?.time ?? account.time;
  const next: MeetingAccount = {
    weight: "founding",
    range: { start: units[first]?.start ?? 0, end: tail.end },
    rule: "meeting/again-with",
    certainty: 0.85,
    status: account.status,
    format: isSeparate ? "separate" : "unknown",
    sides,
    lead: tail.lead,
    ...(isSeparate ? { jointly: false } : jointness(tail)),
    ...(time === undefined ? {} : { time }),
    ...(tail.place === undefined ? (account.place === undefined ? {} : { place: account.place }) : { place: tail.place }),
    agenda: tail.agenda,
    isAnother: true,
    isPlural: false,
    isThen: true,
    after: account,
  };
  return tail.then === undefined ? [next] : [next, ...accountsThen(context, tail, subject, next)];
}

function statusOf(mood: Mood, sentence: SentenceUnits, at: number, tail: Tail, context: TailContext): MeetingMark["status"] | undefined {
  const isDenied = isDeniedAround(sentence.words, at);
  if (mood === "negated" && (tail.time !== undefined || tail.place !== undefined) && isSaidAt(context, sentence.units[at]?.start ?? 0))
    return "denied";
  if (isDenied && mood !== "negated") return "denied";
  if (mood === "would") {
    // "Tomorrow she flies to Orsa to see A": the day stands with the journey.
    const isPurpose = auxiliariesOf(sentence.units, at).some(({ lower }) => lower === "to");
    const hasDay = tail.time !== undefined || (isPurpose && timeBefore(sentence.units, at).time !== undefined);
    return hasDay || tail.place !== undefined ? "planned" : undefined;
  }
  return mood === "negated" || mood === "thought" ? undefined : mood;
}

/** Inside what somebody is said to say: there "had not met" is his denial. */
function isSaidAt({ attributions }: TailContext, offset: number): boolean {
  return attributions.some(({ content }) => content.some(({ start, end }) => start <= offset && offset < end));
}

/** Less sure where no party is known on any side: people also meet in private. */
function certaintyOf(mood: Mood, rule: string, sides: readonly Side[]): number {
  const base = rule === "meeting/speak" ? 0.7 : rule === "meeting/receive" || rule === "meeting/confer" ? 0.8 : 0.9;
  const known = sides.some((side) => side.for !== undefined) ? base : base - 0.2;
  return Math.round((mood === "held" ? known : known - 0.05) * 100) / 100;
}

/** A meeting one invites or summons others to lies ahead. */
function aheadOf(mood: Mood, verb: Unit | undefined): Mood {
  // "is expecting A": he is to come; whom one expected may not have.
  if (/^(?:expect|await)$/.test(verb?.lemma ?? "")) return mood === "under way" || mood === "would" ? "planned" : "thought";
  return mood === "held" && /^(?:invite|summon|call)$/.test(verb?.lemma ?? "") ? "planned" : mood;
}

function jointness(tail: Tail): { readonly jointly?: boolean } {
  if (tail.isSeparate) return { jointly: false };
  return tail.isJoint ? { jointly: true } : {};
}

const ModifierFrames: ReadonlySet<MeetingFrame> = new Set(["modifier"]);

function formatOf(rule: string, sentence: SentenceUnits, at: number, tail: Tail): MeetingMark["format"] {
  if (rule === "meeting/call" || tail.isByPhone) return tail.isSeparate ? "separate" : "call";
  if (rule === "meeting/shuttle" || rule === "meeting/rooms-apart") return "proximity";
  if (tail.isSeparate) return "separate";
  for (let place = at; place < tail.after; place++) {
    const id = meetingRuleAt(sentence.words, place, ModifierFrames)?.rule.id;
    if (id === "meeting/trilateral") return "trilateral";
    if (id === "meeting/bilateral") return "bilateral";
    if (id === "meeting/proximity") return "proximity";
  }
  return "unknown";
}

/** The word the passage begins with: "After" of "After meeting …", else the first auxiliary or the verb. */
function rangeStart(units: readonly Unit[], at: number): number {
  const auxiliaries = auxiliariesOf(units, at);
  let start = at;
  for (let place = at - 1; place >= 0 && place >= at - 7; place--) {
    const unit = units[place];
    if (unit !== undefined && auxiliaries.includes(unit)) start = place;
  }
  return /^(?:after|before|following)$/.test(units[start - 1]?.lower ?? "") && units[at]?.fineTag === "VBG" ? start - 1 : start;
}

/** "After meeting X, A met Y": the meeting told first came first. "A met Y before meeting X" too. "A then met X". */
function precedingAccount(accounts: readonly MeetingAccount[], units: readonly Unit[], at: number): MeetingAccount | undefined {
  const previous = accounts[accounts.length - 1];
  if (previous === undefined) return undefined;
  const opensAfter = units.find((unit) => unit.start === previous.range.start)?.lower === "after" && units[at]?.fineTag !== "VBG";
  const isThen = /^(?:then|later|afterwards)$/.test(units[at - 1]?.lower ?? "") || units[at - 1]?.lower === "before";
  return opensAfter || isThen ? previous : undefined;
}
