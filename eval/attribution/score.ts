/**
 * Decides how well attributions are found: prints precision, recall and F1 on PolNeAR articles, by role and by form, with intervals.
 * Usage: node scripts/run-ts.mjs eval/attribution/score.ts [--split dev] [--corpus ../shared/corpus] [--rules] [--misses 20] [--limit 1000]
 * The span rules stand in `measure.ts`. PolNeAR leaves out attributions inside other content, so those found `inside` another are not scored.
 */
import { readFileSync } from "node:fs";
import { parseAttributionModel } from "../../src/reading/attribution/attribution-model.ts";
import { findAttributions } from "../../src/reading/attribution/find-attributions.ts";
import { layOutTokens, type TokenRange, textRangeOf } from "../../src/reading/attribution/token-table.ts";
import { findQuotations } from "../../src/reading/find-quotations.ts";
import { type GoldArticle, type GoldAttribution, readPolnear } from "../polnear.ts";
import { type ArticleTally, keyOf, pairUp, ROLES, summarise, tallyArticle, tidy } from "./measure.ts";
import { parseArticle } from "./parse-article.ts";

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

const folder = `${option("corpus", "../shared/corpus")}/polnear/${option("split", "dev")}`;
const articles = readPolnear(folder)?.slice(0, Number(option("limit", "100000")));
if (articles === undefined) {
  console.log(`No PolNeAR at ${folder}: nothing was scored.`);
  process.exit(0);
}
const weights = option("model", "models/attribution/weights.bin");
const model = process.argv.includes("--rules") ? undefined : parseAttributionModel(new Uint8Array(readFileSync(weights)));
const misses = Number(option("misses", "0"));

let tokens = 0;
let spent = 0;
let parsing = 0;
const tallies: ArticleTally[] = articles.map((article) => {
  const parsingFrom = performance.now();
  const parsed = parseArticle(article);
  const from = performance.now();
  parsing += from - parsingFrom;
  const table = layOutTokens(parsed, findQuotations(parsed));
  const proposals = findAttributions(table, model);
  spent += performance.now() - from;
  tokens += parsed.tokens.length;
  const rangeOf = (range: TokenRange) => textRangeOf(parsed, range);
  const found = proposals
    .filter((proposal) => proposal.inside === undefined)
    .map(({ source, cue, content }) => ({
      source: source === undefined ? [] : [rangeOf(source)],
      cue: [rangeOf(cue)],
      content: content.map(rangeOf),
    }));
  if (misses > 0) showMisses(article, found);
  return tallyArticle(article.text, found, article.attributions);
});

const number = (value: number) => value.toFixed(1).padStart(6);
console.log(`${articles.length} articles of PolNeAR ${option("split", "dev")}, ${model === undefined ? "rules alone" : model.name}`);
console.log(`${"".padEnd(24)}     P      R     F1   (95 %)             found marked`);
for (const measure of [
  ...ROLES.map((role) => `${role} exact`),
  ...ROLES.map((role) => `${role} tokens`),
  "all exact",
  "all overlap",
  "all overlap, direct",
  "all overlap, indirect",
  "all overlap, mixed",
]) {
  const { precision, recall, f1, low, high, found, marked } = summarise(tallies, measure);
  console.log(
    `${measure.padEnd(24)}${number(precision)} ${number(recall)} ${number(f1)}   (${low.toFixed(1)} to ${high.toFixed(1)})  ${String(found).padStart(9)} ${String(marked).padStart(6)}`,
  );
}
console.log(
  `${tokens} tokens; attribution ${Math.round(tokens / (spent / 1000))} tokens/s, parsing ${Math.round(tokens / (parsing / 1000))} tokens/s`,
);

/** Prints what was missed, what was found for nothing, and what was found with other ends. */
function showMisses(article: GoldArticle, found: readonly GoldAttribution[]): void {
  const foundTidy = found.map((each) => tidy(article.text, each));
  const markedTidy = article.attributions.map((each) => tidy(article.text, each));
  const pairs = pairUp(foundTidy, markedTidy);
  const lines: string[] = [];
  for (const each of markedTidy) if (!pairs.some((pair) => pair.marked === each)) lines.push(`missed   ${show(article.text, each)}`);
  for (const each of foundTidy) if (!pairs.some((pair) => pair.found === each)) lines.push(`spurious ${show(article.text, each)}`);
  for (const pair of pairs) {
    const wrong = ROLES.filter((role) => keyOf(pair.found[role]) !== keyOf(pair.marked[role]));
    if (wrong.length > 0)
      lines.push(`other ${wrong.join(", ")}\n  found  ${show(article.text, pair.found)}\n  marked ${show(article.text, pair.marked)}`);
  }
  console.log(`\n== ${article.name}`);
  for (const line of lines.slice(0, misses)) console.log(line);
}

function show(text: string, each: GoldAttribution): string {
  return ROLES.map((role) => each[role].map((piece) => text.slice(piece.start, piece.end)).join(" … ")).join(" | ");
}
