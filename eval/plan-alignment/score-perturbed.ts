/** Scores the alignment on treaties changed at random (renumbered, shuffled, merged, split, dropped, rewritten), with and without telling by shared runs of words. */
import { chooseLinks, fittedModel, type LinkModel } from "../../src/plan/alignment/choose-links.ts";
import { measurePairs } from "../../src/plan/alignment/measure-pairs.ts";
import type { AlignUnit } from "../../src/plan/alignment/unit.ts";
import { goldIsHere, readArticles, readGold } from "./gold.ts";
import { type Perturbation, perturb, unchanged } from "./perturb.ts";

const Seeds = [11, 12, 13, 14];
const Changes: Readonly<Record<string, Perturbation>> = {
  "shuffled in blocks": { ...unchanged, shuffle: true },
  "8 % merged, 10 % split, 8 % dropped": { ...unchanged, merge: 0.08, split: 0.1, drop: 0.08 },
  "10 % rewritten but for three words of ten, 10 % dropped": { ...unchanged, rewrite: 0.1, keep: 0.3, drop: 0.1 },
  "10 % rewritten but for one word of seven, 10 % dropped": { ...unchanged, rewrite: 0.1, keep: 0.15, drop: 0.1 },
  "every third word another, 10 % dropped": { ...unchanged, noise: 0.3, drop: 0.1 },
  "all of it": { shuffle: true, merge: 0.05, split: 0.05, drop: 0.1, rewrite: 0.1, keep: 0.2, noise: 0.15 },
};
const Models: Readonly<Record<string, LinkModel>> = {
  "without runs": { ...fittedModel, thresholds: { ...fittedModel.thresholds, runOdds: Number.POSITIVE_INFINITY } },
  "as it is": fittedModel,
};

if (!goldIsHere) {
  console.log("The treaties ../shared/corpus/lisbon are absent; nothing was scored.");
  process.exit(0);
}
const [old, fresh] = [readArticles("tec-2002.txt"), readArticles("tfeu-2008.txt")];
const placeOf = (units: readonly AlignUnit[], number: string): number => units.findIndex((unit) => unit.number === number);
const goldPairs = readGold().map((pair) => ({ old: placeOf(old, pair.old), new: placeOf(fresh, pair.new) }));
scoreAll(
  "the new treaty against itself, changed",
  fresh,
  fresh.map((_, at) => ({ old: at, new: at })),
);
scoreAll("the old treaty against the new one, changed further", old, goldPairs);

type Pair = { readonly old: number; readonly new: number };
type Score = { right: number; given: number; wanted: number; rewritten: number; rewrittenFound: number; parts: number; partsFound: number };

function scoreAll(title: string, before: readonly AlignUnit[], pairs: readonly Pair[]): void {
  console.log(title);
  for (const [name, how] of Object.entries(Changes)) {
    console.log(`  ${name}`);
    for (const [model, score] of Object.entries(scoreModels(before, pairs, how))) console.log(`    ${model}: ${tell(score)}`);
  }
}

function scoreModels(before: readonly AlignUnit[], pairs: readonly Pair[], how: Perturbation): Readonly<Record<string, Score>> {
  const scores = Object.fromEntries(
    Object.keys(Models).map((name) => [name, { right: 0, given: 0, wanted: 0, rewritten: 0, rewrittenFound: 0, parts: 0, partsFound: 0 }]),
  );
  for (const seed of Seeds) {
    const changed = perturb(fresh, how, seed);
    const wanted = new Map(
      changed.flatMap((entry, at) =>
        pairs.filter((pair) => entry.from.includes(pair.new)).map((pair) => [`${pair.old} ${at}`, entry.done] as const),
      ),
    );
    const measures = measurePairs(
      before,
      changed.map((entry) => entry.unit),
    );
    for (const [name, model] of Object.entries(Models)) {
      const score = scores[name];
      if (score !== undefined) count(score, wanted, new Set(chooseLinks(measures, [], model).map((link) => `${link.old} ${link.new}`)));
    }
  }
  return scores;
}

function count(score: Score, wanted: ReadonlyMap<string, string>, given: ReadonlySet<string>): void {
  score.given += given.size;
  score.wanted += wanted.size;
  for (const [key, done] of wanted) {
    const found = given.has(key) ? 1 : 0;
    score.right += found;
    if (done === "rewrite") {
      score.rewritten++;
      score.rewrittenFound += found;
    }
    if (done === "merge" || done === "split") {
      score.parts++;
      score.partsFound += found;
    }
  }
}

function tell(score: Score): string {
  const f1 = (2 * score.right) / (score.given + score.wanted);
  const shares = `precision ${(score.right / score.given).toFixed(4)}, recall ${(score.right / score.wanted).toFixed(4)}`;
  const rewritten = score.rewritten === 0 ? "" : `; rewritten ${score.rewrittenFound} of ${score.rewritten}`;
  const parts = score.parts === 0 ? "" : `; parts of merges and splits ${score.partsFound} of ${score.parts}`;
  return `F1 ${f1.toFixed(4)}, ${shares}${rewritten}${parts}`;
}
