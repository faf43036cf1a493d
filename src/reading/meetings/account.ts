/** Decides what one passage of a text tells of a meeting, before passages about the same meeting are joined. */
import type { LocalActorId, MeetingMark, TextRange, TimeSpan } from "#record";

export type Side = MeetingMark["sides"][number];
export type Lead = MeetingMark["lead"][number];
export type Place = NonNullable<MeetingMark["place"]>;

/**
 * One passage. `founding` passages tell of a meeting on their own; `reference` passages only point at one told elsewhere and add to it.
 * `after` is the place, in the list of accounts, of the meeting it followed.
 */
export type MeetingAccount = {
  readonly weight: "founding" | "reference";
  /** The words name nobody; its sides are those whose talks the text tells. */
  readonly isSeated?: boolean;
  /** A verb's words name fewer than two sides; the others are those whose talks the text tells. */
  readonly isByTable?: boolean;
  /** "the afternoon session": of the day of the report where no other is told. */
  readonly isOfTheDay?: boolean;
  /** "a six-hour meeting with A": told as one that was, not pointed at. */
  readonly isIndefinite?: boolean;
  /** "a meeting due last Thursday collapsed": arranged for its day, and told as having been. */
  readonly wasArranged?: boolean;
  /** "set for Friday, has been called off": its day may lie ahead. */
  readonly isDue?: boolean;
  /** "set for Friday, did not go ahead": its day is over. */
  readonly isPast?: boolean;
  /** "also spoke with": on the day of what was told before. */
  readonly isAlso?: boolean;
  /** "on the eve of the session": of the day before the meeting told last. */
  readonly isOnEve?: boolean;
  /** Who chaired or mediated the meeting told last, and so sat there too. */
  readonly isChair?: boolean;
  /** For references: tells enough to be a meeting if it fits none. */
  readonly standsAlone?: boolean;
  readonly range: TextRange;
  readonly rule: string;
  readonly certainty: number;
  readonly status: MeetingMark["status"];
  readonly format: MeetingMark["format"];
  readonly sides: readonly Side[];
  readonly lead: readonly Lead[];
  /** Whom the text says was not there. */
  readonly absent?: readonly LocalActorId[];
  readonly jointly?: boolean;
  readonly time?: TimeSpan;
  readonly place?: Place;
  /** "there", "in the port city": the text's words for a place it has named before. */
  readonly placeSaid?: "there" | "in the city";
  readonly agenda: readonly TextRange[];
  readonly after?: MeetingAccount;
  /** "then met", told after another meeting of the same or the sentence before. */
  readonly isThen: boolean;
  /** "again", "another", "second": not the one told before. */
  readonly isAnother: boolean;
  /** "the third round": its number. */
  readonly ordinal?: number;
  /** "The meetings", "the Miami talks": may mean all meetings of the text. */
  readonly isPlural: boolean;
};

type PartyOf = (id: LocalActorId) => LocalActorId | undefined;

/** Accounts are compared in pairs, so what their sides come to is worked out once. */
const known = new WeakMap<PartyOf, WeakMap<readonly Side[], ReadonlySet<LocalActorId>>>();

/** The powers of an account's sides, for telling whether two accounts can be of one meeting. */
export function partiesOf(sides: readonly Side[], partyOf: PartyOf): ReadonlySet<LocalActorId> {
  const bySides = known.get(partyOf) ?? new WeakMap<readonly Side[], ReadonlySet<LocalActorId>>();
  known.set(partyOf, bySides);
  const before = bySides.get(sides);
  if (before !== undefined) return before;
  const parties = new Set(
    sides.flatMap((side) => (side.for === undefined ? side.actors.map((actor) => partyOf(actor) ?? actor) : [side.for])),
  );
  bySides.set(sides, parties);
  return parties;
}
