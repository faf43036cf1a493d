/** Decides which words soften or harden what is said: they change the strength of a stance, never who holds it. */
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, phraseOf, plainWordsOf } from "./word-phrases.ts";

export type HedgeRule = Rule & { readonly strength: "strong" | "weak"; readonly phrases: readonly string[] };

export const hedgeRules: readonly HedgeRule[] = [
  {
    id: "hedge.possibility",
    strength: "weak",
    phrases: ["may", "might", "could", "can", "perhaps", "possibly", "maybe"],
    reason: 'A possibility is less than a stance: "could accept" is open, not accepted.',
    example: "Tarsia could accept the map.",
    counterExample: "Tarsia accepted the map.",
  },
  {
    id: "hedge.appearance",
    strength: "weak",
    phrases: [
      "appear~ to",
      "seem~ to",
      "apparently",
      "reportedly",
      "allegedly",
      "purportedly",
      "is said to",
      "are said to",
      "is believed to",
      "are believed to",
      "is thought to",
      "signal~ that",
      "hint~ that",
      "suggest~ that",
      "tentatively",
      "in principle",
      "privately",
      "cautiously",
      "broadly",
    ],
    reason: "The words pass on an impression, or agree without the details.",
    example: "Orsa reportedly backs the pause.",
    counterExample: "Orsa backs the pause.",
  },
  {
    id: "hedge.firmness",
    strength: "strong",
    phrases: [
      "firmly",
      "flatly",
      "categorically",
      "strongly",
      "adamantly",
      "vehemently",
      "outright",
      "under no circumstances",
      "never",
      "repeatedly",
      "resolutely",
      "staunchly",
      "unequivocally",
      "absolutely",
      "not a single",
      "in no case",
      "emphatically",
    ],
    reason: "The words say that the stance is firm.",
    example: "Mirev flatly opposes the map.",
    counterExample: "Mirev opposes the flat tax.",
  },
];

const compiled = hedgeRules.flatMap((rule) => rule.phrases.map((written) => ({ rule, phrase: phraseOf(written) })));

/** The hedge that begins at `at`, if any. */
export function hedgeAt(words: readonly string[], at: number): HedgeRule | undefined {
  return compiled.find(({ phrase }) => endOfPhraseAt(phrase, words, at) !== undefined)?.rule;
}

export const hedgeWordRules: RuleArea = {
  area: "hedges",
  rules: hedgeRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((_, at) => hedgeAt(words, at)?.id === ruleId);
  },
};
