/** Decides what depends on what where no word of condition says so: "In return they offer", "they would respond in kind", "No law, no money". */
import type { LocalActorId, TextRange } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, isQuestion, partyOf, speakersMeantBy, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { stanceOfClause } from "../positions/take-stance.ts";
import { conditionPhraseAt } from "../rules/condition-words.ts";
import type { FoundContingency } from "./found-contingency.ts";

/** The contingencies of a text about talks that stand in two clauses or two halves of a sentence. Cost: linear in the clauses. */
export function acrossClauses(view: ClauseView): readonly FoundContingency[] {
  if (!view.isTalks) return [];
  return view.sentences.flatMap((sentence, ordinal) => [
    ...inReturn(view, ordinal),
    ...inAnswer(view, ordinal),
    ...orElse(view, ordinal),
    ...failingThat(view, ordinal),
    ...notBefore(view, ordinal),
    ...orderAnd(view, ordinal),
    ...withoutVerbs(view, sentence.firstToken, sentence.afterToken),
  ]);
}

/** "They want the boats kept out. In return they offer fishing days", "we have moved on pay, and in return we need Sundays". */
function inReturn(view: ClauseView, ordinal: number): readonly FoundContingency[] {
  const { words } = view;
  return (view.clausesBySentence[ordinal] ?? []).flatMap((clause): FoundContingency[] => {
    const at = clause.range.first - (words[clause.range.first - 1] === "," ? 2 : 1);
    const opens = (words[at] === "return" || words[at] === "exchange") && words[at - 1] === "in";
    if (!opens || isQuestion(view, clause)) return [];
    const before = clauseBefore(view, ordinal, at);
    // "Sixty |are sick|. In return …": a state of things is no deed to return.
    if (before === undefined || (before.verb.copular && before.verb.modal === undefined)) return [];
    const asksHere = Asking.has(view.tokens[clause.verb.main]?.lemma ?? "");
    const asking = asksHere ? clause : before;
    const giving = asksHere ? before : clause;
    return [found(view, { trigger: asking.range, response: giving, acting: giving, mode: "offered", rule: "condition.in-exchange-for" })];
  });
}

const Asking: ReadonlySet<string> = new Set(["want", "need", "ask", "demand", "expect", "seek", "require"]);

/** The last clause that is nobody's remark before a token, in this sentence or the one before. */
function clauseBefore(view: ClauseView, ordinal: number, before: number): Clause | undefined {
  const fits = (clause: Clause) =>
    clause.verb.main < before && !clause.isRelative && !Telling.has(view.tokens[clause.verb.main]?.lemma ?? "");
  return (view.clausesBySentence[ordinal] ?? []).findLast(fits) ?? (view.clausesBySentence[ordinal - 1] ?? []).findLast(fits);
}

const Telling: ReadonlySet<string> = new Set(["say", "add", "tell", "write", "note", "warn", "argue"]);

/** "Quenby will raise its duty. Orlavian officials said they would answer with a levy": what is answered is the trigger. */
function inAnswer(view: ClauseView, ordinal: number): readonly FoundContingency[] {
  return (view.clausesBySentence[ordinal] ?? []).flatMap((clause): FoundContingency[] => {
    const { verb, subject, range } = clause;
    const isAnswer = Answering.has(view.tokens[verb.main]?.lemma ?? "") && ["will", "would", "shall"].includes(verb.modal ?? "");
    if (!isAnswer || verb.negated || subject === undefined) return [];
    const told = answerWith(view, clause);
    if (told !== undefined)
      return [
        {
          ...found(view, { trigger: told.trigger, response: clause, acting: clause, mode: "announced", rule: "condition.leads-to" }),
          response: [textOf(view, told.response)],
        },
      ];
    if (hasCondition(view, range) || isReply(view, clause)) return [];
    const [self] = sidesOf(view, subject);
    const threat = [...(view.clausesBySentence[ordinal - 1] ?? []), ...(view.clausesBySentence[ordinal - 2] ?? [])].find(
      (other) =>
        isAhead(view, other) &&
        view.sentences[other.sentence]?.paragraph === view.sentences[ordinal]?.paragraph &&
        other.subject !== undefined &&
        sidesOf(view, other.subject)[0] !== self,
    );
    return threat === undefined
      ? []
      : [found(view, { trigger: threat.range, response: clause, acting: clause, mode: "announced", rule: "condition.leads-to" })];
  });
}

