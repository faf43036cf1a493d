/** Decides how the nodes that were found become the draft: ranges, names and labels. */
import type { DraftNode, DraftText } from "./draft-text.ts";
import type { GrowingDraft } from "./growing-draft.ts";
import { nameNodes } from "./name-nodes.ts";

/** The draft as it was read. Cost: its nodes and their text. */
export function finishDraft(draft: GrowingDraft): DraftText {
  // Children end before their parents do, so one pass from the back settles all ranges.
  for (let at = draft.nodes.length - 1; at >= 0; at--) {
    const node = draft.nodes[at];
    const above = node?.parent === undefined ? undefined : draft.nodes[node.parent];
    if (node !== undefined && above !== undefined) above.end = Math.max(above.end, node.end);
  }
  const ids = nameNodes(draft.nodes.map(({ kind, label, parent }) => ({ kind, parent, number: label?.number })));
  const finished = draft.nodes.map((node, index): DraftNode => {
    const ownEnd = trimEnd(draft.text, node.ownStart, node.ownEnd);
    const ownStart = trimStart(draft.text, node.ownStart, ownEnd);
    return {
      index,
      id: ids[index] ?? `n${index}`,
      kind: node.kind,
      ...(node.label === undefined || node.label.word === "bullet"
        ? {}
        : {
            label: draft.text.slice(node.label.start, node.label.end),
            labelRange: { start: node.label.start, end: node.label.end },
            ...(node.label.number === undefined ? {} : { number: node.label.number }),
          }),
      ...(node.heading === undefined ? {} : { heading: node.heading }),
      own: { start: ownStart, end: ownEnd },
      range: { start: node.start, end: node.end },
      ...(node.parent === undefined ? {} : { parent: node.parent }),
      children: node.children,
      depth: node.depth,
    };
  });
  return { text: draft.text, nodes: finished, problems: draft.problems };
}

function trimStart(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/u.test(text[at] ?? "")) at++;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && /\s/u.test(text[at - 1] ?? "")) at--;
  return at;
}
