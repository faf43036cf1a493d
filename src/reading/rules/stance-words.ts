/** Decides which words take a stance on something: demands, accepts, is open to, objects to, rejects; each with its strength and what it turns into when denied. */
import type { PositionMark, Stance } from "#record";
import { EventNouns } from "./condition-words.ts";
import { topicIn } from "./points.ts";
import type { Rule, RuleArea } from "./rule.ts";
import { endOfPhraseAt, indexPhrases, isAdverb, plainWordsOf } from "./word-phrases.ts";

export type Strength = PositionMark["strength"];
export type StanceAndStrength = { readonly stance: Stance; readonly strength: Strength };

/**
 * How the words go on after the phrase, up to what the stance is about.
 * `object`: a noun phrase or a gerund · `to do`: an infinitive · `that`: a clause with "that", "must" or a bare verb · `addressee to do`: "urged both sides to".
 */
export type Frame = "object" | "to do" | "that" | "addressee to do";

export type StanceRule = Rule & {
  readonly phrases: readonly string[];
  readonly frames: readonly Frame[];
  readonly stance: Stance;
  readonly strength: Strength;
  /** The stance when the words are denied; `undefined` where denial says nothing. `perfect` holds for "has not (yet) …". */
  readonly denied?: StanceAndStrength;
  readonly deniedPerfect?: StanceAndStrength;
  /** Everyday words that take a stance only on a known topic, an instrument or something asked of another party. */
  readonly needsTopic?: true;
  /** True where only the denied words take a stance. */
  readonly onlyDenied?: true;
  /** Where given, the object must be one of these nouns: "took the offer". */
  readonly onlyNouns?: readonly string[];
  /** The modal belongs to the words and softens nothing: "can live with". */
  readonly modalIsPart?: true;
  /** The phrase begins with an adjective or noun after a form of "be" or "remain", or stands after a comma, not with a verb. */
  readonly opensWith: "verb" | "predicate" | "noun";
  /** Stance words right below this one are part of it: "refused to rule out" is the outer rule's. */
  readonly overInner?: Partial<Record<Stance, StanceAndStrength>>;
};

type Options = Partial<
  Pick<StanceRule, "modalIsPart" | "denied" | "deniedPerfect" | "needsTopic" | "onlyDenied" | "onlyNouns" | "opensWith" | "overInner">
>;

const say = (stance: Stance, strength: Strength = "plain"): StanceAndStrength => ({ stance, strength });
const open = say("open", "weak");
const unclear = say("unclear", "weak");

/** What each stance turns into when its words are denied and the rule says nothing else. */
const acceptsDenied: Options = { denied: say("rejects"), deniedPerfect: unclear };
const refusesDenied: Options = { denied: open, deniedPerfect: open };
const demandsDenied: Options = { denied: open, deniedPerfect: open };

function stanceRule(
  id: string,
  stance: Stance,
  strength: Strength,
  phrases: readonly string[],
  frames: readonly Frame[],
  told: readonly [reason: string, example: string, counterExample: string],
  options: Options = {},
): StanceRule {
  const [reason, example, counterExample] = told;
  return { id: `stance.${id}`, stance, strength, phrases, frames, reason, example, counterExample, opensWith: "verb", ...options };
}

/** Verbs whose denial leaves a point open: who will not obstruct it neither accepts nor rejects it. */
export const HinderingVerbs: ReadonlySet<string> = new Set(["obstruct", "hinder", "block", "oppose", "impede", "prevent", "veto"]);

