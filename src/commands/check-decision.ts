/** Decides whether a decision can mean anything for the items it names, before it enters the log, where it would stand for ever without effect. */
import { type DecisionAct, type Item, type ItemId, ItemShape } from "#record";
import type { Store } from "#store";
import { CommandError } from "./commands-error.ts";
import { itemsById } from "./view-items.ts";

/** Fields that make an item what it is; nobody sets them. */
const FixedFields = new Set(["id", "kind", "standing", "corrected", "accounts"]);
const ItemIdPattern = /^[A-Z]-[0-9a-z]{11}$/u;

/** @throws CommandError where the act could have no effect; the message says on which item and what to write instead. */
export async function checkDecision(store: Store, act: DecisionAct): Promise<void> {
  if (act.kind === "merge") return checkMerge(act.items);
  if (act.kind === "correct") return await checkCorrection(store, await presentItem(store, act.item), act.fields);
  if (act.kind === "split") return checkSplit(await presentItem(store, act.item), act.marks);
}

type FieldShape = {
  readonly safeParse: (value: unknown) => {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
  };
};
type Fields = Extract<DecisionAct, { kind: "correct" }>["fields"];

function checkMerge(items: readonly ItemId[]): void {
  if (new Set(items).size < 2) throw mistake(`${items[0]} cannot be merged with itself`, "Name two items or more.");
  const letters = new Set(items.map((id) => id[0]));
  if (letters.size > 1) {
    throw mistake(`a merge joins items of one kind, and ${items.join(", ")} are of ${letters.size}`, "Name items whose ids begin alike.");
  }
}

function checkSplit(item: Item, marks: readonly string[]): void {
  const named = item.accounts.filter(({ mark }) => marks.includes(mark));
  const unknown = marks.filter((mark) => !item.accounts.some((account) => account.mark === mark));
  // An actor can be split by any of its mentions, of which an account names only the first.
  if (named.length === 0 && item.kind !== "actor") {
    throw mistake(`${item.id} has no account ${unknown.join(", ")}`, `See its accounts with 'parley explain ${item.id}'.`);
  }
  if (named.length === item.accounts.length) {
    throw mistake(`the split would leave ${item.id} without an account`, "Leave at least one account in the item.");
  }
}

async function checkCorrection(store: Store, item: Item, fields: Fields): Promise<void> {
  const shapes: Readonly<Record<string, FieldShape>> = ItemShape.options.find(({ shape }) => shape.kind.value === item.kind)?.shape ?? {};
  const settable = Object.keys(shapes).filter((field) => !FixedFields.has(field));
  const given = Object.entries(fields);
  if (given.length === 0) throw mistake(`no field of ${item.id} is named`, `Write --set field=value; fields are ${settable.join(", ")}.`);
  for (const [field, value] of given) {
    const shape = settable.includes(field) ? shapes[field] : undefined;
    if (shape === undefined) {
      throw mistake(`nobody can set '${field}' on a ${item.kind}`, `Its fields are ${settable.join(", ")}.`);
    }
    // JSON has no undefined: null takes an optional field away.
    const parsed = shape.safeParse(value ?? undefined);
    if (!parsed.success) {
      const why = parsed.error?.issues[0]?.message ?? "it has another shape";
      throw mistake(`'${field}' of a ${item.kind} cannot be ${shown(value)}: ${why}`, `See its value now with 'parley show ${item.id}'.`);
    }
  }
  const named = idsIn(JSON.stringify(fields));
  const found = new Set((await itemsById(store, named, {})).map(({ id }) => id));
  const gone = named.filter((id) => !found.has(id));
  if (gone.length > 0) throw mistake(`the dossier has no item ${gone.join(", ")}`, "Find the item's id with 'parley list'.");
  await checkActsFor(store, item, fields["actsFor"]);
}

/** Nobody acts for itself, be it over others. */
async function checkActsFor(store: Store, item: Item, actsFor: unknown): Promise<void> {
  const passed = new Set<string>();
  for (let next = actsFor; typeof next === "string" && !passed.has(next); ) {
    if (next === item.id) {
      const way = passed.size === 0 ? "" : `: ${[...passed].join(" acts for ")} acts for ${item.id} already`;
      throw mistake(`${item.id} cannot act for itself${way}`, "Name another actor, or take the other one back first.");
    }
    passed.add(next);
    const found = await store.item(next, {});
    next = found.kind === "found" && found.value.item.kind === "actor" ? found.value.item.actsFor : undefined;
  }
}

async function presentItem(store: Store, id: ItemId): Promise<Item> {
  const found = await store.item(id, {});
  if (found.kind !== "found") throw mistake(`the dossier has no item '${id}'`, "Find the item's id with 'parley list'.");
  return found.value.item;
}

/** Whole strings in `json` that look like an item's id. */
function idsIn(json: string): readonly ItemId[] {
  const ids = new Set<string>();
  JSON.parse(json, (_, part: unknown) => {
    if (typeof part === "string" && ItemIdPattern.test(part)) ids.add(part);
    return part;
  });
  return [...ids] as ItemId[]; // The pattern is the one `itemIdOf` writes.
}

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

function mistake(what: string, whatToDo: string): CommandError {
  return new CommandError("bad-input", what, whatToDo);
}
