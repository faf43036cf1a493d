/** Decides how a feature, a template number with the values it holds, becomes a bucket number: integer arithmetic only, no strings. */

/** Mixes `value` into `hash`; the order of mixing matters. */
export function mixHash(hash: number, value: number): number {
  const mixed = Math.imul(Math.imul(hash, 0x2c1b3c6d) ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** A hash of the units from `start` to `end`, digits read as 0 so that figures of one length are one. */
export function hashUnits(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x30 : unit), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