/** The longest phrase that fits wins, so that "no longer insists on" is not "insists on". */
export const stanceRules: readonly StanceRule[] = [
  // Rejects.
  stanceRule(
    "refuse-to",
    "rejects",
    "strong",
    ["refuse~"],
    ["to do"],
    ["An act refused is a point rejected.", "The Front refused to give up the valley.", "The minister refused to comment."],
    { ...refusesDenied, overInner: { rejects: open, objects: open, accepts: say("rejects", "strong"), open: say("rejects", "strong") } },
  ),
  stanceRule(
    "refuse-object",
    "rejects",
    "strong",
    ["refuse~"],
    ["object"],
    ["Refusing what is on the table.", "Tarsia refused the ceasefire.", "Tarsia refused an interview."],
    { ...refusesDenied, needsTopic: true },
  ),
  stanceRule(
    "decline-to",
    "rejects",
    "plain",
    ["decline~"],
    ["to do"],
    ["The polite form of refusing an act.", "Orsa declined to sign the ceasefire.", "Hald declined to be named."],
    { ...refusesDenied, needsTopic: true, overInner: { rejects: open, accepts: say("rejects") } },
  ),
  stanceRule(
    "reject",
    "rejects",
    "strong",
    [
      "reject~",
      "turn~ down",
      "rebuff~",
      "spurn~",
      "veto~",
      "repudiate~",
      "throw~ out",
      "brush~ aside",
      "wave~ away",
      "pour~ cold water on",
    ],
    ["object"],
    ["Turning a proposal down.", "Tarsia rejected the draft.", "Tarsia rejected claims of an attack."],
    refusesDenied,
  ),
  stanceRule(
    "will-not",
    "rejects",
    "strong",
    ["will|wo|would|shall not|n't|never"],
    ["object"],
    ["An act on a known point that a party says it will not do.", "Orsa will not end the war.", "Orsa will end the war."],
    { needsTopic: true, opensWith: "noun" },
  ),
  stanceRule(
    "would-if",
    "accepts",
    "plain",
    ["would|will sign|ratify|release|return|lift|open|pay|cover|restore|extend|allow|accept"],
    ["object"],
    [
      "What a party says it will do on a condition it accepts on that condition.",
      "Orsa would sign the accord if the Front signs.",
      "Orsa would gain from the accord.",
    ],
    { opensWith: "noun" },
  ),
  stanceRule(
    "live-with",
    "accepts",
    "weak",
    ["can|could|ca live with", "be~ able|prepared|ready|willing to live with"],
    ["object"],
    ["Living with a thing is accepting it without liking it.", "Orsa can live with the monitors.", "Orsa lives with the Front."],
    { modalIsPart: true, denied: say("rejects"), deniedPerfect: say("rejects") },
  ),
  stanceRule(
    "no-view-yet",
    "unclear",
    "plain",
    [
      "have~ yet to give|take|state|express a view|position|stance on|about",
      "have~ yet to decide|comment on",
      "have~ yet to respond|reply|answer to",
      "have~ yet to say whether",
      "be~ undecided on|about",
    ],
    ["object"],
    [
      "A party of which the text says that it has taken no stance.",
      "Orsa has yet to give a view on the monitors.",
      "Orsa has a view of the bay.",
    ],
  ),
  stanceRule(
    "will-not-hinder",
    "open",
    "weak",
    [
      "will|wo|would|shall not|n't|never obstruct|hinder|block|oppose|impede|prevent|veto",
      "will|wo|would|shall not|n't|never stand in the way of",
    ],
    ["object"],
    [
      "Not standing in the way of a point is no refusal of it, and no acceptance.",
      "Orsa will not obstruct the monitors.",
      "Orsa will obstruct the monitors.",
    ],
    { opensWith: "noun" },
  ),
  stanceRule(
    "speaker-must",
    "demands",
    "plain",
    ["must|should|shall", "needs|need|has|have to"],
    ["object"],
    [
      "What a speaker says that another party, or a point of the talks, must do.",
      "Tarsia must withdraw its troops.",
      "Tarsia may withdraw its troops.",
    ],
    { needsTopic: true, opensWith: "noun" },
  ),
  stanceRule(
    "no-intention",
    "rejects",
    "strong",
    ["have~ no intention|plan|plans|desire|wish of|to", "see~ no reason|need to|for"],
    ["object", "to do"],
    ["No intention to act on a known point.", "Orsa has no intention of leaving the occupied islands.", "Orsa has the intention."],
    { needsTopic: true },
  ),
  stanceRule(
    "intend",
    "demands",
    "plain",
    ["intend~", "plan~"],
    ["to do"],
    [
      "Denied, it rejects an act on a known point; an intention as such is an announcement.",
      "Orsa does not intend to withdraw its troops.",
      "Orsa plans dinner.",
    ],
    { needsTopic: true, onlyDenied: true, denied: say("rejects") },
  ),
  stanceRule(
    "dismiss",
    "rejects",
    "plain",
    ["dismiss~"],
    ["object"],
    [
      "Dismissing an idea turns it down; dismissing a person or a claim does not.",
      "Mirev dismissed the timetable as one-sided.",
      "Mirev dismissed reports of a rift.",
    ],
    { ...refusesDenied, needsTopic: true },
  ),
  stanceRule(
    "rule-out",
    "rejects",
    "strong",
    ["rule~ out", "exclude~ the possibility of", "close~ the door to|on", "shut~ the door to|on"],
    ["object"],
    ["Ruling something out leaves no room for it.", "Polk has ruled out lifting the sanctions.", "The doctors ruled out a fracture."],
    { denied: open, deniedPerfect: open, needsTopic: true },
  ),
  stanceRule(
    "never-to",
    "rejects",
    "strong",
    ["vow~ never", "vow~ not", "pledge~ never", "pledge~ not", "swear~ never", "promise~ never", "promise~ not"],
    ["to do"],
    ["A vow not to act rejects the act.", "The Front vowed never to hand over its arms.", "He vowed to return."],
    { needsTopic: true },
  ),
  stanceRule(
    "unacceptable",
    "rejects",
    "strong",
    [
      "unacceptable to",
      "not acceptable to",
      "intolerable to",
      "out of the question for",
      "off the table for",
      "a red line for",
      "a non-starter for",
      "anathema to",
    ],
    ["object"],
    [
      "The party for whom it is unacceptable stands after the phrase; what is unacceptable stands before it.",
      "Such a vote would be unacceptable to Tarsia.",
      "The weather was unacceptable.",
    ],
    { opensWith: "predicate" },
  ),
  stanceRule(
    "resist",
    "rejects",
    "plain",
    ["resist~", "balk~ at", "baulk~ at", "bristle~ at", "shrug~ off", "fight~ off"],
    ["object"],
    ["Resisting pressure or a proposal.", "Veldland resisted calls for a ceasefire.", "The wall resisted the wind."],
    { ...refusesDenied, needsTopic: true },
  ),
  stanceRule(
    "denounce",
    "objects",
    "strong",
    ["denounce~", "condemn~", "decry~", "lambast~"],
    ["object"],
    [
      "Condemning a measure objects to it; only measures count, not events.",
      "Tarsia denounced the sanctions.",
      "Tarsia denounced the murder of a priest.",
    ],
    { needsTopic: true },
  ),
  // Objects.
  stanceRule(
    "object-to",
    "objects",
    "plain",
    [
      "object~ to",
      "take~ issue with",
      "raise~ objections to",
      "state~ objections to",
      "voice~ objections to",
      "raise~ concerns about|over",
      "voice~ concerns about|over",
      "express~ concern about|over",
      "express~ concerns about|over",
      "take~ exception to",
      "protest~ against",
      "have~ reservations about",
      "have~ misgivings about",
      "bridle~ at",
    ],
    ["object"],
    ["Objecting leaves room to agree on something else.", "Tarsia objects to the timetable.", "Nobody objects."],
    { denied: say("accepts", "weak"), deniedPerfect: open },
  ),
  stanceRule(
    "oppose",
    "objects",
    "plain",
    ["oppose~", "come~ out against", "campaign~ against", "argue~ against", "warn~ against"],
    ["object"],
    ["Opposing a point.", "Veldland opposes any amnesty.", "He sat on the opposite bench."],
    { denied: open, deniedPerfect: open },
  ),
  stanceRule(
    "opposed",
    "objects",
    "plain",
    [
      "opposed to",
      "against",
      "hostile to",
      "unhappy with|about",
      "wary of",
      "sceptical of|about",
      "skeptical of|about",
      "critical of",
      "cool to|towards",
      "lukewarm about",
    ],
    ["object"],
    ["An attitude as predicate.", "Norland is opposed to a longer truce.", "The house on the opposed bank."],
    { denied: open, deniedPerfect: open, opensWith: "predicate", needsTopic: true },
  ),
  // Accepts.
  stanceRule(
    "accept",
    "accepts",
    "plain",
    [
      "accept~",
      "sign~ up to",
      "sign~ off on",
      "agree~ on|upon",
      "consent~ to",
      "assent~ to",
      "accede~ to",
      "go~ along with",
      "live~ with",
      "put~ up with",
      "settle~ for",
      "give~ its|his|her|their backing|blessing|consent|assent|approval to|for",
      "bow~ to",
      "yield~ to",
      "give~ in to",
      "relent~ on",
      "concede~",
    ],
    ["object"],
    ["Taking what is on the table.", "Tarsia accepted the line of control.", "Polk accepted the resignation of his aide."],
    acceptsDenied,
  ),
  stanceRule(
    "take-offer",
    "accepts",
    "plain",
    ["take~"],
    ["object"],
    ["Taking what is offered.", "Polk took the offer.", "Polk took the train."],
    { ...acceptsDenied, onlyNouns: ["offer", "deal", "olive"] },
  ),
  stanceRule(
    "approve",
    "accepts",
    "plain",
    ["approve~", "endorse~", "ratify~", "embrace~", "sanction~"],
    ["object"],
    ["Approving a known point or a text.", "The cabinet approved the ceasefire.", "The cabinet approved the minutes."],
    { ...acceptsDenied, needsTopic: true },
  ),
  stanceRule(
    "agree-to",
    "accepts",
    "plain",
    ["agree~ to", "agree~ in principle to", "agree~ in principle on"],
    ["object"],
    ["Agreement with what is named after it.", "Veldland agreed to an exchange of prisoners.", "They agreed."],
    { ...acceptsDenied },
  ),
  stanceRule(
    "agree-to-do",
    "accepts",
    "plain",
    ["agree~", "agree~ in principle", "consent~"],
    ["to do"],
    ["Agreement to an act.", "Tarsia agreed to release forty pilots.", "They agreed to disagree."],
    { ...acceptsDenied, overInner: { open: say("open"), accepts: say("accepts"), rejects: say("rejects") } },
  ),
  stanceRule(
    "agree-that",
    "accepts",
    "plain",
    ["agree~"],
    ["that"],
    [
      "Agreeing that something shall be done about a known point.",
      "Both sides agreed that the prisoners should be freed.",
      "Both sides agreed that it rained.",
    ],
    { ...acceptsDenied, needsTopic: true },
  ),
  stanceRule(
    "back",
    "accepts",
    "plain",
    ["back~", "support~", "favour~", "favor~", "welcome~", "champion~"],
    ["object"],
    ["Support for a point that is on the table.", "Norland backed the ceasefire.", "Norland backed out."],
    { denied: say("objects"), deniedPerfect: unclear, needsTopic: true },
  ),
  stanceRule(
    "in-favour",
    "accepts",
    "plain",
    ["in favour of", "in favor of", "supportive of", "on board with", "happy with", "satisfied with", "comfortable with"],
    ["object"],
    ["An attitude as predicate.", "Norland is in favour of a longer truce.", "He stepped down in favour of his son."],
    { denied: say("objects"), opensWith: "predicate", needsTopic: true },
  ),
  stanceRule(
    "acceptable",
    "accepts",
    "plain",
    ["acceptable to", "agreeable to", "palatable to", "fine with"],
    ["object"],
    [
      "The party to whom it is acceptable stands after the phrase; what is acceptable stands before it.",
      "The new map is acceptable to Orsa.",
      "His manners were acceptable.",
    ],
    { denied: say("rejects"), opensWith: "predicate" },
  ),
  stanceRule(
    "pledge-to",
    "accepts",
    "plain",
    ["pledge~", "commit~", "promise~", "undertake~", "vow~", "commit~ itself|himself|herself|themselves"],
    ["to do"],
    ["An act promised on a known point.", "Tarsia pledged to withdraw its troops from the hills.", "She promised to write home."],
    { denied: say("objects"), deniedPerfect: unclear, needsTopic: true },
  ),
  stanceRule(
    "committed-to",
    "accepts",
    "plain",
    ["committed to"],
    ["object", "to do"],
    ["A standing commitment to a point.", "Veldland remained committed to the ceasefire.", "The thief was committed to prison."],
    { denied: say("objects"), opensWith: "predicate", needsTopic: true },
  ),
  // Open.
  stanceRule(
    "open-to",
    "open",
    "plain",
    ["open to", "amenable to", "receptive to", "flexible on|about|over", "ready for", "prepared for"],
    ["object"],
    ["Openness as predicate.", "Orsa is open to a longer truce.", "The museum is open to visitors."],
    { denied: say("rejects"), opensWith: "predicate", needsTopic: true },
  ),
  stanceRule(
    "ready-to",
    "open",
    "plain",
    ["ready", "prepared", "willing", "able and willing", "ready and willing", "inclined"],
    ["to do"],
    ["Readiness to act or to talk about a point.", "Tarsia was ready to discuss the ports.", "The boat was ready to sail."],
    {
      denied: say("rejects"),
      opensWith: "predicate",
      needsTopic: true,
      overInner: { accepts: say("accepts"), rejects: say("objects", "weak"), demands: say("demands", "weak") },
    },
  ),
  stanceRule(
    "unwilling-to",
    "rejects",
    "plain",
    ["unwilling", "reluctant", "loath", "disinclined", "unprepared"],
    ["to do"],
    ["Unreadiness to act.", "Tarsia is unwilling to cede the islands.", "The reluctant host sighed."],
    { denied: open, opensWith: "predicate", overInner: { accepts: say("rejects"), rejects: open } },
  ),
  stanceRule(
    "offer-object",
    "accepts",
    "plain",
    ["offer~"],
    ["object"],
    ["What a side offers of its own on a known point.", "Tarsia offered a ceasefire.", "Tarsia offered its thanks."],
    { needsTopic: true, denied: open },
  ),
  stanceRule(
    "offer-to",
    "open",
    "plain",
    ["offer~", "propose~"],
    ["to do"],
    [
      "An act offered on a known point; offered for something in return, it is accepted with that condition.",
      "Veldland offered to lift the blockade.",
      "She offered to carry the bags.",
    ],
    { needsTopic: true, overInner: { accepts: say("accepts", "weak") } },
  ),
  stanceRule(
    "consider",
    "open",
    "weak",
    ["consider~", "weigh~", "mull~", "contemplate~", "look~ at", "entertain~", "hint~ at", "float~ the idea of", "float~"],
    ["object"],
    [
      "Considering a point without a word for or against.",
      "Orsa is considering a longer truce.",
      "The board considered the ceiling too low.",
    ],
    { denied: say("rejects"), needsTopic: true },
  ),
  stanceRule(
    "drop-demand",
    "open",
    "plain",
    [
      "drop~|soften~|withdraw~|abandon~|relax~|ease~|shelve~|waive~ its|his|her|their|the demand|demands|insistence|call|claim|objection|objections|opposition|condition|conditions|resistance|veto|refusal for|to|on|that|of",
      "give~ up its|his|her|their demand|demands|insistence|claim|opposition for|to|on|that|of",
      "back~ away from its|his|her|their demand|demands|insistence|claim|opposition for|to|on|that|of",
      "back~ down on|over|from",
      "no longer insist~ on",
      "no longer demand~",
      "no longer oppose~",
      "no longer object~ to",
      "no longer reject~",
      "no longer rule~ out",
      "stop~ insisting on",
      "stop~ demanding",
    ],
    ["object", "to do", "that"],
    [
      "A stance given up is a shift: what was closed is open, and no more than that is said.",
      "Tarsia dropped its demand for a buffer zone.",
      "The postman dropped its letter for them.",
    ],
  ),
  stanceRule(
    "no-longer-to",
    "rejects",
    "plain",
    [
      "no longer accept~",
      "no longer support~",
      "no longer back~",
      "withdraw~ its|his|her|their support|backing|consent|acceptance for|of|to",
      "walk~ away from",
      "walk~ back from",
      "renege~ on",
      "pull~ out of",
      "back~ out of",
      "tear~ up",
    ],
    ["object"],
    ["Support that is withdrawn, or a text that is left.", "Veldland pulled out of the ceasefire.", "He pulled out of the race."],
    { needsTopic: true, denied: open },
  ),
  // Demands.
  stanceRule(
    "demand",
    "demands",
    "strong",
    ["demand~", "insist~ on|upon", "hold~ out for", "stick~ to its|his|her|their demand for|that"],
    ["object", "that", "to do"],
    ["A demand in so many words.", "Tarsia demanded the return of the islands.", "Demand for grain fell."],
    demandsDenied,
  ),
  stanceRule(
    "insist-that",
    "demands",
    "strong",
    ["insist~", "be~ adamant", "be~ insistent"],
    ["that"],
    [
      "Insisting that something be or must be done; insisting that something is so is a claim.",
      "Orsa insists that the monitors must leave.",
      "Orsa insisted that the convoy carried bread.",
    ],
    demandsDenied,
  ),
  stanceRule(
    "repeat-demand",
    "demands",
    "strong",
    [
      "reiterate~|repeat~|renew~|restate~|maintain~|press~|make~|reaffirm~|reassert~ its|his|her|their|the|a|another|fresh|longstanding demand|demands|insistence|call|calls|claim for|on|that",
    ],
    ["object", "that"],
    ["A demand made again.", "Tarsia repeated its demand for the islands.", "He made the call to his mother."],
  ),
  stanceRule(
    "call-for",
    "demands",
    "plain",
    [
      "call~ for",
      "push~ for",
      "press~ for",
      "ask~ for",
      "appeal~ for",
      "plead~ for",
      "lobby~ for",
      "argue~ for",
      "hold~ out for",
      "campaign~ for",
      "clamour~ for",
      "clamor~ for",
      "look~ for",
    ],
    ["object"],
    ["Asking for something in public.", "The Front called for a ceasefire.", "Hald asked for a glass of water."],
    { needsTopic: true },
  ),
  stanceRule(
    "call-on",
    "demands",
    "plain",
    [
      "call~ on|upon",
      "urge~",
      "press~",
      "pressure~",
      "push~",
      "lean~ on",
      "implore~",
      "exhort~",
      "appeal~ to",
      "pile~ pressure on",
      "put~ pressure on",
      "order~",
      "ask~",
      "require~",
      "want~",
      "instruct~",
      "prod~",
      "nudge~",
      "lobby~",
    ],
    ["addressee to do"],
    ["Asking an act of another party.", "Norland urged both sides to lift the blockade.", "Hald urged the driver to hurry."],
    { needsTopic: true },
  ),
  stanceRule(
    "urge-object",
    "demands",
    "plain",
    ["urge~", "request~", "ask~ that", "advocate~", "recommend~", "prescribe~"],
    ["object", "that"],
    ["Putting forward a point.", "Norland urged restraint and a ceasefire.", "The doctor urged rest."],
    { needsTopic: true },
  ),
  stanceRule(
    "propose",
    "demands",
    "plain",
    ["propose~", "put~ forward", "table~"],
    ["object", "that"],
    ["Putting a point forward.", "Norland proposed a buffer zone.", "Norland proposed a toast."],
    { needsTopic: true },
  ),
  stanceRule(
    "negotiable",
    "open",
    "plain",
    [
      "negotiable",
      "up for negotiation|discussion|debate|grabs",
      "on the table",
      "open to negotiation|discussion",
      "a|the subject|matter of|for negotiation|negotiations|discussion|talks|bargaining",
    ],
    ["object"],
    [
      "The point stands before, the speaker holds the stance; denied, the point is closed.",
      "The fee is negotiable this year.",
      "The cheque was made out to bearer.",
    ],
    { opensWith: "predicate", denied: say("rejects", "strong") },
  ),
  stanceRule(
    "closed",
    "rejects",
    "strong",
    [
      "non - negotiable",
      "nonnegotiable",
      "non-negotiable",
      "off the table",
      "out of the question",
      "a red line",
      "unacceptable",
      "not acceptable",
      "a non - starter",
      "a non-starter",
    ],
    ["object"],
    ["A point that its speaker takes off the table.", "A vote is out of the question this year.", "The question was out."],
    { opensWith: "predicate" },
  ),
  stanceRule(
    "want",
    "demands",
    "plain",
    ["want~", "seek~", "aim~", "strive~", "would like", "fight~", "hope~"],
    ["to do"],
    ["A wish to act on a known point.", "Orsa wants to keep the hill towns.", "The minister wanted to thank the cook."],
    { denied: say("rejects"), deniedPerfect: open, needsTopic: true, overInner: { rejects: say("rejects") } },
  ),
  stanceRule(
    "want-object",
    "demands",
    "plain",
    ["want~", "seek~", "would like", "claim~ sovereignty over", "lay~ claim to", "strive~ for", "yearn~ for"],
    ["object"],
    ["A wish for a known point.", "Tarsia wants a buffer zone.", "The children want ice cream."],
    { ...demandsDenied, needsTopic: true },
  ),
  // Nouns with an owner.
  stanceRule(
    "noun-demand",
    "demands",
    "strong",
    ["demand|demands|insistence|claim|claims for|on|to|that"],
    ["object", "that", "to do"],
    ["A demand with its owner.", "Orsa's demand for a buffer zone stands.", "The demand grew."],
    { opensWith: "noun" },
  ),
  stanceRule(
    "noun-call",
    "demands",
    "plain",
    ["call|calls|appeal|proposal|bid for|to"],
    ["object", "to do"],
    ["A call with its owner, on a known point.", "Norland's call for a ceasefire was heard.", "His call for the dog was heard."],
    { opensWith: "noun", needsTopic: true },
  ),
  stanceRule(
    "noun-refusal",
    "rejects",
    "strong",
    ["refusal|unwillingness|reluctance", "rejection of"],
    ["to do", "object"],
    ["A refusal with its owner.", "Mirev's refusal to cede land stands.", "A refusal."],
    { opensWith: "noun" },
  ),
  stanceRule(
    "noun-objection",
    "objects",
    "plain",
    ["objection|objections|opposition|resistance to", "reservations about|over", "concerns about|over"],
    ["object"],
    ["An objection with its owner, on a known point.", "Tarsia's opposition to the ceasefire grew.", "The opposition to the left won."],
    { opensWith: "noun", needsTopic: true },
  ),
  stanceRule(
    "noun-readiness",
    "open",
    "plain",
    ["readiness|willingness|openness"],
    ["to do"],
    [
      "Readiness with its owner, on a known point.",
      "Orsa's readiness to discuss a ceasefire was noted.",
      "His readiness to dance was noted.",
    ],
    { opensWith: "noun", needsTopic: true },
  ),
  stanceRule(
    "noun-support",
    "accepts",
    "plain",
    ["support|backing|acceptance for|of"],
    ["object"],
    ["Support with its owner, on a known point.", "Norland's support for the ceasefire is known.", "The support for the shelf broke."],
    { opensWith: "noun", needsTopic: true },
  ),
];

