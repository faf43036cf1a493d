/** Decides where random numbers come from: a seeded stream, the same on every machine. */

/** Numbers of at least 0 and below 1. */
export type Random = () => number;

/** xoshiro128** (Blackman and Vigna 2018), seeded through splitmix32; 32 random bits a call. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return scrambled / 4294967296;
  };
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
