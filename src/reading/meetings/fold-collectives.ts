/** Decides whom "the two sides", "both men", "the ministers" or "they" mean: those last named together in that number. */
import type { LocalActorId } from "#record";
import type { Side } from "./account.ts";
import { collectiveAt, officesAt, type Phrase, Ranks } from "./collective-phrases.ts";
import { rowsIn } from "./find-subject.ts";
import type { People, SentenceUnits, Unit } from "./lay-out-units.ts";
import type { ParticipantRow } from "./read-participants.ts";
import type { Table } from "./table.ts";

/** In a sentence with one of these two persons of different parties stand together as a pair. */
const Linking =
  /^(?:counterpart|met|meet|meeting|see|saw|dined|dinner|call|spoke|speak|talks|letter|wrote|phoned|telephoned|negotiating|discussed)$/;
/** How many sentences later "they" and "the two" can still mean a pair. */
const PronounReach = 1;
const NumberReach = 4;

type Pair = { readonly actors: readonly LocalActorId[]; readonly sentence: number };
/** Who was last named together, by their number. */
type Memory = { readonly parties: Map<number, Pair>; readonly persons: Map<number, Pair> };

type Setting = {
  readonly memory: Memory;
  readonly sentence: number;
  readonly people: People;
  readonly rows: readonly ParticipantRow[];
  readonly table: Table;
};

/** Folds such phrases into one unit each, sentence by sentence from the beginning. Linear in the text. */
export function collectiveFolder(people: People, table: Table): (sentence: SentenceUnits, index: number) => SentenceUnits {
  const memory: Memory = { parties: new Map(), persons: new Map() };
  let told = table.told();
  return (sentence, index) => {
    // Who met a sentence ago are "the two sides" now.
    const met = table.told();
    const parties = met.map(({ for: party }) => party).filter((party) => party !== undefined);
    if (met !== told && parties.length >= 2 && parties.length === met.length)
      memory.parties.set(parties.length, { actors: parties, sentence: index - 1 });
    told = met;
    const opening = rowsIn(sentence.units, people);
    const units = fold(sentence, { memory, sentence: index, people, rows: opening, table });
    for (const row of opening) {
      const actors = row.participants.map(({ named }) => named);
      const together = [...new Set(actors.map((actor) => people.partyOf(actor)))].filter((party) => party !== undefined);
      if (together.length === actors.length && together.length >= 2)
        memory.parties.set(together.length, { actors: together, sentence: index });
      if (actors.length >= 2 && actors.every((actor) => isPerson(actor, people)))
        memory.persons.set(actors.length, { actors, sentence: index });
    }
    const linked = linkedPersons(sentence.units, people);
    if (linked !== undefined) memory.persons.set(linked.length, { actors: linked, sentence: index });
    if (units === undefined) return sentence;
    for (const { collective } of units) {
      if (collective === undefined) continue;
      (collective.every((actor) => isPerson(actor, people)) ? memory.persons : memory.parties).set(collective.length, {
        actors: collective,
        sentence: index,
      });
    }
    return { ...sentence, units, words: units.map((unit) => unit.lower) };
  };
}

function isPerson(actor: LocalActorId, people: People): boolean {
  return people.byId.get(actor)?.kind === "person";
}

/** "A met her counterpart, B", "A wrote to his counterpart, B": the only two persons of such a sentence, of different parties. */
function linkedPersons(units: readonly Unit[], people: People): readonly LocalActorId[] | undefined {
  if (!units.some((unit) => unit.kind === "word" && Linking.test(unit.lower))) return undefined;
  const persons = new Set<LocalActorId>();
  for (const [at, unit] of units.entries()) {
    const actor = unit.mention?.actor;
    if (actor === undefined || unit.mention?.form === "pronoun" || !isPerson(actor, people)) continue;
    // "A's office", "the letter of A": the person is not there.
    if (/^(?:'s|')$/.test(units[at + 1]?.lower ?? "")) continue;
    // "Tarsia's envoy, Maria Lindqvist,": one person, named twice.
    if (unit.mention?.form === "title" && units[at + 1]?.lower === "," && isPersonAhead(units, at + 2, people)) continue;
    persons.add(actor);
  }
  const [one, other] = [...persons];
  if (persons.size !== 2 || one === undefined || other === undefined) return undefined;
  const party = people.partyOf(one);
  return party !== undefined && party === people.partyOf(other) ? undefined : [one, other];
}

function isPersonAhead(units: readonly Unit[], at: number, people: People): boolean {
  return units.slice(at, at + 3).some(({ mention }) => mention?.form === "name" && isPerson(mention.actor, people));
}

