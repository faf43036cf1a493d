/** Decides which nouns of a sentence tell of a meeting, or point at one told elsewhere, and what each tells. */
import type { LocalActorId, MeetingMark, TimeSpan } from "#record";
import { OrdinalWords } from "../rules/calendar-words.ts";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount, Place, Side } from "./account.ts";
import { sideOf, sidesAgainst, sidesAmong } from "./build-sides.ts";
import { findSubject, rowsIn, subjectAround } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { agendaFrom } from "./read-agenda.ts";
import { lastVerbBefore, type Mood, moodOf } from "./read-mood.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { nameRunAt, readPlace } from "./read-place.ts";
import { readTail, type Tail, type TailContext } from "./read-tail.ts";

const Nouns: ReadonlySet<MeetingFrame> = new Set(["noun"]);
const Modifiers: ReadonlySet<MeetingFrame> = new Set(["modifier"]);
const Lights: ReadonlySet<MeetingFrame> = new Set(["light"]);
const Events: ReadonlySet<MeetingFrame> = new Set(["event"]);
const SeriesFrames: ReadonlySet<MeetingFrame> = new Set(["series"]);
/** Nouns that count as meetings only with sides, an event verb or a number of their own. */
const WeakNouns = /^(?:session|sessions|conference|call|calls|conversation|conversations|discussions|round|encounter|consultations)$/;
const Wishing = new Set(
  "propose offer demand seek urge want suggest request reject refuse rule call ask invite expect hope consider favour favor support oppose need".split(
    " ",
  ),
);
const Focusing = /^(?:focused|focussed|centred|centered|dealt|touched|concentrated|covered|addressed|focuses|centres|centers|deals)$/;

/** "after a meeting with X", "emerging from talks with X": the meeting of whoever the sentence is about. */
const Around = /^(?:after|following|from|during|at|in|before|of)$/;

/** What stands before the noun inside its phrase. */
type Head = {
  readonly first: number;
  readonly determiner: "the" | "a" | "no" | "owner" | "none";
  readonly format: MeetingMark["format"];
  readonly isSeparate: boolean;
  readonly time?: TimeSpan;
  readonly place?: Place;
  readonly pair: readonly LocalActorId[];
  readonly owner?: LocalActorId;
  readonly ordinal?: number;
  readonly isAnother: boolean;
  readonly isPossible: boolean;
};

/** The accounts that nouns give, in order. */
export function findNounAccounts(sentence: SentenceUnits, context: TailContext): readonly MeetingAccount[] {
  const { units, words } = sentence;
  const accounts: MeetingAccount[] = [];
  let rows: readonly ParticipantRow[] | undefined;
  for (let at = 0; at < units.length; at++) {
    const cue = meetingRuleAt(words, at, Nouns);
    if (cue === undefined || !isNounUse(units, at)) continue;
    if (words[at] === "round" && words[at + 1] === "of") continue;
    rows ??= rowsIn(units, context.people);
    const account = readNoun(sentence, at, context, rows);
    if (account !== undefined) accounts.push(account);
  }
  return accounts;
}

