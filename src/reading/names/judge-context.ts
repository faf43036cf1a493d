/** Decides whether words the world knows mean the power that acts or only the place, from what stands beside them. */
import type { Basis, MentionMark } from "#record";
import type { ParsedText } from "../parsed-text.ts";
import { SAYING_VERBS } from "../rules/name-words.ts";
import { ACTION_NOUNS } from "../rules/organs.ts";
import {
  DEALING_VERBS,
  EXCHANGE_WORDS,
  LOCATIVE_WORDS,
  PART_WORDS,
  REACHING_WORDS,
  TOWN_WORDS,
  TRAVEL_WORDS,
} from "../rules/place-words.ts";
import { isFiniteVerb } from "../verb-tags.ts";
import type { WorldName } from "../world.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** The meaning that acts here, with its form and basis. */
export type ActingName = { readonly name: WorldName; readonly form: MentionMark["form"]; readonly basis: Basis };

/** Known words in their place; `chain` is the list they stand in ("Moscow and Kyiv"), or themselves. */
export type KnownPlace = {
  readonly parsed: ParsedText;
  readonly piece: TokenStretch;
  readonly chain: TokenStretch;
  readonly meanings: readonly WorldName[];
};

/** The acting meaning of known words, or undefined where they name a place, describe a thing, or no rule speaks for more. */
export function judgeContext(place: KnownPlace): ActingName | undefined {
  const acting = place.meanings.filter((name) => name.entry.kind !== "place");
  const people = acting.find((name) => name.form === "people");
  const adjective = acting.find((name) => name.form === "adjective");
  const name = acting.find((candidate) => candidate.form === "name");
  const seat = acting.find((candidate) => candidate.form === "seat");
  const capital = acting.find((candidate) => candidate.form === "capital");
  if (seat !== undefined) return isLocative(place) ? undefined : acts(seat, "seat", "actors/seat", 0.9);
  if (name !== undefined) return judgeName(place, name) ?? undefined;
  if (people !== undefined || adjective !== undefined) return judgePeople(place, people, adjective);
  if (capital !== undefined) return judgeCapital(place, capital);
  return undefined;
}

function acts(name: WorldName, form: MentionMark["form"], rule: string, certainty: number): ActingName {
  return { name, form, basis: { kind: "rule", name: rule, certainty } };
}

/** A state or body by its own name acts unless a preposition, a verb of travel or a part makes it ground. */
function judgeName(place: KnownPlace, name: WorldName): ActingName | undefined {
  const isState = name.entry.kind === "state" || name.entry.kind === "group";
  if (!isState) return isLocative(place) && !name.entry.outlet ? undefined : acts(name, "name", "actors/known-body", 0.92);
  if (isHyphenated(place)) return acts(name, "name", "actors/state-in-compound", 0.75);
  const isDescription = describesNoun(place) && ["the", "a", "an"].includes(wordAt(place, place.chain.first - 1));
  if (!isDescription && isGround(place)) return undefined;
  if (describesNoun(place)) {
    const isAction = ACTION_NOUNS.has(wordAt(place, place.chain.after));
    return acts(name, "name", "actors/state-before-noun", isAction ? 0.75 : 0.5);
  }
  return acts(name, "name", "actors/state-name", name.doubtful === true ? 0.7 : 0.9);
}

/** "The Russians", "the French"; "a Russian refusal", but not "Russian oil". */
function judgePeople(place: KnownPlace, people: WorldName | undefined, adjective: WorldName | undefined): ActingName | undefined {
  const next = wordAt(place, place.chain.after);
  if (adjective !== undefined && ACTION_NOUNS.has(next)) return acts(adjective, "demonym", "actors/demonym-with-action", 0.75);
  const second = wordAt(place, place.chain.after + 1);
  if (adjective !== undefined && ACTION_NOUNS.has(second) && isDescriptive(place, place.chain.after)) {
    return acts(adjective, "demonym", "actors/demonym-with-action", 0.65);
  }
  if (adjective !== undefined && isHyphenated(place)) {
    return isCompoundOfDealing(place) ? acts(adjective, "demonym", "actors/demonym-in-compound", 0.7) : undefined;
  }
  if (people === undefined || isNominal(place, place.chain.after)) return undefined;
  const before = wordBefore(place);
  const isMany = people.words !== adjective?.words;
  if (wordAt(place, place.chain.first - 1) === "the") return acts(people, "demonym", "actors/the-people", 0.85);
  if (!isMany || !["between", "with", "by", "against"].includes(before)) return undefined;
  return acts(people, "demonym", "actors/bare-people", 0.6);
}

