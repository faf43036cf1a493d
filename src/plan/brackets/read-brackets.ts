/** Decides what every bracket of a draft says: who stands behind it, what sort of open text it is, which brackets are alternatives for one place. */
import type { TextRange } from "#record";
import { citationOf, type DraftNode, type DraftText, lineageOf, nodeAt } from "../structure/draft-text.ts";
import { placeOf, splitLines } from "../structure/lines.ts";
import { type ContentKind, classifyContent, slashAlternatives } from "./classify-content.ts";
import { type DraftNote, type DraftStatus, findBraces, findReservations, findStatuses, type Reservation } from "./find-notes.ts";
import { findOptions, type OptionGroup } from "./find-options.ts";
import { type AlternativesGroup, type BracketDecisions, groupAlternatives, type Neighbour } from "./group-alternatives.ts";
import { type KnownParties, partyKey, readAttribution, readAttributionHead, type Stances } from "./read-attribution.ts";
import { type BracketTree, type ScannedBracket, scanBrackets } from "./scan-brackets.ts";

export type BracketKind =
  | "optional"
  | "alternative"
  | "modal"
  | "number"
  | "option"
  | "attributed"
  | "placeholder"
  | "note"
  | "status"
  | "glue";

export type Bracket = Stances & {
  readonly id: string;
  readonly index: number;
  /** Signs included. A bracket without a partner ends where its paragraph does. */
  readonly range: TextRange;
  readonly isClosed: boolean;
  /** Its partner stands in another article: two slips that only look like a pair. */
  readonly isAcross: boolean;
  readonly line: number;
  readonly column: number;
  readonly depth: number;
  readonly parent: string | undefined;
  readonly kind: BracketKind;
  /** Words between the signs, without a head such as 'US propose:'. */
  readonly content: TextRange;
  readonly head: TextRange | undefined;
  /** What the names reach: the bracket's own words, or the whole node it stands at ('Article 5 [US propose]'). */
  readonly scope: "words" | "node";
  readonly scopeRange: TextRange;
  /** Joined to letters: 'communication[s]'. */
  readonly isPartOfWord: boolean;
  /** Choices written with a slash inside the bracket. */
  readonly slashes: readonly string[];
  readonly node: string | undefined;
  readonly article: string | undefined;
  readonly citation: string | undefined;
  readonly group: string | undefined;
  readonly certainty: number;
  readonly rule: string;
};

export type BracketGroup = {
  readonly id: string;
  readonly members: readonly (readonly string[])[];
  readonly glue: readonly string[];
  readonly certainty: number;
  readonly rule: string;
};

/** A pair that reaches over the border of an article, with the two stretches whose standing is unknown because of it. */
export type AcrossPair = {
  readonly bracket: string;
  readonly opening: TextRange;
  readonly closing: TextRange;
  readonly doubtful: readonly TextRange[];
};

export type UnbalancedBracket = TextRange & {
  readonly sign: string;
  readonly line: number;
  readonly column: number;
  readonly bracket: string | undefined;
  readonly node: string | undefined;
  /** The stretch whose standing is unknown because of it. */
  readonly doubtful: TextRange;
};

/** Everything the brackets of a draft say. */
export type BracketedDraft = {
  readonly draft: DraftText;
  readonly tree: BracketTree;
  readonly brackets: readonly Bracket[];
  readonly groups: readonly BracketGroup[];
  readonly options: readonly OptionGroup[];
  readonly unbalanced: readonly UnbalancedBracket[];
  readonly across: readonly AcrossPair[];
  readonly notes: readonly DraftNote[];
  readonly statuses: readonly DraftStatus[];
  readonly reservations: readonly Reservation[];
  /** Attributions that stand outside brackets, on the label or heading of a node: 'Option 2 (EU):'. */
  readonly nodeStances: readonly (Stances & { readonly node: string; readonly range: TextRange; readonly words: TextRange })[];
  /** Line and column of an offset, both from 1. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
  /** Every party named, as first written, in the order of the text. */
  readonly parties: readonly string[];
};

export type BracketSettings = {
  /** Names to take for parties even where no verb says so. */
  readonly parties?: readonly string[];
  /** A person's word on which brackets are alternatives, by the offset of an opening sign. */
  readonly decisions?: BracketDecisions;
};

/** Longest stretch of a bracket that its rules look at. */
const Window = 400;

/**
 * Reads the brackets of a parsed draft. The stages in order: pair the signs, find the parties named with a verb, read each bracket alone, group
 * neighbours, then options, notes, statuses and reservations. Cost: near-linear in the text; any depth.
 */
