/** Decides which times behind a meeting are its own: bounds are none, "on Sunday and Monday" is both, "due on Friday" is what was arranged. */
import type { DateMark } from "#record";
import type { Unit } from "./lay-out-units.ts";
import { stepOverNominal } from "./step-over-nominal.ts";

export const Arranged =
  /^(?:planned|scheduled|due|set|expected|slated|arranged|foreseen|fixed|pencilled|penciled|billed|earmarked|meant|intended|agreed|envisaged)$/;

/** "that had been pencilled in for Friday", ", which was due on 4 May,": the day a meeting was arranged for, told in a clause of its own. */
export function arrangedIn(
  units: readonly Unit[],
  at: number,
): { readonly time: DateMark; readonly end: number; readonly after: number } | undefined {
  const first = units[at]?.lower === "," ? at + 1 : at;
  if (!/^(?:that|which)$/.test(units[first]?.lower ?? "")) return undefined;
  for (let here = first + 1; here < first + 6; here++) {
    const isPerfect =
      /^(?:was|were)$/.test(units[here]?.lower ?? "") && units[here + 1]?.lower === "to" && units[here + 2]?.lower === "have";
    if (!Arranged.test(units[here]?.lower ?? "") && !isPerfect) continue;
    // "which |were to have| opened on Thursday".
    for (let place = here + (isPerfect ? 3 : 1); place < here + 7; place++) {
      const { kind, date, end } = units[place] ?? {};
      if (kind === "time" && date !== undefined && date.type !== "duration" && end !== undefined)
        return { time: date, end, after: units[place + 1]?.lower === "," ? place + 2 : place + 1 };
      if (
        !/^(?:in|for|on|to|take|taken|place|be|been|held|open|opened|start|started|begin|begun|resume|resumed)$/.test(
          units[place]?.lower ?? "",
        )
      )
        return undefined;
    }
  }
  return undefined;
}

/** "since May", "before Tuesday", "until then": how long or by when, not on which day. */
export function isBound(text: string, units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  // "until |3 a.m. on Thursday|": the sitting ended on that day.
  if (
    unit === undefined ||
    (unit.date?.type === "time" && unit.date.time !== undefined && /^(?:until|till|past|after|before|by)$/.test(units[at - 1]?.lower ?? ""))
  )
    return false;
  if (/^(?:since|before|by|until|till|after|ahead)\b/i.test(text.slice(unit.start, unit.end))) return true;
  return (
    /^(?:since|before|by|until|till|after)$/.test(units[at - 1]?.lower ?? "") &&
    !/^adjourn|^break|^broke|^recess/.test(units[at - 2]?.lower ?? "")
  );
}

/** "on Sunday and Monday": both days, where the second follows the first within a week; else the first alone. */
export function joinedDays(first: DateMark, unit: Unit, before: Unit | undefined): DateMark {
  const [start, end] = [first.time, unit.date?.time];
  if (start === undefined || end === undefined || !/^(?:and|on|to)$/.test(before?.lower ?? "")) return first;
  const apart = (Date.parse(end.to.slice(0, 10)) - Date.parse(start.from.slice(0, 10))) / 86_400_000;
  return apart > 0 && apart <= MostDaysApart ? { ...first, time: { ...start, to: end.to } } : first;
}

const MostDaysApart = 7;

/** In "on Sunday |and| Monday", "on Sunday |and| again on Monday": where the second day begins. */
export function timeAfterAnd(units: readonly Unit[], at: number): number | undefined {
  for (let here = at + 1; here < at + 4; here++) {
    if (units[here]?.kind === "time") return here;
    if (!/^(?:again|on)$/.test(units[here]?.lower ?? "")) return undefined;
  }
  return undefined;
}

/** "saw A on Friday and|, in the afternoon, |B", "and |B| in the evening": where who was met later that day begins. */
export function laterThatDay(units: readonly Unit[], at: number): number | undefined {
  let here = units[at]?.lower === "," ? at + 1 : at;
  if (isPartOfDay(units, here)) {
    here += 3;
    if (units[here]?.lower === ",") here++;
    return here;
  }
  if (here > at) return undefined;
  const end = stepOverNominal(units, here);
  const apposed = units[end]?.lower === "," ? stepOverNominal(units, end + 1) : end;
  const after = units[apposed]?.lower === "," ? apposed + 1 : apposed;
  return end > here && (isPartOfDay(units, end) || isPartOfDay(units, after)) ? here : undefined;
}

/** "in the afternoon". */
function isPartOfDay(units: readonly Unit[], at: number): boolean {
  return units[at]?.lower === "in" && units[at + 1]?.lower === "the" && /^(?:morning|afternoon|evening)$/.test(units[at + 2]?.lower ?? "");
}

export function isTimeLed(units: readonly Unit[], at: number): boolean {
  return /^(?:on|in|at|by|from|late|early|around|for)$/.test(units[at]?.lower ?? "") && units[at + 1]?.kind === "time";
}

/** In Orsa |, the Tarsian capital,| on Friday: the index behind a description between commas, where a time or a place goes on; undefined elsewhere. */
export function afterApposition(units: readonly Unit[], comma: number): number | undefined {
  let at = comma + 1;
  while (at < comma + LongestApposition && units[at]?.kind !== "time") {
    const { kind, lower, fineTag } = units[at] ?? { kind: "word", lower: ",", fineTag: "," };
    if (
      lower === "," ||
      !(kind === "actor" || /^(?:of|in|at|near|outside)$/.test(lower) || /^(?:DT|PRP\$|JJ|JJS|NN|NNP|POS|HYPH|VBN|CD)$/.test(fineTag))
    )
      break;
    at++;
  }
  if (at === comma + 1 || units[at]?.lower !== ",") return undefined;
  return units[at + 1]?.kind === "time" || isTimeLed(units, at + 1) ? at + 1 : undefined;
}

const LongestApposition = 9;
