/** Decides which states, peoples and capitals a text itself makes known: "the Republic of Tarsia", "Tarsia's foreign minister", "Orsa, the Tarsian capital". */
import type { Source } from "#record";
import { isAboutTalks } from "../clauses/about-talks.ts";
import type { ParsedText, Token } from "../parsed-text.ts";
import { FIRST_NAMES } from "../rules/first-names.ts";
import { CALENDAR_WORDS, ORGANISATION_NOUNS, SENTENCE_OPENERS, THING_NOUNS } from "../rules/name-words.ts";
import { GROUP_NOUNS, ORGAN_NOUNS, STATE_ITSELF } from "../rules/organs.ts";
import { PLACE_NOUNS } from "../rules/places.ts";
import { OFFICE_WORDS, PLURAL_TITLE_HEADS, TITLE_HEADS, TITLE_MODIFIERS } from "../rules/titles.ts";
import { extendWorld, knownAt, type World, type WorldExtra, type WorldName } from "../world.ts";
import { actsInTalks, isSilence } from "./acts-in-talks.ts";
import { partiesInCapitals } from "./parties-in-capitals.ts";
import { startsWithCapital } from "./word-signs.ts";

/** The world as a text widens it; `maybeStates` are words it says a little for. */
export type LearntWorld = { readonly world: World; readonly maybeStates: ReadonlySet<string> };

/** `world` with what `parsed` makes known of states it lacks, and the outlet that carries the text. Cost: linear in the tokens. */
export function learnWorld(parsed: ParsedText, source: Source, world: World): LearntWorld {
  const { states, bodies, maybeStates } = learnStates(parsed, world);
  const { outlet } = source.details;
  const isNewOutlet = outlet !== undefined && outlet.trim() !== "" && knownAt(world, outlet, 0)?.end !== outlet.length;
  const known = new Set([...states, ...bodies.map((name) => ({ name }))].map(({ name }) => name));
  const organisations = [
    ...bodies.map((name) => ({ name })),
    ...partiesInCapitals(parsed).filter(({ name }) => !known.has(name)),
    ...(isNewOutlet ? [{ name: outlet.trim(), isOutlet: true }] : []),
  ];
  const wider = states.length > 0 || organisations.length > 0 ? extendWorld(world, { states, organisations }) : world;
  const capitals = learnCapitals(parsed, wider);
  return { world: capitals.length > 0 ? extendWorld(wider, { capitals }) : wider, maybeStates };
}

type LearntState = NonNullable<WorldExtra["states"]>[number];

/** How much a text says for a word being a state; {@link ENOUGH} makes it one, if something other than an act says so: firms want and refuse as well. */
type Signs = { weight: number; ofState: number; longName: string | undefined };

