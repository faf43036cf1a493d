/** Decides where a party says what it will do on a condition: "the government would cover half of the costs, but only if …". */
import { actorsOfPhrase, attributionAt, type ClauseView, partyOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import type { Condition } from "../clauses/find-conditions.ts";
import { stanceRules } from "../rules/stance-words.ts";
import { Harming } from "./own-acts.ts";
import type { StanceTaken } from "./take-stance.ts";

const found = stanceRules.find(({ id }) => id === "stance.would-if");

/** Acts that give something; what takes something away on a condition is a threat, and no acceptance. */
const Giving: ReadonlySet<string> = new Set(
  `sign ratify release return lift open reopen allow let pay cover fund finance restore extend renew join recognise recognize grant share hand resume accept support back
  deliver supply free hold meet reduce lower cut provide guarantee host compensate take consider recommend observe admit transfer withdraw send submit agree end stop halt
  drop settle move discuss look walk come put return open send sell buy commit contribute waive postpone delay review`.split(/\s+/u),
);

/** "might" and "could" offer only where the words themselves make a bargain: "in return for". */
const Ahead: ReadonlySet<string> = new Set(["will", "would", "could", "might", "may", "can"]);

/** The acceptance that a clause with "will" or "would" states on a condition; the article's own foresight is none. */
export function offeredActOf(view: ClauseView, clause: Clause, condition: Condition | undefined): StanceTaken | undefined {
  const { verb, range, subject } = clause;
  if (found === undefined || condition === undefined || subject === undefined || !view.isTalks) return undefined;
  // "will pull out unless they sign" threatens.
  if (condition.rule.id === "condition.unless") return undefined;
  if (verb.negated || verb.copular || verb.passive || verb.perfect || !Ahead.has(verb.modal ?? "")) return undefined;
  if (verb.modal !== "will" && verb.modal !== "would" && !condition.rule.isOffer) return undefined;
  const gives = Giving.has(view.tokens[verb.main]?.lemma ?? "");
  if (!gives || (!condition.rule.isOffer && attributionAt(view, verb.main) === undefined) || range.after - verb.main < 2) return undefined;
  const object = { first: verb.main, after: range.after };
  if (isHarmToOther(view, clause, condition)) return undefined;
  return { rule: found, stance: "accepts", strength: "plain", frame: "to do", at: verb.main, object };
}

/** "would |stop every Kelmaran tanker| if Kelmara closed the strait": a deed that can give or harm, done to the other side's things or for harm by it, threatens. */
function isHarmToOther(view: ClauseView, { verb, range, subject }: Clause, { clause: trigger }: Condition): boolean {
  const { tokens, words, mentionOver } = view;
  if (subject === undefined || !Harming.has(tokens[verb.main]?.lemma ?? "")) return false;
  const own = actorsOfPhrase(view, subject).map((actor) => partyOf(view, actor));
  let isOwnThing = false;
  let isOthers = false;
  for (let at = verb.main + 1; at < range.after; at++) {
    if (/^(?:its|our|their|my|his|her)$/u.test(words[at] ?? "")) isOwnThing = true;
    const owner = mentionOver.get(at);
    if (owner !== undefined && owner.mention.form !== "pronoun" && !own.includes(partyOf(view, owner.mention.actor))) isOthers = true;
  }
  const isForHarm = trigger !== undefined && !trigger.verb.negated && Harming.has(tokens[trigger.verb.main]?.lemma ?? "");
  return !isOwnThing && (isOthers || isForHarm);
}
