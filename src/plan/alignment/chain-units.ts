/** Decides which unit of one draft is the same point as which unit of any other: one chain a point, through any number of drafts. */
import { alignUnits } from "./align-units.ts";
import type { PersonLink } from "./choose-links.ts";
import type { Alignment, AlignUnit } from "./unit.ts";

/** One point through the drafts. */
export type UnitChain = {
  /** Its place in each draft; missing where it is not in it. */
  readonly places: readonly (number | undefined)[];
  /** Chains (by number in the list) that it split off from, or that merged into it, with the draft in which that happened. */
  readonly splitFrom: readonly { readonly chain: number; readonly draft: number }[];
  readonly merged: readonly { readonly chain: number; readonly draft: number }[];
};

export type Chains = {
  /** In the order of the first draft a point is in, then of its place there. */
  readonly chains: readonly UnitChain[];
  /** The alignment of each draft with the next. */
  readonly alignments: readonly Alignment[];
};

/** A point that had gone and comes back is only taken for the same one from this certainty and likeness on. */
const ReturnCertainty = 0.8;
const ReturnLikeness = 0.5;

/**
 * Chains follow partners from draft to draft; merges and splits are told beside them. A point that was dropped and comes back in a later draft
 * goes on with its chain. `said[n]` is what a person decided between draft n and the next. Cost: that of aligning each draft with the next.
 */
export function chainUnits(drafts: readonly (readonly AlignUnit[])[], said: readonly (readonly PersonLink[])[] = []): Chains {
  const alignments = drafts.slice(1).map((draft, at) => alignUnits(drafts[at] ?? [], draft, said[at] ?? []));
  const chains: {
    places: (number | undefined)[];
    splitFrom: { chain: number; draft: number }[];
    merged: { chain: number; draft: number }[];
  }[] = [];
  const start = (draft: number, place: number): number => {
    const places: (number | undefined)[] = drafts.map(() => undefined);
    places[draft] = place;
    return chains.push({ places, splitFrom: [], merged: [] }) - 1;
  };
  let chainAt: readonly number[] = (drafts[0] ?? []).map((_, place) => start(0, place));
  alignments.forEach((alignment, at) => {
    const draft = at + 1;
    const units = drafts[draft] ?? [];
    const before = chainAt;
    const now: (number | undefined)[] = units.map(() => undefined);
    for (const link of alignment.links) if (link.primary) now[link.new] = before[link.old];
    const gone = chains.map((_, chain) => chain).filter((chain) => chains[chain]?.places[at] === undefined);
    for (const [place, chain] of findReturns(drafts, chains, gone, units, alignment.added)) now[place] = chain;
    chainAt = now.map((chain, place) => chain ?? start(draft, place));
    chainAt.forEach((chain, place) => {
      const entry = chains[chain];
      if (entry !== undefined) entry.places[draft] = place;
    });
    for (const link of alignment.links) {
      const [from, to] = [before[link.old], chainAt[link.new]];
      if (link.primary || from === undefined || to === undefined) continue;
      // A unit that began here split off; one that was there already took the other in.
      if (alignment.links.some((other) => other.new === link.new && other.primary)) chains[to]?.merged.push({ chain: from, draft });
      else chains[to]?.splitFrom.push({ chain: from, draft });
    }
  });
  return { chains, alignments };
}

/** Pairs added units with points that an earlier draft had: places of the new draft with their chains. */
function findReturns(
  drafts: readonly (readonly AlignUnit[])[],
  chains: readonly { readonly places: readonly (number | undefined)[] }[],
  gone: readonly number[],
  units: readonly AlignUnit[],
  added: readonly number[],
): readonly (readonly [place: number, chain: number])[] {
  const last = gone.flatMap((chain) => {
    const places = chains[chain]?.places ?? [];
    const draft = places.findLastIndex((place) => place !== undefined);
    const unit = drafts[draft]?.[places[draft] ?? -1];
    return unit === undefined ? [] : [{ chain, unit }];
  });
  const fresh = added.flatMap((place) => (units[place] === undefined ? [] : [{ place, unit: units[place] }]));
  if (last.length === 0 || fresh.length === 0) return [];
  const { links } = alignUnits(
    last.map(({ unit }) => unit),
    fresh.map(({ unit }) => unit),
  );
  return links.flatMap((link) => {
    const [from, to] = [last[link.old], fresh[link.new]];
    const isSure = link.primary && link.certainty >= ReturnCertainty && link.evidence.likeness >= ReturnLikeness;
    return isSure && from !== undefined && to !== undefined ? [[to.place, from.chain] as const] : [];
  });
}
