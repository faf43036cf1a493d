/** Decides how much of each article stands in brackets, and how that went on over the drafts. */

import { nodeAt } from "../structure/draft-text.ts";
import { findRegions, walkRegions } from "./bracket-regions.ts";
import type { Bracket, BracketedDraft, BracketKind } from "./bracketed-draft.ts";

export type ArticleCount = {
  /** Id of the article, preamble, annex, point or note. */
  readonly article: string;
  readonly label: string;
  readonly openings: number;
  readonly closings: number;
  readonly brackets: number;
  readonly unbalanced: number;
  readonly deepest: number;
  readonly groups: number;
  readonly options: number;
  /** Characters other than spaces: all, and those outside every bracket and option. */
  readonly characters: number;
  readonly agreedCharacters: number;
  readonly kinds: Readonly<Partial<Record<BracketKind, number>>>;
  /** Brackets in which each party is named. */
  readonly parties: Readonly<Record<string, number>>;
};

/** One row for each article in the order of the text; what stands before and between them is counted too. Cost: near-linear. */
export function countBrackets(bracketed: BracketedDraft): readonly ArticleCount[] {
  const { draft } = bracketed;
  const rows = new Map<string, Growing>();
  const articleOfNode = new Map<string, string>();
  for (const node of draft.nodes) {
    const above = node.parent === undefined ? undefined : articleOfNode.get(draft.nodes[node.parent]?.id ?? "");
    const isUnit =
      node.kind === "article" ||
      node.kind === "annex" ||
      node.kind === "preamble" ||
      node.kind === "note" ||
      (node.kind === "point" && above === undefined);
    const article = isUnit ? node.id : (above ?? (node.kind === "part" || node.kind === "heading" ? undefined : node.id));
    if (article === undefined) continue;
    articleOfNode.set(node.id, article);
    if (node.kind !== "markup" && node.kind !== "contents")
      rows.get(article) ?? (article === node.id && rows.set(article, emptyRow(article, labelOf(bracketed, node.index))));
  }
  const rowAt = (id: string | undefined): Growing | undefined => rows.get(articleOfNode.get(id ?? "") ?? id ?? "");
  for (const bracket of bracketed.brackets) addBracket(rowAt(bracket.node), bracket);
  for (const one of bracketed.unbalanced) {
    const row = rowAt(one.node);
    if (row === undefined) continue;
    row.unbalanced++;
    if (one.bracket === undefined) row.closings++;
  }
  for (const { bracket, closing } of bracketed.across) {
    const opened = rowAt(bracketed.brackets[Number(bracket.slice(1)) - 1]?.node);
    if (opened !== undefined) opened.unbalanced++;
    const closed = rowAt(nodeAt(draft, closing.start)?.id);
    if (closed === undefined) continue;
    closed.closings++;
    closed.unbalanced++;
  }
  const nodeOf = new Map(bracketed.brackets.map(({ id, node }) => [id, node]));
  for (const group of bracketed.groups) bump(rowAt(nodeOf.get(group.members[0]?.[0] ?? "")), "groups");
  for (const { choices } of bracketed.options) bump(rowAt(choices[0]?.node ?? nodeAt(draft, choices[0]?.range.start ?? 0)?.id), "options");
  countCharacters(bracketed, rowAt);
  return [...rows.values()].filter((row) => row.characters > 0 || row.openings > 0);
}

type Growing = {
  -readonly [Key in keyof ArticleCount]: ArticleCount[Key] extends number ? number : ArticleCount[Key];
} & { kinds: Partial<Record<BracketKind, number>>; parties: Record<string, number> };

function emptyRow(article: string, label: string): Growing {
  return {
    article,
    label,
    openings: 0,
    closings: 0,
    brackets: 0,
    unbalanced: 0,
    deepest: 0,
    groups: 0,
    options: 0,
    characters: 0,
    agreedCharacters: 0,
    kinds: {},
    parties: {},
  };
}

function labelOf({ draft }: BracketedDraft, index: number): string {
  const node = draft.nodes[index];
  if (node === undefined) return "";
  if (node.label !== undefined) return node.label;
  return node.kind === "preamble"
    ? "Preamble"
    : node.heading === undefined
      ? node.id
      : draft.text.slice(node.heading.start, node.heading.end).slice(0, 80);
}

function addBracket(row: Growing | undefined, bracket: Bracket): void {
  if (row === undefined) return;
  row.openings++;
  row.brackets++;
  if (bracket.isClosed && !bracket.isAcross) row.closings++;
  row.deepest = Math.max(row.deepest, bracket.depth);
  row.kinds[bracket.kind] = (row.kinds[bracket.kind] ?? 0) + 1;
  for (const name of new Set([...bracket.proposers, ...bracket.opponents, ...bracket.supporters, ...bracket.reserving]))
    row.parties[name] = (row.parties[name] ?? 0) + 1;
}

function bump(row: Growing | undefined, field: "groups" | "options"): void {
  if (row !== undefined) row[field]++;
}

/** One walk over the text: each agreed character belongs to the article it stands in. */
function countCharacters(bracketed: BracketedDraft, rowAt: (id: string | undefined) => Growing | undefined): void {
  const { draft } = bracketed;
  const agreed = new Uint8Array(draft.text.length);
  let covering = 0;
  walkRegions(draft.text.length, findRegions(bracketed), {
    text: ({ start, end }) => {
      if (covering === 0) agreed.fill(1, start, end);
    },
    open: () => {
      covering++;
    },
    close: () => {
      covering--;
    },
  });
  for (const node of draft.nodes) {
    const row = rowAt(node.id);
    if (row === undefined) continue;
    for (const range of [node.heading, node.own]) {
      for (let at = range?.start ?? 0; at < (range?.end ?? 0); at++) {
        const unit = draft.text.charCodeAt(at);
        if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) continue;
        row.characters++;
        if (agreed[at] === 1) row.agreedCharacters++;
      }
    }
  }
}

export type BracketCourse = {
  readonly article: string;
  readonly label: string;
  /** Opening brackets in each draft, in the order given; missing where the draft has no such article. */
  readonly openings: readonly (number | undefined)[];
};

/** The counts of several drafts beside each other, by article id, in the order of first appearance. */
export function courseOf(drafts: readonly (readonly ArticleCount[])[]): readonly BracketCourse[] {
  const labels = new Map<string, string>();
  for (const rows of drafts)
    for (const { article, label } of rows) if (!labels.has(article) && !article.startsWith("note")) labels.set(article, label);
  const byDraft = drafts.map((rows) => new Map(rows.map((row) => [row.article, row.openings])));
  return [...labels].map(([article, label]) => ({ article, label, openings: byDraft.map((rows) => rows.get(article)) }));
}
