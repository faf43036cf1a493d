/** Decides which stances stand beside a clause's verb in a text about talks: in participles, in "proposed by X", in nouns with an owner, in what must be. */
import type { LocalActorId } from "#record";
import {
  actorsOfPhrase,
  attributionAt,
  type ClauseView,
  insideQuotation,
  isDisowned,
  isQuestion,
  partyOf,
} from "../clauses/clause-view.ts";
import type { Clause, TokenRange } from "../clauses/find-clauses.ts";
import { GROUP_NOUNS } from "../rules/organs.ts";
import { type FramePhrase, frameCalled, framePhrasesAt } from "../rules/stance-frames.ts";
import { complementAt, type FrameComplement } from "./frame-complement.ts";
import type { FrameSearch, FrameStance } from "./frame-stance.ts";
import { isMatterOfTalks } from "./matter-of-talks.ts";

/** A stance with its holder where that is not the clause's subject. */
export type StanceBesideVerb = FrameStance & { readonly owner?: LocalActorId };

/** ", demanding the return of …", ", rebuffing a plea", "with the islanders insisting on": participles with the subject of the clause or their own. */
export function framesOfParticiples(search: FrameSearch, clause: Clause, limit: number): readonly StanceBesideVerb[] {
  const { view } = search;
  if (clause.isRelative || isQuestion(view, clause) || isDisowned(view, clause)) return [];
  const found: StanceBesideVerb[] = [];
  for (let at = clause.verb.main + 2; at < limit - 1; at++) {
    if (view.tokens[at]?.fineTag !== "VBG") continue;
    const own = ownSubjectOf(view, at, clause.verb.main);
    if (own === undefined && ![",", "while", "also"].includes(view.words[at - 1] ?? "")) continue;
    for (const { rule, after } of framePhrasesAt(view.words, at, "verb")) {
      if (rule.onlyAhead === true || rule.onlyOnCondition === true || rule.id === "frame.need") continue;
      const complement = complementAt(view, rule, after, limit);
      if (complement === undefined) continue;
      const end = complement.kind === "that" ? limit : endAtComma(view, complement.first, limit);
      const content = { first: complement.first, after: end };
      if (!isMatterOfTalks(view, rule, content, complement.kind)) continue;
      found.push({
        rule,
        stance: rule.stance,
        at,
        clause,
        range: { first: own?.first ?? at, after: end },
        content,
        bySpeaker: false,
        ...(own === undefined ? {} : { holder: own }),
      });
      break;
    }
  }
  return found;
}

/** "|the islanders| also insisting": a noun phrase that the parse makes the subject of the participle. */
function ownSubjectOf({ tokens, mentionOver }: ClauseView, verb: number, from: number): TokenRange | undefined {
  for (let at = verb - 1; at > from && at > verb - 6; at--) {
    const token = tokens[at];
    if (token?.tag === "ADV") continue;
    const mention = mentionOver.get(at);
    return mention !== undefined && (token?.head === verb || tokens[mention.tokens.first - 1]?.lower === "with")
      ? mention.tokens
      : undefined;
  }
  return undefined;
}

function endAtComma({ words }: ClauseView, first: number, limit: number): number {
  let at = first;
  while (at < limit && ![",", ".", ";", ":"].includes(words[at] ?? ".")) at++;
  return Math.max(at, first + 1);
}

/** "Lie detector tests, |proposed by Vrosa|, …", "the plan tabled by the union": the noun before is what it is about. */
export function framesOfAgents(search: FrameSearch, clauses: readonly Clause[], first: number, after: number): readonly StanceBesideVerb[] {
  const { view } = search;
  const found: StanceBesideVerb[] = [];
  for (let at = first + 1; at < after - 2; at++) {
    const token = view.tokens[at];
    if (token === undefined || (token.fineTag !== "VBN" && token.fineTag !== "VBD") || view.words[at + 1] !== "by") continue;
    if (["AUX", "PART"].includes(view.tokens[at - 1]?.tag ?? "")) continue;
    const rule = framePhrasesAt(view.words, at, "verb").find((one) => one.after === at + 1 && one.rule.takes.includes("thing"))?.rule;
    const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
    if (rule === undefined || clause === undefined || rule.onlyAhead === true || rule.onlyOnCondition === true || isDisowned(view, clause))
      continue;
    const holder = { first: at + 2, after: endAtComma(view, at + 2, Math.min(after, at + LongestAgent)) };
    const content = phraseBefore(view, view.words[at - 1] === "," ? at - 1 : at, first);
    // "rebel groups backed by Orsa": people are no point.
    if (
      content === undefined ||
      GROUP_NOUNS.has(view.words[content.after - 1] ?? "") ||
      /^(?:groups|forces|people|men)$/u.test(view.words[content.after - 1] ?? "") ||
      actorsOfPhrase(view, holder).length === 0 ||
      !isMatterOfTalks(view, rule, content, "thing")
    )
      continue;
    found.push({
      rule,
      stance: rule.stance,
      at,
      clause,
      range: { first: content.first, after: holder.after },
      content,
      holder,
      bySpeaker: false,
    });
  }
  return found;
}

