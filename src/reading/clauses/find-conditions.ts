/** Decides where a text says on what something depends, how far the condition reaches and which clause depends on it. */
import type { Sentence } from "../parsed-text.ts";
import { type ConditionRule, conditionPhraseAt } from "../rules/condition-words.ts";
import type { ClauseView } from "./clause-view.ts";
import type { Clause, TokenRange } from "./find-clauses.ts";

/** A condition and the clause that depends on it. */
export type Condition = {
  readonly rule: ConditionRule;
  /** With the words that open it: "if they were unarmed". */
  readonly whole: TokenRange;
  /** Without them: "they were unarmed". */
  readonly trigger: TokenRange;
  /** The clause of the trigger, where it is one. */
  readonly clause?: Clause;
  readonly main: Clause;
  /** True where the condition stands before the clause that depends on it. */
  readonly leads: boolean;
};

/** The clauses of time, "when …" and "while …", with what they go with; whether they are terms is for others to say. */
export function findTimes(view: ClauseView): readonly Condition[] {
  return view.sentences.flatMap((sentence, ordinal) => {
    const clauses = view.clausesBySentence[ordinal] ?? [];
    return clauses.flatMap((one) => {
      const start = one.range.first - 1;
      const phrase = one.opener === undefined ? undefined : conditionPhraseAt(view.words, start);
      if (phrase?.rule.kind !== "time" || phrase.after !== one.range.first) return [];
      return clausalCondition(view, sentence, clauses, phrase) ?? [];
    });
  });
}

/** Every condition that opens with a conjunction or a phrase such as "in the event of", in the order of the text. */
export function findConditions(view: ClauseView): readonly Condition[] {
  const found: Condition[] = [];
  for (const [ordinal, sentence] of view.sentences.entries()) {
    const clauses = view.clausesBySentence[ordinal] ?? [];
    for (let at = sentence.firstToken; at < sentence.afterToken; at++) {
      const condition = conditionAt({ view, sentence, clauses, at });
      if (condition !== undefined) {
        found.push(condition);
        at = Math.max(at, condition.trigger.first);
      }
    }
  }
  return found;
}

type Place = { readonly view: ClauseView; readonly sentence: Sentence; readonly clauses: readonly Clause[]; readonly at: number };

function conditionAt({ view, sentence, clauses, at }: Place): Condition | undefined {
  const { words } = view;
  const inverted = invertedAt(view, sentence, clauses, at);
  if (inverted !== undefined) return inverted;
  const phrase = conditionPhraseAt(words, at);
  if (phrase === undefined || !(phrase.rule.kind === "clause" || phrase.rule.kind === "noun") || phrase.after >= sentence.afterToken)
    return undefined;
  // "As long as it takes": no term.
  if (words[phrase.after] === "it" && /^(?:takes|took)$/u.test(words[phrase.after + 1] ?? "")) return undefined;
  if (phrase.rule.kind === "clause") return clausalCondition(view, sentence, clauses, phrase);
  return nominalCondition(view, sentence, clauses, phrase);
}

type Phrase = { readonly rule: ConditionRule; readonly start: number; readonly after: number };

function clausalCondition(
  view: ClauseView,
  sentence: Sentence,
  clauses: readonly Clause[],
  { rule, start, after }: Phrase,
): Condition | undefined {
  const clause = clauses.find(
    (one) =>
      one.verb.main >= after &&
      // "the day |they call us citizens|", "its ban |the moment all routes| were reopened": a noun opens the clause, which looks like a relative one.
      (isNounOpening(view.words, start) ? one.verb.first > after : !one.isRelative && (one.range.first >= after || one.sharesSubject)),
  );
  const leads = opensSentence(view, sentence, start);
  if (isNounOpening(view.words, start) && isTold(view, start, clause)) return undefined;
  if (clause === undefined || clause.range.first > after + 2 || (leads && isVerbless(view, after, clause)))
    return view.isTalks && WithoutVerb.has(rule.id) ? nominalCondition(view, sentence, clauses, { rule, start, after }) : undefined;
  const turned = leads ? invertedMain(view, clauses, start, clause) : undefined;
  if (turned !== undefined) {
    const end = turned.range.first;
    return { rule, whole: { first: start, after: end }, trigger: { first: after, after: end }, clause, main: turned, leads };
  }
  const triggerEnd = beforeQuotationMark(view, after, endOfTrigger(view, sentence, clauses, clause, leads));
  const main = leads
    ? ((isNounOpening(view.words, start) ? adjoining(clauses, triggerEnd) : undefined) ?? mainAfter(view, clauses, triggerEnd))
    : (mainAround(clauses, start, triggerEnd) ?? mainBefore(view, withoutAsides(view, clauses, start), start));
  if (main === undefined) return undefined;
  const whole = { first: isNounOpening(view.words, start) ? beforePreposition(view, start) : start, after: triggerEnd };
  return { rule, whole, trigger: { first: pastRelative(view, after), after: triggerEnd }, clause, main, leads };
}

