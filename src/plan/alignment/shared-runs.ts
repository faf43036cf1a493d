/** Decides which words two units share in the same order and nobody else has: a run that stands in one unit of each draft alone. */

/** Runs are found by so many words in a row. */
const AnchorWords = 3;

/**
 * For a pair of units, how much the most telling run of words tells that both have in common, where at least three words in a row of it stand in no
 * other unit of either draft: the sum of how rare its words are; 0 without such a run. A text that was written anew often keeps just such a run.
 * Words are ids, the same in both lists; `rarityOf` says what one tells. Cost: the length of the texts.
 *
 * ```text
 * old 4   measures  on the movement of grain and fuel
 * new 9   limits set    to the movement of grain and fuel are …      → the movement of grain and fuel
 * ```
 */
export function readSharedRuns(
  old: readonly Int32Array[],
  fresh: readonly Int32Array[],
  rarityOf: (word: number) => number,
): (old: number, fresh: number) => number {
  const here = placeAnchors(old);
  const there = placeAnchors(fresh);
  const best = new Map<number, number>();
  old.forEach((words, at) => {
    let until = 0;
    for (let from = 0; from + AnchorWords <= words.length; from++) {
      if (from < until || here.unitOf(words, from) !== at) continue;
      const other = there.unitOf(words, from);
      const partner = fresh[other];
      if (partner === undefined) continue;
      const run = extend(words, from, partner, there.placeOf(words, from), until);
      until = run.end;
      let telling = 0;
      for (let place = run.start; place < run.end; place++) telling += rarityOf(words[place] as number);
      const key = at * fresh.length + other;
      if (telling > (best.get(key) ?? 0)) best.set(key, telling);
    }
  });
  return (one, other) => best.get(one * fresh.length + other) ?? 0;
}

/** The whole run around an anchor, as places in `words`; not before `floor`, where the run before it ended. */
function extend(
  words: Int32Array,
  from: number,
  partner: Int32Array,
  there: number,
  floor: number,
): { readonly start: number; readonly end: number } {
  let back = 0;
  while (from - back > floor && there - back > 0 && words[from - back - 1] === partner[there - back - 1]) back++;
  let length = AnchorWords;
  while (from + length < words.length && there + length < partner.length && words[from + length] === partner[there + length]) length++;
  return { start: from - back, end: from + length };
}

const Nowhere = -1;
const InSeveral = -2;

type Anchors = {
  /** The one unit that has the words from here, or a negative number. */
  readonly unitOf: (words: Int32Array, from: number) => number;
  /** Where in that unit they first stand. */
  readonly placeOf: (words: Int32Array, from: number) => number;
};

/** An open hash table of all runs of three words: compact, as a treaty has hundreds of thousands. */
function placeAnchors(texts: readonly Int32Array[]): Anchors {
  const count = texts.reduce((sum, words) => sum + words.length, 0);
  const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const units = new Int32Array(size).fill(Nowhere);
  const places = new Int32Array(size);
  /** The text that first had a run; it stays to compare with when the run turns up in a second one. */
  const firsts = new Int32Array(size);
  texts.forEach((words, unit) => {
    for (let from = 0; from + AnchorWords <= words.length; from++) {
      const slot = slotOf(words, from);
      if (units[slot] === Nowhere) {
        units[slot] = unit;
        firsts[slot] = unit;
        places[slot] = from;
      } else if (firsts[slot] !== unit) units[slot] = InSeveral;
    }
  });
  return {
    unitOf: (words, from) => units[slotOf(words, from)] as number,
    placeOf: (words, from) => places[slotOf(words, from)] as number,
  };

  /** The slot that holds the words from here, or the free one where they belong. */
  function slotOf(words: Int32Array, from: number): number {
    let hash = 0;
    for (let at = 0; at < AnchorWords; at++) hash = Math.imul(hash ^ (words[from + at] as number), 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 13)) & (size - 1);
    while (units[slot] !== Nowhere && !stands(slot, words, from)) slot = (slot + 1) & (size - 1);
    return slot;
  }

  function stands(slot: number, words: Int32Array, from: number): boolean {
    const known = texts[firsts[slot] as number] as Int32Array;
    const place = places[slot] as number;
    for (let at = 0; at < AnchorWords; at++) if (known[place + at] !== words[from + at]) return false;
    return true;
  }
}
