/** Decides which words tie a response to a trigger: conditions, offers, and events named as a subject of "would lead to". */
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, phraseOf, plainWordsOf } from "./word-phrases.ts";

/**
 * `clause`: a clause follows ("if", "unless") · `noun`: a noun phrase follows ("in the event of") · `otherwise`: points back to the sentence before ·
 * `leads to`: verbs between a named event and what would follow from it · `time`: a clause of time follows, which is a term only where sides act in turn.
 */
export type ConditionKind = "clause" | "noun" | "otherwise" | "leads to" | "time";

export type ConditionRule = Rule & {
  readonly kind: ConditionKind;
  readonly phrases: readonly string[];
  /** True where the words make a bargain: "only if", "in exchange for". */
  readonly isOffer: boolean;
};

function condition(
  id: string,
  kind: ConditionKind,
  isOffer: boolean,
  phrases: readonly string[],
  told: readonly [reason: string, example: string, counterExample: string],
): ConditionRule {
  const [reason, example, counterExample] = told;
  return { id: `condition.${id}`, kind, isOffer, phrases, reason, example, counterExample };
}

export const conditionRules: readonly ConditionRule[] = [
  condition(
    "if",
    "clause",
    false,
    ["if", "even if", "if and when", "supposing", "in case", "in the event that", "should it happen that", "were it to turn out that"],
    [
      'The plain condition; after words of asking and knowing "if" means "whether" and is none.',
      "If Tarsia refuses, Norland would close the strait.",
      "Reporters asked if Tarsia would refuse.",
    ],
  ),
  condition(
    "unless",
    "clause",
    false,
    ["unless", "except if", "until and unless", "unless and until"],
    ["A condition that prevents.", "Veldland will leave unless the canal opens.", "A useless map."],
  ),
  condition(
    "only-if",
    "clause",
    true,
    [
      "only if",
      "but only if",
      "only when",
      "only once",
      "provided",
      "provided that",
      "providing",
      "providing that",
      "as long as",
      "so long as",
      "on condition that",
      "on the condition that",
      "on the understanding that",
      "with the proviso that",
      "on the premise that",
      "on the assumption that",
      "on the basis that",
      "on the proviso that",
      "if and only if",
      "assuming",
      "assuming that",
      "for as long as",
      "but not while",
      "but not until",
      "but not unless",
    ],
    ["A condition that makes an offer.", "Tarsia would sign only if the fleet left.", "It rained as long as a week."],
  ),
  condition(
    "until",
    "clause",
    true,
    ["until"],
    [
      "A time that is a condition where something is kept up or refused till then.",
      "The valves stay shut until Orsa pays.",
      "It was dark till nine.",
    ],
  ),
  condition(
    "once",
    "clause",
    true,
    ["once", "as soon as", "the minute", "the moment", "the day", "the instant"],
    [
      "A time that is a condition where something is offered or announced for then.",
      "Turkey has offered to open the border once the treaty is signed.",
      "He came for once and soon left.",
    ],
  ),
  condition(
    "when",
    "time",
    true,
    ["when"],
    [
      "A time that is a term where one side acts then and the other has acted.",
      "We will talk when the guards leave the bridge.",
      "He came then.",
    ],
  ),
  condition(
    "while",
    "time",
    false,
    ["while", "whilst"],
    [
      "A time that is a term where something is refused for as long as it lasts.",
      "She will not come back while the guards stand on the bridge.",
      "It took a little time.",
    ],
  ),
  condition(
    "in-the-event-of",
    "noun",
    false,
    [
      "in the event of",
      "in case of",
      "in the case of",
      "in the absence of",
      "barring",
      "failing",
      "in response to any",
      "in retaliation for any",
      "in answer to any",
    ],
    ["A condition named by a noun.", "In the event of an attack, Norland will send ships.", "He attended the event of the year."],
  ),
  condition(
    "without",
    "noun",
    false,
    ["without", "absent", "short of"],
    [
      "At the head of a sentence with will or would, what must not be missing.",
      "Without new loans, Orsa will run out of grain.",
      "He came with a hat.",
    ],
  ),
  condition(
    "upon",
    "noun",
    true,
    ["upon", "on", "subject to", "but only with", "but only for", "but only against", "but only after", "but only in return for"],
    [
      "What must be done or given first, named by a noun.",
      "The levy would end upon completion of the survey.",
      "The levy would end on Friday.",
    ],
  ),
  condition(
    "in-exchange-for",
    "noun",
    true,
    [
      "in exchange for",
      "in return for",
      "in exchange",
      "in return",
      "conditional on|upon",
      "contingent on|upon",
      "as a condition for|of",
      "as the price of|for",
    ],
    ["A bargain named by a noun.", "It offered to lift the blockade in exchange for pilots.", "The stock exchange closed for the day."],
  ),
  condition(
    "otherwise",
    "otherwise",
    false,
    [
      "otherwise ,",
      "or else",
      "if not ,",
      "failing that|this|which ,",
      "short of that|this ,",
      "without that|this|it ,",
      "absent that|this ,",
    ],
    [
      "Points back to what was asked for and says what follows if it is not done.",
      "The canal must open. Otherwise, Veldland will leave.",
      "He was told otherwise.",
    ],
  ),
  condition(
    "if-so",
    "otherwise",
    false,
    ["if so ,", "in that case ,"],
    [
      "Points back to what may come and says what follows if it does.",
      "Orsa may open the canal. If so, Veldland will stay.",
      "He said so.",
    ],
  ),
  condition(
    "leads-to",
    "leads to",
    false,
    [
      "lead~ to",
      "bring~",
      "oblige~",
      "spell~",
      "cost~",
      "unlock~",
      "doom~",
      "result~ in",
      "trigger~",
      "prompt~",
      "provoke~",
      "invite~",
      "draw~",
      "bring~ about",
      "be~ met with|by",
      "be~ followed by",
      "be~ answered with|by",
      "meet~ with",
      "cause~",
      "have~ consequences|repercussions",
      "have~ serious|severe|grave|dire consequences|repercussions",
      "carry~ consequences",
      "mean~",
      "open~ the door to|for",
      "pave~ the way for|to",
      "force~",
      "mark~",
      "oblige~",
      "compel~",
      "spell~",
      "cost~",
      "constitute~",
      "jeopardise~",
      "jeopardize~",
      "derail~",
      "torpedo~",
      "endanger~",
      "kill~",
      "end~",
      "plunge~",
      "sink~",
      "wreck~",
      "scupper~",
      "scuttle~",
      "ruin~",
      "bury~",
      "poison~",
      "imperil~",
      "undermine~",
    ],
    [
      'Between a named event and what somebody says would follow from it; only with "would", "will", "should", "could" or "must" before it.',
      "A refusal would lead to new sanctions.",
      "All roads go to the harbour.",
    ],
  ),
];

