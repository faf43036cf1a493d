/** Decides what of a batch of read documents is new to the dossier, and keeps it in one transaction. */

import { z } from "zod";
import { CommandIdShape, type Reading, type Source, SourceIdShape, type ValueOf } from "#record";
import type { Json, NewDetails, Store } from "#store";
import type { Delivered, Parley } from "./parley.ts";

/** What became of one document. */
export const KeptShape = z.strictObject({
  label: z.string().describe("File name or title it came under."),
  status: z.enum(["read", "known", "refused"]),
  source: SourceIdShape.optional(),
  command: CommandIdShape.optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type Kept = ValueOf<typeof KeptShape>;

type Labelled = { readonly label: string; readonly delivered: Delivered };
type Entry = { readonly verb: string; readonly words: Json; readonly continues: Kept["command"] };

/**
 * Keeps what is new. A text the dossier holds from the same outlet (or from an unnamed one) is known: it is not added again, but a date or
 * outlet that was missing and is given now completes its details, and it is read again with them.
 */
export async function keepDelivered(parley: Parley, batch: readonly Labelled[], entry: Entry): Promise<readonly Kept[]> {
  const sources: Source[] = [];
  const readings: Reading[] = [];
  const details: NewDetails[] = [];
  const kept: Kept[] = [];
  for (const { label, delivered } of batch) {
    if (delivered.kind === "refused") {
      kept.push({ label, status: "refused", code: delivered.code, message: `${delivered.message} ${delivered.whatToDo}` });
      continue;
    }
    const twin = await knownTwin(parley.store, delivered.source);
    if (twin === undefined) {
      if (!sources.some((source) => source.id === delivered.source.id)) {
        sources.push(delivered.source);
        readings.push(delivered.reading);
      }
      kept.push({ label, status: "read", source: delivered.source.id });
      continue;
    }
    const completed = completeDetails(twin, delivered.source);
    if (completed !== undefined) {
      details.push({ source: twin.id, details: completed });
      readings.push(await parley.readAgain({ ...twin, details: completed }));
    } else if ((await parley.store.reading(twin.id))?.reader !== delivered.reading.reader) {
      readings.push(await parley.readAgain(twin));
    }
    kept.push({ label, status: "known", source: twin.id, message: "already in the dossier" });
  }
  if (sources.length + readings.length + details.length === 0) return kept;
  const { continues, verb, words } = entry;
  const outcome = await parley.store.write({ at: parley.now(), by: parley.by, verb, words, continues }, { sources, readings, details });
  if (outcome.kind !== "written") return kept;
  const added = new Set(outcome.added.sources);
  return kept.map((one) => {
    if (one.status !== "read" || one.source === undefined) return one;
    // Another process may have been faster with the same text.
    return added.has(one.source) ? { ...one, command: outcome.command } : { ...one, status: "known", message: "already in the dossier" };
  });
}

/** The source the dossier already holds with this very text, from this outlet or with the outlet unknown on either side. */
async function knownTwin(store: Store, source: Source): Promise<Source | undefined> {
  const beginning = source.id.slice(0, "src-".length + 12);
  const found = await store.source(beginning);
  const candidates = found.kind === "found" ? [found.value] : found.kind === "ambiguous" ? await loadAll(store, found.candidates) : [];
  return (
    candidates.find((candidate) => candidate.id === source.id) ??
    candidates.find(
      (candidate) =>
        candidate.textHash === source.textHash && (candidate.details.outlet === undefined || source.details.outlet === undefined),
    )
  );
}

async function loadAll(store: Store, ids: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const id of ids) {
    const found = await store.source(id);
    if (found.kind === "found") sources.push(found.value);
  }
  return sources;
}

/** The twin's details with what it lacks filled from the newcomer; undefined where nothing is new. Known values are never overwritten. */
function completeDetails(twin: Source, newcomer: Source): Source["details"] | undefined {
  const completed = { ...newcomer.details, ...definedOnly(twin.details) };
  const isSame = (["title", "outlet", "byline", "published"] as const).every((field) => completed[field] === twin.details[field]);
  return isSame ? undefined : { ...completed, credit: twin.details.credit.length > 0 ? twin.details.credit : newcomer.details.credit };
}

function definedOnly(details: Source["details"]): Source["details"] {
  // Leaving out undefined fields changes no other field.
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) as Source["details"];
}
