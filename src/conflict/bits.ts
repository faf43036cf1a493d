/** Decides how large sets of states are kept: one bit a state, thirty-two a word. */

export type Bits = Uint32Array;

export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function hasBit(bits: Bits, at: number): boolean {
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

/** Sets bits `from` up to, not including, `to`; cost: the words between. */
export function setRange(bits: Bits, from: number, to: number): void {
  let at = from;
  while (at < to && (at & 31) !== 0) setBit(bits, at++);
  const wholeEnd = to & ~31;
  if (at < wholeEnd) {
    bits.fill(0xffffffff, at >>> 5, wholeEnd >>> 5);
    at = wholeEnd;
  }
  while (at < to) setBit(bits, at++);
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (const word of bits) {
    let rest = word - ((word >>> 1) & 0x55555555);
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}
