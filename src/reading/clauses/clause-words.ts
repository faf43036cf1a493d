/** Decides what a clause is and which words make up noun phrases, open clauses and tell. */
import type { ParsedText, Sentence, Token } from "../parsed-text.ts";
import type { VerbGroup } from "./verb-groups.ts";

/** A stretch of tokens, `after` excluded. */
export type TokenRange = { readonly first: number; readonly after: number };

/** One finite clause. Ranges are token places in the document. */
export type Clause = {
  readonly sentence: number;
  readonly verb: VerbGroup;
  /** The words of the subject; taken over from the clause before where this one has none of its own. */
  readonly subject?: TokenRange;
  /** True where the subject stands with an earlier verb: "X has refused … and demanded". */
  readonly sharesSubject: boolean;
  /** True for "which opposes …" and "areas it has seized". */
  readonly isRelative: boolean;
  /** What opens it: "if", "unless", "whether", "that" … */
  readonly opener?: string;
  /** From the subject (or the verb, where it shares one) to the last word that belongs to it. */
  readonly range: TokenRange;
};

/** Tokens of time expressions: "earlier this week" before a verb is not its subject. */
export type TimeTokens = ReadonlySet<number>;

export type Laid = { readonly parsed: ParsedText; readonly times: TimeTokens };

/** A clause while its end is not yet sought. */
export type Found = {
  readonly verb: VerbGroup;
  readonly subject?: TokenRange;
  readonly start: number;
  readonly sharesSubject: boolean;
  readonly isRelative: boolean;
  readonly opener?: string;
};

/** What is at hand while the subject of one verb is sought. */
export type Search = Laid & {
  readonly sentence: Sentence;
  readonly groups: readonly VerbGroup[];
  readonly place: number;
  readonly found: readonly Found[];
};

export const RelativeWords = new Set(["who", "which", "whom"]);
export const Openers = new Set([
  "if",
  "unless",
  "whether",
  "that",
  "because",
  "although",
  "though",
  "while",
  "whereas",
  "when",
  "once",
  "until",
  "since",
  "as",
  "after",
  "before",
  "where",
  "how",
  "why",
  "what",
  "provided",
  "lest",
  "than",
  "so",
]);

export const SpeechVerbs = new Set(["say", "add", "tell", "write", "note", "argue", "insist", "warn"]);

export function isRelativePronoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (RelativeWords.has(token.lower)) return true;
  return token.lower === "that" && isNominal(tokens[at - 1]);
}

export function isNominal(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    ["NOUN", "PROPN", "PRON", "NUM"].includes(token.tag) ||
    (token.tag === "ADJ" && /^[A-Z]/.test(token.form)) ||
    ['"', ")", "'s"].includes(token.lower) ||
    ["all", "both", "some", "many", "others", "few", "most", "several"].includes(token.lower)
  );
}

export function isPhraseWord(token: Token): boolean {
  if (Openers.has(token.lower) || RelativeWords.has(token.lower)) return false;
  return (
    ["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"].includes(token.tag) ||
    token.fineTag === "POS" ||
    token.fineTag === "HYPH" ||
    ["-", '"', "'", "(", ")", "'s"].includes(token.lower) ||
    token.fineTag === "PDT"
  );
}
export function skipBack(tokens: readonly Token[], from: number, first: number): number {
  let at = from;
  while (
    at > first &&
    ([",", '"'].includes(tokens[at]?.lower ?? "")
      ? Openers.has(tokens[at - 1]?.lower ?? "")
      : tokens[at]?.tag === "ADV" && !Openers.has(tokens[at]?.lower ?? ""))
  )
    at--;
  return at;
}
