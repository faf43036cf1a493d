/** Decides which positions the frames give in a text about talks: for each stance its parties, its point in exact words, its condition. */
import type { InstrumentMark, LocalActorId, PositionMark, Stance } from "#record";
import { attributionAt, type ClauseView, partyOf, textOf, tokensOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { frameOfAnswer, frameOfLetting } from "./answers.ts";
import { isForetoldByAnother } from "./foretold.ts";
import type { FrameSearch } from "./frame-stance.ts";
import { frameOfOtherHalf, frameOfPointsVerb, frameOfPreference, frameOfReception, framesWithout } from "./frames-of-points.ts";
import { canBeParty, holdersOfPhrase } from "./holders.ts";
import { headOfThing } from "./matter-of-talks.ts";
import {
  frameOfDuty,
  frameOfPositionNoun,
  framesOfAgents,
  framesOfNouns,
  framesOfParticiples,
  type StanceBesideVerb,
} from "./more-frames.ts";
import { knownPointOf, type Point } from "./name-point.ts";
import { frameOfOwnAct } from "./own-acts.ts";
import { frameOfDoneToPoint, frameOfNone, frameOfSameOfAnother } from "./points-done.ts";
import { framesOfClause } from "./read-frames.ts";
import { frameOfBargain, frameOfCleft, frameOfListing, frameOfNoNo } from "./set-apart.ts";
import { thingsOf } from "./several-things.ts";
import { frameOfBreakingOff, frameOfThreat, framesOfMissing, framesOfOrElse } from "./ultimatums.ts";
import { frontedTopic, trimmedContent } from "./where-points-lie.ts";

export type UnnamedPosition = Omit<PositionMark, "id">;

export type FramePositionSearch = FrameSearch & {
  /** Positions read already, in the order of the text: what "it" in a later sentence may mean. */
  readonly known: readonly UnnamedPosition[];
  readonly instruments: readonly InstrumentMark[];
  /** False for clauses in which nothing is held as so: hypotheses, triggers. */
  readonly isHeld: (clause: Clause) => boolean;
};

/** The positions of a text about talks that frames read, in the order of the text. Cost: linear in the tokens. */
export function positionsByFrames(search: FramePositionSearch): readonly UnnamedPosition[] {
  const { view } = search;
  const stances = view.sentences.flatMap((sentence, ordinal) => {
    const clauses = view.clausesBySentence[ordinal] ?? [];
    const held = clauses.filter((clause) => search.isHeld(clause));
    const ofClauses = held.flatMap((clause, place): readonly StanceBesideVerb[] => {
      const next = held.slice(place + 1).find(({ isRelative }) => !isRelative);
      const own = framesOfClause(search, clause).filter((stance) => !isRefusedInside(search, clauses, stance));
      const acts =
        own.length > 0
          ? own.map((stance) => frameOfOtherHalf(search, stance, sentence.afterToken))
          : [
              frameOfPositionNoun(search, clause) ??
                frameOfDuty(search, clause) ??
                frameOfAnswer(search, clause) ??
                frameOfLetting(search, clause) ??
                frameOfOwnAct(search, clause) ??
                frameOfPointsVerb(search, clause) ??
                frameOfReception(search, clause) ??
                frameOfDoneToPoint(search, clause) ??
                frameOfSameOfAnother(search, clause) ??
                frameOfNone(search, clause),
            ];
      return [
        ...own,
        ...acts,
        frameOfThreat(search, clause),
        frameOfBreakingOff(search, clause),
        frameOfCleft(search, clause, clauses[clauses.indexOf(clause) + 1]),
        frameOfListing(search, clause),
        frameOfBargain(search, clause),
        frameOfPreference(search, clause),
        ...framesOfParticiples(search, clause, next?.range.first ?? sentence.afterToken),
      ].filter((stance) => stance !== undefined);
    });
    return [
      ...ofClauses,
      ...framesOfAgents(search, clauses, sentence.firstToken, sentence.afterToken),
      ...framesOfNouns(search, clauses, sentence.firstToken, sentence.afterToken),
      ...frameOfNoNo(search, clauses, sentence.firstToken, sentence.afterToken),
      ...framesWithout(search, clauses, sentence.firstToken, sentence.afterToken),
      ...framesOfOrElse(search, clauses, sentence.firstToken, sentence.afterToken),
      ...framesOfMissing(search, clauses, sentence.firstToken, sentence.afterToken),
    ];
  });
  stances.sort((one, other) => one.range.first - other.range.first || one.at - other.at);
  const found: UnnamedPosition[] = [];
  let last: Told | undefined;
  let read = 0;
  for (const stance of stances) {
    const trimmed = trimmedContent(view, stance, search.conditionOf.get(stance.clause));
    const start = view.tokens[stance.range.first]?.start ?? 0;
    for (; (search.known[read]?.range.start ?? Number.POSITIVE_INFINITY) < start; read++) last = toldBy(view, search.known[read]) ?? last;
    const pointedAt = thingPointedAt(view, stance, trimmed, last);
    if (pointedAt !== undefined) {
      found.push(...positionsOf(search, stance, pointedAt, last));
      continue;
    }
    // "we will |meet it|": nothing before tells what.
    if (isActOnPronoun(view, trimmed)) continue;
    const topic = trimmed.after <= trimmed.first ? frontedTopic(view, stance) : undefined;
    if (topic !== undefined) {
      found.push(...positionsOf(search, stance, topic, last));
      last = { content: topic, sentence: stance.clause.sentence };
      continue;
    }
    if (stance.apposedTo !== undefined) {
      found.push(...positionsOf(search, stance, wholeOf(stance.apposedTo, last), last));
      continue;
    }
    const isPointing = isPronounOnly(view, trimmed);
    const reach = trimmed.after <= trimmed.first ? NearestTold - 1 : NearestTold;
    if (isPointing && (last === undefined || stance.clause.sentence - last.sentence > reach)) continue;
    if (Answers.has(stance.rule.id) && last?.holder !== undefined && isHeldBy(search, stance, last.holder)) continue;
    const content = isPointing && last !== undefined ? last.content : trimmed;
    const positions = positionsOf(search, stance, content, last);
    found.push(...positions);
    const [position] = positions;
    const holder = position?.holder ?? position?.party ?? last?.holder;
    if (!isPointing || position !== undefined)
      last = { content, sentence: stance.clause.sentence, ...(holder === undefined ? {} : { holder }) };
  }
  return found;
}

/** Of "|both fleets share the quay|, an idea it rejects" what was told last, where the words before the comma close it. */
function wholeOf(apposedTo: TokenRange, last: Told | undefined): TokenRange {
  return last !== undefined && last.content.first <= apposedTo.first && apposedTo.after <= last.content.after ? last.content : apposedTo;
}

/** "made clear that such a rule |cannot be accepted|": what is refused inside is read there. */
function isRefusedInside(search: FrameSearch, clauses: readonly Clause[], { stance, content, clause }: StanceBesideVerb): boolean {
  if (stance !== "demands") return false;
  const inner = clauses.find((one) => one !== clause && one.range.first >= content.first && one.range.first <= content.first + 1);
  return inner !== undefined && frameOfDoneToPoint(search, inner)?.stance === "rejects";
}

/** The stance told last: what it was about and whose it was, for "that" and "it" in the sentences after. */
type Told = { readonly content: TokenRange; readonly sentence: number; readonly holder?: LocalActorId };

/** A position read by other rules, as something told. */
function toldBy(view: ClauseView, position: UnnamedPosition | undefined): Told | undefined {
  if (position === undefined) return undefined;
  const content = tokensOf(view.tokens, position.summary);
  const sentence = view.sentences.findIndex(({ firstToken, afterToken }) => firstToken <= content.first && content.first < afterToken);
  return { content, sentence, holder: position.holder ?? position.party };
}

/** Words that answer somebody else. */
const Answers: ReadonlySet<string> = new Set(["frame.answer-later", "frame.answer", "frame.cool-bare", "frame.warm-bare"]);

/** True where the side of `holder` holds the stance too. */
function isHeldBy({ view }: FramePositionSearch, stance: StanceBesideVerb, holder: LocalActorId): boolean {
  const holders = stance.owner === undefined ? holdersOfPhrase(view, stance.clause, stance.holder) : [stance.owner];
  return holders.some((actor) => partyOf(view, actor) === partyOf(view, holder));
}

const Pointing: ReadonlySet<string> = new Set(["it", "that", "this", "them", "these", "those"]);

function isPronounOnly({ words }: ClauseView, { first, after }: TokenRange): boolean {
  return after <= first || (after - first === 1 && (Pointing.has(words[first] ?? "") || Consenting.has(words[first] ?? "")));
}

/** "was unable to |concur|": to what, was told before. */
const Consenting: ReadonlySet<string> = new Set("concur agree comply accept oblige".split(" "));

/** "renew it", "agree to that": a deed with nothing beside the pronoun. */
function isActOnPronoun({ words, tokens }: ClauseView, { first, after }: TokenRange): boolean {
  const isAct = tokens[first]?.fineTag === "VB" && after - first <= (tokens[first + 1]?.tag === "ADP" ? 3 : 2) && after - first > 1;
  return isAct && Pointing.has(words[after - 1] ?? "");
}

/**
 * What "it" stands for in "declined to renew it", "we will meet it": the thing the clause before it in the sentence is about, else what the stance told last
 * was about. Only where the act has nothing beside the pronoun.
 */
function thingPointedAt(
  view: ClauseView,
  { clause }: StanceBesideVerb,
  content: TokenRange,
  last: Told | undefined,
): TokenRange | undefined {
  const { tokens } = view;
  if (!isActOnPronoun(view, content)) return undefined;
  const before = (view.clausesBySentence[clause.sentence] ?? []).filter(({ range }) => range.first < clause.range.first);
  const subject = before.findLast((one) => one.subject !== undefined && !view.mentionOver.has(one.subject.after - 1))?.subject;
  if (subject !== undefined && ["NOUN", "PROPN"].includes(tokens[subject.after - 1]?.tag ?? "") && subject.after <= clause.range.first)
    return subject;
  return last !== undefined && clause.sentence - last.sentence <= 1 && last.content.after > last.content.first ? last.content : undefined;
}

function positionsOf(
  search: FramePositionSearch,
  stance: StanceBesideVerb,
  content: TokenRange,
  last: Told | undefined,
): readonly UnnamedPosition[] {
  const { view } = search;
  const denied = isLeastTaken(view, stance) ? "demands" : deniedByObject(view, stance, content);
  if (denied === undefined || isOfWhatIsNot(view, stance.clause)) return [];
  const attribution = attributionAt(view, stance.at);
  const condition = search.conditionOf.get(stance.clause) ?? conditionInside(search, stance);
  const holders =
    stance.owner !== undefined ? [stance.owner] : stance.bySpeaker ? (attribution?.speakers ?? []) : holdersOrLast(view, stance, last);
  const seen = new Set<LocalActorId>();
  return thingsOf(view, stance, content).flatMap((piece) => {
    const point = pointOf(search, stance, piece);
    const summary = textOf(view, piece);
    if (summary.end <= summary.start || OnlyPointing.test(point.topic)) return [];
    return holders.flatMap((actor): readonly UnnamedPosition[] => {
      const party = partyOf(view, actor);
      if (party === undefined || !canBeParty(view, party) || (seen.has(party) && piece === content)) return [];
      if (denied !== "unclear" && stance.holder === undefined && isForetoldByAnother(view, stance.clause, party)) return [];
      seen.add(party);
      const reporters = [...(attribution?.speakers ?? []), ...(attribution?.via ?? [])].filter(
        (speaker) => partyOf(view, speaker) !== party,
      );
      return [
        {
          kind: "position",
          range: textOf(view, stance.range),
          basis: { kind: "rule", name: stance.rule.id, certainty: point.known ? 0.7 : 0.6 },
          party,
          ...(actor === party ? {} : { holder: actor }),
          point,
          stance: isTiedToMore(view, stance) ? tied(denied) : onCondition({ ...stance, stance: denied }, condition),
          strength: stance.stance === "rejects" ? "strong" : "plain",
          summary,
          ...(condition === undefined ? {} : { condition: textOf(view, condition.whole) }),
          ...(attribution?.saidAt === undefined ? {} : { time: attribution.saidAt }),
          accordingTo: reporters,
          ...(attribution === undefined ? {} : { inside: attribution.id }),
        },
      ];
    });
  });
}

/** A word that names no point by itself. */
const OnlyPointing = /^(?:it|this|that|them|these|those|any|one|all|some|him|her|so|)$/u;

/** "a change to which both neighbours have not agreed": told of any such change, not of one at hand. */
function isOfWhatIsNot({ words }: ClauseView, { isRelative, subject, verb }: StanceBesideVerb["clause"]): boolean {
  const before = (subject?.first ?? verb.first) - 1;
  const isWhich = /^(?:which|whom)$/u.test(words[before] ?? "");
  // "a fee, which it will not pay", with a comma: the one at hand.
  return verb.negated && (isRelative || isWhich) && !(isWhich && words[before - 1] === ",");
}

/** "will accept |nothing less than| a full refund": what one asks for. */
function isLeastTaken({ words }: ClauseView, { content: { first }, stance }: StanceBesideVerb): boolean {
  const isNothing = /^(?:nothing|no)$/u.test(words[first] ?? "") && /^(?:less|short)$/u.test(words[first + 1] ?? "");
  return isNothing && (stance === "accepts" || stance === "open");
}

/** "will sign nothing that leaves the bridge …", "offered no concession", "neither side is willing": the denial stands in the object or the subject. */
function deniedByObject({ words }: ClauseView, { stance, clause, holder }: StanceBesideVerb, { first }: TokenRange): Stance | undefined {
  const opener = words[first] ?? "";
  const subject = holder ?? clause.subject;
  const opens = subject === undefined ? "" : (words.slice(subject.first, subject.after).find((word) => !/^\(?\d+[.)]?$/u.test(word)) ?? "");
  const isNobody = /^(?:neither|none|no|nobody)$/u.test(opens);
  const isDenied = /^(?:nothing|none|neither)$/u.test(opener) || (opener === "no" && stance !== "rejects");
  if (isDenied === isNobody) return stance;
  if (stance === "accepts" || stance === "open") return "rejects";
  return stance === "rejects" || stance === "objects" ? "open" : undefined;
}

const Again: ReadonlySet<string> = new Set(["it", "they", "he", "she"]);

/** A pronoun that nothing resolves goes on with who held the stance before. */
function holdersOrLast(view: ClauseView, { clause, holder }: StanceBesideVerb, last: Told | undefined): readonly LocalActorId[] {
  const holders = holdersOfPhrase(view, clause, holder);
  const { subject } = clause;
  if (holders.length > 0 || holder !== undefined || subject === undefined || last === undefined || clause.verb.passive) return holders;
  const isAgain = subject.after - subject.first === 1 && Again.has(view.words[subject.first] ?? "");
  return isAgain && last.holder !== undefined && clause.sentence - last.sentence <= NearestTold ? [last.holder] : [];
}

const NearestTold = 2;

/** "proposed that the fee be suspended in return for …": the condition hangs on the clause inside. */
function conditionInside({ view, conditionOf }: FramePositionSearch, { content, clause }: StanceBesideVerb): Condition | undefined {
  const inner = view.clausesBySentence[clause.sentence]?.find(
    ({ range }) => range.first >= content.first && range.first <= content.first + 2,
  );
  return inner === undefined || inner === clause ? undefined : conditionOf.get(inner);
}

/** "could go along with a trustee, |but only with half the seats|", "|in return| it offers part of its quota": a yes that hangs on more. */
function isTiedToMore({ words, sentences }: ClauseView, { clause, content, rule }: StanceBesideVerb): boolean {
  const limit = sentences[clause.sentence]?.afterToken ?? clause.range.after;
  for (let at = Math.max(content.first, clause.verb.main); at < limit - 2; at++) {
    if (/^[.;:"]$/u.test(words[at] ?? ".")) break;
    if (words[at] === "but" && words[at + 1] === "only" && /^(?:with|for|as|on|under|if|so|in|after|once)$/u.test(words[at + 2] ?? ""))
      return true;
  }
  if (rule.id !== "frame.offer" && rule.id !== "frame.commit") return false;
  const first = sentences[clause.sentence]?.firstToken ?? clause.range.first;
  return words
    .slice(first, clause.range.after)
    .some((word, place, all) => /^(?:return|exchange)$/u.test(word) && all[place - 1] === "in" && all[place + 1] !== "for");
}

function tied(stance: Stance): Stance {
  return stance === "accepts" || stance === "open" ? "accepts with conditions" : stance;
}

/** A condition makes a condition of what is accepted; readiness to talk stays open; a refusal "unless" accepts on that condition. */
function onCondition({ stance, rule }: StanceBesideVerb, condition: Condition | undefined): Stance {
  if (condition === undefined) return stance;
  const isOfPoint = (rule.id === "frame.possible" || rule.id === "frame.feasible") && condition.rule.id !== "condition.unless";
  if (stance === "accepts" || (stance === "open" && (rule.stance === "accepts" || isOfPoint))) return "accepts with conditions";
  // "will not come back while the guards are there": not before they go.
  if (stance === "rejects" && (condition.rule.id === "condition.unless" || condition.rule.id === "condition.while"))
    return "accepts with conditions";
  return stance;
}

/** A topic of the rules or an instrument where the words name one, else their own words; the act asked for rather than of whom. */
function pointOf({ view, instruments }: FramePositionSearch, { act }: StanceBesideVerb, content: TokenRange): Point {
  const core =
    act !== undefined && act.first > content.first && act.first < content.after ? { first: act.first, after: content.after } : content;
  const known = knownPointOf({ view, object: core, instruments });
  if (known?.known === true) return known;
  const named = wordsOfPoint(view, core, content);
  const range = textOf(view, named.first < core.first ? content : core);
  const topic = textOf(view, { first: pastArticle(view, named.first, named.after), after: named.after });
  return {
    topic: view.document.parsed.plain.slice(topic.start, topic.end).toLowerCase().replaceAll('"', "").replace(/\s+/gu, " ").trim(),
    known: false,
    range,
  };
}

/** The words that name a point: a noun phrase, an act with its object, what is to be done to what ("assets to be released"), a clause of a pronoun. */
function wordsOfPoint(view: ClauseView, core: TokenRange, content: TokenRange): TokenRange {
  const { tokens, words } = view;
  const isDoneTo = words[core.first] === "be" && tokens[core.first + 1]?.fineTag === "VBN";
  if (isDoneTo && core.first > content.first && core.first - content.first < LongestTopic)
    return { first: content.first, after: core.first + 2 };
  const head = headOfThing(view, core);
  const isClause = tokens[core.first]?.tag === "PRON" && head === core.first && core.after - core.first > 1;
  const isNear = head !== undefined && head - core.first < LongestTopic && !isClause;
  return { first: core.first, after: isNear ? head + 1 : Math.min(core.after, core.first + LongestTopic) };
}

const LongestTopic = 8;

function pastArticle({ tokens }: ClauseView, first: number, after: number): number {
  return tokens[first]?.tag === "DET" && first + 1 < after ? first + 1 : first;
}
