/** Decides what the response to a condition is, who would act, who speaks for it and in which manner. */
import type { ContingencyMark, LocalActorId, TextRange } from "#record";
import {
  actorsOfPhrase,
  attributionAt,
  type ClauseView,
  clausesBeside,
  isDisowned,
  partyOf,
  speakersMeantBy,
  textOf,
} from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { stanceOfClause } from "../positions/take-stance.ts";
import { precedentOpenerAt } from "../rules/condition-words.ts";
import type { FoundContingency } from "./found-contingency.ts";

type Response = Omit<FoundContingency, "rule" | "trigger">;
type Mode = ContingencyMark["mode"];

/** Verbs whose infinitive is the response and whose subject speaks for it. */
const Announcing = new Set(["threaten", "vow", "promise", "pledge", "swear", "warn", "undertake", "commit", "plan", "intend", "prepare"]);
const Offering = new Set(["offer", "agree", "propose", "accept"]);
const AskingVerbs = new Set(["urge", "call", "recommend", "demand", "want", "ask"]);
const Ready = new Set(["ready", "prepared", "willing", "open"]);
const ReadyNouns = new Set(["readiness", "willingness", "offer", "promise", "pledge", "commitment", "intention", "threat"]);
const Modals = new Set(["will", "would", "should", "could", "must", "may", "might", "shall", "can"]);

/** The response of the clause that a condition hangs on, or `undefined` where nothing would follow that concerns an actor. */
export function responseTo(view: ClauseView, condition: Condition): Response | undefined {
  const { main } = condition;
  const { verb } = main;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  if (isPastCounterfactual(view, condition) || AskedFor.has(main.opener ?? "") || isDisowned(view, main)) return undefined;
  if (condition.rule.id === "condition.until" && !isKeptUp(view, condition, lemma)) return undefined;
  const byInfinitive = infinitiveOf(view, main, lemma);
  if (isRemark(view, condition)) return undefined;
  const isPointed = byInfinitive !== undefined || (verb.modal !== undefined && Modals.has(verb.modal)) || isStandingTerm(view, condition);
  if (!isPointed) return undefined;
  const pieces = piecesOf(view, condition, byInfinitive);
  if (pieces.length === 0) return undefined;
  const attribution = attributionAt(view, verb.main);
  const subjects = main.subject === undefined ? [] : subjectsOf(view, main.subject);
  const acting = AskingVerbs.has(lemma) ? undefined : subjects[0];
  const wouldAct = acting === undefined || verb.passive || subjects.length > 1 ? undefined : (partyOf(view, acting) ?? acting);
  const speakers = attribution?.speakers ?? (byInfinitive === undefined ? [] : subjects);
  const triggerActor = triggerActorOf(view, condition);
  // In a text about talks what depends on what is told for its own sake, whoever acts.
  if (speakers.length === 0 && wouldAct === undefined && triggerActor === undefined && !view.isTalks) return undefined;
  const precedent = precedentIn(view, main.range.first, pieces.at(-1)?.after ?? main.range.after);
  return {
    certainty: attribution === undefined && byInfinitive === undefined ? 0.65 : 0.8,
    ...(triggerActor === undefined ? {} : { triggerActor }),
    response: pieces.map((piece) => textOf(view, piece)),
    advocates: speakers,
    ...(wouldAct === undefined ? {} : { wouldAct }),
    mode: modeOf(view, condition, { subjects, speakers, lemma, byInfinitive: byInfinitive !== undefined }),
    ...(precedent === undefined ? {} : { precedent }),
    ...(attribution === undefined ? {} : { inside: attribution.id }),
  };
}

/** "will keep its sanctions until …", "will not sign until …": kept up or refused, in a text about talks. */
function isKeptUp({ isTalks }: ClauseView, { main }: Condition, lemma: string): boolean {
  return isTalks && (main.verb.negated || KeepingUp.has(lemma));
}
const KeepingUp = new Set(["keep", "stay", "remain", "hold", "continue", "maintain", "suspend", "withhold", "refuse", "freeze"]);

