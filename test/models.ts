/** Decides where tests find the trained weights: in models/, read once. */
import { readFileSync } from "node:fs";
import type { ReadingModels } from "#reading";
import { loadModels } from "../src/commands/load-models.ts";
import { loadNetwork, type Network } from "../src/reading/syntax/network/load-network.ts";

let kept: Network | undefined;
let keptModels: ReadingModels | undefined;

/** Everything reading was trained with. */
export function readingModelsForTests(): ReadingModels {
  keptModels ??= loadModels();
  return keptModels;
}

/** The network for tags and trees that ships with Parley. */
export function syntaxModelsForTests(): Network {
  kept ??= loadNetwork(weights("syntax/network.bin"), weights("syntax/kernels.wasm"));
  return kept;
}

function weights(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../models/${path}`, import.meta.url)));
}