/** Words before "if" that turn it into "whether". */
export const WhetherTakers: ReadonlySet<string> = new Set(
  "ask asks asked asking wonder wonders wondered wondering know knows knew known knowing see sees seen seeing unclear uncertain clear sure unsure certain decide decides decided deciding determine determines determined say says said saying question questions questioned doubt doubts doubted tell tells told discuss discussed consider considering learn check checked checking debate debated debating reveal revealed disclose disclosed specify specified unknown doubtful indicate indicated confirm confirmed assess assessed assessing test testing understand find found matter mind as".split(
    " ",
  ),
);

/** "if ever", "if possible": fixed sayings, no conditions. */
export const NotAfterIf: ReadonlySet<string> = new Set(["ever", "possible", "necessary", "needed", "only", "you", "at"]);
/** "if anything," and "if nothing else" are sayings; "if nothing is signed" is a condition. */
const SayingsWithIf: ReadonlySet<string> = new Set(["any", "anything", "anyone", "nothing"]);

/** Nouns that name something that may happen, such as a trigger: "a refusal to accept", "any attack on the ferries". */
export const EventNouns: ReadonlySet<string> = new Set(
  "refusal rejection failure violation violations breach breaches attack attacks strike strikes incursion incursions invasion escalation aggression assault offensive withdrawal departure move moves attempt attempts delay delays interference provocation provocations collapse breakdown resumption deployment annexation closure blockade use test launch seizure arrest killing assassination acceptance agreement return release default step steps action actions non-compliance inaction intransigence defiance walkout boycott expulsion bombardment shelling raid raids collapse veto vote".split(
    " ",
  ),
);

/** What opens the words for an earlier case that the response is measured by. */
export const precedentOpeners: readonly string[] = [
  "similar to",
  "like the one|ones",
  "as it|they|he|she did",
  "just as it|they|he|she did",
  "as was done",
  "as happened",
  "as in",
  "modelled|modeled on|after",
  "following the example|model|precedent of",
  "on the model of",
  "along the lines of",
  "reminiscent of",
  "comparable to|with",
  "akin to",
  "in the manner of",
  "repeating what",
  "mirroring",
  "echoing",
  "the way it|they|he|she did",
];

