/** Decides which of several units of one wording ('[to be completed]', a line of a schedule) is likeliest which: by the units around them, else by number and place. */
import { type Distance, findCandidates } from "./find-candidates.ts";
import { numberKey } from "./number-key.ts";
import type { AlignUnit } from "./unit.ts";
import type { WeighedText } from "./weigh-texts.ts";

export type AlignSide = { readonly units: readonly AlignUnit[]; readonly texts: readonly WeighedText[] };

/** Where units of one wording stand. */
export type AlikeUnits = {
  /** In places; 0 for all where no unit has a twin. */
  readonly distance: Distance;
  /** Whether the words cannot tell this pair from another one, so that place and number have to. */
  readonly isTold: (old: number, fresh: number) => boolean;
};

const Nowhere: AlikeUnits = { distance: () => 0, isTold: () => false };
/** What one number counts for among units equally far, in places. */
const OneNumber = 0.25;

/**
 * How many places an old unit is from a new one, as the nearest units on both sides of it went that are like no other; where there are none, the units of
 * one number are nearest, then those at the same share of the drafts. Drafts without units of one wording need none of it: then all are equally far.
 * Cost: that of `findCandidates`, and only where it is needed.
 */
export function tellAlikeApart(old: AlignSide, fresh: AlignSide, termCount: number): AlikeUnits {
  const [oldTwins, newTwins] = [twinsAmong(old.texts), twinsAmong(fresh.texts)];
  if (!oldTwins.includes(true) && !newTwins.includes(true)) return Nowhere;
  const [oldKeys, newKeys] = [old, fresh].map(({ units }) => units.map((unit) => numberKey(unit.number)));
  const isOneNumber = (one: number, other: number): boolean => oldKeys?.[one] !== "" && oldKeys?.[one] === newKeys?.[other];

  const isTold = (one: number, other: number): boolean => oldTwins[one] === true || newTwins[other] === true;
  const there = findCandidates(old.texts, fresh.texts, termCount, { mostCandidates: 1 });
  const back = findCandidates(fresh.texts, old.texts, termCount, { mostCandidates: 1 });
  const anchors = there.flatMap(([place], at) =>
    place === undefined || back[place]?.[0] !== at || oldTwins[at] === true || newTwins[place] === true ? [] : [{ old: at, new: place }],
  );
  if (anchors.length === 0) {
    const scale = fresh.units.length / Math.max(1, old.units.length);
    return { isTold, distance: (one, other) => (isOneNumber(one, other) ? 0 : 1 + Math.abs(one * scale - other)) };
  }
  // For each old unit where it would stand if it went with the anchor before it, or with the one behind.
  const before = expectedPlaces(anchors, old.units.length);
  const behind = expectedPlaces(anchors.toReversed(), old.units.length);
  const distance: Distance = (one, other) => {
    const away = Math.abs((before[one] ?? 0) - other) + Math.abs((behind[one] ?? 0) - other);
    return isOneNumber(one, other) ? away : away + OneNumber;
  };
  return { isTold, distance };
}

/** Which texts stand a second time, word by word, among their own. */
function twinsAmong(texts: readonly WeighedText[]): readonly boolean[] {
  const keys = texts.map(({ words }) => words.join(" "));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => (counts.get(key) ?? 0) > 1);
}

type Anchor = { readonly old: number; readonly new: number };

/** The place of each old unit as the last anchor passed says; units that no anchor comes before go with the first. `anchors` rise or fall throughout. */
function expectedPlaces(anchors: readonly Anchor[], count: number): Float64Array {
  const rises = (anchors.at(-1)?.old ?? 0) >= (anchors[0]?.old ?? 0);
  const places = new Float64Array(count);
  let next = 0;
  for (let step = 0; step < count; step++) {
    const at = rises ? step : count - 1 - step;
    while (next + 1 < anchors.length && isPassed(anchors[next + 1] as Anchor, at, rises)) next++;
    const anchor = anchors[next] as Anchor;
    places[at] = anchor.new + at - anchor.old;
  }
  return places;
}

function isPassed({ old }: Anchor, at: number, rises: boolean): boolean {
  return rises ? old <= at : old >= at;
}
