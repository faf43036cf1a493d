/** Decides which neighbouring changes a reader sees as one: phrases instead of confetti, the readable layer of a redline. */
import type { Segment, Stretch } from "./segments.ts";

/** A kept stretch of more words than this always stands between two changes as kept. */
const MostBridgeWords = 4;

type Change = { old: Stretch; new: Stretch };

/**
 * Joins two changes over a short stretch that happened to stay (`the`, `, and`) where that stretch is no longer than either change, on the same
 * line. Old and new text stay recoverable; words may be told as deleted and inserted again. Cost: linear.
 */
export function groupChanges(segments: readonly Segment[], oldText: string): readonly Segment[] {
  const joined: Entry[] = [];
  for (const entry of toEntries(segments)) {
    joined.push(entry);
    while (joinLast(joined, oldText));
  }
  return joined.flatMap(toSegments);
}

/** Joins the last three entries where they are a change, a bridge and a change; says whether it did. */
function joinLast(entries: Entry[], oldText: string): boolean {
  const [before, middle, after] = [entries.at(-3), entries.at(-2), entries.at(-1)];
  if (before === undefined || middle === undefined || after === undefined || before.same || !middle.same || after.same) return false;
  if (!isBridge(oldText.slice(middle.old.start, middle.old.end), before, after)) return false;
  entries.splice(-3, 3, {
    same: false,
    old: { start: before.old.start, end: after.old.end },
    new: { start: before.new.start, end: after.new.end },
  });
  return true;
}

type Entry = Change & { readonly same: boolean };

/** Neighbouring deletions and insertions as one change with both sides; a side that did not change is an empty stretch. */
function toEntries(segments: readonly Segment[]): Entry[] {
  const entries: Entry[] = [];
  let oldAt = startOf(segments, "old");
  let newAt = startOf(segments, "new");
  for (const segment of segments) {
    const old = segment.kind === "inserted" ? { start: oldAt, end: oldAt } : segment.old;
    const fresh = segment.kind === "deleted" ? { start: newAt, end: newAt } : segment.new;
    [oldAt, newAt] = [old.end, fresh.end];
    const last = entries.at(-1);
    if (segment.kind !== "same" && last !== undefined && !last.same) {
      last.old = { start: last.old.start, end: old.end };
      last.new = { start: last.new.start, end: fresh.end };
    } else entries.push({ same: segment.kind === "same", old, new: fresh });
  }
  return entries;
}

function startOf(segments: readonly Segment[], side: "old" | "new"): number {
  for (const segment of segments) {
    if (side === "old" && segment.kind !== "inserted") return segment.old.start;
    if (side === "new" && segment.kind !== "deleted") return segment.new.start;
  }
  return 0;
}

function toSegments(entry: Entry): readonly Segment[] {
  if (entry.same) return [{ kind: "same", old: entry.old, new: entry.new }];
  return [
    ...(entry.old.end > entry.old.start ? [{ kind: "deleted" as const, old: entry.old }] : []),
    ...(entry.new.end > entry.new.start ? [{ kind: "inserted" as const, new: entry.new }] : []),
  ];
}

/** A bridge stands on one line, holds at most four words and is no longer than either change beside it. */
function isBridge(text: string, before: Change, after: Change): boolean {
  if (text.includes("\n") || countWords(text) > MostBridgeWords) return false;
  const length = text.trim().length;
  return length <= longerSide(before) && length <= longerSide(after);
}

function longerSide(change: Change): number {
  return Math.max(change.old.end - change.old.start, change.new.end - change.new.start);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
