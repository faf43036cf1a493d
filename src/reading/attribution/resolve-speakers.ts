/** Decides which actors the words of a source mean. */
import type { LocalActorId, MentionMark, TextRange } from "#record";
import { actorOf, type Cast, mentionsIn } from "../cast.ts";
import type { Token } from "../parsed-text.ts";
import { type TokenRange, type TokenTable, textRangeOf } from "./token-table.ts";

/** The actors a source means, in the order of the text; none where the head of the source is nobody the cast knows. */
export function resolveSpeakers(table: TokenTable, cast: Cast, source: TokenRange | undefined): readonly LocalActorId[] {
  if (source === undefined) return [];
  const { parsed } = table;
  const isRelative = source.first === source.last && RELATIVES.has(parsed.tokens[source.first]?.lower ?? "");
  const antecedent = isRelative ? antecedentOf(table, cast, source.first) : undefined;
  if (antecedent !== undefined) return [antecedent.actor];
  const range = textRangeOf(parsed, source);
  const around = { start: Math.max(0, range.start - LONGEST_MENTION), end: range.end + LONGEST_MENTION };
  const inside = outermost(mentionsIn(cast, around)).filter(
    (mention) => mention.range.start < range.end && range.start < mention.range.end,
  );
  const head = parsed.tokens[headOfNoun(table, beforeBracket(table, source))];
  if (head === undefined) return [];
  const first =
    inside.find((mention) => mention.range.start <= head.start && head.end <= mention.range.end) ??
    makerOf(table, inside, head) ??
    namedInApposition(table, cast, inside, head, range) ??
    namedAfterTitle(table, cast, inside, range);
  return first === undefined ? [] : withThoseJoined(parsed.plain, inside, first);
}

/** "Ada Bonn (R-Ohio)": what stands in brackets behind a name is not who speaks. */
function beforeBracket({ parsed: { tokens } }: TokenTable, { first, last }: TokenRange): TokenRange {
  for (let at = first + 1; at <= last; at++) if (tokens[at]?.form === "(") return { first, last: at - 1 };
  return { first, last };
}

const RELATIVES = new Set(["who", "which", "that", "whom"]);
/** Mentions that begin a little before the source still overlap it. */
const LONGEST_MENTION = 120;

