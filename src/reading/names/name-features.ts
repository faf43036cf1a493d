/** Decides what the name model is shown of one place of a name: its words, their shapes, the words beside it and what it hangs on. */
import type { ParsedText, Token } from "../parsed-text.ts";
import { FIRST_NAMES, NAME_PARTICLES } from "../rules/first-names.ts";
import { ORGANISATION_NOUNS, SAYING_VERBS, THING_NOUNS } from "../rules/name-words.ts";
import { PLACE_NOUNS } from "../rules/places.ts";
import { TITLE_HEADS } from "../rules/titles.ts";
import { hashUnits, mixHash } from "../syntax/hash-features.ts";
import { headOf, type TokenStretch } from "./token-stretch.ts";
import { isAcronym, isInitial, opensSentence, startsWithCapital } from "./word-signs.ts";

/** Room for the features of one name. */
export const MOST_FEATURES = 96;

/** What the whole text says of single words: seen small, how often with a capital. */
export type WordsOfText = { readonly small: ReadonlySet<string> };

export function wordsOfText(parsed: ParsedText): WordsOfText {
  const small = new Set<string>();
  for (const token of parsed.tokens) if (!startsWithCapital(token)) small.add(token.form);
  return { small };
}

/** Writes the features of `name` into `features` and says how many there are. */
export function nameFeatures(parsed: ParsedText, words: WordsOfText, name: TokenStretch, features: Int32Array): number {
  const { tokens } = parsed;
  let count = 0;
  const add = (template: number, value: number) => {
    if (count < features.length) features[count++] = mixHash(mixHash(0x51ed270b, template), value);
  };
  const first = tokens[name.first];
  const last = tokens[name.after - 1];
  if (first === undefined || last === undefined) return 0;
  const length = Math.min(6, name.after - name.first);
  const opens = opensSentence(parsed, name.first) ? 1 : 0;
  add(1, 0);
  add(2, length);
  add(3, opens);
  addInside(tokens, words, name, add);
  const sentence = first.sentence;
  const beside = (at: number) => (tokens[at]?.sentence === sentence ? tokens[at] : undefined);
  const [before, before2] = [beside(name.first - 1), beside(name.first - 2)];
  const [next, next2] = [beside(name.after), beside(name.after + 1)];
  add(20, wordHash(before));
  add(21, wordHash(next));
  add(22, mixHash(wordHash(before2), wordHash(before)));
  add(23, mixHash(wordHash(next), wordHash(next2)));
  add(24, wordHash(before2));
  add(25, wordHash(next2));
  add(26, tagHash(before));
  add(27, tagHash(next));
  add(28, mixHash(tagHash(before), tagHash(next)));
  add(29, mixHash(tagHash(next), tagHash(next2)));
  add(30, kindOfNeighbour(before));
  add(31, kindOfNeighbour(next));
  add(32, mixHash(length, wordHash(before)));
  add(33, mixHash(length, wordHash(next)));
  add(34, mixHash(wordHash(before), suffixHash(last, 3)));
  const head = headOf(parsed, name);
  if (head !== undefined) {
    add(35, hashUnits(head.relation, 0, head.relation.length));
    const governor = tokens[head.head];
    if (governor !== undefined && governor !== head) {
      add(36, hashUnits(governor.lemma, 0, governor.lemma.length));
      add(37, mixHash(hashUnits(head.relation, 0, head.relation.length), hashUnits(governor.lemma, 0, governor.lemma.length)));
    }
  }
  return count;
}

type Add = (template: number, value: number) => void;

function addInside(tokens: readonly Token[], words: WordsOfText, name: TokenStretch, add: Add): void {
  const length = Math.min(6, name.after - name.first);
  for (let at = name.first; at < Math.min(name.after, name.first + MOST_WORDS); at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const place = at === name.after - 1 ? 2 : at === name.first ? 0 : 1;
    const word = hashUnits(token.lower, 0, token.lower.length);
    add(40, word);
    add(41 + place, word);
    add(44 + place, suffixHash(token, 3));
    add(47 + place, suffixHash(token, 2));
    add(50 + place, prefixHash(token, 3));
    add(53 + place, shapeOf(token));
    add(56 + place, sortOf(token));
    if (words.small.has(token.lower)) add(59 + place, length);
  }
  const first = tokens[name.first];
  const last = tokens[name.after - 1];
  add(62, mixHash(suffixHash(first, 3), suffixHash(last, 3)));
  add(63, mixHash(sortOf(first), sortOf(last)));
  add(64, mixHash(mixHash(sortOf(first), sortOf(last)), length));
  add(65, mixHash(tagHash(first), tagHash(last)));
}

const MOST_WORDS = 5;

function wordHash(token: Token | undefined): number {
  return token === undefined ? 7 : hashUnits(token.lower, 0, token.lower.length);
}

function tagHash(token: Token | undefined): number {
  return token === undefined ? 11 : hashUnits(token.fineTag, 0, token.fineTag.length);
}

function suffixHash(token: Token | undefined, length: number): number {
  if (token === undefined) return 13;
  return hashUnits(token.lower, Math.max(0, token.lower.length - length), token.lower.length);
}

function prefixHash(token: Token, length: number): number {
  return hashUnits(token.lower, 0, Math.min(length, token.lower.length));
}

function shapeOf(token: Token): number {
  if (isInitial(token.form)) return 1;
  if (isAcronym(token.form)) return 2;
  if (/\d/.test(token.form)) return 3;
  if (token.form === token.form.toUpperCase()) return 4;
  if (/^\p{Lu}\p{Ll}+\p{Lu}/u.test(token.form)) return 5;
  if (startsWithCapital(token)) return token.form.length > 8 ? 6 : 7;
  return 8;
}

/** Which of the reader's own word lists the token stands in. */
function sortOf(token: Token | undefined): number {
  if (token === undefined) return 0;
  const { lower } = token;
  const gender = FIRST_NAMES.get(lower);
  let sort = gender === undefined ? 0 : 1;
  if (ORGANISATION_NOUNS.has(lower)) sort |= 2;
  if (THING_NOUNS.has(lower)) sort |= 4;
  if (PLACE_NOUNS.has(lower)) sort |= 8;
  if (NAME_PARTICLES.has(lower)) sort |= 16;
  return sort;
}

function kindOfNeighbour(token: Token | undefined): number {
  if (token === undefined) return 0;
  const head = TITLE_HEADS.get(token.lower);
  if (head !== undefined) return head.kind.length * 2 + (startsWithCapital(token) ? 1 : 0) + 10;
  if (SAYING_VERBS.has(token.lower)) return 2;
  return startsWithCapital(token) ? 3 : 4;
}