export type ConditionPhrase = { readonly rule: ConditionRule; readonly start: number; readonly after: number };

const compiled = indexPhrases(conditionRules);
const precedents = precedentOpeners.map(phraseOf);

/** The longest condition phrase that begins at `at`; an "if" that means "whether", or stands in a fixed saying, is none. */
export function conditionPhraseAt(words: readonly string[], at: number): ConditionPhrase | undefined {
  let longest: ConditionPhrase | undefined;
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined && (longest === undefined || after > longest.after)) longest = { rule, start: at, after };
  }
  if (longest === undefined) return undefined;
  if (longest.rule.id === "condition.once" && (words[at - 1] === "at" || words[at - 1] === "for")) return undefined;
  if (longest.rule.id === "condition.once" && ["possible", "again", "more", "he", "was"].includes(words[longest.after] ?? ""))
    return undefined;
  // "Once a week", "was once a port".
  if (
    words[at] === "once" &&
    words[longest.after] === "a" &&
    (TimeUnits.has(words[longest.after + 1] ?? "") || BeForms.has(words[at - 1] ?? ""))
  )
    return undefined;
  if (longest.rule.id === "condition.upon" && !isUponDone(words, longest)) return undefined;
  if (longest.rule.id === "condition.if" && !isConditionalIf(words, longest)) return undefined;
  return longest;
}

/** "upon completion", ", subject to approval": a thing done or given; "on Friday" and "is subject to a levy" are something else. */
function isUponDone(words: readonly string[], { start, after }: ConditionPhrase): boolean {
  if (words[start] === "but") return words[start - 1] === ",";
  if (words[start] === "subject")
    return !BeForms.has(words[start - 1] ?? "") && !/^(?:a|the|this|that|same|remains?|made|become|becomes)$/u.test(words[start - 1] ?? "");
  const noun = /^(?:full|the|final|written|prior|due|formal|satisfactory)$/u.test(words[after] ?? "") ? words[after + 1] : words[after];
  return CompletionNouns.has(noun ?? "");
}

const CompletionNouns: ReadonlySet<string> = new Set(
  "completion receipt signature signing ratification payment delivery presentation production proof fulfilment fulfillment confirmation verification approval".split(
    " ",
  ),
);

const TimeUnits: ReadonlySet<string> = new Set([
  "second",
  "minute",
  "hour",
  "day",
  "night",
  "week",
  "fortnight",
  "month",
  "quarter",
  "season",
  "year",
  "decade",
]);
const BeForms: ReadonlySet<string> = new Set(["is", "are", "was", "were", "been", "be"]);

function isConditionalIf(words: readonly string[], { start, after }: ConditionPhrase): boolean {
  const before = words[start - 1];
  if (before !== undefined && WhetherTakers.has(before)) return false;
  if (before === "even" || words[start] === "even" || NotAfterIf.has(words[after] ?? "")) return false;
  if (SayingsWithIf.has(words[after] ?? "") && !/^\p{L}/u.test(words[after + 1] ?? "")) return false;
  if (/^(?:asked|pressed|so|not)$/u.test(words[after] ?? "") && !/^\p{L}/u.test(words[after + 1] ?? "")) return false;
  if (words[after] === "nothing" && words[after + 1] === "else") return false;
  // "told reporters if", "asked Mirev if": the asking word stands up to three words before.
  if (before !== undefined && before !== "," && /^[a-z]/.test(before)) {
    for (let place = start - 2; place >= Math.max(0, start - 3); place--) if (AskingWords.has(words[place] ?? "")) return false;
  }
  return true;
}
const AskingWords = new Set(["asked", "ask", "asks", "asking"]);

/** The place after words that open a precedent ("similar to"), if they begin at `at`. */
export function precedentOpenerAt(words: readonly string[], at: number): number | undefined {
  for (const phrase of precedents) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined) return after;
  }
  return undefined;
}

const Modals = new Set(["would", "will", "should", "could", "must", "may", "might", "shall", "'ll", "'d", "can"]);

export const conditionWordRules: RuleArea = {
  area: "condition words",
  rules: conditionRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((_, at) => {
      const found = conditionPhraseAt(words, at);
      if (found?.rule.id !== ruleId) return false;
      if (found.rule.kind === "leads to") return words.slice(Math.max(0, at - 3), at).some((word) => Modals.has(word));
      if (found.rule.id === "condition.only-if" && words[at] === "as")
        return !["a", "the", "two", "three"].includes(words[found.after] ?? "");
      return true;
    });
  },
};
