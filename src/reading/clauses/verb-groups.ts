/** Decides which tokens make one verb with its helpers: "has not yet agreed", "would accept", "to cede". */
import type { ParsedText, Sentence, Token } from "../parsed-text.ts";
import { isAdverb } from "../rules/word-phrases.ts";
import { isBareVerb } from "../verb-tags.ts";

/** A verb with its auxiliaries, negation and adverbs. Places are token indexes in the document. */
export type VerbGroup = {
  readonly first: number;
  /** The verb that carries the meaning; a form of "be" or "have" where it stands alone. */
  readonly main: number;
  readonly form: "finite" | "infinitive" | "gerund" | "participle";
  readonly negated: boolean;
  /** Lower case: "would", "will", "must" … */
  readonly modal?: string;
  readonly perfect: boolean;
  readonly passive: boolean;
  /** True where the main verb is a form of "be", "remain", "seem" …: what is said stands after it. */
  readonly copular: boolean;
};

const Negations = new Set(["not", "n't", "never", "neither", "nor", "hardly"]);
const Modals = new Set(["will", "would", "can", "could", "may", "might", "must", "shall", "should", "'ll", "'d", "wo", "ca"]);
const BeForms = new Set(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m"]);
const HaveForms = new Set(["have", "has", "had", "having", "'ve"]);
const DoForms = new Set(["do", "does", "did"]);
const Copulas = new Set(["remain", "seem", "appear", "become", "look", "stay", "sound", "stand", "prove"]);

/** The verb groups of one sentence, in order. */
export function findVerbGroups(parsed: ParsedText, sentence: Sentence): readonly VerbGroup[] {
  const groups: VerbGroup[] = [];
  let at = sentence.firstToken;
  while (at < sentence.afterToken) {
    const found = groupAt(parsed.tokens, at, sentence);
    const group = found === undefined ? undefined : asJoined(parsed.tokens, found, groups.at(-1));
    if (group !== undefined) groups.push(group);
    at = group === undefined ? at + 1 : group.main + 1;
  }
  return groups;
}

/** "to conquer and occupy", "should adopt … and seize": a bare verb after "and" goes on with the helper of the verb before. */
function asJoined(tokens: readonly Token[], group: VerbGroup, before: VerbGroup | undefined): VerbGroup {
  const token = tokens[group.first];
  let at = group.first - 1;
  while (at > 0 && (isAdverb(tokens[at]?.lower) || tokens[at]?.lower === '"')) at--;
  if (before === undefined || token === undefined || !isBareVerb(token) || tokens[at]?.tag !== "CCONJ" || group.form !== "finite")
    return group;
  if (before.form === "infinitive") return { ...group, form: "infinitive" };
  return before.modal === undefined || token.fineTag !== "VB" ? group : { ...group, modal: before.modal };
}

function groupAt(tokens: readonly Token[], at: number, sentence: Sentence): VerbGroup | undefined {
  const token = tokens[at];
  if (token === undefined || !isVerbal(token) || isPossessive(token)) return undefined;
  if (token.lower === "let" && tokens[at + 1]?.lower === "alone") return undefined;
  const chain = chainFrom(tokens, at, sentence);
  const main = chain.at(-1) ?? at;
  const mainToken = tokens[main] ?? token;
  const auxiliaries = chain.slice(0, -1).map((place) => tokens[place]?.lower ?? "");
  const between = tokens.slice(at, main).map(({ lower }) => lower);
  const modal = auxiliaries.find((word) => Modals.has(word)) ?? (Modals.has(token.lower) ? token.lower : undefined);
  const afterMain = tokens[main + 1]?.lower ?? "";
  const alone = chain.length === 1;
  const copular = BeForms.has(mainToken.lower) || Copulas.has(mainToken.lemma);
  return {
    first: at,
    main,
    form: formOf(tokens, at, alone),
    negated:
      between.some((word) => Negations.has(word)) ||
      (Negations.has(afterMain) && (copular || alone)) ||
      Negations.has(tokens[at - 1]?.lower ?? "") ||
      (tokens[at - 1]?.lower === "longer" && tokens[at - 2]?.lower === "no"),
    ...(modal === undefined ? {} : { modal: FullModals[modal] ?? modal }),
    perfect: auxiliaries.some((word) => HaveForms.has(word)),
    passive: isParticipleForm(mainToken) && auxiliaries.some((word) => BeForms.has(word)),
    copular,
  };
}
const FullModals: Readonly<Record<string, string>> = { "'ll": "will", wo: "will", ca: "can", "'d": "would" };

/** Token places of the auxiliaries and the main verb, from `at` on. */
function chainFrom(tokens: readonly Token[], at: number, sentence: Sentence): readonly number[] {
  const chain = [at];
  let last = tokens[at]?.lower ?? "";
  for (let place = at + 1; place < sentence.afterToken && place < at + 9; place++) {
    const token = tokens[place];
    if (token === undefined || !isAuxiliary(last)) break;
    if (Negations.has(token.lower) || token.tag === "ADV" || token.fineTag === "RB" || isAdverb(token.lower)) continue;
    if (!isVerbal(token) || !continues(last, token)) break;
    chain.push(place);
    last = token.lower;
  }
  return chain;
}

function isAuxiliary(word: string): boolean {
  return Modals.has(word) || BeForms.has(word) || HaveForms.has(word) || DoForms.has(word);
}

/** True where `token` can follow the auxiliary `before` inside one group: a participle after "be" and "have", a base form after the others. */
function continues(before: string, token: Token): boolean {
  if (BeForms.has(before)) return token.lower === "being" || token.fineTag === "VBG" || isParticipleForm(token);
  if (HaveForms.has(before)) return isParticipleForm(token) || token.lower === "been" || token.lower === "had";
  return token.fineTag === "VB" || token.fineTag === "VBP" || token.lower === "be" || token.lower === "have";
}

function isParticipleForm(token: Token): boolean {
  return token.fineTag === "VBN" || token.fineTag === "VBD" || token.lower === "been";
}

function isVerbal(token: Token): boolean {
  return token.tag === "VERB" || token.tag === "AUX" || token.fineTag === "MD";
}

/** "'s" after a noun is a possessive unless the tagger is sure. */
function isPossessive(token: Token): boolean {
  return token.fineTag === "POS";
}

function formOf(tokens: readonly Token[], at: number, alone: boolean): VerbGroup["form"] {
  const token = tokens[at];
  if (token === undefined) return "finite";
  let before = at - 1;
  while (before >= 0 && (isAdverb(tokens[before]?.lower) || Negations.has(tokens[before]?.lower ?? ""))) before--;
  if (tokens[before]?.lower === "to" && (token.fineTag === "VB" || token.fineTag === "VBP")) return "infinitive";
  if (token.fineTag === "VBG") return "gerund";
  if (token.fineTag === "VBN" && alone) return "participle";
  return "finite";
}
