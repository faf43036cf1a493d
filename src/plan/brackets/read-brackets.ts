/** Decides what every bracket of a draft says: who stands behind it, what sort of open text it is, which brackets are alternatives for one place. */
import type { DraftText } from "../structure/draft-text.ts";
import { placeOf, splitLines } from "../structure/lines.ts";
import { bordersOf } from "./bracket-borders.ts";
import type { Bracket, BracketedDraft } from "./bracketed-draft.ts";
import { findNodeStances } from "./find-node-stances.ts";
import { findBraces, findReservations, findStatuses, type Reservation } from "./find-notes.ts";
import { findOptions } from "./find-options.ts";
import { findAcross, findUnbalanced } from "./find-unbalanced.ts";
import { createStandingFinder, finishBracket } from "./finish-bracket.ts";
import type { BracketDecisions } from "./group-alternatives.ts";
import { groupBrackets } from "./group-brackets.ts";
import { knownParties, stancesInNotes } from "./known-parties.ts";
import { partyKey } from "./party-words.ts";
import { emptyRead, readAlone } from "./read-bracket-alone.ts";
import { scanBrackets } from "./scan-brackets.ts";

export type BracketSettings = {
  /** Names to take for parties even where no verb says so. */
  readonly parties?: readonly string[];
  /** A person's word on which brackets are alternatives, by the offset of an opening sign. */
  readonly decisions?: BracketDecisions;
};

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
  const grouped = groupBrackets(draft.text, tree, alone, settings.decisions ?? new Map());
  const standing = createStandingFinder(draft);
  const brackets = tree.brackets.map((scanned, at) =>
    finishBracket(draft, scanned, alone[at] ?? emptyRead(scanned), { grouped, lines, standing }),
  );
  const nodeStances = findNodeStances(draft, known);
  const reservations = findReservations(draft, known, tree.marks);
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
