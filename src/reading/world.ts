/** Decides which states, seats, bodies and places the reader knows, and which words in a text mean them. */
import { type Country, countries } from "./countries.ts";
import { FIRST_NAMES } from "./rules/first-names.ts";
import { BODIES, GROUPS, type KnownOrganisation, MOVEMENTS, OUTLETS } from "./rules/organisations.ts";
import { ADJECTIVE_OWNERS, AMBIGUOUS_ADJECTIVES, OTHER_ADJECTIVES, PEOPLE_WORDS } from "./rules/peoples.ts";
import { OTHER_PLACES, US_STATE_PEOPLE, US_STATES } from "./rules/places.ts";
import { GOVERNMENT_SEATS, ORGAN_SEATS } from "./rules/seats.ts";
import { CAPITALS_TAKEN, DOUBTFUL_STATE_NAMES, NOT_ACTING, OTHER_CAPITALS, OTHER_STATE_NAMES } from "./rules/state-names.ts";

/** One thing the world knows. Only places do not act. */
export type WorldEntry = {
  /** Joins the thing across texts: `state:UA`, `org:UN`, `group:europe`, `place:miami`, `state:x-tarsia`. */
  readonly key: string;
  readonly kind: "state" | "organisation" | "group" | "place";
  readonly name: string;
  /** Key of the power it acts for or lies in. */
  readonly actsFor?: string;
  readonly outlet?: true;
};

/** How words mean an entry: "Ukraine", "Ukrainian", "Ukrainians", "Kyiv", "the Kremlin". */
export type WorldForm = "name" | "adjective" | "people" | "capital" | "seat";

/** Words that mean an entry; `doubtful` where they are as often something else ("Jordan", "Chad"). */
export type WorldName = { readonly words: string; readonly entry: WorldEntry; readonly form: WorldForm; readonly doubtful?: true };

/** A dossier's own gazetteer: states and organisations this reader has never heard of, or invented ones. */
export type WorldExtra = {
  readonly states?:
    | readonly {
        readonly name: string;
        readonly demonyms?: readonly string[] | undefined;
        readonly capitals?: readonly string[] | undefined;
        readonly seats?: readonly string[] | undefined;
        readonly alsoCalled?: readonly string[] | undefined;
      }[]
    | undefined;
  readonly organisations?:
    | readonly {
        readonly name: string;
        readonly alsoCalled?: readonly string[] | undefined;
        /** Name of a state of this gazetteer. */
        readonly actsFor?: string | undefined;
        readonly isOutlet?: boolean | undefined;
      }[]
    | undefined;
  /** Capitals of states known already, by the state's key. */
  readonly capitals?: readonly { readonly name: string; readonly of: string }[] | undefined;
};

