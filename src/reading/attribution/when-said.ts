/** Decides which date tells when something was said: one that stands with the cue, never one of the content or of another clause. */
import type { DateMark, TextRange } from "#record";
import { type TokenRange, type TokenTable, textRangeOf, tokensWithin } from "./token-table.ts";

/** The date nearest to the cue within `setting`; dates in `taken` (what the statement answers) do not count. */
export function whenSaid(
  table: TokenTable,
  dates: readonly DateMark[],
  {
    cue,
    source,
    setting,
    taken,
  }: { cue: TokenRange; source: TokenRange | undefined; setting: readonly TokenRange[]; taken: TextRange | undefined },
): DateMark | undefined {
  let best: DateMark | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const stretch of setting) {
    const { start, end } = textRangeOf(table.parsed, stretch);
    for (const date of dates) {
      if (date.range.start < start || date.range.end > end || date.time === undefined || date.type === "duration" || date.type === "set")
        continue;
      if (taken !== undefined && date.range.start < taken.end && taken.start < date.range.end) continue;
      const range = tokensWithin(table.parsed, date.range);
      if (range === undefined || !standsWithCue(table, range, cue, source, stretch)) continue;
      const distance = range.first > cue.last ? range.first - cue.last : cue.first - range.last;
      if (distance >= nearest) continue;
      best = date;
      nearest = distance;
    }
  }
  return best;
}

/** No verb and no noun that owns the date stands between: "met on Monday said" is another clause, "Monday's meeting" another event. */
function standsWithCue(table: TokenTable, date: TokenRange, cue: TokenRange, source: TokenRange | undefined, stretch: TokenRange): boolean {
  const { tokens } = table.parsed;
  if (/^'s?$/.test(tokens[date.last + 1]?.form ?? "")) return false;
  if (source !== undefined && date.first >= source.first && date.last <= source.last) return false;
  const [from, to] = date.first > cue.last ? [cue.last + 1, date.first - 1] : [date.last + 1, cue.first - 1];
  if (to - from > FARTHEST) return false;
  for (let at = from; at <= to; at++) {
    if (source !== undefined && at >= source.first && at <= source.last) continue;
    const tag = tokens[at]?.tag;
    if (tag === "VERB") return false;
  }
  if (date.first > cue.last || source === undefined || date.first > source.last) return true;
  // Before the source only what opens the clause counts: "On Monday, the envoy said".
  for (let at = stretch.first; at < date.first; at++)
    if (tokens[at]?.tag === "VERB" || tokens[at]?.tag === "NOUN" || tokens[at]?.tag === "PROPN") return false;
  return true;
}

/** A date farther from the cue than this many tokens belongs to something else. */
const FARTHEST = 16;