export function readBrackets(draft: DraftText, settings: BracketSettings = {}): BracketedDraft {
  const tree = scanBrackets(draft.text, bordersOf(draft));
  const known = knownParties(tree, settings.parties ?? []);
  const lines = splitLines(draft.text);
  const noteStances = stancesInNotes(draft, known);
  const markStarts = new Set(tree.marks.map(({ start }) => start));
  const alone = tree.brackets.map((bracket) => readAlone(draft, bracket, { known, noteStances, markStarts }));
  const grouped = groupAll(draft.text, tree, alone, settings.decisions ?? new Map());
  const standing = createStandingFinder(draft);
  const brackets = tree.brackets.map((scanned, at) =>
    finishBracket(draft, scanned, alone[at] ?? emptyRead(scanned), { grouped, lines, standing }),
  );
  const nodeStances = findNodeStances(draft, known);
  const reservations = findReservations(draft, known);
  return {
    draft,
    tree,
    brackets,
    groups: grouped.groups,
    options: findOptions(draft),
    unbalanced: findUnbalanced(draft, tree, lines),
    across: findAcross(draft, tree),
    notes: findBraces(draft),
    statuses: findStatuses(draft),
    reservations,
    nodeStances,
    placeOf: (offset) => placeOf(lines, offset),
    parties: partiesOf(brackets, nodeStances, reservations),
  };
}

/** Where no bracket reaches over: the beginnings of articles, annexes, parts, of the preamble and of notes. */
export function bordersOf(draft: DraftText): readonly number[] {
  const borders: number[] = [];
  let insideArticle = -1;
  for (const node of draft.nodes) {
    if (node.kind === "article") insideArticle = node.range.end;
    const isBorder =
      node.kind === "article" ||
      node.kind === "annex" ||
      node.kind === "part" ||
      node.kind === "preamble" ||
      node.kind === "note" ||
      (node.kind === "heading" && node.range.start >= insideArticle);
    if (isBorder) borders.push(node.range.start);
  }
  return borders.sort((one, other) => one - other);
}

type ReadAlone = Stances & {
  readonly kind: ContentKind;
  readonly content: TextRange;
  readonly head: TextRange | undefined;
  readonly isNodeWide: boolean;
  readonly slashes: readonly string[];
  /** The head says 'delete': the parties oppose what stands before. */
  readonly deletes: boolean;
};

type NamesGiven = {
  readonly known: KnownParties;
  readonly noteStances: ReadonlyMap<string, Stances>;
  readonly markStarts: ReadonlySet<number>;
};

const Nobody: Stances = { proposers: [], opponents: [], supporters: [], reserving: [] };

