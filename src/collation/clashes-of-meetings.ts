/** Decides where the accounts of one meeting cannot all hold: its day, its place, who took part, whether it took place. */
import type { ClashItem, ItemId } from "#record";
import { placesAgree } from "./compare-meetings.ts";
import { writeDays } from "./days.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { MeetingUnit } from "./meeting-index.ts";
import type { Actors } from "./sides.ts";
import { type Side, sidesBy, writeClash } from "./write-clash.ts";

const WholeListPeople = 4;

/** Every clash within each meeting, in the order of the meetings. */
export function findMeetingClashes(clusters: readonly Cluster<MeetingUnit>[], actors: Actors): readonly ClashItem[] {
  return clusters.flatMap(({ id, units }) => {
    if (units.length < 2) return [];
    const happened = units.filter(({ mark }) => mark.status === "held" || mark.status === "under way");
    const planned = units.filter(({ mark }) => mark.status === "planned");
    // A plan that was changed is no clash; plans are compared with plans only while nothing has happened yet.
    const telling = happened.length > 0 ? happened : planned;
    return [
      clashOver("day", id, happened.length > 0 ? daysTold(happened) : []),
      clashOver("place", id, placesTold(telling)),
      clashOver("participants", id, participantsTold(telling, actors)),
      clashOver("whether it took place", id, outcomesTold(units)),
    ].filter((clash) => clash !== undefined);
  });
}

function clashOver(about: ClashItem["about"], meeting: ItemId, sides: readonly Side[]): ClashItem | undefined {
  return sides.length < 2 ? undefined : writeClash(about, [meeting], sides);
}

/** Days as told; vague stretches that hold a told day agree with it. */
function daysTold(units: readonly MeetingUnit[]): readonly Side[] {
  const exact = sidesBy(units, ({ mark, facts }) =>
    mark.time !== undefined && facts.days?.exact === true ? writeDays(mark.time) : undefined,
  );
  const vague = units.filter(({ facts }) => facts.days !== undefined && !facts.days.exact);
  const outside = vague.filter(({ facts }) =>
    exact.every((side) =>
      side.units.every(
        (told) =>
          told.facts.days !== undefined &&
          facts.days !== undefined &&
          (told.facts.days.to < facts.days.from || told.facts.days.from > facts.days.to),
      ),
    ),
  );
  return exact.length === 0
    ? []
    : [...exact, ...sidesBy(outside, ({ mark }) => (mark.time === undefined ? undefined : writeDays(mark.time)))];
}

/** Stated places; a name within another ("Orsa", "the harbour office in Orsa") agrees with it. */
function placesTold(units: readonly MeetingUnit[]): readonly Side[] {
  const groups: { says: string; words: readonly string[]; units: MeetingUnit[] }[] = [];
  for (const unit of units) {
    const { place } = unit.mark;
    if (place === undefined || place.is !== "stated" || unit.facts.place.length === 0) continue;
    const known = groups.find((group) => placesAgree(group.words, unit.facts.place));
    if (known === undefined) groups.push({ says: place.name, words: unit.facts.place, units: [unit] });
    else known.units.push(unit);
  }
  return groups;
}

/** Somebody placed at the table by one account and away from it by another; else lists that cannot be one list told with more or less detail. */
function participantsTold(units: readonly MeetingUnit[], actors: Actors): readonly Side[] {
  const disputed = absencesDisputed(units, actors);
  if (disputed.length > 1) return disputed;
  const parties = sidesBy(units, ({ facts, mark }) =>
    facts.parties.size < 2 || mark.sides.length === 0 ? undefined : namesOf([...facts.parties], actors),
  );
  if (parties.length > 1 && parties.some((one) => parties.some((other) => one !== other && differInParties(one.units, other.units))))
    return parties;
  const people = sidesBy(units, ({ facts }) => (facts.people.size === 0 ? undefined : namesOf([...facts.people], actors)));
  const clashing = people.filter((one) => people.some((other) => one !== other && differInPeople(one.units[0], other.units[0])));
  return clashing.length > 1 ? clashing : [];
}

