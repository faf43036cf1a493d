/** Decides where one verb asks for or offers several things: "four percent this year | and a written guarantee", "for a pardon | and for a bus". */

import type { Stance } from "#record";
import type { ClauseView } from "../clauses/clause-view.ts";
import type { TokenRange } from "../clauses/find-clauses.ts";
import type { StanceFrame } from "../rules/stance-frames.ts";

/** The things in order, at least one. Only what is asked for or offered counts one by one. Cost: linear in the words. */
export function thingsOf(
  { words, tokens }: ClauseView,
  { stance, rule }: { readonly stance: Stance; readonly rule: Pick<StanceFrame, "takes"> },
  content: TokenRange,
): readonly TokenRange[] {
  if (stance !== "demands" && stance !== "accepts") return [content];
  // "calls |for| x and |for| y", "ready |to| double x and |to| scrap y".
  const joint = words[content.first - 1] ?? "";
  const isThing = rule.takes.includes("thing") && tokens[content.first]?.fineTag !== "VB";
  const things: TokenRange[] = [];
  let first = content.first;
  const opensThing = (at: number) =>
    isThing && (tokens[at]?.tag === "DET" || tokens[at]?.tag === "NUM" || tokens[at]?.fineTag === "PRP$") && words[at] !== "that";
  // "back pay, |a pardon| and a bus": commas part what "and" parts after them.
  let lastAnd = content.after - 3;
  while (lastAnd > content.first && !(words[lastAnd] === "and" && opensThing(lastAnd + 1))) lastAnd--;
  for (let at = content.first + 1; at < content.after - 2; at++) {
    const isInRow = words[at] === "," && at < lastAnd && words[at + 1] !== "and";
    if (words[at] !== "and" && !isInRow) continue;
    const isAgain = !isInRow && (joint === "for" || joint === "to") && words[at + 1] === joint;
    const isNext = opensThing(at + 1);
    if (
      !isAgain &&
      !(isNext && stance === "demands") &&
      !(isNext && words[content.first - 1] !== "to" && isOffered(tokens[content.first - 1]?.lemma))
    )
      continue;
    if (!isAgain && tokens.slice(first, at).some(({ fineTag }) => /^(?:VB[DZP]|MD|VB)$/u.test(fineTag))) break;
    things.push({ first, after: words[at - 1] === "," ? at - 1 : at });
    first = isAgain ? at + 2 : at + 1;
  }
  return [...things, { first, after: content.after }];
}

/** "offering |a fifth more and a limit|"; "signed the treaty and the annex" takes both at once. */
function isOffered(lemma: string | undefined): boolean {
  return lemma === "offer" || lemma === "promise" || lemma === "pledge" || lemma === "propose";
}
