/** Decides after which tokens of a paragraph a sentence ends. */
import { DIGIT, isUpperUnit, isWordUnit, kindOfUnit, LETTER, SPACE } from "./characters.ts";
import { SENTENCE_OPENERS, SPEECH_VERBS, TITLE_ABBREVIATIONS } from "./token-words.ts";
import type { TokenBounds } from "./tokenise.ts";

/**
 * The first tokens of the sentences in `first` (included) to `after` (excluded), one paragraph's tokens.
 * A closing quote or bracket after the full stop belongs to the sentence; no sentence has more than `LONGEST_SENTENCE` tokens:
 * beyond that the text is no prose, and it is cut there.
 */
export function splitSentences(text: string, plain: string, bounds: TokenBounds, first: number, after: number): readonly number[] {
  const firsts: number[] = [];
  let sentenceFirst = first;
  let at = first;
  while (at < after) {
    if (at === sentenceFirst) firsts.push(at);
    const end = afterClosers(text, plain, bounds, at, after);
    const breaks = endsSentence(plain, bounds, at, end, after);
    at = breaks ? end : at + 1;
    if (breaks || at - sentenceFirst >= LONGEST_SENTENCE) sentenceFirst = at;
  }
  return firsts;
}

/** The most tokens of one sentence. The longest sentences of statutes and communiqués stay well below. */
export const LONGEST_SENTENCE = 400;

/** The token after the closing quotes and brackets that follow the token `at`. */
function afterClosers(text: string, plain: string, bounds: TokenBounds, at: number, after: number): number {
  let next = at + 1;
  while (next < after && next - at <= MOST_CLOSERS && isCloser(text, plain, bounds, next)) next += 1;
  return afterNotes(plain, bounds, next, after);
}

/** References such as "[7]" after the full stop belong to the sentence before. */
function afterNotes(plain: string, bounds: TokenBounds, at: number, after: number): number {
  let next = at;
  while (next + 2 < after && next - at < 3 * MOST_CLOSERS) {
    const open = bounds.starts[next] ?? 0;
    const number = bounds.starts[next + 1] ?? 0;
    const close = bounds.starts[next + 2] ?? 0;
    const isNote =
      plain.charCodeAt(open) === OPEN_SQUARE && kindOfUnit(plain.charCodeAt(number)) === DIGIT && plain.charCodeAt(close) === CLOSE_SQUARE;
    if (!isNote) break;
    next += 3;
  }
  return next;
}

function isCloser(text: string, plain: string, bounds: TokenBounds, at: number): boolean {
  const start = bounds.starts[at] ?? 0;
  const end = bounds.ends[at] ?? 0;
  if (end - start > 2) return false;
  const mark = plain.charCodeAt(start);
  if (mark === CLOSE_ROUND || mark === CLOSE_SQUARE) return true;
  if (mark !== QUOTE && mark !== APOSTROPHE) return false;
  const exact = text.charAt(start);
  if (CLOSING_QUOTES.has(exact)) return true;
  if (OPENING_QUOTES.has(exact)) return false;
  return kindOfUnit(plain.charCodeAt(start - 1)) !== SPACE && !isWordUnit(plain.charCodeAt(end));
}

/** Whether the sentence ends with token `at` and the closers up to `next`. */
function endsSentence(plain: string, bounds: TokenBounds, at: number, next: number, after: number): boolean {
  const start = bounds.starts[at] ?? 0;
  const end = bounds.ends[at] ?? 0;
  const last = plain.charCodeAt(end - 1);
  if (next >= after) return false;
  if (last === QUESTION || last === EXCLAMATION) return opensSentence(plain, bounds, next) && !namesSpeaker(plain, bounds, at, next, after);
  if (last === ELLIPSIS) return opensWithCapital(plain, bounds, next) && !namesSpeaker(plain, bounds, at, next, after);
  if (last !== FULL_STOP) return false;
  if (end - start === 1) return opensSentence(plain, bounds, next);
  if (plain.charCodeAt(start) === FULL_STOP) return opensWithCapital(plain, bounds, next) && !namesSpeaker(plain, bounds, at, next, after);
  return abbreviationEnds(plain, bounds, at, next);
}

/** What follows a full stop opens a sentence unless it goes on in small letters or with a comma. */
function opensSentence(plain: string, bounds: TokenBounds, at: number): boolean {
  const unit = plain.charCodeAt(bounds.starts[at] ?? 0);
  if (unit === COMMA || unit === SEMICOLON || unit === COLON || unit === HYPHEN) return false;
  return kindOfUnit(unit) !== LETTER || isUpperUnit(unit) || unit > LAST_LATIN;
}

function opensWithCapital(plain: string, bounds: TokenBounds, at: number): boolean {
  const start = bounds.starts[at] ?? 0;
  const unit = plain.charCodeAt(start);
  if (unit === QUOTE || unit === APOSTROPHE || unit === OPEN_ROUND) return isUpperUnit(plain.charCodeAt(start + 1));
  return isUpperUnit(unit);
}

/** After "Gen." nothing ends; after "U.S." or "p.m." a sentence ends where the next word is one that opens sentences. */
function abbreviationEnds(plain: string, bounds: TokenBounds, at: number, next: number): boolean {
  const start = bounds.starts[at] ?? 0;
  const end = bounds.ends[at] ?? 0;
  if (end - start > LONGEST_ABBREVIATION || kindOfUnit(plain.charCodeAt(start)) !== LETTER) return false;
  if (TITLE_ABBREVIATIONS.has(plain.slice(start, end - 1).toLowerCase())) return false;
  if (!opensWithCapital(plain, bounds, next)) return false;
  const nextStart = bounds.starts[next] ?? 0;
  const nextEnd = bounds.ends[next] ?? 0;
  if (nextEnd - nextStart === 1 && !isWordUnit(plain.charCodeAt(nextStart))) return true;
  return SENTENCE_OPENERS.has(plain.slice(nextStart, nextEnd).toLowerCase());
}

/** `"Will it hold?" Norra Vale asked.`: up to four words with a capital after the closing quote, then a verb of speech. */
function namesSpeaker(plain: string, bounds: TokenBounds, at: number, next: number, after: number): boolean {
  const mark = plain.charCodeAt(bounds.starts[next - 1] ?? 0);
  if (next === at + 1 || (mark !== QUOTE && mark !== APOSTROPHE)) return false;
  for (let place = next; place < Math.min(after, next + MOST_SPEAKER_WORDS); place++) {
    const start = bounds.starts[place] ?? 0;
    const end = bounds.ends[place] ?? 0;
    if (end - start <= LONGEST_ABBREVIATION && SPEECH_VERBS.has(plain.slice(start, end))) return true;
    if (!isUpperUnit(plain.charCodeAt(start))) return false;
  }
  return false;
}

const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const OPEN_ROUND = 0x28;
const CLOSE_ROUND = 0x29;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const FULL_STOP = 0x2e;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const QUESTION = 0x3f;
const OPEN_SQUARE = 0x5b;
const CLOSE_SQUARE = 0x5d;
const ELLIPSIS = 0x2026;
/** Scripts beyond have letters without case. */
const LAST_LATIN = 0x52f;

const CLOSING_QUOTES: ReadonlySet<string> = new Set(["\u201d", "\u2019", "\u00bb"]);
const OPENING_QUOTES: ReadonlySet<string> = new Set(["\u201c", "\u2018", "\u00ab", "\u201e"]);

const MOST_CLOSERS = 4;
const MOST_SPEAKER_WORDS = 6;
const LONGEST_ABBREVIATION = 12;
