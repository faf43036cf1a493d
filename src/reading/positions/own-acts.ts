/** Decides what a side says of its own deeds: "we will free the crew", "they could give up the drones", "it will not pay"; which deeds give, yield, keep or harm. */
import type { Stance } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, isDisowned, isQuestion, partyOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { frameCalled } from "../rules/stance-frames.ts";
import type { FrameSearch } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";
import type { StanceBesideVerb } from "./more-frames.ts";

/** Deeds that give something: said of one's own side with "will" or "would", they accept. */
export const Giving: ReadonlySet<string> = new Set(
  `release free lift reopen withdraw hand cede dismantle disarm halt suspend admit pay compensate allow grant restore resume waive drop cancel postpone extend refund share supply send publish sign join
  return exchange destroy freeze cap cut reduce limit readmit give start begin build mark demolish double halve scrap reinstate rehire reimburse host buy vacate dismantle repatriate handover
  recall relax ease unfreeze repeal halve slash trim unlock forgive surrender relinquish decommission rescind match meet fund finance cover swap leave evacuate disband stop recognise recognize issue deliver supply`.split(
    /\s+/u,
  ),
);
const acts = frameCalled("frame.commit");
const refusals = frameCalled("frame.refuse-to");
const demands = frameCalled("frame.insist-that");
const NoRefusals: ReadonlySet<string> = new Set(
  "say comment confirm deny know see think speak happen want need hesitate mean matter work affect solve be have become seem".split(" "),
);

/** Deeds that yield: "we are not giving guarantees" refuses them. */
export const Yielding: ReadonlySet<string> = new Set([
  ...Giving,
  ..."sign give accept agree leave move budge yield sell go back let talk negotiate surrender offer change bend retreat step trade stop".split(
    " ",
  ),
]);

