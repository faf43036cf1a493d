/** Decides what kind of act a cue shows: speech, an attitude that the text ascribes, or something the rules do not know. */
import { type CueAct, type CueRule, cueNouns, cueRulesOf, sourcePhrases } from "../rules/cue-verbs.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** The act of the first rule that knows the cue's head, alone or with the word after it; "unclear" where none does, or only with a quotation. */
export function actOf(table: TokenTable, head: number, cue: TokenRange, content: readonly TokenRange[]): CueAct | "unclear" {
  const { tokens } = table.parsed;
  const lemma = tokens[head]?.lemma.toLowerCase() ?? "";
  const next = tokens[head + 1]?.lower ?? "";
  const withParticle = cueRulesOf(`${lemma} ${next}`);
  const known = withParticle.length > 0 ? withParticle : cueRulesOf(lemma);
  const fits = (rule: CueRule) =>
    rule.onlyQuoting !== true && (rule.onlyClause !== true || content.some((range) => isClause(table, range)));
  if (known.length > 0) return known.find(fits)?.act ?? "unclear";
  const words = tokens.slice(cue.first, cue.last + 1).map((token) => token.lower);
  for (const phrase of sourcePhrases) if (phrase.words.every((word, at) => words[at] === word)) return phrase.act;
  for (const word of words) {
    const act = cueNouns.get(word);
    if (act !== undefined) return act;
  }
  // A colon or a dash before a quotation is as good as "said".
  return table.punctuation[head] === 1 ? "speech" : "unclear";
}

/** A verb form of its own, or a quotation. */
function isClause(table: TokenTable, { first, last }: TokenRange): boolean {
  for (let at = first; at <= last; at++)
    if (CLAUSE_TAGS.has(table.parsed.tokens[at]?.fineTag ?? "") || (table.quotation[at] ?? -1) >= 0) return true;
  return false;
}

const CLAUSE_TAGS = new Set(["VBD", "VBZ", "VBP", "MD", "VBG"]);
