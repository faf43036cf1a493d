/** Decides what follows where somebody does not do as told, in one sentence: "Sign by noon or lose the port", "on pain of arrest", "and would otherwise block it". */
import { attributionAt, type ClauseView, isQuestion, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { stanceOfClause } from "../positions/take-stance.ts";
import { isBareVerb } from "../verb-tags.ts";
import type { FoundContingency } from "./found-contingency.ts";

/** The threats of a text about talks that stand beside what is asked for. Cost: linear in its tokens. */
export function orLose(view: ClauseView): readonly FoundContingency[] {
  if (!view.isTalks) return [];
  return view.sentences.flatMap(({ firstToken, afterToken }, ordinal) => {
    const clauses = view.clausesBySentence[ordinal] ?? [];
    const sentence = { first: firstToken, after: afterToken };
    return [
      ...bareThreats(view, sentence),
      ...onPain(view, sentence, clauses),
      ...clauses.flatMap((clause) => wouldOtherwise(view, clause, clauses)),
    ];
  });
}

/** "Come back by noon, it says, |or lose your bonus|", "told the firm to pay |or face a blockade|": two bare verbs, the second of what is lost. */
function bareThreats(view: ClauseView, { first, after }: TokenRange): readonly FoundContingency[] {
  const { words, tokens } = view;
  const found: FoundContingency[] = [];
  for (let at = first + LeastOrder; at < after - 2; at++) {
    const next = words[at + 1] === "else" ? at + 2 : at + 1;
    const isThreat =
      words[at] === "or" &&
      Losing.has(words[next] ?? "") &&
      /^VBP?$/u.test(tokens[next]?.fineTag ?? "") &&
      tokens[next + 1]?.tag !== "ADP" &&
      tokens[next + 1]?.tag !== "ADV";
    const start = isThreat ? startOfOrder(view, first, at) : undefined;
    if (start === undefined) continue;
    const end = endOfPhrase(view, next, after);
    if (end < next + 2) continue;
    found.push(told(view, { trigger: { first: start, after: endOfOrder(view, start, at) }, response: { first: next, after: end } }));
  }
  return found;
}

const LeastOrder = 2;

/** What is lost or suffered by whoever does not obey. */
const Losing: ReadonlySet<string> = new Set(["lose", "face", "forfeit", "risk", "suffer", "forgo", "miss", "go"]);

/** The bare verb that opens the sentence or the quotation, or the infinitive of an order: "told the firm to |pay|", "a week to |comply|". */
function startOfOrder({ words, tokens }: ClauseView, first: number, before: number): number | undefined {
  for (let at = before - 1; at >= first; at--) {
    const isOpening = at === first || /^["\u201c:]$/u.test(words[at - 1] ?? "");
    if (isOpening && isBareVerb(tokens[at])) return at;
    if (words[at - 1] === "to" && isBareVerb(tokens[at]))
      return words.slice(Math.max(first, at - OrderWithin), at - 1).some((word) => Ordering.has(word)) ? at : undefined;
  }
  return undefined;
}

const OrderWithin = 9;
const Ordering: ReadonlySet<string> = new Set(
  "told tell tells telling ordered orders ordering order given gave gives giving warned warns warning instructed days hours week weeks month deadline ultimatum".split(
    " ",
  ),
);

/** Without ", it says," before the "or". */
function endOfOrder({ words }: ClauseView, start: number, or: number): number {
  const comma = words.slice(start, or).indexOf(",");
  return comma > 0 ? start + comma : or;
}

/** "must leave |on pain of arrest|". */
function onPain(view: ClauseView, { first, after }: TokenRange, clauses: readonly Clause[]): readonly FoundContingency[] {
  const { words } = view;
  for (let at = first + LeastOrder; at < after - 3; at++) {
    const opens =
      (words[at] === "on" || words[at] === "under") && /^(?:pain|penalty|threat)$/u.test(words[at + 1] ?? "") && words[at + 2] === "of";
    const asking = opens ? clauses.findLast(({ verb, isRelative }) => verb.main < at && !isRelative) : undefined;
    if (asking === undefined || !isAskedFor(view, asking)) continue;
    const response = { first: at + 3, after: endOfPhrase(view, at + 3, after) };
    return response.after <= response.first
      ? []
      : [told(view, { trigger: { first: startOfAsked(view, asking, at), after: at }, response })];
  }
  return [];
}

/** "demanded that |a figure be set| and indicated |it would otherwise block the budget|". */
function wouldOtherwise(view: ClauseView, clause: Clause, clauses: readonly Clause[]): readonly FoundContingency[] {
  const { words } = view;
  const { verb, range } = clause;
  const isOtherwise = verb.modal !== undefined && words.slice(verb.first, verb.main).includes("otherwise");
  if (!isOtherwise || isQuestion(view, clause)) return [];
  const asking = clauses.findLast((other) => other.verb.main < range.first && stanceOfClause(view, other)?.stance === "demands");
  if (asking === undefined) return [];
  const joint = words.slice(asking.verb.main, range.first).findIndex((word) => word === "and" || word === ",");
  if (joint < 2) return [];
  return [told(view, { trigger: { first: startOfAsked(view, asking, range.first), after: asking.verb.main + joint }, response: range })];
}

function isAskedFor(view: ClauseView, clause: Clause): boolean {
  const isOrder = ["order", "tell", "instruct", "command", "forbid", "ban"].includes(view.tokens[clause.verb.main]?.lemma ?? "");
  return isOrder || clause.verb.modal === "must" || clause.verb.modal === "shall" || stanceOfClause(view, clause)?.stance === "demands";
}

/** What is asked for: after "demanded that", the infinitive after "ordered the firm to", or the whole clause with its "must". */
function startOfAsked({ words }: ClauseView, { verb, range }: Clause, before: number): number {
  if (verb.modal !== undefined) return range.first;
  if (words[verb.main + 1] === "that") return verb.main + 2;
  const to = words.slice(verb.main, Math.min(before, verb.main + OrderWithin)).indexOf("to");
  return verb.main + Math.max(to, 0) + 1;
}

function endOfPhrase({ words }: ClauseView, from: number, limit: number): number {
  let at = from;
  while (at < limit && !/^[,.;:"!?]$/u.test(words[at] ?? ".")) at++;
  return at;
}

function told(view: ClauseView, { trigger, response }: { readonly trigger: TokenRange; readonly response: TokenRange }): FoundContingency {
  const attribution = attributionAt(view, response.first);
  return {
    rule: "condition.otherwise",
    certainty: 0.55,
    trigger: [textOf(view, trigger)],
    response: [textOf(view, response)],
    advocates: attribution?.speakers ?? [],
    mode: "announced",
    ...(attribution === undefined ? {} : { inside: attribution.id }),
  };
}
