/** Decides which stance the verb or predicate of one clause takes, with its denial, its helpers and what it is about. */

import type { LocalActorId, Stance } from "#record";
import type { ClauseView } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { hedgeAt } from "../rules/hedges.ts";
import { type Frame, type StancePhrase, type StanceRule, type Strength, stancePhrasesAt, stanceWordsAt } from "../rules/stance-words.ts";
import { isAdverb } from "../rules/word-phrases.ts";
import { isDeniedAside } from "./denied-asides.ts";
import { Weekdays } from "./frame-complement.ts";

/** A stance as the words of a clause take it. */
export type StanceTaken = {
  readonly rule: StanceRule;
  readonly stance: Stance;
  readonly strength: Strength;
  readonly frame: Frame | "by";
  /** Where the stance words begin. */
  readonly at: number;
  /** What it is about, up to the end of the clause. */
  readonly object: TokenRange;
  /** For "urged both sides to …": whom. */
  readonly addressee?: TokenRange;
  /** For "was rejected by …" and "acceptable to …": who takes it, in place of the subject. */
  readonly holder?: TokenRange;
  /** For "Orsa's refusal": whose it is, in place of the subject. */
  readonly owner?: LocalActorId;
};

/** Verbs after which the stance of the infinitive is the subject's own: "continues to insist on". */
const Passing = new Set(["continue", "begin", "start", "appear", "seem", "come", "go", "keep", "resume", "cease", "threaten"]);
const Impressions = new Set(["appear", "seem", "threaten"]);

/** The stance a finite clause takes, or `undefined`. */
export function stanceOfClause(view: ClauseView, clause: Clause): StanceTaken | undefined {
  const { words, tokens } = view;
  const { verb, range } = clause;
  if (verb.copular) return predicateStance(view, clause, verb.main + 1, verb.negated);
  if (verb.passive) return passiveStance(view, clause);
  for (let at = Math.max(range.first, verb.first - 2); at <= verb.main; at++) {
    const isVerb =
      at === verb.main ||
      at < verb.first ||
      tokens[at]?.tag === "AUX" ||
      tokens[at]?.tag === "ADV" ||
      tokens[at]?.tag === "DET" ||
      tokens[at]?.tag === "PART";
    const phrase = isVerb ? longestFrom(words, at, "verb", range.after, (found) => found.afterPhrase > verb.main) : undefined;
    if (phrase !== undefined) return taken(view, clause, phrase, at);
  }
  const lemma = tokens[verb.main]?.lemma ?? "";
  if (!Passing.has(lemma) || verb.negated) return undefined;
  const inner = infinitiveOrGerundAfter(view, verb.main + 1, range.after);
  if (inner === undefined) return undefined;
  const phrase = longestFrom(words, inner, "verb", range.after, () => true);
  if (phrase === undefined) return predicateAfterBe(view, clause, inner);
  const found = taken(view, clause, phrase, inner);
  if (found === undefined || lemma === "cease") return undefined;
  return Impressions.has(lemma) ? { ...found, strength: "weak" } : found;
}

/** "seems to be ready to …". */
function predicateAfterBe(view: ClauseView, clause: Clause, at: number): StanceTaken | undefined {
  if (view.words[at] !== "be") return undefined;
  const found = predicateStance(view, clause, at + 1, false);
  return found === undefined ? undefined : { ...found, strength: "weak" };
}

function infinitiveOrGerundAfter({ words, tokens }: ClauseView, from: number, after: number): number | undefined {
  let at = from;
  while (at < after && (isAdverb(words[at]) || words[at] === "to" || words[at] === "on")) at++;
  const token = tokens[at];
  return at < after && (token?.fineTag === "VB" || token?.fineTag === "VBG" || token?.tag === "VERB" || token?.tag === "AUX")
    ? at
    : undefined;
}

/** A predicate after "is" or "remains": "ready to discuss", "opposed to", "unacceptable to Orsa". */
function predicateStance(view: ClauseView, clause: Clause, from: number, negated: boolean): StanceTaken | undefined {
  const { words } = view;
  for (let at = from; at < Math.min(from + 4, clause.range.after); at++) {
    const phrase = longestFrom(words, at, "predicate", clause.range.after, ({ rule }) => !OfThePoint.has(rule.id));
    if (phrase !== undefined) {
      const isForSomebody = ForSomebody.has(phrase.rule.id);
      const settled = settle(phrase.rule, clause, negated);
      if (settled === undefined) return undefined;
      if (isForSomebody) {
        if (clause.subject === undefined) return undefined;
        return {
          rule: phrase.rule,
          ...settled,
          frame: "by",
          at,
          object: clause.subject,
          holder: { first: phrase.complement, after: endOfPhrase(view, phrase.complement, clause.range.after) },
        };
      }
      return { rule: phrase.rule, ...composed(view, phrase, clause, settled), frame: phrase.frame, at };
    }
    if (!isAdverb(words[at]) && !["not", "n't", '"', "yet"].includes(words[at] ?? "")) break;
  }
  return undefined;
}
/** Rules in which the party stands after the phrase and the point is the subject. */
const ForSomebody = new Set(["stance.unacceptable", "stance.acceptable"]);

/** Rules in which the subject is the point and the speaker takes the stance; `closed-points.ts` reads these. */
const OfThePoint = new Set(["stance.negotiable", "stance.closed"]);

