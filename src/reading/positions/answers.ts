/** Decides what a side answers without naming it again: "it would not", "it will not pay"; and what it lets others do: "visits could begin upon payment". */
import { attributionAt, type ClauseView, isDisowned, isQuestion } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { isPeopleNoun } from "../rules/people-words.ts";
import { frameCalled } from "../rules/stance-frames.ts";
import type { FrameSearch } from "./frame-stance.ts";
import type { StanceBesideVerb } from "./more-frames.ts";
import { isOwnWord } from "./own-acts.ts";
import { isPointOfTalks } from "./point-of-talks.ts";

const yes = frameCalled("frame.accept-bare");
const no = frameCalled("frame.refuse-bare");
const lets = frameCalled("frame.agree-that");

/** Deeds that need no object to be refused. */
const Bare: ReadonlySet<string> = new Set("pay sign go yield agree accept budge move leave comply".split(" "));

/** "Tarsia said |it would, if the crew came home|", "|it won't pay|": the matter is what the other side was told to ask for; left empty for the caller to fill. */
export function frameOfAnswer({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, subject, range } = clause;
  if (subject === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  if (verb.modal !== "will" && verb.modal !== "would") return undefined;
  const isElliptic = view.tokens[verb.main]?.fineTag === "MD";
  const isBare = verb.negated && Bare.has(view.tokens[verb.main]?.lemma ?? "") && !verb.passive;
  let next = verb.main + 1;
  while (/^(?:not|n't|never)$/u.test(view.words[next] ?? "")) next++;
  if ((!isElliptic && !isBare) || !endsAt(view, next) || !isOwnWord(view, clause)) return undefined;
  // An answer is told as said; "it will not" of the article's own foretells.
  if (isElliptic && attributionAt(view, verb.main) === undefined) return undefined;
  const rule = verb.negated ? no : yes;
  return {
    rule: { ...rule, id: "frame.answer" },
    stance: verb.negated ? "rejects" : "accepts",
    at: verb.main,
    clause,
    range,
    content: { first: verb.main, after: verb.main },
    bySpeaker: false,
  };
}

/** At a stop; at a quotation mark only where the words do not go on inside: "she would |"neither confirm nor deny it"|". */
function endsAt({ words, tokens }: ClauseView, at: number): boolean {
  if (words[at] !== '"') return /^[.,;:!]$/u.test(words[at] ?? ".");
  const next = tokens[at + 1];
  return next === undefined || next.sentence !== tokens[at]?.sentence || !/^(?:VERB|ADV|PART|CCONJ|AUX)$/u.test(next.tag);
}

/** What others come and go for. */
const Coming: ReadonlySet<string> = new Set(
  "return enter leave pass cross sail land dock visit begin start resume come fly travel operate work reopen unload load fish".split(" "),
);
/** Whom a side admits. */
const Admitted: ReadonlySet<string> = new Set(
  "inspectors observers monitors journalists ships vessels boats trawlers trucks lorries convoys convoy planes aircraft flights trains drivers doctors medics nurses consuls refugees pilgrims families engineers experts prisoners hostages captives detainees settlers sailors crews".split(
    " ",
  ),
);

/** "Visits could begin upon payment", "inspectors may return on Monday", said by a side of others: it lets them, on a condition or, of those one admits, at once. */
export function frameOfLetting({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, subject, range } = clause;
  if (subject === undefined || verb.negated || verb.passive || verb.perfect || verb.copular) return undefined;
  if (!/^(?:may|can|could)$/u.test(verb.modal ?? "") || !Coming.has(view.tokens[verb.main]?.lemma ?? "")) return undefined;
  if (view.spokenIn.get(verb.main) === undefined || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  const head = headOfSubject(view, clause);
  if (/^(?:we|i|it|he|she|they|you|there|that|this|talks|negotiations|war|fighting|peace)$/u.test(head)) return undefined;
  const condition = conditionOf.get(clause);
  const upon = uponWhat(view, clause);
  const isTied = (condition !== undefined && condition.rule.id !== "condition.unless") || upon !== undefined;
  const isAdmitted = Admitted.has(head);
  const isOthers = isAdmitted || isPeopleNoun(head) || isPointOfTalks(view, subject, { isDefinite: true });
  if (!isOthers || !(isTied || (isAdmitted && verb.modal !== "could"))) return undefined;
  const content = { first: subject.first, after: upon ?? range.after };
  return { rule: lets, stance: isTied ? "accepts with conditions" : "accepts", at: verb.main, clause, range, content, bySpeaker: true };
}

/** "|three hostages| who are ill", "|inspectors| from the agency": the first noun. */
function headOfSubject({ tokens, words }: ClauseView, { subject }: Clause): string {
  if (subject === undefined) return "";
  let head = subject.first;
  while (head < subject.after - 1 && !(tokens[head]?.tag === "NOUN" && tokens[head + 1]?.tag !== "NOUN")) head++;
  return words[head] ?? "";
}

/** Where "upon completion of the inquiry", "on payment of the fine", "after the release" begins. */
function uponWhat({ words }: ClauseView, { verb, range }: Clause): number | undefined {
  for (let at = verb.main + 1; at < range.after - 1; at++) {
    const isUpon = /^(?:upon|on|after|following|pending)$/u.test(words[at] ?? "");
    if (isUpon && /^(?:completion|receipt|payment|signature|ratification|delivery|approval)$/u.test(words[at + 1] ?? "")) return at;
  }
  return undefined;
}
