/** Decides how any number of named drafts are read and chained, oldest first, with what persons said about neighbouring ones. */
import { alignUnitsOf, type Chains, chainUnits, type DraftNode, type DraftText, type PersonLink, parseDraft } from "#plan";
import type { AsOf } from "#store";
import type { Run } from "./command.ts";
import { readLinks } from "./compare-named-drafts.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.ts";
import { keptLinks } from "./plan-links.ts";

export type ChainedDraft = { readonly loaded: LoadedDraft; readonly text: DraftText; readonly nodes: readonly DraftNode[] };
export type LoadedChains = Chains & { readonly drafts: readonly ChainedDraft[] };

/** Loads all drafts before anything is compared. */
export async function loadChains(names: readonly string[], run: Run): Promise<LoadedChains> {
  const loaded: LoadedDraft[] = [];
  for (const name of names) loaded.push(await loadDraft(name, run));
  return await chainDrafts(loaded, run);
}

/** Chains drafts that are there already. What a person linked between two drafts that follow each other stands; the rest follows. */
export async function chainDrafts(
  loaded: readonly LoadedDraft[],
  { parley }: Pick<Run, "parley">,
  moment: AsOf = {},
): Promise<LoadedChains> {
  const drafts = loaded.map((one) => {
    const text = parseDraft(one.source.text);
    return { loaded: one, text, ...alignUnitsOf(text) };
  });
  const said: (readonly PersonLink[])[] = [];
  for (const [at, fresh] of drafts.slice(1).entries()) {
    const old = drafts[at];
    const ids = [old?.loaded.id, fresh.loaded.id] as const;
    const kept = ids[0] === undefined || ids[1] === undefined ? [] : await keptLinks(parley.store, ids[0], ids[1], moment);
    said.push(readLinks(kept, { oldNodes: old?.nodes ?? [], newNodes: fresh.nodes }));
  }
  return {
    ...chainUnits(
      drafts.map(({ units }) => units),
      said,
    ),
    drafts,
  };
}
