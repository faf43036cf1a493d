/** Decides which words judge what an actor has in mind. */
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, plainWordsOf } from "./word-phrases.ts";

export type IntentRule = Rule & {
  readonly phrases: readonly string[];
  /** Words that judge a mind even in the article's own voice; the others only as somebody's judgement of another. */
  readonly plain: boolean;
};

function intent(id: string, plain: boolean, phrases: readonly string[], told: readonly [string, string, string]): IntentRule {
  const [reason, example, counterExample] = told;
  return { id: `intent.${id}`, plain, phrases, reason, example, counterExample };
}

const owner = "his|her|its|their|the|any|all|hope|hopes";
const aims =
  "ambition|ambitions|aim|aims|goal|goals|plan|plans|objective|objectives|intention|intentions|dream|dreams|designs|aspirations|idea|hope|hopes|claim|claims|war";

export const intentRules: readonly IntentRule[] = [
  intent(
    "abandon-aim",
    true,
    [
      `abandon~|drop~|renounce~|relinquish~|shed~|scale~|moderate~|change~|shelve~ ${owner} ${aims}`,
      `abandon~|drop~|renounce~|relinquish~|change~ ${owner} stated|territorial|original|maximalist|strategic|war|military|imperial|wider ${aims}`,
      `give~ up ${owner} ${aims}`,
      `give~ up on ${owner} ${aims}`,
      `cling~ to ${owner} ${aims}`,
      `hold~ on to ${owner} ${aims}`,
      `retain~|keep~|maintain~|harbour~|harbor~|nurse~|pursue~ ${owner} ${aims}`,
      `retain~|harbour~|harbor~|nurse~|maintain~ ambitions|designs|aims`,
    ],
    ["Keeping or giving up an aim.", "He has not abandoned his ambitions of ruling the islands.", "He abandoned his car."],
  ),
  intent(
    "has-aim",
    false,
    [
      "have~ ambitions|designs to|of|on",
      "have~ no intention|interest|desire|plan|plans of|to|in",
      "have~ every intention of",
      "have~ the intention of|to",
      "have~ little interest|intention|desire in|of|to",
      "show~ no interest|intention|desire in|of|to",
      "show~ little interest|intention|desire in|of|to",
    ],
    ["Having an aim or none.", "The Front has no intention of leaving the valley.", "He has the plan on his desk."],
  ),
  intent(
    "intend",
    false,
    [
      "intend~ to",
      "plan~ to",
      "aim~ to",
      "preparing to|for",
      "decide~ to",
      "want~|seek~|try~|hope~ to buy|gain|win time",
      "want~|seek~|try~ to delay|drag|prolong|stall|undermine|sabotage|derail|torpedo|wreck",
      "intent on",
      "bent on",
      "determined to",
      "resolved to",
      "poised to",
      "set on",
      "out to",
      "hell-bent on",
    ],
    [
      "Intending an act; only as somebody's judgement of another, for one's own plan is an announcement.",
      "Polk intends to delay the talks.",
      "The plan is old.",
    ],
  ),
  intent(
    "good-faith",
    false,
    [
      "be~ serious about",
      "not serious about",
      "serious about",
      "sincere about",
      "genuine about",
      "interested in",
      "uninterested in",
      "acting in good|bad faith",
      "negotiating in good|bad faith",
      "committed to",
      "be~ bluffing",
      "bluffing",
      "stalling",
      "be~ stalling",
      "playing for time",
      "play~ for time",
      "drag~ out the talks|negotiations|war",
      "buy~ time",
      "drag~ its|his|her|their feet",
      "use~ the talks",
      "stringing along",
    ],
    ["Whether somebody is in earnest.", "Polk is bluffing about the talks.", "A serious matter."],
  ),
];

export type IntentPhrase = { readonly rule: IntentRule; readonly start: number; readonly after: number };

const compiled = indexPhrases(intentRules);

/** After these verbs a plan is an appointment: "plans to visit". */
const Appointments = new Set(
  "visit travel meet attend speak fly return arrive leave hold host announce release publish address brief greet stop stay talk call join appear".split(
    " ",
  ),
);

/** The longest intent phrase that begins at `at`, if any and if it does not go on with an appointment. */
export function intentPhraseAt(words: readonly string[], at: number): IntentPhrase | undefined {
  let longest: IntentPhrase | undefined;
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined && (longest === undefined || after > longest.after)) longest = { rule, start: at, after };
  }
  return longest?.rule.id === "intent.intend" && Appointments.has(words[longest.after] ?? "") ? undefined : longest;
}

export const intentWordRules: RuleArea = {
  area: "intent words",
  rules: intentRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((_, at) => intentPhraseAt(words, at)?.rule.id === ruleId);
  },
};
