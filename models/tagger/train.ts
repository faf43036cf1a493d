/** Decides the tagger's weights: learns from GUM's training part and EWT's development part, writes `models/tagger/tagger.bin`. */
import { writeFileSync } from "node:fs";
import { learnTagger, TAGGER_SIZES } from "../training/learn-tagger.ts";
import { readRawText } from "../training/read-raw-text.ts";
import { readTreebank } from "../training/read-treebank.ts";
import { withHeadlines } from "../training/vary-sentences.ts";
import { learnClusters } from "./learn-clusters.ts";

const corpus = process.argv[2] ?? "../shared/corpus";
const { train } = readTreebank(`${corpus}/gum`, [`${corpus}/ewt/en_ewt-ud-dev.conllu`]);
const unmarked = readRawText(corpus);
const wordClasses = learnClusters([...unmarked, ...train].map((sentence) => sentence.forms));
console.log(`${wordClasses.size} spellings with classes, from ${unmarked.length} unmarked sentences`);
writeFileSync(
  "models/tagger/tagger.bin",
  learnTagger(withHeadlines(train, 11), { wordClasses, rounds: TAGGER_SIZES.rounds, log: console.log }),
);
