/** Decides what the record says of an actor: the fullest name, the roles with their passages, the side most texts give. */
import type { ActorItem, ItemId, LocalActorId, MarkId } from "#record";
import type { ActorUnit } from "./actor-keys.ts";
import { spanOf } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import { firstKnown, mostFrequent } from "./votes.ts";
import { wordsOf } from "./words.ts";

/** Leads from an actor of one text to the item it became. */
export type ActorOf = (unit: Pick<ActorUnit, "document">, actor: LocalActorId | undefined) => ItemId | undefined;

/** The look-up from texts to items. */
export function indexActors(clusters: readonly Cluster<ActorUnit>[]): ActorOf {
  const byDocument: Map<LocalActorId, ItemId>[] = [];
  for (const { id, units } of clusters) {
    for (const { document, actor } of units) {
      const known = byDocument[document.index] ?? new Map<LocalActorId, ItemId>();
      byDocument[document.index] = known;
      known.set(actor.id, id);
    }
  }
  return ({ document }, actor) => (actor === undefined ? undefined : byDocument[document.index]?.get(actor));
}

/** The actors as items, in the order of the clusters. */
export function writeActors(clusters: readonly Cluster<ActorUnit>[], actorOf: ActorOf): readonly ActorItem[] {
  return clusters.map((cluster) => writeActor(cluster, actorOf));
}

function writeActor(cluster: Cluster<ActorUnit>, actorOf: ActorOf): ActorItem {
  const { id, units } = cluster;
  const name = cluster.name ?? fullestName(units);
  const actors = units.map(({ actor }) => actor);
  const side = mostNamedSide(units, id, actorOf);
  const members = units.flatMap((unit) => (unit.actor.members ?? []).map((member) => actorOf(unit, member)));
  const worldKey = firstKnown(actors, (actor) => actor.worldKey);
  const count = firstKnown(actors, (actor) => actor.count);
  const forms = actors.flatMap((actor) => [actor.name, ...actor.alsoCalled]);
  return {
    id,
    kind: "actor",
    standing: "proposed",
    corrected: [],
    accounts: units.map(({ account }) => account),
    actorKind: mostFrequent(actors.map(({ kind }) => kind)) ?? "unnamed",
    name,
    alsoCalled: [...new Set(forms)].filter((form) => form !== name),
    roles: rolesOf(units, id, actorOf),
    ...(side === undefined ? {} : { actsFor: side }),
    ...(count === undefined ? {} : { count }),
    members: [...new Set(members)].filter((member): member is ItemId => member !== undefined && member !== id),
    ...(worldKey === undefined ? {} : { worldKey }),
  };
}

/** A gazetteer's name as it is; else the name with most words, the first such. */
function fullestName(units: readonly ActorUnit[]): string {
  const known = units.find(({ actor }) => actor.worldKey !== undefined && actor.kind !== "person");
  let best = known?.actor.name ?? units[0]?.actor.name ?? "";
  if (known !== undefined) return best;
  for (const { actor } of units) if (wordsOf(actor.name).length > wordsOf(best).length) best = actor.name;
  return best;
}

/** Each title for each side once, with the day of the earliest source that gives it. */
function rolesOf(units: readonly ActorUnit[], self: ItemId, actorOf: ActorOf): ActorItem["roles"] {
  const roles = new Map<
    string,
    { title: string; actsFor?: ItemId; account: MarkId; span: ActorItem["roles"][number]["span"]; since?: string }
  >();
  for (const unit of units) {
    for (const role of unit.actor.roles) {
      const side = actorOf(unit, role.actsFor);
      const actsFor = side === self ? undefined : side;
      const key = `${wordsOf(role.title).join(" ")} for ${actsFor ?? ""}`;
      const published = unit.account.published?.slice(0, 10);
      const known = roles.get(key);
      if (known === undefined) {
        roles.set(key, {
          title: role.title,
          ...(actsFor === undefined ? {} : { actsFor }),
          account: unit.account.mark,
          span: spanOf(unit.document, role.range),
          ...(published === undefined ? {} : { since: published }),
        });
      } else if (published !== undefined && (known.since === undefined || published < known.since)) {
        known.since = published;
      }
    }
  }
  return [...roles.values()];
}

/** The side most independent reports give, those that give it with a role before those that imply it; the first at a tie. */
function mostNamedSide(units: readonly ActorUnit[], self: ItemId, actorOf: ActorOf): ItemId | undefined {
  const stated = new Map<ItemId, Set<string>>();
  const implied = new Map<ItemId, Set<string>>();
  for (const unit of units) {
    const vote = (votes: Map<ItemId, Set<string>>, side: ItemId | undefined) => {
      if (side !== undefined && side !== self) votes.set(side, (votes.get(side) ?? new Set()).add(unit.account.independent));
    };
    for (const role of unit.actor.roles) vote(stated, actorOf(unit, role.actsFor));
    vote(implied, actorOf(unit, unit.actor.actsFor));
  }
  return most(implied.size > 0 ? weigh(implied, stated) : stated);
}

function weigh(
  implied: ReadonlyMap<ItemId, ReadonlySet<string>>,
  stated: ReadonlyMap<ItemId, ReadonlySet<string>>,
): Map<ItemId, Set<string>> {
  // A report that gives the side with a role speaks twice: once by role, once by what the reader took from it.
  return new Map(
    [...implied].map(([side, reports]) => [
      side,
      new Set([...reports, ...[...(stated.get(side) ?? [])].map((report) => `role ${report}`)]),
    ]),
  );
}

function most(votes: ReadonlyMap<ItemId, ReadonlySet<string>>): ItemId | undefined {
  let best: ItemId | undefined;
  for (const [side, reports] of votes) if (best === undefined || reports.size > (votes.get(best)?.size ?? 0)) best = side;
  return best;
}