/** "the day |on which| the fee ends", "the moment |when| they sign". */
function pastRelative({ words }: ClauseView, after: number): number {
  if (/^(?:on|at|in|from)$/u.test(words[after] ?? "") && words[after + 1] === "which") return after + 2;
  return words[after] === "when" || words[after] === "that" ? after + 1 : after;
}

/** "|on| the day they sign", "within a year |of| the day …". */
function beforePreposition({ tokens }: ClauseView, start: number): number {
  return tokens[start - 1]?.tag === "ADP" ? start - 1 : start;
}

/** "The day we are asked |is| the day we start": a day that something is told of, or that is told, and no term. */
function isTold({ words, tokens }: ClauseView, start: number, clause: Clause | undefined): boolean {
  const isOf = (at: number) => tokens[at]?.lemma === "be" || (words[at] === "not" && tokens[at - 1]?.lemma === "be");
  return isOf(start - 1) || (clause !== undefined && isOf(clause.range.after));
}

/** "Only when the guards have gone |will Orsa reopen the pass|": the helper stands before the subject of what depends on the condition. */
function invertedMain({ words }: ClauseView, clauses: readonly Clause[], start: number, { verb }: Clause): Clause | undefined {
  if (words[start] !== "only" && words[start] !== "not") return undefined;
  const main = clauses.find(
    ({ subject, range }) =>
      subject !== undefined && range.first > verb.main && subject.first === range.first && Helping.has(words[range.first - 1] ?? ""),
  );
  if (main === undefined) return undefined;
  const helper = main.range.first - 1;
  return { ...main, verb: { ...main.verb, modal: words[helper] ?? "will" }, range: { first: helper, after: main.range.after } };
}

const Helping: ReadonlySet<string> = new Set(["will", "would", "can", "could", "shall", "should", "may", "might"]);

/** `if they caught it|," quipped one`: a condition ends with the quotation it stands in. */
function beforeQuotationMark({ words, tokens, sentences }: ClauseView, after: number, end: number): number {
  const mark = after + words.slice(after, end).indexOf('"');
  if (mark <= after + 1) return end;
  // "if there was |"one hull beside another"|": words quoted in it.
  const first = sentences[tokens[mark]?.sentence ?? 0]?.firstToken ?? mark;
  const isOpening = words.slice(first, mark).filter((word) => word === '"').length % 2 === 0;
  if (isOpening && words[mark - 1] !== ",") return end;
  return words[mark - 1] === "," ? mark - 1 : mark;
}

/** "the day", "the moment". */
function isNounOpening(words: readonly string[], start: number): boolean {
  return words[start] === "the";
}

/** The clause that begins right where another ends: "the day they call us |we come|". */
function adjoining(clauses: readonly Clause[], from: number): Clause | undefined {
  return clauses.find(({ range, subject, sharesSubject }) => subject !== undefined && !sharesSubject && range.first === from);
}

/** "if no fair deal by July", "if an independent panel reviews/NOUN it": a condition in which no verb is found goes to the next stop. */
const WithoutVerb: ReadonlySet<string> = new Set(["condition.if", "condition.unless", "condition.only-if"]);

/** A comma stands before the first verb: the clause found is what depends on the condition. */
function isVerbless({ words }: ClauseView, after: number, clause: Clause): boolean {
  const comma = words.indexOf(",", after);
  return comma > after && comma < clause.range.first;
}

/** In a condition that leads, further clauses joined by "and" belong to it, up to the comma before the main clause. */
function endOfTrigger(view: ClauseView, sentence: Sentence, clauses: readonly Clause[], clause: Clause, leads: boolean): number {
  const { words } = view;
  if (!leads) return clause.range.after;
  for (let at = clause.verb.main; at < sentence.afterToken; at++) {
    if (words[at] !== ",") continue;
    const opensMain = clauses.some(
      (other) =>
        other !== clause && !other.isRelative && other.range.first > at && other.range.first <= at + 3 && !isSpeakerAfter(view, other),
    );
    if (opensMain) return at;
  }
  return startOfNext(view, clauses, clause) ?? clause.range.after;
}

