/** Decides where each party stands on which point, as the text or somebody in it says. */
import {
  type InstrumentMark,
  type LocalActorId,
  markIdOf,
  overlaps,
  type PositionMark,
  type Stance,
  type TextRange,
  type TimeSpan,
} from "#record";
import {
  actorsOfPhrase,
  attributionAt,
  type ClauseView,
  clausesBeside,
  isDisowned,
  isQuestion,
  partyOf,
  speakersMeantBy,
  textOf,
  tokensOf,
  viewClauses,
} from "./clauses/clause-view.ts";
import type { Clause, TokenRange } from "./clauses/find-clauses.ts";
import { type Condition, findConditions } from "./clauses/find-conditions.ts";
import { timesAsTerms } from "./contingencies/times-as-terms.ts";
import type { DocumentSoFar } from "./document-so-far.ts";
import { closedPointOf } from "./positions/closed-points.ts";
import { isOnAgenda, isOpinion } from "./positions/considering.ts";
import { isForetoldByAnother } from "./positions/foretold.ts";
import { isHeedOnly, isNeverAtIssue } from "./positions/matter-of-talks.ts";
import { knownPointOf, type Point, pointInOwnWords } from "./positions/name-point.ts";
import { offeredActOf } from "./positions/offered-acts.ts";
import { isOutside } from "./positions/outside-talks.ts";
import { isPointOfTalks } from "./positions/point-of-talks.ts";
import { positionsByFrames } from "./positions/positions-by-frames.ts";
import { refusedActOf } from "./positions/refused-acts.ts";
import { thingsOf } from "./positions/several-things.ts";
import { demandOfSpeaker } from "./positions/speakers-demands.ts";
import { stancesOfPhrases } from "./positions/stances-beside.ts";
import { stancesInNouns } from "./positions/stances-in-nouns.ts";
import { type StanceTaken, stanceOfClause } from "./positions/take-stance.ts";
import { findNotKnown, stanceNotKnown } from "./positions/unclear-stances.ts";

/** What positions are read from: the document so far and the instruments it names. */
export type PositionInput = DocumentSoFar & { readonly instruments: readonly InstrumentMark[] };

/**
 * Finds the positions of a text. Questions, hypotheses ("if Orsa accepts") and predictions ("is expected to reject") are none.
 *
 * @example findPositions({ ...soFar, instruments }).map(({ stance, point }) => `${stance}: ${point.topic}`); // ["rejects: territory"]
 */
export function findPositions(input: PositionInput, view: ClauseView = viewClauses(input)): readonly PositionMark[] {
  const conditions = [...findConditions(view), ...timesAsTerms(view)];
  const search: Search = {
    view,
    instruments: input.instruments,
    conditionOf: new Map(
      conditions.filter(({ rule }) => rule.id !== "condition.in-the-event-of").map((condition) => [condition.main, condition]),
    ),
    triggers: new Set(
      conditions.flatMap(({ main, trigger }) =>
        clausesBeside(view, main).filter(({ verb }) => trigger.first <= verb.main && verb.main < trigger.after),
      ),
    ),
  };
  const verbal = [...unclearStances(search), ...clauseStances(search), ...demandsOfSpeakers(search), ...closedPoints(search)];
  const plain = [...verbal, ...nounStances(search)];
  // Where both tell the same, the one that knows the point or a condition counts, else the frame, whose words are more exact.
  const telling = plain.filter(({ point, condition }) => point.known || condition !== undefined);
  const framed = view.isTalks ? beyond(telling, byFrames(search, plain)) : [];
  const found = [
    ...telling,
    ...framed,
    ...beyond(
      framed,
      plain.filter((one) => !telling.includes(one)),
    ),
  ];
  found.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  return withIds(input, withoutRepeats(found));
}

type Search = {
  readonly view: ClauseView;
  readonly instruments: readonly InstrumentMark[];
  readonly conditionOf: ReadonlyMap<Clause, Condition>;
  readonly triggers: ReadonlySet<Clause>;
};
type Unnamed = Omit<PositionMark, "id">;

/** In a text about talks everyday words take stances too. */
function byFrames(search: Search, known: readonly Unnamed[]): readonly Unnamed[] {
  return positionsByFrames({
    view: search.view,
    known: [...known].sort((one, other) => one.range.start - other.range.start),
    instruments: search.instruments,
    conditionOf: search.conditionOf,
    isHeld: (clause) => isHeld(search, clause),
  });
}