/** Words that the text calls states with enough signs, those with a few, and `bodies`: those that act in talks, with nothing to say that they are states. */
export function learnStates(
  parsed: ParsedText,
  world: World,
): { readonly states: readonly LearntState[]; readonly bodies: readonly string[]; readonly maybeStates: ReadonlySet<string> } {
  const words = unknownWords(parsed, world);
  const signs = new Map<string, Signs>();
  const note = (word: string, weight: number, { longName, isAct = false }: { longName?: string | undefined; isAct?: boolean } = {}) => {
    const known = signs.get(word) ?? { weight: 0, ofState: 0, longName: undefined };
    const ofState = known.ofState + (isAct ? 0 : Math.max(0, weight));
    signs.set(word, { weight: known.weight + weight, ofState, longName: known.longName ?? longName });
  };
  const adjectives = new Map<string, number>();
  const isTalks = isAboutTalks(parsed);
  const derived = new Set([...words].flatMap(demonymsFor));
  const acting = new Set<string>();
  const proper = new Set(parsed.tokens.filter(({ tag }) => tag === "PROPN").map(({ form }) => form));
  const ofPersons = new Set<string>();
  for (const token of parsed.tokens) {
    if (!words.has(token.form)) continue;
    const own = signsAt(parsed, token);
    if (own.weight !== 0) note(token.form, own.weight, own);
    if (own.weight < 0) ofPersons.add(token.form);
    const mayAct = isTalks && proper.has(token.form) && !PLURAL_TITLE_HEADS.has(token.lower) && !PeopleOfPlace.test(token.form);
    if (
      own.weight === 0 &&
      mayAct &&
      !derived.has(token.form) &&
      actsInTalks(parsed.tokens, { first: token.index, after: token.index + 1 })
    )
      acting.add(token.form);
    const asAdjective = adjectiveWeight(parsed, token);
    if (asAdjective > 0) adjectives.set(token.form, (adjectives.get(token.form) ?? 0) + asAdjective);
  }
  // "Brisk wants" is no sign where "Ottar Brisk" stands elsewhere.
  for (const word of acting) if (!ofPersons.has(word)) note(word, AGENT, { isAct: true });
  for (const [word, weight] of besideStates(parsed, world, words, adjectives)) note(word, weight);
  // In a text about talks whoever wants, refuses or agrees is a side of them; that it is a state, something else must say.
  const enough = isTalks ? AGENT : ENOUGH;
  const states: LearntState[] = [];
  const bodies: string[] = [];
  const maybeStates = new Set<string>();
  for (const word of words) {
    const demonyms = demonymsFor(word).filter((demonym) => adjectives.has(demonym));
    const paired = demonyms.reduce((sum, demonym) => sum + (adjectives.get(demonym) ?? 0), 0);
    const own = signs.get(word) ?? { weight: 0, ofState: 0, longName: undefined };
    // A name and its adjective in one text are a strong sign: persons and towns seldom have both.
    const weight = own.weight + (paired > 0 ? PAIR + Math.min(paired, MOST_FROM_DEMONYM) : 0);
    if (weight >= enough && own.ofState === 0 && paired === 0) {
      if (isTalks) bodies.push(word);
    } else if (weight < enough) {
      if (weight >= LITTLE) maybeStates.add(word);
    } else states.push({ name: word, demonyms, ...(own.longName !== undefined && { alsoCalled: [own.longName] }) });
  }
  return { states, bodies, maybeStates };
}

/** "between Tarsia and Velmar": a word listed with a state, or with one that the text pairs with its adjective, is a little more likely one. */
function besideStates(
  parsed: ParsedText,
  world: World,
  words: ReadonlySet<string>,
  adjectives: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const { tokens } = parsed;
  const isState = (token: Token | undefined) => {
    if (token === undefined || !startsWithCapital(token)) return false;
    if (words.has(token.form)) return demonymsFor(token.form).some((demonym) => adjectives.has(demonym));
    return knownAt(world, parsed.plain, token.start)?.names.some((name) => name.entry.kind === "state" && name.form === "name") === true;
  };
  const weights = new Map<string, number>();
  const raise = (word: string, weight: number) => weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  for (const token of tokens) {
    const isInList = token.form === "," && isListOfNames(tokens, token.index);
    if (token.lower !== "and" && token.form !== "-" && !isInList) continue;
    const [left, right] = [tokens[token.index - 1], tokens[token.index + 1]];
    if (left === undefined || right === undefined || left.sentence !== right.sentence) continue;
    const isHeldByBoth = isHolding(tokens[left.index - 2]) && tokens[left.index - 1]?.lower === "of";
    const weight = isHeldByBoth ? OF_STATES : LISTED;
    if (words.has(left.form) && (isState(right) || isHeldByBoth)) raise(left.form, weight);
    if (words.has(right.form) && (isState(left) || isHeldByBoth)) raise(right.form, weight);
  }
  return weights;
}

/** "Lestria, Ombra, Tarsia and Quessant": single names with commas between them and "and" before the last. */
function isListOfNames(tokens: readonly Token[], comma: number): boolean {
  for (let at = comma + 1; at < comma + LONGEST_LIST; at += 2) {
    const name = tokens[at];
    if (name === undefined || !startsWithCapital(name)) return false;
    const next = tokens[at + 1];
    if (next?.lower === "and") return tokens[at + 2] !== undefined && startsWithCapital(tokens[at + 2] ?? { form: "" });
    if (next?.form !== ",") return false;
  }
  return false;
}