const LongestAgent = 9;

/** The noun phrase that ends before `after`. */
function phraseBefore({ tokens }: ClauseView, after: number, floor: number): TokenRange | undefined {
  let first = after;
  while (first > floor) {
    const token = tokens[first - 1];
    if (
      token === undefined ||
      !(["NOUN", "PROPN", "ADJ", "NUM", "DET"].includes(token.tag) || token.fineTag === "HYPH" || token.lower === "of")
    )
      break;
    first--;
    if (token.tag === "DET") break;
  }
  return first < after && ["NOUN", "PROPN", "NUM"].includes(tokens[after - 1]?.tag ?? "") ? { first, after } : undefined;
}

/** "a plea by the government for a loan", "the proposal of Tarsia that convoys be allowed": the owner stands after the noun. */
export function framesOfNouns(search: FrameSearch, clauses: readonly Clause[], first: number, after: number): readonly StanceBesideVerb[] {
  const { view } = search;
  const found: StanceBesideVerb[] = [];
  for (let at = first; at < after - 3; at++) {
    if (view.tokens[at]?.tag !== "NOUN" || !OwnedNouns.has(view.words[at] ?? "")) continue;
    const link = view.words[at + 1] ?? "";
    const possessed = possessedStance(search, clauses, at, after);
    if (possessed !== undefined) found.push(possessed);
    if (link !== "by" && link !== "of" && link !== "from") continue;
    const joint = jointAfter(view, at + 2, after);
    if (joint === undefined || isOfThingDone(view, clauses, joint)) continue;
    const phrase = framePhrasesAt([view.words[at] ?? "", view.words[joint] ?? ""], 0, "noun")[0];
    const owner = actorsOfPhrase(view, { first: at + 2, after: joint })[0];
    const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
    if (phrase === undefined || owner === undefined || clause === undefined || isDisowned(view, clause)) continue;
    const end = endOfComplement(view, clauses, joint + 1, after);
    const content = { first: joint + 1, after: end };
    found.push({
      rule: phrase.rule,
      stance: phrase.rule.stance,
      at,
      clause,
      range: { first: Math.max(at - 1, first), after: end },
      content,
      owner,
      bySpeaker: false,
    });
  }
  return found;
}

/** "a pledge by both states |that their parliaments have voted on|": tells which, where what is pledged lies ahead. */
function isOfThingDone({ words }: ClauseView, clauses: readonly Clause[], joint: number): boolean {
  return words[joint] === "that" && clauses.some(({ range, verb }) => range.first >= joint && range.first <= joint + 1 && verb.perfect);
}

const GivingUp: ReadonlySet<string> = new Set(
  "drop abandon renounce relinquish forgo forego surrender withdraw withhold deny refuse revoke suspend cancel delay reconsider lack question soften shelve water relax ease waive lose end give retract".split(
    " ",
  ),
);

/** "stood by |its demand for an apology|": whose it is, the subject of the clause tells. */
function possessedStance(search: FrameSearch, clauses: readonly Clause[], at: number, limit: number): StanceBesideVerb | undefined {
  const { view } = search;
  const compound = compoundStance(search, clauses, at, limit);
  if (compound !== undefined) return compound;
  const named = namedOwnerStance(search, clauses, at, limit);
  if (named !== undefined) return named;
  const owner = view.tokens[at - 1]?.fineTag === "PRP$" ? at - 1 : view.tokens[at - 2]?.fineTag === "PRP$" ? at - 2 : undefined;
  const clause = clauses.findLast(({ verb, range }) => verb.main < at && range.after > at);
  if (
    owner === undefined ||
    clause?.subject === undefined ||
    GivingUp.has(view.tokens[clause.verb.main]?.lemma ?? "") ||
    isDisowned(view, clause)
  )
    return undefined;
  const frame = nounFrameAt(view, at, limit);
  if (frame === undefined) return undefined;
  const { rule, after, complement } = frame;
  const end = endOfComplement(view, clauses, after, Math.min(limit, clause.range.after));
  return {
    rule,
    stance: rule.stance,
    at,
    clause,
    range: { first: owner, after: end },
    content: { first: complement.first, after: end },
    bySpeaker: false,
  };
}

