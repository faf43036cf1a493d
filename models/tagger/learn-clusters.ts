/** Decides the word classes that ship with the tagger: coarse and fine ones for every common spelling, capitals at sentence starts undone. */
import { classKeyOf, type WordClasses } from "../../src/reading/syntax/describe-words.ts";
import { clusterWords } from "./cluster-words.ts";

/** Classes for every spelling seen often enough in `sentences`. Deterministic. */
export function learnClusters(sentences: readonly (readonly string[])[]): WordClasses {
  const written = trueCased(sentences.map((sentence) => sentence.map((form) => form.replace(/\d/g, "0"))));
  const fine = clusterWords(written, { classes: 250, rarest: 4, rounds: 12 });
  const coarse = clusterWords(written, { classes: 40, rarest: 4, rounds: 12 });
  const classes = new Map<number, number>();
  for (const [word, place] of fine) {
    const key = classKeyOf(word);
    if (!classes.has(key)) classes.set(key, (((coarse.get(word) ?? 0) + 1) << 8) | (place + 1));
  }
  return classes;
}

/** The first word of a sentence in small letters where that is how it is mostly written inside sentences. */
function trueCased(sentences: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) for (const word of sentence.slice(1)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return sentences.map((sentence) =>
    sentence.map((word, place) => {
      const isOpening = place === 0 || (place === 1 && /^\W+$/.test(sentence[0] ?? ""));
      if (!isOpening) return word;
      const lower = word.toLowerCase();
      return (counts.get(lower) ?? 0) >= (counts.get(word) ?? 0) ? lower : word;
    }),
  );
}
