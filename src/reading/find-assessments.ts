/** Decides where somebody judges an actor's intent or capability, or how likely something is. */
import { type AssessmentMark, type LocalActorId, markIdOf, overlaps } from "#record";
import { aboutWhom, assessorsOf, HYPOTHETICAL, isHeldUntrue, isOwnWord } from "./assessments/assessors.ts";
import { findAccusations } from "./assessments/find-accusations.ts";
import { findChances } from "./assessments/find-chances.ts";
import { findImpersonal } from "./assessments/find-impersonal.ts";
import { findJudgements } from "./assessments/find-judgements.ts";
import { findLikelihoods } from "./assessments/find-likelihoods.ts";
import { findOutlooks } from "./assessments/find-outlooks.ts";
import { isHolder } from "./assessments/power-holders.ts";
import { type ClauseView, isQuestion, textOf, viewClauses } from "./clauses/clause-view.ts";
import type { Clause } from "./clauses/find-clauses.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import { type CapabilityRule, capabilityPhraseAt } from "./rules/capability-words.ts";
import { type IntentRule, intentPhraseAt } from "./rules/intent-words.ts";

type Unnamed = Omit<AssessmentMark, "id">;

/**
 * Finds the assessments of a text. What an actor says of its own plans is an announcement, no assessment.
 *
 * @example findAssessments(soFar).map(({ type, term }) => [type, term?.band]); // [["likelihood", "unlikely"]]
 */
export function findAssessments(input: DocumentSoFar, view: ClauseView = viewClauses(input)): readonly AssessmentMark[] {
  const plain = [...findLikelihoods(view), ...judgements(view), ...findAccusations(view)];
  const ofTalks = findJudgements(view);
  // The same words are judged once in one way; who doubts that another can do a thing judges its power, not a chance.
  const kept = plain.filter(
    ({ type, range }) => type !== "likelihood" || !ofTalks.some((one) => one.type !== type && overlaps(one.range, range)),
  );
  const beyond = ofTalks.filter((one) => !kept.some(({ type, range }) => type === one.type && overlaps(range, one.range)));
  const judged = [...kept, ...beyond];
  const chances = findChances(view).filter(({ range }) => !judged.some((one) => one.type === "likelihood" && overlaps(one.range, range)));
  const stated = [...judged, ...chances];
  const rest = [...stated, ...findOutlooks(view).filter(({ range }) => !stated.some((one) => overlaps(one.range, range)))];
  const impersonal = findImpersonal(view).filter(({ range }) => !rest.some((one) => overlaps(one.range, range)));
  const found = withTerms([...rest, ...impersonal]);
  found.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const counts = new Map<string, number>();
  return found.map((mark) => {
    const place = `${mark.range.start}-${mark.range.end}`;
    const ordinal = counts.get(place) ?? 0;
    counts.set(place, ordinal + 1);
    return { id: markIdOf(input.source.id, "assessment", mark.range, ordinal), ...mark };
  });
}

/** "They probably had the fuel": one judgement of power, with its chance, where the same words would give both. */
function withTerms(found: readonly Unnamed[]): Unnamed[] {
  const ofMind = found.filter(({ type }) => type !== "likelihood");
  const isTaken = ({ type, range }: Unnamed) => type === "likelihood" && ofMind.some((one) => isSame(one.range, range));
  return found.flatMap((one) => {
    if (isTaken(one)) return [];
    const chance = one.type === "likelihood" ? undefined : found.find((other) => isTaken(other) && isSame(other.range, one.range));
    return [chance?.term === undefined || one.term !== undefined ? one : { ...one, term: chance.term }];
  });
}

function isSame(one: AssessmentMark["range"], other: AssessmentMark["range"]): boolean {
  return one.start === other.start && one.end === other.end;
}

