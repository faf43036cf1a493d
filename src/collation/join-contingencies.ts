/** Decides which accounts carry one contingency: the same trigger and response in much the same words, by the same advocate. */
import type { ContingencyItem, ContingencyMark, ItemId } from "#record";
import { itemIdOf } from "#record";
import { accountOf, byLearning, type OrderedDocument, spanOf, textAt, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { firstKnown, mostReported } from "./votes.ts";
import { containment, stemsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";
import { resolved, type StatementOf } from "./write-statements.ts";

/** One account of a contingency. */
export type ContingencyUnit = Unit & { readonly mark: ContingencyMark };

export const ContingencyPrefix = "C";

type Lookups = { readonly actorOf: ActorOf; readonly statementOf: StatementOf };

const AlikeTrigger = 0.5;
const AlikeResponse = 0.5;

/** Blocks by advocate and by each stem of the response: two accounts of one response share a word. */
export function joinContingencies(documents: readonly OrderedDocument[], { actorOf }: Lookups): readonly Cluster<ContingencyUnit>[] {
  const units = documents
    .flatMap((document) =>
      document.reading.contingencies.map((mark): ContingencyUnit => ({ document, account: accountOf(document, mark), mark })),
    )
    .sort(byLearning);
  const blocks = new Map<string, Gathered[]>();
  const gathered: Gathered[] = [];
  for (const unit of units) {
    const facts = factsOf(unit, actorOf);
    const near = new Set(facts.keys.flatMap((key) => blocks.get(key) ?? []));
    const known = [...near].sort((one, other) => one.ordinal - other.ordinal).find((other) => isSame(other, facts));
    if (known !== undefined) {
      known.units.push(unit);
      continue;
    }
    const fresh: Gathered = { ...facts, id: itemIdOf(ContingencyPrefix, unit.account.mark), ordinal: gathered.length, units: [unit] };
    gathered.push(fresh);
    for (const key of facts.keys) blocks.set(key, [...(blocks.get(key) ?? []), fresh]);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: own }));
}

/** The contingencies as items. */
export function writeContingencies(
  clusters: readonly Cluster<ContingencyUnit>[],
  { actorOf, statementOf }: Lookups,
): readonly ContingencyItem[] {
  const items: ContingencyItem[] = [];
  for (const { id, units } of clusters) {
    const [first] = units;
    if (first === undefined) continue;
    const spans = (ranges: ContingencyMark["trigger"]) => ranges.map((range) => spanOf(first.document, range));
    const triggerActor = firstKnown(units, (unit) => actorOf(unit, unit.mark.triggerActor));
    const wouldAct = firstKnown(units, (unit) => actorOf(unit, unit.mark.wouldAct));
    const precedent = firstKnown(units, ({ document, mark }) =>
      mark.precedent === undefined ? undefined : spanOf(document, mark.precedent),
    );
    const reason = firstKnown(units, ({ document, mark }) => (mark.reason === undefined ? undefined : spanOf(document, mark.reason)));
    const statement = firstKnown(units, ({ mark }) => statementOf(mark.inside));
    items.push({
      id,
      kind: "contingency",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      trigger: spans(first.mark.trigger),
      ...(triggerActor === undefined ? {} : { triggerActor }),
      response: spans(first.mark.response),
      advocates: [...new Set(units.flatMap((unit) => resolved(unit, unit.mark.advocates, actorOf)))],
      ...(wouldAct === undefined ? {} : { wouldAct }),
      mode: mostReported(units, ({ mark }) => mark.mode) ?? "announced",
      ...(precedent === undefined ? {} : { precedent }),
      ...(reason === undefined ? {} : { reason }),
      ...(statement === undefined ? {} : { statement }),
    });
  }
  return items;
}

type Facts = {
  readonly trigger: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
  readonly advocates: readonly string[];
  readonly keys: readonly string[];
};
type Gathered = Facts & { readonly id: ItemId; readonly ordinal: number; readonly units: ContingencyUnit[] };

function factsOf(unit: ContingencyUnit, actorOf: ActorOf): Facts {
  const { document, mark } = unit;
  const advocates: readonly string[] = resolved(unit, mark.advocates, actorOf);
  const response = stemsOf(textAt(document, mark.response));
  // Where nobody is named, only a copy of the same report can be the same.
  const voices = advocates.length > 0 ? advocates : [unit.account.independent];
  return {
    trigger: stemsOf(textAt(document, mark.trigger)),
    response,
    advocates: voices,
    keys: voices.flatMap((voice) => [...response].map((stem) => `${voice} ${stem}`)),
  };
}

function isSame(one: Gathered, other: Facts): boolean {
  const sameVoice = one.advocates.some((advocate) => other.advocates.includes(advocate));
  const sameResponse = containment(one.response, other.response) >= AlikeResponse;
  return sameVoice && sameResponse && containment(one.trigger, other.trigger) >= AlikeTrigger;
}
