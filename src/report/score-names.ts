/** Decides how found names are scored against marked ones, by kind, and pronouns against the names they mean. */

/*
 * `exact`: both ends and the kind agree. `overlap`: the kinds agree and a character is shared; a found name is right by any marked one, a marked
 * one by any found one. Intervals: samples of texts drawn with replacement, 2.5th to 97.5th percentile of F1.
 * Pronouns, as GAP has it (Webster et al. 2018): two names are offered for each; found where the reader takes the pronoun for that name.
 */
import { overlaps, type TextRange } from "#record";
import { drawSamples } from "./draw-samples.ts";
import type { Score } from "./score-attributions.ts";

export type NameKind = "person" | "organisation" | "place";
export type NameToScore = { readonly range: TextRange; readonly kind: NameKind };
export type TextToScore = { readonly found: readonly NameToScore[]; readonly marked: readonly NameToScore[] };

export type NameScores = Readonly<Record<NameKind | "all", Score>>;

const KINDS: readonly NameKind[] = ["person", "organisation", "place"];
type Bootstrap = { readonly samples: number; readonly seed: number };
type Tally = Pick<Score, "found" | "marked" | "foundRight" | "markedRight">;
const Zero: Tally = { found: 0, marked: 0, foundRight: 0, markedRight: 0 };

/** Scores of every kind and of all together. */
export function scoreNames(
  texts: readonly TextToScore[],
  bootstrap: Bootstrap,
): { readonly exact: NameScores; readonly overlap: NameScores } {
  const draws = drawSamples(texts.length, bootstrap);
  const score = (kinds: readonly NameKind[], agrees: (one: NameToScore, other: NameToScore) => boolean): Score => {
    const tallies = texts.map(({ found, marked }) => {
      const [ours, theirs] = [found, marked].map((names) => names.filter(({ kind }) => kinds.includes(kind)));
      return tallyOf(ours ?? [], theirs ?? [], agrees);
    });
    return scoreOf(tallies, draws);
  };
  const byKind = (agrees: (one: NameToScore, other: NameToScore) => boolean): NameScores => ({
    all: score(KINDS, agrees),
    person: score(["person"], agrees),
    organisation: score(["organisation"], agrees),
    place: score(["place"], agrees),
  });
  return {
    exact: byKind((one, other) => one.kind === other.kind && one.range.start === other.range.start && one.range.end === other.range.end),
    overlap: byKind((one, other) => one.kind === other.kind && overlaps(one.range, other.range)),
  };
}

/** One name offered for a pronoun: whether the reader took it, whether it is meant. */
export type NameOffered = { readonly isFound: boolean; readonly isMeant: boolean };

/** Precision, recall and F1 over all names offered; `pronouns` has one list for each pronoun. */
export function scorePronouns(pronouns: readonly (readonly NameOffered[])[], bootstrap: Bootstrap): Score {
  const tallies = pronouns.map((offered) => {
    const right = offered.filter(({ isFound, isMeant }) => isFound && isMeant).length;
    const found = offered.filter(({ isFound }) => isFound).length;
    return { found, marked: offered.filter(({ isMeant }) => isMeant).length, foundRight: right, markedRight: right };
  });
  return scoreOf(tallies, drawSamples(pronouns.length, bootstrap));
}

function tallyOf(
  found: readonly NameToScore[],
  marked: readonly NameToScore[],
  agrees: (one: NameToScore, other: NameToScore) => boolean,
): Tally {
  return {
    found: found.length,
    marked: marked.length,
    foundRight: found.filter((one) => marked.some((other) => agrees(one, other))).length,
    markedRight: marked.filter((one) => found.some((other) => agrees(one, other))).length,
  };
}

function scoreOf(tallies: readonly Tally[], draws: readonly (readonly number[])[]): Score {
  const f1s = draws.map((draw) => ratesOf(draw.map((place) => tallies[place] ?? Zero)).f1).sort((one, other) => one - other);
  const rates = ratesOf(tallies);
  return { ...rates, low: f1s[Math.floor(f1s.length * 0.025)] ?? rates.f1, high: f1s[Math.floor(f1s.length * 0.975)] ?? rates.f1 };
}

function ratesOf(tallies: readonly Tally[]): Omit<Score, "low" | "high"> {
  const sum = { ...Zero } as { found: number; marked: number; foundRight: number; markedRight: number };
  for (const tally of tallies) {
    sum.found += tally.found;
    sum.marked += tally.marked;
    sum.foundRight += tally.foundRight;
    sum.markedRight += tally.markedRight;
  }
  const precision = sum.found === 0 ? 0 : sum.foundRight / sum.found;
  const recall = sum.marked === 0 ? 0 : sum.markedRight / sum.marked;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), ...sum };
}
