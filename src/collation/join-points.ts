/** Decides which positions are about one point: by the topic a rule named, else by the words of what they are about. */
import type { ItemId, PointItem, PositionMark } from "#record";
import { itemIdOf } from "#record";
import { accountOf, byLearning, type OrderedDocument, type Unit } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { stemsOf } from "./words.ts";

/** One position as read, which is also one account of its point. */
export type PositionUnit = Unit & { readonly mark: PositionMark };

export const PointPrefix = "T";

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

/** One cluster for each topic key. Ids come from the key, so a point keeps its id whichever document is learned first. */
export function joinPoints(units: readonly PositionUnit[]): readonly Cluster<PositionUnit>[] {
  const byTopic = new Map<string, PositionUnit[]>();
  for (const unit of units) {
    const key = topicKeyOf(unit.mark.point);
    const known = byTopic.get(key);
    if (known === undefined) byTopic.set(key, [unit]);
    else known.push(unit);
  }
  return [...byTopic].map(([key, own]) => ({ id: itemIdOf(PointPrefix, key), units: own }));
}

/** The points as items; a topic in the words of the coverage stands beside what it is called elsewhere. */
export function writePoints(clusters: readonly Cluster<PositionUnit>[]): readonly PointItem[] {
  return clusters.map(({ id, units, name }) => {
    const topics = [...new Set(units.map(({ mark }) => mark.point.topic))];
    const chosen = name ?? units.find(({ mark }) => mark.point.known)?.mark.point.topic ?? topics[0] ?? "";
    return {
      id,
      kind: "point",
      standing: "proposed",
      corrected: [],
      accounts: units.map(({ account }) => account),
      name: chosen,
      alsoCalled: topics.filter((topic) => topic !== chosen),
      origin: "coverage",
    };
  });
}

/** Known topics by their name; others by their content stems, in alphabetical order, without words that only point at a text. */
export function topicKeyOf(point: PositionMark["point"]): string {
  if (point.known) return `topic ${point.topic}`;
  const stems = [...stemsOf(point.topic)].filter((stem) => !PassingWords.has(stem));
  return `words ${(stems.length > 0 ? stems : [point.topic.trim().toLowerCase()]).sort().join(" ")}`;
}

/** Leads from a position mark to its point. */
export function indexPoints(clusters: readonly Cluster<PositionUnit>[]): (unit: PositionUnit) => ItemId | undefined {
  const pointOfMark = new Map<string, ItemId>();
  for (const { id, units } of clusters) for (const { mark } of units) pointOfMark.set(mark.id, id);
  return ({ mark }) => pointOfMark.get(mark.id);
}
