/** Decides which words can show that somebody says, judges, wishes or intends something, what kind of content they take, and what kind of act it is. */

import type { Rule, RuleArea } from "./rule.ts";

/** What the act is. Only `speech` makes a statement; the rest are attitudes the text ascribes. */
export type CueAct = "speech" | "belief" | "knowledge" | "wish" | "intention" | "support" | "decision";

/**
 * How the content hangs on the cue: `clause` (said that …, said: "…"), `infinitive` (vowed to …), `thing` (announced a truce),
 * `of person` (accused X of …), `naming` (called the talks useful), `about` (warned of …, called for …).
 */
export type CueFrame = "clause" | "infinitive" | "thing" | "of person" | "naming" | "about";

export type CueRule = Rule & {
  readonly act: CueAct;
  readonly frames: readonly CueFrame[];
  /** Lemmas; a particle or preposition that belongs to the cue follows after a space. */
  readonly lemmas: readonly string[];
  /** Lemmas that the trained model has learned no class for: its weights would shift with every word added to `lemmas`. */
  readonly lemmasUnlearned?: readonly string[];
  /** True where the verb shows speech only together with a quotation. */
  readonly onlyQuoting?: true;
  /** True where the verb shows speech only with a clause or a quotation: "found that …", not "found a key". */
  readonly onlyClause?: true;
};

const list = (words: string): readonly string[] => words.trim().split(/\s*,\s*/);

