/** Decides where somebody judges power, intent or chances in a text about talks: by a verb of judging over a clause, by words of power in speech, by a stated chance. */
import type { AssessmentMark, LikelihoodBand, LocalActorId } from "#record";
import { actorsOfPhrase, attributionAt, type ClauseView, clausesBeside, isQuestion, partyOf, textOf } from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { POWER_VERBS } from "../rules/capability-words.ts";
import { type JudgementPhrase, judgementPhraseAt, strengthWords } from "../rules/judgement-words.ts";
import { OUTCOMES } from "../rules/outcome-nouns.ts";
import {
  type Assessors,
  aboutWhom,
  asideJudges,
  assessorsAt,
  HYPOTHETICAL,
  isHeldUntrue,
  isOfFew,
  isOwnWord,
  judgedBy,
  judgesBySubject,
  OPINIONS,
} from "./assessors.ts";
import { headFrom } from "./head-from.ts";
import { isHolder } from "./power-holders.ts";

type Unnamed = Omit<AssessmentMark, "id">;

/** The judgements of a text about talks. Cost: linear in its clauses and tokens. */
export function findJudgements(view: ClauseView): readonly Unnamed[] {
  if (!view.isTalks) return [];
  return view.clauses.flatMap((clause) => {
    if (isQuestion(view, clause) || isHeldUntrue(view, clause)) return [];
    const found =
      judgedClause(view, clause) ??
      spokenPower(view, clause) ??
      spokenMind(view, clause) ??
      plainMind(view, clause) ??
      plainPower(view, clause) ??
      aimOf(view, clause) ??
      seemingMind(view, clause) ??
      statedChance(view, clause) ??
      foretold(view, clause) ??
      notSeen(view, clause) ??
      countedOn(view, clause);
    return found === undefined ? [] : [found];
  });
}

type Judge = Assessors & {
  readonly rule: string;
  readonly isDoubt: boolean;
  /** The place of a word that by itself says how likely a thing is: "expects". */
  readonly term?: { readonly at: number; readonly band: LikelihoodBand };
};

/** "The insurers doubt that |Qadar can police its fleet|", "she |could last ten days|, she reckons": what is judged tells what kind of judgement it is. */
function judgedClause(view: ClauseView, clause: Clause): Unnamed | undefined {
  const judge = judgeOf(view, clause);
  if (judge === undefined || judge.speakers.length === 0) return undefined;
  const power = phraseInVerb(view, clause, "can");
  const mind = phraseInVerb(view, clause, "means to");
  const canDo = clause.verb.modal === "can" || clause.verb.modal === "could";
  const lasts = (canDo && hasSpan(view, clause)) || hasStock(view, clause) || takesLong(view, clause) || isLacking(view, clause);
  const holds = judge.isDoubt && clause.verb.modal === undefined && Power.has(view.tokens[clause.verb.main]?.lemma ?? "");
  const cannot = canDo && isUnmanaged(view, clause) && !clause.verb.passive && isHolder(view, clause);
  if (power !== undefined || lasts || holds || cannot || (judge.isDoubt && canDo)) return mark(view, clause, judge, "capability");
  // "He still wanted to": nothing is said of what.
  if (view.words[clause.range.after - 1] === "to") return undefined;
  const wants = Wishing.has(view.tokens[clause.verb.main]?.lemma ?? "") && aboutWhom(view, clause).length > 0;
  if ((mind !== undefined || wants) && !isOfJudges(view, clause, judge)) return mark(view, clause, judge, "intent");
  const { modal, passive } = clause.verb;
  // "A text |can be agreed| by Friday": a chance, where "can" of a side is its power.
  const isOpen = passive && (modal === "can" || modal === "could");
  if (
    !isOpen &&
    modal !== "will" &&
    modal !== "'ll" &&
    modal !== "wo" &&
    modal !== "would" &&
    modal !== "may" &&
    modal !== "might" &&
    modal !== "could"
  )
    return undefined;
  // What one expects of oneself is a plan.
  return isOfJudges(view, clause, judge) ? undefined : mark(view, clause, judge, "likelihood");
}

/** Verbs of power over others or over a thing: what is doubted of them in the present is the power. */
const Power: ReadonlySet<string> = new Set(
  "control command hold govern rule speak enforce police master run manage dominate possess own wield enjoy have lack deliver".split(" "),
);

