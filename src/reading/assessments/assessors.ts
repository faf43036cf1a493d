/** Decides who judges at a place of the text, through whom, and whether somebody only speaks of themselves. */
import type { AttributionMark, LocalActorId } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, clausesBeside, isDisowned, partyOf } from "../clauses/clause-view.ts";
import type { Clause } from "../clauses/find-clauses.ts";
import { MOODS } from "../rules/outlook-words.ts";

export type Assessors = {
  /** Empty where the article itself judges. */
  readonly speakers: readonly LocalActorId[];
  readonly via: readonly LocalActorId[];
  readonly attribution?: AttributionMark;
};

/** Openers of clauses whose words nobody holds to be so. */
export const HYPOTHETICAL: ReadonlySet<string> = new Set(["if", "unless", "whether", "until", "once"]);

/** Verbs of judging whose subject judges what follows, where the attribution stage took only the speaker around them. */
const Judging = new Set([
  "believe",
  "think",
  "assess",
  "conclude",
  "judge",
  "estimate",
  "fear",
  "suspect",
  "indicate",
  "doubt",
  "find",
  "see",
  "feel",
  "reckon",
  "guess",
  "expect",
  "predict",
]);

/** Who judges in a clause: the subject of "believes" around it with the speakers as `via`, else whoever says it. */
export function assessorsOf(view: ClauseView, clause: Clause): Assessors {
  const said =
    asideJudges(view, clause) ??
    holdersOfOpinion(view, clause) ??
    assessorsAt(view, clause.verb.main, clause.sharesSubject ? clause.subject?.first : undefined);
  const governing = clausesBeside(view, clause).findLast(
    ({ verb, range }) => verb.main < clause.range.first && range.after >= clause.range.after && clause.range.first - verb.main <= 4,
  );
  if (governing?.subject === undefined || governing.verb.negated || !isJudging(view, governing)) return said;
  const judges = judgesBySubject(view, governing);
  if (judges.length === 0 || judges.every((judge) => said.speakers.includes(judge))) return said;
  const judged = judgedBy(said, judges);
  return { ...judged, via: [...judged.via, ...said.via] };
}

/** What is said, with those who judge as its speakers: whoever else said it passes their judgement on. */
export function judgedBy(said: Assessors, judges: readonly LocalActorId[]): Assessors {
  return { ...said, speakers: judges, via: said.speakers.filter((speaker) => !judges.includes(speaker)) };
}

/** The speakers of the innermost attribution around a token; who passes them on are its `via` and the speakers of the attributions around it. */
export function assessorsAt(view: ClauseView, token: number, sharedSubject?: number): Assessors {
  const attribution = attributionAt(view, token) ?? (sharedSubject === undefined ? undefined : attributionAt(view, sharedSubject));
  if (attribution === undefined) return { speakers: [], via: [] };
  const via = [...attribution.via];
  let outer = outerOf(view, attribution);
  for (let step = 0; step < 5 && outer !== undefined; step++) {
    for (const speaker of outer.speakers) if (!via.includes(speaker) && !attribution.speakers.includes(speaker)) via.push(speaker);
    outer = outerOf(view, outer);
  }
  return { speakers: attribution.speakers, via, attribution };
}

function outerOf({ attributionsById }: ClauseView, { inside }: AttributionMark): AttributionMark | undefined {
  return inside === undefined ? undefined : attributionsById.get(inside);
}

/** The actors of the clause's subject. */
export function aboutWhom(view: ClauseView, { subject }: Clause): readonly LocalActorId[] {
  return subject === undefined ? [] : actorsOfPhrase(view, subject);
}

/**
 * True where a side speaks of itself: "Veldland intends to stay, its president said". Its intelligence services do not when they judge another, and what
 * others pass on of its talk ("a diplomat said that the envoy had told his side …") is a report of its mind.
 */
export function isOwnWord(view: ClauseView, about: LocalActorId, { speakers, via, attribution }: Assessors): boolean {
  const side = partyOf(view, about);
  if (via.length === 0 && attribution?.inside !== undefined) return false; // Passed on by somebody the reader cannot name.
  if (via.some((actor) => (partyOf(view, actor) ?? actor) !== side)) return false;
  return side !== undefined && speakers.some((speaker) => speaker === about || partyOf(view, speaker) === side);
}

/** "believes", "is convinced", "is fairly sure". */
function isJudging({ tokens, words }: ClauseView, { verb }: Clause): boolean {
  if (Judging.has(tokens[verb.main]?.lemma ?? "") || MOODS.has(words[verb.main] ?? "")) return true;
  return verb.copular && (MOODS.has(words[verb.main + 1] ?? "") || MOODS.has(words[verb.main + 2] ?? ""));
}

