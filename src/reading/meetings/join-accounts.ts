/** Decides which passages of one text are about the same meeting, and what each meeting then is. */
import { type LocalActorId, type MeetingMark, markIdOf, overlaps, type Source, type TimeSpan } from "#record";
import { type MeetingAccount, type Place, partiesOf, type Side } from "./account.ts";
import { sideOf } from "./build-sides.ts";
import type { People } from "./lay-out-units.ts";
import type { DelegationNote } from "./note-delegations.ts";

/** A meeting in the making: its founding account, and what later ones added. */
type Joined = { account: MeetingAccount; readonly members: MeetingAccount[] };

const SureOfSide = 0.65;

/** Characters between two passages told one right after the other. */
const NearBy = 200;

/** The meetings of a text in the order of their founding passages. */
export function joinAccounts(
  accounts: readonly MeetingAccount[],
  notes: readonly DelegationNote[],
  source: Source,
  people: People,
): readonly MeetingMark[] {
  const joined: Joined[] = [];
  for (const account of accounts) {
    if (account.weight !== "founding" || isWithinOneParty(account, people)) continue;
    const apart = joined.find((other) => isSameShuttle(other.account, account, people));
    if (apart !== undefined) {
      if (account.sides.length > apart.account.sides.length) apart.account = { ...apart.account, sides: account.sides };
      add(apart, account);
      continue;
    }
    const same = joined.filter((other) => isSameMeeting(other.account, account, people));
    const [only] = same;
    if (only === undefined || same.length > 1) joined.push({ account, members: [account] });
    else add(only, account);
  }
  for (const account of accounts) if (account.weight === "reference") addReference(joined, account, people, source.details.published);
  joined.sort((one, other) => one.account.range.start - other.account.range.start || one.account.range.end - other.account.range.end);
  spreadPlaces(joined, accounts);
  orderByDay(joined);
  for (const note of notes) addNote(joined, note);
  return marksOf(joined, source, people);
}

/** A leader who speaks with the own envoy: no two parties sit there. */
function isWithinOneParty(account: MeetingAccount, people: People): boolean {
  // A side that was only guessed is no proof that nobody else sat there.
  const isSure = account.sides.every(({ actors }) =>
    actors.every((actor) => (people.byId.get(actor)?.actsForBasis?.certainty ?? 1) >= SureOfSide),
  );
  if (!isSure) return false;
  const parties = account.sides.map((side) => side.for ?? people.partyOf(side.actors[0] ?? ("" as LocalActorId))); // Sides are never empty.
  return parties.length > 1 && parties[0] !== undefined && parties.every((party) => party === parties[0]);
}

/** Two founding passages tell of one meeting when their people, day, place, number and fate can be the same and neither says "another". */
function isSameMeeting(one: MeetingAccount, other: MeetingAccount, people: People): boolean {
  const isSameWords = overlaps(one.range, other.range) && one.status === other.status && sameActors(one, other);
  if (one.after === other || other.after === one) return false;
  if (isSameWords) return true;
  if (other.isAnother || (one.status === "series") !== (other.status === "series")) return false;
  // What is arranged after something was called off is another meeting.
  if (one.status === "cancelled" && other.status === "planned") return false;
  const fates = new Set([one.status, other.status]);
  if (fates.has("planned") && fates.has("held") && !sharesTime(one.time, other.time)) return false;
  return (
    sameParties(one, other, people) &&
    canBeOne(one, other, people) &&
    (sharesTime(one.time, other.time) || one.time === undefined || other.time === undefined)
  );
}

/** Sides in rooms apart, and who went between them: told right after each other, one has the go-between that the other lacks. */
function isSameShuttle(one: MeetingAccount, other: MeetingAccount, people: People): boolean {
  if (one.format !== "proximity" || other.format !== "proximity" || Math.abs(other.range.start - one.range.end) > NearBy) return false;
  if (one.time !== undefined && other.time !== undefined && !sharesTime(one.time, other.time)) return false;
  const [first, second] = [partiesOf(one.sides, people.partyOf), partiesOf(other.sides, people.partyOf)];
  const [smaller, larger] = first.size < second.size ? [first, second] : [second, first];
  return smaller.size >= 2 && smaller.size < larger.size && [...smaller].every((party) => larger.has(party));
}

/** The same words told by their verb and by their noun: "had |dinner| with". */
function sameActors(one: MeetingAccount, other: MeetingAccount): boolean {
  const key = ({ sides }: MeetingAccount) =>
    sides
      .map(({ actors }) => [...actors].sort().join(" "))
      .sort()
      .join("|");
  return key(one) === key(other);
}

