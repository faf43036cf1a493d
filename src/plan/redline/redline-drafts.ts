/** Decides how a whole draft is told against an earlier one: place by place, each place word by word, with moved text shown as moved. */

import { longestRun } from "../alignment/longest-run.ts";
import type { Alignment } from "../alignment/unit.ts";
import { cutWords, type Vocabulary, type Words } from "./cut-words.ts";
import { editWords, wordsWithin } from "./edit-words.ts";
import { findMovedText, type MovedText } from "./find-moved-text.ts";
import { groupChanges } from "./group-changes.ts";
import type { Segment, Stretch } from "./segments.ts";

/** A draft as the redline sees it: the whole text and where its units stand in it, in order and without overlap. */
export type RedlineDraft = { readonly text: string; readonly units: readonly Stretch[] };

/**
 * One place of the redline. `together`: old and new units that stand for each other, told against each other. `between`: text outside the units
 * (title, preamble, headings of parts). The others are whole units, with what stands before them, that went or came.
 */
export type RedlineBlock = {
  readonly kind: "together" | "between" | "dropped" | "added" | "moved away" | "moved here" | "merged away" | "split off";
  readonly old: Stretch;
  readonly new: Stretch;
  /** Units, as places in their drafts, that this block holds. */
  readonly oldUnits: readonly number[];
  readonly newUnits: readonly number[];
  /** Every change, the fewest words that can be. */
  readonly exact: readonly Segment[];
  /** The same in phrases, moved text marked. */
  readonly readable: readonly Segment[];
  /** A unit that moved here, told against what it was. */
  readonly against: readonly Segment[];
};

export type Redline = {
  readonly blocks: readonly RedlineBlock[];
  readonly moved: readonly MovedText[];
  /** Words deleted and inserted, inside aligned units and in all. */
  readonly cost: { readonly aligned: number; readonly all: number };
  /** False where an edit was cut short and might be shorter. */
  readonly optimal: boolean;
};

/** How far a redline is: blocks done of all. */
export type RedlineStep = { readonly done: number; readonly total: number };

/**
 * Tells the new draft against the old one, in steps: a caller may show how far it is and stop between two steps.
 * In order, the blocks' old stretches cover the old text and their new stretches the new one.
 * Cost: near-linear in the texts; inside a pair of units, words × differences.
 */
export function* redlineInSteps(old: RedlineDraft, fresh: RedlineDraft, alignment: Alignment): Generator<RedlineStep, Redline> {
  const vocabulary: Vocabulary = new Map();
  const oldWords = cutWords(old.text, vocabulary);
  const newWords = cutWords(fresh.text, vocabulary);
  const outlines = outlineBlocks(old, fresh, alignment);
  const blocks: RedlineBlock[] = [];
  let optimal = true;
  let aligned = 0;
  let all = 0;
  for (const outline of outlines) {
    const edit = editWords(
      wordsWithin(oldWords, outline.old.start, outline.old.end),
      wordsWithin(newWords, outline.new.start, outline.new.end),
    );
    optimal &&= edit.optimal;
    all += edit.cost;
    if (outline.kind === "together") aligned += edit.cost;
    blocks.push({
      ...outline,
      exact: edit.segments,
      readable: groupChanges(edit.segments, old.text),
      against: outline.source === undefined ? [] : tellAgainst(oldWords, newWords, outline.source, outline.new),
    });
    yield { done: blocks.length, total: outlines.length };
  }
  const changed = blocks.flatMap((block) => block.readable);
  const moved = findMovedText(oldWords, newWords, rangesOf(changed, oldWords, "deleted"), rangesOf(changed, newWords, "inserted"));
  const marks = { deleted: marksOn("old", moved), inserted: marksOn("new", moved) };
  return {
    blocks: blocks.map((block) => ({ ...block, readable: markMoved(block.readable, marks) })),
    moved,
    cost: { aligned, all },
    optimal,
  };
}

