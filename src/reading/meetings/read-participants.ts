/** Decides who stands in a noun phrase or a row of them: "Velmar and adviser Lund", "officials from A and B", "the delegation of C, led by D". */
import type { LocalActorId } from "#record";
import { isPeopleNoun } from "../rules/people-words.ts";
import { TITLE_HEADS } from "../rules/titles.ts";
import { Opposed, type People, type Unit } from "./lay-out-units.ts";

/** One member of a row: usually one actor; several where one phrase names several ("officials from A and B"). */
export type Participant = {
  readonly actors: readonly LocalActorId[];
  readonly isGroup: boolean;
  /** The mention's own actor, before a group was opened into its members. */
  readonly named: LocalActorId;
  /** "the Vellandic foreign minister": its power stands for one person whom the next words may name. */
  readonly isStandIn: boolean;
  readonly start: number;
  readonly end: number;
};

export type ParticipantRow = {
  readonly participants: readonly Participant[];
  /** Index of the first unit and of the unit after the row. */
  readonly first: number;
  readonly after: number;
};

/** Nouns that stand for people or for those who act: after a power's name they mean its people. */
const PeopleNouns = new Set(
  `official officials negotiator negotiators delegation delegations delegate delegates envoy envoys minister ministers representative representatives team teams side sides counterpart counterparts leader leaders
  diplomat diplomats president presidents government governments authorities leadership mediator mediators ambassador ambassadors aide aides adviser advisers advisor advisors commander commanders general generals
  lawmakers lawmaker senators parliamentarians mission experts officers head heads chief chiefs secretary premier chancellor king emir prince spokesman premiers colleagues colleague foreign
  engineers technicians lawyers specialists scientists surveyors hydrologists number numbers deputies deputy director chairman chairwoman chair boss bosses coordinator commissioner
  commissioners secretaries interlocutor skippers heads`.split(/\s+/),
);
const PluralPeople = /(?:ions?|s|government|authorities|leadership|team|side)$/;

/** Whoever such a word means, it is not its possessor. */
const OppositeNouns =
  /^(?:counterparts?|colleagues?|numbers?|interlocutors?|rivals?|opponents?|adversar(?:y|ies)|foes?|hosts?|guests?|visitors?|predecessors?)$/;

/** Inside a noun phrase. */
function isNominal(unit: Unit | undefined): boolean {
  if (unit === undefined) return false;
  if (unit.kind === "actor") return true;
  // "A's chairman |set for Wednesday|" ends before "set".
  if (unit.kind === "time" || unit.lower === "set") return false;
  if (unit.lower === "'s" || unit.lower === "'" || unit.lower === "-") return true;
  return (
    /^(?:DT|PDT|PRP\$|JJ|JJR|JJS|NN|NNS|NNP|NNPS|CD|POS|HYPH|AFX)$/.test(unit.fineTag) ||
    (unit.fineTag === "VBN" && unit.tag === "ADJ") ||
    /^(?:managing|visiting|retired|outgoing|incoming|acting|leading|governing|ruling)$/.test(unit.lower)
  );
}

/**
 * The row of participants that begins at `at`: phrases joined by commas and "and". A phrase without an actor may stand first (a title in
 * apposition) or between commas; it is stepped over. Undefined where no actor stands in it.
 */
export function readParticipants(units: readonly Unit[], at: number, people: People): ParticipantRow | undefined {
  const participants: Participant[] = [];
  let place = at;
  let after = at;
  for (let phrases = 0; phrases < 12; phrases++) {
    const phrase = readPhrase(units, place, people, participants.length > 0);
    if (phrase === undefined) break;
    const named = namedInApposition(units, phrase, place, people);
    if (named !== undefined) {
      participants.push(...named.participants);
      place = named.after;
      after = named.after;
      const next = nextPhrase(units, named.after, true, people);
      if (next === undefined) break;
      place = next;
      continue;
    }
    participants.push(...phrase.participants);
    if (phrase.participants.length > 0) after = phrase.after;
    // Only a title may stand alone before a name: "the foreign minister, Peter Novak", not "37 percent, Novak".
    if (participants.length === 0 && !units.slice(place, phrase.after).some(({ lower }) => PeopleNouns.has(lower) || isPeopleNoun(lower)))
      break;
    const next = nextPhrase(units, phrase.after, participants.length > 0, people);
    if (next === undefined) break;
    place = next;
  }
  const distinct = withoutRepeats(withoutStandIns(participants, people));
  return distinct.length === 0 ? undefined : { participants: distinct, first: at, after: stepOverApposition(units, after) };
}

