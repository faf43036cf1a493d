/** Decides which meetings of people without a name stand beside those that a sentence tells of people who are known. */
import { overlaps } from "#record";
import type { MeetingAccount } from "./account.ts";
import type { Nameless } from "./seat-nameless.ts";

/**
 * `named` was read with known people alone, `peopled` with those without a name too. What was told of known people stays, except where the words
 * named fewer than sat there: those at the table of the text were taken, or one of three was left out.
 */
export function withNameless(
  named: readonly MeetingAccount[],
  peopled: readonly MeetingAccount[],
  nameless: Nameless,
): readonly MeetingAccount[] {
  const told = peopled.filter((account) => isTold(account, nameless));
  const fresh = told.filter((account) => {
    // "held separate sessions with A and with B" are two meetings that rest on the same words.
    const sides = told
      .filter(({ range }) => range.start === account.range.start && range.end === account.range.end)
      .flatMap((one) => one.sides);
    return !named.some((known) => overlaps(known.range, account.range) && tellsMore(known, sides));
  });
  if (fresh.length === 0) return named;
  const kept = named.filter(({ range }) => !fresh.some((other) => overlaps(range, other.range)));
  return [...kept, ...fresh].sort((one, other) => one.range.start - other.range.start);
}

/** Told of at least two sides, one of them without a name, on a day or at a place. */
function isTold({ weight, standsAlone, sides, time, place, status }: MeetingAccount, nameless: Nameless): boolean {
  const hasNameless = sides.some(({ actors }) => actors.some((actor) => nameless.has(actor)));
  if (!hasNameless || sides.length < 2 || status === "series") return false;
  return (weight === "founding" || standsAlone === true) && (time !== undefined || place !== undefined);
}

/** The same words tell it of known people, none of them missing. */
function tellsMore(known: MeetingAccount, sides: MeetingAccount["sides"]): boolean {
  if (known.weight !== "founding" || known.sides.length < 2) return false;
  if (known.isByTable === true || known.isSeated === true) return false;
  const present = new Set(sides.flatMap(({ actors }) => actors));
  const isWhole = known.sides.every(({ actors }) => actors.every((actor) => present.has(actor)));
  return !isWhole || present.size <= new Set(known.sides.flatMap(({ actors }) => actors)).size;
}
