/** Decides which clauses of time are terms: "we will disarm when they pay us", "she will not come back while the guards are there". */
import { actorsOfPhrase, attributionAt, type ClauseView } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { type Condition, findTimes } from "../clauses/find-conditions.ts";
import { WhetherTakers } from "../rules/condition-words.ts";
import { sidesOfSubject } from "./who-acts.ts";

/** The terms of a text about talks that "when" or "while" opens, in somebody's words. Cost: linear in the clauses. */
export function timesAsTerms(view: ClauseView): readonly Condition[] {
  if (!view.isTalks) return [];
  return findTimes(view).filter((time) => {
    if (attributionAt(view, time.main.verb.main) === undefined || time.clause === undefined || time.clause.verb.perfect) return false;
    return time.rule.id === "condition.while" ? isRefusalFor(view, time) : isTurnFor(view, time, time.clause);
  });
}

/** "|is not coming back| while …", "sees no reason to talk while …", without a comma that would set two facts side by side. */
function isRefusalFor({ words, tokens }: ClauseView, { main, leads, whole }: Condition): boolean {
  if (leads || words[whole.first - 1] === ",") return false;
  const { verb } = main;
  // "was not there while …" tells of a time.
  const isAhead = verb.modal !== undefined || tokens[verb.main]?.fineTag === "VBG";
  return (
    (verb.negated && isAhead) ||
    words.slice(verb.main + 1, whole.first).some((word, at, rest) => word === "no" && NoUse.has(rest[at + 1] ?? ""))
  );
}

/** "sees no |reason|", "there is no |question|". */
const NoUse: ReadonlySet<string> = new Set(
  "reason point sense use question talk talks chance prospect way need deal peace hurry".split(" "),
);

/** "|We will disarm| when |they start paying|": one side acts once the other does. */
function isTurnFor(view: ClauseView, { main, whole }: Condition, clause: Clause): boolean {
  const { verb, subject } = main;
  if (verb.modal !== "will" && verb.modal !== "would") return false;
  // "will decide when the guards leave": a question of time.
  if (verb.negated || WhetherTakers.has(view.words[whole.first - 1] ?? "") || subject === undefined || clause.subject === undefined)
    return false;
  if (Coming.has(view.tokens[clause.verb.main]?.lemma ?? "")) return false;
  const own = sidesOfSubject(view, subject);
  const other = actorsOfPhrase(view, clause.subject);
  return own.length > 0 && other.length > 0 && !sidesOfSubject(view, clause.subject).some((side) => own.includes(side));
}

/** Comings and goings only date what follows. */
const Coming: ReadonlySet<string> = new Set(
  "arrive return visit come go meet land speak convene gather sit travel fly leave be turn open begin".split(" "),
);
