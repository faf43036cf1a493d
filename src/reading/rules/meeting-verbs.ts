/** Decides which words tell of a meeting, a call or a series of talks, what they govern, and which look-alikes are none. */
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, plainWordsOf } from "./word-phrases.ts";

/**
 * What the words govern: `meet` (A met B, A met with B, A and B met), `with` (A sat down with B), `receive` (A received B: a person or
 * delegation), `between` (A shuttled between B and C), `light` (A held … talks: the noun tells the rest), `event` (… took place),
 * `noun` (talks between A and B), `series`.
 */
export type MeetingFrame = "meet" | "with" | "receive" | "between" | "light" | "event" | "noun" | "series" | "modifier" | "duration";

export type MeetingRule = Rule & {
  readonly frame: MeetingFrame;
  /** In the notation of `word-phrases.ts`. */
  readonly phrases: readonly string[];
  /** Words right after the phrase, articles and one adjective skipped, that make it something else. */
  readonly notBefore?: readonly string[];
};

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** What one meets that is no one: "met the requirements". */
const NotMet = list(
  "requirement, requirements, criteria, criterion, deadline, deadlines, need, needs, demand, demands, target, targets, goal, goals, obligation, obligations, condition, conditions, standard, standards, expectation, expectations, challenge, challenges, fate, death, end, resistance, opposition, scepticism, skepticism, criticism, approval, success, failure, silence, threshold, quota, commitments, commitment, costs, cost, definition, test, objectives, objective, obligations, disapproval, outrage, disbelief, hostility, indifference, derision, applause, cheers, protests, anger, wife, husband, spouse, girlfriend, boyfriend, fiance, fiancee, parents, mother, father, partner, friends, fans, voters, supporters, families, relatives",
);