/** "the Vellandic foreign minister, Peter Novak,": the person takes the place of the power. */
function namedInApposition(units: readonly Unit[], phrase: Phrase, start: number, people: People): Phrase | undefined {
  const [standIn] = phrase.participants;
  const isOffice = phrase.participants.length === 0 && phrase.after > start && endsInOffice(units, start, phrase.after);
  // "the Chair of the Senate Committee" was taken for a body.
  const isChair = standIn !== undefined && phrase.participants.length === 1 && isNameOfOffice(standIn.named, people);
  const comma = afterRemit(units, phrase.after);
  if ((standIn?.isStandIn !== true && !isOffice && !isChair) || units[comma]?.lower !== ",") return undefined;
  const name = readPhrase(units, comma + 1, people, false);
  const [person] = name?.participants ?? [];
  if (name === undefined || person === undefined || people.byId.get(person.named)?.kind !== "person") return undefined;
  const closes = units[name.after]?.lower;
  if (closes !== "," && closes !== "." && closes !== undefined && closes !== "and") return undefined;
  return { participants: [person], after: closes === "," ? name.after + 1 : name.after };
}

/** "Chairman of the Senate Committee": a name that begins with an office is that of who holds it. */
function isNameOfOffice(actor: LocalActorId, people: People): boolean {
  const { kind, name } = people.byId.get(actor) ?? { kind: "person", name: "" };
  const [first = ""] = name.toLowerCase().replace(/^the /, "").split(" ");
  return (
    kind !== "person" && / of /.test(name) && (TITLE_HEADS.has(first) || /^(?:vice-|deputy|co-)?(?:chair|president|speaker)/.test(first))
  );
}

/** "the minister |of Water and Irrigation of Velland|", "the envoy |for the Lakes|", "the chair of the committee |on Foreign Relations|". */
function afterRemit(units: readonly Unit[], at: number): number {
  let after = at;
  for (let parts = 0; parts < 4 && /^(?:of|for|on|to|and|&)$/.test(units[after]?.lower ?? ""); parts++) {
    let place = after + 1;
    while (isNominal(units[place])) place++;
    if (place === after + 1) break;
    after = place;
  }
  return units[after]?.lower === "," ? after : at;
}

/** "the finance minister", "Oriel's head |of networks|". */
function endsInOffice(units: readonly Unit[], start: number, after: number): boolean {
  let last = after - 1;
  for (let place = start + 1; place < after; place++) {
    if (units[place]?.lower !== "of") continue;
    last = place - 1;
    break;
  }
  const head = units[last]?.lower ?? "";
  return PeopleNouns.has(head) || TITLE_HEADS.has(head) || isPeopleNoun(head);
}

/** "Casper Wynhal, the Halvernese envoy,": steps over a description between commas, so that what follows is still seen. */
function stepOverApposition(units: readonly Unit[], at: number): number {
  if (
    units[at]?.lower !== "," ||
    !/^(?:the|a|an|its|his|her|their|who)$/.test(units[at + 1]?.lower ?? "") ||
    units[at + 1]?.lower === "who"
  )
    return at;
  let place = at + 1;
  while (place < at + 10 && (isNominal(units[place]) || /^(?:of|for|on|to)$/.test(units[place]?.lower ?? ""))) place++;
  const last = units[place - 1];
  return units[place]?.lower === "," &&
    last !== undefined &&
    last.kind === "word" &&
    units.slice(at, place).some((unit) => PeopleNouns.has(unit.lower))
    ? place + 1
    : at;
}

