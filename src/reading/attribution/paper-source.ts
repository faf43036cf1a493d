/** Decides where the source of words is itself a channel: "a joint communique said", "the ministry's letter reads". */
import type { Channel } from "#record";
import { channelOfPaper } from "../rules/paper-words.ts";
import { headOfNoun } from "./resolve-speakers.ts";
import { type TokenRange, type TokenTable, textRangeOf } from "./token-table.ts";

/** The source as a channel, if its noun means a text. A bare "the statement" points back at one that was told; a letter speaks whenever it is cited. */
export function paperSource(table: TokenTable, source: TokenRange | undefined): Channel | undefined {
  if (source === undefined) return undefined;
  const { tokens } = table.parsed;
  const head = paperOf(table, source);
  const noun = tokens[head];
  const kind = noun?.tag === "NOUN" ? channelOfPaper(noun.lower) : undefined;
  if (noun === undefined || kind === undefined) return undefined;
  const isBare =
    kind !== "letter" && head === source.last && source.last - source.first <= 1 && Pointing.has(tokens[source.first]?.lower ?? "");
  return isBare ? undefined : { kind, name: noun.lower, range: textRangeOf(table.parsed, source) };
}

/** "A copy of |the letter|", "the text of |a communique|": the paper behind its copy. */
function paperOf(table: TokenTable, source: TokenRange): number {
  const { tokens } = table.parsed;
  const head = headOfNoun(table, source);
  const isCopy = Copies.has(tokens[head]?.lower ?? "") && tokens[head + 1]?.lower === "of" && head + 2 <= source.last;
  return isCopy ? headOfNoun(table, { first: head + 2, last: source.last }) : head;
}

const Copies: ReadonlySet<string> = new Set(
  "copy copies text version translation transcript draft excerpt excerpts extract extracts summary part parts".split(" "),
);
const Pointing: ReadonlySet<string> = new Set(["the", "this", "that", "it", "its", "statement", "report"]);
