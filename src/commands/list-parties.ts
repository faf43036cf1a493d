/** Decides how the parties are told: in their order, each with its seat. */
import { z } from "zod";
import { ItemIdShape, PartySeatShape, StandingShape, type ValueOf } from "#record";
import type { AsOf, Store } from "#store";
import { partyOrderOf } from "./dossier-settings.ts";
import { itemsById } from "./view-items.ts";

export const PartiesShape = z.strictObject({
  parties: z
    .array(
      z.strictObject({
        id: ItemIdShape,
        name: z.string(),
        actorKind: z.string(),
        standing: StandingShape,
        seat: PartySeatShape.optional().describe("Only where a person or an explicit text gives one."),
      }),
    )
    .describe("Actors with a position, a side at a meeting or a seat: as a person ordered them, the rest by first appearance."),
  isOrdered: z.boolean().describe("True where a person has set the order."),
});
export type Parties = ValueOf<typeof PartiesShape>;

/** The parties of the record at a moment. */
export async function listParties(store: Store, moment: AsOf = {}): Promise<Parties> {
  const ids = (await store.overview(moment))?.parties ?? [];
  const byId = new Map((await itemsById(store, ids, moment)).map((item) => [item.id, item]));
  const parties = ids.flatMap((id) => {
    const actor = byId.get(id);
    if (actor?.kind !== "actor") return [];
    const { name, actorKind, standing, seat } = actor;
    return [{ id, name, actorKind, standing, ...(seat === undefined ? {} : { seat }) }];
  });
  return { parties, isOrdered: (await partyOrderOf(store, moment)).length > 0 };
}

/** One line a party, with its place in the order. */
export function partiesInWords({ parties, isOrdered }: Parties): string {
  if (parties.length === 0) return "No party yet: nobody has a position, a side at a meeting or a seat.";
  const width = String(parties.length).length;
  const lines = parties.map(
    ({ id, name, actorKind, seat }, at) => `${String(at + 1).padStart(width)}. ${name} · ${actorKind} · ${seat ?? "no seat"}  ${id}`,
  );
  return [...lines, isOrdered ? "Ordered by a person." : "In the order of first appearance; set it with 'parley party order'."].join("\n");
}
