/** Measures the redline of two drafts and its cost against the optimum, rivals in the same run, and time against length up to two megabytes. */
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { diffWords } from "diff";
import DiffMatchPatch from "diff-match-patch";
import htmlDiff from "node-htmldiff";
import { compareDrafts, type DraftComparison, parseDraft, type Redline, redlineOf } from "../../src/plan/index.ts";

const corpus = join(process.cwd(), "..", "shared", "corpus");
const RivalCapMs = 30_000;

if (!existsSync(join(corpus, "paris-2015"))) {
  console.log("The drafts in ../shared/corpus/paris-2015 are absent; nothing was measured.");
  process.exit(0);
}
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);

for (const [one, other] of [
  ["4-dec-2015.md", "9-dec-2015.md"],
  ["23-oct-2015.md", "4-dec-2015.md"],
] as const) {
  const [old, fresh] = [readFileSync(join(corpus, "paris-2015", one), "utf8"), readFileSync(join(corpus, "paris-2015", other), "utf8")];
  console.log(`\n${one} → ${other}`);
  const first = timed(() => redline(old, fresh));
  const runs = Array.from({ length: 9 }, () => timed(() => redline(old, fresh)));
  const { comparison, told } = first.value;
  console.log(
    `  Parley, parsed, aligned and told: first ${ms(first.took)}, median of 9 ${ms(median(runs.map(({ took }) => took)))}, on a processor ${ms(median(runs.map(({ worked }) => worked)))}; of it parse ${ms(median(runs.map(({ value }) => value.parse)))}, align ${ms(median(runs.map(({ value }) => value.align)))}, tell ${ms(median(runs.map(({ value }) => value.tell)))}`,
  );
  const optimum = optimumInside(comparison, told);
  console.log(
    `  words changed inside aligned articles ${told.cost.aligned}, least possible ${optimum}, ratio ${(told.cost.aligned / optimum).toFixed(4)}; said to be optimal ${told.optimal}`,
  );
  const rivals: readonly (readonly [string, () => string])[] = [
    [
      `diff ${version("diff")}, words`,
      () => {
        const changes = diffWords(old, fresh, { timeout: RivalCapMs });
        return changes === undefined
          ? `gave up at ${ms(RivalCapMs)}`
          : `${changes.filter(({ added, removed }) => added || removed).length} changes`;
      },
    ],
    [`node-htmldiff ${version("node-htmldiff")}`, () => `${(htmlDiff(old, fresh).match(/<(?:ins|del)\b/gu) ?? []).length} changes`],
    [
      `diff-match-patch ${version("diff-match-patch")}, characters, its cap of 1 s, cleaned up`,
      () => {
        const engine = new DiffMatchPatch();
        const changes = engine.diff_main(old, fresh);
        engine.diff_cleanupSemantic(changes);
        return `${changes.filter(([kind]) => kind !== 0).length} changes, ${changes.reduce((sum, [kind, text]) => sum + (kind === 0 ? 0 : text.length), 0)} characters`;
      },
    ],
  ];
  for (const [name, run] of rivals) {
    const { took, worked, value } = timed(run);
    console.log(`  ${name}: ${ms(took)}, on a processor ${ms(worked)}, ${value}`);
  }
}

console.log("\nTime against length: the two Lisbon treaties, so many times over, words varied in each copy");
if (existsSync(join(corpus, "lisbon"))) {
  const [old, fresh] = ["tec-2002.txt", "tfeu-2008.txt"].map((file) => readFileSync(join(corpus, "lisbon", file), "utf8"));
  for (const copies of [1, 2, 4, 7]) {
    const [one, other] = [grow(old ?? "", copies), grow(fresh ?? "", copies)];
    const { took, worked, value } = timed(() => redline(one, other));
    console.log(
      `  ${(one.length / 1e6).toFixed(2)} and ${(other.length / 1e6).toFixed(2)} million characters: ${ms(took)}, on a processor ${ms(worked)} (parse ${ms(value.parse)}, align ${ms(value.align)}, tell ${ms(value.tell)}), ${ms((took / (one.length + other.length)) * 1e6)} a million; optimal ${value.told.optimal}; longest step ${ms(value.longest)}`,
    );
  }
}
// One text without any numbered unit, changed throughout: nothing to hold on to but the words.
const words = Array.from({ length: 150_000 }, (_, at) => `w${(at * 7919) % 5003}`);
const flat = words.join(" ");
const changed = words.map((word, at) => (at % 11 === 0 ? `x${at % 997}` : word)).join(" ");
const { took, value } = timed(() => redline(flat, changed));
console.log(
  `  no units, ${(flat.length / 1e6).toFixed(2)} million characters, every eleventh word changed: ${ms(took)}; said to be optimal ${value.told.optimal}`,
);

function redline(
  oldText: string,
  newText: string,
): { comparison: DraftComparison; told: Redline; parse: number; align: number; tell: number; longest: number } {
  const parsed = timed(() => [parseDraft(oldText), parseDraft(newText)] as const);
  const aligned = timed(() => compareDrafts(...parsed.value));
  const steps = redlineOf(aligned.value);
  let longest = 0;
  const start = performance.now();
  for (;;) {
    const step = timed(() => steps.next());
    longest = Math.max(longest, step.took);
    if (step.value.done === true) {
      return {
        comparison: aligned.value,
        told: step.value.value,
        parse: parsed.took,
        align: aligned.took,
        tell: performance.now() - start,
        longest,
      };
    }
  }
}

/** The least number of words to delete and insert inside the aligned blocks, from the plain table of common subsequences. */
function optimumInside({ old, new: fresh }: DraftComparison, told: Redline): number {
  const cut = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+(?:['’\-‐‑][\p{L}\p{M}\p{N}]+)*|[^\s]/gu) ?? [];
  let least = 0;
  for (const block of told.blocks) {
    if (block.kind !== "together") continue;
    const [one, other] = [cut(old.text.slice(block.old.start, block.old.end)), cut(fresh.text.slice(block.new.start, block.new.end))];
    let above = new Int32Array(other.length + 1);
    for (const word of one) {
      const row = new Int32Array(other.length + 1);
      for (let at = 0; at < other.length; at++) {
        row[at + 1] = word === other[at] ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0);
      }
      above = row;
    }
    least += one.length + other.length - 2 * (above[other.length] ?? 0);
  }
  return least;
}

/** Copies of a text with other words and numbers in each, so that no copy is like another. */
function grow(text: string, copies: number): string {
  return Array.from({ length: copies }, (_, copy) =>
    text
      .replaceAll(/\p{L}{7,}/gu, (word) =>
        copy === 0 || word === "Article" || word.length % 3 === copy % 3 ? word : `${word}${"abcdefgh"[copy]}`,
      )
      .replaceAll(/^Article (\d+)/gmu, (_whole, number: string) => `Article ${Number(number) + 1000 * copy}`),
  ).join("\n\n");
}

function version(name: string): string {
  const described: { readonly version: string } = JSON.parse(
    readFileSync(join(process.cwd(), "node_modules", name, "package.json"), "utf8"),
  );
  return described.version;
}

/** Time on the clock, and time this process had on a processor: on a busy machine the two differ. */
function timed<Value>(run: () => Value): { readonly took: number; readonly worked: number; readonly value: Value } {
  const start = performance.now();
  const used = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(used);
  return { took: performance.now() - start, worked: (user + system) / 1000, value };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}

function ms(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${Math.round(value)} ms`;
}
