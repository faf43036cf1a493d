/** Decides at which step a person's word about two drafts with others between them is heeded: where the two lines are most alike, or a line is weakest. */
import type { UnitChain, UnitPlace } from "./link-up.ts";
import type { AlignUnit } from "./unit.ts";
import { compareTexts, weighTexts } from "./weigh-texts.ts";

/** That a unit of draft `from` is the one of draft `to`; with one side left out, that the other has no counterpart there. `from` is the earlier. */
export type FarLink = { readonly from: number; readonly to: number; readonly old: number | undefined; readonly new: number | undefined };

/** Two units that are made one point (`join`), or no longer are: the old one ends (`drop`), or the new one begins (`begin`). */
export type Step = { readonly kind: "join" | "drop" | "begin"; readonly from: UnitPlace; readonly to: UnitPlace };

/** True where the chains are as the person says. */
export function holds(chains: readonly UnitChain[], { from, to, old, new: fresh }: FarLink): boolean {
  if (old === undefined) return chainOf(chains, to, fresh)?.places[from] === undefined;
  if (fresh === undefined) return chainOf(chains, from, old)?.places[to] === undefined;
  return chainOf(chains, from, old) === chainOf(chains, to, fresh);
}

/** The steps at which it can be heeded, the best first; ties in the order of the drafts. */
export function stepsToHeed(link: FarLink, chains: readonly UnitChain[], drafts: readonly (readonly AlignUnit[])[]): readonly Step[] {
  const line = chainOf(chains, link.from, link.old);
  const other = chainOf(chains, link.to, link.new);
  const steps =
    line !== undefined && other !== undefined
      ? joins(line, other, link)
      : line !== undefined
        ? cuts(line, link, "drop")
        : other !== undefined
          ? cuts(other, link, "begin")
          : [];
  const ranked = steps.map((step) => ({ step, likeness: likenessOf(step, drafts) }));
  const sign = line !== undefined && other !== undefined ? 1 : -1;
  return ranked
    .sort((one, two) => sign * (two.likeness - one.likeness) || one.step.from.draft - two.step.from.draft)
    .map(({ step }) => step);
}

/** Wherever one line stands in a draft and the other in the next, and where the one is last before the other comes. */
function joins(line: UnitChain, other: UnitChain, { from, to }: FarLink): readonly Step[] {
  const steps: Step[] = [];
  for (let draft = from; draft < to; draft++) {
    const [place, next] = [line.places[draft], other.places[draft + 1]];
    if (place !== undefined && next !== undefined)
      steps.push({ kind: "join", from: { draft, place }, to: { draft: draft + 1, place: next } });
  }
  if (steps.length > 0) return steps;
  const last = line.places.findLastIndex((place, draft) => place !== undefined && draft < to);
  const first = other.places.findIndex((place, draft) => place !== undefined && draft > last);
  const [place, next] = [line.places[last], other.places[first]];
  return place === undefined || next === undefined
    ? []
    : [{ kind: "join", from: { draft: last, place }, to: { draft: first, place: next } }];
}

/** Each step of a line between the two drafts. */
function cuts(line: UnitChain, { from, to }: FarLink, kind: "drop" | "begin"): readonly Step[] {
  const stands = line.places.flatMap((place, draft) => (place === undefined || draft < from || draft > to ? [] : [{ draft, place }]));
  return stands.slice(1).flatMap((next, at) => {
    const before = stands[at];
    return before === undefined ? [] : [{ kind, from: before, to: next }];
  });
}

function chainOf(chains: readonly UnitChain[], draft: number, place: number | undefined): UnitChain | undefined {
  return place === undefined ? undefined : chains.find(({ places }) => places[draft] === place);
}

function likenessOf({ from, to }: Step, drafts: readonly (readonly AlignUnit[])[]): number {
  const textOf = ({ draft, place }: UnitPlace): string => {
    const unit = drafts[draft]?.[place];
    return unit === undefined ? "" : `${unit.heading}\n${unit.text}`;
  };
  const [[one] = [], [other] = []] = weighTexts([[textOf(from)], [textOf(to)]]).groups;
  return one === undefined || other === undefined ? 0 : compareTexts(one, other).cosine;
}
