/** Decides what a common noun beside a name says the name is: "Velmar is a village", "the band Velmar". */
import type { ParsedText, Token } from "../parsed-text.ts";
import { TITLE_HEADS } from "../rules/titles.ts";
import { type DefinedKind, kindOfNoun } from "./kind-words.ts";
import type { TokenStretch } from "./token-stretch.ts";

/** The kind a noun of the same clause gives the name; undefined where none does. Linear in the words between the two. */
export function definedKind(parsed: ParsedText, name: TokenStretch): DefinedKind | undefined {
  const head = headOf(parsed, name);
  return head === undefined ? undefined : (kindOfPredicate(parsed, name, head) ?? kindOfNounBefore(parsed, name, head));
}

/** The word of a name that hangs on a word outside it. */
export function headOf({ tokens }: ParsedText, { first, after }: TokenStretch): Token | undefined {
  for (let at = first; at < after; at++) {
    const token = tokens[at];
    if (token !== undefined && (token.head < first || token.head >= after)) return token;
  }
  return undefined;
}

/** "|Velmar| is a village near Orsa": the noun after a form of "be", with an article, said of the name. */
function kindOfPredicate({ tokens }: ParsedText, { after }: TokenStretch, head: Token): DefinedKind | undefined {
  const noun = tokens[head.head];
  if (head.relation !== "nsubj" || noun?.tag !== "NOUN" || noun.index < after || noun.index - after > LONGEST_PREDICATE) return undefined;
  let isSaidToBe = false;
  let hasArticle = false;
  for (let at = after; at < noun.index; at++) {
    const token = tokens[at];
    if (token?.head !== noun.index) continue;
    if (token.lower === "not" || token.lower === "n't" || token.relation === "aux") return undefined;
    if (token.relation === "cop" && token.lemma === "be") isSaidToBe = true;
    if (token.relation === "det" && (token.lower === "a" || token.lower === "an" || token.lower === "the")) hasArticle = true;
  }
  return isSaidToBe && hasArticle ? kindOfNoun(noun.lower) : undefined;
}

const LONGEST_PREDICATE = 40;

/** "the band |Velmar|", "drugmaker |Velmar|": a common noun directly before a name that is read with it. */
function kindOfNounBefore({ tokens }: ParsedText, { first }: TokenStretch, head: Token): DefinedKind | undefined {
  const noun = tokens[first - 1];
  if (noun?.tag !== "NOUN" || noun.fineTag !== "NN" || noun.form !== noun.lower || noun.sentence !== head.sentence) return undefined;
  const isOneThing =
    noun.head === head.index ? !["conj", "acl", "advcl"].includes(noun.relation) : head.head === noun.index && APPOSED.has(head.relation);
  // Offices before a name are read as titles, and describe bodies too: "the rebel Amber Front".
  return isOneThing && !TITLE_HEADS.has(noun.lower) ? kindOfNoun(noun.lower) : undefined;
}

const APPOSED: ReadonlySet<string> = new Set(["appos", "flat", "nmod", "nmod:desc", "compound", "dep"]);
