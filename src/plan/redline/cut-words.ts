/** Decides what a redline compares: words and single signs, each with the white space before it. */

/** A text as tokens. Token `n` is `text.slice(starts[n], ends[n])`; the white space before it runs from the end of the one before. */
export type Words = {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Equal words have equal ids, across all texts cut with the same vocabulary. */
  readonly ids: Int32Array;
};

/** Ids of words; grows as texts are cut. Words that differ only in typographic quotation marks or dashes are different words. */
export type Vocabulary = Map<string, number>;

const Word = /[\p{L}\p{M}\p{N}]+(?:['’\-‐‑][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/** Cuts a text. Scripts without spaces fall into characters, so that a change in a long run of them is not the whole run. */
export function cutWords(text: string, vocabulary: Vocabulary): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const ids: number[] = [];
  const add = (start: number, word: string): void => {
    let id = vocabulary.get(word);
    if (id === undefined) {
      id = vocabulary.size;
      vocabulary.set(word, id);
    }
    starts.push(start);
    ends.push(start + word.length);
    ids.push(id);
  };
  for (const match of text.matchAll(Word)) {
    const [word] = match;
    if (!UnspacedScript.test(word)) {
      add(match.index, word);
      continue;
    }
    let at = match.index;
    for (const character of word) {
      add(at, character);
      at += character.length;
    }
  }
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends), ids: Int32Array.from(ids) };
}

const UnspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