export const cueRules: readonly CueRule[] = [
  {
    id: "cue.say",
    act: "speech",
    frames: ["clause"],
    lemmas: list("say, tell, add, state, remark, write, tweet, post"),
    lemmasUnlearned: list("email, e-mail, text, cable"),
    reason: "The plain verbs of saying: whatever clause or quotation they govern is somebody's words.",
    example: "The envoy said that both sides had moved.",
    counterExample: "The post in the harbour was left empty.",
  },
  {
    id: "cue.according to",
    act: "speech",
    frames: [],
    lemmas: ["according"],
    reason: "The source stands after the phrase, and the rest of the clause is its content.",
    example: "The bridge was shut, according to two officials.",
    counterExample: "The two accords were signed in May.",
  },
  {
    id: "cue.announce",
    act: "speech",
    frames: ["clause", "thing", "infinitive"],
    lemmas: list(
      "announce, declare, proclaim, report, reveal, disclose, confirm, publicise, unveil, outline, detail, divulge, relay, convey, signal",
    ),
    reason: "Making known: the clause or the thing made known is the content.",
    example: "The ministry announced a second round of talks.",
    counterExample: "The report lay on the table.",
  },
  {
    id: "cue.stress",
    act: "speech",
    frames: ["clause", "thing"],
    lemmas: list(
      "stress, emphasize, emphasise, underline, underscore, highlight, reiterate, repeat, reaffirm, affirm, note, mention, observe, point out, point to, recall, remind, explain, clarify, elaborate, echo, summarize, summarise",
    ),
    reason: "Speech that gives weight or returns to a matter.",
    example: "She stressed that the corridor must stay open.",
    counterExample: "They took a note of the number.",
  },
  {
    id: "cue.argue",
    act: "speech",
    frames: ["clause"],
    lemmas: list(
      "argue, contend, maintain, assert, claim, allege, insist, reason, counter, posit, boast, brag, complain, lament, protest, joke, quip, muse, opine, assure, testify, theorize, speculate, attest, profess",
    ),
    lemmasUnlearned: list("confide, venture"),
    reason: "Speech that the text marks as the speaker's own case or manner.",
    example: "The minister insisted the border was quiet.",
    counterExample: "The claim was filed in June.",
  },
  {
    id: "cue.answer",
    act: "speech",
    frames: ["clause"],
    lemmas: list("reply, respond, answer, retort, rejoin, interject, comment, shoot back, fire back, chime in"),
    reason: "Answers and asides; the quotation or clause with them is the content.",
    example: '"Not yet," she replied.',
    counterExample: "The reply came late.",
  },
  {
    id: "cue.manner",
    act: "speech",
    frames: ["clause"],
    lemmas: list(
      "shout, whisper, exclaim, cry, snap, yell, mutter, murmur, declaim, chant, scream, sigh, laugh, smile, cheer, gush, plead, intone, thunder, deadpan, read, go on, continue, conclude, begin, finish",
    ),
    onlyQuoting: true,
    reason: "Verbs of manner are cues only where they carry a quotation.",
    example: '"Never again," he shouted.',
    counterExample: "The crowd left without a shout.",
  },
  {
    id: "cue.ask",
    act: "speech",
    frames: ["clause", "infinitive", "about"],
    lemmas: list("ask, inquire, enquire, question, wonder aloud, ask about, ask for, query"),
    reason: "Questions and requests: what is asked is the content.",
    example: "He asked whether the road would open.",
    counterExample: "The question was left open.",
  },
  {
    id: "cue.urge",
    act: "speech",
    frames: ["infinitive", "clause", "thing"],
    lemmas: list(
      "urge, exhort, implore, beg, instruct, order, command, direct, demand, request, advise, recommend, propose, suggest, press, encourage, counsel, invite, appeal, call on, call for, call upon, appeal to, appeal for, push for, insist on",
    ),
    reason: "Speech that asks somebody to act: the act asked for is the content.",
    example: "The council urged both governments to hold their fire.",
    counterExample: "An order of bread arrived.",
  },
  {
    id: "cue.warn",
    act: "speech",
    frames: ["clause", "about", "infinitive"],
    lemmas: list("warn, caution, predict, forecast, prophesy, project, warn of, warn against, warn about, caution against, predict"),
    reason: "Speech about what may come.",
    example: "The admiral warned of a wider war.",
    counterExample: "The project was finished in May.",
  },
  {
    id: "cue.promise",
    act: "speech",
    frames: ["infinitive", "clause", "thing"],
    lemmas: list("vow, pledge, promise, swear, threaten, offer, guarantee, undertake, commit to, volunteer"),
    reason: "Promises and threats are acts of speech: what is promised is the content.",
    example: "The prime minister vowed to return every prisoner.",
    counterExample: "The offer on the table was old.",
  },
  {
    id: "cue.admit",
    act: "speech",
    frames: ["clause", "thing"],
    lemmas: list(
      "acknowledge, admit, concede, confess, deny, dispute, refute, rebut, reject, dismiss, disavow, disown, contradict, challenge, repudiate",
    ),
    reason: "Admissions and denials: the thing admitted or denied is the content.",
    example: "The general denied that troops had crossed.",
    counterExample: "The challenge of the winter was the cold.",
  },
  {
    id: "cue.judge aloud",
    act: "speech",
    frames: ["thing", "about", "clause"],
    lemmas: list(
      "criticize, criticise, condemn, denounce, decry, deplore, slam, blast, rebuke, chide, lambast, lambaste, mock, ridicule, attack, praise, hail, applaud, commend, laud, tout, welcome, thank, congratulate, salute, defend, bemoan, berate, scold, rail against, lash out at, hit back at",
    ),
    reason: "Praise and blame spoken aloud: what is praised or blamed is the content.",
    example: "The union condemned the blockade.",
    counterExample: "The attack began at dawn.",
  },
  {
    id: "cue.accuse",
    act: "speech",
    frames: ["of person", "clause"],
    lemmas: list("accuse, blame, charge, fault, indict, credit, chastise, castigate"),
    reason: "The person accused and the deed together are the content.",
    example: "Each side accused the other of breaking the truce.",
    counterExample: "The charge for the room was high.",
  },
  {
    id: "cue.call",
    act: "speech",
    frames: ["naming", "thing"],
    lemmas: list(
      "call, describe, label, brand, characterize, characterise, portray, depict, term, dub, deem, liken, compare, refer to, cast, paint, declare, denounce, cite, quote, invoke",
    ),
    reason: "Naming: the thing and the name given to it are the content.",
    example: 'He called the meeting "frank".',
    counterExample: "The call lasted an hour.",
  },
  {
    id: "cue.speak about",
    act: "speech",
    frames: ["about"],
    lemmas: list(
      "speak of, speak about, talk of, talk about, boast of, boast about, complain about, complain of, comment on, hint at, allude to, elaborate on, lament, touch on, remark on, joke about, testify about, discuss, address, weigh in on",
    ),
    onlyQuoting: true,
    reason: "Speech of which the text gives the matter.",
    example: "The negotiator spoke of a narrow path.",
    counterExample: "The talk of the town was the weather.",
  },
  {
    id: "cue.hint",
    act: "speech",
    frames: ["clause"],
    lemmas: list("suggest, hint, imply, indicate, intimate, insinuate"),
    reason: "Speech or evidence short of saying.",
    example: "The aide hinted that a deal was near.",
    counterExample: "The hint of snow stayed in the air.",
  },
  {
    id: "cue.evidence",
    act: "speech",
    frames: ["clause", "thing"],
    lemmas: list(
      "show, find, demonstrate, estimate, assess, judge, rate, document, illustrate, establish, prove, conclude, calculate, gauge, record, rank",
    ),
    onlyClause: true,
    reason: "Reports, polls and services that bring evidence are sources of what it shows.",
    example: "The survey showed that support had grown.",
    counterExample: "The show went on for hours.",
  },
  {
    id: "cue.believe",
    act: "belief",
    frames: ["clause", "naming"],
    lemmas: list(
      "think, believe, feel, consider, view, regard, expect, assume, suspect, doubt, fear, worry, suppose, imagine, presume, reckon, figure, guess, anticipate, interpret, perceive, trust, dread, disagree, agree, mistake, question, see as, worry about, view as",
    ),
    lemmasUnlearned: list("wager, bet"),
    reason: "The text gives what somebody holds to be so, not words.",
    example: "The mediators believe that time is short.",
    counterExample: "The view from the hill was clear.",
  },
  {
    id: "cue.know",
    act: "knowledge",
    frames: ["clause"],
    lemmas: list(
      "know, learn, realize, realise, understand, notice, remember, forget, discover, recognize, recognise, see, hear, recollect, ignore, overlook, ascertain, determine, appreciate",
    ),
    reason: "The text gives what somebody knows or has noticed.",
    example: "The guards knew that the gate was open.",
    counterExample: "The known routes were closed.",
  },
  {
    id: "cue.wish",
    act: "wish",
    frames: ["infinitive", "clause", "thing"],
    lemmas: list(
      "want, hope, wish, desire, long, yearn, crave, prefer, like, love, hate, dislike, hope for, wish for, long for, seek, care, care about, aspire",
    ),
    reason: "The text gives a wish.",
    example: "The islanders want to vote again.",
    counterExample: "The wishing well was dry.",
  },
  {
    id: "cue.intend",
    act: "intention",
    frames: ["infinitive", "clause"],
    lemmas: list(
      "plan, intend, aim, mean, decide, agree, refuse, decline, resolve, choose, opt, agree to, prepare, consider, contemplate, plot, weigh, mull",
    ),
    reason: "The text gives an intention, an agreement or a refusal, not the words of it.",
    example: "The cabinet refused to withdraw.",
    counterExample: "The plan was short.",
  },
  {
    id: "cue.support",
    act: "support",
    frames: ["thing", "clause"],
    lemmas: list(
      "support, oppose, back, endorse, favor, favour, advocate, champion, embrace, object, object to, resist, reject, approve of, disapprove of, side with, sympathize with",
    ),
    reason: "The text gives for or against, not the words.",
    example: "The northern members oppose the levy.",
    counterExample: "The opposing bank was steep.",
  },
  {
    id: "cue.decide",
    act: "decision",
    frames: ["clause", "thing", "infinitive"],
    lemmas: list(
      "rule, decree, order, approve, authorize, authorise, appoint, nominate, name, impose, ban, veto, ratify, adopt, pardon, sentence, mandate",
    ),
    reason: "A ruling or decree is made in words that the text does not give.",
    example: "The court ruled that the vote was void.",
    counterExample: "The rule was old.",
  },
];

