/** Decides the dictionary form of a token from its form and tag: a table of irregular words, then rules of spelling. */
import {
  ENDING_IN_US,
  IRREGULAR_DEGREES,
  IRREGULAR_NOUNS,
  IRREGULAR_VERBS,
  PLAIN_DEGREES,
  SHORT_AUXILIARIES,
  STEMS_WITH_DOUBLES,
  STEMS_WITH_E,
  STEMS_WITH_SINGLE_L,
  STEMS_WITHOUT_E,
} from "./irregular-forms.ts";

/** The lemma of `form` read with the universal tag `tag` and the Penn tag `fineTag`. Names stay as they are written, all else is in small letters. */
export function lemmatise(form: string, tag: string, fineTag: string): string {
  const lower = form.toLowerCase();
  if (lower.length > LONGEST_WORD) return tag === "PROPN" ? form : lower;
  switch (tag) {
    case "PROPN":
      return form;
    case "VERB":
    case "AUX":
      return verbLemma(lower, fineTag);
    case "NOUN":
      return fineTag === "NNS" ? nounLemma(lower) : lower;
    case "ADJ":
    case "ADV":
      return degreeLemma(lower, fineTag);
    case "PRON":
      return PRONOUNS.get(lower) ?? lower;
    case "PART":
      return SHORT_AUXILIARIES.get(lower) ?? lower;
    case "DET":
      return DETERMINERS.get(lower) ?? lower;
    default:
      return lower;
  }
}

function verbLemma(lower: string, fineTag: string): string {
  if (fineTag === "MD") return SHORT_AUXILIARIES.get(lower) ?? lower;
  if (lower === "'d") return "have";
  const isBase = fineTag === "VB" || fineTag === "VBP";
  if (isBase && !BASE_EXCEPTIONS.has(lower)) return lower;
  const irregular = IRREGULAR_VERBS.get(lower);
  if (irregular !== undefined) return irregular;
  if (fineTag === "VBZ") return withoutS(lower);
  if (fineTag === "VBG" && lower.endsWith("ing")) return baseOfStem(lower.slice(0, -3));
  if ((fineTag === "VBD" || fineTag === "VBN") && lower.endsWith("ed")) return baseOfPast(lower);
  return lower;
}

function baseOfPast(lower: string): string {
  if (lower.endsWith("ied")) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
  if (lower.endsWith("eed")) return lower.slice(0, -1);
  return baseOfStem(lower.slice(0, -2));
}

/** The verb of a stem left by "-ing" or "-ed": undoes a doubled consonant or gives back a silent e. */
function baseOfStem(stem: string): string {
  if (stem.length < 2) return stem;
  const prefixed = HYPHENED_PREFIX.exec(stem);
  if (prefixed !== null) return prefixed[0] + baseOfStem(stem.slice(prefixed[0].length));
  if (STEMS_WITH_E.has(stem)) return `${stem}e`;
  if (STEMS_WITHOUT_E.has(stem)) return stem;
  if (SOFTENED.test(stem)) return stem.slice(0, -1);
  const last = stem.charAt(stem.length - 1);
  if (last === stem.charAt(stem.length - 2)) return undoubled(stem, last);
  return SILENT_E.test(stem) ? `${stem}e` : stem;
}

function undoubled(stem: string, last: string): string {
  if (last === "l") return STEMS_WITH_SINGLE_L.has(stem.slice(0, -1)) ? stem.slice(0, -1) : stem;
  return "bdgkmnprtv".includes(last) && !STEMS_WITH_DOUBLES.has(stem) ? stem.slice(0, -1) : stem;
}

function nounLemma(lower: string): string {
  const irregular = IRREGULAR_NOUNS.get(lower);
  if (irregular !== undefined) return irregular;
  return lower.endsWith("men") && lower.length > 4 ? `${lower.slice(0, -3)}man` : withoutS(lower);
}

function withoutS(lower: string): string {
  const length = lower.length;
  if (length < 3 || !lower.endsWith("s") || lower.endsWith("ss") || lower.endsWith("us") || lower.endsWith("is")) return lower;
  if (lower.endsWith("'s")) return lower.slice(0, -2);
  if (lower.endsWith("ies")) return length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
  if (ES_AFTER_SIBILANT.test(lower) || lower.endsWith("oes")) return lower.slice(0, -2);
  if (lower.endsWith("uses") && ENDING_IN_US.has(lower.slice(0, -2))) return lower.slice(0, -2);
  return lower.slice(0, -1);
}

function degreeLemma(lower: string, fineTag: string): string {
  if (fineTag !== "JJR" && fineTag !== "JJS" && fineTag !== "RBR" && fineTag !== "RBS") return lower === "n't" ? "not" : lower;
  const irregular = IRREGULAR_DEGREES.get(lower);
  if (irregular !== undefined) return irregular === "good" && fineTag.startsWith("RB") ? "well" : irregular;
  const ending = lower.endsWith("est") ? 3 : lower.endsWith("er") ? 2 : 0;
  if (ending === 0 || lower.length - ending < 3) return lower;
  const stem = lower.slice(0, -ending);
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnpt])\1$/.test(stem)) return stem.slice(0, -1);
  return DEGREE_E.test(stem) && !PLAIN_DEGREES.has(stem) ? `${stem}e` : stem;
}

const LONGEST_WORD = 40;
const HYPHENED_PREFIX = /^(?:re|co|pre|un|over|under|mis|out)-/;
const BASE_EXCEPTIONS: ReadonlySet<string> = new Set([
  "am",
  "is",
  "are",
  "was",
  "were",
  "'s",
  "'re",
  "'m",
  "'ve",
  "ai",
  "been",
  "has",
  "does",
  "wan",
]);

/** Endings after which "-ing" and "-ed" swallowed an e, letter by letter of the last consonant. */
const SILENT_E = new RegExp(
  `(?:${[
    "[cvu]",
    "[^tz]z",
    "[aeiourlnpw]s",
    "[aeioulrd]g|[aeu]ng",
    "[bcdfgkpstz]l|[^aoe]il|[^ao]ol|[^aou]ul",
    "cr|[^aeo]ir|[^aeo]ur|[^eo]ar",
    "[^eo]at|[^aeo]ut|[vnmu]ot",
    "[^aeou]id|[^eo]ad|[lrc]od|[^aoe]ud|ced",
    "[^aeou]in",
    "[^eo]ak|[^ae]ik|[^o]ok|[^ao]uk",
    "[^eo]ap|yp",
    "[^eo]am|[^a]im|[^aou]um",
    "[^a]ib|[^o]ob",
    "[^aeou][aiy]f",
  ].join("|")})$`,
);
const SOFTENED = /^(?:pan|mim|frol|picn|traff|polit)ick$/;
const ES_AFTER_SIBILANT = /(?:[sx]|ss|zz|tz|ch|sh)es$(?<![^s]ses$)/;
const DEGREE_E = /(?:[aiouy][cgkmnprstvz]|[aiy]d|rg|[aeiou]r|[tbp]l|nc|rs|ns|[aiy]f)$/;

const PRONOUNS: ReadonlyMap<string, string> = new Map([
  ["i", "I"],
  ["me", "I"],
  ["him", "he"],
  ["her", "she"],
  ["us", "we"],
  ["them", "they"],
  ["'em", "they"],
  ["'s", "we"],
  ["whom", "who"],
  ["those", "that"],
  ["these", "this"],
]);

const DETERMINERS: ReadonlyMap<string, string> = new Map([
  ["an", "a"],
  ["those", "that"],
  ["these", "this"],
]);
