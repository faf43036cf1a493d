/** Decides which people without a name speak or rate a chance though no actor was known of them: the sources of words and judgements that a noun for people tells. */
import {
  type AttributionMark,
  type LocalActorId,
  localActorIdOf,
  type MentionMark,
  markIdOf,
  type ReadActor,
  type Source,
  type TextRange,
} from "#record";
import { type Cast, mentionsIn } from "./cast.ts";
import { tokensOf } from "./clauses/clause-view.ts";
import type { TokenRange } from "./clauses/find-clauses.ts";
import { findJudges } from "./find-judges.ts";
import { paragraphStart } from "./paragraph-start.ts";
import type { ParsedText, Token } from "./parsed-text.ts";
import { isPeopleNoun } from "./rules/people-words.ts";
import { COUNT_WORDS } from "./rules/unnamed-sources.ts";

type Input = { readonly source: Source; readonly parsed: ParsedText; readonly cast: Cast };
type Named = { readonly cast: Cast; readonly attributions: readonly AttributionMark[] };

/**
 * The cast with an unnamed actor for each source that is told by a noun for people and means nobody known, and the attributions with these as
 * speakers. "The harbourmaster" is the same person at every place, "a clerk" each time another. Cost: linear in the attributions.
 *
 * @example nameSources({ source, parsed, cast }, attributions).cast.actors.at(-1)?.name; // "Several envoys"
 */
export function nameSources({ source, parsed, cast }: Input, attributions: readonly AttributionMark[]): Named {
  const actors: ReadActor[] = [];
  const mentions: MentionMark[] = [];
  const known = new Map<string, LocalActorId>();
  const ordinals = new Map<string, number>();
  const spoken = attributions.map((mark): AttributionMark => {
    const isKnown = mark.speakers.length > 0 || mark.attitude === "unclear";
    const told = isKnown ? undefined : peopleIn(parsed, cast, mark.source, mark.attitude === "belief" ? isJudgesNoun : isPeopleNoun);
    return told === undefined ? mark : { ...mark, speakers: [actorOf(told)] };
  });
  for (const judge of findJudges(parsed)) {
    const told = judgesIn(parsed, cast, judge);
    if (told !== undefined && !mentions.some(({ range }) => range.start === told.place.start)) actorOf(told);
  }
  if (mentions.length === 0) return { cast, attributions };
  const inOrder = [...cast.mentions, ...mentions].sort(
    (one, other) => one.range.start - other.range.start || one.range.end - other.range.end,
  );
  return { cast: { actors: [...cast.actors, ...actors], mentions: inOrder }, attributions: withNewVia(attributions, spoken) };

  function actorOf(told: People): LocalActorId {
    const words = source.text.slice(told.range.start, told.range.end).replace(/\s+/gu, " ");
    const key = words.toLowerCase();
    const actor = (told.isDefinite ? (known.get(key) ?? namedBefore(words, told.place)) : undefined) ?? addActor(words, told);
    known.set(key, actor);
    mentions.push(mentionOf(source, told.place, actor, nextOrdinal(told.place)));
    return actor;
  }

  /** "A diplomat on the team … |the diplomat|", "|the person|": the last such person without a name; "|the expert|": whoever spoke last. */
  function namedBefore(words: string, { start }: TextRange): LocalActorId | undefined {
    const noun = /^the (\p{L}+)$/iu.exec(words)?.[1]?.toLowerCase();
    if (noun === undefined) return undefined;
    const ones = new Map(
      [...cast.actors, ...actors].flatMap(({ id, kind, count, name }) => (kind === "unnamed" && count === 1 ? [[id, name]] : [])),
    );
    const isMeant = (name: string | undefined) =>
      name !== undefined &&
      (Anybody.has(noun) ||
        name
          .toLowerCase()
          .split(/\P{L}+/u)
          .includes(noun));
    const from = Math.max(start - FarthestBefore, Anybody.has(noun) ? paragraphStart(parsed, start) : 0);
    const own = mentions.filter(({ range }) => range.start >= from && range.end <= start);
    const near = [...mentionsIn(cast, { start: from, end: start }), ...own].sort((one, other) => one.range.end - other.range.end);
    const unnamed = near.findLast(({ actor }) => isMeant(ones.get(actor)))?.actor;
    if (unnamed !== undefined || !Experts.has(noun)) return unnamed;
    const last = attributions.findLast(
      ({ source: teller }) => teller !== undefined && teller.end <= start && teller.end > start - FarthestBefore,
    );
    const [speaker] = last?.speakers ?? [];
    return last?.speakers.length === 1 && cast.actors.find(({ id }) => id === speaker)?.kind === "person" ? speaker : undefined;
  }

  /** How many mentions of people without a name stand at the place already. */
  function nextOrdinal({ start, end }: TextRange): number {
    const ordinal = ordinals.get(`${start}-${end}`) ?? 0;
    ordinals.set(`${start}-${end}`, ordinal + 1);
    return ordinal;
  }

  function addActor(words: string, { count, side }: People): LocalActorId {
    const id = localActorIdOf(cast.actors.length + actors.length + 1);
    actors.push({
      id,
      kind: "unnamed",
      name: words,
      alsoCalled: [],
      roles: [],
      ...(side === undefined ? {} : { actsFor: side, actsForBasis: { kind: "rule", name: "actors/unnamed-of", certainty: SideCertainty } }),
      ...(count === undefined ? {} : { count }),
      basis: Rests,
    });
    return id;
  }
}

