/** Decides how things are named: every id is made here, from what the thing rests on, so that reading twice gives the same names. */
import { z } from "zod";

export const SourceIdShape = z.string().min(1).brand<"SourceId">();
export const MarkIdShape = z.string().min(1).brand<"MarkId">();
export const LocalActorIdShape = z.string().min(1).brand<"LocalActorId">();
export const ItemIdShape = z.string().min(1).brand<"ItemId">();
export const CommandIdShape = z.string().min(1).brand<"CommandId">();

/** One document as taken in; made from the hash of its text and its outlet. */
export type SourceId = z.infer<typeof SourceIdShape>;
/** One mark in one source; made from the source, the kind and the offsets. */
export type MarkId = z.infer<typeof MarkIdShape>;
/** An actor as known inside one reading only; collation joins them into record items. */
export type LocalActorId = z.infer<typeof LocalActorIdShape>;
/** One item of the record (an actor, a meeting, a statement …); made from its founding mark or name. */
export type ItemId = z.infer<typeof ItemIdShape>;
/** One entry of the dossier's log of commands. */
export type CommandId = z.infer<typeof CommandIdShape>;

/** Makes the id of a source from the SHA-256 (hex) of its text and the outlet that carried it; the same text from two outlets is two sources. */
export function sourceIdOf(textHash: string, outlet: string | undefined): SourceId {
  const suffix = outlet === undefined ? "" : `-${fingerprint(outlet.trim().toLowerCase()).slice(0, 4)}`;
  return `src-${textHash.slice(0, 12)}${suffix}` as SourceId; // The one maker of this brand.
}

/** Makes the id of a mark: same text, same kind, same offsets, same id. `ordinal` tells apart marks of one kind on one range (0 for the first). */
export function markIdOf(source: SourceId, kind: string, range: { readonly start: number; readonly end: number }, ordinal = 0): MarkId {
  const suffix = ordinal === 0 ? "" : `.${ordinal}`;
  return `${source}/${kind}@${range.start}-${range.end}${suffix}` as MarkId; // The one maker of this brand.
}

/** Makes the id of an actor inside one reading: `a1`, `a2` … in the order of first mention. */
export function localActorIdOf(ordinal: number): LocalActorId {
  return `a${ordinal}` as LocalActorId; // The one maker of this brand.
}

/** Makes the id of a record item from its kind's prefix (`A`, `M`, `S` …) and the key of what founded it. */
export function itemIdOf(prefix: string, foundingKey: string): ItemId {
  return `${prefix}-${fingerprint(foundingKey)}` as ItemId; // The one maker of this brand.
}

/** Makes the id of a log entry from its number in the log: `c1`, `c2` … */
export function commandIdOf(seq: number): CommandId {
  return `c${seq}` as CommandId; // The one maker of this brand.
}

/**
 * A short, stable, non-cryptographic fingerprint: 53 bits (cyrb53, public domain) in base 36, 11 characters.
 * Two of a million keys collide with a chance of about 1 in 18,000; a store must still refuse a collision.
 */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const value = 4294967296 * (2097151 & low) + (high >>> 0);
  return value.toString(36).padStart(11, "0");
}