/** What a side says of its own deeds: "we will free the crew", "we are not signing away October"; on a condition, any deed may be an offer. */
export function frameOfOwnAct({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (subject === undefined || verb.copular || verb.passive || verb.perfect || range.after - verb.main < 2) return undefined;
  if (view.tokens[verb.main]?.fineTag === "MD") return undefined;
  // "we'll do it": the deed is told elsewhere.
  if (view.tokens[verb.main]?.lemma === "do" && /^(?:it|that|this|so)$/u.test(view.words[verb.main + 1] ?? "")) return undefined;
  if (isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  if (isAskedAfter(view, subject.first)) return undefined;
  // "we are not going to |release| him".
  const isGoing = view.words[verb.main] === "going" && view.words[verb.main + 1] === "to" && view.tokens[verb.main + 2]?.fineTag === "VB";
  const act = isGoing ? verb.main + 2 : verb.main;
  const lemma = view.tokens[act]?.lemma ?? "";
  const content = { first: act, after: range.after };
  const base = { at: verb.main, clause, range, content, bySpeaker: false };
  const condition = conditionOf.get(clause);
  const isFirstPerson = /^(?:we|i)$/u.test(view.words[subject.after - 1] ?? "");
  if (verb.negated) {
    if (NoRefusals.has(lemma) || !isOwnWord(view, clause)) return undefined;
    if (lemma === "discuss" && !isMatterOfTalks(view, refusals, content, "to do")) return undefined;
    const isGoingOn = view.tokens[verb.main]?.fineTag === "VBG" && (isFirstPerson || isGoing) && Yielding.has(lemma);
    // "it could not drop the fee".
    const isUnable =
      (verb.modal === "can" || verb.modal === "could") &&
      Yielding.has(lemma) &&
      !IntransitiveToo.has(lemma) &&
      conditionOf.get(clause) === undefined &&
      isMatterOfTalks(view, refusals, { first: act + 1, after: range.after }, "thing");
    const isAhead = verb.modal === "will" || verb.modal === "would" || verb.modal === "shall" || isUnable;
    return isGoingOn || isAhead ? { ...base, rule: refusals, stance: "rejects" } : undefined;
  }
  const possible = possibleAct(view, clause, lemma, condition);
  if (possible !== undefined) return { ...base, rule: acts, stance: possible };
  const intended = intendedAct(view, clause);
  if (
    intended !== undefined &&
    attributionOrNone(view, clause) &&
    !(intended.gives && isOfPapers(view, { ...content, first: intended.act }))
  )
    return {
      ...base,
      rule: intended.gives ? acts : demands,
      stance: intended.gives ? "accepts" : "demands",
      content: { first: intended.act, after: range.after },
    };
  if (verb.modal === undefined || !["will", "would"].includes(verb.modal)) return undefined;
  const only = onlyOnCondition(view, clause);
  if (only !== undefined && isOwnWord(view, clause) && !NoRefusals.has(lemma))
    return { ...base, rule: acts, stance: "accepts with conditions", content: { first: verb.main, after: only } };
  if (condition !== undefined)
    return isOffered(view, clause, condition)
      ? { ...base, rule: acts, stance: "accepts", content: { first: verb.main, after: range.after } }
      : undefined;
  // "Norland will readmit its nationals": told by the article of a side that is named.
  const isTold = verb.modal === "will" && view.mentionOver.get(subject.after - 1)?.mention.form === "name" && !IntransitiveToo.has(lemma);
  if (isOfPapers(view, content)) return undefined;
  return Giving.has(lemma) && (attributionAt(view, verb.main) !== undefined ? isOwnWord(view, clause) : isTold)
    ? { ...base, rule: acts, stance: "accepts" }
    : undefined;
}

/** "They could give up the drones in exchange for …", "it might show them to an expert", said by that side: a deed that gives, or any that a bargain offers. */
function possibleAct(view: ClauseView, clause: Clause, lemma: string, condition: Condition | undefined): Stance | undefined {
  const { verb } = clause;
  if (!/^(?:could|might|may|can)$/u.test(verb.modal ?? "") || attributionAt(view, verb.main) === undefined || !isOwnWord(view, clause))
    return undefined;
  if (NoRefusals.has(lemma) || Suffered.has(lemma) || Harming.has(lemma)) return undefined;
  if (
    condition !== undefined &&
    condition.rule.id !== "condition.unless" &&
    (condition.rule.isOffer || (Yielding.has(lemma) && !IntransitiveToo.has(lemma)))
  )
    return "accepts with conditions";
  return condition === undefined && verb.modal !== "can" && Yielding.has(lemma) && !IntransitiveToo.has(lemma) ? "open" : undefined;
}

/** "intends to lift the embargo", "means to keep the harbour": a deed that gives is accepted, one that keeps or takes is demanded. */
function intendedAct({ tokens, words }: ClauseView, { verb }: Clause): { readonly act: number; readonly gives: boolean } | undefined {
  if (!Intending.has(tokens[verb.main]?.lemma ?? "") || verb.modal !== undefined || words[verb.main + 1] !== "to") return undefined;
  const act = verb.main + 2;
  const lemma = tokens[act]?.lemma ?? "";
  if (tokens[act]?.fineTag !== "VB") return undefined;
  if (Keeping.has(lemma)) return { act, gives: false };
  return Giving.has(lemma) && !IntransitiveToo.has(lemma) ? { act, gives: true } : undefined;
}

const Intending: ReadonlySet<string> = new Set(["intend", "mean", "plan", "aim"]);
/** What one does for oneself against others. */
const Keeping: ReadonlySet<string> = new Set(
  "keep retain hold maintain preserve lease annex seize retake reclaim recover ban charge levy impose nationalise nationalize privatise privatize".split(
    " ",
  ),
);

/** "will give |its answer| on Sunday", "plans to hand both sides |a draft|": going on with the talks gives nothing away. */
function isOfPapers({ tokens, words }: ClauseView, { first, after }: TokenRange): boolean {
  for (let at = first + 1; at < after && tokens[at]?.tag !== "ADP" && tokens[at]?.tag !== "PUNCT"; at++)
    if (Papers.has(words[at] ?? "") && tokens[at + 1]?.tag !== "NOUN") return true;
  return false;
}

const Papers: ReadonlySet<string> = new Set(
  "draft text answer reply response comment comments statement letter note memo memorandum summary minutes communique communiqué".split(
    " ",
  ),
);

/** Told by the article of a side, or said by that side. */
function attributionOrNone(view: ClauseView, clause: Clause): boolean {
  return attributionAt(view, clause.verb.main) === undefined || isOwnWord(view, clause);
}

/** "said |on what terms| it would give up the fee", "asked |whether| they will pay": a question told, no answer. */
function isAskedAfter({ words, tokens }: ClauseView, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 4); at--) {
    const fineTag = tokens[at]?.fineTag ?? "";
    if (tokens[at]?.sentence !== tokens[first]?.sentence || tokens[at]?.tag === "PUNCT" || tokens[at]?.tag === "VERB") return false;
    if (words[at] === "whether" || (/^W(?:P|DT|RB)/u.test(fineTag) && words[at] !== "that")) return true;
  }
  return false;
}