/** "took note of |the panel|'s assessment that", "the view of |the bank| that": whose opinion is told, whoever tells it. */
function holdersOfOpinion(view: ClauseView, { range, opener }: Clause): Assessors | undefined {
  if (opener !== "that") return undefined;
  const { words, mentionOver } = view;
  let that = range.first;
  while (that > range.first - FarthestThat && words[that] !== "that") that--;
  for (let at = that - 1; at > that - LongestHolder; at--) {
    if (!OPINIONS.has(words[at] ?? "")) continue;
    const isBefore = at === that - 1 && words[at - 1] === "'s";
    const isAfter = words[at + 1] === "of" && at + 2 < that;
    const holder = isBefore ? mentionOver.get(at - 2) : isAfter ? mentionOver.get(that - 1) : undefined;
    const { speakers } = assessorsAt(view, at);
    return holder === undefined ? undefined : judgedBy({ speakers, via: [] }, [holder.mention.actor]);
  }
  return undefined;
}

const FarthestThat = 3;
/** From the opinion to "that": "the assessment of the joint scientific panel that". */
const LongestHolder = 9;

/** Nouns for what somebody holds to be so. */
export const OPINIONS: ReadonlySet<string> = new Set(
  "guess bet hunch sense feeling view opinion belief fear fears expectation expectations suspicion instinct prediction forecast impression assessment judgement judgment worry calculation conclusion estimate estimation reckoning eyes verdict finding warning".split(
    " ",
  ),
);

/** "The truce, |Holt reckons|, has a fair chance": who judges between the subject and its verb. */
export function asideJudges(view: ClauseView, clause: Clause): Assessors | undefined {
  const { subject, verb, sharesSubject } = clause;
  if (subject === undefined || sharesSubject) return undefined;
  const aside = clausesBeside(view, clause).find(
    (one) =>
      one.subject !== undefined &&
      !one.sharesSubject &&
      one.subject.first > subject.after &&
      view.words[one.subject.first - 1] === "," &&
      one.verb.main < verb.first &&
      view.words[one.verb.main + 1] === ",",
  );
  if (aside === undefined || !Judging.has(view.tokens[aside.verb.main]?.lemma ?? "") || aside.verb.negated) return undefined;
  const judges = judgesBySubject(view, aside);
  return judges.length === 0 ? undefined : { speakers: judges, via: [] };
}

/** Who judges as the subject of a verb: whom its words mean, else whom the attribution by this verb has for it, else, for "I" and "we", whoever speaks. */
export function judgesBySubject(view: ClauseView, clause: Clause): readonly LocalActorId[] {
  const { subject, verb } = clause;
  const named = subject === undefined ? [] : actorsOfPhrase(view, subject);
  if (named.length > 0) return named;
  const told = toldBy(view, verb.main);
  if (told !== undefined) return told.speakers;
  const word = subject === undefined ? "" : (view.words[subject.after - 1] ?? "");
  return /^(?:i|we|he|she|it|they)$/u.test(word) ? assessorsAt(view, verb.main).speakers : [];
}

/** The attribution whose content follows a verb and whose cue that verb is. */
function toldBy(view: ClauseView, main: number): AttributionMark | undefined {
  const token = view.tokens[main];
  for (let at = main + 1; token !== undefined && at <= main + NearestContent; at++) {
    const told = attributionAt(view, at);
    if (told?.cue !== undefined && told.cue.start <= token.start && token.end <= told.cue.end) return told;
  }
  return undefined;
}

const NearestContent = 3;

/** "|Few| expect", "|nobody| thinks", "|neither side| believes": what is judged is judged the other way round. */
export function isOfFew(view: ClauseView, { subject }: Clause): boolean {
  // "4. |Neither party| envisages": after the number of a list.
  const first = subject === undefined || view.tokens[subject.first]?.tag !== "NUM" ? (subject?.first ?? -1) : subject.first + 1;
  return Fewest.has(view.words[view.words[first] === "." ? first + 1 : first] ?? "");
}

const Fewest: ReadonlySet<string> = new Set(["few", "nobody", "none", "neither", "no", "hardly", "scarcely"]);

/** True where the text does not hold a clause as so, which "they |fear| that" and "he |has no doubt| that" do: they judge it. */
export function isHeldUntrue(view: ClauseView, clause: Clause): boolean {
  if (!isDisowned(view, clause)) return false;
  const before = clause.range.first - (view.words[clause.range.first - 1] === "that" ? 2 : 1);
  const token = view.tokens[before];
  if (token === undefined || view.denied.has(clause.verb.main)) return true;
  const isJudged = token.tag === "VERB" && Judged.has(token.lemma);
  return !isJudged && !(token.lower === "doubt" && /^(?:no|little|any|without)$/u.test(view.words[before - 1] ?? ""));
}

const Judged: ReadonlySet<string> = new Set(["doubt", "fear", "hope", "claim", "suspect"]);