/** "would respond in Orsa", "would reply on Monday": words are answered with words. */
function isReply({ words }: ClauseView, { verb }: Clause): boolean {
  const next = words[verb.main + 1] ?? "";
  return (next === "in" && words[verb.main + 2] !== "kind") || next === "on" || next === "at" || next === "by";
}

const Answering: ReadonlySet<string> = new Set(["answer", "respond", "retaliate", "reciprocate", "reply"]);

/** "It must act; otherwise the strike spreads", "Sign or we shut the gates", "… or else it loses its berth": what is asked for, and what follows without it. */
function orElse(view: ClauseView, ordinal: number): readonly FoundContingency[] {
  const { words, tokens } = view;
  const clauses = view.clausesBySentence[ordinal] ?? [];
  const sentence = view.sentences[ordinal];
  return clauses.flatMap((clause): FoundContingency[] => {
    if (sentence === undefined || isQuestion(view, clause) || clause.subject === undefined) return [];
    let at = clause.range.first - 1;
    if (words[at] === ",") at--;
    const isElse = words[at] === "otherwise" || (words[at] === "else" && words[at - 1] === "or");
    const isOr = words[at] === "or";
    const opening = words[at] === "else" ? at - 1 : at;
    if (!(isElse || isOr) || opening <= sentence.firstToken + 1) return [];
    const before = clauses.findLast((other) => other !== clause && other.verb.main < opening && other.range.first < opening);
    const start = words[sentence.firstToken] === '"' ? sentence.firstToken + 1 : sentence.firstToken;
    const isOrder = tokens[start]?.fineTag === "VB" || (tokens[start]?.tag === "VERB" && tokens[start]?.lower === tokens[start]?.lemma);
    const isEither = isOr && before !== undefined && isChoice(view, before, clause);
    const asks = before === undefined ? isOrder : before.verb.modal === "must" || before.verb.modal === "should" || isElse || isEither;
    const isAsked = isOr && before !== undefined && isDemandOr(view, before, clause);
    if (!(asks || isAsked) || (isOr && before !== undefined && before.verb.modal !== "must" && !isEither && !isAsked)) return [];
    const trigger =
      before === undefined ? { first: start, after: opening } : { first: before.range.first, after: Math.min(before.range.after, opening) };
    return [
      found(view, { trigger, response: clause, acting: clause, mode: isEither ? "announced" : "predicted", rule: "condition.otherwise" }),
    ];
  });
}

/** "The union |wants the rota withdrawn| or |it will strike|". */
function isDemandOr(view: ClauseView, before: Clause, { verb }: Clause): boolean {
  return (verb.modal === "will" || verb.modal === "would") && stanceOfClause(view, before)?.stance === "demands";
}

/** "|All ten come home|, or |the trucks stay here|": told in the present by somebody, of two who act. */
function isChoice({ words, tokens, spokenIn, sentences }: ClauseView, one: Clause, other: Clause): boolean {
  const isPresent = ({ verb }: Clause) => /^VB[ZP]$/u.test(tokens[verb.first]?.fineTag ?? "") && !verb.copular;
  const isKept = tokens[other.verb.main]?.lemma === "stay" || tokens[other.verb.main]?.lemma === "remain";
  if (words[one.range.after] !== "," || one.isRelative || other.isRelative || one.opener !== undefined || other.opener !== undefined)
    return false;
  if (!isPresent(one) || !(isPresent(other) || isKept) || !spokenIn.has(one.verb.main) || !spokenIn.has(other.verb.main)) return false;
  const first = sentences[one.sentence]?.firstToken ?? 0;
  if (one.subject === undefined || words.slice(first, one.verb.main).some((word) => word === "either" || word === "whether")) return false;
  const [subject, next] = [one.subject, other.subject].map((range) =>
    words
      .slice(range?.first, range?.after)
      .filter((word) => word !== '"')
      .join(" "),
  );
  return subject !== next && !Impersonal.has(subject ?? "");
}