/** Names that a verb shows to be parties somewhere in the text, and those given. */
function knownParties(tree: BracketTree, given: readonly string[]): KnownParties {
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
function stancesInNotes(draft: DraftText, known: KnownParties): ReadonlyMap<string, Stances> {
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

function readAlone(draft: DraftText, bracket: ScannedBracket, given: NamesGiven): ReadAlone {
  const { known } = given;
  const { text } = draft;
  const { opening, closing } = bracket;
  if (closing === undefined || bracket.isAcross) return emptyRead(bracket);
  const inside = { start: opening.end, end: closing.start };
  const window = text.slice(inside.start, Math.min(inside.end, inside.start + Window));
  const head = readAttributionHead(window, known);
  if (head !== undefined) {
    const content = { start: Math.min(inside.start + head.length, inside.end), end: inside.end };
    const words = text.slice(content.start, Math.min(content.end, content.start + Window));
    const deletes = /^[\s*_"“]*(?:delet(?:e|ion)|to (?:be )?delete|remove)\b/iu.test(words);
    const stances = deletes ? { ...Nobody, opponents: [...head.proposers, ...head.opponents] } : stancesOf(head);
    const isNodeWide = deletes || words.trim() === "";
    return {
      ...stances,
      kind: classifyContent(words),
      content,
      head: { start: inside.start, end: content.start },
      isNodeWide,
      slashes: slashesIn(words, inside),
      deletes,
    };
  }
  const whole = inside.end - inside.start <= 200 ? readAttribution(window, known, !followsLabel(draft, opening.start)) : undefined;
  if (whole !== undefined)
    return {
      ...whole,
      kind: "text",
      content: { start: inside.end, end: inside.end },
      head: inside,
      isNodeWide: true,
      slashes: [],
      deletes: false,
    };
  const outer = outerStances(text, closing.end, given);
  const tail = tailStances(text, inside, known);
  const content = tail === undefined ? inside : { start: inside.start, end: tail.start };
  return {
    ...(tail?.stances ?? outer ?? Nobody),
    kind: classifyContent(text.slice(content.start, Math.min(content.end, content.start + Window))),
    content,
    head: tail === undefined ? undefined : { start: tail.start, end: inside.end },
    isNodeWide: false,
    slashes: slashesIn(window, inside),
    deletes: false,
  };
}

function emptyRead({ opening }: ScannedBracket): ReadAlone {
  return {
    ...Nobody,
    kind: "text",
    content: { start: opening.end, end: opening.end },
    head: undefined,
    isNodeWide: false,
    slashes: [],
    deletes: false,
  };
}

function stancesOf({ proposers, opponents, supporters, reserving }: Stances): Stances {
  return { proposers, opponents, supporters, reserving };
}

function slashesIn(words: string, inside: TextRange): readonly string[] {
  return inside.end - inside.start > 160 ? [] : (slashAlternatives(words) ?? []);
}

/** Right behind 'Option 2' or 'Article 5' even bare names are an attribution: 'Option 2 [EU, Norway]'. */
function followsLabel(draft: DraftText, offset: number): boolean {
  const node = nodeAt(draft, offset);
  const labelEnd = node?.labelRange?.end;
  return labelEnd !== undefined && offset >= labelEnd && offset - labelEnd < 8 && !/\p{L}/u.test(draft.text.slice(labelEnd, offset));
}

/** Names in parentheses or braces right behind the bracket, or in the footnote hung on it. */
function outerStances(text: string, from: number, { known, noteStances, markStarts }: NamesGiven): Stances | undefined {
  const after = text.slice(from, from + 130);
  const names = /^[*_ ]{0,2}[({]([^(){}[\]\n]{2,110})[)}]/u.exec(after)?.[1];
  const read = names === undefined ? undefined : readAttribution(names, known, false);
  if (read !== undefined) return stancesOf(read);
  const note = /^\[\^?([^\]\s]{1,40})\]/u.exec(after)?.[1];
  return note === undefined || !markStarts.has(from) ? undefined : noteStances.get(note);
}

/** Names at the end of the bracket: '… – EU, Chile]', '… (US)]'. */
function tailStances(
  text: string,
  inside: TextRange,
  known: KnownParties,
): { readonly start: number; readonly stances: Stances } | undefined {
  const from = Math.max(inside.start, inside.end - 130);
  const ending = text.slice(from, inside.end);
  if (!/\)\s{0,3}$|[–—]| - /u.test(ending)) return undefined;
  const match = /\s*(?:[–—]\s*|\s-\s+)([^–—()[\]{}\n]{2,90})\s*$|\s*\(([^()[\]{}\n]{2,110})\)\s*$/u.exec(ending);
  const names = match?.[1] ?? match?.[2];
  const read = names === undefined ? undefined : readAttribution(names, known, false);
  return match === null || read === undefined ? undefined : { start: from + match.index, stances: stancesOf(read) };
}

type Grouped = {
  readonly groups: readonly BracketGroup[];
  readonly groupOf: ReadonlyMap<number, BracketGroup>;
  readonly optional: ReadonlyMap<number, { readonly certainty: number; readonly rule: string }>;
  readonly glue: ReadonlySet<number>;
};

function groupAll(text: string, tree: BracketTree, alone: readonly ReadAlone[], decisions: BracketDecisions): Grouped {
  const groups: BracketGroup[] = [];
  const groupOf = new Map<number, BracketGroup>();
  const optional = new Map<number, { readonly certainty: number; readonly rule: string }>();
  const glue = new Set<number>();
  const keep = (found: AlternativesGroup): void => {
    const group: BracketGroup = {
      id: `g${groups.length + 1}`,
      members: found.members.map((member) => member.map(bracketId)),
      glue: found.glue.map(bracketId),
      certainty: found.certainty,
      rule: found.rule,
    };
    groups.push(group);
    for (const index of [...found.members.flat(), ...found.glue]) groupOf.set(index, group);
    for (const index of found.glue) glue.add(index);
  };
  for (const family of familiesOf(tree)) {
    const grouping = groupAlternatives(neighboursOf(text, tree, family, alone), decisions);
    for (const group of grouping.groups) keep(group);
    for (const [index, judged] of grouping.optional) optional.set(index, judged);
  }
  // Groups were found parent by parent; people count them in the order of the text.
  const startOf = (group: BracketGroup): number => Number(group.members[0]?.[0]?.slice(1) ?? 0);
  const renamed = new Map(
    groups.toSorted((one, other) => startOf(one) - startOf(other)).map((group, at) => [group, { ...group, id: `g${at + 1}` }]),
  );
  for (const [index, group] of groupOf) groupOf.set(index, renamed.get(group) ?? group);
  return { groups: [...renamed.values()], groupOf, optional, glue };
}

/** The brackets of each parent, in order. */
function familiesOf(tree: BracketTree): readonly (readonly number[])[] {
  const bracketsIn = (parts: BracketTree["parts"]): readonly number[] =>
    parts.flatMap((part) => (part.kind === "bracket" ? [part.bracket] : []));
  return [tree.parts, ...tree.brackets.map(({ parts }) => parts)].map(bracketsIn).filter((family) => family.length > 1);
}

function neighboursOf(text: string, tree: BracketTree, family: readonly number[], alone: readonly ReadAlone[]): readonly Neighbour[] {
  return family.map((index, at) => {
    const bracket = tree.brackets[index];
    const before = tree.brackets[family[at - 1] ?? -1];
    const read = alone[index];
    return {
      index,
      start: bracket?.opening.start ?? 0,
      content: read === undefined ? "" : text.slice(read.content.start, Math.min(read.content.end, read.content.start + Window)),
      kind: read?.isNodeWide === true ? "note" : (read?.kind ?? "text"),
      proposers: read?.proposers ?? [],
      opponents: read?.opponents ?? [],
      gap:
        before?.closing === undefined || bracket?.closing === undefined || before.isAcross || bracket.isAcross
          ? undefined
          : gapBetween(text, before.closing.end, bracket.opening.start),
    };
  });
}

/** What stands between two brackets, markup and footnote marks left aside. */
function gapBetween(text: string, from: number, to: number): Neighbour["gap"] {
  if (to - from > 60) return undefined;
  const gap = text.slice(from, to);
  if (/\n[ \t]*\r?\n/u.test(gap)) return undefined;
  const words = gap.replaceAll(/\[\^[^\]]{1,40}\]|[*_]/gu, "").replaceAll(/\s+/gu, " ");
  if (words === "") return "tight";
  if (words === " ") return "spaced";
  const word = words.trim().toLowerCase();
  if (word === "/") return "slash";
  if (word === "or" || word === "and/or" || word === ", or" || word === "or,") return "or";
  return word === "and" ? "and" : undefined;
}

