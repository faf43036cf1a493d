/** Decides to whom the words were said: "told the council", "in a letter to the minister". */
import type { LocalActorId, TextRange } from "#record";
import { type Cast, mentionsIn } from "../cast.ts";
import type { Proposal } from "./proposal.ts";
import { type TokenTable, textRangeOf } from "./token-table.ts";

/** The actors right after a verb that takes a hearer; none where the hearer is the channel itself ("told Reuters"). */
export function findAddressee(table: TokenTable, cast: Cast, proposal: Proposal, channel: TextRange | undefined): readonly LocalActorId[] {
  const { parsed } = table;
  const head = parsed.tokens[proposal.head];
  if (head === undefined || !HEARER_VERBS.has(head.lemma)) return [];
  const from = head.end;
  const content = proposal.content.map((range) => textRangeOf(parsed, range).start).filter((start) => start > from);
  const until = Math.min(from + REACH, ...content);
  const heard: LocalActorId[] = [];
  let at = from;
  for (const mention of mentionsIn(cast, { start: from, end: until })) {
    if (mention.range.start < at) continue;
    if (channel !== undefined && mention.range.start < channel.end && channel.start < mention.range.end) return [];
    if (!BETWEEN.test(parsed.plain.slice(at, mention.range.start))) break;
    heard.push(mention.actor);
    at = mention.range.end;
  }
  return [...new Set(heard)];
}

const HEARER_VERBS = new Set([
  "tell",
  "ask",
  "inform",
  "assure",
  "warn",
  "remind",
  "urge",
  "advise",
  "notify",
  "instruct",
  "order",
  "promise",
  "brief",
  "thank",
  "call",
]);
const BETWEEN = /^(?:,? and|,)? ?(?:the |his |her |their |its |both |on )?$/;
/** A hearer stands close to the verb, in characters. */
const REACH = 120;