/** "until mid-March", "for eleven weeks", "another winter": how long something lasts. */
function hasSpan({ words }: ClauseView, { verb, range }: Clause): boolean {
  for (let at = verb.main + 1; at < range.after; at++) {
    if (
      /^(?:until|till|beyond|past|through|throughout|into)$/u.test(words[at] ?? "") &&
      words.slice(at + 1, at + 6).some((word) => Times.test(word))
    )
      return true;
    const isMeasured = /^(?:for|another|within|inside)$/u.test(words[at] ?? "") || (at === verb.main + 1 && Counts.test(words[at] ?? ""));
    if (isMeasured && words.slice(at + 1, at + 4).some((word) => Spans.test(word))) return true;
  }
  return false;
}

const Counts = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|a|at|only|barely|perhaps|about)$/u;
const Spans = /^(?:hours?|days?|nights?|weeks?|fortnights?|months?|years?|winters?|summers?|seasons?|quarters?|decades?|shifts?|rounds?)$/u;
const Times =
  /^(?:hours?|days?|weeks?|weekend|fortnight|months?|years?|winter|summer|spring|autumn|fall|season|harvest|elections?|christmas|easter|ramadan|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mid)$/u;

/** "has ammunition for six weeks", "have enough diesel to keep the turbines running": means, with what they are enough for. */
function hasStock(view: ClauseView, clause: Clause): boolean {
  const { words } = view;
  const { verb, range } = clause;
  if ((view.tokens[verb.main]?.lemma ?? "") !== "have") return false;
  const rest = words.slice(verb.main + 1, range.after);
  const isOfMeans = rest.some((word) => isMeans(word));
  const enough = rest.findIndex((word) => /^(?:enough|sufficient|plenty)$/u.test(word));
  const goesOn = enough < 0 ? -1 : rest.findIndex((word, at) => at > enough && at <= enough + 6 && /^(?:to|for)$/u.test(word));
  const isForDeed = goesOn >= 0 && (rest[goesOn] === "for" || !Everyday.has(rest[goesOn + 1] ?? ""));
  const isNeither = rest[0] === "neither" && rest.includes("nor") && rest.includes("to");
  if (isNeither || (isForDeed && isOfMeans && isHolder(view, clause))) return true;
  return rest.some((word) => Stocks.has(word)) && hasSpan(view, clause);
}

function isMeans(word: string): boolean {
  return strengthWords.has(word) || Stocks.has(word);
}

/** "it would take eight years to clear": how fast somebody can be. */
function takesLong(view: ClauseView, clause: Clause): boolean {
  const { verb } = clause;
  const subject = view.words[(clause.subject?.after ?? 0) - 1] ?? "";
  if (view.tokens[verb.main]?.lemma !== "take" || subject !== "it" || !hasSpan(view, clause)) return false;
  // "It may take days to count the votes": a forecast of a date.
  if (verb.modal !== "would" && verb.modal !== "might") return false;
  const to = view.words.indexOf("to", verb.main);
  return to < 0 || to >= clause.range.after + 2 || !Chores.has(view.words[to + 1] ?? "");
}

/** What takes its time whoever does it. */
const Chores: ReadonlySet<string> = new Set(
  "count print travel drive walk fly sail reach read write translate cook eat get arrive process publish announce know hear decide check".split(
    " ",
  ),
);

/** "They lack leverage", "lacked the men to hold it". */
function isLacking(view: ClauseView, clause: Clause): boolean {
  const { verb, range } = clause;
  if (view.tokens[verb.main]?.lemma !== "lack" || verb.negated) return false;
  const rest = view.words.slice(verb.main + 1, Math.min(range.after, verb.main + 6));
  const to = rest.indexOf("to");
  // "the engineers |to build it|": whatever they are, they are what it takes.
  const isForDeed = to > 0 && view.tokens[verb.main + 2 + to]?.tag === "VERB" && !Everyday.has(rest[to + 1] ?? "");
  return (isForDeed || rest.some((word) => isMeans(word))) && !rest.some((word) => NoMeans.has(word)) && isHolder(view, clause);
}

const NoMeans: ReadonlySet<string> = new Set(
  "support trust confidence detail details clarity ambition consensus teeth precision substance credibility transparency interest will appetite desire incentive courage balance evidence".split(
    " ",
  ),
);

const Stocks: ReadonlySet<string> = new Set(
  "ammunition fuel diesel coal gas oil grain wheat food water money cash funds reserves stocks supplies medicine men shells power savings credit bread flour rations missiles ships material materials uranium plutonium arms crews engineers pilots people".split(
    " ",
  ),
);

/** What one says that another wishes is a judgement of that mind. */
const Wishing: ReadonlySet<string> = new Set(["want", "intend", "mean", "aim", "plan", "seek", "hope", "prefer", "bluff", "stall", "need"]);

