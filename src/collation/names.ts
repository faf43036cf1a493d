/** Decides when two written names can be the same name: honorifics, particles, initials, light differences of transliteration, acronyms. */
import { givenNameSpellings, honorifics, institutionWords, particles } from "./name-words.ts";

/** A person's name by its parts, folded for comparison. `given` is empty where only a surname is written. */
export type PersonName = { readonly given: readonly string[]; readonly surname: string };

const MarksPattern = /\p{M}+/gu;
const DropPattern = /['’ʼ`.]/g;
const SeparatorPattern = /[^\p{L}\p{N}]+/u;
const ordinalSuffixes = new Set(["ii", "iii", "iv"]); // A king is often written without it.
const generationSuffixes = new Set(["jr", "sr"]); // Father and son are two people.

const spellingOf: ReadonlyMap<string, string> = new Map(
  givenNameSpellings.flatMap((row) => row.map((form): [string, string] => [foldTransliteration(form), row[0] ?? form])),
);

/** The parts of a person's name; undefined where nothing but titles and particles is left. */
export function personNameOf(name: string): PersonName | undefined {
  const tokens = foldedTokens(name).filter((token) => !ordinalSuffixes.has(token));
  const suffix = tokens.length > 1 && generationSuffixes.has(tokens.at(-1) ?? "") ? ` ${tokens.pop()}` : "";
  while (tokens.length > 1 && honorifics.has(tokens[0] ?? "")) tokens.shift();
  const own = tokens.filter((token) => !particles.has(token));
  const parts = (own.length > 0 ? own : tokens).map(foldTransliteration);
  const surname = parts.pop();
  return surname === undefined ? undefined : { given: parts.map((part) => spellingOf.get(part) ?? part), surname: surname + suffix };
}

/** True where both names can be one person's: the shorter is the longer with parts left out or as initials; first names must agree. */
export function canBeSamePerson(one: PersonName, other: PersonName): boolean {
  const longer = [...(one.given.length >= other.given.length ? one : other).given];
  const shorter = [...(one.given.length >= other.given.length ? other : one).given];
  if (one.surname !== other.surname) return startsWithWholeName(one, other) || startsWithWholeName(other, one);
  if (shorter.length === 0) return true;
  if (!agree(longer[0], shorter[0])) return false;
  let at = 0;
  for (const part of shorter) {
    while (at < longer.length && !agree(longer[at], part)) at++;
    if (at++ >= longer.length) return false;
  }
  return true;
}

/** A key for names of organisations, groups and states: no article, no punctuation, one spelling for "and". */
export function nameKeyOf(name: string): string {
  const tokens = foldedTokens(name.replace(/\([^()]*\)/g, " "));
  if (tokens.length > 1 && (tokens[0] === "the" || tokens[0] === "a" || tokens[0] === "an")) tokens.shift();
  return tokens.filter((token) => token !== "and" && token !== "s").join(" ");
}

/** The acronym a name is or names in brackets: "IAEA", "International Atomic Energy Agency (IAEA)". */
export function statedAcronymOf(name: string): string | undefined {
  const inBrackets = /\(([A-Z][A-Za-z]{0,3}[A-Z]{1,6})\)/.exec(name)?.[1];
  if (inBrackets !== undefined) return inBrackets.toLowerCase();
  const bare = name.trim().replaceAll(".", "");
  return /^[A-Z]{2,8}$/.test(bare) ? bare.toLowerCase() : undefined;
}

/** The initials of the capitalised words, where there are three or more: a name others may shorten so. */
export function initialsOf(name: string): string | undefined {
  const words = name.replace(/\([^()]*\)/g, " ").match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  return words.length >= 3
    ? words
        .map((word) => word.charAt(0))
        .join("")
        .toLowerCase()
    : undefined;
}

/** True for a name of its own ("Contact Group", "IAEA"), false for a description ("officials", "US and Ukrainian officials", "the ministry"). */
export function isProperName(name: string): boolean {
  if (statedAcronymOf(name) !== undefined) return true;
  const words = name.replace(/^(?:the|a|an)\s+/i, "").split(/\s+/);
  return [words[0], words.at(-1)].every((word) => /^\p{Lu}/u.test(word ?? ""));
}

/** True for "Government", "Foreign Ministry", "Council of State": whose it is must be told by a side. */
export function isBareInstitution(name: string): boolean {
  return foldedTokens(name).every((token) => institutionWords.has(token));
}

function foldedTokens(name: string): string[] {
  return name.normalize("NFD").replace(MarksPattern, "").replace(DropPattern, "").toLowerCase().split(SeparatorPattern).filter(Boolean);
}

/** Zelensky, Zelenskyy, Zelenskiy; Sergei, Sergey; Yelena, Elena; Youssef, Yusuf is left to the list of spellings. */
function foldTransliteration(token: string): string {
  if (token.length < 4) return token;
  return token
    .replace(/(.)\1+/g, "$1")
    .replace(/^ye/, "e")
    .replace(/(?:iy|ij|yi|i)$/, "y")
    .replace(/ou/g, "u")
    .replace(/q/g, "k");
}

function agree(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}

/** Two surnames and only the first of them: "Pedro Sal" within "Pedro Sal Ortiz". */
function startsWithWholeName(short: PersonName, long: PersonName): boolean {
  const whole = [...short.given, short.surname];
  return short.given.length > 0 && long.given.length >= whole.length && whole.every((part, at) => part === long.given[at]);
}
