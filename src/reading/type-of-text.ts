/** Decides the one PLOVER type of a short text, marks or no marks: the first act its sentences tell of. */
import type { PloverType, Source } from "#record";
import { actIn, layOutActs } from "./acts/read-act.ts";
import type { ReadingModels } from "./load-reading-models.ts";
import { parseText } from "./parse-text.ts";
import type { ParsedText } from "./parsed-text.ts";

/**
 * The type of the first sentence that tells of an act; undefined where none does. Cost: parsing the text.
 *
 * @example typeOfText(source, models) // "Tarsia refused to lift the blockade.": "REJECT"
 */
export function typeOfText(source: Source, models: ReadingModels): PloverType | undefined {
  return typeOfParsed(parseText(source, models.syntax));
}

/** The same for a text already parsed. */
export function typeOfParsed(parsed: ParsedText): PloverType | undefined {
  const words = parsed.tokens.map(({ lower }) => lower);
  for (const sentence of parsed.sentences) {
    const act = actIn(layOutActs(parsed, sentence, words), { first: sentence.firstToken, after: sentence.afterToken });
    if (act !== undefined) return act.type;
  }
  return undefined;
}
