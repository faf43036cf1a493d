/** Decides how kinds of items are named in lists: one of it, many of it, and the word the listing goes by. */
import type { ItemKind, Listing } from "../api/answers.ts";

const Listings = {
  clash: "clashes",
  meeting: "meetings",
  position: "positions",
  contingency: "contingencies",
  assessment: "assessments",
  statement: "statements",
  silence: "silences",
  instrument: "instruments",
  point: "points",
  actor: "actors",
} as const satisfies Record<ItemKind, Listing>;

/** Every kind, those first that a reviewer should see first. */
export const kinds = Object.keys(Listings) as readonly ItemKind[]; // The keys are those just written.

/** The word under which `list` knows a kind; the kind itself where it knows none. */
export function listingOf(kind: string): string {
  return kinds.includes(kind as ItemKind) ? Listings[kind as ItemKind] : kind; // Checked in the line.
}

/** "1 clash", "2 clashes": the word for so many. */
export function pluralOf(kind: string, count: number): string {
  return count === 1 ? kind : listingOf(kind);
}