const LONGEST_LIST = 16;
const LISTED = 2;
const OF_STATES = 2.5;

/** "the negotiators of", "the parliament of": what states have. */
function isHolding(token: Token | undefined): boolean {
  return token !== undefined && (GROUP_NOUNS.has(token.lower) || STATE_ITSELF.has(token.lower) || POSSESSED_BY_STATES.has(token.lower));
}

const ENOUGH = 2.5;
const LITTLE = 1;
const MOST_FROM_DEMONYM = 4;
const PAIR = 1.5;

/** Capitalised words that the world does not know, seen where a capital says something. */
function unknownWords(parsed: ParsedText, world: World): ReadonlySet<string> {
  const words = new Set<string>();
  const small = new Set<string>();
  const halves = new Set<string>();
  for (const token of parsed.tokens) {
    if (!startsWithCapital(token)) small.add(token.form);
    else if (isPartOfCompound(parsed.tokens, token)) halves.add(token.form);
  }
  for (const token of parsed.tokens) {
    if (
      !startsWithCapital(token) ||
      token.form.length < SHORTEST_STATE ||
      !/^\p{L}+$/u.test(token.form) ||
      token.form === token.form.toUpperCase()
    )
      continue;
    const { lower } = token;
    if (small.has(lower) || SENTENCE_OPENERS.has(lower) || CALENDAR_WORDS.has(lower) || TITLE_HEADS.has(lower) || FIRST_NAMES.has(lower))
      continue;
    if (ORGANISATION_NOUNS.has(lower) || THING_NOUNS.has(lower) || PLACE_NOUNS.has(lower) || TITLE_MODIFIERS.has(lower)) continue;
    if (halves.has(token.form)) continue;
    if (knownAt(world, parsed.plain, token.start) === undefined) words.add(token.form);
  }
  return words;
}

/** "|Port|-Luzel", "|Osterby|-on-Sea": half a name. */
function isPartOfCompound(tokens: readonly Token[], { index, start, end }: Token): boolean {
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  if (before?.form === "-" && before.end === start && startsWithCapital(tokens[index - 2] ?? { form: "" })) return true;
  if (before?.form === "-" && before.end === start && tokens[index - 3]?.form === "-") return true;
  if (next?.form !== "-" || next.start !== end) return false;
  return (
    startsWithCapital(tokens[index + 2] ?? { form: "" }) ||
    (tokens[index + 3]?.form === "-" && startsWithCapital(tokens[index + 4] ?? { form: "" }))
  );
}

const SHORTEST_STATE = 4;

