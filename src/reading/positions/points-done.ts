/** Decides what a side says of a point by what can be done with it: "the route could be reopened", "a pardon cannot be discussed", "there will be no new date". */
import { type ClauseView, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { frameCalled } from "../rules/stance-frames.ts";
import type { FrameSearch } from "./frame-stance.ts";
import type { StanceBesideVerb } from "./more-frames.ts";
import { Giving } from "./own-acts.ts";
import { isPointOfTalks } from "./point-of-talks.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

const open = frameCalled("frame.possible");
const closed = frameCalled("frame.closed");

/** What is done with a point in talks. */
const Handling = words(
  "talk discuss look consider negotiate revisit review raise address explore examine arrange adjust haggle bargain debate settle work sort",
);
const Talked = words("talk discuss negotiate haggle bargain");
/** What is done with a point that one takes. */
const Taking = words(
  "accept tolerate allow permit touch agree sign honour honor recognise recognize entertain countenance approve change reopen restore move name set extend raise bring put widen shorten adjust amend rewrite exempt include",
);

/** "Money can be talked about", "armed men would not be tolerated", said by a side: the subject is the point. Cost: the words of the clause. */
export function frameOfDoneToPoint({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, subject, range } = clause;
  if (subject === undefined || !verb.passive || verb.perfect) return undefined;
  if (view.spokenIn.get(verb.main) === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  const isHandled = Handling.has(lemma);
  if (!isHandled && !Giving.has(lemma) && !Taking.has(lemma)) return undefined;
  const isPossible = verb.modal === "could" || verb.modal === "can" || verb.modal === "may" || verb.modal === "might";
  const isClosed = verb.negated && (verb.modal === "can" || verb.modal === "could" || verb.modal === "will" || verb.modal === "would");
  if (!isClosed && !(isPossible && !verb.negated)) return undefined;
  // "Money can be talked about": the words themselves make a point of anything.
  if (isSomebody(view, subject) || !(Talked.has(lemma) || isPointOfTalks(view, subject, { isDefinite: true }))) return undefined;
  // "The ferry could be discussed |once| the fee was": not before something else is.
  const isLater = /^(?:once|when|after)$/u.test(view.words[range.after] ?? "") || view.words.slice(verb.main, range.after).includes("once");
  if (isHandled && isLater) return undefined;
  const base = { at: verb.main, clause, range, content: subject, bySpeaker: true };
  if (isClosed) return { ...base, rule: closed, stance: "rejects" };
  const isGiven = conditionOf.get(clause) !== undefined && !isHandled;
  return { ...base, rule: open, stance: isGiven ? "accepts with conditions" : "open" };
}

/** "The distance could be talked about. |Checkpoints could not|, it said": what was said of one point is said or denied of another. */
export function frameOfSameOfAnother(search: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { view } = search;
  const { verb, subject, range, sentence } = clause;
  if (subject === undefined || view.tokens[verb.main]?.fineTag !== "MD") return undefined;
  if (view.spokenIn.get(verb.main) === undefined || isQuestion(view, clause) || isSomebody(view, subject)) return undefined;
  const before = [...(view.clausesBySentence[sentence - 1] ?? []), ...(view.clausesBySentence[sentence] ?? [])];
  const told = before.findLast((one) => one.verb.main < verb.main && frameOfDoneToPoint(search, one) !== undefined);
  if (told === undefined) return undefined;
  const isTalked = Talked.has(view.tokens[told.verb.main]?.lemma ?? "");
  if (!isTalked && !isPointOfTalks(view, subject, { isDefinite: true })) return undefined;
  const rule = verb.negated ? closed : open;
  return { rule, stance: rule.stance, at: verb.main, clause, range, content: subject, bySpeaker: true };
}

function isSomebody({ words: lower, mentionOver }: ClauseView, { first, after }: TokenRange): boolean {
  if (after - first === 1 && /^(?:i|we|you|he|she|they|it|this|that|there|who|what|everything|nothing|nobody)$/u.test(lower[first] ?? ""))
    return true;
  return mentionOver.get(after - 1)?.mention.form === "name";
}

/** "There would be no access to the halls", "there is no room for a delay": what a side says there will not be. */
export function frameOfNone({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, subject, range } = clause;
  if (subject === undefined || !verb.copular || view.words[subject.first] !== "there") return undefined;
  if (view.spokenIn.get(verb.main) === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  const isAhead = verb.modal === "will" || verb.modal === "would" || verb.modal === "can" || verb.modal === "could";
  let first = verb.main + 1;
  const isNever = verb.negated && /^(?:any|a|an)$/u.test(view.words[first] ?? "");
  if (view.words[first] !== "no" && !isNever) return undefined;
  first++;
  if (view.words[first] === "question" && view.words[first + 1] === "of") first += 2;
  else if (view.words[first] === "talk" && view.words[first + 1] === "of") first += 2;
  else if (/^(?:money|cash|funds|budget|funding)$/u.test(view.words[first] ?? "") && view.words[first + 1] === "for") first += 2;
  else if (/^(?:room|scope|place|case)$/u.test(view.words[first] ?? "") && view.words[first + 1] === "for") first += 2;
  else if (!isAhead) return undefined;
  let after = first;
  while (after < range.after && !/^[,.;:"]$/u.test(view.words[after] ?? ".") && !Closing.has(view.words[after] ?? "")) after++;
  const content = { first, after };
  const head = view.words[first] ?? "";
  if (
    after <= first ||
    Foretold.has(head) ||
    Foretold.has(view.words[after - 1] ?? "") ||
    view.words.slice(first, after).includes("without") ||
    // "There will be no trains on Sunday": nothing that talks are about.
    (isAhead && view.words[verb.main + 1] === view.words[first - 1] && !isPointOfTalks(view, content, { isDefinite: false }))
  )
    return undefined;
  return { rule: closed, stance: "rejects", at: verb.main, clause, range, content, bySpeaker: true };
}

const Closing = words("unless until if while as before because since when");
/** What one foresees or regrets; nobody offers it. */
const Foretold = words(
  "comment comments doubt need reason chance hope way winners winner losers surprise surprises problem question time evidence sign indication change point shortage excuse guarantee guarantees peace war statement announcement news victory one more",
);
