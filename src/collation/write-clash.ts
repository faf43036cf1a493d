/** Decides how a clash is written: what it is about, the items concerned, and every side with its accounts. */
import type { ClashItem, ItemId } from "#record";
import { itemIdOf } from "#record";
import { byLearning, type Unit } from "./documents.ts";

export const ClashPrefix = "X";

/** One side of a clash before it is written: the value as data and the accounts that give it. */
export type Side<U extends Unit = Unit> = { readonly says: string; readonly units: readonly U[] };

/** Writes a clash; its id rests on what it is about and the items, so further accounts on either side do not rename it. */
export function writeClash(about: ClashItem["about"], items: readonly ItemId[], sides: readonly Side[]): ClashItem {
  const units = new Map(sides.flatMap((side) => side.units).map((unit) => [unit.account.mark, unit]));
  return {
    id: itemIdOf(ClashPrefix, `${about} ${items.join(" ")}`),
    kind: "clash",
    standing: "proposed",
    corrected: [],
    accounts: [...units.values()].sort(byLearning).map(({ account }) => account),
    about,
    items: [...items],
    sides: sides.map(({ says, units: own }) => ({ says, accounts: own.map(({ account }) => account) })),
  };
}

/** Groups units by the value they give, in the order learned; units without a value stand in no group. */
export function sidesBy<U extends Unit>(units: readonly U[], read: (unit: U) => string | undefined): readonly Side<U>[] {
  const groups = new Map<string, U[]>();
  for (const unit of units) {
    const value = read(unit);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [unit]);
    else group.push(unit);
  }
  return [...groups].map(([says, own]) => ({ says, units: own }));
}
