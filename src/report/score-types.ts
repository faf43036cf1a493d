/** Decides how the PLOVER types found are scored against marked ones: by type, with what was taken for what. */

/*
 * Each record has one marked type; at most one is found. A type's precision is over the records for which it was found, its recall over those
 * marked with it. `all` counts every type together: precision over the records with a type found. Intervals: samples of records drawn with
 * replacement from a seeded generator, 2.5th to 97.5th percentile of F1.
 */
import type { PloverType } from "#record";
import { drawSamples } from "./draw-samples.ts";
import type { Score } from "./score-attributions.ts";

export type TypedRecord = { readonly marked: PloverType; readonly found: PloverType | undefined };

export type TypeScores = {
  readonly all: Score;
  readonly byType: readonly ({ readonly type: PloverType } & Score)[];
  /** What was found for what is marked, "none" where nothing was; the most frequent first, right ones left out. */
  readonly confusions: readonly { readonly marked: PloverType; readonly found: PloverType | "none"; readonly records: number }[];
};

/** Scores of all types together and of each that is marked or found. Cost: records × (types + samples). */
export function scoreTypes(records: readonly TypedRecord[], bootstrap: { readonly samples: number; readonly seed: number }): TypeScores {
  const draws = drawSamples(records.length, bootstrap);
  const types = [...new Set(records.flatMap(({ marked, found }) => (found === undefined ? [marked] : [marked, found])))].sort();
  return {
    all: scoreOf(records, draws, undefined),
    byType: types.map((type) => ({ type, ...scoreOf(records, draws, type) })),
    confusions: confusionsOf(records),
  };
}

function scoreOf(records: readonly TypedRecord[], draws: readonly (readonly number[])[], type: PloverType | undefined): Score {
  const rates = ratesOf(records, type);
  const f1s = draws
    .map((draw) => {
      const drawn = draw.flatMap((place) => records[place] ?? []);
      return ratesOf(drawn, type).f1;
    })
    .sort((one, other) => one - other);
  return { ...rates, low: f1s[Math.floor(f1s.length * 0.025)] ?? rates.f1, high: f1s[Math.floor(f1s.length * 0.975)] ?? rates.f1 };
}

function ratesOf(records: readonly TypedRecord[], type: PloverType | undefined): Omit<Score, "low" | "high"> {
  let [found, marked, right] = [0, 0, 0];
  for (const record of records) {
    if (type === undefined ? record.found !== undefined : record.found === type) found++;
    if (type === undefined || record.marked === type) marked++;
    if (record.found === record.marked && (type === undefined || record.marked === type)) right++;
  }
  const precision = found === 0 ? 0 : right / found;
  const recall = marked === 0 ? 0 : right / marked;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, found, marked, foundRight: right, markedRight: right };
}

function confusionsOf(records: readonly TypedRecord[]): TypeScores["confusions"] {
  const counts = new Map<string, { marked: PloverType; found: PloverType | "none"; records: number }>();
  for (const { marked, found = "none" } of records) {
    if (marked === found) continue;
    const key = `${marked} ${found}`;
    const known = counts.get(key) ?? { marked, found, records: 0 };
    known.records++;
    counts.set(key, known);
  }
  return [...counts.values()].sort(
    (one, other) => other.records - one.records || (`${one.marked} ${one.found}` < `${other.marked} ${other.found}` ? -1 : 1),
  );
}
