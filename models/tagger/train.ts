/** Decides the tagger's weights: learns from GUM's training part and EWT's development part, writes `models/tagger/tagger.bin`. */
import { writeFileSync } from "node:fs";
import { learnTagger, TAGGER_SIZES } from "../training/learn-tagger.ts";
import { readTreebank } from "../training/read-treebank.ts";
import { withHeadlines } from "../training/vary-sentences.ts";

const corpus = process.argv[2] ?? "../shared/corpus";
const { train } = readTreebank(`${corpus}/gum`, [`${corpus}/ewt/en_ewt-ud-dev.conllu`]);
writeFileSync("models/tagger/tagger.bin", learnTagger(withHeadlines(train, 11), TAGGER_SIZES.rounds, console.log));