/** Those of `others` that say of their party what none of `known` says of the same words. */
function beyond(known: readonly Unnamed[], others: readonly Unnamed[]): readonly Unnamed[] {
  const kept: Unnamed[] = [];
  for (const other of others) {
    const isTold = (one: Unnamed) => one.party === other.party && overlaps(one.summary, other.summary) && overlaps(one.range, other.range);
    if (![...known, ...kept].some(isTold)) kept.push(other);
  }
  return kept;
}

/** Openers of clauses in which nothing is held as so. */
const Hypothetical = new Set(["if", "unless", "whether", "provided", "lest", "until", "once", "why"]);

/** True where the text holds the clause as so. */
function isHeld({ view, triggers }: Search, clause: Clause): boolean {
  if (Hypothetical.has(clause.opener ?? "") || isYetToCome(view, clause)) return false;
  return !triggers.has(clause) && !isQuestion(view, clause) && !isDisowned(view, clause);
}

/** "enters into force |when both parties have signed it|": the present perfect behind such a word tells of what is still to be done. */
function isYetToCome({ words }: ClauseView, { opener, verb }: Clause): boolean {
  return verb.perfect && Before.has(opener ?? "") && /^(?:have|has|'ve)$/u.test(words[verb.first] ?? "");
}

const Before: ReadonlySet<string> = new Set(["when", "after", "before", "as"]);

function clauseStances(search: Search): readonly Unnamed[] {
  const { view } = search;
  return view.clauses.flatMap((clause) => {
    if (!isHeld(search, clause)) return [];
    const own =
      readyToAct(view, stanceOfClause(view, clause)) ??
      refusedActOf(view, clause) ??
      offeredActOf(view, clause, search.conditionOf.get(clause));
    const beside = stancesOfPhrases(view, clause);
    return [...(own === undefined ? [] : [{ stance: own, range: clause.range }]), ...beside].flatMap(({ stance, range }) =>
      positionsFrom(search, clause, stance, range),
    );
  });
}

/** "is ready to release the assets": to do a deed is more than to talk of it. */
function readyToAct({ tokens, isTalks }: ClauseView, stance: StanceTaken | undefined): StanceTaken | undefined {
  if (stance === undefined || !isTalks || stance.rule.id !== "stance.ready-to" || stance.stance !== "open") return stance;
  let at = stance.object.first;
  while (at < stance.object.after && (tokens[at]?.tag === "ADV" || tokens[at]?.tag === "PART")) at++;
  return tokens[at]?.tag === "VERB" && !TalkingOf.has(tokens[at]?.lemma ?? "") ? { ...stance, stance: "accepts" } : stance;
}

const TalkingOf: ReadonlySet<string> = new Set(
  "discuss talk consider negotiate look examine explore study review listen hear revisit think weigh entertain contemplate debate reconsider resume continue meet sit speak engage".split(
    " ",
  ),
);

function unclearStances(search: Search): readonly Unnamed[] {
  const { view } = search;
  return findNotKnown(view).flatMap((notKnown) => {
    const stance = stanceNotKnown(view, notKnown);
    return stance === undefined ? [] : positionsFrom(search, notKnown.inner, stance, notKnown.range);
  });
}

function demandsOfSpeakers(search: Search): readonly Unnamed[] {
  const { view } = search;
  return view.clauses.flatMap((clause): Unnamed[] => {
    if (!isHeld(search, clause)) return [];
    const demand = demandOfSpeaker(view, clause);
    if (demand === undefined) return [];
    const point = knownPointOf({ view, object: clause.range, instruments: search.instruments });
    if (point === undefined || !point.known) return [];
    const summary = textOf(view, clause.range);
    return [
      {
        kind: "position",
        range: summary,
        basis: { kind: "rule", name: "stance.speaker-must", certainty: 0.75 },
        party: demand.party,
        ...(demand.speaker === demand.party ? {} : { holder: demand.speaker }),
        point,
        stance: "demands",
        strength: "plain",
        summary,
        ...timeOf(view, clause),
        accordingTo: demand.via,
        inside: demand.attribution.id,
      },
    ];
  });
}

/** "Orsa's refusal to leave the islands": not where the noun is part of "dropped its demand for". */
function nounStances(search: Search): readonly Unnamed[] {
  const { view, triggers } = search;
  const read = new Set<number>();
  for (const clause of view.clauses) {
    const verbal = stanceOfClause(view, clause);
    if (verbal !== undefined) for (let at = verbal.at; at < verbal.object.first; at++) read.add(at);
  }
  return stancesInNouns(view, (token) => read.has(token)).flatMap(({ stance, owner, range, clause }) =>
    triggers.has(clause) ? [] : positionsFrom(search, clause, { ...stance, owner }, range),
  );
}

/** "The fee is not negotiable, the minister said." */
function closedPoints({ view, instruments, ...search }: Search): readonly Unnamed[] {
  return view.clauses.flatMap((clause): Unnamed[] => {
    const closed = isHeld({ view, instruments, ...search }, clause) ? closedPointOf(view, clause) : undefined;
    const object = clause.subject;
    if (closed === undefined || object === undefined) return [];
    const { speaker, party, attribution } = closed;
    const known = knownPointOf({ view, object, instruments });
    const point = known ?? (view.actors.get(party)?.kind === "person" ? undefined : pointInOwnWords({ view, object, instruments }));
    if (point === undefined) return [];
    return [
      {
        kind: "position",
        range: textOf(view, clause.range),
        basis: { kind: "rule", name: closed.rule, certainty: 0.75 },
        party,
        ...(speaker === party ? {} : { holder: speaker }),
        point,
        stance: closed.stance,
        strength: closed.stance === "rejects" ? "strong" : "plain",
        summary: textOf(view, object),
        ...timeOf(view, clause),
        accordingTo: attribution.via.filter((actor) => partyOf(view, actor) !== party),
        inside: attribution.id,
      },
    ];
  });
}

/** The positions one stance gives: one for each actor that takes it. */
function positionsFrom(search: Search, clause: Clause, stance: StanceTaken, range: TokenRange): readonly Unnamed[] {
  const { view } = search;
  const condition = search.conditionOf.get(clause) ?? conditionWithin(search, clause, stance);
  // "will |drop its demand| if": what is offered is the dropping.
  const isDropping = stance.rule.id === "stance.drop-demand" && condition !== undefined;
  const object = upTo(view, isDropping ? { first: stance.at, after: stance.object.after } : stance.object, condition);
  const holders = holdersOf(view, clause, stance);
  const point = pointOf(search, stance, object, holders);
  if (point === undefined) return [];
  if (stance.addressee !== undefined && isHeedOnly(view, object)) return [];
  // "an idea it neither accepted |nor rejected|": no matter stands there.
  if (/^(?:nor|or|and|but)$/u.test(view.words[object.first] ?? "")) return [];
  if (stance.frame === "object" && isNeverAtIssue(view, object)) return [];
  const isOwnWord = !point.known && !isInstrument(search, point);
  // "considered the letters as secret" is an opinion of them; that a fee was considered says nothing.
  if (stance.rule.id === "stance.consider" && (isOpinion(view, object) || (view.isTalks && isOnAgenda(view, clause)))) return [];
  // "refuses to discuss potential appointees" is silent, and takes no side.
  if (
    !point.known &&
    isRefusedTalk(view, stance) &&
    !isPointOfTalks(view, { first: object.first + 1, after: object.after }, { isDefinite: false })
  )
    return [];
  const attribution = attributionAt(view, stance.at);
  return thingsOf(view, { stance: stance.stance, rule: { takes: stance.frame === "object" ? ["thing"] : [] } }, object).flatMap((thing) =>
    holders.flatMap((actor): Unnamed[] => {
      const party = partyOf(view, actor);
      if (party === undefined || (!view.isTalks && isOutside(view, party, point))) return [];
      if (
        stance.stance !== "unclear" &&
        stance.owner === undefined &&
        stance.holder === undefined &&
        isForetoldByAnother(view, clause, party)
      )
        return [];
      // What a person of no known side refuses is a point of the talks only where the rules know the point.
      const isNobodys = view.actors.get(party)?.kind === "person" && view.actors.get(party)?.roles.length === 0;
      if (isOwnWord && isNobodys && !(view.isTalks && isKnownByOneName(view, party))) return [];
      const summary = textOf(view, thing);
      if (summary.end <= summary.start) return [];
      const told = thing.first === object.first ? point : (pointOf(search, stance, thing, holders) ?? point);
      const reporters = [...(attribution?.speakers ?? []), ...(attribution?.via ?? [])].filter(
        (speaker) => partyOf(view, speaker) !== party,
      );
      return [
        {
          kind: "position",
          range: textOf(view, range),
          basis: { kind: "rule", name: stance.rule.id, certainty: certaintyOf(stance, point) },
          party,
          ...(actor === party ? {} : { holder: actor }),
          point: told,
          stance: withCondition(stance, condition),
          strength: stance.strength,
          summary,
          ...(condition === undefined ? {} : { condition: textOf(view, condition.whole) }),
          ...timeOf(view, clause),
          accordingTo: reporters,
          ...(attribution === undefined ? {} : { inside: attribution.id }),
        },
      ];
    }),
  );
}

function isRefusedTalk({ tokens }: ClauseView, { stance, object }: StanceTaken): boolean {
  return stance === "rejects" && tokens[object.first]?.lemma === "discuss";
}

function isInstrument({ instruments }: Search, { range }: Point): boolean {
  return instruments.some(({ mentions }) => mentions.some((mention) => mention.start === range.start && mention.end === range.end));
}

function pointOf(search: Search, stance: StanceTaken, object: TokenRange, holders: readonly LocalActorId[]): Point | undefined {
  const { view, instruments } = search;
  const known = knownPointOf({ view, object, instruments });
  if (known !== undefined) return known;
  if (stance.rule.needsTopic === true && !asksOfState(view, stance) && !isSideInTalks(search, holders)) return undefined;
  return pointInOwnWords({ view, object: stance.frame === "that" ? predicateOf(view, object) : object, instruments });
}

/** In a text about talks, what a state or body accepts or refuses is a point in its own words. */
function isSideInTalks({ view }: Search, holders: readonly LocalActorId[]): boolean {
  if (!view.isTalks) return false;
  return holders.some((actor) => {
    const kind = view.actors.get(partyOf(view, actor) ?? actor)?.kind;
    return kind === "state" || kind === "organisation" || kind === "group" || isKnownByOneName(view, partyOf(view, actor) ?? actor);
  });
}

/** "Hathor wants": a name of one word, of which the text tells no first name and no office, may as well be a state's or a company's. */
function isKnownByOneName({ actors }: ClauseView, id: LocalActorId): boolean {
  const actor = actors.get(id);
  return (
    actor?.kind === "person" && actor.roles.length === 0 && !/\s/u.test(actor.name) && actor.alsoCalled.every((name) => !/\s/u.test(name))
  );
}

/** In "insists that Armenia must amend its laws" the point is what is to be amended, not who is to amend it. */
function predicateOf({ clauses }: ClauseView, object: TokenRange): TokenRange {
  const inner = clauses.find(({ range }) => range.first >= object.first && range.first <= object.first + 2 && range.first < object.after);
  return inner === undefined ? object : { first: inner.verb.main, after: object.after };
}

/** "urged Tarsia to show restraint": something asked of another state is a point though no topic names it. */
function asksOfState(view: ClauseView, { addressee }: StanceTaken): boolean {
  if (addressee === undefined) return false;
  return actorsOfPhrase(view, addressee).some((actor) => view.actors.get(partyOf(view, actor) ?? actor)?.kind === "state");
}

function holdersOf(view: ClauseView, clause: Clause, stance: StanceTaken): readonly LocalActorId[] {
  if (stance.owner !== undefined) return view.actors.get(stance.owner)?.members ?? [stance.owner];
  const phrase = stance.holder ?? clause.subject;
  if (phrase === undefined) return [];
  const word = view.words[phrase.after - 1] ?? "";
  if (word === "it" && phrase.after - phrase.first === 1 && actorsOfPhrase(view, phrase).length === 0) return bodyMeantByIt(view, clause);
  if (
    BodyWords.has(word) &&
    view.words[phrase.first] === "the" &&
    phrase.after - phrase.first === 2 &&
    actorsOfPhrase(view, phrase).length === 0
  ) {
    return bodySpeaking(view, clause);
  }
  const actors = speakersMeantBy(view, phrase) ?? actorsOfPhrase(view, phrase);
  return actors.flatMap((actor) => view.actors.get(actor)?.members ?? [actor]);
}

/** "the group", "the army": in somebody's speech, with no actor found for it. */
const BodyWords = new Set([
  "group",
  "movement",
  "bloc",
  "army",
  "organisation",
  "organization",
  "militia",
  "party",
  "government",
  "country",
  "kingdom",
  "republic",
  "union",
  "alliance",
  "front",
]);

/** The body for which the speaker speaks. */
function bodySpeaking(view: ClauseView, clause: Clause): readonly LocalActorId[] {
  const sides = (attributionAt(view, clause.verb.main)?.speakers ?? []).flatMap((speaker) => partyOf(view, speaker) ?? []);
  return sides.filter((side) => ["state", "organisation", "group"].includes(view.actors.get(side)?.kind ?? "")).slice(0, 1);
}

/** An "it" that nobody has resolved: the state or body that is speaking ("Tarsia said it would …"), else the subject of the clause before. */
function bodyMeantByIt(view: ClauseView, clause: Clause): readonly LocalActorId[] {
  const isBody = (actor: LocalActorId) => ["state", "organisation", "group"].includes(view.actors.get(actor)?.kind ?? "");
  const speaking = (attributionAt(view, clause.verb.main)?.speakers ?? []).filter(isBody);
  if (speaking.length === 1) return speaking;
  const earlier = clausesBeside(view, clause).filter(({ range }) => range.first < clause.range.first);
  const before = earlier.length > 0 ? earlier : (view.clausesBySentence[clause.sentence - 1] ?? []);
  for (const { subject } of before.toReversed()) {
    const bodies = subject === undefined ? [] : actorsOfPhrase(view, subject).filter(isBody);
    if (bodies.length === 1) return bodies;
  }
  return [];
}

/** In "proposed that the fee be suspended in return for …" the condition hangs on the clause inside. */
function conditionWithin({ view, conditionOf }: Search, clause: Clause, { object, frame }: StanceTaken): Condition | undefined {
  if (frame !== "that") return undefined;
  const inner = clausesBeside(view, clause).find(({ range }) => range.first >= object.first && range.first <= object.first + 2);
  return inner === undefined ? undefined : conditionOf.get(inner);
}

function upTo(view: ClauseView, object: TokenRange, condition: Condition | undefined): TokenRange {
  const isWithin = condition !== undefined && condition.whole.first > object.first && condition.whole.first < object.after;
  let after = isWithin ? condition.whole.first : object.after;
  // `… picked in haste.|"`: stops and marks that close the speech are none of its matter.
  const closes = (at: number): boolean =>
    Closing.has(view.words[at] ?? "") || (view.words[at] === '"' && Closing.has(view.words[at - 1] ?? ""));
  while (after > object.first + 1 && closes(after - 1)) after--;
  return { first: object.first, after };
}

const Closing = new Set([".", ",", "!", "?"]);

/** A condition makes a condition of what is accepted; "would not accept … unless" accepts it on that condition. */
function withCondition({ stance, rule }: StanceTaken, condition: Condition | undefined): Stance {
  if (condition === undefined) return stance;
  // "will not come back while the guards are there": not before they go.
  if (stance === "rejects" && condition.rule.id === "condition.while") return "accepts with conditions";
  // "will consider ten percent if …": what one would talk of, one has not taken yet.
  if (stance === "open" && rule.id === "stance.consider") return stance;
  const isAccepting = stance === "accepts" || stance === "open";
  const isUnless =
    condition.rule.id === "condition.unless" &&
    stance === "rejects" &&
    (rule.stance === "accepts" || rule.stance === "open" || rule.id === "stance.will-not");
  const isBargain = condition.rule.isOffer && rule.id === "stance.propose";
  return isAccepting || isUnless || isBargain ? "accepts with conditions" : stance;
}

function certaintyOf({ rule, frame }: StanceTaken, { known }: Point): number {
  const base = rule.needsTopic === true ? 0.75 : 0.85;
  return (frame === "by" ? base - 0.05 : base) - (known ? 0 : 0.15);
}

/** When it was so: the time of the statement, or a date right at the verb; a date further on belongs to what is demanded. */
function timeOf(view: ClauseView, clause: Clause): { readonly time?: TimeSpan } {
  const attribution = attributionAt(view, clause.verb.main);
  if (attribution?.saidAt !== undefined) return { time: attribution.saidAt };
  const { dates } = view.document;
  const near = dates.find((date) => date.time !== undefined && date.type === "date" && isAtVerb(view, clause, date.range));
  return near?.time === undefined ? {} : { time: near.time };
}

function isAtVerb(view: ClauseView, { verb, range, sentence }: Clause, date: TextRange): boolean {
  const { first, after } = tokensOf(view.tokens, date);
  if (view.tokens[first]?.sentence !== sentence) return false;
  const isAhead = after <= verb.first && (first >= range.first || view.words[after] === ",");
  return isAhead || (first > verb.main && first <= verb.main + 2);
}

/** Keeps the first of marks that say the same of the same words. */
function withoutRepeats(marks: readonly Unnamed[]): readonly Unnamed[] {
  const seen = new Set<string>();
  return marks.filter((mark) => {
    const key = `${mark.party} ${mark.point.topic} ${mark.stance} ${mark.summary.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function withIds({ source }: DocumentSoFar, marks: readonly Unnamed[]): readonly PositionMark[] {
  const counts = new Map<string, number>();
  return marks.map((mark) => {
    const place = `${mark.range.start}-${mark.range.end}`;
    const ordinal = counts.get(place) ?? 0;
    counts.set(place, ordinal + 1);
    return { id: markIdOf(source.id, "position", mark.range, ordinal), ...mark };
  });
}
