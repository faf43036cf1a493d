/** Decides where the source of words is itself a channel: "a joint communique said", "the ministry's letter reads". */
import type { Channel } from "#record";
import { channelOfPaper } from "../rules/paper-words.ts";
import { headOfNoun } from "./resolve-speakers.ts";
import { type TokenRange, type TokenTable, textRangeOf } from "./token-table.ts";

/** The source as a channel, if its noun means a text. A bare "the statement" points back at one that was told. */
export function paperSource(table: TokenTable, source: TokenRange | undefined): Channel | undefined {
  if (source === undefined) return undefined;
  const { tokens } = table.parsed;
  const head = headOfNoun(table, source);
  const noun = tokens[head];
  const kind = noun?.tag === "NOUN" ? channelOfPaper(noun.lower) : undefined;
  if (noun === undefined || kind === undefined) return undefined;
  const isBare = head === source.last && source.last - source.first <= 1 && Pointing.has(tokens[source.first]?.lower ?? "");
  return isBare ? undefined : { kind, name: noun.lower, range: textRangeOf(table.parsed, source) };
}

const Pointing: ReadonlySet<string> = new Set(["the", "this", "that", "it", "its", "statement", "report"]);