/** Verbs and nouns after a stance phrase that make it about something else than the negotiation. */
const OtherVerbs = new Set(
  "comment say speak answer elaborate respond reply give discuss be tell name identify disclose disagree reveal specify provide confirm attend resign apologise apologize wait stay meet talk be share describe go take appear testify thank see know hear thank explain visit travel return make write believe help work find read recuse step play look".split(
    " ",
  ),
);
/** Of those, the ones that do speak of the negotiation after these rules' phrases: refusing to discuss a point rejects it. */
const TalkVerbs = new Set([
  "discuss",
  "meet",
  "talk",
  "speak",
  "give",
  "return",
  "make",
  "take",
  "look",
  "work",
  "help",
  "go",
  "step",
  "share",
  "provide",
]);

const OtherNouns = new Set(
  "claim claims accusation accusations allegation allegations charge charges criticism criticisms report reports reporting suggestion suggestions assertion assertions rumour rumours rumor rumors speculation responsibility blame resignation invitation invitations apology apologies award awards nomination interview interviews comment comments question questions donation donations gift gifts congratulations credentials bribe bribes bribery fears concerns notion credit guilt defeat characterization characterisation description denial reality fact facts appeal bid lawsuit".split(
    " ",
  ),
);

/** Where a stance phrase ends and how it goes on. `complement` is the place of the first word of what it is about. */
export type StancePhrase = { readonly rule: StanceRule; readonly afterPhrase: number; readonly frame: Frame; readonly complement: number };

