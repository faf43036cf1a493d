/** Decides what of a batch of documents is new to the dossier, reads only that, and keeps it in one transaction. */

import { z } from "zod";
import type { Refusal } from "#intake";
import { CommandIdShape, type Problem, type Reading, type Source, SourceIdShape, type ValueOf } from "#record";
import type { Json, Store } from "#store";
import type { Delivery, Parley } from "./parley.ts";

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

/** A document after intake and reading, before it is kept. */
export type Prepared =
  | { readonly kind: "refused"; readonly label: string; readonly refusal: Refusal }
  | { readonly kind: "known"; readonly label: string; readonly source: Source }
  | { readonly kind: "new"; readonly label: string; readonly source: Source; readonly reading: Reading }
  /** Known, but with details it lacked or read by another reader: read again. */
  | { readonly kind: "again"; readonly label: string; readonly source: Source; readonly reading: Reading; readonly hasNewDetails: boolean };

/**
 * Takes a document in and, unless the dossier knows it, reads it. A text the dossier holds from the same outlet (or with the outlet unknown
 * on either side) is known; a date or outlet that was missing and is given now completes its details.
 */
export async function prepareDocument(parley: Parley, delivery: Delivery): Promise<Prepared> {
  const { label } = delivery;
  const taken = await parley.reader.takeIn(delivery);
  if (taken.kind === "refused") return { kind: "refused", label, refusal: taken };
  const twin = await findTwin(parley.store, taken.source);
  const completed = twin === undefined ? undefined : completeDetails(twin, taken.source);
  const hasNewDetails = completed !== undefined;
  const isReadAlready =
    twin !== undefined && !hasNewDetails && (await parley.store.reading(twin.id))?.reader === (await parley.reader.version());
  if (isReadAlready) return { kind: "known", label, source: twin };
  const source: Source = twin === undefined ? taken.source : { ...twin, details: completed ?? twin.details };
  const read = await parley.reader.read(source);
  if (read.kind === "refused") return { kind: "refused", label, refusal: read };
  const reading = withProblems(read.reading, taken.problems);
  return twin === undefined ? { kind: "new", label, source, reading } : { kind: "again", label, source, reading, hasNewDetails };
}

/** Keeps what is new of `batch` in one transaction; tells what became of each, in order. */
export async function keepPrepared(
  parley: Parley,
  batch: readonly Prepared[],
  entry: { readonly verb: string; readonly words: Json; readonly continues: Kept["command"] },
): Promise<readonly Kept[]> {
  const fresh = batch.filter((one) => one.kind === "new");
  const again = batch.filter((one) => one.kind === "again");
  const effects = {
    sources: uniqueById(fresh.map((one) => one.source)),
    details: again.filter((one) => one.hasNewDetails).map(({ source }) => ({ source: source.id, details: source.details })),
    readings: uniqueBySource([...fresh, ...again].map((one) => one.reading)),
  };
  const hasEffects = effects.sources.length + effects.readings.length + effects.details.length > 0;
  const outcome = hasEffects ? await parley.store.write({ at: parley.now(), by: parley.by, ...entry }, effects) : undefined;
  const written = outcome?.kind === "written" ? outcome : undefined;
  const added = new Set(written?.added.sources);
  return batch.map((one): Kept => {
    if (one.kind === "refused") {
      return { label: one.label, status: "refused", code: one.refusal.code, message: `${one.refusal.message} ${one.refusal.whatToDo}` };
    }
    const { label, source } = one;
    // What this command brought is new once; a second file with the same text, or another process, finds it known.
    if (one.kind === "new" && added.delete(source.id))
      return { label, status: "read", source: source.id, ...(written && { command: written.command }) };
    const message = one.kind === "again" ? "already in the dossier; read again" : "already in the dossier";
    return { label, status: "known", source: source.id, message, ...(one.kind === "again" && written && { command: written.command }) };
  });
}

async function findTwin(store: Store, source: Source): Promise<Source | undefined> {
  const found = await store.source(source.id.slice(0, "src-".length + 12));
  if (found.kind === "missing") return undefined;
  const candidates = found.kind === "found" ? [found.value] : await loadAll(store, found.candidates);
  const isSameOutlet = (one: Source): boolean =>
    one.textHash === source.textHash && (one.details.outlet === undefined || source.details.outlet === undefined);
  return candidates.find((one) => one.id === source.id) ?? candidates.find(isSameOutlet);
}

async function loadAll(store: Store, ids: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const id of ids) {
    const found = await store.source(id);
    if (found.kind === "found") sources.push(found.value);
  }
  return sources;
}

/** The twin's details with what they lack filled from the newcomer's; undefined where nothing is new. Known values are never overwritten. */
function completeDetails(twin: Source, newcomer: Source): Source["details"] | undefined {
  const known = twin.details;
  const { title = newcomer.details.title, outlet = newcomer.details.outlet } = known;
  const { byline = newcomer.details.byline, published = newcomer.details.published } = known;
  if (title === known.title && outlet === known.outlet && byline === known.byline && published === known.published) return undefined;
  return {
    ...known,
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
  };
}

function withProblems(reading: Reading, problems: readonly Problem[]): Reading {
  return problems.length === 0 ? reading : { ...reading, problems: [...problems, ...reading.problems] };
}

function uniqueById(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}

function uniqueBySource(readings: readonly Reading[]): readonly Reading[] {
  return [...new Map(readings.map((reading) => [reading.source, reading])).values()];
}