/** "If the clause stays, there is no deal", "The valves stay shut until it pays": terms told in the present. */
function isStandingTerm(view: ClauseView, { main, clause, trigger }: Condition): boolean {
  const { tokens, isTalks } = view;
  const tag = tokens[main.verb.first]?.fineTag ?? "";
  const ofTrigger = clause === undefined || trigger.first > clause.verb.first ? "VBZ" : (tokens[clause.verb.first]?.fineTag ?? "");
  // "there was no deal if the clause stayed", "a split was not unthinkable if they would": the same in reported speech.
  if (isTalks && tag === "VBD" && (main.verb.copular || main.verb.negated) && view.spokenIn.has(main.verb.main))
    return ofTrigger === "VBD" || ofTrigger === "MD";
  return (
    isTalks && (tag === "VBZ" || tag === "VBP") && (ofTrigger === "VBZ" || ofTrigger === "VBP" || ofTrigger === "VB" || ofTrigger === "MD")
  );
}

/** "asked what it would do if …" tells no response. */
const AskedFor = new Set(["what", "how", "why", "whether", "if", "where"]);

/** "It would be better if …", "what would happen if …", "if you like", "if this were a film": remarks, no responses. */
function isRemark({ words, tokens }: ClauseView, { main, clause, trigger, whole }: Condition): boolean {
  const subject = main.subject === undefined ? "" : (words[main.subject.after - 1] ?? "");
  if (
    ["what", "who", "which", "you"].includes(subject) ||
    ((subject === "it" || subject === "that" || subject === "this") && main.verb.copular && tokens[main.verb.main]?.lemma !== "look")
  )
    return true;
  // "I would be astonished if they did not": a judgement.
  if (/^(?:astonished|amazed|surprised|shocked|stunned|sorry|glad)$/u.test(words[whole.first - 1] ?? "")) return true;
  const condition = clause?.subject === undefined ? "" : (words[clause.subject.first] ?? "");
  return condition === "you" || (["i", "this", "it"].includes(condition) && words[trigger.first + 1] === "were");
}

/** The actors of a subject; "we" and "I" inside a quotation are its speakers. */
function subjectsOf(view: ClauseView, subject: TokenRange): readonly LocalActorId[] {
  const word = subject.after - subject.first === 1 ? (view.words[subject.first] ?? "") : "";
  const speaking = speakersMeantBy(view, subject);
  if (speaking !== undefined) return speaking;
  const speakers = attributionAt(view, subject.first)?.speakers ?? [];
  const meant = actorsOfPhrase(view, subject);
  if (meant.length > 0 || speakers.length === 0) return meant;
  // An "it" or "they" that nobody has resolved, in the words of a body or of several: themselves.
  // "The government would cover half", a minister said: the speaker's own.
  if (subject.after - subject.first === 2 && view.words[subject.first] === "the" && view.words[subject.first + 1] === "government") {
    const sides = [...new Set(speakers.flatMap((speaker) => partyOf(view, speaker) ?? []))];
    return sides.length === 1 ? sides : [];
  }
  const areBodies = speakers.every((speaker) => view.actors.get(speaker)?.kind !== "person");
  return (word === "it" && speakers.length === 1 && areBodies) || (word === "they" && (speakers.length > 1 || areBodies)) ? speakers : [];
}

/** "If he had called, it would have …": over and done with. */
function isPastCounterfactual({ words }: ClauseView, { main, clause, trigger }: Condition): boolean {
  if (main.verb.modal !== undefined && main.verb.perfect) return true;
  return clause?.verb.perfect === true && words.slice(trigger.first, clause.verb.main).includes("had");
}

