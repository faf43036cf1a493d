/** Decides whom "the two sides", "both men", "the ministers" or "they" mean: those last named together in that number. */
import type { LocalActorId } from "#record";
import { type MeetingFrame, meetingRuleAt } from "../rules/meeting-verbs.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import type { Side } from "./account.ts";
import { rowsIn } from "./find-subject.ts";
import type { People, SentenceUnits, Unit } from "./lay-out-units.ts";
import type { ParticipantRow } from "./read-participants.ts";
import type { Table } from "./table.ts";

/** Words for persons by their office; a pair of persons is meant where one was named, else their parties. */
const Offices =
  /^(?:leaders|ministers|envoys|negotiators|presidents|interlocutors|chiefs|diplomats|mediators|ambassadors|premiers|chancellors|officials|adversaries|rivals|co-chairs|chairs|chairmen|commissioners|secretaries|directors|heads|commanders|generals|admirals|colonels|governors|mayors|principals)$/;
const Parties =
  /^(?:sides|delegations|parties|teams|countries|neighbours|neighbors|governments|capitals|nations|republics|powers|camps|federations|unions|companies|groups|factions|clubs|firms|associations|communities|movements|armies|states|bodies|partners|councils|boards|leagues|leaderships|administrations|kingdoms|organi[sz]ations|ministries|departments|secretariats|navies|coastguards|commands|services|cities|regions|provinces|villages|towns|alliances|blocs|coalitions|fronts|boards|churches|families|tribes|clans)$/;
const Humans = /^(?:men|women|politicians|counterparts)$/;
const Numbers: ReadonlyMap<string, number> = new Map([
  ["two", 2],
  ["both", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
]);
const MeetingVerbs: ReadonlySet<MeetingFrame> = new Set(["meet", "with", "light", "receive", "between"]);
const BareOffices =
  /^(?:ministers|leaders|negotiators|officials|deputies|delegates|envoys|delegations|presidents|premiers|experts|teams|technicians|principals|lawyers|diplomats|aides|chiefs|ambassadors|representatives)$/;
/** What stands before such a word or after it: "technical teams", "heads of delegation", "officials from four countries". */
const OfficeModifiers = /^(?:technical|senior|chief|foreign|finance|trade|defence|defense|military|legal|lead|top|junior|expert|working)$/;
/** In a sentence with one of these two persons of different parties stand together as a pair. */
const Linking =
  /^(?:counterpart|met|meet|meeting|see|saw|dined|dinner|call|spoke|speak|talks|letter|wrote|phoned|telephoned|negotiating|discussed)$/;
/** How many sentences later "they" and "the two" can still mean a pair. */
const PronounReach = 1;
const NumberReach = 4;

type Pair = { readonly actors: readonly LocalActorId[]; readonly sentence: number };
type Meant = "parties" | "persons" | "office" | "last" | "table" | "pronoun";
type Phrase = {
  readonly count: number;
  readonly after: number;
  readonly meant: Meant;
  readonly word: string;
  /** "the two |prime| ministers": what the office is qualified by, lower case. */
  readonly modifier?: string;
};

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
    case "persons":
      return persons !== undefined && sentence - persons.sentence <= NumberReach ? persons.actors : humansAt(table, phrase, people);
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
      return actorsOfPronoun(units, at, setting) ?? (areEachOther(units, at) ? partiesAt(table, 2, people) : undefined);
  }
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

/** Words that tell one office from another: "prime ministers" are not "deputy interior ministers". */
const Ranks = /^(?:prime|foreign|finance|defence|defense|interior|trade|energy|deputy|vice|transport|agriculture|health|economy)$/;

