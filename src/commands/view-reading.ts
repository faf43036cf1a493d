/** Decides how the reading of one file is printed for scripts and scorers: every range with its exact words, every actor with its name. */

import { z } from "zod";
import { type Reading, ReadingShape, type Source, SourceDetailsShape, type ValueOf } from "#record";

/** A whole reading: the shape of `Reading`, with `exact` beside every `start` and `end`, and `{id, name}` in place of an actor's local id. */
export const ReadingViewShape = z.looseObject({
  file: z.string(),
  details: SourceDetailsShape,
  characters: z.int().describe("Length of the text in UTF-16 code units."),
  text: z.string().describe("The text every offset counts in."),
  source: ReadingShape.shape.source,
  reader: z.string(),
  actors: z.array(z.json()),
  mentions: z.array(z.json()),
  dates: z.array(z.json()),
  attributions: z.array(z.json()),
  silences: z.array(z.json()),
  meetings: z.array(z.json()),
  positions: z.array(z.json()),
  assessments: z.array(z.json()),
  contingencies: z.array(z.json()),
  instruments: z.array(z.json()),
  problems: z.array(z.json()),
});
export type ReadingView = ValueOf<typeof ReadingViewShape>;

/** The reading of `source`, ready to be printed as JSON. */
export function viewReading(file: string, source: Source, reading: Reading): ReadingView {
  const names = new Map<string, string>(reading.actors.map((actor) => [actor.id, actor.name]));
  const head = { file, details: source.details, characters: source.text.length, text: source.text };
  // The same fields as the reading, only the leaves are enriched.
  return { ...head, ...(show(reading) as object) } as ReadingView;

  function show(value: unknown, field?: string): unknown {
    if (typeof value === "string") {
      const name = field === "id" ? undefined : names.get(value);
      return name === undefined ? value : { id: value, name };
    }
    if (Array.isArray(value)) return value.map((element) => show(element, field));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, held]) => held !== undefined);
    const shownFields = Object.fromEntries(entries.map(([key, held]) => [key, TextFields.has(key) ? held : show(held, key)]));
    if (typeof shownFields["start"] === "number" && typeof shownFields["end"] === "number") {
      return { ...shownFields, exact: source.text.slice(shownFields["start"], shownFields["end"]) };
    }
    return shownFields;
  }
}

/** Fields that hold free words, which could look like a local id. */
const TextFields = new Set(["name", "title", "alsoCalled", "topic", "value", "message", "whatToDo", "where", "code", "worldKey"]);
