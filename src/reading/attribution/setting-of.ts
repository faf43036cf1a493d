/** Decides which words around a cue tell how, when and to whom it was said: those of its clause that are nobody's content. */
import { isPassiveQuestion } from "./attitude-of.ts";
import type { FoundAttribution } from "./find-attributions.ts";
import type { TokenRange, TokenTable } from "./token-table.ts";

/** Stretches of tokens before and after the cue, the cue's own stretch (with the cue in it) first. */
export function settingOf(table: TokenTable, found: readonly FoundAttribution[], place: number): readonly TokenRange[] {
  const own = found[place];
  const sentence = table.parsed.sentences[table.parsed.tokens[own?.head ?? -1]?.sentence ?? -1];
  if (own === undefined || sentence === undefined) return [];
  const holder = found[own.inside ?? -1];
  const fence = holder?.content.find((range) => range.first <= own.cue.first && own.cue.last <= range.last);
  const first = Math.max(sentence.firstToken, fence?.first ?? 0);
  const last = Math.min(sentence.afterToken - 1, fence?.last ?? Number.POSITIVE_INFINITY);
  const neighbours = found
    .slice(Math.max(0, place - NEARBY), place + NEARBY)
    .filter(
      (other) =>
        other !== own &&
        other.inside === own.inside &&
        other.cue.first >= first &&
        other.cue.last <= last &&
        !isPassiveQuestion(table, other),
    );
  const isForeign = (at: number) =>
    neighbours.some(
      ({ source, cue }) =>
        (at >= cue.first && at <= cue.last) || (source !== undefined && at >= source.first && at <= source.last && !isOwn(at)),
    );
  const isOwn = (at: number) => own.source !== undefined && at >= own.source.first && at <= own.source.last;
  const isContent = (at: number) => own.content.some((range) => range.first <= at && at <= range.last);
  const closesClause = (at: number) => TURNS.has(table.parsed.tokens[at]?.lower ?? "");

  let left = own.cue.first;
  while (left > first && !isForeign(left - 1) && !(closesClause(left - 1) && !isContent(left - 1))) left--;
  let right = own.cue.last;
  while (right < last && !isForeign(right + 1) && !(closesClause(right + 1) && !isContent(right + 1))) right++;

  const stretches: TokenRange[] = [];
  for (let at = left; at <= right; at++) {
    if (isContent(at)) continue;
    const previous = stretches.at(-1);
    if (previous !== undefined && previous.last === at - 1) stretches[stretches.length - 1] = { first: previous.first, last: at };
    else stretches.push({ first: at, last: at });
  }
  return stretches.sort((one, other) => Number(holdsCue(other)) - Number(holdsCue(one)) || one.first - other.first);

  function holdsCue(range: TokenRange): boolean {
    return own !== undefined && range.first <= own.cue.first && own.cue.last <= range.last;
  }
}

/** Attributions of one sentence stand so close together in the list. */
const NEARBY = 12;

/** Words that begin another clause: what stands beyond them belongs to somebody else. */
const TURNS = new Set(["but", "while", "whereas", "although", "though", ";"]);
