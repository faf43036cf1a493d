/** Decides by which words a name is known through the text: one key for all its spellings in it. */
import type { ParsedText } from "../parsed-text.ts";

/** The words of a name as one key: single spaces, no article, no shouting. */
export function nameKeyOf(parsed: ParsedText, first: number, after: number): string {
  const start = parsed.tokens[first]?.start ?? 0;
  const end = parsed.tokens[after - 1]?.end ?? start;
  const words = parsed.plain.slice(start, end).replace(/\s+/g, " ");
  return isShouted(words) && parsed.plain.includes(calm(words)) ? calm(words) : words;
}

/** "ORSA" and "Orsa" are one name where both stand in the text. */
function isShouted(words: string): boolean {
  return words.length >= SHORTEST_SHOUT && words.length <= LONGEST_SHOUT && words === words.toUpperCase() && words !== words.toLowerCase();
}

function calm(words: string): string {
  return words.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

const SHORTEST_SHOUT = 4;
const LONGEST_SHOUT = 60;

/** The last word of a name, its particles and suffix aside: "Velmar" of "Orrin T. Velmar Jr.". */
export function lastWordOf(name: string): string {
  const words = name.split(" ").filter((word) => !/^(?:[JS]r\.?|I{2,3}|IV)$/.test(word));
  return words.at(-1) ?? name;
}