function isOfJudges(view: ClauseView, clause: Clause, { speakers }: Assessors): boolean {
  const { subject } = clause;
  if (subject !== undefined && /^(?:we|i)$/u.test(view.words[subject.after - 1] ?? "")) return true;
  const about = aboutWhom(view, clause);
  return about.length > 0 && about.every((actor) => speakers.includes(actor));
}

/** Who judges the clause: the subject of the verb of judging right before it, or the speaker whose words are told with such a verb. */
function judgeOf(view: ClauseView, clause: Clause): Judge | undefined {
  const governing = clausesBeside(view, clause).findLast(
    ({ verb, range }) => verb.main < clause.range.first && range.after > clause.range.first && clause.range.first - verb.main <= Nearest,
  );
  if (governing?.subject !== undefined) {
    const phrase = judgingPhrase(view, governing);
    if (phrase !== undefined && phrase.after >= governing.verb.main) {
      const judges = judgesBySubject(view, governing);
      if (judges.length === 0) return undefined;
      return {
        ...judgedBy(assessorsAt(view, governing.verb.main), judges),
        rule: phrase.rule.id,
        isDoubt: isDoubtful(view, phrase, governing),
        ...(isPlainExpecting(view, governing)
          ? { term: { at: governing.verb.main, band: isOfFew(view, governing) ? ("unlikely" as const) : ("likely" as const) } }
          : {}),
      };
    }
  }
  const opinion = asideOf(view, clause) ?? readAsSign(view, clause, governing) ?? opinionOver(view, clause, governing);
  if (opinion !== undefined) return opinion;
  const said = assessorsAt(view, clause.verb.main);
  const cue = said.attribution?.cue;
  if (cue === undefined) return undefined;
  const first = view.tokens.findIndex(({ start }) => start >= cue.start);
  for (let at = Math.max(0, first); (view.tokens[at]?.end ?? Number.POSITIVE_INFINITY) <= cue.end; at++) {
    const phrase = judgementPhraseAt(view.words, at, "judges");
    if (phrase !== undefined) return { ...said, rule: phrase.rule.id, isDoubt: phrase.rule.id === "judgement.doubts" };
  }
  return said.attribution?.attitude === "belief" ? { ...said, rule: "judgement.thinks", isDoubt: false } : undefined;
}

/** "|My guess is| they'll sign", "|In the mediator's view| they cannot": an opinion with whose it is. */
function opinionOver(view: ClauseView, clause: Clause, governing: Clause | undefined): Judge | undefined {
  const isTold = governing?.subject !== undefined && governing.verb.copular && !governing.verb.negated;
  const first = isTold ? governing.subject.first : (view.sentences[clause.sentence]?.firstToken ?? 0) + 1;
  if (!isTold && view.words[first - 1] !== "in") return undefined;
  let noun = first;
  while (noun < first + LongestOwner && noun < clause.range.first && !OPINIONS.has(view.words[noun] ?? "")) noun++;
  const isOfOwner = view.words[noun + 1] === "of";
  if (!OPINIONS.has(view.words[noun] ?? "") || (!isTold && clause.range.first - noun > (isOfOwner ? 3 : 1) * FarthestView))
    return undefined;
  const said = assessorsAt(view, clause.verb.main);
  const owner = view.words[first] ?? "";
  const isOwn = /^(?:my|our)$/u.test(owner);
  // "In his view", told with nobody: whom the pronoun stands for.
  const named = isOfOwner ? range(noun + 2, clause.range.first) : range(first, noun);
  const owners = isOwn ? said.speakers : [...new Set(named.flatMap((at) => view.mentionOver.get(at)?.mention.actor ?? []))];
  if (owners.length === 0) return undefined;
  return { ...judgedBy(said, owners), rule: "judgement.thinks", isDoubt: false };
}

/** "The army, |Holt believes|, wants out". */
function asideOf(view: ClauseView, clause: Clause): Judge | undefined {
  const judges = asideJudges(view, clause);
  return judges === undefined ? undefined : { ...judges, rule: "judgement.thinks", isDoubt: false };
}

/** "Officials |read the delay as a sign that| Tarsia wants out". */
function readAsSign(view: ClauseView, clause: Clause, governing: Clause | undefined): Judge | undefined {
  if (governing === undefined || !Reading.has(view.tokens[governing.verb.main]?.lemma ?? "") || governing.verb.negated) return undefined;
  const that = clause.range.first - (view.words[clause.range.first - 1] === "that" ? 1 : 0);
  if (!Signs.has(view.words[that - 1] ?? "") || !view.words.slice(governing.verb.main, that).includes("as")) return undefined;
  const judges = judgesBySubject(view, governing);
  if (judges.length === 0) return undefined;
  return { ...judgedBy(assessorsAt(view, governing.verb.main), judges), rule: "judgement.thinks", isDoubt: false };
}

