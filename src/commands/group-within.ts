/** Decides which of a draft's brackets, stands or open places begin in which of its units. */
import type { DraftNode } from "#plan";

/** What begins in each unit, by the unit's id, in the order given. Units stand in the order of the text and do not overlap. Cost: things × log(units). */
export function groupWithin<Thing>(
  units: readonly DraftNode[],
  things: readonly Thing[],
  startOf: (thing: Thing) => number,
): (unit: DraftNode) => readonly Thing[] {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const start = startOf(thing);
    let [low, high] = [0, units.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((units[middle]?.range.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const unit = units[low - 1];
    if (unit === undefined || start >= unit.range.end) continue;
    const group = groups.get(unit.id);
    if (group === undefined) groups.set(unit.id, [thing]);
    else group.push(thing);
  }
  return (unit) => groups.get(unit.id) ?? [];
}