const compiled = indexPhrases(stanceRules);

/**
 * Every stance phrase that begins at `at`, the longest first. Only the words are looked at; whether the place is a verb is the caller's to know.
 */
export function stancePhrasesAt(words: readonly string[], at: number): readonly StancePhrase[] {
  const found: StancePhrase[] = [];
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    const afterPhrase = endOfPhraseAt(phrase, words, at);
    if (afterPhrase === undefined) continue;
    const continued = frameAt(rule, words, afterPhrase);
    if (continued !== undefined) found.push({ rule, afterPhrase, ...continued });
  }
  return found.sort((one, other) => other.afterPhrase - one.afterPhrase || frameRank(other.frame) - frameRank(one.frame));
}

/** Rules that are read with the clause and the speaker around them, not as a noun or verb alone. */
export const readWithSpeaker: ReadonlySet<string> = new Set([
  "stance.will-not",
  "stance.speaker-must",
  "stance.will-not-hinder",
  "stance.would-if",
]);

/** Every stance phrase that begins at `at`, however it goes on, the longest first: for passives, where the object stands before. */
export function stanceWordsAt(
  words: readonly string[],
  at: number,
): readonly { readonly rule: StanceRule; readonly afterPhrase: number }[] {
  const found: { rule: StanceRule; afterPhrase: number }[] = [];
  for (const { rule, phrase } of compiled.get(words[at] ?? "") ?? []) {
    const afterPhrase = endOfPhraseAt(phrase, words, at);
    if (afterPhrase !== undefined) found.push({ rule, afterPhrase });
  }
  return found.sort((one, other) => other.afterPhrase - one.afterPhrase);
}

