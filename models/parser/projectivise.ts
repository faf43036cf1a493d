/** Decides how a tree with crossing arcs becomes one without: the shortest crossing arc is lifted to its head's head (Nivre and Nilsson 2005). */

/** Heads count from 1, 0 for the head of the sentence, `heads[0]` unused; returns a copy without crossing arcs. */
export function projectivise(heads: Int32Array): Int32Array {
  const lifted = heads.slice();
  for (;;) {
    const crossing = shortestCrossing(lifted);
    if (crossing === 0) return lifted;
    lifted[crossing] = lifted[lifted[crossing] ?? 0] ?? 0;
  }
}

/** The dependent of the shortest arc that has a word beneath it not below its head; 0 for none. */
function shortestCrossing(heads: Int32Array): number {
  let found = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (let dependent = 1; dependent < heads.length; dependent++) {
    const head = heads[dependent] ?? 0;
    if (head === 0) continue;
    const from = Math.min(head, dependent);
    const to = Math.max(head, dependent);
    if (to - from >= shortest) continue;
    for (let word = from + 1; word < to; word++) {
      if (isBelow(heads, word, head)) continue;
      found = dependent;
      shortest = to - from;
      break;
    }
  }
  return found;
}

function isBelow(heads: Int32Array, word: number, ancestor: number): boolean {
  let at = word;
  for (let steps = 0; at !== 0 && steps < heads.length; steps++) {
    if (at === ancestor) return true;
    at = heads[at] ?? 0;
  }
  return false;
}
