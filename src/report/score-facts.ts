/** Decides how the facts found in articles are scored against settled ones: kind by kind, with the cause of every miss. */

/*
 * What counts as a pair and which fields are key is decided in `match-facts.ts`. `found`: a pair. `whole`: a pair with every key field right.
 * Intervals: samples of articles drawn with replacement from a seeded generator, 2.5th to 97.5th percentile of F1.
 */
import { drawSamples } from "./draw-samples.ts";
import { FACT_KINDS, type FactKind, type Facts, matchFacts } from "./match-facts.ts";
import type { Score } from "./score-attributions.ts";

/** One article with what the reader found and what is settled. */
export type FactsToScore = { readonly name: string; readonly found: Facts; readonly gold: Facts };

export type FactScores = {
  readonly kind: FactKind;
  readonly found: Score;
  readonly whole: Score;
  /** Of the pairs, the share in which the field agrees; key fields first. */
  readonly fields: readonly { readonly field: string; readonly isKey: boolean; readonly right: number; readonly pairs: number }[];
};

/** The scores of each kind. Cost: that of matching, and kinds × samples × articles. */
export function scoreFacts(
  articles: readonly FactsToScore[],
  bootstrap: { readonly samples: number; readonly seed: number },
): readonly FactScores[] {
  const draws = drawSamples(articles.length, bootstrap);
  const matched = articles.map(({ found, gold }) => matchFacts(found, gold));
  return FACT_KINDS.map((kind) => {
    const tallies = articles.map(({ found, gold }, at) => {
      const pairs = matched[at]?.[kind] ?? [];
      return {
        found: found[kind].length,
        marked: gold[kind].length,
        paired: pairs.length,
        whole: pairs.filter(({ isWhole }) => isWhole).length,
      };
    });
    return {
      kind,
      found: scoreOf(tallies, "paired", draws),
      whole: scoreOf(tallies, "whole", draws),
      fields: fieldsOf(matched.flatMap((pairs) => pairs[kind])),
    };
  });
}

/** One fact that is missed, wrong in some field, or found though nobody marked it. */
export type FactMiss = {
  readonly article: string;
  readonly kind: FactKind;
  /** "not found", "not marked", or the fields that differ: "date, sides". */
  readonly cause: string;
  readonly gold: unknown;
  readonly found: unknown;
};

/** Everything of an article that is not whole, in the order of kinds and text. */
export function missesOfFacts({ name, found, gold }: FactsToScore): readonly FactMiss[] {
  const matched = matchFacts(found, gold);
  return FACT_KINDS.flatMap((kind): readonly FactMiss[] => {
    const pairs = matched[kind];
    const [ours, theirs] = [found[kind], gold[kind]];
    const [pairedOurs, pairedTheirs] = [new Set(pairs.map(({ one }) => one)), new Set(pairs.map(({ other }) => other))];
    const miss = (cause: string, one: unknown, other: unknown): FactMiss => ({ article: name, kind, cause, gold: other, found: one });
    return [
      ...theirs.flatMap((fact, at) => (pairedTheirs.has(at) ? [] : [miss("not found", undefined, fact)])),
      ...pairs.flatMap(({ one, other, keys, isWhole }) => {
        const apart = Object.entries(keys).flatMap(([field, agrees]) => (agrees ? [] : [field]));
        return isWhole ? [] : [miss(apart.join(", "), ours[one], theirs[other])];
      }),
      ...ours.flatMap((fact, at) => (pairedOurs.has(at) ? [] : [miss("not marked", fact, undefined)])),
    ];
  });
}

type Tally = { readonly found: number; readonly marked: number; readonly paired: number; readonly whole: number };

function scoreOf(tallies: readonly Tally[], right: "paired" | "whole", draws: readonly (readonly number[])[]): Score {
  const rates = ratesOf(tallies, right);
  const f1s = draws
    .map(
      (draw) =>
        ratesOf(
          draw.flatMap((place) => tallies[place] ?? []),
          right,
        ).f1,
    )
    .sort((one, other) => one - other);
  return { ...rates, low: f1s[Math.floor(f1s.length * 0.025)] ?? rates.f1, high: f1s[Math.floor(f1s.length * 0.975)] ?? rates.f1 };
}

function ratesOf(tallies: readonly Tally[], which: "paired" | "whole"): Omit<Score, "low" | "high"> {
  const sum = (field: keyof Tally): number => tallies.reduce((total, tally) => total + tally[field], 0);
  const [found, marked, right] = [sum("found"), sum("marked"), sum(which)];
  const precision = found === 0 ? 0 : right / found;
  const recall = marked === 0 ? 0 : right / marked;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, found, marked, foundRight: right, markedRight: right };
}

function fieldsOf(pairs: ReturnType<typeof matchFacts>[FactKind]): FactScores["fields"] {
  const [first] = pairs;
  if (first === undefined) return [];
  const count = (group: "keys" | "beside") =>
    Object.keys(first[group]).map((field) => ({
      field,
      isKey: group === "keys",
      right: pairs.filter((pair) => pair[group][field] === true).length,
      pairs: pairs.length,
    }));
  return [...count("keys"), ...count("beside")];
}
