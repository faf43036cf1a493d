/** Decides which political act a stretch of one sentence tells of: the deed its verb names, and what agreeing, asking, refusing or threatening makes of it. */
import type { PloverType } from "#record";
import type { TokenRange } from "../clauses/find-clauses.ts";
import { findVerbGroups, type VerbGroup } from "../clauses/verb-groups.ts";
import type { ParsedText, Sentence } from "../parsed-text.ts";
import { type ActRule, type ActTone, actRulesAt, type DeedRule, NounsWithin, nounDeedAt, type OutlookRule } from "../rules/act-words.ts";

/** An act as its words show it. `group` is the verb that carries it; `isAsked` where the words only say what another must do. */
export type ActRead = {
  readonly type: PloverType;
  readonly rule: ActRule["id"];
  readonly group: VerbGroup;
  readonly after: number;
  readonly isAsked: boolean;
};

/** A sentence laid out for reading acts. */
export type ActSentence = {
  readonly parsed: ParsedText;
  readonly words: readonly string[];
  readonly groups: readonly VerbGroup[];
  /** First and last token of the sentence, `after` excluded. */
  readonly first: number;
  readonly after: number;
};

/** Lays one sentence out. Cost: linear in its tokens. */
export function layOutActs(parsed: ParsedText, sentence: Sentence, words: readonly string[]): ActSentence {
  return { parsed, words, groups: findVerbGroups(parsed, sentence), first: sentence.firstToken, after: sentence.afterToken };
}

/**
 * The first act among the verbs of `range`, main clauses before clauses of circumstance. Cost: verbs × the words beside them.
 *
 * @example actIn(layOutActs(parsed, sentence, words), { first: 0, after: 9 })?.type // "Tarsia refused to lift the blockade": "REJECT"
 */
export function actIn(sentence: ActSentence, range: TokenRange): ActRead | undefined {
  const inside = sentence.groups.filter((group) => range.first <= group.first && group.main < range.after && !isAttribute(sentence, group));
  const isAside = inside.map((group) => isCircumstance(sentence, group, range));
  for (const wanted of [false, true]) {
    for (const [place, group] of inside.entries()) {
      if (isAside[place] !== wanted) continue;
      const act = actAt(sentence, group);
      if (act !== undefined) return act;
    }
  }
  return undefined;
}

/** The act of one verb with what follows it; undefined where it tells of none. */
export function actAt(sentence: ActSentence, group: VerbGroup): ActRead | undefined {
  const own = ruleAt(sentence, group);
  if (isInverted(sentence, group)) return undefined;
  if (group.modal === "must" || group.modal === "should" || isNeed(sentence, group)) {
    const after = own?.after ?? group.main + 1;
    return group.negated && own?.rule.kind === "deed" && own.rule.tone === "gives"
      ? undefined
      : { type: "DEMAND", rule: "act.must", group, after, isAsked: true };
  }
  if (own === undefined) return undefined;
  const type = own.rule.kind === "deed" ? typeOfDeed(own.rule, group) : typeOfOutlook(own.rule, own.deed, group);
  return type === undefined ? undefined : { type, rule: own.rule.id, group, after: own.after, isAsked: false };
}

const Tellings: ReadonlySet<string> = new Set(["tell", "tells", "told", "telling"]);