/** What one place says for the word being a state: its titles and organs for, a title or first name before it against. */
function signsAt(parsed: ParsedText, token: Token): { readonly weight: number; readonly longName?: string; readonly isAct?: boolean } {
  const { tokens } = parsed;
  const before = tokens[token.index - 1];
  const earlier = tokens[token.index - 2];
  const next = tokens[token.index + 1];
  const isFirst = before === undefined || before.sentence !== token.sentence;
  // "the Union of |Coastal| States" goes on.
  const goesOn = next !== undefined && next.sentence === token.sentence && startsWithCapital(next);
  if (!isFirst && before.lower === "of" && earlier !== undefined && REALMS.has(earlier.lower) && startsWithCapital(earlier) && !goesOn) {
    const qualifier = tokens[token.index - 3];
    const opens =
      qualifier !== undefined && startsWithCapital(qualifier) && qualifier.sentence === token.sentence && qualifier.lower !== "the"
        ? qualifier
        : earlier;
    return { weight: 5, longName: parsed.text.slice(opens.start, token.end).replace(/\s+/g, " ") };
  }
  if (!isFirst && startsWithCapital(before) && (FIRST_NAMES.has(before.lower) || TITLE_HEADS.get(before.lower)?.kind === "honorific"))
    return { weight: -6 };
  if (!isFirst && startsWithCapital(before) && TITLE_HEADS.has(before.lower)) return { weight: -3 };
  // "In August |Ruvenia| protested": the name of a month or day is no part of a name.
  if (!isFirst && startsWithCapital(before) && !SENTENCE_OPENERS.has(before.lower) && !CALENDAR_WORDS.has(before.lower))
    return { weight: -3 };
  if (next?.lower === "'s") return { weight: weightOfPossessed(parsed, token.index + 2) };
  if (goesOn) return { weight: -1 };
  if (!isFirst && before.lower === "of" && (isHolding(earlier) || holdsThroughOffice(parsed, token.index - 2))) return { weight: 2 };
  // "the Foreign Minister of |Vardenia|", not "the Minister of |Transport|".
  if (!isFirst && before.lower === "of" && earlier?.lower === "minister" && !OFFICE_WORDS.has(token.lower)) {
    const matter = tokens[token.index - 3]?.lower ?? "";
    if (TITLE_MODIFIERS.has(matter)) return { weight: 2 };
  }
  if (!isFirst && PARTS_OF_TALKS.has(before.lower)) return { weight: 1.5 };
  if (!isFirst && before.lower === "to" && earlier?.lower === "ambassador") return { weight: 3 };
  if (next?.form === "-" && tokens[token.index + 2]?.lower === "born") return { weight: 1.5 };
  if (before !== undefined && !isFirst && before.lower === "the") return { weight: 0 };
  if (!isFirst && before.lower === "from" && earlier !== undefined && isHolding(earlier)) return { weight: 2 };
  if (ActingVerbs.has(next?.lemma ?? "") && next?.sentence === token.sentence && isFiniteVerb(next) && !isSilence(tokens, next))
    return { weight: AGENT, isAct: true };
  if (isAuxiliaryOfState(parsed, token)) return { weight: AGENT, isAct: true };
  return { weight: 0 };
}

/** "President Ilse Marrow |of|", "the Ministers of Environment |of|": an office, with the name of who holds it or of its matter, before "of". */
function holdsThroughOffice({ tokens }: ParsedText, last: number): boolean {
  for (let at = last; at > last - LONGEST_HOLDER && at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[last]?.sentence) return false;
    if (GROUP_NOUNS.has(token.lower) || OFFICES_OF_STATES.has(token.lower) || HEADS_OF_STATE.has(token.lower)) return at < last;
    if (!startsWithCapital(token) && token.lower !== "of") return false;
  }
  return false;
}

const LONGEST_HOLDER = 5;
const HEADS_OF_STATE: ReadonlySet<string> = new Set(["president", "king", "queen", "emir", "sultan", "chancellor"]);

/** "Tarsia wants", "Tarsia has refused to": what states do in talks, and people known by a bare surname as well; these are introduced by their first name. */
const ActingVerbs: ReadonlySet<string> = new Set(
  "want demand insist refuse reject agree offer accept propose seek oppose deny accuse claim threaten withdraw sign ratify hold object favour favor impose export import supply join host mediate call back support suggest request reaffirm reiterate stress maintain resist pledge promise agree signal".split(
    " ",
  ),
);
const AGENT = 1.3;

function isFiniteVerb(token: Token | undefined): boolean {
  return token !== undefined && /^VB[ZDP]$/.test(token.fineTag);
}

/** "Tarsia has refused", "Tarsia will sign". */
function isAuxiliaryOfState({ tokens }: ParsedText, { index, sentence }: Token): boolean {
  if (!/^(?:has|have|had|will|would|is|was|does|did|do)$/.test(tokens[index + 1]?.lower ?? "")) return false;
  for (let at = index + 2; at < index + 5; at++) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) return false;
    if (token.tag === "VERB") return ActingVerbs.has(token.lemma) && !isSilence(tokens, token);
  }
  return false;
}

/** What a state is called in talks, directly before its name: "mediator Tarsia". */
const PARTS_OF_TALKS: ReadonlySet<string> = new Set(
  "mediator mediators host hosts guarantor neighbour neighbor neighbouring neighboring rival ally landlocked oil-rich".split(" "),
);

