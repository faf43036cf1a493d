/** Decides what the first layer is given for a spelling: its vectors added up, evened out, and multiplied once for both directions. */
import { roundUp } from "./kernels.ts";
import type { Network } from "./load-network.ts";
import { worldlyKeys, writeKeys } from "./spelling-features.ts";

/**
 * Lays what each of `spellings` gives to the first layer, `8 × state` numbers each, into the kernels' memory from `to` on; `spaced` says of each
 * whether white space stands before it. The memory behind `to` must hold them and `inputs` numbers each. Kept for the next text.
 */
export function describeSpellings(network: Network, spellings: readonly string[], spaced: readonly boolean[], to: number): void {
  const { kernels, toFirst, inputs } = network;
  const kept = keptOf(network);
  const width = toFirst.outputs;
  const unknown: number[] = [];
  spellings.forEach((spelling, place) => {
    const row = kept.get(keyOf(spelling, spaced[place] ?? true));
    if (row === undefined) unknown.push(place);
    else kernels.numbers().set(row, to + place * width);
  });
  if (unknown.length === 0) return;
  const vectors = to + spellings.length * width;
  const products = vectors + roundUp(unknown.length, 4) * inputs;
  kernels.reserve(products + roundUp(unknown.length, 4) * width);
  const numbers = kernels.numbers();
  unknown.forEach((place, row) => {
    writeVector(
      network,
      spellings[place] ?? "",
      spaced[place] ?? true,
      numbers.subarray(vectors + row * inputs, vectors + (row + 1) * inputs),
    );
  });
  kernels.multiply(toFirst.weights, toFirst.bias, vectors, products, roundUp(unknown.length, 4), inputs, width);
  unknown.forEach((place, row) => {
    const product = numbers.slice(products + row * width, products + (row + 1) * width);
    numbers.set(product, to + place * width);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(keyOf(spellings[place] ?? "", spaced[place] ?? true), product);
  });
}

/** The row of a spelling among the worldly words; 0 where it is not among them. */
export function worldlyRowOf({ worldly }: Pick<Network, "worldly">, spelling: string): number {
  for (const key of worldlyKeys(spelling)) {
    const row = worldly.rowOf.get(key);
    if (row !== undefined) return row;
  }
  return 0;
}

/** Whether the word was met often enough in the treebanks to have a vector of its own. */
export function isInWordTable({ tables }: Pick<Network, "tables">, spelling: string): boolean {
  writeKeys(spelling, true, keys);
  return tables[0]?.rowOf.has(keys[0] ?? 0) === true;
}

const keys = new Int32Array(8);

function writeVector(network: Network, spelling: string, isSpaced: boolean, vector: Float32Array): void {
  const { worldly, tables, fromWorldly, worldlyBias, evenWeights, evenBias, inputs } = network;
  vector.set(worldlyBias);
  const row = worldlyRowOf(network, spelling);
  if (row > 0) {
    const start = (row - 1) * worldly.width;
    for (let from = 0; from < worldly.width; from++) {
      const value = (worldly.bytes[start + from] ?? 0) * (worldly.scales[from] ?? 0);
      for (let at = 0; at < inputs; at++) vector[at] = (vector[at] ?? 0) + value * (fromWorldly[at * worldly.width + from] ?? 0);
    }
  }
  writeKeys(spelling, isSpaced, keys);
  tables.forEach(({ rowOf, bytes, scale }, table) => {
    const start = (rowOf.get(keys[table] ?? 0) ?? 0) * inputs;
    for (let at = 0; at < inputs; at++) vector[at] = (vector[at] ?? 0) + (bytes[start + at] ?? 0) * scale;
  });
  even(vector, evenWeights, evenBias);
}

/** Layer normalisation (Ba, Kiros and Hinton 2016). */
function even(vector: Float32Array, weights: Float32Array, bias: Float32Array): void {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
  const spread = vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length;
  const scale = 1 / Math.sqrt(spread + 1e-5);
  for (let at = 0; at < vector.length; at++) vector[at] = ((vector[at] ?? 0) - mean) * scale * (weights[at] ?? 0) + (bias[at] ?? 0);
}

const keptRows = new WeakMap<Network, Map<string, Float32Array>>();

function keptOf(network: Network): Map<string, Float32Array> {
  let kept = keptRows.get(network);
  if (kept === undefined) {
    kept = new Map();
    keptRows.set(network, kept);
  }
  return kept;
}

function keyOf(spelling: string, isSpaced: boolean): string {
  return isSpaced ? ` ${spelling}` : spelling;
}

/** About three kilobytes each. */
const MOST_KEPT = 12_000;
