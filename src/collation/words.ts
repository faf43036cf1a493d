/** Decides when two passages use the same words: folding, light stemming, quoted words and overlap. */

const WordPattern = /[\p{L}\p{N}]+/gu;
const MarksPattern = /\p{M}+/gu;
const ApostrophePattern = /['’ʼ`]/g;

// Words that carry no content of their own; negations are kept, because they turn a meaning round.
const EmptyWords = new Set(
  `a an the this that these those of to in on at by for from with as into about over under between and or but if then than so such
  is are was were be been being am do does did done has have had having will would shall should can could may might must
  it its he him his she her hers they them their theirs we us our ours you your i me my who whom whose which what when where how
  there here also very just still only any some all each both more most other own same said says say told`.split(/\s+/),
);

const DoubleQuotes = /["“”„«»]/;

/** The words of a text, lower case, without accents and apostrophes, in order. */
export function wordsOf(text: string): readonly string[] {
  const plain = isPlainAscii(text) ? text : text.normalize("NFD").replace(MarksPattern, "");
  return plain.toLowerCase().replace(ApostrophePattern, "").match(WordPattern) ?? [];
}

/** The words in a row with one space between and around, so that `includes` compares whole words. */
export function lineOf(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

/** The set of content stems of a text, in the order of first use. */
export function stemsOf(text: string): ReadonlySet<string> {
  return stemsOfWords(wordsOf(text));
}

/** The set of content stems of words as `wordsOf` gives them. */
export function stemsOfWords(words: readonly string[]): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const word of words) if (!EmptyWords.has(word)) stems.add(stemOf(word));
  return stems;
}

/** A light stem: plural and verb endings off, so that "guarantees" meets "guarantee" and "withdrawing" meets "withdraw". */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  let stem = word;
  if (stem.endsWith("ies") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.endsWith("s") && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.endsWith("ing") && stem.length > 6) stem = undouble(stem.slice(0, -3));
  else if (stem.endsWith("ed") && stem.length > 5) stem = undouble(stem.slice(0, -2));
  else if (/(?:wal|ment)$/.test(stem) && stem.length > 8) stem = stem.replace(/(?:al|ment)$/, "");
  return stem.endsWith("e") && stem.length > 4 ? stem.slice(0, -1) : stem;
}

/** The words between quotation marks; a mark left open runs to the end. For a text without marks: none. */
export function quotedPartOf(text: string): string {
  const parts = text.split(DoubleQuotes);
  return parts.filter((_, at) => at % 2 === 1).join(" ");
}

/** How many words two sets share. */
export function sharedCount(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return shared;
}

/** Shared words over all words (Jaccard), 0 for two empty sets. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = sharedCount(one, other);
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Shared words over the words of the smaller set, 0 where that is empty. */
export function containment(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size);
  return smaller === 0 ? 0 : sharedCount(one, other) / smaller;
}

function undouble(stem: string): string {
  const last = stem.at(-1);
  return last !== undefined && last === stem.at(-2) && !"lsz".includes(last) ? stem.slice(0, -1) : stem;
}

function isPlainAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
