/** Decides what the shape and place of a token say about names: capitals, initials, particles, the opening of a sentence. */
import type { ParsedText, Token } from "../parsed-text.ts";
import { NAME_PARTICLES } from "../rules/first-names.ts";
import { CALENDAR_WORDS, SENTENCE_OPENERS } from "../rules/name-words.ts";
import { PLURAL_TITLE_HEADS, TITLE_HEADS } from "../rules/titles.ts";

/** What is known of every token of one text before names are looked for. */
export type WordSigns = {
  /** True where the token may be part of a name. */
  readonly mayName: readonly boolean[];
  /** True for the tokens of a sentence in which capitals say nothing: a headline in title case or in capitals throughout. */
  readonly shouted: readonly boolean[];
};

/** Looks at every token once. */
export function readWordSigns(parsed: ParsedText): WordSigns {
  const { tokens, sentences } = parsed;
  const mayName: boolean[] = new Array(tokens.length).fill(false);
  const shouted: boolean[] = new Array(tokens.length).fill(false);
  const small = new Set<string>();
  const inside = new Set<string>();
  for (const sentence of sentences) {
    const isHeading = parsed.paragraphs[sentence.paragraph]?.kind === "heading";
    const loudEnd = endOfLoudness(tokens, sentence.firstToken, sentence.afterToken, isHeading);
    for (let at = sentence.firstToken; at < sentence.afterToken; at++) {
      const token = tokens[at];
      if (token === undefined) continue;
      const loud = at < loudEnd;
      shouted[at] = loud;
      if (!startsWithCapital(token)) small.add(token.form);
      else if (!loud && !opensSentence(parsed, at)) inside.add(token.form);
    }
  }
  const loudOnce = loudOpeners(parsed);
  for (const token of tokens) mayName[token.index] = !loudOnce.has(token.index) && isNameLike(parsed, token, { small, inside });
  return { mayName, shouted };
}

/** "|FERRY| workers will walk out": the first word of a story in capitals, before a noun, and nowhere else. */
function loudOpeners({ tokens, sentences, paragraphs }: ParsedText): ReadonlySet<number> {
  const counts = new Map<string, number>();
  for (const { form } of tokens) counts.set(form, (counts.get(form) ?? 0) + 1);
  const found = new Set<number>();
  for (const { firstToken, paragraph } of sentences) {
    const [token, next] = [tokens[firstToken], tokens[firstToken + 1]];
    if (
      token === undefined ||
      token.start !== paragraphs[paragraph]?.start ||
      !/^\p{Lu}{4,}$/u.test(token.form) ||
      !/[AEIOU]/.test(token.form)
    )
      continue;
    if (next?.tag === "NOUN" && /^\p{Ll}/u.test(next.form) && counts.get(token.form) === 1) found.add(firstToken);
  }
  return found;
}

/** True where the token begins with a capital letter, an Arabic article before it aside ("al-Masri"). */
export function startsWithCapital(token: Pick<Token, "form">): boolean {
  const first = token.form.charCodeAt(0);
  if (first < 128) return (first >= 65 && first <= 90) || (token.form.charCodeAt(2) === HYPHEN && ARTICLE_NAME.test(token.form));
  const character = token.form.charAt(0);
  return character !== character.toLowerCase();
}

const HYPHEN = 45;
const ARTICLE_NAME = /^(?:a[lndrstz]|el)-\p{Lu}/u;

/** True for two letters or more, all capitals, dots and digits aside: "IAEA", "U.N.", "M23". */
export function isAcronym(form: string): boolean {
  return /^[A-Z](?:[A-Z0-9]{1,5}|(?:\.[A-Z]){1,5}\.?)s?$/.test(form);
}

/** True for "J." and "J". */
export function isInitial(form: string): boolean {
  return /^(?:[A-Z]\.?){1,3}$/.test(form) && (form.includes(".") || form.length === 1);
}

