/** Decides how the sentences of a text are laid out for reading acts: each once, when first asked for. */
import type { ParsedText } from "../parsed-text.ts";
import { type ActSentence, layOutActs } from "./read-act.ts";

/** The sentence around a token, laid out when first asked for. */
export function sentencesOfActs(parsed: ParsedText): (token: number) => ActSentence | undefined {
  const words = parsed.tokens.map(({ lower }) => lower);
  const known = new Map<number, ActSentence>();
  return (token) => {
    const ordinal = parsed.tokens[token]?.sentence;
    const sentence = ordinal === undefined ? undefined : parsed.sentences[ordinal];
    if (ordinal === undefined || sentence === undefined) return undefined;
    const laid = known.get(ordinal) ?? layOutActs(parsed, sentence, words);
    known.set(ordinal, laid);
    return laid;
  };
}
