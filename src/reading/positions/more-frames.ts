/** Decides which stances stand beside a clause's verb in a text about talks: in participles, in "proposed by X", in nouns with an owner, in what a side says it will do. */
import type { LocalActorId, Stance } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, isDisowned, isQuestion, partyOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { GROUP_NOUNS } from "../rules/organs.ts";
import { framePhrasesAt, stanceFrames } from "../rules/stance-frames.ts";
import { complementAt } from "./frame-complement.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";

/** A stance with its holder where that is not the clause's subject. */
export type StanceBesideVerb = FrameStance & { readonly owner?: LocalActorId };

/** ", demanding the return of …", ", rebuffing a plea", "with the islanders insisting on": participles with the subject of the clause or their own. */
export function framesOfParticiples(search: FrameSearch, clause: Clause, limit: number): readonly StanceBesideVerb[] {
  const { view } = search;
  if (clause.isRelative || isQuestion(view, clause) || isDisowned(view, clause)) return [];
  const found: StanceBesideVerb[] = [];
  for (let at = clause.verb.main + 2; at < limit - 1; at++) {
    if (view.tokens[at]?.fineTag !== "VBG") continue;
    const own = ownSubjectOf(view, at, clause.verb.main);
    if (own === undefined && ![",", "while", "also"].includes(view.words[at - 1] ?? "")) continue;
    for (const { rule, after } of framePhrasesAt(view.words, at, "verb")) {
      if (rule.onlyAhead === true || rule.onlyOnCondition === true || rule.id === "frame.need") continue;
      const complement = complementAt(view, rule, after, limit);
      if (complement === undefined) continue;
      const end = complement.kind === "that" ? limit : endAtComma(view, complement.first, limit);
      const content = { first: complement.first, after: end };
      if (!isMatterOfTalks(view, rule, content, complement.kind)) continue;
      found.push({
        rule,
        stance: rule.stance,
        at,
        clause,
        range: { first: own?.first ?? at, after: end },
        content,
        bySpeaker: false,
        ...(own === undefined ? {} : { holder: own }),
      });
      break;
    }
  }
  return found;
}

/** "|the islanders| also insisting": a noun phrase that the parse makes the subject of the participle. */
function ownSubjectOf({ tokens, mentionOver }: ClauseView, verb: number, from: number): TokenRange | undefined {
  for (let at = verb - 1; at > from && at > verb - 6; at--) {
    const token = tokens[at];
    if (token?.tag === "ADV") continue;
    const mention = mentionOver.get(at);
    return mention !== undefined && (token?.head === verb || tokens[mention.tokens.first - 1]?.lower === "with")
      ? mention.tokens
      : undefined;
  }
  return undefined;
}

function endAtComma({ words }: ClauseView, first: number, limit: number): number {
  let at = first;
  while (at < limit && ![",", ".", ";", ":"].includes(words[at] ?? ".")) at++;
  return Math.max(at, first + 1);
}

/** "Lie detector tests, |proposed by Vrosa|, …", "the plan tabled by the union": the noun before is what it is about. */
export function framesOfAgents(search: FrameSearch, clauses: readonly Clause[], first: number, after: number): readonly StanceBesideVerb[] {
  const { view } = search;
  const found: StanceBesideVerb[] = [];
  for (let at = first + 1; at < after - 2; at++) {
    const token = view.tokens[at];
    if (token === undefined || (token.fineTag !== "VBN" && token.fineTag !== "VBD") || view.words[at + 1] !== "by") continue;
    if (["AUX", "PART"].includes(view.tokens[at - 1]?.tag ?? "")) continue;
    const rule = framePhrasesAt(view.words, at, "verb").find((one) => one.after === at + 1 && one.rule.takes.includes("thing"))?.rule;
    const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
    if (rule === undefined || clause === undefined || rule.onlyAhead === true || rule.onlyOnCondition === true || isDisowned(view, clause))
      continue;
    const holder = { first: at + 2, after: endAtComma(view, at + 2, Math.min(after, at + LongestAgent)) };
    const content = phraseBefore(view, view.words[at - 1] === "," ? at - 1 : at, first);
    // "rebel groups backed by Orsa": people are no point.
    if (
      content === undefined ||
      GROUP_NOUNS.has(view.words[content.after - 1] ?? "") ||
      /^(?:groups|forces|people|men)$/u.test(view.words[content.after - 1] ?? "") ||
      actorsOfPhrase(view, holder).length === 0 ||
      !isMatterOfTalks(view, rule, content, "thing")
    )
      continue;
    found.push({
      rule,
      stance: rule.stance,
      at,
      clause,
      range: { first: content.first, after: holder.after },
      content,
      holder,
      bySpeaker: false,
    });
  }
  return found;
}

const LongestAgent = 9;

