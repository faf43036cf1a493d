/** Decides what a bracket is once its neighbours are known: kind, range, reach of its names, where one cites it. */
import type { TextRange } from "#record";
import { citationOf, type DraftNode, type DraftText, lineageOf, nodeAt } from "../structure/draft-text.ts";
import { placeOf, type splitLines } from "../structure/lines.ts";
import { type Bracket, type BracketKind, bracketId } from "./bracketed-draft.ts";
import { blockEnd } from "./find-unbalanced.ts";
import type { Grouped } from "./group-brackets.ts";
import { type ReadAlone, stancesOf, Window } from "./read-bracket-alone.ts";
import type { ScannedBracket } from "./scan-brackets.ts";

export function finishBracket(
  draft: DraftText,
  scanned: ScannedBracket,
  read: ReadAlone,
  {
    grouped,
    lines,
    standing,
  }: { readonly grouped: Grouped; readonly lines: ReturnType<typeof splitLines>; readonly standing: StandingFinder },
): Bracket {
  const { text } = draft;
  const node = nodeAt(draft, scanned.opening.start);
  const { article, citation } = standing(node);
  const isClosed = scanned.closing !== undefined;
  const range = { start: scanned.opening.start, end: scanned.closing?.end ?? blockEnd(draft, scanned.opening.start) };
  const group = grouped.groupOf.get(scanned.index);
  const alone = grouped.optional.get(scanned.index);
  const isNamed = read.proposers.length + read.opponents.length + read.supporters.length + read.reserving.length > 0;
  const isPartOfWord = isClosed && !scanned.isAcross && isInsideWord(text, range, read.content);
  return {
    ...stancesOf(read),
    id: bracketId(scanned.index),
    index: scanned.index,
    range,
    isClosed,
    isAcross: scanned.isAcross,
    ...placeOf(lines, range.start),
    depth: scanned.depth,
    parent: scanned.parent === undefined ? undefined : bracketId(scanned.parent),
    kind: kindOf(isPartOfWord ? { ...read, kind: "text" } : read, {
      isNamed,
      isGrouped: group !== undefined,
      isGlue: grouped.glue.has(scanned.index),
    }),
    content: isClosed && !scanned.isAcross ? read.content : { start: scanned.opening.end, end: range.end },
    head: read.head,
    scope: read.isNodeWide ? "node" : "words",
    scopeRange: read.isNodeWide ? nodeScope(draft, node, range, read.deletes) : read.content,
    isPartOfWord,
    slashes: read.slashes,
    node: node?.id,
    article,
    citation,
    group: group?.id,
    certainty: group?.certainty ?? alone?.certainty ?? (isClosed && !scanned.isAcross ? 1 : 0.5),
    rule: !isClosed
      ? "no closing bracket"
      : (group?.rule ?? alone?.rule ?? (read.slashes.length > 0 ? "slash between words" : "stands alone")),
  };
}

function kindOf(
  read: ReadAlone,
  { isNamed, isGrouped, isGlue }: { readonly isNamed: boolean; readonly isGrouped: boolean; readonly isGlue: boolean },
): BracketKind {
  if (isGlue) return "glue";
  if (isNamed) return "attributed";
  switch (read.kind) {
    case "modal":
    case "number":
    case "option":
    case "note":
    case "status":
      return read.kind;
    case "placeholder":
    case "empty":
      return "placeholder";
    default:
      return isGrouped || read.slashes.length > 0 ? "alternative" : "optional";
  }
}

/** Letters right before or behind, and so little inside that it can only be an ending or a beginning. */
function isInsideWord(text: string, range: TextRange, content: TextRange): boolean {
  const words = text.slice(content.start, Math.min(content.end, content.start + 20));
  if (!/^\p{L}{1,12}-?$/u.test(words) && !/^-\p{L}{1,12}$/u.test(words)) return false;
  // 'bod[y][ies]': the second ending is joined to the word too.
  const before = text.slice(Math.max(0, range.start - 16), range.start).replace(/(?:\[[^[\]\s]{1,5}\]){1,2}$/u, "");
  const joinsBefore = /\p{L}-?$/u.test(before) && /^[\p{Ll}-]/u.test(words);
  const joinsAfter = /\p{Ll}/u.test(text[range.end] ?? "");
  return (joinsBefore && words.length <= 5) || (joinsBefore && text[range.start - 1] === "-") || (joinsAfter && words.length <= 4);
}

/** What names at a node reach: the node whose label or heading they stand at, else the paragraph they stand in; 'delete' reaches what stands before. */
function nodeScope(draft: DraftText, node: DraftNode | undefined, range: TextRange, deletes: boolean): TextRange {
  if (node === undefined) return range;
  if (deletes) {
    const before = draft.text.slice(Math.max(node.range.start, range.start - Window), range.start);
    return before.trim() === "" ? node.range : { start: node.own.start, end: Math.max(node.own.start, range.start) };
  }
  return node.range;
}

type Standing = { readonly article: string | undefined; readonly citation: string | undefined };
export type StandingFinder = (node: DraftNode | undefined) => Standing;

/** The article of a node and how one cites it; many brackets stand in one node, so each is worked out once. */
export function createStandingFinder(draft: DraftText): StandingFinder {
  const known = new Map<number, Standing>();
  return (node) => {
    if (node === undefined) return { article: undefined, citation: undefined };
    const found = known.get(node.index) ?? { article: articleOf(draft, node), citation: citationOf(draft, node) };
    known.set(node.index, found);
    return found;
  };
}

function articleOf(draft: DraftText, node: DraftNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const lineage = lineageOf(draft, node);
  const unit =
    lineage.find(({ kind }) => kind === "article" || kind === "annex" || kind === "preamble" || kind === "note") ??
    lineage.find(({ kind }) => kind === "point") ??
    lineage[0];
  return unit?.id;
}
