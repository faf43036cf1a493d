/** Decides where tests find the trained weights: in models/, read once. */
import { readFileSync } from "node:fs";
import { loadSyntaxModels, type SyntaxModels } from "../src/reading/syntax/load-syntax-models.ts";

let kept: SyntaxModels | undefined;

/** The syntax models that ship with Parley. */
export function syntaxModelsForTests(): SyntaxModels {
  kept ??= loadSyntaxModels({ tagger: weights("tagger/tagger.bin"), parser: weights("parser/parser.bin") });
  return kept;
}

function weights(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../models/${path}`, import.meta.url)));
}
