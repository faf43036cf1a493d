/** Decides whether two accounts tell of one meeting: by day, sides, people, place and form, of which one may differ. */
import type { ItemId, MeetingMark } from "#record";
import { type Days, daysApart } from "./days.ts";
import type { OrderedDocument } from "./documents.ts";

/** What one account says of a meeting, ready for comparison. `published` is a day number. */
export type MeetingFacts = {
  readonly document: OrderedDocument;
  readonly mark: MeetingMark;
  /** Rolled up; empty where the text names no side. */
  readonly parties: ReadonlySet<ItemId>;
  readonly people: ReadonlySet<ItemId>;
  readonly partyOfPerson: ReadonlyMap<ItemId, ItemId>;
  /** Whom the text says was not there: persons, bodies, parties. */
  readonly absent: ReadonlySet<ItemId>;
  readonly days: Days | undefined;
  readonly place: readonly string[];
  readonly words: string;
};

/** From this on the two are one meeting. Two parties alike (2) on one day (2) are enough; so is one of them doubtful with place or people alike. */
export const EnoughAlike = 3;

/** How far apart two accounts of one meeting may lie, in days. The index of candidates looks no farther. */
export const Reach = {
  /** Between two days told: farther apart it is another round, not another account. */
  told: 3,
  /** From an announcement without a day to the day. */
  plan: 30,
  /** From the day to a text that speaks of it without a day. */
  later: 7,
  /** Between the publication of two accounts without a day. */
  published: 3,
  /** Between a report and its denial. */
  denial: 14,
  /** Between two accounts of one series. */
  series: 60,
} as const;

/** How alike the two are; undefined where they cannot be one meeting. At most one attribute may speak against it. */
export function likenessOfMeetings(one: MeetingFacts, other: MeetingFacts): number | undefined {
  if (!canBeOneEvent(one, other)) return undefined;
  const day = likenessOfDays(one, other);
  const place = likenessOfPlaces(one, other);
  const sides = day === undefined ? undefined : likenessOfSides(one, other, place);
  if (sides === undefined || day === undefined) return undefined;
  const people = likenessOfPeople(one, other);
  const form = likenessOfForms(one.mark, other.mark);
  const against = [day, place, people, form].filter((likeness) => likeness < 0).length;
  if (one.document === other.document && !toldTwice(one, other, { day, against })) return undefined;
  if (against > 1) return undefined;
  const denial = isDenial(one.mark) !== isDenial(other.mark) ? 1 : 0;
  return sides + day + place + people + form + denial + (isOneNews(one, other, people) ? 1 : 0);
}

function canBeOneEvent(one: MeetingFacts, other: MeetingFacts): boolean {
  if ((one.mark.status === "series") !== (other.mark.status === "series")) return false;
  const isCall = (mark: MeetingMark) => mark.format === "call";
  const isSitting = (mark: MeetingMark) => mark.format !== "call" && mark.format !== "unknown";
  return !(isCall(one.mark) && isSitting(other.mark)) && !(isSitting(one.mark) && isCall(other.mark));
}

/**
 * 2 for the same two parties or more, 1 where one account knows more of them, 0.5 where one knows a single party; else undefined.
 * An account that names no side ("talks in Orsa on Tuesday") can only be told by its place, or by being a copy.
 */
function likenessOfSides(one: MeetingFacts, other: MeetingFacts, place: number): number | undefined {
  const smaller = Math.min(one.parties.size, other.parties.size);
  const larger = Math.max(one.parties.size, other.parties.size);
  if (larger === 0 && one.words === other.words) return 2;
  if (smaller === 0) return place > 0 ? 1 : undefined;
  let shared = 0;
  for (const party of one.parties) if (other.parties.has(party)) shared++;
  if (shared === 0) return undefined;
  if (shared === larger) return larger >= 2 ? 2 : 1;
  if (shared >= 2 && shared === smaller) return 1;
  return shared === 1 && smaller === 1 ? 0.5 : undefined;
}

/** 2 for the same exact day, 1 where the times overlap, less where one is unknown, -1 for a day or a few apart, undefined beyond. */
function likenessOfDays(one: MeetingFacts, other: MeetingFacts): number | undefined {
  if (one.mark.status === "series") return likenessByPublication(one, other, Reach.series) === undefined ? undefined : 1;
  if (one.days !== undefined && other.days !== undefined) {
    const apart = daysApart(one.days, other.days);
    if (apart === 0) return one.days.exact && other.days.exact ? 2 : 1;
    return apart <= Reach.told ? -1 : undefined;
  }
  if (isDenial(one.mark) !== isDenial(other.mark)) return likenessByPublication(one, other, Reach.denial);
  const dated = one.days === undefined ? other : one;
  const undated = dated === one ? other : one;
  if (dated.days === undefined) return likenessByPublication(one, other, Reach.published);
  if (undated.document.published === undefined) return 0;
  const ahead = dated.days.from - undated.document.published;
  const behind = undated.document.published - dated.days.to;
  if (undated.mark.status === "planned") return behind > 1 ? undefined : ahead <= 7 ? 1 : ahead <= Reach.plan ? 0.5 : undefined;
  if (ahead > 0) return undefined;
  return behind <= 2 ? 1 : behind <= Reach.later ? 0.5 : undefined;
}