export const meetingRules: readonly MeetingRule[] = [
  {
    id: "meeting/meet",
    frame: "meet",
    phrases: ["meet|meets|met|meeting"],
    notBefore: NotMet,
    reason: "The plain word: somebody met somebody.",
    example: "The two envoys met in Orsa on Tuesday.",
    counterExample: "The draft met the requirements of both sides.",
  },
  {
    id: "meeting/sit-down",
    frame: "with",
    phrases: [
      "sit|sits|sat|sitting down with",
      "sit|sits|sat|sitting down at",
      "sit|sits|sat|sitting down together",
      "sit|sits|sat|sitting down again",
      "sit|sits|sat|sitting down on <time>",
      "sit|sits|sat|sitting down for|to talks",
      "sit|sits|sat|sitting across from",
      "sit|sits|sat|sitting opposite",
    ],
    reason: "Sitting down with somebody is meeting them.",
    example: "Both delegations sat down at one table.",
    counterExample: "The old man sat down on a bench.",
  },
  {
    id: "meeting/reconvene",
    frame: "with",
    phrases: ["reconvene~", "return~ to the table", "return~ to the negotiating table", "come~ face to face"],
    reason: "Coming back to the table, or face to face, is meeting.",
    example: "The two sides reconvened on Friday.",
    counterExample: "The two sides returned to their capitals.",
  },
  {
    id: "meeting/confer",
    frame: "with",
    phrases: ["confer|confers|conferred|conferring with", "huddle~ with", "consult~ with"],
    reason: "Conferring is meeting or speaking at length.",
    example: "The minister conferred with her counterpart.",
    counterExample: "The council conferred a medal on him.",
  },
  {
    id: "meeting/call",
    frame: "with",
    phrases: [
      "speak~ by phone|telephone|video",
      "spoke by phone|telephone|video",
      "speak~ on|over the phone|telephone",
      "talk~ by phone|telephone",
      "talk~ on|over the phone|telephone",
      "phone~",
      "telephone~",
    ],
    reason: "A call has two sides and a time, though no place.",
    example: "The president spoke by telephone with the chancellor.",
    counterExample: "The president spoke to reporters.",
  },
  {
    id: "meeting/speak",
    frame: "with",
    phrases: ["speak~ with", "speak~ to", "talk~ with"],
    reason: "Leaders or envoys of two parties who speak with each other hold a conversation; with reporters they do not.",
    example: "The president spoke with the chancellor on Sunday.",
    counterExample: "The president spoke on Sunday.",
  },
  {
    id: "meeting/receive",
    frame: "receive",
    phrases: ["receive~", "host~"],
    reason: "Receiving a person or a delegation is meeting them.",
    example: "The chancellor received the foreign minister at noon.",
    counterExample: "The chancellor signed the order at noon.",
  },
  {
    id: "meeting/shuttle",
    frame: "between",
    phrases: [
      "shuttle~ between",
      "carry|carries|carried|carrying messages between",
      "go|goes|went|going back and forth between",
      "mediate~ between",
    ],
    reason: "A go-between makes proximity talks of two sides that do not meet.",
    example: "The envoy shuttled between the two delegations.",
    counterExample: "Buses run between the two towns.",
  },
  {
    id: "meeting/hold",
    frame: "light",
    phrases: [
      "hold~",
      "have|has|had",
      "conduct~",
      "attend~",
      "join~",
      "open~",
      "resume~",
      "begin~",
      "start~",
      "conclude~",
      "end~",
      "finish~",
      "wrap|wraps|wrapped|wrapping up",
      "chair~",
      "convene~",
      "host~",
      "take~ part in",
      "participate~ in",
      "schedule~",
      "arrange~",
      "lead~",
    ],
    reason: "A verb with little meaning of its own beside a noun for a meeting.",
    example: "The sides held two days of talks.",
    counterExample: "The sides kept their distance.",
  },
  {
    id: "meeting/plan",
    frame: "light",
    phrases: ["plan~", "agree~ on", "settle~ on", "announce~"],
    reason: "Who plans or agrees on a meeting with its day or place is a side of what lies ahead.",
    example: "The three plan a joint session on Wednesday.",
    counterExample: "The three held a joint session on Wednesday.",
  },
  {
    id: "meeting/take-time",
    frame: "duration",
    phrases: ["it take~"],
    reason: "Two sides whom it took hours or days at a place to agree sat there together.",
    example: "It took the two teams nine hours in Orsa to agree.",
    counterExample: "The two teams took nine trucks to Orsa.",
  },
  {
    id: "meeting/travel",
    frame: "light",
    phrases: ["for talks", "for a meeting|session|summit", "for negotiations|consultations", "for days of", "days of talks"],
    reason: "Coming, sending or gathering for talks makes who moves a side of them.",
    example: "Both sides sent teams to Orsa for talks.",
    counterExample: "Both sides sent grain to Orsa.",
  },
  {
    id: "meeting/take-place",
    frame: "event",
    phrases: [
      "take~ place",
      "be~ held",
      "be~ scheduled",
      "be~ planned",
      "be~ set",
      "open~",
      "begin~",
      "resume~",
      "end~",
      "conclude~",
      "start~",
      "get~ under way",
    ],
    reason: "What the meeting itself does: it takes place, opens, ends.",
    example: "A second round took place in the capital.",
    counterExample: "A second draft lies on the table.",
  },
  {
    id: "meeting/call-off",
    frame: "event",
    phrases: [
      "be~ cancelled|canceled",
      "be~ called off",
      "be~ postponed",
      "be~ scrapped",
      "be~ delayed",
      "be~ adjourned",
      "be~ suspended",
      "fall~ through",
      "cancel~",
      "postpone~",
      "call~ off",
    ],
    reason: "A planned meeting that did not or will not take place as planned.",
    example: "The meeting was called off on Friday.",
    counterExample: "The meeting was called useful.",
  },
  {
    id: "meeting/deny",
    frame: "event",
    phrases: ["deny|denies|denied|denying", "no such meeting|talks", "no meeting|talks"],
    reason: "That a meeting took place can itself be denied; the denial is kept as such.",
    example: "The ministry denied that any meeting took place.",
    counterExample: "The ministry confirmed the meeting.",
  },
  {
    id: "meeting/noun",
    frame: "noun",
    phrases: [
      "meeting|meetings",
      "talks",
      "summit|summits",
      "negotiations",
      "consultations",
      "discussions",
      "session|sessions",
      "conference",
      "encounter",
      "call|calls",
      "conversation|conversations",
      "round",
    ],
    reason: "A noun for a meeting, with its sides between, with or before it.",
    example: "Talks between the two neighbours opened on Monday.",
    counterExample: "The two neighbours opened the gate on Monday.",
  },
  {
    id: "meeting/again-with",
    frame: "with",
    phrases: ["then separately with", "then with", "and separately with", "later with", "afterwards with", "and then"],
    reason: "A second meeting told without repeating the verb: 'met A and then, separately, B'.",
    example: "She met the envoy and then separately with the delegation.",
    counterExample: "She met the envoy with her deputy.",
  },
  {
    id: "meeting/series",
    frame: "series",
    phrases: ["series of", "rounds of", "latest round of", "string of", "flurry of"],
    notBefore: list(
      "strikes, attacks, explosions, blows, blasts, articles, events, votes, elections, storms, sanctions, drinks, golf, applause, cuts, layoffs, funding, errors, mistakes, setbacks, measures, steps",
    ),
    reason: "Several meetings told as one thing; each of them can be part of it.",
    example: "It was the latest in a series of talks between the two.",
    counterExample: "It was the latest in a series of strikes.",
  },
  {
    id: "meeting/trilateral",
    frame: "modifier",
    phrases: ["trilateral", "three - way", "tripartite", "three - party"],
    reason: "The text says that three sides sat together.",
    example: "A trilateral meeting was held.",
    counterExample: "A bilateral meeting was held.",
  },
  {
    id: "meeting/bilateral",
    frame: "modifier",
    phrases: ["bilateral", "two - way", "one - on - one", "tete - a - tete", "face - to - face", "face to face", "head - to - head"],
    reason: "The text says that two sides sat together.",
    example: "They held one-on-one talks.",
    counterExample: "They held plenary talks.",
  },
  {
    id: "meeting/proximity",
    frame: "modifier",
    phrases: ["proximity", "indirect"],
    reason: "The sides do not sit together; a go-between carries messages.",
    example: "They began indirect talks.",
    counterExample: "They began direct talks.",
  },
  {
    id: "meeting/plenary",
    frame: "modifier",
    phrases: ["plenary", "multilateral", "four - way", "quadrilateral"],
    reason: "All sides sat together.",
    example: "A plenary session closed the round.",
    counterExample: "A bilateral session closed the round.",
  },
  {
    id: "meeting/jointly",
    frame: "modifier",
    phrases: ["joint"],
    reason: "The text says that those named sat together; how many they were tells the format.",
    example: "They plan a joint session.",
    counterExample: "They plan a separate session.",
  },
  {
    id: "meeting/by-phone",
    frame: "modifier",
    phrases: ["phone|telephone", "video", "virtual", "by phone|telephone"],
    reason: "A call is a meeting without a place.",
    example: "A telephone conversation took place.",
    counterExample: "A short conversation took place.",
  },
  {
    id: "meeting/separately",
    frame: "modifier",
    phrases: ["separate", "separately"],
    reason: "The text says that sides were met apart.",
    example: "She held separate talks with each.",
    counterExample: "She held joint talks with both.",
  },
];

