/** Decides where each token of a stretch of text begins and ends, by the conventions of the UD treebanks that the models learned from. */
import { DIGIT, HIGH_SURROGATE, isUpperUnit, isWordUnit, JOINER, kindOfUnit, LETTER, LOW_SURROGATE, SPACE } from "./characters.ts";
import { isLongDash } from "./plain-text.ts";
import {
  APOSTROPHE_WORDS,
  CLITICS,
  CLOSING_ABBREVIATIONS,
  CLOSING_LOWER_ABBREVIATIONS,
  DOTTED_ENDINGS,
  FUSED_WORDS,
  HYPHEN_PREFIXES,
  LOWER_ABBREVIATIONS,
  NAME_ARTICLES,
  NUMBERED_ABBREVIATIONS,
  STATE_ABBREVIATIONS,
  TITLE_ABBREVIATIONS,
  UNITS_AFTER_NUMBERS,
} from "./token-words.ts";

/** Where the tokens of a document lie, in order; `tokenise` appends to both lists. */
export type TokenBounds = { readonly starts: number[]; readonly ends: number[] };

/** The text to cut, exact and with ASCII twins, and the stretch of it. */
export type Stretch = { readonly text: string; readonly plain: string; readonly start: number; readonly end: number };

/** Appends the tokens of `stretch` to `bounds`. Linear: every unit is looked at a bounded number of times. */
export function tokenise(stretch: Stretch, bounds: TokenBounds): void {
  const { plain, start, end } = stretch;
  let at = start;
  while (at < end) {
    const kind = kindOfUnit(plain.charCodeAt(at));
    if (kind === SPACE || kind === JOINER) {
      at += 1;
      continue;
    }
    const tokenEnd = endOfTokenAt(stretch, at);
    pushToken(stretch, at, tokenEnd, bounds);
    at = tokenEnd;
  }
}

function endOfTokenAt(stretch: Stretch, at: number): number {
  const { plain, start, end } = stretch;
  const unit = plain.charCodeAt(at);
  const kind = kindOfUnit(unit);
  const next = at + 1 < end ? plain.charCodeAt(at + 1) : SPACE_UNIT;
  if (kind === LETTER || kind === DIGIT) {
    const opensStretch = at === start;
    if (opensStretch && kind === DIGIT) return endOfListNumber(stretch, at) ?? endOfWord(stretch, at);
    return endOfWord(stretch, at);
  }
  if (kind === HIGH_SURROGATE || kind === LOW_SURROGATE) return endOfPictogram(plain, at, end);
  if (unit === APOSTROPHE) return endOfApostrophe(stretch, at);
  if ((unit === AT_SIGN || unit === HASH) && isLetterUnit(next) && !isWordBefore(stretch, at)) return endOfHandle(plain, at + 1, end);
  if (unit === FULL_STOP && isDigitUnit(next) && !isWordBefore(stretch, at)) return endOfWord(stretch, at + 1);
  if (unit === OPEN_SQUARE && plain.startsWith("[...]", at) && at + 5 <= end) return at + 5;
  if (unit === EXCLAMATION || unit === QUESTION) return endOfRun(plain, at, end, isExclamatory);
  if (RUNS.has(unit)) return endOfRun(plain, at, end, (other) => other === unit);
  return endOfJoiners(plain, at + 1, end);
}

/** Cuts off what is written onto a word: clitics, "n't", fused words and units after numbers. */
function pushToken(stretch: Stretch, start: number, end: number, bounds: TokenBounds): void {
  const cut = cutInside(stretch.plain, start, end);
  if (cut > start && cut < end) {
    bounds.starts.push(start, cut);
    bounds.ends.push(cut, end);
    return;
  }
  bounds.starts.push(start);
  bounds.ends.push(end);
}

function cutInside(plain: string, start: number, end: number): number {
  const length = end - start;
  if (length < 3 || length > LONGEST_CUT_WORD) return end;
  const first = kindOfUnit(plain.charCodeAt(start));
  if (first === DIGIT) return cutBeforeUnit(plain, start, end);
  if (first !== LETTER) return end;
  const apostrophe = lastUnitWithin(plain, APOSTROPHE, start, end);
  if (apostrophe > start) {
    const ending = plain.slice(apostrophe + 1, end).toLowerCase();
    if (ending === "t" && lowerUnit(plain.charCodeAt(apostrophe - 1)) === LETTER_N) return apostrophe - 1;
    return CLITICS.has(ending) ? apostrophe : end;
  }
  if (length > LONGEST_FUSED_WORD || length < 5) return end;
  const firstPart = FUSED_WORDS.get(plain.slice(start, end).toLowerCase());
  return firstPart === undefined ? end : start + firstPart;
}

