/** Decides under which keys a dossier keeps its name and the order of its parties, and what holds where they are not set. */
import { z } from "zod";
import { type ItemId, ItemIdShape } from "#record";
import type { AsOf, Store } from "#store";

export const DossierNameSetting = "name";
export const PartyOrderSetting = "party order";

/** The name a person gave, else the file's without its ending. */
export async function nameOfDossier(store: Store, moment: AsOf = {}): Promise<string> {
  const name = await store.setting(DossierNameSetting, moment);
  return typeof name === "string" ? name : (store.place.split(/[\\/]/u).at(-1) ?? store.place).replace(/\.parley$/u, "");
}

/** The parties a person put first, in that order; none where nobody did. */
export async function partyOrderOf(store: Store, moment: AsOf = {}): Promise<readonly ItemId[]> {
  const order = z.array(ItemIdShape).safeParse(await store.setting(PartyOrderSetting, moment));
  return order.success ? order.data : [];
}
