/** Decides which stretches of a draft stand under which condition, and walks over them in the order of the text, however they cross each other. */
import type { TextRange } from "#record";
import type { BracketedDraft } from "./bracketed-draft.ts";

/** Why a stretch is no plain text: a bracket, one alternative of a group (a bracket or several), a choice of an option block, names on a node, a doubtful stretch, or signs that are no text. */
export type Region = TextRange & {
  readonly kind: "bracket" | "member" | "choice" | "named node" | "doubtful" | "silent";
  readonly id: string;
  /** For choices: which group, and which of its choices. */
  readonly group: number | undefined;
  readonly choice: number | undefined;
};

/** Every region, outer ones before inner ones that begin at the same place. */
export function findRegions(bracketed: BracketedDraft): readonly Region[] {
  const regions: Region[] = [];
  const add = (kind: Region["kind"], id: string, { start, end }: TextRange, group?: number, choice?: number): void => {
    if (end > start) regions.push({ kind, id, start, end, group, choice });
  };
  const rangeOf = new Map(bracketed.brackets.map(({ id, range }) => [id, range]));
  for (const group of bracketed.groups) {
    let before: number | undefined;
    for (const [member, ids] of group.members.entries()) {
      const start = rangeOf.get(ids[0] ?? "")?.start ?? 0;
      const end = rangeOf.get(ids.at(-1) ?? "")?.end ?? start;
      add("member", group.id, { start, end }, undefined, member);
      // What is written between the alternatives ('or', a space) belongs to none of them.
      if (before !== undefined) add("silent", group.id, { start: before, end: start });
      before = end;
    }
  }
  for (const bracket of bracketed.brackets) {
    const scanned = bracketed.tree.brackets[bracket.index];
    if (!bracket.isClosed || bracket.isAcross) continue; // Its stretch is among the doubtful ones.
    if (bracket.scope === "node") {
      add("silent", bracket.id, bracket.range);
      add("named node", bracket.id, bracket.scopeRange);
      continue;
    }
    add(bracket.kind === "note" || bracket.kind === "status" ? "silent" : "bracket", bracket.id, bracket.range);
    if (scanned !== undefined) {
      add("silent", bracket.id, scanned.opening);
      if (scanned.closing !== undefined) add("silent", bracket.id, scanned.closing);
    }
    if (bracket.head !== undefined) add("silent", bracket.id, bracket.head);
  }
  for (const [group, { choices, form }] of bracketed.options.entries()) {
    for (const [choice, one] of choices.entries()) {
      add("choice", `${group}`, one.range, group, choice);
      const next = choices[choice + 1];
      if (form === "modal choice" && next !== undefined) add("silent", `${group}`, { start: one.range.end, end: next.range.start });
    }
  }
  for (const one of bracketed.nodeStances) {
    add("named node", one.node, one.range);
    add("silent", one.node, one.words);
  }
  for (const [at, { doubtful }] of bracketed.unbalanced.entries()) add("doubtful", `${at}`, doubtful);
  for (const { bracket, doubtful } of bracketed.across) for (const range of doubtful) add("doubtful", bracket, range);
  for (const [at, { range }] of bracketed.notes.entries()) add("silent", `n${at}`, range);
  for (const [at, { range }] of bracketed.statuses.entries()) add("silent", `s${at}`, range);
  for (const mark of bracketed.tree.marks) if (mark.kind === "footnote") add("silent", `m${mark.start}`, mark);
  for (const node of bracketed.draft.nodes)
    if (node.kind === "markup" || node.kind === "contents" || node.kind === "note") add("silent", node.id, node.range);
  return regions.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** What the walk tells: the text between two edges, and each edge. Edges at one place: what ends comes first. */
export type RegionWalker = {
  readonly text: (range: TextRange) => void;
  readonly open: (region: Region) => void;
  readonly close: (region: Region) => void;
};

/** Walks the text from its beginning to its end. Cost: regions × log(regions) and the text once. */
export function walkRegions(length: number, regions: readonly Region[], walker: RegionWalker): void {
  const endings = [...regions.keys()]
    .sort((one, other) => (regions[one]?.end ?? 0) - (regions[other]?.end ?? 0) || other - one)
    .flatMap((index) => regions[index] ?? []);
  let at = 0;
  let nextOpening = 0;
  let nextEnding = 0;
  const textUpTo = (offset: number): void => {
    if (offset > at) walker.text({ start: at, end: offset });
    at = Math.max(at, offset);
  };
  for (;;) {
    const opening = regions[nextOpening];
    const ending = endings[nextEnding];
    if (ending === undefined) break; // What opens also ends: nothing is left.
    if (opening === undefined || ending.end <= opening.start) {
      textUpTo(ending.end);
      walker.close(ending);
      nextEnding++;
    } else {
      textUpTo(opening.start);
      walker.open(opening);
      nextOpening++;
    }
  }
  textUpTo(length);
}
