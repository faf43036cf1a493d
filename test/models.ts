/** Decides where tests find the trained weights: in models/, read once. */
import type { ReadingModels } from "#reading";
import { loadModels } from "../src/commands/load-models.ts";
import type { Network } from "../src/reading/syntax/network/load-network.ts";

let kept: ReadingModels | undefined;

/** Everything reading was trained with. */
export function readingModelsForTests(): ReadingModels {
  kept ??= loadModels();
  return kept;
}

/** The network for tags and trees that ships with Parley. */
export function syntaxModelsForTests(): Network {
  return readingModelsForTests().syntax;
}
