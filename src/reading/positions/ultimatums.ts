/** Decides what is demanded by a threat: "will walk out unless it is dropped", "they pay or the quay stays shut", "half the board or nothing", "without her signature we sail". */
import { attributionAt, type ClauseView, insideQuotation, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Token } from "../parsed-text.ts";
import { frameCalled } from "../rules/stance-frames.ts";
import type { FrameSearch } from "./frame-stance.ts";
import { AtTable } from "./matter-of-talks.ts";
import type { StanceBesideVerb } from "./more-frames.ts";
import { Harming, isOwnWord } from "./own-acts.ts";

const demands = frameCalled("frame.insist-that");
const rejections = frameCalled("frame.refuse-to");

/** "will walk out unless the firm drops its plan": what the harm hangs on is demanded. */
export function frameOfThreat({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const condition = conditionOf.get(clause);
  const { verb, subject } = clause;
  if (condition === undefined || subject === undefined) return undefined;
  // "if a new offer does not come" is "unless a new offer comes".
  const isUnless =
    condition.rule.id === "condition.unless" || (condition.rule.id === "condition.if" && condition.clause?.verb.negated === true);
  if (!isUnless || verb.negated || verb.copular || !Harming.has(harmOf(view, clause))) return undefined;
  const isAhead = verb.modal === "will" || verb.modal === "would" || (verb.modal === "could" && condition.rule.id === "condition.if");
  // "Unless they pay, I |start| parking aircraft": a spoken present tense tells what is to come.
  const isPresent = condition.leads && view.spokenIn.get(verb.main) !== undefined && isPresentTense(view.tokens[verb.main]);
  if (!isAhead && !isPresent && !Threatening.has(view.tokens[verb.main]?.lemma ?? "")) return undefined;
  const range = rangeOver(clause.range, condition.whole);
  // "One hostage would die each week unless …", said by those who hold them.
  const isOfAnother = attributionAt(view, verb.main) !== undefined && !isOwnWord(view, clause);
  return { rule: demands, stance: "demands", at: verb.main, clause, range, content: condition.trigger, bySpeaker: isOfAnother };
}

function rangeOver(one: TokenRange, other: TokenRange): TokenRange {
  return { first: Math.min(one.first, other.first), after: Math.max(one.after, other.after) };
}

/** "start", and "shut", whose past is spelt like it. */
function isPresentTense(token: Token | undefined): boolean {
  return token !== undefined && (/^VB[PZ]$/u.test(token.fineTag) || (token.tag === "VERB" && token.lower === token.lemma));
}

const Threatening: ReadonlySet<string> = new Set(["threaten", "vow", "promise", "warn"]);

function harmOf({ tokens, words }: ClauseView, { verb }: Clause): string {
  const lemma = tokens[verb.main]?.lemma ?? "";
  // "will take it |to court|".
  if (lemma === "take" && words.slice(verb.main, verb.main + 7).some((word) => /^(?:court|arbitration|tribunal)$/u.test(word)))
    return "sue";
  return Threatening.has(lemma) && words[verb.main + 1] === "to" ? (tokens[verb.main + 2]?.lemma ?? "") : lemma;
}

/** Ways to break off. */
const BreakingOff: ReadonlySet<string> = new Set("walk strike boycott retaliate sue veto quit resign picket".split(" "));

/** "will walk out |if the clause is dropped|": what the harm follows on is refused. */
export function frameOfBreakingOff({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const condition = conditionOf.get(clause);
  const { verb, subject } = clause;
  if (condition?.rule.id !== "condition.if" || condition.clause?.verb.negated === true) return undefined;
  if (subject === undefined || verb.negated || verb.copular || (verb.modal !== "will" && verb.modal !== "would")) return undefined;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  const isLeaving = lemma === "leave" && view.tokens.slice(verb.main + 1, verb.main + 4).some((token) => AtTable.test(token.lemma));
  if (!(BreakingOff.has(lemma) || isLeaving) || !isOwnWord(view, clause) || isDisowned(view, clause)) return undefined;
  // "if it snows", "if there is time".
  if (/^(?:it|there)$/u.test(view.words[condition.clause?.subject?.first ?? condition.trigger.first] ?? "")) return undefined;
  const range = rangeOver(clause.range, condition.whole);
  return { rule: rejections, stance: "rejects", at: verb.main, clause, range, content: condition.trigger, bySpeaker: false };
}

/** "All eleven come home, |or| the buses stay where they are", "Come back by noon, it says, |or| lose your bonus", said by a side: the first is demanded. Cost: linear in the sentence. */
export function framesOfOrElse(
  { view }: FrameSearch,
  clauses: readonly Clause[],
  first: number,
  after: number,
): readonly StanceBesideVerb[] {
  const { words, tokens } = view;
  const opens = insideQuotation(view, first);
  const or = words.indexOf("or", opens);
  if (or < 0 || or >= after - 1 || attributionAt(view, opens) === undefined) return [];
  const clause = clauses[0];
  if (clause === undefined || isQuestion(view, clause)) return [];
  const other = words[or + 1] === "else" ? or + 2 : or + 1;
  const comma = words.slice(opens, or).indexOf(",");
  const content = { first: opens, after: comma < 0 ? or : opens + comma };
  const isNothing = words[other] === "nothing" && /^[.,;:"!]$/u.test(words[other + 1] ?? ".");
  const range = { first: opens, after: Math.max(content.after, other + 1) };
  const found = { rule: demands, stance: "demands", at: opens, clause, range, content, bySpeaker: true } as const;
  if (isNothing) return content.after - content.first > 1 ? [found] : [];
  const asked = clauses.find((one) => one.verb.main >= opens && one.verb.main < or);
  const harm = clauses.find((one) => one.verb.main > or && one.range.first <= other + 1);
  const isOrder = isPresentTense(tokens[opens]) && tokens[opens]?.tag === "VERB" && isPresentTense(tokens[other]);
  if (isOrder) return [found];
  if (asked?.subject === undefined || harm?.subject === undefined || asked.verb.negated || asked.verb.copular) return [];
  if (/^(?:we|i|you)$/u.test(words[asked.subject.first] ?? "") || asked.verb.main >= content.after || asked.subject.first > opens + 1)
    return [];
  const isAsked = asked.verb.modal === "must" || (asked.verb.modal === undefined && isPresentTense(tokens[asked.verb.main]));
  const lemma = tokens[harm.verb.main]?.lemma ?? "";
  return isAsked && (Harming.has(lemma) || /^(?:stay|remain|keep)$/u.test(lemma)) ? [found] : [];
}

/** "|Without her signature by the 30th|, we sail home", said by a side: what must not be missing is demanded. */
export function framesOfMissing(
  { view }: FrameSearch,
  clauses: readonly Clause[],
  first: number,
  after: number,
): readonly StanceBesideVerb[] {
  const { words, tokens } = view;
  const opens = insideQuotation(view, first);
  const comma = words.indexOf(",", opens);
  if (words[opens] !== "without" || comma < 0 || comma > opens + LongestMissing || comma >= after) return [];
  const clause = clauses.find(({ verb }) => verb.main > comma);
  const content = { first: opens + 1, after: comma };
  const subject = clause?.subject;
  if (clause === undefined || subject === undefined || attributionAt(view, opens) === undefined || isQuestion(view, clause)) return [];
  if (!/^(?:we|i)$/u.test(words[subject.first] ?? "") || tokens[opens + 1]?.fineTag === "VBG" || clause.verb.perfect) return [];
  const isHarm = Breaking.has(tokens[clause.verb.main]?.lemma ?? "") || clause.verb.negated;
  const isAhead = clause.verb.modal === "will" || (clause.verb.modal === undefined && isPresentTense(tokens[clause.verb.main]));
  if (!isHarm || !isAhead) return [];
  return [
    { rule: demands, stance: "demands", at: opens, clause, range: { first: opens, after: clause.range.after }, content, bySpeaker: true },
  ];
}

const LongestMissing = 10;
/** What one does when one has had enough. */
const Breaking: ReadonlySet<string> = new Set([...BreakingOff, ..."leave sail go close shut stop withdraw fly march block".split(" ")]);
