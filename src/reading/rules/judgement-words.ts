/** Decides which words judge what an actor can do or means to do, or how likely an outcome is, in a text that is about talks. */
import type { LikelihoodBand } from "#record";
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, plainWordsOf } from "./word-phrases.ts";

/**
 * `judges`: the subject judges the clause or thing after it ("doubts that", "is confident") · `can`: the subject's power is judged ·
 * `means to`: the subject's mind is judged · `chance`: a chance is stated.
 */
export type JudgementKind = "judges" | "can" | "means to" | "chance";

export type JudgementRule = Rule & {
  readonly kind: JudgementKind;
  readonly phrases: readonly string[];
  readonly band?: LikelihoodBand;
};

function judgement(
  id: string,
  kind: JudgementKind,
  phrases: readonly string[],
  told: readonly [string, string, string],
  band?: LikelihoodBand,
): JudgementRule {
  const [reason, example, counterExample] = told;
  return { id: `judgement.${id}`, kind, phrases, reason, example, counterExample, ...(band === undefined ? {} : { band }) };
}

const strength =
  "means|capacity|strength|ability|power|resources|money|cash|funds|men|troops|votes|ships|fuel|staff|stocks|reserves|manpower|numbers|wherewithal|authority|leverage|clout|stamina|patience|majority|mandate|room";

/** The means that power is made of. */
export const strengthWords: ReadonlySet<string> = new Set(strength.split("|"));

