/** Decides, word by word, what stayed, went and came between two stretches of text: the exact layer of a redline. */
import type { Words } from "./cut-words.ts";
import type { Segment } from "./segments.ts";
import { findShortestEdit, type Run } from "./shortest-edit.ts";

/** Words of a text by number: from the first to before the last, with the stretch of text they stand in. */
export type WordRange = { readonly words: Words; readonly from: number; readonly to: number; readonly start: number; readonly end: number };

export type WordEdit = {
  readonly segments: readonly Segment[];
  /** Words deleted and inserted; the least there can be where `optimal`. */
  readonly cost: number;
  readonly optimal: boolean;
};

/** The words that lie in a stretch of the text. Cost: logarithmic. */
export function wordsWithin(words: Words, start: number, end: number): WordRange {
  return { words, from: firstFrom(words.starts, start), to: firstFrom(words.starts, end), start, end };
}

/**
 * The shortest edit between two stretches, each single insertion or deletion slid to where a reader would cut. White space is compared with the
 * word it precedes; where only that differs, only that changes. Cost: that of `findShortestEdit`.
 */
export function editWords(old: WordRange, fresh: WordRange): WordEdit {
  const oldIds = old.words.ids.subarray(old.from, old.to);
  const newIds = fresh.words.ids.subarray(fresh.from, fresh.to);
  const { runs, optimal } = findShortestEdit(oldIds, newIds);
  const kept = runs.reduce((sum, run) => sum + run.length, 0);
  return {
    segments: writeSegments(slideRuns(runs, old, fresh), old, fresh),
    cost: oldIds.length + newIds.length - 2 * kept,
    optimal,
  };
}

function firstFrom(starts: Int32Array, position: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where text was only inserted, or only deleted, between two runs, the same edit can often be told a few words earlier or later (`a [b a] b` or
 * `[a b] a b`): it is told where the change begins at a line, a sentence or after a comma.
 */
function slideRuns(runs: readonly Run[], old: WordRange, fresh: WordRange): readonly Run[] {
  const slid = runs.map((run) => ({ ...run }));
  for (let at = 0; at + 1 < slid.length; at++) {
    const before = slid[at] as { old: number; new: number; length: number };
    const after = slid[at + 1] as { old: number; new: number; length: number };
    const gone = after.old - before.old - before.length;
    const come = after.new - before.new - before.length;
    if ((gone === 0) === (come === 0)) continue;
    const side = gone > 0 ? old : fresh;
    const first = side.from + (gone > 0 ? before.old : before.new) + before.length;
    const length = gone + come;
    const ids = side.words.ids;
    let best = 0;
    let bestScore = boundary(side, first);
    for (let shift = -1; -shift < before.length && ids[first + shift] === ids[first + shift + length]; shift--) {
      const score = boundary(side, first + shift);
      if (score > bestScore) [best, bestScore] = [shift, score];
    }
    for (let shift = 1; shift < after.length && ids[first + shift - 1] === ids[first + shift - 1 + length]; shift++) {
      const score = boundary(side, first + shift);
      if (score > bestScore) [best, bestScore] = [shift, score];
    }
    before.length += best;
    after.old += best;
    after.new += best;
    after.length -= best;
  }
  return slid;
}

/** How good a place a change may begin at: 3 a new line, 2 a new sentence, 1 after other punctuation, 0 inside a phrase. */
function boundary({ words }: WordRange, at: number): number {
  if (at === 0) return 3;
  const end = words.ends[at - 1] as number;
  if (words.text.slice(end, words.starts[at]).includes("\n")) return 3;
  const last = words.text[end - 1] ?? "";
  if (/[.;:!?。؟।]/u.test(last)) return 2;
  return /[,()[\]،、]/u.test(last) ? 1 : 0;
}

function writeSegments(runs: readonly Run[], old: WordRange, fresh: WordRange): readonly Segment[] {
  const segments: Segment[] = [];
  let oldAt = old.start;
  let newAt = fresh.start;
  for (const run of runs) {
    for (let word = 0; word < run.length; word++) {
      const oldWord = old.from + run.old + word;
      const newWord = fresh.from + run.new + word;
      change(old.words.starts[oldWord] as number, fresh.words.starts[newWord] as number);
      same(old.words.ends[oldWord] as number, fresh.words.ends[newWord] as number);
    }
  }
  change(old.end, fresh.end);
  return segments;

  /** Everything up to here changed, but for the white space that both sides begin or end with. */
  function change(oldTo: number, newTo: number): void {
    const [gone, come] = [old.words.text.slice(oldAt, oldTo), fresh.words.text.slice(newAt, newTo)];
    const lead = commonSpace(gone, come);
    same(oldAt + lead, newAt + lead);
    const tail = commonTail(gone.slice(lead), come.slice(lead));
    if (oldTo - tail > oldAt) segments.push({ kind: "deleted", old: { start: oldAt, end: oldTo - tail } });
    if (newTo - tail > newAt) segments.push({ kind: "inserted", new: { start: newAt, end: newTo - tail } });
    [oldAt, newAt] = [oldTo - tail, newTo - tail];
    same(oldTo, newTo);
  }

  function same(oldTo: number, newTo: number): void {
    if (oldTo === oldAt) return;
    const last = segments.at(-1);
    if (last?.kind === "same") {
      segments[segments.length - 1] = {
        kind: "same",
        old: { start: last.old.start, end: oldTo },
        new: { start: last.new.start, end: newTo },
      };
    } else segments.push({ kind: "same", old: { start: oldAt, end: oldTo }, new: { start: newAt, end: newTo } });
    [oldAt, newAt] = [oldTo, newTo];
  }
}

function commonSpace(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length] && /\s/u.test(one[length] ?? "")) length++;
  return length;
}

function commonTail(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length) {
    const sign = one[one.length - 1 - length] ?? "";
    if (sign !== other[other.length - 1 - length] || !/\s/u.test(sign)) break;
    length++;
  }
  return length;
}
