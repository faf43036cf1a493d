/** Decides which names of a draft are parties because a verb says so somewhere, and who stands behind the words a footnote is hung on. */
import type { DraftText } from "../structure/draft-text.ts";
import { type KnownParties, partyKey, readAttribution, readAttributionHead, type Stances } from "./read-attribution.ts";
import type { BracketTree } from "./scan-brackets.ts";

/** Longest stretch of a bracket or note that is looked at. */
const Window = 400;

/** Names that a verb shows to be parties somewhere in the text, and those given. */
export function knownParties(tree: BracketTree, given: readonly string[]): KnownParties {
  const known = new Set(given.map(partyKey));
  for (const { opening, closing } of tree.brackets) {
    const content = tree.text.slice(opening.end, Math.min(closing?.start ?? opening.end, opening.end + Window));
    if (!/propos|oppos|support|reserv|prefer|object|suggest/iu.test(content)) continue;
    const read = readAttributionHead(content, new Set()) ?? readAttribution(content, new Set(), true);
    if (read === undefined) continue;
    for (const names of [read.proposers, read.opponents, read.supporters, read.reserving])
      for (const name of names) known.add(partyKey(name));
  }
  return known;
}

/** For each footnote whose note begins with an attribution, who stands behind the words it is hung on. */
export function stancesInNotes(draft: DraftText, known: KnownParties): ReadonlyMap<string, Stances> {
  const stances = new Map<string, Stances>();
  for (const node of draft.nodes) {
    if (node.kind !== "note" || node.number === undefined) continue;
    const words = draft.text.slice(node.own.start, Math.min(node.own.end, node.own.start + Window));
    const sentence =
      words
        .replace(/^\[|\]$/gu, "")
        .replace(/^(?:note|negotiator['’]?s['’]? note|drafting note)\s*:\s*/iu, "")
        .split(/\.\s|\n/u)[0] ?? "";
    const read = readAttribution(sentence, known, true);
    if (read !== undefined && !stances.has(node.number)) stances.set(node.number, read);
  }
  return stances;
}
