/** Decides which positions are about one point: a point of the plan where there is one, else the topic a rule named, else the words of what they are about. */
import type { ItemId, PointItem, PositionMark } from "#record";
import { itemIdOf } from "#record";
import { accountOf, byLearning, type OrderedDocument, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { type Plan, type PlanPointUnit, PointPrefix } from "./join-plan-points.ts";
import { stemsOf } from "./words.ts";

/** One position as read, which is also one account of its point. */
export type PositionUnit = Unit & { readonly mark: PositionMark };

/** What a point rests on: its places in drafts, and the positions on it. */
export type PointUnit = PositionUnit | PlanPointUnit;

/** Words that say which text is at hand or how it stands, not what it is about. */
const PassingWords = new Set([
  "current",
  "new",
  "propos",
  "latest",
  "draft",
  "full",
  "recent",
  "present",
  "ongo",
  "possibl",
  "potential",
  "not",
]);

/** The positions of all documents, in the order learned. */
export function positionUnitsOf(documents: readonly OrderedDocument[]): readonly PositionUnit[] {
  return documents
    .flatMap((document) => document.reading.positions.map((mark): PositionUnit => ({ document, account: accountOf(document, mark), mark })))
    .sort(byLearning);
}

/** The points of a dossier, and under which ids the coverage's topics were known before a plan took them in. */
export type JoinedPoints = { readonly clusters: readonly Cluster<PointUnit>[]; readonly formerIds: ReadonlyMap<ItemId, ItemId> };

/**
 * One cluster for each point of a plan, in the order of the plan, with the positions assigned to it; then one for each topic key of the others. Ids of
 * topics come from the key, so a point keeps its id whichever document is learned first.
 */
export function joinPoints(
  units: readonly PositionUnit[],
  plans: readonly Plan[] = [],
  assigned: ReadonlyMap<PositionUnit, ItemId> = new Map(),
): JoinedPoints {
  const ofPlan = new Map<ItemId, PointUnit[]>(plans.flatMap(({ points }) => points.map(({ id, units: own }) => [id, [...own]])));
  const byTopic = new Map<string, PositionUnit[]>();
  const formerIds = new Map<ItemId, ItemId>();
  for (const unit of units) {
    const key = topicKeyOf(unit.mark.point);
    const id = assigned.get(unit);
    const home = id === undefined ? undefined : ofPlan.get(id);
    if (id !== undefined && home !== undefined) {
      home.push(unit);
      formerIds.set(itemIdOf(PointPrefix, key), id);
      continue;
    }
    const known = byTopic.get(key);
    if (known === undefined) byTopic.set(key, [unit]);
    else known.push(unit);
  }
  const clusters: Cluster<PointUnit>[] = [...ofPlan].map(([id, own]) => ({ id, units: own.sort(byLearning) }));
  return { clusters: [...clusters, ...[...byTopic].map(([key, own]) => ({ id: itemIdOf(PointPrefix, key), units: own }))], formerIds };
}

/** The points as items; a topic in the words of the coverage stands beside what it is called elsewhere. */
export function writePoints(
  clusters: readonly Cluster<PointUnit>[],
  instrumentOf: (draft: OrderedDocument) => ItemId | undefined = () => undefined,
): readonly PointItem[] {
  return clusters.map(({ id, units, name }) => {
    const current = currentPlace(units);
    const positions = units.filter(isPosition);
    const topics = [...new Set(positions.map(({ mark }) => mark.point.topic))];
    const names = [...new Set(units.flatMap((unit) => (isPosition(unit) ? [] : [unit.mark.name])))];
    const chosen = name ?? current?.mark.name ?? positions.find(({ mark }) => mark.point.known)?.mark.point.topic ?? topics[0] ?? "";
    const instrument = current === undefined ? undefined : instrumentOf(current.document);
    return {
      id,
      kind: "point",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      name: chosen,
      alsoCalled: [...new Set([...names, ...topics])].filter((other) => other.toLowerCase() !== chosen.toLowerCase()),
      origin: current === undefined ? "coverage" : "instrument",
      ...(instrument === undefined ? {} : { instrument }),
      ...(current === undefined ? {} : { number: current.mark.number }),
    };
  });
}

/** The place of a point in the newest draft that has it; undefined for a point of the coverage. */
function currentPlace(units: readonly PointUnit[]): PlanPointUnit | undefined {
  const places = units.filter((unit): unit is PlanPointUnit => !isPosition(unit));
  const dateOf = ({ document }: PlanPointUnit) => document.published ?? Number.POSITIVE_INFINITY;
  return places.sort((one, other) => dateOf(one) - dateOf(other) || byLearning(one, other)).at(-1);
}

function isPosition(unit: PointUnit): unit is PositionUnit {
  return unit.mark.kind === "position";
}

/** Known topics by their name; others by their content stems, in alphabetical order, without words that only point at a text. */
export function topicKeyOf(point: PositionMark["point"]): string {
  if (point.known) return `topic ${point.topic}`;
  const stems = [...stemsOf(point.topic)].filter((stem) => !PassingWords.has(stem));
  return `words ${(stems.length > 0 ? stems : [point.topic.trim().toLowerCase()]).sort().join(" ")}`;
}

/** Leads from a position mark to its point. */
export function indexPoints(clusters: readonly Cluster<PointUnit>[]): (unit: PositionUnit) => ItemId | undefined {
  const pointOfMark = new Map<string, ItemId>();
  for (const { id, units } of clusters) for (const { mark } of units) pointOfMark.set(mark.id, id);
  return ({ mark }) => pointOfMark.get(mark.id);
}