/** "Unless the cuts are in place by May |I start parking aircraft|": no comma stands before the clause that depends on the condition. */
function startOfNext({ tokens }: ClauseView, clauses: readonly Clause[], { verb, range }: Clause): number | undefined {
  const next = clauses.find(
    (other) =>
      other.subject !== undefined &&
      !other.sharesSubject &&
      other.opener === undefined &&
      other.subject.first > verb.main + 1 &&
      other.subject.first < range.after &&
      other.range.first === other.subject.first &&
      Starting.has(tokens[other.subject.first]?.tag ?? ""),
  );
  return next?.range.first;
}

/** What may open a clause that no comma parts from the one before. */
const Starting: ReadonlySet<string> = new Set(["PRON", "DET", "PROPN"]);

/** The first clause after the trigger that is not a speaker's aside ("Graham said"). */
function mainAfter(view: ClauseView, clauses: readonly Clause[], from: number): Clause | undefined {
  return clauses.find(
    (clause) =>
      clause.range.first >= from &&
      !clause.isRelative &&
      clause.subject !== undefined &&
      !isSpeakerAfter(view, clause) &&
      !isAside(view, clause, clauses),
  );
}

/** `…," |said the minister|`: it comes after both. */
function isSpeakerAfter({ tokens, words }: ClauseView, { sharesSubject, verb, range }: Clause): boolean {
  return sharesSubject && words[range.first - 1] === '"' && Telling.has(tokens[verb.main]?.lemma ?? "");
}

/** "Graham said" between commas: a clause of two to six words whose verb tells. */
function isAside({ tokens, words }: ClauseView, clause: Clause, clauses: readonly Clause[]): boolean {
  const lemma = tokens[clause.verb.main]?.lemma ?? "";
  if (!Telling.has(lemma)) return false;
  const next = clauses.find((other) => other.range.first > clause.verb.main);
  if (next === undefined) return false;
  const isBetweenCommas =
    words[clause.range.first - 1] === "," && words[next.range.first - 1] === "," && next.range.first >= clause.range.after;
  return isBetweenCommas || clause.range.after - clause.verb.main <= 5;
}
const Telling = new Set(["say", "add", "warn", "tell", "argue", "note", "write", "insist", "explain", "predict", "suggest"]);

/** The clauses without ", a diplomat said," right before the condition. */
function withoutAsides({ words, tokens }: ClauseView, clauses: readonly Clause[], start: number): readonly Clause[] {
  const isAsideBefore = ({ verb, range }: Clause) =>
    Telling.has(tokens[verb.main]?.lemma ?? "") && words[range.first - 1] === "," && words[start - 1] === "," && verb.main === start - 2;
  return clauses.some(isAsideBefore) ? clauses.filter((clause) => !isAsideBefore(clause)) : clauses;
}

/** The clause before that reaches the condition; none where the condition stands inside a relative clause, for then it is part of a description. */
function mainBefore(view: ClauseView, all: readonly Clause[], before: number): Clause | undefined {
  const { words } = view;
  // ", which the firm wants to extend, |if …|": what is told of a noun does not depend on it.
  // "would stay |where they are|": nor does what completes a verb.
  const clauses = all.filter(
    ({ range, opener, subject, verb }) =>
      !(words[range.first - 1] === "which" && words[range.first - 2] === ",") &&
      !Completing.has(opener ?? "") &&
      !isObject(view, verb.main) &&
      !(subject !== undefined && holdsTwo(view, subject)),
  );
  const innermost = clauses.findLast((clause) => clause.verb.main < before && clause.range.after >= before - 1);
  if (innermost?.isRelative === true && !innermost.verb.negated && innermost.verb.modal !== undefined) return undefined;
  return (
    clauses.findLast((clause) => clause.verb.main < before && !clause.isRelative && clause.range.after >= before - 1) ??
    clauses.findLast((clause) => clause.verb.main < before && !clause.isRelative)
  );
}

/** "will raise |pay|", read as a verb: a bare verb right after another that is no helper. */
function isObject({ tokens }: ClauseView, at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]?.fineTag === "VB" && before?.fineTag === "VB" && before.tag === "VERB" && !Causing.has(before.lemma);
}