type Phrase = { readonly participants: readonly Participant[]; readonly after: number };

/** One noun phrase with what hangs on it by "of", "from", "for". */
function readPhrase(units: readonly Unit[], at: number, people: People, isLater: boolean): Phrase | undefined {
  let place = at;
  let actor: Unit | undefined;
  let lastNoun = "";
  let isPlural = false;
  if (!isNominal(units[place])) return undefined;
  for (; isNominal(units[place]) || isBracket(units, place); place++) {
    const unit = units[place];
    if (unit === undefined) break;
    // "on the eve of the talks |the two ministers| dined": the next phrase.
    if (place > at && units[place - 1]?.kind === "word" && /^NNP?S?$/.test(units[place - 1]?.fineTag ?? "") && opensPhrase(unit)) break;
    // "met the junta |four| times".
    if (actor !== undefined && unit.fineTag === "CD" && units[place + 1]?.lower === "times") break;
    // "saw A |first thing| tomorrow", "met B |last| of all".
    if (units[place - 1]?.kind === "actor" && place > at && /^(?:first|last|early|late|next)$/.test(unit.lower)) break;
    if (unit.lower === "(") {
      place += 2;
      continue;
    }
    if (unit.kind === "actor") {
      // A possessor or a compound before the actor is not the one who meets.
      actor = unit;
      lastNoun = "";
    } else if (unit.lower === "'s" || unit.lower === "'") {
      if (actor !== undefined) lastNoun = "'s";
    } else if (actor !== undefined && isRestOfName(units, place, people)) {
      // "Ahmed al-Sharaa", of which only the first word was known.
    } else if (/^(?:NN|NNS|NNP|NNPS)$/.test(unit.fineTag)) {
      lastNoun = unit.lower;
      isPlural = unit.fineTag === "NNS" || PluralPeople.test(unit.lower);
    }
  }
  // "her counterpart", "their Tarsian colleagues" without a mention of the state: another than she.
  if (actor?.mention?.form === "pronoun" && OppositeNouns.test(lastNoun)) return { participants: [], after: place };
  const isActorLast = actor !== undefined && lastNoun === "";
  const isOwned = actor !== undefined && actor.mention?.form !== "pronoun" && isPossessor(units, at, place);
  const isTheirPeople = actor !== undefined && PeopleNouns.has(lastNoun) && (isPlural || !isLater || isOwned);
  if (actor !== undefined && (isActorLast || isTheirPeople)) {
    if (actor.collective !== undefined) {
      const range = { start: actor.start, end: actor.end };
      const participants = actor.collective.map((id) => ({ actors: [id], isGroup: false, isStandIn: false, named: id, ...range }));
      return { participants, after: stepOverComplement(units, place) };
    }
    const found = participantOf(actor, people);
    const isStandIn = !isActorLast && !isPlural;
    return { participants: found === undefined ? [] : [{ ...found, isStandIn }], after: stepOverComplement(units, place) };
  }
  const isOffice = PeopleNouns.has(lastNoun) || units[place - 1]?.isCapital === true;
  if (actor === undefined && isOffice && /^(?:of|for)$/.test(units[place]?.lower ?? "")) {
    const titled = personAfterOffice(units, place + 1, people);
    if (titled !== undefined) return titled;
  }
  if (PeopleNouns.has(lastNoun) && !isPlural && units[place]?.lower === "of") {
    const inner = readPhrase(units, place + 1, people, true);
    const [power] = inner?.participants ?? [];
    if (inner !== undefined && power !== undefined) return { participants: [{ ...power, isStandIn: true }], after: inner.after };
  }
  if (PeopleNouns.has(lastNoun) && isPlural && /^(?:of|from|for|representing)$/.test(units[place]?.lower ?? "")) {
    const inner = readParticipants(units, place + 1, people) ?? readParticipants(units, afterMatter(units, place + 1), people);
    if (inner !== undefined) return { participants: inner.participants, after: inner.after };
  }
  return { participants: [], after: stepOverComplement(units, place) };
}

