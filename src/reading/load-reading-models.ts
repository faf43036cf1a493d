/** Decides how the bytes in models/ become everything the stages of reading were trained with. */
import { type AttributionModel, parseAttributionModel } from "./attribution/attribution-model.ts";
import { loadNameModel, type NameModel } from "./names/name-model.ts";
import { loadSyntaxModels, type SyntaxModels } from "./syntax/load-syntax-models.ts";

/** The trained weights of all stages. */
export type ReadingModels = { readonly syntax: SyntaxModels; readonly names: NameModel; readonly attribution: AttributionModel };

/** The bytes of the weight files, by the folder of models/ they stand in. */
export type ModelBytes = {
  readonly tagger: Uint8Array;
  readonly parser: Uint8Array;
  readonly names: Uint8Array;
  readonly attribution: Uint8Array;
};

/**
 * Reads all weights.
 *
 * @throws ModelFileError where bytes are not a weight file of this version.
 */
export function loadReadingModels({ tagger, parser, names, attribution }: ModelBytes): ReadingModels {
  return { syntax: loadSyntaxModels({ tagger, parser }), names: loadNameModel(names), attribution: parseAttributionModel(attribution) };
}
