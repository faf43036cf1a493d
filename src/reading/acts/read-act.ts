/** Decides which political act a stretch of one sentence tells of: the deed its verb names, and what agreeing, asking, refusing or threatening makes of it. */
import type { PloverType } from "#record";
import type { TokenRange } from "../clauses/find-clauses.ts";
import { findVerbGroups, type VerbGroup } from "../clauses/verb-groups.ts";
import type { ParsedText, Sentence } from "../parsed-text.ts";
import { type ActRule, type ActTone, actRulesAt, type DeedRule, NounsWithin, nounDeedAt, type OutlookRule } from "../rules/act-words.ts";
import { isPeopleNoun } from "../rules/people-words.ts";

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
      if (isAside[place] !== wanted || (wanted && isBesideThePoint(sentence, group, range))) continue;
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
  if (isDenial(sentence, group)) return { type: "DISAPPROVE", rule: "act.deny-deed", group, after: group.main + 1, isAsked: false };
  if (own === undefined) return undefined;
  const seen = { ...group, negated: own.isNegated !== isDoneByNobody(sentence, group) };
  const type = own.rule.kind === "deed" ? typeOfDeed(own.rule, seen) : typeOfOutlook(own.rule, own.deed, seen);
  return type === undefined ? undefined : { type, rule: own.rule.id, group, after: own.after, isAsked: false };
}

/** The first word of the sentence behind the verb before `at`. */
export function afterVerbBefore({ groups, first }: Pick<ActSentence, "groups" | "first">, at: number): number {
  return Math.max(first, (groups.findLast(({ main }) => main < at)?.main ?? first - 1) + 1);
}

/** "No one was arrested", "no ship will sail": the subject takes the deed back; "with no warning" is no subject. */
function isDoneByNobody({ words, groups, first }: ActSentence, group: VerbGroup): boolean {
  const from = afterVerbBefore({ groups, first }, group.first);
  for (let at = group.first - 1; at >= from; at--) {
    if (/^[,;:]$/u.test(words[at] ?? "")) return false;
    if (Nobody.has(words[at] ?? ""))
      return at === from || !/^(?:with|without|in|at|by|on|for|to|under|of|from)$/u.test(words[at - 1] ?? "");
  }
  return false;
}

const Nobody: ReadonlySet<string> = new Set(["no", "nobody", "none", "noone"]);

const Tellings: ReadonlySet<string> = new Set(["tell", "tells", "told", "telling"]);

/** "Denied |harbouring| them": a deed of one's own that one is blamed for. */
function isDenial({ words, parsed: { tokens } }: ActSentence, { main, negated, passive }: VerbGroup): boolean {
  return !negated && !passive && /^den(?:y|ie)/u.test(words[main] ?? "") && tokens[main + 1]?.fineTag === "VBG";
}