const REALMS: ReadonlySet<string> = new Set(
  "republic kingdom federation emirate emirates principality sultanate commonwealth union confederation duchy".split(" "),
);

/** "'s foreign minister", "'s navy": what a state has and a person seldom. */
function weightOfPossessed(parsed: ParsedText, at: number): number {
  const first = parsed.tokens[at]?.lower ?? "";
  const second = parsed.tokens[at + 1]?.lower ?? "";
  if (POSSESSED_BY_STATES.has(`${first} ${second}`)) return 3;
  if (POSSESSED_BY_SOME.has(first) || (POSSESSED_BY_SOME.has(second) && TITLE_MODIFIERS.has(first))) return 1.5;
  if ([first, second, parsed.tokens[at + 2]?.lower ?? ""].some((word) => OFFICES_OF_STATES.has(word))) return 2;
  if (POSSESSED_BY_STATES.has(first)) return first === "president" || first === "government" ? 2 : 3;
  return 0;
}

/** Offices that states alone fill, within three words of the possessive: "Tarsia's minister for trade", "Orsa's deputy environment minister". */
const OFFICES_OF_STATES: ReadonlySet<string> = new Set(["minister", "ministers", "premier", "ambassador", "ministry", "negotiator"]);

/** What persons have as well. */
const POSSESSED_BY_SOME: ReadonlySet<string> = new Set(["envoy", "envoys", "delegation"]);

const POSSESSED_BY_STATES: ReadonlySet<string> = new Set(
  `president|government|parliament|navy|army|military|capital|territory|borders|border|sovereignty|population|constitution|coastline|airspace|foreign minister|foreign ministry|prime minister|defence minister|
  defense minister|defence ministry|defense ministry|interior minister|interior ministry|finance minister|armed forces|air force|coast guard|supreme court|central bank|deputy foreign|permanent representative|
  ambassador|territorial waters|head of state|national assembly|security forces|currency|economy|exports|ports`
    .split("|")
    .map((words) => words.trim()),
);

/** "Tarsian forces", "the Tarsian capital": how much the next words say that this one is the adjective of a state. */
function adjectiveWeight(parsed: ParsedText, token: Token): number {
  const next = parsed.tokens[token.index + 1];
  if (next === undefined || next.sentence !== token.sentence) return 0;
  if (!DEMONYM_ENDING.test(token.form)) return 0;
  if (STATE_ITSELF.has(next.lower) || next.lower === "capital" || next.lower === "delegation" || next.lower === "forces") return 2.5;
  if (GROUP_NOUNS.has(next.lower) || ORGAN_NOUNS.has(next.lower)) return 2;
  const isTitle =
    TITLE_HEADS.has(next.lower) || (TITLE_MODIFIERS.has(next.lower) && TITLE_HEADS.has(parsed.tokens[token.index + 2]?.lower ?? ""));
  if (isTitle) return 2;
  if (next.tag === "NOUN" || (next.tag === "ADJ" && !startsWithCapital(next))) return 1;
  return token.form.endsWith("s") ? 1 : 0;
}

const DEMONYM_ENDING = /(?:[aeio]n|ese|ish|ic|[^aeiou]i|er|ite|ene|ard|ot|iot|ian|ans?|ians?|ns)$/;

/** Adjectives English makes of a name: "Tarsia" gives Tarsian, Tarsi, Tarsish …; "Halvern" gives Halvernese, Halverni … */
function demonymsFor(name: string): readonly string[] {
  const stem = name.replace(/(?:ia|[aeiouy])$/, "");
  const made = new Set<string>();
  for (const base of [name, name.replace(/[aeiouy]$/, ""), stem]) for (const ending of ENDINGS) made.add(base + ending);
  // "Kvenmark" gives Kvenish.
  for (const end of ["mark", "reich"])
    if (name.endsWith(end)) for (const ending of ["ish", "er", "ian"]) made.add(name.slice(0, -end.length) + ending);
  if (name.endsWith("land")) for (const ending of ["ish", "er", "ic", "ese"]) made.add(name.slice(0, -"land".length) + ending);
  if (name.endsWith("stan")) for (const ending of ["", "i", "ish", "ian"]) made.add(name.slice(0, -"istan".length) + ending);
  made.delete(name);
  return [...made];
}

