/** Decides which drafts a dossier holds: those added as drafts, and those it read whose points the record knows; never a file. */
import { z } from "zod";
import { type ItemId, type PointItem, type Source, type SourceId, SourceIdShape, type Span, type ValueOf } from "#record";
import type { AsOf, Store } from "#store";
import { CommandError } from "./commands-error.ts";
import { everyItem } from "./every-item.ts";
import { requireSource } from "./find-item.ts";
import { type AsOfInput, momentOf } from "./moments.ts";
import { DraftStatusShape, keptDrafts } from "./plan-drafts.ts";
import { itemsById } from "./view-items.ts";

export const DossierDraftShape = z.strictObject({
  id: z.string().describe("Of the draft where it was added as one, else of its source."),
  title: z.string(),
  instrument: z.string().optional().describe("The plan or treaty it is a draft of, where that is known."),
  date: z.string().optional().describe("Its date, else the day it was published (YYYY-MM-DD)."),
  drafters: z.array(z.string()),
  status: DraftStatusShape.optional(),
  source: SourceIdShape,
  origin: z.enum(["added", "read"]).describe("'added' with 'plan add'; 'read' as a document in which points were found."),
});
export type DossierDraft = ValueOf<typeof DossierDraftShape>;

/** A point of the record with the places where drafts that were read have it. */
export type PlacedPoint = {
  readonly id: ItemId;
  readonly name: string;
  readonly instrument: ItemId | undefined;
  readonly places: readonly Span[];
};

/** The drafts by date, those without one last; and the points of the record that stand in them. */
export type DossierDrafts = { readonly drafts: readonly DossierDraft[]; readonly points: readonly PlacedPoint[] };

/** Every draft there was by the clocks. A text that was both added and read is one draft: the added one. */
export async function dossierDrafts(store: Store, clocks: AsOfInput): Promise<DossierDrafts> {
  const moment = await momentOf(store, clocks);
  const points = (await everyItem(store, { ...moment, kinds: ["point"], varieties: ["instrument"] })).flatMap((item) =>
    item.kind === "point" ? [placed(item)] : [],
  );
  const added = (await keptDrafts(store, moment)).map(
    ({ order: _, revisions: __, ...draft }): DossierDraft => ({ ...draft, origin: "added" }),
  );
  const isAdded = new Set(added.map(({ source }) => source));
  const read = await readDrafts(store, moment, points, isAdded);
  const drafts = [...added, ...read].filter(({ date }) => clocks.asOf === undefined || date === undefined || date <= clocks.asOf);
  return { drafts: drafts.sort(byDate), points };
}

/** The draft that `id` or its beginning names, with its text. */
export async function requireDossierDraft(
  store: Store,
  id: string,
  clocks: AsOfInput,
): Promise<DossierDrafts & { readonly draft: DossierDraft; readonly source: Source }> {
  const known = await dossierDrafts(store, clocks);
  const exact = known.drafts.filter((draft) => draft.id === id || draft.title === id);
  const found = exact.length > 0 ? exact : known.drafts.filter((draft) => draft.id.startsWith(id) || draft.source.startsWith(id));
  const [draft, second] = found;
  if (draft === undefined)
    throw new CommandError("no-such-item", `the dossier has no draft '${id}' at that time`, "List the drafts with 'parley plan list'.");
  if (second !== undefined)
    throw new CommandError(
      "ambiguous-id",
      `'${id}' names several drafts: ${draft.id}, ${second.id}`,
      "Write more of the id of the one you mean.",
    );
  return { ...known, draft, source: await requireSource(store, draft.source, await momentOf(store, clocks)) };
}

/** Coverage that speaks of a point is an account of it too; a draft is where the point itself was read. */
function placed({ id, name, instrument, accounts }: PointItem): PlacedPoint {
  return {
    id,
    name,
    instrument,
    places: accounts.filter(({ mark, source }) => mark.startsWith(`${source}/point@`)).map(({ span }) => span),
  };
}

async function readDrafts(
  store: Store,
  moment: AsOf,
  points: readonly PlacedPoint[],
  isAdded: ReadonlySet<SourceId>,
): Promise<readonly DossierDraft[]> {
  const instrumentOf = new Map<SourceId, ItemId | undefined>();
  for (const point of points) for (const { source } of point.places) instrumentOf.set(source, point.instrument);
  const ids = [...instrumentOf.keys()].filter((id) => !isAdded.has(id));
  if (ids.length === 0) return [];
  const instruments = await itemsById(store, [...new Set([...instrumentOf.values()].flatMap((id) => id ?? []))], moment);
  const names = new Map<ItemId | undefined, string>(
    instruments.flatMap((item) => (item.kind === "instrument" ? [[item.id, item.name]] : [])),
  );
  const { rows } = await store.sources({ ...moment, ids, limit: ids.length });
  return rows.map(({ id, details }): DossierDraft => {
    const instrument = names.get(instrumentOf.get(id));
    const date = details.published?.slice(0, 10);
    return {
      id,
      title: details.title ?? details.origin ?? id,
      ...(instrument === undefined ? {} : { instrument }),
      ...(date === undefined ? {} : { date }),
      drafters: details.byline === undefined ? [] : [details.byline],
      source: id,
      origin: "read",
    };
  });
}

function byDate(one: DossierDraft, other: DossierDraft): number {
  const [first, second] = [one.date ?? "9999", other.date ?? "9999"];
  return first < second ? -1 : first > second ? 1 : one.id < other.id ? -1 : 1;
}
