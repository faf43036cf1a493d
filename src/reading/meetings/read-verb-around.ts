/** Decides which verb says what became of a meeting named by a noun: "held …" before it, "… took place" or "… was called off" after it. */
import type { TimeSpan } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { Place } from "./account.ts";
import { findSubject } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { auxiliariesOf, isDeniedAround, lastVerbBefore, type Mood, moodOf } from "./read-mood.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readPlace } from "./read-place.ts";
import type { Tail, TailContext } from "./read-tail.ts";
import { timeBefore } from "./verb-uses.ts";

const Lights: ReadonlySet<MeetingFrame> = new Set(["light"]);
const Events: ReadonlySet<MeetingFrame> = new Set(["event"]);
const Wishing = new Set(
  "propose offer demand seek urge want suggest request reject refuse rule call ask invite expect hope consider favour favor support oppose need".split(
    " ",
  ),
);

export type VerbAround = {
  readonly kind: "light" | "event" | "called off" | "denied" | "wished" | "none";
  readonly mood: Mood;
  readonly rule: string;
  readonly subject?: ParticipantRow;
  /** Offset where the verb begins, when it stands before the noun. */
  readonly start?: number;
  /** Index after the verb, when it stands after the noun. */
  readonly after?: number;
  readonly timeBefore?: TimeSpan;
  /** "has been called off", "is off", "will not take place": its day may lie ahead. */
  readonly isNow?: boolean;
  /** "joined |them| for a session": who was there before. */
  readonly joined?: ParticipantRow;
  /** Where and when those who come are to arrive. */
  readonly route?: { readonly time?: TimeSpan; readonly place?: Place };
};