const Impersonal: ReadonlySet<string> = new Set(["you", "it", "people", "he", "she", "one"]);

/** "asks to be paid and, |failing that|, |will keep the receipts|": in the middle of a sentence, of what stands before it there. */
function failingThat(view: ClauseView, ordinal: number): readonly FoundContingency[] {
  const { words } = view;
  const sentence = view.sentences[ordinal];
  const clauses = view.clausesBySentence[ordinal] ?? [];
  return clauses.flatMap((clause): FoundContingency[] => {
    if (sentence === undefined || (clause.verb.modal !== "will" && clause.verb.modal !== "would")) return [];
    const own = clause.sharesSubject ? clause.verb.first : clause.range.first;
    for (let at = own - 1; at > sentence.firstToken + 1 && at >= own - FailingWords; at--) {
      const phrase = conditionPhraseAt(words, at);
      if (phrase?.rule.kind !== "otherwise" || phrase.after !== own || phrase.rule.id === "condition.if-so" || words[at] === "otherwise")
        continue;
      const response = { ...clause, range: { first: own, after: clause.range.after } };
      const trigger = { first: at, after: words[phrase.after - 1] === "," ? phrase.after - 1 : phrase.after };
      return [found(view, { trigger, response, acting: clause, mode: "announced", rule: phrase.rule.id })];
    }
    return [];
  });
}

/** "Failing that ,", "if not ,". */
const FailingWords = 4;

/** "|The guards must go| before |any pillar is put up|", "insists that |they pay| before |a truck leaves|": what is asked for first, and what waits for it. */
function notBefore(view: ClauseView, ordinal: number): readonly FoundContingency[] {
  const { words, tokens } = view;
  const clauses = view.clausesBySentence[ordinal] ?? [];
  return clauses.flatMap((clause): FoundContingency[] => {
    const { range, subject } = clause;
    if (words[range.first - 1] !== "before" || subject === undefined || clause.isRelative || isQuestion(view, clause)) return [];
    const asking = clauses.findLast(
      (other) => other.verb.main < range.first - 1 && !other.isRelative && other.range.after >= range.first - 1,
    );
    if (asking?.subject === undefined || !isAskedFirst(view, asking, clause) || attributionAt(view, asking.verb.main) === undefined)
      return [];
    const to = words.indexOf("to", asking.verb.main);
    const isOfAnother = WantsFirst.has(tokens[asking.verb.main]?.lemma ?? "") && to > asking.verb.main + 1 && to < range.first;
    const trigger = { first: isOfAnother ? asking.verb.main + 1 : asking.range.first, after: range.first - 1 };
    const speakers = attributionAt(view, asking.verb.main)?.speakers ?? sidesOf(view, asking.subject);
    const parts = found(view, { trigger, response: clause, acting: clause, mode: "offered", rule: "condition.until" });
    return [{ ...parts, advocates: parts.advocates.length > 0 ? parts.advocates : speakers }];
  });
}

const WantsFirst: ReadonlySet<string> = new Set(["want", "need", "expect", "ask", "require"]);
const DemandsFirst: ReadonlySet<string> = new Set(["insist", "demand", "require", ...WantsFirst]);

/** What waits is none yet, or can only then be: "before any boat leaves", "before a single seat is given", "before there can be talks". */
function isAskedFirst({ words, tokens }: ClauseView, asking: Clause, { subject, verb }: Clause): boolean {
  const first = subject?.first ?? 0;
  const isNoneYet =
    words[first] === "any" ||
    (words[first] === "a" && words[first + 1] === "single") ||
    words[first] === "another" ||
    verb.modal === "can" ||
    verb.modal === "could";
  const lemma = tokens[asking.verb.main]?.lemma ?? "";
  const isDue = asking.verb.modal === "must" || (lemma === "have" && words[asking.verb.main + 1] === "to") || DemandsFirst.has(lemma);
  return isDue && isNoneYet && !asking.verb.negated;
}