function cutBeforeUnit(plain: string, start: number, end: number): number {
  let at = end;
  while (at > start && isLetterUnit(plain.charCodeAt(at - 1))) at -= 1;
  if (at === end || end - at > 3 || !isDigitUnit(plain.charCodeAt(at - 1))) return end;
  return UNITS_AFTER_NUMBERS.has(plain.slice(at, end).toLowerCase()) ? at : end;
}

/** "1." and "2)" at the start of a paragraph are one token. */
function endOfListNumber(stretch: Stretch, at: number): number | undefined {
  const { plain, end } = stretch;
  let after = at;
  while (after < end && after - at < 3 && isDigitUnit(plain.charCodeAt(after))) after += 1;
  const mark = plain.charCodeAt(after);
  if (after >= end || (mark !== FULL_STOP && mark !== CLOSE_ROUND)) return undefined;
  if (after + 1 < end && kindOfUnit(plain.charCodeAt(after + 1)) !== SPACE) return undefined;
  return after + 1;
}

function endOfWord(stretch: Stretch, start: number): number {
  const { plain, end } = stretch;
  const address = endOfAddress(plain, start, end);
  if (address !== undefined) return address;
  let at = start;
  while (at < end) {
    at = endOfLetters(plain, at, end);
    const joined = afterInnerMark(stretch, start, at);
    if (joined === undefined) break;
    at = joined;
  }
  return at < end && plain.charCodeAt(at) === FULL_STOP && keepsFullStop(stretch, start, at) ? at + 1 : at;
}

/** Where the word goes on behind the mark at `at`; undefined where the word ends here. */
function afterInnerMark(stretch: Stretch, start: number, at: number): number | undefined {
  const { text, plain, end } = stretch;
  if (at + 1 >= end) return undefined;
  const mark = plain.charCodeAt(at);
  const before = plain.charCodeAt(at - 1);
  const after = plain.charCodeAt(at + 1);
  if (mark === AT_SIGN && isWordUnit(after)) return endOfHandle(plain, at + 1, end);
  if (!isWordUnit(after)) return undefined;
  const digits = isDigitUnit(before) && isDigitUnit(after);
  switch (mark) {
    case APOSTROPHE:
      return at + 1;
    case FULL_STOP:
      return digits || joinsAtFullStop(plain, start, at, end) ? at + 1 : undefined;
    case COMMA:
      return digits && isThousands(plain, at, end) ? at + 1 : undefined;
    case COLON:
      return digits ? at + 1 : undefined;
    case SLASH:
      return digits || isDocumentSymbol(plain, start, at, after) ? at + 1 : undefined;
    case AMPERSAND:
      return isUpperUnit(before) && isUpperUnit(after) && at - start <= 3 ? at + 1 : undefined;
    case UNDERSCORE:
      return at + 1;
    case HYPHEN:
      return !isLongDash(text.charCodeAt(at)) && joinsAtHyphen(stretch, start, at) ? at + 1 : undefined;
    default:
      return undefined;
  }
}

/** "U.S", "e.g", "Ph.D", "example.org": the dot is inside the word. "end.Next" is two sentences written without a space. */
function joinsAtFullStop(plain: string, start: number, at: number, end: number): boolean {
  const pieceStart = lastUnitWithin(plain, FULL_STOP, Math.max(start, at - LONGEST_CUT_WORD), at) + 1 || start;
  if (at - pieceStart === 1) return true;
  const nextEnd = endOfLetters(plain, at + 1, Math.min(end, at + 2 + LONGEST_CUT_WORD));
  if (nextEnd - at - 1 === 1 && at - pieceStart <= 2) return true;
  const ending = plain.slice(at + 1, nextEnd);
  if (DOTTED_ENDINGS.has(ending)) return true;
  return nextEnd < end && plain.charCodeAt(nextEnd) === FULL_STOP && isDottedName(plain, nextEnd, end);
}

/** True where a later piece of a dotted name is a known ending: "press.office.example.org". */
function isDottedName(plain: string, at: number, end: number): boolean {
  let dot = at;
  for (let piece = 0; piece < MOST_DOTTED_PIECES && dot < end && plain.charCodeAt(dot) === FULL_STOP; piece++) {
    const pieceEnd = endOfLetters(plain, dot + 1, Math.min(end, dot + 2 + LONGEST_CUT_WORD));
    if (DOTTED_ENDINGS.has(plain.slice(dot + 1, pieceEnd))) return true;
    dot = pieceEnd;
  }
  return false;
}