function opensPhrase({ collective, fineTag, kind }: Unit): boolean {
  return collective !== undefined || (kind === "word" && fineTag === "DT");
}

/** "|A's| chairman": an actor in the phrase is whose its last noun is. */
function isPossessor(units: readonly Unit[], from: number, to: number): boolean {
  for (let place = from; place < to - 1; place++)
    if (units[place]?.kind === "actor" && /^(?:'s|')$/.test(units[place + 1]?.lower ?? "")) return true;
  return false;
}

/** "General (ret.) Mirza Hadic": one word in brackets inside a name. */
function isBracket(units: readonly Unit[], at: number): boolean {
  return units[at]?.lower === "(" && units[at + 2]?.lower === ")" && isNominal(units[at + 3]) && isNominal(units[at - 1]);
}

/** "the Ministers |of| Environment of Tarsia and Velland": after the matter of an office and its "of"; the same place where there is none. */
function afterMatter(units: readonly Unit[], at: number): number {
  let place = at;
  while (isNominal(units[place]) && units[place]?.kind === "word") place++;
  return place > at && /^(?:of|from)$/.test(units[place]?.lower ?? "") ? place + 1 : at;
}

/** A capitalised word right after a person's first name. */
function isRestOfName(units: readonly Unit[], at: number, people: People): boolean {
  const before = units[at - 1];
  const unit = units[at];
  if (before?.kind !== "actor" || unit === undefined || unit.fineTag !== "NNP" || !(unit.isCapital || unit.lower.startsWith("al-")))
    return false;
  return people.byId.get(before.mention?.actor ?? ("" as LocalActorId))?.kind === "person"; // No actor has an empty id.
}

/** "Chancellor of Halvern Edda Lorimar", "Secretary of State Marten Hask": the office names its state before the person. */
function personAfterOffice(units: readonly Unit[], at: number, people: People): Phrase | undefined {
  let after = at;
  while (isNominal(units[after])) after++;
  const last = units[after - 1];
  if (
    last?.kind !== "actor" ||
    after - at < 2 ||
    units[after - 2]?.lower === "'s" ||
    people.byId.get(last.mention?.actor ?? ("" as LocalActorId))?.kind !== "person"
  )
    return undefined; // No actor has an empty id.
  const found = participantOf(last, people);
  return found === undefined ? undefined : { participants: [found], after };
}

/** "of Tovria" after "Prime Minister Helene Astoy", "(OLC)" after a name. */
function stepOverComplement(units: readonly Unit[], at: number): number {
  let place = at;
  if (units[place]?.lower === "(") {
    const close = units.slice(place, place + 6).findIndex((unit) => unit.lower === ")");
    if (close > 0) place += close + 1;
  }
  if (/^(?:of|from)$/.test(units[place]?.lower ?? "")) {
    let after = place + 1;
    while (isNominal(units[after])) after++;
    if (after > place + 1) place = after;
  }
  return place;
}

/** Where the next phrase of the row begins: after "and", after a comma that is followed by one, or after an apposition's comma. */
function nextPhrase(units: readonly Unit[], from: number, hasSome: boolean, people: People): number | undefined {
  const at = hasSome ? stepOverLeader(units, from) : from;
  let place = at;
  const first = units[place]?.lower;
  if (first === ",") place++;
  const joiner = units[place]?.lower;
  if (joiner === "and" || joiner === "or" || joiner === "&") {
    // "of A and of B", "for the A and for the B": the preposition is said twice.
    const isRepeated = /^(?:of|for|from)$/.test(units[place + 1]?.lower ?? "") && actorWithin(units, place + 2);
    const next = isRepeated ? place + 2 : place + 1;
    if (/^(?:then|separately|later|also)$/.test(units[next]?.lower ?? "") || !isNominal(units[next])) return undefined;
    return next;
  }
  if (joiner === "as" && units[place + 1]?.lower === "well" && units[place + 2]?.lower === "as") return place + 3;
  if (first !== "," || !isNominal(units[place])) return undefined;
  if (!hasSome) return place;
  return leadsToJoiner(units, place, people) ? place : undefined;
}