/** "|Lift the ban| and |we can talk|", "Sign; then the money flows": an order, and what follows once it is obeyed. */
function orderAnd(view: ClauseView, ordinal: number): readonly FoundContingency[] {
  const { words, tokens } = view;
  const sentence = view.sentences[ordinal];
  if (sentence === undefined) return [];
  const clauses = view.clausesBySentence[ordinal] ?? [];
  const orders: FoundContingency[] = [];
  for (let start = sentence.firstToken; start < sentence.afterToken - LeastOrder; start++) {
    const isOpening = start === sentence.firstToken || /^["\u201c:]$/u.test(words[start - 1] ?? "");
    if (!isOpening || !isOrderAt(view, start)) continue;
    const response = clauses.find(
      ({ range, subject, sharesSubject, isRelative, verb }) =>
        subject !== undefined &&
        !sharesSubject &&
        !isRelative &&
        !isAnybody(words, subject) &&
        range.first > start + 2 &&
        range.first < start + LongestOrder &&
        // "Let them sleep and we see tomorrow": no term.
        !(words[start] === "let" && (words[range.first - 1] === "let" || words[verb.main] === "see")) &&
        verb.main > range.first,
    );
    if (response === undefined || isQuestion(view, response)) continue;
    let joint = response.range.first - 1;
    if (words[joint] === "then") joint--;
    const isJoined = words[joint] === "and" || (words[joint + 1] === "then" && /^[;,]$/u.test(words[joint] ?? ""));
    const isTerm =
      response.verb.modal !== undefined
        ? /^(?:will|can|shall|would)$/u.test(response.verb.modal)
        : /^VB[ZP]$/u.test(tokens[response.verb.first]?.fineTag ?? "");
    if (!isJoined || !isTerm) continue;
    orders.push(
      found(view, { trigger: { first: start, after: joint }, response, acting: response, mode: "offered", rule: "condition.if" }),
    );
    start = response.range.after;
  }
  return orders;
}

/** "Take the ferry and |you| can see the lake": advice to whoever reads it, no offer. */
function isAnybody(words: readonly (string | undefined)[], { first, after }: TokenRange): boolean {
  return after === first + 1 && words[first] === "you";
}

const LeastOrder = 3;
const LongestOrder = 16;

/** A bare verb with no subject and no helper. */
function isOrderAt({ tokens, words }: ClauseView, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || Telling.has(token.lemma)) return false;
  if (Seeming.has(token.lower) && !(token.lower === "let" && /^(?:them|him|her|the)$/u.test(words[at + 1] ?? ""))) return false;
  return (
    token.fineTag === "VB" ||
    (token.tag === "VERB" && token.lower === token.lemma && token.fineTag !== "VBD" && token.fineTag !== "VBN" && words[at + 1] !== ",")
  );
}

const Seeming: ReadonlySet<string> = new Set(["let", "look", "see", "ask", "asked", "imagine", "suppose", "consider", "come", "thank"]);

/** "would respond to a strike with a lockout": what is answered and with what. */
function answerWith(
  { words }: ClauseView,
  { verb, range }: Clause,
): { readonly trigger: TokenRange; readonly response: TokenRange } | undefined {
  const first = verb.main + 1;
  const start = ["to", "for", "against"].includes(words[first] ?? "") ? first + 1 : first;
  const joint = words.findIndex((word, at) => at > start && at < range.after - 1 && (word === "with" || word === "by"));
  return joint < 0 || joint === start
    ? undefined
    : { trigger: { first: start, after: joint }, response: { first: joint + 1, after: range.after } };
}

function isAhead({ tokens }: ClauseView, { verb }: Clause): boolean {
  const isWish = tokens[verb.main - 1]?.lower === "rather";
  return (
    (!isWish && (verb.modal === "will" || verb.modal === "would")) ||
    tokens[verb.main]?.lemma === "threaten" ||
    tokens[verb.main]?.lemma === "vow"
  );
}