const Causing: ReadonlySet<string> = new Set(["let", "help", "make", "have", "go", "come", "see"]);

/** "would build |the smelter the government| has asked for": an object and what is told of it, taken for one subject. */
function holdsTwo({ tokens }: ClauseView, { first, after }: TokenRange): boolean {
  for (let at = first + 1; at < after; at++) if (tokens[at]?.tag === "DET" && tokens[at - 1]?.tag === "NOUN") return true;
  return false;
}

const Completing: ReadonlySet<string> = new Set(["where", "how", "what", "why"]);

/** "Orsa, if the talks fail, would leave": the condition stands between subject and verb. */
function mainAround(clauses: readonly Clause[], start: number, after: number): Clause | undefined {
  return clauses.find(
    ({ subject, verb, range }) =>
      subject !== undefined && range.first < start && subject.after <= start && verb.first >= after && verb.first <= after + 2,
  );
}

/** True where the condition opens the sentence or what is said in it: quotation marks, "but" and a speaker's "said that" may stand before. */
function opensSentence(view: ClauseView, sentence: Sentence, start: number): boolean {
  const { words } = view;
  let at = start - 1;
  while (at >= sentence.firstToken && ['"', "'", "but", "and", "that", ":", ",", "-"].includes(words[at] ?? "")) at--;
  // "He added that, |should the talks fail|, …": right after "that" the condition comes before what depends on it.
  if (at < sentence.firstToken) return true;
  if (words[start - 1] === "," && words[start - 2] === "that" && view.tokens[start - 3]?.tag !== "ADP") return true;
  const spoken = view.spokenIn.get(start);
  if (spoken === undefined) return words[start - 1] === "that";
  return view.spokenIn.get(at) !== spoken;
}

function nominalCondition(
  view: ClauseView,
  sentence: Sentence,
  clauses: readonly Clause[],
  { rule, start, after }: Phrase,
): Condition | undefined {
  const { words } = view;
  const leads = opensSentence(view, sentence, start);
  let end = after;
  while (
    end < sentence.afterToken &&
    ![",", ".", ";", '"', "?", "!", ":"].includes(words[end] ?? ".") &&
    !(clauses.some((clause) => clause.range.first === end) && leads && end > after + 1)
  )
    end++;
  const main = leads ? mainAfter(view, clauses, end) : mainBefore(view, clauses, start);
  if (main === undefined) return undefined;
  if (end <= after) return undefined;
  if (rule.id === "condition.without" && !(view.isTalks && (leads ? foretells(view, main) : isMissed(view, main, after)))) return undefined;
  return { rule, whole: { first: start, after: end }, trigger: { first: after, after: end }, main, leads };
}

/** "Without it |we sail home|", "without it the mill will close". */
function foretells({ words, tokens }: ClauseView, { verb, subject }: Clause): boolean {
  const isOurs = subject !== undefined && /^(?:we|i)$/u.test(words[subject.first] ?? "") && tokens[verb.first]?.fineTag === "VBP";
  return Foretelling.has(verb.modal ?? "") || (isOurs && verb.main === verb.first);
}

/** "There would be |no loan| without a common gauge"; "would not leave without paying" tells how, not on what terms. */
function isMissed({ words, tokens }: ClauseView, { verb }: Clause, after: number): boolean {
  if (tokens[after]?.fineTag === "VBG" || tokens[after]?.fineTag === "PRP") return false;
  const isAhead = Foretelling.has(verb.modal ?? "") || /^VB[ZP]$/u.test(tokens[verb.first]?.fineTag ?? "");
  return (
    isAhead &&
    words.slice(verb.first, after - 1).some((word, at, all) => word === "no" && all.slice(at + 1, at + 5).some((noun) => Agreed.has(noun)))
  );
}

const Agreed: ReadonlySet<string> = new Set(
  "deal agreement talks loan money peace treaty accord truce ceasefire signature settlement aid funding vote meeting contract pact return payment release grain gas lease support".split(
    " ",
  ),
);

const Foretelling: ReadonlySet<string> = new Set(["will", "would", "could", "can", "may", "might"]);

