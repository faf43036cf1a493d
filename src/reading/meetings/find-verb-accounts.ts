/** Decides which verbs of a sentence tell of a meeting, and what each tells. */
import type { MeetingMark } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount, Side } from "./account.ts";
import { sidesAgainst, sidesAmong } from "./build-sides.ts";
import { findSubject, rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { auxiliariesOf, type Mood, moodOf } from "./read-mood.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readTail, type Tail, type TailContext } from "./read-tail.ts";

/** Last words of phrases whose partner follows bare: "phoned", "sat across from". */
const TakesObject = /^(?:phone[ds]?|phoning|telephone[ds]?|telephoning|from|opposite|to)$/;
const VerbFrames: ReadonlySet<MeetingFrame> = new Set(["meet", "with", "receive", "between"]);

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
    const subject = findSubject(units, at, rows);
    const frame = cue.rule.frame;
    // "sat down with" ends in the preposition that the tail must see.
    const tailStart = /^(?:with|between|<time>)$/.test(words[cue.after - 1] ?? "") ? cue.after - 1 : cue.after;
    const tail = readTail(context, tailStart, {
      takesObject: frame === "meet" || frame === "receive" || TakesObject.test(words[cue.after - 1] ?? ""),
      isNoun: false,
    });
    const status = statusOf(mood, sentence, at, tail);
    if (status === undefined) continue;
    const sides = sidesFor(frame, subject, tail, context);
    if (sides === undefined || sides.length < 2 || (cue.rule.id === "meeting/speak" && !isBetweenParties(sides))) continue;
    const previous = precedingAccount(accounts, units, at);
    const account: MeetingAccount = {
      weight: "founding",
      range: { start: units[rangeStart(units, at)]?.start ?? 0, end: tail.end },
      rule: cue.rule.id,
      certainty: certaintyOf(mood, cue.rule.id, sides),
      status,
      format: formatOf(cue.rule.id, sentence, at, tail),
      sides,
      lead: tail.lead,
      ...jointness(tail),
      ...(tail.time?.time === undefined ? timeBefore(units, at) : { time: tail.time.time }),
      ...(tail.place === undefined ? {} : { place: tail.place }),
      ...(tail.isThere && tail.place === undefined ? { placeSaid: "there" as const } : {}),
      agenda: tail.agenda,
      isAnother: tail.isAgain || /^(?:again|then|later|last)$/.test(words[at - 1] ?? "") || words.slice(at, cue.after).includes("again"),
      isPlural: false,
      isThen: /^(?:then|later|afterwards)$/.test(words[at - 1] ?? ""),
      ...(previous === undefined ? {} : { after: previous }),
    };
    accounts.push(account);
    if (tail.then !== undefined && subject !== undefined) accounts.push(...accountsThen(context, tail, subject, account));
  }
  return accounts;
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
  const isSeparate = tail.isSeparate || units.slice(before.after, start).some((unit) => /^separate/.test(unit.lower));
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

/** "meeting" is a verb only after "after", "before" or an auxiliary; "call", "host" and the like must be tagged so. */
function isVerbUse(units: readonly Unit[], at: number, frame: MeetingFrame): boolean {
  const unit = units[at];
  if (unit === undefined || unit.kind !== "word") return false;
  if (unit.lower === "meeting") {
    const before = units[at - 1]?.lower ?? "";
    const next = units[at + 1];
    const hasObject =
      next !== undefined && (next.kind === "actor" || next.lower === "with" || /^(?:DT|PRP\$|JJ|NNP|NN|NNS)$/.test(next.fineTag));
    if (/^(?:after|before|since|while|when|following|denied|denies|without)$/.test(before))
      return hasObject && !/^(?:in|at|on)$/.test(next?.lower ?? "");
    return auxiliariesOf(units, at).some((auxiliary) => auxiliary.lemma === "be" || auxiliary.lower === "been") && unit.fineTag === "VBG";
  }
  if (unit.lower === "met") return true;
  if (unit.lower === "meet" || unit.lower === "meets") return unit.tag === "VERB" || auxiliariesOf(units, at).length > 0;
  // "host Alex Marlow" without an ending or an auxiliary is the noun.
  if (frame === "receive" && /^(?:host|receive)$/.test(unit.lower) && auxiliariesOf(units, at).length === 0) return false;
  return unit.tag === "VERB" || (frame !== "receive" && /^(?:sat|spoke|shuttled|conferred)$/.test(unit.lower));
}

