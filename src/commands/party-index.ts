/** Decides which party a name in a draft means: one of the dossier by any of its names, else a state by its names and codes, else the name itself. */
import { partyKey } from "#plan";
import type { ItemId } from "#record";
import type { AsOf, Store } from "#store";
import { everyItem } from "./every-item.ts";
import { namesOfStates } from "./party-names.ts";

/** A party as an answer names it; `id` where the dossier knows it. */
export type NamedParty = { readonly key: string; readonly name: string; readonly id: ItemId | undefined };
export type PartyIndex = (name: string) => NamedParty;

/** Looks all names up once; without a dossier only states are known by several names. */
export async function partyIndex(store: Store | undefined, moment: AsOf = {}): Promise<PartyIndex> {
  const known = new Map<string, NamedParty>();
  const parties = new Set((await store?.overview(moment))?.parties ?? []);
  for (const item of store === undefined || parties.size === 0 ? [] : await everyItem(store, { ...moment, kinds: ["actor"] })) {
    if (item.kind !== "actor" || !parties.has(item.id)) continue;
    const party = { key: item.id, name: item.name, id: item.id };
    for (const name of [item.name, ...item.alsoCalled]) if (!known.has(partyKey(name))) known.set(partyKey(name), party);
  }
  for (const names of namesOfStates()) {
    const found = names.flatMap((name) => known.get(partyKey(name)) ?? [])[0];
    for (const name of names) {
      const key = partyKey(name);
      if (!known.has(key)) known.set(key, found ?? { key: `state ${partyKey(names[0] ?? "")}`, name, id: undefined });
    }
  }
  return (name) => {
    const key = partyKey(name);
    const found = known.get(key);
    // A state is called as the draft calls it.
    return found === undefined ? { key, name, id: undefined } : found.id === undefined ? { ...found, name } : found;
  };
}
