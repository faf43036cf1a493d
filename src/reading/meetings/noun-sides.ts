/** Decides who sat at a meeting named by a noun: between, with, whose, who held it, those of the main clause, or of the table of the text. */
import type { Side } from "./account.ts";
import { sideOf, sidesAgainst, sidesAmong } from "./build-sides.ts";
import { attendingRow } from "./find-chair.ts";
import { findSubject, subjectAround } from "./find-subject.ts";
import type { Unit } from "./lay-out-units.ts";
import { auxiliariesOf, lastVerbBefore } from "./read-mood.ts";
import type { NounHead } from "./read-noun-head.ts";
import type { ParticipantRow } from "./read-participants.ts";
import type { Tail, TailContext } from "./read-tail.ts";
import type { VerbAround } from "./read-verb-around.ts";
import { othersAtTable, partnersAtTable } from "./table.ts";

/** "after a meeting with X", "emerging from talks with X": the meeting of whoever the sentence is about. */
const Around = /^(?:after|following|from|during|at|in|before|of)$/;

/** Nouns that mean a meeting of those who negotiate where nothing else is said. */
const OwnNouns =
  /^(?:meeting|talks|session|round|rounds|summit|negotiations|get|sit|gathering|sitting|consultations|call|encounter|plenary|bargaining|mediation|conciliation|hearing|ministerial)$/;

/** "a press conference", "the cabinet meeting": others sit there. */
const OtherGatherings =
  /^(?:press|news|media|cabinet|board|party|committee|council|commission|parliamentary|parliament|assembly|town|prayer|staff|members|shareholders|shareholder|training|photo|strategy|team|caucus|congress|conference|campaign|court|security|emergency|donor|donors|expert|video|phone|telephone)$/;

type NounPlace = {
  readonly head: NounHead;
  readonly tail: Tail;
  readonly more: Tail | undefined;
  readonly verb: VerbAround | undefined;
  readonly noun: string;
};

/** True where nobody is named and the words mean a meeting of those whose talks the text tells: "a third round opens on 5 May". */
export function isOfTheTable(named: readonly Side[], { head, tail, more, verb, noun }: NounPlace, { table, units }: TailContext): boolean {
  if (named.length > 0 || !table.isLaid || !OwnNouns.test(noun)) return false;
  if (head.owner !== undefined || head.pair.length > 0 || head.isPossible || head.determiner === "no") return false;
  if (tail.rows.length > 0 || tail.hasUnknownPartner || more?.hasUnknownPartner === true || (more?.rows.length ?? 0) > 0) return false;
  if (verb?.kind === "light" && verb.subject !== undefined) return false;
  const before = units.slice(head.first, units.length).findIndex((unit) => unit.lower === noun);
  return !units.slice(head.first, head.first + Math.max(0, before)).some((unit) => OtherGatherings.test(unit.lower));
}

/** "held talks with her counterpart", "his meeting with the other side": the owner or subject and the others at the table. */
export function partnersOf(
  head: NounHead,
  tail: Tail,
  verb: VerbAround | undefined,
  { noun, people, table }: Pick<TailContext, "people" | "table"> & { readonly noun: string },
): readonly Side[] | undefined {
  if (tail.rows.length > 0) return undefined;
  // "A Tarsian delegation will be in Varn on Tuesday for talks": with the other side, where nobody else is told.
  if (tail.unknownPartner === undefined) {
    // "A pulled out of Saturday's session": that with the other side.
    if (
      verb?.rule === "meeting/cancel" &&
      verb.kind === "light" &&
      verb.subject !== undefined &&
      head.owner === undefined &&
      OwnNouns.test(noun)
    ) {
      const own = sidesAmong([verb.subject], people);
      const others = othersAtTable(table, own, people);
      if (others.length > 0) return [...own, ...others];
    }
    const guest = head.owner ?? tail.travellers?.participants[0]?.actors[0];
    // "B's visit to Orsa has been put off", "a trip by B was dropped": with the other side.
    const isOff = verb?.kind === "called off" || verb?.rule === "meeting/cancel";
    if (isOff && /^(?:visits?|trips?)$/.test(noun)) {
      const guests = guest !== undefined ? [sideOf([guest], people)] : verb.subject === undefined ? [] : sidesAmong([verb.subject], people);
      const hosts = othersAtTable(table, guests, people);
      return hosts.length === 0 ? undefined : [...guests, ...hosts];
    }
    if (verb?.rule !== "meeting/travel" || verb.subject === undefined || tail.hasUnknownPartner) return undefined;
    const travellers = sidesAmong([verb.subject], people);
    const hosts = othersAtTable(table, travellers, people);
    return hosts.length === 0 ? undefined : [...travellers, ...hosts];
  }
  const known =
    head.owner !== undefined
      ? [sideOf([head.owner], people)]
      : verb?.kind === "light" && verb.subject !== undefined
        ? sidesAgainst(verb.subject, [], people)
        : [];
  const partners = partnersAtTable(table, known, { noun: tail.unknownPartner, opener: tail.unknownOpener }, people);
  return partners.length === 0 ? undefined : [...known, ...partners];
}

