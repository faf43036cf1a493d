/** Decides the tags that the parser learns with: each part of the training text is tagged by a tagger that has not seen it. */
import type { WordClasses } from "../../src/reading/syntax/describe-words.ts";
import { loadTagger } from "../../src/reading/syntax/load-syntax-models.ts";
import { type TaggerModel, tagWords } from "../../src/reading/syntax/tag-words.ts";
import { firstsOf, layOutSentences } from "../training/lay-out-sentences.ts";
import { learnTagger } from "../training/learn-tagger.ts";
import type { GoldSentence } from "../training/read-treebank.ts";
import { withHeadlines } from "../training/vary-sentences.ts";

const FOLDS = 5;
const ROUNDS = 4;

/** The sentences with the tags a stranger gave them, documents kept whole. Nothing is kept between runs: a tagger of earlier code would give other tags. */
export function tagByOthers(
  sentences: readonly GoldSentence[],
  wordClasses: WordClasses,
  log: (line: string) => void,
): readonly GoldSentence[] {
  const documents = [...new Set(sentences.map((sentence) => sentence.document))];
  const foldOf = new Map(documents.map((document, place) => [document, place % FOLDS]));
  // EWT is one big file: its sentences go to the folds in blocks.
  const folds = sentences.map((sentence, place) =>
    sentence.document.startsWith("GUM") ? (foldOf.get(sentence.document) ?? 0) : Math.floor(place / 50) % FOLDS,
  );
  const tagged: GoldSentence[] = [...sentences];
  for (let fold = 0; fold < FOLDS; fold++) {
    const tagger = foldTagger(
      fold,
      sentences.filter((_, place) => folds[place] !== fold),
      wordClasses,
      log,
    );
    const places = [...folds.keys()].filter((place) => folds[place] === fold);
    const own = withTags(
      places.map((place) => sentences[place]).filter((sentence) => sentence !== undefined),
      tagger,
    );
    places.forEach((place, at) => {
      const sentence = own[at];
      if (sentence !== undefined) tagged[place] = sentence;
    });
  }
  return tagged;
}

function foldTagger(fold: number, others: readonly GoldSentence[], wordClasses: WordClasses, log: (line: string) => void): TaggerModel {
  log(`tagger that has not seen part ${fold + 1} of ${FOLDS}`);
  return loadTagger(learnTagger(withHeadlines(others, 11), { wordClasses, rounds: ROUNDS, log: () => undefined }));
}

/** The sentences with the tags that `tagger` gives them. */
export function withTags(sentences: readonly GoldSentence[], tagger: TaggerModel): readonly GoldSentence[] {
  const firsts = firstsOf(sentences);
  const classes = tagWords(layOutSentences(sentences, tagger.wordClasses), firsts, tagger);
  return sentences.map((sentence, place) => {
    const first = firsts[place] ?? 0;
    const own = [...classes.subarray(first, first + sentence.forms.length)];
    return {
      ...sentence,
      tags: own.map((found) => tagger.tags[found] ?? "X"),
      fineTags: own.map((found) => tagger.fineTags[found] ?? "FW"),
    };
  });
}
