/** Decides by what an item is listed and found: its place among the kinds, its variety, its days, its words. */
import { type Item, type ItemKind, ItemShape, type Span } from "#record";
import { passagesIn } from "./find-in-item.ts";

/** The order of the kinds in lists, as in the record. Caches hold the number: changing the order takes a rebuild. */
export const kindsInOrder: readonly ItemKind[] = ItemShape.options.map((option) => option.shape.kind.value);

/** The kind's own sort: what `varieties` of a query is compared with. */
export function varietyOf(item: Item): string {
  switch (item.kind) {
    case "actor":
      return item.actorKind;
    case "meeting":
      return item.status;
    case "statement":
    case "instrument":
      return item.form;
    case "silence":
      return item.manner;
    case "point":
      return item.origin;
    case "position":
      return item.stance;
    case "assessment":
      return item.type;
    case "contingency":
      return item.mode;
    case "clash":
      return item.about;
  }
}

/** First and last day on which it was so or was said; nothing where the texts do not tell. */
export function daysOf(item: Item): { readonly from: string | null; readonly to: string | null } {
  const time = "time" in item ? item.time : "saidAt" in item ? item.saidAt : undefined;
  return { from: time?.from.slice(0, isoDayLength) ?? null, to: time?.to.slice(0, isoDayLength) ?? null };
}

const isoDayLength = "2026-01-31".length;

/** Long enough for any passage a person would look for; keeps one odd item from filling the index. */
const mostWords = 4_000;

/** The words it can be found by: names, its own passages, or its first account where it has neither. */
export function wordsOf(item: Item, textAt: (span: Span) => string): string {
  const own = passagesIn(item).map(textAt);
  const first = item.accounts[0];
  const account = own.length === 0 && first !== undefined ? [textAt(first.span)] : [];
  const words = [...namesOf(item), ...own, ...account];
  return [...new Set(words)].join("\n").slice(0, mostWords);
}

function namesOf(item: Item): readonly string[] {
  switch (item.kind) {
    case "actor":
      return [item.name, ...item.alsoCalled, ...item.roles.map((role) => role.title)];
    case "point":
    case "instrument":
      return [item.name, ...item.alsoCalled];
    case "meeting":
      return item.place === undefined ? [] : [item.place.name];
    case "statement":
      return item.channel === undefined ? [] : [item.channel.name];
    case "clash":
      return item.sides.map((side) => side.says);
    default:
      return [];
  }
}