/** An actor right here or after an article and an adjective. */
function actorWithin(units: readonly Unit[], at: number): boolean {
  const found = units.slice(at, at + 4).findIndex(({ kind }) => kind === "actor");
  return found >= 0 && units.slice(at, at + found).every(({ fineTag }) => /^(?:DT|JJ|NN|NNP|CD|HYPH)$/.test(fineTag));
}

/** "A, |headed by X,| and B": after who leads the first, where the row goes on behind it; the same place else. */
function stepOverLeader(units: readonly Unit[], at: number): number {
  const first = units[at]?.lower === "," ? at + 1 : at;
  if (!/^(?:led|headed|represented|chaired|accompanied)$/.test(units[first]?.lower ?? "") || units[first + 1]?.lower !== "by") return at;
  let place = first + 2;
  // The office may stand before the name, between commas.
  for (let phrases = 0; phrases < 2; phrases++) {
    while (isNominal(units[place]) || /^(?:of|for)$/.test(units[place]?.lower ?? "")) place++;
    if (units[place]?.lower === "," && /^(?:and|&)$/.test(units[place + 1]?.lower ?? "")) return place;
    if (units[place]?.lower === "and") return place;
    if (units[place]?.lower !== "," || !isNominal(units[place + 1])) return at;
    place++;
  }
  return at;
}

/** True where the phrase after a comma is followed by another comma and in the end by "and": a row, not an apposition. */
function leadsToJoiner(units: readonly Unit[], at: number, people: People): boolean {
  let place = at;
  for (let phrases = 0; phrases < 8; phrases++) {
    const phrase = readPhrase(units, place, people, true);
    if (phrase === undefined) return false;
    place = phrase.after;
    const lower = units[place]?.lower;
    if (lower === "and") return isNominal(units[place + 1]);
    if (lower !== ",") return false;
    if (units[place + 1]?.lower === "and") return isNominal(units[place + 2]);
    place++;
  }
  return false;
}

/** Opens groups that name their members: into their persons where it has any (the lead), else into the powers. */
function participantOf(unit: Unit, people: People): Participant | undefined {
  const id = unit.mention?.actor;
  const actor = id === undefined ? undefined : people.byId.get(id);
  if (id === undefined || actor === undefined) return undefined;
  // "them" means several; one person it was resolved to is not who met.
  if (unit.mention?.form === "pronoun" && actor.kind === "person" && unit.isPluralPronoun) return undefined;
  const range = { start: unit.start, end: unit.end };
  const members = actor.kind === "group" ? (actor.members ?? []) : [];
  if (members.length === 0 || (members.length === 1 && Opposed.test(actor.name)))
    return { actors: [id], isGroup: actor.kind === "group", isStandIn: false, named: id, ...range };
  const persons = members.filter((member) => people.byId.get(member)?.kind === "person");
  return { actors: persons.length > 0 ? persons : members, isGroup: true, isStandIn: false, named: id, ...range };
}

/** "Novak, the president of Velland, and Weiss": the president is Novak. */
function withoutStandIns(participants: readonly Participant[], people: People): readonly Participant[] {
  const parties = new Set(participants.filter(({ isStandIn }) => !isStandIn).map(({ named }) => people.partyOf(named)));
  return participants.filter(({ isStandIn, named }) => !isStandIn || !parties.has(people.partyOf(named)));
}

function withoutRepeats(participants: readonly Participant[]): readonly Participant[] {
  const seen = new Set<LocalActorId>();
  return participants.filter((participant) => {
    if (seen.has(participant.named)) return false;
    seen.add(participant.named);
    return true;
  });
}