/** The units with collectives folded; undefined where there are none. */
function fold({ units, words }: SentenceUnits, setting: Setting): readonly Unit[] | undefined {
  const folded: Unit[] = [];
  let hasSome = units.some((unit) => unit.collective !== undefined);
  for (let at = 0; at < units.length; ) {
    const first = units[at];
    if (first === undefined) break;
    const phrase = collectiveAt(units, at) ?? officesAt(units, words, at);
    const meant = phrase === undefined ? undefined : actorsMeant(phrase, units, at, setting);
    if (phrase === undefined || meant === undefined) {
      folded.push(first);
      at++;
      continue;
    }
    const end = units[phrase.after - 1]?.end ?? first.end;
    folded.push({ ...first, kind: "actor", end, lower: "<actor>", lemma: "", tag: "PROPN", fineTag: "NNPS", collective: meant });
    hasSome = true;
    at = phrase.after;
  }
  return hasSome ? folded : undefined;
}

const OfStates =
  /^(?:ministries|armies|navies|coastguards|countries|states|governments|capitals|nations|neighbours|neighbors|republics|powers)$/;

function actorsMeant(phrase: Phrase, units: readonly Unit[], at: number, setting: Setting): readonly LocalActorId[] | undefined {
  const { memory, sentence, people, table } = setting;
  const parties =
    rememberedParties(phrase, setting) ??
    partiesAt(table, phrase.count, people, OfStates.test(phrase.word)) ??
    memory.parties.get(phrase.count)?.actors;
  const persons = memory.persons.get(phrase.count);
  switch (phrase.meant) {
    case "parties":
      return parties;
    case "persons": {
      const owner = units[at]?.mention?.actor;
      const known = persons !== undefined && sentence - persons.sentence <= NumberReach ? persons.actors : undefined;
      return phrase.word === "counterparts"
        ? othersThan(owner, [known, humansAt(table, phrase, people), parties, table.principals(phrase.count + 1)], phrase.count, people)
        : (known ?? humansAt(table, phrase, people));
    }
    case "office": {
      // Of people without a side "the two prime ministers" says less than the two states do.
      const areOfNobody = persons?.actors.every((actor) => people.partyOf(actor) === undefined) === true && phrase.modifier !== undefined;
      if (persons !== undefined && !(areOfNobody && parties !== undefined) && canHold(persons.actors, phrase, people))
        return persons.actors;
      // Those who go between are none of the parties.
      return phrase.word === "mediators" ? undefined : parties;
    }
    case "last": {
      const last =
        (persons?.sentence ?? -1) >= (memory.parties.get(phrase.count)?.sentence ?? -1) ? persons : memory.parties.get(phrase.count);
      return last !== undefined && sentence - last.sentence <= NumberReach
        ? last.actors
        : (personsAt(table, phrase.count, people) ?? partiesAt(table, phrase.count, people));
    }
    case "table":
      return seatedAt(table, phrase, people);
    case "pronoun":
      return (
        actorsOfPronoun(units, at, setting) ??
        (areToMeetAgain(units, at) ? seatedLast(table, people) : undefined) ??
        (areEachOther(units, at) ? partiesAt(table, 2, people) : undefined)
      );
  }
}

/** Of several that may be meant the first of that number without the owner of "|his| two counterparts". */
function othersThan(
  owner: LocalActorId | undefined,
  candidates: readonly (readonly LocalActorId[] | undefined)[],
  count: number,
  people: People,
): readonly LocalActorId[] | undefined {
  const own = owner === undefined ? undefined : (people.partyOf(owner) ?? owner);
  return candidates
    .map((actors) => actors?.filter((actor) => actor !== owner && (own === undefined || (people.partyOf(actor) ?? actor) !== own)))
    .find((actors) => actors?.length === count);
}

/** The parties last named together in that number; "the two countries" are states where the text is about that many. */
function rememberedParties({ count, word }: Phrase, { memory, table, people }: Setting): readonly LocalActorId[] | undefined {
  const last = memory.parties.get(count)?.actors;
  if (last === undefined || !OfStates.test(word) || last.every((actor) => isState(actor, people))) return last;
  const states = table.principals(count, true);
  return states?.every((actor) => isState(actor, people)) === true ? states : last;
}

function isState(actor: LocalActorId, people: People): boolean {
  return people.byId.get(actor)?.kind === "state";
}

/** The parties of the meeting told last, if they are `count`; else those the text is most about. */
function partiesAt(table: Table, count: number, people: People, areStates = false): readonly LocalActorId[] | undefined {
  if (!table.isLaid) return undefined;
  const sides = table.sides();
  const parties = sides.length === count ? sides.map((side) => partyOfSide(side, people)) : undefined;
  const isOfParties = new Set(parties).size === count && parties?.every((party) => !isPerson(party, people)) === true;
  const states = areStates && parties?.every((party) => isState(party, people)) !== true ? table.principals(count, true) : undefined;
  if (states?.every((party) => isState(party, people)) === true) return states;
  return isOfParties ? parties : (table.principals(count, areStates) ?? parties);
}

