/** Decides how treebank sentences are laid out as one document for the models. */
import { numberSpellings, type WordColumns } from "../../src/reading/syntax/word-columns.ts";
import type { GoldSentence } from "./read-treebank.ts";

/** The words of all sentences in one row of columns. */
export function layOutSentences(sentences: readonly GoldSentence[]): WordColumns {
  const isDash = sentences.flatMap((sentence) => sentence.isDash);
  const spaced = Uint8Array.from(sentences.flatMap((sentence) => sentence.spaced.map(Number)));
  const forms = sentences.flatMap((sentence) => sentence.forms);
  return numberSpellings(forms, spaced, (at) => isDash[at] ?? false);
}

/** The places of the first words of the sentences in those columns. */
export function firstsOf(sentences: readonly GoldSentence[]): readonly number[] {
  const firsts: number[] = [];
  let count = 0;
  for (const sentence of sentences) {
    firsts.push(count);
    count += sentence.forms.length;
  }
  return firsts;
}
