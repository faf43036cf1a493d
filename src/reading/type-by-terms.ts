/** Decides which PLOVER type a statement has whose words name no act: what its speaker's side accepts, rejects or asks for in it, and what would follow from what. */
import {
  type AttributionMark,
  actOfStance,
  type ContingencyMark,
  type LocalActorId,
  type PloverAct,
  type PloverType,
  type PositionMark,
  type TextRange,
} from "#record";
import { actIn } from "./acts/read-act.ts";
import { sentencesOfActs } from "./acts/sentences-of-acts.ts";
import type { Cast } from "./cast.ts";
import { tokensOf } from "./clauses/clause-view.ts";
import type { ParsedText, Token } from "./parsed-text.ts";
import { GivingVerbs } from "./rules/giving-verbs.ts";
import { FAILING, HARMING } from "./rules/response-verbs.ts";

/** What is known of a text once its positions and contingencies are found. */
export type Terms = {
  readonly parsed: ParsedText;
  readonly cast: Cast;
  readonly positions: readonly PositionMark[];
  readonly contingencies: readonly ContingencyMark[];
};

/**
 * The attributions, those without an act of their cue with the act that their terms tell: a conditional first, for "we sign if …" is no refusal and
 * "we leave if …" no consent, then a stance of the speaker's side. Cost: attributions × the positions and contingencies inside each, found by place.
 */
export function typeByTerms(terms: Terms, attributions: readonly AttributionMark[]): readonly AttributionMark[] {
  const { positions, contingencies } = terms;
  if (positions.length === 0 && contingencies.length === 0) return attributions;
  return attributions.map((mark) => {
    if (!Reporting.has(mark.attitude ?? "said") || isOfCue(mark)) return mark;
    const plover = (mark.attitude === "belief" ? undefined : ofContingency(terms, mark)) ?? ofPosition(terms, mark);
    return plover === undefined ? mark : { ...mark, plover };
  });
}

/** The contingencies, each with the act of whoever makes it where its response tells one. Cost: linear in their words. */
export function typeContingencies(parsed: ParsedText, contingencies: readonly ContingencyMark[]): readonly ContingencyMark[] {
  const sentences = sentencesOfActs(parsed);
  return contingencies.map((mark) => {
    const [range] = mark.response;
    const type = range === undefined ? undefined : typeOfResponse(parsed, mark, sentences);
    return range === undefined || type === undefined ? mark : { ...mark, plover: { type, by: "speaker", range, rule: "act.terms" } };
  });
}

/** Words said, and what somebody thinks or wants of his own doing; what is unclear or was never said tells of no act. */
const Reporting: ReadonlySet<string> = new Set(["said", "belief", "wish", "intention", "decision", "support"]);

/** What the cue itself does stands: "demanded that …". */
function isOfCue({ plover, cue }: AttributionMark): boolean {
  return plover !== undefined && cue !== undefined && plover.range.start >= cue.start && plover.range.start < cue.end;
}

/** Of whoever speaks; words of a paper or of somebody the text does not name carry what stands in them. */
function ofContingency({ contingencies }: Terms, { content, speakers, plover }: AttributionMark): PloverAct | undefined {
  const found = contingencies.find(
    ({ response, trigger, advocates }) =>
      (speakers.length === 0 || advocates.length === 0 || advocates.some((advocate) => speakers.includes(advocate))) &&
      isInside(response[0], content) &&
      isInside(trigger[0], content),
  );
  return found === undefined ? undefined : (found.plover ?? plover);
}

/** "No signature if …" refuses, "we walk out unless …" threatens, "we sign if …" agrees, "they should leave once …" asks. */
function typeOfResponse(
  { tokens }: ParsedText,
  { trigger, response, basis, mode }: ContingencyMark,
  sentences: ReturnType<typeof sentencesOfActs>,
): PloverType | undefined {
  const range = tokensOf(tokens, response[0] ?? { start: 0, end: 0 });
  const words = tokens.slice(range.first, range.after);
  if (mode === "proposed" && !foresees(words)) return "DEMAND";
  if (words.some(({ lower }) => Negations.has(lower))) return "REJECT";
  if (basis.name === "condition.until") return "REJECT";
  if (basis.name === "condition.otherwise" || isAnswer(tokens, trigger[0], response[0])) return "THREATEN";
  const sentence = sentences(range.first);
  const act = sentence === undefined ? undefined : actIn(sentence, range);
  if (act === undefined || act.type === "THREATEN" || !Yielding.has(act.type)) {
    if (act?.type === "THREATEN" || isHarm(words)) return isStayingOut(words) ? "REJECT" : "THREATEN";
  }
  if (isStayingOut(words)) return "REJECT";
  if (isFailure(tokens, trigger[0]) && isDone(words) && (act === undefined || !Yielding.has(act.type))) return "THREATEN";
  if (mode === "offered") return "AGREE";
  if (basis.name === "condition.unless") return "THREATEN";
  if (act !== undefined && act.type !== "CONSULT") return act.type === "REJECT" || act.type === "DEMAND" ? act.type : "AGREE";
  if (words.some(({ lemma, tag }) => tag === "VERB" && GivingVerbs.has(lemma))) return "AGREE";
  if (words.some(({ lemma }) => Judging.has(lemma))) return undefined;
  if (mode === "announced") return isDone(words) ? "THREATEN" : undefined;
  return isOwnPromise(words) ? "AGREE" : undefined;
}