/** The people of the meeting told last, if one sat on each side. */
function personsAt(table: Table, count: number, people: People): readonly LocalActorId[] | undefined {
  const sides = table.sides();
  const seated = sides
    .map(({ actors }) => actors.find((actor) => isPerson(actor, people)) ?? actors[0])
    .filter((actor) => actor !== undefined);
  return sides.length === count && seated.length === count ? seated : undefined;
}

/** "Both men": the people of the last meeting, if none of its sides is a body. */
function humansAt(table: Table, { count, word }: Phrase, people: People): readonly LocalActorId[] | undefined {
  const seated = personsAt(table, count, people);
  return word === "counterparts" || seated?.every((actor) => isPerson(actor, people)) === true ? seated : undefined;
}

/** "Ministers meet again on Monday": those of every side; leaders are the persons themselves, officials their parties. */
function seatedAt(table: Table, { word, count }: Phrase, people: People): readonly LocalActorId[] | undefined {
  if (!table.isLaid) return undefined;
  if (count > 0) return partiesAt(table, count, people, OfStates.test(word));
  const sides = table.sides();
  if (sides.length < 2) return undefined;
  const isTop = /^(?:leaders|presidents|premiers|ministers|envoys|chiefs|principals)$/.test(word);
  return (isTop ? personsAt(table, sides.length, people) : undefined) ?? sides.map((side) => partyOfSide(side, people));
}

/** The party a side acts for; one of its people where none is known. */
function partyOfSide({ actors, for: party }: Side, people: People): LocalActorId {
  const [first = "" as LocalActorId] = actors; // Sides are never empty.
  return party ?? people.partyOf(first) ?? first;
}

/** "A and B have both denied that they …": the row before it in the sentence, else those last named together, a sentence ago at most. */
function actorsOfPronoun(
  units: readonly Unit[],
  at: number,
  { memory, sentence, people, rows }: Setting,
): readonly LocalActorId[] | undefined {
  const row = rows.findLast((one) => one.after <= at && one.participants.length >= 2);
  // "The guards arrived and they …": somebody nearer may be meant.
  if (units.slice(row?.after ?? 0, at).some((unit) => unit.kind === "word" && unit.fineTag === "NNS")) return undefined;
  const actors = row?.participants.map(({ named }) => named);
  if (actors?.every((actor) => isPerson(actor, people) || people.partyOf(actor) !== undefined)) return actors;
  const [last] = [...memory.persons.values(), ...memory.parties.values()].sort((one, other) => other.sentence - one.sentence);
  return last === undefined || sentence - last.sentence > PronounReach ? undefined : last.actors;
}

/** "|They| will sit across from each other", "a call between |them|": two who have to do with one another. */
function areEachOther(units: readonly Unit[], at: number): boolean {
  if (units[at - 1]?.lower === "between") return true;
  return units
    .slice(at + 1, at + ReachOfMutual)
    .some(({ lower }, index, after) => /^(?:each|one)$/.test(lower) && /^(?:other|another)$/.test(after[index + 1]?.lower ?? ""));
}

/** "|They| agreed to meet again in May", "|they| are to reconvene": those who met last. */
function areToMeetAgain(units: readonly Unit[], at: number): boolean {
  const words = units
    .slice(at + 1, at + ReachOfMutual)
    .map(({ lower }) => lower)
    .join(" ");
  // "They held talks in Orsa": opening their sentence, of nobody else.
  if (at === 0 && /^(?:then |later |also )?(?:held|hold|had) (?:[a-z]+ )?(?:talks|a (?:[a-z]+ )?(?:meeting|session|round))\b/.test(words))
    return true;
  return /^[a-z' ]*\b(?:(?:meet|met|convene|gather|sit down|get together|talk) (?:again|next|anew|once more)|reconvene|regroup)\b/.test(
    words,
  );
}

/** Each side of the meeting told last, by its person where one sat there. */
function seatedLast(table: Table, people: People): readonly LocalActorId[] | undefined {
  const sides = table.told();
  if (sides.length < 2) return partiesAt(table, 2, people);
  return personsAt(table, sides.length, people) ?? sides.map((side) => partyOfSide(side, people));
}

const ReachOfMutual = 10;

/** False where the text gives the offices of all of them and none is of that word. */
function canHold(actors: readonly LocalActorId[], { word, modifier }: Phrase, people: People): boolean {
  const one = modifier === undefined || !Ranks.test(modifier) ? word.replace(/s$/, "") : `${modifier} ${word.replace(/s$/, "")}`;
  if (/^(?:leader|envoy|negotiator|interlocutor|diplomat|official|adversarie|rival|chief)$/.test(one)) return true;
  const roles = actors.map(
    (actor) =>
      people.byId
        .get(actor)
        ?.roles.map(({ title }) => title.toLowerCase())
        .join(" ") ?? "",
  );
  return roles.some((role) => role === "" || role.includes(one));
}