/** Nouns that say nothing of somebody but that it is one. */
const Anybody: ReadonlySet<string> = new Set(["person", "source", "man", "woman"]);
/** Who is asked for a judgement, and called so once he has a name. */
const Experts: ReadonlySet<string> = new Set(
  "expert analyst economist specialist scholar academic professor researcher historian lawyer jurist strategist".split(" "),
);
/** Characters from the one mention to the next: a paragraph or two. */
const FarthestBefore = 1200;

const Rests = { kind: "rule", name: "actors/unnamed-who-speak", certainty: 0.55 } as const;
const SideCertainty = 0.6;

function mentionOf(source: Source, range: TextRange, actor: LocalActorId, ordinal: number): MentionMark {
  return {
    id: markIdOf(source.id, "mention", range, NewOrdinal + ordinal),
    kind: "mention",
    range,
    basis: Rests,
    actor,
    form: "description",
  };
}

/** Mentions of known actors at the same place count from 0. */
const NewOrdinal = 100;

/** Whoever passes on what another says is known now. */
function withNewVia(before: readonly AttributionMark[], after: readonly AttributionMark[]): readonly AttributionMark[] {
  const fresh = new Map(
    after.flatMap(({ id, speakers, attitude }, at) =>
      attitude === undefined && before[at]?.speakers.length === 0 && speakers.length > 0 ? [[id, speakers] as const] : [],
    ),
  );
  return after.map((mark) => {
    const via = mark.inside === undefined ? undefined : fresh.get(mark.inside);
    return via === undefined ? mark : { ...mark, via: [...via.filter((actor) => !mark.speakers.includes(actor)), ...mark.via] };
  });
}

type People = {
  readonly range: TextRange;
  /** The words that mean them: up to the noun where others are named after it. */
  readonly place: TextRange;
  readonly isDefinite: boolean;
  readonly count: number | undefined;
  readonly side: LocalActorId | undefined;
};

/** Who judges: people by their noun, "|Few in the town| expect", "|Parents' groups| doubt". */
function judgesIn(parsed: ParsedText, cast: Cast, judge: TextRange): People | undefined {
  const { tokens } = parsed;
  const { first, after } = tokensOf(tokens, judge);
  const opening = tokens[first]?.lower ?? "";
  const counted = Negative.has(opening) || (Quantifiers.has(opening) && !isNominal(tokens[first + 1])) ? first : undefined;
  if (counted === undefined) return peopleIn(parsed, cast, judge, isJudgesNoun);
  const opener = tokens[first];
  const end = tokens[endOfDescription(tokens, counted, after)]?.end;
  if (opener === undefined || end === undefined || mentionsIn(cast, { start: opener.start, end: opener.end }).length > 0) return undefined;
  const range = { start: opener.start, end };
  const isOfNamed = mentionsIn(cast, range).length > 0;
  return {
    range,
    place: isOfNamed ? { start: opener.start, end: opener.end } : range,
    isDefinite: false,
    count: undefined,
    side: undefined,
  };
}

function isNominal(token: Token | undefined): boolean {
  return token !== undefined && ["NOUN", "PROPN", "ADJ"].includes(token.tag);
}

/** Words that by themselves mean how many people judge. */
const Quantifiers: ReadonlySet<string> = new Set(["few", "none", "most", "many", "some", "everybody", "everyone"]);
/** "|Neither side| thinks", "|no observer| expects". */
const Negative: ReadonlySet<string> = new Set(["neither", "nobody", "no"]);

function isJudgesNoun(noun: string): boolean {
  return isPeopleNoun(noun) || JudgesNouns.has(noun);
}

/** Nouns for people taken together that judge. */
const JudgesNouns: ReadonlySet<string> = new Set(
  "service services agency institute panel bank ministry watchdog groups circles quarters markets capitals ministries embassies team camp staff sources bookmakers media lawmakers chancelleries pollsters insurers".split(
    " ",
  ),
);

