/** Decides how a source's text is laid out for the later stages: paragraphs, sentences, tokens, tags, lemmas and the parse. */
import type { Source } from "#record";
import type { Paragraph, ParsedText, Sentence, Token } from "./parsed-text.ts";
import { findParagraphs } from "./syntax/find-paragraphs.ts";
import { lemmatise } from "./syntax/lemmatise.ts";
import { mendVerbs } from "./syntax/mend-verbs.ts";
import { worldlyRowOf } from "./syntax/network/describe-spellings.ts";
import type { Network } from "./syntax/network/load-network.ts";
import { parseSentences } from "./syntax/network/parse-sentences.ts";
import { plainTextOf } from "./syntax/plain-text.ts";
import { splitSentences } from "./syntax/split-sentences.ts";
import { type TokenBounds, tokenise } from "./syntax/tokenise.ts";
import { layOutWords, type WordColumns } from "./syntax/word-columns.ts";

/**
 * Lays out the text of `source`. Pure and linear in the length of the text; every offset counts in the text as it is.
 *
 * @example
 * const parsed = parseText(source, network);
 * parsed.tokens.filter((token) => token.relation === "nsubj").map((token) => token.form);
 */
export function parseText(source: Source, network: Network): ParsedText {
  const { text } = source;
  const plain = plainTextOf(text);
  const paragraphs = findParagraphs(plain, source.blocks);
  const { bounds, firsts, paragraphOf } = cutText(text, plain, paragraphs);
  const columns = layOutWords(text, plain, bounds);
  const parse = parseSentences(columns, firsts, network);
  mendVerbs(columns.forms, parse, network);
  const { classes, heads, relations, nameScores } = parse;
  const lemmas = findLemmas(columns, classes, network);
  const wordClasses = columns.spellings.map((spelling) => classOf(network, spelling));
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  firsts.forEach((firstToken, sentence) => {
    const afterToken = firsts[sentence + 1] ?? columns.forms.length;
    for (let index = firstToken; index < afterToken; index++) {
      const form = columns.forms[index] ?? "";
      const place = classes[index] ?? 0;
      const fineTag = network.fineTags[place] ?? "FW";
      tokens.push({
        index,
        start: bounds.starts[index] ?? 0,
        end: bounds.ends[index] ?? 0,
        form,
        lower: form.toLowerCase(),
        lemma: lemmas[index] ?? "",
        tag: universalTag(network.tags[place] ?? "X", fineTag),
        fineTag,
        head: heads[index] ?? index,
        relation: network.relations[relations[index] ?? 0] ?? "dep",
        sentence,
        wordClass: wordClasses[columns.wordOf[index] ?? 0] ?? 0,
      });
    }
    sentences.push({
      start: bounds.starts[firstToken] ?? 0,
      end: bounds.ends[afterToken - 1] ?? 0,
      paragraph: paragraphOf[sentence] ?? 0,
      firstToken,
      afterToken,
      root: rootOf(heads, firstToken, afterToken),
    });
  });
  return { text, plain, paragraphs, sentences, tokens, nameScores };
}

function classOf(network: Network, spelling: string): number {
  const row = worldlyRowOf(network, spelling);
  return row === 0 ? 0 : ((network.worldly.coarse[row - 1] ?? 0) << 8) | (network.worldly.fine[row - 1] ?? 0);
}

/** Tokens and sentences of each paragraph in turn; `firsts` are the first tokens of the sentences. */
function cutText(text: string, plain: string, paragraphs: readonly Paragraph[]) {
  const bounds: TokenBounds = { starts: [], ends: [] };
  const firsts: number[] = [];
  const paragraphOf: number[] = [];
  paragraphs.forEach(({ start, end }, paragraph) => {
    const first = bounds.starts.length;
    tokenise({ text, plain, start, end }, bounds);
    for (const sentenceFirst of splitSentences(text, plain, bounds, first, bounds.starts.length)) {
      firsts.push(sentenceFirst);
      paragraphOf.push(paragraph);
    }
  });
  return { bounds, firsts, paragraphOf };
}

function rootOf(heads: Int32Array, firstToken: number, afterToken: number): number {
  for (let index = firstToken; index < afterToken; index++) if (heads[index] === index) return index;
  return firstToken;
}

/** The lemma of each token, worked out once for each spelling and class. */
function findLemmas(columns: WordColumns, classes: Uint8Array, { tags, fineTags }: Network): readonly string[] {
  const known = new Map<number, string>();
  return columns.forms.map((form, at) => {
    const place = classes[at] ?? 0;
    const key = (columns.wordOf[at] ?? 0) * CLASS_LIMIT + place;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const lemma = lemmatise(form, universalTag(tags[place] ?? "X", fineTags[place] ?? "FW"), fineTags[place] ?? "FW");
    known.set(key, lemma);
    return lemma;
  });
}

/** The treebanks call "United" in "United States" a verb and a proper noun at once; for reading, what is part of a name is a name. */
function universalTag(tag: string, fineTag: string): string {
  return fineTag === "NNP" || fineTag === "NNPS" ? "PROPN" : tag;
}

/** Classes are bytes. */
const CLASS_LIMIT = 256;