/** "Should the talks fail, …": the helper that opens a condition asks for nothing. */
function isInverted({ words, parsed, first }: ActSentence, group: VerbGroup): boolean {
  if (words[group.first] !== "should") return false;
  const before = group.first === first ? undefined : parsed.tokens[group.first - 1];
  const next = parsed.tokens[group.first + 1];
  const isOpening = before === undefined || /^(?:[,;:"(]|--?|that|and|but)$/u.test(before.lower);
  return isOpening && next !== undefined && ["DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"].includes(next.tag);
}

/**
 * A refusal in plain words: "we will not budge", "escorts would not be permitted". The first main verb of `range` that is refused by whoever speaks, or
 * done to something and refused; what is only known, felt or hoped is none.
 */
export function refusalIn(sentence: ActSentence, range: TokenRange): ActRead | undefined {
  const group = sentence.groups.find((one) => range.first <= one.first && one.main < range.after && !isCircumstance(sentence, one, range));
  if (group === undefined || !group.negated || group.copular || !/^(?:will|would|shall)$/u.test(group.modal ?? "")) return undefined;
  const lemma = sentence.parsed.tokens[group.main]?.lemma ?? "";
  const subject = sentence.words.slice(Math.max(range.first, group.first - 4), group.first);
  const isOwn = subject.some((word) => /^(?:we|i|it|they|he|she|our|my|its|their|his|her)$/u.test(word));
  if (NoRefusal.has(lemma) || !(isOwn || group.passive)) return undefined;
  return { type: "REJECT", rule: "act.refusal", group, after: group.main + 1, isAsked: false };
}

const NoRefusal: ReadonlySet<string> = new Set(
  "be have know happen last work help say comment see think need want forget matter understand feel surprise hurt find believe hope expect speculate guess confirm discuss know mean cost cause affect suffice end".split(
    " ",
  ),
);

type Deed = { readonly type: PloverType; readonly tone: ActTone };

type RuleFound = {
  readonly rule: ActRule;
  readonly after: number;
  /** For an outlook: what it is an outlook on. */
  readonly deed: Deed | undefined;
};

/** The first rule that stands at the verb, or at the words right after a form of "be", with its deed where it needs one. */
function ruleAt(sentence: ActSentence, group: VerbGroup): RuleFound | undefined {
  const { words } = sentence;
  const starts = group.copular ? [group.main, group.main + 1, group.main + 2] : [group.main];
  for (const start of starts) {
    if (start >= sentence.after) break;
    const beside = wordsBeside(sentence, group, start);
    for (const { rule, after, hasNoun } of actRulesAt(words, start, beside)) {
      // "concedes that they lack men" admits; "concedes the point" yields.
      if (/^conced/u.test(words[start] ?? "") && /^(?:that|there|it|they|he|she|we|[.,:"])$/u.test(words[after] ?? ".")) continue;
      if (rule.kind === "deed") return { rule, after, deed: undefined };
      const deed = deedAfter(sentence, group, after);
      if (rule.needsDeed === true && deed === undefined && !hasNoun) continue;
      // "told them to leave" asks; "told them that the army would leave" tells.
      if (Tellings.has(words[start] ?? "") && sentence.groups.find(({ first }) => first >= after)?.form !== "infinitive") continue;
      return { rule, after, deed };
    }
  }
  return undefined;
}

/** What follows an outlook: the next verb that hangs on it, else a noun that is a deed. */
function deedAfter(sentence: ActSentence, group: VerbGroup, after: number): Deed | undefined {
  const next = sentence.groups.find(({ first }) => first >= after);
  const isNear = next !== undefined && next.first - after <= LongestObject && !isParted(sentence, after, next.first);
  const verbal = isNear && next.main !== group.main ? ruleAt(sentence, next) : undefined;
  if (verbal !== undefined) {
    if (verbal.rule.kind === "outlook") return verbal.deed ?? { type: "AGREE", tone: "gives" };
    return isNear && next.negated ? { type: "REJECT", tone: "harms" } : { type: verbal.rule.type, tone: verbal.rule.tone };
  }
  const end = Math.min(isNear ? next.first : sentence.after, after + NounsWithin, sentence.after);
  for (let at = after; at < end; at++) {
    const noun = nounDeedAt(sentence.words[at] ?? "");
    if (noun !== undefined) return noun;
  }
  return undefined;
}

/** Words between an outlook and the verb it is an outlook on: "urged the warring parties of the valley to stop". */
const LongestObject = 9;

/** The words among which the nouns of a rule are sought: those after the verb, and its subject where that is who it is done to. */
function wordsBeside({ words, groups, first, after }: ActSentence, group: VerbGroup, start: number): readonly string[] {
  const beside: string[] = [];
  for (let at = start + 1; at < Math.min(after, start + 1 + NounsWithin); at++) {
    const word = words[at] ?? "";
    if (Stops.has(word) || (at > start + 2 && Openers.has(word))) break;
    beside.push(word);
  }
  if (group.passive || group.form === "participle" || beside.length < 2 || Intransitive.has(words[start] ?? "")) {
    const before = groups.findLast(({ main }) => main < group.first);
    for (let at = Math.max(first, (before?.main ?? first - 1) + 1, group.first - 8); at < group.first; at++) beside.push(words[at] ?? "");
  }
  return beside;
}

const Stops = new Set([".", ";", ":", "?", "!"]);
const Intransitive = new Set(
  "began begun begin begins resumed resume resumes continued continue continues continuing opened ended end improved arrived arrive arrives held took broke collapsed".split(
    " ",
  ),
);
const Openers = new Set(
  "if unless after before when while because since although though until who which whose whom where whereas despite amid as once following".split(
    " ",
  ),
);

/** "the detained crew": a participle before its noun tells of nothing new. */
function isAttribute({ parsed }: ActSentence, { form, main }: VerbGroup): boolean {
  const [before, next] = [parsed.tokens[main - 1]?.tag, parsed.tokens[main + 1]?.tag];
  return (
    form === "participle" &&
    (before === "DET" || before === "ADJ" || before === "NUM" || before === "ADP") &&
    (next === "NOUN" || next === "PROPN" || next === "ADJ")
  );
}

/** "if it attacks", "fleeing the war", "which invaded": told beside the main point. */
function isCircumstance({ words, groups, first }: ActSentence, group: VerbGroup, range: TokenRange): boolean {
  const before = groups.findLast(({ main }) => main < group.first);
  const from = Math.max(first, range.first, (before?.main ?? first - 1) + 1);
  for (let at = group.first - 1; at >= from && at > group.first - 12; at--) {
    const word = words[at] ?? "";
    if (Openers.has(word)) return true;
    if (word === ",") break;
  }
  if (group.form === "gerund") return !Continuing.has(words[group.first - 1] ?? "") && group.first > from;
  return group.form === "participle" && group.first > range.first;
}

const Continuing = new Set(["began", "begun", "continued", "started", "stopped", "been", "kept"]);

function isParted({ words }: ActSentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = words[at] ?? "";
    if (Stops.has(word) || Openers.has(word)) return true;
  }
  return false;
}

/** "needs to", "has to", "ought to": the verb that follows is asked for. */
function isNeed({ words }: ActSentence, group: VerbGroup): boolean {
  if (group.form !== "infinitive") return false;
  const before = words[group.first - 2] ?? "";
  return ["needs", "need", "ought", "has", "have"].includes(before) && words[group.first - 1] === "to";
}

/** What is only promised, feared, refused or possible is another act than the deed. */
function typeOfDeed({ type, tone }: DeedRule, group: VerbGroup): PloverType | undefined {
  const isAhead = group.modal === "will" || group.modal === "would" || group.modal === "shall";
  const isPossible = group.modal === "may" || group.modal === "might" || group.modal === "could";
  if (tone === "speaks") return group.negated ? undefined : type;
  if (group.negated) return tone === "gives" && group.modal !== "may" && group.modal !== "might" ? "REJECT" : undefined;
  if (tone === "harms") return isAhead || isPossible ? "THREATEN" : type;
  return isAhead || isPossible ? "AGREE" : type;
}

function typeOfOutlook({ outlook }: OutlookRule, deed: Deed | undefined, group: VerbGroup): PloverType | undefined {
  const { negated } = group;
  switch (outlook) {
    case "asking":
      return negated ? undefined : "DEMAND";
    case "refusing":
      return negated ? undefined : "REJECT";
    case "threatening":
      return negated ? undefined : "THREATEN";
    case "accepting":
      return negated ? "REJECT" : deed?.tone === "harms" && deed.type !== "REJECT" && isReadiness(group) ? "THREATEN" : "AGREE";
    case "vowing":
    case "intending":
      if (deed === undefined) return undefined;
      if (deed.tone === "speaks") return negated ? undefined : deed.type;
      if (negated) return deed.tone === "gives" ? "REJECT" : undefined;
      return deed.tone === "harms" ? "THREATEN" : "AGREE";
  }
}

/** "is ready to attack" threatens; "agreed to impose" agrees. */
function isReadiness({ copular }: VerbGroup): boolean {
  return copular;
}
