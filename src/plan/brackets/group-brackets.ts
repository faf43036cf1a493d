/** Decides which brackets of a draft form groups of alternatives: it lays those of one parent side by side and asks the rule about neighbours. */
import { type BracketGroup, bracketId } from "./bracketed-draft.ts";
import { type AlternativesGroup, type BracketDecisions, groupAlternatives, type Neighbour } from "./group-alternatives.ts";
import { type ReadAlone, Window } from "./read-bracket-alone.ts";
import type { BracketTree } from "./scan-brackets.ts";

/** The groups in the order of the text, and for each bracket what was decided about it. */
export type Grouped = {
  readonly groups: readonly BracketGroup[];
  readonly groupOf: ReadonlyMap<number, BracketGroup>;
  readonly optional: ReadonlyMap<number, { readonly certainty: number; readonly rule: string }>;
  readonly glue: ReadonlySet<number>;
};

export function groupBrackets(text: string, tree: BracketTree, alone: readonly ReadAlone[], decisions: BracketDecisions): Grouped {
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
      proposers: read === undefined ? [] : [...read.proposers, ...read.supporters],
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