/** "US intelligence assessments", "the ministry's report", "a statement from the palace": who made the text speaks through it. */
function makerOf({ parsed }: TokenTable, mentions: readonly MentionMark[], head: Token): MentionMark | undefined {
  if (!TEXTS.has(head.lemma)) return undefined;
  return (
    mentions.findLast(
      ({ range }) => range.end <= head.start && /^(?:'s?)?(?: [a-z0-9-]+){0,3} ?$/i.test(parsed.plain.slice(range.end, head.start)),
    ) ??
    mentions.find(
      ({ range }) =>
        range.start >= head.end &&
        /^ (?:by|from|of|issued by|released by|published by) (?:the )?$/.test(parsed.plain.slice(head.end, range.start)),
    )
  );
}

/** Things that hold words or findings. */
const TEXTS = new Set(
  (
    "assessment report statement document letter memo memorandum communique readout study survey poll analysis intelligence estimate finding release text post tweet " +
    "message account article editorial story dispatch cable record file filing lawsuit complaint transcript website site page ad advertisement video book speech email note data figure brief submission testimony ruling motion op-ed profile"
  ).split(" "),
);

/** "Its secretary-general, Anna Berg,": the name stands between commas after the title. */
function namedInApposition(
  { parsed }: TokenTable,
  cast: Cast,
  mentions: readonly MentionMark[],
  head: Token,
  { end }: TextRange,
): MentionMark | undefined {
  if (head.tag !== "NOUN" && head.tag !== "PROPN") return undefined;
  return mentions.find(({ range, actor }) => {
    const kind = actorOf(cast, actor)?.kind;
    return (
      kind === "person" &&
      range.start > head.end &&
      !PLACE_BEFORE.test(parsed.plain.slice(head.end, range.start)) &&
      /, (?:[A-Z][\w.]* ){0,2}$/.test(parsed.plain.slice(Math.max(head.end, range.start - 40), range.start)) &&
      (range.end >= end - 1 || parsed.plain[range.end] === ",")
    );
  });
}

/** "A source in the capital, Brod Kamen": the name is the place's. */
const PLACE_BEFORE = /\b(?:capital|city|town|village|port|province|region|district|island)(?: of [^,]+)?, $/u;

/** "Director of National Intelligence Tulsi Gabbard": the name stands after the title's words, with no mark and no clause between. */
function namedAfterTitle(
  { parsed }: TokenTable,
  cast: Cast,
  mentions: readonly MentionMark[],
  { start }: TextRange,
): MentionMark | undefined {
  return mentions.find(
    (mention) =>
      mention.form !== "pronoun" &&
      isPerson(cast, mention) &&
      TITLE_WORDS.test(parsed.plain.slice(start, Math.max(start, mention.range.start))) &&
      !/^'s?(?![a-z])/i.test(parsed.plain.slice(mention.range.end, mention.range.end + 3)),
  );
}

/** Words of a title up to the name; a preposition right before the name makes it somebody else's ("an aide to Berg"). */
const TITLE_WORDS =
  /^(?!.*\b(?:who|which|that|of|for|to|by|with|from|against|on|about)(?: the)?(?: (?:Mr|Mrs|Ms|Dr|Sir|Prof|Gen|Col|President|Prime Minister|Minister)\.?)? $)(?:[\p{L}.'&-]+ ){0,10}$/u;

function isPerson(cast: Cast, mention: MentionMark): boolean {
  const kind = actorOf(cast, mention.actor)?.kind;
  return kind === "person" || kind === "unnamed";
}

/** "Berg and Holt", "Berg, Holt and the council": a list without a last "and" is an apposition, not a list. */
function withThoseJoined(plain: string, mentions: readonly MentionMark[], found: MentionMark): readonly LocalActorId[] {
  const place = mentions.indexOf(found);
  let from = place;
  while (from > 0 && isJoined(plain, mentions[from - 1], mentions[from])) from--;
  let to = place;
  while (to + 1 < mentions.length && isJoined(plain, mentions[to], mentions[to + 1])) to++;
  const listed = mentions.slice(from, to + 1);
  const lastAnd = listed.findLastIndex(
    (mention, at) => at > 0 && /\b(?:and|or)\b|&/.test(plain.slice(listed[at - 1]?.range.end, mention.range.start)),
  );
  // Without an "and" after it, the one found stands alone.
  const members = lastAnd < place - from ? [found] : listed.slice(0, lastAnd + 1);
  return [...new Set(members.map((mention) => mention.actor))];
}

function isJoined(plain: string, one: MentionMark | undefined, other: MentionMark | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const gap = other.range.start - one.range.end;
  return gap >= 0 && gap <= LONGEST_LINK && JOINED.test(plain.slice(one.range.end, other.range.start)) && plain[other.range.end] !== "'";
}

const LONGEST_LINK = 30;
const JOINED = /^(?:,? and|,|,? as well as| &| or) (?:the |his |her |their |its )?$/;

/** Mentions that lie in no other. */
function outermost(mentions: readonly MentionMark[]): readonly MentionMark[] {
  const kept: MentionMark[] = [];
  for (const mention of mentions) {
    const last = kept.at(-1);
    if (last !== undefined && mention.range.end <= last.range.end) continue;
    if (last !== undefined && last.range.start === mention.range.start) kept.pop();
    kept.push(mention);
  }
  return kept;
}

/** The actor right before a relative pronoun: "the envoy, who said …". */
function antecedentOf(table: TokenTable, cast: Cast, pronoun: number): MentionMark | undefined {
  const { tokens } = table.parsed;
  const end = tokens[pronoun]?.start ?? 0;
  const near = outermost(mentionsIn(cast, { start: Math.max(0, end - 200), end }));
  return near.findLast((mention) => /^[\s,]*$/.test(table.parsed.plain.slice(mention.range.end, end)));
}

/**
 * The noun that heads a noun phrase: the last one before a comma, a preposition, a relative clause or a verb.
 * From tags alone, so that it holds where the parse is wrong.
 */
export function headOfNoun({ parsed }: TokenTable, { first, last }: TokenRange): number {
  let head = first;
  for (let at = first; at <= last; at++) {
    const token = parsed.tokens[at];
    if (token === undefined) break;
    // "A note |he sent|": whoever sent it opens a clause of his own.
    if (Subjects.has(token.lower) && parsed.tokens[head]?.tag === "NOUN" && head === at - 1) break;
    if (token.tag === "NOUN" || token.tag === "PROPN" || token.tag === "PRON" || token.tag === "NUM") head = at;
    else if (token.tag === "ADP" || token.tag === "VERB" || token.tag === "SCONJ" || token.form === ",") {
      if (at > first && parsed.tokens[head]?.tag !== undefined && head >= first && isNominal(parsed.tokens[head]?.tag)) break;
    }
  }
  return head;
}

const Subjects: ReadonlySet<string> = new Set(["he", "she", "they", "we", "i"]);

function isNominal(tag: string | undefined): boolean {
  return tag === "NOUN" || tag === "PROPN" || tag === "PRON" || tag === "NUM";
}