const ENDINGS = ["n", "an", "ian", "ese", "i", "ish", "ic", "ite", "ene", "ean", "nian", "ni"];

/** "Hebradans": those of a place whose name has more words. */
const PeopleOfPlace = /(?:ans|ers|ese|ians)$/;

type LearntCapital = NonNullable<WorldExtra["capitals"]>[number];

/** "Orsa, the Tarsian capital", "the Tarsian capital Orsa", "Tarsia's capital, Orsa", "Orsa, the capital of Tarsia". */
function learnCapitals(parsed: ParsedText, world: World): readonly LearntCapital[] {
  const { tokens } = parsed;
  const found: LearntCapital[] = [];
  for (const token of tokens) {
    if (token.lower !== "capital" || startsWithCapital(token)) continue;
    const state = stateBefore(parsed, world, token.index) ?? stateAfterOf(parsed, world, token.index + 1);
    if (state === undefined) continue;
    const city = cityAround(parsed, token.index);
    if (city === undefined || knownAt(world, parsed.plain, city.start)?.names.some((name) => name.form === "capital") === true) continue;
    found.push({ name: parsed.text.slice(city.start, city.end).replace(/\s+/g, " "), of: state });
  }
  return found;
}

function stateBefore(parsed: ParsedText, world: World, capital: number): string | undefined {
  for (let at = capital - 1; at >= capital - MOST_WORDS_BETWEEN && at >= 0; at--) {
    const token = parsed.tokens[at];
    if (token === undefined || token.sentence !== parsed.tokens[capital]?.sentence || token.form === ",") return undefined;
    const state = stateIn(knownAt(world, parsed.plain, token.start)?.names ?? []);
    if (state !== undefined) return state;
  }
  return undefined;
}

const MOST_WORDS_BETWEEN = 3;

function stateAfterOf(parsed: ParsedText, world: World, at: number): string | undefined {
  const start = parsed.tokens[at]?.lower === "of" ? parsed.tokens[at + 1]?.start : undefined;
  return start === undefined ? undefined : stateIn(knownAt(world, parsed.plain, start)?.names ?? []);
}

function stateIn(names: readonly WorldName[]): string | undefined {
  return names.find((name) => name.entry.kind === "state" && (name.form === "adjective" || name.form === "name"))?.entry.key;
}

/** The capitalised words before ", the … capital" or after "capital" and a comma at most. */
function cityAround(parsed: ParsedText, capital: number): { readonly start: number; readonly end: number } | undefined {
  const { tokens } = parsed;
  const sentence = tokens[capital]?.sentence;
  const isCity = (token: Token | undefined) =>
    token !== undefined && token.sentence === sentence && startsWithCapital(token) && token.tag === "PROPN";
  const after = tokens[capital + 1]?.form === "," ? capital + 2 : capital + 1;
  if (isCity(tokens[after])) return stretchOf(tokens, after, isCity);
  for (let at = capital - 1; at >= capital - FARTHEST_COMMA && at > 0; at--) {
    if (tokens[at]?.form !== "," || !isCity(tokens[at - 1])) continue;
    let first = at - 1;
    while (isCity(tokens[first - 1])) first--;
    return { start: tokens[first]?.start ?? 0, end: tokens[at - 1]?.end ?? 0 };
  }
  return undefined;
}

const FARTHEST_COMMA = 6;

function stretchOf(tokens: readonly Token[], first: number, isCity: (token: Token | undefined) => boolean) {
  let after = first;
  while (isCity(tokens[after])) after++;
  return { start: tokens[first]?.start ?? 0, end: tokens[after - 1]?.end ?? 0 };
}