/** Where the infinitive begins in "threatened to cut …" and "is ready to withdraw …". */
function infinitiveOf({ words, tokens }: ClauseView, { verb, range }: Clause, lemma: string): number | undefined {
  if (verb.negated) return undefined;
  const to = words.indexOf("to", verb.main);
  if (to < 0 || to >= range.after - 1 || to > verb.main + 9) return undefined;
  const isVerb = tokens[to + 1]?.fineTag === "VB" || tokens[to + 1]?.tag === "VERB" || tokens[to + 1]?.tag === "AUX";
  if (!isVerb) return undefined;
  if ((Announcing.has(lemma) || Offering.has(lemma)) && to <= verb.main + 3) return to + 1;
  if (AskingVerbs.has(lemma)) return to + 1;
  // "conveyed its readiness |to admit observers|".
  if (words.slice(verb.main + 1, to).some((word) => ReadyNouns.has(word)) && ReadyNouns.has(words[to - 1] ?? "")) return to + 1;
  return verb.copular && words.slice(verb.main + 1, to).some((word) => Ready.has(word)) ? to + 1 : undefined;
}

/** The response in the text's pieces: the clause without its condition, then every verb joined to it. */
function piecesOf(view: ClauseView, { main, whole, leads }: Condition, infinitive: number | undefined): readonly TokenRange[] {
  const first = infinitive ?? main.range.first;
  const limit = leads ? Number.POSITIVE_INFINITY : whole.first;
  const pieces: TokenRange[] = [{ first, after: Math.min(main.range.after, limit) }];
  let last = main;
  for (const clause of clausesBeside(view, main)) {
    if (clause.range.first <= main.range.first) continue;
    if (clause.range.first >= limit) break;
    if (clause.isRelative || clause.range.first < last.range.after) continue;
    if (!clause.sharesSubject || clause.verb.modal !== main.verb.modal || clause.range.first > last.range.after + 4) break;
    pieces.push({ first: clause.range.first, after: Math.min(clause.range.after, limit) });
    last = clause;
  }
  return pieces.filter((piece) => piece.after - piece.first > 1);
}

/** The actor of the trigger: the subject of its clause, or the first name in its noun phrase. */
function triggerActorOf(view: ClauseView, { clause, trigger }: Condition): LocalActorId | undefined {
  if (clause?.subject !== undefined) return subjectsOf(view, clause.subject)[0];
  for (let at = trigger.first; at < trigger.after; at++) {
    const found = view.mentionOver.get(at);
    if (found !== undefined) return found.mention.actor;
  }
  return undefined;
}

function sideOf(view: ClauseView, actor: LocalActorId): LocalActorId {
  return partyOf(view, actor) ?? actor;
}

type ModeFacts = {
  readonly subjects: readonly LocalActorId[];
  readonly speakers: readonly LocalActorId[];
  readonly lemma: string;
  readonly byInfinitive: boolean;
};

function modeOf(view: ClauseView, { rule, main }: Condition, { subjects, speakers, lemma, byInfinitive }: ModeFacts): Mode {
  const stance = stanceOfClause(view, main)?.stance;
  if (rule.isOffer || (byInfinitive && Offering.has(lemma)) || stance === "accepts" || stance === "open") return "offered";
  if (AskingVerbs.has(lemma) || ["should", "must", "shall"].includes(main.verb.modal ?? "")) return "proposed";
  if (byInfinitive) return "announced";
  const isOwn = subjects.length > 0 && subjects.every((actor) => speakers.some((speaker) => sideOf(view, speaker) === sideOf(view, actor)));
  return isOwn && (main.verb.modal === "will" || main.verb.modal === "would") ? "announced" : "predicted";
}

/** The earlier case a response is measured by: "similar to its recent actions with …", up to the next stop or joined verb. */
export function precedentIn(view: ClauseView, first: number, after: number): TextRange | undefined {
  const { words, tokens } = view;
  for (let at = first; at < after; at++) {
    const start = precedentOpenerAt(words, at);
    if (start === undefined || start >= after) continue;
    let end = start;
    while (end < after && ![",", ".", ";", '"'].includes(words[end] ?? ".") && !(tokens[end]?.tag === "CCONJ" && joinsVerb(view, end + 1)))
      end++;
    if (end > start) return textOf(view, { first: start, after: end });
  }
  return undefined;
}

function joinsVerb({ words, tokens }: ClauseView, at: number): boolean {
  const place = words[at] === '"' ? at + 1 : at;
  return words[at] === '"' || tokens[place]?.tag === "VERB" || tokens[place]?.tag === "AUX";
}
