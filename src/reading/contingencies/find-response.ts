/** Decides what the response to a condition is, who would act, who speaks for it and in which manner. */
import type { ContingencyMark, LocalActorId, TextRange } from "#record";
import { attributionAt, type ClauseView, clausesBeside, isDisowned, partyOf, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { stanceOfClause } from "../positions/take-stance.ts";
import { precedentOpenerAt } from "../rules/condition-words.ts";
import { GivingVerbs } from "../rules/giving-verbs.ts";
import type { FoundContingency } from "./found-contingency.ts";
import { subjectsOf } from "./who-acts.ts";

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
  if (isGivenUp(view, condition) || isPastCounterfactual(view, condition) || AskedFor.has(main.opener ?? "") || isDisowned(view, main))
    return undefined;
  if (condition.rule.id === "condition.until" && !isKeptUp(view, condition, lemma)) return undefined;
  const promised = infinitiveOf(view, condition, lemma);
  const byInfinitive = promised?.first;
  if (isRemark(view, condition)) return undefined;
  const isPointed =
    byInfinitive !== undefined ||
    (verb.modal !== undefined && Modals.has(verb.modal)) ||
    isPromisedThing(view, condition, lemma) ||
    isStandingTerm(view, condition);
  if (!isPointed) return undefined;
  const pieces = piecesOf(view, condition, byInfinitive);
  if (pieces.length === 0) return undefined;
  const attribution = attributionAt(view, verb.main) ?? attributionAt(view, condition.trigger.first);
  const subject = subjectOf(view, main);
  const subjects = subject === undefined ? [] : subjectsOf(view, subject);
  const acting = AskingVerbs.has(lemma) ? undefined : subjects[0];
  const wouldAct = acting === undefined || verb.passive || subjects.length > 1 ? undefined : (partyOf(view, acting) ?? acting);
  // What the text tells of a side's own doing, that side announces.
  const told = attribution === undefined || attribution.speakers.length === 0 ? (isOwnAct(main, promised) ? subjects : []) : [];
  const speakers = told.length > 0 ? told : (attribution?.speakers ?? []);
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
    mode: modeOf(view, condition, { subjects, speakers, lemma: promised?.lemma ?? lemma, byInfinitive: byInfinitive !== undefined }),
    ...(precedent === undefined ? {} : { precedent }),
    ...(attribution === undefined ? {} : { inside: attribution.id }),
  };
}

/** "has dropped recognition as a condition for talks": no longer one. */
function isGivenUp({ tokens, words }: ClauseView, { main: { verb }, whole }: Condition): boolean {
  const lemma = tokens[verb.main]?.lemma ?? "";
  return words[whole.first] === "as" && (GivingUp.has(lemma) || (lemma === "give" && words[verb.main + 1] === "up"));
}

const GivingUp: ReadonlySet<string> = new Set(["drop", "abandon", "waive", "withdraw", "relinquish", "forgo", "shelve"]);

/** Will, would, a promise or a standing term: an act of the subject's own, not what may befall it. */
function isOwnAct({ verb }: Clause, promised: Promised | undefined): boolean {
  return promised !== undefined || (!verb.passive && (verb.modal === undefined || verb.modal === "will" || verb.modal === "would"));
}

/** "Three boats |that are old| can leave": the words the relative clause is told of, where the verb after it has no subject of its own. */
function subjectOf(view: ClauseView, main: Clause): TokenRange | undefined {
  if (!main.sharesSubject) return main.subject;
  const told = clausesBeside(view, main).find(
    ({ isRelative, range, verb }) =>
      isRelative && verb.main < main.verb.first && range.first < main.verb.first && range.after >= main.verb.first,
  );
  return told === undefined || view.tokens[main.verb.first - 1]?.tag === "CCONJ" ? main.subject : told.subject;
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
    return /^(?:VBD|MD|VBP|VBZ)$/u.test(ofTrigger);
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
  // "I would be astonished if they did not" judges, "I'll be damned if I sign" refuses.
  if (Exclaiming.has(words[whole.first - 1] ?? "")) return true;
  const condition = clause?.subject === undefined ? "" : (words[clause.subject.first] ?? "");
  return condition === "you" || (["i", "this", "it"].includes(condition) && words[trigger.first + 1] === "were");
}