function finishBracket(
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
  const joinsBefore = /\p{L}-?$/u.test(text.slice(Math.max(0, range.start - 2), range.start)) && /^[\p{Ll}-]/u.test(words);
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
type StandingFinder = (node: DraftNode | undefined) => Standing;

/** The article of a node and how one cites it; many brackets stand in one node, so each is worked out once. */
function createStandingFinder(draft: DraftText): StandingFinder {
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

function bracketId(index: number): string {
  return `b${index + 1}`;
}

/** Where the paragraph at `offset` ends: its node's own text, else its line. */
function blockEnd(draft: DraftText, offset: number): number {
  const node = nodeAt(draft, offset);
  if (node !== undefined && node.own.start <= offset && offset < node.own.end) return node.own.end;
  const line = draft.text.indexOf("\n", offset);
  return Math.max(offset + 1, Math.min(line < 0 ? draft.text.length : line, node?.range.end ?? draft.text.length));
}

function findUnbalanced(draft: DraftText, tree: BracketTree, lines: ReturnType<typeof splitLines>): readonly UnbalancedBracket[] {
  return tree.strays.map((stray) => ({
    start: stray.start,
    end: stray.end,
    sign: stray.sign,
    ...placeOf(lines, stray.end - 1),
    bracket: stray.bracket === undefined ? undefined : bracketId(stray.bracket),
    node: nodeAt(draft, stray.start)?.id,
    doubtful: stray.bracket === undefined ? upTo(draft, stray) : fromOn(draft, stray),
  }));
}

function findAcross(draft: DraftText, tree: BracketTree): readonly AcrossPair[] {
  return tree.brackets.flatMap(({ index, opening, closing, isAcross }) =>
    closing === undefined || !isAcross
      ? []
      : [{ bracket: bracketId(index), opening, closing, doubtful: [fromOn(draft, opening), upTo(draft, closing)] }],
  );
}

/** From an opening sign to the end of its paragraph. */
function fromOn(draft: DraftText, { start }: TextRange): TextRange {
  return { start, end: blockEnd(draft, start) };
}

/** From the beginning of its paragraph to a closing sign. */
function upTo(draft: DraftText, { start, end }: TextRange): TextRange {
  const node = nodeAt(draft, start);
  return { start: node !== undefined && node.own.start <= start && start < node.own.end ? node.own.start : start, end };
}

/** Names in parentheses at a label or at the end of a heading: 'Option 2 (EU):', 'Article 9 Tolls (proposed by Orsa)'. */
function findNodeStances(draft: DraftText, known: KnownParties): BracketedDraft["nodeStances"] {
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

function partiesOf(
  brackets: readonly Bracket[],
  nodeStances: BracketedDraft["nodeStances"],
  reservations: readonly Reservation[],
): readonly string[] {
  const named = new Map<string, string>();
  const add = (name: string): void => {
    const key = partyKey(name);
    if (!named.has(key)) named.set(key, name);
  };
  for (const one of [...brackets, ...nodeStances])
    for (const names of [one.proposers, one.opponents, one.supporters, one.reserving]) names.forEach(add);
  for (const { party } of reservations) add(party);
  return [...named.values()];
}