/** "|Tarsia's| long-standing opposition to the levy", "the union's readiness to sign": whose it is stands before it, up to two qualities between. */
function namedOwnerStance(search: FrameSearch, clauses: readonly Clause[], at: number, limit: number): StanceBesideVerb | undefined {
  const { view } = search;
  let genitive = at - 1;
  while (
    genitive > at - 5 &&
    (["ADJ", "ADV"].includes(view.tokens[genitive]?.tag ?? "") || /^(?:HYPH|VBG|VBN)$/u.test(view.tokens[genitive]?.fineTag ?? ""))
  )
    genitive--;
  const mention = view.tokens[genitive]?.fineTag === "POS" ? view.mentionOver.get(genitive - 1) : undefined;
  const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
  if (mention === undefined || mention.mention.form === "pronoun" || clause === undefined) return undefined;
  // "would soften Tarsia's opposition", "rejected Tarsia's offer to pay": whoever drops it, or what may be, is told by the verb.
  const isObject = clause.verb.main < at;
  if (isDisowned(view, clause) || (isObject && GivingUp.has(view.tokens[clause.verb.main]?.lemma ?? ""))) return undefined;
  if (!isObject && clause.verb.modal !== undefined) return undefined;
  const frame = nounFrameAt(view, at, limit);
  if (frame === undefined) return undefined;
  const { rule, complement } = frame;
  const end = endOfComplement(view, clauses, complement.first, limit);
  const content = { first: complement.first, after: end };
  if (!isMatterOfTalks(view, rule, content, complement.kind)) return undefined;
  return {
    rule,
    stance: rule.stance,
    at,
    clause,
    range: { first: mention.tokens.first, after: end },
    content,
    owner: mention.mention.actor,
    bySpeaker: false,
  };
}

/** "a |government| demand that they hand over the guns": whose it is stands right before it. */
function compoundStance(search: FrameSearch, clauses: readonly Clause[], at: number, limit: number): StanceBesideVerb | undefined {
  const { view } = search;
  const mention = view.mentionOver.get(at - 1);
  const clause = clauses.findLast(({ range }) => range.first <= at) ?? clauses[0];
  if (mention === undefined || mention.tokens.after !== at || mention.mention.form === "pronoun" || clause === undefined) return undefined;
  if (view.tokens[at - 1]?.fineTag === "POS" || GivingUp.has(view.tokens[clause.verb.main]?.lemma ?? "") || isDisowned(view, clause))
    return undefined;
  const frame = nounFrameAt(view, at, limit);
  if (frame === undefined) return undefined;
  const { rule, after } = frame;
  const end = endOfComplement(view, clauses, after, limit);
  return {
    rule,
    stance: rule.stance,
    at,
    clause,
    range: { first: mention.tokens.first, after: end },
    content: { first: after, after: end },
    owner: mention.mention.actor,
    bySpeaker: false,
  };
}

/** "opposition |to the levy|", "demand |that they leave|": the frame of a noun with what it is about, where that follows before `limit`. */
function nounFrameAt(view: ClauseView, at: number, limit: number): (FramePhrase & { readonly complement: FrameComplement }) | undefined {
  const phrase = framePhrasesAt(view.words, at, "noun")[0];
  if (phrase === undefined || phrase.after >= limit) return undefined;
  const complement = complementAt(view, phrase.rule, phrase.after, limit);
  return complement === undefined ? undefined : { ...phrase, complement };
}

const OwnedNouns: ReadonlySet<string> = new Set(
  `demand demands request requests call calls plea pleas appeal appeals proposal proposals refusal offer insistence objection objections opposition resistance hostility
  reservations misgivings concerns doubts unease criticism rejection veto unwillingness reluctance readiness willingness preparedness pledge commitment support backing
  acceptance endorsement approval consent wish desire ultimatum claim bid`.split(/\s+/u),
);

/** "for", "that" or "to" after the owner: at most eight words on. */
function jointAfter({ words }: ClauseView, from: number, limit: number): number | undefined {
  for (let at = from + 1; at < Math.min(limit - 1, from + LongestOwner); at++) {
    const word = words[at] ?? ".";
    if (Joints.has(word)) return at;
    if (/^[.,;:]$/u.test(word)) return undefined;
  }
  return undefined;
}

