/** Decides what is known about each pair of units worth comparing: how alike, how much liker than others, in whose company, by which passages. */
import { assign } from "./assign.ts";
import { findCandidates } from "./find-candidates.ts";
import { numberKey } from "./number-key.ts";
import { type Passages, readPassages } from "./read-passages.ts";
import { readSharedRuns } from "./shared-runs.ts";
import { type AlikeUnits, tellAlikeApart } from "./tell-alike-apart.ts";
import type { AlignUnit } from "./unit.ts";
import { compareTexts, plainLikeness, type WeighedText, weighTexts } from "./weigh-texts.ts";

/** A pair of units, as places in the two lists, and what was measured about it. */
export type MeasuredPair = {
  readonly old: number;
  readonly new: number;
  /** Cosine of the weighed texts, headings included. */
  readonly likeness: number;
  readonly oldInNew: number;
  readonly newInOld: number;
  /** Logarithm of this likeness over the next best of either unit: above 0 where the two choose each other. */
  readonly distinct: number;
  /** 0 to 1: how closely the nearest sure pairs before and after, on both sides, run beside this one. */
  readonly neighbours: number;
  /** The larger of the two shares that passages which choose each other make of either unit. */
  readonly passages: number;
  /** How telling the longest run of words is that both share and no other unit has: sum of how rare its words are, 0 without one. */
  readonly run: number;
  /**
   * Logarithms of how much likelier a true pair is than a chance one to agree, or differ, in number and heading as these two do; among units of one
   * wording `number` says how far from its place the new one is.
   */
  readonly number: number;
  readonly heading: number;
  readonly sameNumber: boolean;
  readonly sameHeading: boolean;
};

export type Measures = {
  readonly pairs: readonly MeasuredPair[];
  readonly old: readonly WeighedText[];
  readonly new: readonly WeighedText[];
  readonly passages: Passages;
};

/** Any two articles of a treaty are about this much alike by chance: a pair without a known rival has at least this one. */
const ChanceLikeness = 0.1;

/** Below this likeness a pair is no landmark for its neighbours. */
const LandmarkLikeness = 0.3;
/** Where units of one wording could be landmarks of each other in many ways, those of one number or place are; it outweighs nothing else. */
const TieWeight = 1e-6;
/** So many landmarks are looked for in each direction, no further than so many units away. */
const LandmarksEachWay = 2;
const FarthestLandmark = 6;

/** Measures all candidate pairs. Cost: near-linear in the length of the drafts (an index finds the candidates, twelve a unit each way). */
export function measurePairs(oldUnits: readonly AlignUnit[], newUnits: readonly AlignUnit[]): Measures {
  const textOf = (unit: AlignUnit): string => `${unit.heading}\n${unit.text}`;
  const weighed = weighTexts([oldUnits.map(textOf), newUnits.map(textOf)]);
  const [old = [], fresh = []] = weighed.groups;
  const passages = readPassages(
    oldUnits.map((unit) => unit.text),
    newUnits.map((unit) => unit.text),
  );
  const runOf = readSharedRuns(
    old.map((text) => text.words),
    fresh.map((text) => text.words),
    weighed.rarityOf,
  );
  const alike = tellAlikeApart({ units: oldUnits, texts: old }, { units: newUnits, texts: fresh }, weighed.termCount);
  const compared = comparePairs(old, fresh, weighed.termCount, alike);
  const landmarks = assign(
    old.length,
    fresh.length,
    compared.map((pair) => ({
      row: pair.old,
      column: pair.new,
      gain: pair.likeness - LandmarkLikeness + TieWeight / (1 + alike.distance(pair.old, pair.new)),
    })),
  );
  const landmarksBack = new Int32Array(fresh.length).fill(-1);
  landmarks.forEach((column, row) => {
    if (column >= 0) landmarksBack[column] = row;
  });
  const distinct = distinctnessOf(compared, old.length, fresh.length);
  const sameNumber = agreementOf(oldUnits, newUnits, landmarks, (unit) => numberKey(unit.number));
  const sameHeading = agreementOf(oldUnits, newUnits, landmarks, (unit) => unit.heading.trim().toLowerCase());
  const pairs = compared.map((pair) => {
    const number = sameNumber(pair.old, pair.new);
    const heading = sameHeading(pair.old, pair.new);
    return {
      ...pair,
      distinct: distinct(pair),
      neighbours: neighbourSupport(pair.old, pair.new, landmarks, landmarksBack),
      passages: passages.mutualShare(pair.old, pair.new),
      run: runOf(pair.old, pair.new),
      // Among units of one wording the number is heeded with the place: from 3 down to -3, as numbers count elsewhere.
      number: alike.isTold(pair.old, pair.new) ? Math.max(-3, 3 - alike.distance(pair.old, pair.new)) : number.weight,
      heading: heading.weight,
      sameNumber: number.same,
      sameHeading: heading.same,
    };
  });
  return { pairs, old, new: fresh, passages };
}

/** Logarithm that does not run away near nothing. */
export function damped(likeness: number): number {
  return Math.log(likeness + 0.02);
}