function joinsAtHyphen(stretch: Stretch, start: number, at: number): boolean {
  const { plain, end } = stretch;
  const length = at - start;
  if (isDigitUnit(plain.charCodeAt(start))) return isDigitUnit(plain.charCodeAt(at + 1)) && hasThreeNumbers(plain, start, at, end);
  if (length > LONGEST_PREFIX) return false;
  const prefix = plain.slice(start, at).toLowerCase();
  if (HYPHEN_PREFIXES.has(prefix)) return true;
  return NAME_ARTICLES.has(prefix) && isUpperUnit(plain.charCodeAt(at + 1));
}

/** "2025-12-22" and "555-010-4477" are one token, the range "15-20" is three. */
function hasThreeNumbers(plain: string, start: number, at: number, end: number): boolean {
  if (lastUnitWithin(plain, HYPHEN, Math.max(start, at - LONGEST_CUT_WORD), at) >= 0) return true;
  let after = at + 1;
  while (after < end && after - at < 6 && isDigitUnit(plain.charCodeAt(after))) after += 1;
  return after + 1 < end && plain.charCodeAt(after) === HYPHEN && isDigitUnit(plain.charCodeAt(after + 1));
}

function isThousands(plain: string, at: number, end: number): boolean {
  for (let place = 1; place <= 3; place++) if (at + place >= end || !isDigitUnit(plain.charCodeAt(at + place))) return false;
  return at + 4 >= end || !isDigitUnit(plain.charCodeAt(at + 4));
}

/** "S/2025/114", "A/RES/77/3": letters, a slash, and more of it. */
function isDocumentSymbol(plain: string, start: number, at: number, after: number): boolean {
  if (at - start > LONGEST_PREFIX + 8 || !isUpperUnit(plain.charCodeAt(start))) return false;
  if (isDigitUnit(after)) return true;
  return at - start === 1 && isUpperUnit(after) && plain.charCodeAt(at + 2) !== SPACE_UNIT;
}

/** True where the full stop at `at` belongs to the word before it. */
function keepsFullStop(stretch: Stretch, start: number, at: number): boolean {
  const { plain, end } = stretch;
  const length = at - start;
  if (plain.charCodeAt(at + 1) === FULL_STOP && at + 1 < end) return false;
  const first = plain.charCodeAt(start);
  if (length === 1) return isUpperUnit(first) && first !== LETTER_I && !isWordBefore(stretch, start);
  if (length > LONGEST_ABBREVIATION || !isLetterUnit(first)) return false;
  const form = plain.slice(start, at);
  if (SINGLE_LETTERS.test(form)) return true;
  const lower = form.toLowerCase();
  const capital = isUpperUnit(first);
  if (LOWER_ABBREVIATIONS.has(lower) || CLOSING_LOWER_ABBREVIATIONS.has(lower)) return true;
  if (NUMBERED_ABBREVIATIONS.has(lower)) return isDigitUnit(plain.charCodeAt(at + (plain.charCodeAt(at + 1) === SPACE_UNIT ? 2 : 1)));
  if (!capital) return false;
  if (TITLE_ABBREVIATIONS.has(lower) || CLOSING_ABBREVIATIONS.has(lower)) return true;
  return STATE_ABBREVIATIONS.has(lower) && plain.slice(Math.max(0, start - 2), start) === ", ";
}

function endOfAddress(plain: string, start: number, end: number): number | undefined {
  if (!plain.startsWith("http://", start) && !plain.startsWith("https://", start) && !plain.startsWith("www.", start))
    return endOfMailAddress(plain, start, end);
  let at = start;
  while (at < end && kindOfUnit(plain.charCodeAt(at)) !== SPACE && !ADDRESS_STOPS.has(plain.charCodeAt(at))) at += 1;
  while (at > start && ADDRESS_TRAILERS.has(plain.charCodeAt(at - 1))) at -= 1;
  return at;
}

function endOfMailAddress(plain: string, start: number, end: number): number | undefined {
  const furthest = Math.min(end, start + LONGEST_CUT_WORD);
  let at = start;
  while (at < furthest && (isWordUnit(plain.charCodeAt(at)) || MAIL_MARKS.has(plain.charCodeAt(at)))) at += 1;
  if (at + 1 >= furthest || plain.charCodeAt(at) !== AT_SIGN || !isWordUnit(plain.charCodeAt(at + 1))) return undefined;
  return endOfHandle(plain, at + 1, end);
}

/** Handles, hashtags and what follows the @ of a mail address. */
function endOfHandle(plain: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = plain.charCodeAt(at);
    const inner = (unit === FULL_STOP || unit === HYPHEN) && at + 1 < end && isWordUnit(plain.charCodeAt(at + 1));
    if (!isWordUnit(unit) && unit !== UNDERSCORE && !inner) break;
    at += 1;
  }
  return at;
}

