/** Decides how a dossier keeps what a person said about which point became which: one setting for each pair of drafts. */
import { z } from "zod";
import type { AsOf, Store } from "#store";

const LinksShape = z.array(z.string());

/** The setting that keeps the links between two drafts of the dossier. */
export function linksSetting(oldDraft: string, newDraft: string): string {
  return `plan links ${oldDraft} ${newDraft}`;
}

/** Links as they were written, `63=78`; none where nobody said anything. */
export async function keptLinks(store: Store, oldDraft: string, newDraft: string, moment: AsOf = {}): Promise<readonly string[]> {
  const kept = LinksShape.safeParse((await store.settings(moment)).get(linksSetting(oldDraft, newDraft)));
  return kept.success ? kept.data : [];
}