function statusOf(mood: Mood, sentence: SentenceUnits, at: number, tail: Tail): MeetingMark["status"] | undefined {
  const isDenied = sentence.words.slice(Math.max(0, at - 14), at).some((word) => /^(?:deny|denies|denied|denying)$/.test(word));
  if (isDenied && mood !== "negated") return "denied";
  if (mood === "would") return tail.time !== undefined || tail.place !== undefined ? "planned" : undefined;
  return mood === "negated" || mood === "thought" ? undefined : mood;
}

/** Less sure where no party is known on any side: people also meet in private. */
function certaintyOf(mood: Mood, rule: string, sides: readonly Side[]): number {
  const base = rule === "meeting/speak" ? 0.7 : rule === "meeting/receive" || rule === "meeting/confer" ? 0.8 : 0.9;
  const known = sides.some((side) => side.for !== undefined) ? base : base - 0.2;
  return Math.round((mood === "held" ? known : known - 0.05) * 100) / 100;
}

function sidesFor(frame: MeetingFrame, subject: ParticipantRow | undefined, tail: Tail, context: TailContext): readonly Side[] | undefined {
  const { people } = context;
  const objects = tail.rows.filter(({ by }) => by === "direct" || by === "with").map(({ row }) => row);
  const between = tail.rows.filter(({ by }) => by === "between").map(({ row }) => row);
  if (frame === "between") {
    // Nobody carries messages between himself and another: "them" meant somebody else.
    const carriers = subject?.participants.flatMap(({ named, actors }) => [named, ...actors]) ?? [];
    const isOfCarrier = between.some((row) => row.participants.some(({ named }) => carriers.includes(named)));
    return between.length === 0 || isOfCarrier ? undefined : sidesAmong(between, people);
  }
  if (frame === "receive" && !objects.some((row) => row.participants.every(isPersonal(context)))) return undefined;
  if (objects.length > 0) return subject === undefined ? undefined : sidesAgainst(subject, objects, people);
  if (frame === "receive" || subject === undefined || tail.hasUnknownPartner) return undefined;
  return sidesAmong([subject], people);
}

/** Speaking with somebody is news only between known, different parties. */
function isBetweenParties(sides: readonly Side[]): boolean {
  return (
    sides.every((side) => side.for !== undefined && !side.actors.includes(side.for)) &&
    new Set(sides.map((side) => side.for)).size === sides.length
  );
}

/** A person or a delegation, not monitors or a ministry; "received a letter from the ministry" is no meeting. */
function isPersonal({ people }: TailContext): (participant: { readonly named: MeetingMark["sides"][number]["actors"][number] }) => boolean {
  return ({ named }) => {
    const actor = people.byId.get(named);
    return (
      actor?.kind === "person" ||
      (actor?.kind === "group" &&
        /delegation|team|envoys|negotiators|officials|leaders|ministers|counterparts|representatives|diplomats|mediators/i.test(actor.name))
    );
  };
}

function jointness(tail: Tail): { readonly jointly?: boolean } {
  if (tail.isSeparate) return { jointly: false };
  return tail.isJoint ? { jointly: true } : {};
}

const ModifierFrames: ReadonlySet<MeetingFrame> = new Set(["modifier"]);

function formatOf(rule: string, sentence: SentenceUnits, at: number, tail: Tail): MeetingMark["format"] {
  if (rule === "meeting/call" || tail.isByPhone) return "call";
  if (rule === "meeting/shuttle") return "proximity";
  if (tail.isSeparate) return "separate";
  for (let place = at; place < tail.after; place++) {
    const id = meetingRuleAt(sentence.words, place, ModifierFrames)?.rule.id;
    if (id === "meeting/trilateral") return "trilateral";
    if (id === "meeting/bilateral") return "bilateral";
    if (id === "meeting/proximity") return "proximity";
  }
  return "unknown";
}

/** "On Sunday, A met B": the time before the subject, where no other verb stands between. */
function timeBefore(units: readonly Unit[], at: number): { readonly time?: NonNullable<MeetingMark["time"]> } {
  for (let place = at - 1; place >= 0; place--) {
    const unit = units[place];
    if (unit === undefined || unit.lower === ";" || unit.lower === ":") return {};
    if (unit.kind === "word" && unit.tag === "VERB" && unit.fineTag !== "VBN" && unit.fineTag !== "VBG") return {};
    if (/^(?:after|before|since|until|who|which)$/.test(unit.lower)) return {};
    if (unit.kind === "time" && unit.date?.type !== "duration" && unit.date?.time !== undefined && units[place + 1]?.lower !== "'s") {
      const lead = units[place - 1]?.lower ?? "";
      return /^(?:after|before|since|until|by|from|of)$/.test(lead) ? {} : { time: unit.date.time };
    }
  }
  return {};
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
