/** Decides where an accusation judges an intent: "the army accuses the Front of stalling". */
import type { AssessmentMark } from "#record";
import { actorsOfPhrase, type ClauseView, isQuestion, textOf } from "../clauses/clause-view.ts";
import { intentPhraseAt } from "../rules/intent-words.ts";
import { assessorsOf, isHeldUntrue, judgedBy, judgesBySubject } from "./assessors.ts";

const Accusing: ReadonlySet<string> = new Set(["accuse", "suspect"]);

/** Every "accuses X of stalling": the accuser judges. Accusations of deeds are none. */
export function findAccusations(view: ClauseView): readonly Omit<AssessmentMark, "id">[] {
  return view.clauses.flatMap((clause) => {
    const { verb, range } = clause;
    if (
      !Accusing.has(view.tokens[verb.main]?.lemma ?? "") ||
      verb.negated ||
      verb.passive ||
      isQuestion(view, clause) ||
      isHeldUntrue(view, clause)
    )
      return [];
    const of = view.words.indexOf("of", verb.main);
    if (of < 0 || of >= range.after - 1 || of > verb.main + 8) return [];
    const phrase = intentPhraseAt(view.words, of + 1);
    const about = actorsOfPhrase(view, { first: verb.main + 1, after: of })[0];
    const accusers = judgesBySubject(view, clause);
    if (phrase === undefined || about === undefined || accusers.length === 0) return [];
    const { attribution, speakers, via } = judgedBy(assessorsOf(view, clause), accusers);
    return [
      {
        kind: "assessment" as const,
        range: textOf(view, range),
        basis: { kind: "rule" as const, name: phrase.rule.id, certainty: 0.7 },
        type: "intent" as const,
        assessors: speakers,
        via,
        about,
        of: textOf(view, { first: of + 1, after: range.after }),
        ...(attribution === undefined ? {} : { inside: attribution.id }),
      },
    ];
  });
}