/** A capital acts only where the sentence makes it act. */
function judgeCapital(place: KnownPlace, capital: WorldName): ActingName | undefined {
  if (isHyphenated(place)) return acts(capital, "capital", "actors/capital-in-compound", 0.75);
  if (isGround(place) || isDateline(place)) return undefined;
  const before = wordBefore(place);
  const next = wordAt(place, place.chain.after);
  if (next === "'s" || next === "'")
    return TOWN_WORDS.has(wordAt(place, place.chain.after + 1)) ? undefined : acts(capital, "capital", "actors/capital-possessive", 0.75);
  if (["with", "against", "between", "by", "than"].includes(before)) return acts(capital, "capital", "actors/capital-as-partner", 0.8);
  if (["for", "to", "from", "on", "of", "at", "towards"].includes(before)) {
    return hasBefore(place, EXCHANGE_WORDS, 4) ? acts(capital, "capital", "actors/capital-in-exchange", 0.75) : undefined;
  }
  if (actsAsSubject(place)) return acts(capital, "capital", "actors/capital-as-subject", 0.85);
  const verb = place.parsed.tokens[place.chain.first - 1];
  if (verb !== undefined && verb.tag === "VERB" && DEALING_VERBS.has(verb.lemma))
    return acts(capital, "capital", "actors/capital-dealt-with", 0.75);
  return undefined;
}

/** A verb follows, adverbs and "has" aside, and nothing before makes the words an object. */
function actsAsSubject(place: KnownPlace): boolean {
  const { tokens } = place.parsed;
  const previous = tokens[place.chain.first - 1];
  if (previous !== undefined && previous.tag === "ADP" && previous.sentence === tokens[place.chain.first]?.sentence) return false;
  let at = place.chain.after;
  const limit = at + MOST_ADVERBS;
  while (at < limit && (tokens[at]?.tag === "ADV" || tokens[at]?.lower === "also" || tokens[at]?.lower === "both")) at++;
  const verb = tokens[at];
  if (verb === undefined || verb.sentence !== tokens[place.chain.first]?.sentence) return false;
  if (LYING_VERBS.has(verb.lower)) return false;
  if (verb.lower === "was" || verb.lower === "were" || verb.lower === "is") return !PHYSICAL.has(tokens[at + 1]?.lower ?? "");
  return isFiniteVerb(verb) || SAYING_VERBS.has(verb.lower);
}

const MOST_ADVERBS = 3;
const LYING_VERBS: ReadonlySet<string> = new Set(["lies", "lay", "sits", "stands", "borders", "hosts", "hosted"]);
const PHYSICAL: ReadonlySet<string> = new Set([
  "hit",
  "struck",
  "shelled",
  "bombed",
  "rocked",
  "attacked",
  "located",
  "home",
  "quiet",
  "calm",
  "cold",
  "hot",
  "crowded",
  "full",
  "captured",
  "surrounded",
  "once",
  "where",
]);

function isLocative(place: KnownPlace): boolean {
  const before = wordBefore(place);
  return LOCATIVE_WORDS.has(before);
}

/** The words are ground that somebody stands on, goes to, comes from or holds a part of. */
function isGround(place: KnownPlace): boolean {
  const before = wordBefore(place);
  if (LOCATIVE_WORDS.has(before)) return true;
  if (before === "to" || before === "from" || before === "for")
    return hasBefore(place, TRAVEL_WORDS, 5) && !hasBefore(place, EXCHANGE_WORDS, 2);
  if (before === "of") return PART_WORDS.has(wordBeforeThat(place));
  if (REACHING_WORDS.has(before)) return true;
  return (before === "of" || before === ",") && isDateline(place);
}

/** "ORSA (Wire) -", "Orsa, Tarsia - ": the place line of a dispatch at the head of a paragraph. */
function isDateline(place: KnownPlace): boolean {
  const { parsed, piece } = place;
  const token = parsed.tokens[piece.first];
  const sentence = parsed.sentences[token?.sentence ?? 0];
  if (token === undefined || sentence === undefined || piece.first - sentence.firstToken > 4) return false;
  for (let at = piece.after; at < piece.after + 8; at++) {
    const form = parsed.tokens[at]?.form;
    if (form === undefined) return false;
    if ((form === "-" || form === "--") && parsed.plain[(parsed.tokens[at]?.start ?? 0) - 1] === " ")
      return at > piece.after || token.form === token.form.toUpperCase();
    if (![",", "(", ")", "/", "."].includes(form) && !/^(?:[A-Z\d]|\d)/.test(form)) return false;
  }
  return false;
}

