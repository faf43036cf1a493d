/** Decides what counts as a word when two texts are compared for likeness: letters in one case, scripts without spaces by the character. */

/**
 * Words of a text in lower case. A run of letters is a word, also across a bracket inside it (`communication[s]`); scripts that write no spaces
 * give one word a character. Figures are left out: numbers of articles change between drafts while the text stays.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[*_[\]{}]/gu, "");
  return (
    plain.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|[\p{L}\p{M}]+/gu,
    ) ?? []
  );
}

/** The form a word is compared in: its first six letters, so that most endings do not matter. */
export function rootOf(word: string): string {
  return word.length > 6 ? word.slice(0, 6) : word;
}