/**
 * Two texts of one day that tell of the same people on both sides, a day apart: readouts that differ about the day ("late last night", "this
 * morning") rather than two meetings, of which the earlier would have been told the day before.
 */
function isOneNews(one: MeetingFacts, other: MeetingFacts, people: number): boolean {
  if (one.document === other.document || one.days === undefined || other.days === undefined || people < 1) return false;
  const { published } = one.document;
  if (published === undefined || published !== other.document.published) return false;
  const isNews = ({ days, mark }: MeetingFacts) => days?.exact === true && mark.status === "held" && published - days.to <= 1;
  return isNews(one) && isNews(other) && daysApart(one.days, other.days) === 1;
}

function likenessByPublication(one: MeetingFacts, other: MeetingFacts, most: number): number | undefined {
  const first = one.document.published;
  const second = other.document.published;
  if (first === undefined || second === undefined) return 0;
  const apart = Math.abs(first - second);
  return apart <= 1 ? 1 : apart <= most ? 0.5 : undefined;
}

/** 1 where one name holds the other ("Orsa" and "the Lakeside Hotel in Orsa"), 0 where one is unknown, -1 where they differ. */
function likenessOfPlaces(one: MeetingFacts, other: MeetingFacts): number {
  if (one.place.length === 0 || other.place.length === 0) return 0;
  if (placesAgree(one.place, other.place)) return 1;
  const implied = one.mark.place?.is === "implied" || other.mark.place?.is === "implied";
  return implied ? 0 : -1;
}

/** True where the words of one place stand in the other. */
export function placesAgree(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.every((word) => long.includes(word));
}

/** 1 for a shared person on two sides, 0.5 on one, 0 where a side names nobody, -1 for other people on one side, -2 on two. */
export function likenessOfPeople(one: MeetingFacts, other: MeetingFacts): number {
  if (one.people.size === 0 || other.people.size === 0) return 0;
  const shared = new Set<ItemId>();
  const differing = new Set<ItemId>();
  for (const person of one.people) if (other.people.has(person)) shared.add(one.partyOfPerson.get(person) ?? person);
  for (const person of one.people) {
    const party = one.partyOfPerson.get(person) ?? person;
    if (!shared.has(party) && [...other.partyOfPerson.values()].includes(party)) differing.add(party);
  }
  if (differing.size === 0) return shared.size > 1 ? 1 : shared.size / 2;
  if (shared.size > 0) return 0;
  return differing.size > 1 ? -2 : -1;
}

function likenessOfForms(one: MeetingMark, other: MeetingMark): number {
  if (one.format === "unknown" || other.format === "unknown") return 0;
  const isJoint = (mark: MeetingMark) => mark.format === "trilateral" || mark.format === "plenary" || mark.jointly === true;
  const isApart = (mark: MeetingMark) => mark.format === "separate" || mark.format === "proximity" || mark.jointly === false;
  return (isJoint(one) && isApart(other)) || (isApart(one) && isJoint(other)) ? -1 : 0;
}

/** Within one text two passages are two meetings unless everything agrees: whoever writes twice of one day means two unless all is alike. */
function toldTwice(one: MeetingFacts, other: MeetingFacts, found: { readonly day: number; readonly against: number }): boolean {
  const sameParties = one.parties.size === other.parties.size && [...one.parties].every((party) => other.parties.has(party));
  const follows = one.mark.follows === other.mark.id || other.mark.follows === one.mark.id;
  const partOf = one.mark.partOf === other.mark.id || other.mark.partOf === one.mark.id;
  const sameForm = one.mark.format === other.mark.format || one.mark.format === "unknown" || other.mark.format === "unknown";
  const sameStatus = one.mark.status === other.mark.status || isDenial(one.mark) !== isDenial(other.mark);
  const sidesUnknown = one.parties.size === 0 || other.parties.size === 0;
  return (sameParties || sidesUnknown) && !follows && !partOf && sameForm && sameStatus && found.against === 0 && found.day >= 1;
}

/** True for an account that says the meeting did not come about. */
export function isDenial(mark: MeetingMark): boolean {
  return mark.status === "denied" || mark.status === "cancelled";
}
