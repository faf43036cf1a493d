/** Decides how the alignments of drafts that follow each other make chains, with points that went and came back. */
import { alignUnits } from "./align-units.ts";
import type { Alignment, AlignUnit } from "./unit.ts";

/** One point through the drafts. */
export type UnitChain = {
  /** Its place in each draft; missing where it is not in it. */
  readonly places: readonly (number | undefined)[];
  /** Chains (by number in the list) that it split off from, or that merged into it, with the draft in which that happened. */
  readonly splitFrom: readonly { readonly chain: number; readonly draft: number }[];
  readonly merged: readonly { readonly chain: number; readonly draft: number }[];
};

/** A unit of one draft. */
export type UnitPlace = { readonly draft: number; readonly place: number };

/** What a person said of a point that is missing from drafts in between: that it is the one that comes back, or that it is not. */
export type Bridge = { readonly from: UnitPlace; readonly to: UnitPlace };
export type Bridges = { readonly built: Bridge[]; readonly barred: Bridge[] };

/** A point that had gone and comes back is only taken for the same one from this certainty and likeness on. */
const ReturnCertainty = 0.8;
const ReturnLikeness = 0.5;

type GrowingChain = {
  readonly places: (number | undefined)[];
  readonly splitFrom: { chain: number; draft: number }[];
  readonly merged: { chain: number; draft: number }[];
};

/** One chain a point, in the order of the first draft it is in, then of its place there. `alignments[n]` is of draft n with the next. */
export function linkUp(
  drafts: readonly (readonly AlignUnit[])[],
  alignments: readonly Alignment[],
  bridges: Bridges,
): readonly UnitChain[] {
  const chains: GrowingChain[] = [];
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
    crossBridges(bridges.built, draft, chains, now);
    const gone = chains.map((_, chain) => chain).filter((chain) => chains[chain]?.places[at] === undefined && !now.includes(chain));
    const added = alignment.added.filter((place) => now[place] === undefined);
    for (const [place, chain] of findReturns(drafts, chains, { gone, units, added }))
      if (!isBarred(bridges.barred, chains[chain]?.places ?? [], { draft, place })) now[place] = chain;
    chainAt = now.map((chain, place) => chain ?? start(draft, place));
    chainAt.forEach((chain, place) => {
      const entry = chains[chain];
      if (entry !== undefined) entry.places[draft] = place;
    });
    for (const link of alignment.links) {
      const [from, to] = [before[link.old], chainAt[link.new]];
      if (link.primary || from === undefined || to === undefined || from === to) continue;
      // A unit that began here split off; one that was there already took the other in.
      if (alignment.links.some((other) => other.new === link.new && other.primary)) chains[to]?.merged.push({ chain: from, draft });
      else chains[to]?.splitFrom.push({ chain: from, draft });
    }
  });
  return chains;
}

/** Gives the units of a draft to the chains that a person led there; whatever else the chain or the unit had is let go. */
function crossBridges(built: readonly Bridge[], draft: number, chains: readonly GrowingChain[], now: (number | undefined)[]): void {
  for (const { from, to } of built) {
    if (to.draft !== draft) continue;
    const chain = chains.findIndex(({ places }) => places[from.draft] === from.place);
    if (chain < 0) continue;
    for (const [place, other] of now.entries()) if (other === chain) now[place] = undefined;
    now[to.place] = chain;
  }
}

function isBarred(barred: readonly Bridge[], places: readonly (number | undefined)[], to: UnitPlace): boolean {
  return barred.some(
    (bridge) => bridge.to.draft === to.draft && bridge.to.place === to.place && places[bridge.from.draft] === bridge.from.place,
  );
}

/** Pairs added units with points that an earlier draft had: places of the new draft with their chains. */
function findReturns(
  drafts: readonly (readonly AlignUnit[])[],
  chains: readonly UnitChain[],
  { gone, units, added }: { readonly gone: readonly number[]; readonly units: readonly AlignUnit[]; readonly added: readonly number[] },
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
