/** Decides which clause an elliptical trigger stands for: "If he does not" for "Putin would accept the deal" in the sentence before. */
import type { TextRange } from "#record";
import { actorsOfPhrase, type ClauseView, textOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { notKnownOf } from "../positions/unclear-stances.ts";

/** Verbs that say nothing of what is done where no object follows. */
const Empty = new Set(["do", "be", "have", "refuse", "agree", "accept", "fail", "decline", "will", "would", "can", "comply", "happen"]);

/** The range of the clause that the trigger stands for, where the trigger is elliptical and such a clause is near. */
export function antecedentOf(view: ClauseView, { clause, trigger }: Condition): TextRange | undefined {
  if (clause === undefined || !isElliptical(view, clause, trigger.after)) return undefined;
  const actors = clause.subject === undefined ? [] : actorsOfPhrase(view, clause.subject);
  const earlier = [clause.sentence - 1, clause.sentence]
    .flatMap((ordinal) => view.clausesBySentence[ordinal] ?? [])
    .filter((other) => other.range.first < trigger.first && sameParagraphOrNext(view, other, clause));
  const ofSameActor = earlier.findLast(
    (other) =>
      other.subject !== undefined &&
      !other.isRelative &&
      actorsOfPhrase(view, other.subject).some((actor) => actors.includes(actor)) &&
      saysSomething(other),
  );
  const asked = isPronoun(view, clause) ? earlier.findLast((other) => isAsked(view, other) && saysSomething(other)) : undefined;
  const pointsBack = ["this", "that", "it"].includes(view.words[clause.range.first] ?? "") && actors.length === 0;
  const meant = asked ?? ofSameActor ?? (pointsBack ? earlier.findLast((other) => !other.isRelative && saysSomething(other)) : undefined);
  return meant === undefined ? undefined : textOf(view, meant.range);
}

/** "It is unclear if |Orm would accept the deal|. If he does not, …": the question that was left open is what he does or does not, whoever else was named. */
function isAsked(view: ClauseView, clause: Clause): boolean {
  return notKnownOf(view, clause) !== undefined;
}

function isPronoun({ words }: ClauseView, { subject }: Clause): boolean {
  return subject !== undefined && subject.after - subject.first === 1 && /^(?:he|she|it|they)$/u.test(words[subject.first] ?? "");
}

function isElliptical({ tokens }: ClauseView, { verb }: Clause, end: number): boolean {
  const lemma = tokens[verb.main]?.lemma ?? "";
  const lower = tokens[verb.main]?.lower ?? "";
  const rest = tokens.slice(verb.main + 1, end).filter(({ tag }) => !["PUNCT", "PART", "ADV"].includes(tag));
  return rest.length === 0 && (Empty.has(lemma) || Empty.has(lower));
}

function saysSomething({ range, verb }: Clause): boolean {
  return range.after - verb.main > 1;
}

/** The antecedent may stand in the paragraph before: news copy gives each sentence its own. */
function sameParagraphOrNext({ sentences }: ClauseView, earlier: Clause, later: Clause): boolean {
  return (sentences[later.sentence]?.paragraph ?? 0) - (sentences[earlier.sentence]?.paragraph ?? 0) <= 1;
}
