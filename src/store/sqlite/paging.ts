/** Decides how much of a list a page holds. */
import { StoreError } from "../errors.ts";
import type { Paging } from "../store.ts";

/** Rows on a page where the caller names no number. */
const usualLimit = 200;

/** The page asked for, in numbers SQL can take. */
export function pagingOf({ offset = 0, limit = usualLimit }: Paging): { readonly offset: number; readonly limit: number } {
  for (const [name, value] of Object.entries({ offset, limit })) {
    if (Number.isSafeInteger(value) && value >= 0) continue;
    throw new StoreError({
      code: "bad-query",
      what: `${value} is no ${name}`,
      where: "paging",
      whatToDo: "Give a whole number, 0 or more.",
    });
  }
  return { offset, limit };
}
