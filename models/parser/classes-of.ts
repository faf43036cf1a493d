/** Decides how written tags become the tagger's class numbers again. */
import type { TaggerModel } from "../../src/reading/syntax/tag-words.ts";
import type { GoldSentence } from "../training/read-treebank.ts";

/** The class of every word, in order; a pair the tagger does not know counts as the first with its universal tag. */
export function classesOf(sentences: readonly GoldSentence[], tagger: Pick<TaggerModel, "tags" | "fineTags">): Uint8Array {
  const numbers = new Map(tagger.tags.map((tag, place) => [`${tag} ${tagger.fineTags[place] ?? ""}`, place]));
  const classes = sentences.flatMap((sentence) =>
    sentence.tags.map((tag, at) => numbers.get(`${tag} ${sentence.fineTags[at] ?? ""}`) ?? Math.max(0, tagger.tags.indexOf(tag))),
  );
  return Uint8Array.from(classes);
}