const Reading: ReadonlySet<string> = new Set("see read take interpret regard view treat understand".split(" "));
const Signs: ReadonlySet<string> = new Set("sign signal proof evidence indication confirmation admission hint".split(" "));

function range(first: number, after: number): readonly number[] {
  return Array.from({ length: Math.max(0, after - first) }, (_, offset) => first + offset);
}

/** From "my" to the noun: "the chief mediator's own private view". */
const LongestOwner = 6;
/** From the noun to the clause: "In his view, |the council| …". */
const FarthestView = 3;

const Nearest = 8;

function isPlainExpecting({ tokens }: ClauseView, { verb }: Clause): boolean {
  return tokens[verb.main]?.lemma === "expect" && !verb.negated && verb.modal === undefined;
}

function isDoubtful(view: ClauseView, { rule }: JudgementPhrase, clause: Clause): boolean {
  const isTurned = clause.verb.negated !== isOfFew(view, clause);
  return rule.id === "judgement.doubts" ? !isTurned : isTurned;
}

/** The phrase of judging in the verb of a clause: "doubts", "was fairly confident". */
function judgingPhrase(view: ClauseView, { verb }: Clause): JudgementPhrase | undefined {
  if (verb.modal !== undefined && verb.modal !== "would" && verb.modal !== "can" && verb.modal !== "could") return undefined;
  // "Continues |to believe|": the judging comes after.
  const goesOn = Catenatives.has(view.tokens[verb.main]?.lemma ?? "") && view.words[verb.main + 1] === "to" ? verb.main + 2 : undefined;
  return (
    (goesOn === undefined ? undefined : judgementPhraseAt(view.words, goesOn, "judges")) ??
    judgementPhraseAt(view.words, verb.main, "judges") ??
    judgementPhraseAt(view.words, verb.first, "judges")
  );
}

const Catenatives: ReadonlySet<string> = new Set(["continue", "tend", "seem", "appear", "begin", "come", "start", "incline"]);

/** A phrase of a kind that begins in the verb with its helpers and reaches past its first word. */
function phraseInVerb(view: ClauseView, { verb, range }: Clause, kind: "can" | "means to"): JudgementPhrase | undefined {
  for (let at = verb.first; at <= verb.main; at++) {
    // "lacks |means to| take": a noun.
    if (view.words[at] === "means" && /^(?:lack|lacks|lacked|the|no|any|have|has|had|enough)$/u.test(view.words[at - 1] ?? "")) continue;
    const phrase = judgementPhraseAt(view.words, at, kind);
    if (phrase !== undefined && phrase.after > verb.main && phrase.after <= range.after) return phrase;
  }
  return undefined;
}

/** "Reserves would last into the summer, the governor said", "It can't afford the fine": power told of by somebody. */
function spokenPower(view: ClauseView, clause: Clause): Unnamed | undefined {
  const said = assessorsAt(view, clause.verb.main, clause.sharesSubject ? clause.subject?.first : undefined);
  if (said.attribution === undefined || said.speakers.length === 0) return undefined;
  if (clause.opener === "if" || clause.opener === "unless") return undefined;
  const phrase = phraseInVerb(view, clause, "can");
  const isLasting =
    (clause.verb.modal === "can" || clause.verb.modal === "could") &&
    view.tokens[clause.verb.main]?.lemma !== "take" &&
    hasSpan(view, clause) &&
    !isFirstPerson(view, clause) &&
    !aboutWhom(view, clause).some((about) => isOwnWord(view, about, said)) &&
    !Everyday.has(view.tokens[clause.verb.main]?.lemma ?? "") &&
    !Ceasing.has(view.tokens[clause.verb.main]?.lemma ?? "");
  if (phrase?.rule.id === "judgement.has-means" && !isHolder(view, clause)) return undefined;
  const isPower =
    isLasting ||
    isAway(view, clause) ||
    hasStock(view, clause) ||
    takesLong(view, clause) ||
    isLacking(view, clause) ||
    isUnable(view, clause, said);
  if (!isPower && (phrase === undefined || isEveryday(view, phrase))) return undefined;
  return mark(view, clause, { ...said, rule: phrase?.rule.id ?? "judgement.can", isDoubt: false }, "capability");
}

