/** Decides which accounts carry one assessment: the same judgement in the same statement, or in a copy. */
import type { AssessmentItem, AssessmentMark, ItemId } from "#record";
import { itemIdOf } from "#record";
import { accountOf, byLearning, type OrderedDocument, spanOf, textAt, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { firstKnown } from "./votes.ts";
import { likeness, stemsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";
import { resolved, type StatementOf } from "./write-statements.ts";

/** One account of an assessment. */
export type AssessmentUnit = Unit & { readonly mark: AssessmentMark };

export const AssessmentPrefix = "J";

type Lookups = { readonly actorOf: ActorOf; readonly statementOf: StatementOf };

const AlikeWords = 0.6;

/** Blocks by the statement or, outside statements, by the report the passage belongs to. Cost: linear but for the assessments of one statement. */
export function joinAssessments(documents: readonly OrderedDocument[], lookups: Lookups): readonly Cluster<AssessmentUnit>[] {
  const units = documents
    .flatMap((document) =>
      document.reading.assessments.map((mark): AssessmentUnit => ({ document, account: accountOf(document, mark), mark })),
    )
    .sort(byLearning);
  type Gathered = { readonly id: ItemId; readonly units: AssessmentUnit[]; readonly stems: ReadonlySet<string> };
  const blocks = new Map<string, Gathered[]>();
  const gathered: Gathered[] = [];
  for (const unit of units) {
    const about = lookups.actorOf(unit, unit.mark.about);
    const place = lookups.statementOf(unit.mark.inside) ?? unit.account.independent;
    const key = `${place} ${unit.mark.type} ${about}`;
    const block = blocks.get(key) ?? [];
    blocks.set(key, block);
    const stems = stemsOf(textAt(unit.document, [unit.mark.range]));
    const known = block.find(
      (other) => likeness(other.stems, stems) >= AlikeWords && other.units.every(({ document }) => document !== unit.document),
    );
    if (known !== undefined) {
      known.units.push(unit);
      continue;
    }
    const fresh: Gathered = { id: itemIdOf(AssessmentPrefix, unit.account.mark), units: [unit], stems };
    block.push(fresh);
    gathered.push(fresh);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: own }));
}

/** The assessments as items. */
export function writeAssessments(
  clusters: readonly Cluster<AssessmentUnit>[],
  { actorOf, statementOf }: Lookups,
): readonly AssessmentItem[] {
  return clusters.map(({ id, units }) => {
    const about = firstKnown(units, (unit) => actorOf(unit, unit.mark.about));
    const judged = firstKnown(units, ({ document, mark }) => (mark.of === undefined ? undefined : spanOf(document, mark.of)));
    const term = firstKnown(units, ({ document, mark }) =>
      mark.term === undefined
        ? undefined
        : { span: spanOf(document, mark.term.range), ...(mark.term.band === undefined ? {} : { band: mark.term.band }) },
    );
    const statement = firstKnown(units, ({ mark }) => statementOf(mark.inside));
    return {
      id,
      kind: "assessment",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      type: units[0]?.mark.type ?? "likelihood",
      assessors: [...new Set(units.flatMap((unit) => resolved(unit, unit.mark.assessors, actorOf)))],
      via: [...new Set(units.flatMap((unit) => resolved(unit, unit.mark.via, actorOf)))],
      ...(about === undefined ? {} : { about }),
      ...(judged === undefined ? {} : { of: judged }),
      ...(term === undefined ? {} : { term }),
      ...(statement === undefined ? {} : { statement }),
    };
  });
}