/** Intent and capability: one of each for a clause at most. */
function judgements(view: ClauseView): readonly Unnamed[] {
  return view.clauses.flatMap((clause): Unnamed[] => {
    if (HYPOTHETICAL.has(clause.opener ?? "") || isQuestion(view, clause) || isHeldUntrue(view, clause)) return [];
    const intent = phraseIn(view, clause, intentPhraseAt);
    const capability = phraseIn(view, clause, capabilityPhraseAt);
    return [
      ...(intent === undefined ? [] : judgementOf(view, clause, "intent", intent)),
      ...(capability === undefined ? [] : judgementOf(view, clause, "capability", capability)),
    ];
  });
}

type Judging = { readonly rule: IntentRule | CapabilityRule; readonly start: number; readonly after: number };

/** A phrase that begins within the verb with its helpers or is its predicate. */
function phraseIn(
  view: ClauseView,
  { verb, range }: Clause,
  phraseAt: (words: readonly string[], at: number) => Judging | undefined,
): Judging | undefined {
  const last = Math.min(verb.main + (verb.copular ? 4 : 0), range.after - 1);
  for (let at = verb.first; at <= last; at++) {
    const phrase = phraseAt(view.words, at);
    if (phrase !== undefined && phrase.after > verb.main && phrase.after <= range.after) return phrase;
  }
  return undefined;
}

/** "must be able to" asks for an ability, it does not judge one. */
const AskingModals = new Set(["must", "should", "shall"]);

/** "still wanted to": nothing said of what. */
function lacksComplement({ words }: ClauseView, { range }: Clause, { after }: Judging): boolean {
  return after >= range.after && ["to", "of", "for", "on", "in", "about"].includes(words[after - 1] ?? "");
}

function judgementOf(view: ClauseView, clause: Clause, type: "intent" | "capability", phrase: Judging): readonly Unnamed[] {
  const assessors = assessorsOf(view, clause);
  if (assessors.attribution === undefined && assessors.speakers.length === 0 && !phrase.rule.plain) return [];
  if (AskingModals.has(clause.verb.modal ?? "") || lacksComplement(view, clause, phrase) || isOfOwnBody(view, clause)) return [];
  const of = { first: phrase.after, after: clause.range.after };
  const judging = (about: LocalActorId | undefined, certainty: number): Unnamed => ({
    kind: "assessment",
    range: textOf(view, clause.range),
    basis: { kind: "rule", name: phrase.rule.id, certainty },
    type,
    assessors: assessors.speakers,
    via: assessors.via,
    ...(about === undefined ? {} : { about }),
    ...(of.first < of.after ? { of: textOf(view, of) } : {}),
    ...(assessors.attribution === undefined ? {} : { inside: assessors.attribution.id }),
  });
  const judged = aboutWhom(view, clause);
  // "The dam is incapable of holding …, the hydrologist said": in a text about talks a thing's capability is judged too.
  const ofMeans = phrase.rule.id === "capability.have-the-means" || phrase.rule.id === "capability.lack-the-means";
  if (
    judged.length === 0 &&
    type === "capability" &&
    view.isTalks &&
    !(ofMeans && !isHolder(view, clause)) &&
    assessors.attribution !== undefined &&
    isThing(view, clause)
  )
    return [judging(undefined, 0.6)];
  return judged.flatMap((about) => (isOwnWord(view, about, assessors) ? [] : [judging(about, phrase.rule.plain ? 0.8 : 0.65)]));
}

/** "|his country| could not support it": told by one of them. */
function isOfOwnBody({ words }: ClauseView, { subject }: Clause): boolean {
  if (subject === undefined || subject.after - subject.first !== 2) return false;
  return /^(?:his|her|my|our)$/u.test(words[subject.first] ?? "") && OwnBodies.has(words[subject.after - 1] ?? "");
}

const OwnBodies: ReadonlySet<string> = new Set(
  "country government side delegation people nation ministry party union company firm organisation organization movement state administration".split(
    " ",
  ),
);

/** A subject that is no pronoun. */
function isThing({ tokens }: ClauseView, { subject }: Clause): boolean {
  const tag = subject === undefined ? undefined : tokens[subject.after - 1]?.tag;
  return tag === "NOUN" || tag === "PROPN";
}
