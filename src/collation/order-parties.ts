/** Decides who is listed as a party and in which order: as a person ordered them, then by first appearance. */
import type { Item, ItemId, MeetingItem, PositionItem } from "#record";
import type { Actors } from "./sides.ts";

/** Actors with a position, a side at a meeting or a seat, rolled up. Nobody unnamed or rejected is a party. */
export function orderParties(
  actors: readonly ItemId[],
  {
    lookup,
    meetings,
    positions,
    partyOrder,
  }: {
    readonly lookup: Actors;
    readonly meetings: readonly MeetingItem[];
    readonly positions: readonly PositionItem[];
    readonly partyOrder: readonly ItemId[];
  },
): readonly ItemId[] {
  const found = new Set<ItemId>();
  for (const { party } of positions.filter(isStanding)) found.add(lookup.partyOf(party));
  for (const meeting of meetings.filter(isStanding)) {
    for (const side of meeting.sides) {
      const named = side.actors.flatMap(lookup.partiesOf);
      for (const party of side.for === undefined
        ? named
        : [...lookup.partiesOf(side.for), ...named.filter((id) => lookup.get(id)?.actorKind !== "person")])
        found.add(party);
    }
  }
  for (const id of actors) if (lookup.get(id)?.seat !== undefined) found.add(id);
  const seated = (id: ItemId) => found.has(id) && lookup.get(id)?.actorKind !== "unnamed" && lookup.get(id)?.standing !== "rejected";
  const ordered = partyOrder.filter(seated);
  return [...new Set([...ordered, ...actors.filter(seated)])];
}

/** True for what a person has not rejected. */
export function isStanding(item: Item): boolean {
  return item.standing !== "rejected";
}
