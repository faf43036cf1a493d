/** Decides which words judge what an actor is able to do. */
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, plainWordsOf } from "./word-phrases.ts";

export type CapabilityRule = Rule & {
  readonly phrases: readonly string[];
  /** Words that judge capability even in the article's own voice; the others only as somebody's judgement of another. */
  readonly plain: boolean;
};

function capability(id: string, plain: boolean, phrases: readonly string[], told: readonly [string, string, string]): CapabilityRule {
  const [reason, example, counterExample] = told;
  return { id: `capability.${id}`, plain, phrases, reason, example, counterExample };
}

const means =
  "capability|capabilities|capacity|ability|means|resources|strength|manpower|firepower|troops|forces|ammunition|stamina|wherewithal|technology|funds|money|power|fleet|army|ships|aircraft|missiles|weapons|reserves|stocks|budget|votes|staff|personnel|equipment|capital|experience|reach|material";

/** Verbs, lemmas, for what takes strength, means or sway: who cannot do it lacks power, where "cannot accept" refuses. */
export const POWER_VERBS: ReadonlySet<string> = new Set(
  `absorb afford beat bear build carry catch clear collect compete complete conquer contain control cope cover crush defeat defend deliver deploy deter discipline disarm dislodge
  endure enforce equip escape evacuate expel feed fight  finance    fund govern guard hold impose keep last maintain man manage match mobilise mobilize monitor muster
  operate oust outbid outlast outspend overcome overrun patrol police pay persuade prevail prevent produce protect provide raise  rebuild recapture recruit refill rein repair repay repel replace
  resist restore restrain resupply retake rule run seize service shelter spare staff stem stop subdue supervise supply survive sustain switch tame train transport turn unite unseat
  verify weather win wage withstand`.split(/\s+/u),
);

export const capabilityRules: readonly CapabilityRule[] = [
  capability(
    "have-the-means",
    true,
    [
      `have~ the ${means} to|for`,
      `have~ no ${means} to|for`,
      `have~ enough ${means} to|for`,
      `have~ sufficient ${means} to|for`,
      `have~ the military|industrial|financial|technical|political ${means} to|for`,
      `have~ little ${means} to|for`,
      `retain~ the ${means} to`,
      `possess~ the ${means} to`,
      `have~ all the ${means} to`,
      "have~|possess~ everything|all necessary|needed|required to",
      "have~|possess~ everything|all it|he|she|they needs|need|needed to",
      "have~|possess~ what it takes to",
      "have~|possess~ what is|was needed|required to",
    ],
    [
      "Having or not having what it takes.",
      "Russia does not have the capability to take the whole coast.",
      "She has the means of a writer.",
    ],
  ),
  capability(
    "lack-the-means",
    true,
    [
      `lack~ the ${means} to|for`,
      `lack~ the military|industrial|financial|technical|political ${means} to|for`,
      `lack~ ${means} to|for`,
      "be~ running out of",
      "be~ run out of",
      "run~ short of",
      `be~ short of`,
    ],
    ["Not having what it takes.", "Veldland lacks the means to hold the coast.", "The soup lacks salt."],
  ),
  capability(
    "capable-of",
    true,
    ["capable of", "incapable of", "in a position to", "in no position to"],
    ["The adjective.", "Tarsia is capable of striking the rail line.", "A capable man was found."],
  ),
  capability(
    "able-to",
    false,
    ["able to", "unable to"],
    [
      "Ability as such; as an everyday phrase it needs somebody who judges another.",
      "The army is unable to hold the hills.",
      "A talented and able host.",
    ],
  ),
  capability(
    "seems-able-to",
    true,
    ["seem~|appear~|look~ able|unable to", "seem~|appear~|look~ powerless|helpless to"],
    ["Ability as it looks to whoever writes.", "The chiefs no longer seem able to control the valley.", "The chiefs look well."],
  ),
  capability(
    "can-sustain",
    false,
    [
      "can|could|cannot sustain|afford|defend|conquer|hold|win|withstand|occupy|replace|absorb|keep|repel|strike|deter",
      "can|could|ca not|n't sustain|afford|defend|conquer|hold|win|withstand|occupy|replace|absorb|keep|repel|strike|deter",
    ],
    ['A bare "can" with a verb of force or endurance.', "Tarsia cannot sustain another winter of war.", "Tarsia can see the coast."],
  ),
  capability(
    "can-bear",
    false,
    [
      "can|could|cannot take|carry|handle|hold|store|bear|accommodate|process|support|serve|cross|reach|supply",
      "can|could|ca not|n't take|carry|handle|hold|store|bear|accommodate|process|support|serve|cross|reach|supply",
    ],
    ['A "can" with a verb of load or reach.', "The harbour cannot take a ship of that size.", "The harbour can be seen from here."],
  ),
  capability(
    "verbs",
    false,
    ["struggle~ to"],
    ["Struggling to do something is being hardly able to.", "The army struggles to hold the hills.", "The struggle of the army."],
  ),
];

/** After these verbs ability is no judgement of power: "unable to attend", "able to comment". */
const EverydayVerbs = new Set(
  "grant accept commit discuss consider sign accede approve recognise recognize endorse negotiate attend comment reach agree travel come join speak say confirm verify meet see find sleep resolve answer tell leave contact bridge settle get make vote return watch read sit begin start resume".split(
    " ",
  ),
);

export type CapabilityPhrase = { readonly rule: CapabilityRule; readonly start: number; readonly after: number };

const compiled = indexPhrases(capabilityRules);

/** The longest capability phrase that begins at `at`, if any and if it does not go on with an everyday act. */
export function capabilityPhraseAt(words: readonly string[], at: number): CapabilityPhrase | undefined {
  let longest: CapabilityPhrase | undefined;
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined && (longest === undefined || after > longest.after)) longest = { rule, start: at, after };
  }
  if (longest === undefined || EverydayVerbs.has(words[longest.after] ?? "")) return undefined;
  return longest;
}

export const capabilityWordRules: RuleArea = {
  area: "capability words",
  rules: capabilityRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((_, at) => capabilityPhraseAt(words, at)?.rule.id === ruleId);
  },
};
