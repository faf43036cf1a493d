/** Decides which point of the record each unit of a draft is: the one read at its place, else that of its like in another draft. */
import { type DraftNode, type DraftText, parseDraft } from "#plan";
import type { ItemId, Source, SourceId } from "#record";
import type { AsOf, Store } from "#store";
import { compareWithLinks } from "./compare-named-drafts.ts";
import type { DossierDraft, PlacedPoint } from "./dossier-drafts.ts";
import { requireSource } from "./find-item.ts";
import { keptLinks } from "./plan-links.ts";

/** A draft of the dossier with its units, and what is known of points and other drafts. */
export type Linking = {
  readonly id: string;
  readonly source: Source;
  readonly parsed: DraftText;
  readonly nodes: readonly DraftNode[];
  readonly points: readonly PlacedPoint[];
  readonly drafts: readonly DossierDraft[];
};
/** The point a unit is, and how that is known. */
export type PointLink = { readonly point: ItemId; readonly how: "read" | "aligned" };

/** Which point of the record each unit is: the one read at its place, else that of its partner in the newest other draft that was read. */
export async function linkPoints(
  store: Store,
  moment: AsOf,
  { id, source, parsed, nodes, points, drafts }: Linking,
): Promise<ReadonlyMap<string, PointLink>> {
  const links = pointsAtPlaces(nodes, points, source.id);
  if (links.size > 0) return new Map([...links].map(([node, point]) => [node, { point, how: "read" }]));
  const hasPoints = new Set(points.flatMap(({ places }) => places.map((place) => place.source)));
  // Newest first: a dossier may hold drafts of several plans.
  for (const other of drafts.filter((draft) => hasPoints.has(draft.source)).reverse()) {
    const old = parseDraft((await requireSource(store, other.source, moment)).text);
    const comparison = compareWithLinks(old, parsed, await keptLinks(store, other.id, id, moment));
    if (!comparison.alignment.sameInstrument) continue;
    const known = pointsAtPlaces(comparison.oldNodes, points, other.source);
    return new Map(
      comparison.alignment.links.flatMap((link): readonly (readonly [string, PointLink])[] => {
        const [unit, fresh] = [comparison.oldNodes[link.old], comparison.newNodes[link.new]];
        const point = unit === undefined ? undefined : known.get(unit.id);
        return fresh === undefined || point === undefined || !link.primary ? [] : [[fresh.id, { point, how: "aligned" }]];
      }),
    );
  }
  return new Map();
}

/** What a unit is called: by its own heading, else by the name of the point of the record that it is, unless that is its words. */
export function headingOf(text: string, { heading, range }: DraftNode, point: Pick<PlacedPoint, "name"> | undefined): string {
  if (heading !== undefined) return text.slice(heading.start, heading.end);
  const name = point?.name.trim() ?? "";
  return name.length > LongestName || name.length > (range.end - range.start) / 2 ? "" : name;
}

/** A point without a heading is named in the record by its first words; those are no heading. */
const LongestName = 60;

function pointsAtPlaces(nodes: readonly DraftNode[], points: readonly PlacedPoint[], source: SourceId): Map<string, ItemId> {
  const places = points.flatMap((point) =>
    point.places.filter((place) => place.source === source).map(({ start, end }) => ({ start, end, point: point.id })),
  );
  const found = new Map<string, ItemId>();
  for (const node of nodes) {
    // A reader and a parser may differ by the number and the white space around a point, never by half of it.
    const middle = places.find(({ start, end }) => (start + end) / 2 >= node.range.start && (start + end) / 2 < node.range.end);
    if (middle !== undefined) found.set(node.id, middle.point);
  }
  return found;
}
