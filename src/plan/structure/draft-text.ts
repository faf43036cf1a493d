/** Decides what a parsed draft is: its exact text and the tree of titles, articles, points, paragraphs and items found in it, each by offsets. */
import { z } from "zod";
import { TextRangeShape, type ValueOf } from "#record";

/**
 * What a node of a draft is. `point` is a numbered unit of a text without articles; `paragraph` a numbered or unnumbered paragraph; `item` a
 * list item below a paragraph or point; `option` one of several texts offered for the same place; `heading` an unnumbered heading with what
 * stands under it; `note` a footnote; `contents` a line of a table of contents; `markup` front matter and the like, which is no text of the draft.
 */
export const DraftNodeKindShape = z.enum([
  "title",
  "preamble",
  "part",
  "annex",
  "heading",
  "article",
  "point",
  "paragraph",
  "item",
  "option",
  "note",
  "contents",
  "markup",
]);
export type DraftNodeKind = z.infer<typeof DraftNodeKindShape>;

export const DraftNodeShape = z.strictObject({
  index: z.int().nonnegative().describe("Place in the list of nodes, which stands in the order of the text."),
  id: z.string().describe("Stable name made of kinds and numbers: 'article-3bis/1/a'; a repeated one gets '~2'."),
  kind: DraftNodeKindShape,
  label: z.string().optional().describe("Number as written: 'Article 3bis', '(a)', 'OP6alt', '1.'; missing where there is none."),
  number: z.string().optional().describe("Number normalised: '3bis', 'a', '6alt', '1'."),
  labelRange: TextRangeShape.optional(),
  heading: TextRangeShape.optional().describe("The heading's words without number and markup."),
  own: TextRangeShape.describe("Its own text: after number and heading, before its first child; empty where it has none."),
  range: TextRangeShape.describe("All of it, children included."),
  parent: z.int().nonnegative().optional(),
  children: z.array(z.int().nonnegative()),
  depth: z.int().nonnegative(),
});
export type DraftNode = ValueOf<typeof DraftNodeShape>;

/** Something odd in a draft, with its place: lines and columns count from 1, columns in UTF-16 code units. */
export const DraftProblemShape = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  range: TextRangeShape,
});
export type DraftProblem = ValueOf<typeof DraftProblemShape>;

/** A draft's exact, unaltered text with what was found in it. Offsets are UTF-16 code units of `text`. */
export type DraftText = {
  readonly text: string;
  readonly nodes: readonly DraftNode[];
  readonly problems: readonly DraftProblem[];
};

/** The nodes on which a draft is compared and counted: its articles (and annexes without articles); without articles its points; else its paragraphs. */
export function unitsOf(draft: DraftText): readonly DraftNode[] {
  for (const kind of ["article", "point", "paragraph"] as const) {
    const units = draft.nodes.filter((node) => node.kind === kind && isOutermost(draft, node));
    if (units.length > 0) return units;
  }
  return [];
}

/** The innermost node that holds `offset`; undefined between nodes. Cost: depth × log of the children. */
export function nodeAt(draft: DraftText, offset: number): DraftNode | undefined {
  let found: DraftNode | undefined;
  let candidates: readonly number[] = rootsOf(draft);
  for (;;) {
    const next = lastStartingBefore(draft, candidates, offset);
    if (next === undefined || next.range.end <= offset) return found;
    found = next;
    candidates = next.children;
  }
}

/** Nodes without a parent, in order. */
export function rootsOf(draft: DraftText): readonly number[] {
  const known = rootsByDraft.get(draft);
  if (known !== undefined) return known;
  const roots = draft.nodes.filter((node) => node.parent === undefined).map((node) => node.index);
  rootsByDraft.set(draft, roots);
  return roots;
}
const rootsByDraft = new WeakMap<DraftText, readonly number[]>();

/** `node` and the nodes around it, outermost first. */
export function lineageOf(draft: DraftText, node: DraftNode): readonly DraftNode[] {
  const lineage: DraftNode[] = [];
  for (let at: DraftNode | undefined = node; at !== undefined; at = at.parent === undefined ? undefined : draft.nodes[at.parent])
    lineage.push(at);
  return lineage.reverse();
}

/** How a person cites the node: 'Article 3bis, 1, (a)'; undefined where nothing above or at it has a number. */
export function citationOf(draft: DraftText, node: DraftNode): string | undefined {
  const lineage = lineageOf(draft, node);
  const firstUnit = lineage.findIndex(({ kind }) => kind === "article" || kind === "annex" || kind === "point");
  const labels = lineage.slice(Math.max(0, firstUnit)).flatMap(({ label, kind }) => {
    if (label !== undefined) return [label.replace(/(?<=[\p{L}\p{N}])[.:]$/u, "")];
    return kind === "preamble" ? ["Preamble"] : [];
  });
  return labels.length === 0 ? undefined : labels.join(", ");
}

function isOutermost(draft: DraftText, node: DraftNode): boolean {
  for (let at = node.parent; at !== undefined; ) {
    const above = draft.nodes[at];
    if (above === undefined) return true;
    if (above.kind === node.kind || (node.kind === "paragraph" && above.kind !== "part" && above.kind !== "heading")) return false;
    at = above.parent;
  }
  return true;
}

function lastStartingBefore(draft: DraftText, indexes: readonly number[], offset: number): DraftNode | undefined {
  let low = 0;
  let high = indexes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = draft.nodes[indexes[middle] ?? -1];
    if (node !== undefined && node.range.start <= offset) low = middle + 1;
    else high = middle;
  }
  return draft.nodes[indexes[low - 1] ?? -1];
}