function readNoun(sentence: SentenceUnits, at: number, context: TailContext, rows: readonly ParticipantRow[]): MeetingAccount | undefined {
  const { units, words } = sentence;
  const head = readHead(sentence, at, context);
  const series = seriesBefore(words, head.first, at);
  const tail = readTail(context, at + 1, { takesObject: false, isNoun: true });
  const verb = verbAround(sentence, head.first, tail, rows, context);
  const more = verb?.after === undefined ? undefined : readTail(context, verb.after, { takesObject: false, isNoun: false });
  const sides = sidesOf(head, tail, more, verb, context, rows);
  const planned = tail.isArranged ? tail.time?.time : undefined;
  const route = verb?.kind === "light" && verb.rule === "meeting/travel" && verb.route !== undefined ? verb.route : undefined;
  const time =
    planned ??
    tail.time?.time ??
    head.time ??
    (verb?.kind === "called off" ? undefined : more?.time?.time) ??
    route?.time ??
    verb?.timeBefore;
  const place = tail.place ?? more?.place ?? route?.place ?? head.place;
  const agenda = [...tail.agenda, ...focus(context, tail.after)];
  const isPlural = /s$/.test(words[at] ?? "") && words[at] !== "talks" && words[at] !== "negotiations";
  const base = {
    lead: tail.lead,
    sides,
    agenda,
    isPlural,
    isThen: false,
    isAnother: head.isAnother || (head.determiner === "a" && sides.length < 2),
    ...(head.ordinal === undefined ? {} : { ordinal: head.ordinal }),
    ...(head.isSeparate || tail.isSeparate ? { jointly: false } : tail.isJoint ? { jointly: true } : {}),
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
  };
  const format = head.format !== "unknown" ? head.format : /^calls?$/.test(words[at] ?? "") || tail.isByPhone ? "call" : "unknown";
  if (series !== undefined) {
    if (sides.length < 2) return undefined;
    const range = { start: units[series]?.start ?? 0, end: tail.end };
    return { ...base, weight: "founding", range, rule: "meeting/series", certainty: 0.85, status: "series", format };
  }
  if (head.determiner === "no" || head.isPossible) {
    if (verb?.kind !== "denied" || sides.length < 2) return undefined;
  }
  const verbEnd = verb?.after === undefined ? 0 : (units[verb.after - 1]?.end ?? 0);
  const moreEnd = verb?.kind === "called off" ? verbEnd : Math.max(more?.end ?? 0, verbEnd);
  const range = { start: units[head.first]?.start ?? 0, end: Math.max(tail.end, moreEnd, units[at]?.end ?? 0) };
  if (verb?.kind === "wished") return undefined;
  if (verb !== undefined && verb.kind !== "none") {
    const status =
      verb.kind === "called off"
        ? "cancelled"
        : verb.kind === "denied"
          ? "denied"
          : moodStatus(verb.mood, planned !== undefined, time !== undefined || place !== undefined);
    const isTold = sides.length >= 2 || (head.ordinal !== undefined && (time !== undefined || place !== undefined));
    if (status !== undefined && isTold) {
      const start = verb.start === undefined ? range.start : Math.min(range.start, verb.start);
      return {
        ...base,
        weight: "founding",
        range: { start, end: range.end },
        rule: verb.rule,
        certainty: sides.length >= 2 ? 0.85 : 0.7,
        status,
        format: format === "unknown" && head.isSeparate ? "separate" : format,
      };
    }
  }
  if (planned !== undefined && sides.length >= 2) {
    return { ...base, weight: "founding", range, rule: "meeting/noun", certainty: 0.75, status: "planned", format };
  }
  const hasContent =
    sides.length > 0 ||
    time !== undefined ||
    place !== undefined ||
    agenda.length > 0 ||
    head.ordinal !== undefined ||
    format !== "unknown";
  if (!hasContent || (WeakNouns.test(words[at] ?? "") && sides.length < 2 && time === undefined)) return undefined;
  // One meeting with its people stands on its own if nothing else in the text is it; loose talks need a day.
  const isOne = /^(?:meeting|summit|call|conversation|session)$/.test(words[at] ?? "") && head.determiner !== "no";
  const standsAlone = sides.length >= 2 && (time !== undefined || (isOne && tail.rows.length > 0));
  return { ...base, weight: "reference", standsAlone, range, rule: "meeting/noun", certainty: 0.65, status: "held", format };
}

/** "talks" is often tagged as a verb: what stands before and after tells. "meeting X" after "after" is the verb. */
function isNounUse(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || unit.kind !== "word" || /^\p{Lu}{2}/u.test(unit.lower)) return false;
  const before = units[at - 1];
  const isInPhrase =
    before !== undefined &&
    (before.kind === "time" ||
      /^(?:DT|JJ|JJR|JJS|PRP\$|POS|NN|NNP|CD|HYPH)$/.test(before.fineTag) ||
      before.lower === "'s" ||
      before.lower === "of");
  if (unit.lower === "meeting") {
    const next = units[at + 1];
    const takesObject = next?.kind === "actor" || /^(?:DT|PRP\$)$/.test(next?.fineTag ?? "");
    if (/^(?:after|before|since|while|when|denied|without)$/.test(before?.lower ?? "")) return !takesObject && next?.lower !== "with";
    return unit.tag === "NOUN" || isInPhrase;
  }
  if (unit.lower === "talks") return unit.tag === "NOUN" || isInPhrase || /^(?:with|between|on|in|to)$/.test(units[at + 1]?.lower ?? "");
  return unit.tag === "NOUN" || isInPhrase;
}

