/** Decides which place a phrase like "in the port of Pellmouth" or "the Miami meeting" names. */
import type { TextRange } from "#record";
import type { People, Unit } from "./lay-out-units.ts";

export type NamedPlace = { readonly name: string; readonly range: TextRange; readonly after: number; readonly isCity: boolean };

const Prepositions = new Set(["in", "at", "near", "outside", "aboard"]);
/** Capitalised words that end the names of bodies, papers and days, not of places one meets in. */
const NoPlace =
  /^(?:mr\.?|mrs\.?|ms\.?|dr\.?|sen\.?|rep\.?|gen\.?|gov\.?|rev\.?|president|minister|prime|council|ministry|parliament|assembly|congress|senate|times|post|journal|courier|committee|party|union|agency|nations|administration|cabinet|force|army|navy|court|plan|agreement|accord|accords|protocol|process|group|league|nato|eu|un|day|english|russian|french|arabic|chinese|house|commission|community|board|ballot|act|bill|inc|corp|twitter|facebook|x)$/;
/** Houses whose town is named before them. */
const Venues =
  /^(?:hotel|hall|airport|palace|villa|restaurant|embassy|monastery|castle|lodge|barracks|guesthouse|resort|suburb|school|church)$/;
const KindsOfPlace = /^(?:capital|city|town|village|port|resort|island|seat|suburb)$/;
/** Houses one does meet in. */
const IsPlace = /^(?:white|blue|state|chequers|camp|mar-a-lago)$/;

/** The place after a preposition at `at`, on a route also after "to"; undefined where none is named. */
export function readPlace(text: string, units: readonly Unit[], at: number, people: People, isRoute = false): NamedPlace | undefined {
  const preposition = units[at];
  if (preposition === undefined || !(Prepositions.has(preposition.lower) || (isRoute && preposition.lower === "to"))) return undefined;
  let place = at + 1;
  let run: { readonly first: number; readonly after: number } | undefined;
  for (let steps = 0; steps < 10; steps++) {
    const unit = units[place];
    if (unit === undefined) break;
    const name = nameRunAt(units, place, people);
    if (name !== undefined) {
      const next = units[name.after]?.lower;
      if (next === "'s" || next === "'") return undefined;
      run = name;
      place = name.after;
      continue;
    }
    const isInside = /^(?:DT|JJ|JJR|JJS|NN|NNS|NNP|CD|PRP\$)$/.test(unit.fineTag) && unit.kind === "word";
    const isOf = unit.lower === "of" && place > at + 1;
    const isDemonym = unit.kind === "actor" && unit.mention?.form === "demonym";
    if (!isInside && !isOf && !isDemonym) break;
    // "the Halvernese port of …": the name only described what follows; "a Pellmouth hotel" is in Pellmouth.
    if (!isOf && !(run !== undefined && run.after === place && Venues.test(unit.lower))) run = undefined;
    place++;
  }
  const named = run ?? nameAfterKind(units, place, people);
  if (named === undefined) return undefined;
  run = named;
  place = Math.max(place, run.after);
  const range = { start: units[run.first]?.start ?? 0, end: units[run.after - 1]?.end ?? 0 };
  return { name: text.slice(range.start, range.end), range, after: place, isCity: preposition.lower === "in" };
}

/** "in the Vellandic capital, Varn,": the name after the comma. */
function nameAfterKind(units: readonly Unit[], at: number, people: People): { readonly first: number; readonly after: number } | undefined {
  if (units[at]?.lower !== "," || !KindsOfPlace.test(units[at - 1]?.lower ?? "")) return undefined;
  const name = nameRunAt(units, at + 1, people);
  const closes = units[name?.after ?? at]?.lower;
  return name !== undefined && (closes === undefined || closes === "," || closes === ".") ? name : undefined;
}

/** Capitalised words, or the name of a state or capital, that stand for a place. */
export function nameRunAt(
  units: readonly Unit[],
  at: number,
  people: People,
): { readonly first: number; readonly after: number } | undefined {
  let after = at;
  for (; after < at + 6; after++) {
    const unit = units[after];
    if (unit === undefined || !isPlaceWord(unit, people)) break;
    if (unit.kind === "actor") {
      if (after > at) break;
      return { first: at, after: after + 1 };
    }
  }
  const last = units[after - 1];
  if (after === at || last === undefined) return undefined;
  if (NoPlace.test(last.lower) && !IsPlace.test(units[at]?.lower ?? "")) return undefined;
  return { first: at, after };
}

function isPlaceWord(unit: Unit, people: People): boolean {
  if (unit.kind === "time") return false;
  if (unit.kind === "word")
    return unit.isCapital && /^NN/.test(unit.fineTag) && !NoPlace.test(unit.lower) && unit.lower.length > 1
      ? true
      : unit.isCapital && unit.lower === "house";
  const form = unit.mention?.form;
  if (form === "capital" || form === "seat") return true;
  return form === "name" && people.byId.get(unit.mention?.actor ?? ("" as never))?.kind === "state";
}
