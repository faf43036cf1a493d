/** Scores the alignment of two treaties against the official table of where 292 articles went, with what it says of strangers, and prints the fit. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { alignUnits } from "../../src/plan/alignment/align-units.ts";
import { assign } from "../../src/plan/alignment/assign.ts";
import { type ChosenLink, chooseLinks, type LinkModel } from "../../src/plan/alignment/choose-links.ts";
import { measurePairs } from "../../src/plan/alignment/measure-pairs.ts";
import { pairWeights, passageLimits, runWeights, thresholds } from "../../src/plan/alignment/pair-weights.ts";
import { alignUnitsOf } from "../../src/plan/alignment/units-of-draft.ts";
import { parseDraft } from "../../src/plan/structure/parse-draft.ts";
import { fitModel } from "./fit.ts";
import { corpus, goldIsHere, pairKey, readArticles, readGold } from "./gold.ts";

if (!goldIsHere) {
  console.log("The gold ../shared/corpus/lisbon is absent; nothing was scored.");
  process.exit(0);
}

const [old, fresh] = [readArticles("tec-2002.txt"), readArticles("tfeu-2008.txt")];
const gold = readGold();
const kinds = new Map(gold.map((pair) => [pairKey(pair.old, pair.new), pair.kind]));
const keyAt = (one: number, other: number): string => pairKey(old[one]?.number ?? "", fresh[other]?.number ?? "");
const isGold = (one: number, other: number): boolean => kinds.has(keyAt(one, other));
const inMerge = (one: number, other: number): boolean =>
  gold.filter((pair) => pair.old === old[one]?.number).length > 1 || gold.filter((pair) => pair.new === fresh[other]?.number).length > 1;
const goldCount = (one: number): number => gold.filter((pair) => pair.old === old[one]?.number).length;
const measures = measurePairs(old, fresh);

const sameNumber = old.flatMap((unit, one) => fresh.flatMap((other, at) => (unit.number === other.number ? [{ old: one, new: at }] : [])));
tell("same number", sameNumber);
const cosines = measures.pairs.map((pair) => ({ row: pair.old, column: pair.new, gain: pair.likeness }));
for (const threshold of [0.15, 0.2, 0.25]) {
  const columns = assign(
    old.length,
    fresh.length,
    cosines.map((offer) => ({ ...offer, gain: offer.gain - threshold })),
  );
  const links = [...columns].flatMap((column, row) => (column < 0 ? [] : [{ old: row, new: column }]));
  tell(`TF-IDF one to one, from ${threshold}`, links);
}
const links = chooseLinks(measures);
tell("Parley as it is", links, true);
crossValidate();
tellKinds();
tellCalibration(links);
tellStrangers();
if (process.argv.includes("--fit"))
  console.log(
    "fitted on all:",
    JSON.stringify(
      fitModel(measures, { isGold, inMerge }, goldCount, () => true),
      undefined,
      1,
    ),
  );
console.log("in use:", JSON.stringify({ weights: pairWeights, runWeights, thresholds, limits: passageLimits }));

/** Six folds by ranges of old articles: weights and thresholds are chosen on five, the sixth is scored with them. */
function crossValidate(): void {
  const folds = 6;
  const foldOf = (one: number): number => Math.min(folds - 1, Math.floor((one / old.length) * folds));
  const pooled = Array.from({ length: folds }, (_, fold) => {
    const model: LinkModel = fitModel(measures, { isGold, inMerge }, goldCount, (one) => foldOf(one) !== fold);
    return chooseLinks(measures, [], model).filter((link) => foldOf(link.old) === fold);
  }).flat();
  tell("Parley, cross-validated by ranges", pooled, true);
}

function tell(name: string, found: readonly Pick<ChosenLink, "old" | "new">[], more = false): void {
  const keys = new Set(found.map((link) => keyAt(link.old, link.new)));
  const right = [...keys].filter((key) => kinds.has(key));
  const f1 = (2 * right.length) / (keys.size + kinds.size);
  const moved = gold.filter((pair) => pair.kind === "moved");
  const movedFound = moved.filter((pair) => keys.has(pairKey(pair.old, pair.new))).length;
  console.log(
    `${name}: F1 ${f1.toFixed(4)}${more ? ` [${interval(keys).join(", ")}]` : ""}, precision ${(right.length / Math.max(1, keys.size)).toFixed(4)}, recall ${(right.length / kinds.size).toFixed(4)} (${right.length} of ${kinds.size}, ${keys.size} given); moved ${movedFound} of ${moved.length}`,
  );
  if (!more) return;
  console.log(`  not in the table: ${[...keys].filter((key) => !kinds.has(key)).join(" ")}`);
  console.log(`  missed: ${[...kinds.keys()].filter((key) => !keys.has(key)).join(" ")}`);
  const several = [...new Set(gold.map((pair) => `old ${pair.old}`)), ...new Set(gold.map((pair) => `new ${pair.new}`))].filter(
    (name) => partsOf(name).length > 1,
  );
  // Reported as such: at least two of its parts are given, so that it shows as a merge or a split.
  const shown = several.filter((name) => partsOf(name).filter((key) => keys.has(key)).length > 1);
  console.log(
    `  merges and splits reported as such: ${shown.length} of ${several.length}; missed ${several.filter((name) => !shown.includes(name)).join(", ") || "none"}`,
  );
}

