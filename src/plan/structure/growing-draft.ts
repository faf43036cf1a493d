/** Decides what is kept of a draft while it is read, and how a node is opened, filled and given a heading. */
import type { TextRange } from "#record";
import type { DraftLine } from "./describe-lines.ts";
import type { DraftNodeKind, DraftProblem } from "./draft-text.ts";
import type { OpenNode } from "./find-place.ts";
import { placeOf } from "./lines.ts";
import type { Numeral } from "./numerals.ts";
import type { Label } from "./read-label.ts";

/** A node while it is being built. */
type Growing = {
  readonly kind: DraftNodeKind;
  readonly label: Label | undefined;
  readonly start: number;
  readonly parent: number | undefined;
  readonly depth: number;
  readonly children: number[];
  heading: TextRange | undefined;
  ownStart: number;
  ownEnd: number;
  end: number;
};

/** What stands around a line that has to be known to read it. */
export type Surroundings = { readonly next: Label | undefined; readonly isWrapped: boolean };

/** A draft while it is being read, line by line. */
export type GrowingDraft = {
  readonly text: string;
  readonly lines: readonly DraftLine[];
  readonly nodes: Growing[];
  readonly problems: DraftProblem[];
  /** The nodes that may still take children, outermost first. */
  readonly stack: OpenNode[];
  /** The last line with a number that needs no neighbours. */
  readonly lastNumbered: number;
  readonly lastOfStyle: Map<string, Label>;
  readonly lastRanked: Map<Label["word"], { readonly value: number; readonly suffix: string }>;
  hasTitle: boolean;
  /** Any words so far; any heading or number; any article, point or paragraph with a number. */
  hasWords: boolean;
  hasStructure: boolean;
  hasBody: boolean;
  /** The list an unnumbered paragraph has just left; the next number may still go on with it. */
  left: OpenNode | undefined;
  indented: boolean | undefined;
  titleGoesOn: boolean;
  afterBlank: boolean;
  /** The node the last line of words went to, while the next line may go on with it. */
  current: number | undefined;
  lastLine: DraftLine | undefined;
  /** An article or part whose heading may stand on the next line. */
  awaitsHeading: number | undefined;
  lastFootnote: number | undefined;
};

/** A draft of which nothing has been read yet. */
export function startDraft(text: string, lines: readonly DraftLine[]): GrowingDraft {
  return {
    text,
    lines,
    nodes: [],
    problems: [],
    stack: [],
    lastNumbered: lines.findLastIndex(({ label }) => label !== undefined && label.word !== "bullet" && !label.isBare && !label.isDoubtful),
    lastOfStyle: new Map(),
    lastRanked: new Map(),
    hasTitle: false,
    hasWords: false,
    hasStructure: false,
    hasBody: false,
    left: undefined,
    indented: undefined,
    titleGoesOn: false,
    afterBlank: true,
    current: undefined,
    lastLine: undefined,
    awaitsHeading: undefined,
    lastFootnote: undefined,
  };
}

/** Adds a node below the innermost open one and opens it; gives its place in `nodes`. */
export function openNode(
  draft: GrowingDraft,
  kind: DraftNodeKind,
  label: Label | undefined,
  start: number,
  line: DraftLine,
  list: { readonly rank: number | undefined; readonly style: string; readonly numeral: Numeral | undefined },
): number {
  const node = addNode(draft, kind, label, { start, end: line.to }, draft.stack.at(-1)?.node);
  draft.left = undefined;
  draft.stack.push({
    node,
    rank: list.rank,
    style: list.style,
    system: list.numeral?.system,
    value: list.numeral?.value ?? [],
    suffix: label?.suffix ?? "",
    indent: line.indent,
    kind,
  });
  return node;
}

/** Adds a node that takes no children of its own; gives its place in `nodes`. */
export function addNode(
  draft: GrowingDraft,
  kind: DraftNodeKind,
  label: Label | undefined,
  range: TextRange,
  parent: number | undefined,
): number {
  const index = draft.nodes.length;
  if (kind !== "markup" && kind !== "contents") draft.hasWords = true;
  if (kind !== "markup" && kind !== "contents" && kind !== "paragraph" && kind !== "note") draft.hasStructure = true;
  if (kind === "article" || kind === "point" || (kind === "paragraph" && label?.word === "count")) draft.hasBody = true;
  const above = parent === undefined ? undefined : draft.nodes[parent];
  draft.nodes.push({
    kind,
    label,
    start: range.start,
    parent,
    depth: above === undefined ? 0 : above.depth + 1,
    children: [],
    heading: undefined,
    ownStart: range.end,
    ownEnd: range.end,
    end: range.end,
  });
  above?.children.push(index);
  return index;
}

/** Says which stretch is the node's own text; what contains it grows with it. */
export function setOwn(draft: GrowingDraft, node: number, start: number, end: number): void {
  const growing = draft.nodes[node];
  if (growing === undefined) return;
  growing.ownStart = start;
  growing.ownEnd = Math.max(start, end);
  growing.end = Math.max(growing.end, end);
}

/** Says which stretch is its heading, markup at its ends left out; its own text begins behind. */
export function setHeading(draft: GrowingDraft, node: number, start: number, end: number): void {
  const growing = draft.nodes[node];
  if (growing === undefined) return;
  let from = start;
  let to = end;
  while (from < to && /[\s*_:.–—-]/u.test(draft.text[from] ?? "")) from++;
  while (to > from && /[\s*_.:]/u.test(draft.text[to - 1] ?? "")) to--;
  if (from < to) growing.heading = { start: from, end: to };
  growing.ownStart = end;
  growing.ownEnd = Math.max(growing.ownEnd, end);
  growing.end = Math.max(growing.end, end);
}

/** True while it has no words of its own. */
export function isEmpty(draft: GrowingDraft, node: number): boolean {
  const growing = draft.nodes[node];
  return growing !== undefined && draft.text.slice(growing.ownStart, growing.ownEnd).replaceAll(/[\s*_:[\]]/gu, "") === "";
}

/** True inside a node of this kind. */
export function isInside(draft: GrowingDraft, kind: DraftNodeKind): boolean {
  return draft.stack.some((entry) => entry.kind === kind);
}

/** The open nodes, with the list that was just left. */
export function withLeft(draft: GrowingDraft): readonly OpenNode[] {
  return draft.left === undefined ? draft.stack : [...draft.stack, draft.left];
}

/** Notes something odd, with its line and column. */
export function addProblem(draft: GrowingDraft, code: string, message: string, range: TextRange): void {
  draft.problems.push({ code, severity: "note", message, ...placeOf(draft.lines, range.start), range });
}