export const judgementRules: readonly JudgementRule[] = [
  judgement(
    "thinks",
    "judges",
    [
      "believe~",
      "think~",
      "thinks",
      "thought",
      "reckon~",
      "judge~",
      "assess~",
      "estimate~",
      "calculate~",
      "conclude~",
      "suspect~",
      "fear~",
      "guess~",
      "bet~",
      "forecast~",
      "predict~",
      "expect~",
      "suppose~",
      "sense~",
      "be~ convinced|confident|sure|certain|persuaded|optimistic|hopeful",
      "be~ of the view|opinion",
      "bet|bets|betting",
      "wager~",
      "gamble~",
      "presume~",
      "assume~",
      "imagine~",
      "foresee|foresees|foresaw|foreseen",
      "anticipate~",
      "surmise~",
      "figure~",
      "worry|worries|worried",
      "dread~",
      "deem~",
      "count~ on|upon",
      "bank~ on",
      "be~ betting|gambling|wagering|banking|counting|bracing on|upon|for",
      "be~ betting|gambling|wagering|bracing",
      "be~ worried|afraid|fearful|resigned|doubtless|adamant that",
      "see~ it as",
      "take~ the view",
      "consider~ it",
      "have~ little|no doubt|doubts",
      "have~ every|full|great|some confidence|hope",
      "voice~|express~|have|has|had confidence|optimism|hope|certainty|fear|fears",
      "express~|voice~ the belief|view|hope",
      "be~ upbeat|bullish|sanguine|gloomy",
      "take~ it for granted",
      "work~ on the assumption",
      "be~ working on the assumption",
    ],
    [
      "Verbs of judging; what they judge is read from the clause after them.",
      "The lenders reckon Tarsia will run out of cash.",
      "The lenders lend.",
    ],
  ),
  judgement(
    "doubts",
    "judges",
    [
      "doubt~",
      "question~ whether",
      "be~ doubtful|sceptical|skeptical|unsure|unconvinced|pessimistic|not|n't convinced|confident|sure|certain",
      "see~ no|little chance|prospect|sign|way|hope",
      "hold~ out little hope",
      "have~|voice~|express~|raise~|share~ doubt|doubts|scepticism|skepticism|pessimism",
      "have~|voice~|express~|raise~|share~ serious|grave|deep|strong|great|some|private doubt|doubts|scepticism|skepticism",
      "cast~ doubt",
      "be~ less|hardly|scarcely|barely sure|certain|confident|convinced|optimistic|hopeful",
      "be~ dubious|gloomy|bearish",
      "see~ few|scant|slim|slender chances|chance|prospects|prospect|signs",
      "have~ little|no faith|confidence",
      "query|queries|queried whether|if",
      "be~ far from convinced|confident|sure|certain|persuaded",
    ],
    ["Verbs of doubt.", "Analysts doubt the Front can hold the hills.", "Analysts analyse."],
  ),
  judgement(
    "can",
    "can",
    [
      "be~ able|unable to",
      "be~ capable|incapable of",
      "be~ in a|no position to",
      "have~ what it takes to",
      "be~ equipped to",
      "be~ strong|weak|big|small|rich|poor enough to",
      "be~ too strong|weak|big|small|rich|poor|few|thin|stretched|divided to",
      "can|could|cannot afford|control|hold|sustain|withstand|survive|last|manage|cope|police|enforce|supply|supervise|defend|feed|fund|finance|resist|absorb|deliver|outlast|endure|muster|field|win",
      "can|could|ca not|n't afford|control|hold|sustain|withstand|survive|last|manage|cope|police|enforce|supply|supervise|defend|feed|fund|finance|resist|absorb|deliver|outlast|endure|muster|field|win",
      "will|would|wo not|n't last|survive|outlast",
      "will|would|wo not|n't hold out",
      "will|would last",
      "will|would hold|run out",
      "will|would run dry|short",
      "can|could keep going|fighting|paying|up|striking|afloat|on",
      "can|could|cannot go on|alone",
      "can|could|ca not|n't go on|alone",
      "be~ no|any more|money|cash|room|slack to give|spare|offer|cut",
      "be~ nothing more|left to give|spare|offer|cut",
      "have~ nothing|little more|left to give|spare|offer|lose",
      "can|could|cannot hold|see|ride|last out",
      "can|could|ca not|n't hold|see|ride|last out",
      "can|could|cannot fend|see|fight off",
      "can|could|ca not|n't fend|see|fight off",
      "can|could|cannot stay afloat",
      "can|could|ca not|n't stay afloat",
      "can|could|cannot muster|mount|command|spare|raise|field|staff",
      "can|could|ca not|n't muster|mount|command|spare|raise|field|staff",
      "be~ hard pressed|put to",
      "be~ hard - pressed|put to",
      "be~ ill|well - equipped|placed|prepared|armed to|for",
      "be~ ill-equipped|well-equipped|ill-placed|well-placed|hard-pressed to|for",
      "be~ up to",
      "be~ no match for",
      "be~ a match for",
      "be~ powerless|helpless|impotent to|against",
      "be~ spent|drained|depleted|overextended|over-extended|hollow",
      "be~ stretched thin",
      "struggle~ to",
      "run~ out of",
      "running out|low|short of|on",
      "run~ low|short on|of",
      "do not|n't know how to",
      "does not|n't know how to",
      "did not|n't know how to",
      "speak~ for perhaps|barely|only|about|hardly|half",
      "control~ perhaps|barely|only|hardly|little",
      "be~ overstretched|stretched|exhausted|outnumbered|outgunned|bankrupt|insolvent",
    ],
    ["What somebody can do, has the means for, or how long it lasts.", "Tarsia could hold out for a year.", "Tarsia holds the cup."],
  ),
  judgement(
    "has-means",
    "can",
    [
      `have~ the|no|enough|little|sufficient|neither ${strength} to|for|of`,
      `have~ the|no|enough|little|sufficient ${strength}`,
      `have~ the|enough|no people|experts|engineers|expertise|know-how|crews|pilots|officers|material to|for`,
      `lack~ the|any ${strength} to|for|of`,
      `lack~ ${strength} to|for`,
      `lack~ the ${strength}`,
      `have~ neither the|a ${strength}`,
      `have~ only|just|barely|hardly the|enough ${strength}`,
      "will|would be empty|broke|bankrupt|penniless|exhausted|insolvent",
      `be~ out of ${strength}|ammunition|diesel|credit`,
      "can|could|cannot do|manage|go without",
      "can|could|ca not|n't do|manage|go without",
    ],
    ["Means, had or missing, of whoever can have power.", "Tarsia has the people for a long strike.", "Tarsia had lunch."],
  ),
  judgement(
    "means-to",
    "means to",
    [
      "be~ more|less|only interested in",
      "be~ interested only in",
      "be~ serious|sincere|earnest|hedging",
      "be~ not|n't serious|sincere|interested",
      "intend~ to",
      "mean~ to",
      "mean~ what",
      "be~ after the|a|an|its|their|our|more|something",
      "want~ the|a safe|quick|way exit|retreat|out",
      "want~ a deal|way|out|peace",
      "want~ out",
      "want~ to be seen",
      "want~ to settle|buy|gain|keep|win|drag|delay|avoid|split|weaken|test",
      "have~ a|an|no|little|every genuine|real|strong|interest|intention|incentive|appetite|desire|reason",
      "have~ an interest in",
      "seek~ to divide|delay|buy|gain|weaken|exploit|extract",
      "try~ to divide|delay|buy|gain|weaken|extract|drag",
      "be~ looking for a|an way|excuse|pretext|exit",
      "be~ looking for a|an fight|war|clash|confrontation|conflict|quarrel|deal|compromise|truce",
      "be~ after something|concessions|more",
      "be~ using the talks",
      "hope~ to divide|delay|buy|gain|extract",
      "be~ desperate|eager|determined|bent|intent|set|keen for|to|on",
      "be~ not|n't in|negotiating in good faith",
      "be~ negotiating|acting|bargaining|talking in good|bad faith",
      "would settle for",
      "be~ content to",
      "be~ in no hurry|rush|mood",
      "have~ lost interest",
      "be~ dithering|wavering|posing|itching|plotting|scheming",
      "be~ gearing up to",
      "be~ looking|seeking|trying|aiming|preparing|gearing|angling|hoping|waiting to",
      "be~ angling|fishing|probing for",
      "be~ testing our|us|your|their|his|her|its|the resolve|will|patience|nerve|nerves|limits|waters",
      "be~ testing us",
      "be~ playing games",
      "be~ dragging its|their|his|her|it feet|out",
      "be~ stringing us|them|him|her|it|everyone along",
      "be~ holding out for",
      "be~ inclined|minded|disposed|tempted|loath|loth|reluctant|unwilling|willing|ready|prepared|poised|anxious|resolved|keen to",
      "be~ in a|no mood|hurry|rush to|for",
      "have~ no|little|neither|the|any|every|enough stomach|wish|will|inclination|motive|plan|plans|designs|thought|desire|intention|interest|appetite|incentive|reason",
      "lack~ the will|appetite|incentive|desire|stomach|political",
      "would rather|sooner",
      "have~ made up his|her|its|their mind|minds",
      "have~ decided",
      "crave~",
    ],
    ["What somebody means to do, in the judgement of another.", "Tarsia is eager to settle.", "Tarsia is large."],
  ),
  judgement(
    "plain-mind",
    "means to",
    [
      "mean~ business",
      "mean~ it",
      "may|might not mean it",
      "do|does|did not|n't mean it",
      "be~ bluffing|stalling|posturing",
      "be~ a bluff|feint",
      "be~ not|n't bluffing|stalling|posturing",
      "be~ in earnest",
      "be~ playing for time",
      "play~ for time",
      "be~ stalling for time",
      "be~ buying time",
      "be~ going through the motions",
      "be~ acting|negotiating in bad faith",
    ],
    ["Idioms that judge a mind even where the article itself uses them.", "Tarsia is playing for time.", "Tarsia plays at home."],
  ),
  judgement(
    "chance-even",
    "chance",
    [
      "fifty-fifty",
      "fifty - fifty",
      "50-50",
      "50 - 50",
      "even money",
      "even odds",
      "an even chance",
      "no better than even",
      "a coin toss",
      "a toss-up",
      "a toss - up",
      "a toss up",
    ],
    ["An even chance.", "A deal is fifty-fifty.", "It was an even road."],
    "roughly even chance",
  ),
  judgement(
    "chance-low",
    "chance",
    [
      "one chance in three|four|five",
      "a slim chance",
      "slim",
      "remote",
      "a long shot",
      "less probable than not",
      "not much chance",
      "little chance",
      "low",
    ],
    ["A low chance.", "The chances of a deal are slim.", "The book is long."],
    "unlikely",
  ),
  judgement(
    "chance-very-low",
    "chance",
    ["a one-in-ten chance", "next to nil", "close to zero", "nil", "vanishingly small", "a snowball 's chance"],
    ["A very low chance.", "The odds of a deal are next to nil.", "He sat next to Neil."],
    "very unlikely",
  ),
  judgement(
    "chance-good",
    "chance",
    [
      "two chances in three",
      "more likely than not",
      "more probable than not",
      "better than even",
      "odds-on",
      "odds - on",
      "a good chance",
      "a fair chance",
      "good",
      "probable",
      "on the cards",
    ],
    ["A good chance.", "A settlement is more probable than not.", "The settlement is old."],
    "likely",
  ),
  judgement(
    "chance-compared",
    "chance",
    ["more|less likely than", "more|less probable than"],
    [
      "A chance compared with another: how high it is, is not said.",
      "A deal is more likely than in May.",
      "The deal is larger than in May.",
    ],
  ),
  judgement(
    "chance-high",
    "chance",
    [
      "nine chances in ten",
      "highly probable",
      "a very good chance",
      "all but certain",
      "as good as certain",
      "a matter of time",
      "a foregone conclusion",
    ],
    ["A high chance.", "A cut is highly probable.", "The wall is high."],
    "very likely",
  ),
];

export type JudgementPhrase = { readonly rule: JudgementRule; readonly after: number };

const compiled = indexPhrases(judgementRules);

/** The longest phrase of the given kind that begins at `at`. */
export function judgementPhraseAt(words: readonly string[], at: number, kind: JudgementKind): JudgementPhrase | undefined {
  let longest: JudgementPhrase | undefined;
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    if (rule.kind !== kind) continue;
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined && (longest === undefined || after > longest.after)) longest = { rule, after };
  }
  return longest;
}

export const judgementWordRules: RuleArea = {
  area: "judgement words",
  rules: judgementRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    const kind = judgementRules.find(({ id }) => id === ruleId)?.kind;
    return kind !== undefined && words.some((_, at) => judgementPhraseAt(words, at, kind)?.rule.id === ruleId);
  },
};