/** How the words go on after a phrase, if in one of the rule's frames and not towards something else. */
function frameAt(rule: StanceRule, words: readonly string[], at: number): { frame: Frame; complement: number } | undefined {
  let place = at;
  while (isAdverb(words[place]) || words[place] === '"' || words[place] === "'") place++;
  const word = words[place];
  if (word === undefined) return undefined;
  if (word === "to") {
    let verb = place + 1;
    while (isAdverb(words[verb])) verb++;
    if (!rule.frames.includes("to do") || words[verb] === undefined) return undefined;
    if (Determiners.has(words[verb] ?? "")) return undefined;
    if (rule.id === "stance.pledge-to" && Persisting.has(words[verb] ?? "")) return undefined;
    return isOtherVerb(words[verb] ?? "", words, verb) ? undefined : { frame: "to do", complement: verb };
  }
  if (word === "not" && words[place + 1] === "to" && rule.frames.includes("to do")) return { frame: "to do", complement: place };
  if (word === "that" && rule.frames.includes("that") && !NounsAfterThat.has(words[place + 1] ?? "")) {
    return (rule.id !== "stance.insist-that" && rule.id !== "stance.agree-that") || asksForAction(words, place + 1)
      ? { frame: "that", complement: place + 1 }
      : undefined;
  }
  if (rule.frames.includes("addressee to do")) {
    const verb = infinitiveAfterAddressee(words, place);
    if (verb !== undefined && !isOtherVerb(words[verb] ?? "", words, verb)) return { frame: "addressee to do", complement: verb };
  }
  if (!rule.frames.includes("object") || !opensObject(word)) return undefined;
  if (NotObjects.has(word) || (rule.id === "stance.consider" && word === "it")) return undefined;
  if (word === "her" && Closers.has(words[place + 1] ?? ".")) return undefined;
  if (rule.id === "stance.denounce" && headIsEvent(words, place)) return undefined;
  if (rule.onlyNouns !== undefined && !rule.onlyNouns.some((noun) => words.slice(place, place + 4).includes(noun))) return undefined;
  return headIsOther(words, place) ? undefined : { frame: "object", complement: place };
}

