/** Decides which nouns of a sentence tell of a meeting, or point at one told elsewhere, and what each tells. */
import type { MeetingMark } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount, Side } from "./account.ts";
import { sideOf, sidesAgainst, sidesAmong } from "./build-sides.ts";
import { eachApart } from "./each-apart.ts";
import { rowsIn, subjectAround } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { agendaFrom } from "./read-agenda.ts";
import type { Mood } from "./read-mood.ts";
import { type NounHead, readNounHead } from "./read-noun-head.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readTail, type Tail, type TailContext } from "./read-tail.ts";
import { type VerbAround, verbAround } from "./read-verb-around.ts";
import { partnersAtTable } from "./table.ts";

const Nouns: ReadonlySet<MeetingFrame> = new Set(["noun"]);
const SeriesFrames: ReadonlySet<MeetingFrame> = new Set(["series"]);
/** Nouns that count as meetings only with sides, an event verb or a number of their own. */
const WeakNouns =
  /^(?:sessions?|conference|calls?|conversations?|discussions|rounds?|encounters?|consultations|talk|get|sit|gatherings?|sittings?|huddle|parley|hearings?|exchanges?|dialogue|dinners?|lunch(?:es)?|breakfasts?|suppers?|tea|coffee|meal|audiences?|bilateral|trilateral|plenary|(?:video|tele)conferences?|conclave|powwow|confab|chats?|rendezvous|appointment|roundtable|retreat|workshop|barbecue|picnic|banquet|reception|contacts?|face|one|tete|head)$/;
/** Nouns that are a meeting only as what somebody held, had or cancelled. */
const NeverAlone =
  /^(?:exchanges?|dialogue|chats?|contacts?|visits?|reception|workshop|retreat|hearings?|tea|coffee|bargaining|mediation|conciliation)$/;
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
    if (/^rounds?$/.test(words[at] ?? "") && words[at + 1] === "of") continue;
    if (isNoMeeting(units, at)) continue;
    rows ??= rowsIn(units, context.people);
    const account = readNoun(sentence, { at, after: cue.after }, context, rows);
    if (account !== undefined) accounts.push(...eachApart(account).flatMap((one) => insteadOf(one, context)));
  }
  return accounts;
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
  const tail = readTail(context, after, { takesObject: false, isNoun: true });
  const verb = verbAround(sentence, head.first, tail, rows, context);
  const more = verb?.after === undefined ? undefined : readTail(context, verb.after, { takesObject: false, isNoun: false });
  const chair = chairOf(sentence, verb, tail, rows, context);
  const named = withChair(sidesOf(head, tail, more, verb, context, rows), chair);
  // "two rounds of talks on Sunday and Monday" are those of two days, not a series.
  const series = isSeries !== undefined && isOfDays(tail.time?.time) && (named.length >= 2 || context.table.isLaid) ? undefined : isSeries;
  const partners = partnersOf(head, tail, verb, context);
  const isTable =
    partners === undefined && series === undefined && isOfTheTable(named, { head, tail, more, verb, noun: words[at] ?? "" }, context);
  const isChaired = named.length === 0 && chair.length > 0 && head.determiner === "the" && context.table.sides().length >= 2;
  const sides = partners ?? (isTable ? withChair(context.table.sides(), chair) : named);
  const planned = tail.isArranged ? tail.time?.time : undefined;
  const route = verb?.kind === "light" && verb.rule === "meeting/travel" && verb.route !== undefined ? verb.route : undefined;
  const told =
    planned ??
    tail.time?.time ??
    head.time ??
    (verb?.kind === "called off" ? undefined : more?.time?.time) ??
    route?.time ??
    verb?.timeBefore;
  const time = head.days !== undefined && verb !== undefined && isAnEnd(verb, units) ? endingOn(told, head.days) : told;
  const place = tail.place ?? more?.place ?? route?.place ?? head.place;
  const agenda = [...tail.agenda, ...focus(context, tail.after)];
  const isPlural = /s$/.test(words[at] ?? "") && words[at] !== "talks" && words[at] !== "negotiations";
  const base = {
    lead: tail.lead,
    sides,
    agenda,
    isPlural,
    ...(isTable ? { isSeated: true } : {}),
    ...(head.determiner === "a" && named.length >= 2 ? { isIndefinite: true } : {}),
    ...(words.slice(Math.max(0, head.first - FarthestAlso), head.first).includes("also") ? { isAlso: true } : {}),
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
      if (isTable && time === undefined && status !== "cancelled") return undefined;
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

/** Nouns that mean a meeting of those who negotiate where nothing else is said. */
const OwnNouns =
  /^(?:meeting|talks|session|round|rounds|summit|negotiations|get|sit|gathering|sitting|consultations|call|encounter|plenary)$/;
/** "a press conference", "the cabinet meeting": others sit there. */
const OtherGatherings =
  /^(?:press|news|media|cabinet|board|party|committee|council|commission|parliamentary|parliament|assembly|town|prayer|staff|members|shareholders|shareholder|training|photo|strategy|team|caucus|congress|conference|campaign|court|security|emergency|donor|donors|expert|video|phone|telephone)$/;

type Around = {
  readonly head: NounHead;
  readonly tail: Tail;
  readonly more: Tail | undefined;
  readonly verb: VerbAround | undefined;
  readonly noun: string;
};

/** True where nobody is named and the words mean a meeting of those whose talks the text tells: "a third round opens on 5 May". */
function isOfTheTable(named: readonly Side[], { head, tail, more, verb, noun }: Around, { table, units }: TailContext): boolean {
  if (named.length > 0 || !table.isLaid || !OwnNouns.test(noun)) return false;
  if (head.owner !== undefined || head.pair.length > 0 || head.isPossible || head.determiner === "no") return false;
  if (tail.rows.length > 0 || tail.hasUnknownPartner || more?.hasUnknownPartner === true || (more?.rows.length ?? 0) > 0) return false;
  if (verb?.kind === "light" && verb.subject !== undefined) return false;
  const before = units.slice(head.first, units.length).findIndex((unit) => unit.lower === noun);
  return !units.slice(head.first, head.first + Math.max(0, before)).some((unit) => OtherGatherings.test(unit.lower));
}

/** "held talks with her counterpart", "his meeting with the other side": the owner or subject and the others at the table. */
function partnersOf(head: NounHead, tail: Tail, verb: VerbAround | undefined, { people, table }: TailContext): readonly Side[] | undefined {
  if (tail.rows.length > 0 || tail.unknownPartner === undefined) return undefined;
  const known =
    head.owner !== undefined
      ? [sideOf([head.owner], people)]
      : verb?.kind === "light" && verb.subject !== undefined
        ? sidesAgainst(verb.subject, [], people)
        : [];
  const partners = partnersAtTable(table, known, { noun: tail.unknownPartner, opener: tail.unknownOpener }, people);
  return partners.length === 0 ? undefined : [...known, ...partners];
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
    units.slice(Math.max(0, first - 4), first).some(({ lower }) => lower === "there") && /^(?:be|have)$/.test(units[first - 1]?.lemma ?? "")
  );
}