/** True where the token is the first word of its sentence, or follows an opening quote, a colon or a list mark at its head. */
export function opensSentence(parsed: ParsedText, at: number): boolean {
  const token = parsed.tokens[at];
  if (token === undefined) return false;
  const first = parsed.sentences[token.sentence]?.firstToken ?? at;
  for (let before = at - 1; before >= first; before--) {
    const form = parsed.tokens[before]?.form ?? "";
    if (form === ":" || form === '"' || form === "''" || form === "``" || form === "[") return true;
    if (/[\p{L}\p{N}]/u.test(form)) return false;
  }
  return true;
}

/** True where nothing but white space, without an empty line, stands between the token and the one after it. */
export function isAdjacent(parsed: ParsedText, at: number): boolean {
  const token = parsed.tokens[at];
  const next = parsed.tokens[at + 1];
  if (token === undefined || next === undefined || token.sentence !== next.sentence) return false;
  return next.start - token.end <= LONGEST_GAP && !parsed.plain.slice(token.end, next.start).includes("\n");
}

const LONGEST_GAP = 2;

function isNameLike(
  parsed: ParsedText,
  token: Token,
  seen: { readonly small: ReadonlySet<string>; readonly inside: ReadonlySet<string> },
): boolean {
  if (!startsWithCapital(token)) return false;
  if (CALENDAR_WORDS.has(token.lower) && !(token.lower === "may" || token.lower === "march" || token.lower === "august")) return false;
  if (CALENDAR_WORDS.has(token.lower)) return false;
  if (isLongShout(token.form) && !seen.inside.has(calmed(token.form))) return false;
  if (token.form === "I" || token.form === "X" || /^I['’]/.test(token.form)) return false;
  const isProper = token.fineTag === "NNP" || token.fineTag === "NNPS";
  if (!opensSentence(parsed, token.index)) return isProper || !SENTENCE_OPENERS.has(token.lower) || token.lower === "new";
  if (SENTENCE_OPENERS.has(token.lower)) return false;
  if (seen.inside.has(token.form)) return true;
  if (seen.small.has(token.lower)) return false;
  if (NAME_PARTICLES.has(token.lower)) return true;
  if (TITLE_HEADS.has(token.lower)) return true;
  if (PLURAL_TITLE_HEADS.has(token.lower)) return false;
  return isProper || isAcronym(token.form) || token.fineTag === "JJ" || token.fineTag === "FW";
}

/** "BORROWING": capitals throughout, too long for a short form. */
function isLongShout(form: string): boolean {
  return form.length > LONGEST_SHORT_FORM && form === form.toUpperCase() && /^\p{L}+$/u.test(form);
}

const LONGEST_SHORT_FORM = 6;

function calmed(form: string): string {
  return form.charAt(0) + form.slice(1).toLowerCase();
}

/** The token after the part of a sentence that is written like a headline: all of it, or what stands before a colon ("Veto Power Impedes Peace Efforts:"). */
function endOfLoudness(tokens: readonly Token[], first: number, after: number, isHeading: boolean): number {
  if (isLoud(tokens, first, after, isHeading ? FEWEST_IN_HEADING : FEWEST_LOUD_WORDS)) return after;
  for (let at = first; at < Math.min(after, first + LONGEST_LABEL); at++) {
    if (tokens[at]?.form !== ":") continue;
    return isLoud(tokens, first, at, FEWEST_IN_HEADING) ? at : first;
  }
  return first;
}

const LONGEST_LABEL = 14;
const FEWEST_IN_HEADING = 3;

/** A line in which nearly every word has a capital: its capitals do not mark names. */
function isLoud(tokens: readonly Token[], first: number, after: number, fewest: number): boolean {
  let words = 0;
  let capitals = 0;
  for (let at = first; at < after; at++) {
    const token = tokens[at];
    // Title case gives verbs a capital too: "met" between capitals makes a sentence full of names, not a headline.
    if (token !== undefined && /^(?:VB|MD)/.test(token.fineTag) && /^\p{Ll}/u.test(token.form)) return false;
    if (token === undefined || !/^\p{L}{4,}/u.test(token.form)) continue;
    words += 1;
    if (startsWithCapital(token)) capitals += 1;
  }
  return words >= fewest && capitals / words > LOUD_SHARE;
}

/** Short lines of names alone ("Moscow, Russia") are not headlines. */
const FEWEST_LOUD_WORDS = 5;
const LOUD_SHARE = 0.8;