/** The noun phrase that ends before `after`. */
function phraseBefore({ tokens }: ClauseView, after: number, floor: number): TokenRange | undefined {
  let first = after;
  while (first > floor) {
    const token = tokens[first - 1];
    if (
      token === undefined ||
      !(["NOUN", "PROPN", "ADJ", "NUM", "DET"].includes(token.tag) || token.fineTag === "HYPH" || token.lower === "of")
    )
      break;
    first--;
    if (token.tag === "DET") break;
  }
  return first < after && ["NOUN", "PROPN", "NUM"].includes(tokens[after - 1]?.tag ?? "") ? { first, after } : undefined;
}

/** "a plea by the government for a loan", "the proposal of Tarsia that convoys be allowed": the owner stands after the noun. */
export function framesOfNouns(search: FrameSearch, clauses: readonly Clause[], first: number, after: number): readonly StanceBesideVerb[] {
  const { view } = search;
  const found: StanceBesideVerb[] = [];
  for (let at = first; at < after - 3; at++) {
    if (view.tokens[at]?.tag !== "NOUN" || !OwnedNouns.has(view.words[at] ?? "")) continue;
    const link = view.words[at + 1] ?? "";
    const possessed = possessedStance(search, clauses, at, after);
    if (possessed !== undefined) found.push(possessed);
    if (link !== "by" && link !== "of" && link !== "from") continue;
    const joint = jointAfter(view, at + 2, after);
    if (joint === undefined) continue;
    const phrase = framePhrasesAt([view.words[at] ?? "", view.words[joint] ?? ""], 0, "noun")[0];
    const owner = actorsOfPhrase(view, { first: at + 2, after: joint })[0];
    const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
    if (phrase === undefined || owner === undefined || clause === undefined || isDisowned(view, clause)) continue;
    const end = endOfComplement(view, clauses, joint + 1, after);
    const content = { first: joint + 1, after: end };
    found.push({
      rule: phrase.rule,
      stance: phrase.rule.stance,
      at,
      clause,
      range: { first: Math.max(at - 1, first), after: end },
      content,
      owner,
      bySpeaker: false,
    });
  }
  return found;
}

const GivingUp: ReadonlySet<string> = new Set(
  "drop abandon withdraw withhold deny refuse revoke suspend cancel delay reconsider lack question soften shelve water relax ease waive lose end give retract".split(
    " ",
  ),
);

/** "stood by |its demand for an apology|": whose it is, the subject of the clause tells. */
function possessedStance(search: FrameSearch, clauses: readonly Clause[], at: number, limit: number): StanceBesideVerb | undefined {
  const { view } = search;
  const compound = compoundStance(search, clauses, at, limit);
  if (compound !== undefined) return compound;
  const named = namedOwnerStance(search, clauses, at, limit);
  if (named !== undefined) return named;
  const owner = view.tokens[at - 1]?.fineTag === "PRP$" ? at - 1 : view.tokens[at - 2]?.fineTag === "PRP$" ? at - 2 : undefined;
  const clause = clauses.findLast(({ verb, range }) => verb.main < at && range.after > at);
  if (
    owner === undefined ||
    clause?.subject === undefined ||
    GivingUp.has(view.tokens[clause.verb.main]?.lemma ?? "") ||
    isDisowned(view, clause)
  )
    return undefined;
  const phrase = framePhrasesAt(view.words, at, "noun")[0];
  const complement = phrase === undefined || phrase.after >= limit ? undefined : complementAt(view, phrase.rule, phrase.after, limit);
  if (phrase === undefined || complement === undefined) return undefined;
  const end = endOfComplement(view, clauses, phrase.after, Math.min(limit, clause.range.after));
  return {
    rule: phrase.rule,
    stance: phrase.rule.stance,
    at,
    clause,
    range: { first: owner, after: end },
    content: { first: complement.first, after: end },
    bySpeaker: false,
  };
}

