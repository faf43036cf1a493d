/** Decides how the bytes in models/ become everything the stages of reading were trained with. */
import { type AttributionModel, parseAttributionModel } from "./attribution/attribution-model.ts";
import { type PronounJudge, parsePronounModel } from "./names/pronoun-judge.ts";
import { loadNetwork, type Network } from "./syntax/network/load-network.ts";

/** The trained weights of all stages. */
export type ReadingModels = { readonly syntax: Network; readonly attribution: AttributionModel; readonly pronouns: PronounJudge };

/** The bytes of the weight files, by the folder of models/ they stand in. */
export type ModelBytes = {
  readonly syntax: Uint8Array;
  readonly kernels: Uint8Array;
  readonly attribution: Uint8Array;
  readonly pronouns: Uint8Array;
};

/**
 * Reads all weights.
 *
 * @throws ModelFileError where bytes are not a weight file of this version.
 */
export function loadReadingModels({ syntax, kernels, attribution, pronouns }: ModelBytes): ReadingModels {
  return {
    syntax: loadNetwork(syntax, kernels),
    attribution: parseAttributionModel(attribution),
    pronouns: parsePronounModel(pronouns),
  };
}
