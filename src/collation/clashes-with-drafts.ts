/** Decides where a party's words stand against the text: it is said to accept a point while its own bracket stands on it in the draft of that time. */
import type { ClashItem, ItemId, PositionItem, TextRange } from "#record";
import { dayNumber } from "./days.ts";
import { type OrderedDocument, spanOf, textAt } from "./documents.ts";
import type { Cluster } from "./follow-decisions.ts";
import type { Plan, PlanPointUnit } from "./join-plan-points.ts";
import type { PointUnit, PositionUnit } from "./join-points.ts";
import type { Actors } from "./sides.ts";
import { sharedCount, stemsOf, wordsOf } from "./words.ts";
import { type Side, writeClash } from "./write-clash.ts";

/** What a draft itself says of a party by name, at words that are not agreed. */
export type DraftStand = {
  readonly party: string;
  readonly role: "proposes" | "opposes" | "supports" | "reserves";
  /** The bracket with its signs. */
  readonly range: TextRange;
  /** The words it is about. */
  readonly content: TextRange;
};

/** How the caller lets a draft's brackets be read: names that are parties are given, because a bracket may name one without a verb. */
export type ReadStands = (text: string, parties: readonly string[]) => readonly DraftStand[];

/** What is needed beside the positions. */
export type DraftClashInput = {
  readonly clusters: readonly Cluster<PositionUnit>[];
  readonly points: readonly Cluster<PointUnit>[];
  readonly plans: readonly Plan[];
  readonly actors: Actors;
  readonly readStands: ReadStands;
};

/**
 * One clash for each party and point. Words meet the draft that was the newest when they were said: accepting an earlier text says nothing of a later
 * one. Accepting with conditions is no clash, and neither is accepting what the party itself proposes in the bracket. Cost: that of reading the
 * brackets of each draft once, then stands times positions of one cell.
 */
