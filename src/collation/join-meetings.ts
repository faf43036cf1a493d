/** Decides which accounts tell of one meeting. */
import type { ItemId, MeetingMark } from "#record";
import { itemIdOf } from "#record";
import { DenialDays, EnoughAlike, likenessOfMeetings, type MeetingFacts } from "./compare-meetings.ts";
import { daysOf } from "./days.ts";
import { accountOf, byLearning, type OrderedDocument, textAt, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { Actors } from "./sides.ts";
import { wordsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";

/** One account of a meeting. */
export type MeetingUnit = Unit & { readonly mark: MeetingMark; readonly facts: MeetingFacts };

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
 * Gives each account to the meeting it is most like, or makes a new one, in the order learned; then lets each account but the founding one
 * move to a meeting that came up later and is more like it. Founding accounts stay, so ids stay.
 * Cost: each account is compared with the meetings of its parties within days of it; equal accounts are compared once.
 */
export function joinMeetings(
  units: readonly MeetingUnit[],
  candidates: CandidateIndex = createMeetingIndex(),
): readonly Cluster<MeetingUnit>[] {
  const gathered: Gathered[] = [];
  for (const unit of units) {
    const home = mostAlike(unit, candidates.near(unit.facts)) ?? found(unit);
    add(home, unit);
  }
  for (const meeting of gathered) {
    for (const unit of meeting.units.slice(1)) {
      const others = candidates.near(unit.facts).filter((other) => other !== meeting && other.founder.account.mark !== unit.account.mark);
      const better = mostAlike(unit, others);
      const kept = likenessTo(meeting.founder, unit) ?? 0;
      if (better === undefined || (likenessTo(better.founder, unit) ?? 0) <= kept) continue;
      meeting.units.splice(meeting.units.indexOf(unit), 1);
      meeting.byDocument.set(
        unit.document.index,
        (meeting.byDocument.get(unit.document.index) ?? []).filter((other) => other !== unit),
      );
      better.units.push(unit);
      better.byDocument.set(unit.document.index, [...(better.byDocument.get(unit.document.index) ?? []), unit]);
    }
  }
  return gathered.map(({ id, units: own }) => ({ id, units: [...own].sort(byLearning) }));

  function found(unit: MeetingUnit): Gathered {
    const fresh: Gathered = {
      id: itemIdOf(MeetingPrefix, unit.account.mark),
      ordinal: gathered.length,
      founder: unit,
      units: [],
      distinct: new Map(),
      wordings: new Set(),
      byDocument: new Map(),
    };
    gathered.push(fresh);
    return fresh;
  }

  function add(home: Gathered, unit: MeetingUnit): void {
    home.units.push(unit);
    home.wordings.add(unit.facts.words);
    home.byDocument.set(unit.document.index, [...(home.byDocument.get(unit.document.index) ?? []), unit]);
    const signature = signatureOf(unit.facts);
    if (home.distinct.has(signature)) return;
    home.distinct.set(signature, unit);
    candidates.file(unit.facts, home);
  }
}

/** A meeting in the making; `distinct` holds one account for each different set of facts. */
type Gathered = {
  readonly id: ItemId;
  readonly ordinal: number;
  readonly founder: MeetingUnit;
  readonly units: MeetingUnit[];
  readonly distinct: Map<string, MeetingUnit>;
  readonly wordings: Set<string>;
  readonly byDocument: Map<number, MeetingUnit[]>;
};

/** Where accounts look for meetings they may belong to. */
export type CandidateIndex = {
  readonly file: (facts: MeetingFacts, meeting: Gathered) => void;
  readonly near: (facts: MeetingFacts) => readonly Gathered[];
};

/** Meetings by party, then by each day of their time and the day their source was published; without either they are near to everything. */
export function createMeetingIndex(): CandidateIndex {
  type Shelf = { readonly all: Set<Gathered>; readonly always: Set<Gathered>; readonly byDay: Map<number, Gathered[]> };
  const shelves = new Map<string, Shelf>();

  return {
    file(facts, meeting) {
      for (const party of facts.parties) {
        const shelf = shelves.get(party) ?? { all: new Set(), always: new Set(), byDay: new Map() };
        shelves.set(party, shelf);
        shelf.all.add(meeting);
        const days = filedDays(facts);
        if (days === undefined) shelf.always.add(meeting);
        else for (const day of days) put(shelf.byDay, day, meeting);
      }
    },
    near(facts) {
      const found = new Set<Gathered>();
      const days = searchedDays(facts);
      for (const party of facts.parties) {
        const shelf = shelves.get(party);
        if (shelf === undefined) continue;
        for (const meeting of days === undefined ? shelf.all : shelf.always) found.add(meeting);
        for (const day of days ?? []) for (const meeting of shelf.byDay.get(day) ?? []) found.add(meeting);
      }
      return [...found].sort((one, other) => one.ordinal - other.ordinal);
    },
  };
}

/** The slow, obvious twin of the index: every meeting is near. For tests. */
export function createPlainMeetingIndex(): CandidateIndex {
  const all = new Set<Gathered>();
  return { file: (_, meeting) => void all.add(meeting), near: () => [...all] };
}

const WindowDays = 3; // As far as two accounts of one meeting may differ on the day.
const PlanDays = 30; // How long before a meeting a text without a day may announce it.
const LaterDays = 7; // How long after it a text without a day may speak of it.
const PublishedWindowDays = 60; // The longest any rule looks between two days of publication.
const LongestStretch = 92; // A time longer than a quarter is filed as near to everything.

function put(byDay: Map<number, Gathered[]>, day: number, meeting: Gathered): void {
  const known = byDay.get(day);
  if (known === undefined) byDay.set(day, [meeting]);
  else if (known.at(-1) !== meeting) known.push(meeting);
}

function filedDays({ days, document }: MeetingFacts): readonly number[] | undefined {
  const published = document.published === undefined ? [] : [document.published];
  if (days === undefined) return published.length === 0 ? undefined : published;
  return days.to - days.from > LongestStretch ? undefined : [...range(days.from, days.to), ...published];
}

function searchedDays({ days, document, mark }: MeetingFacts): readonly number[] | undefined {
  const wide = days === undefined || mark.status === "series" || mark.status === "denied" || mark.status === "cancelled";
  if (days === undefined && document.published === undefined) return undefined;
  if (days !== undefined && days.to - days.from > LongestStretch) return undefined;
  const reach = wide ? PublishedWindowDays : DenialDays;
  const published = document.published === undefined ? [] : range(document.published - reach, document.published + reach);
  return [...published, ...(days === undefined ? [] : range(days.from - PlanDays, days.to + Math.max(LaterDays, WindowDays)))];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function mostAlike(unit: MeetingUnit, meetings: readonly Gathered[]): Gathered | undefined {
  let best: Gathered | undefined;
  let bestLikeness = EnoughAlike;
  for (const meeting of meetings) {
    const likeness = likenessToAny(meeting, unit);
    if (likeness === undefined || likeness < bestLikeness || (likeness === bestLikeness && best !== undefined)) continue;
    best = meeting;
    bestLikeness = likeness;
  }
  return best;
}

const SameWords = 3; // Word for word the same passage: a copy.

/** The likeness to the nearest account; none at all where an account of the same text tells it as another meeting. */
function likenessToAny(meeting: Gathered, unit: MeetingUnit): number | undefined {
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
  const parties = new Set<string>();
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
  const place = mark.place === undefined ? [] : wordsOf(mark.place.name).filter((word) => word !== "the" && word !== "in" && word !== "of");
  const words = wordsOf(textAt(document, [mark.range])).join(" ");
  if (parties.size === 0) parties.add(`nobody: ${words}`).add(`anybody: ${words}`);
  return { document, mark, parties, people, partyOfPerson, days: daysOf(mark.time), place, words };
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
