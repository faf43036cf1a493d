/** Decides what may be written at all: a whole log entry, effects in their shapes, texts with their own hash. Looks only at what is handed over. */
import {
  type CommandId,
  DecisionActShape,
  type Reading,
  ReadingShape,
  type Source,
  type SourceDetails,
  SourceDetailsShape,
  type SourceId,
  SourceShape,
} from "#record";
import { StoreError, type StoreErrorCode } from "../errors.ts";
import type { Effects, NewCommand, NewDecision, NewDetails } from "../store.ts";
import { hashOf, type PackedReading, packReading } from "./coding.ts";

/** A log entry ready for its columns. */
export type CheckedEntry = {
  readonly at: string;
  readonly by: string;
  readonly verb: string;
  readonly words: string;
  readonly undoes: CommandId | undefined;
  readonly continues: CommandId | undefined;
};

/** A write in which nothing is malformed; whether it fits the dossier is another question. */
export type CheckedWrite = {
  readonly entry: CheckedEntry;
  readonly sources: readonly Source[];
  readonly details: readonly NewDetails[];
  readonly readings: readonly { readonly reading: Reading; readonly packed: PackedReading }[];
  readonly decisions: readonly NewDecision[];
  /** Values as JSON text; `was` undefined asks for no check. */
  readonly settings: readonly { readonly key: string; readonly value: string; readonly was: string | undefined }[];
};

/** @throws StoreError `bad-entry`, `bad-source` or `bad-reading`. */
export function checkWrite(command: NewCommand, effects: Effects): CheckedWrite {
  return {
    entry: checkEntry(command, effects),
    sources: (effects.sources ?? []).map(checkSource),
    details: (effects.details ?? []).map((change) => ({ ...change, details: checkDetails(change.details, change.source) })),
    readings: (effects.readings ?? []).map((reading) => ({ reading: checkReading(reading), packed: packReading(reading) })),
    decisions: (effects.decisions ?? []).map(checkDecision),
    settings: (effects.settings ?? []).map(({ key, value, was }) => ({
      key: checkKey(key),
      value: JSON.stringify(value),
      was: was === undefined ? undefined : JSON.stringify(was),
    })),
  };
}

export function refused(code: StoreErrorCode, what: string, where: string, whatToDo: string): StoreError {
  return new StoreError({ code, what, where, whatToDo });
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

function checkEntry({ at, by, verb, words, undoes, continues }: NewCommand, effects: Effects): CheckedEntry {
  if (!isoInstant.test(at) || Number.isNaN(Date.parse(at))) {
    throw refused("bad-entry", `"${at}" is no instant`, verb, "Give ISO 8601 with a zone, for example 2026-03-01T09:30:00Z.");
  }
  if (!isPlain(by) || !isPlain(verb)) throw refused("bad-entry", "A log entry needs a person and a verb", verb, "Say who asks for what.");
  const isEmpty = Object.values(effects).every((list: readonly unknown[] | undefined) => (list ?? []).length === 0);
  if (undoes !== undefined && (!isEmpty || continues !== undefined)) {
    throw refused("bad-entry", "An undo comes without effects", undoes, "Undo in one command and change in another.");
  }
  return { at: new Date(at).toISOString(), by, verb, words: JSON.stringify(words), undoes, continues };
}

/** Some words, and nothing at which the engine would end them. */
function isPlain(words: string): boolean {
  return words.trim() !== "" && !words.includes("\0");
}

function checkSource(source: Source): Source {
  const parsed = SourceShape.safeParse(source);
  if (!parsed.success) {
    throw refused("bad-source", `The source is not well formed: ${parsed.error.message}`, source.id, "Take it in again.");
  }
  if (Buffer.from(source.text, "utf8").toString("utf8") !== source.text) {
    throw refused("bad-source", "The text holds half characters that no file can hold", source.id, "Replace them before making spans.");
  }
  if (hashOf(source.text) !== source.textHash) {
    throw refused("bad-source", "The text does not have the hash it comes with", source.id, "Hash the text that is handed over.");
  }
  return { ...source, details: checkDetails(source.details, source.id) };
}

/** The details with their fields in one order, so that equal ones are equal as JSON. */
function checkDetails(details: SourceDetails, source: SourceId): SourceDetails {
  const parsed = SourceDetailsShape.safeParse(details);
  if (parsed.success) return parsed.data;
  const what = `The details are not well formed: ${parsed.error.message}`;
  throw refused("bad-source", what, source, "Give them whole, in the shape of a source.");
}

function checkReading(reading: Reading): Reading {
  const parsed = ReadingShape.safeParse(reading);
  if (parsed.success && isPlain(reading.reader)) return reading;
  const why = parsed.error?.message ?? "it does not name its reader";
  throw refused("bad-reading", `The reading is not well formed: ${why}`, reading.source, "Read the source again.");
}

function checkDecision(decision: NewDecision): NewDecision {
  const parsed = DecisionActShape.safeParse(decision.act);
  if (parsed.success && (decision.reason === undefined || isPlain(decision.reason))) return decision;
  const why = parsed.error?.message ?? "its reason is empty";
  throw refused("bad-entry", `The decision is not well formed: ${why}`, decision.act.kind, "Name the item and what is decided.");
}

function checkKey(key: string): string {
  if (isPlain(key)) return key;
  throw refused("bad-entry", "A setting needs a name", key, "Name what is set.");
}
