/** Decides where the trained weights are: the models/ folder beside src/ and dist/. */
import { readFileSync } from "node:fs";
import { loadReadingModels, type ReadingModels } from "#reading";

/** Reads every model's weights from the disk. */
export function loadModels(): ReadingModels {
  const weights = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../models/${path}`, import.meta.url)));
  return loadReadingModels({
    syntax: weights("syntax/network.bin"),
    kernels: weights("syntax/kernels.wasm"),
    attribution: weights("attribution/weights.bin"),
    pronouns: weights("pronouns/weights.bin"),
  });
}
