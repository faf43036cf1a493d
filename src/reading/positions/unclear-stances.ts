/** Decides where a text says that it is not known what a party will say to a point: "it remains unclear if those terms will be acceptable to Orsa". */
import { type ClauseView, clausesBeside } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { estimativePhraseAt } from "../rules/estimative-words.ts";
import { stanceRules } from "../rules/stance-words.ts";
import { isAdverb } from "../rules/word-phrases.ts";
import { type StanceTaken, stanceOfClause } from "./take-stance.ts";

/** A clause of not knowing and the clause of what is not known. */
export type NotKnown = {
  readonly rule: string;
  /** "it remains unclear". */
  readonly outer: Clause;
  /** "those terms will be acceptable to Orsa". */
  readonly inner: Clause;
  /** The words of not knowing: "unclear". */
  readonly term: TokenRange;
  readonly range: TokenRange;
};

/** Every "unclear if", "remains to be seen whether" and "has not said whether" of the text. */
export function findNotKnown(view: ClauseView): readonly NotKnown[] {
  return view.clauses.flatMap((clause) => notKnownOf(view, clause) ?? []);
}

/** A clause with "if" or "whether" as what is not known, where the words before it say so. Cost: the sentence. */
export function notKnownOf(view: ClauseView, inner: Clause): NotKnown | undefined {
  if (inner.opener !== "if" && inner.opener !== "whether") return undefined;
  const { words } = view;
  let openerAt = inner.range.first - 1;
  while (openerAt >= 0 && words[openerAt] !== "if" && words[openerAt] !== "whether" && inner.range.first - openerAt < 4) openerAt--;
  const outer = clausesBeside(view, inner).findLast((clause) => clause.verb.main < openerAt && clause.range.after >= openerAt);
  if (outer === undefined || openerAt - outer.verb.main > 8) return undefined;
  const range = { first: outer.range.first, after: inner.range.after };
  for (let at = Math.max(outer.range.first, outer.verb.first - 1); at < openerAt; at++) {
    const phrase = estimativePhraseAt(words, at);
    if (phrase?.rule.frames.includes("whether") && onlyAdverbs(words, phrase.after, openerAt)) {
      return { rule: phrase.rule.id, outer, inner, term: { first: phrase.start, after: phrase.after }, range };
    }
  }
  return undefined;
}

function onlyAdverbs(words: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!isAdverb(words[at]) && words[at] !== "," && words[at] !== "on" && words[at] !== "as" && words[at] !== "to") return false;
  return true;
}

/** The stance that is not known: "would accept", "will be acceptable to"; in a text about talks also a step of theirs: "will take part in the session". */
export function stanceNotKnown(view: ClauseView, { inner }: NotKnown): StanceTaken | undefined {
  const found = stanceOfClause(view, inner);
  if (found !== undefined) return found.stance === "demands" ? undefined : { ...found, stance: "unclear", strength: "plain" };
  return view.isTalks ? stepNotKnown(view, inner) : undefined;
}

const Steps: ReadonlySet<string> = new Set(
  "take attend join sign ratify return send withdraw release pay lift open close allow let support back extend renew agree implement honour honor abide".split(
    " ",
  ),
);
const unclearStep = stanceRules.find(({ id }) => id === "stance.no-view-yet");

/** "whether Brussels will take part in the session": what a side will do about the talks is not known. */
function stepNotKnown({ words, tokens }: ClauseView, { verb, range }: Clause): StanceTaken | undefined {
  if (unclearStep === undefined || verb.copular || verb.passive || (verb.modal !== "will" && verb.modal !== "would")) return undefined;
  const lemma = tokens[verb.main]?.lemma ?? "";
  if (!Steps.has(lemma) || (lemma === "take" && words[verb.main + 1] !== "part")) return undefined;
  // "take part |in the session|", "attend |the talks|": what the step is about.
  const first = verb.main + (lemma === "take" ? (words[verb.main + 2] === "in" ? 3 : 2) : 1);
  if (first >= range.after) return undefined;
  const object = { first, after: range.after };
  return { rule: unclearStep, stance: "unclear", strength: "plain", frame: "object", at: verb.main, object };
}