/** "Cannot", "can no longer", "can barely". */
function isUnmanaged({ words }: ClauseView, { verb }: Clause): boolean {
  return verb.negated || words.slice(verb.first, verb.main).some((word) => /^(?:longer|barely|hardly|scarcely)$/u.test(word));
}

/** "The rebels can barely hold the ridge", "Veldland does not have the tugs to do it": the article's own judgement of a side's power. */
function plainPower(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  const said = assessorsAt(view, verb.main, clause.sharesSubject ? clause.subject?.first : undefined);
  if (said.attribution !== undefined || HYPOTHETICAL.has(clause.opener ?? "") || aboutWhom(view, clause).length === 0) return undefined;
  const isWeak =
    /^(?:can|ca|could)$/u.test(verb.modal ?? "") &&
    isUnmanaged(view, clause) &&
    !verb.passive &&
    POWER_VERBS.has(view.tokens[verb.main]?.lemma ?? "");
  const [to, noun] = [view.words.indexOf("to", verb.main), view.tokens[verb.main + 2]];
  const lacksMeans =
    view.tokens[verb.main]?.lemma === "have" &&
    verb.negated &&
    view.words[verb.main + 1] === "the" &&
    to > verb.main + 2 &&
    to <= Math.min(range.after, verb.main + 5) &&
    (noun?.fineTag === "NNS" || isMeans(noun?.lower ?? "")) &&
    !Everyday.has(view.words[to + 1] ?? "");
  return isWeak || lacksMeans ? mark(view, clause, { ...said, rule: "judgement.can", isDoubt: false }, "capability") : undefined;
}

/** "They cannot repair the line", "he can't carry his party": what it takes strength, means or sway to do, said of others. */
function isUnable(view: ClauseView, clause: Clause, said: Assessors): boolean {
  const { verb } = clause;
  const canDo = /^(?:can|ca|could)$/u.test(verb.modal ?? "");
  if (!canDo || !isUnmanaged(view, clause) || verb.passive || isFirstPerson(view, clause) || !isHolder(view, clause)) return false;
  if (view.words[(clause.subject?.after ?? 0) - 1] === "you") return false;
  // "Could not pay for lunch": an errand.
  if (view.tokens[verb.main]?.lemma === "pay" && view.words[verb.main + 1] === "for") return false;
  return POWER_VERBS.has(view.tokens[verb.main]?.lemma ?? "") && !aboutWhom(view, clause).some((about) => isOwnWord(view, about, said));
}

/** "Is a year away from having one". */
function isAway(view: ClauseView, { verb, range }: Clause): boolean {
  if (!verb.copular) return false;
  const away = view.words.indexOf("away", verb.main);
  if (away < 0 || away >= Math.min(range.after - 2, verb.main + 8) || view.words[away + 1] !== "from") return false;
  return Spans.test(view.words[away - 1] ?? "") && view.tokens[away + 2]?.fineTag === "VBG";
}

/** "Could close for three days": what may befall it, not how long it lasts. */
const Ceasing: ReadonlySet<string> = new Set("close shut stop strike halt delay take stay open begin start fall rise be".split(" "));

/** `"They have no intention of withdrawing," said Hollin`: a mind told of by somebody else in words of his own. */
function spokenMind(view: ClauseView, clause: Clause): Unnamed | undefined {
  const said = assessorsAt(view, clause.verb.main, clause.sharesSubject ? clause.subject?.first : undefined);
  if (said.attribution === undefined || said.speakers.length === 0 || HYPOTHETICAL.has(clause.opener ?? "")) return undefined;
  const phrase = phraseInVerb(view, clause, "means to") ?? spokenWish(view, clause, said);
  if (phrase !== undefined && clause.verb.negated && Deciding.has(view.tokens[clause.verb.main]?.lemma ?? "")) return undefined;
  if (phrase === undefined || clause.subject === undefined || isFirstPerson(view, clause)) return undefined;
  // "You are trying to …": anybody.
  if (view.words[clause.subject.after - 1] === "you") return undefined;
  // "Families were waiting to board": an errand.
  if (view.words[phrase.after - 1] === "to" && isEveryday(view, phrase)) return undefined;
  if (view.words.slice(clause.verb.main, clause.verb.main + 3).some((word) => Offering.has(word))) return undefined;
  const about = aboutWhom(view, clause);
  // Told in the writer's words, "it" and "he" may be the speaker.
  const isPronoun = view.tokens[clause.subject.after - 1]?.tag === "PRON";
  if (about.length === 0 && isPronoun && said.attribution.form !== "direct") return undefined;
  const sides = said.speakers.map((speaker) => partyOf(view, speaker) ?? speaker);
  if (about.some((actor) => said.speakers.includes(actor) || sides.includes(partyOf(view, actor) ?? actor))) return undefined;
  return mark(view, clause, { ...said, rule: phrase.rule.id, isDoubt: false }, "intent");
}

