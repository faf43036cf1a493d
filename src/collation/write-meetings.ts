/** Decides what the record says of a meeting told by several accounts: the fullest account's sides, the time and place most reports give. */
import type { ItemId, MarkId, MeetingItem, TimeSpan } from "#record";
import { daysOf } from "./days.ts";
import { spanOf } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { MeetingUnit } from "./meeting-index.ts";
import type { Actors } from "./sides.ts";
import { firstKnown, fullest, mostReported } from "./votes.ts";
import type { ActorOf } from "./write-actors.ts";

/** The meetings as items; links between them follow the marks to wherever these ended up. */
export function writeMeetings(clusters: readonly Cluster<MeetingUnit>[], actorOf: ActorOf, actors: Actors): readonly MeetingItem[] {
  const itemOfMark = new Map<MarkId, ItemId>();
  for (const { id, units } of clusters) for (const { mark } of units) itemOfMark.set(mark.id, id);
  return clusters.map((cluster) => writeMeeting(cluster, { actorOf, actors, itemOfMark }));
}

type Lookups = { readonly actorOf: ActorOf; readonly actors: Actors; readonly itemOfMark: ReadonlyMap<MarkId, ItemId> };

function writeMeeting({ id, units }: Cluster<MeetingUnit>, lookups: Lookups): MeetingItem {
  const told = units.filter(({ mark }) => mark.status !== "denied" && mark.status !== "cancelled");
  const telling = told.length > 0 ? told : units;
  const time = timeOf(telling);
  const place = placeOf(telling);
  const jointly = firstKnown(telling, ({ mark }) => mark.jointly);
  const agenda = fullest(telling, ({ mark }) => mark.agenda.length);
  const absent = [...new Set(telling.flatMap(({ facts }) => [...facts.absent]))];
  const follows = linked(units, id, ({ mark }) => mark.follows, lookups);
  const partOf = linked(units, id, ({ mark }) => mark.partOf, lookups);
  const plover = firstKnown(telling, ({ mark }) => mark.plover);
  return {
    id,
    kind: "meeting",
    standing: "proposed",
    corrected: [],
    accounts: units.map(({ account }) => account),
    status: statusOf(units),
    format: mostReported(telling, ({ mark }) => (mark.format === "unknown" ? undefined : mark.format)) ?? "unknown",
    sides: sidesOf(telling, lookups),
    lead: leadsOf(telling, lookups),
    ...(absent.length === 0 ? {} : { absent }),
    ...(jointly === undefined ? {} : { jointly }),
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
    agenda: agenda === undefined ? [] : agenda.mark.agenda.map((range) => spanOf(agenda.document, range)),
    ...(follows === undefined ? {} : { follows }),
    ...(partOf === undefined ? {} : { partOf }),
    ...(plover === undefined ? {} : { plover: { type: plover.type, by: plover.by } }),
  };
}

/** Held where any account says so; a plan stands until somebody says more; denied only where nobody says otherwise. */
function statusOf(units: readonly MeetingUnit[]): MeetingItem["status"] {
  const said = new Set(units.map(({ mark }) => mark.status));
  const order: readonly MeetingItem["status"][] = ["series", "held", "under way", "cancelled", "planned", "denied"];
  return order.find((status) => said.has(status)) ?? "held";
}

/** The time most reports give, exact days before vague stretches, times that came true before plans. */
function timeOf(units: readonly MeetingUnit[]): TimeSpan | undefined {
  const happened = units.filter(({ mark }) => mark.status !== "planned");
  const exact = (of: readonly MeetingUnit[]) => of.filter(({ mark }) => daysOf(mark.time)?.exact ?? false);
  return firstKnown([exact(happened), happened, exact(units), units], (group) =>
    mostReported(
      group,
      ({ mark }) => mark.time,
      ({ from, to }) => `${from} ${to}`,
    ),
  );
}

/** The place most reports state; where none states one, the place most imply. */
function placeOf(units: readonly MeetingUnit[]): MeetingItem["place"] {
  const stated = units.filter(({ mark }) => mark.place?.is === "stated");
  const place = firstKnown([stated, units], (group) =>
    mostReported(
      group,
      ({ mark }) => mark.place,
      ({ name }) => name.toLowerCase(),
    ),
  );
  return place === undefined ? undefined : { name: place.name, is: place.is };
}

/** The sides of the account that names most actors; what others add to a side of the same party joins it. A further party stays in its account. */
function sidesOf(units: readonly MeetingUnit[], { actorOf, actors }: Lookups): MeetingItem["sides"] {
  const base = fullest(units, ({ mark }) => mark.sides.reduce((sum, side) => sum + side.actors.length, 0));
  if (base === undefined) return [];
  const sides = base.mark.sides.map((side) => {
    const named = actorsOf(base, side.actors, actorOf);
    const party = actorOf(base, side.for);
    return {
      actors: new Set(named),
      for: party,
      parties: new Set([...(party === undefined ? [] : [party]), ...named].map(actors.partyOf)),
    };
  });
  const placed = new Set(sides.flatMap((side) => [...side.actors]));
  for (const unit of units) {
    for (const side of unit.mark.sides) {
      for (const actor of actorsOf(unit, side.actors, actorOf)) {
        const home = sides.find(({ parties }) => parties.has(actors.partyOf(actor)));
        if (home === undefined || placed.has(actor) || actors.get(actor)?.actorKind !== "person") continue;
        home.actors.add(actor);
        placed.add(actor);
      }
    }
  }
  return sides.map((side) => ({ actors: [...side.actors], ...(side.for === undefined ? {} : { for: side.for }) }));
}

function leadsOf(units: readonly MeetingUnit[], { actorOf }: Lookups): MeetingItem["lead"] {
  const leads = new Map<string, MeetingItem["lead"][number]>();
  for (const unit of units) {
    for (const lead of unit.mark.lead) {
      const actor = actorOf(unit, lead.actor);
      const side = actorOf(unit, lead.side);
      if (actor === undefined || leads.has(`${side} ${actor}`)) continue;
      leads.set(`${side} ${actor}`, { ...(side === undefined ? {} : { side }), actor });
    }
  }
  return [...leads.values()];
}

function linked(
  units: readonly MeetingUnit[],
  self: ItemId,
  linkOf: (unit: MeetingUnit) => MarkId | undefined,
  { itemOfMark }: Lookups,
): ItemId | undefined {
  for (const unit of units) {
    const mark = linkOf(unit);
    const item = mark === undefined ? undefined : itemOfMark.get(mark);
    if (item !== undefined && item !== self) return item;
  }
  return undefined;
}

function actorsOf(unit: MeetingUnit, locals: MeetingUnit["mark"]["sides"][number]["actors"], actorOf: ActorOf): readonly ItemId[] {
  return locals.map((local) => actorOf(unit, local)).filter((actor): actor is ItemId => actor !== undefined);
}