/** The verb that says what became of the meeting: "held …" before it, "… took place", "… was called off" after it. */
export function verbAround(
  sentence: SentenceUnits,
  first: number,
  tail: Tail,
  rows: readonly ParticipantRow[],
  context: TailContext,
): VerbAround | undefined {
  const { units, words } = sentence;
  const isDenied = isDeniedAround(words, first);
  const last = lastVerbBefore(units, first);
  // "|failed| to turn up for a meeting".
  const isFailing = last !== undefined && /^(?:turn|show)$/.test(units[last]?.lemma ?? "") && units[last - 2]?.lemma === "fail";
  const before = isFailing ? last - 2 : last;
  const light =
    before === undefined || lightVerbAt(words, before, first) === undefined ? undefined : meetingRuleAt(words, before, Lights)?.rule.id;
  // "gave a dinner", not "gave talks in schools".
  const isGiven = light !== "meeting/give" || tail.isInHonour;
  if (before !== undefined && light !== undefined && isGiven) {
    const isPlan = light === "meeting/plan";
    const told = moodOf(units, before);
    // What is planned lies ahead whenever it was planned; it still needs a day or a place.
    const mood = isPlan && told !== "thought" && told !== "negated" ? "would" : told;
    const subject = findSubject(units, before, rows);
    const timeBefore = leadingTime(units, before);
    return {
      kind: isDenied ? "denied" : "light",
      mood,
      rule: isPlan || light === "meeting/cancel" ? light : "meeting/hold",
      start: units[before]?.start ?? 0,
      ...(subject === undefined ? {} : { subject }),
      ...(timeBefore === undefined ? {} : { timeBefore }),
    };
  }
  const travel = travelBefore(context, first, rows);
  if (travel !== undefined) return isDenied ? { ...travel, kind: "denied" } : travel;
  const event = eventAfter(sentence, tail.after, tail.hasUnknownPartner);
  if (event !== undefined) {
    const timeBefore = leadingTime(units, first);
    const kind = isDenied ? "denied" : event.isCalledOff ? "called off" : "event";
    return {
      kind,
      mood: event.mood,
      rule: event.isCalledOff ? "meeting/call-off" : "meeting/take-place",
      after: event.after,
      ...(event.isNow === true ? { isNow: true } : {}),
      ...(timeBefore === undefined ? {} : { timeBefore }),
    };
  }
  // "Monday's session |cleared| the way": what a meeting of a day did tells that it was.
  const doing = units[tail.after];
  const isDated = tail.time !== undefined || units[first]?.kind === "time";
  const isNot = /^(?:not|n't|never)$/.test(units[tail.after + 1]?.lower ?? "");
  if (!isDenied && context.table.isLaid && isDated && doing?.kind === "word" && doing.fineTag === "VBD" && isOpening(units, first)) {
    // "The meeting set for Friday did not."
    if (doing.lemma === "do" && isNot && /^[.,;]$/.test(units[tail.after + 2]?.lower ?? "."))
      return { kind: "event", mood: "negated", rule: "meeting/take-place" };
    if (doing.lemma !== "do" && !isNot) return { kind: "event", mood: "held", rule: "meeting/take-place" };
  }
  if (isDenied) {
    const denier = before === undefined ? undefined : findSubject(units, before, rows);
    return { kind: "denied", mood: "held", rule: "meeting/deny", ...(denier === undefined ? {} : { subject: denier }) };
  }
  if (before !== undefined && before === first - 1 && isExistential(units, before)) {
    const timeBefore = leadingTime(units, before);
    const mood = moodOf(units, before);
    const isPast = /^(?:was|were|been)$/.test(units[before]?.lower ?? "");
    if (mood === "planned" || isPast)
      return { kind: "event", mood, rule: "meeting/take-place", ...(timeBefore === undefined ? {} : { timeBefore }) };
  }
  if (before !== undefined && first - before <= 3 && isWish(units, before))
    return { kind: "wished", mood: "thought", rule: "meeting/noun" };
  return undefined;
}

/** Nothing but a time or a joining word stands before the phrase in its clause. */
function isOpening(units: readonly Unit[], first: number): boolean {
  const before = units[first - 1];
  return before === undefined || before.kind === "time" || /^(?:[,;:"]|and|but|that|while|although|though)$/.test(before.lower);
}

/** "there |was| a meeting", "there will |be| talks". */
function isExistential(units: readonly Unit[], be: number): boolean {
  return units[be]?.lemma === "be" && units.slice(Math.max(0, be - 4), be).some(({ fineTag }) => fineTag === "EX");
}

/** "proposed a meeting", "called for talks"; "called the talks useful" is none. */
function isWish(units: readonly Unit[], at: number): boolean {
  const lemma = units[at]?.lemma ?? "";
  return Wishing.has(lemma) && (!/^(?:call|ask|rule)$/.test(lemma) || /^(?:for|out)$/.test(units[at + 1]?.lower ?? ""));
}

/** A light verb governs the phrase directly: at most articles, numbers and adverbs stand between, which the phrase has taken. */
function lightVerbAt(words: readonly string[], verb: number, first: number): number | undefined {
  const found = meetingRuleAt(words, verb, Lights);
  if (found === undefined) return undefined;
  for (let at = found.after; at < first; at++) if (!/^(?:on|<time>|,|also|up|their|his|her|its)$/.test(words[at] ?? "")) return undefined;
  return found.after;
}

/** "will send delegations to Orsa for two days of talks", "travelled there for a meeting with X": who moves is a side. */
function travelBefore(context: TailContext, first: number, rows: readonly ParticipantRow[]): VerbAround | undefined {
  const { units } = context;
  const leading = units[first - 1]?.lower === "of" && units[first - 2]?.kind === "time" ? first - 3 : first - 1;
  if (units[leading]?.lower !== "for") return undefined;
  const verb = lastVerbBefore(units, leading);
  if (
    verb === undefined ||
    !/^(?:send|travel|fly|go|come|arrive|gather|convene|return|assemble|host|welcome|receive|bring|join|dispatch|be|expect|stay|remain|visit|head|drive|sail|invite|summon|stop|land|meet|lead|take)$/.test(
      units[verb]?.lemma ?? "",
    )
  ) {
    return undefined;
  }
  const subject = findSubject(units, verb, rows);
  if (subject === undefined) return undefined;
  const joined = units[verb]?.lemma === "join" ? rows.find((row) => row.first === verb + 1) : undefined;
  const opening = timeBefore(units, verb).time;
  return {
    kind: "light",
    ...(joined === undefined ? {} : { joined }),
    ...(opening === undefined ? {} : { timeBefore: opening }),
    mood: moodOf(units, verb),
    rule: "meeting/travel",
    subject,
    start: units[verb]?.start ?? 0,
    route: routeBetween(context, verb, leading),
  };
}

/** "to the port of Pellmouth on Thursday": between the verb and "for talks". */
function routeBetween({ text, units, people }: TailContext, verb: number, end: number): NonNullable<VerbAround["route"]> {
  let time: TimeSpan | undefined;
  let place: Place | undefined;
  for (let at = verb + 1; at < end; at++) {
    const unit = units[at];
    if (unit?.kind === "time" && unit.date?.type !== "duration") time ??= unit.date?.time;
    const named = readPlace(text, units, at, people, true);
    if (named !== undefined) place ??= { name: named.name, is: "stated", range: named.range };
  }
  return { ...(time === undefined ? {} : { time }), ...(place === undefined ? {} : { place }) };
}

type Event = { readonly mood: Mood; readonly after: number; readonly isCalledOff: boolean; readonly isNow?: boolean };

function eventAfter({ units, words }: SentenceUnits, at: number, isOfAnother: boolean): Event | undefined {
  // In "the talks together with the exchange, which took place …" it is the exchange that took place.
  if (isOfAnother && units[at]?.lower === ",") return undefined;
  const own = eventFrom(units, words, at, FarthestVerb);
  // ", which had been planned for April, has been postponed": what became of it stands after the clause.
  const clause = clauseAfter(units, at);
  const main = clause === undefined ? undefined : eventFrom(units, words, clause, FarthestVerb);
  return main?.isCalledOff === true || own === undefined ? (main ?? own) : own;
}

const FarthestVerb = 7;
const LongestClause = 16;

/** The index after a relative clause or participle phrase between commas that begins at `at`. */
function clauseAfter(units: readonly Unit[], at: number): number | undefined {
  const first = units[at]?.lower === "," ? at + 1 : at;
  const opener = units[first];
  const isClause =
    /^(?:which|that|who)$/.test(opener?.lower ?? "") || (first > at && /^(?:VBN|VBG|JJ|IN|RB|PRP\$|DT|CD)$/.test(opener?.fineTag ?? ""));
  if (opener === undefined || !isClause) return undefined;
  for (let here = first + 1; here < first + LongestClause; here++) {
    const unit = units[here];
    if (unit === undefined || /^[.;:]$/.test(unit.lower)) return undefined;
    if (
      first > at
        ? unit.lower === ","
        : here > first + 2 && unit.lemma === "be" && units[here - 1]?.tag !== "AUX" && units[here - 1]?.lower !== opener.lower
    )
      return first > at ? here + 1 : here;
  }
  return undefined;
}

function eventFrom(units: readonly Unit[], words: readonly string[], at: number, reach: number): Event | undefined {
  // Step over ", which", "that" and adverbs to the verb and its auxiliaries.
  for (let here = at; here < at + reach; here++) {
    const unit = units[here];
    if (unit === undefined || unit.kind === "actor" || unit.tag === "PRON" || /^[.;:]$/.test(unit.lower)) {
      if (unit?.lower === "which" || unit?.lower === "that") continue;
      return undefined;
    }
    const found = meetingRuleAt(words, here, Events);
    if (
      found !== undefined &&
      found.rule.id !== "meeting/deny" &&
      (unit.tag === "VERB" || unit.tag === "AUX" || unit.lemma === "be" || isTimeNext(units, found.after))
    ) {
      const isPassive = unit.lemma === "be";
      // "talks to end the war" are for that; "talks to resume on Tuesday" lie ahead.
      if (units[here - 1]?.lower === "to" && !isPassive && !/^(?:resume|begin|start|open|continue|reconvene|take|go)$/.test(unit.lower))
        return undefined;
      const verb = isPassive ? found.after - 1 : here;
      const mood = passiveMood(units, here, verb);
      const isCalledOff = found.rule.id === "meeting/call-off";
      const isNow = [unit, ...auxiliariesOf(units, here)].some(({ lower: form }) =>
        /^(?:is|are|has|have|'s|will|wo|'ll|would|do|does)$/.test(form),
      );
      return { mood, after: afterPurpose(units, found.after), isCalledOff, isNow };
    }
    // "Their next session is on Wednesday".
    const isAhead = unit.lower === "be" && auxiliariesOf(units, here).some(({ fineTag, lower }) => fineTag === "MD" || lower === "to");
    if (unit.lemma === "be" && (isAhead || /^(?:is|are|was|were|'s)$/.test(unit.lower)) && isSetNext(units, here + 1))
      return { mood: /^(?:was|were)$/.test(unit.lower) ? "held" : "planned", after: here + 1, isCalledOff: false };
    if (unit.tag === "VERB" && unit.fineTag !== "VBN") return undefined;
  }
  return undefined;
}

/** "is expected |to take place| on Friday": the time stands after it. */
function afterPurpose(units: readonly Unit[], at: number): number {
  if (units[at]?.lower !== "to") return at;
  const words = units
    .slice(at + 1, at + 3)
    .map(({ lower }) => lower)
    .join(" ");
  if (/^(?:take place|be held|get under|go ahead)$/.test(words)) return at + 3;
  return /^(?:resume|begin|start|open|convene|continue|reconvene|follow|conclude|end)\b/.test(words) ? at + 2 : at;
}

function isTimeNext(units: readonly Unit[], at: number): boolean {
  const place = /^(?:on|in|at|for)$/.test(units[at]?.lower ?? "") ? at + 1 : at;
  return units[place]?.kind === "time" && units[place]?.date?.type !== "duration";
}

/** "on Tuesday", "in Orsa on Tuesday". */
function isSetNext(units: readonly Unit[], at: number): boolean {
  if (isTimeNext(units, at)) return true;
  if (!/^(?:in|at)$/.test(units[at]?.lower ?? "")) return false;
  for (let here = at + 1; here < at + LongestPlace; here++) {
    if (isTimeNext(units, here)) return true;
    if (!/^(?:DT|JJ|NN|NNP|NNS|POS)$/.test(units[here]?.fineTag ?? "")) return false;
  }
  return false;
}

const LongestPlace = 6;

/** "was held" is past, "will be held" ahead, "is scheduled" ahead, "are under way" now. */
function passiveMood(units: readonly Unit[], first: number, verb: number): Mood {
  const mood = moodOf(units, verb);
  if (mood === "negated") return mood;
  const lower = units[verb]?.lower ?? "";
  if (/^(?:scheduled|planned|set|due|expected|arranged|foreseen|slated|fixed)$/.test(lower)) return "planned";
  if (/^(?:way|underway)$/.test(lower)) return "under way";
  const isPresent = /^(?:is|are)$/.test(units[first]?.lower ?? "");
  if (isPresent && mood === "held") return "planned";
  const isBare =
    /^(?:open|begin|start|resume|reconvene|continue|end|conclude|follow)$/.test(units[verb]?.lower ?? "") &&
    auxiliariesOf(units, verb).length === 0;
  return isBare || units[verb]?.fineTag === "VBZ" || units[verb]?.fineTag === "VBP" ? "would" : mood;
}

/** "On Wednesday the delegation held …", "In Lund on Saturday, A and B held …": a time that opens the sentence. */
function leadingTime(units: readonly Unit[], before: number): TimeSpan | undefined {
  for (let at = 0; at < Math.min(before, LongestOpening); at++) {
    const unit = units[at];
    if (unit?.kind === "time" && unit.date?.type !== "duration" && units[at + 1]?.lower !== "'s") return unit.date?.time;
    const isOpening = unit?.kind === "word" && /^(?:on|in|late|early|at|earlier|later|-)$/.test(unit.lower);
    if (
      !isOpening &&
      !(at > 0 && unit !== undefined && /^(?:in|at)$/.test(units[0]?.lower ?? "") && unit.tag !== "VERB" && unit.lower !== ",")
    )
      return undefined;
  }
  return undefined;
}

const LongestOpening = 7;
