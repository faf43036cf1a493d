/** Decides which actors the words of a source mean. */
import type { LocalActorId, MentionMark, TextRange } from "#record";
import { type Cast, mentionsIn } from "../cast.ts";
import { type TokenRange, type TokenTable, textRangeOf } from "./token-table.ts";

/** The actors a source means, in the order of the text; none where the head of the source is nobody the cast knows. */
export function resolveSpeakers(table: TokenTable, cast: Cast, source: TokenRange | undefined): readonly LocalActorId[] {
  if (source === undefined) return [];
  const { parsed } = table;
  const antecedent =
    RELATIVES.has(parsed.tokens[source.first]?.lower ?? "") && source.first === source.last
      ? antecedentOf(table, cast, source.first)
      : undefined;
  if (antecedent !== undefined) return [antecedent.actor];
  const range = textRangeOf(parsed, source);
  const inside = outermost(
    mentionsIn(cast, { start: Math.max(0, range.start - LONGEST_MENTION), end: range.end + LONGEST_MENTION }),
  ).filter((mention) => mention.range.start < range.end && range.start < mention.range.end);
  const head = parsed.tokens[headOfNoun(table, source)];
  const first =
    inside.find((mention) => head !== undefined && mention.range.start <= head.start && head.end <= mention.range.end) ??
    namedAround(inside, range);
  if (first === undefined) return [];
  const speakers = [first.actor];
  let previous = first;
  for (const mention of inside) {
    if (mention.range.start < previous.range.end) continue;
    if (!JOINED.test(parsed.plain.slice(previous.range.end, mention.range.start))) continue;
    speakers.push(mention.actor);
    previous = mention;
  }
  return [...new Set(speakers)];

  /** "Director of National Intelligence Tulsi Gabbard": the name stands after the title's noun. */
  function namedAround(mentions: readonly MentionMark[], { start }: TextRange): MentionMark | undefined {
    const untilComma = parsed.plain.indexOf(",", start);
    return mentions.find(
      (mention) =>
        isPerson(cast, mention) &&
        (untilComma < 0 || mention.range.start < untilComma) &&
        !/^'s?(?![\p{L}])/u.test(parsed.plain.slice(mention.range.end, mention.range.end + 3)) &&
        !/\b(?:of|for|to|by|with|from|against|on|about)\s+(?:\S+\s+)?$/i.test(
          parsed.plain.slice(Math.max(start, mention.range.start - 20), mention.range.start),
        ),
    );
  }
}

const RELATIVES = new Set(["who", "which", "that", "whom"]);
const JOINED = /^(?:,? and|,|,? as well as| &| or) (?:the |his |her |their |its )?$/;
/** Mentions that begin a little before the source still overlap it. */
const LONGEST_MENTION = 120;

function isPerson(cast: Cast, mention: MentionMark): boolean {
  return cast.actors.some((actor) => actor.id === mention.actor && (actor.kind === "person" || actor.kind === "unnamed"));
}

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