function hasCondition({ words }: ClauseView, { first, after }: TokenRange): boolean {
  return words
    .slice(Math.max(0, first - 6), after)
    .some((word) => word === "if" || word === "unless" || word === "should" || word === "to");
}

function sidesOf(view: ClauseView, subject: TokenRange): readonly LocalActorId[] {
  const actors = speakersMeantBy(view, subject) ?? actorsOfPhrase(view, subject);
  return actors.map((actor) => partyOf(view, actor) ?? actor);
}

/** "No law, no money", "anything under fourteen and we leave": two halves without a verb in the first. */
function withoutVerbs(view: ClauseView, first: number, after: number): readonly FoundContingency[] {
  const { words, tokens } = view;
  const found: FoundContingency[] = [];
  for (let at = first; at < Math.min(after, first + LatestOpening); at++) {
    const opens = at === first || words[at - 1] === '"' || words[at - 1] === ":";
    if (!opens || !(words[at] === "no" || HalfOpeners.has(words[at] ?? ""))) continue;
    const joint = jointOf(view, at, after);
    if (joint === undefined || tokens.slice(at, joint).some(({ tag, fineTag }) => tag === "AUX" || /^VB[DZP]$/u.test(fineTag))) continue;
    const isPair = words[joint] === "," && words[at] === "no" && words[joint + 1] === "no";
    const isThreat = words[joint] === "and" && HalfOpeners.has(words[at] ?? "");
    if (!isPair && !isThreat) continue;
    const end = endOfHalf(view, joint + 1, after);
    // "No plan, no order and no need": a list.
    if (isPair && (words.slice(joint + 2, end).includes("no") || words[end + 1] === "no")) continue;
    if (end <= joint + 2 || (isThreat && !tokens.slice(joint + 1, end).some(({ tag }) => tag === "VERB" || tag === "AUX"))) continue;
    const attribution = attributionAt(view, at);
    found.push({
      rule: "condition.if",
      certainty: 0.55,
      trigger: [textOf(view, { first: at, after: joint })],
      response: [textOf(view, { first: joint + 1, after: end })],
      advocates: attribution?.speakers ?? [],
      mode: isPair ? "announced" : "predicted",
      ...(attribution === undefined ? {} : { inside: attribution.id }),
    });
  }
  return found;
}

const LatestOpening = 40;
const HalfOpeners: ReadonlySet<string> = new Set(["anything", "another", "one", "any"]);

function jointOf({ words }: ClauseView, from: number, limit: number): number | undefined {
  for (let at = from + 1; at < Math.min(limit - 1, from + LongestHalf); at++) {
    if (words[at] === "," || words[at] === "and") return at;
    if (/^[.;:"]$/u.test(words[at] ?? ".")) return undefined;
  }
  return undefined;
}

const LongestHalf = 12;

function endOfHalf({ words }: ClauseView, from: number, limit: number): number {
  let at = from;
  while (at < limit && !/^[,.;:"!?]$/u.test(words[at] ?? ".")) at++;
  return at;
}

type Parts = {
  readonly trigger: TokenRange;
  readonly response: Clause;
  readonly acting: Clause;
  readonly mode: FoundContingency["mode"];
  readonly rule: string;
};

function found(view: ClauseView, { trigger, response, acting, mode, rule }: Parts): FoundContingency {
  const attribution = attributionAt(view, response.verb.main);
  const [wouldAct] = acting.subject === undefined || acting.verb.passive ? [] : sidesOf(view, acting.subject);
  const range: TextRange = textOf(view, response.range);
  return {
    rule,
    certainty: 0.55,
    trigger: [textOf(view, trigger)],
    response: [range],
    advocates: attribution?.speakers ?? (wouldAct === undefined ? [] : [wouldAct]),
    ...(wouldAct === undefined ? {} : { wouldAct }),
    mode,
    ...(attribution === undefined ? {} : { inside: attribution.id }),
  };
}
