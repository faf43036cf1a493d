/** Decides what a verb's tag tells of its form: finite, bare, spoken of the present. */
import type { Token } from "./parsed-text.ts";

type Tagged = Pick<Token, "fineTag">;

/** "signed", "signs", "sign", "will": a form that can head a clause of its own. */
export function isFiniteVerb(token: Tagged | undefined): boolean {
  return token !== undefined && FiniteTags.has(token.fineTag);
}

const FiniteTags: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** "|sign| it", "and |sign|": the form of orders and of what follows a helper, also where the tagger takes it for a present tense. */
export function isBareVerb(token: Pick<Token, "fineTag" | "lower" | "lemma"> | undefined): boolean {
  return token?.fineTag === "VB" || (token?.fineTag === "VBP" && token.lower === token.lemma);
}
