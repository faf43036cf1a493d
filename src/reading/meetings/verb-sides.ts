/** Decides who sat at a meeting told by a verb: its subject and objects, the host after "by", who stands beside the subject, or the table of the text. */
import type { MeetingMark } from "#record";
import type { MeetingFrame, MeetingRule } from "../rules/meeting-verbs.ts";
import type { Side } from "./account.ts";
import { sidesAgainst, sidesAmong } from "./build-sides.ts";
import type { Unit } from "./lay-out-units.ts";
import { auxiliariesOf } from "./read-mood.ts";
import type { ParticipantRow } from "./read-participants.ts";
import type { Tail, TailContext } from "./read-tail.ts";
import { othersAtTable, partnersAtTable } from "./table.ts";
import { timeBefore } from "./verb-uses.ts";

/** "was received by A", "were seen by A": the host stands after "by". */
export function hostedBy(
  frame: MeetingFrame,
  { units, at, after }: { readonly units: readonly Unit[]; readonly at: number; readonly after: number },
  subject: ParticipantRow | undefined,
  rows: readonly ParticipantRow[],
  { people }: TailContext,
): readonly Side[] | undefined {
  if (
    (frame !== "receive" && frame !== "gather") ||
    subject === undefined ||
    !auxiliariesOf(units, at).some(({ lemma, lower }) => lemma === "be" || lower === "been")
  )
    return undefined;
  const by = units.slice(after, after + FarthestHost).findIndex(({ lower }) => lower === "by");
  const host = by < 0 ? undefined : rows.find(({ first }) => first === after + by + 1);
  if (host === undefined) return undefined;
  return frame === "receive"
    ? sidesAgainst(host, [subject], people)
    : [...sidesAmong([subject], people), ...sidesAgainst(host, [], people)];
}

const FarthestHost = 6;

/** "The government, which |the envoy| saw on Friday": whom the words before the relative name. */
export function metBefore(
  frame: MeetingFrame,
  subject: ParticipantRow | undefined,
  tail: Tail,
  rows: readonly ParticipantRow[],
  { people, units }: TailContext,
): readonly Side[] | undefined {
  if (frame !== "meet" || subject === undefined || tail.rows.length > 0) return undefined;
  const opener = subject.first - 1;
  if (!/^(?:which|whom|who|that)$/.test(units[opener]?.lower ?? "")) return undefined;
  const last = units[opener - 1]?.lower === "," ? opener - 1 : opener;
  const met = rows.find(({ first, after }) => first < last && (after === last || after === opener));
  return met === undefined ? undefined : sidesAgainst(met, [subject], people);
}

