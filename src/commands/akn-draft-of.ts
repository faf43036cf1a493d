/** Decides how a parsed draft is laid out for Akoma Ntoso: nodes by kind, text by lines, ids that stay with a point through the drafts. */
import type { DraftNode, DraftText } from "#plan";
import { rootsOf } from "#plan";
import type { AknDraft, AknNode } from "#report";

/** `firstIdOf` gives the id that a unit had in the first draft it was in; undefined where it began here. */
export function aknDraftOf(
  draft: DraftText,
  {
    title,
    date,
    status,
    firstIdOf,
  }: { readonly title: string; readonly date?: string; readonly status?: string; readonly firstIdOf: (id: string) => string | undefined },
): AknDraft {
  const { text, nodes } = draft;
  const roots = rootsOf(draft).flatMap((place) => (nodes[place] === undefined ? [] : [nodes[place]]));
  const firstBody = roots.findIndex(({ kind }) => !Front.has(kind));
  const front = firstBody < 0 ? roots : roots.slice(0, firstBody);
  const body = firstBody < 0 ? [] : roots.slice(firstBody);
  const used = new Set<string>();
  const frontLines = (kind: DraftNode["kind"]): readonly string[] =>
    front.filter((node) => node.kind === kind).flatMap((node) => linesOf(text.slice(node.range.start, node.range.end)));
  const titleLines = frontLines("title");
  return {
    title: titleLines[0] ?? title,
    date: date ?? "0001-01-01",
    status: status ?? "draft",
    preface: titleLines.slice(1),
    preamble: frontLines("preamble"),
    body: body.filter(({ kind }) => kind !== "markup" && kind !== "contents").map((node) => layOut(node)),
  };

  function layOut(node: DraftNode): AknNode {
    const children = node.children
      .flatMap((place) => (nodes[place] === undefined ? [] : [nodes[place]]))
      .filter(({ kind }) => kind !== "contents" && kind !== "markup");
    const wordsFrom = Math.max(
      node.range.start,
      node.labelRange?.end ?? 0,
      node.heading === undefined ? 0 : Math.max(node.heading.end, Math.min(node.own.start, node.range.end)),
    );
    const first = children[0];
    const before = text.slice(wordsFrom, first === undefined ? node.range.end : Math.max(wordsFrom, first.range.start));
    // Text between and after the children is kept behind them, in order.
    const after = children.flatMap((child, at) => linesOf(text.slice(child.range.end, children[at + 1]?.range.start ?? node.range.end)));
    const eId = uniqueId(idOf(node.id));
    const firstId = firstIdOf(node.id);
    const heading = node.heading === undefined ? "" : text.slice(node.heading.start, node.heading.end).trim();
    return {
      kind: node.kind,
      eId,
      ...(firstId === undefined || idOf(firstId) === eId ? {} : { wId: idOf(firstId) }),
      ...(node.label === undefined ? {} : { num: node.label }),
      ...(heading === "" ? {} : { heading }),
      lines: linesOf(before),
      children: children.map(layOut),
      linesAfter: after,
    };
  }

  function uniqueId(wanted: string): string {
    let id = wanted;
    for (let count = 2; used.has(id); count++) id = `${wanted}_${count}`;
    used.add(id);
    return id;
  }
}

const Front: ReadonlySet<DraftNode["kind"]> = new Set(["title", "preamble", "markup", "contents"]);

/** A node's id as the format wants it: `article-3bis/1/a` is `article-3bis__1__a`. */
function idOf(id: string): string {
  return id.replaceAll("/", "__").replaceAll(/[^\p{L}\p{N}_.-]/gu, "_");
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