const FarthestAlso = 6;
const LongestRun = 8;
const MillisecondsOfDay = 86_400_000;

/** A day or a few. */
function isOfDays(time: MeetingAccount["time"]): boolean {
  if (time === undefined) return false;
  return (Date.parse(time.to.slice(0, 10)) - Date.parse(time.from.slice(0, 10))) / MillisecondsOfDay < LongestRun;
}

/** "a press conference", "a conference centre", "the call for calm", "in the exchange of fire". */
function isNoMeeting(units: readonly Unit[], at: number): boolean {
  const lower = units[at]?.lower ?? "";
  const before = units[at - 1]?.lower ?? "";
  const next = units[at + 1];
  if (/^(?:conference|call|briefing|gathering)$/.test(lower) && /^(?:press|news|media)$/.test(before)) return true;
  if (/^calls?$/.test(lower) && /^(?:for|to|that)$/.test(next?.lower ?? "")) return true;
  if (/^(?:exchange|dialogue)$/.test(lower) && (next?.lower === "of" || next?.lower === "rate" || before === "in" || before === "stock"))
    return true;
  // "the meeting room", "a dinner jacket".
  return (
    /^(?:meeting|conference|session|summit|dinner|lunch|breakfast|tea|call)$/.test(lower) &&
    next?.kind === "word" &&
    next.fineTag === "NN" &&
    !/^(?:today|tonight|yesterday)$/.test(next.lower)
  );
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
  if (/^(?:get|sit|face|one|tete|head)$/.test(unit.lower)) return isCompound(units, at);
  if (unit.lower === "talks") return unit.tag === "NOUN" || isInPhrase || /^(?:with|between|on|in|to)$/.test(units[at + 1]?.lower ?? "");
  return unit.tag === "NOUN" || isInPhrase;
}