function canBeOne(one: MeetingAccount, other: MeetingAccount, people: People): boolean {
  if (one.time !== undefined && other.time !== undefined && !sharesTime(one.time, other.time)) return false;
  if (one.ordinal !== undefined && other.ordinal !== undefined && one.ordinal !== other.ordinal) return false;
  if (one.place !== undefined && other.place !== undefined && one.place.name.toLowerCase() !== other.place.name.toLowerCase()) return false;
  if (one.format !== "unknown" && other.format !== "unknown" && one.format !== other.format) return false;
  if ((one.jointly === false) !== (other.jointly === false) && one.format !== other.format && other.format !== "unknown") return false;
  return sharesPeople(one, other, people);
}

/** No two persons of one party may stand against each other: "met Lund" and "met Moor" of one side are two meetings. */
function sharesPeople(one: MeetingAccount, other: MeetingAccount, people: People): boolean {
  for (const side of other.sides) {
    const persons = side.actors.filter((actor) => people.byId.get(actor)?.kind === "person");
    if (persons.length === 0 || side.for === undefined) continue;
    const counterpart = one.sides.find((candidate) => candidate.for === side.for);
    const theirs = counterpart?.actors.filter((actor) => people.byId.get(actor)?.kind === "person") ?? [];
    if (theirs.length > 0 && !persons.some((person) => theirs.includes(person))) return false;
  }
  return true;
}

function sameParties(one: MeetingAccount, other: MeetingAccount, people: People): boolean {
  const first = partiesOf(one.sides, people.partyOf);
  const second = partiesOf(other.sides, people.partyOf);
  if (first.size === 0 || second.size === 0) return one.ordinal !== undefined && one.ordinal === other.ordinal;
  if (first.size !== second.size) return false;
  for (const party of first) if (!second.has(party)) return false;
  return true;
}

function sharesTime(one: TimeSpan | undefined, other: TimeSpan | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.from.slice(0, 10) <= other.to.slice(0, 10) && other.from.slice(0, 10) <= one.to.slice(0, 10);
}

/** Adds a reference to the one meeting it fits best; one that fits none and says enough stands on its own; the rest is dropped. */
function addReference(joined: Joined[], account: MeetingAccount, people: People, published: string | undefined): void {
  if (joined.some(({ members }) => members.some((member) => member.weight === "founding" && overlaps(member.range, account.range)))) return;
  if (account.isChair === true) {
    seatChair(joined, account);
    return;
  }
  const parties = partiesOf(account.sides, people.partyOf);
  if (account.isAnother && parties.size === 0) return;
  const fitting = joined.filter(({ account: other }) => {
    if (other.status === "series" || !canBeOne(other, account, people)) return false;
    if (account.isIndefinite === true && account.time === undefined && other.status !== "held") return false;
    const theirs = partiesOf(other.sides, people.partyOf);
    return [...parties].every((party) => theirs.has(party));
  });
  const exact = fitting.filter(({ account: other }) => partiesOf(other.sides, people.partyOf).size === parties.size && parties.size > 0);
  const dated = fitting.filter(({ account: other }) => sharesTime(other.time, account.time));
  const isFree = parties.size > 0 || account.ordinal === undefined;
  const [best] = !isFree
    ? []
    : parties.size === 0 && joined.length > 1
      ? dated.length === 1
        ? dated
        : []
      : exact.length === 1
        ? exact
        : fitting.length === 1
          ? fitting
          : dated.length === 1
            ? dated
            : [];
  const isUnpointed = parties.size === 0 && account.time === undefined;
  if (best !== undefined && (!isUnpointed || joined.length === 1)) {
    add(best, account);
    return;
  }
  if (fitting.length > 0 || account.standsAlone !== true || account.isPlural || isWithinOneParty(account, people)) return;
  const isAhead = account.time !== undefined && published !== undefined && account.time.from.slice(0, 10) > published.slice(0, 10);
  joined.push({ account: isAhead ? { ...account, status: "planned" } : account, members: [account] });
}

/** Who chaired "the meeting" sat at the one told last before, apart from those of a side that is there. */
function seatChair(joined: readonly Joined[], { sides, range }: MeetingAccount): void {
  const told = joined
    .filter(({ account }) => account.range.start < range.start && account.status !== "series" && account.format !== "separate")
    .at(-1);
  const [chair] = sides;
  if (told === undefined || chair === undefined) return;
  const { account } = told;
  const isThere = account.sides.some(
    ({ actors, for: party }) =>
      (party !== undefined && party === chair.for) || actors.some((actor) => chair.actors.includes(actor) || actor === chair.for),
  );
  if (!isThere) told.account = { ...account, sides: [...account.sides, chair] };
}