/** Walks left over the noun phrase: article, ordinal, format, "Sunday's", "the US-Ukraine", "the Miami", "second round of". */
function readHead({ units, words }: SentenceUnits, at: number, context: TailContext): Head {
  let first = at;
  let determiner: Head["determiner"] = "none";
  let format: MeetingMark["format"] = "unknown";
  let isSeparate = false;
  let time: TimeSpan | undefined;
  let place: Place | undefined;
  let owner: LocalActorId | undefined;
  let ordinal: number | undefined;
  let isAnother = false;
  let isPossible = false;
  const pair: LocalActorId[] = [];
  for (let here = at - 1; here >= 0; here--) {
    const unit = units[here];
    if (unit === undefined) break;
    const { lower } = unit;
    if (unit.kind === "time") {
      if (unit.date?.type !== "duration") time ??= unit.date?.time;
      first = here;
      continue;
    }
    if (unit.kind === "actor") {
      const next = units[here + 1]?.lower;
      const before = units[here - 1]?.lower;
      const id = unit.mention?.actor;
      const run = unit.mention?.form === "capital" || unit.mention?.form === "seat" ? nameRunAt(units, here, context.people) : undefined;
      if (run !== undefined && next !== "'s" && next !== "-" && before !== "-") {
        place = impliedPlace(context.text, unit);
        first = here;
        continue;
      }
      if (id === undefined) break;
      if (next === "'s" || next === "'" || unit.mention?.form === "pronoun") {
        owner = id;
        determiner = "owner";
        first = here;
        break;
      }
      pair.unshift(id);
      first = here;
      continue;
    }
    if (lower === "-" || lower === "'s" || lower === "'") {
      if (lower !== "-" || units[here - 1]?.kind === "actor") first = here;
      else first = here;
      continue;
    }
    if (lower === "of" && /^(?:round|rounds|session|day|days|hours|week|weeks|series|string|flurry|months)$/.test(words[here - 1] ?? "")) {
      first = here - 1;
      here--;
      continue;
    }
    if (lower === "and" && units[here - 1]?.kind === "actor" && pair.length > 0) continue;
    const modifier = modifierEndingAt(words, here);
    if (modifier !== undefined) {
      format = format === "unknown" ? formatOfModifier(modifier) : format;
      isSeparate ||= modifier === "meeting/separately";
      first = here;
      continue;
    }
    const nth = OrdinalWords.get(lower) ?? (/^\d{1,2}(?:st|nd|rd|th)$/.test(lower) ? Number.parseInt(lower, 10) : undefined);
    if (nth !== undefined) {
      ordinal = nth;
      first = here;
      continue;
    }
    if (/^(?:another|new|further|next|fresh|additional)$/.test(lower)) isAnother = true;
    if (/^(?:possible|potential|proposed|any|future|hypothetical|eventual|direct)$/.test(lower) && lower !== "direct") isPossible = true;
    if (/^(?:the|this|that|these|those)$/.test(lower)) determiner = "the";
    else if (/^(?:a|an|one|two|three|several|some|both)$/.test(lower)) determiner = "a";
    else if (/^(?:no|any)$/.test(lower)) determiner = "no";
    else if (unit.fineTag === "PRP$") determiner = "owner";
    const run = unit.isCapital && /^NNP/.test(unit.fineTag) && here > 0 ? nameRunAt(units, here, context.people) : undefined;
    if (run !== undefined && run.after === first) place = impliedPlace(context.text, unit);
    if (!/^(?:DT|PDT|JJ|JJR|JJS|NN|NNS|NNP|NNPS|CD|PRP\$|HYPH|VBN|VBG|RB|POS|AFX)$/.test(unit.fineTag)) break;
    if (
      unit.fineTag === "RB" ||
      ((unit.fineTag === "VBN" || unit.fineTag === "VBG") &&
        unit.tag === "VERB" &&
        !/^(?:continuing|ongoing|planned|proposed)$/.test(lower))
    )
      break;
    first = here;
    if (determiner !== "none") break;
  }
  return {
    first,
    determiner,
    format,
    isSeparate,
    pair,
    isAnother,
    isPossible,
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
    ...(owner === undefined ? {} : { owner }),
    ...(ordinal === undefined ? {} : { ordinal }),
  };
}

