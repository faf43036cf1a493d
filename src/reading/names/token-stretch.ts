/** Decides how a stretch of tokens is shown: its range in the text, its words, its place in the parse. */
import type { TextRange } from "#record";
import type { ParsedText, Token } from "../parsed-text.ts";

/** A stretch of tokens, `first` included, `after` excluded. */
export type TokenStretch = { readonly first: number; readonly after: number };

/** The range of tokens in the text. */
export function rangeOf(parsed: ParsedText, { first, after }: TokenStretch): TextRange {
  return { start: parsed.tokens[first]?.start ?? 0, end: parsed.tokens[after - 1]?.end ?? 0 };
}

/** The exact words of tokens, on one line. */
export function wordsOf(parsed: ParsedText, stretch: TokenStretch): string {
  const range = rangeOf(parsed, stretch);
  return parsed.text.slice(range.start, range.end).replace(/\s+/g, " ");
}

/** What a phrase does in its clause. */
export type Duty = "subject" | "object" | "possessor" | "listed" | "oblique" | "other";

/** The token that ties the stretch to the rest of the sentence, names and titles climbed. */
export function headOf(parsed: ParsedText, { first, after }: TokenStretch): Token | undefined {
  const { tokens } = parsed;
  let token = tokens[first];
  for (let at = first; at < after; at++) {
    const candidate = tokens[at];
    if (candidate !== undefined && (candidate.head < first || candidate.head >= after || candidate.head === candidate.index))
      token = candidate;
  }
  for (let step = 0; step < LONGEST_CLIMB && token !== undefined && INSIDE_NAMES.has(baseOf(token.relation)); step++) {
    const above: Token | undefined = tokens[token.head];
    if (above === undefined || above === token) break;
    token = above;
  }
  return token;
}

const LONGEST_CLIMB = 4;
const INSIDE_NAMES: ReadonlySet<string> = new Set(["flat", "compound", "appos", "list"]);

/** What the stretch does in its clause, by the parse. */
export function dutyOf(parsed: ParsedText, stretch: TokenStretch): Duty {
  let token = headOf(parsed, stretch);
  for (let step = 0; step < LONGEST_CLIMB && token !== undefined && token.relation === "conj"; step++) token = parsed.tokens[token.head];
  const relation = baseOf(token?.relation ?? "dep");
  if (relation === "nsubj" || relation === "csubj") return "subject";
  if (relation === "obj" || relation === "iobj") return "object";
  if (token?.relation === "nmod:poss") return "possessor";
  if (relation === "obl" || relation === "nmod") return "oblique";
  return "other";
}

/** The verb or predicate of the clause the token stands in. Cost: the depth of the tree, capped. */
export function clauseOf(parsed: ParsedText, at: number): number {
  let token = parsed.tokens[at];
  for (let step = 0; step < DEEPEST_CLIMB && token !== undefined; step++) {
    if (token.head === token.index || CLAUSES.has(baseOf(token.relation)) || (token.relation === "conj" && token.tag === "VERB"))
      return token.index;
    token = parsed.tokens[token.head];
  }
  return at;
}

const DEEPEST_CLIMB = 30;
const CLAUSES: ReadonlySet<string> = new Set(["root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"]);

function baseOf(relation: string): string {
  const colon = relation.indexOf(":");
  return colon < 0 ? relation : relation.slice(0, colon);
}
