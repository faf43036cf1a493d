/** Decides which words say how likely something is, and which band of ICD 203 a word belongs to where the standard names it. */
import type { LikelihoodBand } from "#record";
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, plainWordsOf } from "./word-phrases.ts";

/**
 * How the judged clause hangs on the word.
 * `that`: "it is unlikely that X would sign" · `to do`: "X is unlikely to sign" · `adverb`: "X will probably sign" · `whether`: "it is unclear if X would sign" ·
 * `of`: "little chance of a deal" · `by subject`: the grammatical subject is the one who judges ("X doubts that …").
 */
export type EstimativeFrame = "that" | "to do" | "adverb" | "whether" | "of" | "by subject";

export type EstimativeRule = Rule & {
  readonly phrases: readonly string[];
  readonly frames: readonly EstimativeFrame[];
  /** Undefined where the word has no place on the scale of the standard ("doubts", "expects"). */
  readonly band?: LikelihoodBand;
};

// Bands: Intelligence Community Directive 203, Analytic Standards (2 January 2015, amended 2022), D.6.e.(2): two rows of terms for seven bands.

function estimative(
  id: string,
  band: LikelihoodBand | undefined,
  frames: readonly EstimativeFrame[],
  phrases: readonly string[],
  told: readonly [reason: string, example: string, counterExample: string],
): EstimativeRule {
  const [reason, example, counterExample] = told;
  return { id: `estimative.${id}`, frames, phrases, reason, example, counterExample, ...(band === undefined ? {} : { band }) };
}