/** "US-drafted", "Moscow-backed", "US-Ukraine". */
function isHyphenated(place: KnownPlace): boolean {
  const { tokens } = place.parsed;
  const last = tokens[place.piece.after - 1];
  const next = tokens[place.piece.after];
  const after = tokens[place.piece.after + 1]?.lower ?? "";
  if (next?.form === "-" && last !== undefined && next.start === last.end) return !NOT_DONE_BY.has(after);
  const first = tokens[place.piece.first];
  const before = tokens[place.piece.first - 1];
  return before?.form === "-" && first !== undefined && before.end === first.start;
}

/** "Orsa-based", "Orsa-born", "Orsa-wide" place a thing; "Orsa-backed" lets Orsa act. */
const NOT_DONE_BY: ReadonlySet<string> = new Set(["based", "born", "wide", "bound", "area", "style", "born-and-bred", "educated"]);

/** A noun follows that the words describe: "the Iran deal". */
function describesNoun(place: KnownPlace): boolean {
  return isNominal(place, place.chain.after);
}

function isNominal(place: KnownPlace, at: number): boolean {
  const { tokens } = place.parsed;
  const sentence = tokens[place.piece.first]?.sentence;
  let index = at;
  while (index < at + MOST_ADJECTIVES && tokens[index]?.tag === "ADJ" && tokens[index]?.sentence === sentence) index++;
  const token = tokens[index];
  if (token === undefined || token.sentence !== sentence) return false;
  return token.tag === "NOUN" || (token.tag === "PROPN" && token.lower !== "mr.");
}

const MOST_ADJECTIVES = 4;

function isDescriptive(place: KnownPlace, at: number): boolean {
  const token = place.parsed.tokens[at];
  return token !== undefined && (token.tag === "ADJ" || token.tag === "NOUN" || token.fineTag === "VBN");
}

/** "Russian-backed", "Russian-Ukrainian talks", but not "Polish-American voters". */
function isCompoundOfDealing(place: KnownPlace): boolean {
  const { tokens } = place.parsed;
  const next = tokens[place.piece.after + 1];
  if (tokens[place.piece.after]?.form === "-" && next?.fineTag.startsWith("VB") === true) return true;
  return DEALINGS.has(wordAt(place, place.chain.after)) || DEALINGS.has(wordAt(place, place.chain.after + 1));
}

const DEALINGS: ReadonlySet<string> = new Set(
  "talks meeting meetings war summit relations agreement agreements deal negotiations conflict dispute ties border ceasefire truce dialogue plan draft proposal treaty pact accord statement".split(
    " ",
  ),
);

/** One of `words` stands among the `reach` tokens before the words, in the same sentence. */
function hasBefore(place: KnownPlace, words: ReadonlySet<string>, reach: number): boolean {
  const { tokens } = place.parsed;
  const first = place.chain.first;
  for (let at = first - 2; at >= first - 1 - reach && at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[first]?.sentence || [";", ":", '"'].includes(token.form)) return false;
    if (words.has(token.lower)) return true;
  }
  return false;
}

function wordAt(place: KnownPlace, at: number): string {
  const token = place.parsed.tokens[at];
  return token !== undefined && token.sentence === place.parsed.tokens[place.piece.first]?.sentence ? token.lower : "";
}

/** The word before the list the words stand in, articles and "both" aside. */
function wordBefore(place: KnownPlace): string {
  let at = place.chain.first - 1;
  while (["the", "both", "all", "neighbouring", "neighboring", "nearby", "war-torn"].includes(wordAt(place, at)) && at > 0) {
    if (wordAt(place, at) === "the") {
      const earlier = wordAt(place, at - 1);
      return earlier !== "" && (LOCATIVE_WORDS.has(earlier) || PREPOSITIONS.has(earlier) || REACHING_WORDS.has(earlier)) ? earlier : "the";
    }
    at--;
  }
  return wordAt(place, at);
}

const PREPOSITIONS: ReadonlySet<string> = new Set(["to", "from", "of", "for", "with", "by", "between", "against", "on"]);

function wordBeforeThat(place: KnownPlace): string {
  let at = place.chain.first - 1;
  while (at > 0 && wordAt(place, at) !== "of") at--;
  return wordAt(place, at - 1);
}
