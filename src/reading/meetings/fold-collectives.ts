/** Decides whom "the two sides", "both men", "the ministers" or "they" mean: those last named together in that number. */
import type { LocalActorId } from "#record";
import { rowsIn } from "./find-subject.ts";
import type { People, SentenceUnits, Unit } from "./lay-out-units.ts";
import type { ParticipantRow } from "./read-participants.ts";

/** Words for persons by their office; a pair of persons is meant where one was named, else their parties. */
const Offices =
  /^(?:leaders|ministers|envoys|negotiators|presidents|interlocutors|chiefs|diplomats|mediators|ambassadors|premiers|chancellors|officials|adversaries|rivals)$/;
const Parties = /^(?:sides|delegations|parties|teams|countries|neighbours|neighbors|governments|capitals|nations|republics|powers|camps)$/;
const Humans = /^(?:men|women|politicians|counterparts)$/;
const Numbers: ReadonlyMap<string, number> = new Map([
  ["two", 2],
  ["both", 2],
  ["three", 3],
  ["four", 4],
]);
/** In a sentence with one of these two persons of different parties stand together as a pair. */
const Linking = /^(?:counterpart|met|meet|meeting|spoke|speak|talks|letter|wrote|phoned|telephoned|negotiating|discussed)$/;
/** How many sentences later "they" and "the two" can still mean a pair. */
const PronounReach = 1;
const NumberReach = 4;

type Pair = { readonly actors: readonly LocalActorId[]; readonly sentence: number };
type Meant = "parties" | "persons" | "office" | "last" | "pronoun";
type Phrase = { readonly count: number; readonly after: number; readonly meant: Meant; readonly word: string };

/** Who was last named together, by their number. */
type Memory = { readonly parties: Map<number, Pair>; readonly persons: Map<number, Pair> };

type Setting = { readonly memory: Memory; readonly sentence: number; readonly people: People; readonly rows: readonly ParticipantRow[] };

/** The sentences with such phrases folded into one unit each. Linear in the text. */
export function foldCollectives(sentences: readonly SentenceUnits[], people: People): readonly SentenceUnits[] {
  const memory: Memory = { parties: new Map(), persons: new Map() };
  return sentences.map((sentence, index) => {
    const opening = rowsIn(sentence.units, people);
    const units = fold(sentence.units, { memory, sentence: index, people, rows: opening });
    for (const row of opening) {
      const actors = row.participants.map(({ named }) => named);
      const parties = [...new Set(actors.map((actor) => people.partyOf(actor)))].filter((party) => party !== undefined);
      if (parties.length === actors.length && parties.length >= 2) memory.parties.set(parties.length, { actors: parties, sentence: index });
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
  });
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
    persons.add(actor);
  }
  const [one, other] = [...persons];
  if (persons.size !== 2 || one === undefined || other === undefined) return undefined;
  const party = people.partyOf(one);
  return party !== undefined && party === people.partyOf(other) ? undefined : [one, other];
}

/** The units with collectives folded; undefined where there are none. */
function fold(units: readonly Unit[], setting: Setting): readonly Unit[] | undefined {
  const folded: Unit[] = [];
  let hasSome = units.some((unit) => unit.collective !== undefined);
  for (let at = 0; at < units.length; ) {
    const first = units[at];
    if (first === undefined) break;
    const phrase = collectiveAt(units, at);
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

function actorsMeant(phrase: Phrase, units: readonly Unit[], at: number, setting: Setting): readonly LocalActorId[] | undefined {
  const { memory, sentence, people } = setting;
  const parties = memory.parties.get(phrase.count);
  const persons = memory.persons.get(phrase.count);
  switch (phrase.meant) {
    case "parties":
      return parties?.actors;
    case "persons":
      return persons !== undefined && sentence - persons.sentence <= NumberReach ? persons.actors : undefined;
    case "office":
      return persons !== undefined && canHold(persons.actors, phrase.word, people) ? persons.actors : parties?.actors;
    case "last": {
      const last = (persons?.sentence ?? -1) >= (parties?.sentence ?? -1) ? persons : parties;
      return last !== undefined && sentence - last.sentence <= NumberReach ? last.actors : undefined;
    }
    case "pronoun":
      return actorsOfPronoun(units, at, setting);
  }
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

/** False where the text gives the offices of all of them and none is of that word. */
function canHold(actors: readonly LocalActorId[], word: string, people: People): boolean {
  const one = word.replace(/s$/, "");
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

/** "the two sides", "both delegations", "the two", "both men", "the ministers", "they"; "the heads of the two delegations" stays with its last words. */
function collectiveAt(units: readonly Unit[], at: number): Phrase | undefined {
  const unit = units[at];
  const first = unit?.lower ?? "";
  if (unit !== undefined && isTheyOrThem(units, at)) return { count: 2, after: at + 1, meant: "pronoun", word: first };
  if (first !== "the" && first !== "both") return undefined;
  let place = at + 1;
  let count = Numbers.get(first) ?? 2;
  const number = Numbers.get(units[place]?.lower ?? "");
  if (number !== undefined) {
    count = number;
    place++;
  }
  const bare = units[place];
  if (number !== undefined && first === "the" && (bare === undefined || bare.tag === "VERB" || bare.tag === "AUX" || bare.fineTag === "MD"))
    return { count, after: place, meant: "last", word: "" };
  if (bare?.fineTag === "JJ" && (number !== undefined || first === "both")) place++;
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
  // "the parties to the convention", "the leaders of X": others are meant.
  if (after === "of" || after === "to" || after === "'s" || after === "'" || after === "from" || after === "-") return undefined;
  return { count, after: place + 1, meant, word };
}

/** Also where one person was taken for it; "their" is whose something is. */
function isTheyOrThem(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (unit?.isPluralPronoun !== true || unit.collective !== undefined) return false;
  if (unit.kind === "word") return unit.lower === "they" || unit.lower === "them";
  return !/^(?:NN|JJ|CD)/.test(units[at + 1]?.fineTag ?? "");
}
