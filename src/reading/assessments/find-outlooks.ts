/** Decides where the outlook itself is told: "hopes of a deal are fading", "she questions their ability to pay", "whether they come is another question". */
import type { AssessmentMark, LikelihoodBand, LocalActorId } from "#record";
import { type ClauseView, clausesBeside, isHeading, isQuestion, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { DEALS, OUTCOMES } from "../rules/outcome-nouns.ts";
import { ABILITIES, INTENTS, MOODS, NOT_VOUCHED, OPEN_QUESTIONS, OUTLOOKS, outlookAt, outlookMoved } from "../rules/outlook-words.ts";
import { endOfPhraseAt, isAdverb } from "../rules/word-phrases.ts";
import { type Assessors, assessorsAt, HYPOTHETICAL, isHeldUntrue, isOfFew, judgedBy, judgesBySubject } from "./assessors.ts";
import { headFrom } from "./head-from.ts";

type Unnamed = Omit<AssessmentMark, "id">;

/** At most one for a clause of a text about talks. Cost: linear in the clauses. */
export function findOutlooks(view: ClauseView): readonly Unnamed[] {
  if (!view.isTalks) return [];
  return view.clauses.flatMap((clause) => {
    const sentence = view.sentences[clause.sentence];
    if (sentence === undefined || isHeading(view.document, sentence) || isQuestion(view, clause) || isHeldUntrue(view, clause)) return [];
    if (HYPOTHETICAL.has(clause.opener ?? "") && clause.opener !== "whether") return [];
    return (
      openQuestion(view, clause) ??
      outlookTold(view, clause) ??
      notVouched(view, clause) ??
      notRuledOut(view, clause) ??
      thingJudged(view, clause) ??
      []
    );
  });
}

/** "Hopes of a truce are fading", "The odds are against a deal", "Prospects for an accord dimmed". */
function outlookTold(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { subject, verb, range, sharesSubject } = clause;
  if (subject === undefined || sharesSubject || verb.modal !== undefined) return undefined;
  const noun = nounAt(view, subject);
  const likeliest =
    noun !== undefined && Courses.has(view.words[noun] ?? "") && verb.copular ? likelyBefore(view, noun, subject.first) : undefined;
  if (likeliest !== undefined) {
    const term = { range: { first: likeliest, after: likeliest + 1 }, band: "likely" as const };
    const of = { first: verb.main + 1, after: range.after };
    let { first } = range;
    while (/^(?:the|a|most|more|least|less)$/u.test(view.words[first - 1] ?? "")) first--;
    const whole = { first, after: range.after };
    return mark(view, { rule: "outlook.measured", type: "likelihood", range: whole, of, judges: assessorsAt(view, verb.main), term });
  }
  if (noun === undefined || !OUTLOOKS.has(view.words[noun] ?? "")) return undefined;
  const told = verb.copular ? outlookAt(view.words, afterAdverbs(view, verb.main + 1)) : outlookMoved(view.tokens[verb.main]?.lemma ?? "");
  const isStacked =
    verb.passive && /^(?:stack|load|weight)$/u.test(view.tokens[verb.main]?.lemma ?? "") && view.words[verb.main + 1] === "against";
  const found = isStacked ? ({ rule: "outlook.measured", band: "unlikely" } as const) : told;
  if (found === undefined) return undefined;
  const of = outlookOf(view, clause, noun);
  if (of === undefined) return undefined;
  // Doubts that grow, and a hope that is not: the words name no chance of the thing itself.
  const isTurned = verb.negated || Doubting.has(view.words[noun] ?? "");
  return mark(view, {
    rule: found.rule,
    type: "likelihood",
    range: { first: range.first, after: Math.max(range.after, of.after) },
    of,
    judges: assessorsAt(view, verb.main),
    term: { range: { first: noun, after: noun + 1 }, band: isTurned ? undefined : found.band },
  });
}

/** "The most |likely| outcome is an extension". */
function likelyBefore({ words }: ClauseView, noun: number, first: number): number | undefined {
  const at = words.findIndex((word, place) => place >= first && place < noun && /^(?:likely|likeliest|probable|plausible)$/u.test(word));
  return at < 0 ? undefined : at;
}

const Courses: ReadonlySet<string> = new Set("outcome scenario result course ending".split(" "));
const Doubting: ReadonlySet<string> = new Set("doubt doubts pessimism scepticism skepticism".split(" "));

/** The noun of a subject: "hopes" of "the last hopes of a truce". */
function nounAt({ tokens }: ClauseView, { first, after }: TokenRange): number | undefined {
  let noun: number | undefined;
  for (let at = first; at < after; at++) {
    if (tokens[at]?.tag === "NOUN") noun = at;
    else if (noun !== undefined) return noun;
  }
  return noun;
}

/** What an outlook is of: "of a deal", "for an accord", "against a truce", "that they sign". */
function outlookOf(view: ClauseView, { subject, verb, range }: Clause, noun: number): TokenRange | undefined {
  const { words } = view;
  if (subject !== undefined && /^(?:of|for|about|over|in)$/u.test(words[noun + 1] ?? "")) {
    const of = { first: noun + 2, after: subject.after };
    return Doings.has(view.tokens[of.first]?.fineTag ?? "") || OUTCOMES.has(headFrom(view, of.first, of.after)) ? of : undefined;
  }
  for (let at = verb.main + 1; at < Math.min(range.after + 1, verb.main + Farthest); at++) {
    if (/^(?:against|of|for)$/u.test(words[at] ?? "") && OUTCOMES.has(headFrom(view, at + 1, range.after)))
      return { first: at + 1, after: range.after };
    const next = words[at] === "that" ? view.clauses.find((one) => one.range.first === at + 1 || one.range.first === at) : undefined;
    if (next !== undefined) return next.range;
  }
  return undefined;
}

const Doings: ReadonlySet<string> = new Set(["VBG"]);
const Farthest = 6;

/** "There is no guarantee that the truce will hold", "Nobody knows whether they will come". */
function notVouched(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, subject } = clause;
  const isThere = subject !== undefined && view.words[subject.after - 1] === "there" && verb.copular;
  const vouching = isThere ? firstEnd(view, NOT_VOUCHED, verb.main + 1) : undefined;
  const isUnknown = isOfFew(view, clause) && Knowing.has(view.tokens[verb.main]?.lemma ?? "");
  const after = vouching ?? (isUnknown ? verb.main + 1 : undefined);
  const opener = view.words[after ?? 0] ?? "";
  if (after === undefined || !(vouching === undefined ? Asking : Telling).has(opener)) return undefined;
  const inner = clausesBeside(view, clause).find(({ range }) => range.first >= after && range.first <= after + 2);
  if (inner === undefined) return undefined;
  return mark(view, {
    rule: "outlook.not-known",
    type: "likelihood",
    range: { first: clause.range.first, after: inner.range.after },
    of: inner.range,
    judges: assessorsAt(view, verb.main),
    term: { range: { first: verb.main, after }, band: "unclear" },
  });
}