/** "I have that from two aides", "we hear from an envoy": whoever told the writer stands after it. */
export const heardFrom =
  /\b(?:I|[Ww]e)(?:['\u2019]re| are)? (?:have|had|got|hear|heard|hearing|learn(?:ed|t)?|gather(?:ed)?|understand) (?:(?:this|that|it|so|word) )?from\b/;

/** Names that stand as labels; the patterns are in attribution/propose-labels.ts. */
const labelRules: readonly (Rule & { readonly pattern: RegExp })[] = [
  {
    id: "cue.speaker label",
    pattern: /^[A-Z][A-Z.' -]+: /,
    reason: "In a transcript the name before the colon says whose the words are.",
    example: "BERG: We will stay.",
    counterExample: "Berg said: We will stay.",
  },
  {
    id: "cue.heard from",
    pattern: heardFrom,
    reason: "The writer says from whom the words came.",
    example: "Six he will not get; I have that from two aides.",
    counterExample: "We have not heard from Orsa.",
  },
  {
    id: "cue.signature",
    pattern: /["\u201d] ?(?:--|-|\u2014|\u2013|\u2015) ?[A-Z]/,
    reason: "A name after a dash signs the quotation before it.",
    example: '"We will stay." - Anna Berg',
    counterExample: '"We will stay", a well-known line',
  },
];

/** Phrases that are cues without being one verb. */
export type CuePhrase = { readonly words: readonly string[]; readonly act: CueAct };

/** "according to X", "in the words of X": the source follows, the rest of the sentence is the content. */
export const sourcePhrases: readonly CuePhrase[] = [
  { words: ["according", "to"], act: "speech" },
  { words: ["per"], act: "speech" },
  { words: ["in", "the", "words", "of"], act: "speech" },
  { words: ["in", "the", "view", "of"], act: "belief" },
  ...["opinion", "estimation", "estimate", "judgment", "judgement", "assessment", "reckoning", "eyes"].map(
    (noun): CuePhrase => ({ words: ["in", "the", noun, "of"], act: "belief" }),
  ),
];

/** Nouns that hold a content of their own: "his claim that …", "a warning that …". */
export const cueNouns: ReadonlyMap<string, CueAct> = new Map(
  Object.entries({
    claim: "speech",
    assertion: "speech",
    statement: "speech",
    warning: "speech",
    promise: "speech",
    pledge: "speech",
    vow: "speech",
    demand: "speech",
    call: "speech",
    announcement: "speech",
    suggestion: "speech",
    allegation: "speech",
    accusation: "speech",
    insistence: "speech",
    argument: "speech",
    denial: "speech",
    assurance: "speech",
    admission: "speech",
    declaration: "speech",
    complaint: "speech",
    proposal: "speech",
    threat: "speech",
    question: "speech",
    comment: "speech",
    remark: "speech",
    criticism: "speech",
    prediction: "speech",
    plea: "speech",
    appeal: "speech",
    request: "speech",
    report: "speech",
    rumor: "speech",
    rumour: "speech",
    belief: "belief",
    view: "belief",
    opinion: "belief",
    fear: "belief",
    concern: "belief",
    doubt: "belief",
    expectation: "belief",
    conviction: "belief",
    suspicion: "belief",
    idea: "belief",
    notion: "belief",
    sense: "belief",
    hope: "wish",
    desire: "wish",
    wish: "wish",
    plan: "intention",
    intention: "intention",
    decision: "intention",
    support: "support",
    opposition: "support",
  } satisfies Record<string, CueAct>),
);

const rulesByLemma = byLemma(({ lemmas, lemmasUnlearned = [] }) => [...lemmas, ...lemmasUnlearned]);
const learnedByLemma = byLemma(({ lemmas }) => lemmas);

function byLemma(lemmasOf: (rule: CueRule) => readonly string[]): ReadonlyMap<string, readonly CueRule[]> {
  const map = new Map<string, CueRule[]>();
  for (const rule of cueRules) for (const lemma of lemmasOf(rule)) map.set(lemma, [...(map.get(lemma) ?? []), rule]);
  return map;
}

/** The rules a verb's lemma (with its particle, if any) belongs to, in the order of the list. */
export function cueRulesOf(lemma: string): readonly CueRule[] {
  return rulesByLemma.get(lemma) ?? [];
}

/** The class of a cue that the trained model knows a lemma by: the names of its rules; none for a lemma added since. */
export function cueClassOf(lemma: string): string | undefined {
  return learnedByLemma
    .get(lemma)
    ?.map(({ id }) => id)
    .join("+");
}

export const cueArea: RuleArea = { area: "cue verbs", rules: [...cueRules, ...labelRules], matches };

/** True where a word of the rule stands in `text` as a verb might: not after an article, a possessive or a preposition. For checking the rule's own examples. */
function matches(ruleId: string, text: string): boolean {
  const label = labelRules.find((candidate) => candidate.id === ruleId);
  if (label !== undefined) return label.pattern.test(text);
  const rule = cueRules.find((candidate) => candidate.id === ruleId);
  if (rule === undefined) return false;
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.some(
    (word, at) => rule.lemmas.some((lemma) => isFormOf(word, lemma.split(" ")[0] ?? "")) && !NOUN_SIGNS.has(words[at - 1] ?? ""),
  );
}

const NOUN_SIGNS = new Set(["the", "a", "an", "his", "her", "its", "their", "our", "of", "without", "this", "that"]);

const IRREGULAR: Readonly<Record<string, string>> = {
  said: "say",
  told: "tell",
  wrote: "write",
  written: "write",
  swore: "swear",
  sworn: "swear",
  spoke: "speak",
  spoken: "speak",
  thought: "think",
  felt: "feel",
  knew: "know",
  known: "know",
  saw: "see",
  seen: "see",
  forgot: "forget",
  understood: "understand",
  heard: "hear",
  found: "find",
  meant: "mean",
  chose: "choose",
  chosen: "choose",
  sought: "seek",
  held: "hold",
  began: "begin",
  went: "go",
  shot: "shoot",
  beg: "beg",
  begged: "beg",
};

function isFormOf(word: string, lemma: string): boolean {
  if (word === lemma || IRREGULAR[word] === lemma) return true;
  const stem = lemma.replace(/e$/, "").replace(/([^aeiou])y$/, "$1i");
  return [`${lemma}s`, `${stem}es`, `${stem}ed`, `${lemma}ed`, `${lemma}${lemma.at(-1)}ed`].includes(word);
}
