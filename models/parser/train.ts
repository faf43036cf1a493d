/** Decides the parser's weights: learns from GUM's training part and EWT's development part, writes `models/parser/parser.bin`. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadParser, loadTagger } from "../../src/reading/syntax/load-syntax-models.ts";
import { readTreebank } from "../training/read-treebank.ts";
import { withHeadlines } from "../training/vary-sentences.ts";
import { learnParser } from "./learn-parser.ts";
import { scoreParses } from "./score-parses.ts";
import { tagByOthers, withTags } from "./tag-by-others.ts";

const corpus = process.argv[2] ?? "../shared/corpus";
const { train, dev } = readTreebank(`${corpus}/gum`, [`${corpus}/ewt/en_ewt-ud-dev.conllu`]);
const tagger = loadTagger(readFileSync("models/tagger/tagger.bin"));
const taggedDev = withTags(dev, tagger);
const bytes = learnParser(withHeadlines(tagByOthers(train, tagger.wordClasses, console.log), 11), tagger, {
  log: console.log,
  afterRound: (model) => console.log(scoreParses(taggedDev, tagger, loadParser(model))),
});
writeFileSync("models/parser/parser.bin", bytes);
