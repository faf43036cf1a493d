/** Decides where the paragraph of a place in the text begins. */
import { countBefore } from "./count-before.ts";
import type { ParsedText } from "./parsed-text.ts";

/** The start of the last paragraph that begins at or before `place`; 0 where none does. Cost: logarithmic. */
export function paragraphStart({ paragraphs }: Pick<ParsedText, "paragraphs">, place: number): number {
  return paragraphs[countBefore(paragraphs, ({ start }) => start <= place) - 1]?.start ?? 0;
}
