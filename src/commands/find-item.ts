/** Decides what an id or the beginning of one means, and says so when it means nothing or too much. */
import type { Source } from "#record";
import type { AsOf, Found, Learned, RecordedItem, Store } from "#store";
import { CommandError } from "./commands-error.ts";

/** The item that `id` (or its beginning) names. */
export async function requireItem(store: Store, id: string, moment: AsOf = {}): Promise<RecordedItem> {
  return required(
    await store.item(id, moment),
    id,
    "item",
    "List what there is with 'parley list statements' (or actors, meetings, positions …).",
  );
}

/** The source that `id` (or its beginning) names. */
export async function requireSource(
  store: Store,
  id: string,
  moment: AsOf = {},
): Promise<Source & { readonly learned: Learned; readonly detailsSeq: number }> {
  return required(await store.source(id, moment), id, "source", "List the sources with 'parley list sources'.");
}

function required<Id extends string, Value>(found: Found<Id, Value>, id: string, what: string, whatToDo: string): Value {
  if (found.kind === "found") return found.value;
  if (found.kind === "ambiguous") {
    const shown = found.candidates.slice(0, 6).join(", ");
    throw new CommandError("ambiguous-id", `'${id}' is the beginning of several ids: ${shown}`, "Write more of the one you mean.");
  }
  throw new CommandError("no-such-item", `the dossier has no ${what} '${id}'`, whatToDo);
}
