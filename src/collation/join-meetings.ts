/** Decides which accounts tell of one meeting. */
import type { ItemId, MeetingMark } from "#record";
import { itemIdOf } from "#record";
import { EnoughAlike, likenessOfMeetings, type MeetingFacts } from "./compare-meetings.ts";
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
  const doubtful: { readonly unit: MeetingUnit; readonly home: GatheredMeeting }[] = [];
  for (const unit of units) {
    const best = mostAlike(unit, candidates.near(unit.facts));
    const home = best?.meeting ?? found(unit);
    add(home, unit);
    if (best !== undefined && best.likeness <= EnoughAlike) doubtful.push({ unit, home });
  }
  for (const { unit, home } of doubtful) {
    const better = mostAlike(
      unit,
      candidates.near(unit.facts).filter((other) => other !== home),
    )?.meeting;
    if (better === undefined || (likenessTo(better.founder, unit) ?? 0) <= (likenessTo(home.founder, unit) ?? 0)) continue;
    home.units.splice(home.units.indexOf(unit), 1);
    const sameText = home.byDocument.get(unit.document.index) ?? [];
    home.byDocument.set(
      unit.document.index,
      sameText.filter((other) => other !== unit),
    );
    place(better, unit);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: [...own].sort(byLearning) }));

  function found(unit: MeetingUnit): GatheredMeeting {
    const fresh: GatheredMeeting = {
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

function mostAlike(unit: MeetingUnit, meetings: readonly GatheredMeeting[]) {
  let best: { readonly meeting: GatheredMeeting; readonly likeness: number } | undefined;
  for (const meeting of meetings) {
    const likeness = likenessToAny(meeting, unit);
    if (likeness === undefined || likeness < EnoughAlike || (best !== undefined && likeness <= best.likeness)) continue;
    best = { meeting, likeness };
  }
  return best;
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
