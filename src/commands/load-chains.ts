/** Decides how any number of named drafts are read and chained, oldest first. */
import { alignUnitsOf, type Chains, chainUnits, type DraftNode, type DraftText, parseDraft } from "#plan";
import type { Run } from "./command.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.ts";

export type ChainedDraft = { readonly loaded: LoadedDraft; readonly text: DraftText; readonly nodes: readonly DraftNode[] };

/** Loads all drafts before anything is compared. */
export async function loadChains(names: readonly string[], run: Run): Promise<Chains & { readonly drafts: readonly ChainedDraft[] }> {
  const loaded: LoadedDraft[] = [];
  for (const name of names) loaded.push(await loadDraft(name, run));
  const parsed = loaded.map((one) => ({ loaded: one, text: parseDraft(one.source.text) }));
  const withUnits = parsed.map((one) => ({ ...one, ...alignUnitsOf(one.text) }));
  return { ...chainUnits(withUnits.map(({ units }) => units)), drafts: withUnits };
}
