/** Decides what every stage after the syntax knows of a text: paragraphs, sentences, tokens with tags and their place in the sentence. */

/** A paragraph or heading; `kind` is a guess from layout where intake gave no block. */
export type Paragraph = {
  readonly start: number;
  readonly end: number;
  readonly kind: "heading" | "body" | "list item" | "credit";
};

/** A sentence: tokens `firstToken` (included) to `afterToken` (excluded) of the document. */
export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly firstToken: number;
  readonly afterToken: number;
  /** Index in the document of the token that heads the sentence. */
  readonly root: number;
};

/** One token. Offsets count in the source's text, UTF-16 code units. */
export type Token = {
  /** Place in the document, from 0. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** The words with typographic quotes, apostrophes and dashes mapped to ASCII twins of equal length. */
  readonly form: string;
  readonly lower: string;
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB, AUX, ADP … */
  readonly tag: string;
  /** Penn Treebank tag: VBD, NNP, NNS, MD … */
  readonly fineTag: string;
  /** Index in the document of the syntactic head; the token's own index for the head of the sentence. */
  readonly head: number;
  /** Universal Dependencies relation to the head: nsubj, obj, ccomp, advcl, `root` … */
  readonly relation: string;
  readonly sentence: number;
  /** The class of the spelling by its neighbours in unmarked text: the fine class in the low byte, the coarse one above it; 0 where unknown. */
  readonly wordClass: number;
};

/** A text laid out for the stages of reading. */
export type ParsedText = {
  /** The source's exact text. */
  readonly text: string;
  /** The same length, typographic marks mapped to ASCII twins. */
  readonly plain: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  /** For each token what speaks for each of `NAME_KINDS` should it be part of a name, as logarithms; absent where no network has read the text. */
  readonly nameScores?: Float32Array;
};