/** "a get-together", "a face-to-face with X": not "face-to-face talks". */
function isCompound(units: readonly Unit[], at: number): boolean {
  let after = at;
  while (units[after + 1]?.lower === "-") after += 2;
  return after > at && !/^(?:NN|NNS|JJ)$/.test(units[after + 1]?.fineTag ?? "");
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
  const attending = attendingRow(units, tail.after, sentenceRows);
  if (attending !== undefined && rows.length === 0) return sidesAmong([attending], people);
  const through = rows.filter(({ by }) => by === "through").map(({ row }) => row);
  if (through.length > 0) {
    const others = sidesOf(head, withoutThrough(tail), more === undefined ? undefined : withoutThrough(more), verb, context, sentenceRows);
    return others.length === 0 ? others : [...others, ...sidesAmong(through, people)];
  }
  const between = rows.filter(({ by }) => by === "between" || by === "of").map(({ row }) => row);
  const withRows = rows.filter(({ by }) => by === "with").map(({ row }) => row);
  if (between.length > 0) {
    // "the meeting of the Joint Commission between A and B": the commission is what they meet as.
    const isBetween = rows.some(({ by }) => by === "between");
    if (isBetween && rows.some(({ by }) => by === "of"))
      return sidesAmong(
        rows.filter(({ by }) => by !== "of").map(({ row }) => row),
        people,
      );
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
  if (rows.length === 0 && head.owner === undefined && verb === undefined) {
    const around = sidesAround(head, context, sentenceRows);
    if (around.length >= 2) return around;
  }
  if (rows.length === 0 && (tail.hasUnknownPartner || more?.hasUnknownPartner === true)) return [];
  if (verb?.kind === "light" && verb.subject !== undefined) return sidesAmong([verb.subject], people);
  return [];
}

/** Whoever chairs or mediates: the subject of that verb, or who stands after "chaired by". */
function chairOf(
  { units }: SentenceUnits,
  verb: VerbAround | undefined,
  tail: Tail,
  rows: readonly ParticipantRow[],
  { people }: TailContext,
): readonly Side[] {
  const leading = verb?.start === undefined ? undefined : units.find(({ start }) => start === verb.start);
  if (leading !== undefined && verb?.subject !== undefined && Chairing.test(leading.lemma)) return sidesAgainst(verb.subject, [], people);
  for (let at = tail.after; at < tail.after + NearChair; at++) {
    if (!Chaired.test(units[at]?.lower ?? "") || units[at + 1]?.lower !== "by") continue;
    const row = rows.find(({ first }) => first === at + 2);
    return row === undefined ? [] : sidesAgainst(row, [], people);
  }
  return [];
}

/** "was attended by A, B and C". */
function attendingRow(units: readonly Unit[], at: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  for (let here = at; here < at + NearChair; here++) {
    if (units[here]?.lower !== "attended" || units[here + 1]?.lower !== "by") continue;
    const row = rows.find(({ first }) => first === here + 2);
    return row !== undefined && row.participants.length >= 2 ? row : undefined;
  }
  return undefined;
}

const Chairing = /^(?:chair|mediate|moderate|facilitate|broker|preside|convene|co-chair)$/;
const Chaired = /^(?:chaired|mediated|moderated|facilitated|brokered|co-chaired)$/;
const NearChair = 5;

/** The sides and the chair, unless the chair is of one of them or nobody else is told. */
function withChair(sides: readonly Side[], chair: readonly Side[]): readonly Side[] {
  const [head] = chair;
  if (head === undefined || sides.length < 2)
    return head !== undefined && sides.length === 1 && sides[0]?.actors[0] === head.actors[0] ? [] : sides;
  const isOfOne = sides.some(
    ({ actors, for: party }) =>
      (party !== undefined && party === head.for) || actors.some((actor) => head.actors.includes(actor) || actor === head.for),
  );
  return isOfOne ? sides : [...sides, head];
}

function rangeOf(units: readonly Unit[], first: number, last: number): { readonly start: number; readonly end: number } {
  return { start: units[first]?.start ?? 0, end: units[last]?.end ?? 0 };
}

const Addressing = /^(?:told|tells|urged|asked|assured|informed|warned|thanked|pressed|offered|promised|reminded)$/;
const NearVerb = 4;

/** "In a call on Sunday, A urged B to …", "At a dinner A and B discussed …": those of the main clause. */
function sidesAround(head: NounHead, { units, people }: TailContext, rows: readonly ParticipantRow[]): readonly Side[] {
  if (!/^(?:after|following|during|at|in|over)$/.test(units[head.first - 1]?.lower ?? "")) return [];
  // "After meeting A, B and C spoke": the verb, of which A is the object.
  if (units[head.first]?.lower === "meeting") return [];
  const subject = subjectAround(units, head.first - 1, rows);
  if (subject === undefined) return [];
  const among = sidesAmong([subject], people);
  if (among.length >= 2) return among;
  for (let verb = subject.after; verb < subject.after + NearVerb; verb++) {
    if (!Addressing.test(units[verb]?.lower ?? "")) continue;
    const addressee = rows.find((row) => row.first === verb + 1);
    return addressee === undefined ? [] : sidesAgainst(subject, [addressee], people);
  }
  return [];
}

/** What came to its end on the day told. */
function isAnEnd({ rule, after, start }: VerbAround, units: readonly Unit[]): boolean {
  const verb = after === undefined ? units.find((unit) => unit.start === start) : units[after - 1];
  return (
    rule !== "meeting/plan" &&
    /^(?:break|end|wrap|conclude|finish|complete|close|emerge|adjourn|collapse|off|up|down)/.test(verb?.lemma || (verb?.lower ?? ""))
  );
}

const MillisecondsOfADay = 86_400_000;

/** "ended two days of talks on Thursday": Wednesday and Thursday. */
function endingOn(time: MeetingAccount["time"], days: number): MeetingAccount["time"] {
  if (time === undefined || time.from.slice(0, 10) !== time.to.slice(0, 10) || days < 2 || days > LongestRun) return time;
  const first = new Date(Date.parse(time.from.slice(0, 10)) - (days - 1) * MillisecondsOfADay);
  return { ...time, from: first.toISOString().slice(0, 10), to: time.to.slice(0, 10) };
}

function withoutThrough(tail: Tail): Tail {
  return { ...tail, rows: tail.rows.filter(({ by }) => by !== "through") };
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
