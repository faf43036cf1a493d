/** Decides what the surroundings of a word look like: its sentence, its paragraph, and the quotation marks near it. */
import type { Paragraph, Sentence } from "../parsed-text.ts";
import type { TokenTable } from "./token-table.ts";

/** Where a sentence stands, in tokens, both ends included. */
export type Place = {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** The last token that is a word. */
  readonly lastWord: number;
  readonly heading: boolean;
  /** First and last token of the paragraph. */
  readonly paragraphFirst: number;
  readonly paragraphLast: number;
};

/** The place of every sentence, in order. Cost: linear. */
export function placesOf(table: TokenTable): readonly Place[] {
  const { sentences, paragraphs } = table.parsed;
  const firstIn = new Map<number, number>();
  const lastIn = new Map<number, number>();
  for (const sentence of sentences) {
    if (!firstIn.has(sentence.paragraph)) firstIn.set(sentence.paragraph, sentence.firstToken);
    lastIn.set(sentence.paragraph, sentence.afterToken - 1);
  }
  return sentences.map((sentence, index) => placeOf(sentence, index, paragraphs[sentence.paragraph]));

  function placeOf(sentence: Sentence, index: number, paragraph: Paragraph | undefined): Place {
    let lastWord = sentence.afterToken - 1;
    while (lastWord > sentence.firstToken && table.punctuation[lastWord] === 1) lastWord--;
    return {
      sentence: index,
      first: sentence.firstToken,
      last: sentence.afterToken - 1,
      lastWord,
      heading: paragraph?.kind === "heading",
      paragraphFirst: firstIn.get(sentence.paragraph) ?? sentence.firstToken,
      paragraphLast: lastIn.get(sentence.paragraph) ?? sentence.afterToken - 1,
    };
  }
}

/**
 * Where quotation marks stand around the tokens `first` to `last`, as bits:
 * inside a quotation; one begins within the next two tokens; one begins later in the sentence; one ended within the two tokens before;
 * one ended earlier in the sentence; the sentence begins with one; the next sentence begins with one.
 */
export function quoteStateAt(table: TokenTable, first: number, last: number, place: Place): number {
  const { quotation, quotationPieces } = table;
  let bits = 0;
  const own = quotation[first] ?? -1;
  if (own >= 0) bits |= 1;
  for (let at = last + 1; at <= Math.min(place.last, last + NEAR_WORDS); at++) {
    const other = quotation[at] ?? -1;
    if (other < 0 || other === own) continue;
    bits |= at - last <= 3 ? 2 : 4;
    break;
  }
  for (let at = first - 1; at >= Math.max(place.first, first - NEAR_WORDS); at--) {
    const other = quotation[at] ?? -1;
    if (other < 0 || other === own) continue;
    bits |= first - at <= 3 ? 8 : 16;
    break;
  }
  const opening = quotation[place.first] ?? -1;
  if (opening >= 0) bits |= quotationPieces[opening]?.first === place.first ? 32 : 64;
  if (place.last < place.paragraphLast && (quotation[place.last + 1] ?? -1) >= 0) bits |= 128;
  return bits;
}

/** How far quotation marks are looked for, in tokens. */
const NEAR_WORDS = 40;
