/** Decides who chaired or attended a meeting named by a noun, and whether the chair is a side of its own. */
import type { Side } from "./account.ts";
import { sidesAgainst } from "./build-sides.ts";
import type { SentenceUnits, Unit } from "./lay-out-units.ts";
import type { ParticipantRow } from "./read-participants.ts";
import type { Tail, TailContext } from "./read-tail.ts";
import type { VerbAround } from "./read-verb-around.ts";

/** Whoever chairs or mediates: the subject of that verb, or who stands after "chaired by". */
export function chairOf(
  { units }: SentenceUnits,
  verb: VerbAround | undefined,
  tail: Tail,
  rows: readonly ParticipantRow[],
  { people }: TailContext,
): readonly Side[] {
  const leading = verb?.start === undefined ? undefined : units.find(({ start }) => start === verb.start);
  if (leading !== undefined && verb?.subject !== undefined && Chairing.test(leading.lemma)) return sidesAgainst(verb.subject, [], people);
  for (let at = tail.after; at < tail.after + NearChair; at++) {
    if (!Chaired.test(units[at]?.lower ?? "") || units[at + 1]?.lower !== "by") continue;
    const row = rows.find(({ first }) => first === at + 2);
    return row === undefined ? [] : sidesAgainst(row, [], people);
  }
  return [];
}

/** "was attended by A, B and C". */
export function attendingRow(units: readonly Unit[], at: number, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  for (let here = at; here < at + NearChair; here++) {
    if (units[here]?.lower !== "attended" || units[here + 1]?.lower !== "by") continue;
    const row = rows.find(({ first }) => first === here + 2);
    return row !== undefined && row.participants.length >= 2 ? row : undefined;
  }
  return undefined;
}

const Chairing = /^(?:chair|mediate|moderate|facilitate|broker|preside|convene|co-chair)$/;

const Chaired = /^(?:chaired|mediated|moderated|facilitated|brokered|co-chaired)$/;

const NearChair = 5;

/** The sides and the chair, unless the chair is of one of them or nobody else is told. */
export function withChair(sides: readonly Side[], chair: readonly Side[]): readonly Side[] {
  const [head] = chair;
  if (head === undefined || sides.length < 2)
    return head !== undefined && sides.length === 1 && sides[0]?.actors[0] === head.actors[0] ? [] : sides;
  const isOfOne = sides.some(
    ({ actors, for: party }) =>
      (party !== undefined && party === head.for) || actors.some((actor) => head.actors.includes(actor) || actor === head.for),
  );
  return isOfOne ? sides : [...sides, head];
}
