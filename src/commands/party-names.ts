/** Decides which names mean one party: a state's codes and names, and the parties of the dossier. */
import { countries } from "#reading";
import type { AsOf, Store } from "#store";
import { everyItem } from "./every-item.ts";

/** Every usual name of every state: a bracket's head made of these names is an attribution even without a verb. */
export function stateNames(): readonly string[] {
  return countries.flatMap(({ name, cca2, cca3 }) => [name.common, name.official, cca2, cca3]);
}

/** The names of each state that a draft may use for it. */
export function namesOfStates(): readonly (readonly string[])[] {
  return countries.map(({ name, cca2, cca3 }) => [name.common, name.official, cca2, cca3, ...(Usual[cca2] ?? [])]);
}

/** Other names of `party`, where it is a state or stands in the dossier under several names. */
export async function aliasesOf(party: string, store: Store | undefined, moment: AsOf = {}): Promise<readonly string[]> {
  const key = keyOf(party);
  const aliases = new Set<string>();
  for (const names of namesOfStates()) {
    if (names.some((one) => keyOf(one) === key)) for (const one of names) aliases.add(one);
  }
  if (store !== undefined) {
    for (const item of await everyItem(store, { ...moment, kinds: ["actor"] })) {
      if (item.kind !== "actor") continue;
      const names = [item.name, ...item.alsoCalled];
      if (item.id === party || names.some((one) => keyOf(one) === key)) for (const one of names) aliases.add(one);
    }
  }
  aliases.delete(party);
  return [...aliases];
}

/** Names of the dossier's parties, for reading attributions. */
export async function partiesOfDossier(store: Store, moment: AsOf = {}): Promise<readonly string[]> {
  const parties = new Set((await store.overview(moment))?.parties ?? []);
  if (parties.size === 0) return [];
  const names: string[] = [];
  for (const item of await everyItem(store, { ...moment, kinds: ["actor"] }))
    if (item.kind === "actor" && parties.has(item.id)) names.push(item.name, ...item.alsoCalled);
  return names;
}

/** What drafts write beside ISO's names and codes. */
const Usual: Readonly<Record<string, readonly string[]>> = {
  US: ["U.S.", "USA", "United States of America"],
  GB: ["UK", "U.K.", "Great Britain"],
  KR: ["ROK", "Republic of Korea"],
  KP: ["DPRK"],
  RU: ["Russian Federation"],
  IR: ["Islamic Republic of Iran"],
  AE: ["UAE"],
  CH: ["Swiss Confederation"],
};

function keyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^the\s+/u, "");
}
