/** Decides on which day something was first reported, as far as its accounts say. */
import type { Account } from "./items.ts";

/** The day (YYYY-MM-DD) the first of `accounts` was published; undefined where none says when. */
export function publishedDayOf(accounts: readonly Pick<Account, "published">[]): string | undefined {
  return accounts.flatMap(({ published }) => (published === undefined ? [] : [published.slice(0, isoDayLength)])).sort()[0];
}

const isoDayLength = "2026-01-31".length;
