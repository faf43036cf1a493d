/** Decides how any number of named drafts are read and chained, oldest first, with what persons said about neighbouring ones. */
import { alignUnitsOf, type Chains, chainUnits, type DraftNode, type DraftText, type FarLink, type PersonLink, parseDraft } from "#plan";
import type { Problem } from "#record";
import type { AsOf } from "#store";
import type { Run } from "./command.ts";
import { readLinks } from "./compare-named-drafts.ts";
import { type LoadedDraft, loadDraft } from "./load-draft.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { type KeptLinks, linksAmong } from "./plan-links.ts";
import { stagesOf } from "./tell-stages.ts";

export type ChainedDraft = { readonly loaded: LoadedDraft; readonly text: DraftText; readonly nodes: readonly DraftNode[] };
export type LoadedChains = Chains & {
  readonly drafts: readonly ChainedDraft[];
  /** What a person said that cannot hold together with what else was said. */
  readonly problems: readonly Problem[];
};

/** Loads all drafts before anything is compared. */
export async function loadChains(names: readonly string[], run: Run, clocks: AsOfInput = {}): Promise<LoadedChains> {
  const loaded: LoadedDraft[] = [];
  for (const name of names) loaded.push(await loadDraft(name, run, clocks));
  const isInDossier = loaded.some(({ id }) => id !== undefined);
  return await chainDrafts(loaded, run, isInDossier ? await momentOf(run.parley.store, clocks) : {});
}

/**
 * Chains drafts that are there already. What a person linked between two drafts stands, whether they follow each other or have others between them;
 * the rest follows. `saidNow` stands in place of what is kept of the same two drafts.
 */
export async function chainDrafts(
  loaded: readonly LoadedDraft[],
  run: Pick<Run, "parley"> & Partial<Pick<Run, "onProgress" | "signal">>,
  moment: AsOf = {},
  saidNow: readonly KeptLinks[] = [],
): Promise<LoadedChains> {
  const length = loaded.reduce((sum, { source }) => sum + source.text.length, 0);
  const tell = stagesOf(run, length, loaded.length + 1);
  const drafts: (ChainedDraft & ReturnType<typeof alignUnitsOf>)[] = [];
  for (const one of loaded) {
    await tell(`${one.label}: structure`);
    const text = parseDraft(one.source.text);
    drafts.push({ loaded: one, text, ...alignUnitsOf(text) });
  }
  const ids = drafts.map((draft) => draft.loaded.id);
  const said: PersonLink[][] = drafts.slice(1).map(() => []);
  const far: FarLink[] = [];
  const words = new Map<FarLink, string>();
  const kept = ids.some((id) => id !== undefined) ? await linksAmong(run.parley.store, ids, { moment, saidNow }) : [];
  for (const { from, to, links } of kept) {
    const [old, fresh] = [drafts[from], drafts[to]];
    if (old === undefined || fresh === undefined) continue;
    const read = readLinks(links, { oldNodes: old.nodes, newNodes: fresh.nodes });
    if (to === from + 1) said[from]?.push(...read);
    else
      for (const [at, link] of read.entries()) {
        const one = { from, to, ...link };
        far.push(one);
        words.set(one, links[at] ?? "");
      }
  }
  await tell("which point became which");
  const chained = chainUnits(
    drafts.map(({ units }) => units),
    said,
    far,
  );
  return {
    ...chained,
    drafts,
    problems: chained.unheeded.map((link) => unheeded(words.get(link) ?? "", drafts[link.from], drafts[link.to])),
  };
}

function unheeded(link: string, old: ChainedDraft | undefined, fresh: ChainedDraft | undefined): Problem {
  const [one, other] = [old?.loaded, fresh?.loaded];
  return {
    code: "link-not-followed",
    severity: "warning",
    message: `The link ${link} between '${one?.label ?? ""}' and '${other?.label ?? ""}' is not followed: it cannot hold together with links kept between the drafts from one to the other.`,
    whatToDo: `See what is kept with 'parley plan link OLD NEW' for each two drafts that follow each other, or take this one back: 'parley plan link ${one?.id ?? ""} ${other?.id ?? ""} --clear'.`,
  };
}
