/** Decides for which party an actor stands in the end, and how the record's actors are looked up. */
import type { ActorItem, ItemId } from "#record";

/** The actors of the record as later stages see them. */
export type Actors = {
  readonly get: (id: ItemId) => ActorItem | undefined;
  /** The actor at the end of the chain of `actsFor`: envoy → office → state. An actor that acts for nobody is its own party. */
  readonly partyOf: (id: ItemId) => ItemId;
  /** The parties of an actor: those of its members for a group that names them, else its own. */
  readonly partiesOf: (id: ItemId) => readonly ItemId[];
};

/** Rolls every actor up once; a chain that runs in a circle stops where it closes. */
export function rollUpSides(items: readonly ActorItem[]): Actors {
  const byId = new Map(items.map((item) => [item.id, item]));
  const parties = new Map<ItemId, ItemId>();

  return { get: (id) => byId.get(id), partyOf, partiesOf };

  function partyOf(id: ItemId): ItemId {
    const known = parties.get(id);
    if (known !== undefined) return known;
    const passed = new Set<ItemId>();
    let at = id;
    while (!passed.has(at)) {
      passed.add(at);
      const side = byId.get(at)?.actsFor;
      if (side === undefined || !byId.has(side)) break;
      at = side;
    }
    parties.set(id, at);
    return at;
  }

  function partiesOf(id: ItemId): readonly ItemId[] {
    const members = byId.get(id)?.members ?? [];
    return members.length > 0 && byId.get(id)?.actsFor === undefined ? [...new Set(members.map(partyOf))] : [partyOf(id)];
  }
}