/** What the reader knows of the world, ready to be looked up at any place of a text. */
export type World = {
  readonly entries: ReadonlyMap<string, WorldEntry>;
  /** Names by their first word, longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly WorldName[]>;
};

/** The known words that begin at one place of a text, all meanings of the longest ones. */
export type WorldMatch = { readonly end: number; readonly names: readonly WorldName[] };

/**
 * Gathers the world from the package's list and the rules, the dossier's own names first.
 *
 * @example buildWorld({ states: [{ name: "Tarsia", demonyms: ["Tarsian"], capitals: ["Orsa"] }] })
 */
export function buildWorld(extra: WorldExtra = {}): World {
  const entries = new Map<string, WorldEntry>();
  const names: WorldName[] = [];
  const add = adderTo(entries, names);
  addExtra(extra, entries, add);
  addStates(add);
  addOrganisations(add);
  addPlaces(add);
  return { entries, byFirstWord: indexByFirstWord(names) };
}

/** `world` with `extra` before what it knew; `world` itself stays as it is. Cost: one copy of the index. */
export function extendWorld(world: World, extra: WorldExtra): World {
  const entries = new Map(world.entries);
  const names: WorldName[] = [];
  addExtra(extra, entries, adderTo(entries, names));
  const byFirstWord = new Map(world.byFirstWord);
  for (const [first, added] of indexByFirstWord(names)) {
    byFirstWord.set(
      first,
      [...added, ...(world.byFirstWord.get(first) ?? [])].sort((one, other) => other.words.length - one.words.length),
    );
  }
  return { entries, byFirstWord };
}

function adderTo(entries: Map<string, WorldEntry>, names: WorldName[]): Add {
  return (entry, form, words, doubtful = false) => {
    if (!entries.has(entry.key)) entries.set(entry.key, entry);
    for (const word of words)
      for (const written of spellingsOf(word)) names.push({ words: written, entry, form, ...(doubtful && { doubtful }) });
  };
}

/** The longest known words that begin at `start` of `plain` and end at the edge of a word; undefined where there are none. Cost: the names that share the first word. */
export function knownAt(world: World, plain: string, start: number): WorldMatch | undefined {
  const first = plain.slice(start, endOfWord(plain, start));
  const candidates = world.byFirstWord.get(first) ?? shoutedCandidates(world, first);
  if (candidates === undefined) return undefined;
  let end = 0;
  const found: WorldName[] = [];
  for (const name of candidates) {
    const stop = start + name.words.length;
    if (stop < end) break;
    if (isLetter(plain, stop) || !isWrittenAt(plain, start, name.words)) continue;
    if (found.length === 0) end = stop;
    found.push(name);
  }
  return found.length === 0 ? undefined : { end, names: found };
}

type Add = (entry: WorldEntry, form: WorldForm, words: readonly string[], doubtful?: boolean) => void;

function addExtra(extra: WorldExtra, entries: Map<string, WorldEntry>, add: Add): void {
  const keyByName = new Map<string, string>();
  for (const state of extra.states ?? []) {
    const entry: WorldEntry = { key: `state:x-${slugOf(state.name)}`, kind: "state", name: state.name };
    keyByName.set(state.name, entry.key);
    add(entry, "name", [state.name, ...(state.alsoCalled ?? [])]);
    for (const demonym of state.demonyms ?? []) {
      add(entry, "adjective", [demonym]);
      add(entry, "people", [demonym, ...pluralsOf(demonym)]);
    }
    add(entry, "capital", state.capitals ?? []);
    add(entry, "seat", state.seats ?? []);
  }
  for (const organisation of extra.organisations ?? []) {
    const actsFor = organisation.actsFor === undefined ? undefined : keyByName.get(organisation.actsFor);
    const key = `org:x-${slugOf(organisation.name)}`;
    const entry: WorldEntry = {
      key,
      kind: "organisation",
      name: organisation.name,
      ...(actsFor !== undefined && { actsFor }),
      ...(organisation.isOutlet === true && { outlet: true as const }),
    };
    entries.set(key, entry);
    add(entry, "name", [organisation.name, ...(organisation.alsoCalled ?? [])]);
  }
  for (const capital of extra.capitals ?? []) {
    const entry = entries.get(capital.of);
    if (entry !== undefined) add(entry, "capital", [capital.name]);
  }
}

function addStates(add: Add): void {
  for (const country of countries) {
    const code = country.cca2;
    if (NOT_ACTING.has(code)) {
      add({ key: `place:${slugOf(country.name.common)}`, kind: "place", name: country.name.common }, "name", [country.name.common]);
      continue;
    }
    const entry: WorldEntry = { key: `state:${code}`, kind: "state", name: country.name.common };
    const official = country.name.official === country.name.common ? [] : [country.name.official];
    for (const name of [country.name.common, ...official, ...(OTHER_STATE_NAMES[code] ?? [])])
      add(entry, "name", [name], DOUBTFUL_STATE_NAMES.has(name));
    for (const adjective of adjectivesOf(country)) {
      add(entry, "adjective", [adjective]);
      if (!(code in PEOPLE_WORDS)) add(entry, "people", [adjective, ...pluralsOf(adjective)]);
    }
    for (const word of PEOPLE_WORDS[code] ?? []) add(entry, "people", [word]);
    if (code in PEOPLE_WORDS) for (const adjective of adjectivesOf(country)) add(entry, "people", pluralsOf(adjective));
    for (const capital of [...country.capital, ...(OTHER_CAPITALS[code] ?? [])]) {
      if (!(capital in CAPITALS_TAKEN) && capital !== country.name.common) add(entry, "capital", [capital]);
    }
  }
  for (const seat of GOVERNMENT_SEATS) {
    const country = countries.find((candidate) => `state:${candidate.cca2}` === seat.of);
    if (country !== undefined) add({ key: seat.of, kind: "state", name: country.name.common }, "seat", [seat.name, ...(seat.also ?? [])]);
  }
}

function adjectivesOf(country: Country): readonly string[] {
  const listed = [country.demonyms["eng"]?.m, country.demonyms["eng"]?.f].flatMap((words) => (words ?? "").split(/, | or /));
  const owned = listed.filter(
    (word) => word !== "" && !AMBIGUOUS_ADJECTIVES.has(word) && (ADJECTIVE_OWNERS[word] ?? country.cca2) === country.cca2,
  );
  return [...new Set([...owned, ...(OTHER_ADJECTIVES[country.cca2] ?? [])])];
}

function addOrganisations(add: Add): void {
  for (const seat of ORGAN_SEATS) {
    add({ key: seat.key, kind: "organisation", name: seat.organ, actsFor: seat.of }, "seat", [seat.name, ...(seat.also ?? [])]);
  }
  for (const known of [...BODIES, ...MOVEMENTS, ...OUTLETS]) add(entryOf(known), "name", [known.name, ...known.also]);
  for (const known of GROUPS) {
    add(entryOf(known), "name", [known.name, ...known.also].map(withoutArticle));
    for (const adjective of known.adjectives) add(entryOf(known), adjective.endsWith("s") ? "people" : "adjective", [adjective]);
  }
  for (const [capital, key] of Object.entries(CAPITALS_TAKEN)) {
    const known = BODIES.find((candidate) => candidate.key === key);
    if (known !== undefined) add(entryOf(known), "capital", [capital]);
  }
}

function entryOf(known: KnownOrganisation): WorldEntry {
  return { key: known.key, kind: known.kind ?? "organisation", name: known.name, ...(known.outlet && { outlet: true as const }) };
}

function addPlaces(add: Add): void {
  for (const state of US_STATES)
    add(
      { key: `place:us-${slugOf(state)}`, kind: "place", name: state, actsFor: "state:US" },
      "name",
      [state],
      FIRST_NAMES.has(state.toLowerCase()),
    );
  for (const people of US_STATE_PEOPLE)
    add({ key: `place:us-${slugOf(people)}`, kind: "place", name: people, actsFor: "state:US" }, "adjective", [people]);
  for (const place of OTHER_PLACES)
    add({ key: `place:${slugOf(place)}`, kind: "place", name: place }, "name", [place], FIRST_NAMES.has(place.toLowerCase()));
}

function indexByFirstWord(names: readonly WorldName[]): ReadonlyMap<string, readonly WorldName[]> {
  const byFirstWord = new Map<string, WorldName[]>();
  const seen = new Set<string>();
  for (const name of names) {
    const identity = `${name.words}|${name.entry.key}|${name.form}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    const first = name.words.slice(0, endOfWord(name.words, 0));
    const sharing = byFirstWord.get(first);
    if (sharing === undefined) byFirstWord.set(first, [name]);
    else sharing.push(name);
  }
  for (const sharing of byFirstWord.values()) sharing.sort((one, other) => other.words.length - one.words.length);
  return byFirstWord;
}

/** In a shouted headline "UKRAINE" is Ukraine; words under four letters are left alone, because "US" and "IT" mean themselves. */
function shoutedCandidates(world: World, first: string): readonly WorldName[] | undefined {
  if (first.length < SHORTEST_SHOUT || first !== first.toUpperCase() || first === first.toLowerCase()) return undefined;
  const calm = first.charAt(0) + first.slice(1).toLowerCase();
  return world.byFirstWord.get(calm);
}

const SHORTEST_SHOUT = 4;

/** True where `words` stand at `start`, a run of white space counting as one space, and capitals as small letters in a shouted line. */
function isWrittenAt(plain: string, start: number, words: string): boolean {
  if (plain.startsWith(words, start)) return true;
  if (words.length < SHORTEST_SHOUT) return false;
  const written = plain.slice(start, start + words.length);
  return written === words.toUpperCase() || (written.includes("\n") && written.replace("\n", " ") === words);
}

function spellingsOf(words: string): readonly string[] {
  const bare = words.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
  return bare === words ? [words] : [words, bare];
}

function pluralsOf(adjective: string): readonly string[] {
  if (/(?:ese|ish|ch|ss|s|z)$/.test(adjective)) return [];
  if (adjective.endsWith("y")) return [`${adjective.slice(0, -1)}ies`, `${adjective}s`];
  return [`${adjective}s`];
}

function withoutArticle(name: string): string {
  return name.startsWith("the ") ? name.slice("the ".length) : name;
}

/** A name as the tail of a key: lower case, hyphens for everything that is no letter or digit. */
export function slugOf(name: string): string {
  const bare = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}

function endOfWord(plain: string, start: number): number {
  let end = start;
  while (end < plain.length && isLetter(plain, end)) end++;
  return end > start ? end : start + 1;
}

function isLetter(plain: string, at: number): boolean {
  const unit = plain.charCodeAt(at);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return unit > 127 && LETTER.test(plain.charAt(at));
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