const LongestOwner = 9;
const Joints: ReadonlySet<string> = new Set("for that to about over on".split(" "));

/** Up to a stop or to the verb the noun is the subject of. */
function endOfComplement({ words }: ClauseView, clauses: readonly Clause[], first: number, limit: number): number {
  const opensWithClause = clauses.some(({ range }) => range.first >= first && range.first <= first + 1);
  const later = clauses.filter(({ verb, isRelative }) => verb.first > first && !isRelative);
  const stop = Math.min(later[opensWithClause ? 1 : 0]?.verb.first ?? limit, limit);
  let at = first;
  while (at < stop && ![",", ".", ";", ":"].includes(words[at] ?? ".")) at++;
  return Math.max(at, first + 1);
}

const demands = frameCalled("frame.insist-that");

const Duties: ReadonlySet<string> = new Set(["must", "should"]);

/** "The cranes should be scrapped", "the party that did the damage should pay", said by a side: it demands so. */
export function frameOfDuty({ view, conditionOf }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (subject === undefined || verb.perfect || isQuestion(view, clause) || isDisowned(view, clause)) return undefined;
  const isNeed =
    (view.tokens[verb.main]?.lemma === "have" || view.tokens[verb.main]?.lemma === "need") &&
    view.words[verb.main + 1] === "to" &&
    !verb.negated;
  const isNeeded =
    (verb.copular || verb.passive) &&
    !verb.negated &&
    /^(?:needed|necessary|essential|indispensable|overdue)$/u.test(view.words[verb.passive ? verb.main : verb.main + 1] ?? "");
  // "the fee |would have to| go".
  const isAhead = (verb.modal === "would" || verb.modal === "will") && isNeed && view.tokens[verb.main]?.lemma === "have";
  // "|Should| the release be late, the offer lapses": no duty.
  if (view.words[insideQuotation(view, range.first)] === "should" || (isAhead && conditionOf.has(clause))) return undefined;
  if (!(Duties.has(verb.modal ?? "") || isAhead || (verb.modal === undefined && (isNeed || isNeeded)))) return undefined;
  if (attributionAt(view, verb.main) === undefined) return undefined;
  const word = view.words[subject.after - 1] ?? "";
  if (/^(?:we|i|you|one|everyone|everybody|nobody|there|people|he|she)$/u.test(word)) return undefined;
  if (verb.copular && !isNeeded && view.tokens[verb.main + 1]?.tag === "ADJ") return undefined;
  if (isOwnSide(view, clause)) return undefined;
  return { rule: demands, stance: "demands", at: verb.main, clause, range, content: range, bySpeaker: true };
}

/** True where those who speak say what they themselves must do. */
function isOwnSide(view: ClauseView, { subject, verb }: Clause): boolean {
  if (subject === undefined) return false;
  const speakers = attributionAt(view, verb.main)?.speakers ?? [];
  const sides = actorsOfPhrase(view, subject).map((actor) => partyOf(view, actor) ?? actor);
  return sides.length > 0 && sides.every((side) => speakers.some((speaker) => (partyOf(view, speaker) ?? speaker) === side));
}

/** "Its demand is that …", "the association's position is that boats must not be touched": a clause or thing after a noun of stance with an owner. */
export function frameOfPositionNoun({ view }: FrameSearch, clause: Clause): StanceBesideVerb | undefined {
  const { verb, range, subject } = clause;
  if (subject === undefined || !verb.copular || verb.negated || verb.modal !== undefined) return undefined;
  if (!PositionNouns.has(view.words[subject.after - 1] ?? "")) return undefined;
  const owner = ownerWithin(view, subject);
  const isOffer = view.words[subject.after - 1] === "offer";
  const first = view.words[verb.main + 1] === "that" ? verb.main + 2 : verb.main + 1;
  if (owner === undefined || first >= range.after) return undefined;
  return {
    rule: demands,
    stance: isOffer ? "accepts" : "demands",
    at: verb.main,
    clause,
    range,
    content: { first: view.words[first] === "for" ? first + 1 : first, after: range.after },
    owner,
    bySpeaker: false,
  };
}

const PositionNouns: ReadonlySet<string> = new Set(
  "demand position stance condition request priority requirement line offer aim goal".split(" "),
);

function ownerWithin({ mentionOver }: ClauseView, { first, after }: TokenRange): LocalActorId | undefined {
  for (let at = first; at < after - 1; at++) {
    const mention = mentionOver.get(at);
    if (mention !== undefined) return mention.mention.actor;
  }
  return undefined;
}
