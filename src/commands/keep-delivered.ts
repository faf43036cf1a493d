/** Decides what of a batch of documents is new to the dossier, reads only that, and keeps it in one transaction. */

import { z } from "zod";
import type { Refusal, TakenIn } from "#intake";
import { CommandIdShape, type Problem, type Reading, type Source, SourceIdShape, sourceIdOf, type ValueOf } from "#record";
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
  unread: z.int().optional().describe("Sentences with a verb of reporting, meeting or stance that gave no mark."),
});
export type Kept = ValueOf<typeof KeptShape>;

/** A document after intake and reading, before it is kept. */
export type Prepared =
  | { readonly kind: "refused"; readonly label: string; readonly refusal: Refusal }
  | { readonly kind: "known"; readonly label: string; readonly source: Source }
  | ({ readonly kind: "new" } & ReadAfresh)
  /** Known, but with details it lacked or read by another reader: read again. */
  | ({ readonly kind: "again"; readonly hasNewDetails: boolean } & ReadAfresh);

/** `taken` is the document as it came; `source` has the details it will be kept with. */
type ReadAfresh = { readonly label: string; readonly taken: TakenIn; readonly source: Source; readonly reading: Reading };

/**
 * Takes a document in and, unless the dossier knows it, reads it. A text the dossier holds from the same outlet (or with the outlet unknown
 * on either side) is known; details that were missing and are given now complete it.
 */
export async function prepareDocument(parley: Parley, delivery: Delivery): Promise<Prepared> {
  const taken = await parley.reader.takeIn(delivery);
  if (taken.kind === "refused") return { kind: "refused", label: delivery.label, refusal: taken };
  return await prepareTaken(parley, delivery.label, taken);
}

async function prepareTaken(parley: Parley, label: string, taken: TakenIn): Promise<Prepared> {
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
  return twin === undefined
    ? { kind: "new", label, taken, source, reading }
    : { kind: "again", label, taken, source, reading, hasNewDetails };
}

type Entry = { readonly verb: string; readonly words: Json; readonly continues: Kept["command"] };

/**
 * Keeps what is new of `batch`; tells what became of each, in order. All of it is one transaction, unless a text occurs in it twice: then the later
 * one is kept afterwards and meets the first as if it had long been in the dossier, whether or not they share a batch.
 */
export async function keepPrepared(parley: Parley, batch: readonly Prepared[], entry: Entry): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  let { continues } = entry;
  let waiting = batch;
  while (waiting.length > 0) {
    const count = countUntilRepeated(waiting);
    const answers = await keepTogether(parley, waiting.slice(0, count), { ...entry, continues });
    kept.push(...answers);
    continues ??= answers.find((answer) => answer.command !== undefined)?.command;
    const texts = new Set(waiting.slice(0, count).map(freshTextOf));
    const rest: Prepared[] = [];
    for (const one of waiting.slice(count))
      rest.push(isFresh(one) && texts.has(freshTextOf(one)) ? await prepareTaken(parley, one.label, one.taken) : one);
    waiting = rest;
  }
  return kept;
}

function isFresh(one: Prepared): one is Extract<Prepared, { kind: "new" | "again" }> {
  return one.kind === "new" || one.kind === "again";
}

function freshTextOf(one: Prepared): string | undefined {
  return isFresh(one) ? one.source.textHash : undefined;
}

/** How many documents come before the first whose text is already among them. */
function countUntilRepeated(batch: readonly Prepared[]): number {
  const texts = new Set<string>();
  for (const [at, one] of batch.entries()) {
    const text = freshTextOf(one);
    if (text !== undefined && texts.has(text)) return at;
    if (text !== undefined) texts.add(text);
  }
  return batch.length;
}

async function keepTogether(parley: Parley, batch: readonly Prepared[], entry: Entry): Promise<readonly Kept[]> {
  const fresh = batch.filter((one) => one.kind === "new");
  const again = batch.filter((one) => one.kind === "again");
  const effects = {
    sources: fresh.map((one) => one.source),
    details: again.filter((one) => one.hasNewDetails).map(({ source }) => ({ source: source.id, details: source.details })),
    readings: [...fresh, ...again].map((one) => one.reading),
  };
  const hasEffects = effects.sources.length + effects.readings.length + effects.details.length > 0;
  const outcome = hasEffects ? await parley.store.write({ at: parley.now(), by: parley.by, ...entry }, effects) : undefined;
  const written = outcome?.kind === "written" ? outcome : undefined;
  const added = new Set(written?.added.sources);
  return batch.map((one): Kept => {
    const unread = isFresh(one) ? one.reading.unread?.length : undefined;
    if (one.kind === "refused") {
      return { label: one.label, status: "refused", code: one.refusal.code, message: `${one.refusal.message} ${one.refusal.whatToDo}` };
    }
    const { label, source } = one;
    // What another process brought meanwhile is known.
    if (one.kind === "new" && added.has(source.id))
      return {
        label,
        status: "read",
        source: source.id,
        ...(written && { command: written.command }),
        ...(unread === undefined ? {} : { unread }),
      };
    const message = one.kind === "again" ? "already in the dossier; read again" : "already in the dossier";
    return { label, status: "known", source: source.id, message, ...(one.kind === "again" && written && { command: written.command }) };
  });
}

/** The source that holds this text already: of the same outlet, else one of an unknown outlet, or any where the newcomer's is unknown; first by id. */
async function findTwin(store: Store, source: Source): Promise<Source | undefined> {
  const bare = sourceIdOf(source.textHash, undefined);
  // The id without an outlet is itself an id and the beginning of the others.
  const ids = new Set([...(await idsFrom(store, source.id)), ...(await idsFrom(store, bare)), ...(await idsFrom(store, `${bare}-`))]);
  const holders = (await loadAll(store, [...ids].sort())).filter((one) => one.textHash === source.textHash);
  const outlet = outletKey(source);
  return (
    holders.find((one) => outletKey(one) === outlet) ??
    holders.find((one) => outletKey(one) === undefined) ??
    (outlet === undefined ? holders[0] : undefined)
  );
}

/** An outlet as `sourceIdOf` compares it. */
function outletKey({ details }: Source): string | undefined {
  return details.outlet?.trim().toLowerCase();
}

async function idsFrom(store: Store, beginning: string): Promise<readonly string[]> {
  const found = await store.source(beginning);
  return found.kind === "missing" ? [] : found.kind === "found" ? [found.value.id] : found.candidates;
}

async function loadAll(store: Store, ids: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const id of ids) {
    const found = await store.source(id);
    if (found.kind === "found") sources.push(found.value);
  }
  return sources;
}

/** Details that a later delivery of the same text may complete. */
const Completable = ["title", "outlet", "byline", "published", "language", "marking"] as const;

/** The twin's details with what they lack filled from the newcomer's; undefined where nothing is new. Known values are never overwritten. */
function completeDetails(twin: Source, newcomer: Source): Source["details"] | undefined {
  const lacking = Completable.flatMap((field) => {
    const value = newcomer.details[field];
    return twin.details[field] === undefined && value !== undefined ? [[field, value] as const] : [];
  });
  return lacking.length === 0 ? undefined : { ...twin.details, ...Object.fromEntries(lacking) };
}

function withProblems(reading: Reading, problems: readonly Problem[]): Reading {
  return problems.length === 0 ? reading : { ...reading, problems: [...problems, ...reading.problems] };
}
