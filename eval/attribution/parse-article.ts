/** Decides how an article of the corpus is parsed for training and scoring: with the weights in models/, run from the project's folder. */
import { readFileSync } from "node:fs";
import { type Source, sourceIdOf } from "#record";
import { parseText } from "../../src/reading/parse-text.ts";
import type { ParsedText } from "../../src/reading/parsed-text.ts";
import { loadNetwork, type Network } from "../../src/reading/syntax/network/load-network.ts";

let kept: Network | undefined;

/** Parses plain text as a source without any details. */
export function parseArticle({ text }: { readonly text: string }): ParsedText {
  kept ??= loadNetwork(readWeights("syntax/network.bin"), readWeights("syntax/kernels.wasm"));
  return parseText(sourceOf(text), kept);
}

/** A source of which only the text is known. */
export function sourceOf(text: string, published?: string): Source {
  return {
    id: sourceIdOf("0".repeat(12), undefined),
    text,
    textHash: "0".repeat(64),
    format: "text",
    details: { credit: [], ...(published === undefined ? {} : { published }) },
    blocks: [],
  };
}

export function readWeights(path: string): Uint8Array {
  return new Uint8Array(readFileSync(`models/${path}`));
}