/** The row that holds the parse's subject of the verb, where none stands before it as one. */
export function subjectByParse({ units, tokens }: TailContext, at: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
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
export function sidesByTable(
  { frame, id }: MeetingRule,
  { at, subject, tail, named }: Seen,
  context: TailContext,
): readonly Side[] | undefined {
  const { table, people, units } = context;
  if (isOfSport(subject, units)) return undefined;
  if (!table.isLaid || frame === "between" || frame === "gather" || id === "meeting/speak" || id === "meeting/see") return named;
  const known = named !== undefined && named.length > 0 ? named : subject === undefined ? [] : sidesAmong([subject], people);
  if (known.length === 1 && tail.isSeparate && /^(?:each|both|every|all)$/.test(tail.unknownOpener ?? "")) {
    const seated = table.sides();
    return seated.length >= 2 ? [...known, ...seated] : named;
  }
  if (known.length === 1) {
    const [body = ""] = known[0]?.actors.map((actor) => people.byId.get(actor)?.name ?? "") ?? [];
    if (JointName.test(body) && tail.rows.length === 0) return table.sides();
    // "The minister is due in Orsa on Tuesday": with the other side.
    if (id === "meeting/due" && tail.rows.length === 0 && units[at]?.lemma !== "return")
      return [...known, ...othersAtTable(table, known, people)];
    const partners = partnersAtTable(table, known, { noun: tail.unknownPartner, opener: tail.unknownOpener }, people);
    return partners.length > 0 ? [...known, ...partners] : named;
  }
  if (subject !== undefined || frame === "receive" || tail.rows.length > 0) return named;
  if (tail.time === undefined && tail.place === undefined && timeBefore(units, at).time === undefined) return named;
  return hasPluralSubject(context, at) || isOfJointBody(units, at) ? table.sides() : named;
}

/** "the football teams of A and B met". */
export function isOfSport(subject: ParticipantRow | undefined, units: readonly Unit[]): boolean {
  return subject !== undefined && units.slice(subject.first, subject.after).some(({ lower }) => Sports.test(lower));
}

const Sports = /^(?:football|soccer|rugby|cricket|hockey|basketball|tennis|chess|handball|volleyball|baseball|netball|swimming|athletics)$/;

/** "The |sub-commission| on rivers convenes", "a joint |working group| meets": a body in which both sides sit. */
function isOfJointBody(units: readonly Unit[], at: number): boolean {
  const before = units
    .slice(Math.max(0, at - FarthestBody), at)
    .map(({ lower }) => lower)
    .join(" ");
  return JointBodies.test(before);
}

const JointName = /^(?:the )?(?:joint|mixed|bilateral) (?:[\p{L}-]+ )*(?:commission|committee|group|council)\b/iu;
const FarthestBody = 10;
const JointBodies =
  /^(?:(?:<time>|on|,) )*(?:the|a|an|their) (?:[a-z]+ )?(?:(?:joint|mixed|bilateral|drafting|technical|working|contact|expert|experts|liaison) (?:- )?(?:[a-z]+ )?(?:commission|committee|group|party|team)|sub ?-? ?(?:commission|committee|group)|subcommittee)\b(?: (?:on|for) [a-z ]+)?(?: (?:will|is|are|to|then|also|again|has|had|did|not|due|expected))*$/;

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

export function sidesFor(
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
      /^(?:delegations|teams|sides|parties|rooms|floors|hotels|camps|capitals|wings|buildings|halls|houses|suites|tents|ends|offices|embassies|ministries|headquarters|villages|shores|banks|them)$/.test(
        tail.unknownBetween ?? "",
      )
    ) {
      const seated = context.table.sides();
      return seated.length === 2 ? [...seated, ...sidesAgainst(subject, [], people)] : undefined;
    }
    if (between.length === 0 || isOfCarrier) return undefined;
    return subject === undefined ? sidesAmong(between, people) : [...sidesAmong(between, people), ...sidesAgainst(subject, [], people)];
  }
  if (frame === "gather") {
    const gathered = sidesAmong(objects, people);
    // "called in the ambassador": the two of them.
    if (gathered.length === 1 && isSummons(context, at) && subject !== undefined) return sidesAgainst(subject, objects, people);
    if (gathered.length < 2) return undefined;
    return subject === undefined || lemma === "invite" || lemma === "call" ? gathered : [...gathered, ...sidesAgainst(subject, [], people)];
  }
  if (frame === "receive" && !objects.some((row) => row.participants.every(isPersonal(context)) || isOfPeople(row, context))) {
    // "The city will host the league and the federation on Wednesday": who lends the room is no side.
    const guests = context.table.isLaid && lemma === "host" && tail.time !== undefined ? sidesAmong(objects, people) : [];
    return guests.length >= 2 ? guests : undefined;
  }
  const through = tail.rows.filter(({ by }) => by === "through").map(({ row }) => row);
  const beside = subject === undefined ? [] : [...besideSubject(subject, at, rows, context), ...through];
  if (objects.length > 0) return subject === undefined ? undefined : sidesAgainst(subject, [...beside, ...objects], people);
  if (frame === "receive" || subject === undefined || tail.hasUnknownPartner) return undefined;
  return sidesAmong([subject, ...beside], people);
}

/** "summoned", "called in": not "invited", which lies ahead. */
export function isSummons({ units }: Pick<TailContext, "units">, at: number): boolean {
  return units[at]?.lemma === "summon" || (units[at]?.lemma === "call" && units[at + 1]?.lower === "in");
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

/** A person or a delegation, not monitors or a ministry; "received a letter from the ministry" is no meeting. */
function isPersonal({ people }: TailContext): (participant: { readonly named: MeetingMark["sides"][number]["actors"][number] }) => boolean {
  return ({ named }) => {
    const actor = people.byId.get(named);
    return (
      actor?.kind === "person" ||
      actor?.kind === "unnamed" ||
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
