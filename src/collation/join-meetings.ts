/** Decides which accounts tell of one meeting. */
import type { ItemId, MeetingMark } from "#record";
import { itemIdOf } from "#record";
import { EnoughAlike, likenessOfMeetings, likenessOfPeople, type MeetingFacts } from "./compare-meetings.ts";
import { daysOf } from "./days.ts";
import { accountOf, byLearning, type OrderedDocument, textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { createMeetingIndex, type GatheredMeeting, type MeetingIndex, type MeetingUnit } from "./meeting-index.ts";
import type { Actors } from "./sides.ts";
import { wordsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";

export const MeetingPrefix = "M";

/** The accounts of all documents, in the order learned. */
export function meetingUnitsOf(documents: readonly OrderedDocument[], actorOf: ActorOf, actors: Actors): readonly MeetingUnit[] {
  return documents
    .flatMap((document) =>
      document.reading.meetings.map((mark): MeetingUnit => {
        return { document, account: accountOf(document, mark), mark, facts: factsOf(document, mark, actorOf, actors) };
      }),
    )
    .sort(byLearning);
}

/**
 * Gives each account to the meeting it is most like, or makes a new one, in the order learned; then lets each account that only
 * just fitted move to a meeting that came up later and is more like it. Founding accounts stay, so ids stay.
 * Cost: each account is compared with the meetings of its parties within days of it; equal accounts are compared once.
 */
export function joinMeetings(
  units: readonly MeetingUnit[],
  candidates: MeetingIndex = createMeetingIndex(),
): readonly Cluster<MeetingUnit>[] {
  const gathered: GatheredMeeting[] = [];
  const doubtful: MeetingUnit[] = [];
  for (const unit of units) {
    const fitting = fittingBest(unit, near(unit));
    let home = fitting[0]?.meeting ?? found(unit);
    for (const { meeting } of fitting.slice(1))
      if (tiesTogether(unit, home, meeting) && canUnite(home, meeting)) home = unite(home, meeting);
    add(home, unit);
    if (fitting[0] !== undefined && fitting[0].likeness <= EnoughAlike) doubtful.push(unit);
  }
  for (const unit of doubtful) reconsider(unit);
  return gathered.filter(({ joined }) => joined === undefined).map(({ id, units: own }) => ({ id, units: [...own].sort(byLearning) }));

  function near({ facts }: MeetingUnit): readonly GatheredMeeting[] {
    return [...new Set(candidates.near(facts).map(current))];
  }

  function reconsider(unit: MeetingUnit): void {
    const home = gathered.find((meeting) => meeting.joined === undefined && meeting.units.includes(unit));
    if (home === undefined || home.founder === unit) return;
    const better = fittingBest(
      unit,
      near(unit).filter((other) => other !== home),
    )[0]?.meeting;
    if (better === undefined || (likenessTo(better.founder, unit) ?? 0) <= (likenessTo(home.founder, unit) ?? 0)) return;
    home.units.splice(home.units.indexOf(unit), 1);
    const sameText = home.byDocument.get(unit.document.index) ?? [];
    home.byDocument.set(
      unit.document.index,
      sameText.filter((other) => other !== unit),
    );
    place(better, unit);
  }

  function found(unit: MeetingUnit): GatheredMeeting {
    const fresh: GatheredMeeting = {
      id: itemIdOf(MeetingPrefix, unit.account.mark),
      ordinal: gathered.length,
      founder: unit,
      units: [],
      distinct: new Map(),
      wordings: new Set(),
      byDocument: new Map(),
      joined: undefined,
    };
    gathered.push(fresh);
    return fresh;
  }

  function add(home: GatheredMeeting, unit: MeetingUnit): void {
    place(home, unit);
    const signature = signatureOf(unit.facts);
    if (home.distinct.has(signature)) return;
    home.distinct.set(signature, unit);
    candidates.file(unit.facts, home);
  }
}

function place(home: GatheredMeeting, unit: MeetingUnit): void {
  home.units.push(unit);
  home.wordings.add(unit.facts.words);
  const sameText = home.byDocument.get(unit.document.index);
  if (sameText === undefined) home.byDocument.set(unit.document.index, [unit]);
  else sameText.push(unit);
}

/** The meetings an account fits, best first, older ones first among equals. An account without sides that fits two alike fits none. */
function fittingBest(unit: MeetingUnit, meetings: readonly GatheredMeeting[]) {
  const fitting = meetings
    .map((meeting) => ({ meeting, likeness: likenessToAny(meeting, unit) ?? 0 }))
    .filter(({ likeness }) => likeness >= EnoughAlike)
    .sort((one, other) => other.likeness - one.likeness || one.meeting.ordinal - other.meeting.ordinal);
  const isTied = fitting[1] !== undefined && fitting[0]?.likeness === fitting[1].likeness;
  return unit.facts.parties.size === 0 && isTied ? [] : fitting;
}

/** True where an account shows that two are one: it spans the days of both, or one of them was only announced so far, or told without sides. */
function tiesTogether(unit: MeetingUnit, one: GatheredMeeting, other: GatheredMeeting): boolean {
  const isOutline = (meeting: GatheredMeeting) =>
    meeting.units.every(({ facts, mark }) => mark.status === "planned" || facts.parties.size === 0);
  return unit.facts.days?.exact === false || isOutline(one) || isOutline(other);
}

/** True where nothing told of the two meetings keeps them apart: no text that tells both, no other people, no two exact days. */
function canUnite(one: GatheredMeeting, other: GatheredMeeting): boolean {
  for (const text of one.byDocument.keys()) if (other.byDocument.has(text)) return false;
  for (const told of one.distinct.values()) {
    for (const also of other.distinct.values()) {
      const exactDays = [told, also]
        .filter(({ facts }) => facts.days?.exact && facts.mark.status !== "planned")
        .map(({ facts }) => facts.days?.from);
      const bothKnowSides = told.facts.parties.size > 0 && also.facts.parties.size > 0;
      if (bothKnowSides && likenessTo(told, also) === undefined) return false;
      if (likenessOfPeople(told.facts, also.facts) < 0) return false;
      if (exactDays.length === 2 && exactDays[0] !== exactDays[1]) return false;
    }
  }
  return true;
}

function unite(one: GatheredMeeting, other: GatheredMeeting): GatheredMeeting {
  const [older, younger] = one.ordinal < other.ordinal ? [one, other] : [other, one];
  for (const unit of younger.units) place(older, unit);
  for (const [signature, unit] of younger.distinct) older.distinct.set(signature, unit);
  younger.joined = older;
  return older;
}

function current(meeting: GatheredMeeting): GatheredMeeting {
  let at = meeting;
  while (at.joined !== undefined) at = at.joined;
  return at;
}

const SameWords = 3; // Word for word the same passage: a copy.

/** The likeness to the nearest account; none at all where an account of the same text tells it as another meeting. */
function likenessToAny(meeting: GatheredMeeting, unit: MeetingUnit): number | undefined {
  let best: number | undefined;
  for (const other of meeting.distinct.values()) {
    const likeness = likenessTo(other, unit);
    if (likeness !== undefined && (best === undefined || likeness > best)) best = likeness;
  }
  if (best === undefined) return undefined;
  const sameText = (meeting.byDocument.get(unit.document.index) ?? []).filter((other) => other !== unit);
  if (sameText.some((other) => likenessTo(other, unit) === undefined)) return undefined;
  return meeting.wordings.has(unit.facts.words) ? best + SameWords : best;
}

function likenessTo(one: MeetingUnit, other: MeetingUnit): number | undefined {
  return likenessOfMeetings(one.facts, other.facts);
}

function factsOf(document: OrderedDocument, mark: MeetingMark, actorOf: ActorOf, actors: Actors): MeetingFacts {
  const parties = new Set<ItemId>();
  const people = new Set<ItemId>();
  const partyOfPerson = new Map<ItemId, ItemId>();
  for (const side of mark.sides) {
    const sideParty = actorOf({ document }, side.for);
    if (sideParty !== undefined) parties.add(actors.partyOf(sideParty));
    for (const local of side.actors) {
      const actor = actorOf({ document }, local);
      const kind = actor === undefined ? undefined : actors.get(actor)?.actorKind;
      if (actor === undefined || (kind === "unnamed" && actors.partyOf(actor) === actor)) continue;
      const isPerson = kind === "person";
      const hasOwnSide = actors.partyOf(actor) !== actor || !isPerson;
      const party = hasOwnSide || sideParty === undefined ? actors.partyOf(actor) : actors.partyOf(sideParty);
      for (const each of hasOwnSide ? actors.partiesOf(actor) : [party]) parties.add(each);
      if (isPerson) {
        people.add(actor);
        partyOfPerson.set(actor, party);
      }
    }
  }
  const absent = new Set((mark.absent ?? []).map((local) => actorOf({ document }, local)).filter((actor) => actor !== undefined));
  const place = mark.place === undefined ? [] : wordsOf(mark.place.name).filter((word) => word !== "the" && word !== "in" && word !== "of");
  const words = wordsOf(textAt(document, [mark.range])).join(" ");
  return { document, mark, parties, people, partyOfPerson, absent, days: daysOf(mark.time), place, words };
}

function signatureOf(facts: MeetingFacts): string {
  const { mark, days, document } = facts;
  const when = days === undefined ? "" : `${days.from} ${days.to} ${days.exact}`;
  const where = `${facts.place} ${mark.place?.is}`;
  // Two accounts with one signature behave alike towards accounts of other texts.
  return [
    [...facts.parties].sort(),
    [...facts.people].sort(),
    when,
    document.published,
    where,
    mark.format,
    mark.status,
    mark.jointly,
  ].join("|");
}
