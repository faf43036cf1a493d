/** Decides which unit of one draft is the same point as which unit of any other: one chain a point, through any number of drafts. */
import { alignUnits } from "./align-units.ts";
import type { PersonLink } from "./choose-links.ts";
import { type FarLink, holds, type Step, stepsToHeed } from "./far-links.ts";
import { type Bridges, linkUp, type UnitChain } from "./link-up.ts";
import type { Alignment, AlignUnit } from "./unit.ts";

export type Chains = {
  /** In the order of the first draft a point is in, then of its place there. */
  readonly chains: readonly UnitChain[];
  /** The alignment of each draft with the next. */
  readonly alignments: readonly Alignment[];
  /** What stands as a person's word between each draft and the next, with what words about drafts further apart led to. */
  readonly decided: readonly (readonly PersonLink[])[];
  /** Links between drafts further apart that cannot hold together with what else was said. */
  readonly unheeded: readonly FarLink[];
};

/**
 * Chains follow partners from draft to draft; merges and splits are told beside them. A point that was dropped and comes back in a later draft
 * goes on with its chain. `said[n]` is what a person decided between draft n and the next; `far` what was said of drafts with others between them,
 * heeded one after the other by another link at one step between them, after which the rest is chosen anew.
 * Cost: that of aligning each draft with the next, and once more for each step that a far link changes.
 */
export function chainUnits(
  drafts: readonly (readonly AlignUnit[])[],
  said: readonly (readonly PersonLink[])[] = [],
  far: readonly FarLink[] = [],
): Chains {
  const decided = drafts.slice(1).map((_, at): PersonLink[] => [...(said[at] ?? [])]);
  const alignments = decided.map((_, at) => align(at));
  const bridges: Bridges = { built: [], barred: [] };
  let chains = linkUp(drafts, alignments, bridges);
  for (const link of far) heed(link);
  return { chains, alignments, decided, unheeded: far.filter((link) => !holds(chains, link)) };

  function align(at: number): Alignment {
    return alignUnits(drafts[at] ?? [], drafts[at + 1] ?? [], decided[at]);
  }

  /** A cut may be needed at several steps; each round settles a unit more, so that there are no more rounds than drafts. */
  function heed(link: FarLink): void {
    for (let round = 0; round < drafts.length && !holds(chains, link); round++) {
      const step = stepsToHeed(link, chains, drafts).find(isFree);
      if (step === undefined) return;
      take(step);
      chains = linkUp(drafts, alignments, bridges);
    }
  }

  /** True where nobody has said anything of the two units at this step. */
  function isFree({ kind, from, to }: Step): boolean {
    const settled = decided[from.draft]?.some((link) =>
      kind === "join"
        ? link.old === from.place || link.new === to.place
        : kind === "drop"
          ? link.old === from.place
          : link.new === to.place,
    );
    const bridged = [...bridges.built, ...bridges.barred].some((bridge) => bridge.to.draft === to.draft && bridge.to.place === to.place);
    return to.draft === from.draft + 1 ? settled !== true && !bridged : !bridged;
  }

  function take({ kind, from, to }: Step): void {
    if (to.draft > from.draft + 1) {
      (kind === "join" ? bridges.built : bridges.barred).push({ from, to });
      return;
    }
    decided[from.draft]?.push({ old: kind === "begin" ? undefined : from.place, new: kind === "drop" ? undefined : to.place });
    alignments[from.draft] = align(from.draft);
  }
}
