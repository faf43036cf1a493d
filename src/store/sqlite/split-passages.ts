/** Decides into which passages a text is cut for searching: paragraphs, and long paragraphs in pieces. */
import type { TextRange } from "#record";

/** A paragraph up to this length stays whole. */
const longestParagraph = 1_600;
/** Where no white space comes within this many characters of the wanted end, the cut goes through a word. */
const cutWindow = 400;

/** Paragraph-sized ranges of `text` in order; together they hold every character that is not white space. */
export function splitPassages(text: string): readonly TextRange[] {
  const passages: TextRange[] = [];
  for (const paragraph of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    let start = paragraph.index;
    const end = start + paragraph[0].length;
    while (end - start > longestParagraph) {
      const cut = cutBefore(text, start + longestParagraph);
      addTrimmed(start, cut);
      start = cut;
    }
    addTrimmed(start, end);
  }
  return passages;

  function addTrimmed(from: number, to: number): void {
    const words = text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    const end = to - (words.length - words.trimEnd().length);
    if (start < end) passages.push({ start, end });
  }
}

function cutBefore(text: string, wanted: number): number {
  for (let at = wanted; at > wanted - cutWindow; at--) {
    if (/\s/.test(text.charAt(at))) return at;
  }
  // Never between the two halves of one character.
  const half = text.charCodeAt(wanted);
  return half >= 0xdc00 && half <= 0xdfff ? wanted - 1 : wanted;
}