const Exclaiming: ReadonlySet<string> = new Set(
  "astonished amazed surprised shocked stunned sorry glad delighted thrilled disappointed damned darned hanged blowed cursed hat boots".split(
    " ",
  ),
);

/** "If he had called, it would have …": over and done with. */
function isPastCounterfactual(view: ClauseView, { main, clause, trigger }: Condition): boolean {
  const { words } = view;
  if (main.verb.modal !== undefined && main.verb.perfect) return true;
  if (clause?.verb.perfect !== true || !words.slice(trigger.first, clause.verb.main).includes("had")) return false;
  // "would sail as soon as all had signed", he said: what will have happened, told in the past.
  return main.verb.modal === undefined || attributionAt(view, main.verb.main)?.form !== "indirect";
}

/** Where the infinitive begins in "threatened to cut …" and "is ready to withdraw …", and who or what promises it. */
function infinitiveOf(view: ClauseView, { main, whole, leads }: Condition, lemma: string): Promised | undefined {
  const { words } = view;
  const { verb, range } = main;
  const limit = leads ? range.after : Math.min(range.after, whole.first);
  const beside = promisedBeside(view, verb.main + 1, limit);
  if (beside !== undefined) return beside;
  if (verb.negated) return undefined;
  const to = words.indexOf("to", verb.main);
  if (to < 0 || to >= range.after - 1 || to > verb.main + 9 || !isVerbAt(view, to + 1)) return undefined;
  const own = { first: to + 1, lemma };
  if ((Announcing.has(lemma) || Offering.has(lemma)) && to <= verb.main + 3) return own;
  if (AskingVerbs.has(lemma)) return own;
  // "conveyed its readiness |to admit observers|".
  if (words.slice(verb.main + 1, to).some((word) => ReadyNouns.has(word)) && ReadyNouns.has(words[to - 1] ?? "")) return own;
  // "declared itself willing |to have it sounded|".
  const declares = Reflexives.has(words[verb.main + 1] ?? "");
  return (verb.copular || declares) && words.slice(verb.main + 1, to).some((word) => Ready.has(word)) ? own : undefined;
}

const Reflexives: ReadonlySet<string> = new Set(["itself", "himself", "herself", "themselves", "myself", "ourselves"]);

/** Where an infinitive begins, and the verb that promises it. */
type Promised = { readonly first: number; readonly lemma: string };

/** "called again, offering to |pay|": a promise in a participle beside the verb of the clause. */
function promisedBeside(view: ClauseView, from: number, limit: number): Promised | undefined {
  const { tokens, words } = view;
  for (let at = from; at < limit - 2; at++) {
    const token = tokens[at];
    if (token?.fineTag !== "VBG" || !(Announcing.has(token.lemma) || Offering.has(token.lemma)) || words[at - 1] === "not") continue;
    if (words[at + 1] === "to" && isVerbAt(view, at + 2)) return { first: at + 2, lemma: token.lemma };
  }
  return undefined;
}

function isVerbAt({ tokens }: ClauseView, at: number): boolean {
  return tokens[at]?.fineTag === "VB" || tokens[at]?.tag === "VERB" || tokens[at]?.tag === "AUX";
}

/** "has pledged 40 million", "offers seats": a thing promised in a text about talks. */
function isPromisedThing({ isTalks, tokens }: ClauseView, { main, rule }: Condition, lemma: string): boolean {
  const { verb } = main;
  if (!isTalks || !Pledging.has(lemma) || verb.negated || verb.passive) return false;
  // "Offered tea as soon as they sat down": one thing after the other.
  if (rule.id === "condition.once" && tokens[verb.first]?.fineTag === "VBD" && !verb.perfect) return false;
  return ["DET", "NOUN", "NUM", "ADJ", "SYM", "PROPN"].includes(tokens[verb.main + 1]?.tag ?? "");
}
const Pledging = new Set(["offer", "pledge", "promise", "guarantee", "propose", "grant", "commit"]);

