/** Decides how items from the store become views: gathers the names, texts and clashes they need, then hands over to report/. */
import type { Item, ItemId, SourceId } from "#record";
import { type ItemView, makeView, type ViewContext } from "#report";
import type { AsOf, Store } from "#store";

/** Views of `items`, in the same order. With `asOf`, only the clashes that were known to the public by that day are named. */
export async function viewItems(store: Store, items: readonly Item[], moment: AsOf, asOf?: string): Promise<readonly ItemView[]> {
  if (items.length === 0) return [];
  const context = await gatherContext(store, items, moment, asOf);
  return items.map((item) => makeView(item, context));
}

/** Everything that views of `items` refer to; texts only where a view shows words, since a name's own item may rest on hundreds of sources. */
export async function gatherContext(store: Store, items: readonly Item[], moment: AsOf, asOf?: string): Promise<ViewContext> {
  const known = new Map<ItemId, Item>(items.map((item) => [item.id, item]));
  const referred = await itemsById(store, unknownIds(items, known), moment);
  for (const item of referred) known.set(item.id, item);
  // A clash shows the lines of the items it stands between, so their names and words are needed too.
  const clashing = items.flatMap((item) => (item.kind === "clash" ? item.items.flatMap((id) => known.get(id) ?? []) : []));
  for (const item of await itemsById(store, unknownIds(clashing, known), moment)) known.set(item.id, item);
  const sources = await loadSources(store, sourcesIn([...items, ...clashing]), moment);
  const clashes = await store.clashesAbout(
    items.map((item) => item.id),
    { ...moment, saidBy: asOf },
  );
  return {
    itemOf: (id) => known.get(id),
    sourceOf: (id) => sources.get(id),
    clashesOf: (id) => clashes.get(id) ?? [],
  };
}

/** Items by id, in no stated order; ids that lead nowhere are left out. */
export async function itemsById(store: Store, ids: readonly ItemId[], moment: AsOf): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let at = 0; at < ids.length; at += 500) {
    const page = await store.items({ ...moment, ids: ids.slice(at, at + 500), limit: 500 });
    found.push(...page.rows.map((row) => row.item));
  }
  return found;
}

function unknownIds(items: readonly Item[], known: ReadonlyMap<ItemId, Item>): readonly ItemId[] {
  const ids = new Set<string>();
  for (const item of items) collectStrings(item, /^[A-Z]+-[0-9a-z]{11}$/u, ids);
  // The pattern is the one `itemIdOf` makes; nothing else in an item looks like it.
  return [...ids].filter((id) => !known.has(id as ItemId)) as ItemId[];
}

function sourcesIn(items: readonly Item[]): readonly SourceId[] {
  const ids = new Set<string>();
  for (const item of items) collectStrings(item, /^src-[0-9a-f]{12}(?:-[0-9a-z]{4})?$/u, ids);
  return [...ids] as SourceId[]; // The pattern is the one `sourceIdOf` makes.
}

function collectStrings(value: unknown, pattern: RegExp, into: Set<string>): void {
  if (typeof value === "string") {
    if (pattern.test(value)) into.add(value);
  } else if (Array.isArray(value)) {
    for (const element of value) collectStrings(element, pattern, into);
  } else if (typeof value === "object" && value !== null) {
    for (const field of Object.values(value)) collectStrings(field, pattern, into);
  }
}

type SourceForView = NonNullable<ReturnType<ViewContext["sourceOf"]>>;

async function loadSources(store: Store, ids: readonly SourceId[], moment: AsOf): Promise<ReadonlyMap<SourceId, SourceForView>> {
  const sources = new Map<SourceId, SourceForView>();
  for (let at = 0; at < ids.length; at += 500) {
    const chunk = ids.slice(at, at + 500);
    const page = await store.sources({ ...moment, ids: chunk, limit: 500 });
    const details = new Map(page.rows.map((row) => [row.id, row.details]));
    for (const id of chunk) {
      const text = await store.text(id);
      if (text !== undefined) sources.set(id, { text, details: details.get(id) ?? { credit: [] } });
    }
  }
  return sources;
}