/** What a later passage adds: only what the first left open. */
function add(to: Joined, account: MeetingAccount): void {
  to.members.push(account);
  const { account: known } = to;
  // "were to meet on Friday. The meeting has been called off": told with its day, then undone.
  const isUndone = known.status === "planned" && account.status === "cancelled" && account.weight === "founding";
  to.account = {
    ...known,
    ...(isUndone ? { status: account.status, rule: account.rule, range: account.range } : {}),
    format: known.format === "unknown" ? account.format : known.format,
    lead: [...known.lead, ...account.lead.filter((lead) => !known.lead.some((other) => other.actor === lead.actor))],
    agenda: [...known.agenda, ...account.agenda.filter((range) => !known.agenda.some((other) => overlaps(other, range)))],
    ...(known.time === undefined && account.time !== undefined ? { time: account.time } : {}),
    ...(known.place === undefined && account.place !== undefined ? { place: account.place } : {}),
    ...(known.jointly === undefined && account.jointly !== undefined ? { jointly: account.jointly } : {}),
    ...(known.after === undefined && account.after !== undefined ? { after: account.after } : {}),
  };
}

/** A lead holds for every meeting of its side that has none; who was present or not, for the meeting told last before. */
function addNote(joined: readonly Joined[], note: DelegationNote): void {
  if (note.kind === "absent") {
    addAbsence(joined, note);
    return;
  }
  const theirs = joined.filter(
    ({ account }) => account.status !== "series" && account.format !== "call" && account.sides.some((side) => side.for === note.party),
  );
  if (note.kind === "present") {
    const meeting = theirs.filter(({ account }) => account.range.start < note.start).at(-1);
    if (meeting !== undefined) meeting.account = { ...meeting.account, sides: meeting.account.sides.map((side) => joinSide(side, note)) };
    return;
  }
  for (const meeting of theirs) {
    const { lead } = meeting.account;
    if (lead.some((known) => known.side === note.party)) continue;
    meeting.account = { ...meeting.account, lead: [...lead, ...note.actors.map((actor) => ({ side: note.party, actor }))] };
  }
}

/** Only a meeting that was held, and at which the same words do not place them. */
function addAbsence(joined: readonly Joined[], note: DelegationNote): void {
  const meeting = joined.filter(({ account }) => account.range.start < note.start && account.status === "held").at(-1);
  if (meeting === undefined) return;
  const { account } = meeting;
  const present = new Set(account.sides.flatMap((side) => [...side.actors, ...(side.for === undefined ? [] : [side.for])]));
  const absent = note.actors.filter((actor) => !present.has(actor) && account.absent?.includes(actor) !== true);
  if (absent.length > 0) meeting.account = { ...account, absent: [...(account.absent ?? []), ...absent] };
}

/** Persons take the place of their power where it alone was named. */
function joinSide(side: Side, note: DelegationNote): Side {
  if (side.for !== note.party) return side;
  const known = side.actors.filter((actor) => actor !== note.party);
  return { ...side, actors: [...known, ...note.actors.filter((actor) => !known.includes(actor))] };
}

/** Told one right after the other, with somebody who was at both, on a later day: the second came after the first. */
function orderByDay(joined: readonly Joined[]): void {
  for (const [at, one] of joined.entries()) {
    const before = joined[at - 1];
    const [first] = before?.members ?? [];
    const { account } = one;
    if (before === undefined || first === undefined || account.after !== undefined) continue;
    if (account.status !== "held" || before.account.status !== "held" || account.time === undefined || before.account.time === undefined)
      continue;
    if (account.range.start - before.account.range.end > NearBy || account.time.from.slice(0, 10) <= before.account.time.to.slice(0, 10))
      continue;
    const present = new Set(before.account.sides.flatMap(({ actors }) => actors));
    if (account.sides.some(({ actors }) => actors.some((actor) => present.has(actor)))) one.account = { ...account, after: first };
  }
}

