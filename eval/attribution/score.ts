/**
 * Decides how well attributions are found without the later stages: prints precision, recall and F1 on PolNeAR articles, by role and form.
 * Usage: node scripts/run-ts.mjs eval/attribution/score.ts [--split dev] [--corpus ../shared/corpus] [--rules] [--misses 20] [--limit 1000]
 * The span rules stand in `src/report/score-attributions.ts`; `parley eval attribution` scores the whole reader in the same way.
 * PolNeAR leaves out attributions inside other content, so those found `inside` another are not scored.
 */
import { readFileSync } from "node:fs";
import { type GoldArticle, readPolnear } from "../../src/commands/gold/read-standoff.ts";
import { parseAttributionModel } from "../../src/reading/attribution/attribution-model.ts";
import { findAttributions } from "../../src/reading/attribution/find-attributions.ts";
import type { Proposal } from "../../src/reading/attribution/proposal.ts";
import { layOutTokens, type TokenRange, textRangeOf } from "../../src/reading/attribution/token-table.ts";
import { findQuotations } from "../../src/reading/find-quotations.ts";
import { speechFormsOf } from "../../src/reading/speech-forms.ts";
import { attributionScoreLines, doubtfulLines, reliabilityLines } from "../../src/report/attribution-score-lines.ts";
import {
  type ArticleToScore,
  type AttributionSpans,
  type FoundSpans,
  keyOf,
  pairSpans,
  ROLES,
  reliabilityOf,
  scoreAttributions,
  tidySpans,
} from "../../src/report/score-attributions.ts";
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

const withDoubtful: (readonly FoundSpans[])[] = [];
let tokens = 0;
let spent = 0;
let parsing = 0;
const toScore: ArticleToScore[] = articles.map((article) => {
  const parsingFrom = performance.now();
  const parsed = parseArticle(article);
  const from = performance.now();
  parsing += from - parsingFrom;
  const table = layOutTokens(parsed, findQuotations(parsed));
  const { found: proposals, doubtful } = findAttributions(table, model);
  spent += performance.now() - from;
  tokens += parsed.tokens.length;
  const rangeOf = (range: TokenRange) => textRangeOf(parsed, range);
  const spansOf = ({ source, cue, content, basis }: Proposal): FoundSpans => ({
    certainty: basis.certainty,
    source: source === undefined ? [] : [rangeOf(source)],
    cue: [rangeOf(cue)],
    content: content.map(rangeOf),
  });
  const found = proposals.filter((proposal) => proposal.inside === undefined).map(spansOf);
  if (misses > 0) showMisses(article, found);
  withDoubtful.push([...found, ...doubtful.map(spansOf)]);
  return { text: article.text, found, marked: article.attributions, formOf: speechFormsOf(article.text), sentences: parsed.sentences };
});

console.log(`${articles.length} articles of PolNeAR ${option("split", "dev")}, ${model === undefined ? "rules alone" : model.name}`);
for (const line of attributionScoreLines(scoreAttributions(toScore, { samples: 1000, seed: 20160101 }))) console.log(line);
const widened = toScore.map((article, at) => ({ ...article, found: withDoubtful[at] ?? [] }));
const doubtful = widened.flatMap(({ found }) => found).length - toScore.flatMap(({ found }) => found).length;
for (const line of doubtfulLines(doubtful, scoreAttributions(widened, { samples: 1000, seed: 20160101 }))) console.log(line);
for (const line of reliabilityLines(reliabilityOf(widened))) console.log(line);
console.log(
  `${tokens} tokens; attribution ${Math.round(tokens / (spent / 1000))} tokens/s, parsing ${Math.round(tokens / (parsing / 1000))} tokens/s`,
);

/** Prints what was missed, what was found for nothing, and what was found with other ends. */
function showMisses(article: GoldArticle, found: readonly AttributionSpans[]): void {
  const foundTidy = found.map((each) => tidySpans(article.text, each));
  const markedTidy = article.attributions.map((each) => tidySpans(article.text, each));
  const pairs = pairSpans(foundTidy, markedTidy);
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

function show(text: string, each: AttributionSpans): string {
  return ROLES.map((role) => each[role].map((piece) => text.slice(piece.start, piece.end)).join(" … ")).join(" | ");
}
