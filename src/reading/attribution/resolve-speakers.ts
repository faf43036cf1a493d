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
  const head = parsed.tokens[headOfNoun(table, source)];
  if (head === undefined) return [];
  const first =
    inside.find((mention) => mention.range.start <= head.start && head.end <= mention.range.end) ??
    makerOf(table, inside, head) ??
    namedInApposition(table, cast, inside, head, range) ??
    namedAfterTitle(table, cast, inside, range);
  return first === undefined ? [] : withThoseJoined(parsed.plain, inside, first);
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
    "message account article editorial story dispatch cable record file filing lawsuit complaint transcript website site page ad advertisement video book speech email note data figure"
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
      /, (?:[A-Z][\w.]* ){0,2}$/.test(parsed.plain.slice(Math.max(head.end, range.start - 40), range.start)) &&
      (range.end >= end - 1 || parsed.plain[range.end] === ",")
    );
  });
}

/** "Director of National Intelligence Tulsi Gabbard": the name stands after the title's noun. */
function namedAfterTitle(
  { parsed }: TokenTable,
  cast: Cast,
  mentions: readonly MentionMark[],
  { start, end }: TextRange,
): MentionMark | undefined {
  const comma = parsed.plain.slice(start, end).indexOf(",");
  return mentions.find(
    (mention) =>
      isPerson(cast, mention) &&
      (comma < 0 || mention.range.start < start + comma) &&
      !/^'s?(?![a-z])/i.test(parsed.plain.slice(mention.range.end, mention.range.end + 3)) &&
      !/\b(?:of|for|to|by|with|from|against|on|about)\s+(?:\S+\s+)?$/i.test(
        parsed.plain.slice(Math.max(start, mention.range.start - 20), mention.range.start),
      ),
  );
}

function isPerson(cast: Cast, mention: MentionMark): boolean {
  const kind = actorOf(cast, mention.actor)?.kind;
  return kind === "person" || kind === "unnamed";
}

/** "Berg and Holt", "Berg, Holt and the council": a list without a last "and" is an apposition, not a list. */
function withThoseJoined(plain: string, mentions: readonly MentionMark[], first: MentionMark): readonly LocalActorId[] {
  const speakers = [first.actor];
  let joined = 1;
  let previous = first;
  for (const mention of mentions) {
    if (mention.range.start < previous.range.end || mention.range.start - previous.range.end > LONGEST_MENTION) continue;
    const between = plain.slice(previous.range.end, mention.range.start);
    if (!JOINED.test(between) || /^'/.test(plain.slice(mention.range.end, mention.range.end + 1))) continue;
    speakers.push(mention.actor);
    if (/\b(?:and|or)\b|&/.test(between)) joined = speakers.length;
    previous = mention;
  }
  return [...new Set(speakers.slice(0, joined))];
}

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
    if (token.tag === "NOUN" || token.tag === "PROPN" || token.tag === "PRON" || token.tag === "NUM") head = at;
    else if (token.tag === "ADP" || token.tag === "VERB" || token.tag === "SCONJ" || token.form === ",") {
      if (at > first && parsed.tokens[head]?.tag !== undefined && head >= first && isNominal(parsed.tokens[head]?.tag)) break;
    }
  }
  return head;
}

function isNominal(tag: string | undefined): boolean {
  return tag === "NOUN" || tag === "PROPN" || tag === "PRON" || tag === "NUM";
}
