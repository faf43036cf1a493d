/** Decides which altered copies of sentences the models also learn from, so that headlines and careless typing do not break them. */
import type { GoldSentence } from "./read-treebank.ts";

/** The sentences, and for every `every`th a copy in headline capitals, in capitals throughout, or without the final full stop. */
export function withHeadlines(sentences: readonly GoldSentence[], every: number): readonly GoldSentence[] {
  const copies = sentences
    .filter((_, place) => place % every === 0)
    .map((sentence, place) => VARIATIONS[place % VARIATIONS.length]?.(sentence));
  return [...sentences, ...copies.filter((copy) => copy !== undefined)];
}

const VARIATIONS: readonly ((sentence: GoldSentence) => GoldSentence)[] = [inTitleCase, inCapitals, inTitleCase, withoutFullStop];

function inTitleCase(sentence: GoldSentence): GoldSentence {
  const small = new Set(["ADP", "DET", "CCONJ", "PART", "SCONJ"]);
  const forms = sentence.forms.map((form, at) =>
    at > 0 && small.has(sentence.tags[at] ?? "") && form.length < 5 ? form : form.charAt(0).toUpperCase() + form.slice(1),
  );
  return { ...sentence, forms };
}

function inCapitals(sentence: GoldSentence): GoldSentence {
  return { ...sentence, forms: sentence.forms.map((form) => form.toUpperCase()) };
}

/** Only where nothing depends on the mark. */
function withoutFullStop(sentence: GoldSentence): GoldSentence {
  const last = sentence.forms.length - 1;
  if (sentence.forms[last] !== "." || last < 2 || sentence.heads.includes(last)) return sentence;
  const cut = <Value>(values: readonly Value[]): readonly Value[] => values.slice(0, last);
  return {
    ...sentence,
    forms: cut(sentence.forms),
    isDash: cut(sentence.isDash),
    spaced: cut(sentence.spaced),
    lemmas: cut(sentence.lemmas),
    tags: cut(sentence.tags),
    fineTags: cut(sentence.fineTags),
    heads: cut(sentence.heads),
    relations: cut(sentence.relations),
  };
}
