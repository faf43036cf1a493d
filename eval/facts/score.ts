/**
 * Decides how well the facts of a negotiation are read, from the sources as they stand. Usage: score [--frozen] [--folder eval/facts/practice] [--misses meetings] [--cause "not found"] [--json]
 *
 * The shape and the rules of matching are those of GUIDELINES.md. Misses are shown of the open half only. `parley eval facts eval/facts` is the same
 * with intervals, on the built program.
 */
import { readFileSync } from "node:fs";
import { buildWorld, loadReadingModels, readDocument } from "#reading";
import { factsOfReading, missesOfFacts, scoreFacts } from "#report";
import { plainSource } from "../../src/commands/gold/plain-source.ts";
import { readFacts } from "../../src/commands/gold/read-facts.ts";

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const frozen = process.argv.includes("--frozen");
const weights = (path: string): Uint8Array => new Uint8Array(readFileSync(`models/${path}`));
const models = loadReadingModels({
  syntax: weights("syntax/network.bin"),
  kernels: weights("syntax/kernels.wasm"),
  attribution: weights("attribution/weights.bin"),
  pronouns: weights("pronouns/weights.bin"),
});
const world = buildWorld();
const articles = readFacts(option("folder") ?? "eval/facts", frozen ? "frozen" : "open").map(({ name, text, published, facts }) => ({
  name,
  gold: facts,
  found: factsOfReading(text, readDocument(plainSource(text, published), { models, world, gazetteer: "" })),
}));
const kinds = scoreFacts(articles, { samples: 1000, seed: 20160101 });
if (process.argv.includes("--json")) console.log(JSON.stringify({ articles: articles.length, kinds }, undefined, 1));
else report();

function report(): void {
  const [kind, cause] = [option("misses"), option("cause")];
  const misses = frozen || kind === undefined ? [] : articles.flatMap(missesOfFacts).filter((miss) => miss.kind === kind);
  for (const miss of misses) {
    if (cause !== undefined && !miss.cause.includes(cause)) continue;
    console.log(`${miss.cause} · ${miss.article}`);
    if (miss.gold !== undefined) console.log(`    marked ${short(miss.gold)}`);
    if (miss.found !== undefined) console.log(`    found  ${short(miss.found)}`);
  }
  const percent = (share: number) => (100 * share).toFixed(1).padStart(5);
  console.log(`${articles.length} articles, the ${frozen ? "frozen" : "open"} half`);
  for (const { kind: name, found, whole, fields } of kinds) {
    console.log(
      `${name.padEnd(14)} whole P ${percent(whole.precision)} R ${percent(whole.recall)} F1 ${percent(whole.f1)} (${percent(whole.low)} to ${percent(whole.high)})  found P ${percent(found.precision)} R ${percent(found.recall)} F1 ${percent(found.f1)}  ${found.found} found, ${found.marked} marked`,
    );
    console.log(
      `${"".padEnd(15)}${fields.map(({ field, isKey, right, pairs }) => `${isKey ? "*" : ""}${field} ${right}/${pairs}`).join(", ")}`,
    );
  }
}

/** Places left out: the words tell where it is. */
function short(fact: unknown): string {
  return JSON.stringify(fact, (_key, value) => (typeof value?.words === "string" ? value.words : value));
}