/** The sides from "between", "with", "of", the names before the noun, its owner, or the subject of "held". */
export function sidesOf(
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
    const chairs = coChairs(verb?.subject, withRows, people);
    if (chairs.length >= 2) return chairs;
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
  if (verb?.joined !== undefined && verb.subject !== undefined) return sidesAgainst(verb.subject, [verb.joined], people);
  if (verb?.kind === "light" && verb.subject !== undefined) return sidesAmong([verb.subject], people);
  return [];
}

/** "The Commission held its session with A of one side and B of the other in the chair": the body is the two of them. */
function coChairs(body: ParticipantRow | undefined, withRows: readonly ParticipantRow[], people: TailContext["people"]): readonly Side[] {
  const [only, other] = body?.participants ?? [];
  if (only === undefined || other !== undefined || !Bodies.test(people.byId.get(only.named)?.name ?? "")) return [];
  const chairs = sidesAmong(withRows, people);
  const parties = new Set(chairs.map(({ for: party }) => party));
  return chairs.length >= 2 && parties.size === chairs.length && !parties.has(undefined) && !parties.has(only.named) ? chairs : [];
}

const Bodies = /\b(?:commission|committee|council|group|panel|secretariat)\b/i;

const Addressing = /^(?:told|tells|urged|asked|assured|informed|warned|thanked|pressed|offered|promised|reminded)$/;

const NearVerb = 4;

/** "In a call on Sunday, A urged B to …", "At a dinner A and B discussed …": those of the main clause. */
function sidesAround(head: NounHead, { units, people }: TailContext, rows: readonly ParticipantRow[]): readonly Side[] {
  if (!/^(?:after|following|during|at|in|over)$/.test(units[head.first - 1]?.lower ?? "")) return [];
  // "After meeting A, B and C spoke": the verb, of which A is the object.
  if (units[head.first]?.lower === "meeting") return [];
  const isDuring = /^(?:during|at|in|over)$/.test(units[head.first - 1]?.lower ?? "");
  const clause = isDuring ? sidesOfClause(head.first - 1, units, rows, people) : [];
  if (clause.length >= 2) return clause;
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

/** Who is told, handed or taken through something at a meeting sits there with whoever does so. */
const Facing =
  /^(?:tell|urge|ask|assure|inform|warn|thank|press|offer|promise|remind|brief|hand|give|show|present|take|confront|question|lobby|reassure|agree|settle|exchange|clash|quarrel)$/;
const Passive = { reach: 8 };

/** "A took B through the text |over breakfast|", "B was told by A |at a meeting|", "It was settled |over dinner| by A and B": those of the clause before. */
function sidesOfClause(
  preposition: number,
  units: readonly Unit[],
  rows: readonly ParticipantRow[],
  people: TailContext["people"],
): readonly Side[] {
  const verb = lastVerbBefore(units, preposition);
  if (verb === undefined || units[verb]?.lemma === "be") return [];
  const isPassive = auxiliariesOf(units, verb).some(({ lemma }) => lemma === "be");
  const agent = isPassive
    ? rows.find(({ first }) => first > verb && units[first - 1]?.lower === "by" && first <= preposition + Passive.reach)
    : undefined;
  const subject = findSubject(units, verb, rows);
  if (agent !== undefined) {
    const agents = sidesAmong([agent], people);
    return agents.length >= 2 || subject === undefined ? agents : sidesAgainst(agent, [subject], people);
  }
  if (subject === undefined || isPassive) return [];
  const among = sidesAmong([subject], people);
  if (among.length >= 2) return among;
  const faced = rows.find(
    ({ first, after }) =>
      first > verb && after <= preposition && (first === verb + 1 || /^(?:with|to)$/.test(units[first - 1]?.lower ?? "")),
  );
  return faced === undefined || !Facing.test(units[verb]?.lemma ?? "") ? [] : sidesAgainst(subject, [faced], people);
}

function withoutThrough(tail: Tail): Tail {
  return { ...tail, rows: tail.rows.filter(({ by }) => by !== "through") };
}