/** "Should the talks fail, …" and "Were they to refuse, …", before or after what depends on it: the helper stands before its subject. */
function invertedAt(view: ClauseView, sentence: Sentence, clauses: readonly Clause[], at: number): Condition | undefined {
  const word = view.words[at] ?? "";
  if (!["should", "were", "had"].includes(word)) return undefined;
  return invertedAhead(view, sentence, clauses, at) ?? invertedBehind(view, sentence, clauses, at);
}

function invertedAhead(view: ClauseView, sentence: Sentence, clauses: readonly Clause[], at: number): Condition | undefined {
  const { words, tokens } = view;
  if (!opensSentence(view, sentence, at) || isAsked(view, sentence)) return undefined;
  const comma = words.indexOf(",", at);
  if (comma < 0 || comma >= sentence.afterToken || comma < at + 3) return undefined;
  const hasVerb = tokens.slice(at + 1, comma).some(({ tag }) => tag === "VERB" || tag === "AUX");
  if (words[at] === "had" || !hasVerb || (words[at] === "were" && !words.slice(at, comma).includes("to"))) return undefined;
  const main = mainAfter(view, clauses, comma);
  return main === undefined
    ? undefined
    : { rule: ifRule, whole: { first: at, after: comma }, trigger: { first: at + 1, after: comma }, main, leads: true };
}

/** "would close ports should the talks collapse". */
function invertedBehind(view: ClauseView, sentence: Sentence, clauses: readonly Clause[], at: number): Condition | undefined {
  if (
    !(view.words[at] === "should" || (view.words[at] === "were" && (isWereTo(view, at) || isWereDone(view, clauses, at)))) ||
    !isInvertedAfter(view, at)
  )
    return undefined;
  const last = clauses.find((clause) => clause.range.first >= at - 1 && clause.verb.main > at)?.range.after ?? sentence.afterToken - 1;
  const comma = view.words.indexOf(",", at);
  const end = comma > at + 2 && comma < last ? comma : last;
  const before = clauses.filter(({ verb, range }) => verb.main < at && range.first < at);
  const main = mainBefore(view, before, at);
  return main === undefined || end <= at + 2
    ? undefined
    : { rule: ifRule, whole: { first: at, after: end }, trigger: { first: at + 1, after: end }, main, leads: false };
}

/** "would close ports should the talks collapse": no subject stands before the helper, one stands after it. */
function isInvertedAfter({ tokens }: ClauseView, at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (before === undefined || next === undefined || before.sentence !== next.sentence) return false;
  return (
    (next.tag === "DET" ||
      next.tag === "PRON" ||
      next.tag === "PROPN" ||
      (tokens[at]?.lower === "were" && Amounts.has(next.lower)) ||
      (next.tag === "NOUN" && tokens[at]?.lower === "were")) &&
    next.lower !== "not" &&
    !/^(?:which|who|that|what)$/u.test(before.lower)
  );
}
const Amounts: ReadonlySet<string> = new Set(["less", "more", "fewer", "any", "nothing", "anything"]);

/** "were parliament to amend it". */
function isWereTo({ words, tokens }: ClauseView, at: number): boolean {
  const to = words.indexOf("to", at + 2);
  return (
    to > 0 &&
    to < at + 6 &&
    tokens[to + 1]?.fineTag === "VB" &&
    !tokens.slice(at + 1, to).some(({ tag }) => tag === "VERB" || tag === "AUX")
  );
}
/** "would object |were less than half put to the vote|": after a comma or a singular, which "were" does not go with. */
function isWereDone({ words, tokens }: ClauseView, clauses: readonly Clause[], at: number): boolean {
  const before = tokens[at - 1];
  const isFree = before?.form === "," || before?.fineTag === "NN" || before?.fineTag === "VB";
  const done = tokens.slice(at + 2, at + WereWithin).findIndex(({ fineTag }) => fineTag === "VBN");
  const stop = words.slice(at + 1, at + WereWithin).findIndex((word) => /^[,.;:"]$/u.test(word));
  const hangsOn = clauses.some(({ verb }) => verb.main < at && Foretelling.has(verb.modal ?? ""));
  return isFree && hangsOn && done >= 0 && (stop < 0 || done + 1 < stop);
}

const WereWithin = 9;

const ifRule = conditionPhraseAt(["if", "it"], 0)?.rule as ConditionRule; // "if" is a rule of the list.

function isAsked({ words }: ClauseView, sentence: Sentence): boolean {
  return words.slice(sentence.afterToken - 2, sentence.afterToken).some((word) => word.startsWith("?"));
}