/** "|Tarsia's| long-standing opposition to the levy", "the union's readiness to sign": whose it is stands before it, up to two qualities between. */
function namedOwnerStance(search: FrameSearch, clauses: readonly Clause[], at: number, limit: number): StanceBesideVerb | undefined {
  const { view } = search;
  let genitive = at - 1;
  while (
    genitive > at - 5 &&
    (["ADJ", "ADV"].includes(view.tokens[genitive]?.tag ?? "") || /^(?:HYPH|VBG|VBN)$/u.test(view.tokens[genitive]?.fineTag ?? ""))
  )
    genitive--;
  const mention = view.tokens[genitive]?.fineTag === "POS" ? view.mentionOver.get(genitive - 1) : undefined;
  const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
  if (mention === undefined || mention.mention.form === "pronoun" || clause === undefined) return undefined;
  // "would soften Tarsia's opposition", "rejected Tarsia's offer to pay": whoever drops it, or what may be, is told by the verb.
  const isObject = clause.verb.main < at;
  if (isDisowned(view, clause) || (isObject && GivingUp.has(view.tokens[clause.verb.main]?.lemma ?? ""))) return undefined;
  if (!isObject && clause.verb.modal !== undefined) return undefined;
  const phrase = framePhrasesAt(view.words, at, "noun")[0];
  if (phrase === undefined || phrase.after >= limit) return undefined;
  const complement = complementAt(view, phrase.rule, phrase.after, limit);
  if (complement === undefined) return undefined;
  const end = endOfComplement(view, clauses, complement.first, limit);
  const content = { first: complement.first, after: end };
  if (!isMatterOfTalks(view, phrase.rule, content, complement.kind)) return undefined;
  return {
    rule: phrase.rule,
    stance: phrase.rule.stance,
    at,
    clause,
    range: { first: mention.tokens.first, after: end },
    content,
    owner: mention.mention.actor,
    bySpeaker: false,
  };
}

/** "a |government| demand that they hand over the guns": whose it is stands right before it. */
function compoundStance(search: FrameSearch, clauses: readonly Clause[], at: number, limit: number): StanceBesideVerb | undefined {
  const { view } = search;
  const mention = view.mentionOver.get(at - 1);
  const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
  if (mention === undefined || mention.tokens.after !== at || mention.mention.form === "pronoun" || clause === undefined) return undefined;
  if (view.tokens[at - 1]?.fineTag === "POS" || GivingUp.has(view.tokens[clause.verb.main]?.lemma ?? "") || isDisowned(view, clause))
    return undefined;
  const phrase = framePhrasesAt(view.words, at, "noun")[0];
  if (phrase === undefined || phrase.after >= limit || complementAt(view, phrase.rule, phrase.after, limit) === undefined) return undefined;
  const end = endOfComplement(view, clauses, phrase.after, limit);
  return {
    rule: phrase.rule,
    stance: phrase.rule.stance,
    at,
    clause,
    range: { first: mention.tokens.first, after: end },
    content: { first: phrase.after, after: end },
    owner: mention.mention.actor,
    bySpeaker: false,
  };
}

const OwnedNouns: ReadonlySet<string> = new Set(
  `demand demands request requests call calls plea pleas appeal appeals proposal proposals refusal offer insistence objection objections opposition resistance hostility
  reservations misgivings concerns doubts unease criticism rejection veto unwillingness reluctance readiness willingness preparedness pledge commitment support backing
  acceptance endorsement approval consent wish desire ultimatum claim bid`.split(/\s+/u),
);

/** "for", "that" or "to" after the owner: at most eight words on. */
function jointAfter({ words }: ClauseView, from: number, limit: number): number | undefined {
  for (let at = from + 1; at < Math.min(limit - 1, from + LongestOwner); at++) {
    const word = words[at] ?? ".";
    if (Joints.has(word)) return at;
    if (/^[.,;:]$/u.test(word)) return undefined;
  }
  return undefined;
}

const LongestOwner = 9;
const Joints: ReadonlySet<string> = new Set("for that to about over on".split(" "));

/** Up to a stop or to the verb the noun is the subject of. */
function endOfComplement({ words }: ClauseView, clauses: readonly Clause[], first: number, limit: number): number {
  const opensWithClause = clauses.some(({ range }) => range.first >= first && range.first <= first + 1);
  const later = clauses.filter(({ verb, isRelative }) => verb.first > first && !isRelative);
  const stop = Math.min(later[opensWithClause ? 1 : 0]?.verb.first ?? limit, limit);
  let at = first;
  while (at < stop && ![",", ".", ";", ":"].includes(words[at] ?? ".")) at++;
  return Math.max(at, first + 1);
}