export function findDraftClashes(
  items: readonly PositionItem[],
  { clusters, points, plans, actors, readStands }: DraftClashInput,
): readonly ClashItem[] {
  const cells = new Map<string, PositionItem[]>();
  for (const item of items) {
    const key = `${item.party} ${item.point}`;
    cells.set(key, [...(cells.get(key) ?? []), item]);
  }
  const accepted = items.filter(({ stance }) => stance === "accepts");
  const names = namesOfParties();
  const unitsOf = new Map(clusters.map(({ id, units }) => [id, units]));
  const placesIn = indexPlaces(points);
  const found = new Map<string, Meeting>();
  for (const { drafts } of plans) for (const [at, draft] of drafts.entries()) meetDraft(draft, drafts[at + 1]);
  return [...found.values()].map(write);

  function namesOfParties(): ReadonlyMap<string, { readonly name: string; readonly party: ItemId }> {
    const known = new Map<string, { readonly name: string; readonly party: ItemId }>();
    for (const party of new Set(items.map((item) => item.party))) {
      const actor = actors.get(party);
      for (const name of actor === undefined ? [] : [actor.name, ...actor.alsoCalled])
        if (!known.has(nameKey(name))) known.set(nameKey(name), { name, party });
    }
    return known;
  }

  function meetDraft(draft: OrderedDocument, next: OrderedDocument | undefined): void {
    const places = placesIn.get(draft.source.id) ?? [];
    if (!/[[［]/u.test(draft.source.text) || !isAcceptedIn(places, draft, next)) return;
    const given = [...names.values()].map(({ name }) => name);
    for (const stand of readStands(draft.source.text, given)) {
      const party = names.get(nameKey(stand.party))?.party;
      const place = places.find(({ unit }) => stand.range.start >= unit.mark.range.start && stand.range.start < unit.mark.range.end);
      if (party === undefined || place === undefined || stand.role === "supports") continue;
      const key = `${party} ${place.point}`;
      for (const item of saidDuring(cells.get(key) ?? [], draft, next)) {
        if (item.stance !== "accepts" || isOwnText(item, stand, place.unit)) continue;
        const meeting = found.get(key) ?? { point: place.point, items: [], places: [] };
        found.set(key, meeting);
        if (!meeting.items.includes(item)) meeting.items.push(item);
        if (!meeting.places.some(({ unit }) => unit === place.unit)) meeting.places.push({ unit: place.unit, stand });
      }
    }
  }

  /** True where somebody accepted a point of the draft while it was the newest: only then its brackets are worth reading. */
  function isAcceptedIn(places: readonly { readonly point: ItemId }[], draft: OrderedDocument, next: OrderedDocument | undefined): boolean {
    const inDraft = new Set(places.map(({ point }) => point));
    return saidDuring(accepted, draft, next).some(({ point }) => inDraft.has(point));
  }

  /** What the party said while the draft was the newest; a draft without a date was it all the time. */
  function saidDuring(cell: readonly PositionItem[], draft: OrderedDocument, next: OrderedDocument | undefined): readonly PositionItem[] {
    const from = draft.published ?? Number.NEGATIVE_INFINITY;
    const to = next?.published ?? Number.POSITIVE_INFINITY;
    return cell.filter((item) => dayOf(item) >= from && dayOf(item) < to);
  }

  function dayOf(item: PositionItem): number {
    const published = (unitsOf.get(item.id) ?? []).map(({ document }) => document.published ?? Number.POSITIVE_INFINITY);
    return dayNumber(item.time?.from) ?? Math.min(...published);
  }

  /** "It supports the Assembly", of a party whose bracket proposes the Assembly: its words share what only the bracket says at this point. */
  function isOwnText(item: PositionItem, { role, content }: DraftStand, { document, mark }: PlanPointUnit): boolean {
    if (role !== "proposes") return false;
    const { text } = document.source;
    const start = Math.max(content.start, mark.range.start);
    const end = Math.max(start, Math.min(content.end, mark.range.end));
    const around = stemsOf(`${mark.name} ${text.slice(mark.range.start, start)} ${text.slice(end, mark.range.end)}`);
    const own = new Set([...stemsOf(text.slice(start, end))].filter((stem) => !around.has(stem)));
    const said = (unitsOf.get(item.id) ?? []).map((unit) => textAt(unit.document, [unit.mark.range])).join(" ");
    return sharedCount(own, stemsOf(said)) > 0;
  }

  function write({ point, items: accepted, places }: Meeting): ClashItem {
    const inOrder = [...accepted].sort((one, other) => dayOf(one) - dayOf(other));
    const [first] = inOrder;
    const words: Side = { says: "accepts", units: inOrder.flatMap(({ id }) => unitsOf.get(id) ?? []) };
    const text = places.map(({ unit, stand }): Side => {
      const day = unit.document.source.details.published?.slice(0, 10);
      return {
        says: `${stand.role} in the draft${day === undefined ? "" : ` of ${day}`}`,
        units: [{ ...unit, account: { ...unit.account, span: spanOf(unit.document, stand.range) } }],
      };
    });
    const clash = writeClash("words against text", first === undefined ? [point] : [first.id, point], [words, ...text]);
    return { ...clash, items: [...inOrder.map(({ id }) => id), point] };
  }
}

type Meeting = {
  readonly point: ItemId;
  readonly items: PositionItem[];
  readonly places: { readonly unit: PlanPointUnit; readonly stand: DraftStand }[];
};

/** For each draft the places of its points. */
function indexPlaces(
  points: readonly Cluster<PointUnit>[],
): ReadonlyMap<string, readonly { readonly point: ItemId; readonly unit: PlanPointUnit }[]> {
  const places = new Map<string, { readonly point: ItemId; readonly unit: PlanPointUnit }[]>();
  for (const { id, units } of points) {
    for (const unit of units) {
      if (!isPlace(unit)) continue;
      const known = places.get(unit.document.source.id) ?? [];
      known.push({ point: id, unit });
      places.set(unit.document.source.id, known);
    }
  }
  return places;
}

function isPlace(unit: PointUnit): unit is PlanPointUnit {
  return unit.mark.kind !== "position";
}

/** Case, article and signs do not tell names apart. */
function nameKey(name: string): string {
  return wordsOf(name.trim().replace(/^the\s+/iu, "")).join(" ");
}
