/** Decides which words written in capitals name the parties: the style of conference bulletins, "OSTERVIK, supported by the GROUP OF FORTY, urged". */
import type { ParsedText, Token } from "../parsed-text.ts";
import { ORGANISATION_NOUNS } from "../rules/name-words.ts";
import { isInitial, startsWithCapital } from "./word-signs.ts";

/** A party of a bulletin, in the case of running text, with the other ways it is written. */
export type PartyInCapitals = { readonly name: string; readonly alsoCalled: readonly string[] };

/**
 * The parties of a bulletin; none where capitals are only short forms, labels, datelines or surnames. Cost: linear in the tokens.
 *
 * @example partiesInCapitals(parsed).map(({ name }) => name); // ["Ostervik", "Group of Forty"]
 */
export function partiesInCapitals(parsed: ParsedText): readonly PartyInCapitals[] {
  const runs = new Map<string, number>();
  for (const words of runsOfCapitals(parsed)) runs.set(words, (runs.get(words) ?? 0) + 1);
  const long = [...runs.keys()].filter((words) => words.length > LongestShortForm);
  if (long.length < FewestParties || runs.size < FewestNames) return [];
  const parties = [...runs.keys()].map((words) => ({ words, name: calmed(words), short: shortOf(words) }));
  return parties.map(({ words, name, short }) => {
    const isOnlyOne = short !== undefined && parties.filter((other) => other.short === short).length === 1;
    return { name, alsoCalled: isOnlyOne ? [words, short] : [words] };
  });
}

/** Longer words in capitals are no short forms. */
const LongestShortForm = 6;
const FewestParties = 2;
const FewestNames = 3;
const ShortestName = 4;

/** The runs of words in capitals inside running text, as written. */
function runsOfCapitals({ tokens, sentences, paragraphs }: ParsedText): readonly string[] {
  const found: string[] = [];
  for (const { firstToken, afterToken, paragraph } of sentences) {
    const told = tokens.slice(firstToken, afterToken);
    if (paragraphs[paragraph]?.kind === "heading" || !told.some(isSmallVerb)) continue;
    for (let at = firstToken; at < afterToken; at++) {
      if (!isLoud(tokens[at])) continue;
      const after = endOfRun(tokens, at, afterToken);
      const words = tokens.slice(at, after).map(({ form }) => form);
      const opens = at === firstToken && tokens[at]?.start === paragraphs[paragraph]?.start;
      const isNamed =
        words.some((word) => word.length >= ShortestName) && !isLabel(tokens[after], opens) && !isOfPerson(tokens, at, firstToken);
      if (isNamed) found.push(words.join(" "));
      at = after;
    }
  }
  return found;
}

/** True for a verb in small letters: the sentence is no headline in capitals. */
function isSmallVerb({ fineTag, form }: Token): boolean {
  return /^(?:VB|MD)/u.test(fineTag) && /^\p{Ll}/u.test(form);
}

/** The token after words in capitals that stand side by side. */
function endOfRun(tokens: readonly Token[], first: number, limit: number): number {
  let after = first + 1;
  while (after < limit && isLoud(tokens[after]) && (tokens[after]?.start ?? 0) - (tokens[after - 1]?.end ?? 0) === 1) after++;
  return after;
}

/** "HOKI: ...", "LERABA, June 14 (Wire) -": what opens a paragraph and is set off from it. */
function isLabel(next: Token | undefined, opens: boolean): boolean {
  return opens && /^(?:[:,(/]|[-\u2013\u2014]+)$/u.test(next?.form ?? "");
}

/** "Sir Lucas TREVANNE", "Miss R. PELHAM": surnames of a report of debates. */
function isOfPerson(tokens: readonly Token[], at: number, firstToken: number): boolean {
  const before = tokens[at - 1];
  return at > firstToken && before?.tag === "PROPN" && startsWithCapital(before) && (isInitial(before.form) || /\p{Ll}/u.test(before.form));
}

function isLoud(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}{2,}$/u.test(token.form);
}

/** "GROUP OF FORTY" as "Group of Forty". */
function calmed(words: string): string {
  return words
    .split(" ")
    .map((word) => (SmallInNames.has(word) ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase()))
    .join(" ");
}

const SmallInNames: ReadonlySet<string> = new Set(["OF", "THE", "FOR", "AND", "ON"]);

/** "the Group", "the Forum": the noun of a body in its name. */
function shortOf(words: string): string | undefined {
  const parts = words.split(" ");
  const noun = parts.find((word) => ORGANISATION_NOUNS.has(word.toLowerCase()) || word === "FORUM" || word === "COMPACT");
  return parts.length > 1 && noun !== undefined ? calmed(noun) : undefined;
}
