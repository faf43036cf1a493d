/** Decides whom titles ("the envoy") and pronouns ("he", "their") mean, from who was named before, how and how near. */
import { findQuotations } from "./find-quotations.ts";
import { addMention } from "./names/cast-in-making.ts";
import type { Findings } from "./names/findings.ts";
import { openHistory, remember } from "./names/history.ts";
import { resolvePronoun } from "./names/resolve-pronoun.ts";
import { readTitleReference, resolveTitle } from "./names/resolve-title.ts";
import { rangeOf } from "./names/token-stretch.ts";

/**
 * Walks the text once; what is named is remembered, what refers is looked up among what is remembered.
 * What cannot be told stays unmarked. Cost: linear in the text, times the actors of the last sentences.
 */
export function resolveReferences(found: Findings): void {
  const { parsed, cast } = found;
  const history = openHistory(found, findQuotations(parsed));
  for (let at = 0; at < parsed.tokens.length; at++) {
    remember(history, at);
    // "Finland's foreign minister": the power's name is a mention of its own inside the title.
    if (found.taken.has(at) && !isPossessor(found, at)) continue;
    const title = readTitleReference(found, at);
    if (title !== undefined) {
      const named = resolveTitle(found, history, title);
      if (named === undefined) continue;
      addMention(cast, { key: named.key, range: rangeOf(parsed, title), form: "title", basis: named.basis });
      history.seen.push({ key: named.key, first: title.first, after: title.after, form: "title" });
      for (let index = title.first; index < title.after; index++) found.taken.add(index);
      continue;
    }
    if (found.taken.has(at)) continue;
    for (const named of resolvePronoun(found, history, at)) {
      addMention(cast, { key: named.key, range: rangeOf(parsed, { first: at, after: at + 1 }), form: "pronoun", basis: named.basis });
      history.seen.push({ key: named.key, first: at, after: at + 1, form: "pronoun" });
    }
  }
}

function isPossessor({ index, parsed }: Findings, at: number): boolean {
  const piece = index.byFirst.get(at);
  return piece?.kind === "world" && parsed.tokens[piece.after]?.lower === "'s";
}
