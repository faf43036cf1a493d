/** Decides which accounts of a stance are one position: same party, point and stance, at one time, in one statement or in the same words. */
import type { ItemId, PositionItem } from "#record";
import { itemIdOf } from "#record";
import { type Days, daysApart, daysOf } from "./days.ts";
import { byLearning, spanOf, textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { PositionUnit } from "./join-points.ts";
import type { Actors } from "./sides.ts";
import { firstKnown, mostReported } from "./votes.ts";
import { containment, stemsOf } from "./words.ts";
import type { ActorOf } from "./write-actors.ts";
import { resolved, type StatementOf } from "./write-statements.ts";

export const PositionPrefix = "P";

/** What the earlier stages made, as positions need it. */
export type PositionLookups = {
  readonly actorOf: ActorOf;
  readonly actors: Actors;
  readonly statementOf: StatementOf;
  readonly pointOf: (unit: PositionUnit) => ItemId | undefined;
};

const MostDaysApart = 2;
const AlikeWords = 0.6;

/** Joins within one party, point and stance only; what differs in any of them is another position in the history. Cost: linear, but for the positions of one cell. */
export function joinPositions(units: readonly PositionUnit[], lookups: PositionLookups): readonly Cluster<PositionUnit>[] {
  const cells = new Map<string, Gathered[]>();
  const gathered: Gathered[] = [];
  for (const unit of units) {
    const party = lookups.actorOf(unit, unit.mark.party);
    if (party === undefined) continue;
    const key = `${lookups.actors.partyOf(party)} ${lookups.pointOf(unit)} ${unit.mark.stance}`;
    const cell = cells.get(key) ?? [];
    cells.set(key, cell);
    const facts = factsOf(unit, lookups.statementOf);
    const home = cell.find((position) => position.facts.some((other) => isSamePosition(other, facts))) ?? found(unit, cell);
    home.units.push(unit);
    home.facts.push(facts);
  }
  return gathered.map(({ id, units: own }) => ({ id, units: own }));

  function found(unit: PositionUnit, cell: Gathered[]): Gathered {
    const fresh: Gathered = { id: itemIdOf(PositionPrefix, unit.account.mark), units: [], facts: [] };
    gathered.push(fresh);
    cell.push(fresh);
    return fresh;
  }
}

/** The positions as items. A position without a time of its own takes that of its statement, never the day of publication. */
export function writePositions(
  clusters: readonly Cluster<PositionUnit>[],
  lookups: PositionLookups & { readonly saidAtOf: (statement: ItemId) => PositionItem["time"] },
): readonly PositionItem[] {
  const items: PositionItem[] = [];
  for (const { id, units } of clusters) {
    const [first] = [...units].sort(byLearning);
    const actor = first === undefined ? undefined : lookups.actorOf(first, first.mark.party);
    const point = first === undefined ? undefined : lookups.pointOf(first);
    if (first === undefined || actor === undefined || point === undefined) continue;
    const party = lookups.actors.partyOf(actor);
    const voiced = firstKnown(units, (unit) => lookups.actorOf(unit, unit.mark.holder)) ?? actor;
    const statement = firstKnown(units, ({ mark }) => lookups.statementOf(mark.inside));
    const condition = firstKnown(units, ({ document, mark }) =>
      mark.condition === undefined ? undefined : spanOf(document, mark.condition),
    );
    const own = mostReported(
      units,
      ({ mark }) => mark.time,
      ({ from, to }) => `${from} ${to}`,
    );
    const time = own ?? (statement === undefined ? undefined : lookups.saidAtOf(statement));
    items.push({
      id,
      kind: "position",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      party,
      ...(voiced === party ? {} : { holder: voiced }),
      point,
      stance: first.mark.stance,
      strength: mostReported(units, ({ mark }) => mark.strength) ?? "plain",
      summary: spanOf(first.document, first.mark.summary),
      ...(condition === undefined ? {} : { condition }),
      ...(time === undefined ? {} : { time }),
      accordingTo: [...new Set(units.flatMap((unit) => resolved(unit, unit.mark.accordingTo, lookups.actorOf)))],
      ...(statement === undefined ? {} : { statement }),
    });
  }
  return items;
}

type Facts = {
  readonly unit: PositionUnit;
  readonly statement: ItemId | undefined;
  readonly days: Days | undefined;
  readonly stems: ReadonlySet<string>;
};
type Gathered = { readonly id: ItemId; readonly units: PositionUnit[]; readonly facts: Facts[] };

function factsOf(unit: PositionUnit, statementOf: StatementOf): Facts {
  const { document, mark } = unit;
  return { unit, statement: statementOf(mark.inside), days: daysOf(mark.time), stems: stemsOf(textAt(document, [mark.range])) };
}

function isSamePosition(one: Facts, other: Facts): boolean {
  const copied = one.unit.account.independent === other.unit.account.independent && one.unit.document !== other.unit.document;
  const sameWords = containment(one.stems, other.stems) >= AlikeWords;
  if (copied && containment(one.stems, other.stems) === 1) return true;
  if (!isNear(one, other)) return false;
  if (one.statement !== undefined || other.statement !== undefined) return one.statement === other.statement && sameWords;
  return sameWords && one.unit.document !== other.unit.document;
}

function isNear(one: Facts, other: Facts): boolean {
  if (one.days !== undefined && other.days !== undefined) return daysApart(one.days, other.days) <= MostDaysApart;
  const first = one.days?.to ?? one.unit.document.published;
  const second = other.days?.to ?? other.unit.document.published;
  return first === undefined || second === undefined || Math.abs(first - second) <= MostDaysApart;
}
