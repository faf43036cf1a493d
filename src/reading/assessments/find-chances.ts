/** Decides where a text about talks states a chance: in a clause that rates it or says it of a thing, before a clause, or with no verb at all. */
import type { AssessmentMark } from "#record";
import { attributionAt, type ClauseView, clausesBeside, isHeading, isQuestion, textOf, tokensOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import type { Sentence } from "../parsed-text.ts";
import { type Chance, chanceAt } from "../rules/chance-words.ts";
import { DEALS, OUTCOMES } from "../rules/outcome-nouns.ts";
import { isAdverb } from "../rules/word-phrases.ts";
import {
  type Assessors,
  aboutWhom,
  asideJudges,
  assessorsAt,
  HYPOTHETICAL,
  isHeldUntrue,
  judgedBy,
  judgesBySubject,
  OPINIONS,
} from "./assessors.ts";
import { headFrom } from "./head-from.ts";

type Unnamed = Omit<AssessmentMark, "id">;

/** The first chance of each clause and of each verbless sentence. Cost: linear in the tokens, times the clauses of a sentence. */
export function findChances(view: ClauseView): readonly Unnamed[] {
  if (!view.isTalks) return [];
  return view.sentences.flatMap((sentence, ordinal) => {
    if (isHeading(view.document, sentence)) return [];
    const clauses = view.clausesBySentence[ordinal] ?? [];
    const taken = new Set<Clause | undefined>();
    const found: Unnamed[] = [];
    for (let at = sentence.firstToken; at < sentence.afterToken; at++) {
      const chance = chanceAt(view.words, at);
      if (chance === undefined || chance.after > sentence.afterToken) continue;
      const clause = clauseOf(clauses, chance);
      const judged = taken.has(clause) ? undefined : judge(view, sentence, clause, chance);
      if (judged === undefined) continue;
      taken.add(clause);
      found.push(judged);
      at = chance.after - 1;
    }
    return found;
  });
}

/** The narrowest clause that holds the chance, else the one that begins right after it ("Ten to one |they walk out|"). */
function clauseOf(clauses: readonly Clause[], { start, after }: Chance): Clause | undefined {
  const around = clauses.filter(({ range, subject, sharesSubject }) => {
    const first = sharesSubject ? range.first : Math.min(range.first, subject?.first ?? range.first);
    return first <= start && after <= range.after;
  });
  around.sort((one, other) => other.range.first - one.range.first);
  return around[0] ?? clauses.find(({ range }) => range.first >= after && range.first <= after + 2);
}

function judge(view: ClauseView, sentence: Sentence, clause: Clause | undefined, chance: Chance): Unnamed | undefined {
  if (clause === undefined) return fragment(view, sentence, chance);
  if (isQuestion(view, clause) || isHeldUntrue(view, clause) || HYPOTHETICAL.has(clause.opener ?? "")) return undefined;
  const isBefore = chance.after <= clause.range.first;
  if (isBefore ? !isOpening(view, sentence, chance.start) || !opensClause(view, chance) : !fits(view, clause, chance)) return undefined;
  const rater =
    isBefore || clause.verb.copular || isDummy(view, clause) ? [] : Raters.has(lemmaOf(view, clause)) ? judgesBySubject(view, clause) : [];
  const said = asideJudges(view, clause) ?? assessorsAt(view, isBefore ? chance.start : clause.verb.main);
  const judges: Assessors = rater.length === 0 ? said : judgedBy(said, rater);
  // "The union has a fair chance of winning": whoever has the chance is judged, not judging.
  const isOwnChance = lemmaOf(view, clause) === "have" || lemmaOf(view, clause) === "stand" || clause.verb.copular;
  const about = isOwnChance ? aboutWhom(view, clause)[0] : undefined;
  const of = judgedAfter(view, clause, chance) ?? { first: clause.range.first, after: clause.range.after };
  const range = { first: Math.min(clause.range.first, chance.start), after: Math.max(clause.range.after, of.after) };
  return mark(view, chance, { range, of, judges, about, isNegated: clause.verb.negated && !view.words[chance.start]?.startsWith("no") });
}

/** Verbs whose subject rates a chance. */
const Raters: ReadonlySet<string> = new Set(
  "put give rate see call make estimate place set consider find reckon think quote assess judge deem regard describe offer lay price attach assign".split(
    " ",
  ),
);
/** Verbs that a measured chance goes with. */
const Holders: ReadonlySet<string> = new Set([
  ...Raters,
  ..."be have leave stand face remain hold carry run keep look seem appear exist".split(" "),
]);

function lemmaOf({ tokens }: ClauseView, { verb }: Clause): string {
  return tokens[verb.main]?.lemma ?? "";
}

/** True where the clause gives the chance what it needs. */
function fits(view: ClauseView, clause: Clause, chance: Chance): boolean {
  const { needs, start, after } = chance;
  const { verb, subject } = clause;
  const lemma = lemmaOf(view, clause);
  const isSubject = subject !== undefined && subject.first <= start && after <= subject.after;
  switch (needs) {
    case "nothing":
      return (Holders.has(lemma) && start > verb.main) || (isSubject && (Holders.has(lemma) || verb.copular));
    case "rating":
      if (subject?.first === start) return chance.rule === "chance.odds" && opensClause(view, chance);
      return start > verb.main && isRated(view, clause, chance);
    case "even":
      return start > verb.main && isPlainEnd(view, after) && isRated(view, clause, chance);
    case "predicate":
      if (verb.passive && start === verb.main) return true;
      return (verb.copular || (Calling.has(lemma) && !verb.passive)) && isNear(view, verb.main + 1, start, 8);
    case "outcome":
      return verb.copular && isNear(view, verb.main + 1, start, 8) && isOfOutcome(view, clause, after);
    case "called": {
      if (!Considering.has(lemma) || verb.passive || start <= verb.main + 1) return false;
      const isOfThat = view.words[verb.main + 1] === "it" && start <= verb.main + 4;
      return isOfThat || (OUTCOMES.has(headFrom(view, verb.main + 1, start)) && start <= verb.main + FarthestCall);
    }
    case "deed":
      return (verb.passive && start === verb.main) || (verb.copular && isNear(view, verb.main + 1, start, 1));
    case "clause":
      return false;
  }
}

const FarthestCall = 9;
const Considering: ReadonlySet<string> = new Set("call consider deem think judge find rate see regard describe believe".split(" "));

/** "The end is in sight", not "the harbour is in sight": of what may come to be, of a clause, or of what "it" stands for. */
function isOfOutcome(view: ClauseView, clause: Clause, after: number): boolean {
  const { subject } = clause;
  if (subject === undefined) return false;
  // "It's a question of weeks, they say": what they speak of.
  if (isDummy(view, clause) && view.spokenIn.has(clause.verb.main)) return isPlainEnd(view, after);
  return OUTCOMES.has(headFrom(view, subject.first, subject.after));
}

/** Verbs that say a thing of their object: "makes an exit less likely". */
const Calling: ReadonlySet<string> = new Set(["call", "consider", "deem", "make", "render", "think", "judge", "keep", "leave"]);

const ChanceNouns: ReadonlySet<string> = new Set(
  "odds chance chances likelihood probability probabilities prospect prospects hopes risk risks".split(" "),
);
/** "The odds are |one in three|", "put a deal at |60 per cent|": a share or a ratio is a chance only of what can have one. */
function isRated(view: ClauseView, clause: Clause, { start, after, isFree }: Chance): boolean {
  const { words, tokens } = view;
  const { verb, subject } = clause;
  const from = Math.min(subject?.first ?? verb.first, verb.first);
  const isRater = Raters.has(lemmaOf(view, clause)) && !verb.passive && tokens[verb.main + 1]?.tag !== "ADP";
  // "|Odds of a repair|: we'd say three in ten".
  const opening = view.sentences[clause.sentence]?.firstToken ?? from;
  if (lemmaOf(view, clause) === "say" && view.words.slice(opening, from).includes(":") && namesChance(view, opening, from)) return true;
  // "The odds of a deal put growth at |2 per cent|", "… lifted trade by |two to one|": what is measured is not the chance.
  if (namesChance(view, isRater ? verb.main + 1 : from, start))
    return isRater || verb.copular || Holders.has(lemmaOf(view, clause)) || Moving.has(lemmaOf(view, clause));
  if (words[after] === "of" || tokens[after]?.tag === "NOUN") return false;
  const isRating = Raters.has(lemmaOf(view, clause));
  if (isRating && isFree === true) return true;
  // "Officials put |it| at 60 per cent": what "it" is was told right before.
  const isOfPronoun = verb.copular ? isDummy(view, clause) : isRating && /^(?:it|that|this|them)$/u.test(words[verb.main + 1] ?? "");
  if (isOfPronoun || (verb.copular && subject === undefined)) {
    const before = view.sentences[clause.sentence - 1];
    return words[after] === "that" || namesChance(view, before?.firstToken ?? view.sentences[clause.sentence]?.firstToken ?? from, start);
  }
  if (!isRating) return false;
  return DEALS.has(headFrom(view, verb.passive ? from : verb.main + 1, verb.passive ? verb.first : start));
}

/** How a chance itself gets higher or lower. */
const Moving: ReadonlySet<string> = new Set("rise fall drop climb improve lengthen shorten go slip sink jump grow shrink move".split(" "));

/** "the odds", not "the risk premium". */
function namesChance({ words, tokens }: ClauseView, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (ChanceNouns.has(words[at] ?? "") && tokens[at + 1]?.tag !== "NOUN") return true;
  return false;
}

/** "even", and nothing that it could stress: "the odds are even better". */
function isPlainEnd({ words, tokens }: ClauseView, after: number): boolean {
  return (tokens[after]?.tag ?? "PUNCT") === "PUNCT" || /^(?:at|that|for|he|she|they)$/u.test(words[after] ?? "");
}

/** "|Ten to one| they walk out", not "|Three out of five| envoys stayed". */
function opensClause({ tokens, words }: ClauseView, { needs, after, rule }: Chance): boolean {
  if (needs !== "rating") return needs === "nothing" || needs === "clause";
  const tag = tokens[after]?.tag ?? "";
  return tag === "DET" || tag === "PRON" || words[after] === "that" || (rule === "chance.odds" && tag === "PROPN");
}

/** Adverbs and, for what is called a thing, its object may stand between. */
function isNear({ words, tokens }: ClauseView, from: number, to: number, most: number): boolean {
  if (to < from || to - from > most) return false;
  for (let at = from; at < to; at++) {
    const isFree = isAdverb(words[at]) || /^(?:not|n't|now|still|at|best|most|all|but|anything|as|already|")$/u.test(words[at] ?? "");
    if (!isFree && (most === 1 || !["NOUN", "PROPN", "PRON", "DET", "ADJ"].includes(tokens[at]?.tag ?? ""))) return false;
  }
  return true;
}

function isDummy({ words }: ClauseView, { subject }: Clause): boolean {
  return subject !== undefined && subject.after - subject.first === 1 && /^(?:it|there|that|this)$/u.test(words[subject.first] ?? "");
}

/** "|that the pipeline will reopen|", "|of a deal|" after the chance. */
function judgedAfter(view: ClauseView, clause: Clause, { after }: Chance): TokenRange | undefined {
  const next = clausesBeside(view, clause).find(
    ({ range, subject, sharesSubject, verb }) =>
      !sharesSubject &&
      range.first >= after &&
      range.first <= after + 2 &&
      !isReporting(view, verb.main) &&
      // Across a comma only "that" goes on with what is judged.
      (!view.words.slice(after, Math.max(range.first, subject?.first ?? 0)).includes(",") ||
        view.words.slice(after, range.first + 1).includes("that")),
  );
  if (next !== undefined) return next.range;
  return view.words[after] === "of" && after < clause.range.after ? { first: after + 1, after: clause.range.after } : undefined;
}

/** "the bank |said|": the verb tells that something is said. */
function isReporting({ tokens, attributionsById }: ClauseView, main: number): boolean {
  const { start, end } = tokens[main] ?? { start: -1, end: -1 };
  return [...attributionsById.values()].some(({ cue }) => cue !== undefined && cue.start <= start && end <= cue.end);
}

/** At the head of the sentence or of a quotation. */
function isOpening({ words }: ClauseView, { firstToken }: Sentence, start: number): boolean {
  return start === firstToken || words[start - 1] === '"' || (words[start - 1] === "at" && start - 1 === firstToken);
}

/** "Fifty-fifty, he said.", "Odds of a repair before March: three in ten." A sentence, or a stretch of speech in it, without a verb. */
function fragment(view: ClauseView, { firstToken, afterToken }: Sentence, chance: Chance): Unnamed | undefined {
  const inside = assessorsAt(view, chance.start);
  const said = inside.speakers.length > 0 ? inside : (asVerdict(view, chance.start) ?? inside);
  const [piece] = (said.attribution?.content ?? [])
    .map((range) => tokensOf(view.tokens, range))
    .filter(({ first, after }) => first <= chance.start && chance.start < after);
  const range = { first: Math.max(firstToken, piece?.first ?? firstToken), after: Math.min(afterToken, piece?.after ?? afterToken) };
  if (view.words[range.after - 1] === "?" || chance.needs === "deed" || chance.needs === "clause") return undefined;
  const isNamed = namesChance(view, range.first, chance.start) && (chance.needs !== "even" || isPlainEnd(view, chance.after));
  // "Nine in ten, he said", not "Nine in ten of them".
  const isAlone =
    chance.start - range.first <= 2 && chance.needs !== "even" && (chance.needs !== "rating" || isPlainEnd(view, chance.after));
  return isNamed || isAlone ? mark(view, chance, { range, of: range, judges: said, about: undefined, isNegated: false }) : undefined;
}

/** `|Holt's verdict?| "Fifty-fifty."`, "The mediator's own guess: one in three": whose the words are that stand right before. */
function asVerdict(view: ClauseView, start: number): Assessors | undefined {
  const paragraph = view.tokens[start] === undefined ? undefined : view.document.parsed.sentences[view.tokens[start].sentence]?.paragraph;
  for (let at = start - 1; at > start - FarthestVerdict && at > 0; at--) {
    if (view.document.parsed.sentences[view.tokens[at]?.sentence ?? -1]?.paragraph !== paragraph) return undefined;
    if (!OPINIONS.has(view.words[at] ?? "") || !/^[?:]$/u.test(view.words[at + 1] ?? "")) continue;
    for (let owner = at - 1; owner > at - FarthestVerdict; owner--) {
      const actor = view.mentionOver.get(owner)?.mention.actor;
      if (actor !== undefined) return { speakers: [actor], via: [] };
    }
  }
  return undefined;
}

const FarthestVerdict = 6;

type Marking = {
  readonly range: TokenRange;
  readonly of: TokenRange;
  readonly judges: Assessors;
  readonly about: AssessmentMark["about"];
  readonly isNegated: boolean;
};

function mark(view: ClauseView, chance: Chance, { range, of, judges, about, isNegated }: Marking): Unnamed {
  const attribution = judges.attribution ?? attributionAt(view, chance.start);
  return {
    kind: "assessment",
    range: textOf(view, range),
    basis: { kind: "rule", name: chance.rule, certainty: 0.65 },
    type: "likelihood",
    assessors: judges.speakers,
    via: judges.via,
    ...(about === undefined ? {} : { about }),
    of: textOf(view, of),
    term: {
      range: textOf(view, { first: chance.start, after: chance.after }),
      ...(chance.band === undefined || isNegated ? {} : { band: chance.band }),
    },
    ...(attribution === undefined ? {} : { inside: attribution.id }),
  };
}