const Knowing: ReadonlySet<string> = new Set("know say tell predict guess".split(" "));
const Asking: ReadonlySet<string> = new Set(["whether", "if"]);
const Telling: ReadonlySet<string> = new Set(["that", "whether", "if", "the", "they", "it", "he", "she"]);

/** "Whether the rebels will come |is another question|". */
function openQuestion(view: ClauseView, clause: Clause): Unnamed | undefined {
  if (clause.opener !== "whether") return undefined;
  const sentence = view.sentences[clause.sentence];
  const opening = sentence === undefined ? -1 : sentence.firstToken + (view.words[sentence.firstToken] === '"' ? 1 : 0);
  if (view.words[opening] !== "whether" || clause.range.first > opening + 2 || sentence === undefined) return undefined;
  for (let at = clause.verb.main + 1; at < sentence.afterToken - 1; at++) {
    if (view.tokens[at]?.lemma !== "be" && view.tokens[at]?.lemma !== "remain") continue;
    const after = firstEnd(view, OPEN_QUESTIONS, afterAdverbs(view, at + 1));
    if (after === undefined) continue;
    const judges = assessorsAt(view, at);
    const term = { range: { first: at + 1, after }, band: "unclear" as const };
    return mark(view, { rule: "outlook.not-known", type: "likelihood", range: { first: opening, after }, of: clause.range, judges, term });
  }
  return undefined;
}