/** Deeds that give something: said of one's own side with "will" or "would", they accept. */
export const Giving: ReadonlySet<string> = new Set(
  `release free lift reopen withdraw hand cede dismantle disarm halt suspend admit pay compensate allow grant restore resume waive drop cancel postpone extend refund share supply send publish sign join
  return exchange destroy freeze cap cut reduce limit readmit give start begin build mark demolish double halve scrap reinstate rehire reimburse host buy vacate dismantle repatriate handover
  recall relax ease unfreeze repeal halve slash trim unlock forgive surrender relinquish decommission rescind match meet fund finance cover swap leave evacuate disband stop recognise recognize issue deliver supply`.split(
    /\s+/u,
  ),
);
const acts = stanceFrames.find(({ id }) => id === "frame.commit");
const refusals = stanceFrames.find(({ id }) => id === "frame.refuse-to");
const demands = stanceFrames.find(({ id }) => id === "frame.insist-that");
const NoRefusals: ReadonlySet<string> = new Set(
  "say comment know see think speak happen want need hesitate mean matter work affect solve be have become seem".split(" "),
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
  if (acts === undefined || refusals === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
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
      isMatterOfTalks(view, refusals, { first: act + 1, after: range.after }, "thing");
    const isAhead = verb.modal === "will" || verb.modal === "would" || verb.modal === "shall" || isUnable;
    return isGoingOn || isAhead ? { ...base, rule: refusals, stance: "rejects" } : undefined;
  }
  const possible = possibleAct(view, clause, lemma, condition);
  if (possible !== undefined) return { ...base, rule: acts, stance: possible };
  const intended = intendedAct(view, clause);
  if (intended !== undefined && attributionOrNone(view, clause))
    return {
      ...base,
      rule: intended.gives ? acts : (demands ?? acts),
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

const Duties: ReadonlySet<string> = new Set(["must", "should"]);

/** "The cranes should be scrapped", "the party that did the damage should pay", said by a side: it demands so. */
export function frameOfDuty({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (demands === undefined || subject === undefined || verb.perfect || isQuestion(view, clause) || isDisowned(view, clause))
    return undefined;
  const isNeed =
    (view.tokens[verb.main]?.lemma === "have" || view.tokens[verb.main]?.lemma === "need") &&
    view.words[verb.main + 1] === "to" &&
    !verb.negated;
  const isNeeded =
    (verb.copular || verb.passive) &&
    !verb.negated &&
    /^(?:needed|necessary|essential|indispensable|overdue)$/u.test(view.words[verb.passive ? verb.main : verb.main + 1] ?? "");
  // "the fee |would have to| go".
  const isAhead = (verb.modal === "would" || verb.modal === "will") && isNeed && view.tokens[verb.main]?.lemma === "have";
  if (!(Duties.has(verb.modal ?? "") || isAhead || (verb.modal === undefined && (isNeed || isNeeded)))) return undefined;
  if (attributionAt(view, verb.main) === undefined) return undefined;
  const word = view.words[subject.after - 1] ?? "";
  if (/^(?:we|i|you|one|everyone|everybody|nobody|there|people|he|she)$/u.test(word)) return undefined;
  if (verb.copular && !isNeeded && view.tokens[verb.main + 1]?.tag === "ADJ") return undefined;
  if (isOwnSide(view, clause)) return undefined;
  return { rule: demands, stance: "demands", at: verb.main, clause, range, content: range, bySpeaker: true };
}

/** True where those who speak say what they themselves must do. */
function isOwnSide(view: ClauseView, { subject, verb }: Clause): boolean {
  if (subject === undefined) return false;
  const speakers = attributionAt(view, verb.main)?.speakers ?? [];
  const sides = actorsOfPhrase(view, subject).map((actor) => partyOf(view, actor) ?? actor);
  return sides.length > 0 && sides.every((side) => speakers.some((speaker) => (partyOf(view, speaker) ?? speaker) === side));
}

/** "Its demand is that …", "the association's position is that boats must not be touched": a clause or thing after a noun of stance with an owner. */
export function frameOfPositionNoun({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (demands === undefined || subject === undefined || !verb.copular || verb.negated || verb.modal !== undefined) return undefined;
  if (!PositionNouns.has(view.words[subject.after - 1] ?? "")) return undefined;
  const owner = ownerWithin(view, subject);
  const isOffer = view.words[subject.after - 1] === "offer";
  const first = view.words[verb.main + 1] === "that" ? verb.main + 2 : verb.main + 1;
  if (owner === undefined || first >= range.after) return undefined;
  return {
    rule: demands,
    stance: isOffer ? "accepts" : "demands",
    at: verb.main,
    clause,
    range,
    content: { first: view.words[first] === "for" ? first + 1 : first, after: range.after },
    owner,
    bySpeaker: false,
  };
}

const PositionNouns: ReadonlySet<string> = new Set(
  "demand position stance condition request priority requirement line offer aim goal".split(" "),
);

function ownerWithin({ mentionOver }: ClauseView, { first, after }: TokenRange): LocalActorId | undefined {
  for (let at = first; at < after - 1; at++) {
    const mention = mentionOver.get(at);
    if (mention !== undefined) return mention.mention.actor;
  }
  return undefined;
}

/** Harm that is announced unless a thing is done. */
export const Harming: ReadonlySet<string> = new Set(
  `strike walk boycott impose raise suspend withdraw block cut expel retaliate close quit leave seize stop halt sue resign resume blockade shut picket cancel veto ban bar
  attack shell recall freeze pull down refuse vote die kill execute lapse expire buy fly leave start resume cancel dismiss fire evict revoke deny arrest jail deport`.split(
    /\s+/u,
  ),
);
