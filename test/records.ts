/** Decides how tests look into a record: items of one kind, names behind ids, the record of some documents. */
import { collate } from "#collation";
import { standingPositions } from "#positions";
import type { Decision, DossierRecord, Item, ItemId, ItemKind } from "#record";
import type { BuiltDocument } from "./builders.ts";

/** The record of the documents in the order given. */
export function recordOf(
  documents: readonly BuiltDocument[],
  decisions: readonly Decision[] = [],
  partyOrder?: readonly ItemId[],
): DossierRecord {
  return collate({ documents, decisions, ...(partyOrder === undefined ? {} : { partyOrder }) }, standingPositions);
}

/** The items of one kind. */
export function itemsOf<Kind extends ItemKind>(record: DossierRecord, kind: Kind): readonly Extract<Item, { kind: Kind }>[] {
  return record.items.filter((item): item is Extract<Item, { kind: Kind }> => item.kind === kind);
}

/** The first item of a kind; fails where there is none. */
export function firstOf<Kind extends ItemKind>(record: DossierRecord, kind: Kind, at = 0): Extract<Item, { kind: Kind }> {
  const item = itemsOf(record, kind)[at];
  if (item === undefined)
    throw new Error(`the record has no ${kind} at place ${at}: ${record.items.map((other) => other.kind).join(", ")}`);
  return item;
}

/** The name of an item that has one, else its id. */
export function nameIn(record: DossierRecord, id: ItemId): string {
  const item = record.items.find((other) => other.id === id);
  return item !== undefined && "name" in item ? item.name : id;
}

/** The id of the actor of that name; fails where there is none. */
export function actorCalled(record: DossierRecord, name: string): ItemId {
  const actor = itemsOf(record, "actor").find((item) => item.name === name);
  if (actor === undefined) throw new Error(`the record has no actor called ${name}`);
  return actor.id;
}
