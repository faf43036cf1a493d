/** Decides what would follow from what: the trigger, the response, who asks for it or announces it and who would act. */
import { type ContingencyMark, envelopeOf, markIdOf } from "#record";
import { type ClauseView, isQuestion, textOf, viewClauses } from "./clauses/clause-view.ts";
import { findConditions } from "./clauses/find-conditions.ts";
import { acrossClauses } from "./contingencies/across-clauses.ts";
import { afterOtherwise } from "./contingencies/after-otherwise.ts";
import { antecedentOf } from "./contingencies/find-antecedent.ts";
import { responseTo } from "./contingencies/find-response.ts";
import type { FoundContingency } from "./contingencies/found-contingency.ts";
import { fromNamedEvents } from "./contingencies/from-named-events.ts";
import { orLose } from "./contingencies/or-lose.ts";
import { timesAsTerms } from "./contingencies/times-as-terms.ts";
import type { DocumentSoFar } from "./document-so-far.ts";

/**
 * Finds the contingencies of a text. An "if" that means "whether", fixed sayings and what might have been in the past are none.
 *
 * @example findContingencies(soFar).map(({ mode }) => mode); // ["proposed", "announced"]
 */
export function findContingencies(input: DocumentSoFar, view: ClauseView = viewClauses(input)): readonly ContingencyMark[] {
  const conditional = [...findConditions(view), ...timesAsTerms(view)].flatMap((condition): FoundContingency[] => {
    if (isQuestion(view, condition.main)) return [];
    const response = responseTo(view, condition);
    if (response === undefined) return [];
    const own = textOf(view, condition.trigger);
    const antecedent = antecedentOf(view, condition);
    return [{ ...response, rule: condition.rule.id, trigger: antecedent === undefined ? [own] : [own, antecedent] }];
  });
  const found = [...conditional, ...fromNamedEvents(view), ...afterOtherwise(view), ...acrossClauses(view), ...orLose(view)];
  return found
    .map(({ rule, certainty, ...fields }) => ({
      ...fields,
      range: envelopeOf([...fields.trigger.slice(0, 1), ...fields.response]) ?? { start: 0, end: 0 },
      basis: { kind: "rule" as const, name: rule, certainty },
    }))
    .sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end)
    .filter(
      (one, place, all) => all.findIndex((other) => other.range.start === one.range.start && other.range.end === one.range.end) === place,
    )
    .map((fields) => ({ id: markIdOf(input.source.id, "contingency", fields.range), kind: "contingency", ...fields }));
}