/** "the two sides", "both delegations", "the two", "both men", "the ministers", "they"; "the heads of the two delegations" stays with its last words. */
function collectiveAt(units: readonly Unit[], at: number): Phrase | undefined {
  const unit = units[at];
  const first = unit?.lower ?? "";
  if (unit !== undefined && isTheyOrThem(units, at)) return { count: 2, after: at + 1, meant: "pronoun", word: first };
  if ((first === "neither" || first === "either") && /^(?:side|party|team|government|delegation)$/.test(units[at + 1]?.lower ?? ""))
    return { count: 2, after: at + 2, meant: "parties", word: "sides" };
  if (first === "both" && isBothAlone(units, at)) return { count: 2, after: at + 1, meant: "last", word: "" };
  // "Tarsia's three would-be partners".
  if (Numbers.has(first) && first !== "both" && /^(?:'s|')$/.test(units[at - 1]?.lower ?? "")) return numberedAfterOwner(units, at);
  if (first !== "the" && first !== "both" && first !== "all") return undefined;
  let place = at + 1;
  let count = Numbers.get(first) ?? 2;
  const number = Numbers.get(units[place]?.lower ?? "");
  if (number !== undefined) {
    count = number;
    place++;
  }
  const bare = units[place];
  if (
    number !== undefined &&
    first === "the" &&
    (bare === undefined || /^[,.;:]$/.test(bare.lower) || bare.tag === "VERB" || bare.tag === "AUX" || bare.fineTag === "MD")
  )
    return { count, after: place, meant: "last", word: "" };
  if (first === "all" && number === undefined && bare?.lower !== "the") return undefined;
  // "the two of them", "the pair of them".
  const isOfThem = /^(?:of)$/.test(bare?.lower ?? "") && units[place + 1]?.isPluralPronoun === true;
  if (isOfThem && (number !== undefined || first === "both")) return { count, after: place + 2, meant: "last", word: "" };
  const qualified = place;
  if (
    (bare?.fineTag === "JJ" || OfficeModifiers.test(bare?.lower ?? "")) &&
    (number !== undefined || first === "both" || bare?.lower === "full")
  )
    place++;
  if (number !== undefined || first === "both") while (place < qualified + 2 && Ranks.test(units[place]?.lower ?? "")) place++;
  const modifier = place > qualified ? units[place - 1]?.lower : undefined;
  const word = units[place]?.lower ?? "";
  const after = units[place + 1]?.lower;
  if (number === undefined && first === "the" && /^(?:pair|duo)$/.test(word) && after !== "of")
    return { count: 2, after: place + 1, meant: "last", word };
  const meant: Meant | undefined = Parties.test(word)
    ? "parties"
    : Offices.test(word)
      ? "office"
      : Humans.test(word)
        ? "persons"
        : undefined;
  if (meant === undefined || (meant === "persons" && number === undefined && first === "the")) return undefined;
  // "the two countries' directors for arms control", "both sides' negotiators": the people of each.
  if (/^(?:'s|')$/.test(after ?? "") && meant === "parties") {
    const people = peopleAfter(units, place + 2);
    return people === undefined ? undefined : { count, after: people, meant, word };
  }
  // "the parties to the convention", "the leaders of X": others are meant.
  if (after === "of" || after === "to" || after === "'s" || after === "'" || after === "from" || after === "-") return undefined;
  return { count, after: place + 1, meant, word, ...(modifier === undefined ? {} : { modifier }) };
}

const LongestOffice = 4;

/** After "deputy ministers", "directors for arms control": the index behind a plural noun for people and its matter; undefined where none stands there. */
function peopleAfter(units: readonly Unit[], at: number): number | undefined {
  for (let place = at; place < at + LongestOffice; place++) {
    const unit = units[place];
    if (unit === undefined || unit.kind !== "word") return undefined;
    if (unit.fineTag === "NNS" && isPeopleNoun(unit.lower)) {
      let after = place + 1;
      if (!/^(?:for|of)$/.test(units[after]?.lower ?? "")) return after;
      while (after + 1 < units.length && units[after + 1]?.kind === "word" && /^(?:DT|JJ|NN|NNS)$/.test(units[after + 1]?.fineTag ?? ""))
        after++;
      return after + 1;
    }
    if (!/^(?:JJ|NN|NNP|VBG|CC)$/.test(unit.fineTag)) return undefined;
  }
  return undefined;
}

