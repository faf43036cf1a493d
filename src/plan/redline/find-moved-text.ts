/** Decides which deleted words came in again elsewhere: they are shown as moved, not as lost and new. */
import type { Words } from "./cut-words.ts";
import type { Stretch } from "./segments.ts";

/** A passage that went in one place and came in another, word for word. */
export type MovedText = { readonly old: Stretch; readonly new: Stretch };

/** Fewer words than this may recur by chance. */
const FewestWords = 8;
/** Words in a row that are looked up; one stretch of them may stand in so many deleted places. */
const SeedWords = 5;
const MostPlaces = 8;

/**
 * Longest passages first, none overlapping another, at least eight words each. Cost: near-linear: stretches of five deleted words are looked up
 * in an index, each in at most eight places.
 */
export function findMovedText(
  old: Words,
  fresh: Words,
  deleted: readonly { readonly from: number; readonly to: number }[],
  inserted: readonly { readonly from: number; readonly to: number }[],
): readonly MovedText[] {
  const seeds = new Map<number, number[]>();
  const goneUntil = new Int32Array(old.ids.length + 1);
  for (const range of deleted) {
    for (let at = range.from; at < range.to; at++) {
      goneUntil[at] = range.to;
    }
    for (let at = range.from; at + SeedWords <= range.to; at++) {
      const key = seedAt(old.ids, at);
      const places = seeds.get(key);
      if (places === undefined) seeds.set(key, [at]);
      else if (places.length < MostPlaces) places.push(at);
    }
  }
  const matches: { readonly old: number; readonly new: number; readonly length: number }[] = [];
  for (const range of inserted) {
    let covered = range.from;
    for (let at = range.from; at + SeedWords <= range.to; at++) {
      if (at < covered) continue;
      let best: { old: number; new: number; length: number } | undefined;
      for (const place of seeds.get(seedAt(fresh.ids, at)) ?? []) {
        let length = 0;
        const most = Math.min((goneUntil[place] as number) - place, range.to - at);
        while (length < most && old.ids[place + length] === fresh.ids[at + length]) length++;
        if (length >= SeedWords && (best === undefined || length > best.length)) best = { old: place, new: at, length };
      }
      if (best === undefined) continue;
      covered = at + best.length - SeedWords + 1;
      if (best.length >= FewestWords) matches.push(best);
    }
  }
  matches.sort((one, other) => other.length - one.length || one.new - other.new);
  const taken = { old: new Uint8Array(old.ids.length), new: new Uint8Array(fresh.ids.length) };
  const moved: MovedText[] = [];
  for (const match of matches) {
    const isFree = taken.old.subarray(match.old, match.old + match.length).every((flag) => flag === 0);
    if (!isFree || !taken.new.subarray(match.new, match.new + match.length).every((flag) => flag === 0)) continue;
    taken.old.fill(1, match.old, match.old + match.length);
    taken.new.fill(1, match.new, match.new + match.length);
    moved.push({
      old: { start: old.starts[match.old] as number, end: old.ends[match.old + match.length - 1] as number },
      new: { start: fresh.starts[match.new] as number, end: fresh.ends[match.new + match.length - 1] as number },
    });
  }
  return moved.sort((one, other) => one.new.start - other.new.start);
}

/** A number for the words from here on; different words may share one, which the comparison that follows finds out. */
function seedAt(ids: Int32Array, at: number): number {
  let hash = 17;
  for (let word = at; word < at + SeedWords; word++) hash = (Math.imul(hash, 0x01000193) ^ (ids[word] as number)) | 0;
  return hash;
}
