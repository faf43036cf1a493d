/** Decides for a text, from its quotation marks alone, whether a content is told in the speaker's words, in the writer's, or in both. */
import type { TextRange } from "#record";
import { formOf } from "./attribution/form-of.ts";
import { findQuotations } from "./find-quotations.ts";

/** The form of any content of `text`, every line a paragraph; the same for found and for marked contents. */
export function speechFormsOf(text: string): (content: readonly TextRange[]) => "direct" | "indirect" | "mixed" {
  const paragraphs: { start: number; end: number; kind: "body" }[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) paragraphs.push({ start: line.index, end: line.index + line[0].length, kind: "body" });
  const quotations = findQuotations({ text, paragraphs })
    .filter((quotation) => quotation.level === 0)
    .flatMap((quotation) => quotation.pieces);
  return (content) => formOf(text, content, quotations);
}
