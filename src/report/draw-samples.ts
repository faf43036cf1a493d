/** Decides which articles each bootstrap sample holds: drawn with replacement from a seeded generator, the same for the same seed. */

/** `samples` lists of `count` places below `count`. */
export function drawSamples(
  count: number,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): readonly (readonly number[])[] {
  const random = seededRandom(seed);
  return Array.from({ length: samples }, () => Array.from({ length: count }, () => Math.floor(random() * count)));
}

/** mulberry32 (public domain). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
