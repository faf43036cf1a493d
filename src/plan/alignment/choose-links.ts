/** Decides which old units go with which new ones: one partner each by the best assignment, then merges and splits by the passages. */
import { assign } from "./assign.ts";
import { distinctnessOf, type MeasuredPair, type Measures } from "./measure-pairs.ts";
import {
  chanceOf,
  oddsOf,
  type PairWeights,
  type PassageLimits,
  pairWeights,
  passageLimits,
  runWeights,
  type Thresholds,
  thresholds,
} from "./pair-weights.ts";
import type { PassedOn } from "./read-passages.ts";

/** A pair of places that stand for each other. */
export type ChosenLink = {
  readonly old: number;
  readonly new: number;
  readonly certainty: number;
  readonly passedOn: number;
  readonly takenOver: number;
  readonly byPerson: boolean;
  /** The partner; false where text only joined or left (a merge or a split). Every unit has at most one. */
  readonly primary: boolean;
};

/** What a person has said: these two belong together, or, with one side left out, this unit has no counterpart. */
export type PersonLink = { readonly old: number | undefined; readonly new: number | undefined };

export type LinkModel = {
  readonly weights: PairWeights;
  readonly runWeights: PairWeights;
  readonly thresholds: Thresholds;
  readonly limits: PassageLimits;
};

export const fittedModel: LinkModel = { weights: pairWeights, runWeights, thresholds, limits: passageLimits };

/** Partners of either unit no further than this from the other make a passage's new place a near one; so do neighbours that agree this much. */
const NearPlaces = 2;
const NearNeighbours = 0.4;

/** One partner each, both ways; -1 for none. */
type Partners = { readonly ofOld: Int32Array; readonly ofNew: Int32Array; readonly odds: Map<number, number> };

/** Chooses all links, in the order of the old units. What a person said stands as it is, and everything else is chosen around it. */
export function chooseLinks(measures: Measures, said: readonly PersonLink[] = [], model: LinkModel = fittedModel): readonly ChosenLink[] {
  const settledOld = new Set(said.map((link) => link.old));
  const settledNew = new Set(said.map((link) => link.new));
  const isOpen = (pair: { readonly old: number; readonly new: number }): boolean => !settledOld.has(pair.old) && !settledNew.has(pair.new);
  // A unit a person has settled is no rival to the others any longer.
  const unsettled = measures.pairs.filter(isOpen);
  const distinct = distinctnessOf(unsettled, measures.old.length, measures.new.length);
  const open = said.length === 0 ? unsettled : unsettled.map((pair) => ({ ...pair, distinct: distinct(pair) }));
  const likeness = new Map(measures.pairs.map((pair) => [`${pair.old} ${pair.new}`, pair]));

  const { limits, thresholds } = model;
  const partners = pairUp(open, measures, model);
  pairLeftovers(open, partners, model.weights, thresholds.leftoverOdds);
  // What was written anew is told by the words that stayed: rarely surer than even, and its certainty says so.
  const telling = open.filter((pair) => pair.run >= thresholds.tellingRun);
  pairLeftovers(telling, partners, model.runWeights, thresholds.runOdds);
  for (const { old, new: fresh } of said) {
    if (old === undefined || fresh === undefined) continue;
    if (partners.ofOld[old] === -1 && partners.ofNew[fresh] === -1) setPartner(partners, old, fresh);
  }
  const judge = (flow: PassedOn): number => {
    const bothWays = flow.passedOn > 0 && flow.takenOver > 0;
    const near = isNear(flow, likeness.get(`${flow.old} ${flow.new}`), partners);
    // Old text has to go somewhere, so what is found only from the old side is taken up; new words found only from the new side may be a copy.
    if (!bothWays && (!near || flow.takenOver > 0)) return 0;
    const limit = near ? (bothWays ? limits.near : limits.oneWay) : limits.far;
    return Math.max(flow.passedOn, flow.takenOver) / limit;
  };
  const rejected = preferMerges(measures, partners, likeness, judge);

  const others = measures.passages.follow(partners.ofOld, partners.ofNew).flatMap((flow) => {
    // Text that passed between two units which both have a partner is a moved passage, not a merge or a split.
    const isFree = (partners.ofOld[flow.old] as number) < 0 || (partners.ofNew[flow.new] as number) < 0;
    const strength = isFree && isOpen(flow) && !rejected.has(`${flow.old} ${flow.new}`) ? judge(flow) : 0;
    return strength < 1 ? [] : [{ ...flow, certainty: chanceOf(0.5 + 2 * Math.log(strength)), byPerson: false, primary: false }];
  });
  const paired = Array.from(partners.odds, ([old, odds]) => ({
    old,
    new: partners.ofOld[old] as number,
    certainty: chanceOf(odds),
    passedOn: 0,
    takenOver: 0,
    byPerson: false,
    primary: true,
  }));
  const byPerson = said.flatMap(({ old, new: fresh }) => {
    if (old === undefined || fresh === undefined) return [];
    const primary = partners.ofOld[old] === fresh && partners.ofNew[fresh] === old;
    return [{ old, new: fresh, certainty: 1, passedOn: 0, takenOver: 0, byPerson: true, primary }];
  });
  return [...paired, ...byPerson, ...others].sort((one, other) => one.old - other.old || one.new - other.new);
}