/** "A walkout cannot be ruled out", "Diplomats do not exclude a collapse": for a thing that nobody wants, a chance; else a side keeps a way open. */
function notRuledOut(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range, subject } = clause;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  const isRuling = lemma === "exclude" || (lemma === "rule" && view.words[verb.main + 1] === "out");
  if (!isRuling || !verb.negated || subject === undefined) return undefined;
  const judged = verb.passive
    ? { first: subject.first, after: subject.after }
    : { first: verb.main + (lemma === "rule" ? 2 : 1), after: range.after };
  if (!Ills.has(headFrom(view, judged.first, judged.after))) return undefined;
  const said = assessorsAt(view, verb.main);
  const judges = verb.passive ? said : bySubject(view, clause, said);
  return judges === undefined
    ? undefined
    : mark(view, { rule: "outlook.not-known", type: "likelihood", range, of: judged, judges, term: undefined });
}

const Ills: ReadonlySet<string> = new Set(
  "collapse walkout war strike default delay breakdown rupture escalation attack failure stalemate impasse resumption breach invasion incursion veto bankruptcy lockout shutdown clash clashes conflict".split(
    " ",
  ),
);

/** "Analysts question |the army's ability to …|", "She is pessimistic about |a deal|", "He voiced doubts about |their good faith|". */
function thingJudged(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  if (verb.passive || (verb.modal !== undefined && verb.modal !== "would")) return undefined;
  const thing = thingAfter(view, clause);
  if (thing === undefined || thing.first >= range.after) return undefined;
  const head = headFrom(view, thing.first, Math.min(range.after, thing.first + LongestThing));
  const type = ABILITIES.has(head) ? "capability" : INTENTS.has(head) ? "intent" : isLikelihood(head) ? "likelihood" : undefined;
  if (type === undefined) return undefined;
  const judges = bySubject(view, clause, assessorsAt(view, verb.main));
  if (judges === undefined) return undefined;
  const [about] = type === "likelihood" ? [] : ownersOf(view, thing);
  if (type !== "likelihood" && (about === undefined || judges.speakers.includes(about))) return undefined;
  const isDoubt = thing.doubts !== (verb.negated || isOfFew(view, clause));
  const band: LikelihoodBand = isDoubt ? "unlikely" : "likely";
  return mark(view, {
    rule: "outlook.thing-doubted",
    type,
    range,
    of: { first: thing.first, after: range.after },
    judges,
    term: type === "likelihood" ? { range: { first: verb.main, after: thing.first }, band } : undefined,
    about,
  });
}

const LongestThing = 10;

function isLikelihood(head: string): boolean {
  return DEALS.has(head) || OUTCOMES.has(head) || OUTLOOKS.has(head);
}

type Thing = { readonly first: number; readonly doubts: boolean };

