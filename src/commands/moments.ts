/** Decides what "as of" means on both clocks: when it was so or was said, and when the dossier learned it. */

import { z } from "zod";
import type { Item, Source } from "#record";
import { type AsOf, dayOfItem, type Store } from "#store";
import { CommandError } from "./commands-error.ts";

/** A day of the calendar. */
const DayShape = z.iso.date("a day as YYYY-MM-DD");
const InstantShape = z.iso.datetime({ offset: true });

/** The two clocks, as options of every listing. */
export const asOfFields = {
  asOf: DayShape.optional().describe("Only what was so or was said by that day (YYYY-MM-DD)."),
  knownAsOf: z.string().optional().describe("Only what the dossier had learned by that day or instant (ISO 8601)."),
};

export type AsOfInput = { readonly asOf?: string | undefined; readonly knownAsOf?: string | undefined };

/** The log entry that `knownAsOf` names; none where it is not given. A day without a time means its end, UTC. */
export async function momentOf(store: Store, input: AsOfInput): Promise<AsOf> {
  if (input.knownAsOf === undefined) return {};
  const isDay = DayShape.safeParse(input.knownAsOf).success;
  if (!isDay && !InstantShape.safeParse(input.knownAsOf).success) {
    throw new CommandError("bad-input", `'${input.knownAsOf}' is no day and no instant`, "Write it as 2026-03-01 or 2026-03-01T09:00:00Z.");
  }
  return { asOf: await store.seqAt(isDay ? `${input.knownAsOf}T23:59:59.999Z` : new Date(input.knownAsOf).toISOString()) };
}

/** True where the item was so or was said by `day`; an item of unknown day is kept, because leaving it out would be a guess. */
export function stoodBy(item: Item, day: string | undefined): boolean {
  if (day === undefined) return true;
  const itemDay = dayOfItem(item);
  return itemDay === undefined || itemDay <= day;
}

/** @throws CommandError where the item was not so, or was not said, by `day`; one of unknown day stands on any. */
export function requireStoodBy(item: Item, day: string | undefined): void {
  if (!stoodBy(item, day)) throw tooEarly(`${item.id} was so or was said on ${dayOfItem(item)}`, day);
}

/** @throws CommandError where the source was published after `day`; one of unknown date stands on any. */
export function requirePublishedBy(source: Pick<Source, "id" | "details">, day: string | undefined): void {
  const published = source.details.published?.slice(0, 10);
  if (day !== undefined && published !== undefined && published > day) throw tooEarly(`${source.id} was published on ${published}`, day);
}

function tooEarly(what: string, day: string | undefined): CommandError {
  return new CommandError("no-such-item", `${what}, after ${day}`, "Ask as of a later day, or without --as-of.");
}