const compiled = indexPhrases(meetingRules);

/** The rule of one of `frames` whose phrase begins at `at`, with the place after it; the longest phrase wins. Cost: the phrases that begin with that word. */
export function meetingRuleAt(
  words: readonly string[],
  at: number,
  frames: ReadonlySet<MeetingFrame>,
): { readonly rule: MeetingRule; readonly after: number } | undefined {
  let best: { readonly rule: MeetingRule; readonly after: number } | undefined;
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    if (!frames.has(rule.frame)) continue;
    const after = endOfPhraseAt(phrase, words, at);
    if (after === undefined || (best !== undefined && after <= best.after) || isOtherThing(rule, words, after)) continue;
    best = { rule, after };
  }
  return best;
}

/** "met the minimum requirements", "met with fierce resistance": within three words the noun that makes it no meeting. */
function isOtherThing(rule: MeetingRule, words: readonly string[], after: number): boolean {
  if (rule.notBefore === undefined) return false;
  for (let at = after; at < after + 4; at++) {
    const word = words[at];
    if (word === undefined || /^[.,;:]$/.test(word)) return false;
    if (rule.notBefore.includes(word)) return true;
  }
  return false;
}

export const meetingArea: RuleArea = {
  area: "meeting verbs",
  rules: meetingRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    return words.some((word, at) =>
      (compiled.get(word) ?? []).some(({ rule, phrase }) => {
        const after = rule.id === ruleId ? endOfPhraseAt(phrase, words, at) : undefined;
        return after !== undefined && !isOtherThing(rule, words, after);
      }),
    );
  },
};
