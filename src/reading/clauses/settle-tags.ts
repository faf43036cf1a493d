/** Decides which tags to overrule before clauses are sought: names that the cast knows, and verbs in -s that were taken for nouns. */
import type { MentionMark } from "#record";
import type { Token } from "../parsed-text.ts";
import { stancePhrasesAt } from "../rules/stance-words.ts";
import { isAdverb } from "../rules/word-phrases.ts";

type Placed = { readonly mention: MentionMark; readonly first: number; readonly after: number };

const NameForms = new Set(["name", "surname", "capital", "seat"]);

/**
 * The tokens with a few tags set right; all other fields stay. Cost: linear.
 *
 * "Veldland/CCONJ would" is a name, because the cast says so; "but objects/NOUN to the timetable" is a verb, because a noun does not go on like that.
 */
export function settleTags(tokens: readonly Token[], mentions: readonly Placed[]): readonly Token[] {
  const named = new Set<number>();
  for (const { mention, first, after } of mentions) {
    if (!NameForms.has(mention.form)) continue;
    for (let at = first; at < after; at++) if (/^\p{Lu}/u.test(tokens[at]?.form ?? "")) named.add(at);
  }
  const words = tokens.map(({ lower }) => lower);
  return tokens.map((token, at) => {
    if (named.has(at)) return isNominal(token) ? token : { ...token, tag: "PROPN", fineTag: "NNP" };
    if (token.fineTag === "NNS" && isVerbInS(tokens, words, named, at)) return { ...token, tag: "VERB", fineTag: "VBZ" };
    if (token.fineTag === "VBZ" && token.tag === "VERB" && isAfterDeterminer(tokens[at - 1]))
      return { ...token, tag: "NOUN", fineTag: "NNS" };
    return token;
  });
}

function isNominal({ tag }: Token): boolean {
  return tag === "PROPN" || tag === "NOUN" || tag === "ADJ" || tag === "DET" || tag === "ADP";
}

/** "but objects to …", "Tarsia rejects any …": stance words after a name, a conjunction or an adverb, with an object that a noun could not take. */
function isVerbInS(tokens: readonly Token[], words: readonly string[], named: ReadonlySet<number>, at: number): boolean {
  const [phrase] = stancePhrasesAt(words, at);
  if (phrase?.rule.opensWith !== "verb") return false;
  const before = tokens[at - 1];
  const canFollow =
    named.has(at - 1) ||
    before?.tag === "CCONJ" ||
    isAdverb(before?.lower) ||
    before?.lower === "longer" ||
    before?.fineTag === "WP" ||
    before?.fineTag === "WDT" ||
    before?.fineTag === "PRP";
  const next = words[phrase.complement] ?? ".";
  return canFollow && (phrase.afterPhrase > at + 1 || Determiners.has(next) || phrase.frame !== "object");
}
const Determiners = new Set([
  "the",
  "a",
  "an",
  "any",
  "all",
  "its",
  "their",
  "his",
  "her",
  "this",
  "that",
  "these",
  "those",
  "every",
  "no",
  "both",
]);

function isAfterDeterminer(before: Token | undefined): boolean {
  return (
    before !== undefined &&
    (before.fineTag === "PRP$" ||
      before.fineTag === "POS" ||
      (before.fineTag === "DT" && before.lower !== "that" && before.lower !== "this" && before.lower !== "all"))
  );
}
