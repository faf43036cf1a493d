/** Decides which pieces of a parsed draft are aligned: its articles, or the points of a text without articles, each with number, heading and words. */
import { type DraftNode, type DraftText, lineageOf, unitsOf } from "../structure/draft-text.ts";
import type { AlignUnit } from "./unit.ts";

/** The units of a draft in order, for `alignUnits`; `nodes` are the nodes they came from, at the same places. */
export function alignUnitsOf(draft: DraftText): { readonly units: readonly AlignUnit[]; readonly nodes: readonly DraftNode[] } {
  const nodes = unitsOf(draft);
  return { nodes, units: nodes.map((node) => unitOf(draft, node)) };
}

function unitOf(draft: DraftText, node: DraftNode): AlignUnit {
  const { text } = draft;
  const wordsFrom = Math.max(
    node.range.start,
    node.labelRange?.end ?? 0,
    node.heading === undefined ? 0 : Math.max(node.heading.end, Math.min(node.own.start, node.range.end)),
  );
  return {
    id: node.id,
    number: node.number ?? "",
    heading: node.heading === undefined ? "" : text.slice(node.heading.start, node.heading.end),
    text: text.slice(wordsFrom, node.range.end),
    parents: lineageOf(draft, node)
      .slice(0, -1)
      .map((parent) => parent.id),
  };
}