/** A pledge to go on or to strike back accepts nothing. */
const Persisting = new Set(
  "impose keep maintain continue extend tighten retain expand fight resist oppose block increase strengthen defend attack strike retaliate respond punish hold push press seek use build bolster arm".split(
    " ",
  ),
);
const Determiners = new Set(
  "the a an any all its their his her this that these those some every each both another no such further more additional".split(" "),
);
const NounsAfterThat = new Set(["deal", "plan", "demand", "idea", "offer", "proposal", "point", "line", "claim"]);
const NotObjects = new Set(["him", "me", "us", "you", "being", "himself", "herself", "themselves", "whether", "how", "what", "why"]);

/** "condemned the attack": what happened, not what is proposed. */
function headIsEvent(words: readonly string[], at: number): boolean {
  for (let place = at; place < at + 8; place++) {
    const word = words[place] ?? ".";
    if (EventNouns.has(word) || word === "killing" || word === "murder") return true;
    if (place > at && Closers.has(word)) return false;
  }
  return false;
}
const Closers = new Set([
  "since",
  "during",
  "until",
  "under",
  "against",
  "about",
  "again",
  "yesterday",
  "today",
  "tomorrow",
  ".",
  ",",
  ";",
  ":",
  "?",
  "!",
  ")",
  "and",
  "but",
  "or",
  "if",
  "when",
  "while",
  "because",
  "as",
  "on",
  "in",
  "at",
  "by",
  "with",
  "out",
  "up",
  "off",
  "down",
  "to",
  "for",
  "from",
  "of",
  "after",
  "before",
  "than",
  "into",
  "over",
  "away",
]);

