/** Decides how a command gets every item a query means, page by page, so that no limit cuts the answer short. */
import type { Item } from "#record";
import type { Store } from "#store";

const PageSize = 1000;

type Query = Omit<NonNullable<Parameters<Store["items"]>[0]>, "offset" | "limit">;

/** Every item of the query, in the order it states. `query` should name a moment where the log may grow meanwhile. */
export async function everyItem(store: Store, query: Query): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await store.items({ ...query, offset: items.length, limit: PageSize });
    items.push(...page.rows.map((row) => row.item));
    if (page.rows.length === 0 || items.length >= page.total) return items;
  }
}