type ComparedPair = Pick<MeasuredPair, "old" | "new" | "likeness" | "oldInNew" | "newInOld">;

function comparePairs(
  old: readonly WeighedText[],
  fresh: readonly WeighedText[],
  termCount: number,
  { distance, isTold }: AlikeUnits,
): readonly ComparedPair[] {
  const chosen: Set<number>[] = old.map(() => new Set());
  findCandidates(old, fresh, termCount, { distance }).forEach((places, at) => {
    for (const place of places) chosen[at]?.add(place);
  });
  findCandidates(fresh, old, termCount, { distance: (at, place) => distance(place, at) }).forEach((places, at) => {
    for (const place of places) chosen[place]?.add(at);
  });
  return chosen.flatMap((places, at) =>
    [...places]
      .sort((one, other) => one - other)
      .map((place) => {
        const { cosine, oneInOther, otherInOne } = compareTexts(old[at] as WeighedText, fresh[place] as WeighedText);
        // Words that stand in every unit tell nothing apart, but units that consist of them are alike by them.
        const likeness = isTold(at, place) ? Math.max(cosine, plainLikeness(old[at] as WeighedText, fresh[place] as WeighedText)) : cosine;
        return { old: at, new: place, likeness, oldInNew: oneInOther, newInOld: otherInOne };
      }),
  );
}

/** For a pair, the logarithm of its likeness over the greatest likeness that either of its units has to anything else among these pairs. */
export function distinctnessOf<Pair extends ComparedPair>(
  pairs: readonly Pair[],
  oldCount: number,
  newCount: number,
): (pair: Pair) => number {
  const best = { old: new Float64Array(oldCount), new: new Float64Array(newCount) };
  const second = { old: new Float64Array(oldCount), new: new Float64Array(newCount) };
  for (const pair of pairs) {
    for (const side of ["old", "new"] as const) {
      const at = pair[side];
      if (pair.likeness > (best[side][at] as number)) {
        second[side][at] = best[side][at] as number;
        best[side][at] = pair.likeness;
      } else if (pair.likeness > (second[side][at] as number)) second[side][at] = pair.likeness;
    }
  }
  const rivalOn = (pair: Pair, side: "old" | "new"): number => {
    const at = pair[side];
    return (pair.likeness >= (best[side][at] as number) ? second[side][at] : best[side][at]) as number;
  };
  return (pair) => damped(pair.likeness) - damped(Math.max(ChanceLikeness, rivalOn(pair, "old"), rivalOn(pair, "new")));
}

/**
 * How well the landmarks around a pair run beside it: for the two nearest before and after on each side, e^(-shift/4), where the shift is how
 * many places the landmark's offset differs from the pair's. A block that moved as a whole supports its members; a lone stray has no support.
 */
function neighbourSupport(old: number, fresh: number, forward: Int32Array, backward: Int32Array): number {
  let support = 0;
  for (const step of [-1, 1]) {
    support += walk(old, fresh, step, forward) + walk(fresh, old, step, backward);
  }
  return support / (4 * LandmarksEachWay);

  function walk(from: number, partner: number, step: number, mapped: Int32Array): number {
    let found = 0;
    let sum = 0;
    for (let away = 1; away <= FarthestLandmark && found < LandmarksEachWay; away++) {
      const there = mapped[from + step * away];
      if (there === undefined) break;
      if (there < 0 || there === partner) continue;
      found++;
      sum += Math.exp(-Math.abs(there - partner - step * away) / 4);
    }
    return sum;
  }
}

/**
 * How much it tells that two units agree in something (their number, their heading), learnt from the landmarks of these very drafts: where
 * numbers are kept, the same number is strong evidence; where everything was renumbered it is none. Logarithm of a ratio of likelihoods,
 * between -3 and 3; units without the thing tell nothing.
 */
function agreementOf(
  oldUnits: readonly AlignUnit[],
  newUnits: readonly AlignUnit[],
  landmarks: Int32Array,
  keyOf: (unit: AlignUnit) => string,
): (old: number, fresh: number) => { readonly same: boolean; readonly weight: number } {
  const oldKeys = oldUnits.map(keyOf);
  const newKeys = newUnits.map(keyOf);
  let told = 0;
  let agreed = 0;
  landmarks.forEach((column, row) => {
    const one = oldKeys[row];
    const other = column < 0 ? undefined : newKeys[column];
    if (!one || !other) return;
    told++;
    if (one === other) agreed++;
  });
  const holders = new Map<string, number>();
  for (const key of newKeys) if (key !== "") holders.set(key, (holders.get(key) ?? 0) + 1);
  const rate = (agreed + 0.5) / (told + 1);
  return (old, fresh) => {
    const one = oldKeys[old] ?? "";
    const other = newKeys[fresh] ?? "";
    if (one === "" || other === "") return { same: false, weight: 0 };
    const same = one === other;
    const chance = Math.min(0.5, (holders.get(one) ?? 1) / Math.max(1, newKeys.length));
    const weight = same ? Math.log(rate / chance) : Math.log((1 - rate) / (1 - chance));
    return { same, weight: Math.max(-3, Math.min(3, weight)) };
  };
}