function opensObject(word: string): boolean {
  return !Closers.has(word);
}

function isOtherVerb(verb: string, words: readonly string[], at: number): boolean {
  if (!OtherVerbs.has(verb)) return false;
  if (!TalkVerbs.has(verb)) return true;
  const next = words[at + 1] ?? ".";
  if (verb === "discuss")
    return (
      ["his", "her", "details", "the", "it"].includes(next) &&
      /^(?:matter|details|case|investigation|report|it|his|her|issue|specifics|content|contents)$/.test(words[at + 2] ?? next)
    );
  if (verb === "make")
    return (
      !["peace", "concessions", "a", "any", "territorial", "compromises", "further"].includes(next) ||
      ["statement", "comment", "speech"].includes(words[at + 2] ?? "")
    );
  if (verb === "take")
    return ["questions", "calls", "a", "part", "his", "her", "place", "sides"].includes(next) && !["part"].includes(next);
  if (verb === "give")
    return (
      !["up", "ground", "way", "guarantees", "security", "back", "any", "ukraine", "away"].includes(next) ||
      ["interview", "details"].includes(words[at + 2] ?? "")
    );
  if (verb === "go" || verb === "step" || verb === "look" || verb === "work" || verb === "help")
    return !["ahead", "down", "back", "at"].includes(next);
  if (verb === "meet" || verb === "speak") return !["with", "the", "its", "directly", "face-to-face"].includes(next);
  if (verb === "share") return !["power", "control", "water"].includes(next);
  if (verb === "provide") return ["details", "evidence", "further", "a", "comment", "specifics"].includes(next);
  if (verb === "return") return !["the", "to", "all", "any", "its"].includes(next) || ["calls", "call"].includes(words[at + 2] ?? "");
  return false;
}