/** "The Miami meeting", said of no one meeting in particular, gives its place to all that have none, unless the text names another place. */
function spreadPlaces(joined: readonly Joined[], accounts: readonly MeetingAccount[]): void {
  // "The Orsa session" may be the one said to be planned in Orsa.
  const ahead = new Set(joined.flatMap(({ account }) => (account.status === "planned" ? [account.place?.name.toLowerCase()] : [])));
  const implied = accounts.filter(
    (account) =>
      account.weight === "reference" &&
      account.place?.is === "implied" &&
      (account.sides.length < 2 || account.isSeated === true) &&
      !ahead.has(account.place.name.toLowerCase()),
  );
  const [first] = implied;
  if (first?.place === undefined) return;
  const name = first.place.name.toLowerCase();
  if (implied.some((account) => account.place?.name.toLowerCase() !== name)) return;
  const others = joined.filter(
    ({ account }) => account.status !== "planned" && account.place !== undefined && account.place.name.toLowerCase() !== name,
  );
  if (others.length > 0) return;
  for (const one of joined) {
    const { account } = one;
    if (account.place !== undefined || account.status === "series" || account.format === "call") continue;
    if (ahead.size > 0 && account.status === "planned") continue;
    if (first.time !== undefined && account.time !== undefined && !sharesTime(first.time, account.time)) continue;
    one.account = { ...account, place: { ...first.place, is: "implied" } };
  }
}

/** A trilateral meeting of two sides, one of which holds two parties, has three sides. */
function settledSides(account: MeetingAccount, people: People): MeetingMark["sides"] {
  const parties = partiesOf(account.sides, people.partyOf);
  if (account.format !== "trilateral" || account.sides.length === 3 || parties.size !== 3) return account.sides;
  return account.sides.flatMap((side) =>
    side.for !== undefined || side.actors.length === 1 ? [side] : side.actors.map((actor) => sideOf([actor], people)),
  );
}

function marksOf(joined: readonly Joined[], source: Source, people: People): readonly MeetingMark[] {
  const ids = new Map<MeetingAccount, MeetingMark["id"]>();
  const ordinals = new Map<string, number>();
  for (const { account, members } of joined) {
    const key = `${account.range.start}-${account.range.end}`;
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    const id = markIdOf(source.id, "meeting", account.range, ordinal);
    for (const member of members) ids.set(member, id);
  }
  const series = joined.filter(({ account }) => account.status === "series");
  return joined.map(({ account, members }) => {
    const id =
      members.map((member) => ids.get(member)).find((known) => known !== undefined) ?? markIdOf(source.id, "meeting", account.range);
    const follows = account.after === undefined ? undefined : ids.get(account.after);
    const whole = account.status === "series" ? undefined : series.find((one) => belongsTo(account, one.account, people));
    const partOf = whole === undefined ? undefined : ids.get(whole.members[0] ?? whole.account);
    return {
      id,
      range: account.range,
      basis: { kind: "rule", name: account.rule, certainty: account.certainty },
      kind: "meeting",
      status: account.status,
      format: settledFormat(account),
      sides: settledSides(account, people).map((side) => ({ ...side, actors: [...side.actors] })),
      lead: [...account.lead],
      ...(account.jointly === undefined ? {} : { jointly: account.jointly }),
      ...(account.time === undefined ? {} : { time: account.time }),
      ...(account.place === undefined || account.format === "call" ? {} : { place: account.place satisfies Place }),
      ...(account.absent === undefined ? {} : { absent: [...account.absent] }),
      agenda: [...account.agenda].sort((one, other) => one.start - other.start),
      ...(follows === undefined || follows === id ? {} : { follows }),
      ...(partOf === undefined ? {} : { partOf }),
    };
  });
}

/** Where the text gives no format, two sides are bilateral and three together trilateral, unless two of them are of one party. */
function settledFormat(account: MeetingAccount): MeetingMark["format"] {
  if (account.format !== "unknown" || account.status === "series") return account.format;
  const parties = new Set(account.sides.map((side) => side.for));
  const isOfKnown = !parties.has(undefined);
  if (account.sides.length === 2) return parties.size === 2 || !isOfKnown ? "bilateral" : "unknown";
  return account.sides.length === 3 && account.jointly !== false && (parties.size === 3 || !isOfKnown) ? "trilateral" : "unknown";
}

/** A meeting is part of a series when two of its parties meet there; others may sit in. */
function belongsTo(account: MeetingAccount, series: MeetingAccount, people: People): boolean {
  const members = partiesOf(series.sides, people.partyOf);
  const present = [...partiesOf(account.sides, people.partyOf)].filter((party: LocalActorId) => members.has(party));
  return account.sides.length === 0 ? account.ordinal !== undefined : present.length >= 2;
}
