/** Decides where the words of a point begin and end: without the condition, the reason and what else its holder did; at the head of a sentence that says what it is about. */
import type { ClauseView } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { Weekdays } from "./frame-complement.ts";
import type { StanceBesideVerb } from "./more-frames.ts";
import { isPointOfTalks } from "./point-of-talks.ts";
import { whatMustBeIn } from "./what-must-be-in.ts";

const Closing: ReadonlySet<string> = new Set([".", ",", "!", "?", '"', "'", ";", ":", "-", "and", "but", "or"]);

/** Without the condition, without what closes the speech. */
export function trimmedContent(view: ClauseView, { content, stance }: StanceBesideVerb, condition: Condition | undefined): TokenRange {
  const { words, tokens } = view;
  let { first, after } = stance === "demands" ? whatMustBeIn(view, content) : content;
  if (after <= first) return content;
  // "What Morren wants |is| a corridor", "nothing less than |a withdrawal|".
  if (/^(?:is|was|are|were)$/u.test(words[first] ?? "") && after - first > 1) first++;
  if (/^(?:nothing|no)$/u.test(words[first] ?? "") && words[first + 1] === "less" && words[first + 2] === "than") first += 3;
  // "refused to split it |into yearly payments|": what is to become of what is only pointed at.
  if (tokens[first]?.fineTag === "VB" && PointedAt.test(words[first + 1] ?? "") && tokens[first + 2]?.tag === "ADP" && after - first > 3)
    first += 3;
  if (condition !== undefined && condition.whole.first > first && condition.whole.first < after) after = condition.whole.first;
  // "hold up the treaty |for| as long as".
  if (condition !== undefined && words[after - 1] === "for" && after - first > 1) after--;
  after = beforeSecondVerb(tokens, first, beforeAside(tokens, first, after));
  after = beforeReason(words, tokens, first, after);
  while (after > first + 1 && (Closing.has(words[after - 1] ?? "") || Outright.has(words[after - 1] ?? ""))) after--;
  while (first < after - 1 && (words[first] === '"' || words[first] === ",")) first++;
  // "part of its quota |in exchange|".
  if (words[after - 2] === "in" && /^(?:return|exchange)$/u.test(words[after - 1] ?? "") && after - first > 3) after -= 2;
  // "wants 340 released, |including all women|".
  if (words[after] === "," && words[after + 1] === "including") {
    after += 2;
    while (after < tokens.length && !/^[,.;:"]$/u.test(words[after] ?? ".")) after++;
  }
  // "would not exclude that |when asked|", "dismissed it |as a gift|".
  if (
    PointedAt.test(words[first] ?? "") &&
    /^(?:when|as|after|on|in|at|for|while|because|yesterday|today|out|,)$/u.test(words[first + 1] ?? "")
  )
    after = first + 1;
  return { first, after };
}

const PointedAt = /^(?:it|this|that|them|these|those)$/u;

/** "did not reject a fee |outright|": how, not what. */
const Outright: ReadonlySet<string> = new Set(
  "outright altogether entirely completely flatly wholesale forthwith either anyway".split(" "),
);

/** "demanded an apology |and left without his tea|": what the subject does besides. */
function beforeSecondVerb(tokens: ClauseView["tokens"], first: number, after: number): number {
  if (!["NOUN", "DET", "NUM", "ADJ"].includes(tokens[first]?.tag ?? "")) return after;
  for (let at = first + 1; at < after - 1; at++) {
    const fineTag = tokens[at]?.fineTag ?? "";
    if (/^(?:VB[DZP]|MD|WDT|WP|WRB)$/u.test(fineTag) || tokens[at]?.tag === "SCONJ") return after;
    const isDone = tokens[at + 1]?.fineTag === "VBN" && ["ADP", "DET"].includes(tokens[at + 2]?.tag ?? "");
    const isVerb = isDone || /^(?:VBD|VBZ|MD)$/u.test(tokens[at + 1]?.fineTag ?? "");
    if (isVerb && /^(?:and|but)$/u.test(tokens[at]?.lower ?? "")) return at;
  }
  return after;
}

/** "dismissed the fee |as a joke|", "rejected it |as too high|": why; "a role as host" goes on. */
function beforeReason(words: readonly string[], tokens: ClauseView["tokens"], first: number, after: number): number {
  for (let at = first + 1; at < after - 1; at++) {
    if (words[at] !== "as" || tokens[at - 1]?.tag !== "NOUN" || Roles.test(words[at - 1] ?? "")) continue;
    if (tokens[at + 1]?.tag === "ADJ" || /^(?:a|an|the|too|being|")$/u.test(words[at + 1] ?? "")) return at;
  }
  return after;
}

const Roles = /^(?:role|part|status|position|use|service|services|recognition|job|work|appointment|election|far|long|soon|well)$/u;

/** What goes on after a comma with a participle or a verb of its own is no part of the point: "pay tolls|, dismissing the plan", "discuss pay|, now says". */
function beforeAside(tokens: ClauseView["tokens"], first: number, after: number): number {
  for (let at = first + 1; at < after - 1; at++) {
    if (tokens[at]?.lower !== ",") continue;
    let next = at + 1;
    while (next < after && (tokens[next]?.tag === "ADV" || tokens[next]?.tag === "CCONJ")) next++;
    const tag = tokens[next]?.fineTag ?? "";
    if (
      /^(?:VBD|VBN|VBZ|VBP|MD)$/u.test(tag) ||
      (tag === "VBG" && !["including", "starting", "beginning"].includes(tokens[next]?.lower ?? ""))
    )
      return at;
    if (
      ["which", "who", "while", "although", "though", "to"].includes(tokens[at + 1]?.lower ?? "") &&
      (tokens[at + 1]?.lower !== "to" || tokens[at + 2]?.lower === "which")
    )
      return at;
  }
  return after;
}

/** "|On a ban on nets,| Orsa voiced misgivings", "|as for the fee,| it has yet to decide": what the sentence says it is about. */
export function frontedTopic(view: ClauseView, { clause }: StanceBesideVerb): TokenRange | undefined {
  const { words, tokens, sentences } = view;
  const opens = sentences[clause.sentence]?.firstToken ?? 0;
  const second = words[opens + 1] ?? "";
  const first = /^(?:regarding|concerning|on)$/u.test(words[opens] ?? "")
    ? opens + 1
    : words[opens] === "as" && /^(?:for|to|regards)$/u.test(second)
      ? opens + 2
      : /^(?:with|in)$/u.test(words[opens] ?? "") && /^(?:regard|respect)$/u.test(second) && words[opens + 2] === "to"
        ? opens + 3
        : undefined;
  if (first === undefined || Weekdays.has(words[first] ?? "") || tokens[first]?.tag === "NUM" || tokens[first]?.tag === "VERB")
    return undefined;
  const comma = words.indexOf(",", first);
  const after = comma >= 0 && comma < clause.verb.first ? comma : (clause.subject?.first ?? first);
  // "On the pier Orsa had yet to decide": a place, no matter of talks.
  if (words[opens] === "on" && !isPointOfTalks(view, { first, after }, { isDefinite: false })) return undefined;
  const isPhrase =
    after > first && after - first <= LongestFront && !tokens.slice(first, after).some(({ fineTag }) => /^(?:VB[DZP]|MD)$/u.test(fineTag));
  const last = tokens[after - 1];
  return isPhrase && (last?.tag === "NOUN" || last?.tag === "PROPN") && !OfTime.test(last.lemma) ? { first, after } : undefined;
}

const LongestFront = 12;
const OfTime =
  /^(?:day|night|morning|evening|afternoon|eve|week|month|year|occasion|anniversary|arrival|return|visit|side|way|hand|part|record)$/u;