/** "Would build the mill once it has a guarantee", said by that side: any deed on a condition, but harm, a loss or a state of things. */
function isOffered(view: ClauseView, clause: Clause, { rule }: Condition): boolean {
  const lemma = view.tokens[clause.verb.main]?.lemma ?? "";
  const isTold = attributionAt(view, clause.verb.main) === undefined;
  if (rule.id === "condition.unless" || NoRefusals.has(lemma) || Harming.has(lemma) || Suffered.has(lemma)) return false;
  // "Tarsia would halve the fee if the crew came home": told by the article, where the deed itself gives.
  return isTold ? rule.isOffer === true || (Giving.has(lemma) && !IntransitiveToo.has(lemma)) : isOwnWord(view, clause);
}

/** What befalls one. */
const Suffered: ReadonlySet<string> = new Set(
  "lose gain suffer face risk fail collapse fall rise benefit profit die win run find get remain stay happen take keep struggle need receive resort respond react continue consider discuss look".split(
    " ",
  ),
);

/** What one does as a matter of course as well. */
const IntransitiveToo: ReadonlySet<string> = new Set(
  "host join return leave start begin send publish meet stop cut match give limit reduce mark share buy cover exchange build issue".split(
    " ",
  ),
);

/** Where "only after", "only if" or "only in return" begins behind the verb of "would hand in heavy weapons only after an amnesty". */
function onlyOnCondition({ words }: ClauseView, { verb, range }: Clause): number | undefined {
  for (let at = verb.main + 1; at < range.after + 1; at++) {
    if (/^[.;:]$/u.test(words[at] ?? ".")) return undefined;
    if (words[at] === "only" && /^(?:after|if|once|when|in|provided|against)$/u.test(words[at + 1] ?? "") && at > verb.main + 1) return at;
  }
  return undefined;
}

/** True for "we", and where the subject and whoever is speaking are of one side; the article's own voice counts for refusals. */
export function isOwnWord(view: ClauseView, { subject, verb }: Clause): boolean {
  if (subject === undefined) return false;
  const attribution = attributionAt(view, verb.main);
  if (attribution === undefined) return true;
  const word = view.words[subject.after - 1] ?? "";
  if (word === "we" || word === "i" || view.words[subject.first] === "our" || view.words[subject.first] === "my") return true;
  const sides = actorsOfPhrase(view, subject).map((actor) => partyOf(view, actor) ?? actor);
  if (sides.length === 0)
    return subject.after - subject.first <= 3 && /^(?:it|they|he|she|his|her|its|their)$/u.test(view.words[subject.first] ?? "");
  return sides.every((side) => attribution.speakers.some((speaker) => (partyOf(view, speaker) ?? speaker) === side));
}

/** Harm that is announced unless a thing is done. */
export const Harming: ReadonlySet<string> = new Set(
  `strike walk boycott impose raise suspend withdraw block cut expel retaliate close quit leave seize stop halt sue resign resume blockade shut picket cancel veto ban bar
  attack shell recall freeze pull down refuse vote die kill execute lapse expire buy fly leave start resume cancel dismiss fire evict revoke deny arrest jail deport`.split(
    /\s+/u,
  ),
);