/** 'em, 'til and '71 keep the apostrophe; '' is one quote mark; after a plural the apostrophe stands alone as a possessive does. */
function endOfApostrophe(stretch: Stretch, at: number): number {
  const { plain, end } = stretch;
  const next = at + 1 < end ? plain.charCodeAt(at + 1) : SPACE_UNIT;
  if (next === APOSTROPHE) return at + 2;
  if (isWordBefore(stretch, at) && isLetterUnit(next)) {
    const clitic = endOfLetters(plain, at + 1, end);
    return clitic - at <= 3 && CLITICS.has(plain.slice(at + 1, clitic).toLowerCase()) ? clitic : at + 1;
  }
  if (isDigitUnit(next)) {
    const yearEnd = at + 3;
    const isYear = yearEnd <= end && isDigitUnit(plain.charCodeAt(at + 2)) && !isDigitUnit(plain.charCodeAt(yearEnd));
    return isYear ? endOfLetters(plain, yearEnd, end) : at + 1;
  }
  if (!isLetterUnit(next) || isWordBefore(stretch, at)) return at + 1;
  const wordEnd = endOfLetters(plain, at + 1, Math.min(end, at + 7));
  return APOSTROPHE_WORDS.has(plain.slice(at + 1, wordEnd).toLowerCase()) && plain.charCodeAt(wordEnd) !== APOSTROPHE ? wordEnd : at + 1;
}

function endOfPictogram(plain: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const kind = kindOfUnit(plain.charCodeAt(at));
    if (kind !== HIGH_SURROGATE && kind !== LOW_SURROGATE && kind !== JOINER) break;
    at += 1;
  }
  return at;
}

function endOfLetters(plain: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const kind = kindOfUnit(plain.charCodeAt(at));
    if (kind !== LETTER && kind !== DIGIT && kind !== JOINER) break;
    at += 1;
  }
  return at;
}

function endOfJoiners(plain: string, start: number, end: number): number {
  let at = start;
  while (at < end && kindOfUnit(plain.charCodeAt(at)) === JOINER) at += 1;
  return at;
}

function endOfRun(plain: string, start: number, end: number, belongs: (unit: number) => boolean): number {
  let at = start;
  while (at < end && belongs(plain.charCodeAt(at))) at += 1;
  return at;
}

/** The last place of `unit` from `start` to before `end`; -1 where there is none. Bounded, unlike lastIndexOf. */
function lastUnitWithin(plain: string, unit: number, start: number, end: number): number {
  for (let at = end - 1; at >= start; at--) if (plain.charCodeAt(at) === unit) return at;
  return -1;
}

function isWordBefore(stretch: Stretch, at: number): boolean {
  return at > stretch.start && isWordUnit(stretch.plain.charCodeAt(at - 1));
}

function isLetterUnit(unit: number): boolean {
  return kindOfUnit(unit) === LETTER;
}

function isDigitUnit(unit: number): boolean {
  return kindOfUnit(unit) === DIGIT;
}

function isExclamatory(unit: number): boolean {
  return unit === EXCLAMATION || unit === QUESTION;
}

function lowerUnit(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

const SPACE_UNIT = 0x20;
const EXCLAMATION = 0x21;
const HASH = 0x23;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const CLOSE_ROUND = 0x29;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const FULL_STOP = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const QUESTION = 0x3f;
const AT_SIGN = 0x40;
const LETTER_I = 0x49;
const OPEN_SQUARE = 0x5b;
const UNDERSCORE = 0x5f;
const LETTER_N = 0x6e;

/** Marks that run together into one token: dots, dashes and the rules people draw with them. */
const RUNS: ReadonlySet<number> = new Set([..."._-=*~<>$"].map((mark) => mark.charCodeAt(0)));
const ADDRESS_STOPS: ReadonlySet<number> = new Set([..."\"<>'|\\^{}"].map((mark) => mark.charCodeAt(0)));
const ADDRESS_TRAILERS: ReadonlySet<number> = new Set([...".,;:!?)]"].map((mark) => mark.charCodeAt(0)));
const MAIL_MARKS: ReadonlySet<number> = new Set([..."._-+"].map((mark) => mark.charCodeAt(0)));
const SINGLE_LETTERS = /^(?:\p{L}\.){1,5}\p{L}$/u;

const LONGEST_CUT_WORD = 64;
const LONGEST_FUSED_WORD = 6;
const LONGEST_PREFIX = 8;
const LONGEST_ABBREVIATION = 11;
const MOST_DOTTED_PIECES = 4;
