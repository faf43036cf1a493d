/** Decides how well and how fast the syntax stages read held-out treebank sentences; prints one line for each part. */
import { existsSync, readFileSync } from "node:fs";
import { type GoldSentence, readTreebank } from "../../models/training/read-treebank.ts";
import { lemmatise } from "../../src/reading/syntax/lemmatise.ts";
import { loadNetwork } from "../../src/reading/syntax/network/load-network.ts";
import { parseSentences } from "../../src/reading/syntax/network/parse-sentences.ts";
import { numberSpellings } from "../../src/reading/syntax/word-columns.ts";

const CORPUS = process.argv[2] ?? "../shared/corpus";
if (!existsSync(`${CORPUS}/gum`)) {
  console.log(`No treebank at ${CORPUS}/gum: nothing to score.`);
  process.exit(0);
}
const network = loadNetwork(readFileSync("models/syntax/network.bin"), readFileSync("models/syntax/kernels.wasm"));
const { dev, test } = readTreebank(`${CORPUS}/gum`, []);
const parts: readonly (readonly [string, readonly GoldSentence[]])[] = [
  ["GUM dev", dev],
  ["GUM test", test],
  ["GUM dev, news", dev.filter(isNews)],
  ["GUM test, news", test.filter(isNews)],
];
for (const [name, sentences] of parts) console.log(name.padEnd(16), score(sentences));

/** `nmod` of `nmod:poss`: as the shared tasks count, subtypes aside (conll18_ud_eval; Zeman et al. 2018). */
function universalOf(relation: string): string {
  return relation.split(":")[0] ?? relation;
}

function isNews(sentence: GoldSentence): boolean {
  return sentence.document.includes("_news_");
}

function score(sentences: readonly GoldSentence[]): string {
  const isDash = sentences.flatMap((sentence) => sentence.isDash);
  const forms = sentences.flatMap((sentence) => sentence.forms);
  const spaced = Uint8Array.from(sentences.flatMap((sentence) => sentence.spaced.map(Number)));
  const firsts: number[] = [];
  let count = 0;
  for (const sentence of sentences) {
    firsts.push(count);
    count += sentence.forms.length;
  }
  const began = performance.now();
  const columns = numberSpellings({ forms, spaced, isDash: (at) => isDash[at] ?? false });
  const { classes, heads, relations } = parseSentences(columns, firsts, network);
  const seconds = (performance.now() - began) / 1000;
  const right = { upos: 0, xpos: 0, lemma: 0, head: 0, universal: 0, relation: 0 };
  let at = 0;
  for (const sentence of sentences) {
    const first = at;
    sentence.tags.forEach((tag, place) => {
      const found = classes[at] ?? 0;
      const foundTag = network.tags[found] ?? "";
      const foundFine = network.fineTags[found] ?? "";
      if (foundTag === tag) right.upos += 1;
      if (foundFine === sentence.fineTags[place]) right.xpos += 1;
      if (lemmatise(sentence.forms[place] ?? "", foundTag, foundFine) === sentence.lemmas[place]) right.lemma += 1;
      const goldHead = sentence.heads[place] ?? -1;
      if (heads[at] === (goldHead < 0 ? at : first + goldHead)) {
        right.head += 1;
        const relation = network.relations[relations[at] ?? 0] ?? "";
        const goldRelation = sentence.relations[place] ?? "";
        if (universalOf(relation) === universalOf(goldRelation)) right.universal += 1;
        if (relation === goldRelation) right.relation += 1;
      }
      at += 1;
    });
  }
  const percent = (part: number): string => ((100 * part) / count).toFixed(2);
  const speed = Math.round(count / seconds / 1000);
  return `${count} tokens  UPOS ${percent(right.upos)}  XPOS ${percent(right.xpos)}  lemma ${percent(right.lemma)}  UAS ${percent(right.head)}  LAS ${percent(right.universal)} (with subtypes ${percent(right.relation)})  ${speed} thousand tokens/s`;
}