/** "We think", "I hope": nobody's word is given. */
const Judging: ReadonlySet<string> = new Set(["think", "believe", "expect", "hope", "guess", "suppose", "reckon"]);

/** Something done, or back, off or over; not how somebody would feel. */
function isDone(words: readonly Token[]): boolean {
  return words.some(
    ({ tag, lemma }, at) => tag === "VERB" || (lemma === "be" && /^(?:back|off|on|over|out)$/u.test(words[at + 1]?.lower ?? "")),
  );
}

/** "It would take the mill |if …|": what whoever speaks would do himself. */
function isOwnPromise(words: readonly Token[]): boolean {
  const told = words
    .slice(0, 2)
    .map(({ lower }) => lower)
    .join(" ");
  return OwnWord.test(told) && words.some(({ tag, lemma }) => tag === "VERB" && lemma !== "happen" && lemma !== "mean");
}

const OwnWord = /^(?:(?:we|i) (?:would|will|'d|'ll)|it would)$/u;

/** Acts that give: a truce is none the less one for the attacks it halts. */
const Yielding: ReadonlySet<PloverType> = new Set(["AGREE", "RETREAT", "CONCEDE", "AID", "COOPERATE", "SUPPORT"]);

function isHarm(words: readonly Token[]): boolean {
  return words.some(({ lemma }, at) => HARMING.has(lemma) || (lemma === "walk" && /^(?:out|away|off)$/u.test(words[at + 1]?.lower ?? "")));
}

/** "We stay out", "they stay where they are". */
function isStayingOut(words: readonly Token[]): boolean {
  return words.some(({ lemma }, at) => (lemma === "stay" || lemma === "keep") && /^(?:out|away|where)$/u.test(words[at + 1]?.lower ?? ""));
}

/** "The company may have to hand back the routes": foreseen, not asked for. */
function foresees(words: readonly Token[]): boolean {
  return words.some(
    ({ lower }, at) => /^(?:may|might|could)$/u.test(lower) && words[at + 1]?.lower === "have" && words[at + 2]?.lower === "to",
  );
}

/** "If nothing is signed by May", "should the talks fail": what follows such a trigger is held out. */
function isFailure(tokens: ParsedText["tokens"], trigger: TextRange | undefined): boolean {
  if (trigger === undefined) return false;
  const { first, after } = tokensOf(tokens, trigger);
  // "If not sooner" is no clause.
  if (after - first < ShortestTrigger) return false;
  return tokens.slice(first, after).some(({ lower, lemma, tag }) => Negations.has(lower) || (tag === "VERB" && FAILING.has(lemma)));
}

const ShortestTrigger = 3;

const Negations: ReadonlySet<string> = new Set(["not", "n't", "no", "never", "cannot", "nothing", "neither", "nobody"]);

/** "Further measures |would be met with| a halt": what is answered is not granted. */
function isAnswer(tokens: ParsedText["tokens"], trigger: TextRange | undefined, response: TextRange | undefined): boolean {
  if (trigger === undefined || response === undefined || trigger.end > response.start) return false;
  const { first, after } = tokensOf(tokens, { start: trigger.end, end: response.start });
  return tokens.slice(first, after).some(({ lower }) => Answered.has(lower));
}
const Answered: ReadonlySet<string> = new Set(["met", "answered", "face", "faces", "provoke", "trigger", "prompt", "invite"]);

function ofPosition(terms: Terms, { cue, content, speakers, plover }: AttributionMark): PloverAct | undefined {
  const sides = new Set(speakers.flatMap((speaker) => [speaker, ...sideOf(terms.cast, speaker)]));
  const own = terms.positions.filter(({ summary, point, party, holder }) => {
    const isOwn = speakers.length === 0 || sides.has(party) || (holder !== undefined && speakers.includes(holder));
    return isOwn && (isInside(summary, content) || isInside(point.range, content));
  });
  // What is refused weighs more than what is granted beside it.
  const found = own.find(({ stance }) => stance === "rejects") ?? own[0];
  const stated = found === undefined ? undefined : actOfStance(found.stance);
  // Whoever warns grants nothing.
  const type = stated === "AGREE" && isWarning(terms.parsed, cue) ? "THREATEN" : stated;
  if (found === undefined || type === undefined) return undefined;
  // An act of the content that is the speaker's own says more than a stance, unless the stance denies it.
  if (plover?.by === "speaker" && !(type === "REJECT" && plover.type !== "DISAPPROVE") && !Weak.has(plover.type)) return undefined;
  return { type, by: "speaker", range: found.summary, rule: "act.stance" };
}

function isWarning({ tokens }: ParsedText, cue: TextRange | undefined): boolean {
  if (cue === undefined) return false;
  const { first, after } = tokensOf(tokens, cue);
  return tokens.slice(first, after).some(({ lemma }) => lemma === "warn" || lemma === "threaten" || lemma === "caution");
}

/** Acts that a word of the content may name in passing. */
const Weak: ReadonlySet<PloverType> = new Set(["CONSULT", "COERCE", "RETREAT", "AID", "ASSAULT", "COOPERATE"]);

function sideOf({ actors }: Cast, id: LocalActorId): readonly LocalActorId[] {
  const side = actors.find((actor) => actor.id === id)?.actsFor;
  return side === undefined ? [] : [side];
}

function isInside(range: TextRange | undefined, content: readonly TextRange[]): boolean {
  return range !== undefined && content.some(({ start, end }) => start <= range.start && range.end <= end);
}