/** The response in the text's pieces: the clause without its condition, then every verb joined to it. */
function piecesOf(view: ClauseView, { main, whole, leads }: Condition, infinitive: number | undefined): readonly TokenRange[] {
  const own = subjectOf(view, main);
  const first = infinitive ?? (own === main.subject ? main.range.first : (own?.first ?? main.range.first));
  const limit = leads ? Number.POSITIVE_INFINITY : whole.first;
  const pieces: TokenRange[] = [{ first, after: Math.min(main.range.after, limit) }];
  let last = main;
  for (const clause of clausesBeside(view, main)) {
    if (clause.range.first <= main.range.first) continue;
    if (clause.range.first >= limit) break;
    if (clause.isRelative || clause.range.first < last.range.after || isSpeakerAfter(view, clause)) continue;
    if (!clause.sharesSubject || clause.verb.modal !== main.verb.modal || clause.range.first > last.range.after + 4) break;
    pieces.push({ first: clause.range.first, after: Math.min(clause.range.after, limit) });
    last = clause;
  }
  return pieces.filter((piece) => piece.after - piece.first > 1);
}

/** `…," |said the minister|`. */
function isSpeakerAfter({ words, tokens, spokenIn }: ClauseView, { verb, range, sharesSubject }: Clause): boolean {
  return sharesSubject && words[range.first - 1] === '"' && tokens[verb.main]?.tag === "VERB" && !spokenIn.has(verb.main);
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
  const { verb } = main;
  const stance = stanceOfClause(view, main)?.stance;
  const isOwn = subjects.length > 0 && subjects.every((actor) => speakers.some((speaker) => sideOf(view, speaker) === sideOf(view, actor)));
  const isKept = verb.negated || KeepingUp.has(lemma);
  if (byInfinitive && Offering.has(lemma)) return "offered";
  if (AskingVerbs.has(lemma) || verb.modal === "should" || verb.modal === "shall") return "proposed";
  if (verb.modal === "must") return rule.isOffer ? "offered" : "proposed";
  // "Is prepared to" is ready, "prepares to" is about to.
  if (byInfinitive) return Announcing.has(lemma) && !verb.passive && !verb.copular ? "announced" : "offered";
  if (Lasting.has(rule.id) || (rule.id === "condition.unless" && isOwn))
    return isOwn || subjects.length === 0 || isKept ? "announced" : "predicted";
  if (stance === "accepts" || stance === "open") return "offered";
  if (rule.isOffer) return isOwn && isKept ? "announced" : "offered";
  if (!isOwn && !isThingOfSpeakers(view, main, { subjects, speakers })) return "predicted";
  if (!isKept && rule.kind !== "noun" && (verb.modal === "could" || verb.modal === "can" || GivingVerbs.has(lemma) || Easing.has(lemma)))
    return "offered";
  return "announced";
}

/** Deeds that ease a dispute. */
const Easing: ReadonlySet<string> = new Set(
  "lift end stop halt pause withdraw observe respect honour honor postpone restore accept back".split(" "),
);

/** Rules under which something is kept up or withheld for as long as it takes. */
const Lasting: ReadonlySet<string> = new Set(["condition.until", "condition.while"]);

/** "Exports would be cut", said by a side: what nobody is named for is the speaker's to do. */
function isThingOfSpeakers(view: ClauseView, { verb }: Clause, { subjects, speakers }: Pick<ModeFacts, "subjects" | "speakers">): boolean {
  if (subjects.length > 0 || speakers.length === 0 || (verb.modal !== "will" && verb.modal !== "would") || !verb.passive) return false;
  return speakers.every((speaker) => {
    const side = partyOf(view, speaker);
    return side !== undefined && view.actors.get(side)?.kind !== "person";
  });
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
