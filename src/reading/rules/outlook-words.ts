/** Decides which words tell how the outlook is: nouns of hope and chance with what rises, falls and measures them, and what a sceptic doubts or trusts. */
import type { LikelihoodBand } from "#record";
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, type Phrase, phraseOf, plainWordsOf } from "./word-phrases.ts";

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));
const phrases = (list: string): readonly Phrase[] =>
  list
    .trim()
    .split(/\s*,\s*/u)
    .map(phraseOf);

/** Nouns of an outlook; of hopes only those are meant that say what is hoped for. */
export const OUTLOOKS = set(
  "hope hopes prospect prospects chance chances odds likelihood probability expectation expectations optimism pessimism doubt doubts scepticism skepticism confidence",
);

/** Verbs, lemmas, by which an outlook gets better or worse. */
const Moves = set(`
  fade dim dwindle recede diminish evaporate vanish wane shrink collapse sink falter ebb slip dissolve crumble fall drop plummet worsen darken disappear evaporate
  rise grow brighten improve mount increase revive rebound climb strengthen widen deepen flicker lift lengthen shorten soar surge spread linger persist`);
/** After these nothing much is left. */
const Vanishing = set("evaporate vanish disappear dissolve crumble collapse");
const Low = set(
  "low slim slender faint remote bleak dim poor small distant gloomy grim thin minimal negligible nil zero meagre tiny scant modest limited weak dead",
);
const High = set("high good strong bright excellent fair great solid rosy");
const Compared = set("better worse higher lower greater smaller slimmer brighter dimmer bleaker longer shorter");
const Turned = phrases("against, stacked against, loaded against, heavily against, not good");
const Favoured = phrases("in favour of, in favor of, with");

/** How an outlook stands: a band, or none where the words only say that it moves. */
export type Outlook = { readonly rule: "outlook.moves" | "outlook.measured"; readonly band: LikelihoodBand | undefined };

/** What a verb, its lemma, says of an outlook as its subject. */
export function outlookMoved(lemma: string): Outlook | undefined {
  if (!Moves.has(lemma)) return undefined;
  return { rule: "outlook.moves", band: Vanishing.has(lemma) ? "very unlikely" : undefined };
}

/** What stands after "is" and says how an outlook is: "slim", "against a deal". Doubts are high where chances are low. */
export function outlookAt(words: readonly string[], at: number): Outlook | undefined {
  const word = words[at] ?? "";
  const isAgainst = Turned.some((phrase) => endOfPhraseAt(phrase, words, at) !== undefined);
  if (isAgainst || Low.has(word)) return { rule: "outlook.measured", band: "unlikely" };
  if (High.has(word) || Favoured.some((phrase) => endOfPhraseAt(phrase, words, at) !== undefined))
    return { rule: "outlook.measured", band: "likely" };
  return Compared.has(word) ? { rule: "outlook.measured", band: undefined } : undefined;
}

/** Nouns for what somebody can do: who doubts them judges a power. */
export const ABILITIES = set(`
  ability abilities capacity capability capabilities power strength stamina resources means authority grip control leverage clout endurance readiness preparedness competence
  capacities manpower influence hold`);

/** Nouns for what somebody means: who doubts them judges a mind. */
export const INTENTS = set(`
  intention intentions intent sincerity motive motives seriousness commitment willingness resolve determination faith appetite goodwill will honesty purpose aims good-faith desire interest`);

/** Adjectives of a mood towards what is to come, with what they say of it. */
export const MOODS: ReadonlyMap<string, "trusts" | "doubts"> = new Map([
  ...[...set("optimistic hopeful confident sure certain convinced upbeat bullish sanguine")].map((word) => [word, "trusts"] as const),
  ...[...set("pessimistic sceptical skeptical doubtful unsure uncertain unconvinced gloomy bearish dubious")].map(
    (word) => [word, "doubts"] as const,
  ),
]);

const told = (id: string, reason: string, example: string, counterExample: string): Rule => ({
  id: `outlook.${id}`,
  reason,
  example,
  counterExample,
});

export const outlookRules: readonly Rule[] = [
  told("moves", "Hopes, chances and doubts that rise or fall.", "Hopes of a truce are fading.", "Hopes were the name of the boat."),
  told("measured", "Chances that are said to be high or low.", "Prospects for a deal look bleak.", "The hall looks bleak."),
  told(
    "thing-doubted",
    "An ability, an aim or an outcome that somebody doubts or trusts.",
    "She doubts their ability to pay.",
    "She pays.",
  ),
  told("not-known", "What nobody knows or vouches for.", "There is no guarantee that it holds.", "There is no soup."),
];

export const outlookWordRules: RuleArea = {
  area: "outlooks",
  rules: outlookRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    const isOutlook = words.some((word) => OUTLOOKS.has(word));
    switch (ruleId) {
      case "outlook.moves":
        return isOutlook && words.some((word) => outlookMoved(word.replace(/ing$/u, "e")) !== undefined);
      case "outlook.measured":
        return isOutlook && words.some((_, at) => outlookAt(words, at) !== undefined);
      case "outlook.thing-doubted":
        return words.some((word) => ABILITIES.has(word) || INTENTS.has(word));
      default:
        return words.some((_, at) => NOT_VOUCHED.some((phrase) => endOfPhraseAt(phrase, words, at) !== undefined));
    }
  },
};

/** What is said of a question that stands before it: "Whether they come |is another question|". */
export const OPEN_QUESTIONS = phrases(
  "another question|matter|story, a different question|matter|story, an open question, unclear, uncertain, unknown, anyone|anybody 's guess, far from clear|certain, not clear|certain|known, doubtful, questionable, open to question, hard to say|tell|predict, in doubt",
);

/** "There is |no guarantee| that". */
export const NOT_VOUCHED = phrases("no guarantee|guarantees|certainty|assurance|telling|knowing");
