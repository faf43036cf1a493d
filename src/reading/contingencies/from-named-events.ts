/** Decides what would follow from an event that a noun names: "a refusal to accept the map should lead to …", "any attack would be met with …". */
import type { ContingencyMark, LocalActorId } from "#record";
import { attributionAt, type ClauseView, isQuestion, partyOf, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { conditionPhraseAt, EventNouns, precedentOpenerAt } from "../rules/condition-words.ts";
import { precedentIn } from "./find-response.ts";
import type { FoundContingency } from "./found-contingency.ts";

const Modals = new Set(["will", "would", "should", "could", "must", "may", "might", "shall"]);

/** Every clause whose subject names an event and whose verb says what it would lead to. */
export function fromNamedEvents(view: ClauseView): readonly FoundContingency[] {
  return view.clauses.flatMap((clause): FoundContingency[] => {
    const { verb, subject } = clause;
    if (
      subject === undefined ||
      (verb.modal === undefined ? !isOfEach(view, clause) : !Modals.has(verb.modal)) ||
      verb.perfect ||
      verb.negated ||
      isQuestion(view, clause)
    )
      return [];
    if (
      clause.opener === "if" ||
      clause.opener === "whether" ||
      clause.sharesSubject ||
      !(verb.modal === undefined || namesEvent(view, subject) || isAskedAbout(view, clause))
    )
      return [];
    const after = afterLeading(view, clause);
    if (after === undefined || after >= clause.range.after) return [];
    const attribution = attributionAt(view, verb.main);
    const triggerActor = actorIn(view, subject);
    if (attribution === undefined && triggerActor === undefined) return [];
    const reason = reasonIn(view, { first: after, after: clause.range.after });
    const responseEnd = reason === undefined ? clause.range.after : reason.first - 1;
    const precedent = precedentIn(view, after, clause.range.after);
    const ownEnd = precedent === undefined ? responseEnd : Math.min(responseEnd, beforePrecedent(view, after, clause.range.after));
    return [
      {
        rule: "condition.leads-to",
        certainty: attribution === undefined ? 0.6 : 0.75,
        trigger: [textOf(view, subject)],
        ...(triggerActor === undefined ? {} : { triggerActor }),
        response: [textOf(view, { first: after, after: ownEnd })],
        advocates: attribution?.speakers ?? [],
        mode: modeOf(view, clause, attribution?.speakers ?? [], triggerActor),
        ...(precedent === undefined ? {} : { precedent }),
        ...(reason === undefined ? {} : { reason: textOf(view, reason) }),
        ...(attribution === undefined ? {} : { inside: attribution.id }),
      },
    ];
  });
}

/** "|Each day of delay| means a tenth less": told in the present of every one. */
function isOfEach(view: ClauseView, { subject, verb }: Clause): boolean {
  const isOfAll = subject !== undefined && OfAll.has(view.words[subject.first] ?? "");
  return isOfAll && view.isTalks && Meaning.has(view.tokens[verb.main]?.lemma ?? "") && attributionAt(view, verb.main) !== undefined;
}

const OfAll: ReadonlySet<string> = new Set(["each", "every", "any", "another", "anything"]);
const Meaning: ReadonlySet<string> = new Set(["mean", "spell"]);

/** The response ends where ", similar to …" begins. */
function beforePrecedent({ words }: ClauseView, first: number, after: number): number {
  for (let at = first + 1; at < after; at++) if (precedentOpenerAt(words, at) !== undefined) return words[at - 1] === "," ? at - 1 : at;
  return after;
}

/** In a text about talks whatever somebody says would lead to a thing is a trigger: "further measures would be met with …". */
function isAskedAbout(view: ClauseView, { subject, verb }: Clause): boolean {
  if (
    !view.isTalks ||
    subject === undefined ||
    (verb.modal !== "will" && verb.modal !== "would") ||
    attributionAt(view, verb.main) === undefined
  )
    return false;
  const head = view.tokens[subject.after - 1];
  return head?.tag === "NOUN" && view.mentionOver.get(subject.after - 1) === undefined;
}

/** True where the head of the subject, before its complements, is a noun for something that may happen. */
function namesEvent({ words, tokens }: ClauseView, subject: TokenRange): boolean {
  let head = -1;
  for (let at = subject.first; at < subject.after; at++) {
    const token = tokens[at];
    if (
      token === undefined ||
      token.tag === "ADP" ||
      words[at] === "to" ||
      token.tag === "VERB" ||
      token.tag === "SCONJ" ||
      words[at] === ","
    )
      break;
    head = at;
  }
  return head >= 0 && EventNouns.has(words[head] ?? "");
}

/** The token after "lead to", "be met with" …, where the clause's verb is one of these. */
function afterLeading({ words, tokens }: ClauseView, { verb, range }: Clause): number | undefined {
  for (let at = verb.first; at <= verb.main; at++) {
    const phrase = conditionPhraseAt(words, at);
    // "Another power |meant to| step in": an intention.
    const isIntention = words[at]?.startsWith("mean") === true && words[phrase?.after ?? at] === "to";
    // "The escorts |would end on Friday|", "|when| the fee is gone": an end of its own.
    const next = tokens[phrase?.after ?? at];
    const isWithoutObject = next !== undefined && (next.tag === "ADP" || next.tag === "SCONJ" || next.fineTag === "WRB");
    if (phrase?.rule.kind === "leads to" && phrase.after > verb.main && phrase.after <= range.after && !isIntention && !isWithoutObject) {
      return words[phrase.after - 1] === "consequences" || words[phrase.after - 1] === "repercussions" ? phrase.after - 1 : phrase.after;
    }
  }
  return undefined;
}

/** "for kidnapping …": what the response is for. */
function reasonIn({ words, tokens }: ClauseView, response: TokenRange): TokenRange | undefined {
  for (let at = response.first + 1; at < response.after - 1; at++) {
    if (
      (words[at] === "for" && tokens[at + 1]?.fineTag === "VBG") ||
      (words[at] === "because" && words[at + 1] === "of") ||
      (words[at] === "over" && tokens[at + 1]?.fineTag === "PRP$")
    ) {
      return { first: words[at] === "because" ? at + 2 : at + 1, after: response.after };
    }
  }
  return undefined;
}

function actorIn({ mentionOver }: ClauseView, subject: TokenRange): LocalActorId | undefined {
  for (let at = subject.first; at < subject.after; at++) {
    const found = mentionOver.get(at);
    if (found !== undefined) return found.mention.actor;
  }
  return undefined;
}

function modeOf(
  view: ClauseView,
  { verb }: Clause,
  speakers: readonly LocalActorId[],
  triggerActor: LocalActorId | undefined,
): ContingencyMark["mode"] {
  if (verb.modal === "should" || verb.modal === "must" || verb.modal === "shall") return "proposed";
  const isAnswer =
    ["met", "meet", "answered", "followed", "draw", "invite"].includes(view.words[verb.main] ?? "") ||
    view.words.slice(verb.main, verb.main + 4).includes("consequences");
  const bySide = speakers.some((speaker) => {
    const party = partyOf(view, speaker);
    return (
      party !== undefined &&
      view.actors.get(party)?.kind !== "person" &&
      party !== (triggerActor === undefined ? undefined : partyOf(view, triggerActor))
    );
  });
  return isAnswer && bySide && verb.modal !== "could" && verb.modal !== "may" && verb.modal !== "might" ? "announced" : "predicted";
}