function partsOf(name: string): readonly string[] {
  const [side, number] = name.split(" ");
  return gold.filter((pair) => (side === "old" ? pair.old : pair.new) === number).map((pair) => pairKey(pair.old, pair.new));
}

/** 95 % bootstrap interval of F1 over old articles, 2,000 draws with a fixed seed. */
function interval(keys: ReadonlySet<string>): readonly [string, string] {
  const numbers = [...new Set([...kinds.keys(), ...keys].map((key) => key.split(">")[0] ?? ""))];
  const counts = numbers.map((number) => {
    const given = [...keys].filter((key) => key.startsWith(`${number}>`));
    return {
      right: given.filter((key) => kinds.has(key)).length,
      given: given.length,
      gold: gold.filter((pair) => pair.old === number).length,
    };
  });
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * counts.length);
  };
  const scores = Array.from({ length: 2000 }, () => {
    let [right, given, wanted] = [0, 0, 0];
    for (let at = 0; at < counts.length; at++) {
      const count = counts[draw()];
      right += count?.right ?? 0;
      given += count?.given ?? 0;
      wanted += count?.gold ?? 0;
    }
    return (2 * right) / (given + wanted);
  }).sort((one, other) => one - other);
  return [(scores[50] ?? 0).toFixed(3), (scores[1949] ?? 0).toFixed(3)];
}

function tellKinds(): void {
  const alignment = alignUnits(old, fresh);
  const table = new Map<string, number>();
  for (const link of alignment.links) {
    const kind = kinds.get(keyAt(link.old, link.new)) ?? "not in the table";
    const key = `${kind} told as ${link.kind}${link.kind !== "moved" && link.changes.includes("moved") ? ", moved" : ""}`;
    table.set(key, (table.get(key) ?? 0) + 1);
  }
  console.log(
    `kinds: ${[...table]
      .map(([key, count]) => `${key} ${count}`)
      .sort()
      .join("; ")}`,
  );
  console.log(`similarity ${alignment.similarity.toFixed(3)}`);
}

function tellCalibration(found: readonly ChosenLink[]): void {
  const edges = [0, 0.5, 0.8, 0.95, 0.99, 1.01];
  for (const [at, low] of edges.slice(0, -1).entries()) {
    const high = edges[at + 1] ?? 2;
    const inside = found.filter((link) => link.certainty >= low && link.certainty < high);
    const right = inside.filter((link) => isGold(link.old, link.new)).length;
    if (inside.length > 0) console.log(`certainty ${low} to ${Math.min(1, high)}: ${right} of ${inside.length} right`);
  }
}

/** Drafts of one text, and pairs of unrelated ones: what is said of their similarity. */
function tellStrangers(): void {
  const read = (file: string): ReturnType<typeof alignUnitsOf> => alignUnitsOf(parseDraft(readFileSync(join(corpus, file), "utf8")));
  const paris = readdirSync(join(corpus, "paris-2015")).filter((file) => file.endsWith(".md"));
  const drafts = new Map(paris.map((file) => [file, read(join("paris-2015", file))]));
  for (const [one, other] of [
    ["23-oct-2015.md", "4-dec-2015.md"],
    ["4-dec-2015.md", "9-dec-2015.md"],
    ["23-oct-2015.md", "9-dec-2015.md"],
  ] as const) {
    const [before, after] = [drafts.get(one)?.units ?? [], drafts.get(other)?.units ?? []];
    const alignment = alignUnits(before, after);
    const same = alignment.links.filter((link) => before[link.old]?.number === after[link.new]?.number).length;
    console.log(
      `${one} → ${other}: ${alignment.links.length} pairs, ${same} with the same number; similarity ${alignment.similarity.toFixed(3)}`,
    );
  }
  for (const [file, draft] of drafts) {
    const [one, other] = [alignUnits(old, draft.units), alignUnits(draft.units, fresh)];
    console.log(
      `strangers ${file}: similarity ${one.similarity.toFixed(3)} and ${other.similarity.toFixed(3)}, pairs ${one.links.length} and ${other.links.length}, said to be strangers ${!one.sameInstrument && !other.sameInstrument}`,
    );
  }
}