/** "Ministers meet again", "Officials from four countries began a session": an office without a name, right before a verb of meeting. */
function officesAt(units: readonly Unit[], words: readonly string[], at: number): Phrase | undefined {
  const before = units[at - 1];
  // Only at the head of its clause; "Tarsian ministers", "some officials" are others.
  if (before !== undefined && !/^(?:[.;:,"]|--|-|and|but|while|as|that|when|the|<time>)$/.test(before.lower)) return undefined;
  let place = at;
  if (words[place] === "the") place++;
  while (place < at + 3 && OfficeModifiers.test(words[place] ?? "")) place++;
  let word = words[place] ?? "";
  if (word === "heads" && words[place + 1] === "of" && /^(?:delegation|state|government|mission)$/.test(words[place + 2] ?? "")) {
    place += 2;
    word = "chiefs";
  }
  if (units[place]?.kind !== "word" || !BareOffices.test(word)) return undefined;
  let after = place + 1;
  let count = 0;
  if (/^(?:from|of)$/.test(words[after] ?? "")) {
    count = Numbers.get(words[after + 1] ?? "") ?? Numbers.get(words[after + 2] ?? "") ?? 0;
    if (count === 0) return undefined;
    while (after < place + 5 && !Parties.test(words[after] ?? "")) after++;
    if (!Parties.test(words[after] ?? "")) return undefined;
    after++;
  }
  for (let verb = after; verb < after + 4; verb++) {
    if (
      meetingRuleAt(words, verb, MeetingVerbs) !== undefined &&
      (units[verb]?.tag !== "NOUN" || /^(?:reconvene|meet)/.test(words[verb] ?? ""))
    )
      return { count, after, meant: "table", word: count > 0 ? (words[after - 1] ?? word) : word };
    if (!/^(?:AUX|ADV|PART)$/.test(units[verb]?.tag ?? "") && units[verb]?.fineTag !== "MD" && units[verb]?.lemma !== "be")
      return undefined;
  }
  return undefined;
}

/** "|Both| met the envoy", "invited |both| back": the word by itself, as subject or object; "have both denied" and "both A and B" are other uses. */
function isBothAlone(units: readonly Unit[], at: number): boolean {
  const [before, next] = [units[at - 1], units[at + 1]];
  const opens = before === undefined || /^(?:[.,;:"]|and|but|that|then|<time>)$/.test(before.lower);
  if (opens) return next?.kind === "word" && (next.tag === "VERB" || next.tag === "AUX" || next.fineTag === "MD");
  const isObject = before.kind === "word" && before.tag === "VERB" && before.lemma !== "be" && before.lemma !== "have";
  return isObject && (next === undefined || /^(?:[.,;]|back|to|for|in|on|at|together|separately|again|<time>)$/.test(next.lower));
}

function numberedAfterOwner(units: readonly Unit[], at: number): Phrase | undefined {
  for (let place = at + 1; place < at + 6; place++) {
    const lower = units[place]?.lower ?? "";
    if (Parties.test(lower)) return { count: Numbers.get(units[at]?.lower ?? "") ?? 2, after: place + 1, meant: "parties", word: lower };
    if (!/^(?:JJ|NN|VB|MD|HYPH|:)/.test(units[place]?.fineTag ?? "") && lower !== "-") return undefined;
  }
  return undefined;
}

/** Also where one person was taken for it; "their" is whose something is. */
function isTheyOrThem(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit?.isPluralPronoun !== true || unit.collective !== undefined) return false;
  if (unit.kind === "word") return unit.lower === "they" || unit.lower === "them";
  return !/^(?:NN|JJ|CD)/.test(units[at + 1]?.fineTag ?? "");
}