/** The longest phrase that fits wins: "very unlikely" is not "unlikely". */
export const estimativeRules: readonly EstimativeRule[] = [
  estimative(
    "almost-no-chance",
    "almost no chance",
    ["that", "of", "to do", "adverb"],
    [
      "almost no chance",
      "no chance",
      "virtually no chance",
      "next to no chance",
      "a remote chance",
      "remote chance",
      "only a remote chance",
      "a remote possibility",
    ],
    [
      "The lowest band of the standard: almost no chance, remote.",
      "There is almost no chance that the truce will hold.",
      "He took his chance.",
    ],
  ),
  estimative(
    "very-unlikely",
    "very unlikely",
    ["that", "to do", "adverb"],
    ["very unlikely", "highly unlikely", "highly improbable", "most unlikely", "extremely unlikely", "very improbable"],
    [
      "Second band: very unlikely, highly improbable.",
      "A deal is highly improbable before spring, and it is very unlikely that they meet.",
      "A deal is very old.",
    ],
  ),
  estimative(
    "unlikely",
    "unlikely",
    ["that", "to do", "adverb"],
    ["unlikely", "improbable", "not likely", "not probable"],
    ["Third band: unlikely, improbable.", "Tarsia is unlikely to sign.", "Tarsia is an unwilling host."],
  ),
  estimative(
    "roughly-even",
    "roughly even chance",
    ["that", "of", "to do"],
    [
      "roughly even chance",
      "roughly even odds",
      "even chance",
      "even odds",
      "fifty-fifty",
      "50-50",
      "50-50 chance",
      "a coin toss",
      "about even",
    ],
    ["Middle band: roughly even chance, roughly even odds.", "There is a roughly even chance that they attack.", "They shared it evenly."],
  ),
  estimative(
    "likely",
    "likely",
    ["that", "to do", "adverb"],
    ["likely", "probable", "probably", "more likely than not", "in all likelihood"],
    ["Fifth band: likely, probable.", "Orsa will probably wait.", "It was an unlikely pair."],
  ),
  estimative(
    "very-likely",
    "very likely",
    ["that", "to do", "adverb"],
    [
      "very likely",
      "highly likely",
      "most likely",
      "highly probable",
      "very probable",
      "very probably",
      "very probably",
      "in all probability",
    ],
    ["Sixth band: very likely, highly probable.", "It is highly likely that Orsa will wait.", "It is highly paid."],
  ),
  estimative(
    "almost-certain",
    "almost certain",
    ["that", "to do", "adverb"],
    [
      "almost certain",
      "almost certainly",
      "nearly certain",
      "nearly certainly",
      "all but certain",
      "virtually certain",
      "virtually certainly",
      "near certain",
    ],
    [
      "The highest band: almost certain, nearly certain.",
      "Veldland will almost certainly miss the deadline.",
      "Veldland has certain plans.",
    ],
  ),
  estimative(
    "unclear",
    "unclear",
    ["whether"],
    [
      "unclear",
      "uncertain",
      "not clear",
      "n't clear",
      "not yet clear",
      "not immediately clear",
      "not known",
      "unknown",
      "not certain",
      "n't certain",
      "not sure",
      "unsure",
      "open to question",
      "an open question",
      "to be seen",
      "in doubt",
      "questionable",
      "doubtful",
      "anybody|anyone 's guess",
      "not yet known",
      "hard|difficult|impossible|early|soon to say|tell|know|judge|predict",
      "far from clear",
      "far from certain",
      "no clarity on|about",
    ],
    ["The text says that it is not known; no chance is named.", "It remains unclear if Tarsia will accept.", "The water was unclear."],
  ),
  estimative(
    "doubt",
    undefined,
    ["by subject"],
    [
      "doubt~ that",
      "doubt~ if|whether",
      "doubt~",
      "be~ doubtful that",
      "be~ sceptical|skeptical that",
      "question~ whether",
      "see~ little chance of|that",
      "see~ no chance of|that",
      "hold~ out little hope of|that",
    ],
    [
      "Whoever doubts, judges; the standard has no band for it.",
      "Norland doubts that the Front will keep its word.",
      "No doubt the day was long.",
    ],
  ),
  estimative(
    "expect",
    undefined,
    ["by subject"],
    [
      "expect~ that",
      "expect~",
      "anticipate~ that",
      "anticipate~",
      "predict~ that",
      "forecast~ that",
      "foresee~",
      "be~ confident that",
      "be~ convinced that",
    ],
    ["Whoever expects, judges; the standard has no band for it.", "Norland expects Tarsia to reject the map.", "She is expecting."],
  ),
  estimative(
    "little-chance",
    undefined,
    ["that", "of"],
    [
      "little chance",
      "slim chance",
      "a slim chance",
      "little prospect",
      "no prospect",
      "slim chances",
      "every chance",
      "a good chance",
      "good chance",
      "a real chance",
      "a high chance",
      "a low probability",
      "high probability",
      "real possibility",
      "a real possibility",
      "little likelihood",
      "no sign",
      "little sign",
      "no indication",
      "little indication",
      "few signs",
    ],
    [
      "A chance named in words the standard does not list: kept verbatim, without a band.",
      "There is little chance that the Front will disarm.",
      "By a happy chance they met.",
    ],
  ),
  estimative(
    "possible",
    undefined,
    ["that"],
    [
      "possible , not probable",
      "possible but not probable",
      "possible but not likely",
      "possible but unlikely",
      "quite possible",
      "entirely possible",
      "not impossible",
      "conceivable",
      "not probable",
      "improbable",
    ],
    [
      "A chance between the bands of the standard: kept verbatim, without a band.",
      "A collapse of the truce is conceivable.",
      "A possible visitor came.",
    ],
  ),
  estimative(
    "may-well",
    undefined,
    ["adverb"],
    ["may|might|could well", "may|might very well"],
    [
      '"may well" is a judgement, a bare "may" is hardly one; the standard has no band for it.',
      "Tarsia may well refuse.",
      "All may be well.",
    ],
  ),
];

export type EstimativePhrase = { readonly rule: EstimativeRule; readonly start: number; readonly after: number };

const compiled = indexPhrases(estimativeRules);

/** The longest estimative phrase that begins at `at`, if any. */
export function estimativePhraseAt(words: readonly string[], at: number): EstimativePhrase | undefined {
  let longest: EstimativePhrase | undefined;
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined && (longest === undefined || after > longest.after)) longest = { rule, start: at, after };
  }
  return longest;
}

export const estimativeWordRules: RuleArea = {
  area: "estimative words",
  rules: estimativeRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    for (let at = 0; at < words.length; at++) {
      const found = estimativePhraseAt(words, at);
      if (found?.rule.id === ruleId && framesFit(found, words)) return true;
    }
    return false;
  },
};

/** On words alone: "doubt" needs something doubted after it, "unclear" needs "if" or "whether". */
function framesFit({ rule, start, after }: EstimativePhrase, words: readonly string[]): boolean {
  const next = words[after] ?? ".";
  if (rule.frames.includes("whether")) return ["if", "whether", "how", "when", "that", "what"].includes(next);
  if (rule.frames.includes("by subject")) return next !== "." && words[start - 1] !== "no" && start > 0;
  return true;
}
