/** Decides which verbs of a sentence tell of a meeting, and what each tells. */
import type { MeetingMark } from "#record";
import { type MeetingFrame, type MeetingRule, meetingRuleAt } from "../rules/meeting-verbs.ts";
import type { MeetingAccount, Side } from "./account.ts";
import { sidesAgainst, sidesAmong } from "./build-sides.ts";
import { eachApart } from "./each-apart.ts";
import { findSubject, rowsIn } from "./find-subject.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import { auxiliariesOf, isDeniedAround, type Mood, moodOf } from "./read-mood.ts";
import type { ParticipantRow } from "./read-participants.ts";
import { readTail, type Tail, type TailContext } from "./read-tail.ts";
import { partnersAtTable } from "./table.ts";

/** Last words of phrases whose partner follows bare: "phoned", "sat across from". */
const TakesObject = /^(?:phone[ds]?|phoning|telephone[ds]?|telephoning|rang|ringing|up|from|opposite|to)$/;
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
    const tailStart = /^(?:with|between|<time>)$/.test(words[cue.after - 1] ?? "") ? cue.after - 1 : cue.after;
    const tail = readTail(context, tailStart, {
      takesObject: frame === "meet" || frame === "receive" || frame === "gather" || TakesObject.test(words[cue.after - 1] ?? ""),
      isObjectLate: frame === "receive" || frame === "gather",
      isNoun: false,
    });
    const isLaidAhead = cue.rule.id === "meeting/adjourn" && mood === "held";
    const status = isLaidAhead ? "planned" : statusOf(frame === "gather" ? aheadOf(mood, units[at]) : mood, sentence, at, tail, context);
    if (status === undefined) continue;
    if (frame === "gather" && !isGathering(units, at, cue.after, tail)) continue;
    const named =
      hostedBy(frame, { units, at, after: cue.after }, subject, rows, context) ?? sidesFor(frame, subject, tail, context, { at, rows });
    const sides =
      named !== undefined && named.length >= 2 && !isOfSport(subject, units)
        ? named
        : sidesByTable(cue.rule, { at, subject, tail, named }, context);
    if (sides === undefined || sides.length < 2) continue;
    if (cue.rule.id === "meeting/speak" && !isConversation(sides, { units, at }, tail, context)) continue;
    if (isOtherUse({ units, at, after: cue.after }, cue.rule, tail)) continue;
    if (!hasWhatItNeeds(cue.rule.needs, sides, tail, timeBefore(units, at).time !== undefined, context)) continue;
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
      ...(words.slice(Math.max(0, at - 2), at + 2).includes("also") ? { isAlso: true } : {}),
      isThen: /^(?:then|later|afterwards)$/.test(words[at - 1] ?? ""),
      ...(previous === undefined ? {} : { after: previous }),
    };
    const more = tail.then === undefined || subject === undefined ? [] : accountsThen(context, tail, subject, account);
    // "met A on Thursday and, separately, B on Saturday": each was met apart from the other; "and then" only puts them in order.
    const isInTurn = more.some(({ format }) => format === "separate") && !tail.isThenSaid;
    accounts.push(...eachApart(isInTurn ? { ...account, format: "separate", jointly: false } : account), ...more);
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
  if (NeverNouns.test(unit.lower)) return true;
  if (unit.lemma === "be") return unit.tag === "AUX" || unit.tag === "VERB";
  return unit.tag === "VERB" || (frame !== "receive" && /^(?:sat|spoke|shuttled|conferred)$/.test(unit.lower));
}

const NeverNouns =
  /^(?:reconvened?|reconvenes|reconvening|regrouped|dined|sat|spoke|huddled|conferred|shuttled|convened|gathered|saw|rang|phoned|telephoned)$/;

