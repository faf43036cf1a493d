/** Decides the stable names of a draft's nodes: paths of kinds and numbers ('article-3bis/1/a'), a repeated one with '~2'. */
import type { DraftNodeKind } from "./draft-text.ts";

type Named = { readonly kind: DraftNodeKind; readonly number: string | undefined; readonly parent: number | undefined };

/** One id for each node, in order; parents stand before their children. */
export function nameNodes(nodes: readonly Named[]): readonly string[] {
  const ids: string[] = [];
  const annexAbove: (string | undefined)[] = [];
  const used = new Map<string, number>();
  const unnumbered = new Map<string, number>();
  for (const node of nodes) {
    const above = node.parent === undefined ? undefined : ids[node.parent];
    const annex = node.parent === undefined ? undefined : annexAbove[node.parent];
    // Articles count through the whole text, whatever part they stand in; an annex begins anew.
    const base = node.kind === "article" || node.kind === "annex" ? annex : above;
    const wanted = `${base === undefined ? "" : `${base}/`}${segmentOf(node, base, unnumbered)}`;
    const times = (used.get(wanted) ?? 0) + 1;
    used.set(wanted, times);
    const id = times === 1 ? wanted : `${wanted}~${times}`;
    ids.push(id);
    annexAbove.push(node.kind === "annex" ? id : annex);
  }
  return ids;
}

function segmentOf(node: Named, base: string | undefined, unnumbered: Map<string, number>): string {
  const number = node.number?.toLowerCase();
  switch (node.kind) {
    case "title":
    case "preamble":
      return node.kind;
    case "article":
    case "part":
    case "annex":
    case "option":
    case "note":
      return number === undefined ? count(node.kind) : `${node.kind}-${number}`;
    case "point":
    case "paragraph":
    case "item":
      return number ?? count("p");
    default:
      return count(node.kind === "heading" ? "heading" : node.kind);
  }

  function count(word: string): string {
    const key = `${base ?? ""} ${word}`;
    const times = (unnumbered.get(key) ?? 0) + 1;
    unnumbered.set(key, times);
    return `${word}${times}`;
  }
}
