/** Decides which meetings an account is compared with: those of its parties, as near in time as any rule of comparison reaches. */

import type { ItemId, MeetingMark } from "#record";
import { isDenial, type MeetingFacts, Reach } from "./compare-meetings.ts";
import type { Unit } from "./documents.ts";

/** One account of a meeting. */
export type MeetingUnit = Unit & { readonly mark: MeetingMark; readonly facts: MeetingFacts };

/** Where accounts look for meetings they may belong to. */
export type MeetingIndex = {
  readonly file: (facts: MeetingFacts, meeting: GatheredMeeting) => void;
  /** Oldest first. */
  readonly near: (facts: MeetingFacts) => readonly GatheredMeeting[];
};

/** A meeting in the making; `distinct` holds one account for each different set of facts. */
export type GatheredMeeting = {
  readonly id: ItemId;
  readonly ordinal: number;
  readonly founder: MeetingUnit;
  readonly units: MeetingUnit[];
  readonly distinct: Map<string, MeetingUnit>;
  readonly wordings: Set<string>;
  readonly byDocument: Map<number, MeetingUnit[]>;
  /** The older meeting this one turned out to be. */
  joined: GatheredMeeting | undefined;
};

const LongestStretch = 92; // A time longer than a quarter is near to everything.

/** Meetings of one pair of parties, or of one party. */
type Shelf = {
  readonly all: Set<GatheredMeeting>;
  /** Those without a day and publication, or over a long stretch. */
  readonly always: Set<GatheredMeeting>;
  readonly series: Set<GatheredMeeting>;
  readonly byDay: Map<number, GatheredMeeting[]>;
  /** Those without a day, by publication. */
  readonly undated: Map<number, GatheredMeeting[]>;
  readonly byPublication: Map<number, GatheredMeeting[]>;
  /** Denials, by publication. */
  readonly denied: Map<number, GatheredMeeting[]>;
  readonly unpublished: Set<GatheredMeeting>;
};

/**
 * An account with two parties or more is compared with accounts that share two of them or know only one; see `likenessOfMeetings`.
 * Cost of a look-up: the days in reach times the pairs of parties, plus what is found.
 */
export function createMeetingIndex(): MeetingIndex {
  const shelves = new Map<string, Shelf>();

  return {
    file(facts, meeting) {
      for (const key of filingKeysOf(facts)) {
        const shelf = shelves.get(key) ?? emptyShelf();
        shelves.set(key, shelf);
        put(shelf, facts, meeting);
      }
    },
    near(facts) {
      const found = new Set<GatheredMeeting>();
      for (const key of searchKeysOf(facts)) {
        const shelf = shelves.get(key);
        if (shelf !== undefined) look(shelf, facts, found);
      }
      return [...found].sort((one, other) => one.ordinal - other.ordinal);
    },
  };
}

function filingKeysOf({ parties, place, words }: MeetingFacts): readonly string[] {
  const sorted = [...parties].sort();
  if (sorted.length === 0) return [`words ${words}`, ...place.map((word) => `nobody at ${word}`)];
  const sides = sorted.length === 1 ? [`only ${sorted[0]}`] : pairsOf(sorted);
  return [...sorted.map((party) => `with ${party}`), ...sides, ...place.map((word) => `somebody at ${word}`)];
}

function searchKeysOf({ parties, place, words }: MeetingFacts): readonly string[] {
  const sorted = [...parties].sort();
  const nobody = place.map((word) => `nobody at ${word}`);
  if (sorted.length === 0) return [`words ${words}`, ...nobody, ...place.map((word) => `somebody at ${word}`)];
  const sides = sorted.length === 1 ? [`with ${sorted[0]}`] : [...pairsOf(sorted), ...sorted.map((party) => `only ${party}`)];
  return [...sides, ...nobody];
}

/** The slow, obvious twin of the index: every meeting is near. For tests. */
export function createPlainMeetingIndex(): MeetingIndex {
  const all = new Set<GatheredMeeting>();
  return { file: (_, meeting) => void all.add(meeting), near: () => [...all] };
}

function put(shelf: Shelf, { days, document, mark }: MeetingFacts, meeting: GatheredMeeting): void {
  shelf.all.add(meeting);
  if (mark.status === "series") shelf.series.add(meeting);
  if (document.published === undefined) shelf.unpublished.add(meeting);
  else append(shelf.byPublication, document.published, meeting);
  if (isDenial(mark) && document.published !== undefined) append(shelf.denied, document.published, meeting);
  if (days === undefined && document.published === undefined) shelf.always.add(meeting);
  else if (days === undefined) append(shelf.undated, document.published ?? 0, meeting);
  else if (days.to - days.from > LongestStretch) shelf.always.add(meeting);
  else for (let day = days.from; day <= days.to; day++) append(shelf.byDay, day, meeting);
}

/** Adds what each rule of comparison can reach from these facts. */
function look(shelf: Shelf, facts: MeetingFacts, found: Set<GatheredMeeting>): void {
  const { days, document, mark } = facts;
  const { published } = document;
  const gather = (meetings: Iterable<GatheredMeeting>) => {
    for (const meeting of meetings) found.add(meeting);
  };
  const gatherDays = (index: Map<number, GatheredMeeting[]>, from: number, to: number) => {
    for (let day = from; day <= to; day++) gather(index.get(day) ?? []);
  };
  const isLong = days !== undefined && days.to - days.from > LongestStretch;
  if (mark.status === "series") gather(shelf.series);
  else if (isLong || published === undefined) gather(shelf.all);
  if (mark.status === "series" || isLong || published === undefined) return;
  gather(shelf.always);
  if (isDenial(mark) || days === undefined) gather(shelf.unpublished);
  gatherDays(isDenial(mark) ? shelf.byPublication : shelf.undated, published - Reach.denial, published + Reach.denial);
  if (days !== undefined) {
    gatherDays(shelf.byDay, days.from - Reach.told, days.to + Reach.told);
    gatherDays(shelf.undated, days.from - Reach.plan, days.to + Reach.later);
  } else {
    gatherDays(shelf.denied, published - Reach.denial, published + Reach.denial);
    gatherDays(shelf.byDay, published - Reach.later, published + (mark.status === "planned" ? Reach.plan : 0));
  }
}

function emptyShelf(): Shelf {
  return {
    all: new Set(),
    always: new Set(),
    series: new Set(),
    byDay: new Map(),
    undated: new Map(),
    byPublication: new Map(),
    denied: new Map(),
    unpublished: new Set(),
  };
}

function append(index: Map<number, GatheredMeeting[]>, day: number, meeting: GatheredMeeting): void {
  const known = index.get(day);
  if (known === undefined) index.set(day, [meeting]);
  else if (known.at(-1) !== meeting) known.push(meeting);
}

function pairsOf(parties: readonly string[]): readonly string[] {
  return parties.flatMap((one, at) => parties.slice(at + 1).map((other) => `${one} and ${other}`));
}
