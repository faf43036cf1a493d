/** Decides which words may be a heading, and which begin or close a preamble. */
import type { DraftNodeKind } from "./draft-text.ts";
import { StatusWords } from "./status-words.ts";

/** A heading or title line is not longer than this. */
export const LongestHeading = 200;

/** Words that may be a heading: short, and no sentence. */
export function isHeadingWords(words: string): boolean {
  if (words.length > LongestHeading || !/\p{L}/u.test(words)) return false;
  if (!isShout(words) && /\b(?:with|of|and|the|to|in|under|by|for|or|an?|that|from|as|on|at|its|their|this|which|shall)$/u.test(words))
    return false;
  return !/[.;:,](?:\[\^[^\]\s]+\]|[*_\])"”’])*$/u.test(words) && !/[\p{Ll}\])][.;:]\s+\S.{4}/u.test(words);
}

/** Capital letters throughout. */
export function isShout(words: string): boolean {
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);
}

/** Kinds whose label is followed by a heading rather than by text. */
export function isHeaded(kind: DraftNodeKind): boolean {
  return kind === "article" || kind === "part" || kind === "annex" || kind === "point" || kind === "heading";
}

/** 'Agreed ad ref.' in emphasis is said about the text; it is no heading. */
export function isStatus(words: string): boolean {
  return StatusWords.test(words.replaceAll(/^[*_\s]+|[*_\s:–—]+$/gu, ""));
}

/** '… have agreed as follows:' */
export function closesPreamble(words: string): boolean {
  return /^[*_[\s]*(?:have|has|hereby)?\s*(?:agreed?|agree|decided?|adopt(?:ed)?)\b.{0,60}\bfollow(?:s|ing)\b.{0,20}$/iu.test(words);
}

/** What the first words of a preamble are. */
export const PreambleOpening =
  /^(?:the (?:states )?part(?:y|ies)\b|the (?:high )?contracting parties|the (?:heads of state|governments?) (?:of|and)|whereas\b|(?:(?:deeply|further|also|fully|gravely|strongly|bearing|taking|having) )?(?:recalling|recogni[sz]ing|noting|affirming|reaffirming|welcoming|considering|acknowledging|concerned|convinced|conscious|mindful|determined|desiring|desirous|stressing|emphasi[sz]ing|underlining|expressing|guided|in mind|into account|committed|aware|wishing|resolved|pursuing)\b)/iu;