/** "was rejected by the Front": the point is the subject, the party stands after "by". */
function passiveStance(view: ClauseView, clause: Clause): StanceTaken | undefined {
  const { words } = view;
  const { verb, range, subject } = clause;
  // "is committed to", "is prepared to": participles that are predicates.
  const asPredicate = predicateStance(view, clause, verb.main, verb.negated);
  if (asPredicate !== undefined) return asPredicate;
  const found = stanceWordsAt(words, verb.main).find(({ rule }) => rule.frames.includes("object") && rule.opensWith === "verb");
  if (found === undefined || subject === undefined) return undefined;
  const by = words.indexOf("by", found.afterPhrase);
  if (by < 0 || by >= range.after || by > found.afterPhrase + 3) return undefined;
  const settled = settle(found.rule, clause, verb.negated);
  if (settled === undefined) return undefined;
  return {
    rule: found.rule,
    ...settled,
    frame: "by",
    at: verb.main,
    object: subject,
    holder: { first: by + 1, after: endOfPhrase(view, by + 1, range.after) },
  };
}

function taken(view: ClauseView, clause: Clause, phrase: StancePhrase, at: number): StanceTaken | undefined {
  const ownDenial = ["stance.never-to", "stance.drop-demand", "stance.no-longer-to"].includes(phrase.rule.id) && at < clause.verb.main;
  const isDenied = clause.verb.negated || isDeniedAside(view, clause);
  const settled = settle(phrase.rule, clause, isDenied && !ownDenial);
  if (settled === undefined) return undefined;
  return { rule: phrase.rule, ...composed(view, phrase, clause, hedged(view, clause, settled)), frame: phrase.frame, at };
}

type Settled = { readonly stance: Stance; readonly strength: Strength };

/** The stance after denial and helper verbs: "has not agreed", "will not accept", "could accept". */
function settle(rule: StanceRule, { verb }: Clause, negated: boolean): Settled | undefined {
  const modal = rule.modalIsPart === true ? undefined : verb.modal;
  if (modal === "should" || modal === "must" || modal === "shall") return undefined;
  if (rule.onlyDenied === true && !negated) return undefined;
  const isPossible = modal === "may" || modal === "might" || modal === "could" || modal === "can";
  if (negated) {
    if (isPossible && (modal === "may" || modal === "might")) return undefined;
    if (modal === "will" || modal === "would" || modal === "can" || modal === "could") {
      if (rule.stance === "accepts" || rule.stance === "open") return { stance: "rejects", strength: "strong" };
      return rule.denied;
    }
    return verb.perfect ? (rule.deniedPerfect ?? rule.denied) : rule.denied;
  }
  if (isPossible) return rule.stance === "accepts" || rule.stance === "open" ? { stance: "open", strength: "weak" } : undefined;
  return { stance: rule.stance, strength: rule.strength };
}

/** Softening and hardening words around the verb change the strength only. */
function hedged({ words }: ClauseView, { verb, range }: Clause, settled: Settled): Settled {
  for (let at = Math.max(range.first, verb.first - 2); at <= Math.min(verb.main + 2, range.after - 1); at++) {
    const hedge = hedgeAt(words, at);
    if (hedge !== undefined && hedge.id !== "hedge.possibility" && words[at] !== "never") return { ...settled, strength: hedge.strength };
  }
  return settled;
}

/** Stance words right inside the complement belong to the outer ones: "refused to rule out lifting" is open on lifting. */
function composed(
  { words, tokens }: ClauseView,
  phrase: StancePhrase,
  clause: Clause,
  settled: Settled,
): Settled & { object: TokenRange; addressee?: TokenRange } {
  const { after } = clause.range;
  const object = { first: phrase.complement, after };
  const addressee = phrase.frame === "addressee to do" ? { addressee: { first: phrase.afterPhrase, after: phrase.complement } } : {};
  if (phrase.frame === "object") return { ...settled, object, ...addressee };
  let at = phrase.complement;
  let isDenied = false;
  while (at < after && (isAdverb(words[at]) || words[at] === "not" || words[at] === "to")) {
    if (words[at] === "not" || words[at] === "never") isDenied = true;
    at++;
  }
  if (tokens[at]?.tag !== "VERB" && tokens[at]?.tag !== "AUX") return { ...settled, object, ...addressee };
  const inner = longestFrom(words, at, "verb", after, () => true);
  const turned = inner === undefined || isDenied ? undefined : phrase.rule.overInner?.[inner.rule.stance];
  if (inner === undefined || turned === undefined)
    return {
      ...(isDenied && settled.stance === "accepts" ? { stance: "rejects" as const, strength: settled.strength } : settled),
      object,
      ...addressee,
    };
  return { ...turned, object: { first: inner.complement, after }, ...addressee };
}

function longestFrom(
  words: readonly string[],
  at: number,
  opensWith: StanceRule["opensWith"],
  after: number,
  accepts: (found: StancePhrase) => boolean,
): StancePhrase | undefined {
  return stancePhrasesAt(words, at).find(
    (found) =>
      found.rule.opensWith === opensWith &&
      found.complement < after &&
      // "agreed |on Thursday| to prolong": when, not what.
      !(words[found.afterPhrase - 1] === "on" && Weekdays.has(words[found.complement] ?? "")) &&
      accepts(found),
  );
}

/** A noun phrase on from `first`, to the next stop. */
function endOfPhrase({ words, tokens }: ClauseView, first: number, limit: number): number {
  let at = first;
  while (
    at < limit &&
    ![",", ".", ";", "if", "unless", "because", "on", "after", "before", "at", "during", "who", "which", "that"].includes(
      words[at] ?? ".",
    ) &&
    tokens[at]?.tag !== "VERB" &&
    tokens[at]?.tag !== "AUX"
  )
    at++;
  return Math.max(at, first + 1);
}
