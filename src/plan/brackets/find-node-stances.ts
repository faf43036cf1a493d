/** Decides who stands behind a whole article, paragraph or option because names stand at its label or heading, outside brackets. */
import type { TextRange } from "#record";
import type { DraftText } from "../structure/draft-text.ts";
import type { BracketedDraft } from "./bracketed-draft.ts";
import type { KnownParties } from "./party-words.ts";
import { readAttribution, type Stances } from "./read-attribution.ts";
import { stancesOf } from "./read-bracket-alone.ts";

/** Names in parentheses at a label or at the end of a heading: 'Option 2 (EU):', 'Article 9 Tolls (proposed by Orsa)'. */
export function findNodeStances(draft: DraftText, known: KnownParties): BracketedDraft["nodeStances"] {
  const found: (Stances & { readonly node: string; readonly range: TextRange; readonly words: TextRange })[] = [];
  for (const node of draft.nodes) {
    if (node.labelRange === undefined || node.kind === "note") continue;
    const from = node.labelRange.end;
    const atLabel = /^[\]\s.:*_–—-]{0,6}\(([^()[\]\n]{2,120})\)/u.exec(draft.text.slice(from, Math.min(node.range.end, from + 140)));
    const heading = node.heading === undefined ? "" : draft.text.slice(node.heading.start, node.heading.end);
    const atHeading = /\(([^()[\]\n]{2,120})\)[*_\]]*$/u.exec(heading);
    const read =
      (atLabel?.[1] === undefined ? undefined : readAttribution(atLabel[1], known, false)) ??
      (atHeading?.[1] === undefined ? undefined : readAttribution(atHeading[1], known, node.kind !== "option"));
    if (read === undefined) continue;
    const start = atLabel !== null ? from : (node.heading?.start ?? from) + (atHeading?.index ?? 0);
    const length = (atLabel ?? atHeading)?.[0].length ?? 0;
    found.push({ ...stancesOf(read), node: node.id, range: node.range, words: { start, end: start + length } });
  }
  return found;
}