/** "Should the talks fail, …": the helper that opens a condition asks for nothing. */
function isInverted({ words, parsed, first }: ActSentence, group: VerbGroup): boolean {
  if (words[group.first] !== "should") return false;
  const before = group.first === first ? undefined : parsed.tokens[group.first - 1];
  const next = parsed.tokens[group.first + 1];
  const isOpening = before === undefined || /^(?:[,;:"(]|--?|that|and|but)$/u.test(before.lower);
  return isOpening && next !== undefined && ["DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"].includes(next.tag);
}

type Deed = { readonly type: PloverType; readonly tone: ActTone };

type RuleFound = {
  readonly rule: ActRule;
  readonly after: number;
  /** For an outlook: what it is an outlook on. */
  readonly deed: Deed | undefined;
  /** Denied by words that are not the rule's own: "is not ready to", against "is in no position to". */
  readonly isNegated: boolean;
};

/** The first rule that stands at the verb, at its helpers ("could live with"), or at the words right after a form of "be", with its deed where it needs one. */
function ruleAt(sentence: ActSentence, group: VerbGroup): RuleFound | undefined {
  const { words } = sentence;
  for (const start of startsOf(group)) {
    if (start >= sentence.after) break;
    const beside = wordsBeside(sentence, group, Math.max(start, group.main));
    for (const { rule, after, hasNoun, denies } of actRulesAt(words, start, beside)) {
      // Helpers alone tell of no act.
      if (start < group.main && after <= group.main) continue;
      // "concedes that they lack men" admits; "concedes the point" yields.
      if (/^conced/u.test(words[start] ?? "") && /^(?:that|there|it|they|he|she|we|[.,:"])$/u.test(words[after] ?? ".")) continue;
      if (isAnother(sentence, group, rule, after)) continue;
      const isNegated = group.negated && !denies;
      if (rule.kind === "deed") return { rule, after, deed: undefined, isNegated };
      const deed = deedAfter(sentence, group, after);
      if (rule.needsDeed === true && deed === undefined && !hasNoun) continue;
      // "told them to leave" asks; "told them that the army would leave" tells.
      if (Tellings.has(words[start] ?? "") && sentence.groups.find(({ first }) => first >= after)?.form !== "infinitive") continue;
      return { rule, after, deed, isNegated };
    }
  }
  return undefined;
}

function startsOf({ first, main, copular }: VerbGroup): readonly number[] {
  const helpers = Array.from({ length: main - first }, (_, offset) => first + offset);
  return copular ? [...helpers, main, main + 1, main + 2] : [...helpers, main];
}

/** A verb of an act that does another thing here. */
function isAnother({ words, groups, parsed }: ActSentence, group: VerbGroup, { id }: ActRule, after: number): boolean {
  const next = groups.find(({ first }) => first >= after);
  switch (id) {
    // "Wants to go home" is a plan; "wants them to go home" and "wants the home back" ask.
    case "act.demand":
      return Wanting.has(words[group.main] ?? "") && words[after] === "to";
    // "Asked the state to pay" asks; "asked about the state" and "was asked to pay" do not.
    case "act.ask-somebody-to":
      return isAskingNobody(words, group, next, after);
    // "Denied that they had met" turns a report away; "denied having met" is read before.
    case "act.decline":
      return /^den(?:y|ie)/u.test(words[group.main] ?? "") && (words[after] === "that" || parsed.tokens[after]?.fineTag === "VBG");
    // "Denied a report" says that it is wrong and blames nobody.
    case "act.deny-blame":
      return /^den(?:y|ie)/u.test(words[group.main] ?? "") && words.slice(after, after + LongestObject).some((word) => Rumours.has(word));
    // "Gives credit to the crews" praises them.
    case "act.give-aid":
      return words[after] === "credit" && words[after + 1] === "to";
    // "Welcomed the guests" receives them; "welcomed the step" supports it.
    case "act.praise":
      return /^welcom/u.test(words[group.main] ?? "") && isOfPeople(parsed, group.main + 1);
    default:
      return false;
  }
}

/** "Was asked to pay", "asked a question to please them": nobody is told of whom it is asked. */
function isAskingNobody(words: readonly string[], { passive, form }: VerbGroup, next: VerbGroup | undefined, after: number): boolean {
  if (passive || form === "participle" || next?.form !== "infinitive") return true;
  const object = words.slice(after, next.first - 1);
  return (
    object.length === 0 ||
    object.length > LongestObject ||
    object.some((word) => /^(?:questions?|about|by|why|how|whether|if|what)$/u.test(word))
  );
}

const Rumours: ReadonlySet<string> = new Set(["report", "reports", "rumour", "rumours", "rumor", "rumors"]);
const Wanting: ReadonlySet<string> = new Set(["want", "wants", "wanted"]);

/** The noun phrase from `at` on means people: its head is a noun for people, a name or a pronoun for them. */
function isOfPeople({ tokens }: ParsedText, at: number): boolean {
  let head = tokens[at];
  if (/^(?:him|her|them|us|me|you)$/u.test(head?.lower ?? "") && tokens[at + 1]?.tag !== "NOUN") return true;
  for (let place = at; place < at + LongestObject; place++) {
    const token = tokens[place];
    if (token === undefined || !["DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "VERB"].includes(token.tag)) break;
    if (token.tag === "VERB" && token.fineTag !== "VBN" && token.fineTag !== "VBG") break;
    if (token.fineTag !== "POS") head = token;
  }
  return head !== undefined && (head.tag === "PROPN" || (head.tag === "NOUN" && isPeopleNoun(head.lower)));
}

/** What follows an outlook: the next verb that hangs on it, else a noun that is a deed. */
function deedAfter(sentence: ActSentence, group: VerbGroup, after: number): Deed | undefined {
  const next = sentence.groups.find(({ first }) => first >= after);
  const isNear = next !== undefined && next.first - after <= LongestObject && !isParted(sentence, after, next.first);
  const verbal = isNear && next.main !== group.main ? ruleAt(sentence, next) : undefined;
  if (verbal !== undefined) {
    if (verbal.rule.kind === "outlook")
      return verbal.rule.outlook === "refusing" ? Refusing : (verbal.deed ?? { type: "AGREE", tone: "gives" });
    return isNear && next.negated ? { type: "REJECT", tone: "harms" } : { type: verbal.rule.type, tone: verbal.rule.tone };
  }
  const end = Math.min(isNear ? next.first : sentence.after, after + NounsWithin, sentence.after);
  for (let at = after; at < end; at++) {
    const noun = nounDeedAt(sentence.words[at] ?? "");
    if (noun !== undefined) return noun;
  }
  return undefined;
}

const Refusing: Deed = { type: "REJECT", tone: "harms" };

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
    for (let at = Math.max(afterVerbBefore({ groups, first }, group.first), group.first - 8); at < group.first; at++)
      beside.push(words[at] ?? "");
  }
  return beside;
}

const Stops = new Set([".", ";", ":", "?", "!"]);
const Intransitive = new Set(
  "began begun begin begins resumed resume resumes continued continue continues continuing opened ended end improved arrived arrive arrives held took broke collapsed exploded explode".split(
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
export function isCircumstance({ words, groups, first }: ActSentence, group: VerbGroup, range: TokenRange): boolean {
  const from = Math.max(range.first, afterVerbBefore({ groups, first }, group.first));
  for (let at = group.first - 1; at >= from && at > group.first - 12; at--) {
    const word = words[at] ?? "";
    if (Openers.has(word)) return true;
    if (word === ",") break;
  }
  if (group.form === "gerund") return !Continuing.has(words[group.first - 1] ?? "") && group.first > from;
  return group.form === "participle" && group.first > range.first;
}

const Continuing = new Set(["began", "begun", "continued", "started", "stopped", "been", "kept"]);

/** "Rebels |who disarm|", "without |cutting| the subsidy": tells of somebody, or of what is not to be. */
function isBesideThePoint({ words }: ActSentence, { first, form }: VerbGroup, range: TokenRange): boolean {
  const before = first > range.first ? (words[first - 1] ?? "") : "";
  return before === "who" || before === "which" || before === "whose" || (form === "gerund" && before === "without");
}

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
  // "May have to hand back the routes" foresees.
  if ((before === "have" || before === "need") && /^(?:may|might|could)$/u.test(words[group.first - 3] ?? "")) return false;
  return ["needs", "need", "ought", "has", "have"].includes(before) && words[group.first - 1] === "to";
}

/** What is only promised, feared, refused or possible is another act than the deed. */
function typeOfDeed({ type, tone }: DeedRule, group: VerbGroup): PloverType | undefined {
  const isAhead = group.modal === "will" || group.modal === "would" || group.modal === "shall";
  const isPossible =
    group.modal === "may" || group.modal === "might" || group.modal === "could" || (group.modal === "can" && tone === "gives");
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
      // "Did not rule out patrols", "saw no reason to turn down the seat".
      return negated !== (deed?.type === "REJECT") ? "AGREE" : "REJECT";
    case "threatening":
      return negated ? undefined : "THREATEN";
    case "accepting":
      return negated ? "REJECT" : deed?.tone === "harms" && deed.type !== "REJECT" && isReadiness(group) ? "THREATEN" : "AGREE";
    case "vowing":
    case "intending":
      if (deed === undefined) return undefined;
      if (deed.tone === "speaks") return negated ? undefined : deed.type;
      if (negated) return deed.tone === "gives" ? "REJECT" : undefined;
      if (deed.type === "REJECT") return "REJECT";
      return deed.tone === "harms" ? "THREATEN" : "AGREE";
  }
}

/** "is ready to attack" threatens; "agreed to impose" agrees. */
function isReadiness({ copular, passive }: VerbGroup): boolean {
  return copular || passive;
}