/** "The rebels are playing for time": the article's own judgement of a side. */
function plainMind(view: ClauseView, clause: Clause): Unnamed | undefined {
  const phrase = phraseInVerb(view, clause, "means to");
  if (phrase?.rule.id !== "judgement.plain-mind" || HYPOTHETICAL.has(clause.opener ?? "") || isFirstPerson(view, clause)) return undefined;
  const said = assessorsAt(view, clause.verb.main, clause.sharesSubject ? clause.subject?.first : undefined);
  const about = aboutWhom(view, clause);
  if (!isHolder(view, clause) || about.some((actor) => isOwnWord(view, actor, said))) return undefined;
  return mark(view, clause, { ...said, rule: phrase.rule.id, isDoubt: false }, "intent");
}

/** `"They |want to| have it both ways," she said`: in direct speech, of others who are a side or whom a pronoun stands for. */
function spokenWish(view: ClauseView, clause: Clause, { attribution }: Assessors): Pick<JudgementPhrase, "rule" | "after"> | undefined {
  const { verb } = clause;
  const isWish = view.tokens[verb.main]?.lemma === "want" && view.words[verb.main + 1] === "to" && verb.modal === undefined;
  if (!isWish || attribution?.form !== "direct" || !isHolder(view, clause) || view.tokens[verb.main + 2]?.fineTag !== "VB")
    return undefined;
  return { rule: meansTo, after: verb.main + 2 };
}

const meansTo = judgementPhraseAt(["mean", "to"], 0, "means to")?.rule as JudgementPhrase["rule"]; // "mean to" is a rule of the list.

/** "Has not decided" and "has not made up its mind": nothing is said of what it means to do. */
const Deciding: ReadonlySet<string> = new Set(["decide", "make"]);

/** Who is said to be ready to do a thing offers it. */
const Offering: ReadonlySet<string> = new Set(["ready", "willing", "prepared", "unwilling", "open", "committed"]);

/** "|Its real aim| is to split the union, the envoy said", "Officials think |Tarsia's plan| is to wait". */
function aimOf(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, subject, range } = clause;
  if (subject === undefined || clause.sharesSubject || !verb.copular || verb.negated || verb.modal !== undefined) return undefined;
  if (!Aims.has(view.words[subject.after - 1] ?? "") || subject.after - subject.first < 2) return undefined;
  if (view.words[verb.main + 1] !== "to" && !(view.words[verb.main + 1] === "simply" && view.words[verb.main + 2] === "to"))
    return undefined;
  if (
    /^(?:my|our|the|a|an|this|that|your)$/u.test(view.words[subject.first] ?? "") &&
    !view.words.slice(subject.first, subject.after).includes("'s")
  )
    return undefined;
  const judge = judgeOf(view, clause) ?? { ...assessorsAt(view, verb.main), rule: "judgement.means-to", isDoubt: false };
  if (judge.speakers.length === 0) return undefined;
  const owners = [...new Set(rangeOf(subject).flatMap((at) => view.mentionOver.get(at)?.mention.actor ?? []))];
  const sides = judge.speakers.map((speaker) => partyOf(view, speaker) ?? speaker);
  if (owners.some((owner) => judge.speakers.includes(owner) || sides.includes(partyOf(view, owner) ?? owner))) return undefined;
  const found = mark(view, clause, { ...judge, rule: "judgement.means-to" }, "intent");
  return {
    ...found,
    ...(owners[0] === undefined ? {} : { about: owners[0] }),
    of: textOf(view, { first: verb.main + 1, after: range.after }),
  };
}

function rangeOf({ first, after }: TokenRange): readonly number[] {
  return range(first, after);
}

const Aims: ReadonlySet<string> = new Set(
  "aim aims goal goals objective objectives intention purpose plan strategy calculation motive game ploy tactic design ambition".split(" "),
);

/** "The bloc appears ready to blink": the article's own look into a mind. */
function seemingMind(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  // "Appears determined": the parse may take both for one verb.
  const seems = Seeming.test(view.tokens[verb.main]?.lemma ?? "")
    ? verb.main
    : Seeming.test(view.tokens[verb.first]?.lemma ?? "")
      ? verb.first
      : undefined;
  if (seems === undefined || aboutWhom(view, clause).length === 0) return undefined;
  const rest = view.words.slice(seems + 1, Math.min(range.after, seems + 6)).join(" ");
  const said = assessorsAt(view, verb.main);
  return SeemingMind.test(rest) ? mark(view, clause, { ...said, rule: "judgement.means-to", isDoubt: false }, "intent") : undefined;
}

