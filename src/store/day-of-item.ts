/** Decides on which day of the said clock an item stands. */
import { type Item, publishedDayOf } from "#record";

/**
 * The day by which an item was so or was said: its own time where the text gives one, else the day its first account was published (it was
 * said no later than that); undefined where neither is known. A planned meeting is known from the day its plan was published.
 */
export function dayOfItem(item: Item): string | undefined {
  const time = item.kind === "meeting" || item.kind === "position" ? item.time : item.kind === "statement" ? item.saidAt : undefined;
  if (time !== undefined && !(item.kind === "meeting" && item.status === "planned")) return time.from.slice(0, isoDayLength);
  return publishedDayOf(item.accounts);
}

const isoDayLength = "2026-01-31".length;