/** Where the thing begins that a clause doubts or trusts, if it does. */
function thingAfter(view: ClauseView, { verb, range }: Clause): Thing | undefined {
  const { words, tokens } = view;
  const lemma = tokens[verb.main]?.lemma ?? "";
  if (DoubtVerbs.has(lemma)) return { first: verb.main + 1, doubts: true };
  if (Betting.has(lemma) && /^(?:on|upon)$/u.test(words[verb.main + 1] ?? "")) return { first: verb.main + 2, doubts: false };
  // "Bankers put |the company's staying power| at six months".
  const isMeasured =
    Measuring.has(lemma) && ABILITIES.has(headFrom(view, verb.main + 1, range.after)) && words.indexOf("at", verb.main) < range.after;
  if (isMeasured && words.indexOf("at", verb.main) > 0) return { first: verb.main + 1, doubts: false };
  const from = afterAdverbs(view, verb.main + 1);
  if (verb.copular) {
    const mood = MOODS.get(words[from] ?? "");
    return mood !== undefined && Towards.has(words[from + 1] ?? "") ? { first: from + 2, doubts: mood === "doubts" } : undefined;
  }
  if (!Holding.has(lemma)) return undefined;
  for (let at = verb.main + 1; at < Math.min(range.after - 1, verb.main + Farthest); at++) {
    const isDoubt = Doubting.has(words[at] ?? "");
    if ((!isDoubt && !Trusting.has(words[at] ?? "")) || !Towards.has(words[at + 1] ?? "")) continue;
    const isLittle = words.slice(verb.main + 1, at).some((word) => /^(?:little|no|scant|any|few)$/u.test(word));
    return { first: at + 2, doubts: isDoubt !== isLittle };
  }
  return undefined;
}

const DoubtVerbs: ReadonlySet<string> = new Set("doubt question query distrust mistrust underestimate overestimate".split(" "));
const Betting: ReadonlySet<string> = new Set(["bet", "bank", "gamble", "wager", "count"]);
const Measuring: ReadonlySet<string> = new Set(["put", "estimate", "rate", "assess"]);
const Holding: ReadonlySet<string> = new Set(
  "have hold express voice raise cast harbour harbor share entertain retain lose throw show".split(" "),
);
const Trusting: ReadonlySet<string> = new Set("confidence faith optimism trust hope hopes".split(" "));
const Towards: ReadonlySet<string> = new Set("of about on over in at for regarding as".split(" "));

/** "|the army|'s ability", "their good faith", "the ability |of the army|". */
function ownersOf(view: ClauseView, { first }: Thing): readonly LocalActorId[] {
  for (let at = first; at < first + LongestThing; at++) {
    const owner = view.mentionOver.get(at)?.mention.actor;
    if (owner !== undefined) return [owner];
  }
  return [];
}

function bySubject(view: ClauseView, clause: Clause, said: Assessors): Assessors | undefined {
  const judges = judgesBySubject(view, clause);
  return judges.length === 0 ? undefined : judgedBy(said, judges);
}

function afterAdverbs({ words }: ClauseView, from: number): number {
  let at = from;
  while (at < from + MostAdverbs && (isAdverb(words[at]) || Degrees.has(words[at] ?? ""))) at++;
  return at;
}

const MostAdverbs = 3;
const Degrees: ReadonlySet<string> = new Set("very quite rather less more still now pretty so too far".split(" "));

function firstEnd({ words }: ClauseView, phrases: typeof NOT_VOUCHED, at: number): number | undefined {
  for (const phrase of phrases) {
    const after = endOfPhraseAt(phrase, words, at);
    if (after !== undefined) return after;
  }
  return undefined;
}

type Marking = {
  readonly rule: string;
  readonly type: AssessmentMark["type"];
  readonly range: TokenRange;
  readonly of: TokenRange;
  readonly judges: Assessors;
  readonly term: { readonly range: TokenRange; readonly band: LikelihoodBand | undefined } | undefined;
  readonly about?: LocalActorId | undefined;
};

function mark(view: ClauseView, { rule, type, range, of, judges, term, about }: Marking): Unnamed {
  return {
    kind: "assessment",
    range: textOf(view, range),
    basis: { kind: "rule", name: rule, certainty: 0.6 },
    type,
    assessors: judges.speakers,
    via: judges.via,
    ...(about === undefined ? {} : { about }),
    of: textOf(view, of),
    ...(term === undefined ? {} : { term: { range: textOf(view, term.range), ...(term.band === undefined ? {} : { band: term.band }) } }),
    ...(judges.attribution === undefined ? {} : { inside: judges.attribution.id }),
  };
}
