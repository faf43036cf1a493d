/** Decides where a text says how likely something is, with the estimative words verbatim and their band where the standard has one. */
import type { AssessmentMark, LocalActorId, TextRange } from "#record";
import { actorsOfPhrase, type ClauseView, clausesBeside, isQuestion, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { findNotKnown } from "../positions/unclear-stances.ts";
import { chanceAt } from "../rules/chance-words.ts";
import { type EstimativePhrase, estimativePhraseAt } from "../rules/estimative-words.ts";
import { topicIn } from "../rules/points.ts";
import { stancePhrasesAt } from "../rules/stance-words.ts";
import { isAdverb } from "../rules/word-phrases.ts";
import { type Assessors, aboutWhom, assessorsAt, assessorsOf, HYPOTHETICAL, isHeldUntrue, judgedBy, judgesBySubject } from "./assessors.ts";

export type UnnamedAssessment = Omit<AssessmentMark, "id">;

/** Every likelihood the text states about an actor or about a point of the talks. */
export function findLikelihoods(view: ClauseView): readonly UnnamedAssessment[] {
  return [
    ...unclearOnes(view),
    ...view.clauses.flatMap((clause) =>
      HYPOTHETICAL.has(clause.opener ?? "") || isQuestion(view, clause) || isHeldUntrue(view, clause) ? [] : estimatesIn(view, clause),
    ),
  ];
}

/** "it remains unclear if those terms will be acceptable to Orsa". */
function unclearOnes(view: ClauseView): readonly UnnamedAssessment[] {
  return findNotKnown(view).flatMap(({ rule, outer, inner, term, range }) => {
    const about = aboutWhom(view, inner)[0] ?? actorAfterAcceptable(view, inner);
    return likelihood(view, {
      rule,
      clause: inner,
      range,
      of: inner.range,
      term,
      band: "unclear",
      about,
      assessors: assessorsOf(view, outer),
    });
  });
}

/** In "will be acceptable to Orsa" the judged actor stands at the end. */
function actorAfterAcceptable(view: ClauseView, { verb, range }: Clause): LocalActorId | undefined {
  const to = view.words.indexOf("to", verb.main);
  if (!verb.copular || to < 0 || to >= range.after || to > verb.main + 3) return undefined;
  return actorsOfPhrase(view, { first: to + 1, after: range.after })[0];
}

const RatingVerbs = new Set(["put", "rate", "place", "estimate", "set", "assess", "see", "price", "mark", "quote"]);
const Chances = new Set(["odds", "chance", "chances", "likelihood", "probability", "risk", "prospects"]);

/** `puts the odds of |a deal this year| at |"roughly even"|`: whatever stands after "at" or "as" is the term. */
function ratedChance(view: ClauseView, clause: Clause): readonly UnnamedAssessment[] {
  const { verb, range } = clause;
  const { words } = view;
  if (!RatingVerbs.has(view.tokens[verb.main]?.lemma ?? "") || verb.negated || verb.passive) return [];
  const chance = words.findIndex((word, at) => at > verb.main && at <= verb.main + 3 && at < range.after && Chances.has(word));
  if (chance < 0 || words[chance + 1] !== "of") return [];
  const at = words.findIndex((word, place) => place > chance + 2 && place < range.after - 1 && (word === "at" || word === "as"));
  if (at < 0) return [];
  const first = words[at + 1] === '"' ? at + 2 : at + 1;
  let after = first;
  while (after < range.after && after < first + LongestTerm && !['"', ",", ";", "."].includes(words[after] ?? ".")) after++;
  const judges = aboutWhom(view, clause);
  if (judges.length === 0 || after === first) return [];
  const named = estimativePhraseAt(words, first) ?? estimativePhraseAt([...words.slice(0, after), "chance", "."], first);
  return likelihood(view, {
    rule: "estimative.little-chance",
    clause,
    range,
    of: { first: chance + 2, after: at },
    term: { first, after },
    band: named?.rule.band ?? bandIn(words, { first, after }),
    about: actorsOfPhrase(view, { first: chance + 2, after: at })[0],
    assessors: judgedBy(assessorsOf(view, clause), judges),
  });
}

const LongestTerm = 5;

/** "at |no better than even|", "at |70 per cent|". */
function bandIn(words: readonly string[], { first, after }: TokenRange): NonNullable<AssessmentMark["term"]>["band"] {
  for (let at = first; at < after; at++) {
    const chance = chanceAt(words, at);
    if (chance !== undefined) return chance.band;
  }
  return undefined;
}

function estimatesIn(view: ClauseView, clause: Clause): readonly UnnamedAssessment[] {
  const { verb, range } = clause;
  const rated = ratedChance(view, clause);
  if (rated.length > 0) return rated;
  for (let at = Math.max(range.first, verb.first - 1); at <= Math.min(verb.main + 5, range.after - 1); at++) {
    const phrase = estimativePhraseAt(view.words, at);
    if (phrase === undefined || phrase.after > range.after) continue;
    const found = estimateWith(view, clause, phrase);
    if (found !== undefined) return found;
    at = phrase.after - 1;
  }
  return [];
}

function estimateWith(view: ClauseView, clause: Clause, phrase: EstimativePhrase): readonly UnnamedAssessment[] | undefined {
  const { rule, start } = phrase;
  const { verb, range } = clause;
  const { words } = view;
  // 'It was "highly likely" that …'.
  const after = words[phrase.after] === '"' ? phrase.after + 1 : phrase.after;
  const next = words[after] ?? ".";
  // "an unlikely host": said of a noun, not of what will happen.
  if (start > verb.main && view.tokens[after]?.tag === "NOUN" && !rule.frames.includes("by subject")) return undefined;
  const common = {
    rule: rule.id,
    term: { first: start, after },
    band: rule.band,
    assessors: start > verb.main ? judgesOf(view, clause) : assessorsOf(view, clause),
  };
  const isPredicate =
    start > verb.main && (verb.copular || PossessionVerbs.has(view.tokens[verb.main]?.lemma ?? "")) && isNear(view, verb.main + 1, start);
  if (rule.frames.includes("by subject")) return start === verb.main || words[start] === "be" ? bySubject(view, clause, phrase) : undefined;
  if (rule.frames.includes("that") && isPredicate && (next === "that" || isDummy(view, clause))) {
    const judged = clauseFrom(view, clause, after);
    if (judged !== undefined)
      return likelihood(view, {
        ...common,
        clause: judged,
        range: { first: range.first, after: judged.range.after },
        of: judged.range,
        about: aboutWhom(view, judged)[0],
        // "There is no sign that it |plans to|": of a mind.
        ...(rule.id === "estimative.little-chance" && Minds.has(view.tokens[judged.verb.main]?.lemma ?? "")
          ? { type: "intent" as const }
          : {}),
      });
  }
  if (rule.frames.includes("of") && isPredicate && next === "of") {
    const of = { first: after + 1, after: range.after };
    // "Shows no sign of |wanting| to go": of a mind.
    if (rule.id === "estimative.little-chance" && Minds.has(view.tokens[of.first]?.lemma ?? ""))
      return likelihood(view, { ...common, clause, range, of, about: aboutWhom(view, clause)[0], type: "intent" });
    return likelihood(view, { ...common, clause, range, of, about: actorsOfPhrase(view, of)[0] });
  }
  // "No chance to speak" is an occasion that was not given.
  if (rule.frames.includes("to do") && isPredicate && next === "to" && words[phrase.after - 1] !== "chance") {
    return likelihood(view, { ...common, clause, range, of: { first: after + 1, after: range.after }, about: aboutWhom(view, clause)[0] });
  }
  const isInVerb = rule.frames.includes("adverb") && start >= verb.first - 1 && start <= verb.main && !verb.copular;
  const isBesideBe =
    rule.frames.includes("adverb") && (start < verb.main || (isPredicate && AdverbsOnly.has(words[phrase.after - 1] ?? "")));
  if (isInVerb || isBesideBe) {
    return likelihood(view, { ...common, clause, range, of: { first: verb.main, after: range.after }, about: aboutWhom(view, clause)[0] });
  }
  // "A deal is unlikely before spring": the subject itself is judged.
  if (rule.frames.includes("that") && isPredicate && verb.copular && clause.subject !== undefined && !isDummy(view, clause)) {
    return likelihood(view, { ...common, clause, range, of: clause.subject, about: undefined });
  }
  return undefined;
}

/** "|Analysts at Corvell| see little chance of a deal": the subject of a verb that only who judges can have; else whoever says it. */
function judgesOf(view: ClauseView, clause: Clause): Assessors {
  const said = assessorsOf(view, clause);
  const judges = Seeing.has(view.tokens[clause.verb.main]?.lemma ?? "") ? judgesBySubject(view, clause) : [];
  return judges.length === 0 ? said : judgedBy(said, judges);
}

const Seeing: ReadonlySet<string> = new Set(["see", "give", "put"]);
const Minds: ReadonlySet<string> = new Set(["plan", "intend", "mean", "want", "aim", "wish"]);
const PossessionVerbs = new Set(["have", "see", "give", "put", "show", "stand"]);
const AdverbsOnly = new Set(["probably", "certainly", "likelihood", "probability"]);

/** "Norland doubts that the Front will …", "expects Tarsia to reject …". */
function bySubject(view: ClauseView, clause: Clause, { rule, start, after }: EstimativePhrase): readonly UnnamedAssessment[] | undefined {
  const { verb, range } = clause;
  const term = { first: start, after };
  if (verb.passive) return passiveExpectation(view, clause, { rule, start, after });
  if (verb.negated && rule.id === "estimative.doubt") return undefined;
  const judges = aboutWhom(view, clause);
  if (judges.length === 0 || ["to", ".", ","].includes(view.words[after] ?? ".")) return undefined;
  const assessors = judgedBy(assessorsAt(view, verb.main), judges);
  const judged = clauseFrom(view, clause, after);
  if (judged !== undefined) {
    const whole = { first: range.first, after: judged.range.after };
    const about = aboutWhom(view, judged)[0];
    return about !== undefined && judges.includes(about)
      ? undefined
      : likelihood(view, { rule: rule.id, clause: judged, range: whole, of: judged.range, term, band: rule.band, about, assessors });
  }
  const to = view.words.indexOf("to", after);
  if (to < 0 || to >= range.after || to > after + 8) return undefined;
  const about = actorsOfPhrase(view, { first: after, after: to })[0];
  return about === undefined
    ? undefined
    : likelihood(view, { rule: rule.id, clause, range, of: { first: after, after: range.after }, term, band: rule.band, about, assessors });
}

/** "is expected to reject the map": only what is expected of a stance counts, not "is expected to arrive". */
function passiveExpectation(
  view: ClauseView,
  clause: Clause,
  { rule, start, after }: EstimativePhrase,
): readonly UnnamedAssessment[] | undefined {
  if (view.words[after] !== "to" || view.words[start] !== "expected") return undefined;
  const takesStance = stancePhrasesAt(view.words, after + 1).some(
    (phrase) => phrase.rule.needsTopic !== true && phrase.rule.opensWith === "verb",
  );
  if (!takesStance) return undefined;
  const about = aboutWhom(view, clause)[0];
  return likelihood(view, {
    rule: rule.id,
    clause,
    range: clause.range,
    of: { first: after + 1, after: clause.range.after },
    term: { first: start, after },
    band: rule.band,
    about,
    assessors: assessorsOf(view, clause),
  });
}

type Estimate = {
  readonly rule: string;
  readonly clause: Clause;
  readonly range: TokenRange;
  readonly of: TokenRange;
  readonly term: TokenRange;
  readonly band: NonNullable<AssessmentMark["term"]>["band"] | undefined;
  readonly about: LocalActorId | undefined;
  readonly assessors: Assessors;
  /** A likelihood where nothing else is said. */
  readonly type?: "intent";
};

/** A mark where an actor or a point of the talks is judged; "snow is likely" is neither. */
function likelihood(view: ClauseView, estimate: Estimate): readonly UnnamedAssessment[] {
  const { rule, range, of, term, band, about, assessors, type = "likelihood" } = estimate;
  const passage = textOf(view, range);
  // In a text about talks, what is thought likely is a judgement of the talks, be it the article's own.
  const isOfTheTalks = view.isTalks;
  if (about === undefined && !isOfTheTalks && !namesPoint(view, passage)) return [];
  return [
    {
      kind: "assessment",
      range: passage,
      basis: { kind: "rule", name: rule, certainty: about === undefined ? 0.65 : 0.8 },
      type,
      assessors: assessors.speakers,
      via: assessors.via,
      ...(about === undefined ? {} : { about }),
      of: textOf(view, of),
      term: { range: textOf(view, term), ...(band === undefined ? {} : { band }) },
      ...(assessors.attribution === undefined ? {} : { inside: assessors.attribution.id }),
    },
  ];
}

/** What talks may come to. */
const OutcomeWords =
  /\b(?:deal|agreement|accord|settlement|breakthrough|compromise|talks|negotiations|peace|treaty|summit|truce|ceasefire)\b/i;

function namesPoint({ document }: ClauseView, { start, end }: TextRange): boolean {
  const words = document.parsed.plain.slice(start, end);
  return topicIn(words) !== undefined || OutcomeWords.test(words);
}

/** The clause that begins right after `at`, "that" aside. */
function clauseFrom(view: ClauseView, outer: Clause, at: number): Clause | undefined {
  return clausesBeside(view, outer).find(
    (clause) =>
      clause !== outer &&
      // "almost no chance they sign": no relative clause, though it follows a noun.
      (!clause.isRelative || clause.range.first === at) &&
      !clause.sharesSubject &&
      clause.range.first >= at &&
      clause.range.first <= at + 1,
  );
}

function isDummy(view: ClauseView, { subject }: Clause): boolean {
  return subject !== undefined && subject.after - subject.first === 1 && ["it", "there", "that"].includes(view.words[subject.first] ?? "");
}

function isNear({ words }: ClauseView, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!isAdverb(words[at]) && !["not", "n't", "a", "an", "the", "seen", "as", "considered", '"'].includes(words[at] ?? "")) return false;
  return true;
}
