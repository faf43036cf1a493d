/** Decides how good parses are: the share of words with the right head (UAS), and with the right head and relation (LAS). */
import { type ParserModel, parseDependencies } from "../../src/reading/syntax/parse-dependencies.ts";
import type { TaggerModel } from "../../src/reading/syntax/tag-words.ts";
import { firstsOf, layOutSentences } from "../training/lay-out-sentences.ts";
import type { GoldSentence } from "../training/read-treebank.ts";
import { classesOf } from "./classes-of.ts";

/** Scores `parser` on sentences that carry the tags it is to parse with. Punctuation counts. */
export function scoreParses(
  sentences: readonly GoldSentence[],
  tagger: TaggerModel,
  parser: ParserModel,
): { readonly uas: string; readonly las: string } {
  const columns = layOutSentences(sentences, tagger.wordClasses);
  const firsts = firstsOf(sentences);
  const { heads, relations } = parseDependencies(columns, classesOf(sentences, tagger), firsts, tagger, parser);
  let words = 0;
  let headsRight = 0;
  let allRight = 0;
  sentences.forEach((sentence, place) => {
    const first = firsts[place] ?? 0;
    sentence.heads.forEach((head, at) => {
      words += 1;
      if (heads[first + at] !== (head < 0 ? first + at : first + head)) return;
      headsRight += 1;
      if (parser.relations[relations[first + at] ?? 0] === sentence.relations[at]) allRight += 1;
    });
  });
  return { uas: ((100 * headsRight) / words).toFixed(2), las: ((100 * allRight) / words).toFixed(2) };
}