const Seeming = /^(?:appear|seem|look)$/u;
const SeemingMind =
  /^(?:\p{L}+ly )?(?:to (?:be )?)?(?:ready|willing|unwilling|prepared|inclined|reluctant|determined|keen|eager|poised|set|resolved|bent|intent|tempted|in no (?:mood|hurry)|want|wants|be (?:stalling|bluffing|wavering|preparing|seeking|looking|playing)|stalling|bluffing|wavering)\b/u;

function isFirstPerson({ words }: ClauseView, { subject }: Clause): boolean {
  return subject !== undefined && /^(?:we|i|us)$/u.test(words[subject.after - 1] ?? "");
}

const Everyday: ReadonlySet<string> = new Set(
  "attend comment reach agree travel come join speak say confirm verify meet see find answer tell leave contact settle get make vote return watch read accept support live board serve eat drink sleep cook hear learn go sit rest swim walk play sing dance buy paint know be".split(
    " ",
  ),
);

function isEveryday({ words }: ClauseView, { after }: JudgementPhrase): boolean {
  return Everyday.has(words[after] ?? "") || Everyday.has(words[after - 1] ?? "");
}

const ChanceNouns: ReadonlySet<string> = new Set([
  "odds",
  "chance",
  "chances",
  "likelihood",
  "probability",
  "prospect",
  "prospects",
  "deal",
  "agreement",
  "settlement",
  "accord",
  "truce",
]);
const RatingVerbs: ReadonlySet<string> = new Set([
  "put",
  "rate",
  "give",
  "place",
  "see",
  "set",
  "make",
  "call",
  "estimate",
  "seem",
  "look",
  "be",
  "stand",
  "remain",
  "quote",
]);

/** "gives a deal one chance in ten", "puts the chances at no better than even", "Fifty-fifty", "more probable than not". */
function statedChance(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  for (let at = verb.main; at < range.after; at++) {
    const phrase = judgementPhraseAt(view.words, at, "chance");
    if (phrase === undefined || phrase.after > range.after) continue;
    const isPlain = phrase.after - at === 1;
    const isRating = RatingVerbs.has(view.tokens[verb.main]?.lemma ?? "");
    if (!isRating || (isPlain && !view.words.slice(range.first, range.after).some((word) => ChanceNouns.has(word)))) continue;
    const judges = verb.copular ? [] : aboutWhom(view, clause);
    const said = assessorsAt(view, verb.main);
    const governing = judgeOf(view, clause);
    const speakers = judges.length > 0 ? judges : (governing?.speakers ?? said.speakers);
    return {
      ...mark(view, clause, { ...said, speakers, rule: phrase.rule.id, isDoubt: false }, "likelihood"),
      term: {
        range: textOf(view, { first: at, after: phrase.after }),
        ...(phrase.rule.band === undefined ? {} : { band: phrase.rule.band }),
      },
    };
  }
  return undefined;
}

const Reflexive: ReadonlySet<string> = new Set("itself himself herself themselves us me you what who whom which this that".split(" "));

const Foretelling: ReadonlySet<string> = new Set(["expect", "predict", "forecast", "foresee", "anticipate", "envisage"]);

/** "expects the talks to drag on", "predicts a long winter", "does not expect a signing": an outcome, not what one asks of another. */
function foretold(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  if (!Foretelling.has(lemma) || verb.passive || (verb.modal !== undefined && verb.modal !== "would")) return undefined;
  const judges = judgesBySubject(view, clause);
  const next = view.tokens[verb.main + 1];
  if (judges.length === 0 || next === undefined || !["DET", "NOUN", "ADJ", "NUM", "PROPN", "PRON"].includes(next.tag)) return undefined;
  if (Reflexive.has(next.lower)) return undefined;
  const head = headFrom(view, verb.main + 1, range.after);
  // "Expects the vote at noon": on a day that is set.
  const isOfOutcome = OUTCOMES.has(head) && !Scheduled.has(head);
  const isTurned = verb.negated !== isOfFew(view, clause);
  // "Neither party envisages a camp": its own plan.
  if ((isTurned || verb.modal !== undefined) && !isOfOutcome) return undefined;
  const to = view.words.indexOf("to", verb.main);
  const goesTo = to > 0 && to < Math.min(range.after, verb.main + Nearest);
  if (lemma === "expect" && goesTo && actorsOfPhrase(view, { first: verb.main + 1, after: to }).length > 0) return undefined;
  if (lemma === "expect" && !goesTo && !isOfOutcome) return undefined;
  const judge = { ...judgedBy(assessorsAt(view, verb.main), judges), rule: "judgement.thinks", isDoubt: false };
  const band = isTurned ? "unlikely" : "likely";
  return mark(view, clause, lemma === "expect" || isTurned ? { ...judge, term: { at: verb.main, band } } : judge, "likelihood");
}