/** Accounts that say somebody was not there, against those that list that person, or somebody who acts for that body, by name. */
function absencesDisputed(units: readonly MeetingUnit[], actors: Actors): readonly Side[] {
  const absent = [...new Set(units.flatMap(({ facts }) => [...facts.absent]))];
  for (const actor of absent) {
    const without = units.filter(({ facts }) => facts.absent.has(actor));
    const present = (unit: MeetingUnit) => [...unit.facts.people].filter((person) => standsFor(person, actor, actors));
    const withThem = units.filter((unit) => !without.includes(unit) && present(unit).length > 0);
    if (withThem.length === 0) continue;
    return [
      { says: `without ${namesOf([actor], actors)}`, units: without },
      ...sidesBy(withThem, (unit) => `with ${namesOf(present(unit), actors)}`),
    ];
  }
  return [];
}

/** True where a person is that actor or acts for it. */
function standsFor(person: ItemId, actor: ItemId, actors: Actors): boolean {
  let at: ItemId | undefined = person;
  for (let step = 0; step < LongestChain && at !== undefined; step++) {
    if (at === actor) return true;
    at = actors.get(at)?.actsFor;
  }
  return false;
}

const LongestChain = 6;

function differInParties(one: readonly MeetingUnit[], other: readonly MeetingUnit[]): boolean {
  const [first] = one;
  const [second] = other;
  if (first === undefined || second === undefined) return false;
  const firstHolds = [...second.facts.parties].every((party) => first.facts.parties.has(party));
  const secondHolds = [...first.facts.parties].every((party) => second.facts.parties.has(party));
  if (!firstHolds && !secondHolds) return true;
  // The shorter list is a clash only where its account counts the sides: "bilateral" against three.
  const smaller = firstHolds ? other : one;
  return firstHolds !== secondHolds && smaller.some(({ mark }) => mark.format === "bilateral" || mark.format === "separate");
}

/**
 * True where, for one party, each list has somebody the other lacks; or where both are whole lists of those present and one has somebody more.
 * A text that names one or two only names the foremost.
 */
function differInPeople(one: MeetingUnit | undefined, other: MeetingUnit | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const lackedByOther = partiesLacking(other, one);
  const lackedByOne = partiesLacking(one, other);
  if ([...lackedByOne].some((party) => lackedByOther.has(party))) return true;
  const areWhole = Math.min(one.facts.people.size, other.facts.people.size) >= WholeListPeople;
  const namedBy = (unit: MeetingUnit) => new Set(unit.facts.partyOfPerson.values());
  const namedByBoth = [...namedBy(one)].filter((party) => namedBy(other).has(party));
  return areWhole && namedByBoth.some((party) => lackedByOne.has(party) || lackedByOther.has(party));
}

/** Parties for which `from` lacks somebody whom `named` has. */
function partiesLacking(from: MeetingUnit, named: MeetingUnit): ReadonlySet<ItemId> {
  return new Set([...named.facts.partyOfPerson].filter(([person]) => !from.facts.people.has(person)).map(([, party]) => party));
}

function outcomesTold(units: readonly MeetingUnit[]): readonly Side[] {
  const outcome = ({ mark }: MeetingUnit) => (mark.status === "under way" ? "held" : mark.status);
  const sides = sidesBy(
    units.filter(({ mark }) => mark.status !== "planned" && mark.status !== "series"),
    outcome,
  );
  if (sides.some(({ says }) => says === "held")) return sides;
  const announced = sidesBy(units, ({ mark }) => (mark.status === "denied" || mark.status === "planned" ? mark.status : undefined));
  return announced.some(({ says }) => says === "denied") ? announced : [];
}

/** Names in alphabetical order, so that one list has one writing. */
function namesOf(ids: readonly ItemId[], actors: Actors): string {
  const names = ids.map((id) => actors.get(id)?.name ?? "unknown");
  return names.sort().join(", ");
}