/** Looks at the head of the noun phrase that begins at `at`, as far as words alone tell: the word before the next preposition or stop. */
function headIsOther(words: readonly string[], at: number): boolean {
  for (let place = at; place < at + 7; place++) {
    const word = words[place];
    if (word === undefined) return false;
    if (OtherNouns.has(word)) return true;
    if (place > at && (Closers.has(word) || word === "that" || word === "who" || word === "which")) return false;
  }
  return false;
}

/** "demanded that it hand over" (bare verb), "insists that it must": asks for action. "insisted that it was": does not. */
function asksForAction(words: readonly string[], at: number): boolean {
  for (let place = at; place < at + 16; place++) {
    const word = words[place];
    if (word === undefined || word === "." || word === ";" || word.endsWith("ed")) return false;
    if (Askers.has(word)) return true;
    if (Claimers.has(word)) return false;
  }
  return true;
}
const Askers = new Set(["must", "should", "be", "shall", "needs", "need", "has-to", "cannot"]);
const Claimers = new Set(
  "is are was were has have had does did will would could can carried said knew came went saw took made killed".split(" "),
);

/** The verb after "to" in "urged both sides to lift", with a short noun phrase between; also "from lifting" and "not to". */
function infinitiveAfterAddressee(words: readonly string[], at: number): number | undefined {
  if (words[at] === "to" || !opensObject(words[at] ?? ".")) return undefined;
  for (let place = at + 1; place < at + 14; place++) {
    const word = words[place];
    if (
      word === undefined ||
      [
        ".",
        ";",
        ":",
        "?",
        "who",
        "which",
        "that",
        "if",
        "when",
        "because",
        "it",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "would",
        "will",
        "said",
      ].includes(word)
    )
      return undefined;
    if (word !== "to") continue;
    let verb = place + 1;
    while (isAdverb(words[verb])) verb++;
    const next = words[verb];
    if (next === undefined || Determiners.has(next)) continue;
    return verb;
  }
  return undefined;
}

function frameRank(frame: Frame): number {
  return { "addressee to do": 3, that: 2, "to do": 1, object: 0 }[frame];
}

export const stanceWordRules: RuleArea = {
  area: "stance words",
  rules: stanceRules,
  matches: (ruleId, text) => {
    const words = plainWordsOf(text);
    const hasTopic = topicIn(text) !== undefined;
    return words.some((_, at) =>
      stancePhrasesAt(words, at).some(({ rule }) => rule.id === ruleId && (hasTopic || rule.needsTopic !== true)),
    );
  },
};
