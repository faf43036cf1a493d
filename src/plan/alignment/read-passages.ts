/** Decides which passage of one draft became which passage of the other, and what share of its unit that is. */
import { cutPassages } from "./cut-passages.ts";
import { findCandidates } from "./find-candidates.ts";
import { compareTexts, type WeighedText, weighTexts } from "./weigh-texts.ts";

/** Passages less alike than this have nothing to do with each other. */
const LeastLikeness = 0.3;
/** So many places are looked at for a passage. */
const MostMatches = 6;
/** A passage stays with its unit's partner if it finds there something this near to its best match anywhere. */
const NearEnough = 0.8;

/** Shares of two units that passed from one to the other. */
export type PassedOn = { readonly old: number; readonly new: number; readonly passedOn: number; readonly takenOver: number };

export type Passages = {
  /** The larger of the shares of both units in passages that are each other's best match. */
  readonly mutualShare: (old: number, fresh: number) => number;
  /** Where the passages went and came from once most units have a partner (-1 for none), without what stayed between partners. */
  readonly follow: (partnerOfOld: Int32Array, partnerOfNew: Int32Array) => readonly PassedOn[];
};

type Match = { readonly place: number; readonly likeness: number };

/** Cuts and compares all passages of two drafts. Cost: near-linear in their length. */
export function readPassages(oldTexts: readonly string[], newTexts: readonly string[]): Passages {
  const old = cutAll(oldTexts);
  const fresh = cutAll(newTexts);
  const weighed = weighTexts([old.texts, fresh.texts]);
  const [oldWeighed = [], newWeighed = []] = weighed.groups;
  const forward = matchAll(oldWeighed, newWeighed, weighed.termCount);
  const backward = matchAll(newWeighed, oldWeighed, weighed.termCount);
  const oldMass = massOfUnits(old.unitOf, oldWeighed, oldTexts.length);
  const newMass = massOfUnits(fresh.unitOf, newWeighed, newTexts.length);
  const keyOf = (one: number, other: number): number => one * newTexts.length + other;
  const mutual = new Map<number, { old: number; new: number }>();
  forward.forEach((matches, at) => {
    const best = matches[0];
    if (best === undefined) return;
    const back = backward[best.place]?.[0];
    if (back !== undefined && back.place !== at && back.likeness > best.likeness + 1e-9) return;
    const one = old.unitOf[at] as number;
    const other = fresh.unitOf[best.place] as number;
    const shares = mutual.get(keyOf(one, other)) ?? { old: 0, new: 0 };
    shares.old += shareOf(oldWeighed, at, best.likeness, oldMass, one);
    shares.new += shareOf(newWeighed, best.place, best.likeness, newMass, other);
    mutual.set(keyOf(one, other), shares);
  });
  return {
    mutualShare: (one, other) => {
      const shares = mutual.get(keyOf(one, other));
      return shares === undefined ? 0 : Math.min(1, Math.max(shares.old, shares.new));
    },
    follow: (partnerOfOld, partnerOfNew) => {
      const flows = new Map<number, { old: number; new: number; passedOn: number; takenOver: number }>();
      const flow = (one: number, other: number): { passedOn: number; takenOver: number } => {
        const known = flows.get(keyOf(one, other)) ?? { old: one, new: other, passedOn: 0, takenOver: 0 };
        flows.set(keyOf(one, other), known);
        return known;
      };
      forward.forEach((matches, at) => {
        const one = old.unitOf[at] as number;
        const target = settle(matches, partnerOfOld[one] as number, fresh.unitOf);
        if (target !== undefined) flow(one, target.unit).passedOn += shareOf(oldWeighed, at, target.likeness, oldMass, one);
      });
      backward.forEach((matches, at) => {
        const other = fresh.unitOf[at] as number;
        const target = settle(matches, partnerOfNew[other] as number, old.unitOf);
        if (target !== undefined) flow(target.unit, other).takenOver += shareOf(newWeighed, at, target.likeness, newMass, other);
      });
      return [...flows.values()]
        .filter((entry) => partnerOfOld[entry.old] !== entry.new)
        .sort((one, other) => one.old - other.old || one.new - other.new);
    },
  };
}

function cutAll(texts: readonly string[]): { readonly texts: readonly string[]; readonly unitOf: readonly number[] } {
  const passages = texts.map(cutPassages);
  return { texts: passages.flat(), unitOf: passages.flatMap((list, unit) => list.map(() => unit)) };
}

/** The passages most like each, best first, none below the least likeness. */
function matchAll(from: readonly WeighedText[], to: readonly WeighedText[], termCount: number): readonly (readonly Match[])[] {
  return findCandidates(from, to, termCount, { mostCandidates: MostMatches }).map((places, at) =>
    places
      .map((place) => ({ place, likeness: compareTexts(from[at] as WeighedText, to[place] as WeighedText).cosine }))
      .filter((match) => match.likeness >= LeastLikeness)
      .sort((one, other) => other.likeness - one.likeness || one.place - other.place),
  );
}

/** The unit a passage belongs to on the other side: its own unit's partner if that holds nearly as good a match, otherwise where the best is. */
function settle(
  matches: readonly Match[],
  partner: number,
  unitOf: readonly number[],
): { readonly unit: number; readonly likeness: number } | undefined {
  const best = matches[0];
  if (best === undefined) return undefined;
  const own = matches.find((match) => unitOf[match.place] === partner);
  if (own !== undefined && own.likeness >= NearEnough * best.likeness) return { unit: partner, likeness: own.likeness };
  return { unit: unitOf[best.place] as number, likeness: best.likeness };
}

function massOfUnits(unitOf: readonly number[], weighed: readonly WeighedText[], unitCount: number): Float64Array {
  const mass = new Float64Array(unitCount);
  unitOf.forEach((unit, at) => {
    mass[unit] = (mass[unit] as number) + (weighed[at]?.mass ?? 0);
  });
  return mass;
}

function shareOf(weighed: readonly WeighedText[], at: number, likeness: number, mass: Float64Array, unit: number): number {
  const whole = mass[unit] as number;
  return whole === 0 ? 0 : ((weighed[at]?.mass ?? 0) * likeness) / whole;
}
