/** Decides how words and their combinations become places in a table of weights. */

/** 32-bit hash of a word (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Mixes a template number and up to two hashes into one; the caller cuts it to the size of its table. */
export function mix(template: number, one: number, other = 0): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(one | 0, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d) ^ Math.imul(other | 0, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 13), 0x165667b1);
  return hash ^ (hash >>> 16);
}
