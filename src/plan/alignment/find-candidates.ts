/** Decides which pairs of texts are worth comparing: those that share telling terms, found through an index rather than by comparing all. */
import type { WeighedText } from "./weigh-texts.ts";

/** How many candidates a text keeps, best first, where nothing else is asked. */
const MostCandidates = 12;
/** A term in more texts of the other side than this says too little to look them all up. */
const MostTexts = 48;

/** How far from each other two places are taken to be where their texts say the same of both; places of the text and of the one among the others. */
export type Distance = (at: number, place: number) => number;

/**
 * For every text the places of the texts most like it, by the cosine over terms that at most 48 of them hold; best first, ties (articles of one
 * wording, '[to be completed]' a dozen times) by `distance`, then by place.
 * Cost: terms × 48 at the most, so linear in the length of the drafts. A text that shares only everyday terms finds its candidates over the
 * three rarest of these.
 */
export function findCandidates(
  texts: readonly WeighedText[],
  among: readonly WeighedText[],
  termCount: number,
  { mostCandidates = MostCandidates, distance = () => 0 }: { readonly mostCandidates?: number; readonly distance?: Distance } = {},
): readonly (readonly number[])[] {
  const index = indexTerms(among, termCount);
  const gathered = new Float64Array(among.length);
  const touched = new Int32Array(among.length);
  return texts.map((text, at) => {
    let count = gatherTerms(text, text.terms.keys(), MostTexts);
    if (count === 0) count = gatherTerms(text, rarestTerms(text), among.length);
    const best = pickBest(at, count);
    for (let entry = 0; entry < count; entry++) gathered[touched[entry] as number] = 0;
    return best;
  });

  /** Adds up what each text of the other side shares with `text`; gives how many texts were touched. */
  function gatherTerms(text: WeighedText, places: Iterable<number>, most: number): number {
    let count = 0;
    for (const at of places) {
      const term = text.terms[at] as number;
      const start = index.starts[term] as number;
      const end = index.starts[term + 1] as number;
      if (end - start > most) continue;
      const weight = text.weights[at] as number;
      for (let entry = start; entry < end; entry++) {
        const place = index.places[entry] as number;
        if (gathered[place] === 0) touched[count++] = place;
        gathered[place] = (gathered[place] as number) + weight * (index.weights[entry] as number);
      }
    }
    return count;
  }

  function rarestTerms(text: WeighedText): readonly number[] {
    const holders = (at: number): number => {
      const term = text.terms[at] as number;
      return (index.starts[term + 1] as number) - (index.starts[term] as number);
    };
    return Array.from(text.terms.keys())
      .filter((at) => holders(at) > 0)
      .sort((left, right) => holders(left) - holders(right) || left - right)
      .slice(0, 3);
  }

  function pickBest(from: number, count: number): readonly number[] {
    const best: Ranked[] = [];
    for (let at = 0; at < count; at++) {
      const place = touched[at] as number;
      const likeness = (gathered[place] as number) / (among[place]?.norm || 1);
      const last = best[mostCandidates - 1];
      if (last !== undefined && likeness < last.likeness) continue;
      const ranked = { place, likeness, away: distance(from, place) };
      if (last !== undefined && isBefore(last, ranked)) continue;
      let rank = Math.min(best.length, mostCandidates - 1);
      best[rank] = ranked;
      for (; rank > 0; rank--) {
        const [above, here] = [best[rank - 1], best[rank]];
        if (above === undefined || here === undefined || isBefore(above, here)) break;
        [best[rank - 1], best[rank]] = [here, above];
      }
    }
    return best.map(({ place }) => place);
  }
}

type Ranked = { readonly place: number; readonly likeness: number; readonly away: number };

function isBefore(one: Ranked, other: Ranked): boolean {
  if (one.likeness !== other.likeness) return one.likeness > other.likeness;
  return one.away === other.away ? one.place < other.place : one.away < other.away;
}

/** Which texts hold each term, with what weight: one flat list, a term's part of it from `starts[term]` to `starts[term + 1]`. */
function indexTerms(
  texts: readonly WeighedText[],
  termCount: number,
): { readonly starts: Int32Array; readonly places: Int32Array; readonly weights: Float64Array } {
  const starts = new Int32Array(termCount + 1);
  for (const text of texts) for (const term of text.terms) starts[term + 1] = (starts[term + 1] as number) + 1;
  for (let term = 0; term < termCount; term++) starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
  const filled = starts.slice();
  const size = starts[termCount] as number;
  const places = new Int32Array(size);
  const weights = new Float64Array(size);
  texts.forEach((text, place) => {
    for (let at = 0; at < text.terms.length; at++) {
      const term = text.terms[at] as number;
      const entry = filled[term] as number;
      filled[term] = entry + 1;
      places[entry] = place;
      weights[entry] = text.weights[at] as number;
    }
  });
  return { starts, places, weights };
}
