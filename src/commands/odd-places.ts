/** Decides what a drafter would want to look at again in a draft: numbers that repeat, skip or go back, and brackets without a partner. */
import { z } from "zod";
import type { BracketedDraft } from "#plan";
import type { ValueOf } from "#record";

export const OddPlaceShape = z.strictObject({ line: z.int(), column: z.int(), offset: z.int(), message: z.string() });
type OddPlace = ValueOf<typeof OddPlaceShape>;

/** In the order of the text. */
export function oddPlacesIn({ draft, unbalanced, across, placeOf }: BracketedDraft): OddPlace[] {
  return [
    ...draft.problems.map(({ line, column, message, range }) => ({ line, column, offset: range.start, message })),
    ...unbalanced.map(({ line, column, end, sign }) => ({ line, column, offset: end - 1, message: `'${sign}' has no partner.` })),
    ...across.map(({ opening, closing }) => {
      const end = placeOf(closing.end - 1);
      const message = `'[' finds its partner only in another article, in line ${end.line}: one is missing at each end.`;
      return { ...placeOf(opening.end - 1), offset: opening.end - 1, message };
    }),
  ].sort((one, other) => one.offset - other.offset);
}