function statusOf(mood: Mood, sentence: SentenceUnits, at: number, tail: Tail, context: TailContext): MeetingMark["status"] | undefined {
  const isDenied = isDeniedAround(sentence.words, at);
  if (mood === "negated" && (tail.time !== undefined || tail.place !== undefined) && isSaidAt(context, sentence.units[at]?.start ?? 0))
    return "denied";
  if (isDenied && mood !== "negated") return "denied";
  if (mood === "would") return tail.time !== undefined || tail.place !== undefined ? "planned" : undefined;
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

/** "called on him to resign", "called him a liar", "spoke to the delegates along with A", "sat down" by itself. */
function isOtherUse(
  { units, at, after }: { readonly units: readonly Unit[]; readonly at: number; readonly after: number },
  { id, needs }: MeetingRule,
  { rows, time, place }: Tail,
): boolean {
  const row = rows[0]?.row;
  const last = units[after - 1]?.lower;
  if (needs === "persons and a day") {
    if (row === undefined || row.first > after + 1) return true;
    if (id === "meeting/call-up")
      return (
        time === undefined || /^[",]$/.test(units[row.after - 1]?.lower ?? "") || /^(?:["',]|a|an|the)$/.test(units[row.after]?.lower ?? "")
      );
    return /^(?:on|upon)$/.test(last ?? "") && units.slice(row.after, row.after + 5).some((unit) => unit.lower === "to");
  }
  if (id === "meeting/speak" && last === "to") return row === undefined || row.first > after + 1;
  return id === "meeting/sit-down" && after - at <= 2 && row === undefined && time === undefined && place === undefined;
}

/** "was received by A", "were seen by A": the host stands after "by". */
function hostedBy(
  frame: MeetingFrame,
  { units, at, after }: { readonly units: readonly Unit[]; readonly at: number; readonly after: number },
  subject: ParticipantRow | undefined,
  rows: readonly ParticipantRow[],
  { people }: TailContext,
): readonly Side[] | undefined {
  if (
    frame !== "receive" ||
    subject === undefined ||
    !auxiliariesOf(units, at).some(({ lemma, lower }) => lemma === "be" || lower === "been")
  )
    return undefined;
  const by = units.slice(after, after + FarthestHost).findIndex(({ lower }) => lower === "by");
  const host = by < 0 ? undefined : rows.find(({ first }) => first === after + by + 1);
  return host === undefined ? undefined : sidesAgainst(host, [subject], people);
}

const FarthestHost = 6;

/** The row that holds the parse's subject of the verb, where none stands before it as one. */
function subjectByParse({ units, tokens }: TailContext, at: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  const verb = tokens[units[at]?.token ?? -1];
  if (verb === undefined) return undefined;
  const subject = tokens.slice(units[0]?.token ?? 0, verb.index).find((token) => token.head === verb.index && token.relation === "nsubj");
  if (subject === undefined) return undefined;
  return rows.find(
    (row) =>
      (units[row.first]?.token ?? Number.POSITIVE_INFINITY) <= subject.index &&
      subject.index < (units[row.after]?.token ?? -1) &&
      row.after <= at,
  );
}

type Seen = {
  readonly at: number;
  readonly subject: ParticipantRow | undefined;
  readonly tail: Tail;
  readonly named: readonly Side[] | undefined;
};

/** In a text about talks: "she met her counterpart", "skippers of both ports sat down": those whose talks it tells. Needs a day or a place. */
function sidesByTable({ frame, id }: MeetingRule, { at, subject, tail, named }: Seen, context: TailContext): readonly Side[] | undefined {
  const { table, people, units } = context;
  if (isOfSport(subject, units)) return undefined;
  if (!table.isLaid || frame === "between" || frame === "gather" || id === "meeting/speak" || id === "meeting/see") return named;
  const known = named !== undefined && named.length > 0 ? named : subject === undefined ? [] : sidesAmong([subject], people);
  if (known.length === 1 && tail.isSeparate && /^(?:each|both|every|all)$/.test(tail.unknownOpener ?? "")) {
    const seated = table.sides();
    return seated.length >= 2 ? [...known, ...seated] : named;
  }
  if (known.length === 1) {
    const partners = partnersAtTable(table, known, { noun: tail.unknownPartner, opener: tail.unknownOpener }, people);
    return partners.length > 0 ? [...known, ...partners] : named;
  }
  if (subject !== undefined || frame === "receive" || tail.rows.length > 0) return named;
  if (tail.time === undefined && tail.place === undefined && timeBefore(units, at).time === undefined) return named;
  return hasPluralSubject(context, at) ? table.sides() : named;
}

/** "the football teams of A and B met". */
function isOfSport(subject: ParticipantRow | undefined, units: readonly Unit[]): boolean {
  return subject !== undefined && units.slice(subject.first, subject.after).some(({ lower }) => Sports.test(lower));
}

const Sports = /^(?:football|soccer|rugby|cricket|hockey|basketball|tennis|chess|handball|volleyball|baseball|netball|swimming|athletics)$/;

/** People without a name who are the subject, in the plural; crowds and bodies of one side are not those who negotiate. */
function hasPluralSubject({ units, tokens }: TailContext, at: number): boolean {
  const verb = tokens[units[at]?.token ?? -1];
  if (verb === undefined) return false;
  const subject = tokens
    .slice(units[0]?.token ?? 0, (units[units.length - 1]?.token ?? -1) + 1)
    .find((token) => token.head === verb.index && token.relation.startsWith("nsubj"));
  return subject !== undefined && /^NNP?S$/.test(subject.fineTag) && !Crowds.test(subject.lower);
}

const Crowds =
  /^(?:protesters|demonstrators|police|officers|soldiers|troops|fans|families|relatives|residents|villagers|shareholders|students|reporters|journalists|lawmakers|councillors|voters|supporters|mourners|crowds|thousands|hundreds|members|people|analysts|critics|bodies|terms|demands|talks|meetings|deputies)$/;

/** A meeting one invites or summons others to lies ahead. */
function aheadOf(mood: Mood, verb: Unit | undefined): Mood {
  return mood === "held" && /^(?:invite|summon|call)$/.test(verb?.lemma ?? "") ? "planned" : mood;
}

/** "brought A and B together", "summoned both to a hearing", "invited both sides back to Orsa": what they are gathered for stands after them. */
function isGathering(units: readonly Unit[], at: number, after: number, tail: Tail): boolean {
  const row = tail.rows.find(({ by }) => by === "direct")?.row;
  if (row === undefined) return false;
  const from = units.slice(at, after).some((unit) => unit.lower === "together") ? at : row.after;
  return units
    .slice(from, row.after + 8)
    .some((unit) =>
      /^(?:together|back|table|room|roof|talks|meeting|session|summit|hearing|negotiations|conference|dinner|lunch|breakfast|mediation|consultations|face)$/.test(
        unit.lower,
      ),
    );
}

/** What a looser word must have beside it to be a meeting. */
function hasWhatItNeeds(
  needs: MeetingRule["needs"],
  sides: readonly Side[],
  tail: Tail,
  hasTimeBefore: boolean,
  { people, table }: TailContext,
): boolean {
  if (needs === undefined) return true;
  if (needs === "setting") return tail.time !== undefined || tail.place !== undefined || hasTimeBefore;
  // "She will see both delegations separately on Monday".
  if (table.isLaid && tail.isSeparate && sides.length >= 2) return tail.time !== undefined || hasTimeBefore;
  const isOfPersons = sides.every(({ actors }) => actors.every((actor) => people.byId.get(actor)?.kind === "person"));
  return isOfPersons && (tail.time !== undefined || hasTimeBefore);
}

function sidesFor(
  frame: MeetingFrame,
  subject: ParticipantRow | undefined,
  tail: Tail,
  context: TailContext,
  { at, rows }: { readonly at: number; readonly rows: readonly ParticipantRow[] },
): readonly Side[] | undefined {
  const lemma = context.units[at]?.lemma;
  const { people } = context;
  const objects = tail.rows.filter(({ by }) => by === "direct" || by === "with").map(({ row }) => row);
  const between = tail.rows.filter(({ by }) => by === "between").map(({ row }) => row);
  if (frame === "between") {
    // Nobody carries messages between himself and another: "them" meant somebody else.
    const carriers = subject?.participants.flatMap(({ named, actors }) => [named, ...actors]) ?? [];
    const isOfCarrier = between.some((row) => row.participants.some(({ named }) => carriers.includes(named)));
    if (
      between.length === 0 &&
      subject !== undefined &&
      /^(?:delegations|teams|sides|parties|rooms|floors|hotels|camps|capitals|them)$/.test(tail.unknownBetween ?? "")
    ) {
      const seated = context.table.sides();
      return seated.length === 2 ? [...seated, ...sidesAgainst(subject, [], people)] : undefined;
    }
    if (between.length === 0 || isOfCarrier) return undefined;
    return subject === undefined ? sidesAmong(between, people) : [...sidesAmong(between, people), ...sidesAgainst(subject, [], people)];
  }
  if (frame === "gather") {
    const gathered = sidesAmong(objects, people);
    if (gathered.length < 2) return undefined;
    return subject === undefined || lemma === "invite" || lemma === "call" ? gathered : [...gathered, ...sidesAgainst(subject, [], people)];
  }
  if (frame === "receive" && !objects.some((row) => row.participants.every(isPersonal(context)) || isOfPeople(row, context)))
    return undefined;
  const beside = subject === undefined ? [] : besideSubject(subject, at, rows, context);
  if (objects.length > 0) return subject === undefined ? undefined : sidesAgainst(subject, [...beside, ...objects], people);
  if (frame === "receive" || subject === undefined || tail.hasUnknownPartner) return undefined;
  return sidesAmong([subject, ...beside], people);
}

/** "A and B, together with C, met": C between the subject and its verb. */
function besideSubject(
  subject: ParticipantRow,
  at: number,
  rows: readonly ParticipantRow[],
  { units }: TailContext,
): readonly ParticipantRow[] {
  return rows.filter(
    ({ first, after }) =>
      first > subject.after - 1 &&
      after <= at &&
      /^(?:with|alongside)$/.test(units[first - 1]?.lower ?? "") &&
      /^(?:,|together|along)$/.test(units[first - 2]?.lower ?? ""),
  );
}

/** Speaking with somebody is news only between known, different parties. */
function isBetweenParties(sides: readonly Side[]): boolean {
  return (
    sides.every((side) => side.for !== undefined && !side.actors.includes(side.for)) &&
    new Set(sides.map((side) => side.for)).size === sides.length
  );
}

/** Between known, different parties, or people in office on a day; those who only "spoke" did so to each other. */
function isConversation(
  sides: readonly Side[],
  { units, at }: { readonly units: readonly Unit[]; readonly at: number },
  tail: Tail,
  context: TailContext,
): boolean {
  if (
    tail.rows.length === 0 &&
    !units.slice(Math.max(0, at - 1), Math.min(tail.after, at + Mutual.reach)).some((unit) => Mutual.words.test(unit.lower))
  )
    return false;
  const isApart = context.table.isLaid && tail.rows.length > 0 && (tail.isSeparate || tail.isByPhone);
  return isApart || isBetweenParties(sides) || isOfOffices(sides, tail, context);
}

const Mutual = {
  words: /^(?:together|other|another|privately|alone|phone|telephone|video|hours?|minutes|face|directly|still|midnight|dawn)$/,
  reach: 10,
};

/** On a day told, two people in office, at least one of whose sides is known: "The Secretary spoke today with …". */
function isOfOffices(sides: readonly Side[], tail: Tail, { people, table }: TailContext): boolean {
  if (tail.time === undefined || sides.length !== 2 || sides.every((side) => side.for === undefined)) return false;
  return sides.every(({ actors }) =>
    actors.every((actor) => people.byId.get(actor)?.kind === "person" && (table.isLaid || (people.byId.get(actor)?.roles.length ?? 0) > 0)),
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

/** "a delegation of the union", "the leaders of both factions": people stand before whose they are. */
function isOfPeople(row: ParticipantRow, { units }: TailContext): boolean {
  return units
    .slice(row.first, row.after)
    .some(
      (unit) =>
        unit.kind === "word" &&
        /^(?:delegations?|teams?|envoys?|negotiators|leaders|ministers|representatives|officials|diplomats|president|premier|chiefs?|heads?)$/.test(
          unit.lower,
        ),
    );
}

function jointness(tail: Tail): { readonly jointly?: boolean } {
  if (tail.isSeparate) return { jointly: false };
  return tail.isJoint ? { jointly: true } : {};
}

const ModifierFrames: ReadonlySet<MeetingFrame> = new Set(["modifier"]);

function formatOf(rule: string, sentence: SentenceUnits, at: number, tail: Tail): MeetingMark["format"] {
  if (rule === "meeting/call" || tail.isByPhone) return "call";
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

/** "On Sunday, A met B": the time before the subject, where no other verb stands between. */
function timeBefore(units: readonly Unit[], at: number): { readonly time?: NonNullable<MeetingMark["time"]> } {
  for (let place = at - 1; place >= 0; place--) {
    const unit = units[place];
    if (unit === undefined || unit.lower === ";" || unit.lower === ":") return {};
    if (unit.kind === "word" && unit.tag === "VERB" && unit.fineTag !== "VBN" && unit.fineTag !== "VBG") return {};
    if (/^(?:after|before|since|until|who|which)$/.test(unit.lower)) return {};
    if (unit.kind === "time" && unit.date?.type !== "duration" && unit.date?.time !== undefined && units[place + 1]?.lower !== "'s") {
      const lead = units[place - 1]?.lower ?? "";
      const isNightOf = lead === "of" && /^(?:night|evening|morning|afternoon|weekend|eve)$/.test(units[place - 2]?.lower ?? "");
      return /^(?:after|before|since|until|by|from|of)$/.test(lead) && !isNightOf ? {} : { time: unit.date.time };
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