const Scheduled: ReadonlySet<string> = new Set(["vote", "election", "ballot", "return", "handover", "finish", "end"]);

/** "I don't see a deal happening", "she can't see them signing": what somebody cannot picture is unlikely. */
function notSeen(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { verb, range } = clause;
  const lemma = view.tokens[verb.main]?.lemma ?? "";
  if (!Picturing.has(lemma) || !verb.negated || verb.passive) return undefined;
  if (verb.modal !== undefined && !/^(?:can|ca|could|would)$/u.test(verb.modal)) return undefined;
  const judges = judgesBySubject(view, clause);
  if (judges.length === 0) return undefined;
  const doing = view.tokens.slice(verb.main + 2, Math.min(range.after, verb.main + Nearest)).find(({ fineTag }) => fineTag === "VBG");
  const isOfOutcome = OUTCOMES.has(headFrom(view, verb.main + 1, doing?.index ?? range.after));
  const isOfSide = doing !== undefined && isPursued(view, { first: verb.main + 1, after: doing.index });
  if (!isOfOutcome && !isOfSide) return undefined;
  const judge = { ...judgedBy(assessorsAt(view, verb.main), judges), rule: "judgement.doubts", isDoubt: true };
  return mark(view, clause, { ...judge, term: { at: verb.main, band: "unlikely" } }, "likelihood");
}

/** "Shippers are counting on the canal being open": what somebody reckons with. */
function countedOn(view: ClauseView, clause: Clause): Unnamed | undefined {
  const { range } = clause;
  const phrase = judgingPhrase(view, clause);
  if (phrase === undefined || clause.verb.negated || !/^(?:on|upon)$/u.test(view.words[phrase.after - 1] ?? view.words[phrase.after] ?? ""))
    return undefined;
  const being = view.tokens.slice(phrase.after + 1, Math.min(range.after, phrase.after + Nearest)).find(({ fineTag }) => fineTag === "VBG");
  const judges = judgesBySubject(view, clause);
  if (being === undefined || judges.length === 0) return undefined;
  const said = judgedBy(assessorsAt(view, clause.verb.main), judges);
  return mark(view, clause, { ...said, rule: phrase.rule.id, isDoubt: false }, "likelihood");
}

const Picturing: ReadonlySet<string> = new Set(["see", "imagine", "picture", "envisage", "envision", "foresee"]);

/** "them", "the council": whoever might do it, or "it", "that", what might happen. */
function isPursued(view: ClauseView, object: TokenRange): boolean {
  return /^(?:them|him|her|it|that|this|us)$/u.test(view.words[object.after - 1] ?? "") || actorsOfPhrase(view, object).length > 0;
}

function mark(view: ClauseView, clause: Clause, judge: Judge, type: AssessmentMark["type"]): Unnamed {
  const about: LocalActorId | undefined = type === "likelihood" ? undefined : aboutOf(view, clause);
  const of: TokenRange = { first: clause.verb.first, after: clause.range.after };
  const attribution = attributionAt(view, clause.verb.main) ?? judge.attribution;
  return {
    kind: "assessment",
    range: textOf(view, clause.range),
    basis: { kind: "rule", name: judge.rule, certainty: 0.6 },
    type,
    assessors: judge.speakers,
    via: judge.via,
    ...(about === undefined ? {} : { about }),
    of: textOf(view, of),
    ...(type === "likelihood" && judge.term !== undefined
      ? { term: { range: textOf(view, { first: judge.term.at, after: judge.term.at + 1 }), band: judge.term.band } }
      : {}),
    ...(attribution === undefined ? {} : { inside: attribution.id }),
  };
}

function aboutOf(view: ClauseView, clause: Clause): LocalActorId | undefined {
  const [about] = aboutWhom(view, clause);
  if (about !== undefined) return about;
  const word = clause.subject === undefined ? "" : (view.words[clause.subject.after - 1] ?? "");
  return /^(?:we|i)$/u.test(word) ? attributionAt(view, clause.verb.main)?.speakers[0] : undefined;
}
