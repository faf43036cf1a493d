/** Decides what the network sees of a spelling: keys of the word, its beginnings, endings and shape, each for a table of vectors. */
import { DIGIT, isUpperUnit, kindOfUnit, LETTER } from "../characters.ts";
import { hashUnits, mixHash } from "../hash-features.ts";

/** The tables of vectors, in the order in which keys stand; `worldly` is the table of words learned from very much text. */
export const FEATURE_TABLES = [
  "word",
  "ending of 2",
  "ending of 3",
  "ending of 4",
  "beginning of 2",
  "beginning of 3",
  "shape",
  "setting",
] as const;

/**
 * The keys of a spelling, one for each of `FEATURE_TABLES`, into `keys`. `isSpaced` says whether white space stands before it. Digits count as 0,
 * capitals as small letters except in the shape.
 */
export function writeKeys(spelling: string, isSpaced: boolean, keys: Int32Array): void {
  const head = spelling.length > LONGEST_SPELLING ? spelling.slice(0, LONGEST_SPELLING) : spelling;
  const lower = head.toLowerCase();
  const length = lower.length;
  keys[0] = hashUnits(lower, 0, length);
  keys[1] = hashUnits(lower, Math.max(0, length - 2), length);
  keys[2] = hashUnits(lower, Math.max(0, length - 3), length);
  keys[3] = length > 4 ? hashUnits(lower, length - 4, length) : 0;
  keys[4] = hashUnits(lower, 0, Math.min(2, length));
  keys[5] = hashUnits(lower, 0, Math.min(3, length));
  keys[6] = shapeOf(head);
  keys[7] = (isUpperUnit(head.charCodeAt(0)) ? 2 : 0) + (isSpaced ? 1 : 0) + 1;
}

/**
 * The keys under which the word may stand in the table of words from very much text, the best first: as it is in small letters, with digits as 0,
 * the last part of a word with hyphens.
 */
export function worldlyKeys(spelling: string): readonly number[] {
  const lower = spelling.slice(0, LONGEST_SPELLING).toLowerCase();
  const keys = [exactKey(lower)];
  const blurred = lower.replace(/\d/g, "0");
  if (blurred !== lower) keys.push(exactKey(blurred));
  const hyphen = lower.lastIndexOf("-");
  if (hyphen > 0 && hyphen < lower.length - 1) keys.push(exactKey(lower.slice(hyphen + 1)));
  return keys;
}

/** The key of a word in that table: digits count as they are. */
export function exactKey(lower: string): number {
  let hash = 0x811c9dc5 ^ lower.length;
  for (let at = 0; at < lower.length; at++) hash = Math.imul(hash ^ lower.charCodeAt(at), 0x01000193);
  return mixHash(0x51ed270b, hash);
}

/** Capital X, small x, digit 0, anything else itself; a run counts once or, from two on, twice. */
function shapeOf(form: string): number {
  let hash = 0x2545f491;
  let previous = 0;
  let run = 0;
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    const kind = kindOfUnit(unit);
    const drawn = kind === DIGIT ? 0x30 : kind === LETTER ? (isUpperUnit(unit) ? 0x58 : 0x78) : unit;
    run = drawn === previous ? run + 1 : 1;
    previous = drawn;
    if (run <= 2) hash = mixHash(hash, drawn);
  }
  return hash;
}

const LONGEST_SPELLING = 40;
