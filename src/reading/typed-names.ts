/** Decides which names a text holds, whether or not they act in it, and whether each is a person's, an organisation's or a place's. */
import type { Source, TextRange } from "#record";
import type { ReadingModels } from "./load-reading-models.ts";
import { findNames } from "./names/find-names.ts";
import { nameKeyOf } from "./names/name-key.ts";
import { parseText } from "./parse-text.ts";
import type { ParsedText } from "./parsed-text.ts";
import type { World } from "./world.ts";

export type TypedName = { readonly range: TextRange; readonly kind: "person" | "organisation" | "place" };

/** The names of `source` in the order of the text, states among the places; what the gazetteer and the model do not know is left out. */
export function findTypedNames(
  source: Source,
  { models, world }: { readonly models: ReadingModels; readonly world: World },
): readonly TypedName[] {
  return typedNamesIn(parseText(source, models.syntax), { world });
}

/** The same for a parsed text. */
export function typedNamesIn(parsed: ParsedText, { world }: { readonly world: World }): readonly TypedName[] {
  const found = findNames(parsed, { world });
  return found.pieces.flatMap((piece): readonly TypedName[] => {
    if (piece.kind === "title") return [];
    const range = { start: parsed.tokens[piece.first]?.start ?? 0, end: parsed.tokens[piece.after - 1]?.end ?? 0 };
    if (piece.kind === "name") {
      const kind = found.verdicts.get(nameKeyOf(parsed, piece.first, piece.after))?.kind;
      return kind === "person" || kind === "organisation" || kind === "place" ? [{ range, kind }] : [];
    }
    const meaning = piece.meanings.find((name) => name.form !== "adjective" && name.form !== "people");
    if (meaning === undefined) return [];
    return [{ range, kind: meaning.entry.kind === "organisation" ? "organisation" : "place" }];
  });
}
