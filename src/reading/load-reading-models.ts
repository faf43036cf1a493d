/** Decides how the bytes in models/ become everything the stages of reading were trained with. */
import { type AttributionModel, parseAttributionModel } from "./attribution/attribution-model.ts";
import { loadNetwork, type Network } from "./syntax/network/load-network.ts";

/** The trained weights of all stages. */
export type ReadingModels = { readonly syntax: Network; readonly attribution: AttributionModel };

/** The bytes of the weight files, by the folder of models/ they stand in. */
export type ModelBytes = {
  readonly syntax: Uint8Array;
  readonly kernels: Uint8Array;
  readonly attribution: Uint8Array;
};

/**
 * Reads all weights.
 *
 * @throws ModelFileError where bytes are not a weight file of this version.
 */
export function loadReadingModels({ syntax, kernels, attribution }: ModelBytes): ReadingModels {
  return { syntax: loadNetwork(syntax, kernels), attribution: parseAttributionModel(attribution) };
}
