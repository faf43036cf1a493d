/** Decides how values are written into columns and read back: JSON checked against its shape, readings compressed, texts as exact UTF-8. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { z } from "zod";
import { type Immutable, type Reading, ReadingShape } from "#record";
import { StoreError } from "../errors.ts";

/** SHA-256 of the text as UTF-8, hex. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** A reading as it is stored. Marks repeat their words, so that deflate makes about a fifteenth of them; level 3 is as fast as level 1 and smaller. */
export type PackedReading = { readonly hash: string; readonly coding: string; readonly body: Uint8Array };

export function packReading(reading: Reading): PackedReading {
  const json = JSON.stringify(reading);
  return { hash: hashOf(json), coding: "json deflate", body: deflateRawSync(json, { level: 3 }) };
}

/** Reads back what `packReading` wrote; what has been tampered with is refused. */
export function unpackReading({ coding, body }: { readonly coding: string; readonly body: Uint8Array }, where: string): Reading {
  const json = inWordsOfDamage(where, () => textOf(coding === "json" ? body : inflateRawSync(body, { maxOutputLength: largestReading })));
  return checkColumn(ReadingShape, json, where);
}

/** Against a body made to swell: no reading comes near it. */
const largestReading = 256 * 1024 * 1024;

/** The exact text of UTF-8 bytes, a byte order mark included. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** A JSON column as its shape. The file may come from elsewhere, so that nothing in it is taken on trust. */
export function parseColumn<Shape extends z.ZodType>(shape: Shape, json: string, where: string): Immutable<z.infer<Shape>> {
  const parsed = shape.safeParse(inWordsOfDamage(where, () => JSON.parse(json)));
  if (!parsed.success) throw damaged(where, parsed.error);
  return parsed.data as Immutable<z.infer<Shape>>; // Readonly is a promise of ours, not a change of the value.
}

/** The same for shapes without defaults: the value with its fields in the order they were written in, so that writing it again gives the same bytes. */
export function checkColumn<Shape extends z.ZodType>(shape: Shape, json: string, where: string): Immutable<z.infer<Shape>> {
  const value: unknown = inWordsOfDamage(where, () => JSON.parse(json));
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw damaged(where, parsed.error);
  return value as Immutable<z.infer<Shape>>; // It has just been found to be one.
}

function inWordsOfDamage<Result>(where: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw damaged(where, cause);
  }
}

function damaged(where: string, cause: unknown): StoreError {
  return new StoreError({
    code: "damaged",
    what: "A stored value is not what Parley wrote",
    where,
    whatToDo: "Go back to a copy of the dossier.",
    cause,
  });
}