/** The same in one go. */
export function redlineDrafts(old: RedlineDraft, fresh: RedlineDraft, alignment: Alignment): Redline {
  const steps = redlineInSteps(old, fresh, alignment);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

type Outline = Pick<RedlineBlock, "kind" | "old" | "new" | "oldUnits" | "newUnits"> & { readonly source: Stretch | undefined };

/** Units of both drafts that stand in the same place, from the first to the last of each. */
type Group = { oldFrom: number; oldTo: number; newFrom: number; newTo: number };

/**
 * Lays both drafts side by side: partners that kept their order are groups, a unit that merged into or split off a neighbour joins its group,
 * and what lies between two groups is told as going before what is told as coming.
 */
function outlineBlocks(old: RedlineDraft, fresh: RedlineDraft, alignment: Alignment): readonly Outline[] {
  const partners = alignment.links.filter((link) => link.primary);
  const groups: Group[] = longestRun(partners.map((link) => link.new)).flatMap((place) => {
    const link = partners[place];
    return link === undefined ? [] : [{ oldFrom: link.old, oldTo: link.old, newFrom: link.new, newTo: link.new }];
  });
  widenGroups(groups, alignment);
  const partnerOfOld = new Map(partners.map((link) => [link.old, link.new]));
  const partnerOfNew = new Map(partners.map((link) => [link.new, link.old]));
  const joined = { old: new Set(alignment.links.map((link) => link.old)), new: new Set(alignment.links.map((link) => link.new)) };
  const outlines: Outline[] = [];
  let [oldAt, newAt] = [0, 0];
  let [oldUnit, newUnit] = [0, 0];
  const end: Group = { oldFrom: old.units.length, oldTo: -1, newFrom: fresh.units.length, newTo: -1 };
  for (const group of [...groups, end]) {
    // What stands before the first unit on either side is told together, so that a title or preamble is not taken for part of a unit that went.
    if (oldUnit < group.oldFrom || newUnit < group.newFrom) {
      between(old.units[oldUnit]?.start ?? old.text.length, fresh.units[newUnit]?.start ?? fresh.text.length);
    }
    for (; oldUnit < group.oldFrom; oldUnit++) {
      const stretch = { start: oldAt, end: (old.units[oldUnit] as Stretch).end };
      const kind = partnerOfOld.has(oldUnit) ? "moved away" : joined.old.has(oldUnit) ? "merged away" : "dropped";
      outlines.push({ kind, old: stretch, new: { start: newAt, end: newAt }, oldUnits: [oldUnit], newUnits: [], source: undefined });
      oldAt = stretch.end;
    }
    for (; newUnit < group.newFrom; newUnit++) {
      const stretch = { start: newAt, end: (fresh.units[newUnit] as Stretch).end };
      const source = partnerOfNew.get(newUnit);
      const kind = source !== undefined ? "moved here" : joined.new.has(newUnit) ? "split off" : "added";
      outlines.push({
        kind,
        old: { start: oldAt, end: oldAt },
        new: stretch,
        oldUnits: [],
        newUnits: [newUnit],
        source: source === undefined ? undefined : old.units[source],
      });
      newAt = stretch.end;
    }
    const isEnd = group === end;
    const oldStart = isEnd ? old.text.length : (old.units[group.oldFrom] as Stretch).start;
    const newStart = isEnd ? fresh.text.length : (fresh.units[group.newFrom] as Stretch).start;
    between(oldStart, newStart);
    if (isEnd) break;
    [oldAt, newAt] = [(old.units[group.oldTo] as Stretch).end, (fresh.units[group.newTo] as Stretch).end];
    outlines.push({
      kind: "together",
      old: { start: oldStart, end: oldAt },
      new: { start: newStart, end: newAt },
      oldUnits: placesFrom(group.oldFrom, group.oldTo),
      newUnits: placesFrom(group.newFrom, group.newTo),
      source: undefined,
    });
    [oldUnit, newUnit] = [group.oldTo + 1, group.newTo + 1];
  }
  return outlines;

  function between(oldTo: number, newTo: number): void {
    if (oldTo === oldAt && newTo === newAt) return;
    const [before, now] = [
      { start: oldAt, end: oldTo },
      { start: newAt, end: newTo },
    ];
    outlines.push({ kind: "between", old: before, new: now, oldUnits: [], newUnits: [], source: undefined });
    [oldAt, newAt] = [oldTo, newTo];
  }
}

/** A unit without a partner joins the neighbouring group that it merged into or split off. */
function widenGroups(groups: Group[], alignment: Alignment): void {
  const hasPartner = { old: new Set<number>(), new: new Set<number>() };
  const pairs = new Set<string>();
  for (const link of alignment.links) {
    pairs.add(`${link.old} ${link.new}`);
    if (!link.primary) continue;
    hasPartner.old.add(link.old);
    hasPartner.new.add(link.new);
  }
  const isPart = (old: number, fresh: number): boolean => pairs.has(`${old} ${fresh}`);
  groups.forEach((group, at) => {
    const before = groups[at - 1];
    const after = groups[at + 1];
    const [home, target] = [group.oldFrom, group.newFrom];
    const mayTakeOld = (unit: number): boolean =>
      !hasPartner.old.has(unit) &&
      isPart(unit, target) &&
      unit > (before?.oldTo ?? -1) &&
      unit < (after?.oldFrom ?? Number.POSITIVE_INFINITY);
    const mayTakeNew = (unit: number): boolean =>
      !hasPartner.new.has(unit) &&
      isPart(home, unit) &&
      unit > (before?.newTo ?? -1) &&
      unit < (after?.newFrom ?? Number.POSITIVE_INFINITY);
    while (mayTakeOld(group.oldFrom - 1)) group.oldFrom--;
    while (mayTakeOld(group.oldTo + 1)) group.oldTo++;
    while (mayTakeNew(group.newFrom - 1)) group.newFrom--;
    while (mayTakeNew(group.newTo + 1)) group.newTo++;
  });
}

function placesFrom(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function tellAgainst(oldWords: Words, newWords: Words, source: Stretch, target: Stretch): readonly Segment[] {
  const edit = editWords(wordsWithin(oldWords, source.start, source.end), wordsWithin(newWords, target.start, target.end));
  return groupChanges(edit.segments, oldWords.text);
}

/** The words of every deleted, or inserted, stretch. */
function rangesOf(
  segments: readonly Segment[],
  words: Words,
  kind: "deleted" | "inserted",
): readonly { readonly from: number; readonly to: number }[] {
  return segments.flatMap((segment) => {
    if (segment.kind !== kind) return [];
    const stretch = segment.kind === "deleted" ? segment.old : segment.new;
    const { from, to } = wordsWithin(words, stretch.start, stretch.end);
    return to > from ? [{ from, to }] : [];
  });
}

type Mark = { readonly id: number; readonly stretch: Stretch };

function marksOn(side: "old" | "new", moved: readonly MovedText[]): readonly Mark[] {
  return moved.map((passage, id) => ({ id, stretch: passage[side] })).sort((one, other) => one.stretch.start - other.stretch.start);
}

/** Cuts deleted and inserted stretches where moved passages begin and end, and names these. A passage lies within one stretch. */
function markMoved(
  segments: readonly Segment[],
  marks: { readonly deleted: readonly Mark[]; readonly inserted: readonly Mark[] },
): readonly Segment[] {
  return segments.flatMap((segment): readonly Segment[] => {
    if (segment.kind === "same") return [segment];
    const whole = segment.kind === "deleted" ? segment.old : segment.new;
    const parts: Segment[] = [];
    let at = whole.start;
    const part = (to: number, id?: number): void => {
      if (to === at) return;
      const stretch = { start: at, end: to };
      const mark = id === undefined ? {} : { moved: id };
      parts.push(segment.kind === "deleted" ? { kind: "deleted", old: stretch, ...mark } : { kind: "inserted", new: stretch, ...mark });
      at = to;
    };
    const list = marks[segment.kind];
    for (let next = firstMarkFrom(list, whole.start); next < list.length; next++) {
      const { id, stretch } = list[next] as Mark;
      if (stretch.start >= whole.end) break;
      part(stretch.start);
      part(stretch.end, id);
    }
    part(whole.end);
    return parts;
  });
}

function firstMarkFrom(marks: readonly Mark[], position: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).stretch.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
