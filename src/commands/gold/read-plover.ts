/** Decides how PLOVER's gold records are read, and which of them may be looked at while rules are made. */

/*
 * The file is a JSON list. A record has `id`, `event` (the type), `eventText` (the words of the text that show it, in order, parts left out),
 * `text` (one sentence, now and then in braces or with `` '' for quotation marks), `textInfo.markup` (the text with SRC, TAR, EVT, LOC around its
 * parts), and now and then `mode` and `context`. The record with `event` DOCUMENT describes the file.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { type PloverType, PloverTypeShape } from "#record";

/** One record: its sentence as a plain text, and its type. */
export type PloverRecord = {
  readonly id: string;
  readonly text: string;
  readonly type: PloverType;
  readonly eventText: string;
  /** The half the rules were made on; the other half is only counted. */
  readonly half: "looked at" | "not looked at";
};

const FileShape = z.array(
  z.looseObject({ id: z.string(), event: z.string(), text: z.string().optional(), eventText: z.string().optional() }),
);

/**
 * The records of a file in its order, halves drawn within each type by a seeded hash of the id.
 *
 * @throws Error where the text is no JSON or no list of records.
 */
export function parsePlover(json: string): readonly PloverRecord[] {
  const records = FileShape.parse(JSON.parse(json)).flatMap(({ id, event, text, eventText }) => {
    const type = PloverTypeShape.safeParse(event);
    return type.success && text !== undefined ? [{ id, text: plainOf(text), type: type.data, eventText: eventText ?? "" }] : [];
  });
  const ofType = new Map<string, string[]>();
  for (const { id, type } of records) ofType.set(type, [...(ofType.get(type) ?? []), id]);
  const lookedAt = new Set(
    [...ofType.values()].flatMap((ids) => {
      const drawn = [...ids].sort((one, other) => (drawOf(one) < drawOf(other) ? -1 : 1));
      return drawn.slice(0, Math.ceil(drawn.length / 2));
    }),
  );
  return records.map((record) => ({ ...record, half: lookedAt.has(record.id) ? "looked at" : "not looked at" }));
}

const Seed = "20161219";

function drawOf(id: string): string {
  return createHash("sha256").update(`${Seed}:${id}`).digest("hex");
}

function plainOf(text: string): string {
  return text
    .replace(/^\s*\{?\s*/u, "")
    .replace(/\s*\}?\s*$/u, "")
    .replaceAll(/``|''/gu, '"')
    .replaceAll("\\$", "$");
}
