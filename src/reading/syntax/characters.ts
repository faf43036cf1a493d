/** Decides what kind of character a UTF-16 unit is for the tokeniser. */

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Combining marks and invisible joiners: they stay with the character before them. */
export const JOINER = 3;
export const SYMBOL = 4;
export const HIGH_SURROGATE = 5;
export const LOW_SURROGATE = 6;

/** The kind of one UTF-16 unit. */
export function kindOfUnit(unit: number): number {
  return unit < LATIN_END ? (LATIN_KINDS[unit] ?? SYMBOL) : kindBeyondLatin(unit);
}

/** True for a letter or digit. */
export function isWordUnit(unit: number): boolean {
  const kind = kindOfUnit(unit);
  return kind === LETTER || kind === DIGIT;
}

/** True for an upper-case letter. */
export function isUpperUnit(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return kindOfUnit(unit) === LETTER && UPPER.test(String.fromCharCode(unit));
}

const LATIN_END = 0x250;
const LETTERS = /[\p{L}\p{Nl}]/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const DIGITS = /\p{Nd}/u;
const JOINERS = /[\p{M}\p{Cf}]/u;
const SPACES = /[\s\p{Cc}]/u;

const LATIN_KINDS = Uint8Array.from({ length: LATIN_END }, (_, unit) => kindByProperty(unit));

function kindBeyondLatin(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdbff) return HIGH_SURROGATE;
  if (unit >= 0xdc00 && unit <= 0xdfff) return LOW_SURROGATE;
  return kindByProperty(unit);
}

function kindByProperty(unit: number): number {
  const character = String.fromCharCode(unit);
  if (LETTERS.test(character)) return LETTER;
  if (DIGITS.test(character)) return DIGIT;
  if (SPACES.test(character)) return SPACE;
  if (JOINERS.test(character)) return JOINER;
  return SYMBOL;
}
