/** Decides which meetings count as contact between actors, and how often each actor sat in one. */
import type { ItemId, MeetingItem } from "#record";
import type { AsOf, Store } from "#store";

/** More meetings than these are not counted; whoever asks says so. */
export const MostMeetings = 5000;

const NotRejected = ["proposed", "confirmed", "corrected"] as const;

export type HeldMeetings = {
  readonly meetings: readonly MeetingItem[];
  /** Meetings each actor sat in. */
  readonly countOf: ReadonlyMap<ItemId, number>;
  readonly complete: boolean;
};

/** The meetings that took place or are under way, by `asOf` where it is given. */
export async function heldMeetings(store: Store, moment: AsOf, asOf: string | undefined): Promise<HeldMeetings> {
  const page = await store.items({
    ...moment,
    kinds: ["meeting"],
    standings: NotRejected,
    varieties: ["held", "under way"],
    saidBy: asOf,
    limit: MostMeetings,
  });
  const meetings = page.rows.flatMap(({ item }) => (item.kind === "meeting" ? [item] : []));
  const countOf = new Map<ItemId, number>();
  for (const meeting of meetings)
    for (const id of new Set(meeting.sides.flatMap((side) => side.actors))) countOf.set(id, (countOf.get(id) ?? 0) + 1);
  return { meetings, countOf, complete: page.total <= MostMeetings };
}