/** The best assignment of all open pairs. */
function pairUp(open: readonly MeasuredPair[], measures: Measures, model: LinkModel): Partners {
  const partners: Partners = {
    ofOld: new Int32Array(measures.old.length).fill(-1),
    ofNew: new Int32Array(measures.new.length).fill(-1),
    odds: new Map(),
  };
  take(open, model.thresholds.leastOdds, partners, model.weights);
  return partners;
}

/** What nothing claimed is weighed once more among itself: a rival that has found its own partner is no rival any longer. */
function pairLeftovers(open: readonly MeasuredPair[], partners: Partners, weights: PairWeights, least: number): void {
  const left = open.filter((pair) => partners.ofOld[pair.old] === -1 && partners.ofNew[pair.new] === -1);
  const distinct = distinctnessOf(left, partners.ofOld.length, partners.ofNew.length);
  take(
    left.map((pair) => ({ ...pair, distinct: distinct(pair) })),
    least,
    partners,
    weights,
  );
}

function take(pairs: readonly MeasuredPair[], least: number, partners: Partners, weights: PairWeights): void {
  const odds = pairs.map((pair) => oddsOf(pair, weights));
  const offers = pairs.map((pair, at) => ({ row: pair.old, column: pair.new, gain: (odds[at] as number) - least }));
  const chosen = assign(partners.ofOld.length, partners.ofNew.length, offers);
  pairs.forEach((pair, at) => {
    if (chosen[pair.old] !== pair.new) return;
    setPartner(partners, pair.old, pair.new);
    partners.odds.set(pair.old, odds[at] as number);
  });
}

function setPartner(partners: Partners, old: number, fresh: number): void {
  partners.ofOld[old] = fresh;
  partners.ofNew[fresh] = old;
}

/**
 * An old unit that has been given an unlikely partner, while it is more like another unit nearby that takes up its text, is merged into that
 * one: the assignment had to give it a partner of its own. Gives the pairs that were undone.
 */
function preferMerges(
  measures: Measures,
  partners: Partners,
  pairs: ReadonlyMap<string, MeasuredPair>,
  judge: (flow: PassedOn) => number,
): ReadonlySet<string> {
  const rejected = new Set<string>();
  const likenessOf = (old: number, fresh: number): number => pairs.get(`${old} ${fresh}`)?.likeness ?? 0;
  for (const flow of measures.passages.follow(partners.ofOld, partners.ofNew)) {
    const partner = partners.ofOld[flow.old] as number;
    const isUnlikely = (partners.odds.get(flow.old) ?? 0) < 0;
    if (!isUnlikely || partner < 0 || (partners.ofNew[flow.new] as number) < 0) continue;
    if (judge(flow) < 1 || likenessOf(flow.old, flow.new) <= likenessOf(flow.old, partner)) continue;
    partners.ofOld[flow.old] = -1;
    partners.ofNew[partner] = -1;
    partners.odds.delete(flow.old);
    rejected.add(`${flow.old} ${partner}`);
  }
  return rejected;
}

function isNear(flow: PassedOn, pair: MeasuredPair | undefined, partners: Partners): boolean {
  const partner = partners.ofOld[flow.old] as number;
  const partnerBack = partners.ofNew[flow.new] as number;
  return (
    (partner >= 0 && Math.abs(partner - flow.new) <= NearPlaces) ||
    (partnerBack >= 0 && Math.abs(partnerBack - flow.old) <= NearPlaces) ||
    (pair !== undefined && pair.neighbours >= NearNeighbours)
  );
}
