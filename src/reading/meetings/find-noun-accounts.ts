/** Decides which nouns of a sentence tell of a meeting, or point at one told elsewhere, and what each tells. */
import type { MeetingMark } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount, Side } from "./account.ts";
import { sideOf, sidesAgainst, sidesAmong } from "./build-sides.ts";
import { rowsIn, subjectAround } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { agendaFrom } from "./read-agenda.ts";
import type { Mood } from "./read-mood.ts";
import { type NounHead, readNounHead } from "./read-noun-head.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readTail, type Tail, type TailContext } from "./read-tail.ts";
import { type VerbAround, verbAround } from "./read-verb-around.ts";

const Nouns: ReadonlySet<MeetingFrame> = new Set(["noun"]);
const SeriesFrames: ReadonlySet<MeetingFrame> = new Set(["series"]);
/** Nouns that count as meetings only with sides, an event verb or a number of their own. */
const WeakNouns = /^(?:session|sessions|conference|call|calls|conversation|conversations|discussions|round|encounter|consultations)$/;
const Focusing = /^(?:focused|focussed|centred|centered|dealt|touched|concentrated|covered|addressed|focuses|centres|centers|deals)$/;

/** "after a meeting with X", "emerging from talks with X": the meeting of whoever the sentence is about. */
const Around = /^(?:after|following|from|during|at|in|before|of)$/;

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
  const head = readNounHead(sentence, at, context);
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
  const format = head.format !== "unknown" ? head.format : /^calls?$/.test(words[at] ?? "") || tail.isByPhone ? "call" : "unknown";
  if (series !== undefined) {
    const range = { start: units[series]?.start ?? 0, end: Math.max(tail.end, units[at]?.end ?? 0) };
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
          : moodStatus(verb.mood, planned !== undefined, time !== undefined);
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

/** "talks in the port city", "the talks here": the place is the one the dispatch was sent from. */
function isInTheCity(units: readonly Unit[], at: number): boolean {
  if (units[at + 1]?.lower !== "in" || units[at + 2]?.lower !== "the") return false;
  const noun = units.slice(at + 3, at + 6).findLastIndex((unit) => /^(?:city|town|capital|port)$/.test(unit.lower));
  // "in the capital of Halvern", "in the capital, Orsa": another place is named.
  return noun >= 0 && /^(?:\.|after|before|on|said|<time>)?$/.test(units[at + 4 + noun]?.lower ?? "");
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

/** The sides from "between", "with", "of", the names before the noun, its owner, or the subject of "held". */
function sidesOf(
  head: NounHead,
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
