/** Decides how treebank sentences are laid out as one document for the models. */
import type { WordClasses } from "../../src/reading/syntax/describe-words.ts";
import { numberSpellings, type WordColumns } from "../../src/reading/syntax/word-columns.ts";
import type { RawSentence } from "./read-raw-text.ts";

/** The words of all sentences in one row of columns. */
export function layOutSentences(sentences: readonly RawSentence[], wordClasses: WordClasses): WordColumns {
  const isDash = sentences.flatMap((sentence) => sentence.isDash);
  const spaced = Uint8Array.from(sentences.flatMap((sentence) => sentence.spaced.map(Number)));
  const forms = sentences.flatMap((sentence) => sentence.forms);
  return numberSpellings({ forms, spaced, isDash: (at) => isDash[at] ?? false }, wordClasses);
}

/** The places of the first words of the sentences in those columns. */
export function firstsOf(sentences: readonly RawSentence[]): readonly number[] {
  const firsts: number[] = [];
  let count = 0;
  for (const sentence of sentences) {
    firsts.push(count);
    count += sentence.forms.length;
  }
  return firsts;
}