/** The people a source tells of: its noun with what describes it, without what stands between commas. */
function peopleIn(parsed: ParsedText, cast: Cast, source: TextRange | undefined, meansPeople = isPeopleNoun): People | undefined {
  if (source === undefined) return undefined;
  const { tokens } = parsed;
  const { first, after } = afterDateline(tokens, tokensOf(tokens, source));
  const head = headOf(tokens, first, after);
  const opener = tokens[first];
  if (head === undefined || opener === undefined || Nobody.has(opener.lower)) return undefined;
  const isPeople = tokens[head]?.tag === "NUM" || OpenPronouns.has(tokens[head]?.lower ?? "") || meansPeople(tokens[head]?.lower ?? "");
  if (!isPeople) return undefined;
  const last = endOfDescription(tokens, head, after);
  const range = { start: opener.start, end: tokens[last]?.end ?? source.end };
  const inside = mentionsIn(cast, range);
  const headToken = tokens[head];
  if (headToken === undefined || inside.some((one) => one.range.start <= headToken.start && headToken.end <= one.range.end))
    return undefined;
  const isDefinite =
    Definite.has(opener.lower) || opener.fineTag === "POS" || inside.some(({ range: { start } }) => start === opener.start);
  const others = inside.filter((one) => one.range.start >= headToken.end);
  // "The engineers of Tarsia and of Velland" are of two sides: no source of its own.
  if (new Set(others.filter(({ form }) => form !== "pronoun").map(({ actor }) => actor)).size > 1) return undefined;
  const place = others.length > 0 ? { start: range.start, end: headToken.end } : range;
  return {
    range,
    place,
    isDefinite,
    count: isDefinite ? undefined : COUNT_WORDS.get(opener.lower),
    side: ownerAmong(parsed, inside, headToken),
  };
}

/** "22 - |Rebels in the highlands|": what a dateline left at the front is no part of the people. */
function afterDateline(tokens: readonly Token[], { first, after }: TokenRange): TokenRange {
  for (let at = Math.min(first + 3, after) - 1; at > first; at--)
    if (/^[-–—]+$/u.test(tokens[at]?.form ?? "") && tokens[at]?.start !== tokens[at - 1]?.end) return { first: at + 1, after };
  return { first, after };
}

const Nobody: ReadonlySet<string> = new Set(["nobody", "none", "few", "neither", "no", "not", "little", "nothing"]);
const Definite: ReadonlySet<string> = new Set(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"]);
/** Words that mean people without a noun: "some", "a second", "those who know her". */
const OpenPronouns: ReadonlySet<string> = new Set(
  "one some others another many most several those someone somebody second third fourth both".split(" "),
);

/** The last noun before a preposition, a comma or a verb; else the pronoun. */
function headOf(tokens: readonly Token[], first: number, after: number): number | undefined {
  let head: number | undefined;
  for (let at = first; at < after; at++) {
    const token = tokens[at];
    if (token === undefined || token.form === "," || Relatives.has(token.lower)) break;
    // "please read the guides" is no source: an act before any noun.
    if (head === undefined && token.tag === "VERB" && token.fineTag !== "VBN" && token.fineTag !== "VBG") return undefined;
    if (token.lower === "one" && tokens[at + 1]?.lower !== "of" && tokens[at + 1]?.tag !== "NOUN") continue;
    // "A senior agency |official|, who …" is taken for an adjective now and then.
    const isLast = tokens[at + 1]?.tag !== "NOUN" && tokens[at + 1]?.tag !== "PROPN" && tokens[at + 1]?.tag !== "ADJ";
    const isNoun = token.tag === "NOUN" || (token.tag === "ADJ" && isLast && isPeopleNoun(token.lower));
    if (isNoun || OpenPronouns.has(token.lower)) head = at;
    else if (token.tag === "PROPN") head = undefined;
    else if (token.tag === "ADP" || token.tag === "VERB" || token.tag === "AUX") {
      // "one of them" and "two of the advisers" are told by the number.
      if (token.lower === "of" && head === undefined && tokens[at - 1]?.tag === "NUM") return at - 1;
      if (head !== undefined) break;
    }
  }
  return head;
}

const Relatives: ReadonlySet<string> = new Set(["who", "which", "that", "whose", "whom"]);

/** The last token before a comma or the end of the source. */
function endOfDescription(tokens: readonly Token[], head: number, after: number): number {
  let last = head;
  for (let at = head + 1; at < after && at <= head + LongestDescription; at++) {
    const isHyphen = tokens[at]?.form === "-" && tokens[at]?.start === tokens[at - 1]?.end;
    if ((tokens[at]?.tag === "PUNCT" && !isHyphen) || tellsWhen(tokens, at)) break;
    last = at;
  }
  return last;
}

/** "prosecutors |in April|", "an aide |on Monday|": when it was said is no part of who said it. */
function tellsWhen(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.tag === "ADP" && TimeNames.test(tokens[at + 1]?.form ?? "");
}

const TimeNames =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)$/u;

const LongestDescription = 14;

/** "|the militia|'s spokesman", "an adviser to |Harwell|": for whom the people act. */
function ownerAmong({ plain }: ParsedText, mentions: readonly MentionMark[], head: Token): LocalActorId | undefined {
  return mentions.find(
    ({ range, form }) =>
      (range.end <= head.start &&
        (form === "pronoun" ? /^(?: [\p{L}-]+)* ?$/u : /^'s?(?: [\p{L}-]+)* ?$/u).test(plain.slice(range.end, head.start))) ||
      (range.start > head.end && /^ (?:of|for|to|from|at|in|with|inside|on|within) (?:the )?$/u.test(plain.slice(head.end, range.start))),
  )?.actor;
}