function impliedPlace(text: string, unit: Unit): Place {
  return { name: text.slice(unit.start, unit.end), is: "implied", range: { start: unit.start, end: unit.end } };
}

/** The rule of a modifier whose words end at `at`. */
function modifierEndingAt(words: readonly string[], at: number): string | undefined {
  for (let start = at; start >= Math.max(0, at - 4); start--) {
    const found = meetingRuleAt(words, start, Modifiers);
    if (found !== undefined && found.after === at + 1) return found.rule.id;
  }
  return undefined;
}

function formatOfModifier(rule: string): MeetingMark["format"] {
  if (rule === "meeting/trilateral") return "trilateral";
  if (rule === "meeting/bilateral") return "bilateral";
  if (rule === "meeting/proximity") return "proximity";
  if (rule === "meeting/plenary") return "plenary";
  if (rule === "meeting/by-phone") return "call";
  return rule === "meeting/separately" ? "separate" : "unknown";
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

type VerbAround = {
  readonly kind: "light" | "event" | "called off" | "denied" | "wished" | "none";
  readonly mood: Mood;
  readonly rule: string;
  readonly subject?: ParticipantRow;
  /** Offset where the verb begins, when it stands before the noun. */
  readonly start?: number;
  /** Index after the verb, when it stands after the noun. */
  readonly after?: number;
  readonly timeBefore?: TimeSpan;
  /** Where and when those who come are to arrive. */
  readonly route?: { readonly time?: TimeSpan; readonly place?: Place };
};

/** The verb that says what became of the meeting: "held …" before it, "… took place", "… was called off" after it. */
function verbAround(
  sentence: SentenceUnits,
  first: number,
  tail: Tail,
  rows: readonly ParticipantRow[],
  context: TailContext,
): VerbAround | undefined {
  const { units, words } = sentence;
  const isDenied = words.slice(Math.max(0, first - 12), first).some((word) => /^(?:deny|denies|denied|denying)$/.test(word));
  const before = lastVerbBefore(units, first);
  const light = before === undefined ? undefined : lightVerbAt(words, before, first);
  if (before !== undefined && light !== undefined) {
    const mood = moodOf(units, before);
    const subject = findSubject(units, before, rows);
    const timeBefore = leadingTime(units, before);
    return {
      kind: isDenied ? "denied" : "light",
      mood,
      rule: "meeting/hold",
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
      ...(timeBefore === undefined ? {} : { timeBefore }),
    };
  }
  if (isDenied) return { kind: "denied", mood: "held", rule: "meeting/deny" };
  if (before !== undefined && first - before <= 3 && isWish(units, before))
    return { kind: "wished", mood: "thought", rule: "meeting/noun" };
  return undefined;
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
    !/^(?:send|travel|fly|go|come|arrive|gather|convene|return|assemble|host|welcome|receive|bring|join|dispatch)$/.test(
      units[verb]?.lemma ?? "",
    )
  ) {
    return undefined;
  }
  const subject = findSubject(units, verb, rows);
  if (subject === undefined) return undefined;
  return {
    kind: "light",
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

type Event = { readonly mood: Mood; readonly after: number; readonly isCalledOff: boolean };

function eventAfter({ units, words }: SentenceUnits, at: number, isOfAnother: boolean): Event | undefined {
  // In "the talks together with the exchange, which took place …" it is the exchange that took place.
  if (isOfAnother && units[at]?.lower === ",") return undefined;
  // Step over ", which", "that" and adverbs to the verb and its auxiliaries.
  for (let here = at; here < at + 7; here++) {
    const unit = units[here];
    if (unit === undefined || unit.kind === "actor" || unit.tag === "PRON" || /^[.;:]$/.test(unit.lower)) {
      if (unit?.lower === "which" || unit?.lower === "that") continue;
      return undefined;
    }
    const found = meetingRuleAt(words, here, Events);
    if (found !== undefined && found.rule.id !== "meeting/deny" && (unit.tag === "VERB" || unit.tag === "AUX")) {
      const isPassive = unit.lemma === "be";
      const verb = isPassive ? found.after - 1 : here;
      const mood = passiveMood(units, here, verb);
      return { mood, after: found.after, isCalledOff: found.rule.id === "meeting/call-off" };
    }
    if (unit.tag === "VERB" && unit.fineTag !== "VBN") return undefined;
  }
  return undefined;
}

/** "was held" is past, "will be held" ahead, "is scheduled" ahead, "are under way" now. */
function passiveMood(units: readonly Unit[], first: number, verb: number): Mood {
  const mood = moodOf(units, verb);
  const lower = units[verb]?.lower ?? "";
  if (/^(?:scheduled|planned|set)$/.test(lower)) return mood === "negated" ? "negated" : "planned";
  const isPresent = /^(?:is|are)$/.test(units[first]?.lower ?? "");
  if (isPresent && mood === "held") return "planned";
  return units[verb]?.fineTag === "VBZ" || units[verb]?.fineTag === "VBP" ? "planned" : mood;
}

function moodStatus(mood: Mood, isArranged: boolean, isPlaced: boolean): MeetingMark["status"] | undefined {
  if (mood === "would") return isPlaced ? "planned" : undefined;
  if (mood === "thought" || mood === "negated") return undefined;
  return isArranged && mood === "held" ? "planned" : mood;
}

/** The sides from "between", "with", "of", the names before the noun, its owner, or the subject of "held". */
function sidesOf(
  head: Head,
  tail: Tail,
  more: Tail | undefined,
  verb: VerbAround | undefined,
  context: TailContext,
  sentenceRows: readonly ParticipantRow[],
): readonly Side[] {
  const { people, units } = context;
  const rows = [...tail.rows, ...(more?.rows ?? [])];
  const between = rows.filter(({ by }) => by === "between" || by === "of").map(({ row }) => row);
  const withRows = rows.filter(({ by }) => by === "with").map(({ row }) => row);
  if (between.length > 0) {
    const among = sidesAmong(between, people);
    if (among.length >= 2 || withRows.length === 0) return [...among, ...withRows.flatMap((row) => sidesAmong([row], people))];
  }
  if (withRows.length > 0) {
    if (verb?.subject !== undefined) return sidesAgainst(verb.subject, withRows, people);
    const isOnItsOwn = head.owner === undefined && head.pair.length === 0 && verb === undefined;
    if (isOnItsOwn && Around.test(units[head.first - 1]?.lower ?? "")) {
      const subject = subjectAround(units, head.first - 1, sentenceRows);
      if (subject !== undefined) return sidesAgainst(subject, withRows, people);
    }
    const owned = head.owner === undefined ? [] : [sideOf([head.owner], people)];
    const paired = head.pair.map((actor) => sideOf([actor], people));
    return [...owned, ...paired, ...withRows.flatMap((row) => sidesAmong([row], people))];
  }
  if (head.pair.length >= 2) return head.pair.map((actor) => sideOf([actor], people));
  if (rows.length === 0 && (tail.hasUnknownPartner || more?.hasUnknownPartner === true)) return [];
  if (verb?.kind === "light" && verb.subject !== undefined) return sidesAmong([verb.subject], people);
  return [];
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

/** "On Wednesday the delegation held …": a time that opens the sentence. */
function leadingTime(units: readonly Unit[], before: number): TimeSpan | undefined {
  for (let at = 0; at < Math.min(before, 4); at++) {
    const unit = units[at];
    if (unit?.kind === "time" && unit.date?.type !== "duration" && units[at + 1]?.lower !== "'s") return unit.date?.time;
    if (unit?.kind === "word" && !/^(?:on|in|late|early|at|earlier|later|-)$/.test(unit.lower)) return undefined;
  }
  return undefined;
}
