/** Decides which stances the clauses of a text about talks take, by frames: verb, predicate, noun or judgement of a point; what each is about; what denial and helpers make of it. */
import type { Stance } from "#record";
import { actorsOfPhrase, type ClauseView, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import { isPluralSide } from "../rules/side-nouns.ts";
import { type FramePart, framePhrasesAt, type StanceFrame, splitFrameAt } from "../rules/stance-frames.ts";
import { isAdverb } from "../rules/word-phrases.ts";
import { isAnothersOffer, isInProgress, isOnAgenda, isOpinion } from "./considering.ts";
import { isDeniedAside } from "./denied-asides.ts";
import { complementAt, type FrameComplement } from "./frame-complement.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { bare, gapFrame, gapOfDeed } from "./gap-frames.ts";
import { JudgingVerbs, judgementOfObject, judgementOfPoint } from "./judge-points.ts";
import { AtTable, headOfThing, isMatterOfTalks } from "./matter-of-talks.ts";
import { isPointOfTalks } from "./point-of-talks.ts";

/** The stances of one clause's verb or predicate, at most one of each part. */
export function framesOfClause(search: FrameSearch, clause: Clause): readonly FrameStance[] {
  const { view } = search;
  if (isQuestion(view, clause) || isDisowned(view, clause) || isAgreedByNobody(view, clause)) return [];
  const ofDeed = gapOfDeed(search, clause);
  if (ofDeed !== undefined) return [ofDeed];
  const found = clause.verb.copular
    ? (predicateFrame(search, clause, clause.verb.main + 1) ?? judgementOfPoint(search, clause))
    : clause.verb.passive
      ? (toldOfFrame(search, clause) ??
        predicateFrame(search, clause, clause.verb.main) ??
        passiveFrame(search, clause) ??
        judgementOfPoint(search, clause))
      : (splitVerbFrame(search, clause) ??
        (JudgingVerbs.has(view.tokens[clause.verb.main]?.lemma ?? "") ? judgementOfObject(search, clause) : undefined) ??
        verbFrame(search, clause) ??
        gapFrame(search, clause));
  return found === undefined ? [] : [found];
}

/** "|It was agreed| that experts would meet": how the talks go on, no side's stance. */
function isAgreedByNobody({ words }: ClauseView, { verb, subject, range }: Clause): boolean {
  if (!verb.passive || subject === undefined || subject.after - subject.first !== 1 || words[subject.first] !== "it") return false;
  return !words.slice(verb.main, Math.min(range.after, verb.main + NearestBy)).includes("by");
}

const NearestBy = 3;

/** "put a lump sum on the table", "asked Morren for a list". */
function splitVerbFrame({ view }: FrameSearch, clause: Clause): FrameStance | undefined {
  const { verb, range } = clause;
  if (verb.modal !== undefined && verb.modal !== "will" && verb.modal !== "would") return undefined;
  const found = splitFrameAt(view.words, { lemma: view.tokens[verb.main]?.lemma ?? "", at: verb.main, limit: range.after });
  if (found === undefined) return undefined;
  const { frame, tail, after } = found;
  // "has not ruled that out".
  const stance = !verb.negated ? frame.rule.stance : frame.rule.stance === "rejects" ? "open" : undefined;
  const isOfMind =
    frame.rule.id === "frame.split-open" && /^(?:options?|minds?|door|doors|lines?|channels?)$/u.test(view.words[tail - 1] ?? "");
  if (stance === undefined || isOfMind) return undefined;
  const isBetween = frame.contentIs === "between";
  const content = isBetween ? { first: verb.main + 1, after: tail } : { first: after, after: range.after };
  const between = view.tokens.slice(verb.main + 1, tail);
  const isNounPhrase =
    between.length <= LongestBetween && !between.some(({ tag, fineTag }) => tag === "VERB" || tag === "AUX" || fineTag === "MD");
  // "asked Morren for a list": somebody is asked.
  const isAsked =
    actorsOfPhrase(view, { first: verb.main + 1, after: tail }).length > 0 ||
    (frame.rule.id === "frame.split-ask-for" && isSomebodyAsked(view, verb.main + 1, tail));
  const isOfSomebody = isBetween || isAsked || (frame.rule.id === "frame.split-joint-call" && isCallOfTalks(view, { tail, content }));
  if (!isNounPhrase || !isOfSomebody || content.after <= content.first || !isMatterOfTalks(view, frame.rule, content, "thing"))
    return undefined;
  return { rule: frame.rule, stance, at: verb.main, clause, range, content, bySpeaker: false };
}

const LongestBetween = 10;

/** "asked |Vessel One and the broadcaster Orb| for", "asked |the owners| for": names and people, though nobody knows them. */
function isSomebodyAsked({ tokens, words }: ClauseView, first: number, after: number): boolean {
  return tokens
    .slice(first, after)
    .some(({ tag }, at) => tag === "PROPN" || isPeopleNoun(words[first + at] ?? "") || isPluralSide(words[first + at] ?? ""));
}

/** "a |joint| call for", "a |formal| request for", "a |demand| for", "a call for |a quota|", "an appeal for food |to Tarsia|": not "a call for blood", "a request for a visa". */
function isCallOfTalks(view: ClauseView, { tail, content }: { readonly tail: number; readonly content: TokenRange }): boolean {
  if (/^(?:joint|formal|common)$/u.test(view.words[tail - 1] ?? "") || /^demands?$/u.test(view.words[tail] ?? "")) return true;
  const to = view.words.indexOf("to", content.first);
  const isAddressed = to >= 0 && to < content.after - 1 && actorsOfPhrase(view, { first: to + 1, after: content.after }).length > 0;
  return isAddressed || isPointOfTalks(view, content, { isDefinite: false });
}

type Read = {
  readonly rule: StanceFrame;
  readonly stance: Stance;
  readonly at: number;
  readonly complement: FrameComplement;
  readonly end: number;
};

function verbFrame(search: FrameSearch, clause: Clause): FrameStance | undefined {
  const { view } = search;
  const { verb, range } = clause;
  const at = pastTransparent(view, verb.main, range.after);
  const read = readAt(search, clause, { at, from: at === verb.main ? verb.first - 2 : at, limit: range.after, isInside: false });
  if (read === undefined || (read.rule.id === "frame.accept-ahead" && isNoTaking(view, clause, read.complement.first))) return undefined;
  return frameStance(clause, read);
}

/** "it would take eight years", "would take the case to court": nothing is accepted. */
function isNoTaking({ tokens, words }: ClauseView, { verb, subject }: Clause, first: number): boolean {
  if (tokens[verb.main]?.lemma !== "take") return false;
  const isImpersonal = subject !== undefined && words[subject.after - 1] === "it" && tokens[first]?.tag === "NUM";
  return (
    isImpersonal ||
    words
      .slice(first, first + 3)
      .some((word) =>
        /^(?:back|home|court|arbitration|tribunal|case|matter|dispute|action|steps|measures|time|years|months|weeks|days|hours)$/u.test(
          word,
        ),
      )
  );
}

function frameStance(clause: Clause, { rule, stance, at, complement, end }: Read): FrameStance {
  const content = { first: complement.first, after: end };
  return {
    rule,
    stance,
    at,
    clause,
    range: { first: Math.min(clause.range.first, at), after: end },
    content,
    ...(complement.kind === "whom to do" ? { act: { first: complement.act, after: end } } : {}),
    bySpeaker: false,
  };
}

/** Verbs that pass the stance of the infinitive or gerund after them on to their subject: "continues to insist on", "has decided to accept". */
const Transparent: ReadonlySet<string> = new Set(
  "continue begin start keep try seem appear decide choose come go proceed help resume manage happen tend rush hasten opt elect".split(" "),
);

function pastTransparent({ words, tokens }: ClauseView, main: number, limit: number): number {
  if (!Transparent.has(tokens[main]?.lemma ?? "")) return main;
  let at = main + 1;
  while (at < limit && (isAdverb(words[at]) || words[at] === "to" || words[at] === "on")) at++;
  const tag = tokens[at]?.fineTag ?? "";
  return at < limit && (tag === "VB" || tag === "VBG") ? at : main;
}

const ToldOf: ReadonlySet<string> = new Set(["say", "believe", "think", "report", "understand", "know", "rumour", "rumor", "consider"]);

/** "is said to favour arbitration", "is understood to oppose": told of the subject. */
function toldOfFrame(search: FrameSearch, clause: Clause): FrameStance | undefined {
  const { view } = search;
  const { verb, range } = clause;
  if (!ToldOf.has(view.tokens[verb.main]?.lemma ?? "") || verb.negated || view.words[verb.main + 1] !== "to") return undefined;
  // "is said to |be| willing to", "is reported to |have| accepted".
  const act = verb.main + 2;
  const isHelper = view.words[act] === "be" || (view.words[act] === "have" && view.tokens[act + 1]?.fineTag === "VBN");
  const read =
    readAt(search, clause, { at: act, from: act, limit: range.after, isInside: true }) ??
    (isHelper
      ? (readAt(search, clause, { at: act + 1, from: act + 1, limit: range.after, isInside: true }, "predicate") ??
        readAt(search, clause, { at: act + 1, from: act + 1, limit: range.after, isInside: true }))
      : undefined);
  return read === undefined ? undefined : frameStance(clause, read);
}

type ReadPlace = { readonly at: number; readonly from: number; readonly limit: number; readonly isInside: boolean };

/** The frame whose phrase holds the verb at `at`, the longest that goes on as it takes. */
function readAt(search: FrameSearch, clause: Clause, { at, from, limit, isInside }: ReadPlace, part: FramePart = "verb"): Read | undefined {
  const { view } = search;
  let best: Read | undefined;
  let longest = 0;
  for (let start = Math.max(from, 0); start <= at; start++) {
    for (const { rule, after } of framePhrasesAt(view.words, start, part)) {
      if (after <= at || after > limit || after - start < longest) continue;
      const complement = complementAt(view, rule, after, limit);
      if (complement === undefined || (best !== undefined && after - start === longest && rankOf(complement) <= rankOf(best.complement)))
        continue;
      const read = settle(search, clause, { rule, complement, start, after, limit, isInside });
      if (read === undefined) continue;
      best = read;
      longest = after - start;
    }
  }
  return best;
}

function rankOf({ kind }: FrameComplement): number {
  return { "whom to do": 3, that: 2, "to do": 2, thing: 1 }[kind];
}

type Phrase = {
  readonly rule: StanceFrame;
  readonly complement: FrameComplement;
  readonly start: number;
  readonly after: number;
  readonly limit: number;
  readonly isInside: boolean;
};

const Denials: ReadonlySet<string> = new Set(["not", "n't", "no", "never", "nothing", "none", "neither", "nor", "longer", "yet"]);

/** The stance after denial, helper verbs and whatever stance stands in the infinitive below. */
function settle(search: FrameSearch, clause: Clause, { rule, complement, start, after, limit, isInside }: Phrase): Read | undefined {
  const { view, conditionOf } = search;
  const { verb } = clause;
  const condition = conditionOf.get(clause);
  const end = complement.kind === "that" ? endOfInner(view, clause, complement.first, limit) : limit;
  const ownDenial = view.words.slice(start, after).some((word) => Denials.has(word));
  const negated = !isInside && (verb.negated || isDeniedAside(view, clause)) && !ownDenial;
  const modal = isInside || rule.ownModal === true ? undefined : verb.modal;
  const isAhead =
    isInside || modal === "will" || modal === "would" || modal === "could" || modal === "can" || modal === "might" || modal === "may";
  if (modal === "must" || modal === "should" || modal === "shall") return undefined;
  if (rule.onlyAhead === true && !isAhead && !isInProgress(view, clause)) return undefined;
  if (rule.onlyOnCondition === true && condition === undefined && !negated) return undefined;
  // "will boycott the cup |unless|" threatens; "|until|" tells when it will not.
  if (rule.id === "frame.block-until" && !/^(?:until|while|as|so|for)$/u.test(view.words[condition?.whole.first ?? 0] ?? ""))
    return undefined;
  // "will leave the hall if": nothing is kept there.
  if (rule.id === "frame.keep-until" && view.tokens[verb.main]?.lemma === "leave" && isAtTable(view, complement.first, end))
    return undefined;
  const isPossible = modal === "may" || modal === "might" || modal === "could";
  const own = negated
    ? modal === "may" || modal === "might"
      ? undefined
      : verb.perfect && modal === undefined && !isNever(view, clause)
        ? (rule.deniedPerfect ?? rule.denied)
        : rule.denied
    : isPossible && !view.words.slice(start, after).includes(modal)
      ? rule.possible
      : rule.stance;
  if (own === undefined) return undefined;
  // "would sooner see the talks collapse |than| cede the pier": what is not wanted stands after "than".
  if (
    rule.id === "frame.demand" &&
    /^(?:rather|sooner)$/u.test(view.words[start + 1] ?? "") &&
    view.words.slice(complement.first, end).includes("than")
  )
    return undefined;
  // "stressed the need for |dialogue|", "agreed |the date|": everybody does so of anything but terms.
  if (rule.onlyOfTerms === true && !isPointOfTalks(view, { first: complement.first, after: end }, { isDefinite: false })) return undefined;
  // "the parties |considered| fishing": they talked of it.
  if (rule.id === "frame.consider" && isOnAgenda(view, clause)) return undefined;
  if (complement.kind !== "to do") {
    const reach = { first: complement.first, after: end };
    if (rule.id === "frame.consider" && isOpinion(view, reach)) return undefined;
    // "is still weighing it": no answer yet to what was told.
    const isWeighing =
      rule.id === "frame.consider" && end - complement.first === 1 && /^(?:it|that|this|them)$/u.test(view.words[complement.first] ?? "");
    const isOfOffer = rule.id.startsWith("frame.consider") && isInProgress(view, clause) && isAnothersOffer(view, reach);
    const stance = (isWeighing || isOfOffer) && own === "open" ? "unclear" : ofTheGiven(view, rule, own, reach);
    return isMatterOfTalks(view, rule, reach, complement.kind) ? { rule, stance, at: start, complement, end } : undefined;
  }
  return belowInfinitive(search, clause, { rule, complement, start, limit, own });
}

/** "spoke in favour of |the plan|" backs what is on the table; "of |a shared fund|" asks for it. */
function ofTheGiven(view: ClauseView, rule: StanceFrame, own: Stance, reach: TokenRange): Stance {
  if (rule.ofTheGiven === undefined || own !== rule.stance || !/^(?:the|this|that|such|it)$/u.test(view.words[reach.first] ?? ""))
    return own;
  const head = headOfThing(view, reach);
  return head !== undefined && Given.test(view.tokens[head]?.lemma ?? "") ? rule.ofTheGiven : own;
}

/** What lies on a table. */
const Given =
  /^(?:it|this|that|plan|proposal|idea|draft|bill|text|offer|motion|package|deal|suggestion|compromise|approach|formula|resolution|amendment|agreement|accord|treaty|initiative|scheme|concept|option|solution|measure)$/u;

/** "leave |the hall|", "leave |the talks|". */
function isAtTable(view: ClauseView, first: number, after: number): boolean {
  const head = headOfThing(view, { first, after });
  return head !== undefined && AtTable.test(view.tokens[head]?.lemma ?? "");
}

/** "has never agreed": no answer still to come. */
function isNever({ words }: ClauseView, { verb }: Clause): boolean {
  return words.slice(Math.max(0, verb.first - 1), verb.main).includes("never");
}

type Below = {
  readonly rule: StanceFrame;
  readonly complement: FrameComplement & { readonly kind: "to do" };
  readonly start: number;
  readonly limit: number;
  readonly own: Stance;
};

/** "refused to accept", "is willing to discuss", "agreed to free": the act itself, or the stance its verb takes, turned as the outer words turn it. */
function belowInfinitive(search: FrameSearch, clause: Clause, { rule, complement, start, limit, own }: Below): Read | undefined {
  const { view } = search;
  const { act, isDenied } = complement;
  // "agreed to negotiate over the repairs": the talks themselves.
  if (own === "accepts" && view.tokens[act]?.lemma === "negotiate") return undefined;
  const inner =
    readAt(search, clause, { at: act, from: act, limit, isInside: true }) ??
    (view.words[act] === "be" ? readAt(search, clause, { at: act + 1, from: act + 1, limit, isInside: true }, "predicate") : undefined);
  const stance = isDenied && own === "accepts" ? "rejects" : own;
  const isSilence = view.tokens[act]?.lemma === "discuss" && own === "rejects";
  if (inner !== undefined && rule.over !== undefined && !isDenied && !isSilence) {
    const composed = own === rule.stance ? rule.over[inner.stance] : turn(inner.stance, own);
    return composed === undefined ? undefined : { ...inner, rule, stance: composed, at: start };
  }
  const reach = { first: complement.first, after: limit };
  // "refuses to discuss the next cabinet" is silent; "refuses to discuss the islands", told of elsewhere, rejects.
  if (
    stance === "rejects" &&
    view.tokens[act]?.lemma === "discuss" &&
    !isPointOfTalks(view, { first: act + 1, after: limit }, { isDefinite: false })
  )
    return undefined;
  return isMatterOfTalks(view, rule, reach, "to do") ? { rule, stance, at: start, complement, end: limit } : undefined;
}

/** A stance below denied or softened words: "is not ready to accept", "could agree to drop". */
function turn(inner: Stance, own: Stance): Stance | undefined {
  if (own === "open") return inner === "accepts" || inner === "open" ? "open" : undefined;
  if (own === "rejects") return inner === "accepts" || inner === "open" ? "rejects" : inner === "rejects" ? "open" : undefined;
  return own === "unclear" ? "unclear" : undefined;
}

/** The clause after "that" goes on to its own end. */
function endOfInner(view: ClauseView, outer: Clause, first: number, limit: number): number {
  const inner = view.clausesBySentence[outer.sentence]?.find(
    (clause) => clause !== outer && clause.range.first >= first && clause.range.first <= first + 1,
  );
  return inner === undefined ? limit : Math.max(inner.range.after, first + 1);
}

/** A predicate after "is" or "remains": "ready to free", "open to a quota". */
function predicateFrame(search: FrameSearch, clause: Clause, from: number): FrameStance | undefined {
  const { words } = search.view;
  const { range, verb } = clause;
  // "is unwilling to", "have no intention of" are written with their verb.
  const withVerb = readAt(search, clause, { at: verb.main, from: verb.first, limit: range.after, isInside: false });
  if (withVerb !== undefined) return frameStance(clause, withVerb);
  for (let at = from; at < Math.min(from + FarthestPredicate, range.after); at++) {
    const read = readAt(search, clause, { at, from: at, limit: range.after, isInside: false }, "predicate");
    if (read !== undefined) return frameStance(clause, read);
    const bareOne = framePhrasesAt(words, at, "predicate").find(({ rule }) => rule.takes.includes("nothing"));
    if (bareOne !== undefined && /^[.,;:]$/u.test(words[bareOne.after] ?? ".") && !verb.negated) return bare(clause, bareOne.rule);
    if (!isAdverb(words[at]) && !["not", "n't", '"', "yet", "quite"].includes(words[at] ?? "")) return undefined;
  }
  return undefined;
}

const FarthestPredicate = 4;

/** "was rejected by the Front", "has been proposed by Vrosa": the subject is what it is about, the party stands after "by". */
function passiveFrame(search: FrameSearch, clause: Clause): FrameStance | undefined {
  const { view } = search;
  const { verb, range, subject } = clause;
  if (subject === undefined) return undefined;
  for (const { rule, after } of framePhrasesAt(view.words, verb.main, "verb")) {
    if (!rule.takes.includes("thing") || rule.onlyAhead === true || rule.onlyOnCondition === true) continue;
    const by = view.words.indexOf("by", after);
    if (by < 0 || by >= range.after - 1 || by > after + FarthestBy) continue;
    const stance = verb.negated
      ? rule.denied
      : verb.modal === undefined || verb.modal === "will" || verb.modal === "would"
        ? rule.stance
        : rule.possible;
    if (stance === undefined || !isMatterOfTalks(view, rule, subject, "thing")) continue;
    return {
      rule,
      stance,
      at: verb.main,
      clause,
      range,
      content: subject,
      holder: { first: by + 1, after: endOfAgent(view, by + 1, range.after) },
      bySpeaker: false,
    };
  }
  return undefined;
}

const FarthestBy = 3;

function endOfAgent({ words, tokens }: ClauseView, first: number, limit: number): number {
  let at = first;
  while (
    at < limit &&
    ![",", ".", ";", "as", "on", "after", "because", "if", "unless"].includes(words[at] ?? ".") &&
    tokens[at]?.tag !== "VERB"
  )
    at++;
  return Math.max(at, first + 1);
}
