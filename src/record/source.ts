/** Decides what Parley keeps of one document: its exact text and where it comes from. */
import { z } from "zod";
import { SourceIdShape } from "./ids.ts";
import type { ValueOf } from "./shape.ts";
import { TextRangeShape } from "./span.ts";

/** Where a document comes from, as its own metadata, its front matter or the person said. Every field may be unknown. */
export const SourceDetailsShape = z.strictObject({
  title: z.string().optional(),
  outlet: z.string().optional(),
  byline: z.string().optional(),
  credit: z.array(z.string()).default([]).describe("Agencies the text says it rests on: 'with DPA and Reuters'."),
  published: z.string().optional().describe("ISO 8601 date or date-time with zone."),
  language: z.string().optional().describe("BCP 47 tag."),
  origin: z.string().optional().describe("File name or address, as a label only."),
  marking: z.string().optional().describe("Handling marking, for example a TLP level."),
  grade: z.string().optional().describe("Source grade (Admiralty code), set by a person."),
});
export type SourceDetails = ValueOf<typeof SourceDetailsShape>;

/** What a block of the text is, where intake could tell; ranges do not overlap and stand in order. */
export const TextBlockShape = z.strictObject({
  kind: z.enum(["heading", "paragraph", "list item", "table row", "caption"]),
  range: TextRangeShape,
});
export type TextBlock = ValueOf<typeof TextBlockShape>;

/** One document as taken in. `text` is never changed afterwards; every span counts in it. */
export const SourceShape = z.strictObject({
  id: SourceIdShape,
  text: z.string(),
  textHash: z.string().describe("SHA-256 of the text as UTF-8, hex."),
  format: z.enum(["text", "markdown", "html", "docx", "pdf"]),
  details: SourceDetailsShape,
  blocks: z.array(TextBlockShape).describe("Headings and paragraphs in order; empty where the format says nothing."),
});
export type Source = ValueOf<typeof SourceShape>;
